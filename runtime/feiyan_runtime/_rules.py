"""Rules across parameters, from the spec's `x-rules`. An empty text, list or object counts as not given."""

from __future__ import annotations

from collections.abc import Mapping, Sized
from dataclasses import dataclass
from typing import Protocol


class Rule(Protocol):
    """A rule across the parameters of a call or the fields of an object."""

    def problem(self, given: Mapping[str, object]) -> tuple[str, tuple[str, ...]] | None:
        """Return the problem of the given values and the names of the parameters, or None."""


class AtLeastOne:
    """Requires at least one of the alternatives; all names of an alternative must be given."""

    def __init__(self, *alternatives: tuple[str, ...]) -> None:
        self.alternatives = alternatives

    def problem(self, given: Mapping[str, object]) -> tuple[str, tuple[str, ...]] | None:
        for names in self.alternatives:
            if not _not_given(names, given):
                return None
        text = ", or ".join(map(_together, self.alternatives))
        return f"pass {text}", tuple(name for names in self.alternatives for name in names)


@dataclass(frozen=True, slots=True)
class RequiredWith:
    """Requires the parameters `then` if `name` is given."""

    name: str
    then: tuple[str, ...]

    def problem(self, given: Mapping[str, object]) -> tuple[str, tuple[str, ...]] | None:
        if not _is_given(given.get(self.name)):
            return None
        return _missing(self.then, given, f"with {self.name}")


@dataclass(frozen=True, slots=True)
class RequiredIf:
    """Requires the parameters `then` if `name` has one of the values."""

    name: str
    values: tuple[object, ...]
    then: tuple[str, ...]

    def problem(self, given: Mapping[str, object]) -> tuple[str, tuple[str, ...]] | None:
        value = given.get(self.name)
        if value not in self.values:
            return None
        return _missing(self.then, given, f"if {self.name} is {value}")


def _missing(names: tuple[str, ...], given: Mapping[str, object], when: str) -> tuple[str, tuple[str, ...]] | None:
    missing = tuple(_not_given(names, given))
    return (f"pass {' and '.join(missing)} {when}", missing) if missing else None


def _not_given(names: tuple[str, ...], given: Mapping[str, object]) -> list[str]:
    return [name for name in names if not _is_given(given.get(name))]


def _is_given(value: object) -> bool:
    return value is not None and (bool(value) or not isinstance(value, Sized))


def _together(names: tuple[str, ...]) -> str:
    first, *rest = names
    return f"{first} with {' and '.join(rest)}" if rest else first
