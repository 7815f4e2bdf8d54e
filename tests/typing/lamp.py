"""Lamp: properties and services of the product a1LampDemo01.

Written from its thing model by `python -m feiyan_devices generate`; write it again instead of changing it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar, TypedDict, Unpack

from feiyan_devices import AsyncProduct, EnumValue, Product, TypedProduct, Value
from feiyan_runtime import NamedIntEnum


class WorkMode(NamedIntEnum):
    """工作模式"""

    手动 = 0
    阅读 = 1
    影院 = 2
    夜灯 = 3
    彩色 = 4


class RGBColor(TypedDict, total=False):
    """RGB调色"""

    Red: int
    """红色 (0 .. 255)"""
    Green: int
    """绿色 (0 .. 255)"""
    Blue: int
    """蓝色 (0 .. 255)"""


class HSVColor(TypedDict, total=False):
    """HSV调色"""

    Hue: int
    """色调 (0 .. 360 °)"""
    Saturation: int
    """饱和度 (0 .. 100 %)"""
    Value: int
    """亮度 (0 .. 100 %)"""


class ToggleResult(TypedDict, total=False):
    """Answer of Toggle."""

    PowerSwitch: bool
    """电源开关 (False: 关闭, True: 开启)"""


class LampValues(TypedDict, total=False):
    """Properties that can be set."""

    power_switch: bool
    brightness: int
    color_temperature: int
    work_mode: WorkMode
    rgb_color: RGBColor
    hsv_color: HSVColor
    scenes_palette: list[RGBColor]


class LampProperties(TypedProduct):
    """Properties of the product; None where the device has not reported a value."""

    PRODUCT_KEY = "a1LampDemo01"
    IDENTIFIERS: ClassVar[Mapping[str, str]] = {
        "power_switch": "PowerSwitch",
        "brightness": "Brightness",
        "color_temperature": "ColorTemperature",
        "work_mode": "WorkMode",
        "rgb_color": "RGBColor",
        "hsv_color": "HSVColor",
        "scenes_palette": "ScenesPalette",
    }

    power_switch = Value[bool]("PowerSwitch")
    """电源开关 (False: 关闭, True: 开启)"""
    brightness = Value[int]("Brightness")
    """明暗度 (0 .. 100 %)"""
    color_temperature = Value[int]("ColorTemperature")
    """冷暖色温 (2000 .. 7000 K)"""
    work_mode = EnumValue("WorkMode", WorkMode)
    """工作模式"""
    rgb_color = Value[RGBColor]("RGBColor")
    """RGB调色"""
    hsv_color = Value[HSVColor]("HSVColor")
    """HSV调色"""
    scenes_palette = Value[list[RGBColor]]("ScenesPalette")
    """情景调色板"""
    on_time = Value[datetime]("OnTime")
    """最近开灯时间"""


class Lamp(LampProperties, Product):
    """A device of a sync client: `Lamp(client.device(iot_id))`."""

    def set(self, *, confirm: float | None = None, **values: Unpack[LampValues]) -> None:
        """Set properties; all are checked before anything is sent. See `Device.set`."""
        self._set(values, confirm)

    def toggle_light_switch(self) -> None:
        """翻转主灯开关"""
        self._invoke("ToggleLightSwitch", {})

    def toggle(
        self,
        *,
        delay: int | None = None,
    ) -> ToggleResult | None:
        """延时翻转

        Args:
            delay: 延时 (0 .. 3600 s)
        """
        args = {
            "Delay": delay,
        }
        result: ToggleResult | None = self._invoke("Toggle", args)
        return result


class AsyncLamp(LampProperties, AsyncProduct):
    """A device of an async client: `AsyncLamp(await client.device(iot_id))`."""

    async def set(self, *, confirm: float | None = None, **values: Unpack[LampValues]) -> None:
        """Set properties; all are checked before anything is sent. See `AsyncDevice.set`."""
        await self._set(values, confirm)

    async def toggle_light_switch(self) -> None:
        """翻转主灯开关"""
        await self._invoke("ToggleLightSwitch", {})

    async def toggle(
        self,
        *,
        delay: int | None = None,
    ) -> ToggleResult | None:
        """延时翻转

        Args:
            delay: 延时 (0 .. 3600 s)
        """
        args = {
            "Delay": delay,
        }
        result: ToggleResult | None = await self._invoke("Toggle", args)
        return result
