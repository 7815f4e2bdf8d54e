"""An HTTP server in a thread, with its own event loop and socket."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import uvicorn

from feiyan_sandbox.gateway import MAX_CONNECTIONS, MAX_HEAD_SIZE, HttpProtocol
from feiyan_sandbox.sockets import listening_socket

if TYPE_CHECKING:
    import socket

    from starlette.types import ASGIApp

SHUTDOWN_TIMEOUT = 1.0
"""Seconds to wait for calls in progress when the server is stopped."""


class ThreadedHttpServer:
    """An HTTP server that serves an application until `stop` and closes connections idle for `idle_close` seconds."""

    def __init__(self, application: ASGIApp, *, host: str, port: int, idle_close: float) -> None:
        self._socket = listening_socket(host, port)
        self.port: int = self._socket.getsockname()[1]
        config = uvicorn.Config(
            application,
            http=HttpProtocol,
            timeout_keep_alive=idle_close,  # type: ignore[arg-type] # uvicorn passes it to call_later, which accepts fractions
            h11_max_incomplete_event_size=MAX_HEAD_SIZE,
            limit_concurrency=MAX_CONNECTIONS + 1,  # counts the connection that asks
            lifespan="off",
            ws="none",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            date_header=False,
        )
        config.load()
        self._server = _Server(config)
        self._thread = threading.Thread(target=self._run, name="feiyan-sandbox", daemon=True)
        self._thread.start()
        while not self._server.answering.wait(0.1):
            if not self._thread.is_alive():
                raise RuntimeError("the sandbox's HTTP server stopped before it was ready")

    def call_later(self, seconds: float, function: Callable[[], None]) -> None:
        """Call a function in the server's thread after some seconds, unless the server has stopped by then."""
        self._server.call_later(seconds, function)

    def stop(self) -> None:
        """Finish the calls in progress, then stop."""
        self._server.stop()
        self._thread.join()

    def _run(self) -> None:
        asyncio.run(self._server.serve(sockets=[self._socket]))


class _Server(uvicorn.Server):
    """A uvicorn server that signals readiness and stops immediately, without uvicorn's polling every 0.1 s."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.answering = threading.Event()
        self._loop: asyncio.AbstractEventLoop
        self._stopped: asyncio.Event

    async def main_loop(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._stopped = asyncio.Event()
        self.answering.set()
        await self._stopped.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self._stop_accepting()
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        try:
            await asyncio.wait_for(self._finished(), SHUTDOWN_TIMEOUT)
        except TimeoutError:
            for connection in list(self.server_state.connections):
                connection.transport.abort()
            await self._finished()

    async def _stop_accepting(self) -> None:
        """Accept no more connections, and wait for the protocols of those accepted: a closed server takes none."""
        for server in self.servers:
            for listening in server.sockets:
                with contextlib.suppress(NotImplementedError):  # on Windows, where accepting makes the protocol at once
                    self._loop.remove_reader(listening)
        for _ in ("the task of a connection", "its protocol"):
            await asyncio.sleep(0)

    async def _finished(self) -> None:
        while self.server_state.connections or self.server_state.tasks:  # noqa: ASYNC110 - uvicorn keeps plain sets
            await asyncio.sleep(0.001)

    def call_later(self, seconds: float, function: Callable[[], None]) -> None:
        self._loop.call_soon_threadsafe(self._loop.call_later, seconds, function)

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._stopped.set)
