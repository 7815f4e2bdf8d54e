"""Names of JSON types, for messages such as "expected a string, got a number"."""

from __future__ import annotations

_NAMES = {bool: "a boolean", int: "a number", float: "a number", str: "a string", list: "a list", dict: "an object"}


def json_type(value: object) -> str:
    """Return the name of a JSON value's type with its article; null counts as nothing."""
    if value == "":
        return "an empty string"
    return _NAMES.get(type(value), "nothing")
