"""Other packages only use the public names of the audit."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from generator import REPOSITORY, audit

GENERATOR = REPOSITORY / "generator"


def imported(package: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the file, the module and the name of every import from the generator."""
    for path in sorted(package.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator"):
                yield from ((path.relative_to(GENERATOR).as_posix(), node.module or "", one.name) for one in node.names)


def test_the_audit_is_entered_by_its_door() -> None:
    """Other packages only import names from a short list."""
    outside = [one for one in imported(GENERATOR) if not one[0].startswith("audit/")]
    used = {(module, name) for _, module, name in outside if module.startswith("generator.audit")}
    assert used <= {("generator.audit", name) for name in audit.__all__}
    assert {name for _, name in used} | {"AuditReport"} == set(audit.__all__)
    assert len(audit.__all__) <= 16


def test_nothing_private_leaves_its_module() -> None:
    """A name with an underscore is only used in its own module, also in tests."""
    tests = REPOSITORY / "tests" / "generator"
    private = [one for one in imported(GENERATOR) if one[2].startswith("_")]
    private += [
        (path.name, node.module or "", one.name)
        for path in sorted(tests.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator")
        for one in node.names
        if one.name.startswith("_")
    ]
    assert private == []
