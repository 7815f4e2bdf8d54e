"""An MQTT server in a thread, with its own event loop and socket."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from feiyan_sandbox.broker.mqtt_connection import MqttConnection
from feiyan_sandbox.sockets import listening_socket

if TYPE_CHECKING:
    import socket
    import ssl

ACCEPT_RETRY_DELAY = 0.1
"""Seconds to wait after a connection could not be accepted."""

MAX_CONNECTIONS = 400
"""Maximum number of open connections. One more takes the place of the oldest that has not logged in, if there is one,
or else is closed."""

TLS_TIMEOUT = 10.0
"""Seconds within which a TLS handshake must succeed."""


class ThreadedMqttServer:
    """An MQTT server that listens until `stop`. `connect` creates the protocol object of each connection."""

    def __init__(
        self, connect: Callable[[], MqttConnection], *, host: str, port: int, tls: ssl.SSLContext | None
    ) -> None:
        self._connect = connect
        self._tls = tls
        self._open: dict[asyncio.Task[None], MqttConnection] = {}
        self._socket = listening_socket(host, port)
        self._socket.setblocking(False)
        self.port: int = self._socket.getsockname()[1]
        self._loop = asyncio.new_event_loop()
        self._listening = self._loop.create_task(self._listen())
        self._thread = threading.Thread(target=self._run, name="feiyan-sandbox-mqtt", daemon=True)
        self._thread.start()

    def call(self, function: Callable[[], None]) -> None:
        """Schedule a function in the server's thread. Functions run in the order of their calls."""
        self._loop.call_soon_threadsafe(function)

    def stop(self) -> None:
        """Close all connections, then end the thread."""
        self._loop.call_soon_threadsafe(self._listening.cancel)
        self._thread.join()

    def _run(self) -> None:
        with self._socket, contextlib.closing(self._loop), contextlib.suppress(asyncio.CancelledError):
            self._loop.run_until_complete(self._listening)

    async def _listen(self) -> None:
        async with asyncio.TaskGroup() as connections:
            while True:
                try:
                    arrival, _ = await self._loop.sock_accept(self._socket)
                except OSError:  # for example too many open files, which may pass
                    await asyncio.sleep(ACCEPT_RETRY_DELAY)
                    continue
                if len(self._open) >= MAX_CONNECTIONS:
                    self._make_room()
                connection = self._connect()
                task = connections.create_task(self._serve(arrival, connection))
                self._open[task] = connection
                task.add_done_callback(partial(self._close, arrival))  # also if the task never ran
                if len(self._open) > MAX_CONNECTIONS:
                    task.cancel()

    def _make_room(self) -> None:
        """Close the oldest connection that has not logged in, if there is one."""
        for task, connection in self._open.items():
            if not connection.logged_in:
                del self._open[task]
                task.cancel()
                return

    async def _serve(self, arrival: socket.socket, connection: MqttConnection) -> None:
        timeout = TLS_TIMEOUT if self._tls else None
        try:
            await self._loop.connect_accepted_socket(
                lambda: connection, arrival, ssl=self._tls, ssl_handshake_timeout=timeout
            )
        except OSError:  # the TLS handshake failed
            return
        try:
            await connection.ended.wait()
        finally:
            connection.drop("the broker was stopped")
            await connection.ended.wait()

    def _close(self, arrival: socket.socket, task: asyncio.Task[None]) -> None:
        self._open.pop(task, None)
        arrival.close()
