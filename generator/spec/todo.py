"""Find what an import has left to people: the places with x-todo."""

from __future__ import annotations

from itertools import pairwise

from generator.spec.index import objects
from generator.spec.load import Located, Spec
from generator.spec.schema import TODO


def refuse_unfinished(spec: Spec) -> None:
    """Raise SpecError with every place that has x-todo, and the keys to write there."""
    for file in spec.files:
        for place in objects(spec.root(file), TODO):
            names = ", ".join(place.value[TODO])
            spec.problem(place, f"{_name(place)}: write {names}; then remove {TODO}")
    spec.raise_problems()


def _name(place: Located) -> str:
    """Return the name of a place: a code, a tag, or its last key that is not generic."""
    if isinstance(place.value, dict) and ("code" in place.value or place.pointer[:1] == ("tags",)):
        return str(place.value.get("code", place.value.get("name", "")))
    above = ("", *place.pointer)
    names = [
        key
        for parent, key in pairwise(above)
        if isinstance(key, str) and (parent == "properties" or key not in ("post", "items"))
    ]
    return names[-1] if names else place.file
