"""References of a JSON body to its own parts, as the platform's SDK for phones writes them."""

from __future__ import annotations

import re
from typing import Any

from feiyan_sandbox.world import MAX_JSON_DEPTH

MAX_VALUES = 100_000
"""Number of values in a body whose references are written out."""

_REFERENCE = re.compile(r"\$(?:\.\w++|\[\d{1,6}\])*+")
_STEP = re.compile(r"\.(\w++)|\[(\d++)\]")


def has_references(value: object) -> bool:
    """Return whether a JSON value has references, such as `{"$ref": "$.d"}`."""
    if isinstance(value, dict):
        return _is_reference(value) or any(map(has_references, value.values()))
    return isinstance(value, list) and any(map(has_references, value))


def without_references(body: Any) -> Any:
    """Return a JSON body with the parts that its references name in their places.

    Raises ValueError if a reference names nothing, or leads back to itself.
    """
    return _Body(body).written_out(body, 0)


class _Body:
    def __init__(self, whole: Any) -> None:
        self._whole = whole
        self._left = MAX_VALUES

    def written_out(self, value: Any, depth: int) -> Any:
        self._left -= 1
        if self._left < 0 or depth > MAX_JSON_DEPTH:
            raise ValueError("its references lead back to themselves, or to too many values")
        if isinstance(value, list):
            return [self.written_out(part, depth + 1) for part in value]
        if not isinstance(value, dict):
            return value
        if _is_reference(value):
            return self.written_out(self._part(value["$ref"]), depth + 1)
        return {name: self.written_out(part, depth + 1) for name, part in value.items()}

    def _part(self, path: str) -> Any:
        if not _REFERENCE.fullmatch(path):
            raise ValueError(f"$ref: expected a path such as $.d, got {path}")
        part = self._whole
        for name, index in _STEP.findall(path):
            try:
                part = part[name] if name else part[int(index)]
            except (LookupError, TypeError):
                raise ValueError(f"$ref: {path} names nothing in the body") from None
        return part


def _is_reference(value: dict[str, Any]) -> bool:
    return value.keys() == {"$ref"} and isinstance(value["$ref"], str)
