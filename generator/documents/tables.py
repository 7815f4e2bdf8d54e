"""A table of parameters: what its headings mean, and a row made of its cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto

from generator.documents.cells import plain
from generator.documents.records import Row

NO_VALUE = ("", "-")


class Column(Enum):
    """What a column of a table of parameters tells."""

    NAME = auto()
    SUB_NAME = auto()
    TYPE = auto()
    REQUIRED = auto()
    EXAMPLE = auto()
    DESCRIPTION = auto()
    OTHER = auto()


_HEADINGS = {
    "名称": Column.NAME,
    "参数": Column.NAME,
    "子参数": Column.SUB_NAME,
    "子参": Column.SUB_NAME,
    "子键": Column.SUB_NAME,
    "子健": Column.SUB_NAME,
    "类型": Column.TYPE,
    "是否必选": Column.REQUIRED,
    "必有": Column.REQUIRED,
    "必填": Column.REQUIRED,
    "示例值": Column.EXAMPLE,
    "描述": Column.DESCRIPTION,
    "位置": Column.OTHER,
}
_REQUIRED = {"是": True, "否": False}


def columns_of(headings: Sequence[str]) -> tuple[Column, ...] | None:
    """What the columns mean, or None when this is not the heading row of a table of parameters."""
    columns = tuple(_HEADINGS.get(heading, Column.OTHER) for heading in headings)
    is_table = columns[:1] == (Column.NAME,) and Column.TYPE in columns
    return columns if is_table else None


def split_tabs(text: str) -> list[str]:
    """The cells of a line whose cells are separated by tabs."""
    return [cell.strip() for cell in text.split("\t")]


def is_rule(text: str) -> bool:
    """True for a row of dashes, which some tables have under their headings."""
    cells = split_tabs(text)
    return len(cells) > 1 and all(len(cell) > 1 and not cell.strip("-") for cell in cells)


def is_required(cell: str) -> bool | None:
    """What a cell says on whether a parameter is required; None when it says nothing."""
    return _REQUIRED.get(cell)


class RowReader:
    """Reads the rows of one table, which a page break may have cut and continued under a repeated heading."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._columns: tuple[Column, ...] | None = None

    @property
    def has_headings(self) -> bool:
        return self._columns is not None

    def heading(self, text: str) -> bool:
        """Take a line as the heading row; False when it is none."""
        columns = columns_of(split_tabs(text))
        if columns is None:
            return False
        self._columns = columns
        return True

    def row(self, line: int, text: str) -> str | None:
        """Take a line as a row; the reason when it cannot be one."""
        if self._columns is None:
            return "row of a table without headings"
        cells = split_tabs(text)
        problem = None
        if len(cells) != len(self._columns):
            problem = f"{len(cells)} cells under {len(self._columns)} headings"
            cells = _fit(cells, len(self._columns))
        row = _row(line, self._columns, cells, problem)
        if row.name:
            self.rows.append(with_parent(row, self.rows))
            return None
        if row.type or not self.rows:
            return "row of a table without a name"
        self.rows[-1] = continued(self.rows[-1], row.description)
        return None


def continued(row: Row, text: str) -> Row:
    """The row with one more line of description."""
    return replace(row, description="\n".join(filter(None, (row.description, text))))


def with_parent(row: Row, before: Sequence[Row]) -> Row:
    """The row with the name of its parent: the last row before it that is less deep."""
    if row.depth == 0:
        return row
    parent = next((above.name for above in reversed(before) if above.depth < row.depth), None)
    return replace(row, parent=parent)


def _fit(cells: list[str], count: int) -> list[str]:
    """As many cells as headings: the last is the description, what is too much belongs to it."""
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
                problem = f"a column of another kind says {cell!r}"
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
