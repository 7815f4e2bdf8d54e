"""Remove the markup from the text of a cell or a paragraph."""

from __future__ import annotations

import re

_ITEM = re.compile(r"(?:(?<!\s)\s+)?<li>\s*+•?\s*+", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:ul|ol|li|pre|code|a|b|i|p|span|strong|em)(?:\s[^<>]*+)?>", re.IGNORECASE)
_LINK = re.compile(r"\[([^\[\]]*+)\]\([^\[)]*+\)")
_ESCAPE = re.compile(r"\\([_$*#&\[\]])")


def plain(text: str) -> str:
    """Return text without tags, links and escapes; items of a list are on lines that begin with '- '."""
    text = _ITEM.sub("\n- ", text)
    text = _BREAK.sub("\n", text)
    text = _TAG.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = unescape(text)
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def unescape(text: str) -> str:
    """Return text without the backslashes of Markdown escapes."""
    return _ESCAPE.sub(r"\1", text)
