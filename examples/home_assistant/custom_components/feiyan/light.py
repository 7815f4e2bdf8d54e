"""Lights: a switch, with brightness and colour temperature where the thing model has them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from homeassistant.components.light import ATTR_BRIGHTNESS, ATTR_COLOR_TEMP_KELVIN, LightEntity
from homeassistant.components.light.const import ColorMode
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from feiyan import AsyncDevice
from feiyan_devices import IntType, NumberType, Property

from .coordinator import FeiyanConfigEntry, FeiyanCoordinator
from .entity import FeiyanEntity, add_entities, brightness, color_temperature, light_switch, number

FULL = 255
"""The brightness of a light that is not dimmed."""


async def async_setup_entry(_: HomeAssistant, entry: FeiyanConfigEntry, add: AddConfigEntryEntitiesCallback) -> None:
    add_entities(entry, add, lights)


def lights(coordinator: FeiyanCoordinator, device: AsyncDevice) -> Iterator[FeiyanLight]:
    if (switch := light_switch(device.model)) is not None:
        yield FeiyanLight(coordinator, device, switch)


class FeiyanLight(FeiyanEntity, LightEntity):
    """The light of a device."""

    def __init__(self, coordinator: FeiyanCoordinator, device: AsyncDevice, switch: Property) -> None:
        super().__init__(coordinator, device, switch)
        self._brightness = brightness(device.model)
        self._temperature = color_temperature(device.model)
        if self._temperature is not None:
            self._attr_color_mode = ColorMode.COLOR_TEMP
            low, high = limits(self._temperature)
            self._attr_min_color_temp_kelvin, self._attr_max_color_temp_kelvin = round(low), round(high)
        else:
            self._attr_color_mode = ColorMode.BRIGHTNESS if self._brightness is not None else ColorMode.ONOFF
        self._attr_supported_color_modes = {self._attr_color_mode}

    @property
    def is_on(self) -> bool | None:
        value = self.reading.value
        return value if isinstance(value, bool) else None

    @property
    def brightness(self) -> int | None:
        value = self._number(self._brightness)
        if self._brightness is None or value is None:
            return None
        low, high = limits(self._brightness)
        return min(max(round((value - low) / (high - low) * FULL), 1), FULL)

    @property
    def color_temp_kelvin(self) -> int | None:
        value = self._number(self._temperature)
        return None if value is None else round(value)

    async def async_turn_on(self, **wanted: Any) -> None:
        values: dict[str, Any] = {self.property.identifier: True}
        if self._brightness is not None and ATTR_BRIGHTNESS in wanted:
            values[self._brightness.identifier] = dimmed(self._brightness, wanted[ATTR_BRIGHTNESS])
        if self._temperature is not None and ATTR_COLOR_TEMP_KELVIN in wanted:
            values[self._temperature.identifier] = on_step(self._temperature, wanted[ATTR_COLOR_TEMP_KELVIN])
        await self.async_set(values)

    async def async_turn_off(self, **_: Any) -> None:
        await self.async_set({self.property.identifier: False})

    def _number(self, one: Property | None) -> float | None:
        return None if one is None else number(self.device[one.identifier].value)


def limits(one: Property) -> tuple[float, float]:
    """Return the smallest and the largest value of a property that has limits."""
    assert isinstance(one.type, NumberType)
    assert one.type.minimum is not None
    assert one.type.maximum is not None
    return one.type.minimum, one.type.maximum


def step(one: Property) -> float:
    """Return the step between two values; a hundredth of the range where the thing model has none."""
    assert isinstance(one.type, NumberType)
    low, high = limits(one)
    return one.type.step or (1 if isinstance(one.type, IntType) else (high - low) / 100)


def dimmed(one: Property, brightness: int) -> float:
    """Return the value of a brightness from 1 to 255; a light that is on is not dimmed to nothing."""
    low, high = limits(one)
    return on_step(one, low + (high - low) * brightness / FULL) or on_step(one, step(one))


def on_step(one: Property, value: float) -> float:
    """Return the nearest value that the thing model allows."""
    low, high = limits(one)
    steps = min(max(round((value - low) / step(one)), 0), math.floor((high - low) / step(one)))
    nearest = low + steps * step(one)
    return round(nearest) if isinstance(one.type, IntType) else nearest
