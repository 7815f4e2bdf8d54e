"""Checks of what apps send against the thing model of a device."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from feiyan import AppClient, InvalidParameterError
from feiyan_sandbox import Sandbox
from tests.devices.products import FOLDER
from tests.sandbox.caller import Caller

LAMP = (FOLDER / "lamp.json").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def lamp() -> Iterator[Caller]:
    with Sandbox(products={"lamp": LAMP}, devices={"lamp": 1}) as sandbox, Caller(sandbox) as caller:
        yield caller


def refusal(caller: Caller, items: dict[str, Any]) -> tuple[int, str]:
    params = {"iotId": caller.sandbox.device("lamp001").iot_id, "items": items}
    answers = [
        caller.app_call("/thing/properties/set", "1.0.5", params),
        caller.call("/cloud/thing/properties/set", "1.0.2", params),
    ]
    assert answers[0] == answers[1]
    return answers[0]["code"], answers[0]["message"]


@pytest.mark.parametrize(
    ("items", "code", "message"),
    [
        ({"PowerSwich": 1}, 5092, "property not found: PowerSwich"),
        ({"powerswitch": 1}, 5092, "property not found: powerswitch"),
        ({"RGBColor": {"Pink": 1}}, 6304, "tsl parse: params not exist -> RGBColor.Pink"),
        ({"Brightness": "15"}, 6306, "tsl parse: data type is not int -> Brightness"),
        ({"Brightness": True}, 6306, "tsl parse: data type is not int -> Brightness"),
        ({"Brightness": 15.0}, 6306, "tsl parse: data type is not int -> Brightness"),
        ({"Brightness": -1}, 6306, "tsl parse: int value is smaller than min 0 -> Brightness"),
        ({"RGBColor": {"Red": 256}}, 6306, "tsl parse: int value is bigger than max 255 -> RGBColor.Red"),
        ({"PowerSwitch": True}, 6308, "tsl parse: value of bool type must be int -> PowerSwitch"),
        ({"PowerSwitch": "on"}, 6308, "tsl parse: value of bool type must be int -> PowerSwitch"),
        ({"PowerSwitch": None}, 6308, "tsl parse: value of bool type must be int -> PowerSwitch"),
        ({"PowerSwitch": 2}, 6308, "tsl parse: bool specs error -> PowerSwitch"),
    ],
)
def test_values_that_the_model_forbids_are_refused(
    lamp: Caller, items: dict[str, Any], code: int, message: str
) -> None:
    """Both sides answer with the platform's code and message, which names the property."""
    assert refusal(lamp, items) == (code, message)
    assert not lamp.sandbox.calls[-1].is_assumed


@pytest.mark.parametrize(
    ("items", "reason"),
    [
        ({"WorkMode": "阅读"}, "WorkMode: an item of an enumeration is sent by its number"),
        ({"WorkMode": 9}, "WorkMode: 9 is not allowed: pass the number or the label of an item: 0 (手动), 1 (阅读)"),
        ({"RGBColor": 5}, "RGBColor: 5 is not allowed: pass a mapping with members among Red, Green, Blue"),
    ],
)
def test_codes_that_nobody_has_seen_are_marked(lamp: Caller, items: dict[str, Any], reason: str) -> None:
    """460 stands for a code that is not known, and the record of the call says so."""
    code, message = refusal(lamp, items)
    assert code == 460
    assert message.startswith(f"request parameter error: {reason}")
    assert lamp.sandbox.calls[-1].is_assumed
    assert lamp.sandbox.calls[-1].as_json()["is_assumed"] is True


def test_a_service_takes_the_arguments_of_its_model(caller: Caller) -> None:
    """Arguments may be left out; unknown ones and unknown services are refused."""
    light = caller.sandbox.device("light001")
    for identifier, args, code in (
        ("Toggle", {}, 200),
        ("Toggle", {"Delay": 3}, 200),
        ("Toggle", {"Delay": "3"}, 6306),
        ("Toggle", {"Later": 3}, 6304),
        ("Tickle", {}, 460),
    ):
        params = {"iotId": light.iot_id, "identifier": identifier, "args": args}
        assert caller.app_call("/thing/service/invoke", "1.0.5", params)["code"] == code
        assert caller.call("/cloud/thing/service/invoke", "1.0.3", params)["code"] == code


def test_a_client_names_the_refusal(lamp: Caller) -> None:
    """A raw set through the typed client ends as an error with the catalogue's meaning and remedy."""
    iot_id = lamp.sandbox.device("lamp001").iot_id
    with AppClient(**lamp.sandbox.app_settings) as app, pytest.raises(InvalidParameterError) as caught:
        app.things.set_properties(iot_id=iot_id, items={"PowerSwitch": True})
    assert caught.value.known is not None
    assert caught.value.known.name == "TSL_BOOL_INVALID"
