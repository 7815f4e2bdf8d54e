"""Each kind of difference is planted once, and reported with its line, its section and the remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.generator.conftest import LAMP_ROWS, LAMPS

if TYPE_CHECKING:
    from tests.generator.audit.conftest import Audit

EXPLAIN = f"explain it in spec/{LAMP_ROWS}"
OR_EXPLAIN = f"or {EXPLAIN}"
CORRECT = f"correct it in spec/{LAMPS}, {OR_EXPLAIN}"


def test_documents_and_spec_that_agree_are_silent(lamps: Audit) -> None:
    """Only the counts are printed; placeholders, masked numbers and aliases are not differences."""
    lamps.print('"color": "red"', '"colour": "red"')
    assert lamps.run() == (
        0,
        ["1 document, 2 operations compared: 0 differences, 0 explained, 0 not; 0 corrections out of date"],
    )


IN_THE_SPEC = {
    "version": (
        "x-api-version: 1.0.2",
        "x-api-version: 1.0.3",
        "### 7.1.1",
        f"x-api-version is 1.0.2 in the document, but 1.0.3 in the spec; {CORRECT}",
    ),
    "timeout": (
        "x-timeout-ms: 5000",
        "x-timeout-ms: 500",
        "### 7.1.1",
        f"x-timeout-ms is 5000 in the document, but 500 in the spec; {CORRECT}",
    ),
    "authentication": (
        "x-timeout-ms: 5000\n      x-auth: cloud",
        "x-timeout-ms: 5000\n      x-auth: user",
        "### 7.1.1",
        "user authentication is no in the document, so x-auth should be cloud or none, "
        f"but it is user in the spec; {CORRECT}",
    ),
    "section": (
        "section: 7.1.1",
        "section: 7.1.9",
        "### 7.1.1",
        f"section is 7.1.1 in the document, but 7.1.9 in the spec; {CORRECT}",
    ),
    "title": (
        "title: 获取灯}",
        "title: 取灯}",
        "### 7.1.1",
        f"title is 获取灯 in the document, but 取灯 in the spec; {CORRECT}",
    ),
    "required parameter": (
        "required: [lampId]",
        "required: [lampId, floor]",
        "floor\tInt",
        f"request field floor is optional in the table, but required in the spec; {CORRECT}",
    ),
    "optional parameter": (
        "required: [lampId]",
        "required: []",
        "lampId\tString\t是",
        f"request field lampId is required in the table, but optional in the spec; {CORRECT}",
    ),
    "type of a parameter": (
        "floor: {type: integer,",
        "floor: {type: boolean,",
        "floor\tInt",
        f"request field floor is Int in the table, but boolean in the spec; {CORRECT}",
    ),
    "Long without int64": (
        "litAt: {type: integer, format: int64,",
        "litAt: {type: integer,",
        "litAt\tLong",
        "response field litAt is Long in the table, but not int64 in the spec; "
        f"correct it in Lamp in spec/{LAMPS}, {OR_EXPLAIN}",
    ),
    "type in an example": (
        "color: {type: string,",
        "color: {type: integer,",
        '"color"',
        "color is string in the response example ('red'), but integer in the spec; "
        f"correct the type in the spec, {OR_EXPLAIN}",
    ),
    "value of no enumeration": (
        "enum: [0, 1]",
        "enum: [0, 2]",
        '"state": 1',
        "the response example has 1 for state, which is not in an enumeration; "
        f"add the value in the spec, {OR_EXPLAIN}",
    ),
    "data that is an object": (
        "data: {$ref: '#/components/schemas/Lamp'}",
        "data: {type: array, items: {$ref: '#/components/schemas/Lamp'}}",
        '  "data": {',
        "data is object in the response example ({'lampId': 'a1', 'state': 1, 'litAt':...), but array in the spec; "
        f"correct the type in the spec, {OR_EXPLAIN}",
    ),
    "field that no document has": (
        "color: {type: string, x-aliases: [colour], description: Color.}",
        "color: {type: string, description: Color.}\n        size: {type: integer, description: Size.}",
        "### 7.1.1",
        "response field size is in the spec, but in neither table nor example; "
        f"remove it from spec/{LAMPS}, {OR_EXPLAIN}",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", IN_THE_SPEC)
def test_a_fault_in_the_spec_is_named(lamps: Audit, fault: str) -> None:
    """A wrong fact in the spec is one message with the line in the document."""
    old, new, text, message = IN_THE_SPEC[fault]
    lamps.spec.replace(LAMPS, old, new)
    assert lamps.only() == f"reference:{lamps.line(text)}: 7.1.1 /lamp/get: {message}"


def test_a_number_without_a_source_is_named(lamps: Audit) -> None:
    """A number in a description or a limit is in the section, or a row quotes it; examples are no facts."""
    lamps.spec.replace(LAMPS, "description: Color.", "maxLength: 12, description: 'Color, such as 808080.'")
    line = lamps.only()
    assert f"color has the number 12 in spec/{LAMPS}, which its section does not print" in line
    row = {"path": "/lamp/get", "section": "7.1.1", "part": "response", "field": "color", "kind": "missing"}
    lamps.correct(**row, says={"public page 1": "at most 13 letters"}, decision="maxLength 13", reason="The page.")
    assert "number 12" in lamps.only()
    lamps.spec.replace(LAMPS, "maxLength: 12", "maxLength: 13")
    assert lamps.run()[0] == 0


def test_prose_that_obliges_is_named(lamps: Audit) -> None:
    """A parameter that the table calls optional and the prose necessary needs a rule or a row."""
    line = lamps.line("floor\tInt")
    text = lamps.reference.read_text("utf-8").splitlines()[line - 1]
    lamps.print(text, f"{text}不可为空。")
    assert "request field floor is optional in table and spec, but its description obliges to give it" in lamps.only()


def test_a_version_that_a_page_has_is_not_missed_in_the_document(lamps: Audit) -> None:
    """The version of the document stands in x-older-versions; what it lacks is named there."""
    color = "color: {type: string, x-aliases: [colour], description: Color.}"
    lamps.spec.replace(LAMPS, color, f"{color}\n        size: {{type: integer, description: Size.}}")
    older = "x-older-versions: [{version: 1.0.2, document: reference, title: 获取灯%s}]"
    lamps.spec.replace(LAMPS, "x-api-version: 1.0.2", f"x-api-version: 1.0.3\n      {older % ''}")
    assert "response field size is in the spec, but in neither table nor example" in lamps.only()
    lamps.spec.replace(LAMPS, older % "", older % ", without: {data: [size]}")
    assert lamps.run()[0] == 0


def test_a_data_row_of_another_type_is_named(lamps: Audit) -> None:
    """The row of data itself is compared with the whole answer."""
    lamps.spec.replace(LAMPS, "                      type: array\n", "                      type: object\n")
    line = lamps.line("data\tList")
    status, lines = lamps.run()
    assert status == 1
    assert lines[0] == (
        f"reference:{line}: 7.1.2 /lamp/list: data is List in the table, but object in the spec; {EXPLAIN}"
    )


ADD_TO_LAMP = f"add it to Lamp in spec/{LAMPS}, {OR_EXPLAIN}"
IN_THE_DOCUMENT = {
    "new response row": (
        "litAt\tLong\t时间。\n",
        "litAt\tLong\t时间。\nwatts\tInt\t功率。\n",
        1,
        f"response field watts (Int) is not in the spec; {ADD_TO_LAMP}",
    ),
    "new request row": (
        "floor\tInt\t否\t楼层。\n",
        "floor\tInt\t否\t楼层。\nhouse\tString\t否\t楼。\n",
        1,
        f"request field house (String) is not in the spec; add it to params of /lamp/get in spec/{LAMPS}, {OR_EXPLAIN}",
    ),
    "new field of a response example": (
        '    "color": "red"\n',
        '    "color": "red",\n    "watts": 3\n',
        1,
        f"response field watts of the example is not in the spec; {ADD_TO_LAMP}",
    ),
    "new field of a request example": (
        '    "floor": "value2"\n',
        '    "floor": "value2",\n    "house": "x"\n',
        1,
        "request field house of the example is not in the spec; "
        f"add it to params of /lamp/get in spec/{LAMPS}, {OR_EXPLAIN}",
    ),
    "type of another kind": (
        "floor\tInt",
        "floor\tMoney",
        0,
        "request field floor has the type 'Money' in the table, which the audit does not know; "
        f"{EXPLAIN} if it is a misprint, or add it to generator/documents/printed_types.py",
    ),
    "apiVer of the example": (
        '"apiVer": "1.0.2"',
        '"apiVer": "1.0.1"',
        0,
        f"the request example has apiVer 1.0.1, but the head has version 1.0.2; {EXPLAIN}",
    ),
    "system parameter": (
        '"cloudToken": "x"',
        '"token": "x"',
        0,
        f"the request example has token among the system parameters, but the spec does not; {EXPLAIN}",
    ),
    "field beside data": (
        '  "message": "success",\n  "localizedMsg": null,\n  "data": {',
        '  "message": "success",\n  "class": "x",\n  "data": {',
        1,
        f"the response example has class in the envelope, but the spec has it nowhere; {EXPLAIN}",
    ),
}


@pytest.mark.parametrize("fault", IN_THE_DOCUMENT)
def test_news_in_the_document_are_named(lamps: Audit, fault: str) -> None:
    """A change of the document is one message, with its line in the document."""
    old, new, offset, message = IN_THE_DOCUMENT[fault]
    line = lamps.print(old, new) + offset
    assert lamps.only() == f"reference:{line}: 7.1.1 /lamp/get: {message}"


def test_a_renamed_field_is_named_from_both_sides(lamps: Audit) -> None:
    """A renamed field is reported as new in table and example, and as missing there."""
    lamps.spec.replace(LAMPS, "        litAt: {", "        litAtt: {")
    status, lines = lamps.run()
    assert status == 1
    assert [line.partition("; ")[0].partition(": response ")[2] for line in lines[:-1]] == [
        "field litAtt is in the spec, but in neither table nor example",
        "field litAt (Long) is not in the spec",
        "field litAt of the example is not in the spec",
    ]


def test_a_field_in_another_place_is_told_from_an_unknown_one(lamps: Audit) -> None:
    """A field of an example that the spec has elsewhere is reported with its place in the spec."""
    line = lamps.print('"data": {\n    "lampId": "a1",', '"state": 1, "data": {\n    "lampId": "a1",')
    assert lamps.only() == (
        f"reference:{line}: 7.1.1 /lamp/get: the response example has state in the envelope, "
        f"but the spec has it at state; {EXPLAIN}"
    )


def test_an_operation_that_the_spec_lacks_is_named(lamps: Audit) -> None:
    """The message has the line of the section."""
    lamps.spec.replace("openapi.yaml", "  /lamp/list: {$ref: 'services/cloud/lamps.yaml#/paths/~1lamp~1list'}\n", "")
    assert lamps.only() == (
        f"reference:{lamps.line('### 7.1.2')}: 7.1.2 /lamp/list: the spec has no operation 列表; "
        "add it to spec/services/cloud/, or explain it in spec/openapi.corrections.yaml"
    )


def test_an_operation_that_the_document_lacks_is_named(lamps: Audit) -> None:
    """An operation of the spec with a missing section is reported."""
    text = lamps.reference.read_text(encoding="utf-8")
    lamps.reference.write_text(text[: text.index("### 7.1.2")], encoding="utf-8")
    assert lamps.only() == (
        "reference:1: 7.1.2 /lamp/list: the document has no such operation, but the spec has it at 7.1.2; "
        f"remove it from spec/{LAMPS}, {OR_EXPLAIN}"
    )


def test_a_path_with_other_letters_is_still_the_same_operation(lamps: Audit) -> None:
    """Only the path differs; everything else is compared as usual."""
    lamps.print("/lamp/get", "/Iamp/get")
    assert lamps.only() == (
        f"reference:{lamps.line('### 7.1.1')}: 7.1.1 /lamp/get: path is /Iamp/get in the document, "
        f"but /lamp/get in the spec; {CORRECT}"
    )


def test_a_side_that_the_spec_does_not_have_yet_is_a_note(lamps: Audit) -> None:
    """Operations of an unknown side are counted, and do not fail the audit."""
    lamps.print("### 7.1.2. 列表", "### 6.1.2. 列表")
    lamps.print("/lamp/list", "/lamps/list")
    lamps.spec.replace("openapi.yaml", "  /lamp/list: {$ref: 'services/cloud/lamps.yaml#/paths/~1lamp~1list'}\n", "")
    assert lamps.run() == (
        0,
        [
            "the spec has no app side: 1 operation of chapter 6 not compared",
            "1 document, 1 operation compared: 0 differences, 0 explained, 0 not; 0 corrections out of date",
        ],
    )


ERRORS = {
    "code that the spec lacks": (
        "500\tserver error",
        "503\tserver error",
        "code 503 of the domain common is not in the spec; add it to spec/errors.yaml, or explain it in "
        "spec/errors.corrections.yaml (path '', part text, field errors.503)",
        "code 500 is in the spec, but in no table of the document; remove it from spec/errors.yaml, "
        "or explain it in spec/errors.corrections.yaml",
    ),
    "message": (
        "500\tserver error",
        "500\tserver failure",
        "code 500 has the message 'server failure' in the document, but 'server error' in the spec; "
        "correct it in spec/errors.yaml, or explain it in spec/errors.corrections.yaml",
    ),
    "domain": (
        "### 常见错误码",
        "### 家空间错误码",
        "code 400 is in the domain home in the document, but in common in the spec; "
        "correct it in spec/errors.yaml, or explain it in spec/errors.corrections.yaml",
        "code 500 is in the domain home in the document, but in common in the spec; "
        "correct it in spec/errors.yaml, or explain it in spec/errors.corrections.yaml",
    ),
    "message of an example": (
        '"message": "request error"',
        '"message": "lamp is asleep"',
        "code 400 has the message 'lamp is asleep' in an example, which the spec does not have; say under also in "
        "spec/errors.yaml what the code means then; if it means the same, explain it in spec/errors.corrections.yaml",
    ),
    "code of an example": (
        '"code": 400',
        '"code": 417',
        "code 417 in the failure example of /lamp/get is not in the spec; add it to spec/errors.yaml, or explain "
        "it in spec/errors.corrections.yaml (path '', part text, field errors.417)",
    ),
}


@pytest.mark.parametrize("fault", ERRORS)
def test_a_difference_of_the_error_dictionary_is_named(lamps: Audit, fault: str) -> None:
    """Codes, messages and domains are compared both ways."""
    old, new, *messages = ERRORS[fault]
    lamps.print(old, new)
    status, lines = lamps.run()
    assert status == 1
    assert sorted(line.partition(": 2: ")[2] for line in lines[:-1]) == sorted(messages)


def test_a_table_of_which_the_spec_has_nothing_is_one_line(lamps: Audit) -> None:
    """A table without any code in the spec is one message."""
    line = lamps.print("# 7. 云端API参考", "## 新错误码\n\n错误码\t描述\n1\t一\n2\t二\n\n# 7. 云端API参考") + 3
    assert lamps.only() == (
        f"reference:{line}: 2: the 2 codes of the table 新错误码 are not in the spec: 1, 2; its domain has no name: "
        "add one to DOMAINS in generator/documents/spec_terms.py; add it to spec/errors.yaml, "
        "or explain it in "
        "spec/errors.corrections.yaml (path '', part text, field errors.新错误码)"
    )


def test_another_edition_is_told(lamps: Audit) -> None:
    """Another edition is always reported, because the spec names the edition it follows."""
    lamps.print("## 2. 错误码字典", "文档版本：20220614\n\n## 2. 错误码字典")
    assert lamps.run()[0] == 0
    lamps.print("文档版本：20220614", "文档版本：20260501")
    assert lamps.only() == (
        "reference:1: this is the edition of 2026-05-01, but the spec follows that of 2022-06-14; "
        "import it, then change info.version in spec/openapi.yaml"
    )
