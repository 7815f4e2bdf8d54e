"""`generate` returns at once if nothing has changed, and notices every change."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator import cache, freshness
from generator.__main__ import main
from tests.generator.conftest import LAMPS, REPOSITORY

if TYPE_CHECKING:
    from tests.generator.conftest import SpecFolder

HEAVY = ("jinja2", "jsonschema", "pydantic", "ruamel", "yaml")


class Generating:
    """The tiny spec and its output, in a folder that acts as the repository."""

    def __init__(self, tiny: SpecFolder, monkeypatch: pytest.MonkeyPatch) -> None:
        self.tiny = tiny
        self.folder = tiny.folder.parent
        self.out = self.folder / "generated"
        self.counts = self.folder / "docs" / "coverage.md"
        self._monkeypatch = monkeypatch
        monkeypatch.setattr(freshness, "REPOSITORY", self.folder)
        monkeypatch.setattr("generator.__main__.REPOSITORY", self.folder)
        monkeypatch.setattr("generator.__main__.COVERAGE", self.counts)
        self.counts.parent.mkdir()
        self.counts.write_text("# Coverage\n", encoding="utf-8")

    def run(self, *, is_fresh: bool = False, spec: Path | None = None, out: Path | None = None) -> int:
        """Generate; with `is_fresh`, rendering fails."""
        with self._monkeypatch.context() as patch:
            if is_fresh:
                patch.setattr("generator.python.render.render", None)
            arguments = ["--spec", str(spec or self.tiny.folder), "--generated", str(out or self.out), "generate"]
            return main(arguments)


@pytest.fixture
def generating(tiny: SpecFolder, monkeypatch: pytest.MonkeyPatch) -> Generating:
    made = Generating(tiny, monkeypatch)
    assert made.run() == 0
    return made


def test_unchanged_output_is_not_written(capsys: pytest.CaptureFixture[str], generating: Generating) -> None:
    """If nothing has changed, the output is that of a run that writes nothing."""
    said = capsys.readouterr().out.splitlines()[-1]
    assert generating.run(is_fresh=True) == 0
    quick = capsys.readouterr().out
    cache.remember("generate", {})
    assert generating.run() == 0
    assert capsys.readouterr().out == quick
    assert quick.rpartition(":")[0] == said.rpartition(":")[0]


CHANGES: dict[str, Callable[[Generating], object]] = {
    "the spec": lambda made: made.tiny.replace(LAMPS, "description: A lamp.", "description: A light."),
    "another file of the spec": lambda made: (made.tiny.folder / "more.yaml").write_text("a: 1\n"),
    "a generated file": lambda made: (made.out / "feiyan" / "enums.py").write_text("# mine\n"),
    "a generated file goes": lambda made: (made.out / "feiyan" / "py.typed").unlink(),
    "another file in the output": lambda made: (made.out / "feiyan" / "mine.py").write_text("1\n"),
    "the lock": lambda made: (made.out / "feiyan.lock.json").write_text("{}"),
    "the counts": lambda made: made.counts.write_text("# Coverage\n\nHello.\n"),
    "the formatter": lambda made: made._monkeypatch.setattr(freshness, "_version", lambda tool: f"{tool} 0"),
    "what is remembered": lambda _: (cache.FOLDER / "generate.json").write_text("[" * 10_000),
}


@pytest.mark.parametrize("what", CHANGES)
def test_every_change_is_seen(generating: Generating, what: str) -> None:
    """Every change leads to a new rendering."""
    CHANGES[what](generating)
    assert generating.run(is_fresh=True) != 0


def test_an_edit_by_hand_is_undone(generating: Generating) -> None:
    path = generating.out / "feiyan" / "enums.py"
    before = path.read_bytes()
    path.write_bytes(before + b"# mine\n")
    assert generating.run() == 0
    assert path.read_bytes() == before


def test_another_pair_of_folders_is_another(generating: Generating, make_tiny: Callable[..., SpecFolder]) -> None:
    """The cache is only for one pair of folders, even if another has the same contents."""
    other = make_tiny(generating.folder / "other").folder
    assert generating.run(is_fresh=True, spec=other) != 0
    assert generating.run(is_fresh=True, out=generating.folder / "elsewhere") != 0
    assert generating.run(is_fresh=True) == 0


def test_output_elsewhere_is_not_remembered(tiny: SpecFolder, tmp_path: Path) -> None:
    """Output elsewhere is not cached."""
    assert main(["--spec", str(tiny.folder), "--generated", str(tmp_path / "out"), "generate"]) == 0
    assert not cache.FOLDER.exists()


def test_a_folder_that_cannot_be_written_costs_time_only(
    generating: Generating, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(cache, "FOLDER", tmp_path / "file" / "cache")
    assert generating.run() == 0


def test_check_asks_nobody(generating: Generating, monkeypatch: pytest.MonkeyPatch) -> None:
    """`check` ignores the cache."""
    known = cache.recall("generate")
    (generating.out / "feiyan" / "enums.py").write_text("# mine\n")
    monkeypatch.setattr(freshness.Freshness, "_of_output", lambda _: known["output"])
    arguments = ["--spec", str(generating.tiny.folder), "--generated", str(generating.out)]
    assert main([*arguments, "check"]) == 1


@pytest.mark.parametrize("module", ["generator.__main__", "generator.freshness"])
def test_help_and_version_import_little(module: str) -> None:
    code = f"import json, sys, {module}; print(json.dumps([*sys.modules]))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=REPOSITORY)
    assert not {name.partition(".")[0] for name in json.loads(done.stdout)}.intersection(HEAVY)
