"""Bindings as the push channel tells of them."""

from __future__ import annotations

from itertools import islice

from feiyan import AppClient, CloudClient, DeviceBound, DeviceUnbound
from feiyan.cloud.models.users import DeviceToBind
from feiyan_sandbox import Sandbox

OTHER = "5091op618500614829ee12fae93ba653a5928119"


def test_the_channel_tells_of_devices_that_come_and_go(feiyan_sandbox: Sandbox) -> None:
    """Each binding that begins or ends is one message, with the device and whether the user owns it."""
    light = next(one["iotId"] for one in feiyan_sandbox.devices if one["deviceName"] == "light010")
    mine = {"identity_id": feiyan_sandbox.session["identityId"]}
    device = [DeviceToBind(iot_id=light)]
    app, cloud = AppClient(**feiyan_sandbox.app_settings), CloudClient(**feiyan_sandbox.settings)
    with app, cloud, app.channel() as channel:
        next(channel)  # Connected
        cloud.users.unbind_device(**mine, iot_id=light)
        cloud.users.bind_devices(**mine, devices=device, project_id=feiyan_sandbox.project_id)
        cloud.users.bind_devices(**mine, devices=device, project_id=feiyan_sandbox.project_id)  # changes nothing
        cloud.users.bind_devices(identity_id=OTHER, devices=device, project_id=feiyan_sandbox.project_id)
        cloud.users.unbind_device_from_all_users(iot_id=light)
        told = list(islice(channel, 3))
    assert [type(one) for one in told] == [DeviceUnbound, DeviceBound, DeviceUnbound]
    assert {(one.iot_id, one.identity_id) for one in told} == {(light, mine["identity_id"])}
    assert [bool(one.owned) for one in told] == [True, True, True]
