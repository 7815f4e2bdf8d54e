"""The result of a comparison: facts that changed, without a judgement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """The Python name under which users see a fact, and the document that describes it.

    `users` are the operations and messages that use a class, in Python names.
    """

    python: str
    operation_id: str = ""
    path: str = ""
    document: str = ""
    users: tuple[str, ...] = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """Path, operation id and document, without a path that the Python name repeats."""
        path = "" if self.path and self.python.startswith(self.path) else self.path
        return tuple(filter(None, (path, self.operation_id, self.document)))


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that changed; `rule` is the id of its kind.

    `old` and `new` are None if there is nothing to show, and empty if there was or is no value.
    """

    rule: str
    place: Place
    name: str = ""
    """Name of what has changed within the place, such as a parameter of a method or a field of a class."""
    old: str | None = None
    new: str | None = None


def differing(place: Place, name: str, *facts: tuple[str, str, str]) -> Iterator[Change]:
    """Yield a change for each fact that differs; facts are given as rule, old value and new value."""
    for rule, old, new in facts:
        if old != new:
            yield Change(rule, place, name, old, new)
