"""The older layout of pages is read: a head in a row, several operations, tables whose cells nothing separates."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.documents import Auth, Document, LineKind, OperationRecord

ReadText = Callable[[str], Document]

HEAD = """\
Lamps, an older state.

开灯

定义描述

path 版本 描述 是否需要用户身份的鉴权
/lamp/switch 1.0.2 Switches one lamp 是,with a token
"""


@pytest.fixture
def lamp(read_document: ReadText) -> Callable[[str], OperationRecord]:
    """Reads the one operation of a page whose head is given and whose rest is the argument."""

    def read_operation(text: str) -> OperationRecord:
        document = read_document(HEAD + text)
        assert document.unplaced == ()
        (operation,) = document.operations
        return operation

    return read_operation


ReadOne = Callable[[str], OperationRecord]


def test_the_title_stands_above_the_definition(lamp: ReadOne) -> None:
    """Title, line, path, version, description and auth come from the head."""
    record = lamp("")
    assert (record.title, record.line, record.section) == ("开灯", 3, "")
    assert (record.path, record.api_version, record.auth) == ("/lamp/switch", "1.0.2", Auth.YES)
    assert record.description == "Switches one lamp"


def test_auth_can_be_left_out(read_document: ReadText) -> None:
    """A definition that says nothing on auth leaves it open."""
    (record,) = read_document(HEAD.replace(" 是,with a token", "")).operations
    assert (record.auth, record.description) == (None, "Switches one lamp")


def test_a_description_can_take_several_lines(read_document: ReadText) -> None:
    """Bullets belong to the description; auth then stands on a line of its own."""
    (record,) = read_document(HEAD.replace(" 是,with a token", "\n  • or all\n否")).operations
    assert (record.auth, record.description) == (Auth.NO, "Switches one lamp\n• or all")


def test_a_row_is_cut_at_blanks(lamp: ReadOne) -> None:
    """Name and type are words, a type may have a blank inside its brackets, the rest is description."""
    rows = lamp("\n请求参数\n\n参数 类型 必填 描述\nids List< String > lamp ids, all\nlevel Int\n").request_rows
    assert [(row.name, row.type, row.description) for row in rows] == [
        ("ids", "List< String >", "lamp ids, all"),
        ("level", "Int", ""),
    ]
    assert rows[0].required is None


def test_a_requirement_that_is_printed_is_read(lamp: ReadOne) -> None:
    """A value of the column is not part of the description."""
    rows = lamp("\n请求参数\n\n参数 类型 必填 描述\non Boolean 是 on or off\nlevel Int 否 level\n").request_rows
    assert [(row.required, row.description) for row in rows] == [(True, "on or off"), (False, "level")]


def test_dashes_show_nesting(lamp: ReadOne) -> None:
    """Dashes before a name are its depth, dashes after it are empty columns."""
    rows = lamp(
        "\n返回参数\n\n参数 子键 子键 类型 描述\ntotal - - Long count\ndata - - List<> lamps\n"
        "- lamp - Struct one\n- - id String its id\n- name - String its name\n"
    ).response_rows
    assert [(row.name, row.type, row.depth, row.parent) for row in rows] == [
        ("total", "Long", 0, None),
        ("data", "List<>", 0, None),
        ("lamp", "Struct", 1, "data"),
        ("id", "String", 2, "lamp"),
        ("name", "String", 1, "data"),
    ]


def test_lines_below_a_row_belong_to_its_description(lamp: ReadOne) -> None:
    """Bullets and notes below a row are part of it, and so are words that begin like a name."""
    (row,) = lamp("\n返回参数\n\n参数 类型 描述\nmode String one of:\n  • ON\n说明 ask first\n").response_rows
    assert row.description == "one of:\n• ON\n说明 ask first"


def test_a_table_below_a_table_describes_a_field(lamp: ReadOne) -> None:
    """The table of a structure is nested below the field it is named after, also within such a table."""
    rows = lamp(
        "\n返回参数\n\n参数 类型 描述\nlamps List all\n\n"
        "lamps列表结构\n\n参数 类型 必填 描述\nid String id\nparts List parts\n"
        "parts列表结构\n参数 类型 描述\nkey String key\nBulb结构\n参数 类型 描述\nwatt Int power\n"
    ).response_rows
    assert [(row.name, row.depth, row.parent) for row in rows] == [
        ("lamps", 0, None),
        ("id", 1, "lamps"),
        ("parts", 1, "lamps"),
        ("key", 2, "parts"),
        ("watt", 1, "Bulb"),
    ]


def test_examples_are_indented_below_bullets(lamp: ReadOne) -> None:
    """Request, answer and error are told apart, whether or not answers share a bullet."""
    separate = lamp(
        '\n示例\n\n  • 请求示例\n    {"a": 1}\n  • 正常返回示例\n    {"b": 2}\n  • 异常返回示例\n    {"c": 3}\n'
    )
    shared = lamp(
        '\n示例\n\n  • 请求示例\n    {"a": 1}\n  • 返回示例\n\n'
        '  正常返回示例\n    {"b": 2}\n\n  失败返回示例\n    {"c": 3}\n'
    )
    for record in (separate, shared):
        examples = (record.request_example, record.response_example, record.error_example)
        assert [example and example.value for example in examples] == [{"a": 1}, {"b": 2}, {"c": 3}]
    assert separate.request_example is not None
    assert separate.request_example.line == 13


def test_an_operation_can_have_no_parameters(read_document: ReadText) -> None:
    """Empty parts are empty, and the next operation begins at its own title."""
    second = HEAD.split("\n", 2)[2].replace("开灯", "关灯")
    document = read_document(HEAD + "\n请求参数\n\n返回参数\n\n示例\n\n  • 请求示例\n    {}\n\n" + second)
    assert [(record.title, record.request_rows) for record in document.operations] == [("开灯", ()), ("关灯", ())]


def test_a_table_at_the_end_belongs_to_no_operation(read_document: ReadText) -> None:
    """A titled table after the examples is a table of its own."""
    document = read_document(HEAD + "\n示例\n\n  • 请求示例\n    {}\n\n灯的属性\n\n参数 类型 描述\nwatt Int power\n")
    (table,) = document.tables
    assert (table.title, [row.name for row in table.rows]) == ("灯的属性", ["watt"])
    assert document.placed[LineKind.INTRODUCTION] == 1


def test_a_head_without_a_definition_is_headless(read_document: ReadText) -> None:
    """An operation whose definition cannot be read is kept apart, its lines are reported."""
    document = read_document(HEAD + "\n关灯\n\n定义描述\n\npath 版本 描述 是否需要用户身份的鉴权\nlamp/off one\n")
    assert [record.title for record in document.headless] == ["关灯"]
    assert [(line.line, line.reason) for line in document.unplaced] == [(15, "not a definition")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("\n请求参数\n\non Boolean x\n", "row of a table without headings"),
        ("\n返回参数\n\n参数 类型 描述\n随便\n", "text above the rows of a table"),
        ("\n示例\n\nloose words\n", "text between the examples"),
    ],
)
def test_text_that_belongs_nowhere_is_unplaced(read_document: ReadText, text: str, reason: str) -> None:
    """Rows without headings and loose text are reported with a reason."""
    document = read_document(HEAD + text)
    assert [line.reason for line in document.unplaced] == [reason]
