"""The report has one finding per change, the worst first, and the next version."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.diff.change_rules import Level
from generator.diff.changes import Change, Place
from generator.diff.report import ComparedSpec, Report, judge, next_version, visible
from tests.generator.diff.conftest import operation, params, schemas

if TYPE_CHECKING:
    from tests.generator.diff.conftest import Specs


@pytest.mark.parametrize(
    ("version", "worst", "expected"),
    [
        ("0.1.0", Level.BREAKING, "0.2.0"),
        ("0.1.4", Level.FEATURE, "0.1.5"),
        ("0.1.4", Level.FIX, "0.1.5"),
        ("1.2.3", Level.BREAKING, "2.0.0"),
        ("1.2.3", Level.FEATURE, "1.3.0"),
        ("1.2.3", Level.FIX, "1.2.4"),
        ("1.2.3", None, None),
        (None, Level.FIX, None),
        ("1.2.3rc1", Level.FIX, None),
    ],
)
def test_the_next_version_follows_from_the_worst_change(
    version: str | None, worst: Level | None, expected: str | None
) -> None:
    """Below 1.0.0 the minor number tells of breaking changes, the patch number of all others."""
    assert next_version(version, worst) == expected


def test_the_worst_comes_first_and_documentation_last(specs: Specs) -> None:
    operation(specs.head)["summary"] = "Fetch a lamp."
    operation(specs.head)["x-timeout-ms"] = 1
    params(specs.head)["properties"]["wing"] = {"type": "string", "description": "Wing."}
    del schemas(specs.head)["Lamp"]["properties"]["label"]
    assert [one.rule.id for one in specs.findings()] == [
        "field-removed",
        "parameter-added",
        "timeout-changed",
        "text-changed",
    ]


@pytest.mark.parametrize(
    ("rule", "fails"),
    [
        ("field-removed", {"breaking": True, "feature": True, "any": True}),
        ("field-added", {"breaking": False, "feature": True, "any": True}),
        ("timeout-changed", {"breaking": False, "feature": False, "any": True}),
        ("text-changed", {"breaking": False, "feature": False, "any": True}),
        (None, {"breaking": False, "feature": False, "any": False}),
    ],
)
def test_a_threshold_fails_what_is_as_bad(rule: str | None, fails: dict[str, bool]) -> None:
    side = ComparedSpec("x", "1.0.0")
    report = Report(side, side, (), judge([Change(rule, Place("x"))] if rule else []))
    assert {threshold: report.fails(threshold) for threshold in fails} == fails


def test_equal_changes_in_many_places_are_one_finding() -> None:
    """Changes with the same name and the same old and new values are one finding."""
    found = judge(
        Change("parameter-added", Place(python), name, new="str")
        for python, name in (("a.b(x=)", "x"), ("a.c(x=)", "x"), ("a.c(y=)", "y"))
    )
    assert [[place.python for place in one.places] for one in found] == [["a.b(x=)", "a.c(x=)"], ["a.c(y=)"]]


def test_the_order_does_not_depend_on_that_of_changes(specs: Specs) -> None:
    for name in ("watt", "lumen", "kelvin"):
        schemas(specs.head)["Lamp"]["properties"][name] = {"type": "integer", "description": name}
    found = specs.findings()
    changed = [Change(one.rule.id, place, one.name, one.old, one.new) for one in found for place in one.places]
    assert judge(reversed(changed)) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain, 灯 — “x”", "plain, 灯 — “x”"),
        ("a\u202eb", "a\\u202eb"),
        ("a\x00b\n", "a\\u0000b\\u000a"),
        ("\ud800", "\\ud800"),
    ],
)
def test_nothing_hides_in_a_text(text: str, expected: str) -> None:
    """Characters that are invisible or change the direction of others are written by their numbers."""
    assert visible(text) == expected
