"""Cache facts between runs, in `.cache/`, which is not under version control.

The cache only saves time: a file that is missing, damaged or read-only changes no result.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import Any

from generator import REPOSITORY

FOLDER = REPOSITORY / ".cache"


def recall(name: str) -> dict[str, Any]:
    """Return the facts cached under a name; an empty dict if there are none."""
    try:
        known = json.loads((FOLDER / f"{name}.json").read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return known if isinstance(known, dict) else {}


def remember(name: str, facts: dict[str, Any]) -> None:
    """Cache facts for the next run."""
    path = FOLDER / f"{name}.json"
    new = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        FOLDER.mkdir(exist_ok=True)
        new.write_text(json.dumps(facts), encoding="utf-8")
        new.replace(path)
