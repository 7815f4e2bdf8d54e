"""The base of all entities: each shows a property of a device."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from homeassistant.core import callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from feiyan import AsyncDevice, FeiyanError
from feiyan_devices import BoolType, NumberType, Property, Reading, ThingModel

from .const import DOMAIN
from .coordinator import FeiyanConfigEntry, FeiyanCoordinator

BRIGHTNESS = "Brightness"
COLOR_TEMPERATURE = "ColorTemperature"

MAX_NAME = 100
"""Limit of a name in characters: ids of entities are made of it."""

MAX_NUMBER = 1e15
"""Limit of a number, beyond which it is none that a device measures."""


def light_switch(model: ThingModel) -> Property | None:
    """Return the property that switches a light on; None if the product is none.

    A product is a light if it can be dimmed and switched, or has a switch that is named so.
    """
    names = ("PowerSwitch", "LightSwitch") if brightness(model) else ("LightSwitch",)
    found = (model.properties.get(name) for name in names)
    return next((one for one in found if one and is_switch(one)), None)


def brightness(model: ThingModel) -> Property | None:
    return _dimmer(model, BRIGHTNESS)


def color_temperature(model: ThingModel) -> Property | None:
    found = _dimmer(model, COLOR_TEMPERATURE)
    return found if found and found.unit.upper() == "K" else None


def is_switch(one: Property) -> bool:
    return isinstance(one.type, BoolType) and one.is_readable and one.is_writable


def parts_of_light(model: ThingModel) -> set[str]:
    """Return the identifiers of the properties that a light shows."""
    switch = light_switch(model)
    parts = (switch, brightness(model), color_temperature(model)) if switch else ()
    return {one.identifier for one in parts if one}


def number(value: Any) -> float | None:
    """Return a value if it is a number that Home Assistant can show; devices may send anything."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value if is_number and -MAX_NUMBER < value < MAX_NUMBER else None


def _dimmer(model: ThingModel, identifier: str) -> Property | None:
    """Return a property that can be set between two limits."""
    found = model.properties.get(identifier)
    if found is None or not (found.is_readable and found.is_writable and isinstance(found.type, NumberType)):
        return None
    low, high = found.type.minimum, found.type.maximum
    return found if low is not None and high is not None and low < high else None


class FeiyanEntity(CoordinatorEntity[FeiyanCoordinator]):
    """A property of a device, named as in its thing model."""

    _attr_has_entity_name = True

    def __init__(self, coordinator: FeiyanCoordinator, device: AsyncDevice, shown: Property) -> None:
        super().__init__(coordinator)
        self.device = device
        self.property = shown
        self._attr_unique_id = f"{device.iot_id}_{shown.identifier}"
        self._attr_name = (shown.name or shown.identifier)[:MAX_NAME]
        self._attr_device_info = DeviceInfo(
            identifiers={(DOMAIN, device.iot_id)},
            name=device.nick_name or device.name,
            model_id=device.model.product_key,
        )

    @property
    def available(self) -> bool:
        return self.coordinator.devices.available and self.device.online

    @property
    def reading(self) -> Reading:
        return self.device[self.property.identifier]

    async def async_set(self, values: dict[str, Any]) -> None:
        """Set properties of the device; the push that follows updates the entities."""
        try:
            await self.device.set(values)
        except FeiyanError as error:
            raise HomeAssistantError(
                translation_domain=DOMAIN,
                translation_key="not_set",
                translation_placeholders={"reason": str(error)},
            ) from error

    @callback
    def _handle_coordinator_update(self) -> None:
        if self.coordinator.data in (None, self.device.iot_id):
            super()._handle_coordinator_update()


def add_entities(
    entry: FeiyanConfigEntry,
    add: AddConfigEntryEntitiesCallback,
    entities_of: Callable[[FeiyanCoordinator, AsyncDevice], Iterable[FeiyanEntity]],
) -> None:
    """Add the entities of a platform for each device, now and when a device is new."""
    coordinator = entry.runtime_data
    known: set[str] = set()

    @callback
    def add_new() -> None:
        nonlocal known
        if coordinator.data is None:
            new = [device for device in coordinator.devices if device.iot_id not in known]
            known = {device.iot_id for device in coordinator.devices}
            add([entity for device in new for entity in entities_of(coordinator, device)])

    add_new()
    entry.async_on_unload(coordinator.async_add_listener(add_new))
