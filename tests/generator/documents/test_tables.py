"""The tables of parameters in the API reference are read."""

from __future__ import annotations

from collections.abc import Callable

from generator.documents import Document, OperationRecord

ReadText = Callable[[str], Document]
ReadOne = Callable[[str], OperationRecord]

REQUEST = "\n### 请求参数\n\n名称\t类型\t是否必选\t示例值\t描述\n"
RESPONSE = "\n### 返回数据\n\n名称\t类型\t示例值\t描述\n"


def test_a_row_has_a_cell_for_each_heading(read_lamp: ReadOne) -> None:
    """Name, type, requirement, example and description come from the columns with these headings."""
    lamp = read_lamp(REQUEST + "on\tBoolean\t是\ttrue\tOn or off.\nlevel\tInt\t否\t\tFrom 1.\n")
    on, level = lamp.request_rows
    assert (on.name, on.type, on.required, on.example, on.description) == ("on", "Boolean", True, "true", "On or off.")
    assert (level.required, level.example, level.line) == (False, "", 16)


def test_rows_of_an_answer_say_nothing_on_requirement(read_lamp: ReadOne) -> None:
    """A table without that column leaves `required` open."""
    lamp = read_lamp(RESPONSE + "code\tInt\t\tCode.\n")
    assert lamp.response_rows[0].required is None


def test_a_table_goes_on_under_a_repeated_heading(read_lamp: ReadOne) -> None:
    """A page break repeats the headings; the rows belong together."""
    lamp = read_lamp(RESPONSE + "a\tInt\t\tx\n\n名称\t类型\t示例值\t描述\nb\tInt\t\ty\n")
    assert [row.name for row in lamp.response_rows] == ["a", "b"]


def test_a_table_goes_on_without_a_repeated_heading(read_lamp: ReadOne) -> None:
    """A page break that repeats nothing does not end the table either."""
    lamp = read_lamp(RESPONSE + "a\tInt\t\tx\n\nb\tInt\t\ty\n")
    assert [row.name for row in lamp.response_rows] == ["a", "b"]


def test_a_table_can_have_headings_only(read_lamp: ReadOne) -> None:
    """Headings with a rule below them and no row are an empty table."""
    lamp = read_lamp(RESPONSE + "----\t----\t----\t----\n")
    assert lamp.response_rows == ()


def test_a_table_can_have_one_more_column(read_lamp: ReadOne) -> None:
    """An unknown column is ignored while it is empty, and reported otherwise."""
    lamp = read_lamp(
        "\n### 请求参数\n\n名称\t位置\t类型\t是否必选\t示例值\t描述\n"
        "on\t\tBoolean\t是\ttrue\tx\nlevel\tbody\tInt\t否\t1\ty\n"
    )
    on, level = lamp.request_rows
    assert (on.type, on.required, on.problem) == ("Boolean", True, None)
    assert (level.type, level.problem) == ("Int", "unexpected value 'body' in another column")


def test_a_cell_too_few_is_the_example(read_lamp: ReadOne) -> None:
    """A row without its example keeps its description, and says that cells are missing."""
    (row,) = read_lamp(REQUEST + "on\tBoolean\t是\tOn or off.\n").request_rows
    assert (row.required, row.example, row.description) == (True, "", "On or off.")
    assert row.problem == "4 cells under 5 headings"


def test_a_cell_too_many_belongs_to_the_description(read_lamp: ReadOne) -> None:
    """A tab inside a description does not lose its second half."""
    (row,) = read_lamp(RESPONSE + "on\tBoolean\ttrue\tOn\tor off.\n").response_rows
    assert (row.description, row.problem) == ("On or off.", "5 cells under 4 headings")


def test_a_description_can_go_on_in_a_row_of_its_own(read_lamp: ReadOne) -> None:
    """A page break inside a cell leaves a row with a description only."""
    (row,) = read_lamp(RESPONSE + "on\tBoolean\t\tOn,\n\t\t\tor off.\n").response_rows
    assert row.description == "On,\nor off."


def test_a_row_without_a_name_is_unplaced(read_document: ReadText, lamp_head: str) -> None:
    """A type that belongs to no name is reported."""
    document = read_document(lamp_head + RESPONSE + "\tInt\t\tx\n")
    assert [line.reason for line in document.unplaced] == ["row of a table without a name"]


def test_rows_without_headings_are_unplaced(read_document: ReadText, lamp_head: str) -> None:
    """Rows whose headings are lost are reported, not guessed."""
    document = read_document(lamp_head + "\n### 返回数据\n\na\tInt\t\tx\n")
    assert [line.reason for line in document.unplaced] == ["row of a table without headings"]


def test_markup_in_a_cell_becomes_text(read_lamp: ReadOne) -> None:
    """Lists, links and escapes are resolved; angle brackets that are not markup are kept."""
    cell = 'One of:<ul style="x"><li>• ON</li><li>OFF</li></ul> see [LIGHT\\_MODE](#) for List<String>'
    (row,) = read_lamp(RESPONSE + f"mode\tString\t\t{cell}\n").response_rows
    assert row.description == "One of:\n- ON\n- OFF see LIGHT_MODE for List<String>"


def test_names_stay_as_printed(read_lamp: ReadOne) -> None:
    """A name that is split by a blank or written with its parent is not repaired here."""
    lamp = read_lamp(RESPONSE + "lamp Id\tString\t\tx\nlamp.name\tString\t\ty\n")
    assert [row.name for row in lamp.response_rows] == ["lamp Id", "lamp.name"]
