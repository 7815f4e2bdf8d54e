"""Every rule of the table has a spec before and after a change."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from generator.diff.change_rules import RULES, Level
from tests.generator.diff.conftest import SHADE, answer, operation, params, schemas

if TYPE_CHECKING:
    from tests.generator.diff.conftest import Edit, Files, Specs

MESSAGES = "asyncapi.yaml"
GET = "cloud.lamps.get()"
LIST = "cloud.lamps.list()"
LAMP = "feiyan.cloud.models.lamps.Lamp"
SHADES = "feiyan.cloud.models.lamps.Shade"
STATE = "feiyan.enums.LampState"


@dataclass(frozen=True, slots=True)
class Case:
    """A change of a spec, and the finding about it: its place, the old text and the new one.

    `edit` makes the spec after, `before` the one before, `both` comes first in each of them. `also` are rules of what
    cannot be apart from the change.
    """

    edit: Edit
    python: str
    old: str | None = None
    new: str | None = None
    before: Edit = lambda _: None
    both: Edit = lambda _: None
    also: frozenset[str] = frozenset()

    def reversed(self, old: str | None = None, new: str | None = None, also: frozenset[str] = frozenset()) -> Case:
        """Undo the same change."""
        return Case(self.before, self.python, old, new, self.edit, self.both, also)


def put(container: Any, key: Any, value: Any) -> None:
    container[key] = value


def renamed(container: dict[str, Any], old: str, new: str) -> None:
    container[new] = container.pop(old)


def field(files: Files, name: str = "state") -> Any:
    return schemas(files)["Lamp"]["properties"][name]


def fields(files: Files) -> Any:
    return schemas(files)["Lamp"]["properties"]


def parameter(files: Files, name: str = "floor") -> Any:
    return params(files)["properties"][name]


def parameters(files: Files) -> Any:
    return params(files)["properties"]


def shade(files: Files) -> Any:
    return schemas(files)["Shade"]


def add_operation(files: Files) -> None:
    files["openapi.yaml"]["paths"]["/lamp/dim"] = {"$ref": "services/cloud/lamps.yaml#/paths/~1lamp~1dim"}
    dim = {**operation(files), "operationId": "cloud.lamps.dim"}
    files["services/cloud/lamps.yaml"]["paths"]["/lamp/dim"] = {"post": dim}


def move_path(files: Files) -> None:
    files["openapi.yaml"]["paths"]["/light/get"] = {"$ref": "services/cloud/lamps.yaml#/paths/~1light~1get"}
    del files["openapi.yaml"]["paths"]["/lamp/get"]
    renamed(files["services/cloud/lamps.yaml"]["paths"], "/lamp/get", "/light/get")


def older(files: Files, **more: Any) -> None:
    version = {"version": "1.0.0", "document": "reference", "title": "Old", **more}
    operation(files)["x-older-versions"] = [version]


def unpaged(files: Files) -> None:
    del operation(files, "/lamp/list")["x-pagination"]


def page_of_states(files: Files) -> None:
    schemas(files)["LampPage"]["properties"]["items"]["items"] = {"type": "string"}


def rename_class(files: Files) -> None:
    renamed(schemas(files), "Lamp", "Light")
    reference = {"$ref": "#/components/schemas/Light"}
    schemas(files)["LampPage"]["properties"]["items"]["items"] = reference
    answer(files)["data"]["$ref"] = reference["$ref"]


def move_class(files: Files) -> None:
    files["common.yaml"]["components"]["schemas"]["Shade"] = schemas(files).pop("Shade")
    parameters(files)["shade"] = {"$ref": "../../common.yaml#/components/schemas/Shade"}


def rename_enum(files: Files) -> None:
    renamed(schemas(files), "LampColor", "LightColor")
    fields(files)["color"] = {"$ref": "#/components/schemas/LightColor"}


def texts_for_states(files: Files) -> None:
    schemas(files)["LampState"] |= {"type": "string", "enum": ["0", "1"]}


def without_member(files: Files) -> None:
    for key in ("enum", "x-enum-names", "x-enum-descriptions"):
        schemas(files)["LampState"][key].pop()


def topics(files: Files) -> Any:
    return files[MESSAGES]


def account(files: Files) -> None:
    """An account service with one operation."""
    greeting = {"type": "object", "description": "A greeting.", "properties": {"word": {"type": "string"}}}
    greeting["properties"]["word"]["description"] = "A word."
    reference = {"$ref": "#/components/schemas/Greeting"}
    field = {"type": "object", "required": ["hello"], "properties": {"hello": reference}}
    files["account.yaml"] = {
        "openapi": "3.1.0",
        "info": {"title": "Account service", "version": "1"},
        "paths": {
            "/api/connect.json": {
                "post": {
                    "operationId": "account.connect",
                    "summary": "Say hello.",
                    "x-token": "account-connect",
                    "x-seen": "an app",
                    "requestBody": {"content": {"application/x-www-form-urlencoded": {"schema": field}}},
                    "responses": {
                        "200": {"description": "Hello.", "content": {"application/json": {"schema": reference}}}
                    },
                }
            }
        },
        "components": {"schemas": {"Greeting": greeting}},
    }


def without_topic(files: Files) -> None:
    del topics(files)["operations"]["receiveStates"]
    del topics(files)["channels"]["lampStates"]


def rename_topic(files: Files) -> None:
    renamed(topics(files)["channels"], "lampStates", "states")
    topics(files)["operations"]["receiveStates"] |= {
        "channel": {"$ref": "#/channels/states"},
        "messages": [{"$ref": "#/channels/states/messages/lampStates"}],
    }


def other_message(files: Files) -> None:
    """The topic has the reply to a request."""
    topics(files)["channels"]["lampStates"]["messages"]["lampStates"]["$ref"] = "#/components/messages/lampFreeReply"


def unfinished(*keys: str) -> Edit:
    """An edit that leaves keys of the operation for people to write."""

    def leave(files: Files) -> None:
        for key in keys:
            del operation(files)[key]
        operation(files)["x-todo"] = [*keys]

    return leave


def exchange_paths(files: Files) -> None:
    one, other = (files["services/cloud/lamps.yaml"]["paths"][path] for path in ("/lamp/get", "/lamp/list"))
    files["services/cloud/lamps.yaml"]["paths"] |= {"/lamp/get": other, "/lamp/list": one}


def move_role(files: Files) -> None:
    """Move the refresh role to another operation; the old one stays."""
    files["openapi.yaml"]["paths"]["/cloud/renew"] = {"$ref": "services/cloud/tokens.yaml#/paths/~1cloud~1renew"}
    paths = files["services/cloud/tokens.yaml"]["paths"]
    paths["/cloud/renew"] = {"post": {**paths["/cloud/token/refresh"]["post"], "operationId": "cloud.tokens.renew"}}
    del paths["/cloud/token/refresh"]["post"]["x-token"]


def without_tokens(files: Files) -> None:
    for item in files["services/cloud/tokens.yaml"]["paths"].values():
        del item["post"]["x-token"]


def third_reply(files: Files) -> None:
    """A third topic with the object that two replies share."""
    topics(files)["components"]["messages"]["lampStates"] |= {"payload": {"$ref": "#/components/schemas/LampReply"}}
    del topics(files)["components"]["messages"]["lampStates"]["x-body"]


def own_reply(files: Files) -> None:
    """The reply has an object of its own, with the fields of the shared one."""
    made = topics(files)["components"]
    made["schemas"]["LampFreeReply"] = made["schemas"]["LampReply"]
    made["messages"]["lampFreeReply"]["payload"] = {"$ref": "#/components/schemas/LampFreeReply"}


def exchange_addresses(files: Files) -> None:
    one, other = (topics(files)["channels"][name] for name in ("lampStates", "lampFreeReply"))
    one["address"], other["address"] = other["address"], one["address"]


def other_parameter(files: Files) -> None:
    for channel in topics(files)["channels"].values():
        channel["address"] = channel["address"].replace("{productKey}", "{deviceKey}")
        channel["parameters"] = {"deviceKey": channel["parameters"]["productKey"]}


SECOND_SERVER = {"url": "https://two.example.com", "description": "There", "x-region": "us-east-1"}
THIRD_CODE = {
    "code": 600, "name": "LAMP_BROKEN", "domain": "common", "message": "broken", "meaning": "It broke.",
    "remedy": "Buy one.", "error": "DeviceError", "retry": False,
}  # fmt: skip
ADDED_OPERATION = Case(add_operation, "cloud.lamps.dim()")
OPTIONAL_PARAMETER = {"type": "string", "description": "Wing of the house."}
DEPRECATED = Case(lambda files: put(operation(files), "deprecated", True), GET)
OLD_PARAMETER = Case(lambda files: put(parameter(files), "deprecated", True), "cloud.lamps.get(floor=)")
OLD_ANSWER = Case(
    lambda files: put(answer(files)["data"], "deprecated", True),
    GET,
    both=lambda files: put(answer(files)["data"], "description", "A lamp."),
)
OLD_FIELD = Case(lambda files: put(field(files, "label"), "deprecated", True), f"{LAMP}.text")
OLD_CODE = Case(lambda files: put(files["errors.yaml"]["errors"][0], "deprecated", True), "feiyan.codes.REQUEST_ERROR")
WING = Case(lambda files: put(parameters(files), "wing", OPTIONAL_PARAMETER), "cloud.lamps.get(wing=)")
NO_RULES = Case(lambda files: params(files)["x-rules"].pop(2), GET)
FEWER_ALTERNATIVES = Case(lambda files: params(files)["x-rules"][0]["atLeastOne"].pop(), GET)
SHADE_RULE = {"x-rules": [{"atLeastOne": ["tint", "depth"]}]}
NEW_FIELD = Case(lambda files: put(fields(files), "watt", {"type": "integer", "description": "W."}), f"{LAMP}.watt")
REQUIRED_FIELD = Case(lambda files: put(schemas(files)["Lamp"], "required", ["lampId"]), f"{LAMP}.lamp_id")
NEW_CLASS = Case(lambda files: put(schemas(files), "Bulb", SHADE), "feiyan.cloud.models.lamps.Bulb")
COLOR = {"type": "string", "description": "C.", "enum": ["x"], "x-enum-names": ["X"], "x-enum-descriptions": ["X."]}
NEW_ENUM = Case(lambda files: put(schemas(files), "BulbColor", COLOR), "feiyan.enums.BulbColor")
DIM = Case(without_member, f"{STATE}.LIT")
NEW_CODE = Case(lambda files: files["errors.yaml"]["errors"].append(THIRD_CODE), "feiyan.codes.LAMP_BROKEN")
NEW_REGION = Case(lambda files: files["openapi.yaml"]["servers"].append(SECOND_SERVER), "feiyan.Region.US_EAST_1")
TOPIC = "feiyan.messages.Topic.LAMP_STATES"

CASES = {
    # --- Operations ------------------------------------------------------------------------------------------------
    "operation-added": ADDED_OPERATION,
    "operation-removed": ADDED_OPERATION.reversed(),
    "operation-renamed": Case(
        lambda files: put(operation(files), "operationId", "cloud.lamps.getOne"),
        "cloud.lamps.get_one()",
        "cloud.lamps.get",
        "cloud.lamps.get_one",
    ),
    "path-changed": Case(move_path, GET, "/lamp/get", "/light/get"),
    "version-changed": Case(lambda files: put(operation(files), "x-api-version", "1.0.3"), GET, "1.0.2", "1.0.3"),
    "older-version-added": Case(older, GET),
    "older-version-removed": Case(older, GET).reversed(),
    "older-version-changed": Case(
        lambda files: older(files, differs=["It was slow."]),
        GET,
        '{"document": "reference", "title": "Old", "version": "1.0.0"}',
        '{"differs": ["It was slow."], "document": "reference", "title": "Old", "version": "1.0.0"}',
        before=older,
    ),
    "timeout-changed": Case(lambda files: put(operation(files), "x-timeout-ms", 9000), GET, "5000 ms", "9000 ms"),
    "token-needed": Case(
        lambda _: None, GET, "none", "cloud", before=lambda files: put(operation(files), "x-auth", "none")
    ),
    "token-spared": Case(lambda files: put(operation(files), "x-auth", "none"), GET, "cloud", "none"),
    "idempotency-changed": Case(
        lambda files: put(operation(files), "x-idempotent", False), GET, "repeated", "not repeated"
    ),
    "success-changed": Case(
        lambda files: put(schemas(files)["Lamp"], "x-success", {"field": "label", "in": ["fine"]}),
        LAMP,
        "not told",
        'label in ["fine"]',
    ),
    "token-told": Case(unfinished("x-auth"), GET, "unknown", "cloud").reversed("unknown", "cloud"),
    "operation-id-changed": Case(
        lambda files: put(operation(files), "operationId", "cloud.lamps.getURL"),
        "cloud.lamps.get_url()",
        "cloud.lamps.getUrl",
        "cloud.lamps.getURL",
        before=lambda files: put(operation(files), "operationId", "cloud.lamps.getUrl"),
    ),
    "operation-deprecated": DEPRECATED,
    "operation-undeprecated": DEPRECATED.reversed(),
    "path-exchanged": Case(exchange_paths, GET, "/lamp/get", "/lamp/list"),
    "role-added": Case(lambda files: put(operation(files), "x-token", "session-create"), GET, None, "session-create"),
    "role-removed": Case(
        lambda files: put(operation(files), "x-token", "session-create"), GET
    ).reversed("session-create"),
    "role-moved": Case(move_role, "cloud.tokens.renew()", None, "refresh", also=frozenset({"operation-added"})),
    "client-settings-changed": Case(
        without_tokens, "feiyan.CloudClient(iot_token=)", "project_id", "iot_token", also=frozenset({"role-removed"})
    ),
    "paging-added": Case(unpaged, LIST).reversed(also=frozenset({"parameter-optional"})),
    "paging-removed": Case(unpaged, LIST, also=frozenset({"parameter-required"})),
    "paging-changed": Case(
        lambda files: put(operation(files, "/lamp/list")["x-pagination"], "first", 0),
        LIST,
        'first 1, items "items", page "pageNo", size "pageSize", style "page", total "total"',
        'first 0, items "items", page "pageNo", size "pageSize", style "page", total "total"',
    ),
    "page-item-changed": Case(page_of_states, LIST, "Lamp", "str", also=frozenset({"field-type-changed"})),
    # --- Rules across parameters and fields ------------------------------------------------------------------------
    "rule-added": NO_RULES.reversed(None, "Pass lamp_id if state is 1."),
    "rule-removed": Case(NO_RULES.edit, GET, "Pass lamp_id if state is 1."),
    "rule-tightened": Case(
        FEWER_ALTERNATIVES.edit, GET, "Pass lamp_id, or room with floor.", "Pass lamp_id."
    ),
    "rule-loosened": FEWER_ALTERNATIVES.reversed("Pass lamp_id.", "Pass lamp_id, or room with floor."),
    # --- Parameters ------------------------------------------------------------------------------------------------
    "parameter-added": Case(WING.edit, WING.python, None, "str"),
    "parameter-removed": WING.reversed("str"),
    "required-parameter-added": Case(
        lambda files: (put(parameters(files), "wing", OPTIONAL_PARAMETER), put(params(files), "required", ["wing"])),
        WING.python,
        None,
        "str",
    ),
    "parameter-renamed": Case(
        lambda files: put(parameter(files), "x-name", "storey"), "cloud.lamps.get(storey=)", "floor", "storey"
    ),
    "parameter-required": Case(lambda files: put(params(files), "required", ["roomName"]), "cloud.lamps.get(room=)"),
    "parameter-deprecated": OLD_PARAMETER,
    "parameter-undeprecated": OLD_PARAMETER.reversed(),
    "parameter-optional": Case(
        lambda files: put(params(files), "required", ["roomName"]), "cloud.lamps.get(room=)"
    ).reversed(),
    "parameter-default-changed": Case(
        lambda files: put(parameter(files), "default", 2),
        "cloud.lamps.get(floor=)",
        "1",
        "2",
        both=lambda files: put(params(files), "required", ["floor"]),
    ),
    "parameter-default-sent": Case(
        lambda files: put(params(files), "required", ["floor"]), "cloud.lamps.get(floor=)", "", "1"
    ),
    "parameter-list-changed": Case(
        lambda files: put(parameters(files), "floor", {"type": "array", "items": {"type": "integer"},
                                                       "description": "Floor."}),
        "cloud.lamps.get(floor=)",
        "int",
        "Sequence[int]",
        also=frozenset({"limits-changed"}),
    ),
    "parameter-type-narrowed": Case(
        lambda files: put(parameter(files), "type", "string"), "cloud.lamps.get(floor=)", "int", "str"
    ),
    "parameter-type-widened": Case(
        lambda files: put(parameter(files), "type", "number"), "cloud.lamps.get(floor=)", "int", "float"
    ),
    "parameter-type-restated": Case(
        lambda files: put(parameters(files), "state", {"type": "integer"}),
        "cloud.lamps.get(state=)",
        "LampState | int",
        "int",
    ),
    # --- Answers ---------------------------------------------------------------------------------------------------
    "answer-removed": Case(
        lambda files: answer(files).clear(), GET, "Lamp", "None", also=frozenset({"examples-changed"})
    ),
    "answer-added": Case(lambda files: answer(files).clear(), GET).reversed(
        "None", "Lamp", also=frozenset({"examples-changed"})
    ),
    "answer-deprecated": OLD_ANSWER,
    "answer-undeprecated": OLD_ANSWER.reversed(),
    "answer-list-changed": Case(
        lambda files: put(answer(files), "data", {"type": "array", "items": {"$ref": answer(files)["data"]["$ref"]},
                                                  "examples": answer(files)["data"]["examples"]}),
        GET,
        "Lamp",
        "list[Lamp]",
    ),
    "answer-type-changed": Case(
        lambda files: put(answer(files)["data"], "$ref", "#/components/schemas/LampPage"), GET, "Lamp", "LampPage"
    ),
    "answer-type-narrowed": Case(
        lambda files: put(answer(files), "data", {"type": "integer", "examples": []}),
        GET,
        "float",
        "int",
        before=lambda files: put(answer(files), "data", {"type": "number", "examples": []}),
    ),
    "answer-may-be-none": Case(
        lambda files: put(schemas(files)["Lamp"], "type", ["object", "null"]), GET, "Lamp", "Lamp | None",
        also=frozenset({"wire-type-changed", "field-type-changed"}),
    ),
    "answer-never-none": Case(
        lambda files: put(schemas(files)["Lamp"], "type", ["object", "null"]), GET
    ).reversed("Lamp | None", "Lamp", also=frozenset({"wire-type-changed", "field-type-narrowed"})),
    # --- Fields of classes -----------------------------------------------------------------------------------------
    "field-added": Case(NEW_FIELD.edit, NEW_FIELD.python, None, "int | None"),
    "field-removed": NEW_FIELD.reversed("int | None"),
    "field-renamed": Case(
        lambda files: put(field(files, "label"), "x-name", "caption"), f"{LAMP}.caption", "text", "caption"
    ),
    "field-deprecated": OLD_FIELD,
    "field-undeprecated": OLD_FIELD.reversed(),
    "required-field-added": Case(
        lambda files: (put(shade(files)["properties"], "size", {"type": "integer", "description": "Size."}),
                       shade(files)["required"].append("size")),
        f"{SHADES}.size",
        None,
        "int",
    ),
    "field-required": Case(
        lambda files: shade(files)["required"].append("tint"), f"{SHADES}.tint", "str | None", "str"
    ),
    "field-optional": Case(lambda files: shade(files)["required"].append("tint"), f"{SHADES}.tint").reversed(
        "str", "str | None"
    ),
    "field-may-be-none": REQUIRED_FIELD.reversed("str", "str | None"),
    "field-never-none": Case(REQUIRED_FIELD.edit, REQUIRED_FIELD.python, "str | None", "str"),
    "field-presence-changed": Case(
        lambda files: put(schemas(files)["Lamp"], "required", ["label"]),
        f"{LAMP}.text",
        "str | None",
        "str | None",
        both=lambda files: put(field(files, "label"), "type", ["string", "null"]),
    ),
    "field-list-changed": Case(
        lambda files: put(fields(files), "state", {"type": "array", "description": "", "items": field(files)}),
        f"{LAMP}.state",
        "OpenInt[LampState] | None",
        "list[OpenInt[LampState]] | None",
    ),
    "field-type-changed": Case(
        lambda files: put(fields(files), "state", {"type": "integer"}),
        f"{LAMP}.state",
        "OpenInt[LampState] | None",
        "int | None",
    ),
    "field-type-narrowed": Case(
        lambda _: None,
        f"{LAMP}.state",
        "int | None",
        "OpenInt[LampState] | None",
        before=lambda files: put(fields(files), "state", {"type": "integer"}),
    ),
    "field-type-widened": Case(
        lambda files: put(shade(files)["properties"]["depth"], "type", "number"), f"{SHADES}.depth", "int", "float"
    ),
    "field-alias-added": Case(
        lambda files: field(files, "label")["x-aliases"].append("tag"), f"{LAMP}.text", None, "tag"
    ),
    "field-alias-removed": Case(lambda files: field(files, "label").pop("x-aliases"), f"{LAMP}.text", "labelText"),
    "bare-list-changed": Case(
        lambda files: schemas(files)["LampPage"].pop("x-bare-list"),
        "feiyan.cloud.models.lamps.LampPage",
        "items",
        "",
    ),
    # --- What is said of values ------------------------------------------------------------------------------------
    "wire-name-changed": Case(
        lambda files: renamed(fields(files), "label", "caption"),
        f"{LAMP}.text",
        "label",
        "caption",
        both=lambda files: field(files, "label").pop("x-aliases"),
    ),
    "wire-type-changed": Case(
        lambda files: put(schemas(files)["LampPage"]["properties"]["total"], "type", ["integer", "string"]),
        "feiyan.cloud.models.lamps.LampPage.total",
        "integer",
        "integer or string",
    ),
    "limits-changed": Case(
        lambda files: put(parameter(files), "maximum", 99),
        "cloud.lamps.get(floor=)",
        "minimum 0, maximum 9, default 1",
        "minimum 0, maximum 99, default 1",
    ),
    "unit-changed": Case(lambda files: put(parameter(files), "x-unit", "s"), "cloud.lamps.get(floor=)", "", "s"),
    "secrecy-changed": Case(
        lambda files: put(parameter(files), "x-secret", True), "cloud.lamps.get(floor=)", "shown", "secret"
    ),
    # --- Classes and enumerations ----------------------------------------------------------------------------------
    "class-added": NEW_CLASS,
    "class-removed": NEW_CLASS.reversed(),
    "class-renamed": Case(
        rename_class, "feiyan.cloud.models.lamps.Light", LAMP, "feiyan.cloud.models.lamps.Light"
    ),
    "class-base-changed": Case(
        own_reply, "feiyan.messages.LampFreed", "LampReply", "", both=third_reply
    ),
    "class-moved": Case(move_class, "feiyan.common.Shade", SHADES, "feiyan.common.Shade"),
    "enum-added": NEW_ENUM,
    "enum-removed": NEW_ENUM.reversed(),
    "enum-renamed": Case(
        rename_enum, "feiyan.enums.LightColor", "feiyan.enums.LampColor", "feiyan.enums.LightColor"
    ),
    "enum-base-changed": Case(
        texts_for_states, STATE, "int", "str",
        also=frozenset({"member-value-changed", "field-type-changed", "parameter-type-narrowed", "rule-tightened"}),
    ),
    "member-added": DIM.reversed(None, "1"),
    "member-removed": Case(without_member, DIM.python, "1"),
    "member-renamed": Case(
        lambda files: put(schemas(files)["LampState"]["x-enum-names"], 1, "ON"), f"{STATE}.ON", "LIT", "ON"
    ),
    "member-value-changed": Case(
        lambda files: put(schemas(files)["LampState"]["enum"], 1, 7), f"{STATE}.LIT", "1", "7"
    ),
    # --- Error codes -----------------------------------------------------------------------------------------------
    "error-added": Case(NEW_CODE.edit, NEW_CODE.python, None, "600 broken"),
    "error-removed": NEW_CODE.reversed("600 broken"),
    "error-renamed": Case(
        lambda files: put(files["errors.yaml"]["errors"][0], "name", "BAD_REQUEST"),
        "feiyan.codes.BAD_REQUEST",
        "feiyan.codes.REQUEST_ERROR",
        "feiyan.codes.BAD_REQUEST",
    ),
    "error-deprecated": OLD_CODE,
    "error-undeprecated": OLD_CODE.reversed(),
    "error-code-changed": Case(
        lambda files: put(files["errors.yaml"]["errors"][0], "code", 499), "feiyan.codes.REQUEST_ERROR", "400", "499"
    ),
    "error-class-changed": Case(
        lambda files: put(files["errors.yaml"]["errors"][0], "error", "ConflictError"),
        "feiyan.codes.REQUEST_ERROR",
        "InvalidParameterError",
        "ConflictError",
    ),
    "error-class-closer": Case(
        lambda _: None,
        "feiyan.codes.REQUEST_ERROR",
        "ApiError",
        "InvalidParameterError",
        before=lambda files: put(files["errors.yaml"]["errors"][0], "error", "ApiError"),
    ),
    "error-retry-changed": Case(
        lambda files: put(files["errors.yaml"]["errors"][0], "retry", True),
        "feiyan.codes.REQUEST_ERROR",
        "no",
        "may succeed later",
    ),
    # --- The long connection ---------------------------------------------------------------------------------------
    "topic-added": Case(without_topic, TOPIC).reversed(also=frozenset({"class-added"})),
    "topic-removed": Case(without_topic, TOPIC, also=frozenset({"class-removed"})),
    "topic-renamed": Case(rename_topic, "feiyan.messages.Topic.STATES", TOPIC, "feiyan.messages.Topic.STATES"),
    "topic-address-changed": Case(
        lambda files: put(topics(files)["channels"]["lampStates"], "address", "/sys/{productKey}/down/states"),
        TOPIC,
        "/sys/{productKey}/down/lamp/states",
        "/sys/{productKey}/down/states",
    ),
    "topic-direction-changed": Case(
        lambda files: put(topics(files)["operations"]["receiveStates"], "action", "send"),
        TOPIC,
        "received",
        "sent",
        also=frozenset({"class-removed", "field-type-changed", "field-never-none", "topic-constants-changed",
                        "wire-name-changed"}),
    ),
    "topic-messages-changed": Case(
        other_message,
        TOPIC,
        "LampsChanged",
        "LampFreed",
        also=frozenset({"class-removed", "class-added", "topic-body-changed", "examples-changed"}),
    ),
    "topic-body-changed": Case(
        lambda files: topics(files)["components"]["messages"]["lampStates"].pop("x-body"),
        TOPIC,
        "params, param",
        "",
        also=frozenset({"field-added", "field-removed", "class-added"}),
    ),
    "topic-constants-changed": Case(
        lambda files: put(
            topics(files)["components"]["schemas"]["LampBindMessage"]["properties"]["version"], "const", "2.0"
        ),
        "feiyan.messages.Topic.LAMP_BIND",
        '[{"version": "1.0"}]',
        '[{"version": "2.0"}]',
    ),
    "account-changed": Case(
        lambda files: renamed(files["account.yaml"]["paths"], "/api/connect.json", "/api/hello.json"),
        "feiyan.account.CONNECT",
        "account.connect at /api/connect.json: hello (Greeting), Greeting",
        "account.connect at /api/hello.json: hello (Greeting), Greeting",
        both=account,
    ),
    "mqtt-endpoint-changed": Case(
        lambda files: put(topics(files), "servers", {"platform": {"protocol": "mqtt", "host": "two.example.com:1883"}}),
        "feiyan",
        "mqtt://one.example.com:1883",
        "mqtt://two.example.com:1883",
        before=lambda files: put(
            topics(files), "servers", {"platform": {"protocol": "mqtt", "host": "one.example.com:1883"}}
        ),
    ),
    "topic-address-exchanged": Case(
        exchange_addresses,
        TOPIC,
        "/sys/{productKey}/down/lamp/states",
        "/sys/{productKey}/down/lamp/free_reply",
    ),
    "topic-parameters-changed": Case(
        other_parameter,
        "feiyan.messages.Topic.of()",
        "product_key=",
        "device_key=",
        also=frozenset({"topic-address-changed"}),
    ),
    "topic-reply-changed": Case(
        lambda files: put(topics(files)["operations"]["freeLamp"], "reply", deepcopy(
            topics(files)["operations"]["bindLamp"]["reply"])),
        "feiyan.messages.Topic.LAMP_FREE",
        "LampFreed",
        "LampBound",
        also=frozenset({"topic-removed", "class-removed", "class-renamed", "class-added", "class-base-changed",
                        "topic-messages-changed", "examples-changed"}),
    ),
    "message-values-changed": Case(
        lambda files: put(topics(files)["components"]["messages"]["lampStates"], "x-when", {"method": ["lamp", None]}),
        "feiyan.messages.LampsChanged",
        "",
        "method: lamp, None",
    ),
    "topic-binding-changed": Case(
        lambda files: put(topics(files)["operations"]["bindLamp"], "x-binding", "bind"),
        "feiyan.messages.Topic.LAMP_BIND",
        "",
        "bind",
    ),
    "default-region-changed": Case(
        lambda files: files["openapi.yaml"]["servers"].reverse(),
        "feiyan",
        "feiyan.Region.CN_SHANGHAI",
        "feiyan.Region.EU_CENTRAL",
        both=lambda files: files["openapi.yaml"]["servers"].append(
            {"url": "https://two.example.com", "description": "There", "x-region": "eu-central"}
        ),
    ),
    "document-changed": Case(
        lambda files: put(operation(files)["requestBody"], "description", "What is asked."),
        GET,
        "",
        '"What is asked."',
    ),
    # --- What is not finished --------------------------------------------------------------------------------------
    "name-given": Case(
        unfinished("operationId", "summary", "x-timeout-ms", "x-auth", "x-idempotent"), GET
    ).reversed(
        "/lamp/get",
        "cloud.lamps.get",
        also=frozenset({"text-changed", "timeout-changed", "token-told", "idempotency-changed"}),
    ),
    # --- Regions ---------------------------------------------------------------------------------------------------
    "region-added": Case(NEW_REGION.edit, NEW_REGION.python, None, "https://two.example.com"),
    "region-removed": NEW_REGION.reversed("https://two.example.com"),
    "region-aliases-changed": Case(
        lambda files: put(files["openapi.yaml"]["servers"][0], "x-region-aliases", ["east"]),
        "feiyan.Region.CN_SHANGHAI",
        "",
        "east",
    ),
    "region-url-changed": Case(
        lambda files: put(files["openapi.yaml"]["servers"][0], "url", "https://three.example.com"),
        "feiyan.Region.CN_SHANGHAI",
        "https://api.example.com",
        "https://three.example.com",
    ),
    # --- Documentation ---------------------------------------------------------------------------------------------
    "text-changed": Case(
        lambda files: put(operation(files), "summary", "Fetch a lamp."),
        GET,
        "Get a lamp. More words.",
        "Fetch a lamp. More words.",
    ),
    "source-changed": Case(
        lambda files: put(operation(files)["x-doc"], "section", "7.2.9"),
        GET,
        "reference 7.2.1 获取灯",
        "reference 7.2.9 获取灯",
    ),
    "examples-changed": Case(
        lambda files: put(params(files), "examples", [{"lampId": "b2"}]),
        GET,
        '[[{"lampId": "a1", "state": 1}], [{"lampId": "a1", "state": 1}]]',
        '[[{"lampId": "b2"}], [{"lampId": "a1", "state": 1}]]',
    ),
    "documents-changed": Case(
        lambda files: put(files["openapi.yaml"]["info"], "version", "2026-01-01"), "feiyan", "2022-06-14", "2026-01-01"
    ),
}  # fmt: skip


def test_every_rule_has_a_case() -> None:
    """Every rule has a case that shows it."""
    assert CASES.keys() == RULES.keys()


@pytest.mark.parametrize("name", CASES)
def test_a_change_is_found_under_its_rule(specs: Specs, name: str) -> None:
    """A change is reported at its place with old and new value, and nothing else is reported."""
    case = CASES[name]
    for files, edit in ((specs.base, case.before), (specs.head, case.edit)):
        case.both(files)
        edit(files)
    findings = specs.findings()
    found = [(place.python, one.old, one.new) for one in findings if one.rule.id == name for place in one.places]
    assert (case.python, case.old, case.new) in found
    assert specs.rules() - case.also == {name}


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_gives_its_reason(rule: Any) -> None:
    """The reason of a rule is a sentence, and documentation is never more than a fix."""
    assert rule.reason[0].isupper()
    assert rule.reason.endswith(".")
    assert "|" not in f"{rule.title}{rule.reason}"
    assert rule.level is Level.FIX or not rule.is_documentation
