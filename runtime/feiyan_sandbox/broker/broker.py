"""The public object of the broker: start, stop, publish, inject faults, read records."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections import deque
from collections.abc import Callable, Collection, Mapping
from functools import partial
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from feiyan_sandbox.broker import pushes
from feiyan_sandbox.broker.account_requests import TOKEN_REFUSED
from feiyan_sandbox.broker.connection_records import AccountRecord, DeliveryRecord, EndRecord, LoginRecord
from feiyan_sandbox.broker.hub import AppConnection, DeviceDirectory, Hub, Names
from feiyan_sandbox.broker.mqtt_server import ThreadedMqttServer
from feiyan_sandbox.broker.push_faults import Damage, Duplicate, PushFaults, damaged
from feiyan_sandbox.broker.pushes import Push, PushedDevice, as_json
from feiyan_sandbox.world import MAX_RECORDS, TIMESTAMP_WINDOW_MS, Clock


class Broker:
    """An MQTT broker. Use it in a `with` block, or call `start` and `stop`. It is thread-safe.

    A published message reaches the connections that are bound to a user of the device and have subscribed to the
    topic. Messages are not stored for later connections.

    Args:
        directory: Looks up devices and users.
        clock: Clock that checks the timestamps of logins and dates published messages.
        host: Address to listen on.
        port: Port to listen on; 0 picks a free one and keeps it.
        tls: PEM files of a certificate and its key, to listen with TLS.
        login_window_ms: Maximum difference between the timestamp of a login and the clock, in either direction; None
            accepts any timestamp.
        strict: True to accept only what the documents say.
        records: Number of records of each kind to keep.

    """

    def __init__(
        self,
        directory: DeviceDirectory,
        *,
        clock: Clock,
        host: str = "127.0.0.1",
        port: int = 0,
        tls: tuple[str | Path, str | Path] | None = None,
        login_window_ms: int | None = TIMESTAMP_WINDOW_MS,
        strict: bool = False,
        records: int = MAX_RECORDS,
    ) -> None:
        self._directory = directory
        self._clock = clock
        self._host = host
        self._port = port
        self._tls = _tls_context(*tls) if tls else None
        self._faults = PushFaults()
        self._hub = Hub(
            directory,
            clock=clock,
            faults=self._faults,
            login_window_ms=login_window_ms,
            strict=strict,
            records=records,
        )
        self._numbers = count()
        self._lifecycle = threading.Lock()
        self._server: ThreadedMqttServer | None = None
        self._outbox = _Outbox()

    def start(self) -> None:
        """Start to listen. The broker accepts connections once this returns. Raises OSError if the port is taken."""
        with self._lifecycle:
            if self._server is None:
                self._server = ThreadedMqttServer(
                    partial(AppConnection, self._hub), host=self._host, port=self._port, tls=self._tls
                )
                self._port = self._server.port

    def stop(self) -> None:
        """Close all connections and stop listening."""
        with self._lifecycle:
            server, self._server = self._server, None
        if server is not None:
            server.stop()
            self._outbox = _Outbox()

    def restart(self) -> None:
        """Close all connections, then listen on the same port again."""
        self.stop()
        self.start()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def __repr__(self) -> str:
        return f"Broker({self.url!r})" if self._server else "Broker(stopped)"

    @property
    def url(self) -> str:
        """The broker's URL, also after `stop`: mqtt://127.0.0.1:1883, or mqtts://127.0.0.1:8883 with TLS."""
        if not self._port:
            raise RuntimeError("the broker was never started: use it in a `with` block, or call start()")
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"{'mqtts' if self._tls else 'mqtt'}://{host}:{self._port}"

    # --- Messages ----------------------------------------------------------------------------------------------------

    def publish_properties(self, iot_id: str, items: Mapping[str, Any], *, time_ms: int | None = None) -> str:
        """Publish new property values of a device.

        Args:
            iot_id: The device.
            items: The values by identifier.
            time_ms: Time of the report in milliseconds since 1970; defaults to now.

        Returns:
            The id of the message. All methods that publish about a device return it.

        Raises:
            LookupError: The device does not exist. All methods that publish about a device raise it.

        """
        return self._publish(iot_id, pushes.properties_push(self._device(iot_id), items, time_ms=self._time(time_ms)))

    def publish_event(
        self,
        iot_id: str,
        identifier: str,
        value: Mapping[str, Any],
        *,
        name: str = "",
        event_type: str = "info",
        time_ms: int | None = None,
    ) -> str:
        """Publish an event of a device. `event_type` is info, error or block; `name` defaults to the identifier."""
        push = pushes.event_push(
            self._device(iot_id),
            identifier,
            value,
            name=name or identifier,
            event_type=event_type,
            time_ms=self._time(time_ms),
        )
        return self._publish(iot_id, push)

    def publish_status(self, iot_id: str, status: int, *, time_ms: int | None = None) -> str:
        """Publish a new connection state of a device, a `feiyan.DeviceStatus`."""
        return self._publish(iot_id, pushes.status_push(self._device(iot_id), status, time_ms=self._time(time_ms)))

    def publish_binding(
        self, iot_id: str, identity_id: str, operation: Literal["Bind", "Unbind"], *, owned: bool = True
    ) -> str:
        """Publish that a device was bound to a user or unbound, to that user.

        Args:
            iot_id: The device.
            identity_id: The user.
            operation: "Bind" or "Unbind".
            owned: True if the user manages the device, False if it is shared with the user.

        """
        push = pushes.binding_push(self._device(iot_id), identity_id, operation, owned=owned)
        message = push.message(next(self._numbers))
        self._send(push.topic, message, {identity_id})
        message_id: str = message["id"]
        return message_id

    def publish_sub_device(self, iot_id: str, *, gateway: str, old_gateway: str | None = None, status: int = 0) -> str:
        """Publish the result of adding a sub-device to a gateway, to the users of the gateway.

        Args:
            iot_id: The sub-device.
            gateway: The gateway that requested it.
            old_gateway: The gateway that it belonged to before, if any.
            status: 0 for success, 1 if it belongs to another gateway, 2 if it could not be registered.

        """
        push = pushes.sub_device_push(
            self._device(iot_id),
            status,
            gateway=self._device(gateway),
            old_gateway=self._device(old_gateway) if old_gateway else None,
        )
        return self._publish(gateway, push)

    def publish_ota(
        self,
        iot_id: str,
        *,
        step: int,
        status: int = 1,
        src_version: str = "1.0.0",
        dest_version: str = "1.1.0",
        description: str = "",
    ) -> str:
        """Publish the progress of a firmware upgrade.

        Args:
            iot_id: The device.
            step: Progress in percent, 1 to 100; or -1 to -4 if the upgrade, download, verification or flashing failed.
            status: 0 waiting, 1 upgrading, 2 abnormal, 3 failed, 4 succeeded.
            src_version: Version before the upgrade.
            dest_version: Version after the upgrade.
            description: Description of the step or of the error.

        """
        push = pushes.upgrade_push(
            self._device(iot_id).iot_id,
            step=step,
            status=status,
            src_version=src_version,
            dest_version=dest_version,
            description=description,
        )
        return self._publish(iot_id, push)

    def publish(self, topic_suffix: str, payload: bytes | Mapping[str, Any], identity_id: str | None = None) -> None:
        """Publish any message to the connections of one user, or to all bound connections.

        Args:
            topic_suffix: Part of the topic after /sys/{productKey}/{deviceName}/app/down/.
            payload: The message; a mapping is sent as JSON.
            identity_id: The user; None for all users.

        """
        self._send(topic_suffix, payload, None if identity_id is None else {identity_id})

    def _publish(self, iot_id: str, push: Push) -> str:
        message = push.message(next(self._numbers))
        self._send(push.topic, message, frozenset(self._directory.users_of(iot_id)))
        message_id: str = message["id"]
        return message_id

    def _device(self, iot_id: str) -> PushedDevice:
        return PushedDevice(iot_id, *self._directory.names_of(iot_id))

    def _time(self, time_ms: int | None) -> int:
        return self._clock.now_ms() if time_ms is None else time_ms

    def _send(self, suffix: str, payload: bytes | Mapping[str, Any], identity_ids: Collection[str] | None) -> None:
        fault = self._faults.take_push()
        content = damaged(payload if isinstance(payload, bytes) else as_json(payload), fault.damage)
        deliver = partial(self._hub.push, suffix, content, identity_ids, fault.duplicate)
        self._call(partial(self._outbox.put, deliver, fault.delay))

    def _call(self, function: Callable[[], None]) -> None:
        """Call a function in the server's thread. Do nothing if the broker is stopped: it has no connections."""
        with self._lifecycle:
            if self._server is not None:
                self._server.call(function)

    # --- Faults ------------------------------------------------------------------------------------------------------

    def drop_connections(self) -> None:
        """Abort all connections without DISCONNECT, and wait until they are closed."""
        with self._hub.changed:
            dropped = list(self._hub.apps.values())
        for app in dropped:
            self._call(partial(app.drop, "the broker dropped it"))
        self.wait_until(lambda: not any(app in dropped for app in self._hub.apps.values()))

    def refuse_binds(self, times: int = 1, code: int = TOKEN_REFUSED) -> None:
        """Refuse the next `times` bind requests with a code."""
        self._faults.refuse_binds(times, code)

    def delay_pushes(self, seconds: float) -> None:
        """Delay every push by this many seconds, in the order of publishing. 0 turns it off."""
        self._faults.delay(seconds)

    def duplicate_pushes(self, how: Duplicate | None = "message") -> None:
        """Send every push twice: as a second "message", or as a "redelivery" of the same packet. None turns it off."""
        self._faults.duplicate(how)

    def damage_next_push(self, how: Damage = "cut") -> None:
        """Make the next push invalid JSON: "cut" in half, or with a "missing comma" as in some documents."""
        self._faults.damage_next(how)

    # --- Records -----------------------------------------------------------------------------------------------------

    @property
    def connections(self) -> dict[Names, str | None]:
        """The open connections: the user that each is bound to, by product key and device name."""
        with self._hub.changed:
            return {names: app.identity_id for names, app in self._hub.apps.items()}

    @property
    def logins(self) -> list[LoginRecord]:
        """The last logins, accepted or refused, in order."""
        with self._hub.changed:
            return list(self._hub.logins)

    @property
    def account_requests(self) -> list[AccountRecord]:
        """The last bind and unbind requests, in order."""
        with self._hub.changed:
            return list(self._hub.account_requests)

    @property
    def deliveries(self) -> list[DeliveryRecord]:
        """The last pushes that reached a client, in order. A push sent as two messages is listed twice."""
        with self._hub.changed:
            return list(self._hub.deliveries)

    @property
    def ends(self) -> list[EndRecord]:
        """The last connections that ended, in order."""
        with self._hub.changed:
            return list(self._hub.ends)

    def wait_until(self, condition: Callable[[], object], timeout: float = 5.0) -> None:
        """Wait until a condition is true, for example `broker.wait_until(lambda: broker.logins)`.

        Args:
            condition: Function that is called again after each new record.
            timeout: Maximum wait in seconds.

        Raises:
            TimeoutError: The condition did not become true in time.

        """
        with self._hub.changed:
            if not self._hub.changed.wait_for(condition, timeout):
                raise TimeoutError(f"the condition did not become true within {timeout} s")


class _Outbox:
    """A queue of messages in the order of publishing, each with a delay. Only for use in the server's thread."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[float, Callable[[], None]]] = deque()

    def put(self, deliver: Callable[[], None], delay: float) -> None:
        """Deliver a message after a delay in seconds, and after all messages already in the queue."""
        self._waiting.append((asyncio.get_running_loop().time() + delay, deliver))
        if len(self._waiting) == 1:
            self._deliver()

    def _deliver(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting and self._waiting[0][0] <= loop.time():
            self._waiting.popleft()[1]()
        if self._waiting:
            loop.call_at(self._waiting[0][0], self._deliver)


def _tls_context(certificate: str | Path, key: str | Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context
