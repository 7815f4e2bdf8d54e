"""What a comparison yields."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Property = tuple[str, tuple[str | int, ...], str]
"""A property of a named object: its file, its place and its name."""


class Part(StrEnum):
    """The part of an operation that a fact is about, in the words of `corrections.yaml`."""

    HEADER = "header"
    REQUEST = "request"
    RESPONSE = "response"
    TEXT = "text"


class Kind(StrEnum):
    """In what a document and the spec, or a document and itself, can differ."""

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
    PLACE = "place"
    TYPE = "type"
    SHAPE = "shape"
    REQUIRED = "required"
    ENUM = "enum"
    ERROR_LACKING = "error lacking"
    ERROR_ADDED = "error added"
    ERROR_DOMAIN = "error domain"
    ERROR_MESSAGE = "error message"
    TOPIC_LACKING = "topic lacking"
    TOPIC_ADDED = "topic added"
    DIRECTION = "direction"
    REPLY = "reply topic"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a document says and the spec does not, or the other way round.

    A `tension` is no difference to the spec: the document disagrees with itself, and the spec follows one of its
    voices. It needs no explanation, but keeps the row that gives one from being out of date.

    `subject` tells facts apart that are about the same thing: one property of an object that several operations share.

    `written` is what the spec has, where a row that explains has to decide for exactly that.

    `topic` is the address of a topic; it has no path then, and its field begins with the address.

    `field` is dotted from params or data where the place is known, else a name; '' stands for the whole part.
    """

    document: str
    line: int
    section: str
    path: str
    part: Part
    kind: Kind
    field: str
    what: str
    remedy: str = ""
    tension: bool = False
    subject: Property | None = None
    written: str = ""
    topic: str = ""

    @property
    def where(self) -> str:
        """The section, and the operation or the topic."""
        return " ".join(filter(None, (self.section, self.path, self.topic)))

    @property
    def name(self) -> str:
        """The last part of the field's name."""
        return self.field.rpartition(".")[2]

    def __str__(self) -> str:
        return f"{self.document}:{self.line}: {self.where}: {self.what}" + (f"; {self.remedy}" if self.remedy else "")
