"""Go on past what cannot be read, so that all problems of a spec are told together."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from generator.api import naming
from generator.spec.load import Located, Spec, SpecError

T = TypeVar("T")


def guarded(spec: Spec, place: Located, make: Callable[[Located], T]) -> T | None:
    """Return what `make` makes of a place; None, with the problem noted in the spec, where it cannot."""
    try:
        return make(place)
    except SpecError as error:
        spec.problems.extend(error.problems)
    except naming.UnsafeError as error:
        spec.problem(place, at(place, error))
    return None


def at(place: Located, error: naming.UnsafeError) -> str:
    """Return the message of an error with the last keys of its place."""
    return f"{'.'.join(map(str, place.pointer[-2:]))}: {error}"
