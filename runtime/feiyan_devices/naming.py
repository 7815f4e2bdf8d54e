"""Make names and text from outside safe in Python source.

A spec and a thing model (TSL) are data, whoever wrote them. Each function here returns source that is safe where it is
used, or raises UnsafeError. It needs nothing but the standard library: the project's generator imports it, too.
"""

from __future__ import annotations

import keyword
import math
import re
import textwrap
import unicodedata

WIDTH = 116

_CONTROLS = frozenset({"Cc", "Cf", "Cs", "Co"})
_MAX_WORD = 60  # characters of a name; no label has to be longer to be recognised


class UnsafeError(ValueError):
    """A text is not safe in Python source."""


def snake_case(wire: str) -> str:
    """Return a wire name in snake case: `iot_id` for `iotId`, `start_time_utc` for `startTimeUTC`."""
    text = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", wire)
    text = re.sub(r"(?<=[A-Z])(?=[A-Z][a-z])", "_", text)
    return re.sub(r"[-.\s]+", "_", text).lower()


def words(text: str) -> str:
    """Return the parts of a text that may stand in a name, joined by underscores: `静音_低` for `静音/低!`.

    Letters and digits of any script are kept, in the one form that Python gives them. The result may be empty, or begin
    with a digit.
    """
    normal = unicodedata.normalize("NFKC", text)
    kept = "".join(char if f"a{char}".isidentifier() else "_" for char in normal)
    return re.sub(r"_+", "_", kept).strip("_")[:_MAX_WORD].strip("_")


def is_name(text: str) -> bool:
    """Return True if a text can be the name of a variable, and is no private one."""
    normal = unicodedata.normalize("NFKC", text)
    return text == normal and text.isidentifier() and not keyword.iskeyword(text) and not text.startswith("_")


def literal(value: object) -> str:
    """Return a plain value as Python source."""
    if value is None or isinstance(value, bool | int | str):
        return repr(value) if not isinstance(value, str) else _string(value)
    if isinstance(value, float) and math.isfinite(value):
        return repr(value)
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    raise UnsafeError(f"{value!r} cannot be written as a literal")


def docstring(*paragraphs: str, indent: int = 4, blocks: tuple[str, ...] = ()) -> str:
    """Return a docstring of wrapped paragraphs and unchanged blocks, not yet indented."""
    width = WIDTH - indent
    parts = [textwrap.fill(plain(text), width, break_on_hyphens=False) for text in paragraphs if text]
    text = _escape("\n\n".join([*parts, *blocks]))
    if "\n" not in text and len(text) <= width - 6:
        return f'"""{text}"""'
    return f'"""{text}\n"""'


def bullet(head: str, text: str) -> str:
    """Return an entry of an `Args:` block in the docstring of a method."""
    return paragraph(f"{head}: {text}", indent=4, hanging=4)


def paragraph(text: str, *, indent: int = 0, hanging: int = 0) -> str:
    """Return a wrapped paragraph of a block in the docstring of a method."""
    return textwrap.fill(
        plain(text),
        WIDTH - 8,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_on_hyphens=False,
    )


def plain(text: str) -> str:
    """Return text on one line; raise UnsafeError if it has control characters."""
    if not isinstance(text, str):
        raise UnsafeError(f"expected a string, got {text!r}")
    folded = " ".join(text.split())
    for character in folded:
        if unicodedata.category(character) in _CONTROLS:
            raise UnsafeError(f"the text contains the control character U+{ord(character):04X}: {folded[:40]!r}")
    return folded


def without_controls(text: str) -> str:
    """Return text on one line, with the control characters that `plain` refuses removed."""
    return " ".join("".join(char if unicodedata.category(char) not in _CONTROLS else " " for char in text).split())


def _string(value: str) -> str:
    text = repr(value)
    if text.startswith("'") and '"' not in text:
        text = f'"{text[1:-1]}"'
    return text


def _escape(text: str) -> str:
    return re.sub(r'"(?=""|\Z)', r"\"", text.replace("\\", "\\\\"))
