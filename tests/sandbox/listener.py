"""An app on the MQTT connection that uses none of the client's code, only the documented rules and a public library."""

from __future__ import annotations

import hmac
import json
import queue
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, Self
from urllib.parse import urlsplit

from paho.mqtt import client as paho
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion

from feiyan_sandbox.broker import Broker

PRODUCT_KEY, DEVICE_NAME, SECRET = "a1App4Kd9Qw", "phone-1", "9b1deb4d3b7d4bad"
PHONE_2: dict[str, Any] = {"device_name": "phone-2", "secret": "2c9fd3a1e07b4586"}
TIMEOUT = 10.0

ANN, BOB = "50f1op84annanna", "50f1op84bobbobb"
LAMP, SUB_DEVICE = "Kd8sQm2LxT4vB7nZp1Wc000100", "Pf3rYk9HuJ6wD2mXe5Ta000100"
GATEWAY, OLD_GATEWAY = "Zx4mWd6RfK8yQ2jBn1Sc000100", "Gh7tNb1CsL5qA9vUo3Ei000100"


class Message(NamedTuple):
    """A received message: the topic after /app/down/, the payload, the packet id, and the DUP flag."""

    topic: str
    payload: bytes
    packet_id: int
    again: bool

    @property
    def content(self) -> dict[str, Any]:
        """The payload as an object."""
        content: dict[str, Any] = json.loads(self.payload)
        return content


class Listener:
    """An app that logs in, subscribes, binds and listens. Tests can override every part."""

    def __init__(
        self,
        broker: Broker,
        *,
        client_id: str = "phone",
        parameters: str = "securemode=2,signmethod=hmacsha256,timestamp={timestamp}",
        username: str | None = None,
        device_name: str = DEVICE_NAME,
        secret: str = SECRET,
        timestamp: int | None = None,
        protocol: MQTTProtocolVersion = MQTTProtocolVersion.MQTTv311,
        certificate: Path | None = None,
    ) -> None:
        timestamp = time.time_ns() // 1_000_000 if timestamp is None else timestamp
        content = f"clientId{client_id}deviceName{device_name}productKey{PRODUCT_KEY}timestamp{timestamp}"
        self.login = (
            f"{client_id}|{parameters.format(timestamp=timestamp)}|",
            username or f"{device_name}&{PRODUCT_KEY}",
            hmac.new(secret.encode(), content.encode(), "sha256").hexdigest(),
        )
        self.base = f"/sys/{PRODUCT_KEY}/{device_name}/app"
        self._messages: queue.Queue[Message] = queue.Queue()
        self.ended = threading.Event()
        self._answers: queue.Queue[list[int]] = queue.Queue()
        self._url = urlsplit(broker.url)
        self._mqtt = paho.Client(
            CallbackAPIVersion.VERSION2, self.login[0], protocol=protocol, reconnect_on_failure=False
        )
        self._mqtt.username_pw_set(*self.login[1:])
        if certificate:
            self._mqtt.tls_set_context(ssl.create_default_context(cafile=certificate))
        self._mqtt.on_connect = lambda *args: self._answers.put([args[3].value])
        self._mqtt.on_subscribe = lambda *args: self._answers.put([code.value for code in args[3]])
        self._mqtt.on_unsubscribe = lambda *_: self._answers.put([])
        self._mqtt.on_disconnect = lambda *_: self.ended.set()
        self._mqtt.on_message = lambda *args: self._take(args[2])

    def __enter__(self) -> Self:
        assert self.log_in() == 0
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()

    def log_in(self) -> int:
        """Connect, and return the client library's code for CONNACK's return code: 0 is success."""
        self._mqtt.connect(self._url.hostname or "", self._url.port or 0)
        self._mqtt.loop_start()
        return self._answer()[0]

    def leave(self) -> None:
        """Send DISCONNECT and close the connection."""
        self._mqtt.disconnect()
        self._mqtt.loop_stop()

    def subscribe(self, topic: str = "down/#", qos: int = 1) -> int:
        """Subscribe to a filter below the app's own topics, or to any filter that begins with a slash."""
        self._mqtt.subscribe(self._topic(topic), qos)
        return self._answer()[0]

    def unsubscribe(self, topic: str) -> None:
        """End a subscription."""
        self._mqtt.unsubscribe(self._topic(topic))
        self._answer()

    def publish(self, topic: str, payload: bytes | dict[str, Any]) -> None:
        """Publish a message below the app's own topics, or to any topic that begins with a slash."""
        self._mqtt.publish(self._topic(topic), payload if isinstance(payload, bytes) else json.dumps(payload), qos=1)

    def request(self, action: str, payload: bytes | dict[str, Any]) -> dict[str, Any]:
        """Send an account request and return its reply."""
        self.publish(f"up/account/{action}", payload)
        reply = self.next()
        assert reply.topic == f"account/{action}_reply"
        return reply.content

    def bind(self, iot_token: str) -> dict[str, Any]:
        """Ask to bind the connection to a user."""
        return self.request("bind", account_request({"iotToken": iot_token}))

    def unbind(self) -> dict[str, Any]:
        """Ask to unbind the connection."""
        return self.request("unbind", account_request({}))

    def next(self) -> Message:
        """Return the next message."""
        return self._messages.get(timeout=TIMEOUT)

    def hears_nothing(self) -> bool:
        """Return whether no message arrives before the reply to an unbind request."""
        self.publish("up/account/unbind", account_request({}))
        return self.next().topic == "account/unbind_reply"

    def _answer(self) -> list[int]:
        return self._answers.get(timeout=TIMEOUT)

    def _topic(self, topic: str) -> str:
        return topic if topic.startswith("/") else f"{self.base}/{topic}"

    def _take(self, message: paho.MQTTMessage) -> None:
        topic = message.topic.removeprefix(f"{self.base}/down/")
        self._messages.put(Message(topic, bytes(message.payload), message.mid, message.dup))


@contextmanager
def bound_listener(broker: Broker, iot_token: str, **login: Any) -> Iterator[Listener]:
    """Return a listener that is subscribed to everything and bound to a user."""
    with Listener(broker, **login) as listener:
        listener.subscribe()
        assert listener.bind(iot_token)["code"] == 200
        yield listener


class Neighbours:
    """A directory of two users and their devices."""

    secrets: ClassVar = {(PRODUCT_KEY, DEVICE_NAME): SECRET, (PRODUCT_KEY, PHONE_2["device_name"]): PHONE_2["secret"]}
    tokens: ClassVar = {"token-of-ann": ANN, "another-token-of-ann": ANN, "token-of-bob": BOB}
    devices: ClassVar = {
        LAMP: ("a1Lm4Qz7TbC", "lamp-07", {ANN}),
        SUB_DEVICE: ("a1Vn8Rw2KdF", "switch-02", {BOB}),
        OLD_GATEWAY: ("a1Gt6Jx9PsH", "gateway-01", {BOB}),
        GATEWAY: ("a1Gt6Jx9PsH", "gateway-02", {ANN, BOB}),
    }

    def secret_of(self, product_key: str, device_name: str) -> str | None:
        return self.secrets.get((product_key, device_name))

    def identity_of(self, iot_token: str) -> str | None:
        return self.tokens.get(iot_token)

    def users_of(self, iot_id: str) -> set[str]:
        return self.devices[iot_id][2]

    def names_of(self, iot_id: str) -> tuple[str, str]:
        return self.devices[iot_id][:2]


def account_request(params: dict[str, Any]) -> dict[str, Any]:
    """Return an account request in the documented format."""
    return {"id": "request-1", "version": "1.0", "request": {"clientId": "phone"}, "params": params}
