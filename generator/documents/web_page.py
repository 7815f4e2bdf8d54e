"""Read the layout of the user service's page: headings without marks, cells separated by spaces, indented examples.

The title of an operation is above the line that begins its definition. The column for required parameters has a heading
but no values, because these were pictures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise

from generator.documents.examples import read_example
from generator.documents.lines import Account, Line
from generator.documents.records import Auth, Document, LineKind, OperationRecord, Row, SharedTable
from generator.documents.tables import NO_VALUE, Column, Rows, columns_of, is_required


class _Part(Enum):
    INTRODUCTION = auto()
    HEAD = auto()
    REQUEST = auto()
    RESPONSE = auto()
    EXAMPLES = auto()
    REQUEST_EXAMPLE = auto()
    RESPONSE_EXAMPLE = auto()
    ERROR_EXAMPLE = auto()
    SHARED_TABLE = auto()


_DEFINITION = "定义描述"
_PART_HEADINGS = {
    "请求参数": _Part.REQUEST,
    "返回参数": _Part.RESPONSE,
    "示例": _Part.EXAMPLES,
    "返回示例": _Part.EXAMPLES,
    "请求示例": _Part.REQUEST_EXAMPLE,
    "正常返回示例": _Part.RESPONSE_EXAMPLE,
    "异常返回示例": _Part.ERROR_EXAMPLE,
    "失败返回示例": _Part.ERROR_EXAMPLE,
}
_EXAMPLES = (_Part.REQUEST_EXAMPLE, _Part.RESPONSE_EXAMPLE, _Part.ERROR_EXAMPLE)
_TABLES = (_Part.REQUEST, _Part.RESPONSE, _Part.SHARED_TABLE)
_ROW_KINDS = {
    _Part.REQUEST: LineKind.REQUEST_ROW,
    _Part.RESPONSE: LineKind.RESPONSE_ROW,
    _Part.SHARED_TABLE: LineKind.SHARED_ROW,
}
_DEFINITION_HEADING = re.compile(r"path 版本 描述 是否需要.*鉴权")
_DEFINITION_ROW = re.compile(r"(/\S+) (\d+(?:\.\d+)+) (.*?)(?: ([是否](?:[,，].*)?))?")
_AUTH_LINE = re.compile(r"[是否](?:[,，].*)?")
_SUB_TABLE = re.compile(r"(\w+?)(?:列表)?结构", re.ASCII)
_ROW = re.compile(r"((?:- )*)([A-Za-z]\w*)((?: -)*) ([A-Z][A-Za-z]*(?: ?<[^<>]*>)?)(?: (.*))?", re.ASCII)


def is_web_page(lines: Sequence[Line]) -> bool:
    """Return whether a text contains the heading of a definition, followed by a definition."""
    full = [line.text.strip() for line in lines if not line.blank]
    return any(text == _DEFINITION and _DEFINITION_HEADING.fullmatch(below) for text, below in pairwise(full))


def read_web_page(lines: Sequence[Line], name: str) -> Document:
    """Read a text in the layout of the page."""
    return _Reader(lines, name).document()


@dataclass
class _Draft:
    """Builder of an operation from its lines."""

    title: Line
    path: str = ""
    api_version: str = ""
    auth: Auth | None = None
    description: list[str] = field(default_factory=list)
    rows: dict[_Part, Rows] = field(default_factory=lambda: {_Part.REQUEST: Rows(), _Part.RESPONSE: Rows()})
    examples: dict[_Part, list[Line]] = field(default_factory=lambda: {part: [] for part in _EXAMPLES})

    def record(self) -> OperationRecord:
        """Return the operation."""
        return OperationRecord(
            section="",
            title=self.title.text.strip(),
            line=self.title.number,
            path=self.path,
            api_version=self.api_version,
            auth=self.auth,
            description="\n".join(self.description),
            request_rows=self.rows[_Part.REQUEST].finished(),
            response_rows=self.rows[_Part.RESPONSE].finished(),
            request_example=read_example([self.examples[_Part.REQUEST_EXAMPLE]]),
            response_example=read_example([self.examples[_Part.RESPONSE_EXAMPLE]]),
            error_example=read_example([self.examples[_Part.ERROR_EXAMPLE]]),
        )


class _Reader:
    """Reader of one page."""

    def __init__(self, lines: Sequence[Line], name: str) -> None:
        self._name = name
        self._lines = lines
        self._account = Account(lines)
        self._part = _Part.INTRODUCTION
        self._drafts: list[_Draft] = []
        self._tables: list[tuple[Line, Rows]] = []
        self._columns: tuple[Column, ...] | None = None
        self._parent: Row | None = None

    def document(self) -> Document:
        """Read every line and return the document."""
        full = [line for line in self._lines if not line.blank]
        for line, below in zip(full, [*full[1:], None], strict=True):
            self._take(line, below)
        operations = [draft.record() for draft in self._drafts]
        return Document(
            name=self._name,
            operations=tuple(operation for operation in operations if operation.path),
            headless=tuple(operation for operation in operations if not operation.path),
            errors=(),
            topics=(),
            tables=tuple(
                SharedTable(title.number, title.text.strip(), rows.finished()) for title, rows in self._tables
            ),
            missing=(),
            unplaced=self._account.unplaced,
            placed=self._account.placed,
            blank=self._account.blank,
            line_count=len(self._lines),
        )

    def _take(self, line: Line, below: Line | None) -> None:
        """Add a line to the part it belongs to; `below` is the next line."""
        text = line.text.strip()
        part = _PART_HEADINGS.get(text.removeprefix("•").strip())
        if below is not None and below.text.strip() == _DEFINITION:
            self._drafts.append(_Draft(line))
            self._part = _Part.HEAD
            self._account.place(line, LineKind.HEADING)
        elif self._part is _Part.INTRODUCTION:
            self._account.place(line, LineKind.INTRODUCTION)
        elif part is not None:
            self._enter(part)
            self._account.place(line, LineKind.PART_HEADING)
        elif self._part in _EXAMPLES and self._is_table_title(line, below):
            self._enter(_Part.SHARED_TABLE)
            self._tables.append((line, Rows()))
            self._account.place(line, LineKind.HEADING)
        elif self._part is _Part.HEAD:
            self._take_definition(line)
        elif self._part in _TABLES:
            self._take_table_line(line)
        elif self._part in _EXAMPLES:
            self._drafts[-1].examples[self._part].append(line)
            self._account.place(line, LineKind.EXAMPLE)
        else:
            self._account.refuse(line, "text between the examples")

    def _enter(self, part: _Part) -> None:
        self._part = part
        self._columns = None
        self._parent = None

    @staticmethod
    def _is_table_title(line: Line, below: Line | None) -> bool:
        """Return whether a line is unindented text above the headings of a table."""
        return not line.text.startswith(" ") and below is not None and columns_of(below.text.split()) is not None

    def _take_definition(self, line: Line) -> None:
        draft, text = self._drafts[-1], line.text.strip()
        if text == _DEFINITION:
            self._account.place(line, LineKind.PART_HEADING)
        elif _DEFINITION_HEADING.fullmatch(text):
            self._account.place(line, LineKind.TABLE_HEADING)
        elif (match := _DEFINITION_ROW.fullmatch(text)) and not draft.path:
            draft.path, draft.api_version = match.group(1), match.group(2)
            draft.description.append(match.group(3))
            draft.auth = _auth(match.group(4))
            self._account.place(line, LineKind.METADATA)
        elif draft.path and draft.auth is None and _AUTH_LINE.fullmatch(text):
            draft.auth = _auth(text)
            self._account.place(line, LineKind.METADATA)
        elif draft.path:
            draft.description.append(text)
            self._account.place(line, LineKind.DESCRIPTION)
        else:
            self._account.refuse(line, "not a definition")

    def _take_table_line(self, line: Line) -> None:
        rows = self._tables[-1][1] if self._part is _Part.SHARED_TABLE else self._drafts[-1].rows[self._part]
        text = line.text.strip()
        columns = columns_of(text.split())
        if columns is not None:
            self._columns = columns
            self._account.place(line, LineKind.TABLE_HEADING)
        elif match := _SUB_TABLE.fullmatch(text):
            name = match.group(1)
            self._parent = rows.named(name) or Row(0, name, "", None, "", "")
            self._account.place(line, LineKind.TABLE_HEADING)
        elif self._columns is None:
            self._account.refuse(line, "row of a table without headings")
        elif row := self._row(line, self._columns):
            rows.add(row, self._parent)
            self._account.place(line, _ROW_KINDS[self._part])
        elif rows:
            rows.extend_last(text)
            self._account.place(line, _ROW_KINDS[self._part])
        else:
            self._account.refuse(line, "text above the rows of a table")

    def _row(self, line: Line, columns: Sequence[Column]) -> Row | None:
        """Return the row that a line begins with dashes, a name and a type; None if it does not begin one."""
        match = _ROW.fullmatch(line.text.strip())
        if match is None:
            return None
        dashes, name, _, kind, rest = match.groups()
        required, description = None, rest or ""
        if Column.REQUIRED in columns:
            first, _, others = description.partition(" ")
            required = is_required(first)
            description = description if required is None else others
        depth = dashes.count("-")
        parent = None
        if self._parent is not None:
            depth, parent = depth + self._parent.depth + 1, self._parent.name
        return Row(line.number, name, kind, required, "", description, depth, parent)


def _auth(text: str | None) -> Auth | None:
    if text in (None, *NO_VALUE):
        return None
    return Auth.YES if str(text).startswith("是") else Auth.NO
