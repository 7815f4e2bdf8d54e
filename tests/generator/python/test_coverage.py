"""The counts in the README are derived."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.__main__ import main
from generator.python import blocks

if TYPE_CHECKING:
    from tests.generator.conftest import SpecFolder

BEGIN, END = blocks.marks("coverage")
README = f"# Title\n\n{BEGIN}\nold\n{END}\n\nThe rest.\n"


@pytest.fixture
def readme(tiny: SpecFolder, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The README of a repository with the tiny spec."""
    path = tiny.folder.parent / "README.md"
    path.write_text(README, encoding="utf-8")
    monkeypatch.setattr("generator.__main__.REPOSITORY", path.parent)
    monkeypatch.setattr("generator.__main__.README", path)
    return path


def test_the_block_is_filled_and_the_rest_left_alone(readme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`generate` writes the counts between the marks, once."""
    assert main(["generate"]) == 0
    text = readme.read_text(encoding="utf-8")
    assert text.startswith("# Title\n\n")
    assert text.endswith("\n\nThe rest.\n")
    assert "| `cloud.tokens` | 2 |" in text
    assert "wrote the counts in README.md\n" in capsys.readouterr().out
    assert main(["check"]) == 0
    assert main(["generate"]) == 0
    assert "README" not in capsys.readouterr().out


def test_an_old_block_is_noticed(readme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` shows the differences of the README, and does not change it."""
    assert main(["generate"]) == 0
    readme.write_text(README, encoding="utf-8")
    assert main(["check"]) == 1
    printed = capsys.readouterr()
    assert "the counts in README.md are out of date: run `nox -s generate`\n" in printed.err
    assert "\n-old\n" in printed.out
    assert "\n+| `cloud.tokens` | 2 |" in printed.out
    assert readme.read_text(encoding="utf-8") == README


@pytest.mark.parametrize("text", ["# No marks\n", f"{END}\n{BEGIN}\n", None])
def test_a_readme_without_the_block_is_left_alone(readme: Path, text: str | None) -> None:
    """A README without the block, or no README, is left alone."""
    readme.unlink() if text is None else readme.write_text(text, encoding="utf-8")
    assert main(["generate"]) == 0
    assert main(["check"]) == 0
    assert (readme.read_text(encoding="utf-8") if readme.exists() else None) == text


def test_an_output_elsewhere_is_all_that_is_written(readme: Path) -> None:
    """Neither the README of the repository nor one beside the output is touched."""
    elsewhere = readme.parent / "elsewhere"
    elsewhere.mkdir()
    beside = elsewhere / "README.md"
    beside.write_text(README, encoding="utf-8")
    command = ["--generated", str(elsewhere / "generated")]
    assert main([*command, "generate"]) == 0
    assert main([*command, "check"]) == 0
    assert readme.read_text(encoding="utf-8") == beside.read_text(encoding="utf-8") == README
    assert not (readme.parent / "generated").exists()
