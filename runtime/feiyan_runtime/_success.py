"""Success and failure that an answer tells inside its data, from the spec's `x-success`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Success:
    """The values that mean success.

    They are values of `field`, or of the data itself if `field` is empty. `code` and `message` are the fields that
    explain a failure, where there are such. All names are those of the wire.
    """

    values: tuple[object, ...]
    field: str = ""
    code: str = ""
    message: str = ""

    def told(self, data: object) -> bool | None:
        """Return whether the data tells of success; None if it tells nothing."""
        value = data
        if self.field:
            value = data.get(self.field) if isinstance(data, Mapping) else None
        if value is None:
            return None
        return value in self.values or _text(value) in map(_text, self.values)


def _text(value: object) -> str:
    """Return a value as text, so that 200 and "200", true and "TRUE" are the same."""
    return value.lower() if isinstance(value, str) else json.dumps(value)
