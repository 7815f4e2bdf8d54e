"""JSON from outside, and the names of its types for messages such as "expected a string, got a number"."""

from __future__ import annotations

import json
from typing import Any

MAX_JSON_DEPTH = 100
"""Levels of objects and lists in each other. Values of so many levels can also be written again."""

_NAMES = {bool: "a boolean", int: "a number", float: "a number", str: "a string", list: "a list", dict: "an object"}


def read_json(content: bytes, **options: Any) -> Any:
    """Return the value in JSON from outside; `options` are those of `json.loads`.

    Raises ValueError if it is not valid, or has more than `MAX_JSON_DEPTH` levels.
    """
    try:
        value = json.loads(content, **options)
    except RecursionError:
        raise ValueError("too many levels") from None
    level = [value]
    for _ in range(MAX_JSON_DEPTH + 1):
        containers = [each for each in level if isinstance(each, dict | list)]
        if not containers:
            return value
        level = [part for each in containers for part in (each.values() if isinstance(each, dict) else each)]
    raise ValueError("too many levels")


def json_type(value: object) -> str:
    """Return the name of a JSON value's type with its article; null counts as nothing."""
    if value == "":
        return "an empty string"
    return _NAMES.get(type(value), "nothing")
