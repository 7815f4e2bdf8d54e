"""Connections of our own to the gateway, over httpcore: one exchange at a time each, kept open for the next.

Every connection goes to the same gateway, so the idle ones are a stack. The one that was used last is taken first: it
is the least likely to have been closed.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable
from queue import Empty, SimpleQueue
from typing import cast

from feiyan_runtime._answer import Answer
from feiyan_runtime._errors import FeiyanError
from feiyan_runtime._flow import Send
from feiyan_runtime.transport import failures
from feiyan_runtime.transport.network import Network
from feiyan_runtime.transport.route import MAX_CONNECTIONS, Route, is_reusable


class Connections:
    """Transport of a sync client."""

    def __init__(self, route: Route) -> None:
        self._route = route
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
                except failures.ClosedWhileIdleError:
                    continue
                finally:
                    self._give_back(connection)
        finally:
            self._vacancies.put(None)

    def close(self) -> None:
        self._is_closed = True
        while self._idle:
            self._idle.pop().close()

    def after_fork(self) -> Connections:
        child = Connections(self._route)
        child._is_closed = self._is_closed
        child._parent = self  # keeps the parent's connections from being closed
        return child

    def _take(self) -> _Connection:
        while self._idle:
            connection = self._idle.pop()
            if not connection.http.has_expired():
                return connection
            connection.close()
        return _Connection(self._route)

    def _give_back(self, connection: _Connection) -> None:
        if not self._is_closed and is_reusable(connection.http):
            self._idle.append(connection)
            if self._is_closed:  # by another thread, after it was asked
                self.close()
        else:
            connection.close()


class _Connection:
    """A sync connection."""

    def __init__(self, route: Route) -> None:
        self._route = route
        self._exchange = route.exchange()
        self._is_new = True
        self._network = Network(self._exchange)
        self.http = route.connection(self._network)

    def close(self) -> None:
        """Close the connection, even if it was not made to its end: httpcore may leave it open then."""
        self.http.close()
        self._network.close()

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
        except FeiyanError:
            raise
        except Exception as error:
            if was_idle and exchange.can_be_repeated(error):
                raise failures.ClosedWhileIdleError from None
            raise route.failure(error, send, exchange) from error
