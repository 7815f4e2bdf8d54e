"""Damaged and wrong documents are refused with file, line and exit status 2, and the spec does not change."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from ruamel.yaml import YAML

from generator.documents.reader import LARGEST
from tests.generator.importing.conftest import NOTHING_NEW, Import, changed_lines, texts

if TYPE_CHECKING:
    from tests.generator.audit.conftest import Audit

DAMAGED = {
    "an edition that is older than the spec's": (
        "## 2. 错误码字典",
        "文档版本：20200101\n\n## 2. 错误码字典",
        "文档版本",
        "this is the edition of 2020-01-01, but the spec follows that of 2022-06-14, which is newer",
    ),
    "an example that is no JSON": (
        '"room": "hall"',
        '"room": ]',
        '"room"',
        "the request example of /lamp/list is not valid JSON",
    ),
    "a path with dots": ("路径\t/lamp/list", "路径\t/lamp/../list", "### 7.1.2", "'/lamp/../list' is not a path"),
    "a version that is none": ("版本号\t1.0.0", "版本号\tlatest", "### 7.1.2", "'latest' is not a version"),
    "a parameter that is a word of Python": (
        "floor\tInt\t否\t楼层。",
        "floor\tInt\t否\t楼层。\nclass\tInt\t否\t。",
        "class\t",
        "class is a Python keyword",
    ),
    "a heading without a title": ("### 7.1.2. 列表", "### 7.1.2. ", "### 7.1.2", "/lamp/list has no title"),
    "a timeout of nothing": ("超时时间\t3000", "超时时间\t0", "### 7.1.2", "/lamp/list has a timeout of 0"),
    "a timeout without end": (
        "超时时间\t3000",
        f"超时时间\t{'9' * 5000}",
        "超时时间\t9",
        "this line is not understood: row of an unknown table",
    ),
    "a number that is none": ('"room": "hall"', '"room": -Infinity', '"room"', "-inf is not allowed"),
    "a name without end in a table": ("room\t", f"{'r' * 3000}\t", "rrr", "rrr... is too long: 3000 characters"),
    "a name without end in an example": ('"room":', f'"{"r" * 3000}":', '"rrr', "rrr... is too long: 3000 characters"),
    "an example that is nested too deeply": (
        '"room": "hall"',
        '"room": ' + '{"a": ' * 400 + "1" + "}" * 400,
        '"room"',
        "it is nested too deeply",
    ),
    "a path without end": (
        "/lamp/list",
        f"/lamp/{'l' * 3000}",
        "### 7.1.2",
        "/lamp/llllllllllllll... is too long: 3006 characters",
    ),
    "two operations with one path and version": (
        "路径\t/lamp/list",
        "路径\t/lamp/get",
        "### 7.1.2",
        "/lamp/get in version 1.0.2 is also described in line 14",
    ),
    "a row of no table": (
        "### 7.1.2. 列表",
        "### 7.1.2. 列表\n\n甲\t乙\t丙\n",
        "甲\t",
        "this line is not understood: row of an unknown table",
    ),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_document_is_refused_as_a_whole(lamps: Audit, importing: Import, name: str) -> None:
    """A damaged document is refused completely, including its valid changes."""
    old, new, at, why = DAMAGED[name]
    before = texts(lamps.spec.folder)
    lamps.print("超时时间\t5000", "超时时间\t6000")
    if name.startswith("two"):
        lamps.print("版本号\t1.0.0", "版本号\t1.0.2")
    lamps.print(old, new)
    status, lines = importing(lamps.spec, lamps.reference)
    assert status == 2
    assert lines[0].startswith(f"{lamps.reference}:{lamps.line(at)}: ")
    assert why in lines[0]
    assert lines[-1] == "nothing was imported"
    assert texts(lamps.spec.folder) == before


NO_DOCUMENTS = {
    "nothing": ("", "not a document of the platform"),
    "another text": ("Dear reader,\n", "not a document of the platform"),
    "an operation without tables": ("# 灯\n\n路径\t/lamp/new\n版本号\t1.0.0\n", "has neither a table nor an example"),
    "a page without tables": ("<html><body><h1>灯</h1></body></html>", "not a document of the platform"),
}


@pytest.mark.parametrize("name", NO_DOCUMENTS)
def test_other_files_than_documents_are_refused(lamps: Audit, importing: Import, name: str) -> None:
    text, why = NO_DOCUMENTS[name]
    before = texts(lamps.spec.folder)
    lamps.reference.write_text(text)
    status, lines = importing(lamps.spec, lamps.reference)
    assert (status, len(lines)) == (2, 2)
    assert lines[0].startswith(f"{lamps.reference}:1: ")
    assert why in lines[0]
    assert texts(lamps.spec.folder) == before


def test_noise_of_ten_megabytes_is_refused_unread(lamps: Audit, importing: Import) -> None:
    noise = lamps.reference.with_name("noise.txt")
    noise.write_bytes(random.Random(0).randbytes(10_000_000))
    assert importing(lamps.spec, noise) == (
        2,
        [f"{noise}:1: too large: 10000000 bytes, but a document may have {LARGEST}", "nothing was imported"],
    )


def test_bytes_that_are_no_text_are_refused(lamps: Audit, importing: Import) -> None:
    lamps.reference.write_bytes(random.Random(0).randbytes(10_000))
    status, lines = importing(lamps.spec, lamps.reference)
    assert status == 2
    assert "cannot be read as UTF-8 text" in lines[0]


def test_a_file_that_is_missing_is_named(lamps: Audit, importing: Import) -> None:
    missing = lamps.reference.with_name("missing.txt")
    assert importing(lamps.spec, missing) == (
        2,
        [f"{missing}:1: cannot be read: No such file or directory", "nothing was imported"],
    )


def test_one_refused_document_keeps_the_others_out(lamps: Audit, importing: Import) -> None:
    """One refused document keeps the others from being imported."""
    before = texts(lamps.spec.folder)
    lamps.print("超时时间\t3000", "超时时间\t4000")
    bad = lamps.reference.with_name("bad.txt")
    bad.write_text("x")
    assert importing(lamps.spec, lamps.reference, bad)[0] == 2
    assert texts(lamps.spec.folder) == before


def test_two_editions_at_once_are_refused(lamps: Audit, importing: Import) -> None:
    newer = lamps.reference.with_name("newer.txt")
    newer.write_text(f"文档版本：20260601\n\n{lamps.reference.read_text()}")
    lamps.print("## 2. 错误码字典", "文档版本：20260501\n\n## 2. 错误码字典")
    assert importing(lamps.spec, lamps.reference, newer) == (
        2,
        [
            f"{newer}:1: this is the edition of 2026-06-01, but {lamps.reference} is that of 2026-05-01: "
            "import them one by one, the older one first",
            "nothing was imported",
        ],
    )


@pytest.mark.parametrize("path", ["/lamp/list", "/lamp/new"])
def test_of_two_texts_of_the_reference_the_one_with_the_damage_is_named(
    lamps: Audit, importing: Import, path: str
) -> None:
    """The damaged one of two texts is named, for a known operation and a new one."""
    text = lamps.reference.read_text()
    good, bad = lamps.reference.with_name("good.txt"), lamps.reference.with_name("bad.txt")
    good.write_text(text[: text.index("### 7.1.2.")])
    bad.write_text(text[text.index("### 7.1.2.") :].replace("/lamp/list", path).replace("room\t", "class\t"))
    for documents in ((good, bad), (bad, good)):
        status, lines = importing(lamps.spec, *documents)
        assert status == 2
        assert lines[0].startswith(f"{bad}:15: class is a Python keyword")


HOSTILE = (
    "''' + boom()",
    '"}]\n: {',
    "!!python/object:os.system",
    "&a *a",
    "#",
    "- x: {y",
    "a\x85b\ufeff",
    "%YAML 1.1",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(lamps: Audit, importing: Import, text: str) -> None:
    """Any title is copied to the spec as text, and nothing else changes."""
    title = " ".join(text.split())
    lamps.print("### 7.1.2. 列表", f"### 7.1.2. {title}")
    before = texts(lamps.spec.folder)
    assert importing(lamps.spec, lamps.reference)[0] == 0
    _, new = changed_lines(before, texts(lamps.spec.folder))
    assert YAML(typ="safe").load(new[1:])["x-doc"]["title"] == title
    assert importing(lamps.spec, lamps.reference) == NOTHING_NEW
