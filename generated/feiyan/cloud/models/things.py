# Generated from spec/services/cloud/things.yaml by `python -m generator generate`. Change the spec, not this file.
"""Objects of the things service."""

from __future__ import annotations

import builtins
from datetime import datetime
from typing import Any, ClassVar

from pydantic import Field

from feiyan.enums import DeviceStatus, NodeType, ThingType
from feiyan_runtime import BareListModel, Model, OpenInt, OpenStr, moment


class ThingProperty(Model):
    """A property of a device with its last known value."""

    attribute: str | None = None
    """Identifier of the property in the device's model."""
    batch_id: str | None = None
    """Id of the batch; properties that the device reported together have the same."""
    gmt_modified: int | None = None
    """Time at which the value was collected. In milliseconds since 1970."""
    iot_id: str | None = None
    """Device id; unique on the platform."""
    value: Any = None
    """The value, of the type that the device's model gives."""

    @property
    def gmt_modified_at(self) -> datetime | None:
        """`gmt_modified` as a datetime in UTC."""
        return moment(self.gmt_modified)


class Tsl(Model):
    """Thing model (TSL) of a device; it defines what the device can tell and do."""

    schema_: str | None = Field(default=None, validation_alias="schema", serialization_alias="schema")
    """URI of the schema that the model follows."""
    profile: TslProfile | None = None
    """Identifies the product that a thing model belongs to."""
    link: str | None = None
    """Common start of the device's topics, ending in /thing/."""
    services: list[TslService] | None = None
    """The services that can be invoked."""
    properties: list[TslProperty] | None = None
    """The properties."""
    events: list[TslEvent] | None = None
    """The events that the device can report."""


class TslProfile(Model):
    """Identifies the product that a thing model belongs to."""

    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""


class TslService(Model):
    """A service in a thing model."""

    identifier: str | None = None
    """Identifier of the service."""
    name: str | None = None
    """Display name of the service."""
    method: str | None = None
    """Method name on the wire, thing.service. and the identifier."""
    required: bool | None = None
    """True if the service is mandatory in the model."""
    call_type: str | None = None
    """Way in which the service is invoked, such as async."""
    input_data: list[Any] | None = None
    """Definitions of the arguments."""
    output_data: list[TslParameter] | None = None
    """Definitions of the results."""


class TslProperty(Model):
    """A property in a thing model."""

    identifier: str | None = None
    """Identifier of the property."""
    name: str | None = None
    """Display name of the property."""
    data_type: TslDataType | None = None
    """Type of the values."""
    access_mode: str | None = None
    """Access to the property, such as rw for reading and writing."""
    required: bool | None = None
    """True if the property is mandatory in the model."""


class TslEvent(Model):
    """An event in a thing model."""

    identifier: str | None = None
    """Identifier of the event."""
    name: str | None = None
    """Display name of the event."""
    method: str | None = None
    """Method name on the wire, such as thing.event.Error.post."""
    type: str | None = None
    """Type of the event, such as info, error or block."""
    required: bool | None = None
    """True if the event is mandatory in the model."""
    output_data: list[TslParameter] | None = None
    """Definitions of what a report of the event contains."""


class TslParameter(Model):
    """One value that a service or an event of a thing model carries."""

    identifier: str | None = None
    """Identifier of the value."""
    name: str | None = None
    """Display name of the value."""
    data_type: TslDataType | None = None
    """Type of the values."""


class TslDataType(Model):
    """Data type in a thing model."""

    type: str | None = None
    """Name of the type, such as bool or enum."""
    specs: Any = None
    """Specification of the type; for bool and enum the names of the values, by value."""


class ThingStatus(Model):
    """Connection state of a device and the time since which it holds."""

    status: OpenInt[DeviceStatus] | None = None
    """Connection state of a device."""
    time: int | None = None
    """Time at which the state changed. In milliseconds since 1970."""

    @property
    def time_at(self) -> datetime | None:
        """`time` as a datetime in UTC."""
        return moment(self.time)


class ThingInfo(Model):
    """Basic facts about a device."""

    gmt_modified: int | None = None
    """Time at which the record was last changed; meant for the platform itself. In milliseconds since 1970."""
    active_time: int | None = None
    """Time at which the device was first activated. In milliseconds since 1970."""
    gmt_create: int | None = None
    """Time at which the device was created, that is, when its certificate was made. In milliseconds since 1970."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    status_last: OpenInt[DeviceStatus] | None = None
    """Connection state before the present one."""
    mac: str | None = None
    """MAC address."""
    net_address: str | None = None
    """IP address."""
    device_secret: str | None = Field(default=None, repr=False)
    """Secret of the device; part of the device certificate."""
    iot_id: str | None = None
    """Device id; unique on the platform."""
    name: str | None = None
    """Name of the device."""
    nick_name: str | None = Field(default=None, validation_alias="nickname", serialization_alias="nickname")
    """Nickname of the device."""
    sdk_version: str | None = None
    """Version of the SDK in the device."""
    sn: str | None = None
    """Serial number."""
    thing_type: OpenStr[ThingType] | None = None
    """Kind of the thing, by the way it was created; as a rule DEVICE for mass-produced devices."""
    region: str | None = None
    """Region that the device belongs to."""
    firmware_version: str | None = None
    """Version of the firmware."""
    rbac_tenant_id: str | None = None
    """Id of the tenant in access control."""
    status: OpenInt[DeviceStatus] | None = None
    """Connection state of a device."""
    device_key: str | None = Field(default=None, repr=False)
    """Key of the device."""
    tenant_id: int | None = None
    """Id of the tenant, in the numeric form."""
    owner_domain: str | None = None
    """Domain of the owner."""
    offset: Any = None
    """Only in lists, where it is null."""
    limit: Any = None
    """Only in lists, where it is null."""

    @property
    def gmt_modified_at(self) -> datetime | None:
        """`gmt_modified` as a datetime in UTC."""
        return moment(self.gmt_modified)

    @property
    def active_time_at(self) -> datetime | None:
        """`active_time` as a datetime in UTC."""
        return moment(self.active_time)

    @property
    def gmt_create_at(self) -> datetime | None:
        """`gmt_create` as a datetime in UTC."""
        return moment(self.gmt_create)


class ThingPage(BareListModel):
    """One page of devices."""

    wire_bare_list: ClassVar[str] = "items"
    total: int | None = Field(default=None, validation_alias="totalNum", serialization_alias="totalNum")
    """Number of all devices that match."""
    items: list[ThingInfo] | None = None
    """The devices of the page."""


class ThingEventPage(Model):
    """Reports of an event in a time window."""

    items: list[ThingEvent] | None = None
    """The reports."""
    timestamp: int | None = None
    """Timestamp of the list as a whole. In milliseconds since 1970."""

    @property
    def timestamp_at(self) -> datetime | None:
        """`timestamp` as a datetime in UTC."""
        return moment(self.timestamp)


class ThingEvent(Model):
    """A report of an event."""

    event_code: str | None = None
    """Identifier of the event in the device's model."""
    iot_id: str | None = None
    """Device id; unique on the platform."""
    event_name: str | None = None
    """Display name of the event."""
    event_type: str | None = None
    """Type of the event in the device's model, such as info, error or block."""
    event_body: dict[str, Any] | None = None
    """Report of the device, as the device's model defines it."""
    batch_id: str | None = None
    """Id of the batch; events that were reported together have the same."""
    timestamp: int | None = None
    """Time at which the event was collected. In milliseconds since 1970."""

    @property
    def timestamp_at(self) -> datetime | None:
        """`timestamp` as a datetime in UTC."""
        return moment(self.timestamp)


class PropertySamplePage(Model):
    """Values of a property in a time window."""

    items: list[PropertySample] | None = None
    """The values."""
    timestamp: int | None = None
    """Timestamp of the list as a whole. In milliseconds since 1970."""

    @property
    def timestamp_at(self) -> datetime | None:
        """`timestamp` as a datetime in UTC."""
        return moment(self.timestamp)


class PropertySample(Model):
    """The value of a property at a time."""

    iot_id: str | None = Field(default=None, validation_alias="iotid", serialization_alias="iotid")
    """Device id; unique on the platform."""
    data: Any = None
    """The value, of the type that the device's model gives."""
    modify_time: int | None = Field(default=None, validation_alias="modifytime", serialization_alias="modifytime")
    """Time at which the property was updated. In milliseconds since 1970."""
    property: str | None = None
    """Identifier of the property in the device's model."""
    batch_id: str | None = None
    """Id of the batch; properties that were reported together have the same."""
    group: Any = None
    """Null in all known answers."""
    timestamp: int | None = None
    """Time at which the value was collected. In milliseconds since 1970."""

    @builtins.property
    def modify_time_at(self) -> datetime | None:
        """`modify_time` as a datetime in UTC."""
        return moment(self.modify_time)

    @builtins.property
    def timestamp_at(self) -> datetime | None:
        """`timestamp` as a datetime in UTC."""
        return moment(self.timestamp)


class SubDevicePage(Model):
    """One page of sub-devices."""

    total: int | None = None
    """Number of all sub-devices of the gateway."""
    page_no: int | None = None
    """Number of this page, from 1."""
    page_size: int | None = None
    """Number of sub-devices in a page."""
    items: list[SubDevice] | None = None
    """The sub-devices of the page."""


class SubDevice(Model):
    """A device behind a gateway."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    thing_type: OpenStr[ThingType] | None = None
    """Kind of a thing."""
    firmware_version: str | None = None
    """Version of the firmware; absent until the device reports it."""
    status: OpenInt[DeviceStatus] | None = None
    """Connection state of a device."""
    node_type: OpenStr[NodeType] | None = None
    """Place of a device in the network."""
    region: str | None = None
    """Region that the device belongs to."""
    rbac_tenant_id: str | None = None
    """Id of the device's tenant in access control."""
    gmt_create: int | None = None
    """Time at which the record was made. In milliseconds since 1970."""
    gmt_modified: int | None = None
    """Time at which the record was last changed. In milliseconds since 1970."""
    sdk_version: str | None = None
    """Version of the SDK in the device."""

    @property
    def gmt_create_at(self) -> datetime | None:
        """`gmt_create` as a datetime in UTC."""
        return moment(self.gmt_create)

    @property
    def gmt_modified_at(self) -> datetime | None:
        """`gmt_modified` as a datetime in UTC."""
        return moment(self.gmt_modified)


class CustomMessageReceipt(Model):
    """Result of sending a message to a device."""

    message_id: str | None = None
    """Id of the message between the cloud and the device."""
    data: Any = None
    """Result of the service call that carried the message, such as a timestamp."""
