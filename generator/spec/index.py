"""Where the spec keeps its operations, their parts, and its named schemas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.spec.load import Located, Spec
from generator.spec.schema import ERRORS, OBSERVED, TOPICS, Place


def operations(spec: Spec) -> Iterator[tuple[str, Located]]:
    """Every path of the spec and its operation."""
    for path, item in (spec.root() / "paths").items():
        found = spec.resolve(item)
        if found.pointer != ("paths", path) or not (found.file.startswith("services/") or found.file == OBSERVED):
            raise spec.error(item, f"$ref {item.value['$ref']!r} does not lead to {path} of a service")
        yield path, found / "post"


def offers(spec: Spec) -> Iterator[tuple[str, Located]]:
    """Every path of the spec and its operation, as each side offers it: one with x-also comes twice."""
    for path, place in operations(spec):
        yield path, place
        if also := place.get("x-also"):
            yield path, Located(place.file, place.pointer, {**place.value, **also.value})


def annotation(spec: Spec, place: Located, key: str) -> Any:
    """Return a keyword of a schema, or of what it refers to where it does not say itself; None where none says it."""
    for found in spec.chain(place):
        if isinstance(found.value, dict) and key in found.value:
            return found.value[key]
    return None


def objects(place: Located, key: str | None = None) -> Iterator[Located]:
    """Yield every object in a place, itself too, but none in an example; with a key, those that have it."""
    waiting: list[tuple[Place, Any]] = [(place.pointer, place.value)]
    while waiting:
        pointer, value = waiting.pop()
        if isinstance(value, dict):
            if key is None or key in value:
                yield Located(place.file, pointer, value)
            inner = [((*pointer, name), child) for name, child in value.items() if isinstance(child, dict | list)]
            waiting += reversed([one for one in inner if one[0][-1] != "examples"])
        elif isinstance(value, list):
            inner = [((*pointer, index), child) for index, child in enumerate(value) if isinstance(child, dict | list)]
            waiting += reversed(inner)


def references(place: Located) -> Iterator[Located]:
    """Every reference in a place, but not what only looks like one in an example."""
    return (one for one in objects(place, "$ref") if isinstance(one.value["$ref"], str))


def error_rows(spec: Spec) -> Iterator[Located]:
    """Every row of the error dictionary, then those of codes that were observed."""
    for file in (ERRORS, OBSERVED):
        if file in spec.files and (rows := spec.root(file).get("errors")):
            yield from rows


def components(spec: Spec) -> Iterator[tuple[str, Located]]:
    """Every named schema of the spec, file by file, without those of messages."""
    for file in sorted(spec.files.keys() - {TOPICS}):
        yield from _schemas(spec, file)


def message_schemas(spec: Spec) -> Iterator[tuple[str, Located]]:
    """Every named schema of the messages of topics."""
    if TOPICS in spec.files:
        yield from _schemas(spec, TOPICS)


def topics(spec: Spec) -> Iterator[tuple[str, Located]]:
    """Every address that an app sends to or receives from, without those of replies, and its operation."""
    if TOPICS in spec.files:
        for _, operation in (spec.root(TOPICS) / "operations").items():
            yield topic_address(spec, operation), operation


def topic_address(spec: Spec, place: Located) -> str:
    """The address of the channel of an operation on a topic, or of a reply."""
    return str(_having(spec, place / "channel", "address").value)


def payloads(spec: Spec, place: Located) -> Iterator[Located]:
    """The schemas of the messages of an operation on a topic, or of a reply."""
    for reference in place / "messages":
        yield _having(spec, reference, "payload")


def _having(spec: Spec, reference: Located, key: str) -> Located:
    found = spec.resolve(reference).get(key)
    if found is None:
        raise spec.error(reference, f"$ref {reference.value['$ref']!r} leads to nothing that has {key}")
    return found


def _schemas(spec: Spec, file: str) -> Iterator[tuple[str, Located]]:
    found = spec.root(file).get("components")
    if found is not None and (schemas := found.get("schemas")):
        yield from schemas.items()


def params_schema(operation: Located) -> Located | None:
    """The schema of `params`."""
    return _part(operation / "requestBody", "params")


def data_schema(operation: Located) -> Located | None:
    """The schema of `data`, or None where the operation answers nothing but success."""
    return _part(operation / "responses" / "200", "data")


def _part(body: Located, key: str) -> Located | None:
    for part in body / "content" / "application/json" / "schema" / "allOf":
        properties = part.get("properties")
        if properties is not None and key in properties.value:
            return properties / key
    return None
