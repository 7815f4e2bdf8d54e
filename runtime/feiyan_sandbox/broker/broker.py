"""The object that users hold: start, stop, publish, let things go wrong, see what happened."""

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
from typing import Any, Self

from feiyan_sandbox.broker import pushes
from feiyan_sandbox.broker.account_requests import TOKEN_REFUSED
from feiyan_sandbox.broker.connection_records import AccountRecord, DeliveryRecord, EndRecord, LoginRecord
from feiyan_sandbox.broker.hub import AppConnection, DeviceDirectory, Hub, Names
from feiyan_sandbox.broker.mqtt_server import ThreadedMqttServer
from feiyan_sandbox.broker.push_faults import Damage, Duplicate, PushFaults, damaged
from feiyan_sandbox.broker.pushes import Push, PushedDevice, as_json
from feiyan_sandbox.world import TIMESTAMP_WINDOW_MS, Clock


class Broker:
    """The broker, between `start` and `stop` or for a `with` block. All of it is safe to use from any thread.

    What it publishes reaches the connections that are bound to a user who has the device and that have subscribed to
    the topic. Nothing is kept for those that come later.

    Args:
        directory: Knows devices and users.
        clock: Judges the timestamps of logins and dates what is published.
        host: Address to listen on.
        port: Port to listen on; 0 takes a free one and keeps it.
        tls: Files of a certificate and its key, both PEM, to listen with TLS.
        login_window_ms: How far the timestamp of a login may be from the clock, either way; None judges none.

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
    ) -> None:
        self._directory = directory
        self._clock = clock
        self._host = host
        self._port = port
        self._tls = _tls_context(*tls) if tls else None
        self._faults = PushFaults()
        self._hub = Hub(directory, clock=clock, faults=self._faults, login_window_ms=login_window_ms)
        self._numbers = count()
        self._lifecycle = threading.Lock()
        self._server: ThreadedMqttServer | None = None
        self._outbox = _Outbox()

    def start(self) -> None:
        """Listen; connections are taken when this returns. Raises OSError where the port is not free."""
        with self._lifecycle:
            if self._server is None:
                self._server = ThreadedMqttServer(
                    partial(AppConnection, self._hub), host=self._host, port=self._port, tls=self._tls
                )
                self._port = self._server.port

    def stop(self) -> None:
        """End all connections and stop listening."""
        with self._lifecycle:
            server, self._server = self._server, None
        if server is not None:
            server.stop()
            self._outbox = _Outbox()

    def restart(self) -> None:
        """End all connections, and listen on the same port again."""
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
        """The URL at which it listens, or did before it was stopped: mqtt://127.0.0.1:1883, with TLS mqtts://127.0.0.1:8883."""
        if not self._port:
            raise RuntimeError("the broker was never started")
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"{'mqtts' if self._tls else 'mqtt'}://{host}:{self._port}"

    # --- Messages ----------------------------------------------------------------------------------------------------

    def publish_properties(self, iot_id: str, items: Mapping[str, Any], *, time_ms: int | None = None) -> str:
        """Tell that properties have new values.

        Args:
            iot_id: The device.
            items: The values by their identifiers.
            time_ms: When they were reported, in milliseconds since 1970; now by default.

        Returns:
            The id of the message, as with every method that publishes.

        Raises:
            LookupError: There is no such device; as with every method that publishes.

        """
        return self._tell(iot_id, pushes.properties_push(self._device(iot_id), items, time_ms=self._time(time_ms)))

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
        """Tell of an event; its name is its identifier unless given. `event_type` is info, error or block."""
        push = pushes.event_push(
            self._device(iot_id),
            identifier,
            value,
            name=name or identifier,
            event_type=event_type,
            time_ms=self._time(time_ms),
        )
        return self._tell(iot_id, push)

    def publish_status(self, iot_id: str, status: int, *, time_ms: int | None = None) -> str:
        """Tell of a new connection state, one of `feiyan.DeviceStatus`."""
        return self._tell(iot_id, pushes.status_push(self._device(iot_id), status, time_ms=self._time(time_ms)))

    def publish_sub_device(self, iot_id: str, *, gateway: str, old_gateway: str | None = None, status: int = 0) -> str:
        """Tell the users of a gateway how adding a sub-device to it ended.

        Args:
            iot_id: The sub-device.
            gateway: The gateway that asked for it.
            old_gateway: The gateway that had it before, if one did.
            status: 0 if it was added, 1 if it belongs to another gateway, 2 if it could not be registered.

        """
        push = pushes.sub_device_push(
            self._device(iot_id),
            status,
            gateway=self._device(gateway),
            old_gateway=self._device(old_gateway) if old_gateway else None,
        )
        return self._tell(gateway, push)

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
        """Tell how far a firmware upgrade is.

        Args:
            iot_id: The device.
            step: Percent, 1 to 100; or -1 to -4 for an upgrade, a download, a check or writing that failed.
            status: 0 waiting, 1 upgrading, 2 abnormal, 3 failed, 4 succeeded.
            src_version: The version before.
            dest_version: The version after.
            description: Of the step, or of what went wrong.

        """
        push = pushes.upgrade_push(
            self._device(iot_id).iot_id,
            step=step,
            status=status,
            src_version=src_version,
            dest_version=dest_version,
            description=description,
        )
        return self._tell(iot_id, push)

    def publish(self, topic_suffix: str, payload: bytes | Mapping[str, Any], identity_id: str | None = None) -> None:
        """Send any message to the connections of a user, or to all that are bound.

        Args:
            topic_suffix: What follows /sys/{productKey}/{deviceName}/app/down/ in the topic.
            payload: The message; what is not bytes is sent as JSON.
            identity_id: The user.

        """
        self._send(topic_suffix, payload, None if identity_id is None else {identity_id})

    def _tell(self, iot_id: str, push: Push) -> str:
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
        """Call a function in the server's thread, if there is one: nobody is connected to a broker that is stopped."""
        with self._lifecycle:
            if self._server is not None:
                self._server.call(function)

    # --- Faults ------------------------------------------------------------------------------------------------------

    def drop_connections(self) -> None:
        """End all connections now, without a word; when this returns they have ended."""
        with self._hub.changed:
            dropped = list(self._hub.apps.values())
        for app in dropped:
            self._call(partial(app.drop, "the broker dropped it"))
        self.wait_until(lambda: not any(app in dropped for app in self._hub.apps.values()))

    def refuse_binds(self, times: int = 1, code: int = TOKEN_REFUSED) -> None:
        """Refuse so many of the next requests to bind, with a code."""
        self._faults.refuse_binds(times, code)

    def delay_pushes(self, seconds: float) -> None:
        """Send each push so much later than it is published, in the same order; 0 ends it."""
        self._faults.delay(seconds)

    def duplicate_pushes(self, how: Duplicate | None = "message") -> None:
        """Send each push twice: "message", or as a "redelivery" of the same MQTT packet. None ends it."""
        self._faults.duplicate(how)

    def damage_next_push(self, how: Damage = "cut") -> None:
        """Make the next push no JSON: "cut" in half, or with a "missing comma", as documents print some."""
        self._faults.damage_next(how)

    # --- What happened -----------------------------------------------------------------------------------------------

    @property
    def connections(self) -> dict[Names, str | None]:
        """The connections: the user that each is bound to, by product key and device name."""
        with self._hub.changed:
            return {names: app.identity_id for names, app in self._hub.apps.items()}

    @property
    def logins(self) -> list[LoginRecord]:
        """The logins, accepted or refused, in order."""
        with self._hub.changed:
            return list(self._hub.logins)

    @property
    def account_requests(self) -> list[AccountRecord]:
        """The requests to bind and to unbind, in order."""
        with self._hub.changed:
            return list(self._hub.account_requests)

    @property
    def deliveries(self) -> list[DeliveryRecord]:
        """The pushes that clients have, in order; one that came as two messages stands here twice."""
        with self._hub.changed:
            return list(self._hub.deliveries)

    @property
    def ends(self) -> list[EndRecord]:
        """The connections that ended, in order."""
        with self._hub.changed:
            return list(self._hub.ends)

    def wait_until(self, condition: Callable[[], object], timeout: float = 5.0) -> None:
        """Wait until something has happened: `broker.wait_until(lambda: broker.logins)`.

        Args:
            condition: Is asked again whenever something happened.
            timeout: Seconds.

        Raises:
            TimeoutError: It did not happen in time.

        """
        with self._hub.changed:
            if not self._hub.changed.wait_for(condition, timeout):
                raise TimeoutError(f"it did not happen in {timeout} s")


class _Outbox:
    """A queue of messages in the order of publishing, each sent at its time. Used in the server's thread only."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[float, Callable[[], None]]] = deque()

    def put(self, deliver: Callable[[], None], delay: float) -> None:
        """Deliver a message so many seconds later, behind those that are waiting."""
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
