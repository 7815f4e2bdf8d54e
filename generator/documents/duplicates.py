"""Find operations that several published pages describe, and let the page with the newest version speak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from generator.documents.document_file import DocumentFile
from generator.documents.records import OperationRecord, Row


@dataclass
class Distinct:
    """Documents in which no page repeats an operation of another one.

    `left_out` has a line for each operation that another page has in a newer version, or alike. `conflicts` are those
    that two pages have in the same version, but otherwise: path of the file, line and reason.
    """

    sources: list[DocumentFile] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)


def distinct(sources: Sequence[DocumentFile]) -> Distinct:
    """Leave out what pages of the same name say twice: a newer version speaks, and in one version a newer date.

    The reference is left as it is: it says more than what pages repeat of it.
    """
    result = Distinct()
    best: dict[tuple[str, str], tuple[DocumentFile, OperationRecord]] = {}
    for source in sources:
        for record in source.document.operations if source.is_page else ():
            known = best.setdefault((source.name, record.path), (source, record))
            if _order(source, record) > _order(*known):
                best[source.name, record.path] = (source, record)
    for source in sources:
        kept = []
        for record in source.document.operations:
            speaker, other = best[source.name, record.path] if source.is_page else (source, record)
            if speaker is source:
                kept.append(record)
            elif _numbers(record.api_version) < _numbers(other.api_version):
                what = (
                    f"left out: this is version {record.api_version}, but {speaker.path.name} has {other.api_version}"
                )
                result.left_out.append(f"{source.label}:{record.line}: {record.path}: {what}")
            elif _content(record) == _content(other):
                what = f"{speaker.path.name} says the same"
                result.left_out.append(f"{source.label}:{record.line}: {record.path}: left out: {what}")
            elif source.date and source.date < speaker.date:
                what = f"left out: this is of {source.date}, but {speaker.path.name} of {speaker.date}"
                result.left_out.append(f"{source.label}:{record.line}: {record.path}: {what}")
            else:
                what = f"{record.path} in version {record.api_version} is otherwise in {speaker.path}:{other.line}"
                result.conflicts.append(f"{source.path}:{record.line}: {what}: import one of the two")
                kept.append(record)
        is_whole = len(kept) == len(source.document.operations)
        document = source.document if is_whole else replace(source.document, operations=tuple(kept))
        result.sources.append(source if is_whole else replace(source, document=document))
    return result


def _order(source: DocumentFile, record: OperationRecord) -> tuple[tuple[int, ...], str]:
    return _numbers(record.api_version), source.date


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())


def _content(record: OperationRecord) -> tuple[Any, ...]:
    """Return what a page says of an operation in any language, without lines."""
    examples = (record.request_example, record.response_example)
    return (
        record.auth,
        record.timeout_ms,
        [_cells(row) for row in record.request_rows],
        [_cells(row) for row in record.response_rows],
        [example.value if example else None for example in examples],
    )


def _cells(row: Row) -> tuple[Any, ...]:
    return row.name, row.type, row.required
