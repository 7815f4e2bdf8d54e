"""The first walk-through of docs/importing.md: an edition with a change of every kind, merged into the real spec."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator import REPOSITORY
from tests.generator.conftest import SpecFolder
from tests.generator.importing.conftest import changed_lines, printed, texts
from tests.generator.importing.finishing import FINISHED, OTA

EDITION = Path(__file__).parent / "edition.txt"

SHOWN = 25
"""Number of changed lines of the service's file that the guide shows."""

UNFINISHED = ("28824", "waitTime", "/living/ota/plan/query")
"""Unfinished places that the guide shows."""

MARKED = re.compile(r" *current_version: .*Deprecated")
"""The first line of what the guide shows of a docstring."""


class WalkThrough(NamedTuple):
    """The output of the commands, as in the guide and in the files beside this one."""

    output: list[str]
    changed: list[str]
    """The lines that change in the spec."""
    changed_service: list[str]
    """The first of those of the service's file."""
    problems: list[str]
    docstring: list[str]


@cache
def walk_through() -> WalkThrough:
    """Import the edition into a copy of the spec, finish it and generate."""
    with TemporaryDirectory() as name:
        spec = SpecFolder(Path(name) / "spec")
        shutil.copytree(REPOSITORY / "spec", spec.folder, ignore=shutil.ignore_patterns("*.prose.yaml"))
        command = ["--spec", str(spec.folder), "--generated", f"{name}/generated"]
        before = texts(spec.folder)
        output = _run(0, *command, "import", str(EDITION))
        after = texts(spec.folder)
        problems = [line.removeprefix(f"{name}/") for line in _run(1, *command, "lint")]
        for finished in FINISHED:
            spec.replace(*finished)
        _run(0, *command, "generate")
        client = (Path(name) / "generated" / "feiyan" / "app" / "ota.py").read_text(encoding="utf-8")
    return WalkThrough(
        output,
        changed_lines(before, after),
        changed_lines({OTA: before[OTA]}, {OTA: after[OTA]})[:SHOWN],
        [*_first_of_each(problems), "...", problems[-1]],
        _marked(client),
    )


def unnumbered(line: str) -> str:
    """Return a line without line numbers of the spec, which change with every added row."""
    return re.sub(r"\.yaml:\d+:", ".yaml:N:", line)


def _run(expected: int, *arguments: str) -> list[str]:
    status, output = printed(*arguments)
    assert status == expected, output
    return output.splitlines()


def _first_of_each(problems: list[str]) -> Iterator[str]:
    for what in UNFINISHED:
        yield next(problem for problem in problems if f": {what}: " in problem)


def _marked(client: str) -> list[str]:
    """Return lines of a docstring: the first, and the more indented ones after it."""
    lines = client.splitlines()
    begin = next(number for number, line in enumerate(lines) if MARKED.match(line))
    depth = len(lines[begin]) - len(lines[begin].lstrip())
    end = next(number for number in range(begin + 1, len(lines)) if not lines[number].startswith(" " * (depth + 1)))
    return lines[begin:end]
