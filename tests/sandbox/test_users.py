"""The user service: bindings of devices to users."""

from __future__ import annotations

from typing import Any

import pytest

from feiyan_sandbox import Sandbox
from tests.sandbox.caller import Caller

ALICE = {"identityId": "5091op618500614829ee12fae93ba653a5928119"}
ALICE_BY_OPEN_ID = {"openId": "id1", "openIdAppKey": "1234"}
BOB = {"identityId": "50ceop3441838d879e23f01933ab455be61f1234"}
LIGHT = Sandbox().device("light002").iot_id


def bind(caller: Caller, user: dict[str, str], *devices: dict[str, str]) -> list[dict[str, Any]]:
    params = {"projectId": caller.sandbox.project_id, "deviceList": list(devices), **user}
    data: list[dict[str, Any]] = caller.data("/living/cloud/user/binding/device/batch/bind", "1.0.1", params)
    return data


def devices_of(caller: Caller, user: dict[str, str], **more: int) -> list[dict[str, Any]]:
    page = caller.data("/cloud/device/queryByUser", "1.0.6", user | more)
    assert page["code"] == 200
    devices: list[dict[str, Any]] = page["data"]
    return devices


def users_of(caller: Caller, iot_id: str) -> dict[str, int]:
    params = {"iotId": iot_id, "pageNo": 1, "pageSize": 20}
    page = caller.data("/living/user/device/binding/query", "1.0.0", params)
    assert page["total"] == len(page["accountDevList"])
    return {binding["identityId"]: binding["owned"] for binding in page["accountDevList"]}


def test_a_device_is_bound_and_both_sides_tell(caller: Caller) -> None:
    """The device is in the user's list, and the user in the device's."""
    (result,) = bind(caller, ALICE, {"iotId": LIGHT})
    assert (result["bindCode"], result["deviceName"]) == (3, "light002")
    assert [device["iotId"] for device in devices_of(caller, ALICE)] == [LIGHT]
    assert users_of(caller, LIGHT) == {ALICE["identityId"]: 1}


def test_the_first_user_owns_and_the_next_shares(caller: Caller) -> None:
    """Bindings follow the sharing mode, and binding again has no effect."""
    codes = [bind(caller, user, {"iotId": LIGHT})[0]["bindCode"] for user in (ALICE, BOB, ALICE, BOB)]
    assert codes == [3, 2, 3, 2]
    assert users_of(caller, LIGHT) == {ALICE["identityId"]: 1, BOB["identityId"]: 0}


def test_each_device_of_a_list_has_its_own_outcome(caller: Caller) -> None:
    """An unknown device is reported as invalid, and a known one is bound."""
    known = {"productKey": "a1U2xTzUZI8", "deviceName": "light002"}
    results = bind(caller, ALICE, known, {"iotId": "none"})
    assert [result["bindCode"] for result in results] == [3, 7]


def test_a_user_is_named_by_either_id(caller: Caller) -> None:
    """The id of the account system identifies the same user."""
    bind(caller, ALICE_BY_OPEN_ID, {"iotId": LIGHT})
    assert devices_of(caller, ALICE) == devices_of(caller, ALICE_BY_OPEN_ID) != []


@pytest.mark.parametrize("user", [{"identityId": "none"}, {"openId": "id1", "openIdAppKey": "none"}])
def test_there_is_no_unknown_user(caller: Caller, user: dict[str, str]) -> None:
    """An unknown identity is answered with 2062."""
    assert caller.call("/cloud/device/queryByUser", "1.0.6", user)["code"] == 2062


def test_devices_of_a_user_are_paged_by_offset(caller: Caller) -> None:
    """Offset and limit slice the list."""
    lights = [device for device in caller.sandbox.devices if device["deviceName"].startswith("light0")][:5]
    bind(caller, ALICE, *({"iotId": light["iotId"]} for light in lights))
    stretches = [devices_of(caller, ALICE, offset=offset, limit=2) for offset in (0, 2, 4, 6)]
    assert [len(stretch) for stretch in stretches] == [2, 2, 1, 0]
    assert [device["iotId"] for stretch in stretches for device in stretch] == [light["iotId"] for light in lights]


@pytest.mark.parametrize("more", [{"offset": -1}, {"limit": 0}])
def test_an_invalid_offset_or_limit_is_refused(caller: Caller, more: dict[str, int]) -> None:
    """A wrong offset or count is refused with the documented message."""
    envelope = caller.call("/cloud/device/queryByUser", "1.0.6", ALICE | more)
    assert envelope["code"] == 460
    assert "invalid count or offset" in envelope["message"]


def test_a_device_is_unbound_once(caller: Caller) -> None:
    """A device that is not bound cannot be unbound."""
    bind(caller, ALICE, {"iotId": LIGHT})
    params = ALICE | {"iotId": LIGHT}
    assert caller.data("/cloud/user/device/unbind", "1.0.5", params) is None
    assert devices_of(caller, ALICE) == []
    assert caller.call("/cloud/user/device/unbind", "1.0.5", params)["code"] == 2065


def test_all_bindings_of_a_device_can_be_removed(caller: Caller) -> None:
    """The device has no users afterwards."""
    bind(caller, ALICE, {"iotId": LIGHT})
    bind(caller, BOB, {"iotId": LIGHT})
    (result,) = caller.data("/living/cloud/user/binding/device/unbind", "1.0.1", {"iotId": LIGHT})
    assert (result["success"], result["deviceName"]) == (True, "light002")
    assert users_of(caller, LIGHT) == {}


def test_devices_are_bound_in_the_project_only(caller: Caller) -> None:
    """Another project is refused as unknown."""
    params = ALICE | {"projectId": "other", "deviceList": []}
    assert caller.call("/living/cloud/user/binding/device/batch/bind", "1.0.1", params)["code"] == 28501
