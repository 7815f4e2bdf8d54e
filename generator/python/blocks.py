"""Replace derived blocks of a Markdown file: each is enclosed by two marks with its name."""

from __future__ import annotations

import difflib

from generator.wording import one_line

COMMAND = "nox -s generate"
"""Command that writes all derived files."""


def marks(name: str, command: str = COMMAND) -> tuple[str, str]:
    """Return the lines before and after a block that a command writes."""
    return f"<!-- {name}: `{command}` writes this -->", f"<!-- end of {name} -->"


def filled(text: str, name: str, content: str, command: str = COMMAND) -> str | None:
    """Return the text of a file with new content in a block; None if the file has no such block."""
    begin, end = marks(name, command)
    before, found, rest = text.partition(begin)
    _, closed, after = rest.partition(end)
    return f"{before}{begin}\n{content}\n{end}{after}" if found and closed else None


def difference(name: str, found: str, derived: str) -> str:
    """Return a unified diff between a file on disk and its derived content."""
    heads = f"{name} on disk", f"{name} as derived"
    changes = difflib.unified_diff(found.split("\n"), derived.split("\n"), *heads, n=1, lineterm="")
    return "\n".join(map(one_line, changes))
