"""Collect problems instead of stopping at the first, so that all are reported together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from generator.api import naming
from generator.spec.load import Located, Spec, SpecError

T = TypeVar("T")


class Placed(Protocol):
    """A thing that was read from a place in the spec."""

    @property
    def place(self) -> Located: ...


PlacedT = TypeVar("PlacedT", bound=Placed)


def guarded(spec: Spec, place: Located, make: Callable[[Located], T]) -> T | None:
    """Call `make` with a place and return the result; if it fails, record the problem in the spec and return None."""
    try:
        return make(place)
    except SpecError as error:
        spec.problems.extend(error.problems)
    except naming.UnsafeError as error:
        spec.problem(place, at(place, error))
    return None


def each(spec: Spec, things: Iterable[PlacedT], make: Callable[[PlacedT], T]) -> tuple[T, ...]:
    """Call `make` with each thing and return the results; record each failure at the place of its thing."""

    def made(one: PlacedT) -> T | None:
        return guarded(spec, one.place, lambda _: make(one))

    return tuple(result for result in map(made, things) if result is not None)


def at(place: Located, error: naming.UnsafeError) -> str:
    """Return the message of an error, prefixed with the last two keys of its place."""
    return f"{'.'.join(map(str, place.pointer[-2:]))}: {error}"
