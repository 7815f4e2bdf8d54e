"""What a comparison yields: facts that changed, without a word on what that means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact is seen by users, and in which document it stands.

    `users` are the operations and messages that lead to a class, in Python names.
    """

    python: str
    operation_id: str = ""
    path: str = ""
    document: str = ""
    users: tuple[str, ...] = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """What there is to say of it besides its Python name: a path that is its name is not said again."""
        path = "" if self.path and self.python.startswith(self.path) else self.path
        return tuple(filter(None, (path, self.operation_id, self.document)))


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that changed. `rule` says what kind of fact.

    `old` and `new` are None where there is nothing to show, and empty where there was nothing or is nothing now.
    """

    rule: str
    place: Place
    name: str = ""
    """What has changed at the place, where the place is a whole: the parameter of a method, the field of a class."""
    old: str | None = None
    new: str | None = None


def differing(place: Place, name: str, *facts: tuple[str, str, str]) -> Iterator[Change]:
    """A change for each fact, given as its rule and what was and is, that is no longer the same."""
    for rule, old, new in facts:
        if old != new:
            yield Change(rule, place, name, old, new)
