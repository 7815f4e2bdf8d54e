"""Styles of paging: the parameters that ask for the next page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import index
from typing import Any, ClassVar, Protocol, cast

from feiyan_runtime._errors import ConfigurationError


class Paging(Protocol):
    """A style of paging. All names are Python names, of parameters and of fields of a page."""

    @property
    def total_at(self) -> str:
        """Name of the field with the count of all items; empty if pages have none."""

    def items(self, page: Any) -> Sequence[Any]:
        """Return the items of a page."""

    def total(self, page: Any) -> int | None:
        """Return the count of all items that a page tells, None if it tells none."""

    def walk(self, params: dict[str, Any]) -> Walk:
        """Return a walk over the pages that begins with the page that the parameters ask for."""


class Walk(Protocol):
    """The state of one walk over the pages of a list."""

    params: dict[str, Any]
    """Parameters of the next page."""

    def advance(self, page: Any) -> tuple[Sequence[Any], bool]:
        """Return the new items of the page just received, and True if another page follows."""


@dataclass(frozen=True, slots=True)
class PagePaging:
    """Paging by page number. `page` and `size` name parameters.

    `total_at` names the field with the count of all items, `more_at` the field that is true if another page follows.
    """

    page: str
    size: str
    items_at: str = ""
    total_at: str = ""
    more_at: str = ""
    first: int = 1

    def items(self, page: Any) -> Sequence[Any]:
        return _items(page, self.items_at)

    def total(self, page: Any) -> int | None:
        return _total(page, self.total_at)

    def walk(self, params: dict[str, Any]) -> Walk:
        seen = (params[self.page] - self.first) * params[self.size]
        return _NumberedWalk(self, params, key=self.page, step=1, seen=seen)


@dataclass(frozen=True, slots=True)
class OffsetPaging:
    """Paging by the offset of the first item. `offset` and `size` name parameters."""

    offset: str
    size: str
    items_at: str = ""
    total_at: str = ""
    more_at: str = ""

    def items(self, page: Any) -> Sequence[Any]:
        return _items(page, self.items_at)

    def total(self, page: Any) -> int | None:
        return _total(page, self.total_at)

    def walk(self, params: dict[str, Any]) -> Walk:
        return _NumberedWalk(self, params, key=self.offset, step=params[self.size], seen=params[self.offset])


@dataclass(frozen=True, slots=True)
class TimePaging:
    """Paging by time: the next window starts at the time of the last item, or ends there if the order is descending.

    The order is ascending if the parameter `ascending` has the value `ascending_is`. Items with exactly that time are
    received again with the next page, and each is skipped once. If all items of a page have the same time, the next
    window is moved by one millisecond, so items beyond one page within the same millisecond are not returned.
    """

    start: str
    end: str
    ascending: str
    size: str
    time_at: str
    items_at: str = ""
    ascending_is: object = True
    total_at: ClassVar[str] = ""

    def items(self, page: Any) -> Sequence[Any]:
        return _items(page, self.items_at)

    def total(self, page: Any) -> int | None:
        return _total(page, self.total_at)

    def walk(self, params: dict[str, Any]) -> Walk:
        return _TimeWalk(self, params)


@dataclass(frozen=True, slots=True)
class TokenPaging:
    """Paging by a token in each page that asks for the next one. `token` and `size` name parameters.

    `next_at` names the field with the token; the last page has `first` there, which asks for the first page, or none.
    """

    token: str
    size: str
    next_at: str
    items_at: str = ""
    first: int = 1
    total_at: ClassVar[str] = ""

    def items(self, page: Any) -> Sequence[Any]:
        return _items(page, self.items_at)

    def total(self, page: Any) -> int | None:
        return _total(page, self.total_at)

    def walk(self, params: dict[str, Any]) -> Walk:
        return _TokenWalk(self, params)


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


class _TokenWalk:
    def __init__(self, paging: TokenPaging, params: dict[str, Any]) -> None:
        self.params = dict(params)
        self._paging = paging
        self._sent = {params[paging.token]}

    def advance(self, page: Any) -> tuple[Sequence[Any], bool]:
        following = _field(page, self._paging.next_at)
        is_last = following in (None, "", self._paging.first) or following in self._sent
        self._sent.add(following)
        self.params[self._paging.token] = following
        return self._paging.items(page), not is_last


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


def smaller_limit(limit: int | None, count: int) -> int:
    """Return the limit of a list that is limited once more; raise ConfigurationError for a negative one."""
    count = index(count)
    if count < 0:
        raise ConfigurationError(f"limit: expected 0 or more, got {count}")
    return count if limit is None else min(limit, count)


def _total(page: Any, at: str) -> int | None:
    total: int | None = _field(page, at)
    return total


def _items(page: Any, at: str) -> Sequence[Any]:
    found = _field(page, at) if at else page
    return cast("Sequence[Any]", found) if found is not None else ()


def _field(page: Any, at: str) -> Any:
    """Return the value under a dotted name, or None if the page has none."""
    if not at:
        return None
    for name in at.split("."):
        page = getattr(page, name, None)
    return page
