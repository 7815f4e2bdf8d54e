"""Find documents: those of the platform, which are not part of the repository, and the pages in a folder."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from generator.documents.reader import DocumentError

VARIABLE = "FEIYAN_DOCUMENTS"


SUFFIXES = (".html", ".htm", ".md", ".markdown", ".txt")
"""Suffixes of documents in a folder."""


def files_in(paths: Iterable[Path]) -> list[Path]:
    """Return the given files, and for each folder the documents in it and in its folders, sorted by name.

    What a browser saves beside a page, in `NAME_files`, and hidden files are left out. Raise DocumentError for a folder
    without documents, or with a file of another kind: a page must not be lost because of its name.
    """
    found: list[Path] = []
    for path in paths:
        found += _files_below(path) if path.is_dir() else [path]
    return found


def _files_below(top: Path) -> list[Path]:
    files = [path for path in sorted(top.rglob("*")) if path.is_file() and not _is_left_out(path.relative_to(top))]
    expected = f"expected pages and other documents ({', '.join(SUFFIXES)})"
    if strange := next((path for path in files if path.suffix.lower() not in SUFFIXES), None):
        raise DocumentError(f"{strange}: not a document by its name: {expected}")
    if not files:
        raise DocumentError(f"{top}: no document in this folder: {expected}")
    return files


def _is_left_out(path: Path) -> bool:
    return any(part.startswith(".") or part.endswith("_files") for part in path.parts)


def folder() -> Path | None:
    """Return the folder that FEIYAN_DOCUMENTS names; None if it is not set."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else None


def at_hand() -> list[Path]:
    """Return the texts and saved pages in the folder, sorted by name; none without a folder."""
    found = folder()
    return sorted(path for path in found.glob("*") if path.suffix in (".txt", ".html")) if found else []


def lacking() -> str:
    """Return the message for when there are none."""
    found = folder()
    if found is None:
        return f"{VARIABLE} is not set: set it to the folder of the platform's documents"
    return f"there are no documents in {found}, the folder in {VARIABLE}"
