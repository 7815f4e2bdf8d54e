"""The bytes of an async connection: asyncio's transports as httpcore uses them, with a limit for each exchange."""

from __future__ import annotations

import asyncio
import select
import ssl
import sys
from collections import deque
from collections.abc import Iterable
from typing import Any, cast

import httpcore

from feiyan_runtime.transport.network import Exchange

_HIGH_WATER = 64 * 1024
"""Unread bytes at which the connection stops reading, so that a flood cannot keep the event loop busy."""

_HAPPY_EYEBALLS_DELAY = 0.25

_GRACE = 1.0
"""Seconds that an attempt to connect goes on after its call was cancelled."""


class AsyncNetwork(httpcore.AsyncNetworkBackend):
    """Network of one connection. Its timeouts are the caller's, who cancels what takes too long."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._stream: _AsyncStream | None = None

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        loop = asyncio.get_running_loop()
        options: dict[str, Any] = {}
        if isinstance(loop, asyncio.BaseEventLoop):  # uvloop tries one address after the other
            options["happy_eyeballs_delay"] = _HAPPY_EYEBALLS_DELAY
        stream = _AsyncStream(self._exchange)
        connecting = loop.create_task(loop.create_connection(lambda: stream, host, port, **options))
        try:
            await asyncio.shield(connecting)
        except asyncio.CancelledError:
            connecting.add_done_callback(stream.abandon)  # asyncio loses a socket that connects as it is cancelled
            loop.call_later(_GRACE, connecting.cancel)
            raise
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(str(error)) from error
        self._stream = stream
        return stream

    def close(self) -> None:
        """Close the connection, if it was made."""
        if self._stream:
            self._stream.close()


class _AsyncStream(asyncio.Protocol, httpcore.AsyncNetworkStream):
    """Byte stream of one connection. What is written is sent when the answer is awaited, in one piece."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._transport: asyncio.Transport
        self._secured_for: str | None = None
        self._unsent: list[bytes] = []
        self._unread: deque[bytes] = deque()
        self._unread_size = 0
        self._is_paused = False
        self._has_ended = False
        self._failure: Exception | None = None
        self._waiter: asyncio.Future[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self._unread.append(data)
        self._unread_size += len(data)
        if self._unread_size >= _HIGH_WATER and not self._is_paused:
            self._is_paused = True
            self._transport.pause_reading()
        self._wake()

    def eof_received(self) -> None:
        self._has_ended = True
        self._wake()

    def connection_lost(self, error: Exception | None) -> None:
        self._has_ended = True
        self._failure = error
        self._wake()

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if buffer:
            self._unsent.append(buffer)

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if self._unsent:
            self._send()
        while not self._unread:
            if self._failure:
                raise httpcore.ReadError(str(self._failure)) from self._failure
            if self._has_ended:
                return b""
            self._waiter = asyncio.get_running_loop().create_future()
            try:
                await self._waiter
            finally:
                self._waiter = None
        data = self._unread.popleft()
        if len(data) > max_bytes:
            self._unread.appendleft(data[max_bytes:])
            data = data[:max_bytes]
        self._unread_size -= len(data)
        if self._is_paused and self._unread_size < _HIGH_WATER:
            self._is_paused = False
            self._transport.resume_reading()
        self._exchange.count(len(data))
        return data

    async def aclose(self) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection, in the next turn of the event loop."""
        self._transport.abort()

    def abandon(self, connecting: asyncio.Task[Any]) -> None:
        """Close the connection that nobody waits for, if it was made."""
        if not connecting.cancelled() and connecting.exception() is None:
            self.close()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        starting = asyncio.get_running_loop().start_tls(
            self._transport, self, ssl_context, server_hostname=server_hostname
        )
        try:
            secured = await starting
        except (OSError, ssl.SSLError) as error:
            self._transport.abort()
            raise httpcore.ConnectError(str(error)) from error
        except BaseException:
            self._transport.abort()
            raise
        if secured is None:
            raise httpcore.ConnectError("the connection was closed while TLS was negotiated")
        self._transport = secured
        self._secured_for = server_hostname
        return self

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":
            return self._has_ended or bool(self._unread) or _is_readable(self._transport)
        return self._transport.get_extra_info(info)

    def _send(self) -> None:
        content = b"".join(self._unsent)
        self._unsent.clear()
        if not self._has_ended and not self._transport.is_closing():
            self._exchange.wrote(self._secured_for)
            self._transport.write(content)

    def _wake(self) -> None:
        if self._waiter and not self._waiter.done():
            self._waiter.set_result(None)


def _is_readable(transport: asyncio.Transport) -> bool:
    """Return True if bytes, or the end, have arrived that the event loop has not seen yet."""
    descriptor = transport.get_extra_info("socket").fileno()
    if descriptor < 0:
        return True
    if sys.platform == "win32":
        return bool(select.select([descriptor], [], [], 0)[0])
    poller = select.poll()
    poller.register(descriptor, select.POLLIN)
    return bool(poller.poll(0))
