"""Read the types in tables and examples, and recognize placeholders and masked values."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import datetime

from generator.documents.records import Json

_TABLE_TYPES = {
    "string": {"string"},
    "date": {"integer", "string"},
    "int": {"integer"},
    "integer": {"integer"},
    "long": {"integer"},
    "byte": {"integer"},
    "short": {"integer"},
    "float": {"number"},
    "double": {"number"},
    "boolean": {"boolean"},
    "bool": {"boolean"},
    "json": {"object", "array"},
    "jsonobject": {"object"},
    "object": {"object"},
    "map": {"object"},
    "struct": {"object"},
    "list": {"array"},
    "array": {"array"},
    "jsonarray": {"array"},
}
_PLACEHOLDER = re.compile(r"\"?value\d*\"?", re.IGNORECASE)
_LIKE_DATE = re.compile(r"\d{4}-\d{2}")
_MASKED = re.compile(r"(?=[\d*xX.]*?(?:\*|[xX]{2}))[\d*xX.]++")


def table_types(text: str) -> frozenset[str] | None:
    """Return the JSON types that the type in a table allows; None if it is unknown."""
    found = _TABLE_TYPES.get(text.partition("<")[0].strip().lower())
    return None if found is None else frozenset(found)


def is_long(text: str) -> bool:
    """Return whether a table says that a number has 64 bits."""
    return text.strip().lower() == "long"


def is_structured(text: str) -> bool:
    """Return whether the type in a table is an object or a list, whose shape is described elsewhere."""
    return bool((table_types(text) or frozenset()) & {"object", "array"})


def json_type(value: Json) -> str:
    """Return the JSON type of a value."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
    return "object"


def is_of(value: Json, types: Collection[str]) -> bool:
    """Return whether a value has one of several JSON types; an integer is also a number."""
    kind = json_type(value)
    return kind in types or (kind == "integer" and "number" in types)


def names(value: Json) -> Iterator[str]:
    """Yield every name in a value, at any depth."""
    if isinstance(value, dict):
        yield from value
    if isinstance(value, dict | list):
        for child in value.values() if isinstance(value, dict) else value:
            yield from names(child)


def is_placeholder(value: Json) -> bool:
    """Return whether a value in a request example is a placeholder: "value3"."""
    return isinstance(value, str) and _PLACEHOLDER.fullmatch(value) is not None


def is_masked(value: Json) -> bool:
    """Return whether a string is a number with masked digits: "156xxxx430"."""
    return isinstance(value, str) and _MASKED.fullmatch(value) is not None


def is_no_date(value: Json) -> bool:
    """Return whether a string begins like a date but is not valid: "2020-08-25 10:00:0"."""
    if not isinstance(value, str) or not _LIKE_DATE.match(value):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return True
    return False
