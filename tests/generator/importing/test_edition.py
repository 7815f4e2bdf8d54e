"""The walk-through of docs/importing.md: an edition with a change of every kind, merged into the real spec.

`edition.txt` is the edition, `edition.out` the output of its import, `edition.diff` what changes in the spec.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator.__main__ import main
from tests.generator.importing.conftest import Import, changed_lines, texts
from tests.generator.importing.finishing import FINISHED

if TYPE_CHECKING:
    import pytest

    from tests.generator.conftest import SpecFolder

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[2]
EDITION = HERE / "edition.txt"

CALL = """
from feiyan import AppClient
from feiyan_sandbox import Sandbox

with Sandbox() as sandbox, AppClient(**sandbox.app_settings) as app:
    device = next(iter(app.users.list_devices()))
    answer = app.ota.query_plans(iot_id=device.iot_id, plan_type=2)
    print(answer.total, answer.plans[0].plan_id, answer.plans[0].window.begin)
    app.ota.cancel_upgrade(iot_id=device.iot_id, firmware_version="v1.0.0")
"""


def unnumbered(lines: list[str]) -> list[str]:
    """Lines without the line numbers of the spec, which move with every row that is added."""
    return [re.sub(r"\.yaml:\d+:", ".yaml:N:", line) for line in lines]


def test_an_edition_is_merged_finished_generated_and_called(
    real_copy: SpecFolder, importing: Import, capsys: pytest.CaptureFixture[str]
) -> None:
    """Import, lint, finish, lint, generate, check, and a call of the new operation."""
    before = texts(real_copy.folder)
    status, lines = importing(real_copy, EDITION)
    assert (status, unnumbered(lines)) == (0, unnumbered((HERE / "edition.out").read_text().splitlines()))
    assert changed_lines(before, texts(real_copy.folder)) == (HERE / "edition.diff").read_text().splitlines()

    generated = real_copy.folder.parent / "generated"
    command = ["--spec", str(real_copy.folder), "--generated", str(generated)]
    assert main([*command, "lint"]) == 1
    problems = capsys.readouterr().err.splitlines()
    assert "errors.yaml:N: 28824: write name, meaning, remedy, error, retry; then remove x-todo" in (
        problem.removeprefix(f"{real_copy.folder}/") for problem in unnumbered(problems)
    )
    assert problems[-1] == f"{len(problems) - 1} problems in the spec"
    assert main([*command, "generate"]) == 1
    assert capsys.readouterr().err.splitlines() == problems
    assert not generated.exists()

    for file, old, new in FINISHED:
        real_copy.replace(file, old, new)
    assert main([*command, "lint"]) == 0
    assert main([*command, "generate"]) == 0
    assert main([*command, "check"]) == 0
    finished = texts(real_copy.folder)
    assert importing(real_copy, EDITION)[0] == 0
    assert texts(real_copy.folder) == finished

    client = (generated / "feiyan" / "app" / "ota.py").read_text()
    assert client.count("Deprecated: the documents no longer have it.") == 2
    path = os.pathsep.join([str(generated), str(REPOSITORY / "runtime")])
    called = subprocess.run(
        [sys.executable, "-c", CALL],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert called.stdout == "1 p1 01:00\n"
    assert [line for line in called.stderr.splitlines() if "Warning" in line] == [
        "<string>:9: DeprecationWarning: The documents no longer have it."
    ]


def test_the_walk_through_shows_what_is_printed() -> None:
    """The output and the beginning of the diff stand in the guide as they are."""
    blocks = (REPOSITORY / "docs" / "importing.md").read_text().split("```")
    printed = unnumbered((HERE / "edition.out").read_text().splitlines())
    assert printed in [unnumbered(block.strip("\n").splitlines()) for block in blocks]
    shown = next(block.removeprefix("diff\n").splitlines() for block in blocks if block.startswith("diff\n"))
    diff = (HERE / "edition.diff").read_text().splitlines()
    begin = diff.index(shown[0])
    assert diff[begin : begin + len(shown)] == shown
