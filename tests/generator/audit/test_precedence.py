"""Of several documents about one operation, the newest holds where they contradict each other."""

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
    wanted = ("x-timeout-ms", "speaks for it", "left out", "no such operation", "field")
    return [line for line in lines if any(one in line for one in wanted)]


def test_an_older_page_is_reported_as_older(dated: Audit, tmp_path: Path) -> None:
    """Facts of a page older than the reference are no difference, whether the reference is given or not."""
    older = page(tmp_path, 900001, "2020-01-02", 4000)
    told = "1: /lamp/get: not compared: this is of 2020-01-02, and a document of 2022-06-14 speaks for it"
    assert audited(dated, older) == [f"reference:{told}"]
    told = "1: /lamp/get: 1 difference left out: reference of 2022-06-14 says otherwise"
    assert audited(dated, dated.reference, older) == [f"900001.md:{told}"]


def test_a_newer_page_holds_against_the_reference(dated: Audit, tmp_path: Path) -> None:
    """The difference is that of the page; the spec can follow it without a difference to the reference."""
    newer = page(tmp_path, 900001, "2024-01-02", 4000)
    lines = audited(dated, dated.reference, newer)
    assert [line for line in lines if "x-timeout-ms is 4000 in the document" in line]
    dated.spec.set(LAMPS, "paths./lamp/get.post.x-timeout-ms", 4000)
    (line,) = audited(dated, dated.reference, newer)
    assert line == "reference:16: /lamp/get: 1 difference left out: 900001.md of 2024-01-02 says otherwise"


@pytest.mark.parametrize("date", ["2020-01-02", "2024-01-02"])
def test_a_fact_of_one_of_two_documents_holds(dated: Audit, tmp_path: Path, date: str) -> None:
    """A field of a page is told whichever of the two is newer, and the page need not repeat those of the reference."""
    one = page(tmp_path, 900001, date, 3000)
    text = one.read_text(encoding="utf-8")
    (floor,) = (line for line in text.splitlines() if "floor" in line and line.startswith("|"))
    one.write_text(text.replace(floor, floor.replace("floor", "wing")), encoding="utf-8")
    lines = audited(dated, dated.reference, one)
    assert [line.partition(": ")[2] for line in lines if "wing" in line and line.startswith("900001.md:")]
    assert not [line for line in lines if "field floor" in line]


def test_a_required_parameter_stays_required_where_the_newer_page_does_not_tell(dated: Audit, tmp_path: Path) -> None:
    """A page whose answers were pictures overrules nothing that the reference says of them."""
    newer = page(tmp_path, 900001, "2024-01-02", 3000)
    text = newer.read_text(encoding="utf-8")
    for cell in ("| 是否必选 | 示例值", "| --- | --- | --- | --- | --- |", "| 是 |  |", "| 否 | 1 |"):
        text = text.replace(cell, "|" + cell.removeprefix("|").partition("|")[2].strip(), 1)
    newer.write_text(text, encoding="utf-8")
    dated.print("floor\tInt\t否", "floor\tInt\t是")
    lines = audited(dated, dated.reference, newer)
    assert [line for line in lines if line.startswith("reference:") and "floor is required in the table" in line]


def test_the_spec_remembers_the_date_of_a_page(dated: Audit, tmp_path: Path) -> None:
    """Without the newer page an older one is not taken for news, and the reference needs a row where it differs."""
    dated.spec.set(LAMPS, "paths./lamp/get.post.x-timeout-ms", 4000)
    doc = {"document": "reference", "section": "7.1.1", "title": "获取灯"}
    doc["pages"] = [{"number": 900001, "updated": "2024-01-02"}]
    dated.spec.set(LAMPS, "paths./lamp/get.post.x-doc", doc)
    reference, older = sorted(audited(dated, dated.reference, page(tmp_path, 900002, "2023-01-02", 3000)), reverse=True)
    assert "x-timeout-ms is 5000 in the document, but 4000 in the spec" in reference
    assert "a document of 2024-01-02 speaks for it" in older


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
