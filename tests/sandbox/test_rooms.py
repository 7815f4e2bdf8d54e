"""The rooms of the sandbox: which imports which, and through what door."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import feiyan_sandbox

ROOT = Path(feiyan_sandbox.__file__).parent

BELOW = {"world": set(), "handlers": {"world"}, "broker": {"sockets", "world"}, "gateway": {"handlers", "world"}}
"""What each room may import of the sandbox beside itself."""

DOORS = {"feiyan_sandbox", *(f"feiyan_sandbox.{room}" for room in BELOW)}


def imports(path: Path, package: str = "feiyan_sandbox") -> Iterator[tuple[str, str]]:
    """Yield the modules of a package that a file imports from, each with the name that it takes."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == package:
            for alias in node.names:
                if node.module == "feiyan_sandbox" and alias.name in BELOW:
                    yield f"feiyan_sandbox.{alias.name}", "__all__"
                else:
                    yield node.module, alias.name


@pytest.mark.parametrize("room", BELOW)
def test_imports_run_down(room: str) -> None:
    """A room imports itself and those below it."""
    imported = {module.split(".")[1] for path in (ROOT / room).glob("*.py") for module, _ in imports(path)}
    assert imported <= {room} | BELOW[room]


@pytest.mark.parametrize("package", ["feiyan", "feiyan_runtime"])
def test_the_client_is_used_by_its_public_names(package: str) -> None:
    """The sandbox imports nothing that the client keeps to itself."""
    taken = {pair for path in ROOT.rglob("*.py") for pair in imports(path, package)}
    assert taken
    assert not [pair for pair in taken if any(part.startswith("_") for part in ".".join(pair).split("."))]


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_rooms_are_entered_by_the_door(path: Path) -> None:
    """A module of another room is reached through what its package exports."""
    own = path.relative_to(ROOT).parts[0]
    for module, name in imports(path):
        room = module.split(".")[1] if "." in module else ""
        if room in BELOW and room != own:
            assert module in DOORS
            assert name == "__all__" or name in import_module(module).__all__
