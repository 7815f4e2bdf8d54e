"""Pair the things of two specs: by name, or if that changed, by content and position."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.api.model import Api, Enum, ErrorCode, Member, Operation, Region, Topic, Value, folded
from generator.diff import python_types
from generator.diff.uses import message_class

T = TypeVar("T")

_ALIKE = 0.5
"""Minimum share of common fields or values for one class to be the other one renamed."""


@dataclass(frozen=True, slots=True)
class Pairs(Generic[T]):
    """Pairs of things in both collections, and the things in only one of them."""

    both: tuple[tuple[T, T], ...]
    removed: tuple[T, ...]
    added: tuple[T, ...]

    @property
    def old(self) -> tuple[T, ...]:
        """The first collection."""
        return (*self.removed, *(one for one, _ in self.both))

    @property
    def new(self) -> tuple[T, ...]:
        """The second collection."""
        return (*self.added, *(one for _, one in self.both))


def pair(old: Iterable[T], new: Iterable[T], *same: Callable[[T, T], bool]) -> Pairs[T]:
    """Pair things by each test in turn, if it holds for exactly one on each side; pairs are left out of later tests."""
    left, right = list(old), list(new)
    both: list[tuple[T, T]] = []
    for test in same:
        for one in list(left):
            found = [other for other in right if test(one, other)]
            if len(found) == 1 and sum(test(other, found[0]) for other in left) == 1:
                both.append((one, found[0]))
                left.remove(one)
                right.remove(found[0])
    return Pairs(tuple(both), tuple(left), tuple(right))


def operations(base: Api, head: Api) -> Pairs[Operation]:
    """Pair operations by name, then by side and path in case one was renamed or named, then by a former name."""
    found = _paired_by(
        base.operations.values(),
        head.operations.values(),
        lambda one: one.python,
        lambda one: (one.side, one.path),
    )
    rest = pair(
        found.removed,
        found.added,
        lambda one, other: (one.side, one.service) == (other.side, other.service) and one.method in other.formerly,
    )
    return Pairs(found.both + rest.both, rest.removed, rest.added)


def topics(base: Mapping[str, Topic], head: Mapping[str, Topic]) -> Pairs[Topic]:
    """Pair topics by name, then by address."""
    return _paired_by(base.values(), head.values(), lambda one: one.python, lambda one: one.address)


def values(old: Iterable[Value], new: Iterable[Value], now: Callable[[str], str]) -> Pairs[Value]:
    """Pair values by wire name, then by Python name, then by a former name, an alias, or description and type.

    `now` replaces the old names of classes in a type by the new ones.
    """
    found = _paired_by(old, new, lambda one: one.wire, lambda one: one.name)
    rest = pair(
        found.removed,
        found.added,
        lambda one, other: one.name in other.formerly,
        lambda one, other: one.wire in other.aliases or other.wire in one.aliases,
        lambda one, other: (
            bool(one.text or one.inner_text) and description(one) == description(other) and now(one.type) == other.type
        ),
    )
    return Pairs(found.both + rest.both, rest.removed, rest.added)


def description(value: Value) -> str:
    """Return the descriptions of a value and its items."""
    return folded(value.text, value.inner_text)


def members(old: Enum, new: Enum) -> Pairs[Member]:
    """Pair members by name and value, then by value, then by name."""
    return _paired_by(
        old.members, new.members, lambda one: (one.name, one.json), lambda one: one.json, lambda one: one.name
    )


def errors(old: Mapping[str, ErrorCode], new: Mapping[str, ErrorCode]) -> Pairs[ErrorCode]:
    """Pair error codes by constant, then by number."""
    return _paired_by(old.values(), new.values(), lambda one: one.python, lambda one: str(one.code))


def regions(old: Mapping[str, Region], new: Mapping[str, Region]) -> Pairs[Region]:
    """Pair regions by id."""
    return _paired_by(old.values(), new.values(), lambda one: one.id)


def classes(base: Api, head: Api, same: Pairs[Operation]) -> dict[str, str]:
    """Return the names of classes and enumerations in `head` by those in `base`, if they are in both.

    A class that moved to another module keeps its name. A renamed class shares fields with the old one and is used in
    the same positions; an unused class must have exactly the same fields.
    """
    old = {name: frozenset(one.wire for one in each.fields) for name, each in base.classes.items()}
    old |= {name: frozenset(one.json for one in each.members) for name, each in base.enums.items()}
    new = {name: frozenset(one.wire for one in each.fields) for name, each in head.classes.items()}
    new |= {name: frozenset(one.json for one in each.members) for name, each in head.enums.items()}
    enums = base.enums.keys() | head.enums.keys()
    moved = _paired_by(old, new, lambda name: name, lambda name: (name in enums, name.rpartition(".")[2]))
    known = dict(moved.both)
    left, right = set(moved.removed), set(moved.added)
    methods = {one.python: other.python for one, other in same.both}
    stands = _positions(head, right)
    while left and right:
        stood = _positions(base, left, methods, known)
        scores = sorted(
            (-_likeness(old[one], new[other]), one, other)
            for one in left
            for other in right
            if (one in base.enums) == (other in head.enums) and _may_be(old[one], new[other], stood[one], stands[other])
        )
        if not scores:
            break
        _, one, other = scores[0]
        known[one] = other
        left.remove(one)
        right.remove(other)
    return known


def _may_be(old: frozenset[str], new: frozenset[str], stood: set[str], stands: set[str]) -> bool:
    if stood or stands:
        return bool(stood & stands) and _likeness(old, new) >= _ALIKE
    return old == new


def _likeness(old: frozenset[str], new: frozenset[str]) -> float:
    return len(old & new) / len(old | new) if old | new else 1.0


def _positions(
    api: Api,
    names: Collection[str],
    methods: Mapping[str, str] | None = None,
    known: Mapping[str, str] | None = None,
) -> dict[str, set[str]]:
    """Return the positions in which classes are used; `methods` and `known` translate names to the other spec."""
    found: dict[str, set[str]] = {name: set() for name in names}
    for position, standing in _standing(api, methods, known):
        for name in standing.intersection(names):
            found[name].add(position)
    return found


def _standing(
    api: Api, methods: Mapping[str, str] | None, known: Mapping[str, str] | None
) -> Iterator[tuple[str, frozenset[str]]]:
    for operation in api.operations.values():
        head = operation.python if methods is None else methods.get(operation.python)
        if head:
            yield f"{head} answer", python_types.names(operation.answer.type)
            yield from ((f"{head} {one.wire}", python_types.names(one.type)) for one in operation.parameters)
    for name, each in api.classes.items():
        head = name if known is None else known.get(name)
        if head:
            yield from ((f"{head} {one.wire}", python_types.names(one.type)) for one in each.fields)
    for topic in (api.topics or {}).values():
        yield f"{topic.address} {topic.is_sent}", frozenset(map(message_class, topic.messages))


def _paired_by(old: Iterable[T], new: Iterable[T], *keys: Callable[[T], object]) -> Pairs[T]:
    """Pair things by each key in turn; an empty key, or one that several things share, pairs none of them."""
    left, right = list(old), list(new)
    both: list[tuple[T, T]] = []
    for key in keys:
        sides = []
        for side in (left, right):
            found: dict[object, list[T]] = {}
            for one in side:
                found.setdefault(key(one), []).append(one)
            sides.append({known: ones[0] for known, ones in found.items() if known and len(ones) == 1})
        pairs = {known: (one, sides[1][known]) for known, one in sides[0].items() if known in sides[1]}
        both += pairs.values()
        left = [one for one in left if not _is_paired(one, key, pairs)]
        right = [one for one in right if not _is_paired(one, key, pairs)]
    return Pairs(tuple(both), tuple(left), tuple(right))


def _is_paired(one: T, key: Callable[[T], object], pairs: Mapping[object, tuple[T, T]]) -> bool:
    return any(one is paired for paired in pairs.get(key(one), ()))
