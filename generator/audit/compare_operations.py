"""Pair the operations of a document with those of the spec, and compare their heads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.audit.facts import Fact, FactKind, Found, Part, Property, explain_beside
from generator.documents import DocumentFile, OperationRecord
from generator.documents.spec_terms import AUTHS
from generator.spec.index import operations
from generator.spec.load import Located, Spec
from generator.spec.schema import OBSERVED, ROOT


@dataclass(frozen=True, slots=True)
class Pair:
    """An operation in a document and the same operation in the spec."""

    source: DocumentFile
    record: OperationRecord
    path: str
    operation: Located

    @property
    def is_home(self) -> bool:
        """Return whether the operation in the spec follows this document; a published page may have a newer version."""
        return bool(self.operation.value["x-doc"]["document"] == self.source.name)

    @property
    def is_superseded(self) -> bool:
        """True if the spec has a newer version than the document describes."""
        printed = _numbers(self.record.api_version)
        return bool(printed) and printed < _numbers(self.version)

    @property
    def explain(self) -> str:
        """The remedy that does not change the spec."""
        return explain_beside(self.operation.file)

    @property
    def version(self) -> str:
        return str(self.operation.value["x-api-version"])

    @property
    def older(self) -> dict[str, Any] | None:
        """The entry of the spec about the older version that the document describes; None if there is none."""
        for item in self.operation.value.get("x-older-versions", ()):
            if (item["version"], item["document"]) == (self.record.api_version, self.source.name):
                return dict(item)
        return None

    def fact(
        self,
        kind: FactKind,
        part: Part,
        name: str,
        what: str,
        *,
        line: int = 0,
        remedy: str = "",
        is_inconsistent: bool = False,
        subject: Property | None = None,
        written: str = "",
        found: Found | None = None,
    ) -> Fact:
        """Return a fact about the operation, by default with its line."""
        return Fact(
            document=self.source.name,
            line=line or self.record.line,
            section=self.record.section,
            path=self.path,
            part=part,
            kind=kind,
            field=name,
            what=what,
            remedy=remedy,
            is_inconsistent=is_inconsistent,
            subject=subject,
            written=written,
            older=self.record.api_version if self.older is not None else "",
            label=self.source.label,
            found=found,
        )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())


@dataclass
class Pairing:
    """The operations of a document paired with those of the spec, and the facts found on the way."""

    pairs: list[Pair] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def pair(spec: Spec, source: DocumentFile) -> Pairing:
    """Pair each operation of a document with one of the spec, and find those that the document lacks."""
    known = {path: operation for path, operation in operations(spec) if operation.file != OBSERVED}
    sides = {_side(operation) for operation in known.values()}
    pairing = Pairing()
    strange: dict[str, list[OperationRecord]] = {}
    printed = {record.path for record in source.document.operations}
    for record in (*source.document.operations, *source.document.headless):
        if path := _path(source, record, known, printed):
            pairing.pairs.append(Pair(source, record, path, known[path]))
        elif sides and (side := source.side_of(record)) and side not in sides:
            strange.setdefault(side, []).append(record)
        else:
            pairing.facts.append(_lacking(spec.root(), source, record))
    pairing.notes = [_note(source, side, records) for side, records in strange.items()]
    pairing.facts += _added(source, pairing.pairs, known)
    return pairing


def _path(source: DocumentFile, record: OperationRecord, known: dict[str, Located], printed: set[str]) -> str | None:
    """Return the path of a record in the spec: as printed, or else one with the same section and title, or letters."""
    if record.path in known:
        return record.path
    for path, operation in known.items():
        doc = operation.value["x-doc"]
        by_section = record.section and (doc["document"], doc.get("section")) == (source.name, record.section)
        by_section = by_section and (not record.path or record.title == doc["title"])
        if path not in printed and (by_section or path.lower() == record.path.lower()):
            return path
    return None


def _lacking(root: Located, source: DocumentFile, record: OperationRecord) -> Fact:
    what = f"the spec has no operation {record.title}"
    side = source.side_of(record)
    place = f"spec/services/{side}/" if side else "spec/services/ (its page does not tell on which side)"
    remedy = f"add it to {place}, or {explain_beside(ROOT)}"
    return Fact(
        source.name, record.line, record.section, record.path, Part.HEADER, FactKind.OPERATION_LACKING, "", what,
        remedy, label=source.label, found=Found(root, record),
    )  # fmt: skip


def _added(source: DocumentFile, pairs: Sequence[Pair], known: dict[str, Located]) -> Iterator[Fact]:
    """Yield the operations of the spec that are in a section that the document covers, but not in the document."""
    found = {one.path for one in pairs}
    for path, operation in known.items():
        doc = operation.value["x-doc"]
        if operation.value.get("deprecated") or path in found:
            continue
        if doc["document"] == source.name and source.covers(doc.get("section", "")):
            what = f"the document has no such operation, but the spec has it at {doc['section']}"
            remedy = f"remove it from spec/{operation.file}, or {explain_beside(operation.file)}"
            yield Fact(
                source.name, 1, doc["section"], path, Part.HEADER, FactKind.OPERATION_ADDED, "path", what, remedy,
                label=source.label, found=Found(operation),
            )  # fmt: skip


def _note(source: DocumentFile, side: str, records: Sequence[OperationRecord]) -> str:
    chapter = records[0].section.partition(".")[0]
    where = f"chapter {chapter}" if chapter else source.name
    count = f"{len(records)} operation{'' if len(records) == 1 else 's'}"
    return f"the spec has no {side} side: {count} of {where} not compared"


def _side(operation: Located) -> str:
    return operation.file.split("/")[1]


def compare_head(one: Pair) -> Iterator[Fact]:
    """Yield the differences of path, section, title, version, timeout, authentication and deprecation."""
    if not one.record.path:
        what = f"the head of the operation is lost, but the spec has {one.path}"
        yield one.fact(FactKind.HEAD_LOST, Part.HEADER, "path", what, remedy=one.explain)
        return
    record, operation = one.record, one.operation.value
    doc, file = operation["x-doc"], one.operation.file
    if operation.get("deprecated") and one.is_home:
        yield returned(one, Part.HEADER, "", one.operation)
    if record.path != one.path:
        yield _differs(one, FactKind.PATH, "path", record.path, one.path)
    if one.is_home and record.section and record.section != doc.get("section"):
        yield _differs(one, FactKind.SECTION, "section", record.section, doc.get("section"))
    title = (one.older or (doc if one.is_home else {"title": record.title}))["title"]
    if record.title != title and (record.section or _is_same_language(record.title, title)):
        yield _differs(one, FactKind.TITLE, "title", record.title, title)
    if record.api_version != one.version and one.older is None:
        yield _differs(one, FactKind.VERSION, "x-api-version", record.api_version, one.version)
    if record.timeout_ms not in (None, operation.get("x-timeout-ms")):
        yield _differs(one, FactKind.TIMEOUT, "x-timeout-ms", record.timeout_ms, operation.get("x-timeout-ms"))
    if record.auth is not None:
        expected = AUTHS[_side(one.operation), record.auth] if _side(one.operation) in ("app", "cloud") else ()
        if len(expected) > 1:
            yield one.fact(
                FactKind.AUTH, Part.HEADER, "x-auth", "the document does not distinguish these", is_inconsistent=True
            )
        if operation.get("x-auth") not in expected:
            what = (
                f"user authentication is {record.auth} in the document, so x-auth should be "
                f"{' or '.join(expected)}, but it is {operation.get('x-auth')} in the spec"
            )
            remedy = f"correct it in spec/{file}, or {one.explain}"
            found = Found(one.operation, expected[0]) if expected else None
            yield one.fact(FactKind.AUTH, Part.HEADER, "x-auth", what, remedy=remedy, found=found)


def _is_same_language(printed: str, written: str) -> bool:
    """Return whether a title can be compared: an English page, or one without a title, has nothing to search for."""
    return bool(printed) and printed.isascii() <= written.isascii()


def returned(one: Pair, part: Part, name: str, place: Located) -> Fact:
    """Yield the difference if the document has something that is deprecated in the spec."""
    what = f"{f'{part} field {name}' if name else 'the operation'} is in the document, but deprecated in the spec"
    remedy = f"remove the mark in spec/{place.file}, or {one.explain}"
    return one.fact(FactKind.DEPRECATED, part, name, what, remedy=remedy, found=Found(place))


def _differs(one: Pair, kind: FactKind, name: str, printed: object, written: object) -> Fact:
    what = f"{name} is {printed} in the document, but {written} in the spec"
    remedy = f"correct it in spec/{one.operation.file}, or {one.explain}"
    found = Found(one.operation, printed)
    return one.fact(kind, Part.HEADER, name, what, remedy=remedy, written=str(written), found=found)
