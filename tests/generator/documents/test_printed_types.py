"""Types and values as documents print them."""

from __future__ import annotations

import pytest

from generator.documents import printed_types


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("String", {"string"}),
        ("Long", {"integer"}),
        ("JSON", {"object", "array"}),
        ("List< String >", {"array"}),
        ("List<>", {"array"}),
        ("Date", {"integer", "string"}),
        ("Money", None),
    ],
)
def test_a_tables_word_for_a_type(text: str, types: set[str] | None) -> None:
    """Each type in the documents allows some JSON types; unknown types are not guessed."""
    assert printed_types.table_types(text) == types


@pytest.mark.parametrize("value", ["value", "value3", '"value12"'])
def test_placeholders(value: str) -> None:
    """A counter of parameters stands for any value."""
    assert printed_types.is_placeholder(value)


@pytest.mark.parametrize("value", ["156xxxx430", "15789xxxx6000", "207****674", "xxx"])
def test_masked_numbers(value: str) -> None:
    """A number with masked digits is a string."""
    assert printed_types.is_masked(value)


@pytest.mark.parametrize("value", ["156430", "0x10", "extra", "value", "", None, 3])
def test_values_that_hide_nothing(value: str | int | None) -> None:
    """Plain numbers and words are what they are."""
    assert not printed_types.is_masked(value)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (True, "boolean"),
        (1, "integer"),
        (1.0, "number"),
        ("1", "string"),
        ([], "array"),
        ({}, "object"),
        (None, "null"),
    ],
)
def test_json_types(value: object, kind: str) -> None:
    """A boolean is not an integer."""
    assert printed_types.json_type(value) == kind  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "wrong"), [("2020-08-25 10:00:0", True), ("2020-08-25 10:00:00", False), ("a", False)]
)
def test_dates_that_are_none(value: str, wrong: bool) -> None:
    """A text that begins like a date is checked as one."""
    assert printed_types.is_no_date(value) is wrong
