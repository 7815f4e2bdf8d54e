"""aiomqtt's client with limits, direct delivery of messages, and reliable cleanup."""

from __future__ import annotations

import asyncio
import logging
import ssl
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self, cast

import aiomqtt

from feiyan_runtime._events import LOGGER
from feiyan_runtime._texts import shown
from feiyan_runtime.channel.packet_socket import PacketSockets, RefusedPacket

CLOSE_TIMEOUT = 2.0
"""Seconds that a closing channel waits for the platform."""

KEEPALIVES_UNTIL_LOST = 2
"""Keep-alive intervals until a dead connection is detected: one until the ping, one for its answer."""

MQTT_LOGGER = LOGGER.getChild("mqtt")
"""Logger of MQTT packets. All its records have level DEBUG, because the stream reports what happens to a connection."""


def _at_debug_level(record: logging.LogRecord) -> bool:
    if not LOGGER.isEnabledFor(logging.DEBUG):
        return False
    record.levelno, record.levelname = logging.DEBUG, logging.getLevelName(logging.DEBUG)
    record.msg, record.args = shown(record.getMessage()), ()
    return True


MQTT_LOGGER.addFilter(_at_debug_level)


class MqttClient(aiomqtt.Client):
    """A connection for one `async with` block, after which neither its socket nor its tasks remain.

    `on_message` is called with topic and payload of each message as it is received; aiomqtt's own iterator, which makes
    a task for each message, yields nothing and ends with the connection.

    aiomqtt closes the socket of a connection that ended normally. It leaves the socket open if the login timed out, if
    connecting was cancelled, or if reading failed. It connects in a thread, which cannot be cancelled, so the socket of
    a cancelled connection may even be opened later.
    """

    def __init__(
        self,
        host: str,
        port: int,
        *,
        tls_context: ssl.SSLContext | None,
        keepalive: int,
        max_packet: int,
        on_message: Callable[[str, bytes], None],
        **settings: Any,
    ) -> None:
        sockets = cast("ssl.SSLContext", PacketSockets(tls_context, max_packet, KEEPALIVES_UNTIL_LOST * keepalive))
        super().__init__(host, port, tls_context=sockets, keepalive=keepalive, **settings)
        self._client.connect_timeout = self.timeout
        self._deliver = on_message
        self._socket_lock = threading.Lock()
        self._is_open = False
        self._is_closed = False
        self._disconnected.add_done_callback(self._end_login)

    async def __aenter__(self) -> Self:
        try:
            return await super().__aenter__()
        except BaseException:
            self._clean_up()
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.timeout = min(self.timeout, CLOSE_TIMEOUT)
        try:
            await super().__aexit__(kind, error, traceback)
        finally:
            self._clean_up()

    async def wait_until_lost(self) -> None:
        """Wait until the connection has ended; raise the MqttError that says why."""
        await anext(self.messages)

    def _client_connect(self) -> None:
        super()._client_connect()
        with self._socket_lock:
            self._is_open = True
            if self._is_closed:
                self._close_soon()

    def _clean_up(self) -> None:
        with self._socket_lock:
            self._is_closed = True
            if self._is_open:
                self._close_soon()

    def _close_soon(self) -> None:
        """Close the socket after the pending callbacks that start to watch it."""
        self._loop.call_soon_threadsafe(self._client._sock_close)

    def _on_message(self, client: Any, userdata: Any, message: Any) -> None:
        try:
            topic = message.topic
        except UnicodeDecodeError:
            raise RefusedPacket("the broker sent a message whose topic is not UTF-8") from None
        self._deliver(topic, message.payload)

    def _on_socket_register_write(self, client: Any, userdata: Any, sock: Any) -> None:
        """Watch the socket until it can be written. aiomqtt does so even if the socket is closed by then."""

        def write() -> None:
            try:
                client.loop_write()
            except Exception as error:
                if not self._disconnected.done():
                    self._disconnected.set_exception(error)

        def watch() -> None:
            if sock.fileno() >= 0 and client.want_write():
                self._loop.add_writer(sock.fileno(), write)

        self._loop.call_soon_threadsafe(watch)

    def _on_disconnect(self, client: Any, userdata: Any, flags: Any, reason_code: Any, properties: Any = None) -> None:
        self._fail_login(aiomqtt.MqttCodeError(reason_code))
        super()._on_disconnect(client, userdata, flags, reason_code, properties)

    def _end_login(self, disconnected: asyncio.Future[None]) -> None:
        if not disconnected.cancelled() and (cause := disconnected.exception()) is not None:
            error = aiomqtt.MqttError(str(cause))
            error.__cause__ = cause
            self._fail_login(error)

    def _fail_login(self, error: aiomqtt.MqttError) -> None:
        """End the wait for the answer to the login, which aiomqtt would continue until the timeout."""
        if not self._connected.done():
            self._connected.set_exception(error)
            self._connected.exception()
