"""What a document says, record by record. Every record knows the line (from 1) on which it begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


class LineKind(StrEnum):
    """The parts that a line of a document can belong to."""

    TITLE_PAGE = "title page"
    LEGAL_NOTICE = "legal notice"
    CONVENTIONS = "conventions"
    CONTENTS = "contents"
    OVERVIEW = "overview chapter"
    ERROR_DICTIONARY = "error chapter"
    SIGNING = "signing chapter"
    APP_GUIDE = "app guide chapter"
    CLOUD_GUIDE = "cloud guide chapter"
    INTRODUCTION = "introduction"
    HEADING = "section heading"
    DESCRIPTION = "description"
    METADATA = "metadata"
    PART_HEADING = "part heading"
    TABLE_HEADING = "table heading"
    TABLE_RULE = "table rule"
    REQUEST_ROW = "request row"
    RESPONSE_ROW = "response row"
    SHARED_ROW = "shared row"
    ERROR_ROW = "error row"
    EXAMPLE = "example"
    TOPIC = "topic"
    FENCE = "fence"
    PAGE_MARK = "page mark"


class Auth(StrEnum):
    """What a document answers to "does the call need a user's identity?"."""

    YES = "yes"
    NO = "no"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing that was mended to read an example."""

    line: int
    what: str


@dataclass(frozen=True, slots=True)
class JavaCall:
    """What an example in Java sends."""

    path: str
    api_version: str
    params: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Example:
    """An example as printed and, unless `problem` says why not, as a value."""

    line: int
    text: str
    value: Json = None
    problem: str | None = None
    repairs: tuple[Repair, ...] = ()
    java: JavaCall | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A parameter or field as its table prints it.

    `depth` and `parent` are set where the layout shows nesting; a flat table leaves them at 0 and None.
    `required` is None where the table does not say. `problem` tells what is odd about the row's cells.
    """

    line: int
    name: str
    type: str
    required: bool | None
    example: str
    description: str
    depth: int = 0
    parent: str | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class OperationRecord:
    """One operation. What the document does not print is '' or None."""

    section: str
    title: str
    line: int
    path: str = ""
    api_version: str = ""
    protocols: tuple[str, ...] = ()
    method: str = ""
    auth: Auth | None = None
    timeout_ms: int | None = None
    description: str = ""
    request_rows: tuple[Row, ...] = ()
    response_rows: tuple[Row, ...] = ()
    request_example: Example | None = None
    response_example: Example | None = None
    error_example: Example | None = None


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """One row of an error table; `table` is the table's title, `message` what a server or an app shows."""

    line: int
    table: str
    code: str
    hex: str | None = None
    message: str = ""
    description: str = ""
    remedy: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class TopicRecord:
    """One topic of the long connection; `direction` is 'up' (to the platform) or 'down'.

    `rows` are the fields that comments explain: they have a name and a description only.
    """

    section: str
    title: str
    line: int
    topic: str
    direction: str
    reply_topic: str = ""
    description: str = ""
    rows: tuple[Row, ...] = ()
    example: Example | None = None
    reply_example: Example | None = None


@dataclass(frozen=True, slots=True)
class SharedTable:
    """A table of parameters that belongs to no single operation."""

    line: int
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A section that the table of contents announces."""

    line: int
    section: str
    title: str


@dataclass(frozen=True, slots=True)
class UnplacedLine:
    """A line that the reader has not understood, and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Edition:
    """The date of a document, as YYYY-MM-DD, and the line on which it stands."""

    line: int
    date: str


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that one document says.

    `headless` are operations whose path is lost; their section and title are taken from the table of contents where
    only one entry fits. `missing` are sections that the contents announce and the document does not have.
    `sections` are the titles of the headings that have a number, by the number; those of chapters only in a document
    with a table of contents, which has the whole of them.
    `placed`, the unplaced and the blank lines together are all `line_count` lines.
    """

    name: str
    operations: tuple[OperationRecord, ...]
    headless: tuple[OperationRecord, ...]
    errors: tuple[ErrorRow, ...]
    topics: tuple[TopicRecord, ...]
    tables: tuple[SharedTable, ...]
    missing: tuple[ContentsEntry, ...]
    unplaced: tuple[UnplacedLine, ...]
    placed: Mapping[LineKind, int]
    blank: int
    line_count: int
    sections: Mapping[str, str] = field(default_factory=dict)
    edition: Edition | None = None
