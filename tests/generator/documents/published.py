"""Write a made-up operation in each layout that published pages come in."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

Cells = Sequence[str]


@dataclass
class Page:
    """An operation as its page prints it; tables have their headings in the first row."""

    title: str = "查询样例灯列表"
    head: list[list[str]] = field(
        default_factory=lambda: [
            ["路径", "/living/example/lamp/list"],
            ["版本号", "1.0.3"],
            ["协议", "HTTPS"],
            ["请求方法", "POST"],
            ["是否需要用户身份鉴权", "是"],
            ["超时时间", "3000"],
        ]
    )
    request: list[list[str]] = field(
        default_factory=lambda: [
            ["名称", "类型", "是否必选", "示例值", "描述"],
            ["homeId", "String", "是", "h-01", "样例家的标识。"],
            ["pageNo", "Int", "是", "1", "页号，从1开始。"],
            ["pageSize", "Int", "否", "20", "每页条数。"],
            ["kind", "String", "否", "LAMP", "灯的种类。"],
        ]
    )
    response: list[list[str]] = field(
        default_factory=lambda: [
            ["名称", "类型", "示例值", "描述"],
            ["code", "Int", "200", "返回码。"],
            ["data", "JSON", "", "结果。"],
            ["total", "Int", "1", "总数。"],
            ["lampId", "String", "l-01", "灯的标识。"],
        ]
    )
    errors: list[list[str]] = field(default_factory=list)
    asked: dict[str, Any] = field(
        default_factory=lambda: {
            "id": "1",
            "version": "1.0",
            "request": {"apiVer": "1.0.3", "iotToken": "token"},
            "params": {"homeId": "h-01", "pageNo": 1, "pageSize": 20, "kind": "LAMP"},
        }
    )
    answered: dict[str, Any] = field(
        default_factory=lambda: {"code": 200, "data": {"total": 1, "items": [{"lampId": "l-01"}]}}
    )

    @property
    def examples(self) -> tuple[str, str]:
        return json.dumps(self.asked, indent=2), json.dumps(self.answered, indent=2)


def english() -> Page:
    """Return the operation as an English page prints it."""
    page = Page(title="Query example lamps")
    for row, key in zip(
        page.head,
        ("Path", "Version", "Protocol", "Request method", "User identity authentication required", "Timeout period"),
        strict=True,
    ):
        row[0] = key
    page.head[4][1] = "Yes"
    page.request[0] = ["Parameter", "Type", "Required", "Example", "Description"]
    page.response[0] = ["Parameter", "Type", "Example", "Description"]
    for number, row in enumerate(page.request[1:]):
        row[2], row[4] = ("Yes" if row[2] == "是" else "No"), f"The value number {number} of the request."
    for number, row in enumerate(page.response[1:]):
        row[3] = f"The value number {number} of the answer."
    return page


# --- Markdown --------------------------------------------------------------------------------------------------------


def markdown(page: Page) -> str:
    """Return the page as the help centre copies it."""
    return _markdown(page, _piped)


def markdown_without_fences(page: Page) -> str:
    """Return the same with examples as plain lines."""
    return _markdown(page, _piped).replace("```json\n", "").replace("```\n", "")


def bars_at_the_end(page: Page) -> str:
    """Return tables whose rows begin without a bar; descriptions come on lines of their own."""
    return _markdown(page, lambda rows: _barred(rows, "{} |")).replace("`JSON` 格式", "JSON\n格式")


def bars_between(page: Page) -> str:
    """Return tables with bars between their cells only."""
    return _markdown(page, lambda rows: "\n".join(" | ".join(row) for row in _ruled(rows)))


def cells_on_lines_with_bars(page: Page) -> str:
    """Return tables with a line for each cell, which ends with a bar."""
    return _markdown(page, lambda rows: "\n".join(f"{cell} |" for row in rows for cell in row))


def _markdown(page: Page, table: Callable[[list[list[str]]], str]) -> str:
    is_english = page.title.isascii()
    asked, answered = page.examples
    words = (
        ("Request parameters", "Response parameters", "Examples", "Request example", "Success response example")
        if is_english
        else ("请求参数", "返回数据", "示例", "请求示例", "正常返回示例")
    )
    parts = [f"# {page.title}", "Last Updated: Mar 05, 2024" if is_english else "更新时间：2024-03-05 10:11:12"]
    parts += ["Copy as MD" if is_english else "复制 MD 格式", "说明。", table(page.head)]
    parts += [f"## **{words[0]}**", table(page.request), f"## **{words[1]}**", table(page.response)]
    parts += [f"## **{words[2]}**", words[3], f"```json\n{asked}\n```", words[4]]
    parts += ["JSON format" if is_english else "`JSON` 格式", f"```json\n{answered}\n```"]
    if page.errors:
        parts += ["## Error codes" if is_english else "## 错误码", table(page.errors)]
    return "\n\n".join(parts) + "\n"


def _piped(rows: list[list[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in _ruled(rows))


def _barred(rows: list[list[str]], shape: str) -> str:
    lines = [shape.format(" | ".join(row)) for row in _ruled(rows)]
    return "\n".join(line.replace(" | 结果。 |", " |\n结果。 |") for line in lines)


def _ruled(rows: list[list[str]]) -> list[list[str]]:
    return [rows[0], ["---"] * len(rows[0]), *rows[1:]]


# --- Pasted from a browser -------------------------------------------------------------------------------------------


def pasted(page: Page) -> str:
    """Return what a browser copies: cells between tabs, the last one of a row sometimes on a line of its own."""
    return _pasted(page, lambda rows: "\n".join("\t".join(row) for row in rows).replace("\t结果。", "\t\n结果。\n"))


def pasted_without_pictures(page: Page) -> str:
    """Return text with blanks between cells: empty ones leave no trace, and answers were pictures."""
    lost = ("是", "否", "Yes", "No")
    return _pasted(page, lambda rows: "\n".join(" ".join(c for c in row if c and c not in lost) for row in rows))


def cells_on_lines(page: Page) -> str:
    """Return text with a line for each cell that is not empty."""
    return _pasted(page, lambda rows: "\n\n".join(cell for row in rows for cell in row if cell))


def _pasted(page: Page, table: Callable[[list[list[str]]], str]) -> str:
    asked, answered = page.examples
    parts = ["首页", "开发参考", page.title, "更新时间：2024-03-05 10:11:12", "产品详情", table(page.head), "请求参数"]
    parts += [table(page.request), "返回数据", table(page.response), "示例", "请求示例", asked, "正常返回示例"]
    parts += ["JSON 格式", answered]
    if page.errors:
        parts += ["错误码", table(page.errors)]
    return "\n\n".join([*parts, "上一篇：甲", "下一篇：乙"]) + "\n"


# --- HTML ------------------------------------------------------------------------------------------------------------


def html(page: Page) -> str:
    """Return the page as a browser saves it."""
    asked, answered = page.examples
    errors = f"<section><h2>错误码</h2>{_table(page.errors)}</section>" if page.errors else ""
    return f"""<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{page.title}-帮助中心</title>
<link rel="canonical" href="https://help.aliyun.com/document_detail/987654.html"></head><body>
<nav><a href="/">首页</a></nav><h1>{page.title}</h1><div>更新时间：<span>2024-03-05 10:11:12</span></div>
<button>复制 MD 格式</button><main><p class="shortdesc">说明。</p>
{_table(page.head)}<section><h2><b>请求参数</b></h2>{_table(page.request)}</section>
<section><h2><b>返回数据</b></h2>{_table(page.response)}</section>
<section><h2>示例</h2><p>请求示例</p><pre><code>{escape(asked)}</code></pre><p>正常返回示例</p>
<p><code>JSON</code>格式</p><pre><code>{escape(answered)}</code></pre></section>{errors}
</main><footer>该文章对您有帮助吗？</footer></body></html>
"""


def _table(rows: list[list[str]]) -> str:
    cells = ("".join(f"<td><p>{escape(cell)}</p></td>" if cell else "<td></td>" for cell in row) for row in rows)
    return f"<table><tbody>\n{''.join(f'<tr>{row}</tr>{chr(10)}' for row in cells)}</tbody></table>"


# --- Older pages -----------------------------------------------------------------------------------------------------


def older(page: Page) -> str:
    """Return the older layout as HTML: the head is a row, and a page has several operations."""
    is_english = page.title.isascii()
    return _older(page, "Requires user identity authentication" if is_english else "是否需要用户身份的鉴权")


def older_login(page: Page) -> str:
    """Return the older layout that asks for a login."""
    return _older(page, "Login required" if page.title.isascii() else "是否需要登陆")


def _older(page: Page, question: str) -> str:
    asked, answered = (escape(example) for example in page.examples)
    is_english = page.title.isascii()
    words = (
        ("Definition", "Request parameters", "Response parameters", "Examples", "Request example", "Sample response")
        if is_english
        else ("定义描述", "请求参数", "返回参数", "示例", "请求示例", "正常返回示例")
    )
    keys = ["Path", "Version", "Description", question] if is_english else ["path", "版本", "描述", question]
    path, version, *_, auth, _ = [*(row[-1] for row in page.head), *[""] * 6][:6]
    definition = _table([keys, [path, version, page.title, auth]])
    other = _table([keys, ["/living/example/lamp/drop", "1.0.0", "x", "Yes" if is_english else "是"]])
    return f"""<html><body><h1>Lamps</h1><p>更新时间：2019-08-14 15:01:23</p><p>本页提供一组接口。</p>
<h2>{page.title}</h2><p>{words[0]}</p>{definition}
<p>{words[1]}</p>{_table(page.request)}<p>注：没有。</p><p>{words[2]}</p>{_table(page.response)}
<p>{words[3]}</p><ul><li><p>{words[4]}</p><pre>{asked}</pre></li><li><p>{words[5]}</p>
<pre>{answered}</pre></li></ul>
<h2>Drop</h2><p>{words[0]}</p>{other}
<p>{words[1]}</p><p>{words[2]}</p><p>{words[3]}</p><p>{words[4]}</p>
<pre>{{"request": {{"apiVer": "1.0.0", "iotToken": "t"}}, "params": {{}}}}</pre>
</body></html>
"""


LAYOUTS: dict[str, Callable[[Page], str]] = {
    layout.__name__: layout
    for layout in (
        markdown,
        markdown_without_fences,
        bars_at_the_end,
        bars_between,
        cells_on_lines_with_bars,
        pasted,
        cells_on_lines,
        html,
        older,
        older_login,
    )
}
"""Every layout that keeps all cells."""
