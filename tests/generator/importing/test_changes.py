"""Each kind of difference is planted once in a document, and only changes its place in the spec."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.generator.audit.conftest import LAMPS
from tests.generator.importing.conftest import NOTHING_NEW, Import, changed_lines, texts

if TYPE_CHECKING:
    from tests.generator.audit.conftest import Audit


def test_a_document_that_says_nothing_new_changes_no_byte(lamps: Audit, importing: Import) -> None:
    before = texts(lamps.spec.folder)
    assert importing(lamps.spec, lamps.reference) == NOTHING_NEW
    assert texts(lamps.spec.folder) == before


@dataclass(frozen=True)
class Planted:
    """A replacement in the document, the line of output, and the changed lines of the spec."""

    replaced: tuple[tuple[str, str], ...]
    line: str
    diff: tuple[str, ...]


CHANGES = {
    "edition": Planted(
        (("## 2. 错误码字典", "文档版本：20260501\n\n## 2. 错误码字典"),),
        "the edition is now that of 2026-05-01, was that of 2022-06-14",
        (
            "-info: {title: Tiny platform, version: '2022-06-14'}",
            "+info: {title: Tiny platform, version: '2026-05-01'}",
        ),
    ),
    "timeout": Planted(
        (("超时时间\t3000", "超时时间\t4000"),),
        "7.1.2 /lamp/list: x-timeout-ms is now 4000, was 3000",
        ("-      x-timeout-ms: 3000", "+      x-timeout-ms: 4000"),
    ),
    "authentication": Planted(
        (("是否需要用户身份鉴权\t否\n超时时间\t3000", "是否需要用户身份鉴权\t是\n超时时间\t3000"),),
        "7.1.2 /lamp/list: x-auth is now user, was cloud",
        ("-      x-auth: cloud", "+      x-auth: user"),
    ),
    "section": Planted(
        (("### 7.1.2. 列表", "### 7.1.3. 列表"),),
        "7.1.3 /lamp/list: section is now 7.1.3, was 7.1.2",
        (
            "-      x-doc: {document: reference, section: 7.1.2, title: 列表}",
            "+      x-doc: {document: reference, section: 7.1.3, title: 列表}",
        ),
    ),
    "parameter that becomes required": Planted(
        (("floor\tInt\t否", "floor\tInt\t是"),),
        "7.1.1 /lamp/get: request field floor is now required",
        ("-                    required: [lampId]", "+                    required: [lampId, floor]"),
    ),
    "parameter that becomes optional": Planted(
        (("lampId\tString\t是", "lampId\tString\t否"),),
        "7.1.1 /lamp/get: request field lampId is now optional",
        ("-                    required: [lampId]",),
    ),
    "new parameter": Planted(
        (("floor\tInt\t否\t楼层。\n", "side\tBoolean\t否\t方向。\nfloor\tInt\t否\t楼层。\n"),),
        "7.1.1 /lamp/get: new request field side (Boolean)",
        ("+                      side: {type: boolean, x-todo: [description]}",),
    ),
    "new parameter that is required": Planted(
        (("room\tString\t否\t房间。\n", "room\tString\t否\t房间。\nside\tLong\t是\t方向。\n"),),
        "7.1.2 /lamp/list: new request field side (Long, required)",
        (
            "+                    required: [side]",
            "+                      side: {type: integer, format: int64, x-todo: [description]}",
        ),
    ),
    "new field in an object that others share": Planted(
        (('    "state": 1,\n', '    "state": 1,\n    "power": 7,\n'),),
        "7.1.1 /lamp/get: new response field power (integer)",
        ("+        power: {type: integer, x-todo: [description]}",),
    ),
    "new field that is an object": Planted(
        (('    "state": 1,\n', '    "state": 1,\n    "place": {"lampId": "a1", "floor": 3},\n'),),
        "7.1.1 /lamp/get: new response field place (object)",
        (
            "+        place: {$ref: '#/components/schemas/LampPlace'}",
            "+    LampPlace:",
            "+      type: object",
            "+      properties:",
            "+        lampId: {$ref: ../../common.yaml#/components/schemas/LampId}",
            "+        floor: {type: integer, x-todo: [description]}",
            "+      x-todo: [description]",
        ),
    ),
    "removed parameter": Planted(
        (("floor\tInt\t否\t楼层。\n", ""), (',\n    "floor": "value2"', "")),
        "7.1.1 /lamp/get: request field floor is no longer in the document: deprecated",
        (
            "-                      floor: {type: integer, description: Floor.}",
            "+                      floor: {type: integer, description: Floor., deprecated: true}",
        ),
    ),
    "removed parameter that was required": Planted(
        (("lampId\tString\t是\t灯的ID。\nfloor", "floor"), ('    "lampId": "a1",\n    "floor"', '    "floor"')),
        "7.1.1 /lamp/get: request field lampId is no longer in the document: deprecated",
        (
            "-                    required: [lampId]",
            "-                      lampId: {$ref: ../../common.yaml#/components/schemas/LampId}",
            "+                      lampId: {$ref: ../../common.yaml#/components/schemas/LampId, deprecated: true}",
        ),
    ),
    "removed field that both operations had": Planted(
        (("litAt\tLong\t时间。\n", ""), ('    "litAt": "156xxxx430",\n', "")),
        "7.1.1 /lamp/get: response field litAt is no longer in the document: deprecated",
        (
            "-        litAt: {type: integer, format: int64, x-unit: epoch-ms, description: When it was lit.}",
            "+        litAt: {type: integer, format: int64, x-unit: epoch-ms, description: When it was lit., "
            "deprecated: true}",
        ),
    ),
    "type in table and example": Planted(
        (("room\tString\t否", "room\tLong\t否"), ('"room": "hall"', '"room": 3')),
        "7.1.2 /lamp/list: request field room is now integer (int64), was string",
        (
            "-                      room: {type: string, description: Room.}",
            "+                      room: {type: integer, format: int64, description: Room., x-todo: [description]}",
        ),
    ),
    "new value in an example": Planted(
        (('      "state": 0\n', '      "state": 5\n'),),
        "7.1.2 /lamp/list: new value 5 of state in LampState",
        (
            "-      enum: [0, 1]",
            "+      enum: [0, 1, 5]",
            "+      x-todo: [x-enum-names, x-enum-descriptions]",
        ),
    ),
    "new value in prose": Planted(
        (("state\tInt\t状态。", "state\tInt\t状态。0（暗），1（亮），2（坏）。"),),
        "7.1.1 /lamp/get: new value 2 of state in LampState",
        (
            "-      enum: [0, 1]",
            "+      enum: [0, 1, 2]",
            "+      x-todo: [x-enum-names, x-enum-descriptions]",
        ),
    ),
    "new field of the items of a list": Planted(
        (('      "state": 0\n', '      "state": 0,\n      "level": 2.5\n'),),
        "7.1.2 /lamp/list: new response field level (number)",
        ("+        level: {type: number, x-todo: [description]}",),
    ),
    "new error code": Planted(
        (("500\tserver error\t系统错误。\t重试。\n", "500\tserver error\t。\t。\n501\tnot now\t。\t。\n"),),
        "2: new error code 501 of the domain common: not now",
        (
            "+- {code: 501, domain: common, message: not now, "
            "x-todo: [name, meaning, meaning_zh, remedy, remedy_zh, error, retry]}",
        ),
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_difference_changes_what_it_is_about_and_nothing_else(lamps: Audit, importing: Import, name: str) -> None:
    """A difference is one line of output and only changes these lines of the spec; a second import does nothing."""
    planted = CHANGES[name]
    before = texts(lamps.spec.folder)
    for old, new in planted.replaced:
        lamps.print(old, new)
    status, lines = importing(lamps.spec, lamps.reference)
    after = texts(lamps.spec.folder)
    assert (status, [line.partition(": ")[2] for line in lines if line.startswith("reference:")]) == (0, [planted.line])
    assert changed_lines(before, after) == list(planted.diff)
    assert importing(lamps.spec, lamps.reference) == NOTHING_NEW
    assert texts(lamps.spec.folder) == after


def test_a_row_missing_in_two_texts_of_one_document_is_deprecated_once(lamps: Audit, importing: Import) -> None:
    lamps.print("lampId\tString\t是\t灯的ID。\nfloor", "floor")
    lamps.print('    "lampId": "a1",\n    "floor"', '    "floor"')
    again = lamps.reference.with_name("again.txt")
    again.write_text(f"\n{lamps.reference.read_text()}")
    status, lines = importing(lamps.spec, lamps.reference, again)
    assert status == 0
    assert lines[0] == "reference:14: 7.1.1 /lamp/get: request field lampId is no longer in the document: deprecated"
    assert lines[-1].startswith("1 change in 1 file")


def test_a_dry_run_tells_and_writes_nothing(lamps: Audit, importing: Import) -> None:
    before = texts(lamps.spec.folder)
    lamps.print("超时时间\t3000", "超时时间\t4000")
    status, lines = importing(lamps.spec, "--dry-run", lamps.reference)
    assert (status, lines[1:]) == (
        0,
        ["would write services/cloud/lamps.yaml", "1 change in 1 file, 0 left to decide, 0 corrections settled"],
    )
    assert texts(lamps.spec.folder) == before


def test_a_removed_operation_is_deprecated_and_comes_back(lamps: Audit, importing: Import) -> None:
    """A removed operation is deprecated; a later edition that has it again removes the mark, to the byte."""
    before, printed = texts(lamps.spec.folder), lamps.reference.read_text()
    lamps.reference.write_text(printed[: printed.index("### 7.1.2.")])
    status, lines = importing(lamps.spec, lamps.reference)
    assert (status, lines[0]) == (
        0,
        "reference:1: 7.1.2 /lamp/list: the operation is no longer in the document: deprecated",
    )
    assert changed_lines(before, texts(lamps.spec.folder)) == ["+      deprecated: true"]
    lamps.reference.write_text(printed)
    assert importing(lamps.spec, lamps.reference)[0] == 0
    assert texts(lamps.spec.folder) == before


UNDECIDED = {
    "table and example tell different types": (("room\tString\t否", "room\tInt\t否"), "table and example disagree"),
    "a name that looks like another": (
        ("floor\tInt\t否\t楼层。\n", "floor\tInt\t否\t楼层。\nf1oor\tInt\t否\t。\n"),
        "it looks like a misprint of floor",
    ),
    "a name with a blank": (
        ("floor\tInt\t否\t楼层。\n", "floor\tInt\t否\t楼层。\nback side\tInt\t否\t。\n"),
        "'back side' is not a valid name",
    ),
    "a path with the title of another": (("路径\t/lamp/list", "路径\t/lamps/list"), "path is /lamps/list"),
    "a placeholder in an answer": (('"156xxxx430"', '"value"'), "the example contradicts table and spec"),
    "a table of errors that is not known": (("### 常见错误码", "### 新错误码"), "its table is unknown"),
    "another type of a field that other operations show": (
        ('      "lampId": "a1",\n      "state": 0\n', '      "lampId": "a1",\n      "state": 0,\n      "color": 7\n'),
        "/lamp/get uses the same field as it is in the spec",
    ),
    "another version in the example": (('"apiVer": "1.0.0"', '"apiVer": "1.0.7"'), "the head has version 1.0.0"),
}


@pytest.mark.parametrize("name", UNDECIDED)
def test_undecided_differences_are_reported_and_not_merged(lamps: Audit, importing: Import, name: str) -> None:
    """Undecided differences make exit status 1, until the spec is corrected or the difference explained."""
    (old, new), why = UNDECIDED[name]
    before = texts(lamps.spec.folder)
    lamps.print(old, new)
    status, lines = importing(lamps.spec, lamps.reference)
    assert status == 1
    assert lines[0].startswith("for you to decide: reference:")
    assert why in lines[0]
    assert texts(lamps.spec.folder) == before


def test_a_field_of_an_answer_without_data_is_not_lost(lamps: Audit, importing: Import) -> None:
    """A correction that there is no data decides against the table."""
    data = "        - properties:\n            data: {$ref: '#/components/schemas/Lamp'}\n"
    lamps.spec.replace(LAMPS, "".join(f"        {line}\n" for line in data.splitlines()), "")
    lamps.correct(says={"table": "data", "response-example": "data"}, decision="no data", kind="missing")
    status, lines = importing(lamps.spec, lamps.reference)
    assert status == 1
    assert any("response field lampId (String) is not in the spec" in line for line in lines)


def test_an_example_gets_a_value_that_its_enumeration_has(lamps: Audit, importing: Import) -> None:
    """A parameter that becomes required and is in no example gets a value of its enumeration."""
    lamps.spec.replace(
        LAMPS,
        "                      floor: {type: integer, description: Floor.}\n",
        "                      floor: {type: integer, description: Floor.}\n"
        "                      mode: {type: string, enum: [FAST], description: Mode.}\n"
        "                    examples: [{lampId: a1}]\n",
    )
    lamps.print("floor\tInt\t否\t楼层。\n", "floor\tInt\t否\t楼层。\nmode\tString\t是\t。\n")
    assert importing(lamps.spec, lamps.reference)[0] == 0
    assert "examples: [{lampId: a1, mode: FAST}]" in lamps.spec.text(LAMPS)


def test_a_new_operation_shows_a_value_of_an_enumeration_that_others_share(lamps: Audit, importing: Import) -> None:
    """The example of a new operation gets a value for a required parameter that it lacks."""
    mode = "    Mode: {type: string, enum: [FAST], description: Mode.}\n"
    lamps.spec.write("common.yaml", lamps.spec.text("common.yaml") + mode)
    floor = "                      floor: {type: integer, description: Floor.}\n"
    lamps.spec.replace(
        LAMPS, floor, f"{floor}{floor.split('floor')[0]}mode: {{$ref: ../../common.yaml#/components/schemas/Mode}}\n"
    )
    lamps.print("floor\tInt\t否\t楼层。\n", "floor\tInt\t否\t楼层。\nmode\tString\t否\t。\n")
    text = lamps.reference.read_text()
    new = text[text.index("### 7.1.2.") :].replace("7.1.2", "7.1.3").replace("/lamp/list", "/lamp/blink")
    new = (
        new.replace("### 7.1.3. 列表", "### 7.1.3. 闪")
        .replace("room\tString\t否", "mode\tString\t是")
        .replace('"room": "hall"', "")
    )
    lamps.reference.write_text(f"{text}\n{new}")
    assert importing(lamps.spec, lamps.reference)[0] == 0
    assert "- {mode: FAST}\n" in lamps.spec.text(LAMPS)


def test_a_page_does_not_change_what_the_spec_has_from_the_reference(lamps: Audit, importing: Import) -> None:
    """A page does not change an operation of the reference in the same version."""
    lamps.print("/lamp/get 1.0.0", "/lamp/get 1.0.2", in_page=True)
    lamps.print("lampId String 灯的ID\n\n返回", "lampId String 灯的ID\nfloor String 楼层\n\n返回", in_page=True)
    before = texts(lamps.spec.folder)
    status, lines = importing(lamps.spec, lamps.older_page)
    assert status == 1
    assert "request field floor is String in the table, but integer in the spec" in lines[1]
    assert lines[1].endswith("(the spec has it from the reference)")
    assert changed_lines(before, texts(lamps.spec.folder)) == [
        "+        brightness: {type: integer, x-todo: [description]}"
    ]


def test_files_keep_their_line_ends(lamps: Audit, importing: Import) -> None:
    """Files keep the line ends of another system."""
    path = lamps.spec.folder / LAMPS
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    lamps.print("超时时间\t3000", "超时时间\t4000")
    assert importing(lamps.spec, lamps.reference)[0] == 0
    assert path.read_bytes() == before.replace(b"x-timeout-ms: 3000", b"x-timeout-ms: 4000")


def test_an_answer_without_an_example_is_the_object_of_its_rows(lamps: Audit, importing: Import) -> None:
    """A table with the type JSON may mean an object or a list; with rows below it, it is an object."""
    margin = " " * 16
    data = f"{margin}- properties:\n{margin}    data: {{$ref: '#/components/schemas/Lamp'}}\n"
    lamps.spec.replace(LAMPS, data, "")
    printed = lamps.reference.read_text()
    begin = printed.index(',\n  "data": {')
    lamps.print(printed[begin : printed.index("\n}\n```", begin)], "")
    before = texts(lamps.spec.folder)
    status, lines = importing(lamps.spec, lamps.reference)
    assert (status, lines[0]) == (0, "reference:34: 7.1.1 /lamp/get: the answer has data now")
    added = [line for line in changed_lines(before, texts(lamps.spec.folder)) if "deprecated" not in line]
    assert [line for line in added if line.startswith("+")] == [
        "+                - properties:",
        "+                    data:",
        "+                      $ref: '#/components/schemas/Lamp2'",
        "+                      examples:",
        "+                      - {lampId: text, state: 1, litAt: 1}",
        "+    Lamp2:",
        "+      type: object",
        "+      properties:",
        "+        lampId: {$ref: ../../common.yaml#/components/schemas/LampId}",
        "+        state: {type: integer, x-todo: [description]}",
        "+        litAt: {type: integer, format: int64, x-todo: [description]}",
        "+      x-todo: [description]",
    ]


SHELF = """\
    Shelf:
      type: object
      description: A shelf.
      properties:
        level: {type: integer, description: Level.}
"""
AT_SHELF = "shelf: {$ref: '#/components/schemas/Shelf'}"


def share_a_shelf(lamps: Audit, *, get: str, list_: str) -> None:
    """Let both operations take an object, whose level is required or not in their tables."""
    lamps.spec.write(LAMPS, lamps.spec.text(LAMPS) + SHELF)
    margin = " " * 22
    for known in ("floor: {type: integer, description: Floor.}\n", "room: {type: string, description: Room.}\n"):
        lamps.spec.replace(LAMPS, f"{margin}{known}", f"{margin}{known}{margin}{AT_SHELF}\n")
    for known, required in (("floor\tInt\t否\t楼层。\n", get), ("room\tString\t否\t房间。\n", list_)):
        lamps.print(known, f"{known}shelf\tJSON\t否\t架。\nlevel\tInt\t{required}\t层。\n")


def test_a_requirement_on_which_two_operations_disagree_is_for_a_person(lamps: Audit, importing: Import) -> None:
    """A requirement on which two operations with a shared object disagree is left to a person; all else is merged."""
    share_a_shelf(lamps, get="是", list_="否")
    lamps.print("超时时间\t3000", "超时时间\t4000")
    status, lines = importing(lamps.spec, lamps.reference)
    assert status == 1
    assert lines[0].endswith("x-timeout-ms is now 4000, was 3000")
    assert lines[1].startswith("for you to decide: ")
    assert lines[1].endswith("(/lamp/list uses the same field as it is in the spec)")


def test_a_requirement_on_which_two_operations_agree_is_merged(lamps: Audit, importing: Import) -> None:
    share_a_shelf(lamps, get="是", list_="是")
    assert importing(lamps.spec, lamps.reference)[0] == 0
    assert "      required: [level]\n" in lamps.spec.text(LAMPS)
