"""The second walk-through of docs/importing.md: the older page of a service, then the reference's chapter over it."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.spec.load import Spec
from tests.generator.importing.conftest import printed, texts

SHOWN = (
    "field-type-changed",
    "operation-added",
    "version-changed",
    "parameter-added",
    "parameter-deprecated",
    "answer-added",
)
"""Rules whose findings the guide shows."""


@dataclass
class Story:
    """The older page in an empty spec, then the chapter of the reference: the output and the spec of each import."""

    page: list[str]
    older: Spec
    chapter: list[str]
    newer: Spec
    changes: list[dict[str, Any]]
    """Changes between the two specs, from `diff`."""
    report: str
    """The same as Markdown."""

    def told(self, *rules: str) -> list[tuple[str, dict[str, Any]]]:
        """Return the path and the change for each place of the changes with these rules."""
        found = [change for change in self.changes if change["rule"] in rules]
        return [(place["path"], change) for change in found for place in change["places"]]

    def commands(self) -> str:
        """Return the commands, each with the last line of its output."""
        return f"""\
```
python -m generator import --into users user-service.txt
{self.page[-1]}
cp -r users older
python -m generator import --into users chapter-6.6.txt
{self.chapter[-1]}
python -m generator diff older users
```"""

    def excerpt(self) -> str:
        """Return the parts of the report about the rules that the guide shows."""
        parts = re.split(r"\n(?=\*\*|#|<)", self.report)
        shown = (part.strip() for part in parts if any(f"(`{rule}`). " in part for rule in SHOWN))
        return "\n\n".join(shown)


def story_of(reference: Path, page: Path, folder: Path) -> Story:
    """Import the page into an empty spec, then the chapter, and compare the two."""
    older, users, chapter = folder / "older", folder / "users", folder / "chapter-6.6.txt"
    chapter.write_text(section(reference, "6.6", "6.7"), encoding="utf-8")
    first = into(users, page)
    shutil.copytree(users, older)
    then = into(users, chapter)
    done, changes = printed("diff", str(older), str(users), "--format", "json")
    again, report = printed("diff", str(older), str(users))
    assert (done, again) == (0, 0)
    return Story(first, Spec.load(older), then, Spec.load(users), json.loads(changes)["changes"], report)


def section(document: Path, first: str, after: str) -> str:
    """Return the text of a document from one heading to another."""
    text = document.read_text(encoding="utf-8")
    start = re.search(rf"^#+ {re.escape(first)}\. ", text, re.MULTILINE)
    end = re.search(rf"^#+ {re.escape(after)}\. ", text, re.MULTILINE)
    assert start is not None
    assert end is not None
    return text[start.start() : end.start()]


def into(folder: Path, document: Path) -> list[str]:
    """Return the output of an import into a folder, and check that a second import changes nothing."""
    status, lines = printed("import", "--into", str(folder), str(document))
    assert status in (0, 1)
    before = texts(folder)
    _, again = printed("import", "--into", str(folder), str(document))
    assert again.splitlines()[-1].startswith("0 changes in 0 files, ")
    assert texts(folder) == before
    return lines.splitlines()
