"""The rules of a valid spec: each is broken once, and the message names the place and the thing."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import openapi_spec_validator
import pytest

from generator.lint import VERBS, lint
from generator.spec.bundle import bundle
from generator.spec.load import Spec
from tests.generator.conftest import LAMP_ROWS, LAMPS, REPOSITORY

if TYPE_CHECKING:
    from tests.generator.conftest import SpecFolder

TOKENS = "services/cloud/tokens.yaml"
OPENAPI = "openapi.yaml"


def test_the_real_spec_is_sound(real_spec: Spec) -> None:
    """The spec in the repository keeps every rule."""
    lint(real_spec)


def test_a_verdict_is_kept_but_not_for_ci(tiny: SpecFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """The slow OpenAPI validator runs once per bundle and version, except in CI."""
    asked: list[str] = []

    class Validator(openapi_spec_validator.OpenAPIV31SpecValidator):
        def __init__(self, document: Any) -> None:
            asked.append(document["info"]["title"])
            super().__init__(document)

    monkeypatch.setattr(openapi_spec_validator, "OpenAPIV31SpecValidator", Validator)
    monkeypatch.delenv("CI", raising=False)
    tiny.lint()
    tiny.lint()
    assert asked == ["Tiny platform"]
    tiny.replace(OPENAPI, "Tiny platform", "Another platform")
    tiny.lint()
    monkeypatch.setattr("generator.lint.version", lambda tool: f"{tool} 0")
    tiny.lint()
    monkeypatch.setenv("CI", "true")
    tiny.lint()
    assert asked == ["Tiny platform", *["Another platform"] * 3]


def test_a_fault_is_found_again(tiny: SpecFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a valid verdict is cached."""
    monkeypatch.delenv("CI", raising=False)
    tiny.set(OPENAPI, "info.license", {"url": "https://example.com"})
    for _ in range(2):
        (problem,) = tiny.problems(tiny.lint)
        assert problem.startswith("openapi.yaml:1: not valid OpenAPI 3.1 at ")


def test_the_tiny_spec_is_sound(tiny: SpecFolder) -> None:
    """The spec that the tests below change is valid."""
    tiny.lint()


def row_about(path: str, field: str) -> str:
    """A file of corrections with one row."""
    row = {"path": path, "section": "1", "part": "text", "field": field, "kind": "name"}
    return f"corrections:\n- {json.dumps(row | {'says': {'table': 'a'}, 'decision': 'a', 'reason': 'b'})}\n"


FAULTS = {
    "unlisted path": (
        OPENAPI,
        "  /lamp/get: {$ref: 'services/cloud/lamps.yaml#/paths/~1lamp~1get'}\n",
        "",
        (LAMPS, "/lamp/get is not listed in openapi.yaml"),
    ),
    "tag without an operation": (
        OPENAPI,
        "- name: cloud.lamps\n",
        "- {name: cloud.vases, description: V, x-doc: {document: reference, section: '8', title: V}}\n"
        "- name: cloud.lamps\n",
        (OPENAPI, "no operation has the tag cloud.vases"),
    ),
    "two tags of one name": (
        OPENAPI,
        "- name: cloud.lamps\n",
        "- {name: cloud.lamps, description: V, x-doc: {document: reference, section: '8', title: V}}\n"
        "- name: cloud.lamps\n",
        (OPENAPI, "not valid OpenAPI 3.1 at the root: Duplicate tag name 'cloud.lamps'"),
    ),
    "operationId twice": (
        LAMPS,
        "operationId: cloud.lamps.list",
        "operationId: cloud.lamps.get",
        (LAMPS, "operationId cloud.lamps.get is also that of /lamp/get"),
    ),
    "operationId of another form": (
        LAMPS,
        "operationId: cloud.lamps.list",
        "operationId: listLamps",
        (LAMPS, "operationId 'listLamps' is not of the form side.service.verbObject"),
    ),
    "operation in the wrong file": (
        LAMPS,
        "operationId: cloud.lamps.list",
        "operationId: cloud.tokens.list",
        (LAMPS, "operationId cloud.tokens.list belongs to services/cloud/tokens.yaml"),
    ),
    "tag of another service": (
        TOKENS,
        "tags: [cloud.tokens]\n      summary: Make",
        "tags: [cloud.lamps]\n      summary: Make",
        (TOKENS, "/cloud/token: tags must be [cloud.tokens]"),
    ),
    "pagination lacks a key": (
        LAMPS,
        "first: 1, items: items, total: total}",
        "items: items, total: total}",
        (LAMPS, "/lamp/list: x-pagination lacks first"),
    ),
    "pagination with a key of another style": (
        LAMPS,
        "first: 1, items: items, total: total}",
        "first: 1, offset: pageNo, items: items}",
        (LAMPS, "/lamp/list: x-pagination has unknown keys: offset"),
    ),
    "pagination by an unknown parameter": (
        LAMPS,
        "page: pageNo, size: pageSize",
        "page: pageNumber, size: pageSize",
        (LAMPS, "/lamp/list.post: x-pagination: page 'pageNumber' is not a parameter"),
    ),
    "pagination of unknown items": (
        LAMPS,
        "items: items, total: total}",
        "items: lamps, total: total}",
        (LAMPS, "/lamp/list.post: x-pagination names 'lamps', which is not in the data"),
    ),
    "pagination of what is no list": (
        LAMPS,
        "items: items, total: total}",
        "items: total, total: total}",
        (LAMPS, "/lamp/list.post: x-pagination: items 'total' is not a list"),
    ),
    "pagination with an unknown total": (
        LAMPS,
        "items: items, total: total}",
        "items: items, total: count}",
        (LAMPS, "/lamp/list.post: x-pagination names 'count', which is not in the data"),
    ),
    "verb that nobody knows": (
        LAMPS,
        "operationId: cloud.lamps.get",
        "operationId: cloud.lamps.fetch",
        (LAMPS, "/lamp/get: cloud.lamps.fetch begins with no verb of the table in spec/README.md: take one of those"),
    ),
    "pages that are not listed": (
        LAMPS,
        "operationId: cloud.lamps.list",
        "operationId: cloud.lamps.queryAll",
        (LAMPS, "/lamp/list: cloud.lamps.queryAll has x-pagination: what pages is list..."),
    ),
    "read that is not idempotent": (
        LAMPS,
        "x-idempotent: true\n      x-doc: {document: reference, section: 7.2.1",
        "x-idempotent: false\n      x-doc: {document: reference, section: 7.2.1",
        (LAMPS, "/lamp/get: x-idempotent of get... is true: write so, or take another verb"),
    ),
    "addition that is idempotent": (
        LAMPS,
        "operationId: cloud.lamps.get",
        "operationId: cloud.lamps.addOne",
        (LAMPS, "/lamp/get: x-idempotent of add... is false: write so, or take another verb"),
    ),
    "common field of another name": (
        LAMPS,
        "state: {$ref: '#/components/schemas/LampState'}\n                    x-rules",
        "light: {$ref: ../../common.yaml#/components/schemas/LampId}\n                    x-rules",
        (LAMPS, "light is light in Python: end it in lamp_id, as its schema, by x-name"),
    ),
    "list of a common field of another name": (
        LAMPS,
        "total: {type: integer, description",
        "lamps: {type: array, items: {$ref: ../../common.yaml#/components/schemas/LampId}, description",
        (LAMPS, "lamps is lamps in Python: end it in lamp_ids, as its schema, by x-name"),
    ),
    "list that says so": (
        LAMPS,
        "label: {type: string, x-name: text",
        "label: {type: string, x-name: text_list",
        (LAMPS, "label is text_list in Python: name a list by a plural, as with x-name: texts"),
    ),
    "page number of another name": (
        LAMPS,
        "pageNo: {type: integer",
        "pageNo: {type: integer, x-name: number",
        (LAMPS, "/lamp/list: pageNo is number in Python: the page of x-pagination is page_no, by x-name"),
    ),
    "unknown extension of a schema": (
        LAMPS,
        "text, x-aliases",
        "text, x-alias: a, x-aliases",
        (LAMPS, "label has unknown keys: x-alias"),
    ),
    "misspelt keyword of a schema": (
        LAMPS,
        "maximum: 50",
        "maximun: 50",
        (LAMPS, "pageSize has unknown keys: maximun"),
    ),
    "hexadecimal of another code": (
        "errors.yaml",
        "domain: common\n  message: request error",
        "domain: common\n  hex: '0x191'\n  message: request error",
        ("errors.yaml", "hex 0x191 is not the code 400"),
    ),
    "code without Chinese": (
        "errors.yaml",
        "  meaning_zh: 请求有误。\n",
        "",
        ("errors.yaml", "400: meaning and meaning_zh say the same in two languages; one is missing"),
    ),
    "Chinese remedy without an English one": (
        "errors.yaml",
        "  message: request error\n",
        "  message: request error\n"
        "  also: [{message: late, meaning: Too late., meaning_zh: 太晚了。, remedy_zh: 早一点。}]\n",
        ("errors.yaml", "400: remedy and remedy_zh say the same in two languages; one is missing"),
    ),
    "English for Chinese": (
        "errors.yaml",
        "请求有误。",
        "The request is wrong.",
        ("errors.yaml", "400: meaning is to be in English, meaning_zh in Chinese"),
    ),
    "number in one language": (
        "errors.yaml",
        "meaning: The request is wrong.",
        "meaning: The request has more than 20 names.",
        ("errors.yaml", "400: meaning and meaning_zh have different numbers"),
    ),
    "name of a field in one language": (
        "errors.yaml",
        "remedy: Read the message.",
        "remedy: Check the iotId.",
        ("errors.yaml", "400: remedy_zh does not name iotId, as remedy does"),
    ),
    "component without description": (
        LAMPS,
        "description: A lamp.",
        "x-rules: [{atLeastOne: [lampId]}]",
        (LAMPS, "Lamp has no description"),
    ),
    "property without description": (
        LAMPS,
        ", description: Text on it.}",
        "}",
        (LAMPS, "label has no description"),
    ),
    "enumeration without a name": (
        LAMPS,
        ", description: Text on it.}",
        ", enum: [a, b], description: Text on it.}",
        (LAMPS, "an enumeration needs a name: make it a component"),
    ),
    "enumeration without names of its values": (
        LAMPS,
        "x-enum-names: [DARK, LIT]",
        "x-enum-names: [DARK]",
        (LAMPS, "schemas.LampState: needs one entry in x-enum-names and one in x-enum-descriptions for each value"),
    ),
    "two values with one name": (
        LAMPS,
        "x-enum-names: [DARK, LIT]",
        "x-enum-names: [LIT, LIT]",
        (LAMPS, "schemas.LampState: two values have the same name"),
    ),
    "value of another type": (
        LAMPS,
        "enum: [red, blue]",
        "enum: [red, 2]",
        (LAMPS, "schemas.LampColor: expected values of type str, got 2"),
    ),
    "enumeration of another type": (
        LAMPS,
        "type: string\n      description: Color",
        "type: number\n      description: Color",
        (LAMPS, "schemas.LampColor: the type of an enumeration must be integer or string"),
    ),
    "required names no property": (
        LAMPS,
        "required: [pageNo, pageSize]",
        "required: [pageNo, pageSize, color]",
        (LAMPS, "required names color, which is not a property"),
    ),
    "alias of a property": (
        LAMPS,
        "x-aliases: [labelText]",
        "x-aliases: [color]",
        (LAMPS, "x-aliases of label has color, which is itself a property"),
    ),
    "two fields of one name": (
        LAMPS,
        "x-name: text",
        "x-name: color",
        (LAMPS, "color is the Python name of two fields"),
    ),
    "two parameters of one name": (
        LAMPS,
        "x-name: room",
        "x-name: floor",
        (LAMPS, "floor is the Python name of two parameters"),
    ),
    "former name of a parameter that is taken": (
        LAMPS,
        "x-name: room",
        "x-name: room, x-formerly: [floor]",
        (LAMPS, "/lamp/get: x-formerly: floor is the name, or a former name, of a parameter"),
    ),
    "former name of a method that is taken": (
        LAMPS,
        "operationId: cloud.lamps.get\n",
        "operationId: cloud.lamps.get\n      x-formerly: [list]\n",
        (LAMPS, "/lamp/get: x-formerly: list is the name, or a former name, of a method"),
    ),
    "former name that is none": (
        LAMPS,
        "x-name: room",
        "x-name: room, x-formerly: [class]",
        (LAMPS, "/lamp/get: x-formerly: 'class' is not the lower-snake-case name of a method or a parameter"),
    ),
    "former name that every method has": (
        LAMPS,
        "x-name: room",
        "x-name: room, x-formerly: [options]",
        (LAMPS, "/lamp/get: x-formerly: options is taken by Python or by every method"),
    ),
    "former name of a field": (
        LAMPS,
        "x-name: text",
        "x-name: text, x-formerly: [caption]",
        (LAMPS, "x-formerly stands at an operation, or at a property of params"),
    ),
    "bare list under no property": (
        LAMPS,
        "x-bare-list: items",
        "x-bare-list: lamps",
        (LAMPS, "schemas.LampPage: x-bare-list names 'lamps', which is not a property"),
    ),
    "success told by no property": (
        LAMPS,
        "x-bare-list: items",
        "x-success: {field: code, in: [200]}",
        (LAMPS, "schemas.LampPage: x-success names 'code', which is not a property"),
    ),
    "success told and not acted on": (
        LAMPS,
        "total: {type: integer, description: How many.}",
        "isSuccess: {type: boolean, description: True if it worked.}",
        (LAMPS, "isSuccess in an answer looks like a result: write x-success on its object"),
    ),
    "answers that require something": (
        LAMPS,
        "x-bare-list: items",
        "required: [total]",
        (LAMPS, "answers have this object, and may lack total: write x-rules instead"),
    ),
    "object without a name": (
        LAMPS,
        ", description: Text on it.}",
        ", description: T., properties: {a: {type: string, description: A.}}}",
        (LAMPS, "an object with properties needs a name: make it a component"),
    ),
    "type that nobody knows": (
        LAMPS,
        "label: {type: string",
        "label: {type: strings",
        (LAMPS, '"strings" is not allowed: it must match ^(array|boolean|integer|null|number|object|string)\\Z'),
    ),
    "params without examples": (
        LAMPS,
        "examples:\n                    - {pageNo: 1, pageSize: 10}\n",
        "examples: []\n",
        (LAMPS, "/lamp/list: params has no examples"),
    ),
    "example of another type": (
        LAMPS,
        "{pageNo: 1, pageSize: 10}",
        "{pageNo: one, pageSize: 10}",
        (LAMPS, "/lamp/list: in the example, pageNo: 'one' is not of type 'integer'"),
    ),
    "example of the data of another type": (
        LAMPS,
        "- {items: [{lampId: a1}], total: 1}",
        "- {items: [{lampId: 1}], total: 1}",
        (LAMPS, "/lamp/list: in the example, items.0.lampId: 1 is not of type 'string'"),
    ),
    "example without a required parameter": (
        LAMPS,
        "{pageNo: 1, pageSize: 10}",
        "{pageNo: 1}",
        (LAMPS, "/lamp/list: in the example, params: 'pageSize' is a required property"),
    ),
    "example breaks atLeastOne": (
        LAMPS,
        "- {lampId: a1, state: 1}\n      responses",
        "- {floor: 1}\n      responses",
        (LAMPS, '/lamp/get: the example breaks {"atLeastOne": ["lampId", ["roomName", "floor"]]}'),
    ),
    "example breaks requiredWith": (
        LAMPS,
        "- {lampId: a1, state: 1}\n      responses",
        "- {lampId: a1, roomName: x}\n      responses",
        (LAMPS, '/lamp/get: the example breaks {"requiredWith": {"with": "roomName", "then": ["floor"]}}'),
    ),
    "example breaks requiredIf": (
        LAMPS,
        "- {lampId: a1, state: 1}\n      responses",
        "- {roomName: x, floor: 1, state: 1}\n      responses",
        (LAMPS, '/lamp/get: the example breaks {"requiredIf": {"parameter": "state", "in": [1], "then": ["lampId"]}}'),
    ),
    "rule of unknown parameters": (
        LAMPS,
        "atLeastOne: [lampId, [roomName, floor]]",
        "atLeastOne: [lampId, [house, floor]]",
        (LAMPS, "/lamp/get: x-rules names house, which is not a parameter"),
    ),
    "default of another type": (
        LAMPS,
        "maximum: 9, default: 1",
        "maximum: 9, default: 10",
        (LAMPS, "/lamp/get: the default of floor does not match its schema"),
    ),
    "two rows of one error code": (
        "errors.yaml",
        "code: 500",
        "code: 400",
        ("errors.yaml", "400 is also the code of another row"),
    ),
    "two rows of one error name": (
        "errors.yaml",
        "name: SERVER_ERROR",
        "name: REQUEST_ERROR",
        ("errors.yaml", "REQUEST_ERROR is also the name of another row"),
    ),
    "error of an unknown class": (
        "errors.yaml",
        "error: ServerError",
        "error: KeyError",
        ("errors.yaml", "errors.1: error 'KeyError' is not one of ApiError, AuthenticationError, ConflictError, "
         "DeviceError, InvalidParameterError, NotFoundError, PermissionDeniedError, RateLimitedError, ServerError"),
    ),
    "region twice": (
        OPENAPI,
        "servers:\n",
        "servers:\n- {url: 'https://a.b', description: There, x-region: cn-shanghai}\n",
        (OPENAPI, "cn-shanghai is also the region of another server"),
    ),
    "service without a tag": (
        OPENAPI,
        "- name: cloud.lamps",
        "- name: cloud.lights",
        (LAMPS, "cloud.lamps is not in the tags of openapi.yaml"),
    ),
    "side without a token": (
        TOKENS,
        "x-token: refresh",
        "description: x",
        (TOKENS, "side cloud needs exactly one operation with each x-token: create, refresh"),
    ),
    "enumeration in two files": (
        TOKENS,
        "    CloudToken:\n",
        "    LampColor: {type: string, description: A., enum: [a], x-enum-names: [A], x-enum-descriptions: [A.]}\n"
        "    CloudToken:\n",
        (TOKENS, "the enumeration LampColor is also defined in services/cloud/lamps.yaml"),
    ),
    "correction of an unknown path": (
        "openapi.corrections.yaml",
        None,
        row_about("/nope", "x"),
        ("openapi.corrections.yaml", "/nope is not a path of the spec"),
    ),
    "correction beside another service": (
        "services/cloud/tokens.corrections.yaml",
        None,
        row_about("/lamp/get", "x"),
        ("services/cloud/tokens.corrections.yaml", f"a row about /lamp/get belongs in {LAMP_ROWS}"),
    ),
    "correction of the error dictionary elsewhere": (
        LAMP_ROWS,
        None,
        row_about("", "errors.400.message"),
        (LAMP_ROWS, "a row about errors.400.message belongs in errors.corrections.yaml"),
    ),
    "correction of a topic elsewhere": (
        "openapi.corrections.yaml",
        None,
        row_about("", "/sys/{productKey}/up.params"),
        ("openapi.corrections.yaml", "a row about /sys/{productKey}/up.params belongs in asyncapi.corrections.yaml"),
    ),
    "correction of all calls elsewhere": (
        LAMP_ROWS,
        None,
        row_about("", "X-Ca-Nonce"),
        (LAMP_ROWS, "a row about X-Ca-Nonce belongs in openapi.corrections.yaml"),
    ),
    "corrections beside nothing": (
        "services/cloud/lights.corrections.yaml",
        None,
        "corrections: []\n",
        (
            "services/cloud/lights.corrections.yaml",
            "services/cloud/lights.yaml, which this file belongs to, does not exist",
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_its_place(tiny: SpecFolder, fault: str) -> None:
    """Each fault has a message of its own."""
    file, old, new, (where, message) = FAULTS[fault]
    if old is None:
        tiny.write(file, new)
    else:
        tiny.replace(file, old, new)
    found = [problem.partition(": ") for problem in tiny.problems(tiny.lint)]
    assert (where, message) in [(place.rpartition(":")[0], said) for place, _, said in found]
    assert len(found) <= 2


@pytest.mark.parametrize(
    ("method", "said"),
    [
        ("get", "cloud.lamps.get answers a list, but get... is for one thing: make it query..."),
        ("listOf", "cloud.lamps.listOf does not page: write x-pagination, or make it query... or get..."),
        ("query", None),
    ],
)
def test_a_list_at_once_is_queried(tiny: SpecFolder, method: str, said: str | None) -> None:
    """Neither one thing nor pages."""
    answer_a_list(tiny)
    line = tiny.replace(LAMPS, "operationId: cloud.lamps.get", f"operationId: cloud.lamps.{method}")
    if said is None:
        tiny.lint()
    else:
        assert tiny.problems(tiny.lint) == [f"{LAMPS}:{line}: /lamp/get: {said}"]


def test_a_list_is_got_where_it_is_set(tiny: SpecFolder) -> None:
    """The pair has one name; the list is the state of one thing."""
    answer_a_list(tiny)
    line = tiny.replace(LAMPS, "operationId: cloud.lamps.get", "operationId: cloud.lamps.getMoods")
    assert tiny.problems(tiny.lint) == [
        f"{LAMPS}:{line}: /lamp/get: cloud.lamps.getMoods answers a list, but get... is for one thing: make it query..."
    ]
    tiny.replace(LAMPS, "operationId: cloud.lamps.list", "operationId: cloud.lamps.setMoods")
    paging = "x-pagination: {style: page, page: pageNo, size: pageSize, first: 1, items: items, total: total}"
    tiny.replace(LAMPS, paging, "description: Sets them.")
    tiny.lint()


def answer_a_list(tiny: SpecFolder) -> None:
    """Have /lamp/get answer lamps, not one."""
    answer, example = "$ref: '#/components/schemas/Lamp'\n", "- {lampId: a1, state: 1}\n  /lamp/list"
    text = tiny.text(LAMPS)
    indent = text[: text.index(answer)].rpartition("\n")[2]
    tiny.replace(LAMPS, answer, f"type: array\n{indent}items: {{$ref: '#/components/schemas/Lamp'}}\n")
    tiny.replace(LAMPS, example, "- [{lampId: a1}]\n  /lamp/list")


REGION = """components:
  schemas:
    PlanetRegion:
      type: string
      description: A planet.
      enum: [cn-shanghai, mars]
      x-enum-names: [SHANGHAI, MARS]
      x-enum-descriptions: [Here., There.]
"""


@pytest.mark.parametrize(
    ("method", "told", "is_refused"),
    [("get", "", False), ("checkLit", "", False), ("setLit", "", True), ("setLit", "x-success: {in: [true]}", False)],
)
def test_a_boolean_of_what_was_done_tells_of_success(
    tiny: SpecFolder, method: str, told: str, is_refused: bool
) -> None:
    """A boolean that was not asked for has x-success."""
    answer, example = "$ref: '#/components/schemas/Lamp'\n", "- {lampId: a1, state: 1}\n  /lamp/list"
    text = tiny.text(LAMPS)
    indent = text[: text.index(answer)].rpartition("\n")[2]
    more = f"{indent}{told}\n" if told else ""
    tiny.replace(LAMPS, answer, f"type: boolean\n{indent}description: True if it is.\n{more}")
    tiny.replace(LAMPS, example, "- true\n  /lamp/list")
    tiny.replace(LAMPS, "operationId: cloud.lamps.get", f"operationId: cloud.lamps.{method}")
    if is_refused:
        (problem,) = tiny.problems(tiny.lint)
        assert "data is a boolean, perhaps of success: write x-success" in problem
    else:
        tiny.lint()


def test_a_region_of_an_answer_leads_to_a_server(tiny: SpecFolder) -> None:
    """A value of an enumeration of regions is the id of a server or one of its aliases."""
    tiny.replace(LAMPS, "components:\n  schemas:\n", REGION)
    assert tiny.problems(tiny.lint)[0].endswith(
        "mars is no x-region of a server: write it in x-region-aliases of its server"
    )


def test_json_as_text_is_read_as_objects_too(tiny: SpecFolder) -> None:
    """A value that is described as JSON text has both forms."""
    tiny.replace(LAMPS, "description: Text on it.}", "description: JSON text of a lamp.}")
    (problem,) = tiny.problems(tiny.lint)
    assert problem.endswith("label is JSON text in some answers: let it be text and objects, by oneOf")


def test_like_fields_are_secret_alike(tiny: SpecFolder) -> None:
    """A field is hidden wherever it occurs, or nowhere; and so are the addresses of a service."""
    label = "label: {type: string, x-name: text"
    tiny.replace(LAMPS, label, f"pictureUrl: {{type: string, x-secret: true, description: Address.}}\n        {label}")
    tiny.lint()
    tiny.replace(LAMPS, label, f"iconUrl: {{type: string, description: Address.}}\n        {label}")
    [problem] = tiny.problems(tiny.lint)
    assert "iconUrl and pictureUrl in" in problem
    assert problem.endswith("are like fields: x-secret on both or none")


def test_a_compound_code_has_the_class_of_its_cause(tiny: SpecFolder) -> None:
    """One cause is one class, by whichever code it comes."""
    row = tiny.text("errors.yaml")[tiny.text("errors.yaml").index("- code: 500") :]
    other = (
        row.replace("code: 500", "code: 100+500")
        .replace("SERVER_ERROR", "LAMP_ERROR")
        .replace("ServerError", "DeviceError")
    )
    tiny.write("errors.yaml", tiny.text("errors.yaml") + other)
    [problem] = tiny.problems(tiny.lint)
    assert "100+500 has the class DeviceError, but 500 alone ServerError; one cause has one class" in problem


@pytest.mark.parametrize(("text", "twice"), [("List the the", "the"), ("Number of number of", "Number of")])
def test_a_text_says_nothing_twice_in_a_row(tiny: SpecFolder, text: str, twice: str) -> None:
    """A word or two that a text repeats at once are a slip."""
    tiny.replace(LAMPS, "summary: List", f"summary: {text}")
    [problem] = tiny.problems(tiny.lint)
    assert f"a text says {twice!r} twice in a row: " in problem


def test_a_rule_of_siblings_is_no_rule(tiny: SpecFolder) -> None:
    """A client refuses nothing that the platform may accept, so a sibling's rule stays in the description."""
    row: dict[str, Any] = {"path": "/lamp/get", "section": "7.2.1", "part": "request", "field": "", "kind": "required"}
    row |= {
        "says": {"table": "all optional", "sibling /lamp/list": "a rule"},
        "decision": "x-rules: a lamp",
        "reason": "R.",
    }
    tiny.write("services/cloud/lamps.corrections.yaml", json.dumps({"corrections": [row]}))
    [problem] = tiny.problems(tiny.lint)
    assert "a rule that only siblings have stands in the description, not in x-rules or required" in problem
    row["says"]["description"] = "a lamp is named"
    tiny.write("services/cloud/lamps.corrections.yaml", json.dumps({"corrections": [row]}))
    tiny.lint()


def test_the_verbs_are_those_that_the_readme_explains() -> None:
    """With what their operations promise; a verb without a row of its own promises nothing."""
    text = (REPOSITORY / "spec/README.md").read_text("utf-8")
    table, _, others = text.partition("| verb |")[2].partition("Another verb stands only")
    rows = [row.split("|") for row in table.splitlines() if row.startswith("| `")]
    promised = {verb: cells[4].strip(" `") for cells in rows for verb in re.findall(r"`(\w+)`", cells[1])}
    values = {"true": True, "false": False, "as the operation says": None}
    told = {verb: values[promise] for verb, promise in promised.items()}
    told |= dict.fromkeys(re.findall(r"`(\w+)`", others.partition("All stand in")[0]))
    assert told == VERBS


def test_rows_beside_what_they_are_about_are_sound(tiny: SpecFolder) -> None:
    """Rows about paths, error codes, topics and all calls are valid in their files."""
    tiny.write("asyncapi.yaml", TOPICS)
    for file, path, field in (
        (LAMP_ROWS, "/lamp/get", ""),
        ("errors.corrections.yaml", "", "errors.400.message"),
        ("asyncapi.corrections.yaml", "", "/sys/{productKey}/up/lamp/bind.params"),
        ("openapi.corrections.yaml", "", "X-Ca-Nonce"),
    ):
        tiny.write(file, row_about(path, field))
    tiny.lint()


def test_a_row_may_leave_out_an_operation_of_a_document(tiny: SpecFolder) -> None:
    """A row about an operation that the spec leaves out is the only one with an unknown path."""
    row = row_about("/lamp/burn", "").replace('"text"', '"header"').replace('"name"', '"extra"')
    tiny.write("openapi.corrections.yaml", row)
    tiny.lint()
    (tiny.folder / "openapi.corrections.yaml").rename(tiny.folder / LAMP_ROWS)
    assert tiny.problems(tiny.lint) == [f"{LAMP_ROWS}:2: a row about /lamp/burn belongs in openapi.corrections.yaml"]


def test_the_line_is_that_of_the_thing(tiny: SpecFolder) -> None:
    """The line leads to the faulty property, not to the top of its file."""
    line = tiny.replace(LAMPS, ", description: Text on it.}", "}")
    assert tiny.problems(tiny.lint) == [f"{LAMPS}:{line}: label has no description"]


def test_an_object_cannot_be_named_like_its_service(tiny: SpecFolder) -> None:
    """The module of a service would have two classes of one name."""
    tiny.write(LAMPS, tiny.text(LAMPS).replace("LampPage", "Lamps"))
    assert tiny.problems(tiny.lint) == [
        f"{LAMPS}:1: Lamps is defined in feiyan.cloud.models.lamps and in this file: rename one of them"
    ]


def test_objects_of_two_files_cannot_need_each_other(tiny: SpecFolder) -> None:
    """Their modules would import each other, which fails when they are used; the message says so before."""
    tiny.replace(TOKENS, "        expireIn:", "        lamp: {$ref: 'lamps.yaml#/components/schemas/Lamp'}\n"
                 "        expireIn:")  # fmt: skip
    tiny.replace(LAMPS, "        label:", "        token: {$ref: 'tokens.yaml#/components/schemas/CloudToken'}\n"
                 "        label:")  # fmt: skip
    (problem,) = tiny.problems(tiny.lint)
    assert problem.endswith(f"the objects of {LAMPS}, {TOKENS} refer to each other: move them to one file")


OLDER = "- {{version: {version}, document: reference, title: 列表, without: {{{without}}}}}"


@pytest.mark.parametrize(
    ("version", "without", "said"),
    [
        ("0.9.0", "params: [pageNo, nope]", "/lamp/list: params has no nope"),
        ("0.9.0", "data: [items.lampId, items.nope]", "/lamp/list: data has no items.nope"),
        ("1.0.0", "params: [pageNo]", "/lamp/list: version 1.0.0 is already listed"),
    ],
)
def test_an_older_version_is_another_one_and_lacks_what_there_is(
    tiny: SpecFolder, version: str, without: str, said: str
) -> None:
    """Names that the older version lacks must be those of the operation."""
    entry = OLDER.format(version=version, without=without)
    old = "x-api-version: 1.0.0\n      x-timeout-ms: 5000"
    tiny.replace(LAMPS, old, f"x-api-version: 1.0.0\n      x-older-versions:\n      {entry}\n      x-timeout-ms: 5000")
    (problem,) = tiny.problems(tiny.lint)
    assert problem.endswith(said)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["{path: /lamp/none, versions: [0.9.1], seen: An app.}"], "no operation has the path /lamp/none"),
        (["{path: /lamp/list, versions: [1.0.0], seen: An app.}"], "/lamp/list: version 1.0.0 is already listed"),
        (
            ["{path: /lamp/get, versions: [0.9.1], seen: An app.}", "{path: /lamp/get, versions: [0.9.1], seen: Two.}"],
            "/lamp/get: version 0.9.1 is already listed",
        ),
    ],
)
def test_a_version_seen_in_use_is_a_new_one_of_an_operation(tiny: SpecFolder, rows: list[str], said: str) -> None:
    """A version that a document has, or that is listed twice, is refused, as is one of an unknown path."""
    tiny.write("observed.yaml", "fields: []\nversions:\n" + "".join(f"- {row}\n" for row in rows))
    (problem,) = tiny.problems(tiny.lint)
    assert problem.startswith("observed.yaml:")
    assert problem.endswith(said)


def test_faults_in_a_copy_of_the_real_spec_are_found(real_copy: SpecFolder) -> None:
    """The rules hold for the real files too, all in one report."""
    things = "services/cloud/things.yaml"
    real_copy.replace(things, "operationId: cloud.things.getTsl", "operationId: cloud.things.getInfo")
    described = "    IotId: {type: string, description: Device id; unique on the platform.}"
    line = real_copy.replace("common.yaml", described, "    IotId: {type: string}")
    problems = real_copy.problems(real_copy.lint)
    assert f"common.yaml:{line}: IotId has no description" in problems
    assert any("operationId cloud.things.getInfo is also that of /cloud/thing/tsl/get" in line for line in problems)
    assert problems == sorted(problems, key=lambda line: (line.split(":")[0], int(line.split(":")[1])))


TOPICS = """\
        asyncapi: 3.0.0
        info: {title: Lamps, version: '1'}
        servers:
          platform: {host: 'a.example.com:1883', protocol: mqtt, description: A., x-seen: A., variables: {}}
        channels:
          status:
            address: /sys/{productKey}/lamp/status
            parameters: {productKey: {$ref: '#/components/parameters/productKey'}}
            messages: {status: {$ref: '#/components/messages/status'}}
        operations:
          receiveStatus:
            action: receive
            summary: State.
            x-doc: {document: reference, section: 6.1.2, title: S}
            channel: {$ref: '#/channels/status'}
            messages: [{$ref: '#/channels/status/messages/status'}]
        components:
          parameters: {productKey: {description: Key.}}
          messages:
            status:
              name: StatusChanged
              title: State
              summary: State of a lamp.
              payload: {$ref: '#/components/schemas/Status'}
              examples:
              - payload: {lampId: a1, state: 1}
          schemas:
            Status:
              type: object
              description: S.
              properties:
                lampId: {$ref: ./common.yaml#/components/schemas/LampId}
                state: {$ref: '#/components/schemas/LampMood'}
            LampMood: {type: integer, description: S, enum: [0, 1], x-enum-names: [A, B], x-enum-descriptions: [A, B]}
        """
TOPIC_FAULTS = {
    "example of no enumeration": (
        "state: 1}",
        "state: 2}",
        "status: in the example, state: 2 is not one of [0, 1]",
    ),
    "example that a common field refuses": (
        "lampId: a1",
        "lampId: 1",
        "status: in the example, lampId: 1 is not of type 'string'",
    ),
    "names of values": (
        "x-enum-names: [A, B]",
        "x-enum-names: [A]",
        "LampMood: needs one entry in x-enum-names and one in x-enum-descriptions for each value",
    ),
    "descriptions of values": (
        "x-enum-descriptions: [A, B]",
        "x-enum-descriptions: [A]",
        "LampMood: needs one entry in x-enum-names and one in x-enum-descriptions for each value",
    ),
    "two values with one name": (
        "x-enum-names: [A, B]",
        "x-enum-names: [A, A]",
        "LampMood: two values have the same name",
    ),
    "address with another parameter": (
        "/sys/{productKey}/lamp",
        "/sys/{deviceName}/lamp",
        "status: the parameters do not match the address /sys/{deviceName}/lamp/status",
    ),
    "channel of no operation": (
        "operations:\n",
        "  other: {address: /other, messages: {status: {$ref: '#/components/messages/status'}}}\noperations:\n",
        "other: no operation uses this channel",
    ),
    "reference to nothing": (
        "messages: [{$ref: '#/channels/status/messages/status'}]",
        "messages: [{$ref: '#/channels/status/messages/state'}]",
        "$ref '#/channels/status/messages/state': asyncapi.yaml has no /channels/status/messages/state",
    ),
    "reference to what is no channel": (
        "channel: {$ref: '#/channels/status'}",
        "channel: {$ref: '#/components/messages/status'}",
        "$ref '#/components/messages/status' points to something without address",
    ),
    "property without description": (
        "lampId: {$ref: ./common.yaml#/components/schemas/LampId}",
        "lampId: {type: string}",
        "lampId has no description",
    ),
    "action that nobody knows": (
        "action: receive",
        "action: publish",
        'action "publish" is not one of receive, send',
    ),
}


def test_topics_are_a_file_of_their_own(tiny: SpecFolder) -> None:
    """Their schemas become one module, and no part of the OpenAPI document, whatever their names."""
    before = tiny.files().keys()
    tiny.write("asyncapi.yaml", TOPICS)
    tiny.lint()
    assert tiny.files().keys() - before == {"feiyan/messages.py"}
    assert "Status" not in bundle(Spec.load(tiny.folder))["components"]["schemas"]


@pytest.mark.parametrize("fault", TOPIC_FAULTS)
def test_a_fault_of_a_topic_is_named(tiny: SpecFolder, fault: str) -> None:
    """Messages, their examples and their addresses keep the rules."""
    old, new, said = TOPIC_FAULTS[fault]
    tiny.write("asyncapi.yaml", TOPICS)
    line = tiny.replace("asyncapi.yaml", old, new)
    (problem,) = tiny.problems(tiny.lint)
    file, number, message = problem.split(":", 2)
    assert (file, message) == ("asyncapi.yaml", f" {said}")
    assert abs(int(number) - line) <= 1


HELLO = "{type: object, description: A., properties: {word: {type: string, description: A.}}}"

ACCOUNT = f"""
openapi: 3.1.0
info:
  title: Account service
  version: '1'
paths:
  /api/hello.json:
    post:
      operationId: account.hello
      summary: Say hello.
      x-token: account-connect
      x-seen: an app
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: {{type: object, required: [hello], properties: {{hello: {{$ref: '#/components/schemas/Hello'}}}}}}
      responses:
        '200':
          description: Hello.
          content:
            application/json:
              schema: {{$ref: '#/components/schemas/Hello'}}
components:
  schemas:
    Hello: {HELLO}
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("'#/components/schemas/Hello'", "common.yaml#/components/schemas/LampId", "leaves the file"),
        (HELLO, "{type: string, description: A.}", "is not an object with properties"),
        ("version: '1'", "version: '1'\n  license: {url: https://example.com}", "not valid OpenAPI 3.1"),
    ],
)
def test_the_account_service_is_a_document_of_its_own(tiny: SpecFolder, old: str, new: str, said: str) -> None:
    """It is checked by itself: references stay in the file, and each request and answer is an object with a name."""
    tiny.write("account.yaml", ACCOUNT)
    tiny.lint()
    tiny.write("account.yaml", ACCOUNT.replace(old, new))
    problems = tiny.problems(tiny.lint)
    assert problems
    assert all(problem.startswith("account.yaml:") and said in problem for problem in problems)
