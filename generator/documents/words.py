"""Find names in texts."""

from __future__ import annotations

import re


def whole_word(word: str) -> re.Pattern[str]:
    """Return a pattern for a name as a whole word, not as a part of another or of a dotted name."""
    return re.compile(rf"(?<![\w.]){re.escape(word)}(?!\w)")


def letters(text: str) -> str:
    """Return the letters and digits of a text in small letters: blanks and marks are often lost."""
    return "".join(filter(str.isalnum, text)).casefold()


def has_word(text: str, word: str) -> bool:
    """Return whether a text contains a name as a whole word."""
    return whole_word(word).search(text) is not None
