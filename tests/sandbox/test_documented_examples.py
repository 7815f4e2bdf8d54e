"""Tests that every documented example of a request works against a new sandbox."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from feiyan_sandbox import Sandbox
from feiyan_sandbox.handlers import find_handler
from tests.sandbox.caller import Caller

SPEC = json.loads(resources.files("feiyan").joinpath("openapi.json").read_text(encoding="utf-8"))
OPERATIONS = {path: item["post"] for path, item in SPEC["paths"].items()}
STATELESS = [path for path, documented in OPERATIONS.items() if find_handler(documented["operationId"]) is None]
STATEFUL = [path for path in OPERATIONS if path not in STATELESS]
PAGED = {path: documented["x-pagination"] for path, documented in OPERATIONS.items() if "x-pagination" in documented}
OLDER = [
    (path, older["version"])
    for path, documented in OPERATIONS.items()
    for older in documented.get("x-older-versions", ())
]


@pytest.fixture(scope="module")
def shared() -> Iterator[Sandbox]:
    """Start a sandbox that requests without side effects can share."""
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture(scope="module")
def reader(shared: Sandbox) -> Iterator[Caller]:
    with Caller(shared) as caller:
        yield caller


def send_example(
    caller: Caller, path: str, changed: dict[str, Any] | None = None, *, version: str = ""
) -> dict[str, Any]:
    """Return the answer to the documented request, sent with a valid token."""
    request = OPERATIONS[path]["requestBody"]["content"]["application/json"]["example"]
    system = {**request["request"]}
    if "cloudToken" in system:
        system["cloudToken"] = caller.token
    if "iotToken" in system:
        system["iotToken"] = caller.sandbox.iot_token
    if version:
        system["apiVer"] = version
    envelope = request | {"request": system, "params": request.get("params", {}) | (changed or {})}
    response = caller.post(path, json.dumps(envelope).encode())
    assert response.status_code == 200
    answer: dict[str, Any] = response.json()
    assert (answer["code"], answer["id"]) == (200, request["id"]), answer["message"]
    return answer


def check_schema(path: str, answer: dict[str, Any]) -> None:
    schema = OPERATIONS[path]["responses"]["200"]["content"]["application/json"]["schema"]
    Draft202012Validator({**schema, "components": SPEC["components"]}).validate(answer)


def lacking(schema: Any, value: Any, at: str = "data") -> Iterator[str]:
    """Yield the places of documented fields that a value lacks; free-form values may be absent."""
    while "$ref" in schema:
        schema = SPEC["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if isinstance(value, list):
        part = schema["properties"][schema["x-bare-list"]] if "x-bare-list" in schema else schema
        for number, item in enumerate(value):
            yield from lacking(part.get("items", {}), item, f"{at}.{number}")
    elif isinstance(value, dict):
        for name, field in schema.get("properties", {}).items():
            if name in value:
                yield from lacking(field, value[name], f"{at}.{name}")
            elif not ({"deprecated"} & field.keys() or {*field.get("x-aliases", ())} & value.keys() or is_free(field)):
                yield f"{at}.{name}"


def is_free(schema: Any) -> bool:
    while "$ref" in schema:
        schema = SPEC["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return not {"type", "oneOf", "enum"} & schema.keys()


@pytest.mark.parametrize("path", OPERATIONS)
def test_an_answer_has_every_documented_field(caller: Caller, path: str) -> None:
    """Strict programs of others read answers with dataclasses whose fields all have to be there."""
    envelope = OPERATIONS[path]["responses"]["200"]["content"]["application/json"]["schema"]["allOf"]
    schema = next((part["properties"]["data"] for part in envelope if "data" in part.get("properties", {})), {})
    assert list(lacking(schema, send_example(caller, path)["data"])) == []


@pytest.mark.parametrize("path", STATELESS)
def test_a_documented_request_is_answered_as_documented(reader: Caller, path: str) -> None:
    """The answer has code 200 and matches the documented schema."""
    check_schema(path, send_example(reader, path))


@pytest.mark.parametrize("path", STATEFUL)
def test_things_named_in_documented_requests_exist_at_the_start(caller: Caller, path: str) -> None:
    """Examples of stateful operations work too, with the documented token."""
    check_schema(path, send_example(caller, path))


@pytest.mark.parametrize(("path", "version"), OLDER)
def test_older_versions_are_answered(caller: Caller, path: str, version: str) -> None:
    """The older versions of an operation work like the current one."""
    check_schema(path, send_example(caller, path, version=version))


@pytest.mark.parametrize("path", [path for path, paging in PAGED.items() if paging["style"] != "time"])
def test_walks_over_pages_end(reader: Caller, path: str) -> None:
    """A page far beyond the last one is empty and has the same shape."""
    paging = PAGED[path]
    answer = send_example(reader, path, {paging[paging["style"]]: 1000})
    check_schema(path, answer)
    items = answer["data"]
    for name in filter(None, paging["items"].split(".")):
        items = items[name]
    assert items == []
