"""The tables of the error dictionary are read."""

from __future__ import annotations

from collections.abc import Callable

from generator.documents import Document

ReadText = Callable[[str], Document]

COMMON = "## 2. 错误码字典\n\nLook here.\n\n### 常见\n\n错误码\t错误信息\t描述\t可尝试解决方法\n"
DEVICE = "## 2. 错误码字典\n\n## 设备\n\n错误码\t设备所处状态\t错误码说明\tApp展示的提示文案\t解决办法\n"


def test_a_row_names_its_table(read_document: ReadText) -> None:
    """A code comes with message, meaning and remedy, and with the title of its table."""
    (row,) = read_document(COMMON + "460\tbad lamp\tNo such lamp.\tBuy one.\n").errors
    assert (row.line, row.table, row.code, row.hex) == (8, "常见", "460", None)
    assert (row.message, row.description, row.remedy) == ("bad lamp", "No such lamp.", "Buy one.")


def test_a_row_without_a_code_is_about_the_one_above(read_document: ReadText) -> None:
    """A code with several messages is printed once."""
    rows = read_document(COMMON + "460\ta\tx.\ty\n\tb\tx.\ty\n").errors
    assert [(row.code, row.message) for row in rows] == [("460", "a"), ("460", "b")]


def test_a_first_row_without_a_code_is_unplaced(read_document: ReadText) -> None:
    """A row that continues nothing is reported, also at the top of a second table."""
    document = read_document(COMMON + "460\ta\tx.\ty\n\n### 家\n\n错误码\t描述\n\tx.\n")
    assert [(line.line, line.reason) for line in document.unplaced] == [(13, "row of an error table without a code")]


def test_a_code_of_two_parts_stays_as_printed(read_document: ReadText) -> None:
    """Code and sub-code joined by a plus are one code here."""
    (row,) = read_document("## 配网\n\n## 2. 错误码字典\n\n错误码\t错误描述\t公版App上的提示文案\n1+2\tx.\ty.\n").errors
    assert (row.code, row.description, row.message) == ("1+2", "x.", "y.")


def test_a_hexadecimal_code_stands_beside_the_decimal_one(read_document: ReadText) -> None:
    """Codes of devices are printed both ways."""
    (row,) = read_document(DEVICE + "50176 (0xC400)\tstarting\tNo driver.\tFailed.\tRestart.\n").errors
    assert (row.code, row.hex, row.state, row.message) == ("50176", "0xC400", "starting", "Failed.")


def test_interchanged_columns_are_put_right(read_document: ReadText) -> None:
    """Cells that a shared state has shifted are assigned to their own fields."""
    rows = read_document(DEVICE + "1\t\tpairing\tTimed out.\tShown.\n2\tBad version.\t\tShown too.\tUpdate.\n").errors
    assert [(row.state, row.description, row.message, row.remedy) for row in rows] == [
        ("pairing", "Timed out.", "Shown.", ""),
        ("", "Bad version.", "Shown too.", "Update."),
    ]


def test_a_table_goes_on_under_other_headings(read_document: ReadText) -> None:
    """A page break may repeat the headings in other words."""
    rows = read_document(
        DEVICE + "1\ta\tb.\tc\td\n\n错误码\t配置失败原因\t错误码说明\tApp展示的提示文案\t解决办法\n2\te\tf.\tg\th\n"
    )
    assert [row.state for row in rows.errors] == ["a", "e"]


def test_a_list_in_a_cell_becomes_lines(read_document: ReadText) -> None:
    """Remedies that are lists have one line an item."""
    (row,) = read_document(COMMON + "1\ta\tb.\t<ul><li>First.</li> <li>Second.</li></ul>\n").errors
    assert row.remedy == "- First.\n- Second."


def test_a_row_that_does_not_fit_its_headings_is_unplaced(read_document: ReadText) -> None:
    """A row with a cell too few cannot be told apart, so it is reported."""
    document = read_document(COMMON + "1\ta\tb.\n")
    assert [line.reason for line in document.unplaced] == ["3 cells under 4 headings of an error table"]
