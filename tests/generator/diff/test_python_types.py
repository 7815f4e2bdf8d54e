"""Types are compared by the values that they accept."""

from __future__ import annotations

import pytest

from generator.diff.python_types import Relation, is_wrapped, names, relation

BASES = {"feiyan.enums.Color": "str", "feiyan.enums.State": "int"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("int", "int", Relation.SAME),
        ("int | str", "str | int", Relation.SAME),
        ("int", "int | str", Relation.WIDER),
        ("int", "float", Relation.WIDER),
        ("float", "int", Relation.NARROWER),
        ("int", "Any", Relation.WIDER),
        ("Any", "int", Relation.NARROWER),
        ("int", "str", Relation.OTHER),
        ("bool", "int", Relation.OTHER),
        ("list[int]", "list[int | None]", Relation.WIDER),
        ("dict[str, Any]", "dict[str, int]", Relation.NARROWER),
        ("Sequence[int]", "int", Relation.OTHER),
        ("feiyan.app.models.a.Thing", "feiyan.cloud.models.a.Thing", Relation.OTHER),
        ("int", "OpenInt[feiyan.enums.State]", Relation.RESTATED),
        ("OpenStr[feiyan.enums.Color]", "feiyan.enums.Color | str", Relation.SAME),
        ("feiyan.enums.Color", "str", Relation.WIDER),
        ("OpenInt[feiyan.enums.State]", "OpenEnum[feiyan.enums.State, feiyan.enums.Color]", Relation.WIDER),
        ("float", "OpenInt[feiyan.enums.State]", Relation.NARROWER),
    ],
)
def test_a_new_type_takes_more_or_less(old: str, new: str, expected: Relation) -> None:
    assert relation(old, new, BASES) is expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("int", "list[int]", True),
        ("Sequence[str]", "str", True),
        ("int", "list[str]", False),
        ("list[int]", "list[int]", False),
        ("int", "dict[str, int]", False),
    ],
)
def test_a_list_of_something_wraps_it(old: str, new: str, expected: bool) -> None:
    assert is_wrapped(old, new) is expected


def test_every_name_is_found_however_deep() -> None:
    assert names("dict[str, list[feiyan.common.A | None]] | OpenInt[feiyan.enums.State]") == {
        "dict", "str", "list", "feiyan.common.A", "None", "feiyan.enums.State", "int",
    }  # fmt: skip
