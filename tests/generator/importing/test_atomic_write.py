"""Files are replaced together; an interrupted import is finished by the next one."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.__main__ import main
from generator.importing.atomic_write import finish
from generator.spec.load import UNFINISHED_IMPORT
from tests.generator.importing.conftest import Import, texts

if TYPE_CHECKING:
    from tests.generator.audit.conftest import Audit

REPOSITORY = Path(__file__).parents[3]

STOPPED = """
import os, signal, sys
from pathlib import Path

replace, left = Path.replace, int(sys.argv[1])

def stop(self, target):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(self, target)

Path.replace = stop
from generator.__main__ import main
sys.exit(main(["--spec", sys.argv[2], "import", sys.argv[3]]))
"""
"""An import that is killed after a number of replaced files."""

LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from generator.__main__ import main

def replace_files(*arguments):
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
    return original(*arguments)

from importlib import import_module
run = import_module("generator.importing.run")
original, run.replace_files = run.replace_files, replace_files
sys.exit(main(["--spec", sys.argv[2], "import", sys.argv[3]]))
"""
"""An import on a disk that is full after a number of bytes of a file."""


def in_a_process(program: str, number: int, lamps: Audit) -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, "-c", program, str(number), str(lamps.spec.folder), str(lamps.reference)]
    return subprocess.run(arguments, capture_output=True, text=True, check=False, cwd=REPOSITORY)


def change_two_files(lamps: Audit) -> None:
    """Change errors.yaml and the operations."""
    lamps.print("超时时间\t3000", "超时时间\t4000")
    lamps.print("500\tserver error", "501\tnot now\t。\t。\n500\tserver error")


def test_killed_before_the_list_is_there_nothing_has_changed(lamps: Audit, importing: Import) -> None:
    """The next import overwrites the new files beside the old ones."""
    before = texts(lamps.spec.folder)
    change_two_files(lamps)
    assert in_a_process(STOPPED, 0, lamps).returncode == -signal.SIGKILL
    after = texts(lamps.spec.folder)
    assert {name: text for name, text in after.items() if name.endswith(".yaml")} == before
    assert importing(lamps.spec, lamps.reference)[1][-1].startswith("2 changes in 2 files")
    assert not [name for name in texts(lamps.spec.folder) if name.endswith(".new")]


@pytest.mark.parametrize("placed", [0, 1])
def test_killed_between_two_files_every_command_refuses_the_folder_and_the_next_import_finishes(
    lamps: Audit, importing: Import, capsys: pytest.CaptureFixture[str], placed: int
) -> None:
    """An import that was killed between two files is finished by the next one; nothing is lost or merged twice."""
    whole = lamps.spec.folder.with_name("whole")
    change_two_files(lamps)
    shutil.copytree(lamps.spec.folder, whole)
    assert main(["import", "--into", str(whole), str(lamps.reference)]) == 0
    assert in_a_process(STOPPED, 1 + placed, lamps).returncode == -signal.SIGKILL
    capsys.readouterr()
    assert main(["--spec", str(lamps.spec.folder), "lint"]) == 1
    assert f"{UNFINISHED_IMPORT}:1: an import was interrupted: run it again" in capsys.readouterr().err
    assert main(["--spec", str(lamps.spec.folder), "diff", str(whole)]) == 2
    assert f"{UNFINISHED_IMPORT}: an import was interrupted" in capsys.readouterr().err
    assert importing(lamps.spec, "--dry-run", lamps.reference)[0] == 1
    waiting = ["errors.yaml", "services/cloud/lamps.yaml"][placed:]
    assert importing(lamps.spec, lamps.reference) == (
        0,
        [
            *(f"finished the interrupted import: wrote {name}" for name in waiting),
            "0 changes in 0 files, 0 left to decide, 0 corrections settled",
        ],
    )
    assert texts(lamps.spec.folder) == texts(whole)


def test_a_file_that_was_changed_in_between_is_not_written_over(lamps: Audit, importing: Import) -> None:
    """A file that was changed in between is not overwritten; the folder is refused until the new file is removed."""
    change_two_files(lamps)
    in_a_process(STOPPED, 1, lamps)
    curated = lamps.spec.text("errors.yaml") + "# A word.\n"
    lamps.spec.write("errors.yaml", curated)
    status, lines = importing(lamps.spec, lamps.reference)
    assert status == 2
    assert lines[0].startswith(f"{lamps.spec.folder}/errors.yaml:1: the file was changed after an interrupted import")
    assert lamps.spec.text("errors.yaml") == curated
    (lamps.spec.folder / "errors.new").unlink()
    assert importing(lamps.spec, lamps.reference)[0] == 0
    assert "# A word.\n" in lamps.spec.text("errors.yaml")
    assert "not now" in lamps.spec.text("errors.yaml")


@pytest.mark.parametrize("room", [0, 1000])
def test_a_full_disk_leaves_every_file_as_it_was(lamps: Audit, room: int) -> None:
    """A full disk leaves every file as it was, and no other file."""
    before = texts(lamps.spec.folder)
    change_two_files(lamps)
    made = in_a_process(LIMITED, room, lamps)
    assert (made.returncode, made.stderr.splitlines()[-1]) == (2, "nothing was imported")
    assert re.search(r"\.new:1: cannot be written: File too large", made.stderr)
    assert texts(lamps.spec.folder) == before


def test_a_folder_in_the_place_of_a_file_is_told_of(lamps: Audit, importing: Import) -> None:
    before = texts(lamps.spec.folder)
    change_two_files(lamps)
    (lamps.spec.folder / "errors.new").mkdir()
    status, lines = importing(lamps.spec, lamps.reference)
    assert status == 2
    assert lines[0] == f"{lamps.spec.folder}/errors.new:1: cannot be written: Is a directory"
    assert texts(lamps.spec.folder) == before


def test_there_is_nothing_to_finish_in_a_whole_folder(lamps: Audit) -> None:
    assert finish(lamps.spec.folder) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"../outside.yaml": ""}', "not written by an import: remove it"),
        ('{"openapi.yaml": 7}', "not written by an import: remove it"),
        ("[]", "not written by an import: remove it"),
        ("{", "its list cannot be read"),
        ("[" * 100_000, "its list cannot be read"),
        ("\udcff", "its list cannot be read"),
    ],
)
def test_a_list_that_no_import_wrote_is_refused(lamps: Audit, importing: Import, text: str, why: str) -> None:
    """A list from a stranger replaces no file, least of all one outside of the folder."""
    outside = lamps.spec.folder.parent / "outside.yaml"
    outside.with_suffix(".new").write_text("theirs")
    (lamps.spec.folder / UNFINISHED_IMPORT).write_bytes(text.encode(errors="surrogateescape"))
    status, lines = importing(lamps.spec, lamps.reference)
    assert (status, lines[-1]) == (2, "nothing was imported")
    assert lines[0].startswith(f"{lamps.spec.folder}/{UNFINISHED_IMPORT}:1: ")
    assert lines[0].endswith(why)
    assert not outside.exists()
