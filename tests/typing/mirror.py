"""Mirrors of devices, for type checkers only. Nothing runs this."""

from __future__ import annotations

from typing import assert_type

from feiyan import (
    AppClient,
    AsyncAppClient,
    AsyncCloudClient,
    AsyncDevice,
    AsyncDevices,
    CloudClient,
    Device,
    DeviceRenamed,
    Devices,
    DeviceStatus,
    EventReported,
    OnlineChanged,
    PropertyChanged,
    SessionEnded,
)
from feiyan_devices import Reading, Report
from tests.typing.lamp import AsyncLamp, Lamp


def sync_mirror(app: AppClient, cloud: CloudClient) -> None:
    with app.devices(poll=30, folder="state", on_change=print) as devices:
        assert_type(devices, Devices)
        assert_type(devices["light010"], Device)
        assert_type(list(devices), list[Device])
        assert_type(devices["light010"]["Brightness"], Reading)
        assert_type(devices["light010"].available, bool)
        assert_type(Lamp(devices["light010"]).power_switch, bool | None)
        for change in devices.changes():
            match change:
                case PropertyChanged(device=device, reading=reading):
                    assert_type(device, Device)
                    assert_type(reading, Reading)
                case EventReported(report=report):
                    assert_type(report, Report)
                case DeviceRenamed(before=before):
                    assert_type(before, str | None)
                case SessionEnded(reason=reason):
                    assert_type(reason, str)
    assert_type(cloud.devices(["k"], statuses=[DeviceStatus.ONLINE]), Devices)


async def async_mirror(app: AsyncAppClient, cloud: AsyncCloudClient) -> None:
    async with app.devices(push=False) as devices:
        assert_type(devices, AsyncDevices)
        assert_type(devices["light010"], AsyncDevice)
        await devices["light010"].set(PowerSwitch=True, confirm=5)
        await AsyncLamp(devices["light010"]).set(brightness=40)
        async for change in devices.changes():
            if isinstance(change, OnlineChanged):
                assert_type(change.device, AsyncDevice)
    assert_type(cloud.devices(poll=10), AsyncDevices)


def mistakes(app: AppClient, cloud: CloudClient) -> None:
    app.devices(products=["k"])  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    cloud.devices(push=False)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    app.devices()[1]  # type: ignore[index]  # pyright: ignore[reportArgumentType, reportUnusedExpression]
