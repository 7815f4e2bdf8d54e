"""An edition with a change of every kind, merged into the real spec, as docs/importing.md tells it.

`edition.txt` is the edition. `edition.out`, the output of its import, and `edition.diff`, what changes in the spec, are
derived and compared with all that is.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator.__main__ import main
from tests.generator.importing.conftest import Import, texts
from tests.generator.importing.finishing import FINISHED
from tests.generator.importing.walk_through import EDITION, unnumbered

if TYPE_CHECKING:
    import pytest

    from tests.generator.conftest import SpecFolder

REPOSITORY = Path(__file__).parents[3]

CALL = """
from feiyan import AppClient
from feiyan_sandbox import Sandbox

with Sandbox() as sandbox, AppClient(**sandbox.app_settings) as app:
    device = next(iter(app.users.list_devices()))
    answer = app.ota.query_plans(iot_id=device.iot_id, plan_type=2)
    print(answer.total, answer.plans[0].plan_id, answer.plans[0].window.begin)
    app.ota.cancel_upgrade(iot_id=device.iot_id, firmware_version="v1.0.0")
"""


def test_an_edition_is_merged_finished_generated_and_called(
    real_copy: SpecFolder, importing: Import, capsys: pytest.CaptureFixture[str]
) -> None:
    """Import, lint, finish, lint, generate, check, and a call of the new operation."""
    for prose in real_copy.folder.rglob("*.prose.yaml"):  # the edition has few sentences
        prose.unlink()
    assert importing(real_copy, EDITION)[0] == 0

    generated = real_copy.folder.parent / "generated"
    command = ["--spec", str(real_copy.folder), "--generated", str(generated)]
    assert main([*command, "lint"]) == 1
    problems = capsys.readouterr().err.splitlines()
    assert (
        "errors.yaml:N: 28824: write name, meaning, meaning_zh, remedy, remedy_zh, error, retry; then remove x-todo"
        in (unnumbered(problem.removeprefix(f"{real_copy.folder}/")) for problem in problems)
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
    assert client.count("Deprecated: no longer documented.") == 2
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
        "<string>:9: DeprecationWarning: No longer documented."
    ]
