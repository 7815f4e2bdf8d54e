# Generated from spec/services/app/provisioning.yaml by `python -m generator generate`. Change the spec, not this file.
"""Objects of the provisioning service."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from pydantic import AliasChoices, Field

from feiyan.enums import DiscoveredDeviceStatus, DiscovererType, NetTypeCode, NodeTypeCode, ProvisioningCipherType
from feiyan_runtime import AtLeastOne, GivenInt, Model, OpenInt, Rule, moment


class DiscoveredDevicePage(Model):
    """One page of discovered devices."""

    total: int | None = Field(default=None, validation_alias="totalNum", serialization_alias="totalNum")
    """Number of all discovered devices."""
    items: list[DiscoveredDevice] | None = None
    """The devices of the page."""


class DiscoveredDevice(Model):
    """A device that waits to be connected to the network, with one that is connected already."""

    gmt_create: int | None = None
    """Time at which the discovery was recorded. In milliseconds since 1970."""
    gmt_modified: int | None = None
    """Time at which the discovery was last changed. In milliseconds since 1970."""
    reg_iot_id: str | None = None
    """Id of the device that is connected already."""
    reg_product_key: str | None = None
    """Key of the connected device's product."""
    reg_device_name: str | None = None
    """Name of the connected device."""
    reg_product_name: str | None = None
    """Name of the connected device's product."""
    enrollee_iot_id: str | None = None
    """Id of the device that waits to be connected."""
    enrollee_product_key: str | None = None
    """Key of the waiting device's product."""
    enrollee_device_name: str | None = None
    """Name of the waiting device."""
    enrollee_product_name: str | None = None
    """Name of the waiting device's product."""
    bssid: str | None = None
    """BSSID of the router."""
    ssid: str | None = None
    """SSID of the hotspot."""
    rssi: str | None = None
    """Signal strength (RSSI) of the hotspot."""
    type: OpenInt[DiscovererType] | None = None
    """Finder of the device."""
    status: OpenInt[DiscoveredDeviceStatus] | None = None
    """Progress of the provisioning of the device."""

    @property
    def gmt_create_at(self) -> datetime | None:
        """`gmt_create` as a datetime in UTC."""
        return moment(self.gmt_create)

    @property
    def gmt_modified_at(self) -> datetime | None:
        """`gmt_modified` as a datetime in UTC."""
        return moment(self.gmt_modified)


class LocalDevice(Model):
    """A device that the app found by communicating locally."""

    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    reset: bool | None = None
    """True to leave the device in the answer even if it is bound already."""
    product_id: str | None = None
    """Id of the product, unique world-wide; can stand for product_key when provisioning by Bluetooth."""


class BindableDevice(Model):
    """A device that passed the filter, with its product."""

    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    token: str | None = Field(default=None, repr=False)
    """Token that the device reported to the platform."""
    product_name: str | None = None
    """Name of the product."""
    net_type: OpenInt[NetTypeCode] | None = None
    """Way in which devices of a product reach the network, in the numeric form."""
    node_type: OpenInt[NodeTypeCode] | None = None
    """Place of a device in the network, in the numeric form."""
    category_key: str | None = None
    """Identifier of the category that the product belongs to."""
    category_name: str | None = None
    """Name of the category."""
    category_id: int | None = None
    """Id of the category."""
    image: str | None = None
    """URL of the product's icon."""


class TokenDevice(Model):
    """The device that a token belongs to."""

    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    iot_id: str | None = None
    """Device id; unique on the platform."""


class NewlyBoundDevice(Model):
    """A device that has just been bound."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    category_key: str | None = None
    """Key of the category of the device's product."""
    page_router_url: str | None = None
    """Link that routes to the page of the device."""


class CipherDevice(Model):
    """A device to get a key for, by product_id if it is a Bluetooth device, by product_key if not.

    Pass product_key, or product_id.
    """

    wire_rules: ClassVar[tuple[Rule, ...]] = (AtLeastOne(("product_key",), ("product_id",)),)
    random: str
    """Random number of 32 hexadecimal digits."""
    product_key: str | None = None
    """Key of the product; needed for a device that is not a Bluetooth device."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    product_id: str | None = None
    """The product key as a hexadecimal string; needed for a Bluetooth device, otherwise absent."""
    cipher_type: GivenInt[ProvisioningCipherType] | None = None
    """Number of devices that have a key in common. Default: 3."""
    params: CipherParameters | None = None
    """Parameters for signing; empty for a device that is not a Bluetooth device."""


class CipherParameters(Model):
    """Parameters that go into the signature."""

    mac: str | None = None
    """MAC address; needed for a Bluetooth device."""


class ProvisioningToken(Model):
    """A token for binding a device."""

    token: str | None = Field(default=None, repr=False)
    """The token."""
    random: str | None = None
    """Random number that one-click provisioning needs."""
    expiration_time: int | None = Field(
        default=None,
        validation_alias=AliasChoices("expirationTime", "expiredTime"),
        serialization_alias="expirationTime",
    )
    """Time at which the token expires. In milliseconds since 1970."""

    @property
    def expiration_time_at(self) -> datetime | None:
        """`expiration_time` as a datetime in UTC."""
        return moment(self.expiration_time)
