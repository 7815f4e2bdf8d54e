"""Validate the shape of spec files, so that later code can rely on it.

Each file has a JSON Schema; the parts below are in the order of a spec.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema import ValidationError

Place = tuple[str | int, ...]

ROOT = "openapi.yaml"
TOPICS = "asyncapi.yaml"
OBSERVED = "observed.yaml"
ERRORS = "errors.yaml"
ACCOUNT = "account.yaml"
CORRECTIONS = ".corrections.yaml"
"""Suffix of corrections files: `things.corrections.yaml` is beside `things.yaml`."""

PROSE = ".prose.yaml"
"""Suffix of files of fingerprints: `things.prose.yaml` is beside `things.yaml`."""

CORRECTION_KINDS = ("name", "type", "shape", "unit", "required", "enum", "version", "missing", "extra")
"""Kinds of disagreement between sources, as rows of corrections name them."""

TODO = "x-todo"
"""Key that lists what people still have to write for something that an import added."""

TOKEN_ROLES = ("create", "refresh")
"""Roles of operations for the token of a side that has its own."""

SESSION_ROLES = ("session-create", "session-refresh", "session-invalidate", "mqtt-credentials")
"""Roles of operations for the session of a signed-in user."""

REGION_ROLES = ("account-region",)
"""Role of the operation that tells the region of an account."""

ACCOUNT_ROLES = ("account-connect", "account-oauth", "account-password")
"""Roles of operations of the account service, by which users sign in."""

UNITS = ("byte", "day", "epoch-ms", "epoch-s", "month", "ms", "s", "yuan")


def _text(pattern: str | None = None) -> dict[str, Any]:
    return {"type": "string", "minLength": 1} | ({} if pattern is None else {"pattern": pattern})


def _list(items: dict[str, Any], least: int = 0) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": least}


def _map(values: dict[str, Any], keys: str | None = None) -> dict[str, Any]:
    names = {} if keys is None else {"propertyNames": {"pattern": keys}}
    return {"type": "object", "additionalProperties": values} | names


def _object(required: dict[str, Any], optional: dict[str, Any] | None = None, *, more: bool = False) -> dict[str, Any]:
    properties = {**required, **(optional or {})}
    return {"type": "object", "required": [*required], "properties": properties, "additionalProperties": more}


def _unfinished(shape: dict[str, Any], *keys: str) -> dict[str, Any]:
    """Return the shape of an object that may lack some keys, and the section in x-doc, if it has x-todo."""
    properties = shape["properties"] | {TODO: _NAMES}
    doc = {"properties": {"x-doc": properties["x-doc"]}} if "x-doc" in properties else {}
    if doc:
        properties["x-doc"] = _PAGE
    return shape | {
        "required": [],
        "properties": properties,
        "if": {"not": {"required": [TODO]}},
        "then": {"required": shape["required"]} | doc,
        "else": {"required": [key for key in shape["required"] if key not in keys]},
    }


_NAMES = _list(_text(), least=1)
_DOCUMENT = {"enum": ["reference", "user-service"]}
_DAY = _text(r"^\d{4}-\d{2}-\d{2}\Z")
_NUMBER = {"type": "integer", "minimum": 1, "maximum": 999_999_999}
_PAGES = _list(_object({"number": _NUMBER, "updated": _DAY}) | _NUMBER | {"type": ["integer", "object"]}, least=1)
_PAGE = _object({}, {"document": _DOCUMENT, "section": _text(r"^[0-9.]+\Z"), "title": _text(), "pages": _PAGES})
_DOC = _PAGE | {
    "if": {"properties": {"document": {"const": "user-service"}}, "required": ["document"]},
    "then": {"required": ["document", "title"]},
    "else": {"required": ["document", "section", "title"]},
}

_INFO = _object({"title": _text(), "version": _text()}, more=True)
_REGION = _text(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
_SERVER = _object(
    {
        "url": _text(r"^https://[A-Za-z0-9.-]+(:[0-9]+)?\Z"),
        "description": _text(),
        "x-region": _REGION,
    },
    {"x-region-aliases": _list(_REGION, least=1)},
)
_TAG = _object({"name": _text(), "description": _text()}, {"x-doc": _DOC, "x-seen": _text()})
_TAG = _unfinished(_TAG, "description") | {"oneOf": [{"required": ["x-doc"]}, {"required": ["x-seen"]}]}
_ROOT = _object(
    {
        "openapi": _text(),
        "info": _INFO,
        "servers": _list(_SERVER, least=1),
        "tags": _list(_TAG),
        "paths": _map(_object({"$ref": _text()})),
    },
    more=True,
)

_RULE = {
    "type": "object",
    "minProperties": 1,
    "maxProperties": 1,
    "properties": {
        "atLeastOne": {"type": "array", "minItems": 1, "items": {"type": ["string", "array"], "items": _text()}},
        "requiredWith": _object({"with": _text(), "then": _NAMES}),
        "requiredIf": _object({"parameter": _text(), "in": _list({"type": ["string", "integer"]}, 1), "then": _NAMES}),
    },
    "additionalProperties": False,
}
_SCHEMA = {"$ref": "#/$defs/schema"}
_COUNT = {"type": "integer", "minimum": 0}
_TYPE = _text(r"^(array|boolean|integer|null|number|object|string)\Z")
_SCHEMA_KEYWORDS = {
    "$ref": _text(),
    "type": {**_TYPE, "type": ["string", "array"], "items": _TYPE, "minItems": 1},
    "format": _text(),
    "description": _text(),
    "default": True,
    "const": True,
    "minimum": {"type": "number"},
    "maximum": {"type": "number"},
    "minItems": _COUNT,
    "maxItems": _COUNT,
    "minLength": _COUNT,
    "maxLength": _COUNT,
    "properties": _map(_SCHEMA),
    "required": _list(_text()),
    "items": _SCHEMA,
    "additionalProperties": _SCHEMA,
    "allOf": _list(_SCHEMA, least=1),
    "anyOf": _list(_SCHEMA, least=1),
    "oneOf": _list(_SCHEMA, least=1),
    "enum": {"type": "array", "minItems": 1, "uniqueItems": True},
    "examples": {"type": "array"},
    "x-rules": _list(_RULE, least=1),
    "x-unit": {"enum": [*UNITS]},
    "x-name": _text(r"^[a-z][a-z0-9_]*\Z"),
    "x-aliases": _NAMES,
    "x-secret": {"type": "boolean"},
    "x-bare-list": _text(),
    "x-success": _object(
        {"in": _list({"type": ["boolean", "integer", "string"]}, 1)},
        {"field": _text(), "code": _text(), "message": _text()},
    ),
    "x-enum-names": _NAMES,
    "x-enum-descriptions": _NAMES,
    "deprecated": {"type": "boolean"},
    TODO: _NAMES,
}
_VERSION = _text(r"^[0-9]+\.[0-9]+\.[0-9]+\Z")
_PAGINATION = {
    "type": "object",
    "required": ["style", "size", "items"],
    "properties": {
        "style": {"enum": ["page", "offset", "time", "token"]},
        "first": {"type": "integer"},
        "items": {"type": "string"},
    },
    "additionalProperties": _text(),
}
_BODY = _object(
    {"content": _object({"application/json": _object({"schema": _object({"allOf": _list(_SCHEMA, least=1)})})})},
    {"required": {"const": True}, "description": _text()},
)
_OLDER = _object(
    {"version": _VERSION, "document": _DOCUMENT, "title": _text()},
    {
        "without": _object({}, {"params": _NAMES, "data": _NAMES}),
        "also": _object({}, {"params": _map(_SCHEMA), "data": _map(_SCHEMA)}),
        "differs": _NAMES,
    },
)
_AUTH = {"enum": ["none", "user", "optional-user", "cloud"]}
_TIMEOUT = {"type": "integer", "minimum": 1}
_CALL = {
    "operationId": _text(),
    "tags": _list(_text(), least=1),
    "summary": _text(),
    "x-api-version": _VERSION,
    "x-auth": _AUTH,
    "x-idempotent": {"type": "boolean"},
    "requestBody": _BODY,
    "responses": _object({"200": _BODY}),
}
_MORE = {
    "description": _text(),
    "deprecated": {"const": True},
    "x-also": _object({"operationId": _text(), "x-auth": _AUTH}),
    "x-older-versions": _list(_OLDER, least=1),
    "x-token": {"enum": [*TOKEN_ROLES, *SESSION_ROLES, *REGION_ROLES]},
    "x-pagination": _PAGINATION,
}
_OPERATION = _unfinished(
    _object(_CALL | {"x-timeout-ms": _TIMEOUT, "x-doc": _DOC}, _MORE),
    *("operationId", "summary", "x-timeout-ms", "x-auth", "x-idempotent"),
)
_OBSERVED_OPERATION = _object(_CALL | {"x-seen": _text()}, _MORE | {"x-timeout-ms": _TIMEOUT})
_COMPONENTS = _object({}, {"schemas": _map(_SCHEMA, keys=r"^[A-Z][A-Za-z0-9]*\Z")}, more=True)
_COMMON = _object({"components": _COMPONENTS})
_FORM_FIELD = _object(
    {
        "type": {"const": "object"},
        "required": _NAMES,
        "properties": _map(_object({"$ref": _text()})) | {"minProperties": 1, "maxProperties": 1},
    }
)
_FORM = _object(
    {
        "operationId": _text(r"^account\.[a-z][A-Za-z]*\Z"),
        "summary": _text(),
        "x-token": {"enum": [*ACCOUNT_ROLES]},
        "x-seen": _text(),
        "requestBody": _object(
            {"content": _object({"application/x-www-form-urlencoded": _object({"schema": _FORM_FIELD})})},
            {"required": {"const": True}},
        ),
        "responses": _object(
            {
                "200": _object(
                    {
                        "description": _text(),
                        "content": _object({"application/json": _object({"schema": _object({"$ref": _text()})})}),
                    }
                )
            }
        ),
    },
    {"description": _text(), "parameters": _list(_object({"name": _text(), "in": {"const": "header"}}, more=True))},
)
_ACCOUNT = _object(
    {
        "openapi": _text(),
        "info": _INFO,
        "paths": _map(_object({"post": _FORM})),
        "components": _COMPONENTS,
    },
    {"servers": {"type": "array"}},
)
_SERVICE = _object({"paths": _map(_object({"post": _OPERATION}))}, {"components": _COMPONENTS})
_OTHER = _object({}, {"components": _COMPONENTS}, more=True)

_REFERENCE = _object({"$ref": _text()})
_CHANNEL = _object(
    {"address": _text(r"^[A-Za-z0-9_/{}]+\Z"), "messages": _map(_REFERENCE)},
    {"description": _text(), "parameters": _map(_REFERENCE)},
)
_TOPIC_OPERATION = _object(
    {
        "action": {"enum": ["receive", "send"]},
        "summary": _text(),
        "channel": _REFERENCE,
        "messages": _list(_REFERENCE, least=1),
    },
    {
        "description": _text(),
        "reply": _object({"channel": _REFERENCE, "messages": _list(_REFERENCE, least=1)}),
        "x-binding": {"enum": ["bind", "unbind"]},
        "x-doc": _DOC,
        "x-seen": _text(),
    },
) | {"oneOf": [{"required": ["x-doc"]}, {"required": ["x-seen"]}]}
_MESSAGE = _object(
    {
        "name": _text(r"^[A-Z][A-Za-z0-9]*\Z"),
        "title": _text(),
        "summary": _text(),
        "payload": _SCHEMA,
        "examples": _list(_object({"payload": True}), least=1),
    },
    {
        "description": _text(),
        "correlationId": _object({"location": {"const": "$message.payload#/id"}}, {"description": _text()}),
        "x-body": {"type": ["string", "array"], "minLength": 1, "minItems": 1, "items": _text()},
        "x-when": _map(_list({"type": ["string", "null"]}, least=1)),
    },
)
_BROKER = _object(
    {
        "host": _text(r"^[A-Za-z0-9.{}-]+:[0-9]+\Z"),
        "protocol": {"enum": ["mqtt", "secure-mqtt"]},
        "description": _text(),
        "x-seen": _text(),
        "variables": _map(_object({"description": _text()})),
    }
)
_TOPICS = _object(
    {
        "asyncapi": _text(r"^3\.[0-9]+\.[0-9]+\Z"),
        "info": _INFO,
        "servers": _object({"platform": _BROKER}),
        "channels": _map(_CHANNEL),
        "operations": _map(_TOPIC_OPERATION),
        "components": _object(
            {"messages": _map(_MESSAGE), "schemas": _map(_SCHEMA, keys=r"^[A-Z][A-Za-z0-9]*\Z")},
            {"parameters": _map(_object({"description": _text()}))},
        ),
    },
    {"defaultContentType": _text()},
)

_ENTRY = {
    "code": {"type": ["integer", "string"], "pattern": r"^[0-9]+(\+[0-9]+)+\Z"},
    "name": _text(),
    "domain": _text(),
    "message": {"type": ["string", "null"]},
    "meaning": _text(),
    "remedy": _text(),
    "error": _text(),
    "retry": {"type": "boolean"},
}
_ALSO_OF_ENTRY = {
    "deprecated": {"const": True},
    "also": _list(
        _object(
            {"message": _text(), "meaning": _text()},
            {"remedy": _text(), "error": _text(), "retry": {"type": "boolean"}},
        ),
        least=1,
    ),
    "hex": _text(r"^0x[0-9A-F]+\Z"),
}
_ERROR = _unfinished(
    _object(_ENTRY, _ALSO_OF_ENTRY | {"seen": _text()}), *("name", "meaning", "remedy", "error", "retry")
)
_OBSERVED_ERROR = _object(_ENTRY | {"domain": {"enum": ["observed"]}, "seen": _text()}, _ALSO_OF_ENTRY)
_CORRECTION = _object(
    {
        "path": {"type": "string"},
        "section": _text(),
        "part": {"enum": ["header", "request", "response", "text"]},
        "field": {"type": "string"},
        "kind": {"enum": [*CORRECTION_KINDS]},
        "says": _map({"type": ["string", "integer"]}),
        "decision": _text(),
        "reason": _text(),
    }
)
_OBSERVATION = _object({"path": {"type": "string"}} | {key: _text() for key in ("part", "field", "says", "seen")})
_SEEN_VERSIONS = _object({"path": _text(), "versions": _list(_VERSION, least=1), "seen": _text()})
_OBSERVED_TOPIC = _object({key: _text() for key in ("topic", "says", "seen")})

_CORRECTIONS = _object({"corrections": _list(_CORRECTION)})

_FINGERPRINT = {"type": ["string", "array"], "pattern": r"^[0-9a-f]{12}\Z", "minItems": 2, "uniqueItems": True}
_FINGERPRINT |= {"items": _text(r"^[0-9a-f]{12}\Z")}
_CONFIRMED = _object({"cells": _map(_FINGERPRINT)}, {"edition": _DAY})
_PROSE = _map(
    {"type": "object", "properties": dict.fromkeys(_DOCUMENT["enum"], _CONFIRMED), "additionalProperties": False}
)

_FILES = {
    ROOT: _ROOT,
    TOPICS: _TOPICS,
    "common.yaml": _COMMON,
    ERRORS: _object({"errors": _list(_ERROR)}),
    ACCOUNT: _ACCOUNT,
    OBSERVED: _object(
        {"fields": _list(_OBSERVATION)},
        {
            "topics": _list(_OBSERVED_TOPIC),
            "errors": _list(_OBSERVED_ERROR),
            "versions": _list(_SEEN_VERSIONS),
            "paths": _map(_object({"post": _OBSERVED_OPERATION})),
            "components": _COMPONENTS,
        },
    ),
}
_DEFINITIONS = {
    "schema": {"type": ["object", "boolean"], "properties": _SCHEMA_KEYWORDS, "additionalProperties": False},
}


NAMED_FILES = tuple(_FILES)
"""Files with a shape of their own; those of services share one, and so do all others."""

_MAX_PROBLEMS = 1000


def shape(file: str) -> dict[str, Any]:
    """Return the JSON Schema of a file."""
    of_service = _SERVICE if file.startswith("services/") else _OTHER
    by_suffix = _CORRECTIONS if is_corrections(file) else _PROSE if is_prose(file) else None
    own = by_suffix or _FILES.get(file) or of_service
    return {**own, "$defs": _DEFINITIONS}


def misshapen(file: str, content: Any) -> Iterator[tuple[Place, str]]:
    """Yield up to a thousand places of a file that do not have the expected shape, with what is wrong there."""
    from jsonschema import Draft202012Validator  # commands that check nothing do not import it

    for error in islice(Draft202012Validator(shape(file)).iter_errors(content), _MAX_PROBLEMS):
        yield _place(error), _message(error)


def is_corrections(file: str) -> bool:
    """Return whether a file contains corrections, by its name."""
    return file.endswith(CORRECTIONS)


def is_prose(file: str) -> bool:
    """Return whether a file contains fingerprints of sentences, by its name."""
    return file.endswith(PROSE)


def _place(error: ValidationError) -> Place:
    place: Place = tuple(error.absolute_path)
    return (*place, str(error.instance)) if "propertyNames" in error.absolute_schema_path else place


def _message(error: ValidationError) -> str:
    key = str(error.absolute_path[-1]) if error.absolute_path else "the file"
    value: Any = error.instance
    wanted: Any = error.validator_value
    match error.validator:
        case "type":
            kinds = " or ".join(wanted) if isinstance(wanted, list) else wanted
            return f"{key} must be {kinds}, got {_short(value)}"
        case "required":
            return f"{key} lacks {', '.join(name for name in wanted if name not in value)}"
        case "additionalProperties":
            known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
            return f"{key} has unknown keys: {', '.join(name for name in value if name not in known)}"
        case "enum":
            return f"{key} {_short(value)} is not one of {', '.join(wanted)}"
        case "oneOf":
            return f"{key} must have exactly one of {', '.join(one['required'][0] for one in wanted)}"
        case "uniqueItems":
            return f"{key} contains a value twice"
        case "minItems" | "minLength" | "minProperties":
            return f"{key} is empty"
        case "pattern":
            return f"{_short(value)} is not allowed: it must match {wanted}"
    return f"{key} {_short(value)} is not allowed: {error.validator} is {wanted}"


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=True)
    return text if len(text) <= 60 else f"{text[:57]}..."
