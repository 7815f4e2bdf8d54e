# Generated from spec/observed.yaml and services/app/ota.yaml by `python -m generator generate`. Change the spec, not this file.
"""Objects of the ota service."""

from __future__ import annotations

from typing import ClassVar

from pydantic import AliasChoices, Field

from feiyan.enums import DeviceStatus, NetType, OtaSignMethod, OtaStatus, OtaType, UpgradeStatusCode
from feiyan_runtime import AtLeastOne, Model, OpenInt, OpenStr, Rule


class OfferedUpgrade(Model):
    """A device for which new firmware waits."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    image: str | None = None
    """Address of a picture of the device."""


class UpgradeState(Model):
    """State of an upgrade of firmware."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    step: int | None = None
    """Progress in percent; negative if the upgrade failed."""
    description: str | None = Field(default=None, validation_alias="desc", serialization_alias="desc")
    """Description of the progress."""
    need_confirm: bool | None = None
    """True if the user has to confirm the upgrade."""
    upgrade_status: OpenInt[UpgradeStatusCode] | None = None
    """State of an upgrade."""
    start_time: int | None = None
    """Time at which the upgrade began. In milliseconds since 1970."""


class FirmwareInfo(Model):
    """The firmware that a device has and the one it can be upgraded to."""

    current_version: str | None = None
    """Version that the device has."""
    current_timestamp: int | None = None
    """Time of that version. In milliseconds since 1970."""
    version: str | None = None
    """Version that the device can be upgraded to."""
    timestamp: int | None = None
    """Time of the newer version. In milliseconds since 1970."""
    size: str | None = None
    """Size of the file, written as digits. In bytes."""
    md5: str | None = None
    """MD5 of the file."""
    name: str | None = None
    """Name of the firmware."""
    url: str | None = Field(default=None, repr=False)
    """Address of the file, with a signature in it."""
    description: str | None = Field(default=None, validation_alias="desc", serialization_alias="desc")
    """Description of the firmware."""
    net_type: OpenStr[NetType] | None = None
    """Way in which devices of a product reach the network, in the form that most operations use."""


class UpgradeInfo(Model):
    """The firmware of a device, with the state of its upgrade."""

    firmware: FirmwareInfo | None = Field(
        default=None, validation_alias="otaFirmwareDTO", serialization_alias="otaFirmwareDTO"
    )
    """The firmware."""
    upgrade: UpgradeState | None = Field(
        default=None, validation_alias="otaUpgradeDTO", serialization_alias="otaUpgradeDTO"
    )
    """State of the upgrade."""


class OtaFirmware(Model):
    """The firmware that a device has and the one it can be upgraded to."""

    module_name: str | None = None
    """Name of the device's module; empty or default for the main one."""
    current_version: str | None = None
    """Version that is in the module."""
    status: OpenStr[OtaStatus] | None = None
    """State of the upgrade, TO_BE_UPGRADED or SUCCEEDED."""
    firmware_version: str | None = None
    """Version of the new firmware; valid while status is TO_BE_UPGRADED."""
    size: str | None = None
    """Size of the file, written as digits; valid while status is TO_BE_UPGRADED. In bytes."""
    sign: str | None = None
    """Signature of the file; valid while status is TO_BE_UPGRADED."""
    sign_method: OpenStr[OtaSignMethod] | None = None
    """Method by which the file is signed; valid while status is TO_BE_UPGRADED."""
    url: str | None = Field(default=None, repr=False)
    """Address to download the file from; valid while status is TO_BE_UPGRADED."""
    details: str | None = None
    """Description of the firmware; valid while status is TO_BE_UPGRADED."""
    ota_type: OpenStr[OtaType] | None = None
    """Way in which the upgrade is pushed; valid while status is TO_BE_UPGRADED."""


class OtaProgress(Model):
    """Progress of the firmware upgrade of a device."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    module_name: str | None = None
    """Name of the device's module, as entered with the firmware in the console."""
    current_version: str | None = None
    """Version that is in the module at present."""
    firmware_version: str | None = None
    """Version of the firmware file."""
    ota_type: OpenStr[OtaType] | None = None
    """Way in which the upgrade is pushed; valid while status is TO_BE_UPGRADED."""
    need_confirm: bool | None = None
    """True if the user has to confirm the upgrade; valid if ota_type is CONFIRM."""
    status: OpenStr[OtaStatus] | None = None
    """State of a firmware upgrade."""
    step: int | None = None
    """Progress in percent; negative if the upgrade failed."""
    description: str | None = Field(default=None, validation_alias="desc", serialization_alias="desc")
    """Description of the progress."""


class OtaDevice(Model):
    """A device to upgrade.

    Pass iot_id, or product_key with device_name.
    """

    wire_rules: ClassVar[tuple[Rule, ...]] = (AtLeastOne(("iot_id",), ("product_key", "device_name")),)
    iot_id: str | None = None
    """Id of the device; goes before product_key and device_name."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""


class UpgradableDevice(Model):
    """A device that waits to be upgraded."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    device_icon: str | None = None
    """Icon of the product's category, if one is set up in the cloud."""
    device_display_name: str | None = Field(
        default=None,
        validation_alias=AliasChoices("deviceDisplayName", "deviceName"),
        serialization_alias="deviceDisplayName",
    )
    """Nickname that the user gave the device, or the name of its product."""
    device_net_type: OpenStr[NetType] | None = None
    """Way in which devices of a product reach the network, in the form that most operations use."""
    device_status: OpenInt[DeviceStatus] | None = None
    """Connection state of a device."""
