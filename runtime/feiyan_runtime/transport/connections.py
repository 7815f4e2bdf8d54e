"""Connections of our own to the gateway, over httpcore: one exchange at a time each, kept open for the next.

Every connection goes to the same gateway, so the idle ones are a stack. The one that was used last is taken first: it
is the least likely to have been closed.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterable, Iterable
from queue import Empty, SimpleQueue
from typing import cast

from feiyan_runtime._answer import Answer
from feiyan_runtime._flow import Send
from feiyan_runtime.transport import failures
from feiyan_runtime.transport.async_network import AsyncNetwork
from feiyan_runtime.transport.gateway import Gateway
from feiyan_runtime.transport.network import Network
from feiyan_runtime.transport.route import Route

MAX_CONNECTIONS = 200
"""Connections that a client has at once. Further calls wait for one."""


class _ClosedWhileIdleError(Exception):
    """The gateway had closed the connection before anything of the request was sent."""


class Connections:
    """Transport of a sync client."""

    def __init__(self, gateway: Gateway) -> None:
        self._route = Route(gateway)
        self._idle: deque[_Connection] = deque()
        self._vacancies: SimpleQueue[None] = SimpleQueue()
        for _ in range(MAX_CONNECTIONS):
            self._vacancies.put(None)
        self._is_closed = False
        self._parent: Connections | None = None

    def send(self, send: Send) -> Answer:
        deadline = time.monotonic() + send.timeout
        if self._is_closed:
            raise failures.closed(send)
        self._route.prepare()
        try:
            self._vacancies.get(timeout=send.timeout)
        except Empty:
            raise failures.no_connection(send, MAX_CONNECTIONS) from None
        try:
            while True:
                connection = self._take()
                try:
                    return connection.post(send, deadline)
                except _ClosedWhileIdleError:
                    continue
                finally:
                    self._give_back(connection)
        finally:
            self._vacancies.put(None)

    def close(self) -> None:
        self._is_closed = True
        while self._idle:
            self._idle.pop().http.close()

    def after_fork(self) -> Connections:
        child = Connections(self._route.gateway)
        child._is_closed = self._is_closed
        child._parent = self  # keeps the parent's connections from being closed
        return child

    def _take(self) -> _Connection:
        while self._idle:
            connection = self._idle.pop()
            if not connection.http.has_expired():
                return connection
            connection.http.close()
        return _Connection(self._route)

    def _give_back(self, connection: _Connection) -> None:
        if connection.http.is_idle() and not self._is_closed:
            self._idle.append(connection)
            if self._is_closed:  # by another thread, after it was asked
                self.close()
        else:
            connection.http.close()


class _Connection:
    """A sync connection."""

    def __init__(self, route: Route) -> None:
        self._route = route
        self._exchange = route.exchange()
        self._is_new = True
        self.http = route.connection(Network(self._exchange))

    def post(self, send: Send, deadline: float) -> Answer:
        """Send a request and return the answer."""
        route, exchange = self._route, self._exchange
        exchange.begin(deadline)
        was_idle, self._is_new = not self._is_new, False
        try:
            response = self.http.handle_request(route.request(send))
            try:
                body = route.body(send, response, exchange)
                for chunk in cast("Iterable[bytes]", response.stream):
                    body.add(chunk)
                return body.answer()
            finally:
                response.close()
        except Exception as error:
            failure = route.failure(error, send, exchange)
            if was_idle and failures.is_resendable(failure):
                raise _ClosedWhileIdleError from None
            if failure is error:
                raise
            raise failure from error


class AsyncConnections:
    """Transport of an async client: a pool for each event loop that uses it."""

    def __init__(self, gateway: Gateway) -> None:
        self._route = Route(gateway)
        self._pools: dict[asyncio.AbstractEventLoop, _LoopPool] = {}
        self._is_closed = False
        self._parent: AsyncConnections | None = None

    async def send(self, send: Send) -> Answer:
        if self._is_closed:
            raise failures.closed(send)
        pool = self._pool()
        connection: _AsyncConnection | None = None
        try:
            async with asyncio.timeout(send.timeout):
                if not self._route.ready:
                    await asyncio.to_thread(self._route.prepare)
                async with pool.vacancies:
                    while True:
                        connection = await pool.take(self._route)
                        try:
                            return await connection.post(send)
                        except _ClosedWhileIdleError:
                            continue
                        finally:
                            await pool.give_back(connection, keep=not self._is_closed)
        except TimeoutError as error:
            if connection is None:
                raise failures.no_connection(send, MAX_CONNECTIONS) from None
            raise self._route.failure(error, send, connection.exchange) from error

    async def aclose(self) -> None:
        self._is_closed = True
        pools, self._pools = self._pools, {}
        if pool := pools.get(asyncio.get_running_loop()):
            await pool.aclose()

    def after_fork(self) -> AsyncConnections:
        child = AsyncConnections(self._route.gateway)
        child._is_closed = self._is_closed
        child._parent = self  # keeps the parent's connections from being closed
        return child

    def _pool(self) -> _LoopPool:
        loop = asyncio.get_running_loop()
        pool = self._pools.get(loop)
        if pool is None:
            self._pools = {other: kept for other, kept in self._pools.items() if not other.is_closed()}
            pool = self._pools[loop] = _LoopPool()
        return pool


class _LoopPool:
    """Connections of one event loop."""

    def __init__(self) -> None:
        self.vacancies = asyncio.Semaphore(MAX_CONNECTIONS)
        self._idle: deque[_AsyncConnection] = deque()

    async def take(self, route: Route) -> _AsyncConnection:
        """Return a connection that is ready for an exchange."""
        while self._idle:
            connection = self._idle.pop()
            if not connection.http.has_expired():
                return connection
            await connection.http.aclose()
        return _AsyncConnection(route)

    async def give_back(self, connection: _AsyncConnection, *, keep: bool) -> None:
        """Take back a connection after an exchange."""
        if keep and connection.http.is_idle():
            self._idle.append(connection)
        else:
            await connection.http.aclose()

    async def aclose(self) -> None:
        """Close the idle connections."""
        while self._idle:
            await self._idle.pop().http.aclose()
        await asyncio.sleep(0)  # asyncio closes the sockets in its next turn


class _AsyncConnection:
    """An async connection."""

    def __init__(self, route: Route) -> None:
        self._route = route
        self._is_new = True
        self.exchange = route.exchange()
        self.http = route.async_connection(AsyncNetwork(self.exchange))

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
        except Exception as error:
            failure = route.failure(error, send, exchange)
            if was_idle and failures.is_resendable(failure):
                raise _ClosedWhileIdleError from None
            if failure is error:
                raise
            raise failure from error
