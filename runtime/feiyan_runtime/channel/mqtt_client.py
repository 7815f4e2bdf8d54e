"""aiomqtt's client, made fit for a program that runs for months: nothing is left of a connection that has ended."""

from __future__ import annotations

import logging
import socket
import ssl
import threading
from types import TracebackType
from typing import Any, Self

import aiomqtt

from feiyan_runtime._events import LOGGER

LONGEST_FAREWELL = 2.0
"""Seconds that a channel that closes waits for the platform."""

MQTT_LOGGER = LOGGER.getChild("mqtt")
"""Tells of packets at DEBUG level, and of nothing above it: what becomes of a connection stands in the stream."""


def _at_debug_level(record: logging.LogRecord) -> bool:
    record.levelno, record.levelname = logging.DEBUG, logging.getLevelName(logging.DEBUG)
    return LOGGER.isEnabledFor(logging.DEBUG)


MQTT_LOGGER.addFilter(_at_debug_level)


class _Handshake(ssl.SSLContext):
    """Does what another context does, and shakes hands at once: where that fails, Python closes the socket, and paho,
    which would do it later, does not.
    """

    def __new__(cls, *_: object) -> Self:
        return super().__new__(cls, ssl.PROTOCOL_TLS_CLIENT)

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context

    def wrap_socket(self, sock: socket.socket, *args: Any, **settings: Any) -> ssl.SSLSocket:
        return self._context.wrap_socket(sock, *args, **{**settings, "do_handshake_on_connect": True})


class MqttClient(aiomqtt.Client):
    """A connection for one `async with` block, behind which neither its socket nor a task of it is left.

    aiomqtt closes the socket of a connection that ended well. It leaves it open where the login was not answered in
    time, where whoever connected gave up, and where reading failed; and as it connects in a thread, which nobody can
    end, the socket of a connection that was given up may be made later still.
    """

    def __init__(self, host: str, port: int, *, tls_context: ssl.SSLContext | None, **settings: Any) -> None:
        super().__init__(host, port, tls_context=_Handshake(tls_context) if tls_context else None, **settings)
        self._client.connect_timeout = self.timeout
        self._turn = threading.Lock()
        self._is_open = False
        self._is_over = False

    async def __aenter__(self) -> Self:
        try:
            return await super().__aenter__()
        except BaseException:
            self._leave_nothing()
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.timeout = min(self.timeout, LONGEST_FAREWELL)
        try:
            await super().__aexit__(kind, error, traceback)
        finally:
            self._leave_nothing()

    def _client_connect(self) -> None:
        super()._client_connect()
        with self._turn:
            self._is_open = True
            if self._is_over:
                self._close_soon()

    def _leave_nothing(self) -> None:
        with self._turn:
            self._is_over = True
            if self._is_open:
                self._close_soon()

    def _close_soon(self) -> None:
        """Close the socket behind what is waiting to watch it."""
        self._loop.call_soon_threadsafe(self._client._sock_close)

    def _on_disconnect(self, client: Any, userdata: Any, flags: Any, reason_code: Any, properties: Any = None) -> None:
        if not self._connected.done():  # aiomqtt would wait on for the answer to the login
            self._connected.set_exception(aiomqtt.MqttCodeError(reason_code))
            self._connected.exception()
        super()._on_disconnect(client, userdata, flags, reason_code, properties)
