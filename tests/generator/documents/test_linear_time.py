"""A document of five megabytes is read in time, whatever it repeats: it may come from a stranger."""

from __future__ import annotations

from contextlib import suppress

import pytest

from generator.documents import DocumentError, read_text
from generator.documents.html import is_html, page_text
from tests.generator.audit.conftest import DOCUMENT
from tests.generator.documents.published import (
    Page,
    bars_at_the_end,
    cells_on_lines,
    cells_on_lines_with_bars,
    markdown,
    markdown_without_fences,
    pasted,
)
from tests.generator.timing import assert_linear

REFERENCE = DOCUMENT.replace(
    "\n# 7. 云端API参考", "\n# 目录\n\n7.1 灯服务\t3\n7.1.1 获取灯\t4\n7.1.2 列表\t5\n\n# 7. 云端API", 1
).split("\n")
WEB_PAGE = [
    "Lamps.",
    "",
    "开灯",
    "",
    "定义描述",
    "",
    "path 版本 描述 是否需要用户身份的鉴权",
    "/lamp/switch 1.0.2 Switches one lamp 是,with a token",
    "• or all",
    "",
    "请求参数",
    "",
    "参数 类型 必填 描述",
    "ids List< String > lamp ids, all",
    "- level Int 是 Level.",
    "of the lamp",
    "",
    "ids列表结构",
    "",
    "参数 类型 描述",
    "name String Name.",
    "",
    "返回示例",
    "",
    "请求示例",
    "",
    "    {",
    '      "a": [1, "b"]',
    "    }",
    "",
    "正常返回示例",
    "",
    "    {",
    '      "code": 200',
    "    }",
    "",
]

BROKEN_JSON = (
    *('{"a": ', "[", "{", "}", "]", ",", '"a"', '"a\n', "“a\n", "'a\n", '\\"a', '\\"a": ', '"a": 1\n', "a: b\n", "a:"),
    *("/*", "// x\n", "#", "{a", "\\", "，", '"a": "\\', " ", '"\t', "1 ", '{"a":1}\n', "```\n```\n", "```\n{}\n```\n"),
)

HTML = (
    *("<", "<!--", "<![", "<a ", '<a b="', "<a b=", "</", "</a ", "<?", "<!", "&", "&#", "<script>", "<pre>", "<tr>"),
    *("<tr><td rowspan=30 colspan=30>", "<table>", "<tr><td><table>", "<img alt=x>", "<footer>", "<td><p>x"),
    *("<td>", "<li>", "a<b ", "<a/", "<!-- ->", "<style>", "</script", "<p>x</p>", "<h1>", "<pre>x</pre>\n", "\n"),
    *("<br>", "<tr><td>x</td></tr>\n", "a ", "a=", 'a="b" ', "/", "=", '"', "'", ">", "&#1", "&a", "-->", "<div>"),
)


def read(text: str) -> None:
    with suppress(DocumentError):
        read_text(text, "x")


def repeated(lines: list[str], index: int, count: int) -> str:
    return "\n".join([*lines[:index], *lines[index : index + 1] * count, *lines[index:]])


PAGES = {
    layout.__name__: layout(Page(errors=[["错误码", "错误信息"], ["1", "x"]])).split("\n")
    for layout in (markdown, markdown_without_fences, bars_at_the_end, cells_on_lines_with_bars, pasted, cells_on_lines)
}


@pytest.mark.parametrize("lines", [REFERENCE, WEB_PAGE, *PAGES.values()], ids=["reference", "older page", *PAGES])
def test_any_line_of_a_document_may_be_repeated(lines: list[str]) -> None:
    """Thousands of headings, rows, lines of a description, fences and so on take linear time."""
    for index in {line: index for index, line in enumerate(lines)}.values():
        assert_linear(read, repeated(lines, index, 2000), repeated(lines, index, 8000), 0.1)


@pytest.mark.parametrize("piece", BROKEN_JSON)
def test_an_example_may_repeat_anything(piece: str) -> None:
    """Thousands of quotes without an end, brackets, comments and blocks take linear time."""
    head, tail = "\n".join(REFERENCE).split('  "id": "1",\n', 1)
    for begin, between in (("", ""), ('  "x": [', "\n"), ("", "\n")):
        texts = [f"{head}{begin}{(piece + between) * count}\n{tail}" for count in (3000, 12_000)]
        assert_linear(read, *texts, 0.1)


@pytest.mark.parametrize("piece", HTML)
def test_a_page_may_repeat_anything(piece: str) -> None:
    """Thousands of tags, comments, attributes and references without an end take linear time."""
    for begin, end in (("<html>", ""), ("<html><pre>", ""), ("<html><a ", ">"), ("<!--", "<html>"), ("<html>&#", ";")):
        texts = [begin + piece * count + end for count in (5000, 20_000)]
        assert_linear(page_text, *texts, 0.1)
        assert_linear(is_html, *texts, 0.01)


@pytest.mark.parametrize("text", ["<html>&#" + "9" * 5000 + ";", "<html><![<![", "<html>&#xD800;&#0;"])
def test_a_page_may_hold_what_no_browser_writes(text: str) -> None:
    """References to no character and unfinished declarations are text, or nothing."""
    assert page_text(text).isascii() or "\ufffd" in page_text(text)
