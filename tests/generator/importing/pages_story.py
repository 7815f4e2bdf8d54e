"""The walk-through of docs/importing.md with a folder of ten published pages: import, review, diff and changelog."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator import REPOSITORY
from tests.generator.importing.conftest import changed_lines, printed, texts
from tests.generator.importing.filling import fill

PAGES = Path(__file__).parent / "pages"
HOMES = "services/app/homes.yaml"
NAMES = {
    "查询房间的操作记录": "app.homes.listRoomHistory",
    "查询房间的模板": "app.homes.queryRoomTemplates",
    "查询设备的房间": "cloud.things.getRoom",
}
"""The operationIds that a person chooses, by title."""

SHOWN = 14
"""Number of changed lines of the service's file that the guide shows."""


class PagesStory(NamedTuple):
    """The output of the commands, as in the guide."""

    read: list[str]
    refused: list[str]
    imported: list[str]
    changed: list[str]
    """The first lines that change in the file of a service."""
    problems: list[str]
    """The first problems that lint finds, and their number."""
    report: list[str]
    """The entry for the changelog that diff proposes."""


@cache
def pages_story() -> PagesStory:
    """Import the pages into a copy of the spec, finish it and compare."""
    with TemporaryDirectory() as name:
        spec = Path(name) / "spec"
        shutil.copytree(REPOSITORY / "spec", spec, ignore=shutil.ignore_patterns("*.prose.yaml"))
        before = texts(spec)
        read = _run(0, "read", str(PAGES))
        refused = _run(2, "--spec", str(spec), "import", str(PAGES))
        assert texts(spec) == before
        imported = _run(1, "--spec", str(spec), "import", "--side", "app", str(PAGES))
        after = texts(spec)
        problems = [line.removeprefix(f"{name}/") for line in _run(1, "--spec", str(spec), "lint")]
        assert _run(1, "--spec", str(spec), "import", "--side", "app", str(PAGES))[-1].startswith(
            "0 changes in 0 files"
        )
        fill(spec, NAMES)
        _run(0, "--spec", str(spec), "lint")
        report = _run(0, "diff", str(REPOSITORY / "spec"), str(spec))
    entry = re.search(r"```markdown\n(.*?)\n```", "\n".join(report), re.DOTALL)
    assert entry is not None
    return PagesStory(
        [*read[:2], "..."],
        [line.replace(f"{PAGES}", "pages") for line in refused],
        imported,
        changed_lines({HOMES: before[HOMES]}, {HOMES: after[HOMES]})[:SHOWN],
        [*problems[:3], "...", problems[-1]],
        entry[1].splitlines(),
    )


def _run(expected: int, *arguments: str) -> list[str]:
    status, output = printed(*arguments)
    assert status == expected, output
    return output.splitlines()
