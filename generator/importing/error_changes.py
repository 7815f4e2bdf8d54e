"""Change the error dictionary: add new codes, correct messages and domains, mark codes that are gone."""

from __future__ import annotations

import re
from typing import Any

from generator.audit import Fact
from generator.documents import ErrorRow, OperationRecord
from generator.documents.spec_terms import DOMAINS, FOR_PEOPLE
from generator.importing.ledger import Ledger
from generator.importing.shapes import clean
from generator.importing.yaml_edit import APPEND, Edit
from generator.spec.load import Located
from generator.spec.schema import TODO

_CODE = re.compile(r"[1-9]\d{0,17}", re.ASCII)
_COMPOUND = re.compile(r"\d+(?:\+\d+)+", re.ASCII)
_OF_A_ROW = ("name", "meaning", "remedy", "error", "retry")


class ErrorChanges:
    """Changes error codes to what documents say of them."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._made: dict[int | str, dict[str, Any]] = {}

    def lacking(self, fact: Fact, listed: Located, printed: Any) -> None:
        """A new code."""
        made = _row(fact, printed)
        if made is None:
            self._ledger.leave(fact, "the code or its rows are of another kind")
            return
        known = self._made.setdefault(made["code"], made)
        if known is not made:
            if "seen" in known and "seen" in made:
                known["seen"] += f", {made['seen']}"
            return
        same = [index for index, row in enumerate(listed.value) if row["domain"] == made["domain"]]
        after = (same[-1],) if same else ()
        message = f": {made['message']}" if made["message"] else ""
        what = f"new error code {made['code']} of the domain {made['domain']}{message}"
        self._ledger.change(fact, what, [Edit(listed.file, (*listed.pointer, APPEND), made, after)])

    def differs(self, fact: Fact, row: Located, printed: Any) -> None:
        """Another message or domain."""
        key, value = fact.name, printed or None
        if key == "domain" and value not in DOMAINS.values():
            self._ledger.leave(fact, "its table is not known")
            return
        what = f"error code {row.value['code']}: {key} is now {value!r}, was {row.value[key]!r}"
        self._ledger.change(fact, what, [Edit(row.file, (*row.pointer, key), value)])

    def gone(self, fact: Fact, row: Located, _printed: Any) -> None:
        """A code that the document has no more."""
        what = f"error code {row.value['code']} is no longer in the document: deprecated"
        self._ledger.change(fact, what, [Edit(row.file, (*row.pointer, "deprecated"), True, ("remedy",))])


def _row(fact: Fact, printed: OperationRecord | tuple[ErrorRow, ...]) -> dict[str, Any] | None:
    """The row of a new code, from the example of an operation or from a table; None where it cannot be told."""
    more: dict[str, Any] = {}
    message: Any
    if isinstance(printed, OperationRecord):
        if printed.error_example is None or not isinstance(printed.error_example.value, dict):
            return None
        code, domain = fact.field.removeprefix("errors."), "example"
        message = printed.error_example.value.get("message")
        more = {"seen": printed.section or f"{fact.document} {printed.path}"}
    else:
        code, domain = printed[0].code, DOMAINS.get(printed[0].table, "")
        message = None if domain in FOR_PEOPLE else printed[0].message or None
        if len(printed) > 1 or not domain:
            return None
        if printed[0].hex:
            more = {"hex": f"0x{printed[0].hex[2:].upper()}"}
    if not _CODE.fullmatch(code) and not _COMPOUND.fullmatch(code):
        return None
    number: int | str = code if "+" in code else int(code)
    text = clean(message) if isinstance(message, str) else None
    return {"code": number, "domain": domain, **more, "message": text, TODO: [*_OF_A_ROW]}
