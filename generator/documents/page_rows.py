"""Read a table of parameters on a published page, and believe no row whose cells do not fit their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.documents.cells import plain
from generator.documents.lines import Line
from generator.documents.page_words import required_of
from generator.documents.printed_types import table_types
from generator.documents.records import Row
from generator.documents.tables import NO_VALUE, Column, Rows, columns_of
from generator.documents.text_blocks import RowBlock

_NAME = re.compile(r"[A-Za-z_$][\w.$]*+(?: [\w.$]++)?(?:\[\])?", re.ASCII)
_TYPE = re.compile(r"[A-Z]\w*+(?: ?[A-Za-z]\w*+)?(?: ?[<(].*+|\[\])?", re.ASCII)
_MARKS = re.compile(r"(?:[├└│┣┗┃∟─━>·.\s\u3000\xa0]|-(?=\s))*+")
_DEPTH_MARKS = "├└│┣┗┃∟-"
_SENTENCE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]|\w \w++ \w")
_SINGLE = (Column.TYPE, Column.REQUIRED, Column.EXAMPLE, Column.DESCRIPTION)


class ParameterTable:
    """Reader of a table of parameters, whose headings may be repeated where the page was cut."""

    def __init__(self) -> None:
        self.rows = Rows()
        self._columns: tuple[Column, ...] = ()
        self._is_request = False
        self._parent: Row | None = None
        self._answers: dict[Line, str] = {}
        """The cells of the column of required parameters, by the line of their row."""
        self._required: dict[tuple[str | None, str], bool | None] = {}

    @property
    def has_headings(self) -> bool:
        return bool(self._columns)

    def head(self, block: RowBlock, *, is_request: bool) -> str:
        """Read the headings; return the reason if they cannot be those of a whole table, otherwise ''."""
        columns = columns_of([plain(cell) for cell in block.cells]) or ()
        for column in _SINGLE:
            if columns.count(column) > 1:
                return f"the table has two columns with the {column.name.lower()}"
        if is_request and Column.REQUIRED not in columns:
            return "the table does not say what is required: expected a heading such as 是否必选, 必填 or Required"
        self._columns, self._is_request = columns, is_request
        return ""

    def enter(self, name: str) -> None:
        """Begin the table of the structure of a field: the next rows are below it."""
        self._parent = self.rows.named(name) or Row(0, name, "", None, "", "")
        self._columns = ()

    def row(self, block: RowBlock) -> str:
        """Read a row; return the reason if it is not one, otherwise ''."""
        if not self._columns:
            return "row of a table without headings"
        cells = [plain(cell) for cell in block.cells]
        while len(cells) > len(self._columns) and not cells[-1]:
            cells.pop()
        counts = f"{len(cells)} cells under {len(self._columns)} headings" if len(cells) != len(self._columns) else ""
        if len(cells) > len(self._columns):
            return counts
        cells += [""] * (len(self._columns) - len(cells))
        row, problem = self._parsed(block.lines[0], cells)
        if problem:
            return ": ".join(filter(None, (counts, problem)))
        if row is None:
            if not self.rows:
                return "row of a table without a name"
            self.rows.extend_last("\n".join(filter(None, cells)))
            return ""
        key = (row.parent, row.name)
        if self._is_request and not row.depth and self._required.setdefault(key, row.required) != row.required:
            return f"{row.name} is required in one row, and optional in another"
        self.rows.add(row, self._parent if row.depth == self._depth_below_parent else None)
        if self._is_request and not row.depth:
            at = self._columns.index(Column.REQUIRED) if Column.REQUIRED in self._columns else -1
            self._answers[block.lines[0]] = cells[at] if at >= 0 else "-"
        return ""

    @property
    def _depth_below_parent(self) -> int:
        return self._parent.depth + 1 if self._parent is not None else 0

    def silent_lines(self) -> Iterator[Line]:
        """Yield the rows that do not say whether they are required; where none says it, they were pictures."""
        if any(self._answers.values()):
            yield from (line for line, answer in self._answers.items() if not answer)

    def _parsed(self, line: Line, cells: Sequence[str]) -> tuple[Row | None, str]:
        """Return the row in its cells, None if it continues the one above, and what does not fit its heading."""
        names, found = [], dict.fromkeys(_SINGLE, "")
        for column, cell in zip(self._columns, cells, strict=True):
            if column in (Column.NAME, Column.SUB_NAME):
                names.append(cell)
            elif column in found:
                found[column] = "" if cell in NO_VALUE and column is not Column.REQUIRED else cell
        depth, name = _name(names)
        kind, answer = found[Column.TYPE], found[Column.REQUIRED].strip("- ")
        if not name:
            return None, "a row without a name" if kind or answer else ""
        if _NAME.fullmatch(name) is None:
            return None, f"{name[:40]!r} is no name"
        if kind and table_types(kind) is None and (_TYPE.fullmatch(kind) is None or table_types(name)):
            return None, f"{kind[:40]!r} is no type of {name}"
        required = required_of(answer)
        if answer and required is None and self._is_request:
            return None, f"{answer[:40]!r} does not say whether {name} is required"
        example, description = found[Column.EXAMPLE], found[Column.DESCRIPTION]
        if not description and _SENTENCE.search(example):
            example, description = "", example
        parent = None
        if self._parent is not None:
            depth, parent = depth + self._depth_below_parent, self._parent.name
        row = Row(line.number, name, kind, required, example, description, depth, parent)
        return replace(row, parent=None) if parent is not None and depth > self._depth_below_parent else row, ""


def _name(names: Sequence[str]) -> tuple[int, str]:
    """Return the depth of a row, by its column and by marks before its name, and the name."""
    for depth, cell in enumerate(names):
        marks = _MARKS.match(cell)
        name = cell[marks.end() :].strip() if marks else cell
        if name and name not in NO_VALUE:
            return depth + sum(cell[: marks.end() if marks else 0].count(mark) for mark in _DEPTH_MARKS), name
    return 0, ""
