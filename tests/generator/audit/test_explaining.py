"""Corrections and observations explain differences."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from generator.audit.explain import EXPLAINED_BY
from generator.audit.facts import FactKind
from generator.spec.schema import CORRECTION_KINDS
from tests.generator.conftest import LAMPS

if TYPE_CHECKING:
    from tests.generator.audit.conftest import Audit
    from tests.generator.conftest import SpecFolder


SHOWN = {
    "name, by what it quotes": (
        "litAt\tLong", "1itAt\tLong", {"field": "litAt", "kind": "name", "says": {"table": "1itAt"}},
    ),
    "type, by the field": (
        "litAt\tLong", "litAt\tString", {"field": "litAt", "kind": "type", "says": {"table": "String"}},
    ),
    "required": (
        "floor\tInt\t否", "floor\tInt\t是",
        {"part": "request", "field": "floor", "kind": "required", "says": {"table": "required"}},
    ),
    "version": (
        "版本号\t1.0.2", "版本号\t1.0.1",
        {"part": "header", "field": "", "kind": "version", "says": {"header": "1.0.1"}, "decision": "1.0.2"},
    ),
    "path": (
        "/lamp/get", "/Iamp/get",
        {"part": "header", "field": "path", "kind": "name", "says": {"header": "/Iamp/get"}, "decision": "/lamp/get"},
    ),
    "timeout": ("超时时间\t5000", "超时时间\t50", {"part": "header", "field": "x-timeout-ms", "kind": "unit"}),
    "authentication": (
        "否\n超时时间\t5000", "是\n超时时间\t5000",
        {"part": "header", "field": "cloudToken", "kind": "required", "says": {"header": "user"}},
    ),
    "enumeration": (
        '"state": 1', '"state": 7', {"field": "state", "kind": "enum", "says": {"response-example": "7"}},
    ),
    "extra": ('"color": "red"', '"color": "red", "x": 1', {"field": "x", "kind": "extra"}),
    "error message": (
        "500\tserver error", "500\tfailure",
        {"path": "", "section": "2", "part": "text", "field": "errors.500.message", "kind": "name"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SHOWN)
def test_a_row_about_the_place_explains(lamps: Audit, case: str) -> None:
    """The audit passes with a row of the right kind at the right place, and fails without it."""
    old, new, row = SHOWN[case]
    lamps.print(old, new)
    assert lamps.run()[0] == 1
    lamps.correct(**row)
    status, lines = lamps.run()
    assert (status, lines[:-1]) == (0, [])


NEAR = {
    "another kind": {"field": "litAt", "kind": "required"},
    "another part": {"part": "request", "field": "litAt", "kind": "type"},
    "another field": {"field": "state", "kind": "type"},
    "another operation": {"path": "/lamp/list", "field": "litAt", "kind": "type"},
    "the whole, of another kind": {"field": "", "kind": "type"},
    "the end of a name": {"field": "At", "kind": "type"},
}


@pytest.mark.parametrize("case", NEAR)
def test_a_row_that_is_near_does_not_explain(lamps: Audit, case: str) -> None:
    """A row only explains a difference if kind, part, field and path all match."""
    line = lamps.print("litAt\tLong", "litAt\tString")
    lamps.correct(**{"says": {"table": "x", "sibling /lamp/list": "y"}} | NEAR[case])
    status, lines = lamps.run()
    assert status == 1
    assert lines[0].startswith(f"reference:{line}: 7.1.1 /lamp/get: response field litAt is String in the table")


def test_a_version_is_explained_by_a_row_that_decides_for_it(lamps: Audit) -> None:
    """A row about the version only explains the version that it decides for."""
    lamps.print("版本号\t1.0.2", "版本号\t1.0.1")
    lamps.correct(part="header", field="x-api-version", kind="version", decision="1.0.4")
    status, lines = lamps.run()
    assert status == 1
    assert "x-api-version is 1.0.1 in the document, but 1.0.2 in the spec" in lines[0]


def test_a_row_about_a_version_explains_the_versions_that_it_quotes(lamps: Audit) -> None:
    """A row explains the versions that it quotes, and no newer one."""
    lamps.print("版本号\t1.0.2", "版本号\t1.0.3")
    lamps.correct(
        part="header", field="x-api-version", kind="version", says={"user-service": "1.0.1"}, decision="1.0.2"
    )
    assert "x-api-version is 1.0.3 in the document, but 1.0.2 in the spec" in lamps.run(older_page=True)[1][0]


def test_a_row_of_the_whole_explains_the_shape_only(lamps: Audit) -> None:
    """Nesting that a table or an example has lost is explained once for the part."""
    lamps.print('  "data": {\n    "lampId": "a1",', '  "state": 1, "data": {\n    "lampId": "a1",')
    lamps.print("litAt\tLong", "litAt\tString")
    lamps.correct(kind="shape", field="")
    status, lines = lamps.run()
    assert status == 1
    assert [line.partition(": response ")[2].partition(";")[0] for line in lines[:-1]] == [
        "field litAt is String in the table, but integer in the spec"
    ]


def test_a_shared_object_is_explained_once(lamps: Audit) -> None:
    """A row about a property of an object applies to every operation that uses the object."""
    lamps.spec.replace(LAMPS, "        litAt: {", "        size: {type: integer, description: Size.}\n        litAt: {")
    assert "field size is in the spec" in lamps.only()
    lamps.correct(path="/lamp/list", section="7.1.2", field="size", kind="missing")
    assert lamps.run()[0] == 0


def test_an_observed_field_is_explained(lamps: Audit) -> None:
    """An undocumented field is explained by observed.yaml, alone or among others."""
    lamps.spec.replace(LAMPS, "        litAt: {", "        size: {type: integer, description: Size.}\n        litAt: {")
    lamps.spec.write(
        "observed.yaml",
        "fields:\n- {path: /lamp/get, part: response, field: 'width, size', says: a, seen: In an app.}\n",
    )
    assert lamps.run("--explained") == (
        0,
        [
            f"reference:{lamps.line('### 7.1.1')}: explained: 7.1.1 /lamp/get: response field size is in the spec, "
            "but in neither table nor example",
            "  by spec/observed.yaml:2: size (observed): In an app.",
            f"reference:{lamps.line('### 7.1.2')}: explained: 7.1.2 /lamp/list: response field size is in the spec, "
            "but in neither table nor example",
            "  by spec/observed.yaml:2: size (observed): In an app.",
            "1 document, 2 operations compared: 2 differences, 2 explained, 0 not; 0 corrections out of date",
        ],
    )


def test_an_observed_operation_is_in_no_document(lamps: Audit) -> None:
    """An observed operation is not missing in documents, and explains nothing in them."""
    lamps.spec.edit(LAMPS, lambda data: move(data["paths"], lamps.spec, "/lamp/list"))
    lamps.spec.replace("openapi.yaml", f"{LAMPS}#/paths/~1lamp~1list", "observed.yaml#/paths/~1lamp~1list")
    lacking = "the spec has no operation"
    assert lacking in lamps.only()
    lamps.print("/lamp/list", "/lamp/others")
    assert lacking in lamps.only()


@pytest.mark.parametrize(
    ("place", "printed", "known", "told"),
    [
        (
            {"part": "response", "field": "state", "kind": "enum"},
            ('"state": 1', '"state": 7'),
            ({"response-example": "3"}, {"response-example": "7, which is none"}),
            "the response example has 7 for state, which is not in an enumeration",
        ),
        (
            {"part": "request", "field": "floor", "kind": "required"},
            ("floor\tInt\t否", "floor\tInt\t是"),
            ({"table": "optional", "sibling /lamp/list": "required"}, {"table": "required"}),
            "request field floor is required in the table, but optional in the spec",
        ),
        (
            {"part": "header", "field": "cloudToken", "kind": "required"},
            ("是否需要用户身份鉴权\t否\n超时时间\t5000", "是否需要用户身份鉴权\t是\n超时时间\t5000"),
            ({"header": "cloud"}, {"header": "user"}),
            "x-auth",
        ),
    ],
)
def test_a_row_explains_what_it_quotes_and_not_what_comes_later(
    lamps: Audit, place: dict[str, str], printed: tuple[str, str], known: tuple[dict[str, str], ...], told: str
) -> None:
    """A row that quotes another value, or that of a sibling, does not hide a new one."""
    lamps.print(*printed)
    before, after = known
    lamps.correct(**place, says=before, decision="as the spec has it")
    assert any(told in line for line in lamps.run()[1])
    lamps.correct(**place, says=after, decision="as the spec has it")
    assert not any(told in line for line in lamps.run()[1])


def test_a_row_that_quotes_the_section_does_not_hide_a_field_that_goes(lamps: Audit) -> None:
    """A row that only quotes the section does not explain a field that the section no longer has."""
    lamps.print("litAt\tLong\t时间。\n", "")
    lamps.print('    "litAt": "156xxxx430",\n', "")
    lamps.correct(says={"table": "litAt, no row for data"})
    assert any("response field litAt is in the spec, but in neither" in line for line in lamps.run()[1])
    lamps.correct(says={"sibling /lamp/list": "litAt"})
    assert not any("response field litAt" in line for line in lamps.run()[1])


def move(paths: dict[str, Any], spec: SpecFolder, path: str) -> None:
    """Move an operation of a service to the observed ones."""
    post = paths.pop(path)["post"]
    del post["x-doc"]
    text = json.dumps({"fields": [], "paths": {path: {"post": {**post, "x-seen": "an app"}}}})
    spec.write("observed.yaml", text.replace("../../common", "common").replace('"#/', f'"{LAMPS}#/'))


@pytest.mark.parametrize(
    ("source", "status"), [("sibling /lamp/list", 1), ("stored help page 1", 0), ("public app source", 0)]
)
def test_a_name_against_both_voices_needs_a_source_outside(lamps: Audit, source: str, status: int) -> None:
    """A sibling's name does not outweigh table and example; what is seen elsewhere may."""
    lamps.print("litAt\tLong\t时间。", "litAt\tLong\t时间。\ncolour\tString\t颜色。")
    lamps.print('"color": "red"', '"colour": "red"')
    says = {"table": "colour", "response-example": "colour", source: "color"}
    lamps.correct(field="color", kind="name", says=says)
    assert lamps.run()[0] == status


def test_the_table_of_kinds_is_complete() -> None:
    """Every kind of difference has rows that can explain it, except an edition and lines that were not understood."""
    allowed = {*CORRECTION_KINDS, "observed"}
    assert EXPLAINED_BY.keys() == set(FactKind)
    assert all(kinds <= allowed for kinds in EXPLAINED_BY.values())
    assert [kind for kind, kinds in EXPLAINED_BY.items() if not kinds] == [FactKind.EDITION, FactKind.UNREAD]
