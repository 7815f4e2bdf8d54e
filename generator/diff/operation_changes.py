"""Compare operations."""

from __future__ import annotations

from collections.abc import Iterator

from generator.api.model import Operation
from generator.diff import matching, python_types
from generator.diff.changes import Change, Place, differing
from generator.diff.matching import Pairs
from generator.diff.python_types import shown
from generator.diff.value_changes import Names, Parameters, answer_changes, former_names, marking, rule_changes
from generator.spec.schema import TOKEN_ROLES

_UNKNOWN = "unknown"
_NEED = ("none", "optional-user", "user", "cloud")
"""Values of `x-auth`, in the order of how much a caller needs."""
_REPEATED = {True: "repeated", False: "not repeated", None: _UNKNOWN}
_USER, _PROJECT = "iot_token", "project_id"
"""Settings that tell a client whose token it uses."""


def operation_changes(pairs: Pairs[Operation], names: Names) -> Iterator[Change]:
    """Yield the changes of operations, including added and removed ones."""
    for one in pairs.removed:
        yield Change("operation-removed", _place(one), one.python)
    for one in pairs.added:
        yield Change("operation-added", _place(one), one.python)
    taken = {(one.side, one.path) for one in pairs.old}
    for old, new in pairs.both:
        yield from _heads(old, new, is_taken=(new.side, new.path) in taken)
        yield from _parts(old, new, names)
    yield from _roles(pairs)
    yield from _settings(pairs)


def _heads(old: Operation, new: Operation, *, is_taken: bool) -> Iterator[Change]:
    """Yield the changes of an operation itself; `is_taken` is True if an old operation had its new path."""
    place = _place(new)
    yield from differing(
        place,
        "",
        (_of_name(old, new), old.python, new.python),
        ("path-exchanged" if is_taken else "path-changed", old.path, new.path),
        ("version-changed", old.version, new.version),
        ("timeout-changed", _limit(old.timeout), _limit(new.timeout)),
        ("idempotency-changed", _REPEATED[old.is_idempotent], _REPEATED[new.is_idempotent]),
        ("success-changed", old.success.text, new.success.text),
        (_of_auth(old, new), old.auth or _UNKNOWN, new.auth or _UNKNOWN),
        ("text-changed", old.text, new.text),
        ("source-changed", old.origin.places, new.origin.places),
        ("examples-changed", old.examples, new.examples),
    )
    if old.id and old.python == new.python:
        yield from differing(place, "", ("operation-id-changed", old.id, new.id))
    yield from former_names(place, new.method, old.method, old.formerly, new.formerly)
    yield from marking("operation", place, old, new)
    yield from _older_versions(place, _by_version(old), _by_version(new))


def _of_name(old: Operation, new: Operation) -> str:
    if not old.id:
        return "name-given"
    is_kept = (old.side, old.service) == (new.side, new.service) and old.method in new.formerly
    return "renamed-gently" if is_kept else "operation-renamed"


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
    if not (old.paging and new.paging):
        if old.paging or new.paging:
            yield Change("paging-added" if new.paging else "paging-removed", place)
        return
    if python_types.parsed(names.now(old.item)) != python_types.parsed(new.item):
        yield Change("page-item-changed", place, "", shown(old.item), shown(new.item))
    before, after = (", ".join(f"{key} {value}" for key, value in one.settings) for one in (old.paging, new.paging))
    yield from differing(place, "", ("paging-changed", before, after))


def _roles(pairs: Pairs[Operation]) -> Iterator[Change]:
    """Yield the changes of operations that the client calls by itself."""
    now = {old.python: new for old, new in pairs.both}
    known = {(one.side, one.role) for one in pairs.old}
    left = {(one.side, one.role) for one in pairs.new}
    same = {(new.python, new.role) for old, new in pairs.both if old.role == new.role}
    for one in pairs.new:
        if one.role and (one.python, one.role) not in same:
            yield Change("role-moved" if (one.side, one.role) in known else "role-added", _place(one), new=one.role)
    for one in pairs.old:
        if one.role and (one.side, one.role) not in left:
            yield Change("role-removed", _place(now.get(one.python, one)), old=one.role)


def _settings(pairs: Pairs[Operation]) -> Iterator[Change]:
    """Yield the changes of required settings: a project if the client creates its tokens, or else a user's token."""
    before, after = (
        {side: _PROJECT if (side, True) in held else _USER for side, _ in held}
        for held in ({(one.side, one.role in TOKEN_ROLES) for one in each} for each in (pairs.old, pairs.new))
    )
    for side in sorted(before.keys() & after.keys()):
        if before[side] != after[side]:
            client = f"feiyan.{side.capitalize()}Client"
            yield Change("client-settings-changed", Place(f"{client}({after[side]}=)"), "", before[side], after[side])


def _of_auth(old: Operation, new: Operation) -> str:
    if not (old.auth and new.auth):
        return "token-told"
    return "token-needed" if _NEED.index(new.auth) > _NEED.index(old.auth) else "token-spared"


def _limit(timeout: int | None) -> str:
    return "unknown" if timeout is None else f"{timeout} ms"


def _place(operation: Operation, parameter: str = "") -> Place:
    call = f"({parameter})" if parameter or operation.id else ""
    return Place(f"{operation.python}{call}", operation.id, operation.path, str(operation.origin))


def _by_version(operation: Operation) -> dict[str, str]:
    return {one.version: one.text for one in operation.older}
