"""Switches: the properties that are on or off and can be set, but for those of a light."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from homeassistant.components.switch import SwitchEntity
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from feiyan import AsyncDevice

from .coordinator import FeiyanConfigEntry, FeiyanCoordinator
from .entity import FeiyanEntity, add_entities, is_switch, parts_of_light


async def async_setup_entry(_: HomeAssistant, entry: FeiyanConfigEntry, add: AddConfigEntryEntitiesCallback) -> None:
    add_entities(entry, add, switches)


def switches(coordinator: FeiyanCoordinator, device: AsyncDevice) -> Iterator[FeiyanSwitch]:
    parts = parts_of_light(device.model)
    for one in device.model.properties.values():
        if is_switch(one) and one.identifier not in parts:
            yield FeiyanSwitch(coordinator, device, one)


class FeiyanSwitch(FeiyanEntity, SwitchEntity):
    """A property that is on or off."""

    @property
    def is_on(self) -> bool | None:
        value = self.reading.value
        return value if isinstance(value, bool) else None

    async def async_turn_on(self, **_: Any) -> None:
        await self.async_set({self.property.identifier: True})

    async def async_turn_off(self, **_: Any) -> None:
        await self.async_set({self.property.identifier: False})
