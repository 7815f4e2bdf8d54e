"""The platform's documents, which are not part of the repository, where somebody has them."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "FEIYAN_DOCUMENTS"


def folder() -> Path | None:
    """The folder that FEIYAN_DOCUMENTS names; None where nobody has said where the documents are."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else None


def at_hand() -> list[Path]:
    """The texts and saved pages in the folder, by name: the reference, then the older page; none without a folder."""
    found = folder()
    return sorted(path for path in found.glob("*") if path.suffix in (".txt", ".html")) if found else []


def lacking() -> str:
    """The sentence to say where there are none."""
    found = folder()
    if found is None:
        return f"{VARIABLE} is not set: it names the folder of the platform's documents"
    return f"the platform's documents are not in {found}, which {VARIABLE} names"
