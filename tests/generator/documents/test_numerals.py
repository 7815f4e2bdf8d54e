"""Numbers that are written out are read as documents and descriptions write them."""

from __future__ import annotations

import pytest

from generator.documents.numerals import chinese_numbers, english_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("最多二十个场景", ["20"]),
        ("恢复业务时间约十分钟", ["10"]),
        ("至少两个设备，至多一百个", ["2", "100"]),
        ("十二种", ["12"]),
        ("一千零五十条", ["1050"]),
        ("三万两千字", ["32000"]),
        ("二〇二一年", ["2021"]),
        ("万个", ["10000"]),
        ("统一查询第三方账号，十分重要", []),
    ],
)
def test_chinese_numerals(text: str, numbers: list[str]) -> None:
    """A numeral counts before a measure word only."""
    assert list(chinese_numbers(text)) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("Two of Twenty-one", ["2"]), ("at most thirty days, or one", ["30"]), ("someone weighs tentwo", [])],
)
def test_english_words(text: str, numbers: list[str]) -> None:
    """Words of their own count, except one, which is an article as often."""
    assert list(english_numbers(text)) == numbers
