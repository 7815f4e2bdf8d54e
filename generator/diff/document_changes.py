"""Compare the bundled OpenAPI documents for changes that nothing else reports.

The package contains the document for other tools. Facts that the client itself uses are compared as parts of the model;
this module compares the rest: descriptions that no docstring prints, envelopes, schemas that only avoid repetition, and
keywords that only other tools read. The order of keys and sets is ignored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.api.model import Api, as_json
from generator.diff.changes import Change, Place
from generator.spec.index import objects
from generator.spec.load import Located
from generator.spec.schema import TODO

_REFERENCE = "#/components/schemas/"
_SETS = ("enum", "required", "x-enum-names", "x-enum-descriptions")
_REPORTED_ELSEWHERE = (TODO, "example", "examples", "x-token", "x-formerly")
"""Keywords that the model compares as facts of their own."""
_TYPE = "type"
"""Keyword that the model compares where a class is used: it only says whether null is allowed."""
_NOTHING = object()


@dataclass(frozen=True)
class _Part:
    """A part of the document, and the place it belongs to."""

    place: Place
    content: Any
    is_shared: bool = False
    """True for a schema that is not a class, which belongs to everything that refers to it."""

    @cached_property
    def references(self) -> set[str]:
        """The schemas it refers to."""
        return {str(one.value["$ref"]) for one in objects(Located("", (), self.content)) if "$ref" in one.value}


def document_changes(base: Api, head: Api, renamed: Mapping[str, str], reported: Iterable[Change]) -> Iterator[Change]:
    """Yield the changes in parts of the document about which nothing is in `reported`.

    `renamed` has the new names of classes. Nothing is yielded if one of the specs cannot be bundled.
    """
    if base.document is None or head.document is None:
        return
    names = {old.rpartition(".")[2]: new.rpartition(".")[2] for old, new in renamed.items()}
    old, new = dict(_parts(base, base.document, names)), dict(_parts(head, head.document, {}))
    places = [change.place for change in reported]
    have_changes = {name for name, part in new.items() if _has_change(part.place, places)}
    changed = {name: change for name in old.keys() | new.keys() if (change := _change(old.get(name), new.get(name)))}
    for name, change in sorted(changed.items()):
        part = new.get(name) or old[name]
        is_of_users = part.is_shared or change.name == _TYPE
        if name not in have_changes and not (is_of_users and _users(name, new) & have_changes):
            yield change


def _parts(api: Api, document: Mapping[str, Any], renamed: Mapping[str, str]) -> Iterator[tuple[str, _Part]]:
    """Yield the parts of the document by name; the name of a schema is its reference."""
    operations = {one.path: one for one in api.operations.values()}
    classes = {one.name: one.python for one in api.enums.values()}
    classes |= {one.name: one.python for one in api.classes.values()}
    regions = {one.id: one.python for one in api.regions.values()}
    for path, item in document["paths"].items():
        one = operations.get(path)
        place = Place(f"{one.python}()", one.id, path, str(one.origin)) if one else Place(path, path=path)
        yield f"paths.{path}", _Part(place, _unordered(item, renamed))
    for name, schema in document["components"]["schemas"].items():
        content, now = _unordered(schema, renamed), f"{_REFERENCE}{renamed.get(name, name)}"
        yield now, _Part(Place(classes.get(name, f"openapi.json{now}")), content, is_shared=name not in classes)
    for tag in document["tags"]:
        yield f"tags.{tag['name']}", _Part(Place(tag["name"]), _unordered(tag, {}))
    for server in document["servers"]:
        yield f"servers.{server['x-region']}", _Part(Place(regions[server["x-region"]]), server)
    rest = {key: value for key, value in document.items() if key not in ("components", "paths", "tags", "servers")}
    rest |= {f"components.{key}": value for key, value in document["components"].items() if key != "schemas"}
    for name, content in rest.items():
        place = Place("feiyan" if name == "info" else f"openapi.json#/{name}")
        yield name, _Part(place, content, is_shared=True)


def _unordered(value: Any, renamed: Mapping[str, str]) -> Any:
    """Return a value with the new names of classes, and with sets sorted."""
    if isinstance(value, list):
        return [_unordered(child, renamed) for child in value]
    if not isinstance(value, dict):
        return value
    made = {key: _unordered(child, renamed) for key, child in value.items() if key not in _REPORTED_ELSEWHERE}
    name = str(made.get("$ref", "")).removeprefix(_REFERENCE)
    if name in renamed:
        made["$ref"] = f"{_REFERENCE}{renamed[name]}"
    for key in _SETS:
        if isinstance(made.get(key), list):
            made[key] = sorted(made[key], key=as_json)
    return made


def _change(old: _Part | None, new: _Part | None) -> Change | None:
    """Return the first difference of two parts; added and removed operations, classes etc. are reported elsewhere."""
    if old is None or new is None:
        part = new or old
        if part is None or not part.is_shared:
            return None
        before, after = ("" if one is None else as_json(one.content) for one in (old, new))
        return Change("document-changed", part.place, "", before, after)
    differences = _differences(old.content, new.content)
    return next((Change("document-changed", new.place, where, was, now) for where, was, now in differences), None)


def _has_change(part: Place, places: Iterable[Place]) -> bool:
    if part.path:
        return any(place.path == part.path for place in places)
    within = (f"{part.python}.", f"{part.python}(")
    return any(place.python == part.python or place.python.startswith(within) for place in places)


def _users(name: str, parts: Mapping[str, _Part]) -> set[str]:
    """Return the parts that refer to a schema, directly or through others."""
    users, left = set[str](), [name]
    while left:
        wanted = left.pop()
        found = {user for user, part in parts.items() if wanted in part.references} - users
        users |= found
        left += [user for user in found if parts[user].is_shared]
    return users


def _differences(old: Any, new: Any, where: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield every place that differs, with the old and the new value as JSON."""
    if type(old) is type(new) and isinstance(old, dict | list):
        before, after = (dict(enumerate(one)) if isinstance(one, list) else one for one in (old, new))
        for key in [*before, *(key for key in after if key not in before)]:
            inner = f"{where}.{key}".lstrip(".")
            yield from _differences(before.get(key, _NOTHING), after.get(key, _NOTHING), inner)
    elif old != new:
        yield where, "" if old is _NOTHING else as_json(old), "" if new is _NOTHING else as_json(new)
