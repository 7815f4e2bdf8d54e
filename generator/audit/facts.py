"""The result of a comparison: facts, their kinds, and what was found."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from generator.spec.corrections import beside
from generator.spec.load import Located

Property = tuple[str, tuple[str | int, ...], str]
"""A property of a component: its file, its place and its name."""


class Part(StrEnum):
    """The part of an operation that a fact is about, as corrections name it."""

    HEADER = "header"
    REQUEST = "request"
    RESPONSE = "response"
    TEXT = "text"


class FactKind(StrEnum):
    """Kinds of differences between a document and the spec, or within a document."""

    OPERATION_LACKING = "operation lacking"
    OPERATION_ADDED = "operation added"
    HEAD_LOST = "head lost"
    PATH = "path"
    SECTION = "section"
    TITLE = "title"
    VERSION = "version"
    TIMEOUT = "timeout"
    AUTH = "authentication"
    FIELD_LACKING = "field lacking"
    FIELD_ADDED = "field added"
    SPELLING = "spelling"
    OTHER_NAME = "other name"
    PLACE = "place"
    TYPE = "type"
    SHAPE = "shape"
    REQUIRED = "required"
    ENUM = "enum"
    NUMBER = "number"
    OBLIGATION = "obligation"
    ERROR_LACKING = "error lacking"
    ERROR_ADDED = "error added"
    ERROR_DOMAIN = "error domain"
    ERROR_MESSAGE = "error message"
    ERROR_EXAMPLE = "message of an example"
    TOPIC_LACKING = "topic lacking"
    TOPIC_ADDED = "topic added"
    DIRECTION = "direction"
    REPLY = "reply topic"
    DEPRECATED = "deprecated"
    EDITION = "edition"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Found:
    """Something in a document that differs from the spec, in a form that can be merged.

    `place` is what differs: an operation, a property, the object that a property would belong to, an enumeration, or a
    row of `errors.yaml`. `printed` is a record, a row or a value of the document. `in_example` is True for a value of
    an example, and False for one of a table or a head.
    """

    place: Located
    printed: Any = None
    in_example: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that is in a document and not in the spec, or the reverse.

    If `is_inconsistent`, the document disagrees with itself, and the spec follows one of its statements. This is not a
    difference and needs no explanation, but it keeps the correction that explains it from being out of date.

    `subject` identifies what a fact is about, such as a property of an object that several operations share.

    `written` is the value in the spec, if a row that explains the fact has to decide for exactly that.

    `label` is what messages call the document, if several have its name.

    `older` is the version that the document describes, if it is an older one in the spec.

    `topic` is the address of a topic; the fact then has no path, and its field begins with the address.

    `field` is dotted from params or data if the place is known, otherwise a name; '' is the whole part.

    `found` is None if only a person can decide what the difference means for the spec.
    """

    document: str
    line: int
    section: str
    path: str
    part: Part
    kind: FactKind
    field: str
    what: str
    remedy: str = ""
    is_inconsistent: bool = False
    subject: Property | None = None
    written: str = ""
    topic: str = ""
    older: str = ""
    label: str = ""
    found: Found | None = dataclasses.field(default=None, compare=False, repr=False)

    @property
    def source(self) -> str:
        """Return the name of the document in messages; no two documents share it."""
        return self.label or self.document

    @property
    def where(self) -> str:
        """The section with the operation or the topic."""
        return " ".join(filter(None, (self.section, self.path, self.topic)))

    @property
    def name(self) -> str:
        """The last name in the field."""
        return self.field.rpartition(".")[2]

    def __str__(self) -> str:
        about = f"{self.source}:{self.line}: {self.where}".rstrip(": ")
        return f"{about}: {self.what}" + (f"; {self.remedy}" if self.remedy else "")


def explain_beside(file: str) -> str:
    """Return the remedy to add a correction beside a file."""
    return f"explain it in spec/{beside(file)}"
