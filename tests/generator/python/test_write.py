"""Output is the same on every machine, only changed files are written, and obsolete ones are removed."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator.__main__ import main
from generator.files import OutputError
from generator.python import write
from generator.python.render import LOCK
from tests.generator.conftest import LAMPS

if TYPE_CHECKING:
    from tests.generator.conftest import SpecFolder

REPOSITORY = Path(__file__).parents[3]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def out(tiny: SpecFolder) -> Path:
    """The tiny spec's package, generated."""
    folder = tiny.folder.parent / "out"
    assert main(["--spec", str(tiny.folder), "--generated", str(folder), "generate"]) == 0
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def command(tiny: SpecFolder, out: Path, name: str) -> int:
    return main(["--spec", str(tiny.folder), "--generated", str(out), name])


# --- The same everywhere ---------------------------------------------------------------------------------------------


def test_the_output_depends_on_the_spec_alone(tmp_path: Path, run: Run) -> None:
    """Another hash seed, working directory and path of the folders give the same bytes."""
    shutil.copytree(REPOSITORY / "spec", tmp_path / "elsewhere" / "copy of spec")
    one = run("--generated", str(tmp_path / "one"), "generate", env={**os.environ, "PYTHONHASHSEED": "0"})
    two = run(
        "--spec", "copy of spec", "--generated", "../two", "generate",
        cwd=tmp_path / "elsewhere",
        env={**os.environ, "PYTHONHASHSEED": "1", "PYTHONPATH": str(REPOSITORY), "LC_ALL": "C", "TZ": "Asia/Tokyo"},
    )  # fmt: skip
    assert (one.returncode, two.returncode) == (0, 0), one.stderr + two.stderr
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_the_output_is_formatted(real_files: dict[str, str], tmp_path: Path) -> None:
    """The project's own formatter would change nothing."""
    write.write(real_files, tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--check", "--isolated", "--no-cache", "--line-length=120", tmp_path],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_every_file_says_where_it_comes_from(real_files: dict[str, str]) -> None:
    """The first line names the source, the command, and what to change instead."""
    for name, text in real_files.items():
        if name.endswith(".py"):
            first = text.splitlines()[0]
            assert first.startswith("# Generated from spec/")
            assert first.endswith(" by `python -m generator generate`. Change the spec, not this file.")


def test_files_end_in_one_line_feed(real_files: dict[str, str]) -> None:
    """No file has carriage returns, trailing blanks at its end, or none."""
    for name, text in real_files.items():
        assert "\r" not in text
        if name != "feiyan/py.typed":
            assert text.endswith("\n")
            assert not text.endswith("\n\n")


# --- Only what changed -----------------------------------------------------------------------------------------------


def test_a_second_run_writes_nothing(tiny: SpecFolder, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is touched where nothing changed."""
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    capsys.readouterr()
    assert command(tiny, out, "generate") == 0
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before
    assert ": 0 written, " in capsys.readouterr().out


def test_one_description_changes_the_files_that_show_it(
    tiny: SpecFolder, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A field's description stands in its model and the bundle, and counts for the lock: no other file is written."""
    tiny.replace(LAMPS, "description: Text on it.", "description: Text on the lamp.")
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.*")}
    capsys.readouterr()
    assert command(tiny, out, "generate") == 0
    written = ["feiyan.lock.json", "feiyan/cloud/models/lamps.py", "feiyan/openapi.json"]
    assert capsys.readouterr().out.splitlines()[:-1] == [f"wrote {name}" for name in written]
    assert [path for path, time in before.items() if path.stat().st_mtime_ns == time] == [
        path for path in before if path.relative_to(out).as_posix() not in written
    ]


def test_a_service_that_goes_takes_its_files_along(tiny: SpecFolder, out: Path) -> None:
    """Files that are no longer generated are removed; caches are left alone."""
    (out / "feiyan" / "__pycache__").mkdir()
    (out / "feiyan" / "__pycache__" / "x.pyc").write_bytes(b"x")
    (tiny.folder / LAMPS).unlink()
    tiny.edit("openapi.yaml", lambda root: (root["paths"].pop("/lamp/get"), root["paths"].pop("/lamp/list")))
    tiny.edit("openapi.yaml", lambda root: root["tags"].pop())
    assert command(tiny, out, "generate") == 0
    assert not [name for name in contents(out) if "lamps" in name]
    assert (out / "feiyan" / "__pycache__" / "x.pyc").exists()


def test_nothing_is_written_outside_the_folder(tmp_path: Path) -> None:
    """A name that leads out of the folder, by dots or by a link, is refused."""
    with pytest.raises(OutputError, match="would be outside"):
        write.write({"../x.py": ""}, tmp_path / "out")
    (tmp_path / "link").mkdir()
    (tmp_path / "link" / "feiyan").symlink_to(tmp_path)
    with pytest.raises(OutputError, match="would be outside"):
        write.write({"feiyan/x.py": ""}, tmp_path / "link")
    assert not (tmp_path / "x.py").exists()


def test_a_file_edited_by_hand_is_restored_and_nothing_else_changes(out: Path, tiny: SpecFolder) -> None:
    """The lock, which is the same before and after, is whole again."""
    before = contents(out)
    _change(out / "feiyan" / "enums.py")
    assert command(tiny, out, "generate") == 0
    assert contents(out) == before


def test_a_folder_inside_a_cache_is_a_folder_like_any_other(tmp_path: Path) -> None:
    """Only caches within the output are passed over, not an output that lies in one."""
    folder = tmp_path / ".ruff_cache" / "out"
    write.write({LOCK: '{"files": ["a.py"]}', "a.py": ""}, folder)
    assert write.write({LOCK: '{"files": []}'}, folder).removed == ("a.py",)


# --- Nothing of others, nothing by halves -----------------------------------------------------------------------------


def test_files_of_others_are_left_alone(tiny: SpecFolder, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Notes in the folder, a module beside the generated ones: whoever put them there knows what for."""
    for name in ("notes.txt", "feiyan/mine.py"):
        (out / name).write_text("Dear diary")
    (tiny.folder / LAMPS).unlink()
    tiny.edit("openapi.yaml", lambda root: (root["paths"].pop("/lamp/get"), root["paths"].pop("/lamp/list")))
    tiny.edit("openapi.yaml", lambda root: root["tags"].pop())
    assert command(tiny, out, "generate") == 0
    assert (out / "notes.txt").read_text() == (out / "feiyan" / "mine.py").read_text() == "Dear diary"
    assert not [name for name in contents(out) if "lamps" in name]
    assert capsys.readouterr().err.splitlines() == [
        f"left alone: {name} is not the generator's" for name in ("feiyan/mine.py", "notes.txt")
    ]


def test_a_file_of_others_is_not_written_over(tmp_path: Path) -> None:
    write.write({LOCK: '{"files": []}'}, tmp_path)
    (tmp_path / "a.py").write_text("mine")
    with pytest.raises(OutputError, match=rf"\A{tmp_path}/a\.py: is not in {LOCK}, so it .+: nothing was written\Z"):
        write.write({LOCK: '{"files": ["a.py", "b.py"]}', "a.py": "", "b.py": ""}, tmp_path)
    assert contents(tmp_path) == {LOCK: b'{"files": []}', "a.py": b"mine"}


def test_a_lock_of_old_lists_nothing(tmp_path: Path) -> None:
    """Only files with generated names belong to the generator."""
    for name, text in ((LOCK, '{"files": 2}'), ("a.py", "old"), ("b.py", "?")):
        (tmp_path / name).write_text(text)
    done = write.write({LOCK: '{"files": ["a.py"]}', "a.py": "new"}, tmp_path)
    assert (done.written, done.removed, done.foreign) == ((LOCK, "a.py"), (), ("b.py",))


FIRST = {LOCK: '{"files": ["a.py", "b.py"]}', "a.py": "1", "b.py": "1"}
SECOND = {LOCK: '{"files": ["a.py", "c.py"], "n": 2}', "a.py": "2", "c.py": "2"}


@pytest.mark.parametrize("before", [{}, FIRST], ids=["new", "changed"])
@pytest.mark.parametrize("steps", range(1, 12))
def test_a_run_that_is_killed_is_put_right_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: dict[str, str], steps: int
) -> None:
    """After a kill at any point, each file is the old or the new one, and other files are still there."""
    folder = tmp_path / "out"
    if before:
        write.write(before, folder)
        (folder / "notes.txt").write_text("mine")
    left = iter(range(steps))

    def until_killed(name: str) -> Callable[..., Any]:
        done = getattr(Path, name)

        def step(path: Path, *arguments: Any) -> Any:
            if next(left, None) is None:
                raise KeyboardInterrupt
            return done(path, *arguments)

        return step

    with monkeypatch.context() as patch, suppress(KeyboardInterrupt):
        for name in ("write_bytes", "replace", "unlink"):
            patch.setattr(Path, name, until_killed(name))
        write.write(SECOND, folder)
    for name, content in contents(folder).items() if folder.exists() else ():
        assert name in {LOCK, "notes.txt"} or name.endswith(".feiyan-new") or content in (b"1", b"2")
    write.write(SECOND, folder)
    rest = {"notes.txt": b"mine"} if before else {}
    assert contents(folder) == {name: text.encode() for name, text in SECOND.items()} | rest
    assert write.write(SECOND, folder).written == ()


def test_a_full_disk_is_told_with_the_file(
    tiny: SpecFolder, out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A full disk is reported with the file, and old files are still there."""
    before = contents(out)
    tiny.replace(LAMPS, "description: Text on it.", "description: Text on the lamp.")

    write_bytes = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.is_relative_to(out):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write_bytes(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    assert command(tiny, out, "generate") == 2
    assert capsys.readouterr().err == f"{out}/feiyan/cloud/models/lamps.py: No space left on device\n"
    assert contents(out) == before


LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from generator.__main__ import main
from generator.python import write

def limited(*arguments):
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
    return original(*arguments)

original, write.write = write.write, limited
sys.exit(main(sys.argv[2:]))
"""
"""A run on a disk that is full after a number of bytes of a file."""


@pytest.mark.parametrize("room", [0, 500, 3000])
def test_a_disk_that_is_really_full_leaves_the_old_files(tiny: SpecFolder, out: Path, room: int) -> None:
    """The file that found no room is named, every old one is there, and the next run writes the new ones."""
    before = contents(out)
    tiny.replace(LAMPS, "description: Text on it.", f"description: Text on {'it and ' * 500}it.")
    arguments = ["--spec", str(tiny.folder), "--generated", str(out), "generate"]
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(room), *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=REPOSITORY,
    )
    assert (done.returncode, done.stderr) == (2, f"{out}/feiyan/cloud/models/lamps.py: File too large\n")
    assert contents(out) == before
    assert command(tiny, out, "generate") == 0
    assert contents(out) != before


# --- Check -----------------------------------------------------------------------------------------------------------


def test_check_is_content_with_what_was_just_generated(
    tiny: SpecFolder, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An output that is up to date gives exit status 0."""
    capsys.readouterr()
    assert command(tiny, out, "check") == 0
    assert capsys.readouterr().out.startswith("generated/ is up to date: ")


def _change(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"# mine\n")


def _carriage_returns(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def _bytes(path: Path) -> None:
    path.write_bytes(b"\xff")


@pytest.mark.parametrize(
    ("name", "edit", "head"),
    [
        ("feiyan/enums.py", _change, "--- on disk: feiyan/enums.py\n+++ from the spec: feiyan/enums.py\n"),
        ("feiyan/enums.py", _carriage_returns, "--- on disk: feiyan/enums.py\n+++ from the spec: feiyan/enums.py\n"),
        ("feiyan/enums.py", Path.unlink, "--- on disk: nothing\n+++ from the spec: feiyan/enums.py\n"),
        ("feiyan/mine.py", Path.touch, "--- on disk: feiyan/mine.py\n+++ from the spec: nothing\n"),
        ("feiyan/py.typed", Path.unlink, "--- on disk: nothing\n+++ from the spec: feiyan/py.typed\n"),
        ("feiyan/py.typed", _bytes, "--- on disk: feiyan/py.typed\n+++ from the spec: feiyan/py.typed\n"),
        ("feiyan.lock.json", Path.unlink, "--- on disk: nothing\n+++ from the spec: feiyan.lock.json\n"),
    ],
)
def test_check_finds_every_edit_of_the_output(
    tiny: SpecFolder,
    out: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    edit: Callable[[Path], None],
    head: str,
) -> None:
    """A file that was changed, added or deleted is shown with a diff that names it, and the status is 1."""
    edit(out / name)
    capsys.readouterr()
    assert command(tiny, out, "check") == 1
    captured = capsys.readouterr()
    assert captured.out.startswith(head)
    assert captured.out.count("+++ ") == 1
    assert captured.err.startswith("1 of ")


@pytest.mark.parametrize(
    ("old", "new"),
    [("description: A lamp.", "description: A light."), ("paths:\n", "# A comment.\npaths:\n")],
)
def test_check_finds_every_edit_of_the_spec(
    tiny: SpecFolder, out: Path, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    """A description or only a comment: the lock records the whole text of the spec."""
    tiny.replace(LAMPS, old, new)
    capsys.readouterr()
    assert command(tiny, out, "check") == 1
    assert "from the spec: feiyan.lock.json\n" in capsys.readouterr().out


def test_a_diff_is_short_where_lines_are_long(tiny: SpecFolder, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A path of the bundle is one long line; a diff of it does not fill the screen."""
    tiny.replace(LAMPS, "description: A lamp.", "description: A light.")
    capsys.readouterr()
    command(tiny, out, "check")
    assert max(map(len, capsys.readouterr().out.splitlines())) < 400


def test_check_writes_nothing(tiny: SpecFolder, out: Path) -> None:
    """`check` does not write."""
    _change(out / "feiyan" / "enums.py")
    before = contents(out)
    assert command(tiny, out, "check") == 1
    assert contents(out) == before


def test_the_lock_records_what_made_the_files(out: Path) -> None:
    """Hash of the spec, version of the documents and of the formatter, and how much there is."""
    lock = json.loads((out / "feiyan.lock.json").read_text())
    assert len(lock.pop("spec")) == 64
    assert lock.pop("ruff")
    assert lock == {
        "documents": "2022-06-14",
        "operations": 4,
        "models": 3,
        "messages": 0,
        "enums": 2,
        "error_codes": 2,
        "files": sorted(contents(out)),
    }
