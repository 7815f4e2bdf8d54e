"""The TCP connection of a call, which ASGI hides and faults need, with limits on how long it may wait."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import struct
import sys
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    from starlette.types import Receive, Scope

MAX_CONNECTIONS = 400
"""Maximum number of open connections. One more takes the place of the one that has waited longest for a request."""

HEAD_TIMEOUT = 10.0
"""Seconds within which the head of a request must arrive; slower ones are answered with 408."""

ANSWER_TIMEOUT = 30.0
"""Seconds within which a caller must take what was sent, in pieces of 64 KiB; the connection is reset after them."""

LAST_WORDS = 1.0
"""Seconds in which a caller that is cut off while it sends may read why; what it sends meanwhile is dropped."""

_KEY = "feiyan_sandbox.connection"
_LINGER_ZERO = struct.pack("HH" if os.name == "nt" else "ii", 1, 0)
"""SO_LINGER with a timeout of zero: closing the socket discards unsent data and resets the connection."""

_LOGGER = logging.getLogger("feiyan_sandbox.http")
_LOGGER.setLevel(logging.ERROR)  # uvicorn warns of each malformed request, as often as a stranger likes


class HttpConnection:
    """The TCP connection of a caller."""

    def __init__(self, transport: asyncio.Transport, refuse: Callable[[int, str], None]) -> None:
        self._transport = transport
        self.refuse = refuse
        """Send an answer with a status and a text, and close the connection; the rest of the call is dropped."""

    @property
    def is_closing(self) -> bool:
        """True if the connection is closed or about to close."""
        return self._transport.is_closing()

    def reset(self) -> None:
        """Reset the connection, as a crash would: the caller gets an error, not an end of file."""
        self._transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_ZERO)
        self._transport.abort()

    def end(self, last: bytes) -> None:
        """Send raw bytes and close the connection."""
        self._transport.write(last)
        self._transport.close()


class HttpProtocol(H11Protocol):
    """uvicorn's pure Python HTTP protocol, which limits waiting and puts the connection into the ASGI scope."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.logger = _LOGGER
        self._head_timer: asyncio.TimerHandle | None = None
        self._answer_timer: asyncio.TimerHandle | None = None
        self._waiting_since = 0.0
        self._refused = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        transport.set_write_buffer_limits(high=0)  # writing pauses whenever the caller has not taken everything
        self.app_state = {_KEY: HttpConnection(transport, partial(self._refuse, last_words=LAST_WORDS))}
        self._await_head()
        self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._unset_keepalive_if_required()
        self._stop_awaiting_head()
        self.resume_writing()

    def data_received(self, data: bytes) -> None:
        if self._refused:
            return
        super().data_received(data)
        if not self.awaits_head:
            self._stop_awaiting_head()
        elif self._head_timer is None:
            self._await_head()

    def on_response_complete(self) -> None:
        self._waiting_since = self.loop.time()
        super().on_response_complete()

    def pause_writing(self) -> None:
        super().pause_writing()
        if self._answer_timer is None:
            self._answer_timer = self.loop.call_later(ANSWER_TIMEOUT, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._answer_timer is not None:
            self._answer_timer.cancel()
            self._answer_timer = None

    def send_400_response(self, msg: str) -> None:
        """Answer what is not HTTP, with the status that h11 proposes: 431 for a head that does not end."""
        error = sys.exc_info()[1]
        status = error.error_status_hint if isinstance(error, h11.RemoteProtocolError) else 400
        self._refuse(status, msg, last_words=LAST_WORDS)

    @property
    def awaits_head(self) -> bool:
        """True while no head of a request has arrived, or none since the last answer."""
        return self.conn.their_state is h11.IDLE and self.is_open

    @property
    def is_open(self) -> bool:
        """True unless the connection is closed or about to close."""
        return not self._refused and not self.transport.is_closing()

    def _await_head(self) -> None:
        self._waiting_since = self.loop.time()
        late = partial(self._refuse, 408, "The head did not arrive in time.", last_words=LAST_WORDS)
        self._head_timer = self.loop.call_later(HEAD_TIMEOUT, late)

    def _stop_awaiting_head(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _make_room(self) -> None:
        """Close the connection that has waited longest for a request, if there are too many."""
        if len(self.connections) <= MAX_CONNECTIONS:
            return
        connected = [other for other in self.connections if isinstance(other, HttpProtocol) and other.is_open]
        waiting = [other for other in connected if other.awaits_head and other is not self]
        if waiting and len(connected) > MAX_CONNECTIONS:
            min(waiting, key=lambda other: other._waiting_since)._refuse(503, "Too many connections.")

    def _refuse(self, status: int, text: str, *, last_words: float = 0.0) -> None:
        """Send an answer instead of the application, if it has sent none, and close the connection.

        Closing discards the answer if there is data that was not read: `last_words` are seconds in which to read on.
        """
        self._refused = True
        self._unset_keepalive_if_required()
        self._stop_awaiting_head()
        if self.conn.our_state in {h11.IDLE, h11.SEND_RESPONSE}:
            headers = [("content-type", "text/plain; charset=utf-8"), ("connection", "close")]
            answer = h11.Response(status_code=status, headers=headers, reason=HTTPStatus(status).phrase.encode())
            for event in (answer, h11.Data(data=text.encode()), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        if last_words:
            self.transport.write_eof()
            self.loop.call_later(last_words, self.transport.abort)
        else:
            self.transport.close()


def connection_of(scope: Scope) -> HttpConnection:
    """Return the TCP connection of a call."""
    connection: HttpConnection = scope["state"][_KEY]
    return connection


async def wait_for_disconnect(receive: Receive) -> None:
    """Wait until the caller disconnects. The body of the call must have been read."""
    while (await receive())["type"] != "http.disconnect":
        pass
