"""An import does not revert a correction; one that the document now agrees with is settled."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.generator.conftest import LAMP_ROWS
from tests.generator.importing.conftest import NOTHING_NEW, Import, texts

if TYPE_CHECKING:
    from tests.generator.audit.conftest import Audit

ROW = {
    "path": "/lamp/list",
    "section": "7.1.2",
    "part": "request",
    "field": "room",
    "kind": "type",
    "says": {"table": "Int", "request-example": "hall"},
    "decision": "string",
}
SETTLED = f"settled: spec/{LAMP_ROWS}:"


def test_a_decided_correction_stays(lamps: Audit, importing: Import) -> None:
    """A decided correction stays: nothing is merged, and nothing is left to decide."""
    lamps.print("room\tString", "room\tInt")
    lamps.correct(**ROW)
    before = texts(lamps.spec.folder)
    assert importing(lamps.spec, lamps.reference) == NOTHING_NEW
    assert texts(lamps.spec.folder) == before


def test_a_document_that_agrees_with_a_correction_settles_it(lamps: Audit, importing: Import) -> None:
    """A settled correction is reported, and stays in its file."""
    lamps.correct(**ROW)
    before = texts(lamps.spec.folder)
    status, lines = importing(lamps.spec, lamps.reference)
    assert status == 0
    assert lines[0].startswith(SETTLED)
    assert lines[-1] == "0 changes in 0 files, 0 left to decide, 1 correction settled"
    assert texts(lamps.spec.folder) == before


def test_settle_removes_the_row_and_no_other_line(lamps: Audit, importing: Import) -> None:
    """`--settle` removes the settled row; a row that is still needed stays, with its comments."""
    lamps.spec.write(
        LAMP_ROWS,
        """\
        # Rows.
        corrections:

        - path: /lamp/list  # settled
          section: 7.1.2
          part: request
          field: room
          kind: type
          says: {table: Int, request-example: hall}
          decision: string
          reason: z

        # The other.
        - path: /lamp/get
          section: 7.1.1
          part: header
          field: x-timeout-ms
          kind: unit
          says: {header: '5'}
          decision: '5000'
          reason: z
        """,
    )
    status, _ = importing(lamps.spec, "--settle", lamps.reference)
    assert status == 0
    text = lamps.spec.text(LAMP_ROWS)
    assert text.startswith("# Rows.\ncorrections:\n\n# The other.\n- path: /lamp/get\n")
    assert importing(lamps.spec, "--settle", lamps.reference)[1][-1].endswith("0 corrections settled")


def test_a_file_whose_rows_are_all_settled_is_left_with_none(lamps: Audit, importing: Import) -> None:
    """A file without remaining rows keeps its comment, and other files do not change."""
    lamps.spec.write("errors.corrections.yaml", "corrections: []\n")
    row = json.dumps(ROW | {"reason": "z"})
    lamps.spec.write(LAMP_ROWS, f"# Rows.\ncorrections:\n\n- {row}\n")
    before = texts(lamps.spec.folder)
    status, lines = importing(lamps.spec, "--settle", lamps.reference)
    assert (status, lines[-2:]) == (
        0,
        [f"wrote {LAMP_ROWS}", "0 changes in 1 file, 0 left to decide, 1 correction settled"],
    )
    assert texts(lamps.spec.folder) == before | {LAMP_ROWS: "# Rows.\ncorrections: []\n"}
    assert importing(lamps.spec, "--settle", lamps.reference) == NOTHING_NEW


def test_a_row_that_quotes_what_is_no_longer_printed_hides_nothing(lamps: Audit, importing: Import) -> None:
    """Table and example agree on a third type: it is merged, and the row settled."""
    lamps.correct(**ROW)
    lamps.print("room\tString", "room\tBoolean")
    lamps.print('"room": "hall"', '"room": true')
    status, lines = importing(lamps.spec, lamps.reference)
    assert status == 0
    assert lines[0].endswith("/lamp/list: request field room is now boolean, was string")
    assert lines[1].startswith(SETTLED)


def test_a_row_about_a_version_hides_no_newer_one(lamps: Audit, importing: Import) -> None:
    """A row about a version only explains the versions that it quotes."""
    row = {"path": "/lamp/list", "section": "7.1.2", "part": "header", "field": "x-api-version", "kind": "version"}
    lamps.correct(**row, says={"header": "1.0.0", "request-example": "1.0.4"}, decision="1.0.0")
    lamps.print('"apiVer": "1.0.0"', '"apiVer": "1.0.4"')
    assert importing(lamps.spec, lamps.reference) == NOTHING_NEW
    lamps.print("版本号\t1.0.0", "版本号\t1.0.5")
    lamps.print('"apiVer": "1.0.4"', '"apiVer": "1.0.5"')
    assert "x-api-version is now 1.0.5, was 1.0.0" in importing(lamps.spec, lamps.reference)[1][0]
