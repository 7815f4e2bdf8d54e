"""Texts in a known layout are read, and others are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.documents import DocumentError, read, read_text
from generator.documents.lines import Account, number_lines
from generator.documents.records import LineKind

ERRORS = "\ufeff# 错误码字典\r\n\r\n错误码\t描述\r\n1\tx.\r\n"


def test_a_file_is_cited_by_its_name_unless_given_another(tmp_path: Path) -> None:
    """A document's name is what later messages print."""
    path = tmp_path / "lamps.txt"
    path.write_bytes(ERRORS.encode())
    assert read(path).name == "lamps.txt"
    assert read(path, "reference").name == "reference"


def test_line_ends_and_marks_of_other_systems_do_not_matter(tmp_path: Path) -> None:
    """A byte-order mark and carriage returns are not part of any cell."""
    path = tmp_path / "lamps.txt"
    path.write_bytes(ERRORS.encode())
    document = read(path)
    assert [(row.line, row.table, row.description) for row in document.errors] == [(4, "", "x.")]
    assert (document.unplaced, document.line_count) == ((), 4)


@pytest.mark.parametrize("text", ["", "# A recipe\n\nFlour\twater\n", '{"openapi": "3.1.0"}', "参数 类型 描述\n"])
def test_another_text_is_refused_by_name(text: str) -> None:
    """A text in no layout is an error that names the file, what was expected and what was found."""
    expected = r"^recipe\.md: not a document .* expected the API reference .* or a published page .*; found \S+"
    with pytest.raises(DocumentError, match=expected):
        read_text(text, "recipe.md")


def test_a_file_that_is_no_text_is_refused_by_name(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 and missing files are errors of the same kind."""
    path = tmp_path / "lamps.pdf"
    with pytest.raises(DocumentError, match=r"lamps\.pdf: cannot be read"):
        read(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DocumentError, match=r"lamps\.pdf: cannot be read"):
        read(path)


def test_a_section_ends_a_fence_that_nobody_closed() -> None:
    """A lost closing fence costs one example, not the rest of the document."""
    lines = number_lines("```\n{}\n## 6.1.2. 关灯\nwords\n```\n{}\n```\n")
    assert [line.fenced for line in lines] == [False, True, False, False, False, True, False]


def test_a_line_is_one_thing_only() -> None:
    """Placing a line twice is a mistake of the reader and does not pass."""
    (line,) = lines = number_lines("words")
    account = Account(lines)
    account.place(line, LineKind.TOPIC)
    with pytest.raises(ValueError, match="line 1 is topic and cannot also be example"):
        account.place(line, LineKind.EXAMPLE)


def test_a_line_that_nobody_took_is_unplaced() -> None:
    """A line that no reader has placed is reported, and blank lines are counted."""
    account = Account(number_lines("words\n\n"))
    assert [(line.line, line.text, line.reason) for line in account.unplaced] == [
        (1, "words", "belongs to no known part")
    ]
    assert account.blank == 1
