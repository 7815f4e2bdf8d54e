"""Functions that slice a list into pages. A whole number may come as 1.0, which JSON does not tell from 1."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from feiyan_sandbox.world import Refusal, codes

DEFAULT_SIZE = 20
"""Items of a page whose size the caller may leave out, and does. No document gives it."""

T = TypeVar("T")


def page(items: Sequence[T], number: int, size: int) -> Sequence[T]:
    """Return a page by number, from 1."""
    if number < 1 or size < 1:
        raise Refusal(codes.PARAMETER_ERROR, "the page number and the page size must be at least 1")
    return items[(int(number) - 1) * int(size) : int(number) * int(size)]


def numbered_page(items: Sequence[Any], params: Mapping[str, Any], field: str = "data") -> dict[str, Any]:
    """Return the page that parameters ask for, with its number, its size and the total."""
    number, size = params.get("pageNo", 1), params.get("pageSize", DEFAULT_SIZE)
    return {"total": len(items), "pageNo": number, "pageSize": size, field: page(items, number, size)}


def page_at_offset(items: Sequence[T], offset: int, count: int) -> Sequence[T]:
    """Return a page by the offset of its first item, from 0."""
    if offset < 0 or count < 1:
        raise Refusal(codes.PARAMETER_ERROR, "invalid count or offset")
    return items[int(offset) : int(offset) + int(count)]


def window(
    items: Sequence[T], params: Mapping[str, Any], paging: Mapping[str, Any] | None, *, time: Callable[[T], int]
) -> Sequence[T]:
    """Return the first items of a time window, in ascending or descending order."""
    assert paging is not None
    within = [item for item in items if params[paging["start"]] <= time(item) <= params[paging["end"]]]
    within.sort(key=time, reverse=params[paging["ascending"]] != paging.get("ascending-is", True))
    return within[: max(0, int(params[paging["size"]]))]
