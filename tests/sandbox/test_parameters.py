"""Validation of parameters by the documented schema and by the rules across parameters."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.caller import Caller

IOT_ID = "aD12ef8KkWYrT19EiNJJ001082"
LIGHTS = {"productKey": "a1U2xTzUZI8", "status": 1, "currentPage": 1, "pageSize": 20}


def refusal(caller: Caller, path: str, version: str, params: dict[str, Any]) -> str:
    envelope = caller.call(path, version, params)
    assert envelope["code"] == 460
    message: str = envelope["message"]
    assert message.startswith("request parameter error: ")
    return message


@pytest.mark.parametrize("name", ["productKey", "status"])
def test_a_missing_parameter_is_named(caller: Caller, name: str) -> None:
    """The message names every missing required parameter."""
    params = {key: value for key, value in LIGHTS.items() if key != name}
    assert name in refusal(caller, "/cloud/things/get", "1.0.2", params)


@pytest.mark.parametrize(
    ("name", "value"),
    [("productKey", 7), ("productKey", None), ("status", 2), ("pageSize", 201), ("pageSize", 0), ("currentPage", 1.5)],
)
def test_a_wrong_parameter_is_named(caller: Caller, name: str, value: object) -> None:
    """Types, enumerations and bounds are those in the documents."""
    assert f"{name}: " in refusal(caller, "/cloud/things/get", "1.0.2", LIGHTS | {name: value})


@pytest.mark.parametrize("value", ["20", "1", True])
def test_digits_are_no_number(caller: Caller, value: object) -> None:
    """A string of digits and a boolean are not integers."""
    assert "pageSize: " in refusal(caller, "/cloud/things/get", "1.0.2", LIGHTS | {"pageSize": value})


@pytest.mark.parametrize("number", [1.0, 1e300])
def test_whole_numbers_may_have_a_point(caller: Caller, number: float) -> None:
    """JSON does not tell 1.0 from 1: lists, windows and amounts take both."""
    devices = caller.app_data("/uc/listBindingByAccount", "1.0.8", {"pageNo": number, "pageSize": 2.0})["data"]
    assert len(devices) == (2 if number == 1 else 0)
    window = {"iotId": IOT_ID, "identifier": "LightVolt", "start": 0, "end": 4e12, "pageSize": 1.0, "ordered": True}
    assert len(caller.data("/cloud/thing/property/timeline/get", "1.0.2", window)["items"]) == 1


def test_an_id_of_another_type_is_unknown(caller: Caller) -> None:
    """Also where the operation does not document the parameter, and its type is not checked."""
    assert caller.call("/living/cloud/device/region/get", "1.0.1", {"iotId": ["x"]})["code"] == 2063


@pytest.mark.parametrize("params", [{}, {"productKey": "a1U2xTzUZI8"}, {"deviceName": "light001"}])
def test_one_of_the_alternatives_is_given(caller: Caller, params: dict[str, Any]) -> None:
    """A device is identified by its id, or by product and name together."""
    message = refusal(caller, "/cloud/thing/info/get", "1.0.2", params)
    assert message.endswith("pass iotId, or productKey with deviceName")


def test_parameters_that_go_together_are_demanded_together(caller: Caller) -> None:
    """An openId requires the app key of its account system."""
    assert "pass openIdAppKey" in refusal(caller, "/cloud/device/queryByUser", "1.0.6", {"openId": "id1"})


def test_a_parameter_that_a_value_requires_is_demanded(caller: Caller) -> None:
    """A search by phone requires the phone number."""
    assert "pass phone if type is PHONE" in refusal(caller, "/living/account/region/get", "1.0.2", {"type": "PHONE"})


def test_rules_hold_inside_lists(caller: Caller) -> None:
    """Each device of a list must follow the rule, and the message names the one that does not."""
    params = {
        "projectId": caller.sandbox.project_id,
        "identityId": "5091op618500614829ee12fae93ba653a5928119",
        "deviceList": [{"iotId": IOT_ID}, {"deviceName": "light001"}],
    }
    assert "deviceList.1: pass iotId" in refusal(
        caller, "/living/cloud/user/binding/device/batch/bind", "1.0.1", params
    )


def test_the_token_is_verified_before_the_parameters(caller: Caller) -> None:
    """A call with a wrong token and wrong parameters is refused for the token."""
    assert caller.call("/cloud/things/get", "1.0.2", {}, token=None)["code"] == 401
