"""Compare parameters, fields and answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from generator.api.model import Rule, Value, as_json
from generator.diff import matching, python_types
from generator.diff.changes import Change, Place, differing
from generator.diff.python_types import Relation, shown
from generator.diff.uses import Use

_NOTHING = "None"
"""Type of the answer of an operation without data."""
_SECRET = ("shown", "secret")
_NAME = re.compile(r"[A-Za-z_][\w.]*")


@dataclass(frozen=True, slots=True)
class Names:
    """The names that classes and enumerations of the old spec have in the new one."""

    known: Mapping[str, str]
    bases: Mapping[str, str]
    """The base types of enumerations: `int` or `str`."""

    def now(self, annotation: str) -> str:
        """Return an old type with new names."""
        return _NAME.sub(lambda match: self.known.get(match[0], match[0]), annotation)

    def relation(self, old: str, new: str, *, reading: bool) -> Relation:
        """Return the relation of a new type to an old one.

        Code that reads a member of an enumeration does not expect a plain value; code that passes one may pass either.
        """
        then = self.now(old)
        if reading and (python_types.names(then) - python_types.names(new)) & self.bases.keys():
            return Relation.OTHER
        return python_types.relation(then, new, self.bases)


class Parameters:
    """Comparison of the parameters of a method."""

    def __init__(self, names: Names, place: Callable[[str], Place]) -> None:
        self._names = names
        self._place = place

    def changes(self, old: Iterable[Value], new: Iterable[Value]) -> Iterator[Change]:
        pairs = matching.values(old, new, self._names.now)
        for one in pairs.removed:
            yield Change("parameter-removed", self._place(one.name), one.name, old=shown(one.type))
        for one in pairs.added:
            rule = "required-parameter-added" if one.required else "parameter-added"
            yield Change(rule, self._place(one.name), one.name, new=shown(one.type))
        for one, other in pairs.both:
            yield from self._changes(one, other)

    def _changes(self, old: Value, new: Value) -> Iterator[Change]:
        place = self._place(new.name)
        yield from _naming("parameter", place, old, new)
        if old.required != new.required:
            yield Change("parameter-required" if new.required else "parameter-optional", place, new.name)
        elif old.default != new.default:
            rule = (
                "parameter-default-sent"
                if old.documented_default == new.documented_default
                else "parameter-default-changed"
            )
            yield Change(rule, place, new.name, _as_default(old.default), _as_default(new.default))
        rule = self._of_types(old, new)
        if rule:
            yield Change(rule, place, new.name, shown(old.type), shown(new.type))
        yield from _details(place, old, new, with_wire_type=not rule)

    def _of_types(self, old: Value, new: Value) -> str:
        if python_types.is_wrapped(self._names.now(old.type), new.type):
            return "parameter-list-changed"
        return {
            Relation.SAME: "",
            Relation.RESTATED: "parameter-type-restated",
            Relation.WIDER: "parameter-type-widened",
        }.get(self._names.relation(old.type, new.type, reading=False), "parameter-type-narrowed")


class Fields:
    """Comparison of the fields of a class, which is passed, read, or both."""

    def __init__(self, names: Names, use: Use, place: Callable[[str], Place]) -> None:
        self._names = names
        self._use = use
        self._place = place

    def changes(self, old: Iterable[Value], new: Iterable[Value]) -> Iterator[Change]:
        pairs = matching.values(old, new, self._names.now)
        for one in pairs.removed:
            yield Change("field-removed", self._place(one.name), one.name, old=_with_none(one))
        for one in pairs.added:
            rule = "required-field-added" if one.required and self._use.is_given else "field-added"
            yield Change(rule, self._place(one.name), one.name, new=_with_none(one))
        for one, other in pairs.both:
            yield from self._changes(one, other)

    def _changes(self, old: Value, new: Value) -> Iterator[Change]:
        place = self._place(new.name)
        yield from _naming("field", place, old, new)
        rule = self._of_types(old, new)
        if rule:
            yield Change(rule, place, new.name, _with_none(old), _with_none(new))
        elif presence := self._of_presence(old, new):
            yield Change(presence, place, new.name, _with_none(old), _with_none(new))
        for alias in sorted({*new.aliases} - {*old.aliases} - {old.wire}):
            yield Change("field-alias-added", place, new.name, new=alias)
        for alias in sorted({*old.aliases} - {*new.aliases} - {new.wire}):
            yield Change("field-alias-removed", place, new.name, old=alias)
        yield from _details(place, old, new, with_wire_type=not rule)

    def _of_types(self, old: Value, new: Value) -> str:
        if python_types.is_wrapped(self._names.now(old.type), new.type):
            return "field-list-changed"
        found = self._names.relation(old.type, new.type, reading=self._use.is_read)
        match found:
            case Relation.SAME:
                return ""
            case Relation.RESTATED:
                return "field-type-narrowed" if self._use.is_read else "field-type-widened"
            case Relation.NARROWER if not self._use.is_given and not _is_open(old.type):
                return "field-type-narrowed"
            case Relation.WIDER if not self._use.is_read:
                return "field-type-widened"
            case _:
                return "field-type-changed"

    def _of_presence(self, old: Value, new: Value) -> str:
        if self._use.is_given and new.required > old.required:
            return "field-required"
        if self._use.is_read and new.may_be_none > old.may_be_none:
            return "field-may-be-none"
        if old.required == new.required and old.may_be_none == new.may_be_none:
            return ""
        if self._use.is_given and not self._use.is_read:
            return "field-optional"
        return "field-never-none" if old.may_be_none > new.may_be_none else "field-presence-changed"


def answer_changes(names: Names, place: Place, old: Value, new: Value) -> Iterator[Change]:
    """Yield the changes of the data of an answer."""
    rule = _of_answers(names, old, new)
    if rule:
        yield Change(rule, place, "", _with_none(old), _with_none(new))
    yield from marking("answer", place, old, new)
    yield from _details(place, old, new, with_wire_type=not rule)


def _of_answers(names: Names, old: Value, new: Value) -> str:
    if old.type == new.type == _NOTHING:
        return ""
    if _NOTHING in (old.type, new.type):
        return "answer-added" if old.type == _NOTHING else "answer-removed"
    if python_types.is_wrapped(names.now(old.type), new.type):
        return "answer-list-changed"
    match names.relation(old.type, new.type, reading=True):
        case Relation.SAME if old.may_be_none == new.may_be_none:
            return ""
        case Relation.SAME:
            return "answer-may-be-none" if new.may_be_none else "answer-never-none"
        case Relation.RESTATED:
            return "answer-type-narrowed"
        case Relation.NARROWER if not _is_open(old.type):
            return "answer-type-narrowed"
        case _:
            return "answer-type-changed"


def rule_changes(
    place: Place, old: Iterable[Rule], new: Iterable[Rule], renamed: Mapping[str, str]
) -> Iterator[Change]:
    """Yield the changes of rules across parameters or fields; `renamed` has the new names of these."""
    then, now = {one.meaning: one for one in (rule.renamed(renamed) for rule in old)}, {one.meaning: one for one in new}
    removed = [one for meaning, one in then.items() if meaning not in now]
    added = [one for meaning, one in now.items() if meaning not in then]
    for one in added:
        before = next((other for other in removed if (other.kind, other.trigger) == (one.kind, one.trigger)), None)
        if before is None:
            yield Change("rule-added", place, new=one.text)
        else:
            removed.remove(before)
            rule = "rule-loosened" if before.asks_for(one) else "rule-tightened"
            yield Change(rule, place, old=before.text, new=one.text)
    for one in removed:
        yield Change("rule-removed", place, old=one.text)
    for meaning in then.keys() & now.keys():
        yield from differing(place, "", ("text-changed", then[meaning].text, now[meaning].text))


def _as_default(value: object) -> str:
    return "" if value is None else as_json(value)


class Markable(Protocol):
    """A thing that may be deprecated."""

    @property
    def is_deprecated(self) -> bool: ...


def marking(kind: str, place: Place, old: Markable, new: Markable, name: str = "") -> Iterator[Change]:
    """Yield the change if something was deprecated, or is no longer deprecated."""
    if old.is_deprecated != new.is_deprecated:
        yield Change(f"{kind}-deprecated" if new.is_deprecated else f"{kind}-undeprecated", place, name)


def _naming(kind: str, place: Place, old: Value, new: Value) -> Iterator[Change]:
    yield from marking(kind, place, old, new, new.name)
    yield from former_names(place, new.name, old.name, old.formerly, new.formerly)
    if old.name in new.formerly:
        yield Change("renamed-gently", place, new.name, old.name, new.name)
    elif old.name != new.name:
        yield Change(f"{kind}-renamed", place, new.name, old.name, new.name)
    elif old.wire != new.wire:
        yield Change("wire-name-changed", place, new.name, old.wire, new.wire)


def former_names(place: Place, name: str, before: str, old: Collection[str], new: Collection[str]) -> Iterator[Change]:
    """Yield the former names that came, but for the name `before`, and those that went."""
    for one in sorted({*new} - {*old, before}):
        yield Change("former-name-added", place, name, new=one)
    for one in sorted({*old} - {*new, name}):
        yield Change("former-name-removed", place, name, old=one)


def _details(place: Place, old: Value, new: Value, *, with_wire_type: bool) -> Iterator[Change]:
    if bool(old.moment) != bool(new.moment):
        yield Change("moment-added" if new.moment else "moment-removed", place, new.name, old.moment, new.moment)
    yield from differing(
        place,
        new.name,
        ("limits-changed", _limits(old, new), _limits(new, old)),
        ("unit-changed", old.unit, new.unit),
        ("secrecy-changed", _SECRET[old.is_secret], _SECRET[new.is_secret]),
        ("text-changed", matching.description(old), matching.description(new)),
        *([("wire-type-changed", old.json, new.json)] if with_wire_type else []),
    )


def _limits(value: Value, other: Value) -> str:
    """Return the limits, with the documented default if neither value sends one."""
    limits = dict(value.limits)
    if value.documented_default is not None and value.default is None and other.default is None:
        limits["default"] = value.documented_default
    return ", ".join(f"{key} {as_json(limit)}" for key, limit in limits.items())


def _is_open(annotation: str) -> bool:
    """Return whether a type contains Any."""
    return python_types.ANY in python_types.names(annotation)


def _with_none(value: Value) -> str:
    text = shown(value.type)
    return f"{text} | None" if value.may_be_none and text not in (python_types.ANY, _NOTHING) else text
