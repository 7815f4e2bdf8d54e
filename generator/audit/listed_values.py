"""Read the values that a description lists for a field."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

_NUMBER = re.compile(r"(?<![\w.\-/])(-?\d{1,18})(?=\s*(?:[：:（(]|表示))")
_WORD = re.compile(r"(?<![\w.\-/])([A-Z][A-Z0-9_]{2,})(?=\s*(?:[：:（(]|表示))")


def new_values(text: str, known: Collection[Any]) -> Iterator[Any]:
    """Yield the listed values that are not known yet; none if the description does not list all known ones."""
    pattern = _NUMBER if all(isinstance(value, int) for value in known if value is not None) else _WORD
    listed: dict[Any, None] = {}
    for found in pattern.findall(text):
        listed[int(found) if pattern is _NUMBER else found] = None
    if len(known) > 1 and listed.keys() >= {value for value in known if value is not None}:
        yield from (value for value in listed if value not in known)
