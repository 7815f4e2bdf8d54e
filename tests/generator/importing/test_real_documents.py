"""The platform's own documents are imported, if they are available."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator.api import naming
from generator.documents.words import has_word
from generator.spec.corrections import corrections
from generator.spec.index import operations
from generator.spec.load import Located, Spec
from tests.generator.importing.conftest import NOTHING_NEW, Import, texts
from tests.generator.importing.story import Story, story_of

if TYPE_CHECKING:
    from tests.generator.conftest import SpecFolder


def test_both_documents_over_the_spec_change_no_byte(
    real_documents: list[Path], real_copy: SpecFolder, importing: Import
) -> None:
    before = texts(real_copy.folder)
    assert importing(real_copy, *real_documents) == NOTHING_NEW
    assert texts(real_copy.folder) == before


def head(operation: Located) -> dict[str, Any]:
    """Return the facts in the head of an operation."""
    return {key: operation.value.get(key) for key in ("x-api-version", "x-timeout-ms", "x-auth")}


def heads(spec: Spec) -> dict[str, dict[str, Any]]:
    """Return the facts in the heads of all operations, by path."""
    return {path: head(place) for path, place in operations(spec)}


@pytest.fixture(scope="module")
def story(real_documents: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Story:
    reference, page = real_documents
    return story_of(reference, page, tmp_path_factory.mktemp("story"))


@pytest.fixture(scope="module")
def curated(real_spec: Spec) -> dict[str, Located]:
    """Return the operations of the user service in the project's spec."""
    return {path: place for path, place in operations(real_spec) if place.file == "services/app/users.yaml"}


@pytest.fixture(scope="module")
def on_the_page(curated: dict[str, Located], story: Story) -> dict[str, dict[str, Any]]:
    """Return the entries of the project's spec about older versions on the page, by path."""
    return {
        path: item
        for path, _ in operations(story.older)
        for item in curated[path].value.get("x-older-versions", ())
        if item["document"] == "user-service"
    }


def test_the_page_begins_a_spec_with_its_versions(story: Story, on_the_page: dict[str, dict[str, Any]]) -> None:
    begun = heads(story.older)
    assert sum("new operation" in line for line in story.page) == len(begun) == 25
    assert {path: begun[path]["x-api-version"] for path in on_the_page} == {
        path: item["version"] for path, item in on_the_page.items()
    }


def test_the_reference_makes_the_heads_those_that_people_wrote(story: Story, curated: dict[str, Located]) -> None:
    """Version, timeout and authentication of all operations of the service."""
    assert heads(story.newer) == {path: head(place) for path, place in curated.items()}


def test_the_diff_tells_the_versions_that_were_raised(
    story: Story, curated: dict[str, Located], on_the_page: dict[str, dict[str, Any]]
) -> None:
    """The diff reports the raised versions that people have recorded in the project's spec."""
    raised = {path: (change["old"], change["new"]) for path, change in story.told("version-changed")}
    assert raised == {
        path: (item["version"], curated[path].value["x-api-version"]) for path, item in on_the_page.items()
    }
    assert {path for path, _ in story.told("older-version-added")} == raised.keys()


def test_the_diff_tells_what_is_new(
    story: Story, curated: dict[str, Located], on_the_page: dict[str, dict[str, Any]], real_spec: Spec
) -> None:
    """The diff reports new operations, and the parameters that older versions lack in the project's spec."""
    arrived = {path for path, _ in story.told("operation-added")}
    assert arrived == curated.keys() - heads(story.older).keys()
    added = story.told("parameter-added", "required-parameter-added")
    assert len(added) == sum("new request field" in line for line in story.chapter)
    names = {(path, change["name"]) for path, change in added}
    decided: dict[str, str] = {}
    for row in (one.value for one in corrections(real_spec)):
        decided[row["path"]] = f"{decided.get(row['path'], '')} {row['says']}"
    for path, item in on_the_page.items():
        for name in item.get("without", {}).get("params", ()):
            assert (path, naming.field_name(name)) in names or has_word(decided.get(path, ""), name), (path, name)


def test_the_diff_tells_what_is_gone(story: Story) -> None:
    """The diff reports no removal: things that the reference no longer has are deprecated."""
    gone = re.compile(r" (/\S+): (request|response) field (\w+) is no longer in the document: deprecated")
    lines = [match.groups() for line in story.chapter if (match := gone.search(line))]
    told = {(path, change["name"]) for path, change in story.told("parameter-deprecated")}
    assert told == {(path, naming.field_name(name)) for path, part, name in lines if part == "request"} != set()
    assert len(story.told("field-deprecated")) == sum(part == "response" for _, part, _ in lines)
    assert not [change["rule"] for change in story.changes if change["rule"].endswith(("-removed", "-renamed"))]


def test_raised_versions_leave_the_trail_that_people_wrote(
    story: Story, on_the_page: dict[str, dict[str, Any]]
) -> None:
    """Raised versions get the items that people have written, except for a parameter that the reference misprints."""
    trails = {
        path: place.value["x-older-versions"]
        for path, place in operations(story.newer)
        if "x-older-versions" in place.value
    }
    known = ("version", "document", "title")
    assert {path: [{key: item[key] for key in known} for item in items] for path, items in trails.items()} == {
        path: [{key: item[key] for key in known}] for path, item in on_the_page.items()
    }
    lacking, written = (
        {(path, name) for path, item in items for name in item.get("without", {}).get("params", ())}
        for items in (((path, items[0]) for path, items in trails.items()), on_the_page.items())
    )
    assert lacking - written == {("/uc/listBindingByDev", "deviceId")}
