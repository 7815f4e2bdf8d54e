"""Describe what a comparison yields: facts, their kinds, and what was found."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from generator.spec.corrections import beside
from generator.spec.load import Located

Property = tuple[str, tuple[str | int, ...], str]
"""A property of a named object: its file, its place and its name."""


class Part(StrEnum):
    """The part of an operation that a fact is about, in the words of a row of corrections."""

    HEADER = "header"
    REQUEST = "request"
    RESPONSE = "response"
    TEXT = "text"


class FactKind(StrEnum):
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
    DEPRECATED = "deprecated"
    EDITION = "edition"


@dataclass(frozen=True, slots=True)
class Found:
    """Something of a document that differs from the spec, in a form in which it can be merged.

    `place` is what differs: an operation, a property, the object that a property would belong to, an enumeration, or a
    row of `errors.yaml`. `printed` is a record, a row or a value of the document. `in_example` tells a value of an
    example from one of a table or a head.
    """

    place: Located
    printed: Any = None
    in_example: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a document says and the spec does not, or the other way round.

    A `tension` is not a difference to the spec: the document disagrees with itself, and the spec follows one of its
    voices. It needs no explanation, but keeps the row that gives one from being out of date.

    `subject` tells facts apart that are about the same thing: one property of an object that several operations share.

    `written` is what the spec has, where a row that explains has to decide for exactly that.

    `older` is the version that the document describes, where the spec knows it as an older one.

    `topic` is the address of a topic; it has no path then, and its field begins with the address.

    `field` is dotted from params or data where the place is known, else a name; '' stands for the whole part.

    `found` is None where only a person can say what the difference means for the spec.
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
    tension: bool = False
    subject: Property | None = None
    written: str = ""
    topic: str = ""
    older: str = ""
    found: Found | None = dataclasses.field(default=None, compare=False, repr=False)

    @property
    def where(self) -> str:
        """The section, and the operation or the topic."""
        return " ".join(filter(None, (self.section, self.path, self.topic)))

    @property
    def name(self) -> str:
        """The last part of the field's name."""
        return self.field.rpartition(".")[2]

    def __str__(self) -> str:
        about = f"{self.document}:{self.line}: {self.where}".rstrip(": ")
        return f"{about}: {self.what}" + (f"; {self.remedy}" if self.remedy else "")


def explain_beside(file: str) -> str:
    """Ask for a row of corrections beside the file that a fact is about."""
    return f"explain it in spec/{beside(file)}"
