"""Single pages, saved as text or as HTML, and editions that are older than the spec."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from tests.generator.importing.conftest import Import, changed_lines, texts

if TYPE_CHECKING:
    from tests.generator.audit.conftest import Audit

TIMEOUT = ["-      x-timeout-ms: 3000", "+      x-timeout-ms: 4000"]


def as_html(text: str) -> str:
    """Return a document as a browser saves it: tables, headings and code."""
    lines = ["<!DOCTYPE html>", "<html><head><title>x</title><script>var a = '<table>';</script></head><body>"]
    in_code = in_table = False
    for line in text.splitlines():
        cells = line.split("\t")
        if in_table and len(cells) == 1 and not in_code:
            lines.append("</tbody></table>")
            in_table = False
        if line.startswith("```"):
            lines.append("</code></pre>" if in_code else "<pre><code>")
            in_code = not in_code
        elif in_code:
            lines.append(escape(line))
        elif line.startswith("#"):
            depth = line.count("#", 0, 6)
            lines.append(f"<h{depth}>{escape(line.strip('# '))}</h{depth}>")
        elif len(cells) > 1:
            if not in_table:
                lines.append('<div class="table-box"><table><tbody>')
            in_table = True
            lines.append("<tr>" + "".join(f"<td><p>{escape(cell)}</p></td>" for cell in cells) + "</tr>")
        elif line:
            lines.append(f"<p>{escape(line)}</p>")
    return "\n".join([*lines, "</body></html>"])


def page_of(text: str) -> str:
    """Return the page of the second operation, without numbers."""
    return text[text.index("### 7.1.2.") :].replace("### 7.1.2. ", "# ")


def test_a_page_changes_its_operation_and_removes_no_other(lamps: Audit, importing: Import) -> None:
    """A page changes its own operation; the other one, and the fields that only that one has, stay."""
    before = texts(lamps.spec.folder)
    lamps.print("超时时间\t3000", "超时时间\t4000")
    lamps.reference.write_text(page_of(lamps.reference.read_text()))
    status, lines = importing(lamps.spec, lamps.reference)
    assert changed_lines(before, texts(lamps.spec.folder)) == TIMEOUT
    assert lines[0] == "reference:1: /lamp/list: x-timeout-ms is now 4000, was 3000"
    assert status == 0
    assert lines[1] == "not judged: litAt, color of Lamp: /lamp/get also uses it, and is not in the documents"


def test_a_new_operation_on_a_page_without_numbers_waits_for_its_section(lamps: Audit, importing: Import) -> None:
    """A new operation without a section is added to a file that a person renames, with a tag and x-todo."""
    page = page_of(lamps.reference.read_text()).replace("/lamp/list", "/cloud/lamp/blink").replace("# 列表", "# 闪")
    lamps.reference.write_text(page)
    status, lines = importing(lamps.spec, lamps.reference)
    assert (status, lines[0]) == (
        0,
        "reference:1: /cloud/lamp/blink: new operation, version 1.0.0, in spec/services/cloud/reference.yaml",
    )
    assert "- name: cloud.reference\n" in lamps.spec.text("openapi.yaml")
    assert "x-todo: [operationId, summary, x-idempotent, responses.200.description, x-doc.section]" in lamps.spec.text(
        "services/cloud/reference.yaml"
    )
    assert importing(lamps.spec, lamps.reference)[1][-1].startswith("0 changes in 0 files")


def test_a_page_saved_as_html_says_what_its_text_says(lamps: Audit, importing: Import) -> None:
    before = texts(lamps.spec.folder)
    lamps.print("超时时间\t3000", "超时时间\t4000")
    page = lamps.reference.with_suffix(".html")
    page.write_text(as_html(lamps.reference.read_text()))
    status, lines = importing(lamps.spec, page)
    assert (status, lines[-1]) == (0, "1 change in 1 file, 0 left to decide, 0 corrections settled")
    assert changed_lines(before, texts(lamps.spec.folder)) == TIMEOUT


def test_an_html_page_is_refused_with_the_line_of_its_file(lamps: Audit, importing: Import) -> None:
    lamps.print("路径\t/lamp/list", "路径\t/lamp/../list")
    page = lamps.reference.with_suffix(".html")
    page.write_text(as_html(lamps.reference.read_text()))
    line = page.read_text().split("7.1.2. 列表")[0].count("\n") + 1
    assert importing(lamps.spec, page)[1][0] == f"{page}:{line}: '/lamp/../list' is not a path of an operation"


def test_a_page_of_the_older_layout_saved_as_html_is_read_alike(lamps: Audit, importing: Import) -> None:
    """A newer version on a page is imported, with everything on the page."""
    rows = lambda *lines: "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>\n" for line in lines)  # noqa: E731
    page = lamps.reference.with_name("page.html")
    page.write_text(
        "<html><body>\n<h1>用户服务</h1>\n<h2>获取灯</h2>\n<p>定义描述</p>\n<table>"
        + rows(("path", "版本", "描述", "是否需要用户身份鉴权"), ("/lamp/get", "1.0.5", "获取灯", "否"))
        + "</table>\n<p>请求参数</p>\n<table>"
        + rows(("参数", "类型", "必填", "描述"), ("lampId", "String", "", "灯"), ("beam", "Integer", "", "束"))
        + "</table>\n<p>返回参数</p>\n<table>"
        + rows(("参数", "类型", "描述"), ("lampId", "String", "灯"))
        + "</table>\n</body></html>\n"
    )
    status, lines = importing(lamps.spec, page)
    assert [line for line in lines if "is now" in line or "new" in line] == [
        "user-service:3: /lamp/get: x-api-version is now 1.0.5, was 1.0.2",
        "user-service:11: /lamp/get: new request field beam (Integer, optional as the document does not tell)",
    ]
    assert status == 0


def test_an_older_edition_changes_nothing(lamps: Audit, importing: Import) -> None:
    """An older version than that of the spec is reported, and not merged."""
    before = texts(lamps.spec.folder)
    assert importing(lamps.spec, lamps.older_page) == (
        0,
        [
            "user-service:3: /lamp/get: not merged: this is version 1.0.0, but the spec has 1.0.2",
            "0 changes in 0 files, 0 left to decide, 0 corrections settled",
        ],
    )
    assert texts(lamps.spec.folder) == before


NEW = """\
# 事件

路径\t/cloud/lamp/events
版本号\t1.0.0
协议\tHTTPS
请求方法\tPOST
是否需要用户身份鉴权\t否
超时时间\t3000

#### 请求参数

参数\t类型\t是否必选\t描述
lampld\tString\t是\t灯的ID。
pageNo\tInt\t是\t页号。
pageSize\tInt\t是\t大小。

#### 返回数据

参数\t类型\t描述
code\tInt\t返回码。
message\tString\t消息。
data\tList\t列表。
event Time\tLong\t时间。
code\tInt\t事件。
room\tString\t房间。
two words\tString\t无。

#### 示例

#### 请求示例

```
{"id": "1", "version": "1.0", "request": {"apiVer": "1.0.0"}, "params": {"lampId": "a1", "pageNo": 1, "pageSize": 9}}
```

#### 正常返回示例

```
{"id": "1", "code": 200, "message": "success", "data": [{"eventTime": 156000000000, "code": 3, "room": "hall"}]}
```
"""


def test_the_names_of_a_new_operation_are_those_of_its_examples(lamps: Audit, importing: Import) -> None:
    """Names of a new operation come from its examples; a misprint in the table is left to a person."""
    lamps.reference.write_text(NEW)
    status, lines = importing(lamps.spec, lamps.reference)
    assert status == 1
    assert [line.partition("/cloud/lamp/events: ")[2].partition(" is not in")[0] for line in lines[1:-3]] == [
        "request field lampld (String)",
        "response field event Time (Long)",
        "response field two words (String)",
    ]
    text = lamps.spec.text("services/cloud/reference.yaml")
    assert "summary, x-idempotent, responses.200.description, x-doc.section, x-pagination]" in text
    assert "required: [lampId, pageNo, pageSize]" in text
    assert "lampId: {$ref: ../../common.yaml#/components/schemas/LampId}" in text
    assert text.partition("properties:\n        eventTime:")[2].splitlines() == [
        " {type: integer, format: int64, x-todo: [description]}",
        "        code: {type: integer, x-todo: [description]}",
        "        room: {type: string, x-todo: [description]}",
        "      x-todo: [description]",
    ]


def test_a_new_field_is_what_its_neighbours_of_the_name_are(lamps: Audit, importing: Import) -> None:
    """A name that the file uses at least twice for the same thing keeps that meaning."""
    room, state = "room: {type: string, description: Room.}", "state: {$ref: '#/components/schemas/LampState'}"
    lamps.spec.replace("services/cloud/lamps.yaml", room, f"{room}\n{' ' * 22}{state}")
    lamps.print("room\tString\t否\t房间。", "room\tString\t否\t房间。\nstate\tInt\t否\t状态。")
    lamps.print("floor\tInt\t否\t楼层。", "floor\tInt\t否\t楼层。\nstate\tInt\t否\t状态。")
    before = texts(lamps.spec.folder)
    assert importing(lamps.spec, lamps.reference)[0] == 0
    assert changed_lines(before, texts(lamps.spec.folder)) == [
        "+                      state: {$ref: '#/components/schemas/LampState'}"
    ]
