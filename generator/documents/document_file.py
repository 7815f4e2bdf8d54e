"""Read a document with its name in the spec and the lines of its file."""

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
    """A document with the name that `x-doc` and corrections use, and its file."""

    document: Document
    lines: tuple[str, ...]
    path: Path

    @property
    def name(self) -> str:
        return self.document.name

    def side_of(self, operation: OperationRecord) -> str:
        """Return the side of an operation: by its chapter, or by its path on a page without chapters."""
        chapter = operation.section.partition(".")[0]
        if not chapter:
            return "cloud" if operation.path.startswith("/cloud/") else "app"
        return _SIDES.get(chapter, f"chapter {chapter}")

    def covers(self, section: str) -> bool:
        """Return whether the document contains the chapter of a section, by the heading of a section above it.

        Only operations of such chapters can be missing in it; a single saved page covers nothing but itself.
        """
        parts = section.split(".")
        return any(".".join(parts[:count]) in self.document.sections for count in range(1, len(parts)))

    def line_of(self, example: Example, name: str) -> int:
        """Return the first line of an example that contains a name; the first line of all if none does."""
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
    """Read a document; one with sections, error codes or request methods is the reference."""
    document = read(path)
    is_reference = bool(document.errors) or any(one.section or one.method for one in document.operations)
    text = text_of(path).replace("\r\n", "\n")
    name = REFERENCE if is_reference else USER_SERVICE
    return DocumentFile(replace(document, name=name), tuple(text.split("\n")), path)
