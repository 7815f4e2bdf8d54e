"""The counts in the README, which nobody writes by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.__main__ import main
from generator.python import readme_table, render

if TYPE_CHECKING:
    from generator.python.view import Package
    from tests.generator.conftest import SpecFolder

REPOSITORY = Path(__file__).parents[3]
README = f"# Title\n\n{readme_table.BEGIN}\nold\n{readme_table.END}\n\nThe rest.\n"


@pytest.fixture
def readme(tiny: SpecFolder) -> Path:
    path = tiny.folder.parent / "README.md"
    path.write_text(README, encoding="utf-8")
    return path


def command(tiny: SpecFolder, name: str) -> int:
    return main(["--spec", str(tiny.folder), "--generated", str(tiny.folder.parent / "generated"), name])


def test_the_block_is_filled_and_the_rest_left_alone(tiny: SpecFolder, readme: Path) -> None:
    """`generate` writes the counts between the marks of the README beside the output."""
    assert command(tiny, "generate") == 0
    text = readme.read_text(encoding="utf-8")
    assert text.startswith("# Title\n\n")
    assert text.endswith("\n\nThe rest.\n")
    assert "| `cloud.tokens` | 2 |" in text
    assert command(tiny, "check") == 0


def test_an_old_block_is_noticed(tiny: SpecFolder, readme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` fails when the README says something else than the spec."""
    assert command(tiny, "generate") == 0
    readme.write_text(README, encoding="utf-8")
    assert command(tiny, "check") == 1
    assert "the coverage in README.md is not what the spec gives" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["# No marks\n", f"{readme_table.END}\n{readme_table.BEGIN}\n", None])
def test_a_readme_without_the_block_is_left_alone(tiny: SpecFolder, readme: Path, text: str | None) -> None:
    """Where there is no block, or no README, there is nothing to keep up to date."""
    readme.unlink() if text is None else readme.write_text(text, encoding="utf-8")
    assert command(tiny, "generate") == 0
    assert command(tiny, "check") == 0
    assert (readme.read_text(encoding="utf-8") if readme.exists() else None) == text


def test_the_readme_of_this_project_is_current(real_package: Package) -> None:
    """It has the block, and the block says what the spec gives."""
    readme = REPOSITORY / "README.md"
    assert readme_table.BEGIN in readme.read_text(encoding="utf-8")
    assert readme_table.is_current(readme, render.coverage(real_package))
