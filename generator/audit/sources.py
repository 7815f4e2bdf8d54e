"""A document as read, with its name and its lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from generator.documents import Document, Example, OperationRecord, read

REFERENCE = "reference"
USER_SERVICE = "user-service"

_SIDES = {"6": "app", "7": "cloud"}


@dataclass(frozen=True, slots=True)
class Source:
    """A document under the name that `x-doc` and `corrections.yaml` give it."""

    document: Document
    lines: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.document.name

    def side_of(self, operation: OperationRecord) -> str:
        """The side that an operation belongs to: by its chapter; the page without chapters is of the app's."""
        chapter = operation.section.partition(".")[0]
        return _SIDES.get(chapter, f"chapter {chapter}") if chapter else "app"

    def line_of(self, example: Example, name: str) -> int:
        """The line of an example on which a name first stands; the example's first where it is not found."""
        wanted = re.compile(rf"(?<![\w.]){re.escape(name)}(?!\w)")
        rest = example.text.count("\n") + 1
        for number in range(example.line, len(self.lines) + 1):
            text = self.lines[number - 1]
            if wanted.search(text):
                return number
            if text and text in example.text:
                rest -= 1
            if rest <= 0:
                break
        return example.line


def read_source(path: Path) -> Source:
    """Read a document; only the reference has sections and an error dictionary."""
    document = read(path)
    is_reference = bool(document.errors) or any(operation.section for operation in document.operations)
    text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    name = REFERENCE if is_reference else USER_SERVICE
    return Source(replace(document, name=name), tuple(text.split("\n")))
