"""The platform's own documents, where they are at hand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.__main__ import main
from generator.audit.explain import has_word
from generator.operations import operations, params_schema
from generator.spec import Spec
from tests.generator.importing.conftest import Import, texts

if TYPE_CHECKING:
    import pytest

    from tests.generator.conftest import SpecFolder

PAGE = "services/app/userservice.yaml"


def test_both_documents_over_the_spec_change_no_byte(
    real_documents: list[Path], real_copy: SpecFolder, importing: Import
) -> None:
    before = texts(real_copy.folder)
    assert importing(real_copy, *real_documents) == (
        0,
        ["0 changes in 0 files, 0 left to decide, 0 corrections settled"],
    )
    assert texts(real_copy.folder) == before


def section(document: Path, first: str, after: str) -> str:
    """The text of a document from one heading to another."""
    text = document.read_text(encoding="utf-8")
    start = re.search(rf"^#+ {re.escape(first)}\. ", text, re.MULTILINE)
    end = re.search(rf"^#+ {re.escape(after)}\. ", text, re.MULTILINE)
    assert start is not None
    assert end is not None
    return text[start.start() : end.start()]


def into(folder: Path, document: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines of an import into a folder, and a second import that changes nothing."""
    assert main(["import", "--into", str(folder), str(document)]) in (0, 1)
    lines = capsys.readouterr().out.splitlines()
    before = texts(folder)
    assert main(["import", "--into", str(folder), str(document)]) in (0, 1)
    assert capsys.readouterr().out.splitlines()[-1].startswith("0 changes in 0 files, ")
    assert texts(folder) == before
    return lines


def heads(spec: Spec) -> dict[str, dict[str, Any]]:
    """What the heads of the operations say, by path."""
    keys = ("x-api-version", "x-timeout-ms", "x-auth")
    return {path: {key: place.value.get(key) for key in keys} for path, place in operations(spec)}


def test_the_story_of_the_user_service(
    real_documents: list[Path], real_spec: Spec, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The older page begins an empty spec, the reference comes over it: what changes is what people found by hand.

    The project's spec says which versions the older page has and what these lack (`x-older-versions`).
    """
    reference, page = real_documents
    chapter = tmp_path / "chapter.txt"
    chapter.write_text(section(reference, "6.6", "6.7"), encoding="utf-8")
    folder = tmp_path / "spec"
    curated = {path: place for path, place in operations(real_spec) if place.file == "services/app/users.yaml"}
    older = {
        path: item
        for path, place in curated.items()
        for item in place.value.get("x-older-versions", ())
        if item["document"] == "user-service"
    }

    first = into(folder, page, capsys)
    begun = heads(Spec.load(folder))
    assert sum("new operation" in line for line in first) == len(begun) == 25
    assert {path: begun[path]["x-api-version"] for path in older if path in begun} == {
        path: item["version"] for path, item in older.items() if path in begun
    }

    then = into(folder, chapter, capsys)
    spec = Spec.load(folder)
    assert heads(spec) == {path: heads(real_spec)[path] for path in curated}
    raised = {line.split()[2].rstrip(":") for line in then if "x-api-version is now" in line}
    assert raised == {path for path in begun if begun[path]["x-api-version"] != heads(spec)[path]["x-api-version"]}
    assert raised == older.keys() & begun.keys()
    decided: dict[str, str] = {}
    for row in real_spec.files["corrections.yaml"]["corrections"]:
        decided[row["path"]] = f"{decided.get(row['path'], '')} {row['says']}"
    for path, item in older.items():
        for name in item.get("without", {}).get("params", ()):
            told = any(f" {path}: new request field {name} (" in line for line in then)
            assert told or has_word(decided.get(path, ""), name), (path, name)
    arrived = {line.split()[2].rstrip(":") for line in then if ": new operation" in line}
    assert arrived == curated.keys() - begun.keys()
    for line in then:
        if match := re.search(r" (/\S+): request field (\w+) is no longer in the document: deprecated", line):
            params = params_schema(dict(operations(spec))[match[1]])
            assert params is not None
            assert params.value["properties"][match[2]]["deprecated"] is True
