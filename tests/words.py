"""Numbers of the code in the words of a text."""

from __future__ import annotations

import textwrap

_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_SIZES = (("MiB", 1024 * 1024), ("KiB", 1024))


def number(value: int) -> str:
    """A count: in letters up to twelve."""
    return _NUMBERS[value] if 0 <= value < len(_NUMBERS) else str(value)


def seconds(value: float) -> str:
    """A time in seconds, or in minutes where they are whole."""
    unit = "minute" if value >= 60 and value % 60 == 0 else "second"
    count = value / 60 if unit == "minute" else value
    if count == 1:
        return f"a {unit}"
    return f"{number(int(count)) if count == int(count) else f'{count:g}'} {unit}s"


def size(value: int) -> str:
    """A number of bytes, in the largest unit of which it is a multiple."""
    return next((f"{value // one} {unit}" for unit, one in _SIZES if value % one == 0), f"{value} bytes")


def wrapped(text: str) -> str:
    """A paragraph in lines as long as this project's."""
    return f"{textwrap.fill(' '.join(text.split()), 120, break_long_words=False, break_on_hyphens=False)}\n"
