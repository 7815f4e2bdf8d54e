"""Read a section of the reference that describes an operation: head, request, response, examples, in this order.

A part that is out of order, such as a request after an example, begins another operation, whose head is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from generator.documents.cells import plain
from generator.documents.examples import read_example
from generator.documents.lines import Account, Line
from generator.documents.records import Auth, Example, LineKind, OperationRecord
from generator.documents.tables import RowReader, is_rule, split_tabs


class _Part(Enum):
    HEAD = auto()
    REQUEST = auto()
    RESPONSE = auto()
    EXAMPLES = auto()
    REQUEST_EXAMPLE = auto()
    RESPONSE_EXAMPLE = auto()
    ERROR_EXAMPLE = auto()


_PART_HEADINGS = {
    "请求参数": _Part.REQUEST,
    "返回数据": _Part.RESPONSE,
    "示例": _Part.EXAMPLES,
    "请求示例": _Part.REQUEST_EXAMPLE,
    "正常返回示例": _Part.RESPONSE_EXAMPLE,
    "异常返回示例": _Part.ERROR_EXAMPLE,
}
_EXAMPLES = (_Part.REQUEST_EXAMPLE, _Part.RESPONSE_EXAMPLE, _Part.ERROR_EXAMPLE)
_ROW_KINDS = {_Part.REQUEST: LineKind.REQUEST_ROW, _Part.RESPONSE: LineKind.RESPONSE_ROW}
_FORMAT_HEADING = "JSON 格式"
_PATH, _VERSION, _PROTOCOLS, _METHOD, _AUTH, _TIMEOUT = _METADATA = (
    "路径",
    "版本号",
    "协议",
    "请求方法",
    "是否需要用户身份鉴权",
    "超时时间",
)
_AUTHS = {"是": Auth.YES, "否": Auth.NO, "可选": Auth.OPTIONAL}


def is_operation(body: Sequence[Line]) -> bool:
    """Return whether a section contains anything that only operations have."""
    return any(_part_of(line) is not None or _metadata(line) is not None for line in body if not line.fenced)


def read_operations(
    section: str, title: str, heading: Line, body: Sequence[Line], account: Account
) -> list[OperationRecord]:
    """Return the operation of a section, then those with lost heads, which have neither section nor title."""
    draft = _Draft(section, title, heading.number, account)
    drafts = [draft]
    for line in body:
        if draft.is_over_at(line):
            draft = _Draft("", "", line.number, account)
            drafts.append(draft)
        draft.take(line)
    return [draft.record() for draft in drafts]


class _Draft:
    """Builder of an operation from its lines."""

    def __init__(self, section: str, title: str, line: int, account: Account) -> None:
        self._section, self._title, self._line = section, title, line
        self._account = account
        self._part = _Part.HEAD
        self._description: list[str] = []
        self._metadata: dict[str, str] = {}
        self._tables = {_Part.REQUEST: RowReader(), _Part.RESPONSE: RowReader()}
        self._blocks: dict[_Part, list[list[Line]]] = {part: [] for part in _EXAMPLES}
        self._block: list[Line] | None = None

    def is_over_at(self, line: Line) -> bool:
        """Return whether a line belongs to another operation."""
        if line.fenced or self._part in (_Part.HEAD, _Part.REQUEST, _Part.RESPONSE):
            return False
        return _part_of(line) in (_Part.REQUEST, _Part.RESPONSE) or _metadata(line) is not None

    def take(self, line: Line) -> None:
        """Add a line to the part it belongs to."""
        if line.is_fence:
            self._block = None
            self._account.place(line, LineKind.FENCE)
        elif line.fenced or (self._part in _EXAMPLES and _part_of(line) is None):
            self._take_example_line(line)
        elif not line.blank:
            self._take_line(line)

    def _take_line(self, line: Line) -> None:
        part = _part_of(line)
        metadata = _metadata(line)
        if line.is_page_mark:
            self._account.place(line, LineKind.PAGE_MARK)
        elif part is not None:
            self._part = part
            self._block = None
            self._account.place(line, LineKind.PART_HEADING)
        elif is_rule(line.text):
            self._account.place(line, LineKind.TABLE_RULE)
        elif metadata is not None:
            self._take_metadata(line, *metadata)
        elif self._part in self._tables:
            self._take_row(line)
        elif "\t" in line.text:
            self._account.refuse(line, "row of an unknown table")
        elif self._part is _Part.HEAD:
            self._description.append(plain(line.text.lstrip("# ")))
            self._account.place(line, LineKind.DESCRIPTION)
        else:
            self._account.refuse(line, "text between the examples")

    def _take_metadata(self, line: Line, name: str, value: str) -> None:
        if name in self._metadata:
            self._account.refuse(line, f"a second {name} in one section")
        else:
            self._metadata[name] = value
            self._account.place(line, LineKind.METADATA)

    def _take_row(self, line: Line) -> None:
        table = self._tables[self._part]
        if "\t" not in line.text:
            self._account.refuse(line, "text among the rows of a table")
        elif table.heading(line.text):
            self._account.place(line, LineKind.TABLE_HEADING)
        elif reason := table.row(line.number, line.text):
            self._account.refuse(line, reason)
        else:
            self._account.place(line, _ROW_KINDS[self._part])

    def _take_example_line(self, line: Line) -> None:
        if self._part not in _EXAMPLES:
            if not line.blank:
                self._account.refuse(line, "an example outside the part for examples")
            return
        if line.is_page_mark:
            self._account.place(line, LineKind.PAGE_MARK)
        elif not line.fenced and line.text.strip("# ") == _FORMAT_HEADING:
            self._account.place(line, LineKind.PART_HEADING)
        else:
            self._add_to_example(line)

    def _add_to_example(self, line: Line) -> None:
        if not line.blank:
            self._account.place(line, LineKind.EXAMPLE)
        if self._block is None:
            if line.blank and not line.fenced:
                return
            self._block = []
            self._blocks[self._part].append(self._block)
        self._block.append(line)

    def record(self) -> OperationRecord:
        """Return the operation."""
        return OperationRecord(
            section=self._section,
            title=self._title,
            line=self._line,
            path=self._metadata.get(_PATH, ""),
            api_version=self._metadata.get(_VERSION, ""),
            protocols=tuple(filter(None, self._metadata.get(_PROTOCOLS, "").split(","))),
            method=self._metadata.get(_METHOD, ""),
            auth=_AUTHS.get(self._metadata.get(_AUTH, "")),
            timeout_ms=int(self._metadata[_TIMEOUT]) if _TIMEOUT in self._metadata else None,
            description="\n".join(self._description),
            request_rows=self._tables[_Part.REQUEST].rows.finished(),
            response_rows=self._tables[_Part.RESPONSE].rows.finished(),
            request_example=self._example(_Part.REQUEST_EXAMPLE),
            response_example=self._example(_Part.RESPONSE_EXAMPLE),
            error_example=self._example(_Part.ERROR_EXAMPLE),
        )

    def _example(self, part: _Part) -> Example | None:
        return read_example(self._blocks[part])


def _part_of(line: Line) -> _Part | None:
    """Return the part that a line is the heading of, with or without the marks of a heading."""
    return None if line.fenced else _PART_HEADINGS.get(line.text.strip("# "))


def _metadata(line: Line) -> tuple[str, str] | None:
    """Return name and value if a line is a row of the metadata table with a valid value."""
    cells = split_tabs(line.text)
    if line.fenced or len(cells) != 2 or cells[0] not in _METADATA:
        return None
    name, value = cells
    readable = {_AUTH: value in _AUTHS, _TIMEOUT: value.isdecimal() and len(value) < 10, _PATH: value.startswith("/")}
    return (name, value) if readable.get(name, bool(value)) else None
