"""The fingerprint of a sentence: what changes it, and what does not."""

from __future__ import annotations

import pytest

from generator.documents.fingerprint import fingerprint

SENTENCE = "类型：0（表示手动）；1（表示自动，默认值）。最多10个，精度0.5。"


@pytest.mark.parametrize(
    "printed",
    [
        "类型:0(表示手动);1(表示自动,默认值).最多10个,精度0.5.",
        "类型：０（表示手动）；１（表示自动，默认值）。最多１０个，精度０．５。",
        "类型：0（表示手\n  动）；1（表示自动，默认值）。 最多 10 个，\u00a0精度 0.5。",
        "类型：\n- 0（表示手动）；\n- 1（表示自动，默认值）。最多10个，精度0.5",
        "**类型**：<br/>• `0`（表示手动）；<p>• `1`（表示自动，默认值）。</p>最多10个，精度0.5。",
        "类型:0（表示手动）；1（表示\u200b自动，默认值）。最多10个，精度0.5。&nbsp;",
    ],
)
def test_layout_does_not_count(printed: str) -> None:
    """Widths, line wraps, bullets, markup and punctuation are those of a page, not of what it says."""
    assert fingerprint(printed) == fingerprint(SENTENCE)


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        ("最多10个。", "最多100个。"),
        ("取值1,2。", "取值12。"),
        ("精度0.5。", "精度05。"),
        ("取值-1。", "取值1。"),
        ("范围1~10。", "范围1,10。"),
        ("大于0。", "小于0。"),
        (">=3", "<=3"),
        ("ON", "on"),
        ("可选。", "可选吗。"),
        ("user_id", "userid"),
        ("类型List<String>。", "类型List<Int>。"),
        ("默认0。1表示开。", "默认0.1表示开。"),
    ],
)
def test_another_fact_is_another_fingerprint(printed: str, other: str) -> None:
    """A number, a sign, a word or the case of a value is part of what a sentence says."""
    assert fingerprint(printed) != fingerprint(other)


def test_a_full_stop_before_a_digit_is_no_decimal_point() -> None:
    """In Latin punctuation, the blank behind a full stop tells it from a decimal point."""
    assert fingerprint("默认0. 1(表示开).") == fingerprint("默认0。1（表示开）。")


@pytest.mark.parametrize("printed", ["", " ", "-", "。", "<br>", "&nbsp;", "—"])
def test_nothing_said_has_no_fingerprint(printed: str) -> None:
    """A cell with nothing but marks is empty, so that it needs no reader."""
    assert fingerprint(printed) == ""
