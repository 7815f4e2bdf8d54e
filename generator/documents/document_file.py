"""Read a document under the name that the spec has for it, with the lines of its file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from generator.documents.reader import read, text_of
from generator.documents.records import Document, Example, OperationRecord
from generator.documents.words import whole_word

REFERENCE = "reference"
USER_SERVICE = "user-service"

_SIDES = {"6": "app", "7": "cloud"}


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A document under the name that `x-doc` and rows of corrections give it, and the file that it is in."""

    document: Document
    lines: tuple[str, ...]
    path: Path

    @property
    def name(self) -> str:
        return self.document.name

    def side_of(self, operation: OperationRecord) -> str:
        """Return the side that an operation belongs to: by its chapter; on a page without chapters, by its path."""
        chapter = operation.section.partition(".")[0]
        if not chapter:
            return "cloud" if operation.path.startswith("/cloud/") else "app"
        return _SIDES.get(chapter, f"chapter {chapter}")

    def covers(self, section: str) -> bool:
        """Return whether the document has the whole of what a section belongs to: the heading of one above it.

        Only what a document covers can be missing in it; a page that was saved alone covers nothing but itself.
        """
        parts = section.split(".")
        return any(".".join(parts[:count]) in self.document.sections for count in range(1, len(parts)))

    def line_of(self, example: Example, name: str) -> int:
        """Find the line of an example on which a name first stands; the example's first where it is not found."""
        wanted = whole_word(name)
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


def open_document(path: Path) -> DocumentFile:
    """Read a document; only the reference has sections, an error dictionary, and tells the method of a request."""
    document = read(path)
    is_reference = bool(document.errors) or any(one.section or one.method for one in document.operations)
    text = text_of(path).replace("\r\n", "\n")
    name = REFERENCE if is_reference else USER_SERVICE
    return DocumentFile(replace(document, name=name), tuple(text.split("\n")), path)
