"""Change the error dictionary: add new codes, correct messages and domains, deprecate removed codes."""

from __future__ import annotations

import re
from typing import Any

from generator.audit import Fact
from generator.documents import ErrorRow, OperationRecord
from generator.documents.spec_terms import DOMAINS, FOR_PEOPLE
from generator.importing.decisions import Decisions
from generator.importing.shapes import clean
from generator.importing.yaml_edit import APPEND, Edit
from generator.spec.load import Located
from generator.spec.schema import TODO

_CODE = re.compile(r"[1-9]\d{0,17}", re.ASCII)
_COMPOUND = re.compile(r"\d+(?:\+\d+)+", re.ASCII)
_OF_A_ROW = ("name", "meaning", "meaning_zh", "remedy", "remedy_zh", "error", "retry")


class ErrorChanges:
    """Editor of error codes."""

    def __init__(self, decisions: Decisions) -> None:
        self._decisions = decisions
        self._made: dict[int | str, dict[str, Any]] = {}

    def lacking(self, fact: Fact, listed: Located, printed: Any) -> None:
        """Add a new code."""
        made = _row(fact, printed)
        if made is None:
            self._decisions.leave(fact, "the code or its rows are unusual")
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
        self._decisions.change(fact, what, [Edit(listed.file, (*listed.pointer, APPEND), made, after)])

    def differs(self, fact: Fact, row: Located, printed: Any) -> None:
        """Change a message or a domain."""
        key, value = fact.name, printed or None
        if key == "domain" and value not in DOMAINS.values():
            self._decisions.leave(fact, "its table is unknown")
            return
        what = f"error code {row.value['code']}: {key} is now {value!r}, was {row.value[key]!r}"
        self._decisions.change(fact, what, [Edit(row.file, (*row.pointer, key), value)])

    def gone(self, fact: Fact, row: Located, _printed: Any) -> None:
        """Deprecate a code that is no longer in the document."""
        what = f"error code {row.value['code']} is no longer in the document: deprecated"
        self._decisions.change(fact, what, [Edit(row.file, (*row.pointer, "deprecated"), True, ("remedy",))])


def _row(fact: Fact, printed: OperationRecord | tuple[ErrorRow, ...]) -> dict[str, Any] | None:
    """Return the row of a new code, from an example or a table; None if it cannot be determined."""
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
