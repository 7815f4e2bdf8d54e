"""Typed classes of a product, for type checkers only. Nothing runs this."""

from __future__ import annotations

from datetime import datetime
from typing import assert_type

from feiyan import AppClient, AsyncAppClient, AsyncCloudClient, CloudClient
from feiyan_devices import AsyncDevice, Device, EnumItem
from tests.typing.lamp import AsyncLamp, Lamp, RGBColor, ToggleResult, WorkMode


def sync_lamp(app: AppClient, cloud: CloudClient) -> None:
    lamp = Lamp(app.device("x"))
    assert_type(cloud.device("x"), Device)
    assert_type(lamp.device, Device)
    assert_type(lamp.power_switch, bool | None)
    assert_type(lamp.brightness, int | None)
    assert_type(lamp.work_mode, WorkMode | EnumItem | None)
    assert_type(lamp.rgb_color, RGBColor | None)
    assert_type(lamp.scenes_palette, list[RGBColor] | None)
    assert_type(lamp.on_time, datetime | None)
    lamp.set(power_switch=True, work_mode=WorkMode.阅读, rgb_color={"Red": 255}, confirm=5)
    lamp.toggle_light_switch()
    assert_type(lamp.toggle(delay=3), ToggleResult | None)


async def async_lamp(app: AsyncAppClient, cloud: AsyncCloudClient) -> None:
    lamp = AsyncLamp(await app.device("x"))
    assert_type(await cloud.device("x"), AsyncDevice)
    assert_type(lamp.device, AsyncDevice)
    assert_type(lamp.power_switch, bool | None)
    await lamp.set(brightness=40)
    assert_type(await lamp.toggle(delay=3), ToggleResult | None)


def mistakes(lamp: Lamp, device: AsyncDevice) -> None:
    lamp.set(brightness="40")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    lamp.set(power_swich=True)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    lamp.set(on_time=None)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    lamp.set(work_mode="阅读")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    lamp.set(rgb_color={"Redd": 1})  # type: ignore[typeddict-unknown-key]  # pyright: ignore[reportArgumentType]
    lamp.brightnes  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]  # noqa: B018
    lamp.brightness = 3  # type: ignore[assignment]  # pyright: ignore[reportAttributeAccessIssue]
    lamp.toggle(delay="3")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Lamp(device)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
