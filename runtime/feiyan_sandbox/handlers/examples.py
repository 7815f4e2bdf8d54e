"""The handler that returns the documented example. If it is paged, page 1 has all items and later pages are empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from feiyan_sandbox.handlers.paging import window
from feiyan_sandbox.handlers.registry import Call


def documented_example(call: Call) -> Any:
    """Return the data of the documented answer, or an empty page after the first."""
    example = call.operation.example
    paging = call.operation.paging
    if paging is None:
        return example
    names = [name for name in paging["items"].split(".") if name]
    return _with_items(example, names, _asked_for(_items(example, names), paging, call.params))


def _asked_for(items: Sequence[Any], paging: Mapping[str, Any], params: Mapping[str, Any]) -> Sequence[Any]:
    match paging:
        case {"style": "page", "page": page, "first": first}:
            return items if params.get(page, first) <= first else []
        case {"style": "offset", "offset": offset}:
            return items if params.get(offset, 0) <= 0 else []
        case {"style": "token", "token": token, "first": first}:
            return items if params.get(token, first) == first else []
        case {"style": "time", "time": time}:
            return window(items, params, paging, time=lambda item: item[time])
        case _:
            raise NotImplementedError(f"x-pagination: {paging}")


def _items(data: Any, names: Sequence[str]) -> Sequence[Any]:
    for name in names:
        data = data[name]
    return data  # type: ignore[no-any-return]


def _with_items(data: Any, names: Sequence[str], items: Sequence[Any]) -> Any:
    if not names:
        return items
    return {**data, names[0]: _with_items(data[names[0]], names[1:], items)}
