"""What changed of operations."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff import matching, python_types
from generator.diff.changes import Change, Place
from generator.diff.facts import Operation, shown
from generator.diff.matching import Pairs
from generator.diff.of_values import Names, Parameters, answer_changes, rule_changes

_NEED = ("none", "optional-user", "user", "cloud")
"""Who may call, from all to some."""


def operation_changes(pairs: Pairs[Operation], names: Names) -> Iterator[Change]:
    """What changed of the operations that both specs have, and which only one has."""
    for one in pairs.removed:
        yield Change("operation-removed", _place(one), one.python)
    for one in pairs.added:
        yield Change("operation-added", _place(one), one.python)
    for old, new in pairs.both:
        yield from _heads(old, new)
        yield from _parts(old, new, names)


def _heads(old: Operation, new: Operation) -> Iterator[Change]:
    place = _place(new)
    facts = [
        ("operation-renamed", old.python, new.python),
        ("path-changed", old.path, new.path),
        ("version-changed", old.version, new.version),
        ("timeout-changed", _limit(old.timeout), _limit(new.timeout)),
        ("idempotency-changed", _repeated(old), _repeated(new)),
        (_of_auth(old, new), old.auth, new.auth),
        ("text-changed", old.text, new.text),
        ("source-changed", old.origin, new.origin),
        ("examples-changed", old.examples, new.examples),
    ]
    for rule, before, after in facts:
        if before != after:
            yield Change(rule, place, "", before, after)
    if old.role and old.role != new.role:
        yield Change("role-removed", place, old=old.role)
    if new.role and old.role != new.role:
        yield Change("role-added", place, new=new.role)
    yield from _older_versions(place, dict(old.older), dict(new.older))


def _older_versions(place: Place, old: dict[str, str], new: dict[str, str]) -> Iterator[Change]:
    for version in sorted(old.keys() | new.keys()):
        if version not in new:
            yield Change("older-version-removed", place, version)
        elif version not in old:
            yield Change("older-version-added", place, version)
        elif old[version] != new[version]:
            yield Change("older-version-changed", place, version, old[version], new[version])


def _parts(old: Operation, new: Operation, names: Names) -> Iterator[Change]:
    place = _place(new)
    yield from Parameters(names, lambda name: _place(new, f"{name}=")).changes(old.parameters, new.parameters)
    same = matching.values(old.parameters, new.parameters, names.now).both
    yield from rule_changes(place, old.rules, new.rules, {one.name: other.name for one, other in same})
    yield from answer_changes(names, place, old.answer, new.answer)
    yield from _paging(place, old, new, names)


def _paging(place: Place, old: Operation, new: Operation, names: Names) -> Iterator[Change]:
    if bool(old.pagination) != bool(new.pagination):
        rule = "paging-added" if new.pagination else "paging-removed"
        yield Change(rule, place)
        return
    if python_types.parsed(names.now(old.item or "None")) != python_types.parsed(new.item or "None"):
        yield Change("page-item-changed", place, "", shown(old.item), shown(new.item))
    if old.pagination != new.pagination:
        before, after = (", ".join(f"{key} {value}" for key, value in one.pagination) for one in (old, new))
        yield Change("paging-changed", place, "", before, after)


def _of_auth(old: Operation, new: Operation) -> str:
    return "token-needed" if _NEED.index(new.auth) > _NEED.index(old.auth) else "token-spared"


def _limit(timeout: int | None) -> str:
    return "unknown" if timeout is None else f"{timeout} ms"


def _repeated(operation: Operation) -> str:
    return "repeated" if operation.is_idempotent else "not repeated"


def _place(operation: Operation, parameter: str = "") -> Place:
    return Place(f"{operation.python}({parameter})", operation.id, operation.path, operation.origin)
