"""Tests that docstrings and documents use plain English and the terms of the field."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from generator import REPOSITORY

HEADLESS = re.compile(r"(What|Where|Whether|Which|Who|How|That)\b")
"""Beginnings that leave a docstring without a verb or a noun of its own."""

MAX_LISTED = 30
"""Maximum number of places that a failure lists."""

FIELD_TERMS = {
    "long connection": "MQTT connection or push channel",
    "in place of": "instead of",
    "is no text": "is not a string",
    "is no number": "is not a number",
    "is no JSON": "is not valid JSON",
    "farewell": "unbind or disconnect",
    "house": "the project",
    "teller": "event dispatcher",
}
"""Private phrases, each with the term to use instead."""


class Found(NamedTuple):
    """A docstring or a phrase, and its place."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


def tracked(*paths: str) -> list[Path]:
    """Return the files below the paths that git tracks."""
    command = ["git", "ls-files", "-z", "--", *paths]
    listed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout
    files = [REPOSITORY / name for name in listed.split("\0") if name]
    return [file for file in files if file.is_file()]


def docstrings(*paths: str) -> list[Found]:
    """Return the docstrings in Python files, including those of attributes and constants."""
    return [one for path in tracked(*paths) for one in _docstrings(path.read_text(encoding="utf-8"), _name(path))]


def _docstrings(source: str, file: str) -> Iterator[Found]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield Found(file, node.lineno, node.value.value.lstrip().partition("\n")[0])


def private_phrases(text: str, file: str) -> Iterator[Found]:
    """Yield the private phrases in a text, each with the term to use instead."""
    for phrase, term in FIELD_TERMS.items():
        words = rf"\b{phrase}\b".replace(" ", r"[\s#*|>-]+")  # a phrase may continue on the next line
        for match in re.finditer(words, text, re.IGNORECASE):
            line = text.count("\n", 0, match.start()) + 1
            yield Found(file, line, f"{match[0]!r}: say {term}")


def _name(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


def fail_with(found: list[Found], summary: str) -> None:
    """Fail with a list of places."""
    lines = [str(one)[:120] for one in sorted(found)[:MAX_LISTED]]
    more = [f"and {len(found) - MAX_LISTED} more"] if len(found) > MAX_LISTED else []
    pytest.fail("\n".join([summary, *lines, *more]), pytrace=False)


def test_no_docstring_is_headless() -> None:
    """Functions begin with a verb, everything else with a noun, also in tests, examples and generated code."""
    everything = docstrings("*.py")
    assert len(everything) > 1000
    if headless := [one for one in everything if HEADLESS.match(one.text)]:
        fail_with(headless, f"{len(headless)} docstrings begin without a verb or a noun:")


@pytest.mark.parametrize(
    "place",
    [
        "runtime/feiyan_runtime",
        "runtime/feiyan_devices",
        "runtime/feiyan_sandbox",
        "generator",
        "templates",
        "docs",
        "README.md",
        "CONTRIBUTING.md",
    ],
)
def test_the_terms_are_those_of_the_field(place: str) -> None:
    """No private phrase of the table is used in source, templates or documents."""
    texts = {_name(path): path.read_text(encoding="utf-8") for path in tracked(place)}
    assert texts
    if found := [one for file, text in texts.items() for one in private_phrases(text, file)]:
        fail_with(found, f"{len(found)} private phrases:")


GUIDES = tracked("README.md", "CONTRIBUTING.md", "docs/*.md", "spec/README.md")


def headless_paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of a page that begin like a question; titles, tables and blocks of code may."""
    for paragraph in re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE).split("\n\n"):
        if HEADLESS.match(paragraph.strip()):
            yield paragraph.strip().partition("\n")[0]


@pytest.mark.parametrize("path", GUIDES, ids=_name)
def test_no_paragraph_of_a_guide_is_headless(path: Path) -> None:
    """It begins with what it is about, so that it is read once."""
    assert [*headless_paragraphs(path.read_text(encoding="utf-8"))] == []


def test_headless_paragraphs_are_found_outside_of_titles_and_code() -> None:
    text = "# What\n\nWhat is so is so\nindeed.\n\n```\nWhere x\n\nWhat y\n```\n\nNobody asks.\n\n| What |\n"
    assert [*headless_paragraphs(text)] == ["What is so is so"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("the long connection", [1]),
        ("first\nIn place\n    of it", [2]),
        ("# in place\n# of", [1]),
        ("in place, of course", []),
        ("a farewell\nand a farewell", [1, 2]),
        ("a household", []),
        ("there is no other text", []),
    ],
)
def test_phrases_are_found_over_line_breaks_and_as_whole_words(text: str, lines: list[int]) -> None:
    assert [one.line for one in private_phrases(text, "file")] == lines


def test_docstrings_of_all_kinds_are_found() -> None:
    """Modules, classes, functions, attributes and constants count."""
    source = '"""One."""\nX = 1\n"""Two."""\nclass A:\n    """Three."""\n    y: int\n    """Four."""\n'
    source += '    async def f(self):\n        """Five\n        and more."""\n'
    found = sorted(_docstrings(source, "file"))
    assert [(one.line, one.text) for one in found] == [
        (1, "One."),
        (3, "Two."),
        (5, "Three."),
        (7, "Four."),
        (9, "Five"),
    ]
