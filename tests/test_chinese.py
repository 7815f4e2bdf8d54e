"""The Chinese pages: they say what the English ones say, with the same programs and commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from feiyan.codes import BY_CODE
from generator.documents import folder

REPOSITORY = Path(__file__).resolve().parent.parent

_BLOCK = re.compile(r"^```python$.*?^```$", re.DOTALL | re.MULTILINE)
_PLAIN = re.compile(r"^```(?:python)?\n(.*?)^```$", re.DOTALL | re.MULTILINE)

ENGLISH = {
    "README.zh-CN.md": "README.md",
    "docs/zh/signing-in.md": "docs/signing-in.md",
    "docs/zh/errors.md": "docs/errors.md",
}
"""The page that tests run, by its Chinese page."""


def _read(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


def test_every_chinese_page_has_an_english_one() -> None:
    chinese = [path.relative_to(REPOSITORY).as_posix() for path in (REPOSITORY / "docs" / "zh").glob("*.md")]
    assert {*chinese, "README.zh-CN.md"} == {*ENGLISH}


@pytest.mark.parametrize("name", ENGLISH)
def test_the_programs_are_those_of_the_english_page(name: str) -> None:
    """The tests run those, so these run too."""
    blocks = _BLOCK.findall(_read(name))
    assert blocks
    assert [block for block in blocks if block not in _read(ENGLISH[name])] == []


def test_the_readmes_have_the_same_commands_and_programs() -> None:
    """In the same order; the Chinese one lacks what needs a clone."""
    english, _, _ = _read("README.md").partition("## From a clone")
    assert _PLAIN.findall(_read("README.zh-CN.md")) == _PLAIN.findall(english)


@pytest.mark.skipif(not folder.at_hand(), reason=folder.lacking())
def test_the_catalogue_has_words_of_its_own() -> None:
    """No text about a code is a sentence of the documents."""
    documents = _letters(" ".join(path.read_text(encoding="utf-8") for path in folder.at_hand()))
    meanings = [one for entry in BY_CODE.values() for one in (entry, *entry.also)]
    texts = {text for one in meanings for text in (one.meaning_zh, one.remedy_zh)}
    assert len(texts) > 300
    assert [text for text in texts if _letters(text) in documents] == []


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
