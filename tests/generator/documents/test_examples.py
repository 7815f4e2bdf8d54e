"""Examples become values, and each repair is reported."""

from __future__ import annotations

import pytest

from generator.documents.examples import read_example
from generator.documents.lines import Line
from generator.documents.records import Example


def example(*blocks: str) -> Example:
    """The example in these blocks; the first line of the first is line 1, and a block ends with a fence."""
    number = 0
    lines = []
    for block in blocks:
        texts = block.split("\n")
        lines.append([Line(number + index, text, fenced=True) for index, text in enumerate(texts, 1)])
        number += len(texts) + 2
    read = read_example(lines)
    assert read is not None
    return read


def repairs(read: Example) -> list[tuple[int, str]]:
    return [(repair.line, repair.what) for repair in read.repairs]


def test_correct_json_needs_no_repair() -> None:
    """A correct example is its value."""
    read = example('{"a": [1, null, "x"]}')
    assert (read.value, read.problem, read.repairs) == ({"a": [1, None, "x"]}, None, ())


def test_no_text_is_no_example() -> None:
    """Blank lines are not an example."""
    assert read_example([[Line(1, " ")], []]) is None


@pytest.mark.parametrize(
    ("text", "value", "what"),
    [
        ('{"a": 1 // one\n}', {"a": 1}, [(1, "a comment")]),
        ('{"u": "http://x", # here\n"a": 1}', {"u": "http://x", "a": 1}, [(1, "a comment")]),
        ('{"a": 1\n"b": 2}', {"a": 1, "b": 2}, [(2, "a missing comma")]),
        ('{"a": [1,],\n}', {"a": [1]}, [(1, "an extra comma"), (2, "an extra comma")]),
        ("{'a': 'it'}", {"a": "it"}, [(1, "a quote of another kind")] * 2),
        ('{"a": “x”}', {"a": "x"}, [(1, "a quote of another kind")]),
        ("{a: 1}", {"a": 1}, [(1, "a name without quotes")]),
        ('{"a": 15**, "b": new(id())}', {"a": "15**", "b": "new(id())"}, [(1, "a value without quotes")] * 2),
        ('{"a"：1，"b": 2}', {"a": 1, "b": 2}, [(1, "a full-width colon"), (1, "a full-width comma")]),
        ('{"a" 1}', {"a": 1}, [(1, "a missing colon")]),
        ('{"a": "one\ntwo"}', {"a": "onetwo"}, [(1, "a line break inside a string")]),
        ('{"a": "one,\n"b": 2}', {"a": "one", "b": 2}, [(1, "a missing quote"), (2, "a missing comma")]),
        (
            '{"a": "","\n"b": 2}',
            {"a": "", "b": 2},
            [(1, "a missing quote"), (1, "a stray quote"), (2, "a missing comma")],
        ),
        ('{\\"a\\": \\"x\\"}', {"a": "x"}, [(1, "an escaped quote")] * 2),
        ('{"a": {"b": [1', {"a": {"b": [1]}}, [(1, f"a missing {closer} at the end") for closer in "]}}"]),
        ('{"a": [{"b": 1]}', {"a": [{"b": 1}]}, [(1, "a missing }")]),
        ('{"a": 1]}', {"a": 1}, [(1, "an extra ]")]),
        ('{"a": 1}}', {"a": 1}, [(1, "an extra }")]),
        ('{"a": 1, "a": 2}', {"a": 2}, [(1, "duplicate name 'a', the last one is kept")]),
        ('[{"a": 1,\n"a": 2}]', [{"a": 1}, {"a": 2}], [(2, "missing brackets between two objects")]),
    ],
)
def test_damage_is_mended_and_told(text: str, value: object, what: list[tuple[int, str]]) -> None:
    """Each kind of damage is repaired, and the repair has a line and a description."""
    read = example(text)
    assert read.problem is None
    assert read.value == value
    assert repairs(read) == what


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"a": 1}\nand then', "line 2: continues after its end"),
        ('{"a": }', "line 1: expected a value"),
        ("{: 1}", "line 1: expected a name, got ':'"),
        ("// only a comment", "line 1: is empty"),
    ],
)
def test_an_example_that_cannot_be_repaired_is_a_problem(text: str, problem: str) -> None:
    """An example that cannot be repaired has a line and a reason, and keeps its text."""
    read = example(text)
    assert (read.value, read.problem, read.text) == (None, problem, text)


def test_a_cut_example_is_joined() -> None:
    """Two blocks that make sense only together are one example."""
    read = example('{"a": [1,', "2]}")
    assert read.value == {"a": [1, 2]}
    assert repairs(read) == [(4, "joined to the block before it")]


def test_brackets_added_before_a_cut_are_taken_away() -> None:
    """A first block made to look whole is opened again, as far as the second block closes it."""
    read = example('{\n"data": {\n"list": [\n{"a": 1}\n]\n}\n}', ', {"a": 2}\n]\n}, "code": 200\n}')
    assert read.value == {"data": {"list": [{"a": 1}, {"a": 2}]}, "code": 200}
    assert (7, "took away 3 closing brackets before the cut") in repairs(read)


def test_a_comma_tells_where_a_block_was_cut() -> None:
    """Brackets after a comma were added, however few the second block closes."""
    read = example('{\n"data": {\n"a": 1,\n}\n}', '"b": 2\n}')
    assert read.value == {"data": {"a": 1, "b": 2}}
    assert (5, "took away 2 closing brackets before the cut") in repairs(read)


def test_a_block_of_brackets_only_ends_the_one_before() -> None:
    """A block of brackets only, after a page break, ends the example before it."""
    read = example('{"a": [1]', "}")
    assert read.value == {"a": [1]}


def test_a_line_printed_on_both_sides_of_a_cut_counts_once() -> None:
    """A member that the second block opens again is opened once."""
    read = example('{\n"list": [', "list: [\n1\n]\n}")
    assert read.value == {"list": [1]}
    assert (5, "a line repeated after the cut") in repairs(read)


def test_two_whole_examples_are_not_joined() -> None:
    """Only the first of two complete examples is read, and the other one is reported."""
    read = example('{"a": 1}', '{"a": 2}')
    assert read.value == {"a": 1}
    assert repairs(read) == [(4, "one more example, not read")]


def test_java_gives_a_call() -> None:
    """An example in Java is not JSON, but has path, version and names of parameters."""
    read = example(
        'IoTApiRequest request = new IoTApiRequest();\nrequest.setApiVer("1.0.3");\nrequest.putParam("on", "true");\n'
        'request.putParam("level", value1");\nclient.postBody("lamp.example", "/lamp/switch", request, true);'
    )
    assert read.problem == "is written in Java"
    assert read.java is not None
    assert (read.java.path, read.java.api_version) == ("/lamp/switch", "1.0.3")
    assert read.java.params == {"on": "true", "level": "value1"}


def test_java_without_a_call_has_no_path() -> None:
    """Java that calls nothing leaves path and version open."""
    read = example("IoTApiRequest request;")
    assert read.java is not None
    assert (read.java.path, read.java.api_version, read.java.params) == ("", "", {})
