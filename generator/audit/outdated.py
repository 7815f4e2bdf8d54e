"""Find the corrections that no longer apply, because the documents or the spec have changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.audit.compare_fields import PartComparison
from generator.audit.compare_operations import Pair
from generator.audit.explain import Reason
from generator.audit.facts import Fact, Part
from generator.documents import REFERENCE, USER_SERVICE, printed_types
from generator.spec.schema import is_corrections

_UNSEEN_KINDS = {"unit"}
_WEIGHED = re.compile(r"(table|header|request-example|response-example|examples?)\b[^/]*")
_OF_THE_DOCUMENTS = re.compile(r"sibling.*")
_BARE_NAME = re.compile(r"\d*[A-Za-z_]\w*", re.ASCII)
_NO_NAMES = {"absent", "nothing", "none", "missing", "likewise", "null", "true", "false"}


@dataclass(frozen=True, slots=True)
class Outdated:
    """A correction that no longer applies, and the reason."""

    row: Reason
    why: str

    def __str__(self) -> str:
        row = self.row
        about = f"{row.part} {row.field or 'as a whole'} ({row.kind})"
        return (
            f"spec/{row.file}:{row.line}: {row.path}: this correction no longer applies: {about}: {self.why}; remove it"
        )


def outdated(facts: Sequence[Fact], rows: Sequence[Reason], parts: Sequence[PartComparison]) -> Iterator[Outdated]:
    """Yield the corrections that are no longer needed.

    Only those that the audit can judge are checked: of a kind that it compares, about an operation whose own document
    is given, and without quotations from documents that are not given.
    """
    given = {(part.pair.source.name, part.pair.path) for part in parts}
    own = {(part.pair.path, part.part): part for part in parts if part.pair.is_home and _is_judge(part.pair)}
    covered = {path for path, _ in own}
    by_path: dict[str, list[Fact]] = {}
    for fact in facts:
        by_path.setdefault(fact.path, []).append(fact)
    for row in rows:
        if not is_corrections(row.file) or row.path not in covered:
            continue
        if row.part == Part.TEXT or row.kind in _UNSEEN_KINDS:
            continue
        if (USER_SERVICE, row.path) not in given and any(source.startswith(USER_SERVICE) for source in row.says):
            continue
        part = own.get((row.path, Part(row.part)))
        why = _misquoted(row, part) if part is not None else ""
        if not why and not any(row.explains(fact) for fact in by_path.get(row.path, ())):
            why = _unneeded(row, part)
        if why:
            yield Outdated(row, why)


def _is_judge(pair: Pair) -> bool:
    """Return whether a document can show that a correction is not needed: a page does not quote the reference."""
    return pair.source.name != REFERENCE or not pair.source.is_page


def _unneeded(row: Reason, part: PartComparison | None) -> str:
    """Return why a correction is not needed; '' if it relies on a source that the audit cannot judge.

    A correction that only relies on siblings must still be about a field that exists.
    """
    if all(_WEIGHED.fullmatch(source) for source in row.says):
        return "the document agrees with itself and with the spec"
    if not all(source in row.own or _OF_THE_DOCUMENTS.fullmatch(source) for source in row.says):
        return ""
    name = row.field.rpartition(".")[2]
    if part is None or not name or name in part.by_name or name in part.documented:
        return ""
    return "neither the document nor the spec has the field"


def _misquoted(row: Reason, part: PartComparison) -> str:
    """Return the first quotation of a correction that the document does not contain: a name, or the type of a row."""
    table = row.says.get("table", "")
    if row.kind == "name" and _is_name(table) and part.rows and table not in part.in_table | part.in_words:
        return f"the table has no {table}"
    shown = row.says.get(f"{row.part}-example", "")
    if row.kind == "name" and _is_name(shown) and part.in_example and shown not in part.in_example:
        return f"the {row.part} example has no {shown}"
    if row.kind == "type" and row.field:
        quoted = re.split(r"[,;:]| (?!of )", table, maxsplit=1)[0]
        printed = {one.type.lower() for one in part.rows_of(row.field)}
        if printed and printed_types.table_types(quoted) is not None and quoted.lower() not in printed:
            return f"the table does not say {quoted}"
    return ""


def _is_name(text: str) -> bool:
    return _BARE_NAME.fullmatch(text) is not None and text not in _NO_NAMES
