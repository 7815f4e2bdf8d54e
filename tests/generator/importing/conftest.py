"""The documents of the audit's tests to import, and copies of the real spec."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.__main__ import main
from tests.generator.audit.conftest import lamps, real_documents  # noqa: F401 - fixtures

if TYPE_CHECKING:
    from tests.generator.conftest import SpecFolder

Import = Callable[..., tuple[int, list[str]]]

NOTHING_NEW = (0, ["0 changes in 0 files, 0 left to decide, 0 corrections settled"])
"""The exit status and the output of an import with nothing to do."""


def texts(folder: Path) -> dict[str, str]:
    """Return the text of every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def changed_lines(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Return only the lines that differ, with - and +."""
    found = []
    for name in sorted(before | after):
        lines = difflib.unified_diff(before.get(name, "").splitlines(), after.get(name, "").splitlines(), n=0)
        found += [line for line in lines if not line.startswith(("---", "+++", "@@"))]
    return found


def printed(*arguments: str) -> tuple[int, str]:
    """Return the exit status of a command, and its output and errors."""
    with StringIO() as out, redirect_stdout(out), redirect_stderr(out):
        status = main([*arguments])
        return status, out.getvalue()


@pytest.fixture
def importing(capsys: pytest.CaptureFixture[str]) -> Import:
    """A function that runs an import and returns its exit status, and the lines of output and errors."""

    def run(spec: SpecFolder, *arguments: object) -> tuple[int, list[str]]:
        status = main(["--spec", str(spec.folder), "import", *map(str, arguments)])
        printed = capsys.readouterr()
        return status, (printed.out + printed.err).splitlines()

    return run
