"""Validation of the request envelope and of the operation's version."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.sandbox.caller import Caller

PATH = "/cloud/thing/info/get"
IOT_ID = "aD12ef8KkWYrT19EiNJJ001082"


def envelope_of(caller: Caller) -> dict[str, Any]:
    return {
        "id": "7",
        "version": "1.0",
        "request": {"apiVer": "1.0.2", "cloudToken": caller.token},
        "params": {"iotId": IOT_ID},
    }


def answer(caller: Caller, envelope: object) -> dict[str, Any]:
    response = caller.post(PATH, json.dumps(envelope).encode())
    assert response.status_code == 200
    content: dict[str, Any] = response.json()
    return content


@pytest.mark.parametrize(
    "body", [b"", b"no json", b"[]", b'"text"', b"null", b"{", b"\xff", b"[" * 100_000, b"[1e999]"]
)
def test_a_body_that_is_no_json_object_is_refused(caller: Caller, body: bytes) -> None:
    """The answer is HTTP status 200 with code 400."""
    response = caller.post(PATH, body)
    assert response.status_code == 200
    assert response.json()["code"] == 400
    assert response.json()["message"].startswith("request error: ")


@pytest.mark.parametrize(
    "change",
    [
        {"id": None},
        {"id": 7},
        {"id": ""},
        {"version": "one"},
        {"version": 1.0},
        {"request": None},
        {"request": []},
        {"request": {}},
        {"request": {"apiVer": None}},
        {"request": {"apiVer": 1}},
        {"request": {"apiVer": "1.0.2", "cloudToken": 5}},
        {"request": {"apiVer": "1.0.2", "iotToken": 5}},
        {"params": []},
    ],
)
def test_an_envelope_has_its_fields(caller: Caller, change: dict[str, Any]) -> None:
    """A missing or wrong field is answered with code 400 and a message that names it."""
    refusal = answer(caller, envelope_of(caller) | change)
    assert refusal["code"] == 400
    assert next(iter(change)) in refusal["message"]


def test_the_refusal_of_an_envelope_has_its_id(caller: Caller) -> None:
    """The answer repeats a readable id, and its localized message is its message."""
    refusal = answer(caller, envelope_of(caller) | {"version": "one"})
    assert refusal["id"] == "7"
    assert refusal["localizedMsg"] == refusal["message"]
    assert refusal["data"] is None


def test_a_malformed_version_is_not_found(caller: Caller) -> None:
    """The message names the version that the path has."""
    refusal = answer(caller, envelope_of(caller) | {"request": {"apiVer": "newest", "cloudToken": caller.token}})
    assert refusal["code"] == 404
    assert refusal["message"] == f"service not found: {PATH} has apiVer 1.0.2"


def test_the_refusal_of_a_version_tells_the_older_ones_too(caller: Caller) -> None:
    """The message names the older versions, each of which works."""
    path, params = "/uc/getByAccountAndDev", {"iotId": IOT_ID}
    codes = {version: caller.app_call(path, version, params)["code"] for version in ("1.0.6", "1.0.2", "1.0")}
    assert codes == {"1.0.6": 200, "1.0.2": 200, "1.0": 404}
    assert caller.app_call(path, "1.0", params)["message"].endswith("has apiVer 1.0.6 or 1.0.2")


def test_unknown_fields_and_nulls_are_tolerated(caller: Caller) -> None:
    """Unknown fields are ignored, and null counts as absent."""
    envelope = envelope_of(caller) | {"locale": None, "extra": {"a": 1}}
    envelope["request"] |= {"language": None, "iotToken": None, "locale": "cn"}
    envelope["params"] |= {"unknown": 1}
    del envelope["version"]
    assert answer(caller, envelope)["code"] == 200


def test_a_null_token_is_a_missing_one(caller: Caller) -> None:
    """A null cloudToken is refused like a missing one."""
    refusal = answer(caller, envelope_of(caller) | {"request": {"apiVer": "1.0.2", "cloudToken": None}})
    assert (refusal["code"], refusal["message"]) == (401, "request auth error: request.cloudToken is missing")


@pytest.mark.parametrize("params", [{}, {"params": None}])
def test_params_may_be_left_out(caller: Caller, params: dict[str, Any]) -> None:
    """An operation without required parameters can be called without params."""
    envelope = {"id": "7", "version": "1.0", "request": {"apiVer": "1.0.0", "cloudToken": caller.token}, **params}
    response = caller.post("/vision/customer/streaming/commodity/query", json.dumps(envelope).encode())
    assert response.json()["code"] == 200


def test_any_text_comes_back(caller: Caller) -> None:
    """Strings beyond ASCII, even lone surrogates, are returned unchanged."""
    caller.app_data("/living/home/create", "1.1.0", {"name": "风扇\ud800"})
    homes = caller.app_data("/living/home/query", "1.1.0", {"pageNo": 1, "pageSize": 10})["data"]
    assert homes[-1]["name"] == "风扇\ud800"
