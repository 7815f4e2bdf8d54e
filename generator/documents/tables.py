"""Read a table of parameters: its headings and its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto

from generator.documents.cells import plain
from generator.documents.records import Row

NO_VALUE = ("", "-")


class Column(Enum):
    """The meaning of a column of a table of parameters."""

    NAME = auto()
    SUB_NAME = auto()
    TYPE = auto()
    REQUIRED = auto()
    EXAMPLE = auto()
    DESCRIPTION = auto()
    OTHER = auto()


_HEADINGS = {
    heading: column
    for column, headings in {
        Column.NAME: (
            "名称",
            "参数",
            "参数名",
            "参数名称",
            "字段",
            "字段名",
            "parameter",
            "name",
            "field",
            "parameter name",
        ),
        Column.SUB_NAME: (
            "子参数",
            "子参",
            "子键",
            "子健",
            "sub-parameter",
            "subparameter",
            "sub-key",
            "child parameter",
        ),
        Column.TYPE: ("类型", "参数类型", "数据类型", "type", "data type"),
        Column.REQUIRED: ("是否必选", "是否必填", "是否必须", "必有", "必填", "必选", "required", "mandatory"),
        Column.EXAMPLE: ("示例值", "example", "example value", "sample value"),
        Column.DESCRIPTION: ("描述", "说明", "description"),
        Column.OTHER: ("位置", "position", "location"),
    }.items()
    for heading in headings
}
_REQUIRED = {"是": True, "否": False}


def column_of(heading: str) -> Column | None:
    """Return the meaning of a column; None if its heading is unknown."""
    return _HEADINGS.get(heading.strip(" *`").lower())


def columns_of(headings: Sequence[str]) -> tuple[Column, ...] | None:
    """Return the meaning of the columns; None if this is not the heading row of a table of parameters."""
    columns = tuple(column_of(heading) or Column.OTHER for heading in headings)
    is_table = columns[:1] == (Column.NAME,) and Column.TYPE in columns
    return columns if is_table else None


def split_tabs(text: str) -> list[str]:
    """Return the tab-separated cells of a line."""
    return [cell.strip() for cell in text.split("\t")]


def is_rule(text: str) -> bool:
    """Return whether a line is a row of dashes, which some tables have under their headings."""
    cells = split_tabs(text)
    return len(cells) > 1 and all(len(cell) > 1 and not cell.strip("-") for cell in cells)


def is_required(cell: str) -> bool | None:
    """Return whether a parameter is required, according to a cell; None if it does not say."""
    return _REQUIRED.get(cell)


class Rows(list[Row]):
    """The rows of a table so far, from the top."""

    def __init__(self) -> None:
        super().__init__()
        self._above: list[Row] = []
        self._lines: list[str] = []
        self._named: dict[str, Row] = {}

    def add(self, row: Row, parent: Row | None = None) -> None:
        """Add a row below `parent`, or else below the last one with a smaller depth."""
        self._finish()
        while self._above and self._above[-1].depth >= row.depth:
            self._above.pop()
        if parent is None and row.depth and self._above:
            row = replace(row, parent=self._above[-1].name)
        self._above.append(row)
        self._named[row.name] = row
        self.append(row)

    def extend_last(self, text: str) -> None:
        """Add a line to the description of the last row."""
        self._lines.append(text)

    def named(self, name: str) -> Row | None:
        """Return the last row with a name."""
        return self._named.get(name)

    def finished(self) -> tuple[Row, ...]:
        """Return all rows."""
        self._finish()
        return tuple(self)

    def _finish(self) -> None:
        """Join the lines of the last description: one by one, that would take quadratic time."""
        if self._lines:
            self[-1] = replace(self[-1], description="\n".join(filter(None, (self[-1].description, *self._lines))))
            self._lines = []


class RowReader:
    """Reader of the rows of a table, which may continue under a repeated heading after a page break."""

    def __init__(self) -> None:
        self.rows = Rows()
        self._columns: tuple[Column, ...] | None = None

    @property
    def has_headings(self) -> bool:
        return self._columns is not None

    def heading(self, text: str) -> bool:
        """Read a line as the heading row; return False if it is not one."""
        columns = columns_of(split_tabs(text))
        if columns is None:
            return False
        self._columns = columns
        return True

    def row(self, line: int, text: str) -> str | None:
        """Read a line as a row; return the reason if it is not one, otherwise None."""
        if self._columns is None:
            return "row of a table without headings"
        cells = split_tabs(text)
        problem = None
        if len(cells) != len(self._columns):
            problem = f"{len(cells)} cells under {len(self._columns)} headings"
            cells = _fit(cells, len(self._columns))
        row = _row(line, self._columns, cells, problem)
        if row.name:
            self.rows.add(row)
            return None
        if row.type or not self.rows:
            return "row of a table without a name"
        self.rows.extend_last(row.description)
        return None


def _fit(cells: list[str], count: int) -> list[str]:
    """Return as many cells as headings; additional cells are joined to the last one, the description."""
    if len(cells) > count:
        return [*cells[: count - 1], " ".join(cells[count - 1 :])]
    return [*cells[:-1], *[""] * (count - len(cells)), cells[-1]]


def _row(line: int, columns: Sequence[Column], cells: Sequence[str], problem: str | None) -> Row:
    names = []
    found = dict.fromkeys((Column.TYPE, Column.REQUIRED, Column.EXAMPLE, Column.DESCRIPTION), "")
    for column, cell in zip(columns, cells, strict=True):
        if column in (Column.NAME, Column.SUB_NAME):
            names.append(cell)
        elif column is Column.OTHER:
            if cell not in NO_VALUE:
                problem = f"unexpected value {cell!r} in another column"
        elif cell not in NO_VALUE:
            found[column] = cell
    depth, name = next(((depth, name) for depth, name in enumerate(names) if name not in NO_VALUE), (0, ""))
    return Row(
        line=line,
        name=name,
        type=found[Column.TYPE],
        required=is_required(found[Column.REQUIRED]),
        example=found[Column.EXAMPLE],
        description=plain(found[Column.DESCRIPTION]),
        depth=depth,
        problem=problem,
    )
