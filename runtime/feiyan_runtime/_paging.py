"""Lists that arrive page by page: which parameters ask for the next page, written once for every style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol, cast


class Paging(Protocol):
    """A style of paging. Names are Python names of parameters and of fields of the page."""

    def items(self, page: Any) -> Sequence[Any]:
        """The items of a page."""

    def walk(self, params: dict[str, Any]) -> Walk:
        """A walk over the pages, from the page that the parameters ask for."""


class Walk(Protocol):
    """The state of one walk over pages."""

    params: dict[str, Any]
    """Parameters of the next page."""

    def advance(self, page: Any) -> tuple[Sequence[Any], bool]:
        """The new items of the page just received, and whether another page follows it."""


@dataclass(frozen=True, slots=True)
class PagePaging:
    """Pages by number: `page` and `size` are parameters.

    `total_at` is the field that counts all items, `more_at` the one that says whether another page follows.
    """

    page: str
    size: str
    items_at: str = ""
    total_at: str = ""
    more_at: str = ""
    first: int = 1

    def items(self, page: Any) -> Sequence[Any]:
        return _items(page, self.items_at)

    def walk(self, params: dict[str, Any]) -> Walk:
        seen = (params[self.page] - self.first) * params[self.size]
        return _NumberedWalk(self, params, key=self.page, step=1, seen=seen)


@dataclass(frozen=True, slots=True)
class OffsetPaging:
    """Pages by the position of their first item: `offset` and `size` are parameters."""

    offset: str
    size: str
    items_at: str = ""
    total_at: str = ""
    more_at: str = ""

    def items(self, page: Any) -> Sequence[Any]:
        return _items(page, self.items_at)

    def walk(self, params: dict[str, Any]) -> Walk:
        return _NumberedWalk(self, params, key=self.offset, step=params[self.size], seen=params[self.offset])


@dataclass(frozen=True, slots=True)
class TimePaging:
    """Pages by a window of time: the next window starts at the time of the last item, or ends there when descending.

    The window ascends where the parameter `ascending` has the value `ascending_is`.
    Items of that very time come again and are passed over, each once. Where a whole page has one time, the walk goes on
    one millisecond further: more items than a page holds cannot be told apart within a millisecond.
    """

    start: str
    end: str
    ascending: str
    size: str
    time_at: str
    items_at: str = ""
    ascending_is: object = True

    def items(self, page: Any) -> Sequence[Any]:
        return _items(page, self.items_at)

    def walk(self, params: dict[str, Any]) -> Walk:
        return _TimeWalk(self, params)


class _NumberedWalk:
    def __init__(
        self, paging: PagePaging | OffsetPaging, params: dict[str, Any], *, key: str, step: int, seen: int
    ) -> None:
        self.params = dict(params)
        self._paging = paging
        self._step = step
        self._key = key
        self._size: int = params[paging.size]
        self._seen = seen

    def advance(self, page: Any) -> tuple[Sequence[Any], bool]:
        items = self._paging.items(page)
        self._seen += len(items)
        self.params[self._key] += self._step
        total, more = _field(page, self._paging.total_at), _field(page, self._paging.more_at)
        if more is None:
            more = len(items) >= self._size if total is None else self._seen < total
        return items, bool(items) and more


class _TimeWalk:
    def __init__(self, paging: TimePaging, params: dict[str, Any]) -> None:
        self.params = dict(params)
        self._paging = paging
        self._edge: list[Any] = []

    def advance(self, page: Any) -> tuple[Sequence[Any], bool]:
        paging = self._paging
        ascending = self.params[paging.ascending] == paging.ascending_is
        received = paging.items(page)
        items = self._new(received)
        times = [time for item in received if (time := getattr(item, paging.time_at)) is not None]
        if not times or len(received) < self.params[paging.size]:
            return items, False
        edge = max(times) if ascending else min(times)
        bound = paging.start if ascending else paging.end
        if edge == self.params[bound]:
            edge += 1 if ascending else -1
        self.params[bound] = edge
        self._edge = [item for item in received if getattr(item, paging.time_at) == edge]
        return items, self.params[paging.start] <= self.params[paging.end]

    def _new(self, received: Sequence[Any]) -> list[Any]:
        items = []
        for item in received:
            if item in self._edge:
                self._edge.remove(item)
            else:
                items.append(item)
        return items


def _items(page: Any, at: str) -> Sequence[Any]:
    found = _field(page, at) if at else page
    return cast("Sequence[Any]", found) if found is not None else ()


def _field(page: Any, at: str) -> Any:
    """Return what a page has under a dotted name; None where it has nothing there."""
    if not at:
        return None
    for name in at.split("."):
        page = getattr(page, name, None)
    return page
