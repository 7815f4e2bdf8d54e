"""Imports between the packages of the sandbox, and of the client."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import feiyan_sandbox

ROOT = Path(feiyan_sandbox.__file__).parent

BELOW = {"world": set(), "handlers": {"world"}, "broker": {"sockets", "world"}, "gateway": {"handlers", "world"}}
"""Packages that each package of the sandbox may import besides itself."""

PUBLIC_MODULES = {"feiyan_sandbox", *(f"feiyan_sandbox.{name}" for name in BELOW)}


def imports(path: Path, package: str = "feiyan_sandbox") -> Iterator[tuple[str, str]]:
    """Yield the modules of a package that a file imports from, each with the imported name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == package:
            for alias in node.names:
                if node.module == "feiyan_sandbox" and alias.name in BELOW:
                    yield f"feiyan_sandbox.{alias.name}", "__all__"
                else:
                    yield node.module, alias.name


@pytest.mark.parametrize("layer", BELOW)
def test_imports_go_one_way(layer: str) -> None:
    """A package imports only itself and the layers below it."""
    imported = {module.split(".")[1] for path in (ROOT / layer).glob("*.py") for module, _ in imports(path)}
    assert imported <= {layer} | BELOW[layer]


@pytest.mark.parametrize("package", ["feiyan", "feiyan_runtime"])
def test_the_client_is_used_by_its_public_names(package: str) -> None:
    """The sandbox imports no private name of the client."""
    taken = {pair for path in ROOT.rglob("*.py") for pair in imports(path, package)}
    assert taken
    assert not [pair for pair in taken if any(part.startswith("_") for part in ".".join(pair).split("."))]


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_only_exported_names_are_imported(path: Path) -> None:
    """A module imports from another package only the names that its `__init__` exports."""
    own = path.relative_to(ROOT).parts[0]
    for module, name in imports(path):
        layer = module.split(".")[1] if "." in module else ""
        if layer in BELOW and layer != own:
            assert module in PUBLIC_MODULES
            assert name == "__all__" or name in import_module(module).__all__
