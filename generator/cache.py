"""What commands remember between runs, in `.cache/`, which is not under version control.

Nothing here is needed: a file that is lacking, damaged or cannot be written costs time and nothing else.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import Any

from generator import REPOSITORY

FOLDER = REPOSITORY / ".cache"


def recall(name: str) -> dict[str, Any]:
    """Return what was remembered under a name, or nothing."""
    try:
        known = json.loads((FOLDER / f"{name}.json").read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return known if isinstance(known, dict) else {}


def remember(name: str, facts: dict[str, Any]) -> None:
    """Keep facts until the next run."""
    path = FOLDER / f"{name}.json"
    new = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        FOLDER.mkdir(exist_ok=True)
        new.write_text(json.dumps(facts), encoding="utf-8")
        new.replace(path)
