"""Read documents with their names in the spec and the lines of their files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.documents.reader import read_text, text_of
from generator.documents.records import Document, Example, Layout, OperationRecord
from generator.documents.words import whole_word

REFERENCE = "reference"
USER_SERVICE = "user-service"

_SIDES = {"6": "app", "7": "cloud"}


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A document with the name that `x-doc` and corrections use, and its file.

    `label` is what messages call it: its name, or its file if several pages are given.
    """

    document: Document
    lines: tuple[str, ...]
    path: Path
    label: str = ""

    @property
    def name(self) -> str:
        return self.document.name

    @property
    def is_page(self) -> bool:
        """Return whether this is a published page, not the reference or a part of it."""
        return self.document.layout is not Layout.REFERENCE

    @property
    def date(self) -> str:
        """Return the date of the edition, or of the last change of a page, as YYYY-MM-DD; '' if unknown."""
        edition = self.document.edition
        return edition.date if edition is not None else self.document.updated

    def side_of(self, operation: OperationRecord) -> str:
        """Return the side of an operation: that of its chapter, or what its page tells; '' if that tells none."""
        chapter = operation.section.partition(".")[0]
        if not chapter:
            return operation.side
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
    """Read a document; a page of today's layout is one of the reference, an older one is of the user service."""
    text = text_of(path)
    document = read_text(text, path.name)
    name = USER_SERVICE if document.layout is Layout.OLDER_PAGE else REFERENCE
    source = DocumentFile(replace(document, name=name), tuple(text.split("\n")), path, name)
    if source.is_page and not document.page_number and path.stem.isdecimal():
        source = replace(source, document=replace(source.document, page_number=path.stem))
    return source


def labelled(sources: Sequence[DocumentFile]) -> list[DocumentFile]:
    """Return the documents; several pages are called by the names of their files, or by their paths."""
    files = Counter(source.path.name for source in sources if source.is_page)
    if files.total() < 2:
        return list(sources)
    return [
        replace(source, label=source.path.name if files[source.path.name] == 1 else str(source.path))
        if source.is_page
        else source
        for source in sources
    ]
