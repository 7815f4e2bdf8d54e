"""The records of a document; each has the number of its first line, from 1."""

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
    """The answer of a document to "does the call need a user's identity?"."""

    YES = "yes"
    NO = "no"
    OPTIONAL = "optional"


class Layout(StrEnum):
    """The layout of a document: the reference, or a published page of today or of earlier times."""

    REFERENCE = "reference"
    PAGE = "page"
    OLDER_PAGE = "older page"


@dataclass(frozen=True, slots=True)
class Repair:
    """A repair that was needed to read an example."""

    line: int
    what: str


@dataclass(frozen=True, slots=True)
class JavaCall:
    """The call in an example in Java."""

    path: str
    api_version: str
    params: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Example:
    """An example as printed and as a value; without a value, `problem` has the reason."""

    line: int
    text: str
    value: Json = None
    problem: str | None = None
    repairs: tuple[Repair, ...] = ()
    java: JavaCall | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A parameter or field as a table prints it.

    `depth` and `parent` are set if the layout shows nesting; in a flat table they are 0 and None. `required` is None if
    the table does not say. `problem` describes what is wrong with the cells of the row.
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
    """An operation; facts that the document does not contain are '' or None.

    `side` is 'app' or 'cloud' if a page tells it; in the reference, the chapter does.
    """

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
    side: str = ""


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """A row of an error table; `table` is the title of the table, `message` the text of a server or an app."""

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
    """An MQTT topic; `direction` is 'up' (to the platform) or 'down'.

    `rows` are the fields that comments describe; they only have a name and a description.
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
    """A table of parameters that several operations share."""

    line: int
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """An entry of the table of contents."""

    line: int
    section: str
    title: str


@dataclass(frozen=True, slots=True)
class UnplacedLine:
    """A line that was not understood, and the reason."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Edition:
    """The date of a document as YYYY-MM-DD, and its line."""

    line: int
    date: str


@dataclass(frozen=True, slots=True)
class Document:
    """The contents of a document.

    `headless` are operations whose path is lost; they have the section and title of the table of contents if only one
    entry fits. `missing` are sections of the table of contents that the document does not contain. `sections` are the
    titles of numbered headings, by number; chapters are only included in a document with a table of contents, which
    contains them completely. `placed`, `unplaced` and blank lines add up to `line_count`.

    A published page has `page_errors`, the codes of its operations, which are only a part of the error dictionary; its
    number `page_number`; and the date of its last change `updated` as YYYY-MM-DD. The latter two are '' if unknown.
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
    layout: Layout = Layout.REFERENCE
    page_errors: tuple[ErrorRow, ...] = ()
    page_number: str = ""
    updated: str = ""
