"""The connection that a call came on, which ASGI hides and faults need."""

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
_DISCARD = struct.pack("HH" if os.name == "nt" else "ii", 1, 0)
"""A linger of no time: closing discards what was not sent and resets the connection."""


class HttpConnection:
    """An open connection of a caller."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport

    @property
    def is_closing(self) -> bool:
        """True once it ended, or is about to."""
        return self._transport.is_closing()

    def reset(self) -> None:
        """End it as a crash does: the caller meets an error, not an end."""
        self._transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _DISCARD)
        self._transport.abort()

    def end(self, last: bytes) -> None:
        """Send these bytes, whatever they are, and close it."""
        self._transport.write(last)
        self._transport.close()


class HttpProtocol(H11Protocol):
    """uvicorn's HTTP in Python, which is there on every machine; applications find the connection in its scopes."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app_state = {_KEY: HttpConnection(transport)}


def connection_of(scope: Scope) -> HttpConnection:
    """The connection that a call came on."""
    connection: HttpConnection = scope["state"][_KEY]
    return connection


async def ended(receive: Receive) -> None:
    """Wait until the connection of a call has ended. The call's body was read before."""
    while (await receive())["type"] != "http.disconnect":
        pass
