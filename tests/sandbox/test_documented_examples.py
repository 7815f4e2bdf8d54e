"""Every documented example of a request works against a new sandbox."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from feiyan_sandbox import Sandbox
from tests.sandbox.caller import Caller

SPEC = json.loads(resources.files("feiyan").joinpath("openapi.json").read_text(encoding="utf-8"))
CLOUD = {path: item["post"] for path, item in SPEC["paths"].items() if item["post"]["operationId"].startswith("cloud.")}
PAGED = {path: documented for path, documented in CLOUD.items() if "x-pagination" in documented}


@pytest.fixture(scope="module")
def shared() -> Iterator[Sandbox]:
    """Requests that only read, or whose effects do not meet, can share a sandbox."""
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def reader(shared: Sandbox) -> Iterator[Caller]:
    with Caller(shared) as caller:
        yield caller


def send_example(caller: Caller, path: str, **changed: Any) -> dict[str, Any]:
    request = CLOUD[path]["requestBody"]["content"]["application/json"]["example"]
    system = {**request["request"]}
    if "cloudToken" in system:
        system["cloudToken"] = caller.token
    envelope = request | {"request": system, "params": request.get("params", {}) | changed}
    response = caller.post(path, json.dumps(envelope).encode())
    assert response.status_code == 200
    answer: dict[str, Any] = response.json()
    assert (answer["code"], answer["id"]) == (200, request["id"]), answer["message"]
    return answer


def check_schema(path: str, answer: dict[str, Any]) -> None:
    schema = CLOUD[path]["responses"]["200"]["content"]["application/json"]["schema"]
    Draft202012Validator({**schema, "components": SPEC["components"]}).validate(answer)


@pytest.mark.parametrize("path", [path for path, documented in CLOUD.items() if not documented.get("x-token")])
def test_a_documented_request_is_answered_as_documented(reader: Caller, path: str) -> None:
    """The example of the request gets code 200 and an answer that the schema allows."""
    check_schema(path, send_example(reader, path))


@pytest.mark.parametrize("operation", ["refresh", "create"])
def test_the_documented_token_lives_at_the_start(caller: Caller, operation: str) -> None:
    """The examples of the token operations work on a new sandbox, too."""
    (path,) = (path for path, documented in CLOUD.items() if documented.get("x-token") == operation)
    check_schema(path, send_example(caller, path))


@pytest.mark.parametrize(
    "path", [path for path, documented in PAGED.items() if documented["x-pagination"]["style"] != "time"]
)
def test_walks_over_pages_end(reader: Caller, path: str) -> None:
    """Far behind the last page there is an empty one of the same shape."""
    paging = PAGED[path]["x-pagination"]
    answer = send_example(reader, path, **{paging.get("page") or paging["offset"]: 1000})
    check_schema(path, answer)
    items = answer["data"]
    for name in filter(None, paging["items"].split(".")):
        items = items[name]
    assert items == []
