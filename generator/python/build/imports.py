"""Collect what a module needs imported while its text is made."""

from __future__ import annotations

from collections.abc import Iterable

from generator.api.types import Import, PythonType
from generator.spec.load import Spec


class Imports:
    """The imports of one module."""

    def __init__(self) -> None:
        self._needed = set[Import]()

    def use(self, module: str, name: str) -> str:
        """Need a name of a module; the name is returned. Without a module, need the module of the name."""
        self._needed.add(Import(module, name))
        return name

    def of(self, kind: PythonType) -> PythonType:
        """Need what a type is made of; the type is returned."""
        self._needed |= kind.imports
        return kind

    def from_others(self, own: str) -> tuple[Import, ...]:
        """Return what does not come from the module itself, sorted."""
        needed = (one for one in self._needed if one.module != own)
        return tuple(sorted(needed, key=lambda one: (one.module, one.name)))


def refuse_ambiguous(spec: Spec, file: str, imports: Iterable[Import], own: Iterable[str]) -> None:
    """Note the names that the module of a file would give to two things."""
    modules = dict.fromkeys(own, "this file")
    for needed in imports:
        if needed.name in modules:
            first, second = modules[needed.name], needed.module
            message = f"{needed.name} is a name of {second} and of {first}: rename one of them"
            spec.problem(spec.root(file), message)
        modules[needed.name] = needed.module
