"""Tests that all derived files are up to date. A failure shows the diff and the command that updates them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator import REPOSITORY
from generator.__main__ import main as generator
from generator.documents import folder
from generator.python.blocks import COMMAND, marks
from tests import refresh
from tests.refresh import DERIVED, Derived, stale

BEGIN, END = marks("numbers")
PAGE = f"# Title\n\n{BEGIN}\nzero\n{END}\n\nThe rest.\n"


def fail_where_stale(diff: str) -> None:
    if diff:
        pytest.fail(f"run `{COMMAND}`\n{diff}", pytrace=False)


def test_files_derived_from_the_spec_are_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    """The files in generated/ and the counts in docs/coverage.md match the spec."""
    status = generator(["check"])
    fail_where_stale(capsys.readouterr().out if status else "")


def test_text_derived_from_code_is_up_to_date() -> None:
    """All entries of the table match, except those that need the platform's documents."""
    fail_where_stale("\n".join(map(str, stale((one for one in DERIVED if not one.from_documents), REPOSITORY))))


@pytest.mark.skipif(len(folder.at_hand()) != 2, reason=folder.lacking())
def test_text_derived_from_documents_is_up_to_date() -> None:
    fail_where_stale("\n".join(map(str, stale((one for one in DERIVED if one.from_documents), REPOSITORY))))


# --- The command ---------------------------------------------------------------------------------------------------


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Create a repository with two derived texts: a block of a page, and a missing file."""
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    monkeypatch.setattr(refresh, "REPOSITORY", tmp_path)
    monkeypatch.setattr(refresh, "DERIVED", (derived(lambda: "one\ntwo\n"), Derived("new.txt", lambda: "new\n")))
    return tmp_path


def derived(text: Callable[[], str], *, numbered: bool = False) -> Derived:
    return Derived("page.md", text, "numbers", numbered=numbered)


def test_it_writes_what_is_stale_and_leaves_the_rest_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second run writes nothing."""
    assert refresh.main([]) == 0
    assert (root / "page.md").read_text() == f"# Title\n\n{BEGIN}\none\ntwo\n{END}\n\nThe rest.\n"
    assert (root / "new.txt").read_text() == "new\n"
    assert capsys.readouterr().out.endswith("wrote page.md\nwrote new.txt\n")
    assert refresh.main([]) == refresh.main(["--check"]) == 0
    assert "wrote" not in capsys.readouterr().out


def test_a_check_shows_what_is_stale_and_writes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refresh.main(["--check"]) == 1
    printed = capsys.readouterr()
    assert "\n-zero\n+one\n+two\n" in printed.out
    assert printed.err == f"2 files are not as they are derived: run `{COMMAND}`\n"
    assert (root / "page.md").read_text() == PAGE
    assert not (root / "new.txt").exists()


def test_two_blocks_of_a_page_are_both_written(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(PAGE + PAGE.replace("numbers", "more"), encoding="utf-8")
    (found,) = stale([derived(lambda: "one"), Derived("page.md", lambda: "two", "more")], tmp_path)
    assert [line for line in found.derived.splitlines() if line in ("zero", "one", "two")] == ["one", "two"]


def test_a_block_that_is_missing_is_named(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("# Title\n", encoding="utf-8")
    with pytest.raises(LookupError, match=r"page\.md has no block <!-- numbers: "):
        list(stale([derived(lambda: "one")], tmp_path))


def test_lines_of_the_spec_that_have_only_moved_stay(tmp_path: Path) -> None:
    """A new line number alone is not a change; a changed line gets its new number."""
    (tmp_path / "page.md").write_text(PAGE.replace("zero", "a.yaml:1: old\na.yaml:2: same"), encoding="utf-8")
    assert not [*stale([derived(lambda: "a.yaml:7: old\na.yaml:8: same", numbered=True)], tmp_path)]
    (found,) = stale([derived(lambda: "a.yaml:7: new\na.yaml:8: same", numbered=True)], tmp_path)
    assert f"{BEGIN}\na.yaml:7: new\na.yaml:2: same\n{END}" in found.derived
