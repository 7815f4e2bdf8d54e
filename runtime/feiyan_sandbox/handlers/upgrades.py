"""The firmware service: new firmware, its confirmation, and its progress."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from feiyan_sandbox.handlers.registry import Call, answers
from feiyan_sandbox.world import Upgrade, advance_upgrade, start_upgrade


@answers("app.ota.queryUpgradableDevices")
def query_upgradable_devices(call: Call) -> list[dict[str, Any]]:
    waiting = [one for one in _own(call) if one.started_at is None]
    devices = [call.world.devices[one.iot_id] for one in waiting]
    return [
        {
            "iotId": device.iot_id,
            "deviceDisplayName": device.nickname or device.name,
            "deviceNetType": "NET_WIFI",
            "deviceStatus": device.status,
        }
        for device in devices
    ]


@answers("app.ota.confirmUpgrade")
def confirm_upgrade(call: Call) -> None:
    for upgrade in [_upgrade(call, named) for named in call.params["devices"]]:
        if upgrade is not None and upgrade.started_at is None:
            start_upgrade(call.world, upgrade)


@answers("app.ota.cancelUpgrade")
def cancel_upgrade(call: Call) -> None:
    upgrade = _upgrade(call, call.params)
    if upgrade is not None and upgrade.step < 100:
        upgrade.started_at, upgrade.step = None, 0


@answers("app.ota.getFirmware")
def get_firmware(call: Call) -> dict[str, Any]:
    upgrade = _upgrade(call, call.params)
    device = call.world.device(call.params)
    facts = {"currentVersion": device.firmware, "moduleName": "default"}
    if upgrade is None:
        return facts
    return {
        **facts,
        "firmwareVersion": upgrade.to_version,
        "status": upgrade.status,
        "otaType": "CONFIRM",
        "details": "Made up by the sandbox.",
        "url": f"{call.world.base_url}/firmware.bin",
        "size": "4000000",
        "sign": "9e107d9d372bb6826bd81d3542a419d6",
        "signMethod": "MD5",
    }


@answers("app.ota.getProgress")
def get_progress(call: Call) -> dict[str, Any] | None:
    upgrade = _upgrade(call, call.params)
    return None if upgrade is None else _progress(call, upgrade)


@answers("app.ota.queryAllProgress")
def query_all_progress(call: Call) -> list[dict[str, Any]]:
    return [_progress(call, one) for one in _own(call) if one.started_at is not None]


@answers("app.ota.reportVersion")
def report_version(call: Call) -> None:
    call.world.device(call.params).firmware = call.params["version"]


def _own(call: Call) -> list[Upgrade]:
    bound = {one.iot_id for one in call.world.bindings_of(call.identity_id)}
    return [one for one in call.world.upgrades.values() if one.iot_id in bound]


def _upgrade(call: Call, named: Mapping[str, Any]) -> Upgrade | None:
    return call.world.upgrades.get(call.world.device(named).iot_id)


def _progress(call: Call, upgrade: Upgrade) -> dict[str, Any]:
    advance_upgrade(call.world, upgrade)
    return {
        "iotId": upgrade.iot_id,
        "moduleName": "default",
        "currentVersion": call.world.devices[upgrade.iot_id].firmware,
        "firmwareVersion": upgrade.to_version,
        "status": upgrade.status,
        "step": upgrade.step,
        "desc": "Complete" if upgrade.step == 100 else "Downloading",
        "needConfirm": True,
        "otaType": "CONFIRM",
    }
