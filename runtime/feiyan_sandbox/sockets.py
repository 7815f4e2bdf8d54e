"""Listening sockets for the HTTP server and the broker."""

from __future__ import annotations

import os
import socket


def listening_socket(host: str, port: int) -> socket.socket:
    """Return a listening socket with an explicit protocol: asyncio turns off Nagle's algorithm only for IPPROTO_TCP."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen()
    except (OSError, OverflowError):
        listening.close()
        raise
    return listening
