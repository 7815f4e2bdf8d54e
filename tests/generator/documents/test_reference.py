"""The layout of the API reference is read."""

from __future__ import annotations

from collections.abc import Callable

from generator.documents import Auth, Document, LineKind, OperationRecord

ReadText = Callable[[str], Document]
ReadOne = Callable[[str], OperationRecord]

EXAMPLES = """\
## 示例

### 请求示例

```
{"params": {"on": true}}
```

### 正常返回示例

JSON 格式

```
{"code": 200}
```

### 异常返回示例

JSON 格式

```
{"code": 460}
```
"""


def test_an_operation_has_what_its_metadata_table_says(read_lamp: ReadOne) -> None:
    """Section, title, line, description and every row of the metadata table are in the record."""
    lamp = read_lamp("")
    assert (lamp.section, lamp.title, lamp.line) == ("6.1.1", "开灯", 1)
    assert (lamp.path, lamp.api_version, lamp.method) == ("/lamp/switch", "1.0.2", "POST")
    assert (lamp.protocols, lamp.auth, lamp.timeout_ms) == (("HTTP", "HTTPS"), Auth.YES, 3000)
    assert lamp.description == "Switches a lamp."


def test_each_example_goes_to_its_own_place(read_lamp: ReadOne) -> None:
    """Request, answer and error examples are told apart."""
    lamp = read_lamp(EXAMPLES)
    assert lamp.request_example is not None
    assert lamp.response_example is not None
    assert lamp.error_example is not None
    assert lamp.request_example.value == {"params": {"on": True}}
    assert lamp.response_example.value == {"code": 200}
    assert lamp.error_example.value == {"code": 460}
    assert lamp.request_example.line == 16


def test_depth_of_headings_does_not_matter(read_lamp: ReadOne) -> None:
    """A part is known by its words, under a heading of any depth or without one."""
    plain = read_lamp(EXAMPLES.replace("### ", ""))
    deep = read_lamp(EXAMPLES.replace("### ", "##### "))
    assert plain.request_example == deep.request_example is not None


def test_a_heading_before_the_metadata_is_description(read_document: ReadText, lamp_head: str) -> None:
    """A description that was taken for a heading is a description."""
    (lamp,) = read_document(lamp_head.replace("Switches", "### Switches")).operations
    assert lamp.description == "Switches a lamp."


def test_a_metadata_table_can_be_split(read_document: ReadText, lamp_head: str) -> None:
    """The first row can stand in a table of its own, with a rule under it."""
    split = lamp_head.replace("/lamp/switch\n", "/lamp/switch\n----\t--------\n\n")
    document = read_document(split)
    assert document.operations[0].api_version == "1.0.2"
    assert document.placed[LineKind.TABLE_RULE] == 1


def test_auth_can_be_optional(read_document: ReadText, lamp_head: str) -> None:
    """A call can need a user, not need one, or take one when there is one."""
    auths = [
        read_document(lamp_head.replace("鉴权\t是", f"鉴权\t{word}")).operations[0].auth
        for word in ("是", "否", "可选")
    ]
    assert auths == [Auth.YES, Auth.NO, Auth.OPTIONAL]


def test_metadata_that_cannot_be_read_is_unplaced(read_document: ReadText, lamp_head: str) -> None:
    """A timeout that is not a number is reported, not guessed."""
    document = read_document(lamp_head.replace("3000", "3OOO"))
    assert document.operations[0].timeout_ms is None
    assert [(line.line, line.reason) for line in document.unplaced] == [(10, "row of an unknown table")]


def test_a_second_value_in_one_head_is_unplaced(read_document: ReadText, lamp_head: str) -> None:
    """Two versions in one head are a contradiction: the first is kept and the second reported."""
    document = read_document(lamp_head + "版本号\t1.0.9\n")
    assert document.operations[0].api_version == "1.0.2"
    assert [line.line for line in document.unplaced] == [11]


def test_an_operation_whose_head_is_lost_is_not_mixed_into_the_one_before(
    read_document: ReadText, lamp_head: str
) -> None:
    """A table after an example begins another operation; the contents say which one it is."""
    contents = "# 目录\n\n6.1.1. 开灯\t1\n6.1.2. 关灯\t2\n6.1.3. 调光\t3\n\n# 6. 客户端API\n\n"
    lost = "## 返回数据\n\n名称\t类型\t示例值\t描述\ncode\tInt\t\tcode\n\n" + EXAMPLES
    following = lamp_head.replace("6.1.1. 开灯", "6.1.3. 调光").replace("/lamp/switch", "/lamp/dim")
    document = read_document(contents + lamp_head + EXAMPLES + lost + following)
    assert [operation.path for operation in document.operations] == ["/lamp/switch", "/lamp/dim"]
    assert document.operations[0].response_rows == ()
    (headless,) = document.headless
    assert (headless.section, headless.title, headless.path) == ("6.1.2", "关灯", "")
    assert [row.name for row in headless.response_rows] == ["code"]
    assert headless.request_example is not None


def test_a_lost_heading_alone_costs_no_operation(read_document: ReadText, lamp_head: str) -> None:
    """A path after an example is an operation of its own, whether or not anything names it."""
    nameless = lamp_head.replace("## 6.1.1. 开灯\n", "").replace("Switches a lamp.\n", "")
    document = read_document(lamp_head + EXAMPLES + nameless.replace("/lamp/switch", "/lamp/blink"))
    assert [(operation.section, operation.path) for operation in document.operations] == [
        ("6.1.1", "/lamp/switch"),
        ("", "/lamp/blink"),
    ]


def test_a_section_that_the_contents_announce_can_be_missing(read_document: ReadText, lamp_head: str) -> None:
    """A section that is only in the table of contents is reported."""
    document = read_document(
        "# 目录\n\n6. 客户端API\t1\n6.1.1. 开灯\t1\n6.1.2. 关灯\t2\n\n# 6. 客户端API\n\n" + lamp_head
    )
    assert [(entry.line, entry.section, entry.title) for entry in document.missing] == [(5, "6.1.2", "关灯")]


def test_the_prose_around_operations_is_counted_by_part(read_document: ReadText, lamp_head: str) -> None:
    """Title page, notices and guides are placed under their own names, and comments in code are no headings."""
    document = read_document(
        "# Lamps\n\n## 法律声明\n\nOurs.\n\n# 通用约定\n\na\tb\n\n# 3. 加签机制\n\n## 2. Step two\n\n"
        "```\n# 6. a comment\n```\n\n## 5. 如何调用云端API\n\n```\n# a comment\n```\n\n# 6. 客户端API\n\n"
        "## 6.1. Lights\n\nAll of them.\n\n---\n\n" + lamp_head
    )
    assert document.unplaced == ()
    assert document.placed[LineKind.TITLE_PAGE] == 1
    assert document.placed[LineKind.LEGAL_NOTICE] == 1
    assert document.placed[LineKind.CONVENTIONS] == 1
    assert document.placed[LineKind.INTRODUCTION] == 1
    assert document.placed[LineKind.PAGE_MARK] == 1


def test_text_that_belongs_nowhere_is_unplaced(read_document: ReadText, lamp_head: str) -> None:
    """Text among rows, and examples among metadata, are reported with line and reason."""
    document = read_document(
        lamp_head + "\n```\nstray\n```\n\n## 请求参数\n\n名称\t类型\t描述\non\tBoolean\tx\nLoose words.\n"
    )
    assert [(line.line, line.text) for line in document.unplaced] == [(13, "stray"), (20, "Loose words.")]


def test_parameters_that_all_calls_share_are_tables_of_their_own(read_document: ReadText, lamp_head: str) -> None:
    """The tables of the overview show nesting by a column for names below a name."""
    document = read_document(
        "# 1.API概述\n\nHow to call.\n\nplace\taddress\nhere\tlamp.example\n\n## 公共请求参数\n\n"
        "参数\t子参数\t类型\t必有\t描述\n----\t----\t----\t----\t----\n\n参数\t子参数\t类型\t必有\t描述\n"
        "request\t-\t-\t是\tx\n-\tapiVer\tString\t否\ty\n\n# 6. 客户端API\n\n" + lamp_head
    )
    (table,) = document.tables
    request, version = table.rows
    assert (table.title, table.line) == ("公共请求参数", 8)
    assert (request.name, request.type, request.required, request.depth) == ("request", "", True, 0)
    assert (version.name, version.required, version.depth, version.parent) == ("apiVer", False, 1, "request")
