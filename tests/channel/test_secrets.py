"""Secrets are sent, and shown nowhere."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from feiyan import AuthenticationError, Connected, DeviceCredentials, Disconnected, FeiyanError, SessionExpiredError
from feiyan.messages import AccountBind
from feiyan_runtime import mqtt_credentials
from feiyan_sandbox import Sandbox
from feiyan_sandbox.broker import packets as mqtt
from tests.channel.scripted_broker import ScriptedBroker
from tests.channel.support import ANN, PHONE, QUICK, Reader, settings_for, settings_of

TOKEN, SECRET = "planted-iot-token", "planted-device-secret"
PLANTED = replace(PHONE, device_secret=SECRET)


@pytest.fixture(autouse=True)
def everything_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    with caplog.at_level(logging.DEBUG):
        for name in ("feiyan", "feiyan.mqtt", "mqtt", "asyncio", "httpx", "httpcore"):
            caplog.set_level(logging.DEBUG, name)
        yield


def shown(caplog: pytest.LogCaptureFixture, *others: object) -> str:
    """All that was logged, with tracebacks, and what else is given, as it prints."""
    records = [f"{record.name} {record.getMessage()} {record.args!r} {record.exc_text}" for record in caplog.records]
    return "\n".join([*records, caplog.text, *(f"{other!r} {other}" for other in others)])


def told(error: BaseException) -> str:
    """An error with all that it was raised from."""
    return "".join(traceback.format_exception(error)) + repr(vars(error))


def assert_hidden(text: str, *secrets: str) -> None:
    for secret in secrets:
        assert secret not in text


def test_a_channel_at_work_shows_no_secret(
    sandbox: Sandbox, reading: type[Reader], lamp: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    """No secret is shown during registration, login, bind, connection loss, token refusal, renewal and closing."""
    settings = settings_of(sandbox, ANN)
    with reading(settings) as reader:
        reader.until(Connected)
        sandbox.broker.refuse_binds(1)
        sandbox.broker.drop_connections()
        events: list[Any] = [reader.until(Disconnected), reader.until(Connected)]
        sandbox.broker.publish("account/bind_reply", {"id": "1", "code": "?", "iotToken": TOKEN})
        events.append(reader.next())
        events.append(reader.next())
        events.append(reader.channel)
    session = settings["session"]
    secrets = [device.secret for device in sandbox._world.app_devices.values()]
    text = shown(caplog, *events)
    assert "Sending CONNECT" in text
    assert "Received PUBLISH" in text
    assert len(secrets) == 1
    assert_hidden(text, TOKEN, *secrets, session.iot_token, session.refresh_token, sandbox.app_secret)


def test_the_password_of_a_login_is_not_shown(
    broker: ScriptedBroker, reading: type[Reader], caplog: pytest.LogCaptureFixture
) -> None:
    with reading({**settings_for(broker), "iot_token": TOKEN}, credentials=PLANTED) as reader:
        events = [reader.next(), reader.channel]
        (login,) = broker.logins
    assert login.password
    assert_hidden(shown(caplog, *events), TOKEN, SECRET, login.password.decode())


@pytest.mark.parametrize("code", [2, 4, 5])
def test_a_refused_login_shows_no_secret(
    broker: ScriptedBroker, reading: type[Reader], caplog: pytest.LogCaptureFixture, code: int
) -> None:
    broker.login_code = code
    with (
        pytest.raises(AuthenticationError) as raised,
        reading({**settings_for(broker), "iot_token": TOKEN}, credentials=PLANTED),
    ):
        pass
    (login,) = broker.logins
    assert login.password
    assert_hidden(shown(caplog) + told(raised.value), TOKEN, SECRET, login.password.decode())


@pytest.mark.parametrize("code", [401, 460, 500])
def test_a_refused_bind_that_repeats_the_token_shows_none(
    broker: ScriptedBroker, reading: type[Reader], caplog: pytest.LogCaptureFixture, code: int
) -> None:
    """Secrets are masked in errors that end the channel and in those that the stream reports."""
    broker.on_bind = lambda app, request: app.reply("bind", request, code=code, message=f"check {TOKEN} failed")
    text = ""
    try:
        with reading({**settings_for(broker), "iot_token": TOKEN}, credentials=PLANTED) as reader:
            event = reader.until(Disconnected)
            assert str(code) in event.reason
            text = repr(event)
    except FeiyanError as error:
        text = told(error)
    assert text
    assert_hidden(shown(caplog) + text, TOKEN, SECRET)


@pytest.mark.parametrize("reply", [{"code": "x"}, {"code": None, "params": {"iotToken": TOKEN}}])
def test_a_reply_that_cannot_be_read_shows_no_token(
    broker: ScriptedBroker, reading: type[Reader], caplog: pytest.LogCaptureFixture, reply: dict[str, Any]
) -> None:
    """The token is masked even if the broker sends the request back."""
    broker.on_bind = lambda app, request: app.reply("bind", request, **{**request, **reply})
    with reading({**settings_for(broker), "iot_token": TOKEN}, credentials=PLANTED) as reader:
        event = reader.until(Disconnected)
    assert "MalformedMessage" in event.reason
    assert_hidden(shown(caplog, event), TOKEN, SECRET)


def test_a_request_that_cannot_be_sent_shows_no_secret(
    broker: ScriptedBroker, reading: type[Reader], caplog: pytest.LogCaptureFixture
) -> None:
    """A bind that is not answered."""
    broker.deaf_to.add(mqtt.Publish)
    settings = {**settings_for(broker), "iot_token": TOKEN}
    with reading(settings, credentials=PLANTED, options=replace(QUICK, timeout=0.1)) as reader:
        event = reader.until(Disconnected)
    assert_hidden(shown(caplog, event), TOKEN, SECRET)


def test_a_session_that_expired_shows_no_token(
    sandbox: Sandbox, reading: type[Reader], caplog: pytest.LogCaptureFixture
) -> None:
    settings = settings_of(sandbox, ANN)
    sandbox.expire_sessions()
    sandbox.revoke_sessions()
    with pytest.raises(SessionExpiredError) as raised, reading(settings):
        pass
    session = settings["session"]
    assert_hidden(shown(caplog) + told(raised.value), session.iot_token, session.refresh_token)


def test_no_repr_shows_what_a_login_is_made_of() -> None:
    login = mqtt_credentials(
        product_key="pk", device_name="dn", device_secret=SECRET, client_id="c", timestamp_ms=1_700_000_000_000
    )
    shown = f"{PLANTED!r} {login!r} {AccountBind(client_id='c', iot_token=TOKEN)!r} {QUICK!r}"
    assert_hidden(shown, SECRET, login.password, TOKEN)
    assert "phone-1" in shown
    assert DeviceCredentials("a1App4Kd9Qw", "phone-1", SECRET, "bridge") == PLANTED
