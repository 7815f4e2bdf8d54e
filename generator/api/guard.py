"""Collect problems instead of stopping at the first, so that all are reported together."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from generator.api import naming
from generator.spec.load import Located, Spec, SpecError

T = TypeVar("T")


def guarded(spec: Spec, place: Located, make: Callable[[Located], T]) -> T | None:
    """Call `make` with a place and return the result; if it fails, record the problem in the spec and return None."""
    try:
        return make(place)
    except SpecError as error:
        spec.problems.extend(error.problems)
    except naming.UnsafeError as error:
        spec.problem(place, at(place, error))
    return None


def at(place: Located, error: naming.UnsafeError) -> str:
    """Return the message of an error, prefixed with the last two keys of its place."""
    return f"{'.'.join(map(str, place.pointer[-2:]))}: {error}"
