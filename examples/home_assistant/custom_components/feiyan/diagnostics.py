"""Diagnostics that users send with a report of a fault: no secrets, no ids, no texts of devices."""

from __future__ import annotations

from typing import Any

from homeassistant.components.diagnostics import async_redact_data
from homeassistant.core import HomeAssistant

from feiyan import AsyncDevice
from feiyan_devices import BoolType, EnumType, NumberType

from .const import CONF_APP_KEY, CONF_APP_SECRET, CONF_SESSION
from .coordinator import FeiyanConfigEntry

SECRETS = {CONF_APP_KEY, CONF_APP_SECRET, CONF_SESSION}


async def async_get_config_entry_diagnostics(_: HomeAssistant, entry: FeiyanConfigEntry) -> dict[str, Any]:
    devices = entry.runtime_data.devices
    return {
        "entry": async_redact_data(entry.data, SECRETS),
        "available": devices.available,
        "devices": [_told(device) for device in devices],
    }


def _told(device: AsyncDevice) -> dict[str, Any]:
    """Tell of a device; of the values only numbers, as texts may be names or passwords, and masked where they are."""
    return {
        "product_key": device.model.product_key,
        "online": device.online,
        "properties": {
            identifier: repr(reading)
            for identifier, reading in device.properties.items()
            if reading.property and isinstance(reading.property.type, BoolType | EnumType | NumberType)
        },
    }
