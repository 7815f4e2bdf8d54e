"""Feiyan for Home Assistant: the devices of a user, kept up to date by pushes."""

from __future__ import annotations

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.device_registry import DeviceEntry

from .const import DOMAIN
from .coordinator import FeiyanConfigEntry, FeiyanCoordinator

PLATFORMS = [Platform.LIGHT, Platform.SENSOR, Platform.SWITCH]


async def async_setup_entry(hass: HomeAssistant, entry: FeiyanConfigEntry) -> bool:
    """Read all devices, show them, and follow what they do."""
    coordinator = entry.runtime_data = FeiyanCoordinator(hass, entry)
    await coordinator.async_open()
    try:
        await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    except BaseException:
        await coordinator.async_close()
        raise
    entry.async_create_background_task(hass, coordinator.async_follow(), f"{DOMAIN} changes")
    return True


async def async_unload_entry(hass: HomeAssistant, entry: FeiyanConfigEntry) -> bool:
    """Take the entities away and end the connections."""
    unloaded = await hass.config_entries.async_unload_platforms(entry, PLATFORMS)
    if unloaded:
        await entry.runtime_data.async_close()
    return unloaded


async def async_remove_config_entry_device(_: HomeAssistant, entry: FeiyanConfigEntry, device: DeviceEntry) -> bool:
    """Let users remove a device that their account no longer has."""
    return not any((DOMAIN, known.iot_id) in device.identifiers for known in entry.runtime_data.devices)
