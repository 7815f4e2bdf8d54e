"""Find the corrections that no longer apply, and what the others do not explain."""

from __future__ import annotations

from generator.audit.compare_documents import Compared
from generator.audit.explain import explain, reasons
from generator.audit.facts import Fact
from generator.audit.outdated import Outdated, outdated
from generator.spec.load import Spec


def settle(spec: Spec, compared: Compared) -> tuple[list[Outdated], list[Fact]]:
    """Return the corrections that no longer apply, and the facts that no other one explains."""
    rows = list(reasons(spec))
    past = list(outdated(compared.facts, rows, compared.parts))
    gone = {(one.row.file, one.row.line) for one in past}
    _, left = explain(compared.facts, [row for row in rows if (row.file, row.line) not in gone])
    return past, left
