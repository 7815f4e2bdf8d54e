"""Look for names in texts."""

from __future__ import annotations

import re


def whole_word(word: str) -> re.Pattern[str]:
    """Match a name where it stands as a whole, not as a part of another or of a dotted one."""
    return re.compile(rf"(?<![\w.]){re.escape(word)}(?!\w)")


def has_word(text: str, word: str) -> bool:
    """Return whether a name stands in a text as a whole."""
    return whole_word(word).search(text) is not None
