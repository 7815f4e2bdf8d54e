"""What an import has brought that people have yet to finish: every place with x-todo."""

from __future__ import annotations

from collections.abc import Iterator

from generator.shape import TODO
from generator.spec import Located, Spec


def refuse_unfinished(spec: Spec) -> None:
    """Raise SpecError with every place that has x-todo, and what is to be written there."""
    for file in spec.files:
        for place in _places(spec.root(file)):
            names = ", ".join(place.value[TODO])
            spec.problem(place, f"{_name(place)}: write {names}; then remove {TODO}")
    spec.raise_problems()


def _places(place: Located) -> Iterator[Located]:
    if isinstance(place.value, dict):
        if TODO in place.value:
            yield place
        for key, child in place.items():
            if key != "examples":
                yield from _places(child)
    elif isinstance(place.value, list):
        for child in place:
            yield from _places(child)


def _name(place: Located) -> str:
    """What a place is called: a path, a code, a tag, or the last of its keys that says something."""
    if isinstance(place.value, dict) and ("code" in place.value or place.pointer[:1] == ("tags",)):
        return str(place.value.get("code", place.value.get("name", "")))
    names = [key for key in place.pointer if isinstance(key, str) and key not in ("post", "items")]
    return str(names[-1]) if names else place.file
