# Generated from spec/services/app/things.yaml by `python -m generator generate`. Change the spec, not this file.
"""Objects of the things service."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from feiyan_runtime import Model, moment


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

    @property
    def time_at(self) -> datetime | None:
        """`time` as a datetime in UTC."""
        return moment(self.time)


class PropertySnapshot(Model):
    """The last known value of a property."""

    time: int | None = None
    """Time at which the value was collected. In milliseconds since 1970."""
    value: Any = None
    """The value, of the type that the device's model gives."""

    @property
    def time_at(self) -> datetime | None:
        """`time` as a datetime in UTC."""
        return moment(self.time)


class ServiceInvocation(Model):
    """Result of invoking a service."""

    data: Any = None
    """Answer of the device; its form depends on the device."""
    message_id: int | None = None
    """Id of the message between the cloud and the device."""
