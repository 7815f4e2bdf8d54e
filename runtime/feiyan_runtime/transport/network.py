"""The bytes of a sync connection, with a deadline and a limit for each exchange."""

from __future__ import annotations

import math
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from queue import Empty, SimpleQueue
from socket import IPPROTO_TCP, getaddrinfo
from typing import Any

import httpcore

from feiyan_runtime.transport.answer_body import MAX_ANSWER_SIZE

MAX_HEAD_SIZE = 256 * 1024
"""Bytes that may arrive before the head of the answer has ended, interim answers included."""

MAX_FRAMED_SIZE = 2 * MAX_ANSWER_SIZE
"""Bytes that may arrive of a whole answer, with the framing of its chunks."""

TIMEOUTS = (httpcore.TimeoutException, TimeoutError)
"""Errors that end an exchange because its time is over."""

_PIECE = 16 * 1024


class TooManyBytes(Exception):  # noqa: N818 - becomes an error of the package in `failures`
    """More bytes arrived than an answer may have."""


class Exchange:
    """State of the exchange that a connection is in: how long it may take, and what has passed.

    `secured_for` is the host whose TLS the request needs, or None: what passes before, to a proxy, is not the request.
    `sent` is True once bytes of the request may have reached the gateway, `answered` once the head of the answer has
    arrived. `received` counts the bytes of the answer with its framing; `limit` is the number that may arrive.
    """

    def __init__(self, secured_for: str | None) -> None:
        self.secured_for = secured_for
        self.begin()

    def begin(self, deadline: float = math.inf) -> None:
        """Begin with another request, which has to be answered before the deadline."""
        self.deadline = deadline
        self.sent = False
        self.answered = False
        self.received = 0
        self.limit = MAX_HEAD_SIZE

    def begin_body(self) -> None:
        """Note that the head of the answer has arrived."""
        self.answered = True
        self.limit = MAX_FRAMED_SIZE

    def remaining(self, over: type[httpcore.TimeoutException]) -> float:
        """Return the seconds that remain; raise `over` if there are none."""
        seconds = self.deadline - time.monotonic()
        if seconds <= 0:
            raise over("the time of the call is over")
        return seconds

    def can_be_repeated(self, error: Exception) -> bool:
        """Return True if an exchange ended before anything of the request was sent, for another reason than time."""
        return not self.sent and not isinstance(error, TIMEOUTS)

    def wrote(self, secured_for: str | None) -> None:
        """Note that bytes were written to a stream that is secured for a host."""
        self.sent = self.sent or self.secured_for in {None, secured_for}

    def count(self, size: int) -> None:
        """Count bytes that arrived."""
        self.received += size
        if self.received > self.limit:
            raise TooManyBytes(f"more than {self.limit} bytes arrived")


class Network(httpcore.NetworkBackend):
    """Network of one connection: httpcore's, with the time that remains of the exchange as every timeout."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._backend = httpcore.SyncBackend()
        self._stream: httpcore.NetworkStream | None = None

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        exchange = self._exchange
        addresses = _resolve(host, port, exchange.remaining(httpcore.ConnectTimeout))
        for left in range(len(addresses), 0, -1):
            seconds = exchange.remaining(httpcore.ConnectTimeout) / left
            try:
                self._stream = self._backend.connect_tcp(addresses[-left], port, timeout=seconds)
                return _Stream(exchange, self._stream)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if left == 1:
                    raise
        raise httpcore.ConnectError(f"{host} has no address")

    def close(self) -> None:
        """Close the connection, if it was made."""
        if self._stream:
            self._stream.close()


class _Stream(httpcore.NetworkStream):
    """Byte stream of one connection. What is written is sent when the answer is awaited, in one piece if it fits."""

    def __init__(self, exchange: Exchange, stream: httpcore.NetworkStream, secured_for: str | None = None) -> None:
        self._exchange = exchange
        self._stream = stream
        self._secured_for = secured_for
        self._unsent: list[bytes] = []

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if buffer:
            self._unsent.append(buffer)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        exchange = self._exchange
        if self._unsent:
            self._send()
        data = self._stream.read(max_bytes, exchange.remaining(httpcore.ReadTimeout))
        exchange.count(len(data))
        return data

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        seconds = self._exchange.remaining(httpcore.ConnectTimeout)
        secured = self._stream.start_tls(ssl_context, server_hostname, seconds)
        return _Stream(self._exchange, secured, server_hostname)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

    def _send(self) -> None:
        content = memoryview(b"".join(self._unsent))
        self._unsent.clear()
        try:
            for start in range(0, len(content), _PIECE):
                seconds = self._exchange.remaining(httpcore.WriteTimeout)
                self._stream.write(content[start : start + _PIECE], seconds)  # type: ignore[arg-type]
                self._exchange.wrote(self._secured_for)
        except httpcore.WriteError:
            pass  # a gateway may answer and close before it has read the whole request


def _resolve(host: str, port: int, timeout: float) -> list[str]:
    """Return the addresses of a host. The system's resolver knows no timeout, so it runs in a thread."""
    try:
        return [str(ip_address(host))]
    except ValueError:
        pass
    answers: SimpleQueue[Callable[[], list[str]]] = SimpleQueue()

    def look_up() -> None:
        try:
            found = list(dict.fromkeys(str(address[0]) for *_, address in getaddrinfo(host, port, proto=IPPROTO_TCP)))
        except (OSError, UnicodeError) as error:
            failure = httpcore.ConnectError(str(error))
            answers.put(lambda: _raise(failure))
        else:
            answers.put(lambda: found)

    threading.Thread(target=look_up, name="feiyan-resolver", daemon=True).start()
    try:
        return answers.get(timeout=timeout)()
    except Empty:
        raise httpcore.ConnectTimeout(f"the address of {host} was not found in time") from None


def _raise(error: Exception) -> Any:
    raise error
