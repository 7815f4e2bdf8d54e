"""Sockets on which the HTTP server and the broker listen."""

from __future__ import annotations

import os
import socket


def listening_socket(host: str, port: int) -> socket.socket:
    """Return a socket that names its protocol: only where it can read that, asyncio turns off Nagle's delay."""
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
