"""Read the layout of the API reference: parts with headings, whose depth is not reliable.

A part begins at a heading with a known title, or at a heading whose number contains a dot, which is a section.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from generator.documents.error_tables import read_errors
from generator.documents.lines import Account, Line
from generator.documents.operation import is_operation, read_operations
from generator.documents.overview import read_overview
from generator.documents.records import (
    ContentsEntry,
    Document,
    Edition,
    ErrorRow,
    LineKind,
    OperationRecord,
    SharedTable,
    TopicRecord,
)
from generator.documents.topics import is_topics, read_topics

_HEADING = re.compile(r"#{1,6}\s++(?:(\d++(?:\.\d+)*+)\.?\s*+)?(.*+)")
_CONTENTS_ENTRY = re.compile(r"(\d++(?:\.\d+)*+)\.?\s*+(\S.*+)")
_EDITION = re.compile(r"文档版本[：:]\s*(\d{4})(\d{2})(\d{2})")
_MARKS = ("路径\t/", "错误码\t")
_MARK_OF_PAGES = "path\t"


class _PartKind(Enum):
    FRONT = auto()
    LEGAL_NOTICE = auto()
    CONVENTIONS = auto()
    CONTENTS = auto()
    OVERVIEW = auto()
    ERRORS = auto()
    SIGNING = auto()
    APP_GUIDE = auto()
    CLOUD_GUIDE = auto()
    OPERATIONS = auto()
    SECTION = auto()


_TITLES = {
    "法律声明": _PartKind.LEGAL_NOTICE,
    "通用约定": _PartKind.CONVENTIONS,
    "目录": _PartKind.CONTENTS,
    "API概述": _PartKind.OVERVIEW,
    "错误码字典": _PartKind.ERRORS,
    "加签机制": _PartKind.SIGNING,
    "如何调用客户端API": _PartKind.APP_GUIDE,
    "如何调用云端API": _PartKind.CLOUD_GUIDE,
    "客户端API": _PartKind.OPERATIONS,
    "云端API": _PartKind.OPERATIONS,
}
_PROSE = {
    _PartKind.FRONT: LineKind.TITLE_PAGE,
    _PartKind.LEGAL_NOTICE: LineKind.LEGAL_NOTICE,
    _PartKind.CONVENTIONS: LineKind.CONVENTIONS,
    _PartKind.SIGNING: LineKind.SIGNING,
    _PartKind.APP_GUIDE: LineKind.APP_GUIDE,
    _PartKind.CLOUD_GUIDE: LineKind.CLOUD_GUIDE,
    _PartKind.OPERATIONS: LineKind.INTRODUCTION,
}


@dataclass(frozen=True)
class _Part:
    """A heading, which the first part may lack, and the lines below it."""

    kind: _PartKind
    heading: Line | None = None
    number: str = ""
    title: str = ""
    body: list[Line] = field(default_factory=list)


def is_reference(lines: Sequence[Line]) -> bool:
    """Return whether a text has tables of the reference below a heading with a number, or that of a known part."""
    is_page = any(line.text.startswith(_MARK_OF_PAGES) for line in lines)
    return not is_page and any(line.text.startswith(_MARKS) for line in lines) and any(map(_part_at, lines))


def read_reference(lines: Sequence[Line], name: str) -> Document:
    """Read a text in the layout of the reference."""
    return _Reader(lines, name).document()


class _Reader:
    """Reader of one document."""

    def __init__(self, lines: Sequence[Line], name: str) -> None:
        self._name = name
        self._lines = lines
        self._account = Account(lines)
        self._parts = _split(lines)
        self._operations: list[OperationRecord] = []
        self._errors: list[ErrorRow] = []
        self._topics: list[TopicRecord] = []
        self._tables: list[SharedTable] = []
        self._contents: list[ContentsEntry] = []

    def document(self) -> Document:
        """Read every part and return the document."""
        readers: dict[_PartKind, Callable[[_Part], None]] = {
            _PartKind.CONTENTS: self._read_contents,
            _PartKind.OVERVIEW: self._read_overview,
            _PartKind.ERRORS: self._read_errors,
        }
        for index, part in enumerate(self._parts):
            if part.heading is not None:
                self._account.place(part.heading, LineKind.HEADING)
            if part.kind is _PartKind.SECTION:
                self._read_section(part, self._parts[index + 1 : index + 2])
            elif part.kind in readers:
                readers[part.kind](part)
            else:
                self._read_prose(part, _PROSE[part.kind])
        operations = self._with_announced_sections()
        known = {part.number for part in self._parts} | {operation.section for operation in operations}
        return Document(
            name=self._name,
            operations=tuple(operation for operation in operations if operation.path),
            headless=tuple(operation for operation in operations if not operation.path),
            errors=tuple(self._errors),
            topics=tuple(self._topics),
            tables=tuple(self._tables),
            missing=tuple(entry for entry in self._contents if entry.section not in known),
            unplaced=self._account.unplaced,
            placed=self._account.placed,
            blank=self._account.blank,
            line_count=len(self._lines),
            edition=_edition(self._parts[0].body),
            sections={part.number: part.title for part in self._parts if "." in part.number or self._contents},
        )

    def _read_section(self, part: _Part, following: Sequence[_Part]) -> None:
        if is_topics(part.body):
            self._topics += read_topics(part.number, part.body, self._account)
        elif not is_operation(part.body) and any(below.number.startswith(part.number + ".") for below in following):
            self._read_prose(part, LineKind.INTRODUCTION)
        elif part.heading is not None:
            self._operations += read_operations(part.number, part.title, part.heading, part.body, self._account)

    def _read_prose(self, part: _Part, kind: LineKind) -> None:
        for line in part.body:
            if line.is_page_mark:
                self._account.place(line, LineKind.PAGE_MARK)
            elif not line.blank:
                self._account.place(line, kind)

    def _read_contents(self, part: _Part) -> None:
        for line in part.body:
            text, _, page = line.text.rpartition("\t")
            entry = _CONTENTS_ENTRY.fullmatch(text.rstrip()) if page.lstrip().isdecimal() else None
            if line.is_page_mark:
                self._account.place(line, LineKind.PAGE_MARK)
            elif entry:
                self._contents.append(ContentsEntry(line.number, entry.group(1), entry.group(2)))
                self._account.place(line, LineKind.CONTENTS)
            elif not line.blank:
                self._account.refuse(line, "not an entry of the table of contents")

    def _read_overview(self, part: _Part) -> None:
        self._tables += read_overview(part.title, part.body, self._account)

    def _read_errors(self, part: _Part) -> None:
        self._errors += read_errors(part.body, self._account)

    def _with_announced_sections(self) -> list[OperationRecord]:
        """Return the operations; one with a lost heading gets its section from the contents, if only one fits."""
        order = {entry.section: index for index, entry in reversed([*enumerate(self._contents)])}
        followed_by = [""]
        for operation in reversed(self._operations[1:]):
            followed_by.append(operation.section or followed_by[-1])
        operations: list[OperationRecord] = []
        for operation, after in zip(self._operations, reversed(followed_by), strict=False):
            before = operations[-1].section if operations else ""
            if not operation.section and before in order and order.get(after) == order[before] + 2:
                entry = self._contents[order[before] + 1]
                operation = replace(operation, section=entry.section, title=entry.title)
            operations.append(operation)
        return operations


def _edition(title_page: Sequence[Line]) -> Edition | None:
    """Return the edition on the title page; None if there is none."""
    found = ((line, _EDITION.search(line.text)) for line in title_page)
    return next((Edition(line.number, "-".join(match.groups())) for line, match in found if match), None)


def _split(lines: Sequence[Line]) -> list[_Part]:
    parts = [_Part(_PartKind.FRONT)]
    for line in lines:
        part = _part_at(line)
        if part is None:
            parts[-1].body.append(line)
        else:
            parts.append(part)
    return parts


def _part_at(line: Line) -> _Part | None:
    """Return the part that begins at a line; a number without a dot and a known title is an item of a list."""
    match = None if line.fenced else _HEADING.fullmatch(line.text)
    if match is None:
        return None
    number, title = match.group(1) or "", match.group(2).rstrip()
    kind = _PartKind.SECTION if "." in number else _TITLES.get(title)
    return _Part(kind, line, number, title) if kind else None
