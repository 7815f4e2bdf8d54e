"""Printing of results: a table for people, JSON, JSON lines or CSV for programs."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from feiyan_cli.language import said
from feiyan_runtime._texts import escaped

FORMATS = ("table", "json", "jsonl", "csv")

MAX_COLUMNS = 8
"""Columns of a table on a terminal; other formats have every field."""


MIN_WIDTH = 60
"""Characters of a terminal's line from which on a table fits; below that, each row is a list of its fields."""


def write(value: Any, output: str) -> None:
    """Print plain data, as `json.loads` returns it, in a format of `FORMATS`."""
    match output:
        case "json":
            _line(_json(value, indent=2))
        case "jsonl":
            for item in value if isinstance(value, list) else [value]:
                _line(_json(item))
        case "csv":
            click.echo(_csv(_rows(value)), nl=False)
        case _:
            _table(value)


def write_rows(rows: Iterable[Mapping[str, Any]], output: str, *, columns: Sequence[str] = ()) -> None:
    """Print rows in a format of `FORMATS`. A table shows only `columns`, if there are any."""
    if output == "table" and columns:
        _table([{said(name): row.get(name) for name in columns} for row in rows])
    else:
        write([dict(row) for row in rows], output)


def printable(value: Any) -> str:
    """Return a value as one line of text without control characters."""
    text = "" if value is None else value if isinstance(value, str) else _json(value)
    return escaped(text)


def _line(text: str) -> None:
    click.echo(text.encode("utf-8", "backslashreplace").decode())


def _json(value: Any, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


def _rows(value: Any) -> list[Mapping[str, Any]]:
    items = value if isinstance(value, list) else [value]
    return [item if isinstance(item, Mapping) else {"value": item} for item in items]


def _csv(rows: list[Mapping[str, Any]]) -> str:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, _columns(rows), lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(row.get(name)) for name in row})
    return buffer.getvalue()


def _cell(value: Any) -> str:
    """Return a value as a cell of CSV. A spreadsheet shall not take a text from outside for a formula."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else _json(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def _columns(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row))


def _records(rows: list[Mapping[str, Any]]) -> None:
    """Print rows one below the other, each as lines of name and value."""
    for index, row in enumerate(rows):
        if index:
            click.echo()
        _table({name: item for name, item in row.items() if item not in (None, "", [], {})})


def _table(value: Any) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    on_terminal = sys.stdout.isatty()
    console = Console(width=None if on_terminal else 10_000, highlight=False)
    if isinstance(value, Mapping):
        table = Table(box=None, show_header=False, pad_edge=False)
        table.add_column(style="bold", no_wrap=True)
        table.add_column(overflow="fold")
        for name, item in value.items():
            table.add_row(Text(printable(name)), Text(printable(item)))
    elif isinstance(value, list) and on_terminal and console.width < MIN_WIDTH:
        _records(_rows(value))
        return
    elif isinstance(value, list):
        rows = _rows(value)
        names = [name for name in _columns(rows) if any(row.get(name) not in (None, "", [], {}) for row in rows)]
        table = Table(box=box.SIMPLE_HEAD if on_terminal else None, pad_edge=False)
        for name in names[:MAX_COLUMNS] if on_terminal else names:
            table.add_column(Text(printable(name)), overflow="fold", no_wrap=not table.columns)
        for row in rows:
            table.add_row(*(Text(printable(row.get(name))) for name in names[: len(table.columns)]))
        if not rows:
            return
    else:
        _line(printable(value))
        return
    with console.capture() as capture:
        console.print(table)
    click.echo("\n".join(line.rstrip() for line in capture.get().splitlines()))
