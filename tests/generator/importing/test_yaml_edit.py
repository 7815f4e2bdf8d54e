"""Edits of a YAML text change their place, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from generator.importing import yaml_style
from generator.importing.yaml_edit import APPEND, FIRST, GONE, Edit, YamlEditError, edited

TEXT = """\
# Head.
one: 1  # kept
quoted: 'a'
folded: >-
  some
  words

flow: {a: {b: [x, y]}, "c": 'd'}
rows:

- name: first   # of two
  text: "quoted"

# Between.
- name: second

last: ~
"""

EDITS = {
    "a scalar keeps its comment": (("one",), 2, (), "one: 1  #", "one: 2  #"),
    "a value deep in a flow": (("flow", "a", "b", 1), "7.2", (), "[x, y]", "[x, '7.2']"),
    "a new key in a flow": (("flow", "a", "deprecated"), True, (), "[x, y]}", "[x, y], deprecated: true}"),
    "an item of a flow list": (("flow", "a", "b", APPEND), "z", (), "[x, y]", "[x, y, z]"),
    "a new key behind another": (("new",), "x", ("one",), "# kept\n", "# kept\nnew: x\n"),
    "a new key behind folded text": (("new",), "x", ("folded",), "  words\n", "  words\nnew: x\n"),
    "a row at the end": (("rows", APPEND), {"name": "third"}, (), "second\n", "second\n\n- name: third\n"),
    "a row behind another": (
        ("rows", APPEND),
        {"name": "x"},
        (0,),
        'text: "quoted"\n',
        'text: "quoted"\n\n- name: x\n',
    ),
    "a row before all others": (
        ("rows", APPEND),
        {"name": "x"},
        (FIRST,),
        "rows:\n\n",
        "rows:\n\n- name: x\n\n",
    ),
    "an item before all others of a flow list": (("flow", "a", "b", APPEND), "w", (FIRST,), "[x, y]", "[w, x, y]"),
    "a row that goes": (("rows", 0), GONE, (), '- name: first   # of two\n  text: "quoted"\n\n', ""),
    "a key that goes": (("quoted",), GONE, (), "quoted: 'a'\n", ""),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_changes_its_place_only(name: str) -> None:
    """An edit keeps the comments, quotes, blank lines and folding around it."""
    place, value, after, old, new = EDITS[name]
    assert TEXT.count(old) == 1
    assert edited(TEXT, [Edit("x.yaml", place, value, after)]) == TEXT.replace(old, new)


def test_edits_of_one_collection_are_made_together() -> None:
    edits = [
        Edit("x.yaml", ("flow", "a", "b", APPEND), "z"),
        Edit("x.yaml", ("flow", "e"), 1),
        Edit("x.yaml", ("flow", "c"), GONE),
    ]
    assert "flow: {a: {b: [x, y, z]}, e: 1}\n" in edited(TEXT, edits)


def test_a_first_item_stands_above_the_comments_of_the_one_that_was_first() -> None:
    text = "rows:\n# Of the old one.\n# More.\n- {a: 1}\n"
    new = Edit("x.yaml", ("rows", APPEND), {"a": 0}, (FIRST,))
    assert edited(text, [new]) == "rows:\n- {a: 0}\n# Of the old one.\n# More.\n- {a: 1}\n"


def test_edits_that_end_at_one_place_are_written_inside_out() -> None:
    """Edits that end at the same place are written from the inside out."""
    text = "outer:\n  inner:\n    a: 1\nlast: 2\n"
    edits = [Edit("x.yaml", ("outer", "inner", "b"), 2), Edit("x.yaml", ("outer", "c"), 3)]
    made = "outer:\n  inner:\n    a: 1\n    b: 2\n  c: 3\nlast: 2\n"
    assert edited(text, edits) == edited(text, edits[::-1]) == made


def test_a_key_goes_from_an_item_before_which_another_comes() -> None:
    edits = [Edit("x.yaml", ("rows", APPEND), {"name": "x"}, (FIRST,)), Edit("x.yaml", ("rows", 0, "text"), GONE)]
    assert "- name: x\n\n- name: first   # of two\n\n# Between.\n- name: second\n" in edited(TEXT, edits)


def test_a_value_that_yaml_cannot_hold_has_its_own_error() -> None:
    """A value that YAML cannot contain, such as a key of more than 1024 characters, is an error."""
    with pytest.raises(YamlEditError, match=r"x\.yaml:1: an edit would produce invalid YAML"):
        edited(TEXT, [Edit("x.yaml", ("k" * 2000,), 1)])


def test_a_line_that_gets_too_long_becomes_a_block() -> None:
    made = edited(TEXT, [Edit("x.yaml", ("flow", "text"), "word " * 25 + "end")])
    assert f"flow:\n  a: {{b: [x, y]}}\n  \"c\": 'd'\n  text: {'word ' * 25}end\nrows:" in made


SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=30)
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3)
)


@given(VALUES)
@example({"\U0005b54d" * 11: 1.3510798882109904e16})  # a number that does not fit behind its key
def test_every_value_is_read_as_it_was_written(value: Any) -> None:
    """Every value is read as it was written, in flow style, in a block, and as an item of a list."""
    text = "\n".join(
        [f"a: [{yaml_style.flow(value)}]", *yaml_style.entry("b", value, 0), "c:", *yaml_style.item(value, 0), ""]
    )
    assert YAML(typ="safe", pure=True).load(text) == {"a": [value], "b": value, "c": [value]}
