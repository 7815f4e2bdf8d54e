"""Numbers, texts and objects as JSON holds them, and as devices send them in text."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn

from feiyan_devices._errors import InvalidValueError

MAX_DEPTH = 16
"""Maximum depth of structures in a model, and of a value whose type is not known."""

_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,40}(?:\.[0-9]{0,60})?|\.[0-9]{1,60})(?:[eE][+-]?[0-9]{1,3})?")
_WHOLE = re.compile(r"([+-]?[0-9]{1,40})(?:\.0*)?")
_EXACT = 2**53  # up to here a float holds every whole number


def number(value: object) -> int | float | None:
    """Return a number that came as such or as text; None if it is none, or not finite."""
    if isinstance(value, str):
        text = value.strip(" \t\r\n")
        if whole := _WHOLE.fullmatch(text):
            return int(whole[1])
        value = float(text) if _NUMBER.fullmatch(text) else None
    if isinstance(value, bool) or not isinstance(value, int | float) or not _is_finite(value):
        return None
    return value


def whole_number(value: object) -> int | None:
    """Return a whole number that came as such, as a float without a fraction, or as text; None if it is none."""
    found = number(value)
    if isinstance(found, float):
        return int(found) if abs(found) <= _EXACT and found.is_integer() else None
    return found


def _is_finite(value: float) -> bool:
    return isinstance(value, int) or math.isfinite(value)


def is_int(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def exact_float(value: float) -> float | None:
    """Return a number as a float; None if it is not finite, or a float cannot hold all of its digits."""
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if math.isfinite(found) and found == value else None


def size_in_bytes(text: str) -> int | None:
    """Return the size of a text in bytes; None if UTF-8 cannot carry it."""
    try:
        return len(text.encode())
    except UnicodeEncodeError:
        return None


def from_json_text(value: Any) -> Any:
    """Return the array or object that a text holds as JSON; anything else as it is."""
    if not isinstance(value, str) or not value.lstrip().startswith(("[", "{")):
        return value
    try:
        return json.loads(value, parse_constant=_refuse, parse_float=_finite)
    except (ValueError, RecursionError):
        return value


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def _finite(text: str) -> float:
    found = float(text)
    return found if math.isfinite(found) else _refuse(text)


def plain(value: Any, refusal: Callable[[], InvalidValueError], depth: int = 0) -> Any:
    """Return a value as plain JSON; raise the refusal if JSON cannot hold it."""
    if depth <= MAX_DEPTH:
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, str) and size_in_bytes(value) is not None:
            return str.__str__(value)
        if isinstance(value, int | float) and _is_finite(value):
            return int(value) if isinstance(value, int) else float(value)
        if isinstance(value, Mapping) and all(
            isinstance(name, str) and size_in_bytes(name) is not None for name in value
        ):
            return {str.__str__(name): plain(inner, refusal, depth + 1) for name, inner in value.items()}
        if isinstance(value, Sequence) and not isinstance(value, str | bytes | bytearray):
            return [plain(inner, refusal, depth + 1) for inner in value]
    raise refusal()
