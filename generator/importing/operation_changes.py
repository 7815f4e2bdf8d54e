"""Change operations: add new ones, deprecate removed ones or undo that, and correct heads."""

from __future__ import annotations

import keyword
from collections.abc import Sequence
from typing import Any

from generator.audit import Compared, Fact, Pair, Part
from generator.documents import REFERENCE, DocumentFile, OperationRecord
from generator.importing.decisions import Decisions, SpecChange, keyword_problem
from generator.importing.new_operations import NewOperations, doc_of, pages_of
from generator.importing.yaml_edit import GONE, Edit
from generator.spec.load import Located, Spec
from generator.spec.schema import TODO

_HEAD = ("x-auth", "x-timeout-ms", "x-api-version", "tags")
"""Keys that a new key of the head is inserted after."""


class OperationChanges:
    """Editor of operations as a whole."""

    def __init__(self, spec: Spec, sources: Sequence[DocumentFile], compared: Compared, decisions: Decisions) -> None:
        self._sources = sources
        self._pairs = compared.pairs
        self._decisions = decisions
        self._new_operations = NewOperations(spec, compared.pairs)

    def take_homes(self) -> None:
        """Assign an operation to the reference if that has it, or to a page with a newer version."""
        for pair in self._pairs:
            is_newer = pair.record.api_version != pair.version
            if not pair.is_home and not pair.is_superseded and (is_newer or pair.source.name == REFERENCE):
                self._take_home(pair)

    def _take_home(self, pair: Pair) -> None:
        section = pair.record.section or pair.operation.value["x-doc"].get("section", "")
        known = pair.operation.value["x-doc"].get("pages", ())
        doc = doc_of(pair.source, section, pair.record.title) | pages_of(pair.source, known)
        where = f"{pair.source.label}:{pair.record.line}: {pair.path}"
        edits = _set(pair.operation, "x-doc", doc)
        self._decisions.made.append(SpecChange(where, f"{pair.source.label} describes it now", tuple(edits)))

    def lacking(self, fact: Fact, _place: Located, record: OperationRecord) -> None:
        """Add a new operation."""
        if not record.path:
            self._decisions.leave(fact, "its path is unknown")
            return
        source = next(one for one in self._sources if any(record is known for known in one.document.operations))
        if not source.side_of(record):
            problem = (
                f"{record.path} is new, and its page does not tell whether apps or clouds call it "
                "(no cloudToken or iotToken): import it with --side app or --side cloud"
            )
            self._decisions.refuse(source, record.line, problem)
            return
        if not record.title:
            self._decisions.refuse(source, record.line, f"{record.path} is new, and has no title")
            return
        for row in (*record.request_rows, *record.response_rows):
            if keyword.iskeyword(row.name):
                self._decisions.refuse(source, row.line, keyword_problem(row.name))
        what = f"new operation, version {record.api_version}, in spec/{self._new_operations.file_of(source, record)}"
        if unsaid := [row.name for row in record.request_rows if row.required is None and not row.depth]:
            what += f"; optional, as the document does not tell: {', '.join(unsaid)}"
        self._decisions.change(fact, what, self._new_operations.edits(source, record))

    def head(self, fact: Fact, place: Located, printed: Any) -> None:
        """Change version, timeout, authentication, section or title."""
        if fact.field in ("section", "title"):
            value = place.value["x-doc"].get(fact.field)
            edits = [Edit(place.file, (*place.pointer, "x-doc", fact.field), printed)]
        else:
            value = place.value.get(fact.field)
            edits = _set(place, fact.field, printed)
        self._decisions.change(fact, f"{fact.field} is now {printed}, was {value or 'unknown'}", edits)

    def gone(self, fact: Fact, place: Located, _printed: Any) -> None:
        """Deprecate an operation that is no longer in the document."""
        edit = Edit(place.file, (*place.pointer, "deprecated"), True, ("description", "summary", "tags"))
        self._decisions.change(fact, "the operation is no longer in the document: deprecated", [edit])

    def back(self, fact: Fact, place: Located, _printed: Any) -> None:
        """Remove the mark of something that is in the document again."""
        name = f"{fact.part} field {fact.field}" if fact.part in (Part.REQUEST, Part.RESPONSE) else "it"
        edit = Edit(place.file, (*place.pointer, "deprecated"), GONE)
        self._decisions.change(fact, f"{name} is in the document again", [edit])


def _set(place: Located, key: str, value: Any) -> list[Edit]:
    """Return the edits that set a key of an operation, so that people do not have to."""
    edits = [Edit(place.file, (*place.pointer, key), value, _HEAD)]
    todo = place.value.get(TODO, [])
    if key in todo:
        left = [one for one in todo if one != key]
        edits.append(Edit(place.file, (*place.pointer, TODO), left or GONE))
    return edits
