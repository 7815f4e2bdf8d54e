# Generated from spec/services/app/widgets.yaml by `python -m generator generate`. Change the spec, not this file.
"""Objects of the widgets service."""

from __future__ import annotations

from pydantic import AliasChoices, Field

from feiyan.enums import DeviceStatus
from feiyan_runtime import Model, OpenInt


class WidgetDevice(Model):
    """A device of the user's widget."""

    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    iot_id: str | None = Field(
        default=None, validation_alias=AliasChoices("iotId", "deviceId"), serialization_alias="iotId"
    )
    """Device id; unique on the platform."""
    properties: list[WidgetProperty] | None = None
    """Properties of the device."""
    nick_name: str | None = None
    """Nickname of the device."""
    product_name: str | None = None
    """Name of the product."""
    icon_url: str | None = None
    """Address of the picture."""
    device_status: OpenInt[DeviceStatus] | None = None
    """Connection state of a device."""


class WidgetProperty(Model):
    """A property of a device of the widget."""

    property_identifier: str | None = None
    """Identifier of the property in the device's model."""
    property_name: str | None = None
    """Name of the property."""
    property_value: str | None = None
    """Value of the property, written as a string."""
    property_data_type: str | None = None
    """Data type of the property, such as bool."""


class WidgetDeviceEntry(Model):
    """A device to put on the widget."""

    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    iot_id: str | None = None
    """Device id; unique on the platform."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    product_name: str | None = None
    """Name of the product."""
    properties: list[WidgetProperty] | None = None
    """Properties of the device."""


class WidgetPropertyChoice(Model):
    """A property of a device that the widget can show."""

    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    property_name: str | None = None
    """Name of the property."""
    property_identifier: str | None = None
    """Identifier of the property in the device's model."""
    property_value: str | None = None
    """Value of the property, written as a string."""
    property_data_type: str | None = Field(
        default=None,
        validation_alias=AliasChoices("propertyDataType", "dataType"),
        serialization_alias="propertyDataType",
    )
    """Data type of the property."""
    added_component: bool | None = Field(
        default=None, validation_alias="added_component", serialization_alias="added_component"
    )
    """True if the property has been added to the widget."""
