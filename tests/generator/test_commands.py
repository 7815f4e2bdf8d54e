"""The command line: every mistake has a message and an exit status, never a traceback."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.__main__ import main
from tests.generator.conftest import LAMPS

if TYPE_CHECKING:
    from tests.generator.conftest import SpecFolder

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_a_command_is_needed(run: Run) -> None:
    """Without a command the usage is shown."""
    done = run()
    assert done.returncode == 2
    assert done.stderr.endswith("error: the following arguments are required: COMMAND\n")


def test_an_unknown_command_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped command shows those that exist."""
    with pytest.raises(SystemExit) as stopped:
        main(["generat"])
    assert stopped.value.code == 2
    assert "invalid choice: 'generat' (choose from 'generate', 'check'" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["generate"], ["check"], ["lint"], ["bundle", "-o", "x.json"]])
def test_a_folder_without_a_spec_is_named(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--spec` that points nowhere is one line and exit status 1."""
    assert main(["--spec", str(tmp_path / "nowhere"), *command]) == 1
    assert capsys.readouterr().err == (
        f"{tmp_path}/nowhere/openapi.yaml:1: no such file: this folder does not contain a spec\n1 problem in the spec\n"
    )


def test_problems_are_counted(tiny: SpecFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """Each problem is a line of its own on stderr, and nothing is written."""
    tiny.replace("openapi.yaml", "title: Tiny platform", "title: 3")
    tiny.replace("errors.yaml", "code: 500", "code: x")
    out = tiny.folder.parent / "out"
    assert main(["--spec", str(tiny.folder), "--generated", str(out), "generate"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 3
    assert captured.err.endswith("2 problems in the spec\n")
    assert not out.exists()


def test_lint_says_that_all_is_well(tiny: SpecFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """A sound spec gives one line on stdout."""
    assert main(["--spec", str(tiny.folder), "lint"]) == 0
    assert capsys.readouterr() == ("the spec is valid: 4 operations, 3 models\n", "")


def test_a_bundle_needs_a_known_ending(tiny: SpecFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The form of the bundle is read from the file's ending."""
    assert main(["--spec", str(tiny.folder), "bundle", "-o", str(tmp_path / "x.txt")]) == 2
    assert capsys.readouterr().err == f"{tmp_path}/x.txt: expected the suffix .json or .yaml\n"
    assert not (tmp_path / "x.txt").exists()


def test_a_bundle_into_a_folder_that_is_missing_says_so(
    tiny: SpecFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An error of the system is reported with the file."""
    assert main(["--spec", str(tiny.folder), "bundle", "-o", str(tmp_path / "no" / "x.json")]) == 2
    assert capsys.readouterr().err == f"{tmp_path}/no/x.json: No such file or directory\n"


@pytest.mark.parametrize("command", [["bundle", "-o", "/dev/full"], ["diff", "{spec}", "-o", "/dev/full"]])
def test_a_full_disk_is_told_with_the_file(
    tiny: SpecFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    """A full disk is reported with the file, which the system does not name."""
    (tmp_path / "full.json").symlink_to("/dev/full")
    command = [one.format(spec=tiny.folder).replace("/dev/full", f"{tmp_path}/full.json") for one in command]
    assert main(["--spec", str(tiny.folder), *command]) == 2
    assert capsys.readouterr().err == f"{tmp_path}/full.json: No space left on device\n"


@pytest.mark.parametrize("command", [["generate"], ["check"], ["lint"], ["diff", "{spec}"]])
def test_a_crash_is_told_from_a_difference(
    tiny: SpecFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    """A crash is exit status 2, because 1 means a difference."""
    monkeypatch.setattr("generator.spec.load.read_yaml", lambda _: 1 / 0)
    assert main(["--spec", str(tiny.folder), *(one.format(spec=tiny.folder) for one in command)]) == 2
    assert capsys.readouterr().err.endswith("ZeroDivisionError: division by zero\n")


@pytest.mark.parametrize("command", ["generate", "lint", "check", "bundle"])
def test_a_tag_of_no_side_is_named(
    tiny: SpecFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    line = tiny.replace(LAMPS, "tags: [cloud.lamps]\n      summary: Get", "tags: [nowhere]\n      summary: Get")
    output = ["-o", str(tmp_path / "x.json")] if command == "bundle" else []
    assert main(["--spec", str(tiny.folder), "--generated", str(tmp_path / "out"), command, *output]) == 1
    said = f"{tiny.folder}/{LAMPS}:{line}: tag 'nowhere' does not belong to a side: expected app.NAME or cloud.NAME"
    assert said in capsys.readouterr().err.splitlines()


def test_a_folder_of_somebody_else_is_left_alone(
    tiny: SpecFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--generated` that points to other files removes none of them."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.txt").write_text("Dear")
    assert main(["--spec", str(tiny.folder), "--generated", str(tmp_path / "home"), "generate"]) == 2
    assert capsys.readouterr().err == (
        f"{tmp_path}/home: contains files but no feiyan.lock.json, "
        "so they are not the generator's: nothing was written\n"
    )
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["letter.txt"]
