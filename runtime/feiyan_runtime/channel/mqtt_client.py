"""aiomqtt's client with reliable cleanup: no socket and no task outlives its connection."""

from __future__ import annotations

import logging
import socket
import ssl
import threading
from types import TracebackType
from typing import Any, Self

import aiomqtt

from feiyan_runtime._events import LOGGER

CLOSE_TIMEOUT = 2.0
"""Seconds that a closing channel waits for the platform."""

MQTT_LOGGER = LOGGER.getChild("mqtt")
"""Logger of MQTT packets. All its records have level DEBUG, because the stream reports what happens to a connection."""


def _at_debug_level(record: logging.LogRecord) -> bool:
    record.levelno, record.levelname = logging.DEBUG, logging.getLevelName(logging.DEBUG)
    return LOGGER.isEnabledFor(logging.DEBUG)


MQTT_LOGGER.addFilter(_at_debug_level)


class _Handshake(ssl.SSLContext):
    """Wrapper of an SSL context that does the handshake when it wraps a socket.

    If the handshake fails then, Python closes the socket; paho, which does the handshake later, would leave it open.
    """

    def __new__(cls, *_: object) -> Self:
        return super().__new__(cls, ssl.PROTOCOL_TLS_CLIENT)

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context

    def wrap_socket(self, sock: socket.socket, *args: Any, **settings: Any) -> ssl.SSLSocket:
        return self._context.wrap_socket(sock, *args, **{**settings, "do_handshake_on_connect": True})


class MqttClient(aiomqtt.Client):
    """A connection for one `async with` block, after which neither its socket nor its tasks remain.

    aiomqtt closes the socket of a connection that ended normally. It leaves the socket open if the login timed out, if
    connecting was cancelled, or if reading failed. It connects in a thread, which cannot be cancelled, so the socket of
    a cancelled connection may even be opened later.
    """

    def __init__(self, host: str, port: int, *, tls_context: ssl.SSLContext | None, **settings: Any) -> None:
        super().__init__(host, port, tls_context=_Handshake(tls_context) if tls_context else None, **settings)
        self._client.connect_timeout = self.timeout
        self._socket_lock = threading.Lock()
        self._is_open = False
        self._is_closed = False

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

    def _on_disconnect(self, client: Any, userdata: Any, flags: Any, reason_code: Any, properties: Any = None) -> None:
        if not self._connected.done():  # aiomqtt would go on waiting for the answer to the login
            self._connected.set_exception(aiomqtt.MqttCodeError(reason_code))
            self._connected.exception()
        super()._on_disconnect(client, userdata, flags, reason_code, properties)
