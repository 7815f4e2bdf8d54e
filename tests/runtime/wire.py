"""A server of bare sockets, for what no HTTP server would send."""

from __future__ import annotations

import json
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Self


def http(envelope: dict[str, Any]) -> bytes:
    """A whole answer."""
    content = json.dumps(envelope).encode()
    return b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%b" % (
        len(content),
        content,
    )


class Connection:
    """A client's connection to the server."""

    def __init__(self, peer: socket.socket, released: threading.Event) -> None:
        self.released = released
        self._peer = peer
        self._file = peer.makefile("rb")

    def request(self) -> bytes | None:
        """The body of the next call; None where the client has gone. What asks for a token is answered on the way."""
        while (body := self._read()) is not None and b'"grantType"' in body:
            self.send(http({"code": 200, "data": {"cloudToken": "token-1", "expireIn": 7_200_000}}))
        return body

    def _read(self) -> bytes | None:
        length = 0
        if not self._file.readline():
            return None
        while (line := self._file.readline()).strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        return self._file.read(length)

    def read(self, size: int) -> bytes:
        """Bytes that are no HTTP."""
        return self._file.read(size)

    def send(self, content: bytes) -> None:
        """Send bytes; raises ConnectionError where the client has gone."""
        self._peer.sendall(content)

    def gone(self) -> None:
        """Wait until the client closes."""
        with suppress(ConnectionError):
            while self._file.read(1):
                pass

    def break_off(self) -> None:
        """End the connection, in any thread."""
        with suppress(OSError):
            self._peer.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._file.close()
        self._peer.close()


class Wire:
    """Runs `serve` for each connection in a thread of its own, and closes the connection when that returns.

    What runs longer than a moment waits for `released` of its connection, which is set at the end.
    """

    def __init__(self, serve: Callable[[Connection], None], tls: ssl.SSLContext | None = None) -> None:
        self.connections = 0
        self._tls = tls
        self._serve = serve
        self._released = threading.Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._threads = [threading.Thread(target=self._accept)]

    @property
    def port(self) -> int:
        port: int = self._listening.getsockname()[1]
        return port

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self._released.set()
        self._listening.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        self._listening.close()

    def _accept(self) -> None:
        with suppress(OSError):  # until the socket is shut down
            while True:
                peer, _ = self._listening.accept()
                self.connections += 1
                thread = threading.Thread(target=self._run, args=(peer,))
                self._threads.append(thread)
                thread.start()

    def _run(self, peer: socket.socket) -> None:
        with suppress(OSError), peer:  # the client has gone, or does not trust the certificate
            if self._tls:
                peer = self._tls.wrap_socket(peer, server_side=True)
            connection = Connection(peer, self._released)
            with suppress(ConnectionError):
                self._serve(connection)
            connection.close()
