"""Find new fields that may be renamed ones: one was removed, and another added in its place."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.api.resolved_schema import ResolvedSchema
from generator.audit import PartComparison
from generator.importing.decisions import SpecChange
from generator.importing.trees import TreeMember, json_types, objects_in
from generator.spec.load import Located, Spec
from generator.spec.schema import Place


@dataclass(frozen=True, slots=True)
class _Gone:
    name: str
    types: frozenset[str]
    order: tuple[str, ...]
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _New:
    name: str
    types: frozenset[str]
    order: tuple[str, ...]
    value: Any
    change: int


class Renames:
    """Tracker of added and removed fields in each object; only a person can decide if one was renamed."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._gone: dict[tuple[str, Place], list[_Gone]] = {}
        self._new: dict[tuple[str, Place], list[_New]] = {}

    def gone(self, owner: Located, place: Located, part: PartComparison | None, field: str) -> None:
        """Record a removed field; `field` is dotted from its part."""
        *above, name = field.split(".")
        examples = part.schema.place.value.get("examples", ()) if part is not None and part.schema is not None else ()
        values = tuple(
            found[name] for example in examples for _, found in objects_in(example, above, ()) if name in found
        )
        types = ResolvedSchema(self._spec, place).value_types
        one = _Gone(str(place.pointer[-1]), types, tuple(owner.value["properties"]), values)
        self._gone.setdefault((owner.file, owner.pointer), []).append(one)

    def new(self, holder: Located, member: TreeMember, order: Sequence[str], change: int) -> None:
        """Record a new field; `order` are all names of its object, `change` is the number of its line."""
        one = _New(member.name, json_types(member), tuple(order), member.value, change)
        self._new.setdefault((holder.file, holder.pointer), []).append(one)

    def with_hints(self, changes: Sequence[SpecChange]) -> Iterator[SpecChange]:
        """Return the changes; those of new fields name the only field that may have been renamed, if any."""
        hints: dict[int, str] = {}
        for key, arrived in self._new.items():
            pairs = [(one.name, new.name) for one in self._gone.get(key, ()) for new in arrived if _alike(one, new)]
            for new in arrived:
                partners = {old for old, name in pairs if name == new.name}
                if len(partners) == 1 and {name for old, name in pairs if old in partners} == {new.name}:
                    hints[new.change] = f"; perhaps {partners.pop()} renamed"
        for number, change in enumerate(changes):
            yield dataclasses.replace(change, what=f"{change.what}{hints.get(number, '')}")


def _alike(old: _Gone, new: _New) -> bool:
    """Return whether a new field has the type of a removed one, and its place or the value of its example."""
    if not old.types or old.types != new.types:
        return False
    return _neighbours(old.name, old.order, new.order) == _neighbours(new.name, new.order, old.order) or (
        isinstance(new.value, str | int | float) and len(str(new.value)) > 1 and new.value in old.values
    )


def _neighbours(name: str, order: Sequence[str], others: Sequence[str]) -> tuple[str, str]:
    """Return the names before and after a name, among those that the other object has, too."""
    at = order.index(name)
    before = next((one for one in reversed(order[:at]) if one in others), "")
    after = next((one for one in order[at + 1 :] if one in others), "")
    return before, after
