"""Validate values against JSON Schemas fast, without reasons.

Supports the keywords that `schema` uses and raises ValueError for others. `uniqueItems` is only decided for scalars:
other lists are rejected. To find out why a value is rejected, and whether rightly, use `jsonschema`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Fits = Callable[[Any], bool]

_TYPES: dict[str, Fits] = {
    "array": lambda value: isinstance(value, list),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: _is_number(value) and value == value // 1,
    "null": lambda value: value is None,
    "number": lambda value: _is_number(value),
    "object": lambda value: isinstance(value, dict),
    "string": lambda value: isinstance(value, str),
}
_OF_STRINGS = {"minLength", "pattern"}
_OF_LISTS = {"items", "minItems", "uniqueItems"}
_OF_OBJECTS = {"required", "properties", "additionalProperties", "propertyNames", "minProperties", "maxProperties"}
_OF_ALL = {"$ref", "type", "enum", "const", "minimum", "not", "oneOf", "if", "then", "else"}


class Shapes:
    """Compiler of schemas; `definitions` are the targets of `#/$defs/NAME`."""

    def __init__(self, definitions: Mapping[str, Any]) -> None:
        self._definitions = definitions
        self._known: dict[str, Fits] = {}

    def fits(self, schema: Any) -> Fits:
        """Return the function that checks values against a schema."""
        if isinstance(schema, bool):
            return lambda _: schema
        if unknown := schema.keys() - _OF_ALL - _OF_STRINGS - _OF_LISTS - _OF_OBJECTS:
            raise ValueError(f"{', '.join(sorted(unknown))} cannot be checked here")
        checks = tuple(self._checks(schema))
        if len(checks) == 1:
            return checks[0]
        return lambda value: all(check(value) for check in checks)

    def _checks(self, schema: dict[str, Any]) -> Iterator[Fits]:
        if "type" in schema:
            yield _type(schema["type"])
        if "$ref" in schema:
            yield self._defined(schema["$ref"].removeprefix("#/$defs/"))
        if "enum" in schema or "const" in schema:
            yield _one_of(schema.get("enum", [schema.get("const")]))
        if "minimum" in schema:
            least = schema["minimum"]
            yield lambda value: not _is_number(value) or value >= least
        if _OF_STRINGS & schema.keys():
            yield _string(schema)
        if _OF_LISTS & schema.keys():
            yield self._list(schema)
        if _OF_OBJECTS & schema.keys():
            yield self._object(schema)
        yield from self._choices(schema)

    def _choices(self, schema: dict[str, Any]) -> Iterator[Fits]:
        if "not" in schema:
            inner = self.fits(schema["not"])
            yield lambda value: not inner(value)
        if "oneOf" in schema:
            options = [self.fits(option) for option in schema["oneOf"]]
            yield lambda value: sum(option(value) for option in options) == 1
        if "if" in schema:
            condition, then, other = (self.fits(schema.get(key, True)) for key in ("if", "then", "else"))
            yield lambda value: then(value) if condition(value) else other(value)

    def _defined(self, name: str) -> Fits:
        """Return the check of a definition, which may refer to itself."""
        known = self._known

        def check(value: Any) -> bool:
            if name not in known:
                known[name] = self.fits(self._definitions[name])
            return known[name](value)

        return check

    def _list(self, schema: dict[str, Any]) -> Fits:
        item, least, unique = self.fits(schema.get("items", True)), schema.get("minItems", 0), "uniqueItems" in schema

        def check(value: Any) -> bool:
            if not isinstance(value, list):
                return True
            return len(value) >= least and all(map(item, value)) and not (unique and _has_duplicates(value))

        return check

    def _object(self, schema: dict[str, Any]) -> Fits:
        properties = {name: self.fits(inner) for name, inner in schema.get("properties", {}).items()}
        other = self.fits(schema.get("additionalProperties", True))
        names = self.fits(schema["propertyNames"]) if "propertyNames" in schema else None
        required = frozenset(schema.get("required", ()))
        least, most = schema.get("minProperties", 0), schema.get("maxProperties")

        def check(value: Any) -> bool:
            if not isinstance(value, dict):
                return True
            if not required <= value.keys() or len(value) < least or (most is not None and len(value) > most):
                return False
            if names is not None and not all(map(names, value)):
                return False
            return all(properties.get(name, other)(child) for name, child in value.items())

        return check


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _type(named: str | list[str]) -> Fits:
    if isinstance(named, str):
        return _TYPES[named]
    kinds = [_TYPES[name] for name in named]
    return lambda value: any(kind(value) for kind in kinds)


def _one_of(values: list[Any]) -> Fits:
    return lambda value: any(value == one and isinstance(value, bool) is isinstance(one, bool) for one in values)


def _string(schema: dict[str, Any]) -> Fits:
    least, search = schema.get("minLength", 0), re.compile(schema.get("pattern", "")).search
    return lambda value: not isinstance(value, str) or (len(value) >= least and search(value) is not None)


def _has_duplicates(values: list[Any]) -> bool:
    try:
        return len({(isinstance(value, bool), value) for value in values}) < len(values)
    except TypeError:
        return True
