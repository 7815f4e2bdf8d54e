"""Published pages are imported, audited and read: folders, damaged ones, and ones that do not tell their side."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from ruamel.yaml import YAML

from generator.__main__ import main
from tests.generator.documents.damage import damaged_page, damaged_text
from tests.generator.documents.published import LAYOUTS, Page, english, html, markdown, older, pasted_without_pictures
from tests.generator.importing.conftest import printed, texts

if TYPE_CHECKING:
    from tests.generator.audit.conftest import Audit

PATH = "/living/example/lamp/list"
FILE = "services/app/reference.yaml"
DAMAGED = 12
"""Number of damaged pages of each layout."""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A spec with the operation of the page."""
    page = tmp_path / "base.md"
    page.write_text(markdown(Page()), "utf-8")
    assert main(["import", "--into", str(tmp_path / "base"), str(page)]) == 0
    return tmp_path / "base"


def required(spec: Path) -> tuple[list[str], dict[str, bool]]:
    """Return the required parameters of the operation, and whether each parameter is deprecated."""
    content = YAML(typ="safe", pure=True).load((spec / FILE).read_text("utf-8"))
    body = content["paths"][PATH]["post"]["requestBody"]["content"]["application/json"]["schema"]["allOf"][1]
    params = body["properties"]["params"]
    marks = {name: schema.get("deprecated", False) for name, schema in params["properties"].items()}
    return params.get("required", []), marks


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("layout", [*LAYOUTS.values(), pasted_without_pictures], ids=lambda layout: layout.__name__)
def test_a_damaged_page_takes_nothing_back_in_silence(
    base: Path, tmp_path: Path, layout: Callable[[Page], str]
) -> None:
    """A required parameter becomes optional, or is deprecated, only with a line that says so; 2 writes nothing."""
    spec, before = tmp_path / "spec", texts(base)
    for number in range(DAMAGED):
        draw = random.Random(f"{number}/{layout.__name__}")
        page = tmp_path / "damaged.txt"
        page.write_text(damaged_text(draw, layout(damaged_page(draw, Page()))), "utf-8")
        shutil.rmtree(spec, ignore_errors=True)
        shutil.copytree(base, spec)
        status, output = printed("--spec", str(spec), "import", str(page))
        assert status in (0, 1, 2), output
        if status == 2:
            assert texts(spec) == before
            assert re.match(rf"{re.escape(str(page))}:\d+: ", output), output
            continue
        needed, marks = required(spec)
        for name in {"homeId", "pageNo"} - set(needed):
            assert f"request field {name} is now optional" in output or f"request field {name} is no longer" in output
        for name in (name for name, mark in marks.items() if mark):
            assert f"request field {name} is no longer in the document: deprecated" in output


def test_a_folder_is_imported_in_one_go(tmp_path: Path) -> None:
    """Each line names its file; what a browser saves beside a page is left out; a second import changes nothing."""
    pages, spec = tmp_path / "pages", tmp_path / "spec"
    (pages / "more").mkdir(parents=True)
    (pages / "1001_files").mkdir()
    (pages / "1001_files" / "style.css").write_text("x")
    (pages / "1001.md").write_text(markdown(Page()), "utf-8")
    page = Page(title="查询样例锁列表")
    page.head[0][1] = "/living/example/lock/list"
    (pages / "more" / "1002.html").write_text(html(page), "utf-8")
    status, output = printed("import", "--into", str(spec), str(pages))
    assert status == 0
    assert output.splitlines()[:2] == [
        f"1001.md:1: {PATH}: new operation, version 1.0.3, in spec/{FILE}",
        f"1002.html:3: /living/example/lock/list: new operation, version 1.0.3, in spec/{FILE}",
    ]
    before = texts(spec)
    assert printed("--spec", str(spec), "import", str(pages))[1].startswith("0 changes in 0 files")
    assert texts(spec) == before
    assert printed("--spec", str(spec), "audit", str(pages))[0] == 0
    assert printed("read", str(pages))[0] == 0


def pages_known(spec: Path) -> list[object]:
    """Return the pages of the operation."""
    content = YAML(typ="safe", pure=True).load((spec / FILE).read_text("utf-8"))
    return list(content["paths"][PATH]["post"]["x-doc"].get("pages", []))


def test_a_known_operation_gets_its_pages(base: Path, tmp_path: Path) -> None:
    """Number and date are those of the address, or of the name of the file; the newest stands first."""
    first = {"number": 1001, "updated": "2024-03-05"}
    third = {"number": 987654, "updated": "2024-03-06"}
    for name, layout, date, expected in (
        ("1001.md", markdown, "2024-03-05 10:11:12", [first]),
        ("1002.md", markdown, "", [1002, first]),
        ("saved.html", html, "2024-03-06 10:11:12", [third, 1002, first]),
        ("1003.md", markdown, "2023-01-02 10:11:12", [third, {"number": 1003, "updated": "2023-01-02"}, 1002, first]),
    ):
        page = tmp_path / name
        page.write_text(layout(Page()).replace("2024-03-05 10:11:12", date), "utf-8")
        status, output = printed("--spec", str(base), "import", str(page))
        assert (status, pages_known(base)) == (0, expected)
        assert f"{PATH}: its x-doc has page " in output
        assert printed("--spec", str(base), "import", str(page))[1].splitlines()[-1].startswith("0 changes in 0 files")


def test_a_page_of_an_older_version_is_not_linked(base: Path, tmp_path: Path) -> None:
    """A link leads to the version that the client calls."""
    page = Page()
    page.head[1][1] = page.asked["request"]["apiVer"] = "1.0.2"
    (tmp_path / "1001.md").write_text(markdown(page), "utf-8")
    printed("--spec", str(base), "import", str(tmp_path / "1001.md"))
    assert pages_known(base) == []


def test_the_reference_takes_nothing_back_from_a_newer_page(lamps: Audit, tmp_path: Path) -> None:
    """A fact that the older reference has otherwise is left to a person, though the page is not given again."""
    text = lamps.reference.read_text("utf-8")
    lamps.reference.write_text(f"文档版本：20220614\n\n{text}", "utf-8")
    page = Page(title="获取灯", head=[list(row) for row in Page().head])
    page.head[0][1], page.head[1][1], page.head[4][1], page.head[5][1] = "/lamp/get", "1.0.2", "否", "4000"
    (tmp_path / "1001.md").write_text(markdown(page), "utf-8")
    printed("--spec", str(lamps.spec.folder), "import", str(tmp_path / "1001.md"))
    before = texts(lamps.spec.folder)
    assert "x-timeout-ms: 4000" in before["services/cloud/lamps.yaml"]
    status, output = printed("--spec", str(lamps.spec.folder), "import", str(lamps.reference))
    assert status == 1
    assert "x-timeout-ms is 5000 in the document, but 4000 in the spec" in output
    assert "(the spec knows a page of 2024-03-05, which is newer)" in output
    assert "x-timeout-ms: 4000" in texts(lamps.spec.folder)["services/cloud/lamps.yaml"]


def test_a_folder_without_pages_or_with_other_files_is_refused(tmp_path: Path) -> None:
    """No page is lost because of its name."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for name in ("", "177968"):
        if name:
            (pages / name).write_text(markdown(Page()), "utf-8")
        for command in (["read"], ["audit"], ["import", "--into", str(tmp_path / "spec")]):
            status, output = printed(*command, str(pages))
            assert status == 2
            assert output.startswith(str(pages / name))
            assert "expected pages and other documents (.html, .htm, .md, .markdown, .txt)" in output


def test_of_two_pages_the_newer_version_speaks(base: Path, tmp_path: Path) -> None:
    """The older version, and a copy in another layout or language, are left out with a line."""
    pages = tmp_path / "pages"
    pages.mkdir()
    older_page, newer = Page(), Page()
    older_page.head[1][1] = older_page.asked["request"]["apiVer"] = "1.0.2"
    newer.head[1][1] = newer.asked["request"]["apiVer"] = "1.0.4"
    newer.request.append(["room", "String", "否", "", "房间。"])
    for name, page in (("1.md", older_page), ("2.md", newer), ("3.html", newer), ("4.md", Page())):
        (pages / name).write_text((html if name.endswith("html") else markdown)(page), "utf-8")
    status, output = printed("--spec", str(base), "import", str(pages))
    assert status == 0
    assert f"2.md:1: {PATH}: x-api-version is now 1.0.4, was 1.0.3" in output
    assert f"2.md:1: {PATH}: x-older-versions has 1.0.3 now" in output
    assert [line for line in output.splitlines() if "left out" in line] == [
        f"1.md:1: {PATH}: left out: this is version 1.0.2, but 2.md has 1.0.4",
        f"3.html:3: {PATH}: left out: 2.md says the same",
        f"4.md:1: {PATH}: left out: this is version 1.0.3, but 2.md has 1.0.4",
    ]


def test_two_pages_that_contradict_each_other_are_refused(base: Path, tmp_path: Path) -> None:
    pages, before = tmp_path / "pages", texts(base)
    pages.mkdir()
    other = Page()
    other.request[1][2] = "否"
    (pages / "1.md").write_text(markdown(Page()), "utf-8")
    (pages / "2.md").write_text(markdown(other), "utf-8")
    status, output = printed("--spec", str(base), "import", str(pages))
    assert (status, output.splitlines()[0]) == (
        2,
        f"{pages}/2.md:1: {PATH} in version 1.0.3 is otherwise in {pages}/1.md:1: import one of the two",
    )
    assert texts(base) == before


def test_the_side_of_a_new_operation_is_never_guessed(tmp_path: Path) -> None:
    """A page without any token is refused with a hint, and taken with --side; one that tells its side needs none."""
    page, spec = Page(), tmp_path / "spec"
    del page.asked["request"]["iotToken"]
    page.head[4][1] = "可选"
    file = tmp_path / "page.md"
    file.write_text(markdown(page), "utf-8")
    status, output = printed("import", "--into", str(spec), str(file))
    assert (status, output.splitlines()) == (
        2,
        [
            f"{file}:1: {PATH} is new, and its page does not tell whether apps or clouds call it "
            "(no cloudToken or iotToken): import it with --side app or --side cloud",
            "nothing was imported",
        ],
    )
    assert not spec.exists()
    for side in ("app", "cloud"):
        status, output = printed("import", "--into", str(tmp_path / side), "--side", side, str(file))
        assert (status, output.splitlines()[0]) == (
            0,
            f"reference:1: {PATH}: new operation, version 1.0.3, in spec/services/{side}/reference.yaml",
        )
    assert printed("--spec", str(tmp_path / "cloud"), "import", str(file))[0] == 0


@pytest.mark.parametrize(
    ("change", "side"),
    [
        (lambda text: text.replace("iotToken", "cloudToken"), "cloud"),
        (lambda text: text.replace("Requires user identity authentication", "cloudToken required"), "cloud"),
        (lambda text: text.replace("/living/example/", "/cloud/").replace("iotToken", "language"), "cloud"),
        (lambda text: text.replace("iotToken", "language").replace("<p>本", "<p>客户端API</p><p>本"), "app"),
    ],
)
def test_the_side_comes_from_the_page(tmp_path: Path, change: Callable[[str], str], side: str) -> None:
    """The token in the example, the question for a cloudToken, the path, or the navigation tells it."""
    file = tmp_path / "page.html"
    file.write_text(change(older(english())), "utf-8")
    status, output = printed("import", "--into", str(tmp_path / "spec"), str(file))
    assert status == 0
    assert f" in spec/services/{side}/userservice.yaml" in output.splitlines()[0]


def test_facts_missing_on_a_page_are_named(tmp_path: Path) -> None:
    """Answers that were pictures leave the parameters of a new operation optional, and the line names them."""
    file = tmp_path / "page.txt"
    file.write_text(pasted_without_pictures(Page()), "utf-8")
    status, output = printed("import", "--into", str(tmp_path / "spec"), str(file))
    assert status == 0
    assert output.splitlines()[0].endswith("; optional, as the document does not tell: homeId, pageNo, pageSize, kind")


def test_pictures_that_are_lost_change_nothing(base: Path, tmp_path: Path) -> None:
    file, before = tmp_path / "page.txt", texts(base)
    file.write_text(pasted_without_pictures(Page()), "utf-8")
    status, output = printed("--spec", str(base), "import", str(file))
    assert (status, output) == (0, "0 changes in 0 files, 0 left to decide, 0 corrections settled\n")
    assert texts(base) == before


def test_an_english_page_leaves_the_title_to_search_for(base: Path, tmp_path: Path) -> None:
    file, before = tmp_path / "page.md", texts(base)
    file.write_text(markdown(english()), "utf-8")
    assert printed("--spec", str(base), "import", str(file))[0] == 0
    assert texts(base) == before


def test_a_page_without_its_title_is_enough_for_a_known_operation(base: Path, tmp_path: Path) -> None:
    """Copies without a title change what they describe; a new operation needs one."""
    page = Page(title="")
    page.head[5][1] = "4000"
    text = markdown(page).replace("更新时间：2024-03-05 10:11:12\n\n", "").replace("# \n", "")
    file = tmp_path / "page.md"
    file.write_text(text, "utf-8")
    status, output = printed("--spec", str(base), "import", str(file))
    assert (status, output.splitlines()[0]) == (0, f"reference:8: {PATH}: x-timeout-ms is now 4000, was 3000")
    file.write_text(text.replace(PATH, f"{PATH}/new"), "utf-8")
    status, output = printed("--spec", str(base), "import", str(file))
    assert status == 2
    assert "is new, and has no title" in output


def test_codes_of_a_page_are_left_to_a_person(base: Path, tmp_path: Path) -> None:
    """A page does not tell the domain of a code, nor all codes: known ones stay as they are."""
    file = tmp_path / "page.md"
    page = Page(errors=[["错误码", "错误信息", "描述"], ["70001", "no lamp", "没有灯。"], ["200", "success", "成功。"]])
    file.write_text(markdown(page), "utf-8")
    status, output = printed("--spec", str(base), "import", str(file))
    assert status == 1
    assert "code 70001 (no lamp) on the page of 查询样例灯列表 is not in the spec" in output
    assert "1 left to decide" in output


@pytest.mark.parametrize("command", ["read", "audit", "import"])
def test_a_lost_table_is_never_green(lamps: Audit, base: Path, tmp_path: Path, command: str) -> None:
    """Reading and auditing end with 1, an import with 2, and each says what was expected."""
    page = Page()
    del page.request[1:]
    file = tmp_path / "page.md"
    file.write_text(markdown(page), "utf-8")
    status, output = printed("--spec", str(base), command, str(file))
    assert status == (2 if command == "import" else 1)
    assert "the table of the request is lost: expected rows below headings such as 名称, 类型, 是否必选" in output


@pytest.mark.parametrize("command", ["read", "audit", "import"])
def test_a_page_without_an_operation_is_never_green(base: Path, tmp_path: Path, command: str) -> None:
    file = tmp_path / "page.html"
    file.write_text("<html><body><h1>产品简介</h1><p>灯。</p></body></html>", "utf-8")
    status, output = printed("--spec", str(base), command, str(file))
    assert status == 2
    assert "not a document of the platform: expected" in output
    assert "found 1 heading (产品简介)" in output
