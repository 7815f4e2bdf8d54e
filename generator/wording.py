"""Format what commands print: numbers, and text of strangers as lines that are nothing but text."""

from __future__ import annotations

import re
import sys

LONGEST_LINE = 2000
"""Maximum number of characters of a line that a command prints."""

_COMMAND = re.compile(r"\A(?P<space>\s*+):(?=:)|#(?=#\[)")


def counted(number: int, noun: str) -> str:
    """Return a count with its noun, in the plural if it needs one: `3 files`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def one_line(text: str) -> str:
    """Return text with line breaks and other invisible characters escaped, so that it prints as one line.

    A long one is shortened. One that begins like a command of GitHub's workflows, `::error::` or `##[error]`, does not
    any more.
    """
    if len(text) > LONGEST_LINE:
        text = f"{text[:LONGEST_LINE]}... and {len(text) - LONGEST_LINE} more characters"
    if not text.isprintable():
        text = "".join(one if one.isprintable() else ascii(one)[1:-1] for one in text)
    return _COMMAND.sub(_escaped, text)


def say(text: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{one_line(text)}\n")


def complain(text: str) -> None:
    """Print a line to stderr."""
    sys.stderr.write(f"{one_line(text)}\n")


def _escaped(found: re.Match[str]) -> str:
    return "\\x23" if found[0] == "#" else f"{found['space']}\\x3a"
