"""The thing service: devices with their properties, events and services."""

from __future__ import annotations

import time
from typing import Any

import pytest

from feiyan import DeviceStatus
from tests.sandbox.caller import Caller

LIGHT = "a1U2xTzUZI8"
IOT_ID = "aD12ef8KkWYrT19EiNJJ001082"
BY_ID = {"iotId": IOT_ID}
BY_NAME = {"productKey": LIGHT, "deviceName": "light001"}
ALWAYS = {"start": 0, "end": 4_102_444_800_000, "pageSize": 200, "ordered": True}


def info(caller: Caller, **params: Any) -> dict[str, Any]:
    data: dict[str, Any] = caller.data("/cloud/thing/info/get", "1.0.2", params)
    return data


def things(caller: Caller, status: int, page: int = 1, size: int = 200) -> dict[str, Any]:
    params = {"productKey": LIGHT, "status": status, "currentPage": page, "pageSize": size}
    data: dict[str, Any] = caller.data("/cloud/things/get", "1.0.2", params)
    return data


def properties(caller: Caller) -> dict[str, Any]:
    entries = caller.data("/cloud/thing/properties/get", "1.0.2", BY_ID)
    return {entry["attribute"]: entry["value"] for entry in entries}


def set_properties(caller: Caller, **items: Any) -> None:
    assert caller.data("/cloud/thing/properties/set", "1.0.2", BY_ID | {"items": items}) is None


def samples(caller: Caller, identifier: str, **window: Any) -> list[Any]:
    params = BY_ID | ALWAYS | {"identifier": identifier} | window
    return [entry["data"] for entry in caller.data("/cloud/thing/property/timeline/get", "1.0.2", params)["items"]]


def events(caller: Caller, **window: Any) -> list[dict[str, Any]]:
    params = BY_ID | ALWAYS | {"identifier": "Error", "eventType": "info"} | window
    items: list[dict[str, Any]] = caller.data("/cloud/thing/event/timeline/get", "1.0.2", params)["items"]
    return items


def test_a_device_is_named_by_its_id_or_by_product_and_name(caller: Caller) -> None:
    """Both identify the same device, and the id wins if both are given."""
    assert info(caller, **BY_ID) == info(caller, **BY_NAME) == info(caller, **BY_ID, **BY_NAME | {"deviceName": "x"})


@pytest.mark.parametrize(("params", "code"), [({"iotId": "none"}, 2063), (BY_NAME | {"deviceName": "none"}, 6100)])
@pytest.mark.parametrize(
    ("path", "version", "more"),
    [
        ("/cloud/thing/info/get", "1.0.2", {}),
        ("/cloud/thing/status/get", "1.0.2", {}),
        ("/cloud/thing/tsl/get", "1.0.2", {}),
        ("/cloud/thing/properties/get", "1.0.2", {}),
        ("/cloud/thing/properties/set", "1.0.2", {"items": {}}),
        ("/cloud/thing/service/invoke", "1.0.3", {"identifier": "a", "args": {}}),
        ("/cloud/thing/property/timeline/get", "1.0.2", ALWAYS | {"identifier": "a"}),
        ("/cloud/thing/event/timeline/get", "1.0.2", ALWAYS | {"identifier": "a", "eventType": "info"}),
        ("/living/cloud/device/subdevice/query", "1.0.0", {}),
    ],
)
def test_there_is_no_unknown_device(
    caller: Caller, path: str, version: str, more: dict[str, Any], params: dict[str, Any], code: int
) -> None:
    """An unknown id is answered with 2063, an unknown name with 6100."""
    assert caller.call(path, version, params | more)["code"] == code


def test_things_are_paged_by_product_and_status(caller: Caller) -> None:
    """The 25 lights cover all four states; the pages follow one another and have the total."""
    totals = {status: things(caller, status)["totalNum"] for status in (0, 1, 3, 8)}
    assert totals == {0: 1, 1: 22, 3: 1, 8: 1}
    pages = [things(caller, 1, page, 10) for page in (1, 2, 3, 4)]
    assert [len(page["items"]) for page in pages] == [10, 10, 2, 0]
    assert len({thing["iotId"] for page in pages for thing in page["items"]}) == 22


@pytest.mark.parametrize("page", [0, -1])
def test_pages_start_at_one(caller: Caller, page: int) -> None:
    """Page 0 is refused."""
    params = {"productKey": LIGHT, "status": 1, "currentPage": page, "pageSize": 1}
    assert caller.call("/cloud/things/get", "1.0.2", params)["code"] == 460


def test_a_status_can_be_set(caller: Caller) -> None:
    """The operations report the status that `set_status` sets, its time, and the previous status."""
    before = time.time() * 1000
    caller.sandbox.set_status(IOT_ID, DeviceStatus.OFFLINE)
    status = caller.data("/cloud/thing/status/get", "1.0.2", BY_ID)
    assert status["status"] == 3
    assert status["time"] >= int(before)
    assert (info(caller, **BY_ID)["status"], info(caller, **BY_ID)["statusLast"]) == (3, 1)
    assert things(caller, 1)["totalNum"] == 21


def test_a_first_connection_activates(caller: Caller) -> None:
    """A device has no activation time until it is online for the first time."""
    (device,) = things(caller, 0)["items"]
    assert device["activeTime"] is None
    caller.sandbox.set_status(device["iotId"], 1)
    assert info(caller, iotId=device["iotId"])["activeTime"] > device["gmtCreate"]


def test_set_properties_can_be_read(caller: Caller) -> None:
    """Properties keep their last value, of any type, and its time."""
    before = int(time.time() * 1000)
    set_properties(caller, PowerSwitch=1, RGBColor={"Red": 255}, Brightness=50)
    assert {"PowerSwitch": 1, "RGBColor": {"Red": 255}, "Brightness": 50, "CO2": 825}.items() <= properties(
        caller
    ).items()
    entries = caller.data("/cloud/thing/properties/get", "1.0.2", BY_NAME)
    changed = [entry for entry in entries if entry["gmtModified"] >= before]
    assert {entry["attribute"] for entry in changed} == {"PowerSwitch", "RGBColor", "Brightness"}
    assert len({entry["batchId"] for entry in changed}) == 1


@pytest.mark.parametrize("status", [0, 3, 8])
@pytest.mark.parametrize(
    ("path", "version", "more"),
    [
        ("/cloud/thing/properties/set", "1.0.2", {"items": {"PowerSwitch": 1}}),
        ("/cloud/thing/service/invoke", "1.0.3", {"identifier": "a", "args": {}}),
        ("/living/cloud/device/customizedmessage/notify", "1.0.0", {"messageContent": {}}),
    ],
)
def test_only_an_online_device_is_reached(
    caller: Caller, path: str, version: str, more: dict[str, Any], status: int
) -> None:
    """A device that is not online cannot be set or called."""
    caller.sandbox.set_status(IOT_ID, status)
    envelope = caller.call(path, version, BY_ID | more)
    assert (envelope["code"], envelope["message"]) == (28504, "device is offline")
    assert properties(caller)["PowerSwitch"] == 0


def test_values_have_a_history(caller: Caller) -> None:
    """Every value is in the timeline, in ascending or descending order."""
    for brightness in (10, 20, 30):
        set_properties(caller, Brightness=brightness)
        caller.sandbox.advance(1)
    assert samples(caller, "Brightness") == [10, 20, 30]
    assert samples(caller, "Brightness", ordered=False) == [30, 20, 10]


def test_a_timeline_is_cut_by_window_and_size(caller: Caller) -> None:
    """Both ends of the window are included, and the size counts from the start of the walk."""
    first, second = 1_516_342_985_261, 1_516_342_995_305

    def times(**window: Any) -> list[int]:
        return [event["timestamp"] for event in events(caller, **window)]

    assert times() == [first, second]
    assert times(start=first, end=first) == [first]
    assert times(start=first + 1) == [second]
    assert times(end=second - 1) == [first]
    assert times(pageSize=1) == [first]
    assert times(pageSize=1, ordered=False) == [second]
    assert times(pageSize=0) == []


def test_an_event_can_be_posted(caller: Caller) -> None:
    """An event of `post_event` is the newest of its type only."""
    caller.sandbox.post_event(IOT_ID, "Error", {"ErrorCode": 5})
    caller.sandbox.post_event(IOT_ID, "Error", {"ErrorCode": 6}, event_type="alert", name="Alarm")
    assert [event["eventBody"]["ErrorCode"] for event in events(caller)] == [0, 0, 5]
    (alert,) = events(caller, eventType="alert")
    assert (alert["eventName"], alert["eventCode"], alert["iotId"]) == ("Alarm", "Error", IOT_ID)


def test_a_model_is_of_the_device_that_was_asked_about(caller: Caller) -> None:
    """The documented model has the product key and name of the device."""
    tsl = caller.data("/cloud/thing/tsl/get", "1.0.2", {"productKey": LIGHT, "deviceName": "light002"})
    assert tsl["profile"] == {"productKey": LIGHT, "deviceName": "light002"}
    assert "light002" in tsl["link"]


def test_a_device_is_in_a_region(caller: Caller) -> None:
    """A known device is in Shanghai, and an unknown one is refused."""
    assert caller.data("/living/cloud/device/region/get", "1.0.1", BY_NAME) == "cn-shanghai"
    assert caller.call("/living/cloud/device/region/get", "1.0.1", {})["code"] == 6100
