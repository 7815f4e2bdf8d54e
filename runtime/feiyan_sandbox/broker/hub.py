"""The connected apps, the users they are bound to, and the records."""

from __future__ import annotations

import threading
from collections.abc import Collection
from functools import partial
from typing import NamedTuple, Protocol, TypeVar

from feiyan_sandbox.broker import packets as mqtt
from feiyan_sandbox.broker.account_requests import TOKEN_REFUSED, account_reply, read_account_request
from feiyan_sandbox.broker.connection_records import AccountRecord, DeliveryRecord, EndRecord, LoginRecord
from feiyan_sandbox.broker.login import Login, LoginRefused, verify_login
from feiyan_sandbox.broker.mqtt_connection import MqttConnection, Outgoing
from feiyan_sandbox.broker.push_faults import Duplicate, PushFaults
from feiyan_sandbox.broker.pushes import as_json
from feiyan_sandbox.world import Clock, Liberties, Records, Refusal, codes, shortened

RecordT = TypeVar("RecordT")


class DeviceDirectory(Protocol):
    """A directory in which the broker looks up devices and users.

    The broker calls it from its own thread and from the publisher's thread. If an implementation uses a lock that
    publishers may hold, the lock must be reentrant.
    """

    def secret_of(self, product_key: str, device_name: str) -> str | None:
        """Return the secret of the device with which an app logs in, or None if it does not exist."""

    def identity_of(self, iot_token: str) -> str | None:
        """Return the identityId of the user whose valid token this is, or None."""

    def users_of(self, iot_id: str) -> Collection[str]:
        """Return the identityIds of the users of a device."""

    def names_of(self, iot_id: str) -> tuple[str, str]:
        """Return the product key and the device name of a device. Raises LookupError if it does not exist."""


class Names(NamedTuple):
    """The device with which an app logs in. At most one connection at a time uses it."""

    product_key: str
    device_name: str


class Hub:
    """The connected apps and the records. Hold `changed` to access them; only the broker's thread may change them."""

    def __init__(
        self,
        directory: DeviceDirectory,
        *,
        clock: Clock,
        faults: PushFaults,
        login_window_ms: int | None,
        strict: bool,
        records: int,
    ) -> None:
        self.directory = directory
        self.faults = faults
        self.changed = threading.Condition()
        self.apps: dict[Names, AppConnection] = {}
        self.logins: Records[LoginRecord] = Records(records)
        self.account_requests: Records[AccountRecord] = Records(records)
        self.deliveries: Records[DeliveryRecord] = Records(records)
        self.ends: Records[EndRecord] = Records(records)
        self._clock = clock
        self._login_window_ms = login_window_ms
        self._strict = strict

    def record(self, records: Records[RecordT], record: RecordT, size: int = 0) -> None:
        """Add a record whose contents take `size` bytes, and wake the threads that wait for one."""
        with self.changed:
            records.add(record, size)
            self.changed.notify_all()

    def liberties(self) -> Liberties:
        """Return the liberties of a new request."""
        return Liberties(strict=self._strict)

    def verify(self, packet: mqtt.Connect, liberties: Liberties) -> Login:
        """Verify a login. Raises LoginRefused."""
        return verify_login(
            packet.client_id,
            packet.username,
            packet.password,
            secret_of=self.directory.secret_of,
            now_ms=self._clock.now_ms(),
            liberties=liberties,
            window_ms=self._login_window_ms,
        )

    def add(self, app: AppConnection, login: LoginRecord) -> None:
        """Add an app that has logged in. Drop the connection that uses the same device, if there is one."""
        with self.changed:
            if evicted := self.apps.get(app.names):
                evicted.drop("another login with the same device")
            self.apps[app.names] = app
            self.record(self.logins, login)

    def remove(self, app: AppConnection) -> None:
        """Remove an app whose connection has ended."""
        with self.changed:
            if self.apps.get(app.names) is app:
                del self.apps[app.names]
            self.record(self.ends, EndRecord(*app.names, app.end_reason))

    def push(
        self, suffix: str, payload: bytes, identity_ids: Collection[str] | None, duplicate: Duplicate | None
    ) -> None:
        """Send a message to the apps that are bound to one of the users, or to all bound apps."""
        for app in self.apps.values():
            if app.identity_id is not None and (identity_ids is None or app.identity_id in identity_ids):
                for _ in range(2 if duplicate == "message" else 1):
                    app.push(suffix, payload, twice=duplicate == "redelivery")


class AppConnection(MqttConnection):
    """An app's MQTT connection."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self.names: Names
        self.identity_id: str | None = None
        self._hub = hub

    def log_in(self, packet: mqtt.Connect) -> int:
        liberties = self._hub.liberties()
        try:
            login = self._hub.verify(packet, liberties)
        except LoginRefused as refused:
            self._hub.record(self._hub.logins, _login_record(packet, refused.reason, liberties))
            return refused.return_code
        self.names = Names(login.product_key, login.device_name)
        self._hub.add(self, _login_record(packet, None, liberties))
        return mqtt.ACCEPTED

    def may_subscribe(self, topic_filter: str) -> bool:
        return topic_filter.startswith(self._topic("down/"))

    def receive(self, packet: mqtt.Publish) -> None:
        if not packet.topic.startswith(self._topic("up/")):
            self.drop(f"the client published to {shortened(packet.topic)}, which is not one of its own topics")
        elif packet.topic == self._topic("up/account/bind"):
            self._bind(packet.payload)
        elif packet.topic == self._topic("up/account/unbind"):
            self._unbind(packet.payload)

    def lost(self) -> None:
        if self.logged_in:
            self._hub.remove(self)

    def push(self, suffix: str, payload: bytes, *, twice: bool) -> None:
        """Send a message to the app."""
        topic = self._topic(f"down/{suffix}")
        record = DeliveryRecord(topic, payload)
        delivered = partial(self._hub.record, self._hub.deliveries, record, len(payload))
        self.send(Outgoing(topic, payload, delivered, twice))

    def _bind(self, payload: bytes) -> None:
        identity_id, message, liberties = self.identity_id, None, self._hub.liberties()
        code = self._hub.faults.take_bind_refusal()
        if code is None:
            try:
                token = read_account_request(payload, liberties).iot_token
            except Refusal as refusal:
                code, message = refusal.code, refusal.message
            else:
                known = self._hub.directory.identity_of(token)
                identity_id, code = (identity_id, TOKEN_REFUSED) if known is None else (known, codes.SUCCESS)
        self._reply("bind", payload, identity_id, code, message, liberties)

    def _unbind(self, payload: bytes) -> None:
        identity_id, code, message, liberties = None, codes.SUCCESS, None, self._hub.liberties()
        try:
            read_account_request(payload, liberties)
        except Refusal as refusal:
            identity_id, code, message = self.identity_id, refusal.code, refusal.message
        self._reply("unbind", payload, identity_id, code, message, liberties)

    def _reply(
        self,
        action: str,
        payload: bytes,
        identity_id: str | None,
        code: int,
        message: str | None,
        liberties: Liberties,
    ) -> None:
        with self._hub.changed:
            self.identity_id = identity_id
            record = AccountRecord(action, *self.names, identity_id, code, liberties.taken)
            self._hub.record(self._hub.account_requests, record)
        reply = as_json(account_reply(payload, code, message))
        self.send(Outgoing(self._topic(f"down/account/{action}_reply"), reply, lambda: None))

    def _topic(self, path: str) -> str:
        return f"/sys/{self.names.product_key}/{self.names.device_name}/app/{path}"


def _login_record(packet: mqtt.Connect, refusal: str | None, liberties: Liberties) -> LoginRecord:
    username = None if packet.username is None else shortened(packet.username)
    reason = None if refusal is None else shortened(refusal)
    return LoginRecord(shortened(packet.client_id), username, reason, liberties.taken)
