"""`generate` and `import` are killed at random moments, and the next run always ends well.

FEIYAN_KILLS is the number of kills of each; `nox -s soak` has 200. FEIYAN_SEED draws other moments.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from generator.__main__ import main
from generator.python.render import LOCK
from generator.python.write import STAGING
from tests.generator.audit.conftest import Audit, lamps  # noqa: F401 - a fixture
from tests.generator.conftest import LAMPS, REPOSITORY, SpecFolder

if TYPE_CHECKING:
    import pytest

KILLS = int(os.environ.get("FEIYAN_KILLS", "10"))
SEED = os.environ.get("FEIYAN_SEED", "lamp")

Contents = dict[str, bytes]


def contents(folder: Path) -> Contents:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Killer:
    """Runs the generator and kills it: at any moment, or, every other time, soon after it began to write."""

    def __init__(self, is_writing: Callable[[], bool]) -> None:
        self._is_writing = is_writing
        self._draw = random.Random(SEED)
        self._longest = 0.0
        self.count = 0

    def run(self, *arguments: object) -> None:
        began = time.monotonic()
        command = [sys.executable, "-m", "generator", *map(str, arguments)]
        with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            if self._longest == 0.0:  # the first one shows how long a run takes
                process.wait()
                self._longest = time.monotonic() - began
                return
            if self._draw.random() < 0.5:
                self._wait(process, self._draw.uniform(0.0, self._longest))
            else:
                while process.poll() is None and not self._is_writing():
                    time.sleep(0.0002)
                self._wait(process, self._draw.uniform(0.0, 0.01))
            self.count += process.poll() is None
            process.kill()

    @staticmethod
    def _wait(process: subprocess.Popen[bytes], seconds: float) -> None:
        with suppress(subprocess.TimeoutExpired):
            process.wait(seconds)


def test_generate_is_killed_and_the_next_run_ends_well(
    tiny: SpecFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """After a kill, each file is of the old or of the new edition, and others are there; the next run completes it."""
    out, draw = tmp_path / "out", random.Random(SEED)
    old, new = (
        tiny.text(LAMPS),
        tiny.text(LAMPS).replace("cloud.lamps.get", "cloud.lamps.getOne").replace("A lamp.", "B."),
    )
    editions: dict[str, Contents] = {}
    for text in (old, new):
        (tiny.folder / LAMPS).write_text(text, encoding="utf-8")
        folder = tmp_path / f"edition {len(editions)}"
        assert main(["--spec", str(tiny.folder), "--generated", str(folder), "generate"]) == 0
        editions[text] = contents(folder)
    killer = Killer((out / STAGING).exists)
    for number in range(KILLS + 1):
        if draw.random() < 0.2:
            shutil.rmtree(out, ignore_errors=True)
        text = (old, new)[number % 2]
        (tiny.folder / LAMPS).write_text(text, encoding="utf-8")
        killer.run("--spec", tiny.folder, "--generated", out, "generate")
        for name, content in contents(out).items() if out.exists() else ():
            known = [edition.get(name) for edition in editions.values()]
            assert name == LOCK or name == "notes.txt" or name.startswith(STAGING) or content in known, name
        status = main(["--spec", str(tiny.folder), "--generated", str(out), "generate"])
        assert status == 0, f"{capsys.readouterr().err} after kill {number} of seed {SEED}"
        found = contents(out)
        notes = found.pop("notes.txt", None)
        assert found == editions[text]
        assert notes in (None, b"mine")
        (out / "notes.txt").write_text("mine")
        capsys.readouterr()
    assert killer.count


def test_import_is_killed_and_the_next_run_ends_well(
    lamps: Audit,  # noqa: F811 - the fixture
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """After a kill, the next import leaves what one that was not killed does, and no other file."""
    folder, before, whole = lamps.spec.folder, tmp_path / "before", tmp_path / "whole"
    shutil.copytree(folder, before)
    lamps.print("超时时间\t3000", "超时时间\t4000")
    lamps.print("500\tserver error", "501\tnot now\t。\t。\n500\tserver error")
    shutil.copytree(folder, whole)
    assert main(["import", "--into", str(whole), str(lamps.reference)]) == 0
    wanted = contents(whole)
    assert wanted != contents(before)
    killer = Killer(lambda: any(folder.rglob("*.new")))
    for number in range(KILLS + 1):
        shutil.rmtree(folder)
        shutil.copytree(before, folder)
        killer.run("--spec", folder, "import", lamps.reference)
        status = main(["--spec", str(folder), "import", str(lamps.reference)])
        assert status == 0, f"{capsys.readouterr().err} after kill {number} of seed {SEED}"
        assert contents(folder) == wanted
        capsys.readouterr()
    assert killer.count
