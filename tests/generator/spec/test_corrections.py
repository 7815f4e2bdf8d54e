"""Corrections are in files beside those that they correct."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.spec.corrections import beside, corrections, home_of, subject_of
from generator.spec.load import Spec
from tests.generator.conftest import LAMP_ROWS, LAMPS

if TYPE_CHECKING:
    from tests.generator.conftest import SpecFolder

ROW = "{path: '', section: '2', part: text, field: %s, kind: name, says: {table: a}, decision: a, reason: b}"


def test_the_rows_of_all_files_come_with_their_places(tiny: SpecFolder) -> None:
    """Files in the order of their names, rows in the order of their file."""
    tiny.write(LAMP_ROWS, f"corrections:\n- {ROW % 'c'}\n- {ROW % 'a'}\n")
    tiny.write("errors.corrections.yaml", f"# Rows.\ncorrections:\n\n- {ROW % 'b'}\n")
    spec = Spec.load(tiny.folder)
    assert [(row.file, spec.line(row), row.value["field"]) for row in corrections(spec)] == [
        ("errors.corrections.yaml", 4, "b"),
        (LAMP_ROWS, 2, "c"),
        (LAMP_ROWS, 3, "a"),
    ]


def test_a_spec_without_rows_has_none(tiny: SpecFolder) -> None:
    """A spec needs no file of corrections."""
    assert list(corrections(Spec.load(tiny.folder))) == []


def test_a_row_that_is_misshapen_is_named(tiny: SpecFolder) -> None:
    """The shape of a row is checked in every file, with the row's own line."""
    tiny.write(LAMP_ROWS, f"corrections:\n- {ROW % 'a'}\n- {(ROW % 'b').replace('name', 'rumour')}\n")
    (problem,) = tiny.problems(lambda: Spec.load(tiny.folder))
    assert problem.startswith(f'{LAMP_ROWS}:3: kind "rumour" is not one of name, ')


def test_names_lead_there_and_back() -> None:
    """A file of corrections is named after the one that it is beside."""
    assert beside(LAMPS) == LAMP_ROWS
    assert subject_of(LAMP_ROWS) == LAMPS


def test_every_row_of_the_real_spec_is_at_home(real_spec: Spec) -> None:
    """Each row is in the file of its path or field."""
    assert [home_of(real_spec, row) for row in corrections(real_spec)] == [row.file for row in corrections(real_spec)]
