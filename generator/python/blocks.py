"""Blocks of a Markdown file that nobody writes by hand: each stands between two marks with its name."""

from __future__ import annotations

import difflib

COMMAND = "nox -s generate"
"""Writes all that is derived."""


def marks(name: str) -> tuple[str, str]:
    """The lines above a block and below it."""
    return f"<!-- {name}: `{COMMAND}` writes this -->", f"<!-- end of {name} -->"


def filled(text: str, name: str, content: str) -> str | None:
    """The text of a file with this content in the block; None where it has no such block."""
    begin, end = marks(name)
    before, found, rest = text.partition(begin)
    _, closed, after = rest.partition(end)
    return f"{before}{begin}\n{content}\n{end}{after}" if found and closed else None


def difference(name: str, found: str, derived: str) -> str:
    """A unified diff of a file as it is and as it is derived."""
    heads = f"{name} on disk", f"{name} as derived"
    return "\n".join(difflib.unified_diff(found.split("\n"), derived.split("\n"), *heads, n=1, lineterm=""))
