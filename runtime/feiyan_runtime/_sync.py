"""Sync client: runs the flows over httpx.Client."""

from __future__ import annotations

import html
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from feiyan_runtime._answer import result_of
from feiyan_runtime._core import Core
from feiyan_runtime._envelope import Envelope
from feiyan_runtime._errors import ClientClosedError, FeiyanError
from feiyan_runtime._flow import Exclusive, Flow, RunInThread, Send, Wait
from feiyan_runtime._fork import reset_after_fork
from feiyan_runtime._frames import PrivateMethods, private
from feiyan_runtime._operation import Operation, Options, untyped
from feiyan_runtime._paging import smaller_limit
from feiyan_runtime._tables import data_frame, html_table, rows
from feiyan_runtime._texts import shown
from feiyan_runtime.transport.seam import HttpClient, Transport, transport

T = TypeVar("T")
ItemT = TypeVar("ItemT")
PageT = TypeVar("PageT")


class SyncClient(PrivateMethods):
    """Base class of the generated sync clients. Safe to share among threads."""

    def __init__(self, core: Core, *, base_url: str, http_client: HttpClient | None) -> None:
        self._core = core
        self._base_url = base_url
        self._http_client = http_client
        self._transport = transport(base_url, http_client)
        self._regional: dict[str, Transport] = {}
        self._is_closed = False
        self._exclusive = threading.Lock()
        reset_after_fork(self)

    def after_fork(self) -> None:
        """Open new connections, and create a lock that no thread of the parent process holds."""
        self._exclusive = threading.Lock()
        self._transport = self._transport.after_fork()
        self._regional = {url: parent.after_fork() for url, parent in self._regional.items()}

    def call(
        self,
        path: str,
        params: Mapping[str, object] | None = None,
        *,
        api_version: str = "1.0.0",
        options: Options | None = None,
    ) -> Any:
        """Call any path, documented or not, and return its data as plain values.

        Args:
            path: Path of the operation, such as "/cloud/thing/info/get".
            params: Parameters under the wire's names; those that are None are omitted.
            api_version: Version of the operation.
            options: Settings of this call.

        Raises:
            InvalidParameterError: The path or a parameter cannot be sent.
            ApiError: The platform answered with a code other than 200.
            TransportError: No answer was received.
            ProtocolError: The answer is not the platform's envelope.

        """
        return self.invoke(untyped(path, api_version), params or {}, options).data

    def current_token(self) -> str | None:
        """Return the token that calls carry, for another program: renewed if it is due, None if there is none.

        Raises:
            ApiError: The platform refused to renew it.
            TransportError: No answer was received.

        """
        tokens = self._core.tokens
        token: str | None = None if tokens is None else self._run(tokens.current(self._core))
        return token

    def close(self) -> None:
        """Close the connections; an `http_client` passed to the constructor stays open."""
        self._is_closed = True
        for opened in (self._transport, *self._regional.values()):
            opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._base_url!r})"

    def invoke(self, operation: Operation[T], params: Mapping[str, object], options: Options | None) -> Envelope[T]:
        """Call an operation and return the whole envelope. `params` are keyed by Python names."""
        self._require_open(operation.name)
        return self._drive(self._core.call(operation, params, options))

    def _run(self, flow: Flow[T]) -> T:
        """Run the flow of a method that was called."""
        self._require_open()
        return self._drive(flow)

    def _drive(self, flow: Flow[T]) -> T:
        try:
            step = next(flow)
            while True:
                try:
                    outcome = self._perform(step)
                except FeiyanError as error:
                    step = flow.throw(error)
                else:
                    step = flow.send(outcome)
        except StopIteration as stop:
            result: T = stop.value
            return result
        finally:
            flow.close()  # so that its locks are released, whatever ended the driver

    def _perform(self, step: Send | Wait | RunInThread | Exclusive) -> Any:
        match step:
            case Send():
                return self._transport_to(step.base_url).send(step)
            case Wait():
                time.sleep(step.seconds)
                return None
            case RunInThread():
                return step.function()
            case Exclusive():
                with self._exclusive:
                    return self._drive(step.flow)

    def _transport_to(self, base_url: str) -> Transport:
        """Return the transport to a gateway: that of the client, or of the region of the session in use."""
        if base_url in ("", self._base_url):
            return self._transport
        if base_url not in self._regional:
            self._require_open()
            self._regional.setdefault(base_url, transport(base_url, self._http_client))
        return self._regional[base_url]

    def _require_open(self, what: str = "") -> None:
        if self._is_closed:
            raise ClientClosedError(f"{what or type(self).__name__}: the client is closed: make another client")


class SyncService(PrivateMethods):
    """Base class of the generated services of a sync client."""

    def __init__(self, invoke: Callable[..., Envelope[Any]], *, enveloped: bool = False) -> None:
        self._invoke = invoke
        self._enveloped = enveloped

    def _call(self, operation: Operation[T], options: Options | None, **params: object) -> T:
        envelope = self._invoke(operation, params, options)
        return envelope if self._enveloped else result_of(operation, envelope)  # type: ignore[return-value]

    def _pages(self, operation: Operation[PageT], options: Options | None, **params: object) -> Pages[Any, PageT]:
        pages: Pages[Any, PageT] = Pages(
            operation, private(lambda asked: self._invoke(operation, asked, options)), params
        )
        return pages.envelopes() if self._enveloped else pages  # type: ignore[return-value]


class Pages(Generic[ItemT, PageT]):
    """A list that is read page by page. Iterating yields its items and fetches each page when it is needed."""

    def __init__(
        self,
        operation: Operation[PageT],
        fetch: Callable[[dict[str, Any]], Envelope[PageT]],
        params: dict[str, Any],
        *,
        limit: int | None = None,
    ) -> None:
        assert operation.paging is not None
        self._operation = operation
        self._paging = operation.paging
        self._fetch = fetch
        self._params = dict(operation.in_ticks(params))
        self._limit = limit

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {shown(self._operation.name)}>"

    def __iter__(self) -> Iterator[ItemT]:
        for _, items in self._walk():
            yield from items

    def _repr_html_(self) -> str:
        """Return the items of the first page as a table, for notebooks. It takes one call."""
        try:
            items = self._paging.items(self.page())
        except FeiyanError as error:
            return html.escape(f"{self!r}: {error}")
        return html_table(items[: self._limit])

    def to_list(self) -> list[ItemT]:
        """Return the items of all pages."""
        return list(self)

    def first(self) -> ItemT | None:
        """Return the first item, None if there is none. Only as many pages are fetched as that takes."""
        return next(iter(self.limit(1)), None)

    def limit(self, count: int) -> Pages[ItemT, PageT]:
        """Return the same list with at most `count` items. Pages behind the one with the last of them are not fetched.

        Raises:
            ConfigurationError: The count is negative.

        """
        return Pages(self._operation, self._fetch, self._params, limit=smaller_limit(self._limit, count))

    def total(self) -> int | None:
        """Return how many items the platform counts in all, with one call; None if this list does not tell."""
        return self._paging.total(self.page()) if self._paging.total_at else None

    def to_pandas(self) -> Any:
        """Return the items of all pages as a `pandas.DataFrame`, a column an attribute. Secrets are masked.

        Raises:
            ImportError: pandas is not installed.

        """
        frame = data_frame()
        return frame(rows(self.to_list()))

    def page(self) -> PageT:
        """Return the page that the parameters ask for, with one call."""
        return result_of(self._operation, self._fetch(self._params))

    def pages(self) -> Iterator[PageT]:
        """Yield one page after the other, each as the operation returns it."""
        for envelope, _ in self._walk():
            yield result_of(self._operation, envelope)

    def envelopes(self) -> Iterator[Envelope[PageT]]:
        """Yield one page after the other, each in its envelope."""
        for envelope, _ in self._walk():
            yield envelope

    def _walk(self) -> Iterator[tuple[Envelope[PageT], Any]]:
        walk = self._paging.walk(self._params)
        more, left = True, self._limit
        while more and left != 0:
            envelope = self._fetch(walk.params)
            items, more = walk.advance(envelope.data)
            if left is not None:
                items = items[:left]
                left -= len(items)
            yield envelope, items
