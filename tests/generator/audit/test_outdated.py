"""Corrections that the documents have overtaken are outdated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.generator.conftest import LAMP_ROWS

if TYPE_CHECKING:
    from tests.generator.audit.conftest import Audit

OUTDATED = {
    "nothing differs": (
        {"field": "lampId", "kind": "type", "says": {"table": "Int", "response-example": "a1"}},
        "response lampId (type): the table does not say Int",
    ),
    "the misprint is gone": (
        {"field": "litAt", "kind": "name", "says": {"table": "1itAt", "sibling /lamp/list": "litAt"}},
        "response litAt (name): the table has no 1itAt",
    ),
    "the example's misprint is gone": (
        {"field": "litAt", "kind": "name", "says": {"table": "litAt", "response-example": "IitAt"}},
        "response litAt (name): the response example has no IitAt",
    ),
    "document and spec agree": (
        {"part": "request", "field": "lampId", "kind": "required", "says": {"table": "optional"}},
        "request lampId (required): the document agrees with itself and with the spec",
    ),
    "the field is gone": (
        {"field": "watts", "kind": "missing", "says": {"table": "absent", "sibling /lamp/list": "has it"}},
        "response watts (missing): neither the document nor the spec has the field",
    ),
}


@pytest.mark.parametrize("case", OUTDATED)
def test_a_row_that_nothing_needs_is_named(lamps: Audit, case: str) -> None:
    """The outdated row is one message with its line, and the audit fails."""
    row, message = OUTDATED[case]
    lamps.correct(**row)
    line = lamps.spec.text(LAMP_ROWS).splitlines().index("  {") + 1
    assert lamps.only() == (
        f"spec/{LAMP_ROWS}:{line}: /lamp/get: this correction no longer applies: {message}; remove it"
    )


NEEDED = {
    "an alias": {"field": "color", "kind": "name", "says": {"table": "absent", "response-example": "color"}},
    "a field that only the example has": {"field": "color", "kind": "missing", "says": {"table": "absent"}},
    "a type that is masked": {
        "field": "litAt",
        "kind": "type",
        "says": {"table": "Long", "response-example": "156xxxx430"},
    },
    "a placeholder": {"part": "request", "field": "floor", "kind": "type", "says": {"request-example": "value2"}},
    "a flat table": {"field": "", "kind": "shape", "says": {"table": "flat", "response-example": "an object"}},
    "an enumeration": {"field": "state", "kind": "enum", "says": {"table": "no values"}},
}


@pytest.mark.parametrize("case", NEEDED)
def test_a_row_about_a_document_at_odds_with_itself_stays(lamps: Audit, case: str) -> None:
    """A row about an inconsistent document is still needed, although the spec agrees with one of its statements."""
    lamps.correct(**NEEDED[case])
    assert lamps.run()[0] == 0


UNSEEN = {
    "a unit": {"field": "litAt", "kind": "unit"},
    "prose": {"part": "text", "field": "lampId", "kind": "name"},
    "another source": {"field": "lampId", "kind": "type", "says": {"public app": "a number"}},
    "a document that was not given": {
        "field": "lampId",
        "kind": "type",
        "says": {"table": "Int", "user-service": "Int"},
    },
    "an operation that was not given": {"path": "/lamp/other", "field": "lampId", "kind": "type"},
}


@pytest.mark.parametrize("case", UNSEEN)
def test_a_row_that_the_audit_cannot_judge_stays(lamps: Audit, case: str) -> None:
    """Rows about units, prose and other sources are left alone, because these are not compared."""
    lamps.correct(**UNSEEN[case])
    assert lamps.run()[0] == 0


def test_rows_about_an_operation_are_asked_with_its_own_document_only(lamps: Audit) -> None:
    """Rows about the reference are not judged with the page alone."""
    lamps.correct(field="lampId", kind="required", part="request", says={"table": "optional"})
    lamps.print("/lamp/get 1.0.0", "/lamp/get 1.0.2", in_page=True)
    lamps.print("brightness Int 亮度\n", "", in_page=True)
    assert lamps.run(older_page=True, reference=False)[0] == 0
    assert lamps.run(older_page=True)[0] == 1
