"""The same channel on a broker that is none of ours.

mosquitto knows passwords only, and that of a login holds for one timestamp: so the client's clock stands still while a
broker runs, and moves on while it is stopped, when the next password is written.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from feiyan import (
    AuthenticationError,
    ChannelOptions,
    ConfigurationError,
    Connected,
    DeviceCredentials,
    Disconnected,
    Gap,
)
from feiyan.messages import (
    AccountBound,
    AccountUnbound,
    OtaProgress,
    PropertiesChanged,
    StatusChanged,
    SubDeviceAdded,
    ThingEvent,
)
from feiyan_sandbox.broker import pushes
from feiyan_sandbox.broker.pushes import PushedDevice
from tests.channel.certificates import Authority
from tests.channel.mosquitto import PASSWORDS, PROGRAM, Mosquitto, Platform
from tests.channel.support import PHONE, QUICK, Reader, assert_gaps_are_told
from tests.runtime.support import Clock

TOKEN = "4f0c6d1b8e2a49d7b35a90c4e17f26d8"
RESTARTS = 10

LAMP, HUB = PushedDevice("lamp-iot-id", "a1Lamp", "lamp"), PushedDevice("hub-iot-id", "a1Hub", "hub")
PUSHES = [
    pushes.properties_push(LAMP, {"PowerSwitch": 1}, time_ms=1),
    pushes.event_push(LAMP, "Error", {"ErrorCode": 3}, name="Fault", event_type="error", time_ms=1),
    pushes.status_push(LAMP, 3, time_ms=1),
    pushes.sub_device_push(LAMP, 0, gateway=HUB, old_gateway=None),
    pushes.upgrade_push("lamp-iot-id", step=40, status=1, src_version="1", dest_version="2", description=""),
]
REPLY = {"id": "1", "code": 200, "message": "success"}


class Stage:
    """A mosquitto, the platform on it, and a clock that goes on while neither runs."""

    def __init__(self, broker: Mosquitto) -> None:
        self.broker = broker
        self.clock = Clock()
        self.platform: Platform
        self._running = ExitStack()

    def start(self, *, method: str = "hmacsha256", tokens: str = TOKEN) -> None:
        """Start both; the login of the moment is let in."""
        signed = f"clientIdbridgedeviceNamephone-1productKeya1App4Kd9Qwtimestamp{int(self.clock.now * 1000)}"
        digest = {"hmacsha256": hashlib.sha256, "hmacsha1": hashlib.sha1}[method]
        password = hmac.new(PHONE.device_secret.encode(), signed.encode(), digest).hexdigest()
        self.broker.let_in("phone-1&a1App4Kd9Qw", password)
        self.broker.start()
        self._running.callback(self.broker.stop)
        self.platform = self._running.enter_context(Platform(self.broker, tokens))

    def stop(self) -> None:
        self._running.close()
        self.clock.now += 60

    def push_number(self, number: int) -> None:
        push = pushes.properties_push(LAMP, {"Number": number}, time_ms=1)
        self.platform.push(PHONE, push.topic, push.message(number))

    def settings(self) -> dict[str, Any]:
        return {
            "app_key": "23456789",
            "app_secret": "secret",
            "iot_token": TOKEN,
            "base_url": "http://127.0.0.1:9",
            "mqtt_url": self.broker.url,
        }

    def options(self, **more: Any) -> ChannelOptions:
        return replace(QUICK, **{"tls": self.broker.authority.trusting(), **more})


@pytest.fixture
def stage(tmp_path: Path, authority: Authority) -> Iterator[Stage]:
    if PROGRAM is None or PASSWORDS is None:
        pytest.skip("there is no mosquitto on this machine")
    with Mosquitto(tmp_path, authority) as broker:
        stage = Stage(broker)
        yield stage
        stage.stop()


@pytest.fixture
def open_channel(stage: Stage, reading: type[Reader]) -> Callable[..., Reader]:
    """Makes a program that reads a channel on the stage."""

    def make(credentials: DeviceCredentials = PHONE, **options: Any) -> Reader:
        return reading(stage.settings(), credentials=credentials, options=stage.options(**options), clock=stage.clock)

    return make


def test_messages_arrive_typed(stage: Stage, open_channel: Callable[..., Reader]) -> None:
    """Messages of all topics are received as typed objects, in the order in which they were sent."""
    stage.start()
    with open_channel() as reader:
        assert reader.next() == Connected(stage.broker.url)
        for number, push in enumerate(PUSHES):
            stage.platform.push(PHONE, push.topic, push.message(number))
        for action in ("bind", "unbind"):
            stage.platform.push(PHONE, f"account/{action}_reply", REPLY)
        messages = [reader.next() for _ in range(7)]
    properties, event, status, added, progress, *_ = messages
    kinds = [PropertiesChanged, ThingEvent, StatusChanged, SubDeviceAdded, OtaProgress, AccountBound, AccountUnbound]
    assert [type(message) for message in messages] == kinds
    assert (properties.iot_id, properties.items["PowerSwitch"].value) == ("lamp-iot-id", 1)
    assert (event.identifier, event.value) == ("Error", {"ErrorCode": 3})
    assert status.status.value == 3
    assert (added.sub_device_name, added.new_gw_device_name) == ("lamp", "hub")
    assert (progress.step, progress.dest_version) == (40, "2")
    assert [action for action, _ in stage.platform.requests] == ["bind", "unbind"]
    assert stage.platform.requests[0][1]["request"] == {"clientId": "bridge"}


@pytest.mark.parametrize("method", ["hmacsha256", "hmacsha1"])
def test_the_documented_password_is_sent(stage: Stage, open_channel: Callable[..., Reader], method: str) -> None:
    """A broker that knows nothing else lets it in."""
    stage.start(method=method)
    with open_channel(sign_method=method) as reader:
        assert reader.next() == Connected(stage.broker.url)


def test_another_secret_ends_it_at_once(stage: Stage, open_channel: Callable[..., Reader]) -> None:
    stage.start()
    with (
        pytest.raises(AuthenticationError, match="refused the login"),
        open_channel(replace(PHONE, device_secret="another")),
    ):
        pass
    assert stage.platform.requests == []


def test_another_token_ends_it_at_once(stage: Stage, open_channel: Callable[..., Reader]) -> None:
    stage.start(tokens="another")
    with pytest.raises(AuthenticationError, match="pass iot_token"), open_channel():
        pass
    assert [action for action, _ in stage.platform.requests] == ["bind"]


def test_a_certificate_that_is_not_trusted_ends_it_at_once(stage: Stage, open_channel: Callable[..., Reader]) -> None:
    stage.start()
    with pytest.raises(ConfigurationError, match=r"^tls: "), open_channel(tls=None):
        pass


def test_ten_restarts_lose_nothing_in_silence(stage: Stage, open_channel: Callable[..., Reader]) -> None:
    """Each reconnect has a new login; gaps are reported, and the other messages are received in order."""
    items: list[Any] = []
    number = 0
    stage.start()
    with open_channel(timeout=0.5) as reader:
        items.append(reader.until(Connected))
        for _ in range(RESTARTS):
            for _ in range(40):
                stage.push_number(number)
                number += 1
            while not isinstance(items[-1], PropertiesChanged):
                items.append(reader.next())
            stage.stop()
            while not isinstance(items[-1], Disconnected):
                items.append(reader.next())
            stage.start()
            while not isinstance(items[-1], Gap):
                items.append(reader.next())
        stage.push_number(number)
        items.append(reader.until(PropertiesChanged))
    assert_gaps_are_told(items, RESTARTS)
