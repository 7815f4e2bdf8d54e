"""Take the fingerprint of a sentence: the same on every page that prints it, whatever its layout.

A sentence is not kept, only what tells whether another one is different. Blanks, line ends, widths of characters, marks
of emphasis, bullets, quotation marks and punctuation do not count: pages and extracted text have them otherwise. Signs
that carry meaning do: `-1`, `1-10`, `0.5`, `>=`, `%`.
"""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata

LENGTH = 12
"""Number of hexadecimal digits of a fingerprint."""

_BULLET = re.compile(r"^[^\S\n]*+(?:[•·●○▪◦∙*+]|[-–—](?=\s))", re.MULTILINE)
_TAG = re.compile(
    r"</?(?:a|b|br|code|div|em|font|i|li|ol|p|pre|span|strong|sub|sup|ul)(?:\s[^<>]*+)?/?>", re.IGNORECASE
)
_STOP = re.compile(r"\.(?=\s|\Z)")
_DASH = str.maketrans(dict.fromkeys("‐‑‒–—―−~∼〜", "-"))
_INVISIBLE = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]++")
_MARKS = re.compile(r"[^\w<>=≤≥≠±+\-%/.&|$#@]++|[`\\]++")
_POINT = re.compile(r"\.++(?!\d)|(?<!\d)\.++")


def fingerprint(sentence: str) -> str:
    """Return the fingerprint of a sentence; '' if it has neither letters nor digits."""
    said = normal(sentence)
    return hashlib.sha256(said.encode()).hexdigest()[:LENGTH] if any(map(str.isalnum, said)) else ""


def normal(sentence: str) -> str:
    """Return a sentence without what does not count.

    A mark between digits becomes a comma, so that the values `1, 2` differ from `12`; any other one is left out.
    """
    text = unicodedata.normalize("NFKC", html.unescape(sentence))
    text = _TAG.sub("", _BULLET.sub("", text)).translate(_DASH)
    text = _INVISIBLE.sub("", _STOP.sub(",", text))
    return _POINT.sub("", _MARKS.sub(_between, text))


def _between(mark: re.Match[str]) -> str:
    text, start, end = mark.string, mark.start(), mark.end()
    around = text[start - 1 : start] + text[end : end + 1]
    return "," if len(around) == 2 and around.isdigit() else ""
