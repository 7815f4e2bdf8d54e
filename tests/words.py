"""Functions that write numbers as words."""

from __future__ import annotations

import textwrap

_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_SIZES = (("MiB", 1024 * 1024), ("KiB", 1024))


def number(value: int) -> str:
    """Return a number in words, up to twelve."""
    return _NUMBERS[value] if 0 <= value < len(_NUMBERS) else str(value)


def seconds(value: float) -> str:
    """Return a time in seconds, or in minutes if it is a whole number of them."""
    unit = "minute" if value >= 60 and value % 60 == 0 else "second"
    count = value / 60 if unit == "minute" else value
    if count == 1:
        return f"a {unit}"
    return f"{number(int(count)) if count == int(count) else f'{count:g}'} {unit}s"


def size(value: int) -> str:
    """Return a number of bytes in the largest unit that divides it."""
    return next((f"{value // one} {unit}" for unit, one in _SIZES if value % one == 0), f"{value} bytes")


def wrapped(text: str) -> str:
    """Return a paragraph wrapped at 120 characters."""
    return f"{textwrap.fill(' '.join(text.split()), 120, break_long_words=False, break_on_hyphens=False)}\n"
