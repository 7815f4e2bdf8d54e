"""Numbers written out: Chinese numerals as documents print them, and English words as descriptions do."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DIGITS = {"〇": 0, "零": 0, "两": 2, **{digit: value for value, digit in enumerate("一二三四五六七八九", start=1)}}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIAD = "万"

_COUNTED = re.compile(
    rf"[{''.join([*_DIGITS, *_UNITS])}{_MYRIAD}]{{1,12}}+"
    r"(?=\s?(?:个|次|天|日|周|月|年|小时|分钟|秒|毫秒|位|条|种|倍|台|页|项|类|名|字|人|组|级|层|段|户|张|份|款))"
)
"""A numeral before a measure word: elsewhere its characters are parts of words, such as 统一."""

_TO_TWENTY = """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty
"""
_ROUND = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100, "thousand": 1000}
_WORDS = {word: value for value, word in enumerate(_TO_TWENTY.split(), start=2)} | _ROUND
_WORD = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?![\w-])", re.IGNORECASE)


def chinese_numbers(text: str) -> Iterator[str]:
    """Yield the numbers that a text writes in Chinese numerals and counts something with, in digits."""
    for match in _COUNTED.finditer(text):
        yield str(_value(match[0]))


def english_numbers(text: str) -> Iterator[str]:
    """Yield the numbers from two on that a text writes as English words, in digits."""
    for match in _WORD.finditer(text):
        yield str(_WORDS[match[0].lower()])


def _value(numeral: str) -> int:
    if _MYRIAD in numeral:
        high, _, low = numeral.partition(_MYRIAD)
        return (_value(high) if high else 1) * 10000 + (_value(low.replace(_MYRIAD, "")) if low else 0)
    if not any(unit in numeral for unit in _UNITS):
        return int("".join(str(_DIGITS[digit]) for digit in numeral))
    total, digit = 0, 0
    for character in numeral:
        if character in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[character], 0
        else:
            digit = _DIGITS[character]
    return total + digit
