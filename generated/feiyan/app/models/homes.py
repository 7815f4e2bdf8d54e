# Generated from spec/services/app/homes.yaml by `python -m generator generate`. Change the spec, not this file.
"""Objects of the homes service."""

from __future__ import annotations

from datetime import datetime

from pydantic import AliasChoices, Field

from feiyan.enums import ControlGroupStatus, DeviceStatus, HomeElementType, HomeRole, NetType, NodeType, ThingType
from feiyan_runtime import Model, OpenInt, OpenStr, moment


class HomeDetail(Model):
    """A home with its counts."""

    home_id: str | None = None
    """Id of the home."""
    name: str | None = None
    """Name of the home."""
    my_role: OpenStr[HomeRole] | None = None
    """Relation of the user to a home."""
    current_home: bool | None = None
    """True if this is the current home of the user."""
    room_count: int | None = Field(default=None, validation_alias="roomCnt", serialization_alias="roomCnt")
    """Number of rooms of the home."""
    device_count: int | None = Field(default=None, validation_alias="deviceCnt", serialization_alias="deviceCnt")
    """Number of devices of the home."""
    create_millis: int | None = None
    """Time at which the home was created. In milliseconds since 1970."""
    device_online_count: int | None = Field(
        default=None, validation_alias="deviceOnlineCnt", serialization_alias="deviceOnlineCnt"
    )
    """Number of devices of the home that are online."""

    @property
    def create_millis_at(self) -> datetime | None:
        """`create_millis` as a datetime in UTC."""
        return moment(self.create_millis)


class HomePage(Model):
    """One page of homes."""

    total: int | None = None
    """Number of all homes that match."""
    page_no: int | None = None
    """Number of this page, from 1."""
    page_size: int | None = None
    """Number of homes in a page."""
    homes: list[Home] | None = Field(default=None, validation_alias="data", serialization_alias="data")
    """The homes of the page."""


class Home(Model):
    """A home in a list."""

    home_id: str | None = None
    """Id of the home."""
    name: str | None = None
    """Name of the home."""
    current_home: bool | None = None
    """True if this is the current home of the user."""
    my_role: OpenStr[HomeRole] | None = None
    """Relation of the user to a home."""
    create_millis: int | None = None
    """Time at which the home was created. In milliseconds since 1970."""

    @property
    def create_millis_at(self) -> datetime | None:
        """`create_millis` as a datetime in UTC."""
        return moment(self.create_millis)


class HomeElementPage(Model):
    """One page of the elements of a home."""

    total: int | None = None
    """Number of all elements that match."""
    page_no: int | None = None
    """Number of this page, from 1."""
    page_size: int | None = None
    """Number of elements in a page."""
    items: list[HomeElement] | None = Field(
        default=None, validation_alias=AliasChoices("items", "data"), serialization_alias="items"
    )
    """The elements of the page."""


class HomeElement(Model):
    """A device or a device group of a home."""

    element_type: OpenStr[HomeElementType] | None = None
    """Kind of an element of a home."""
    element_id: str | None = None
    """Id of the element; for a device its iotId, for a device group its controlGroupId."""
    name: str | None = None
    """Name of the element."""
    device_name: str | None = None
    """Name of the device; only for a device."""
    room_id: str | None = None
    """Id of the room that the device is in; only for a device."""
    room_name: str | None = None
    """Name of the room that the device is in; only for a device."""
    product_key: str | None = None
    """Key of the element's product."""
    product_name: str | None = None
    """Name of the element's product."""
    product_image: str | None = None
    """Icon of the element's product; the same as category_image if the product has none."""
    product_model: str | None = None
    """Model number of the device's product; only for a device."""
    category_key: str | None = None
    """Key of the category of the device's product; only for a device."""
    category_image: str | None = None
    """Icon of the category of the device's product; only for a device."""
    panel_page_router_url: str | None = Field(
        default=None,
        validation_alias=AliasChoices("panelPageRouterUrl", "panelPageRouteUrl"),
        serialization_alias="panelPageRouterUrl",
    )
    """URL that routes to the control panel; only for a device of the category Camera."""
    nick_name: str | None = None
    """Nickname of the device; only for a device."""
    net_type: OpenStr[NetType] | None = None
    """Way in which the device reaches the network; only for a device."""
    thing_type: OpenStr[ThingType] | None = None
    """Kind of the device; only for a device."""
    status: OpenInt[DeviceStatus] | None = None
    """Connection state of the device; only for a device."""
    node_type: OpenStr[NodeType] | None = None
    """Place of the device in the network; only for a device."""
    description: str | None = None
    """Description of the device; only for a device."""
    properties: list[PropertyState] | None = Field(
        default=None, validation_alias="propertyList", serialization_alias="propertyList"
    )
    """Properties of the element with their present values."""
    device_count: int | None = Field(default=None, validation_alias="deviceCnt", serialization_alias="deviceCnt")
    """Number of devices of the group; only for a device group."""
    device_online_count: int | None = Field(
        default=None, validation_alias="deviceOnlineCnt", serialization_alias="deviceOnlineCnt"
    )
    """Number of devices of the group that are online; only for a device group."""
    master_device_iot_id: str | None = Field(
        default=None,
        validation_alias=AliasChoices("masterDeviceIotId", "masterDeviceId"),
        serialization_alias="masterDeviceIotId",
    )
    """Id of the group's master device; only for a device group."""
    control_group_status: OpenStr[ControlGroupStatus] | None = None
    """Availability of the group; only for a device group."""
    protocol: str | None = None
    """Protocol that the product connects by."""
    group_address: int | None = None
    """Address of a group of mesh devices in the mesh network."""


class PropertyState(Model):
    """A property of a device's model with its present value."""

    identifier: str | None = None
    """Identifier of the property in the device's model."""
    name: str | None = None
    """Name of the property."""
    value: str | None = None
    """Present value of the property, as text."""
    data_type: str | None = None
    """Data type of the property, such as BOOL."""
    image_url: str | None = None
    """URL of the property's icon."""
    latest_update_millis: int | None = None
    """Time at which the property was last reported. In milliseconds since 1970."""

    @property
    def latest_update_millis_at(self) -> datetime | None:
        """`latest_update_millis` as a datetime in UTC."""
        return moment(self.latest_update_millis)


class RoomPage(Model):
    """One page of rooms."""

    total: int | None = None
    """Number of all rooms that match."""
    page_no: int | None = None
    """Number of this page, from 1."""
    page_size: int | None = None
    """Number of rooms in a page."""
    items: list[Room] | None = None
    """The rooms of the page."""


class Room(Model):
    """A room of a home."""

    room_id: str | None = None
    """Id of the room."""
    name: str | None = None
    """Name of the room."""
    create_millis: int | None = None
    """Time at which the room was created. In milliseconds since 1970."""
    device_count: int | None = Field(default=None, validation_alias="deviceCnt", serialization_alias="deviceCnt")
    """Number of devices of the room."""
    background_image: str | None = Field(
        default=None,
        validation_alias=AliasChoices("backgroudImage", "backgroundImage"),
        serialization_alias="backgroudImage",
    )
    """Identifier of the background image of the room, such as its URL."""
    device_online_count: int | None = Field(
        default=None, validation_alias="deviceOnlineCnt", serialization_alias="deviceOnlineCnt"
    )
    """Number of devices of the room that are online."""

    @property
    def create_millis_at(self) -> datetime | None:
        """`create_millis` as a datetime in UTC."""
        return moment(self.create_millis)


class HomeDevicePage(Model):
    """One page of the devices of homes, rooms or device groups."""

    total: int | None = None
    """Number of all devices that match."""
    page_no: int | None = None
    """Number of this page, from 1."""
    page_size: int | None = None
    """Number of devices in a page."""
    items: list[HomeDevice] | None = Field(
        default=None, validation_alias=AliasChoices("items", "data"), serialization_alias="items"
    )
    """The devices of the page."""


class HomeDevice(Model):
    """A device of a home."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    my_role: str | None = None
    """Relation of the user to the device, such as OWNED; only in a list of devices in homes."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    home_id: str | None = None
    """Id of the home that the device is in; not in a list of a device group."""
    home_name: str | None = None
    """Name of the home that the device is in; not in a list of a device group."""
    room_id: str | None = None
    """Id of the room that the device is in."""
    room_name: str | None = None
    """Name of the room that the device is in."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    product_name: str | None = None
    """Name of the device's product."""
    product_image: str | None = None
    """Icon of the device's product; the same as category_image if the product has none."""
    product_model: str | None = None
    """Model number of the device's product."""
    category_key: str | None = None
    """Key of the category of the device's product."""
    category_image: str | None = None
    """Icon of the category of the device's product."""
    panel_page_router_url: str | None = Field(
        default=None,
        validation_alias=AliasChoices("panelPageRouterUrl", "panelPageRouteUrl"),
        serialization_alias="panelPageRouterUrl",
    )
    """URL that routes to the control panel; only for a device of the category Camera."""
    nick_name: str | None = None
    """Nickname of the device."""
    net_type: OpenStr[NetType] | None = None
    """Way in which the device reaches the network."""
    thing_type: OpenStr[ThingType] | None = None
    """Kind of a thing."""
    status: OpenInt[DeviceStatus] | None = None
    """Connection state of a device."""
    node_type: OpenStr[NodeType] | None = None
    """Place of a device in the network."""
    description: str | None = None
    """Description of the device."""
    sub_device_iot_ids: list[str] | None = Field(
        default=None, validation_alias="subDeviceIotIdList", serialization_alias="subDeviceIotIdList"
    )
    """Ids of a gateway's sub-devices that are bound to the user; only for a gateway in a list of devices in homes.
    """
    properties: list[PropertyState] | None = Field(
        default=None, validation_alias="propertyList", serialization_alias="propertyList"
    )
    """Properties of the device with their present values."""
    protocol: str | None = None
    """Protocol that the device connects by, such as ble-mesh."""


class DeviceToMove(Model):
    """A device that shall move to another home or room."""

    iot_id: str
    """Device id; unique on the platform."""


class ControlGroup(Model):
    """A device group."""

    control_group_id: str | None = None
    """Id of the device group."""
    name: str | None = None
    """Name of the group."""
    create_millis: int | None = None
    """Time at which the group was created. In milliseconds since 1970."""
    product_key: str | None = None
    """Key of the product that the devices of the group belong to."""
    product_image: str | None = None
    """URL of the icon of the group's product."""

    @property
    def create_millis_at(self) -> datetime | None:
        """`create_millis` as a datetime in UTC."""
        return moment(self.create_millis)


class ControlGroupPage(Model):
    """One page of device groups."""

    total: int | None = None
    """Number of all groups that match."""
    groups: list[ControlGroup] | None = Field(default=None, validation_alias="data", serialization_alias="data")
    """The groups of the page."""
    page_no: int | None = None
    """Number of this page, from 1."""
    page_size: int | None = None
    """Number of groups in a page."""


class GroupProductPage(Model):
    """One page of products whose devices can form a device group."""

    total: int | None = None
    """Number of all products that match."""
    page_no: int | None = None
    """Number of this page, from 1."""
    page_size: int | None = None
    """Number of products in a page."""
    products: list[GroupProduct] | None = Field(default=None, validation_alias="data", serialization_alias="data")
    """The products of the page."""


class GroupProduct(Model):
    """A product whose devices can form a device group."""

    product_key: str | None = None
    """Key of the product."""
    product_name: str | None = None
    """Name of the product."""
    product_image: str | None = None
    """URL of the product's icon."""
