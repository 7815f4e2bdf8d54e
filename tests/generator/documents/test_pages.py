"""Published pages are read in every layout that they come in, and what they have lost is told."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.documents import Auth, Document, DocumentError, Layout, OperationRecord, open_document, read, read_text
from generator.documents.html import is_html, page_text
from tests.generator.documents.damage import damaged_page, damaged_text
from tests.generator.documents.published import (
    LAYOUTS,
    Page,
    cells_on_lines_with_bars,
    english,
    html,
    markdown,
    older,
    pasted,
    pasted_without_pictures,
)

PATH = "/living/example/lamp/list"
REQUIRED = {"homeId": True, "pageNo": True, "pageSize": False, "kind": False}
DAMAGED = 60
"""Number of damaged pages of each layout and language."""


def text_read(text: str) -> Document:
    """Read a page as a file with this text is read."""
    return read_text(page_text(text) if is_html(text) else text, "page")


def only(document: Document) -> OperationRecord:
    """Return the first operation of a page of which every line is understood."""
    assert document.unplaced == ()
    assert sum(document.placed.values()) + document.blank == document.line_count
    return document.operations[0]


@pytest.mark.parametrize("make", [Page, english])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_tells_the_same(layout: str, make: Callable[[], Page]) -> None:
    """Head, tables, examples and date are the same, however a page was copied, and in both languages."""
    page = make()
    document = text_read(LAYOUTS[layout](page))
    record = only(document)
    assert (record.title, record.path, record.api_version) == (page.title, PATH, "1.0.3")
    assert (record.auth, record.side, record.timeout_ms) == (Auth.YES, "app", None if "older" in layout else 3000)
    assert {row.name: row.required for row in record.request_rows} == REQUIRED
    assert [row.type for row in record.request_rows] == ["String", "Int", "Int", "String"]
    assert [(row.name, row.type) for row in record.response_rows] == [
        *(("code", "Int"), ("data", "JSON"), ("total", "Int"), ("lampId", "String"))
    ]
    assert record.request_example is not None
    assert record.response_example is not None
    assert (record.request_example.value, record.response_example.value) == (page.asked, page.answered)
    assert document.updated == ("2019-08-14" if "older" in layout else "2024-03-05")
    assert document.layout is (Layout.OLDER_PAGE if "older" in layout else Layout.PAGE)


def test_answers_that_were_pictures_are_left_open() -> None:
    """Nothing is made up of rows that do not say what is required, or of a head that does not say who may call."""
    record = only(text_read(pasted_without_pictures(Page())))
    assert record.auth is None
    assert {row.required for row in record.request_rows} == {None}
    assert record.request_rows[0].description == "h-01 样例家的标识。"


def test_an_older_page_has_several_operations() -> None:
    """Each title above a definition begins an operation, and one may have no parameters."""
    document = text_read(older(Page()))
    assert [(one.title, one.path) for one in document.operations] == [
        ("查询样例灯列表", PATH),
        ("Drop", "/living/example/lamp/drop"),
    ]
    assert document.unplaced == ()
    assert document.operations[1].request_rows == ()


def test_cells_go_on_over_lines_in_markdown() -> None:
    """A cell that is continued, and one that stands alone before the last bar, belong to their row."""
    text = markdown(Page()).replace("| data | JSON |  | 结果。 |", "| data | JSON |\n 结果\n\n 对象。 |\n|")
    row = only(text_read(text)).response_rows[1]
    assert (row.name, row.example, row.description) == ("data", "", "结果\n对象。")


def test_marks_before_a_name_show_its_depth() -> None:
    page = Page()
    page.response[3][0], page.response[4][0] = "├ total", "│ └ lampId"
    rows = only(text_read(markdown(page))).response_rows
    assert [(row.name, row.depth, row.parent) for row in rows[1:]] == [
        ("data", 0, None),
        ("total", 1, "data"),
        ("lampId", 2, "total"),
    ]


def test_a_cell_over_two_columns_is_the_description() -> None:
    text = html(Page()).replace(
        "<td></td><td><p>结果。</p></td>", '<td colspan="2"><p>结果。</p><ul><li>A</li></ul></td>'
    )
    row = only(text_read(text)).response_rows[1]
    assert (row.example, row.description) == ("", "结果。\n- A")


def test_a_cell_over_two_rows_names_the_parent_of_the_second() -> None:
    """Below a cell that reaches over rows, the column is empty: the next column has the name of a child."""
    text = older(Page()).replace(
        "<td><p>名称</p></td><td><p>类型</p></td><td><p>示例值", "<td>名称</td><td>子参数</td><td>类型"
    )
    text = text.replace(
        "<td><p>data</p></td><td><p>JSON</p></td><td></td>", '<td rowspan="2">data</td><td></td><td>JSON</td>'
    )
    text = text.replace("<td><p>total</p></td><td><p>Int</p></td><td><p>1", "<td>total</td><td><p>Int")
    for gone in ("<td><p>200</p></td>", "<td><p>l-01</p></td>"):
        text = text.replace(gone, "")
    text = text.replace("<td><p>code</p></td>", "<td>code</td><td></td>").replace(
        "<td><p>lampId</p>", "<td>lampId</td><td>"
    )
    rows = only(text_read(text)).response_rows
    assert [(row.name, row.parent) for row in rows] == [
        *(("code", None), ("data", None), ("total", "data"), ("lampId", None))
    ]


def test_codes_behind_the_examples_are_those_of_the_page() -> None:
    """They are kept apart from the error dictionary, of which a page is no edition."""
    page = Page(errors=[["错误码", "错误信息", "描述"], ["70001", "no lamp", "没有灯。"]])
    for layout in (markdown, pasted, html, cells_on_lines_with_bars):
        document = text_read(layout(page))
        only(document)
        assert [(row.code, row.message, row.table) for row in document.page_errors] == [
            ("70001", "no lamp", page.title)
        ]
        assert document.errors == ()


def test_headings_may_stand_twice() -> None:
    """A heading repeated above its table, and the headings of columns repeated within it, change nothing."""
    page = Page()
    page.request.insert(3, page.request[0])
    text = markdown(page).replace("## **请求参数**", "## 请求参数\n\n## **请求参数**")
    assert {row.name: row.required for row in only(text_read(text)).request_rows} == REQUIRED


def test_a_page_knows_its_number() -> None:
    """It stands in the address in the head, or in that of the line `saved from`, or is the name of the file."""
    assert text_read(html(Page())).page_number == "987654"
    saved = "<!-- saved from url=(0052)https://help.aliyun.com/document_detail/123456.html -->\n"
    assert text_read(html(Page()).replace("<html", f"{saved}<html").replace("canonical", "x")).page_number == "123456"
    assert text_read(f"https://help.aliyun.com/document_detail/65432.html\n\n{markdown(Page())}").page_number == "65432"
    assert text_read(markdown(Page()) + "见 https://help.aliyun.com/document_detail/1234.html 。\n").page_number == ""


def test_a_file_named_by_a_number_is_that_page(tmp_path: Path) -> None:
    path = tmp_path / "177968.md"
    path.write_text(markdown(Page()), "utf-8")
    assert open_document(path).document.page_number == "177968"


@pytest.mark.parametrize(
    ("encoding", "layout"),
    [
        ("utf-8-sig", markdown),
        ("utf-16", html),
        ("utf-16-le", pasted),
        ("utf-16-be", markdown),
        ("gbk", pasted),
        ("gb18030", markdown),
        ("gbk", html),
        ("utf-32", markdown),
    ],
)
def test_a_page_may_have_any_usual_encoding(tmp_path: Path, encoding: str, layout: Callable[[Page], str]) -> None:
    path = tmp_path / "page"
    page = layout(Page()).replace("├", "").replace('charset="utf-8"', f'charset="{encoding}"')
    path.write_bytes(page.encode(encoding))
    assert only(read(path)).title == "查询样例灯列表"


def test_an_older_page_in_english_without_separators_is_read() -> None:
    """The question for a token may have several words; an answer may have a remark."""
    document = text_read(
        "Thing services\n\nGet things\n\nDefinition\n\nPath Version Description cloudToken required\n"
        "/cloud/things/all/get 1.0.2 Gets the data of things. Yes\n\nRequest parameters\n\n"
        "Parameter Type Required Description\niotId String No (or key) The thing.\nkey String Yes The product.\n"
    )
    record = only(document)
    assert (record.title, record.path, record.side) == ("Get things", "/cloud/things/all/get", "cloud")
    assert record.description == "Gets the data of things."
    assert {row.name: row.required for row in record.request_rows} == {"iotId": False, "key": True}


# --- What is lost ----------------------------------------------------------------------------------------------------


def test_an_empty_part_is_believed_if_the_example_has_none() -> None:
    page = Page()
    page.request = [[""]]
    page.asked["params"] = {}
    assert only(text_read(html(page))).request_rows == ()


@pytest.mark.parametrize("layout", [*LAYOUTS.values(), pasted_without_pictures], ids=lambda layout: layout.__name__)
def test_a_lost_table_is_told_with_what_was_expected(layout: Callable[[Page], str]) -> None:
    """If the example has parameters, a part without rows has lost its table, whether its headings stand or not."""
    for rows in ([[""]], Page().request[:1]):
        page = Page()
        page.request = [list(row) for row in rows]
        reasons = [line.reason for line in text_read(layout(page)).unplaced]
        assert (
            "the table of the request is lost: expected rows below headings such as 名称, 类型, 是否必选, found none, "
            "but the example has homeId, pageNo, pageSize"
        ) in reasons


@pytest.mark.parametrize("layout", [markdown, html, pasted, older], ids=lambda layout: layout.__name__)
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda page: page.request[1].pop(1), "'是' is no type of homeId"),
        (lambda page: page.request[1].pop(2), "'h-01' does not say whether homeId is required"),
        (lambda page: page.request[2].__setitem__(2, ""), "the row does not say whether the parameter is required"),
        (lambda page: page.request[1].insert(0, "x"), "6 cells under 5 headings"),
        (lambda page: page.request[0].insert(1, "位置"), "5 cells under 6 headings: '是' is no type of homeId"),
        (lambda page: page.request[0].reverse(), "row of an unknown table"),
        (lambda page: page.request[0].__setitem__(2, "类型"), "the table has two columns with the type"),
        (lambda page: page.request[0].__setitem__(2, "x"), "the table does not say what is required"),
        (lambda page: page.request.append(["homeId", "String", "否", "", ""]), "homeId is required in one row"),
    ],
)
def test_a_row_whose_cells_do_not_fit_is_told(
    layout: Callable[[Page], str], change: Callable[[Page], object], reason: str
) -> None:
    """Lost, added and moved cells are found by what the columns of type and requirement contain."""
    page = Page()
    change(page)
    found = [line.reason for line in text_read(layout(page)).unplaced]
    assert any(reason in one for one in found) or (reason == "row of an unknown table" and found)


def test_a_head_that_is_lost_is_told() -> None:
    page = Page()
    page.head = [[""]]
    document = text_read(markdown(page))
    assert (document.operations, [one.path for one in document.headless]) == ((), [""])
    assert [line.reason for line in document.unplaced] == [
        "the head of the operation is lost: expected a table with 路径 (or path) and 版本号, found none"
    ]


def test_a_page_without_anything_known_says_what_it_has() -> None:
    with pytest.raises(DocumentError, match=r"found 2 headings \(灯; 亮度\) and 1 table \(步骤, 说明\)$"):
        text_read("# 灯\n\n| 步骤 | 说明 |\n| --- | --- |\n| 1 | 开 |\n\n## 亮度\n")


@pytest.mark.parametrize("make", [Page, english])
@pytest.mark.parametrize("layout", [*LAYOUTS.values(), pasted_without_pictures], ids=lambda layout: layout.__name__)
def test_no_damage_changes_what_is_required(layout: Callable[[Page], str], make: Callable[[], Page]) -> None:
    """Whatever is lost, swapped or repeated: a page that is understood as a whole says of no parameter the opposite."""
    understood = 0
    for number in range(DAMAGED):
        draw = random.Random(f"{number}/{layout.__name__}/{make.__name__}")
        try:
            document = text_read(damaged_text(draw, layout(damaged_page(draw, make()))))
        except DocumentError:
            continue
        assert sum(document.placed.values()) + len(document.unplaced) + document.blank == document.line_count
        if document.unplaced:
            continue
        understood += 1
        for record in document.operations:
            told = {row.name: row.required for row in record.request_rows if row.name in REQUIRED}
            assert record.path != PATH or set(told.values()) == {None} or told.items() <= REQUIRED.items(), number
    assert understood
