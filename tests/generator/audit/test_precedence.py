"""Of several documents about one operation, the newest speaks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.__main__ import main
from tests.generator.audit.test_prose import PAGE
from tests.generator.conftest import LAMPS

if TYPE_CHECKING:
    from tests.generator.audit.conftest import Audit

TIMEOUT = "| 超时时间 | 5000 |"


def page(folder: Path, number: int, date: str, timeout: int) -> Path:
    """Write a page about /lamp/get that was changed on a day, with another timeout than the reference."""
    path = folder / f"{number}.md"
    text = PAGE.format(date=f"{date} 10:00:00", floor="楼层").replace(TIMEOUT, f"| 超时时间 | {timeout} |")
    path.write_text(text if date else text.replace("更新时间： 10:00:00", ""), encoding="utf-8")
    return path


@pytest.fixture
def dated(lamps: Audit) -> Audit:
    """The lamps, with a reference of the edition that the spec follows."""
    lamps.reference.write_text("文档版本：20220614\n\n" + lamps.reference.read_text(encoding="utf-8"), encoding="utf-8")
    return lamps


def audited(lamps: Audit, *documents: Path) -> list[str]:
    """Return the lines of an audit that are about the timeout, about age or about a lost operation."""
    main(["--spec", str(lamps.spec.folder), "audit", *map(str, documents)])
    lines = lamps._capsys.readouterr().out.splitlines()
    wanted = ("x-timeout-ms", "speaks for it", "left out", "no such operation")
    return [line for line in lines if any(one in line for one in wanted)]


def test_an_older_page_is_reported_as_older(dated: Audit, tmp_path: Path) -> None:
    """What a page said before the edition of the reference is no difference, whether that is given or not."""
    older = page(tmp_path, 900001, "2020-01-02", 4000)
    told = ":1: /lamp/get: not compared: this is of 2020-01-02, and a document of 2022-06-14 speaks for it"
    assert audited(dated, dated.reference, older) == [f"reference{told}"]
    assert audited(dated, older) == [f"reference{told}"]


def test_a_newer_page_speaks_instead_of_the_reference(dated: Audit, tmp_path: Path) -> None:
    """The difference is that of the page; the spec can follow it without a difference to the reference."""
    newer = page(tmp_path, 900001, "2024-01-02", 4000)
    lines = audited(dated, dated.reference, newer)
    assert [line for line in lines if "x-timeout-ms is 4000 in the document" in line]
    dated.spec.set(LAMPS, "paths./lamp/get.post.x-timeout-ms", 4000)
    (line,) = audited(dated, dated.reference, newer)
    assert line.endswith("not compared: this is of 2022-06-14, and a document of 2024-01-02 speaks for it")


def test_the_spec_remembers_the_date_of_a_page(dated: Audit, tmp_path: Path) -> None:
    """Without the newer page, neither the reference nor an older page is taken for news."""
    dated.spec.set(LAMPS, "paths./lamp/get.post.x-timeout-ms", 4000)
    doc = {"document": "reference", "section": "7.1.1", "title": "获取灯"}
    doc["pages"] = [{"number": 900001, "updated": "2024-01-02"}]
    dated.spec.set(LAMPS, "paths./lamp/get.post.x-doc", doc)
    lines = audited(dated, dated.reference, page(tmp_path, 900002, "2023-01-02", 3000))
    assert len(lines) == 2
    assert all("a document of 2024-01-02 speaks for it" in line for line in lines)


def test_of_two_pages_the_newer_one_speaks(dated: Audit, tmp_path: Path) -> None:
    """Pages that differ in one version are no contradiction if their dates tell which came later."""
    old, new = page(tmp_path, 900001, "2023-01-02", 3000), page(tmp_path, 900002, "2024-01-02", 4000)
    lines = audited(dated, new, old)
    assert lines[-1].endswith("left out: this is of 2023-01-02, but 900002.md of 2024-01-02")
    assert [line for line in lines if "x-timeout-ms is 4000" in line]


def test_a_page_without_a_date_is_compared(dated: Audit, tmp_path: Path) -> None:
    """Nothing tells that it is old."""
    (line,) = audited(dated, dated.reference, page(tmp_path, 900001, "", 4000))
    assert "x-timeout-ms is 4000 in the document" in line
