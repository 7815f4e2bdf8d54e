"""Lines that commands print are text, whatever strangers named their files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import REPOSITORY
from generator.wording import LONGEST_LINE, one_line


@given(st.text(st.sampled_from(":#[ \t\n\x1b\u202e\ud800error") | st.characters(exclude_categories=())))
def test_a_line_is_one_and_no_command(text: str) -> None:
    """Any text prints as one visible line that GitHub's runner does not take for a command."""
    line = one_line(text)
    assert line.isprintable()
    assert not line.lstrip().startswith("::")
    assert "##[" not in line
    assert len(one_line(text * 2000)) < 20 * LONGEST_LINE


@pytest.mark.parametrize("name", ["::error::x.txt", "a\n::error::x.txt", "\x1b[31m##[error]x.txt"])
def test_the_name_of_a_document_is_no_command(tmp_path: Path, name: str) -> None:
    """A document with the name of a command is refused in one line that begins no command."""
    (tmp_path / name).write_text("x")
    command = [sys.executable, "-m", "generator", "read", name]
    environment = {"PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "not a document" in line
    assert not line.startswith("::")
    assert "##[" not in line
