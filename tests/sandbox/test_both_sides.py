"""Tests that the app side and the cloud side see the same state."""

from __future__ import annotations

from typing import Any

import pytest

from feiyan import AppClient, CloudClient, DeviceStatus
from feiyan_sandbox import Sandbox
from tests.sandbox.caller import Caller

IOT_ID = "aD12ef8KkWYrT19EiNJJ001082"
BY_ID = {"iotId": IOT_ID}
BY_NAME = {"productKey": "a1U2xTzUZI8", "deviceName": "light001"}


def own_devices(caller: Caller, **more: Any) -> list[dict[str, Any]]:
    data: list[dict[str, Any]] = caller.app_data(
        "/uc/listBindingByAccount", "1.0.8", {"pageNo": 1, "pageSize": 20} | more
    )["data"]
    return data


def test_a_property_has_one_value_for_both_sides(feiyan_sandbox: Sandbox) -> None:
    """A property that one side sets has the same value and time on the other."""
    with CloudClient(**feiyan_sandbox.settings) as cloud, AppClient(**feiyan_sandbox.app_settings) as app:
        app.things.set_properties(iot_id=IOT_ID, items={"Brightness": 50, "WorkMode": 3})
        at_the_cloud = {entry.attribute: entry for entry in cloud.things.get_properties(iot_id=IOT_ID)}
        assert (at_the_cloud["Brightness"].value, at_the_cloud["WorkMode"].value) == (50, 3)
        cloud.things.set_properties(iot_id=IOT_ID, items={"Brightness": 80})
        in_the_app = app.things.get_properties(iot_id=IOT_ID)
        assert (in_the_app["Brightness"].value, in_the_app["WorkMode"].value) == (80, 3)
        assert in_the_app["WorkMode"].time == at_the_cloud["WorkMode"].gmt_modified


def test_both_sides_see_the_same_device(caller: Caller) -> None:
    """Both sides report the same facts, status, model and events of a device."""
    for name, app_version in (("info", "1.0.4"), ("status", "1.0.5"), ("tsl", "1.0.4")):
        to_app = caller.app_data(f"/thing/{name}/get", app_version, BY_ID)
        assert to_app == caller.data(f"/cloud/thing/{name}/get", "1.0.2", BY_ID)
    window = {"start": 0, "end": 4_102_444_800_000}
    event = BY_ID | window | {"identifier": "Error", "eventType": "info"}
    to_app = caller.app_data("/living/device/event/timeline/get", "1.0.0", event | {"limit": 20, "order": "desc"})
    to_cloud = caller.data("/cloud/thing/event/timeline/get", "1.0.2", event | {"pageSize": 20, "ordered": False})
    assert to_app["items"] == to_cloud["items"]
    assert len(to_app["items"]) == 2


def test_a_timeline_is_read_in_either_order(caller: Caller) -> None:
    """The app side's parameter for the order works."""
    for brightness in (10, 20):
        caller.app_data("/thing/properties/set", "1.0.5", BY_NAME | {"items": {"Brightness": brightness}})
        caller.sandbox.advance(1)
    params = BY_ID | {"identifier": "Brightness", "start": 0, "end": 4_102_444_800_000, "limit": 20}
    for order, values in (("asc", [10, 20]), ("desc", [20, 10])):
        page = caller.app_data("/living/device/property/timeline/get", "1.0.0", params | {"order": order})
        assert [sample["data"] for sample in page["items"]] == values


@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("/thing/properties/set", {"items": {"PowerSwitch": 1}}),
        ("/thing/service/invoke", {"identifier": "Toggle", "args": {}}),
    ],
)
def test_an_app_reaches_a_device_only_while_it_is_online(caller: Caller, path: str, more: dict[str, Any]) -> None:
    """The refusal is the same as on the cloud side."""
    assert caller.app_call(path, "1.0.5", BY_ID | more)["code"] == 200
    caller.sandbox.set_status(IOT_ID, DeviceStatus.OFFLINE)
    assert caller.app_call(path, "1.0.5", BY_ID | more)["code"] == 28504


@pytest.mark.parametrize("path", ["/thing/info/get", "/thing/properties/get"])
def test_there_is_no_unknown_device_for_apps_either(caller: Caller, path: str) -> None:
    """An unknown id is answered with 2063."""
    assert caller.app_call(path, "1.0.4", {"iotId": "none"})["code"] == 2063


def test_the_user_has_devices_at_the_start(caller: Caller) -> None:
    """The signed-in user has a household of devices, and the cloud side lists the same ones."""
    devices = own_devices(caller)
    assert [(device["deviceName"], device["owned"], device["status"]) for device in devices[:3]] == [
        ("light010", 1, 1),
        ("light011", 1, 1),
        ("light001", 1, 1),
    ]
    user = {"identityId": devices[0]["identityId"]}
    told = caller.data("/cloud/device/queryByUser", "1.0.6", user)["data"]
    assert [device["iotId"] for device in told] == [device["iotId"] for device in devices]


def test_a_device_that_the_cloud_binds_is_in_the_apps_list(caller: Caller) -> None:
    """It leaves the list when the cloud unbinds it."""
    user = {"identityId": own_devices(caller)[0]["identityId"]}
    other = {"iotId": caller.sandbox.device("light002").iot_id}
    binding = {"projectId": caller.sandbox.project_id, "deviceList": [other], **user}
    caller.data("/living/cloud/user/binding/device/batch/bind", "1.0.1", binding)
    assert other["iotId"] in {device["iotId"] for device in own_devices(caller)}
    caller.data("/cloud/user/device/unbind", "1.0.5", user | other)
    assert other["iotId"] not in {device["iotId"] for device in own_devices(caller)}


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({"owned": 1}, 11),
        ({"owned": 0}, 1),
        ({"nodeType": "GATEWAY"}, 1),
        ({"nodeType": "DEVICE", "thingType": "DEVICE", "isSubDevice": False}, 9),
        ({"isSubDevice": True}, 2),
        ({"groupId": "50f5op1556f65de314b983fd5bca4f2f28104518"}, 4),
        ({"pageSize": 1}, 1),
        ({"pageNo": 2}, 0),
    ],
)
def test_the_list_is_filtered_and_paged(caller: Caller, more: dict[str, Any], count: int) -> None:
    """The list has only the requested devices."""
    assert len(own_devices(caller, **more)) == count
