"""A terminal shows the current step; pipes and CI do not."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.progress import progress
from tests.generator.conftest import REPOSITORY

if TYPE_CHECKING:
    from tests.generator.conftest import SpecFolder


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def no_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


def test_a_step_is_shown_until_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """A step is shown until it ends or fails, and its line is erased."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress("reading"):
        assert terminal.getvalue() == "\r\x1b[Kreading ..."
    assert terminal.getvalue() == "\r\x1b[Kreading ...\r\x1b[K"
    with suppress(ValueError), progress("comparing"):
        raise ValueError
    assert terminal.getvalue().endswith("\r\x1b[Kcomparing ...\r\x1b[K")


def test_in_a_pipe_and_in_ci_there_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe, terminal = io.StringIO(), Terminal()
    monkeypatch.setattr(sys, "stderr", pipe)
    with progress("reading"):
        pass
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("CI", "true")
    with progress("reading"):
        pass
    assert pipe.getvalue() == terminal.getvalue() == ""


def test_a_command_shows_its_steps_on_a_terminal(tiny: SpecFolder, tmp_path: Path) -> None:
    """Steps are shown and erased again; stdout does not change."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "generator", "--spec", tiny.folder, "--generated", tmp_path / "out", "generate"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, check=True, cwd=REPOSITORY, text=True)
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    steps = ["reading the spec ...", "building the package ...", "rendering ...", "writing ..."]
    assert [one for one in shown.split("\r\x1b[K") if one] == steps
    assert "\x1b" not in done.stdout
