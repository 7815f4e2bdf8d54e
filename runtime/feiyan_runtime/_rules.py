"""Rules across parameters, as the spec's `x-rules` state them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


class Rule(Protocol):
    """A rule over the parameters of a call or the fields of an object."""

    def problem(self, given: Mapping[str, object]) -> tuple[str, tuple[str, ...]] | None:
        """Return what is wrong with the given values and which names it is about, or None."""


class AtLeastOne:
    """One of the alternatives is given; the names of an alternative count only together."""

    def __init__(self, *alternatives: tuple[str, ...]) -> None:
        self.alternatives = alternatives

    def problem(self, given: Mapping[str, object]) -> tuple[str, tuple[str, ...]] | None:
        if any(all(given.get(name) is not None for name in names) for names in self.alternatives):
            return None
        text = ", or ".join(" with ".join(names) for names in self.alternatives)
        return f"give {text}", tuple(name for names in self.alternatives for name in names)


@dataclass(frozen=True, slots=True)
class RequiredWith:
    """Requires the others where one is given."""

    name: str
    then: tuple[str, ...]

    def problem(self, given: Mapping[str, object]) -> tuple[str, tuple[str, ...]] | None:
        if given.get(self.name) is None:
            return None
        return _missing(self.then, given, f"with {self.name}")


@dataclass(frozen=True, slots=True)
class RequiredIf:
    """Requires the others where a parameter has one of the values."""

    name: str
    values: tuple[object, ...]
    then: tuple[str, ...]

    def problem(self, given: Mapping[str, object]) -> tuple[str, tuple[str, ...]] | None:
        value = given.get(self.name)
        if value not in self.values:
            return None
        return _missing(self.then, given, f"where {self.name} is {value}")


def _missing(names: tuple[str, ...], given: Mapping[str, object], when: str) -> tuple[str, tuple[str, ...]] | None:
    missing = tuple(name for name in names if given.get(name) is None)
    return (f"give {' and '.join(missing)} {when}", missing) if missing else None
