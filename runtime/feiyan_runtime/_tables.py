"""Items as tables: HTML for notebooks, and data frames of pandas."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

from pydantic import BaseModel

from feiyan_runtime._texts import masked_value, shown

MAX_ROWS = 100
_MAX_CELL = 200


def html_fields(model: BaseModel) -> str:
    """Return an object as a table, a row a field. Objects in a list become a table of their own."""
    lines = ((_cell(name), _inner_table(model, name) or _cell(value)) for name, value in _fields(model))
    return _table(lines, head=())


def html_table(items: Sequence[Any]) -> str:
    """Return items as a table, a row an item, a column a field that any of them has."""
    shown_items = [dict(_fields(item)) if isinstance(item, BaseModel) else {"": item} for item in items[:MAX_ROWS]]
    names = [*dict.fromkeys(name for fields in shown_items for name in fields)]
    table = _table(((_cell(fields.get(name, "")) for name in names) for fields in shown_items), head=names)
    left = len(items) - len(shown_items)
    return f"{table}<p>… and {left} more</p>" if left else table


def html_rows(head: Sequence[str], lines: Iterable[Iterable[Any]]) -> str:
    """Return lines of values as a table."""
    return _table((map(_cell, line) for line in lines), head=head)


def data_frame() -> Callable[[list[Any]], Any]:
    """Return the class of data frames; raise ImportError if pandas is not installed."""
    try:
        frame: Callable[[list[Any]], Any] = import_module("pandas").DataFrame
    except ModuleNotFoundError as error:
        raise ImportError("to_pandas needs pandas: install it with `pip install pandas`", name="pandas") from error
    return frame


def rows(items: Iterable[Any]) -> list[Any]:
    """Return items as rows of a data frame: mappings of attributes to plain values, secrets masked."""
    return [item.model_dump(by_alias=False) if isinstance(item, BaseModel) else item for item in items]


def _fields(model: BaseModel) -> Iterator[tuple[str, Any]]:
    """Yield the fields that are shown and have a value; secrets are not among them."""
    for name, value in model.__repr_args__():
        if value is not None:
            yield name or "", value


def _inner_table(model: BaseModel, name: str) -> str:
    value = getattr(model, name, None)
    if isinstance(value, list) and value and all(isinstance(one, BaseModel) for one in value):
        return html_table(value)
    return ""


def _cell(value: Any) -> str:
    value = masked_value(value)
    text = repr(value) if isinstance(value, list | Mapping) else str(value)
    return html.escape(shown(text, _MAX_CELL))


def _table(lines: Iterable[Iterable[str]], *, head: Sequence[str]) -> str:
    """Return a table of cells that are HTML."""
    names = "".join(f"<th>{_cell(name)}</th>" for name in head)
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>" for line in lines)
    return f"<table>{f'<thead><tr>{names}</tr></thead>' if names else ''}<tbody>{cells}</tbody></table>"
