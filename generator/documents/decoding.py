"""Decode the bytes of a document: UTF-8, UTF-16, or GBK and its relatives."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(r"charset\s*+=\s*+[\"']?([A-Za-z0-9_-]{1,20})", re.IGNORECASE)
_CHINESE = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "x-gbk": "gb18030", "big5": "big5"}
_WORDS = re.compile("路径|版本|请求|参数|名称|错误码|定义描述")
_BEGINNING = 4096
_FEWEST_ZEROS = 0.05
"""Share of zero bytes at odd or even places above which a text without a mark is UTF-16."""


def decoded(raw: bytes) -> str:
    """Return the text of a document; raise UnicodeDecodeError if it is in no usual encoding.

    A byte-order mark decides; without one, UTF-8 is tried, then the encoding that the page's `meta` names, then GB
    18030 if that gives words of the platform's documents.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding).removeprefix("\ufeff")
    if encoding := _utf_16(raw):
        return raw.decode(encoding)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        named = _META.search(raw[:_BEGINNING].decode("latin-1"))
        encoding = _CHINESE.get(named[1].lower() if named else "", "")
        text = _chinese(raw, encoding or "gb18030")
        if text is None or not (encoding or _WORDS.search(text)):
            raise
        return text


def _chinese(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _utf_16(raw: bytes) -> str:
    """Return the encoding of UTF-16 without a mark, whose Latin letters have a zero byte each; '' for other texts."""
    beginning = raw[:_BEGINNING]
    zeros = beginning[1::2].count(0), beginning[::2].count(0)
    if max(zeros) <= len(beginning) // 2 * _FEWEST_ZEROS or min(zeros) > max(zeros) // 10:
        return ""
    return "utf-16-le" if zeros[0] > zeros[1] else "utf-16-be"
