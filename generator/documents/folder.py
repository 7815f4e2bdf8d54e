"""Find the platform's documents, which are not part of the repository."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "FEIYAN_DOCUMENTS"


def folder() -> Path | None:
    """Return the folder that FEIYAN_DOCUMENTS names; None if it is not set."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else None


def at_hand() -> list[Path]:
    """Return the texts and saved pages in the folder, sorted by name; none without a folder."""
    found = folder()
    return sorted(path for path in found.glob("*") if path.suffix in (".txt", ".html")) if found else []


def lacking() -> str:
    """Return the message for when there are none."""
    found = folder()
    if found is None:
        return f"{VARIABLE} is not set: set it to the folder of the platform's documents"
    return f"there are no documents in {found}, the folder in {VARIABLE}"
