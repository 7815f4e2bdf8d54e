"""Compare classes and enumerations."""

from __future__ import annotations

from collections.abc import Iterator

from generator.api.model import Api, Class, Enum, Member, folded
from generator.diff import matching
from generator.diff.changes import Change, Place, differing
from generator.diff.python_types import shown
from generator.diff.uses import Use, uses
from generator.diff.value_changes import Fields, Names, rule_changes


class Classes:
    """Comparison of the classes and enumerations of two specs."""

    def __init__(self, base: Api, head: Api, names: Names) -> None:
        self._base, self._head, self._names = base, head, names
        self._old_uses, self._new_uses = uses(base), uses(head)

    def changes(self) -> Iterator[Change]:
        for kind, old, new in (
            ("class", self._base.classes, self._head.classes),
            ("enum", self._base.enums, self._head.enums),
        ):
            for name in old.keys() - self._names.known.keys():
                yield Change(f"{kind}-removed", self._was(name), name)
            for name in new.keys() - set(self._names.known.values()):
                yield Change(f"{kind}-added", self._is(name), name)
        for before, after in self._names.known.items():
            if before in self._base.classes:
                yield from self._of_class(self._base.classes[before], self._head.classes[after])
            else:
                yield from self._of_enum(self._base.enums[before], self._head.enums[after])

    def _of_class(self, old: Class, new: Class) -> Iterator[Change]:
        place = self._is(new.python)
        if old.name != new.name:
            yield Change("class-renamed", place, new.name, old.python, new.python)
        elif old.python != new.python:
            yield Change("class-moved", place, new.name, old.python, new.python)
        if self._names.known.get(old.base, old.base) != new.base:
            yield Change("class-base-changed", place, new.name, shown(old.base), shown(new.base))
        yield from differing(
            place,
            new.name,
            ("bare-list-changed", old.bare_list, new.bare_list),
            ("message-values-changed", _values(old), _values(new)),
            ("success-changed", old.success.text, new.success.text),
            ("text-changed", folded(old.text, old.more_text), folded(new.text, new.more_text)),
        )
        same = matching.values(old.fields, new.fields, self._names.now).both
        yield from rule_changes(place, old.rules, new.rules, {one.name: other.name for one, other in same})
        fields = Fields(self._names, self._use(old, new), lambda name: self._is(new.python, name))
        yield from fields.changes(old.fields, new.fields)

    def _of_enum(self, old: Enum, new: Enum) -> Iterator[Change]:
        place = self._is(new.python)
        yield from differing(
            place,
            new.python,
            ("enum-renamed", old.python, new.python),
            ("enum-base-changed", old.base, new.base),
            ("text-changed", old.text, new.text),
        )
        pairs = matching.members(old, new)
        for one in pairs.removed:
            yield Change("member-removed", self._member(new, one), one.name, old=one.json)
        for one in pairs.added:
            yield Change("member-added", self._member(new, one), one.name, new=one.json)
        for one, other in pairs.both:
            yield from differing(
                self._member(new, other),
                other.name,
                ("member-renamed" if one.name else "name-given", one.name, other.name),
                ("member-value-changed", one.json, other.json),
                ("text-changed", one.text, other.text),
            )

    def _use(self, old: Class, new: Class) -> Use:
        """Return how code for the old spec uses a class."""
        then = self._old_uses[old.python]
        return then if then.given or then.read else self._new_uses[new.python]

    def _member(self, enum: Enum, member: Member) -> Place:
        return Place(member.python(enum.python), users=self._is(enum.python).users)

    def _was(self, name: str) -> Place:
        return Place(name, users=self._old_uses[name].users_of(name))

    def _is(self, name: str, attribute: str = "") -> Place:
        users = self._new_uses[name].users_of(name)
        return Place(f"{name}.{attribute}" if attribute else name, users=users)


def _values(one: Class) -> str:
    """Return the values that tell a message from others on its topic, as text."""
    return "; ".join(f"{name}: {', '.join(map(str, values))}" for name, values in one.when)
