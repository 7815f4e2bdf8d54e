"""Sentences are watched: the audit names the cells that were never read, or read otherwise."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.__main__ import main
from generator.audit import compare
from generator.documents import open_document
from generator.spec.load import Spec
from generator.spec.prose import read_confirmed
from tests.generator.conftest import LAMPS

if TYPE_CHECKING:
    from tests.generator.audit.conftest import Audit
    from tests.generator.conftest import SpecFolder

PROSE = LAMPS.replace(".yaml", ".prose.yaml")

PAGE = """\
# 获取灯

更新时间：{date}

获取灯。

| 路径 | /lamp/get |
| --- | --- |
| 版本号 | 1.0.2 |
| 协议 | HTTPS |
| 请求方法 | POST |
| 是否需要用户身份鉴权 | 否 |
| 超时时间 | 5000 |

## 请求参数

| 名称 | 类型 | 是否必选 | 示例值 | 描述 |
| --- | --- | --- | --- | --- |
| lampId | String | 是 |  | **灯** 的 ID |
| floor | Int | 否 | 1 | {floor} |

## 返回数据

| 名称 | 类型 | 示例值 | 描述 |
| --- | --- | --- | --- |
| data | JSON |  | 灯。 |
| lampId | String |  | 灯的ID。 |
| state | Int | 1 | 状态。 |
| litAt | Long |  | 时间 |
| color | String | red | 颜色。 |
"""


def confirm(lamps: Audit, *arguments: object) -> tuple[int, list[str]]:
    """Run `confirm` on the reference, or on what is given, and return its exit status and lines."""
    documents = arguments or (lamps.reference,)
    status = main(["--spec", str(lamps.spec.folder), "confirm", *map(str, documents)])
    printed = lamps._capsys.readouterr()
    return status, (printed.out + printed.err).splitlines()


@pytest.fixture
def read(lamps: Audit) -> Audit:
    """The documents and the spec of the lamps, with every sentence of the reference confirmed."""
    lamps.reference.write_text("文档版本：20220614\n\n" + lamps.reference.read_text(encoding="utf-8"), encoding="utf-8")
    assert confirm(lamps)[0] == 0
    return lamps


def test_confirmed_prose_needs_no_reader(read: Audit) -> None:
    """After a confirmation the audit is clean, and another confirmation changes nothing."""
    before = read.spec.text(PROSE)
    assert read.run()[0] == 0
    assert confirm(read) == (0, ["0 cells confirmed in 0 files"])
    assert read.spec.text(PROSE) == before


def test_no_sentence_is_kept(read: Audit) -> None:
    """The files hold names and fingerprints; no word of the documents is in them."""
    for name in (PROSE, "errors.prose.yaml"):
        assert re.search(r"[\u4e00-\u9fff]", read.spec.text(name)) is None


@pytest.mark.parametrize(
    ("old", "new", "about", "cell"),
    [
        ("floor\tInt\t否\t楼层。", "floor\tInt\t否\t楼层，从1开始。", "7.1.1 /lamp/get", "request.floor"),
        ("litAt\tLong\t时间。", "litAt\tLong\t秒数。", "7.1.1 /lamp/get", "response.litAt"),
        ("\n列出灯。\n", "\n列出所有灯。\n", "7.1.2 /lamp/list", "text"),
        ("请求错误。\t检查。", "请求错误。\t重试。", "common", "400.remedy"),
    ],
)
def test_a_changed_sentence_is_named_with_line_and_cell(read: Audit, old: str, new: str, about: str, cell: str) -> None:
    """The line of the cell is that of its row, or of the sentence itself; the exit status is 1."""
    line = read.print(old, new) + old.startswith("\n")
    status, lines = read.run()
    assert status == 1
    assert lines[0] == f"reference:{line}: {about}: cell {cell} reads differently"
    assert lines[1].startswith("1 cell to read: ")
    assert confirm(read) == (
        0,
        [f"wrote {'errors.prose.yaml' if about == 'common' else PROSE}", "1 cell confirmed in 1 file"],
    )
    assert read.run()[0] == 0


def test_only_the_confirmed_cell_changes(read: Audit) -> None:
    """A confirmation changes one line a cell."""
    before = read.spec.text(PROSE).splitlines()
    read.print("floor\tInt\t否\t楼层。", "floor\tInt\t否\t层数。")
    confirm(read)
    after = read.spec.text(PROSE).splitlines()
    assert [new.partition(":")[0].strip() for old, new in zip(before, after, strict=True) if old != new] == [
        "request.floor"
    ]


def test_a_new_cell_was_never_confirmed(read: Audit) -> None:
    """A sentence where there was none before is named, and so is one that is gone."""
    read.print("state\tInt\t状态。\nlitAt\tLong\t时间。", "state\tInt\t\nlitAt\tLong\t时间。\ncolor\tString\t颜色。")
    _, lines = read.run()
    assert [line.partition(": cell ")[2] for line in lines[:2]] == [
        "response.color was never confirmed",
        "response.state is empty now",
    ]


def test_a_new_operation_takes_one_line(read: Audit) -> None:
    """Of an operation of which nobody has read anything, the line says how many cells it has."""
    text = read.spec.text(PROSE)
    read.spec.write(PROSE, text[: text.index("/lamp/list:")])
    _, lines = read.run()
    assert "7.1.2 /lamp/list: none of its 4 cells was ever confirmed" in lines[0]


def test_without_any_confirmation_nothing_is_watched(lamps: Audit) -> None:
    """A spec without these files is audited as before."""
    assert lamps.run()[0] == 0


def test_about_limits_a_confirmation(read: Audit) -> None:
    """Other operations stay unread, and a name that the documents do not have is refused."""
    read.print("floor\tInt\t否\t楼层。", "floor\tInt\t否\t层数。")
    read.print("room\tString\t否\t房间。", "room\tString\t否\t房间名。")
    assert confirm(read, "--about", "/lamp/list", read.reference)[1][-1] == "1 cell confirmed in 1 file"
    assert [line.partition(": cell ")[2] for line in read.run()[1][:1]] == ["request.floor reads differently"]
    status, lines = confirm(read, "--about", "/lamp/lost", read.reference)
    assert (status, lines[-1]) == (2, "nothing was confirmed")


def test_a_page_with_the_same_sentences_needs_no_reader(read: Audit, tmp_path: Path) -> None:
    """Another layout of the same sentences, newer or older, is no news; a new sentence on a newer page is."""
    page = tmp_path / "900100.md"
    page.write_text(PAGE.format(date="2024-01-02 10:00:00", floor="楼层"), encoding="utf-8")
    _, lines = _audit(read, page)
    assert [line for line in lines if ": cell " in line and "color" not in line] == []
    page.write_text(PAGE.format(date="2024-01-02 10:00:00", floor="楼层，从0开始"), encoding="utf-8")
    _, lines = _audit(read, page)
    assert any("cell request.floor reads differently" in line for line in lines)


def test_an_older_document_is_not_asked_for(read: Audit, tmp_path: Path) -> None:
    """Once a newer page was read, what the reference says of the operation is history."""
    page = tmp_path / "900100.md"
    page.write_text(PAGE.format(date="2024-01-02 10:00:00", floor="楼层，从0开始"), encoding="utf-8")
    assert confirm(read, page)[0] == 0
    assert "edition: '2024-01-02'" in read.spec.text(PROSE)
    assert [line for line in read.run()[1] if ": cell " in line] == []


def _audit(lamps: Audit, *documents: Path) -> tuple[int, list[str]]:
    status = main(["--spec", str(lamps.spec.folder), "audit", *map(str, documents)])
    return status, lamps._capsys.readouterr().out.splitlines()


def test_an_import_names_the_cells_too(read: Audit) -> None:
    """An import merges what it can, and exits with 1 while there is something to read."""
    line = read.print("floor\tInt\t否\t楼层。", "floor\tInt\t否\t层数。")
    status = main(["--spec", str(read.spec.folder), "import", str(read.reference)])
    lines = read._capsys.readouterr().out.splitlines()
    assert status == 1
    assert lines[0] == f"reference:{line}: 7.1.1 /lamp/get: cell request.floor reads differently"
    assert confirm(read)[0] == 0
    assert main(["--spec", str(read.spec.folder), "import", str(read.reference)]) == 0


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("request.floor: '", "request.floor: 'x", "is not allowed: it must match"),
        ("request.floor: ", "request.floor: 12 #", "must be string or array, got 12"),
        ("    cells:", "    celled:", "lacks cells"),
        ("/lamp/list:", "/lamp/lost:", "services/cloud/lamps.yaml has no /lamp/lost: remove it"),
        ("  reference:", "  references:", "has unknown keys: references"),
        ("/lamp/list:", "<<<<<<< HEAD\n/lamp/list:", ""),
    ],
)
def test_a_damaged_file_is_named_with_its_line(read: Audit, old: str, new: str, problem: str) -> None:
    """A hand-edited or badly merged file of fingerprints is refused with file and line, and `generate` ignores it."""
    text = read.spec.text(PROSE)
    assert old in text
    (read.spec.folder / PROSE).write_text(text.replace(old, new, 1), encoding="utf-8")
    status = main(["--spec", str(read.spec.folder), "audit", str(read.reference)])
    message = read._capsys.readouterr().err
    assert status == 1
    assert re.search(rf"{re.escape(PROSE)}:\d+: ", message)
    assert problem in message


def test_a_file_beside_nothing_is_named(read: Audit) -> None:
    """A file of fingerprints whose service is gone is refused."""
    read.spec.write("services/cloud/lights.prose.yaml", "{}\n")
    assert main(["--spec", str(read.spec.folder), "audit", str(read.reference)]) == 1
    assert "there is no services/cloud/lights.yaml beside it: remove the file" in read._capsys.readouterr().err


def test_generated_files_do_not_depend_on_fingerprints(tiny: SpecFolder, tmp_path: Path) -> None:
    """`generate` reads no file of fingerprints: even a damaged one changes nothing."""
    command = ["--spec", str(tiny.folder), "--generated", str(tmp_path / "out")]
    assert main([*command, "generate"]) == 0
    tiny.write(PROSE, "damaged: [")
    assert main([*command, "check"]) == 0


def test_every_documented_operation_is_watched(real_documents: list[Path]) -> None:
    """The real spec has fingerprints for each operation that the two documents describe."""
    spec = Spec.load(Path(__file__).parents[3] / "spec")
    keys = read_confirmed(spec).keys()
    pairs = compare(spec, [open_document(path) for path in real_documents]).pairs
    assert {(pair.path, pair.source.name) for pair in pairs} <= {key[1:] for key in keys}


def test_two_documents_of_one_name_are_both_kept(read: Audit, tmp_path: Path) -> None:
    """A page without a date and the reference may say it in other words: once both were read, neither is named."""
    page = tmp_path / "900100.md"
    page.write_text(PAGE.replace("更新时间：{date}\n\n", "").format(floor="第几层"), encoding="utf-8")
    assert confirm(read, read.reference, page)[0] == 0
    assert [line for line in _audit(read, read.reference, page)[1] if ": cell " in line] == []
    assert [line for line in _audit(read, page)[1] if ": cell " in line] == []
    assert [line for line in read.run()[1] if ": cell " in line] == []


def test_the_last_sentence_of_a_service_may_go(read: Audit) -> None:
    """A file of fingerprints without any is still one that can be read."""
    text = read.reference.read_text(encoding="utf-8")
    read.reference.write_text(re.sub(r"(?m)^(\S+\t\w+)\t(.*\t)?[^\t\n]+。$", r"\1\t\2", text), encoding="utf-8")
    for word in ("获取灯。", "列出灯。"):
        read.print(f"\n{word}\n", "\n")
    assert confirm(read)[0] == 0
    assert [line for line in read.run()[1] if "cell" in line] == []


def test_a_killed_confirmation_is_finished(read: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that stops between two files leaves a list, and the next one finishes it."""
    read.print("floor\tInt\t否\t楼层。", "floor\tInt\t否\t层数。")
    read.print("请求错误。\t检查。", "请求错误。\t重试。")
    replace, done = Path.replace, []

    def stopping(path: Path, target: Path) -> Path:
        if path.name.endswith(".prose.new"):
            done.append(path)
            if len(done) == 2:
                raise KeyboardInterrupt
        return replace(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", stopping)
        with pytest.raises(KeyboardInterrupt):
            confirm(read)
    assert (read.spec.folder / "unfinished-import.yaml").exists()
    assert confirm(read)[0] == 0
    assert read.run()[0] == 0
