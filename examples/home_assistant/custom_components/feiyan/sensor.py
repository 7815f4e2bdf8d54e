"""Sensors: the properties that can be read and are neither a switch nor part of a light."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from homeassistant.components.sensor import SensorDeviceClass, SensorEntity, SensorStateClass
from homeassistant.const import (
    LIGHT_LUX,
    MAX_LENGTH_STATE_STATE,
    UnitOfElectricCurrent,
    UnitOfElectricPotential,
    UnitOfEnergy,
    UnitOfPower,
    UnitOfTemperature,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from feiyan import AsyncDevice
from feiyan_devices import ArrayType, DateType, NumberType, Property, StructType

from .coordinator import FeiyanConfigEntry, FeiyanCoordinator
from .entity import FeiyanEntity, add_entities, is_switch, number, parts_of_light

UNITS: dict[str, tuple[SensorDeviceClass, str]] = {
    "°C": (SensorDeviceClass.TEMPERATURE, UnitOfTemperature.CELSIUS),
    "℃": (SensorDeviceClass.TEMPERATURE, UnitOfTemperature.CELSIUS),
    "V": (SensorDeviceClass.VOLTAGE, UnitOfElectricPotential.VOLT),
    "A": (SensorDeviceClass.CURRENT, UnitOfElectricCurrent.AMPERE),
    "W": (SensorDeviceClass.POWER, UnitOfPower.WATT),
    "kWh": (SensorDeviceClass.ENERGY, UnitOfEnergy.KILO_WATT_HOUR),
    "lx": (SensorDeviceClass.ILLUMINANCE, LIGHT_LUX),
    "lux": (SensorDeviceClass.ILLUMINANCE, LIGHT_LUX),
}
"""Kind and unit of a sensor in Home Assistant by the unit in the thing model."""


async def async_setup_entry(_: HomeAssistant, entry: FeiyanConfigEntry, add: AddConfigEntryEntitiesCallback) -> None:
    add_entities(entry, add, sensors)


def sensors(coordinator: FeiyanCoordinator, device: AsyncDevice) -> Iterator[FeiyanSensor]:
    parts = parts_of_light(device.model)
    for one in device.model.properties.values():
        is_shown = one.is_readable and not is_switch(one) and not isinstance(one.type, ArrayType | StructType)
        if is_shown and one.identifier not in parts:
            yield FeiyanSensor(coordinator, device, one)


class FeiyanSensor(FeiyanEntity, SensorEntity):
    """A property that is read: a number with its unit, a time, or a text."""

    def __init__(self, coordinator: FeiyanCoordinator, device: AsyncDevice, shown: Property) -> None:
        super().__init__(coordinator, device, shown)
        if isinstance(shown.type, DateType):
            self._attr_device_class = SensorDeviceClass.TIMESTAMP
        elif isinstance(shown.type, NumberType):
            kind, unit = UNITS.get(shown.unit, (None, shown.unit or None))
            self._attr_device_class, self._attr_native_unit_of_measurement = kind, unit
            is_total = kind is SensorDeviceClass.ENERGY
            self._attr_state_class = SensorStateClass.TOTAL_INCREASING if is_total else SensorStateClass.MEASUREMENT

    @property
    def native_value(self) -> float | str | datetime | None:
        """The value; None also for what cannot be read as the thing model says, which Home Assistant would refuse."""
        reading = self.reading
        value = reading.value
        if isinstance(self.property.type, NumberType):
            return number(value)
        if isinstance(self.property.type, DateType):
            return value if isinstance(value, datetime) else None
        return None if value is None else str(reading.label or value)[:MAX_LENGTH_STATE_STATE]
