"""Find the sentences of documents that nobody has read yet since they changed.

No comparison finds what only sentences say, such as a default or a condition. So the spec keeps a fingerprint of each
cell that a person has read (`generator/spec/prose.py`); a cell with another fingerprint has to be read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.api.types import COMMON
from generator.audit.compare_operations import Pair
from generator.audit.compare_topics import address_as_in_spec
from generator.documents import DocumentFile, OperationRecord, Row
from generator.documents.fingerprint import fingerprint
from generator.documents.spec_terms import DOMAINS
from generator.spec.index import topics
from generator.spec.load import Spec
from generator.spec.prose import Confirmed, Key, prose_beside
from generator.spec.schema import ERRORS, TOPICS
from generator.wording import counted

_ERROR_CELLS = ("message", "description", "remedy", "state")


@dataclass
class Prose:
    """The sentences of one document about one thing: an operation, a topic, a table.

    `cells` has, by name, the fingerprint and the line of each cell with that name; `empty` the lines of empty cells.
    """

    key: Key
    source: DocumentFile
    line: int
    section: str = ""
    cells: dict[str, dict[str, int]] = field(default_factory=dict)
    empty: dict[str, int] = field(default_factory=dict)

    @property
    def owner(self) -> str:
        return self.key[1]

    def add(self, name: str, sentence: str, line: int) -> None:
        """Add a cell."""
        if mark := fingerprint(sentence):
            self.cells.setdefault(name, {}).setdefault(mark, line)
        else:
            self.empty.setdefault(name, line)

    def add_rows(self, part: str, rows: Iterable[Row]) -> None:
        """Add the descriptions of the rows of a table."""
        for row in rows:
            self.add(f"{part}.{row.name}", row.description, row.line)


@dataclass(frozen=True, slots=True)
class Unread:
    """Sentences of a document that a person has to read; `names` are cells that differ from `confirmed`."""

    prose: Prose
    names: tuple[str, ...]
    confirmed: Confirmed | None

    def lines(self) -> Iterator[str]:
        """Yield a line a cell; a single one if nothing was ever read."""
        prose = self.prose
        at = f"{prose.source.label or prose.source.name}:"
        about = f"{prose.section} {prose.owner}".strip()
        if self.confirmed is None:
            yield f"{at}{prose.line}: {about}: none of its {counted(len(self.names), 'cell')} was ever confirmed"
            return
        for name in self.names:
            lines = prose.cells.get(name, {})
            known = self.confirmed.cells.get(name, ())
            line = next((line for mark, line in lines.items() if mark not in known), prose.empty.get(name))
            shown = "reads differently" if known else "was never confirmed"
            what = shown if lines else "is empty now"
            yield f"{at}{line}: {about}: cell {name} {what}"


def lines_of(found: Sequence[Unread]) -> Iterator[str]:
    """Yield the lines of a report about what has to be read, then what to do."""
    for one in found:
        yield from one.lines()
    if found:
        count = counted(sum(len(one.names) for one in found), "cell")
        yield f"{count} to read: correct the spec if it says otherwise, then run `python -m generator confirm DOCS...`"


def prose_of(spec: Spec, sources: Sequence[DocumentFile], pairs: Sequence[Pair]) -> list[Prose]:
    """Return the sentences of documents about what is in the spec, in the order of the documents."""
    found = [_of_operation(pair) for pair in pairs]
    for source in sources:
        found += [*_of_errors(source), *_of_tables(source)]
        if TOPICS in spec.files:
            found += _of_topics(spec, source)
    return found


def _of_operation(pair: Pair) -> Prose:
    record, source = pair.record, pair.source
    found = Prose((prose_beside(pair.operation.file), pair.path, source.name), source, record.line, record.section)
    if record.description or not source.is_page:  # what stands above the head of a page is not read
        found.add("text", record.description, _line_of_text(source, record))
    found.add_rows("request", record.request_rows)
    found.add_rows("response", record.response_rows)
    for row in source.document.page_errors:
        if row.table == record.title:
            for name in _ERROR_CELLS:
                found.add(f"error.{row.code}.{name}", getattr(row, name), row.line)
    return found


def _line_of_text(source: DocumentFile, record: OperationRecord) -> int:
    """Return the line of the introduction of an operation; that of its heading if it is not found below."""
    first = record.description.partition("\n")[0]
    below = range(record.line, min(record.line + 10, len(source.lines)))
    return next((number + 1 for number in below if first and first in source.lines[number]), record.line)


def _of_errors(source: DocumentFile) -> Iterator[Prose]:
    tables: dict[str, Prose] = {}
    for row in source.document.errors:
        owner = DOMAINS.get(row.table, row.table)
        if owner not in tables:
            tables[owner] = Prose((prose_beside(ERRORS), owner, source.name), source, row.line)
        for name in _ERROR_CELLS:
            tables[owner].add(f"{row.code}.{name}", getattr(row, name), row.line)
    yield from tables.values()


def _of_tables(source: DocumentFile) -> Iterator[Prose]:
    for table in source.document.tables:
        found = Prose((prose_beside(COMMON), table.title, source.name), source, table.line)
        found.add_rows("row", table.rows)
        yield found


def _of_topics(spec: Spec, source: DocumentFile) -> Iterator[Prose]:
    known = dict(topics(spec))
    for record in source.document.topics:
        if (owner := address_as_in_spec(record.topic)) in known:
            found = Prose((prose_beside(TOPICS), owner, source.name), source, record.line, record.section)
            found.add("text", record.description, record.line)
            found.add_rows("row", record.rows)
            yield found


def unread(prose: Sequence[Prose], confirmed: Mapping[Key, Confirmed]) -> tuple[Unread, ...]:
    """Return what has to be read; nothing if no document was ever confirmed.

    An older document than the one that was read last is not asked for. A row that is gone is a difference of tables.
    """
    return tuple(_unread(prose, confirmed)) if confirmed else ()


def _unread(prose: Sequence[Prose], confirmed: Mapping[Key, Confirmed]) -> Iterator[Unread]:
    printed = {(one.key, name) for one in prose for name in one.cells}
    for one in prose:
        known = confirmed.get(one.key)
        if known is None and one.cells:
            yield Unread(one, tuple(one.cells), None)
        elif known is not None and not _is_older(one, known):
            shown = [name for name, marks in one.cells.items() if not marks.keys() <= {*known.cells.get(name, ())}]
            gone = [name for name in one.empty if name in known.cells and (one.key, name) not in printed]
            if shown or gone:
                yield Unread(one, (*shown, *gone), known)


def _is_older(prose: Prose, known: Confirmed) -> bool:
    return bool(prose.source.date) and prose.source.date < known.edition


def confirm(prose: Sequence[Prose], confirmed: Mapping[Key, Confirmed]) -> tuple[dict[Key, Confirmed], int]:
    """Return the fingerprints after a person has read what has to be read, and the number of cells.

    If documents of one name print different sentences, all of them are kept.
    """
    result = {**confirmed}
    read: dict[Key, set[str]] = {}
    for one in _unread(prose, confirmed):
        read.setdefault(one.prose.key, set()).update(one.names)
    for key, names in read.items():
        known = confirmed.get(key, Confirmed())
        speaking = [one for one in prose if one.key == key and not _is_older(one, known)]
        cells = {**known.cells}
        for name in names:
            cells[name] = tuple(sorted({mark for one in speaking for mark in one.cells.get(name, ())}))
        edition = max(known.edition, *(one.source.date for one in speaking))
        result[key] = Confirmed(edition, {name: marks for name, marks in cells.items() if marks})
    return {key: one for key, one in result.items() if one.cells}, sum(map(len, read.values()))
