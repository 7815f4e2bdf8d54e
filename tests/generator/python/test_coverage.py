"""The counts in docs/coverage.md are derived."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.__main__ import main
from generator.python import blocks

if TYPE_CHECKING:
    from tests.generator.conftest import SpecFolder

BEGIN, END = blocks.marks("coverage")
PAGE = f"# Title\n\n{BEGIN}\nold\n{END}\n\nThe rest.\n"


@pytest.fixture
def page(tiny: SpecFolder, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The page of a repository that has the tiny spec."""
    path = tiny.folder.parent / "docs" / "coverage.md"
    path.parent.mkdir()
    path.write_text(PAGE, encoding="utf-8")
    monkeypatch.setattr("generator.__main__.REPOSITORY", tiny.folder.parent)
    monkeypatch.setattr("generator.__main__.COVERAGE", path)
    return path


def test_the_block_is_filled_and_the_rest_left_alone(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`generate` writes the counts between the marks, once."""
    assert main(["generate"]) == 0
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Title\n\n")
    assert text.endswith("\n\nThe rest.\n")
    assert "| `cloud.tokens` | 2 |" in text
    assert "wrote the counts in docs/coverage.md\n" in capsys.readouterr().out
    assert main(["check"]) == 0
    assert main(["generate"]) == 0
    assert "coverage" not in capsys.readouterr().out


def test_an_old_block_is_noticed(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` shows the differences of the page, and does not change it."""
    assert main(["generate"]) == 0
    page.write_text(PAGE, encoding="utf-8")
    assert main(["check"]) == 1
    printed = capsys.readouterr()
    assert "the counts in docs/coverage.md are out of date: run `nox -s generate`\n" in printed.err
    assert "\n-old\n" in printed.out
    assert "\n+| `cloud.tokens` | 2 |" in printed.out
    assert page.read_text(encoding="utf-8") == PAGE


@pytest.mark.parametrize("text", ["# No marks\n", f"{END}\n{BEGIN}\n", None])
def test_a_page_without_the_block_is_left_alone(page: Path, text: str | None) -> None:
    """A page without the block, or no page, is left alone."""
    page.unlink() if text is None else page.write_text(text, encoding="utf-8")
    assert main(["generate"]) == 0
    assert main(["check"]) == 0
    assert (page.read_text(encoding="utf-8") if page.exists() else None) == text


def test_an_output_elsewhere_is_all_that_is_written(page: Path) -> None:
    """Neither the page of the repository nor one beside the output is touched."""
    elsewhere = page.parents[1] / "elsewhere"
    elsewhere.mkdir()
    beside = elsewhere / "coverage.md"
    beside.write_text(PAGE, encoding="utf-8")
    command = ["--generated", str(elsewhere / "generated")]
    assert main([*command, "generate"]) == 0
    assert main([*command, "check"]) == 0
    assert page.read_text(encoding="utf-8") == beside.read_text(encoding="utf-8") == PAGE
    assert not (page.parents[1] / "generated").exists()
