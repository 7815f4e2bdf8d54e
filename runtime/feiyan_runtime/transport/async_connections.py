"""The same connections for async calls: a pool for each event loop that uses the client."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterable
from contextlib import suppress
from functools import cache
from typing import cast

import anyio

from feiyan_runtime._answer import Answer
from feiyan_runtime._errors import FeiyanError
from feiyan_runtime._event_loop import forget_closed
from feiyan_runtime._flow import Send
from feiyan_runtime.transport import failures
from feiyan_runtime.transport.async_network import AsyncNetwork
from feiyan_runtime.transport.route import MAX_CONNECTIONS, Route, is_reusable


class AsyncConnections:
    """Transport of an async client: a pool for each event loop that uses it."""

    def __init__(self, route: Route) -> None:
        self._route = route
        self._is_ready = False
        self._pools: dict[asyncio.AbstractEventLoop, _LoopPool] = {}
        self._is_closed = False
        self._parent: AsyncConnections | None = None

    async def send(self, send: Send) -> Answer:
        if self._is_closed:
            raise failures.closed(send)
        loop = asyncio.get_running_loop()
        pool = self._pools.get(loop) or await self._open_pool(loop)
        connection: _AsyncConnection | None = None
        try:
            async with asyncio.timeout(send.timeout):
                if not self._is_ready:
                    await asyncio.to_thread(self.prepare)
                async with pool.vacancies:
                    while True:
                        connection = await pool.take(self._route)
                        try:
                            return await connection.post(send)
                        except failures.ClosedWhileIdleError:
                            continue
                        finally:
                            await pool.give_back(connection, keep=not self._is_closed)
        except TimeoutError as error:
            if connection is None:
                raise failures.no_connection(send, MAX_CONNECTIONS) from None
            raise self._route.failure(error, send, connection.exchange) from error

    def prepare(self) -> None:
        self._route.prepare()
        _load_locks()
        self._is_ready = True

    async def aclose(self) -> None:
        self._is_closed = True
        pools, self._pools = self._pools, {}
        if pool := pools.pop(asyncio.get_running_loop(), None):
            await pool.aclose()
        for loop, other in pools.items():
            with suppress(RuntimeError):  # the loop is closed, and was closed with its connections
                loop.call_soon_threadsafe(other.close_soon)

    def after_fork(self) -> AsyncConnections:
        child = AsyncConnections(self._route)
        child._is_closed = self._is_closed
        child._parent = self  # keeps the parent's connections from being closed
        return child

    async def _open_pool(self, loop: asyncio.AbstractEventLoop) -> _LoopPool:
        forget_closed(self._pools)
        pool = self._pools[loop] = _LoopPool()
        await pool.open()
        return pool


@cache
def _load_locks() -> None:
    """Import what httpcore's locks need, which they would do on the thread of the event loop."""
    anyio.run(anyio.sleep, 0)


class _LoopPool:
    """Connections of one event loop, which are closed with the loop if the client is not closed before."""

    def __init__(self) -> None:
        self.vacancies = asyncio.Semaphore(MAX_CONNECTIONS)
        self._idle: deque[_AsyncConnection] = deque()
        self._lifetime = self._live()
        self._closing: asyncio.Task[None]

    async def open(self) -> None:
        """Begin the lifetime, without giving others a turn."""
        await anext(self._lifetime)

    async def aclose(self) -> None:
        """Close the idle connections."""
        await self._lifetime.aclose()

    def close_soon(self) -> None:
        """Close the idle connections in the next turns of the pool's own event loop."""
        self._closing = asyncio.create_task(self.aclose())

    async def _live(self) -> AsyncGenerator[None]:
        """Close the connections at the end: a loop that ends, as in `asyncio.run`, ends its generators."""
        try:
            yield
        finally:
            while self._idle:
                await self._idle.pop().aclose()
            await asyncio.sleep(0)  # asyncio closes the sockets in its next turn

    async def take(self, route: Route) -> _AsyncConnection:
        """Return a connection that is ready for an exchange."""
        while self._idle:
            connection = self._idle.pop()
            if not connection.http.has_expired():
                return connection
            await connection.aclose()
        return _AsyncConnection(route)

    async def give_back(self, connection: _AsyncConnection, *, keep: bool) -> None:
        """Take back a connection after an exchange."""
        if keep and is_reusable(connection.http):
            self._idle.append(connection)
        else:
            await connection.aclose()


class _AsyncConnection:
    """An async connection."""

    def __init__(self, route: Route) -> None:
        self._route = route
        self._is_new = True
        self.exchange = route.exchange()
        self._network = AsyncNetwork(self.exchange)
        self.http = route.async_connection(self._network)

    async def aclose(self) -> None:
        """Close the connection, even if it was not made to its end: httpcore may leave it open then."""
        await self.http.aclose()
        self._network.close()

    async def post(self, send: Send) -> Answer:
        """Send a request and return the answer."""
        route, exchange = self._route, self.exchange
        exchange.begin()
        was_idle, self._is_new = not self._is_new, False
        try:
            response = await self.http.handle_async_request(route.request(send))
            chunks = cast("AsyncGenerator[bytes]", aiter(cast("AsyncIterable[bytes]", response.stream)))
            try:
                body = route.body(send, response, exchange)
                async for chunk in chunks:
                    body.add(chunk)
                return body.answer()
            finally:
                await chunks.aclose()
                await response.aclose()
        except FeiyanError:
            raise
        except Exception as error:
            if was_idle and exchange.can_be_repeated(error):
                raise failures.ClosedWhileIdleError from None
            raise route.failure(error, send, exchange) from error
