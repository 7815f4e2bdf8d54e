"""Compare the bundled OpenAPI documents in what nothing else tells.

The package has the document for other tools. What the client itself does with it is compared as facts of the model;
here is what is left: descriptions that no docstring prints, envelopes, keywords that only other tools read. Where a
schema is written, and in which order, means nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.api.model import Api, as_json
from generator.diff.changes import Change, Place
from generator.spec.bundle import bundle
from generator.spec.index import objects
from generator.spec.load import Located, SpecError
from generator.spec.schema import TODO

_REFERENCE = "#/components/schemas/"
_TYPE = "type"
"""That of a class is told where the class stands: it says whether null may come."""
_UNORDERED = ("enum", "required", "x-enum-names", "x-enum-descriptions")
_TOLD_ELSEWHERE = (TODO, "example", "examples", "x-token")
"""Keywords that are facts of the model and not of the one place where they stand."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the document, and the place to which it belongs."""

    place: Place
    content: Any
    """What it says, with the schemas of fields written out."""
    written: Any
    """The same as it is written."""

    @property
    def references(self) -> set[str]:
        """The schemas to which it refers."""
        found = (one.value.get("$ref") for one in objects(Located("", (), self.written)))
        return {str(reference).removeprefix(_REFERENCE) for reference in found if reference}


class _Document:
    """A bundled document in parts."""

    def __init__(self, api: Api, renamed: Mapping[str, str]) -> None:
        """Bundle a spec; `renamed` has the new names of its classes, with their modules."""
        document = bundle(api.spec)
        self._schemas = document["components"].pop("schemas")
        self._renamed = {old.rpartition(".")[2]: new.rpartition(".")[2] for old, new in renamed.items()}
        self._classes = {one.name: one.python for one in api.enums.values()}
        self._classes |= {one.name: one.python for one in api.classes.values()}
        self.fields = {
            name: _Part(Place(f"openapi.json#{name}"), schema, schema)
            for name, schema in self._schemas.items()
            if name not in self._classes
        }
        self.parts = dict(self._parts(api, document))

    def _parts(self, api: Api, document: dict[str, Any]) -> Iterator[tuple[str, _Part]]:
        operations = {one.path: one for one in api.operations.values()}
        regions = {one.id: one.python for one in api.regions.values()}
        for path, item in document.pop("paths").items():
            one = operations.get(path)
            place = Place(f"{one.python}()", one.id, path, str(one.origin)) if one else Place(path, path=path)
            yield f"paths.{path}", _Part(place, self._whole(item["post"], ()), item)
        for name in self._schemas.keys() & self._classes.keys():
            schema = self._schemas[name]
            part = _Part(Place(self._classes[name]), self._whole(schema, ()), schema)
            yield f"schemas.{self._renamed.get(name, name)}", part
        for tag in document.pop("tags"):
            yield f"tags.{tag['name']}", _Part(Place(tag["name"]), self._whole(tag, ()), tag)
        for server in document.pop("servers"):
            yield f"servers.{server['x-region']}", _Part(Place(regions[server["x-region"]]), server, server)
        for name, content in document.items():
            yield name, _Part(Place("feiyan"), content, content)

    def _whole(self, value: Any, above: tuple[str, ...]) -> Any:
        """Return a value with the schemas of fields written out, and nothing in an order that means nothing."""
        if isinstance(value, list):
            return [self._whole(child, above) for child in value]
        if not isinstance(value, dict):
            return value
        name = str(value.get("$ref", "")).removeprefix(_REFERENCE)
        if name in self.fields and name not in above:
            own = {key: child for key, child in value.items() if key != "$ref"}
            return self._whole({**self._schemas[name], **own}, (*above, name))
        made = {key: self._whole(child, above) for key, child in value.items() if key not in _TOLD_ELSEWHERE}
        if name:
            made["$ref"] = self._renamed.get(name, name)
        for key in _UNORDERED:
            if isinstance(made.get(key), list):
                made[key] = sorted(made[key], key=as_json)
        return made


def document_changes(base: Api, head: Api, renamed: Mapping[str, str], told: Iterable[Change]) -> Iterator[Change]:
    """Yield what changed in parts of the document that no change of `told` is about.

    `renamed` has the new names of classes. Parts that only one of the documents has are told as operations, classes and
    so on. Nothing is yielded where one of the specs cannot be bundled.
    """
    try:
        old, new = _Document(base, renamed), _Document(head, {})
    except (SpecError, RecursionError):
        return
    places = [change.place for change in told]
    are_told = {name for name, part in new.parts.items() if _is_told(part.place, places)}
    for name in sorted(old.parts.keys() & new.parts.keys() - are_told):
        change = _change(old.parts[name], new.parts[name])
        if change and not (change.name == _TYPE and _users(name.removeprefix("schemas."), new) & are_told):
            are_told.add(name)
            yield change
    for name in sorted(old.fields.keys() & new.fields.keys()):
        if (change := _change(old.fields[name], new.fields[name])) and not _users(name, new) & are_told:
            yield change


def _change(old: _Part, new: _Part) -> Change | None:
    """Return the first difference of two parts."""
    differences = _differences(old.content, new.content)
    return next((Change("document-changed", new.place, where, was, now) for where, was, now in differences), None)


def _is_told(part: Place, places: Iterable[Place]) -> bool:
    if part.path:
        return any(place.path == part.path for place in places)
    within = (f"{part.python}.", f"{part.python}(")
    return any(place.python == part.python or place.python.startswith(within) for place in places)


def _users(field: str, document: _Document) -> set[str]:
    """Return the parts that refer to the schema of a field, through others too."""
    wanted, left = {field}, [field]
    while left:
        name = left.pop()
        found = {other for other, part in document.fields.items() if name in part.references} - wanted
        wanted |= found
        left += found
    return {name for name, part in document.parts.items() if part.references & wanted}


def _differences(old: Any, new: Any, where: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield every place that differs, with what was and is there as JSON."""
    if type(old) is type(new) and isinstance(old, dict | list):
        before, after = (dict(enumerate(one)) if isinstance(one, list) else one for one in (old, new))
        for key in [*before, *(key for key in after if key not in before)]:
            if before.get(key) != after.get(key):
                yield from _differences(before.get(key), after.get(key), f"{where}.{key}".lstrip("."))
    elif old != new:
        yield where, "" if old is None else as_json(old), "" if new is None else as_json(new)
