"""Read the documents to import, and refuse damaged ones and other files."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from generator.api import naming
from generator.documents import (
    DocumentError,
    DocumentFile,
    Json,
    Layout,
    OperationRecord,
    distinct,
    folder,
    labelled,
    open_document,
)
from generator.importing.decisions import RefusedError

_LONGEST = 200
"""Maximum number of characters of a name, a path, a version or the number of a section."""

_SHOWN = 20
_MOST = 1000
"""Maximum number of problems of a document to look for."""

_AT_LINE = re.compile(r"line (\d+): (.*)", re.DOTALL)


def checked_documents(paths: Sequence[Path], side: str = "") -> list[DocumentFile]:
    """Read the documents, and those in folders; raise RefusedError with all problems if one cannot be imported.

    `side` is the side of the operations whose page does not tell it.
    """
    sources: list[DocumentFile] = []
    problems: list[str] = []
    for path in _files(paths):
        try:
            source = _read(path)
        except RefusedError as error:
            problems += error.problems
            continue
        problems += [f"{path}:{line}: {what}" for line, what in sorted(islice(_problems(source), _MOST))]
        sources.append(_on_side(source, side))
    problems += _other_editions(sources)
    problems += distinct(sources).conflicts
    if problems:
        left = len(problems) - _SHOWN
        raise RefusedError([*problems[:_SHOWN], *([f"... and {left} more"] if left > 0 else [])])
    return labelled(sources)


def _files(paths: Sequence[Path]) -> list[Path]:
    try:
        return folder.files_in(paths)
    except DocumentError as error:
        name, _, message = str(error).partition(": ")
        raise RefusedError([f"{name}:1: {message}"]) from error


def _on_side(source: DocumentFile, side: str) -> DocumentFile:
    """Return the document with a side for the operations whose page does not tell it."""
    document = source.document
    operations = tuple(replace(record, side=record.side or side) for record in document.operations)
    return replace(source, document=replace(document, operations=operations))


def _other_editions(sources: Sequence[DocumentFile]) -> Iterator[str]:
    """Yield a problem for each document of another edition than the first one."""
    dated = [(source.path, edition) for source in sources if (edition := source.document.edition) is not None]
    for path, edition in dated[1:]:
        first, followed = dated[0]
        if edition.date != followed.date:
            what = f"this is the edition of {edition.date}, but {first} is that of {followed.date}"
            yield f"{path}:{edition.line}: {what}: import them one by one, the older one first"


def _read(path: Path) -> DocumentFile:
    try:
        return open_document(path)
    except DocumentError as error:
        message = str(error).removeprefix(f"{path}: ").removeprefix(f"{path.name}: ")
        raise RefusedError([f"{path}:1: {message}"]) from error


def _strange(value: Json, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield what a spec cannot contain in an example: the name to look for, and the problem."""
    if isinstance(value, float) and not math.isfinite(value):
        yield name, f"{value} is not allowed: NaN and Infinity are not valid JSON"
    for key, child in value.items() if isinstance(value, dict) else ():
        if len(key) > _LONGEST:
            yield key, _too_long(key)
        yield from _strange(child, key)
    for child in value if isinstance(value, list) else ():
        yield from _strange(child, name)


def _too_long(text: str) -> str:
    return f"{text[:20]}... is too long: {len(text)} characters"


def _problems(source: DocumentFile) -> Iterator[tuple[int, str]]:
    document = source.document
    if not (document.operations or document.headless or document.errors or document.topics):
        yield 1, "the file contains no operation, no error code and no topic"
    for line in document.unplaced:
        yield line.line, f"this line is not understood: {line.reason}"
    seen: dict[tuple[str, str], int] = {}
    for record in document.operations:
        yield from _operation_problems(source, record)
        first = seen.setdefault((record.path, record.api_version), record.line)
        if first != record.line:
            yield record.line, f"{record.path} in version {record.api_version} is also described in line {first}"


def _operation_problems(source: DocumentFile, record: OperationRecord) -> Iterator[tuple[int, str]]:
    try:
        naming.path(record.path)
        naming.version(record.api_version)
    except naming.UnsafeError as error:
        yield record.line, str(error)
    if not (record.request_rows or record.response_rows or record.request_example or record.response_example):
        yield record.line, f"{record.path} has neither a table nor an example"
    if not record.title and source.document.layout is Layout.REFERENCE:
        yield record.line, f"{record.path} has no title"
    if record.timeout_ms == 0:
        yield record.line, f"{record.path} has a timeout of 0"
    for text in (record.path, record.api_version, record.section):
        if len(text) > _LONGEST:
            yield record.line, _too_long(text)
    for row in (*record.request_rows, *record.response_rows):
        if len(row.name) > _LONGEST:
            yield row.line, _too_long(row.name)
    for what, example in (
        ("request", record.request_example),
        ("response", record.response_example),
        ("failure", record.error_example),
    ):
        if example is not None and example.problem is not None and example.java is None:
            match = _AT_LINE.fullmatch(example.problem)
            line, problem = (int(match[1]), match[2]) if match else (example.line, example.problem)
            yield line, f"the {what} example of {record.path} is not valid JSON: {problem}"
        elif example is not None:
            for name, problem in _strange(example.value):
                yield source.line_of(example, name) if name else example.line, problem
