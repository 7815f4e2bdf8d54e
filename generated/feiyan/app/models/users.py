# Generated from spec/observed.yaml and services/app/users.yaml by `python -m generator generate`. Change the spec, not this file.
"""Objects of the users service."""

from __future__ import annotations

from typing import ClassVar

from pydantic import AliasChoices, Field

from feiyan.app.models.homes import PropertyState
from feiyan.enums import (
    DeviceStatus,
    NetType,
    NodeType,
    NodeTypeCode,
    Ownership,
    ShareRole,
    ShareStatus,
    SubDeviceBindingState,
    ThingType,
    VirtualUserAttributeKey,
)
from feiyan_runtime import AtLeastOne, BareListModel, Model, OpenEnum, OpenInt, OpenStr, Rule


class ThirdPartyDevicePage(Model):
    """A page of devices that a third-party platform supports."""

    total: int | None = None
    """Count of all devices."""
    page_no: int | None = None
    """Number of this page, from 1."""
    page_size: int | None = None
    """Number of devices in a page."""
    devices: list[ThirdPartyDevice] | None = Field(default=None, validation_alias="data", serialization_alias="data")
    """The devices of this page."""


class ThirdPartyDevice(Model):
    """A device that a third-party platform supports."""

    icon: str | None = None
    """Address of the device's icon."""
    label: str | None = None
    """Name of the device."""
    iot_id: str | None = Field(default=None, validation_alias="value", serialization_alias="value")
    """Id of the device."""


class BoundDevicePage(Model):
    """A page of devices that are bound to a user."""

    total: int | None = None
    """Number of all devices that match."""
    page_no: int | None = Field(
        default=None, validation_alias=AliasChoices("pageNo", "pageId"), serialization_alias="pageNo"
    )
    """Number of the page."""
    page_size: int | None = None
    """Number of devices in a page."""
    devices: list[BoundDevice] | None = Field(default=None, validation_alias="data", serialization_alias="data")
    """Devices of the page."""


class BoundDevice(Model):
    """A device that is bound to a user."""

    identity_id: str | None = None
    """Identity of the user on the platform."""
    iot_id: str | None = Field(
        default=None, validation_alias=AliasChoices("iotId", "deviceId"), serialization_alias="iotId"
    )
    """Device id; unique on the platform."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    product_name: str | None = None
    """Name of the product."""
    product_image: str | None = None
    """Address of the picture of the product; if it has none, of the picture of the category."""
    product_model: str | None = None
    """Model of the product."""
    category_key: str | None = None
    """Key of the category of the product. In the list of the user's devices."""
    category_image: str | None = None
    """Address of the picture of the category. In the list of the user's devices."""
    panel_page_router_url: str | None = Field(
        default=None,
        validation_alias=AliasChoices("panelPageRouterUrl", "panelPageRouteUrl"),
        serialization_alias="panelPageRouterUrl",
    )
    """URL that routes to the control panel of the product. In the list of the user's devices."""
    nick_name: str | None = None
    """Nickname that the user gave the device; may be empty."""
    net_type: OpenStr[NetType] | None = None
    """Way in which devices of a product reach the network, in the form that most operations use."""
    thing_type: OpenStr[ThingType] | None = None
    """Kind of a thing."""
    status: OpenInt[DeviceStatus] | None = None
    """Connection state of a device."""
    owned: OpenInt[Ownership] | None = None
    """Relation of a user to a device."""
    node_type: OpenStr[NodeType] | None = None
    """Place of a device in the network."""
    identity_alias: str | None = Field(default=None, repr=False)
    """Display name of the user: phone number, login name or e-mail address."""
    sub_device: bool | None = Field(
        default=None, validation_alias=AliasChoices("subDevice", "isSubDevice"), serialization_alias="subDevice"
    )
    """True if the device is behind a gateway; false or null for one that is connected directly. In the list of the
    user's devices.
    """
    gmt_modified: int | None = None
    """Time when the device was bound or its binding changed last. In milliseconds since 1970."""
    bind_time: int | None = None
    """Time when the device was bound. In the list of the user's devices. In milliseconds since 1970."""
    category_name: str | None = None
    """Name of the category. In the list of the user's devices."""
    is_edge_gateway: bool | None = None
    """True if the device is an edge gateway. In the list of the user's devices."""


class DeviceBindingPage(BareListModel):
    """A page of bindings of a device."""

    wire_bare_list: ClassVar[str] = "data"
    total: int | None = None
    """Number of all bindings."""
    page_no: int | None = None
    """Number of the page."""
    page_size: int | None = None
    """Number of bindings in a page."""
    bindings: list[DeviceBinding] | None = Field(default=None, validation_alias="data", serialization_alias="data")
    """Bindings of the page."""


class DeviceBinding(Model):
    """A binding of a device to a user."""

    identity_id: str | None = None
    """Identity of the user on the platform."""
    iot_id: str | None = None
    """Device id; unique on the platform."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    product_name: str | None = None
    """Name of the product."""
    product_image: str | None = None
    """Address of the picture of the product."""
    product_model: str | None = None
    """Model of the product."""
    category_image: str | None = None
    """Address of the picture of the category."""
    nick_name: str | None = None
    """Nickname that the user gave the device."""
    net_type: OpenStr[NetType] | None = None
    """Way in which devices of a product reach the network, in the form that most operations use."""
    thing_type: OpenStr[ThingType] | None = None
    """Kind of a thing."""
    node_type: OpenEnum[NodeTypeCode, NodeType] | None = None
    """Place of the device in the network."""
    status: OpenInt[DeviceStatus] | None = None
    """Connection state of a device."""
    owned: OpenInt[Ownership] | None = None
    """Relation of a user to a device."""
    identity_alias: str | None = Field(default=None, repr=False)
    """Display name of the user: phone number, login name or e-mail address."""
    gmt_modified: int | None = None
    """Time when the binding changed last. In milliseconds since 1970."""
    description: str | None = None
    """Description."""


class DeviceMove(Model):
    """A change of a device's place in the list."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    from_order: int | None = None
    """Place of the device before."""
    to_order: int | None = None
    """Place of the device after."""


class DeviceUnbinding(Model):
    """Result of unbinding a device."""

    mesh_node_info: MeshNodeInfo | None = None
    """A mesh device, with what it takes to configure it."""


class MeshNodeInfo(Model):
    """A mesh device, with what it takes to configure it."""

    net_key_index: int | None = None
    """Index of the mesh net key."""
    device_key: str | None = Field(default=None, repr=False)
    """Key that encrypts the configuration of the device."""
    primary_unicast_address: int | None = None
    """Primary unicast address of the device."""
    sub_device_id: str | None = None
    """Id of the sub-device for pushing the configuration."""
    retry_count: int | None = None
    """Number of retries; for low-power devices."""
    unacknowledged: bool | None = Field(
        default=None, validation_alias="unAcknowledged", serialization_alias="unAcknowledged"
    )
    """True if retries need no acknowledgement."""
    product_id: int | None = Field(default=None, validation_alias="pid", serialization_alias="pid")
    """Id of the product."""
    product_key: str | None = None
    """Key of the product by which the thing model is converted."""
    mac: str | None = None
    """MAC address of the device."""


class ShareQrCode(Model):
    """A QR code that shares devices and scenes."""

    qr_key: str | None = Field(default=None, repr=False)
    """Key to show as a QR code."""


class ShareQrCodeBinding(Model):
    """Devices that were bound by a QR code."""

    iot_ids: list[str] | None = Field(default=None, validation_alias="iotIdList", serialization_alias="iotIdList")
    """Ids of the devices that were bound."""


class ShareRecordPage(BareListModel):
    """A page of shares."""

    wire_bare_list: ClassVar[str] = "data"
    total: int | None = None
    """Number of all shares."""
    page_no: int | None = None
    """Number of the page."""
    page_size: int | None = None
    """Number of shares in a page."""
    records: list[ShareRecord] | None = Field(default=None, validation_alias="data", serialization_alias="data")
    """Shares of the page."""


class ShareRecord(Model):
    """A share of a device with a user. Where shares are grouped by batch, one stands for several: batch_info is there,
    and target_id, device_name and record_id are not.
    """

    initiator_alias: str | None = Field(default=None, repr=False)
    """Account of the user who shares: the nickname, or the phone number or e-mail address if there is none."""
    receiver_alias: str | None = Field(default=None, repr=False)
    """Account of the recipient: the nickname, or the phone number or e-mail address if there is none."""
    initiator_identity_id: str | None = None
    """Identity of the user who shares. In notices."""
    receiver_identity_id: str | None = None
    """Identity of the recipient. In notices."""
    target_id: str | None = None
    """Id of what is shared."""
    target_type: str | None = None
    """Type of what is shared, such as DEVICE."""
    product_image: str | None = None
    """Address of the picture of the product."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    is_receiver: OpenInt[ShareRole] | None = None
    """Part of the signed-in user in a share."""
    gmt_create: int | None = None
    """Time when the share was made. In milliseconds since 1970."""
    gmt_modified: int | None = None
    """Time when the share changed last. In milliseconds since 1970."""
    record_id: str | None = None
    """Id of the share."""
    batch_id: str | None = None
    """Id of the batch; devices that were shared at once have the same."""
    status: OpenInt[ShareStatus] | None = None
    """State of a share."""
    description: str | None = Field(default=None, repr=False)
    """The share in words; may contain phone numbers and e-mail addresses."""
    category_image: str | None = None
    """Address of the picture of the category."""
    product_name: str | None = None
    """Name of the product."""
    batch_info: ShareBatchInfo | None = None
    """A batch of shares."""
    node_type: OpenStr[NodeType] | None = None
    """Place of the device in the network; DEVICE is a sub-device here. In notices."""


class ShareBatchInfo(Model):
    """A batch of shares."""

    record_count: int | None = None
    """Number of shares in the batch, one for each device."""


class DeviceReference(Model):
    """A device, by its id or by its name within its product; if all fields are given, iot_id counts.

    Pass iot_id, or product_key with device_name.
    """

    wire_rules: ClassVar[tuple[Rule, ...]] = (AtLeastOne(("iot_id",), ("product_key", "device_name")),)
    iot_id: str | None = None
    """Device id; unique on the platform."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""


class DeviceShareState(Model):
    """State of the sharing of a device with a user."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    shared: bool | None = None
    """True if the device is shared with the user."""


class SharedDevicePage(Model):
    """A page of devices that were shared with the user."""

    total: int | None = None
    """Number of all devices that match."""
    page_no: int | None = None
    """Number of the page."""
    page_size: int | None = None
    """Number of devices in a page."""
    items: list[SharedDevice] | None = None
    """Devices of the page."""


class SharedDevice(Model):
    """A device that was shared with the user."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    product_name: str | None = None
    """Name of the product."""
    product_image: str | None = None
    """Address of the picture of the product; if it has none, of the picture of the category."""
    product_model: str | None = None
    """Model of the product."""
    category_key: str | None = None
    """Key of the category of the product."""
    category_image: str | None = None
    """Address of the picture of the category."""
    panel_page_router_url: str | None = Field(
        default=None,
        validation_alias=AliasChoices("panelPageRouterUrl", "panelPageRouteUrl"),
        serialization_alias="panelPageRouterUrl",
    )
    """URL that routes to the control panel of the product; only for the category Camera."""
    nick_name: str | None = None
    """Nickname of the device."""
    net_type: OpenStr[NetType] | None = None
    """Way in which devices of a product reach the network, in the form that most operations use."""
    thing_type: OpenStr[ThingType] | None = None
    """Kind of a thing."""
    status: OpenInt[DeviceStatus] | None = None
    """Connection state of a device."""
    node_type: OpenStr[NodeType] | None = None
    """Place of a device in the network."""
    description: str | None = None
    """Description of the device."""
    properties: list[PropertyState] | None = Field(
        default=None, validation_alias="propertyList", serialization_alias="propertyList"
    )
    """State of the properties of the device."""
    protocol: str | None = None
    """Protocol; ble-mesh for mesh devices."""


class SubDeviceBindingPage(Model):
    """A page of devices behind a gateway, with the state of their bindings."""

    total: int | None = None
    """Number of all sub-devices."""
    page_size: int | None = None
    """Number of sub-devices in a page."""
    page_no: int | None = None
    """Number of the page."""
    devices: list[SubDeviceBinding] | None = Field(default=None, validation_alias="data", serialization_alias="data")
    """Sub-devices of the page."""


class SubDeviceBinding(Model):
    """A device behind a gateway and whether it is bound."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    bound: OpenInt[SubDeviceBindingState] | None = None
    """Binding state of a device behind a gateway."""
    status: OpenInt[DeviceStatus] | None = None
    """Connection state of a device."""
    nick_name: str | None = None
    """Nickname of the device; may be empty."""


class GatewaySubDevicePage(BareListModel):
    """A page of devices behind a gateway."""

    wire_bare_list: ClassVar[str] = "data"
    total: int | None = None
    """Number of all sub-devices of the gateway."""
    page_no: int | None = None
    """Number of the page."""
    page_size: int | None = None
    """Number of sub-devices in a page."""
    devices: list[GatewaySubDevice] | None = Field(default=None, validation_alias="data", serialization_alias="data")
    """Sub-devices of the page."""


class GatewaySubDevice(Model):
    """A device behind a gateway."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    nick_name: str | None = None
    """Name to show for the device; the name of its product."""
    image: str | None = None
    """Address of the picture of the category."""
    status: OpenInt[DeviceStatus] | None = None
    """Connection state of a device."""


class VirtualUserPage(Model):
    """A page of virtual users."""

    total: int | None = None
    """Number of all virtual users."""
    page_no: int | None = None
    """Number of the page."""
    page_size: int | None = None
    """Number of virtual users in a page."""
    users: list[VirtualUser] | None = Field(default=None, validation_alias="data", serialization_alias="data")
    """Virtual users of the page."""


class VirtualUser(Model):
    """A user without an account of its own, under the account of another user."""

    user_id: str | None = None
    """Id of the virtual user."""
    attributes: list[VirtualUserAttribute] | None = Field(
        default=None, validation_alias="attrList", serialization_alias="attrList"
    )
    """Attributes of the virtual user."""


class VirtualUserAttribute(Model):
    """An attribute of a virtual user."""

    key: OpenStr[VirtualUserAttributeKey] | None = Field(
        default=None, validation_alias="attrKey", serialization_alias="attrKey"
    )
    """Key of an attribute of a virtual user."""
    value: str | None = Field(default=None, validation_alias="attrValue", serialization_alias="attrValue", repr=False)
    """Value of the attribute; may be an address or a phone extension."""


class UserProfile(Model):
    """Present home of the user, and the number of devices shared with the user."""

    current_home_id: str | None = None
    """Id of the home that the user has chosen."""
    shared_device_count: int | None = Field(
        default=None, validation_alias="sharedDeviceCnt", serialization_alias="sharedDeviceCnt"
    )
    """Number of devices that are shared with the user."""
    shared_device_online_count: int | None = Field(
        default=None, validation_alias="sharedDeviceOnlineCnt", serialization_alias="sharedDeviceOnlineCnt"
    )
    """Number of shared devices that are online."""
