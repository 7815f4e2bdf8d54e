"""The TCP connection of a call, which ASGI hides and faults need."""

from __future__ import annotations

import asyncio
import os
import socket
import struct
from typing import TYPE_CHECKING

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    from starlette.types import Receive, Scope

_KEY = "feiyan_sandbox.connection"
_LINGER_ZERO = struct.pack("HH" if os.name == "nt" else "ii", 1, 0)
"""SO_LINGER with a timeout of zero: closing the socket discards unsent data and resets the connection."""


class HttpConnection:
    """The TCP connection of a caller."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport

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
    """uvicorn's pure Python HTTP protocol, which also puts the connection into the ASGI scope."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app_state = {_KEY: HttpConnection(transport)}


def connection_of(scope: Scope) -> HttpConnection:
    """Return the TCP connection of a call."""
    connection: HttpConnection = scope["state"][_KEY]
    return connection


async def wait_for_disconnect(receive: Receive) -> None:
    """Wait until the caller disconnects. The body of the call must have been read."""
    while (await receive())["type"] != "http.disconnect":
        pass
