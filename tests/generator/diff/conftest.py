"""Two small specs that differ in one change, written to disk and compared."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from generator.api.model import Api
from generator.diff import sources
from generator.diff.comparing import changes
from generator.diff.reading import read
from generator.diff.report import Finding, judge
from generator.spec.yaml_reader import read_yaml
from tests.generator.conftest import LAMPS, TINY, TOPICS

Files = dict[str, Any]
Edit = Callable[[Files], object]

SHADE = {
    "type": "object",
    "description": "A shade, which callers describe.",
    "required": ["depth"],
    "properties": {
        "tint": {"type": "string", "description": "Tint."},
        "depth": {"type": "integer", "description": "Depth."},
    },
}
"""A class that is only passed: the others of the tiny spec are only read."""


class Specs:
    """A spec before and after; each is the data of its files."""

    def __init__(self, folder: Path, files: Files) -> None:
        self._folder = folder
        self.base, self.head = deepcopy(files), deepcopy(files)

    def write(self, name: str, files: Files) -> Path:
        """Write a spec to a folder, as JSON, which is also YAML."""
        for file, content in files.items():
            path = self._folder / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
        return self._folder / name

    def folders(self) -> tuple[Path, Path]:
        return self.write("base", self.base), self.write("head", self.head)

    def surfaces(self) -> tuple[Api, Api]:
        base, head = (read(sources.folder(path)) for path in self.folders())
        return base, head

    def findings(self) -> tuple[Finding, ...]:
        """Return the findings of the comparison."""
        return judge(changes(*self.surfaces()))

    def rules(self) -> set[str]:
        """Return the ids of the rules in the findings."""
        return {finding.rule.id for finding in self.findings()}


def tiny() -> Files:
    """The tiny spec with its topics, and a class that is only passed."""
    made = {file: deepcopy(read_yaml(dedent(text)).value) for file, text in {**TINY, "asyncapi.yaml": TOPICS}.items()}
    schemas(made)["Shade"] = deepcopy(SHADE)
    params(made)["properties"]["shade"] = {"$ref": "#/components/schemas/Shade"}
    return made


@pytest.fixture(scope="session")
def files() -> Files:
    """The same files, made once."""
    return tiny()


@pytest.fixture
def specs(tmp_path: Path, files: Files) -> Specs:
    """Two equal specs, for a test to change."""
    return Specs(tmp_path, files)


def operation(files: Files, path: str = "/lamp/get") -> Any:
    """An operation of the tiny spec."""
    return files[LAMPS]["paths"][path]["post"]


def params(files: Files, path: str = "/lamp/get") -> Any:
    """The schema of its parameters."""
    return operation(files, path)["requestBody"]["content"]["application/json"]["schema"]["allOf"][1]["properties"][
        "params"
    ]


def answer(files: Files, path: str = "/lamp/get") -> Any:
    """Return the parent of the schema of its data."""
    content = operation(files, path)["responses"]["200"]["content"]
    return content["application/json"]["schema"]["allOf"][1]["properties"]


def schemas(files: Files, file: str = LAMPS) -> Any:
    """The named schemas of a file."""
    return files[file]["components"]["schemas"]
