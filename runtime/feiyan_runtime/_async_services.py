"""Services and pages of the async clients. They do no I/O of their own, and do without asyncio."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, Generic, TypeVar

from feiyan_runtime._answer import result_of
from feiyan_runtime._envelope import Envelope
from feiyan_runtime._frames import PrivateMethods, private
from feiyan_runtime._operation import Operation, Options
from feiyan_runtime._paging import smaller_limit
from feiyan_runtime._tables import data_frame, rows
from feiyan_runtime._texts import shown

T = TypeVar("T")
ItemT = TypeVar("ItemT")
PageT = TypeVar("PageT")


class AsyncService(PrivateMethods):
    """Base class of the generated services of an async client."""

    def __init__(self, invoke: Callable[..., Awaitable[Envelope[Any]]], *, enveloped: bool = False) -> None:
        self._invoke = invoke
        self._enveloped = enveloped

    async def _call(self, operation: Operation[T], options: Options | None, **params: object) -> T:
        envelope = await self._invoke(operation, params, options)
        return envelope if self._enveloped else result_of(operation, envelope)  # type: ignore[return-value]

    def _pages(self, operation: Operation[PageT], options: Options | None, **params: object) -> AsyncPages[Any, PageT]:
        fetch = private(lambda asked: self._invoke(operation, asked, options))
        pages: AsyncPages[Any, PageT] = AsyncPages(operation, fetch, params)
        return pages.envelopes() if self._enveloped else pages  # type: ignore[return-value]


class AsyncPages(Generic[ItemT, PageT]):
    """A list that is read page by page. Iterating yields its items and fetches each page when it is needed."""

    def __init__(
        self,
        operation: Operation[PageT],
        fetch: Callable[[dict[str, Any]], Awaitable[Envelope[PageT]]],
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

    async def __aiter__(self) -> AsyncIterator[ItemT]:
        async for _, items in self._walk():
            for item in items:
                yield item

    async def to_list(self) -> list[ItemT]:
        """Return the items of all pages."""
        return [item async for item in self]

    async def first(self) -> ItemT | None:
        """Return the first item, None if there is none. Only as many pages are fetched as that takes."""
        return next(iter(await self.limit(1).to_list()), None)

    def limit(self, count: int) -> AsyncPages[ItemT, PageT]:
        """Return the same list with at most `count` items. Pages behind the one with the last of them are not fetched.

        Raises:
            ConfigurationError: The count is negative.

        """
        return AsyncPages(self._operation, self._fetch, self._params, limit=smaller_limit(self._limit, count))

    async def total(self) -> int | None:
        """Return how many items the platform counts in all, with one call; None if this list does not tell."""
        return self._paging.total(await self.page()) if self._paging.total_at else None

    async def to_pandas(self) -> Any:
        """Return the items of all pages as a `pandas.DataFrame`, a column an attribute. Secrets are masked.

        Raises:
            ImportError: pandas is not installed.

        """
        frame = data_frame()
        return frame(rows(await self.to_list()))

    async def page(self) -> PageT:
        """Return the page that the parameters ask for, with one call."""
        return result_of(self._operation, await self._fetch(self._params))

    async def pages(self) -> AsyncIterator[PageT]:
        """Yield one page after the other, each as the operation returns it."""
        async for envelope, _ in self._walk():
            yield result_of(self._operation, envelope)

    async def envelopes(self) -> AsyncIterator[Envelope[PageT]]:
        """Yield one page after the other, each in its envelope."""
        async for envelope, _ in self._walk():
            yield envelope

    async def _walk(self) -> AsyncIterator[tuple[Envelope[PageT], Any]]:
        walk = self._paging.walk(self._params)
        more, left = True, self._limit
        while more and left != 0:
            envelope = await self._fetch(walk.params)
            items, more = walk.advance(envelope.data)
            if left is not None:
                items = items[:left]
                left -= len(items)
            yield envelope, items
