"""The platform's documents, which are not part of the repository, where somebody has them."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "FEIYAN_DOCUMENTS"

_BESIDE = Path(__file__).resolve().parents[3] / "shared" / "docs"


def folder() -> Path:
    """Where they are looked for: the folder that FEIYAN_DOCUMENTS names, or else one beside the repository."""
    return Path(os.environ.get(VARIABLE) or _BESIDE)


def is_named() -> bool:
    """Whether somebody has said where they are, and so expects them there."""
    return bool(os.environ.get(VARIABLE))


def at_hand() -> list[Path]:
    """The texts and saved pages in the folder, by name: the reference, then the older page; none without a folder."""
    return sorted(path for path in folder().glob("*") if path.suffix in (".txt", ".html"))


def lacking() -> str:
    """What to say where there are none."""
    return f"the platform's documents are not in {folder()}; {VARIABLE} names their folder"
