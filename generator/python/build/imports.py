"""Collect the imports of a module while its view is built."""

from __future__ import annotations

from collections.abc import Iterable

from generator.api.types import Import, PythonType
from generator.spec.load import Spec


class Imports:
    """The imports of one module."""

    def __init__(self) -> None:
        self._needed = set[Import]()

    def use(self, module: str, name: str) -> str:
        """Import a name from a module, and return it; without a module, import the module of that name."""
        self._needed.add(Import(module, name))
        return name

    def of(self, kind: PythonType) -> PythonType:
        """Import the names in a type, and return it."""
        self._needed |= kind.imports
        return kind

    def from_others(self, own: str) -> tuple[Import, ...]:
        """Return the imports from modules other than `own`, sorted."""
        needed = (one for one in self._needed if one.module != own)
        return tuple(sorted(needed, key=lambda one: (one.module, one.name)))


def refuse_ambiguous(spec: Spec, file: str, imports: Iterable[Import], own: Iterable[str]) -> None:
    """Record a problem for each name that the module of a file would define twice."""
    modules = dict.fromkeys(own, "this file")
    for needed in imports:
        if needed.name in modules:
            first, second = modules[needed.name], needed.module
            message = f"{needed.name} is defined in {second} and in {first}: rename one of them"
            spec.problem(spec.root(file), message)
        modules[needed.name] = needed.module
