"""Find the operations of a spec, their parts, and its components."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.spec.load import Located, Spec
from generator.spec.schema import ACCOUNT, ERRORS, OBSERVED, TOPICS, Place


def operations(spec: Spec) -> Iterator[tuple[str, Located]]:
    """Yield every path and its operation."""
    for path, item in (spec.root() / "paths").items():
        found = spec.resolve(item)
        if found.pointer != ("paths", path) or not (found.file.startswith("services/") or found.file == OBSERVED):
            raise spec.error(item, f"$ref {item.value['$ref']!r} does not point to {path} in a service")
        yield path, found / "post"


def offers(spec: Spec) -> Iterator[tuple[str, Located]]:
    """Yield every path and its operation as each side offers it: one with x-also occurs twice."""
    for path, place in operations(spec):
        yield path, place
        if also := place.get("x-also"):
            yield path, Located(place.file, place.pointer, {**place.value, **also.value})


def seen_versions(spec: Spec) -> Iterator[Located]:
    """Yield every row about versions of an operation that programs send."""
    if OBSERVED in spec.files and (rows := spec.root(OBSERVED).get("versions")):
        yield from rows


def account_operations(spec: Spec) -> Iterator[tuple[str, Located]]:
    """Yield every path of the account service, and its operation."""
    if ACCOUNT in spec.files:
        for path, item in (spec.root(ACCOUNT) / "paths").items():
            yield path, item / "post"


def form_field(operation: Located) -> tuple[str, Located]:
    """Return the only field of the form that an operation of the account service takes, and its schema."""
    schema = operation / "requestBody" / "content" / "application/x-www-form-urlencoded" / "schema"
    return next((schema / "properties").items())


def annotation(spec: Spec, place: Located, key: str) -> Any:
    """Return a keyword of a schema, or else that of the schema it refers to; None if neither has it."""
    for found in spec.chain(place):
        if isinstance(found.value, dict) and key in found.value:
            return found.value[key]
    return None


def objects(place: Located, key: str | None = None) -> Iterator[Located]:
    """Yield every object in a place and itself, but none in examples; with a key, only those that have it."""
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
    """Yield every reference in a place, but not those in examples."""
    return (one for one in objects(place, "$ref") if isinstance(one.value["$ref"], str))


def error_rows(spec: Spec) -> Iterator[Located]:
    """Yield every row of the error dictionary, then the observed codes."""
    for file in (ERRORS, OBSERVED):
        if file in spec.files and (rows := spec.root(file).get("errors")):
            yield from rows


def components(spec: Spec) -> Iterator[tuple[str, Located]]:
    """Yield every component with its name, file by file, without those of messages."""
    for file in sorted(spec.files.keys() - {TOPICS}):
        yield from _schemas(spec, file)


def message_schemas(spec: Spec) -> Iterator[tuple[str, Located]]:
    """Yield every component of MQTT messages with its name."""
    if TOPICS in spec.files:
        yield from _schemas(spec, TOPICS)


def topics(spec: Spec) -> Iterator[tuple[str, Located]]:
    """Yield every address that an app sends to or receives from, and its operation; replies are left out."""
    if TOPICS in spec.files:
        for _, operation in (spec.root(TOPICS) / "operations").items():
            yield topic_address(spec, operation), operation


def topic_address(spec: Spec, place: Located) -> str:
    """Return the address of the channel of an operation or a reply."""
    return str(_having(spec, place / "channel", "address").value)


def payloads(spec: Spec, place: Located) -> Iterator[Located]:
    """Yield the payload schemas of the messages of an operation or a reply."""
    for reference in place / "messages":
        yield _having(spec, reference, "payload")


def _having(spec: Spec, reference: Located, key: str) -> Located:
    found = spec.resolve(reference).get(key)
    if found is None:
        raise spec.error(reference, f"$ref {reference.value['$ref']!r} points to something without {key}")
    return found


def _schemas(spec: Spec, file: str) -> Iterator[tuple[str, Located]]:
    found = spec.root(file).get("components")
    if found is not None and (schemas := found.get("schemas")):
        yield from schemas.items()


def params_schema(operation: Located) -> Located | None:
    """Return the schema of `params`; None if there is none."""
    return _part(operation / "requestBody", "params")


def data_schema(operation: Located) -> Located | None:
    """Return the schema of `data`; None if the operation returns no data."""
    return _part(operation / "responses" / "200", "data")


def _part(body: Located, key: str) -> Located | None:
    for part in body / "content" / "application/json" / "schema" / "allOf":
        properties = part.get("properties")
        if properties is not None and key in properties.value:
            return properties / key
    return None
