"""The pages of the project: their links lead somewhere, also from the package index, and no guide is forgotten."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

REPOSITORY = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ADDRESS = PROJECT["urls"]["Homepage"]
"""The address of the project, from which all others begin."""

PAGES = sorted(
    path for pattern in ("*.md", "docs/**/*.md", "spec/*.md", ".github/**/*.md") for path in REPOSITORY.glob(pattern)
)
_FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"(?<!\\)\[[^\]\n]*(?:\n[^\]\n]*)?\]\(([^)\s]+)\)")
_DEFINITION = re.compile(r"^\[([^\]]+)\]: (\S+)$", re.MULTILINE)
_REFERENCE = re.compile(r"\]\[([^\]]+)\]")
_IN_REPOSITORY = re.compile(rf"{re.escape(ADDRESS)}/(?:blob|tree)/main/([^#]*)(?:#(.*))?")


def prose(page: Path) -> str:
    """The text of a page without its blocks of code."""
    return _FENCED.sub("", page.read_text(encoding="utf-8"))


def links(page: Path) -> list[str]:
    text = prose(page)
    return [*_LINK.findall(text), *dict(_DEFINITION.findall(text)).values()]


@cache
def anchors(page: Path) -> set[str]:
    """The anchors that GitHub makes of the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def inside() -> Iterator[tuple[Path, str, Path, str]]:
    """Each link to a file of the repository: the page that has it, the link, the file, the anchor."""
    for page in PAGES:
        for link in links(page):
            if absolute := _IN_REPOSITORY.fullmatch(link):
                yield page, link, REPOSITORY / absolute[1], absolute[2] or ""
            elif "://" not in link:
                name, _, anchor = link.partition("#")
                yield page, link, (page.parent / name).resolve() if name else page, anchor


def test_links_lead_somewhere() -> None:
    """To a file that is there, and to a heading that it has."""
    broken = [
        f"{page.relative_to(REPOSITORY)}: {link}"
        for page, link, target, anchor in inside()
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors(target))
    ]
    assert not broken


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_by_reference_are_defined_and_used(page: Path) -> None:
    text = prose(page)
    assert set(_REFERENCE.findall(text)) == {name for name, _ in _DEFINITION.findall(text)}


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_readmes_links_work_on_the_package_index(name: str) -> None:
    """They are absolute, or anchors within the README."""
    found = links(REPOSITORY / name)
    assert not [link for link in found if not link.startswith(("https://", "#"))]
    assert sum(link.startswith(ADDRESS) for link in found) > 10


@pytest.mark.parametrize("path", [*PAGES, *sorted((REPOSITORY / ".github").rglob("*.yml"))], ids=lambda path: path.name)
def test_the_project_has_one_address(path: Path) -> None:
    """The one that pyproject.toml has."""
    found = re.findall(r"https://github\.com/[\w-]+/feiyan-client(?![\w-])", path.read_text(encoding="utf-8"))
    assert set(found) <= {ADDRESS}


def test_all_addresses_of_the_package_begin_alike() -> None:
    assert all(url.startswith(ADDRESS) for url in PROJECT["urls"].values())


def test_the_index_has_every_guide() -> None:
    index = REPOSITORY / "docs" / "README.md"
    assert {path.name for path in index.parent.glob("*.md")} - {index.name} <= {*links(index)}


def test_the_page_of_examples_has_each_of_them() -> None:
    folder = REPOSITORY / "examples"
    listed = links(REPOSITORY / "docs" / "examples.md")
    there = {path.name for path in folder.iterdir() if path.suffix in {".py", ".ipynb"}}
    assert {link.removeprefix("../examples/") for link in listed if link.startswith("../examples/")} == there


@pytest.mark.parametrize(
    "path", sorted((REPOSITORY / ".github" / "ISSUE_TEMPLATE").glob("*.yml")), ids=lambda path: path.name
)
def test_issue_templates_are_forms(path: Path) -> None:
    """They have what GitHub asks for, and an id for each question."""
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    if path.name == "config.yml":
        assert all({"name", "url", "about"} <= link.keys() for link in form["contact_links"])
    else:
        assert {"name", "description", "body"} <= form.keys()
        asked = [part for part in form["body"] if part["type"] != "markdown"]
        assert len({part["id"] for part in asked}) == len(asked)
        assert all(part["attributes"]["label"] for part in asked)
