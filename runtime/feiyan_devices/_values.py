"""Python values that a thing model gives where a plain type would lose something."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from itertools import islice
from typing import Any

_MAX_NAME = 100
_COMPARED = 1000  # names; comparing more would take seconds


class EnumItem(int):
    """An item of an enumeration: an int that has a `label`, or None if the model does not list the number."""

    label: str | None

    def __new__(cls, number: int, label: str | None = None) -> EnumItem:
        item = super().__new__(cls, number)
        item.label = label
        return item

    def __repr__(self) -> str:
        return f"EnumItem({int(self)}, {self.label!r})"

    __str__ = int.__repr__


class Struct(dict[str, Any]):
    """A structure: a dict whose members are attributes, too: `color.Red` is `color["Red"]`.

    Members that are not Python names, or are named like a method of dict, have their key only.
    """

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"the structure has no member {name!r}{hint(name, self)}") from None

    def __repr__(self) -> str:
        return f"Struct({dict.__repr__(self)})"


def hint(name: object, known: Iterable[str]) -> str:
    """Return "; did you mean ...?" with the nearest of the known names, or nothing."""
    names = {one.casefold(): one for one in islice(known, _COMPARED) if len(one) <= _MAX_NAME}
    near = difflib.get_close_matches(str(name)[:_MAX_NAME].casefold(), names, 1, 0.6)
    return f"; did you mean {names[near[0]]!r}?" if near else ""
