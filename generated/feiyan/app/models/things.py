# Generated from spec/observed.yaml and services/app/things.yaml by `python -m generator generate`. Change the spec, not this file.
"""Objects of the things service."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from feiyan_runtime import Model


class PropertyHistory(Model):
    """Values that a property had."""

    items: list[PastValue] | None = None
    """The values."""


class PastValue(Model):
    """A value that a property had."""

    data: Any = None
    """The value, of the type that the device's model defines."""
    timestamp: int | None = None
    """Time at which the value was reported. In milliseconds since 1970."""


class LocalAccess(Model):
    """Keys for the local network."""

    devices: list[LocalDeviceAccess] | None = Field(
        default=None, validation_alias="alcsDeviceDTOList", serialization_alias="alcsDeviceDTOList"
    )
    """The keys of each device."""


class LocalDeviceAccess(Model):
    """The keys of a device in the local network."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    access_key: str | None = Field(default=None, repr=False)
    """Key that an app shows to the device."""
    access_token: str | None = Field(default=None, repr=False)
    """Secret that goes with the key."""


class LatestThingEvent(Model):
    """The latest report of an event."""

    identifier: str | None = None
    """Identifier of the event in the device's model."""
    time: int | None = None
    """Time at which the event was collected. In milliseconds since 1970."""
    type: str | None = None
    """Type of the event in the device's model, such as info, error or block."""
    value: dict[str, Any] | None = None
    """Report of the device, as the device's model defines it."""


class PropertySnapshot(Model):
    """The last known value of a property."""

    time: int | None = None
    """Time at which the value was collected. In milliseconds since 1970."""
    value: Any = None
    """The value, of the type that the device's model gives."""


class ServiceInvocation(Model):
    """Result of invoking a service."""

    data: Any = None
    """Answer of the device; its form depends on the device."""
    message_id: int | None = None
    """Id of the message between the cloud and the device."""
