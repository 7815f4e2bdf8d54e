# Generated from spec/services/cloud/users.yaml by `python -m generator generate`. Change the spec, not this file.
"""Objects of the users service."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from pydantic import AliasChoices, Field

from feiyan.enums import (
    AccountOnlineStatus,
    DeviceBindCode,
    DeviceMigrationResultCode,
    DeviceStatus,
    NetType,
    Ownership,
    ThingType,
)
from feiyan_runtime import AtLeastOne, BareListModel, Model, OpenInt, OpenStr, OutcomeModel, Rule, Success, moment


class Account(Model):
    """An account of a user."""

    identity_id: str | None = None
    """Identity of the user on the platform."""
    login_id: str | None = None
    """Id that the account logs in with."""
    login_name: str | None = Field(default=None, repr=False)
    """Login name; may be the phone number."""
    login_source: str | None = None
    """Source of the account, such as openAccount."""
    nick_name: str | None = None
    """Nickname of the user."""
    avatar_url: str | None = None
    """Address of the user's picture."""
    gender: str | None = None
    """Gender of the user. In lists of users."""
    phone: str | None = Field(default=None, repr=False)
    """Phone number of the account."""
    email: str | None = Field(default=None, repr=False)
    """E-mail address of the account."""
    status: str | None = None
    """State of the account; 0 is normal."""
    online_status: OpenInt[AccountOnlineStatus] | None = None
    """Login state of the account."""
    last_login_time: int | None = None
    """Time of the last login. In milliseconds since 1970."""
    tenant_id: str | None = None
    """Id of the tenant that the account belongs to."""
    scope_id: str | None = None
    """Id of the isolation scope of the account."""
    sub_identity_limit_code: str | None = None
    """Limit on how many sub-accounts the account may create."""
    create_app_key: str | None = None
    """App key with which the account was created."""
    creator: str | None = Field(
        default=None, validation_alias=AliasChoices("creater", "creator"), serialization_alias="creater"
    )
    """Creator of the account. In lists of users."""
    creator_identity_id: str | None = Field(
        default=None,
        validation_alias=AliasChoices("createrIdentityId", "creatorIdentityId"),
        serialization_alias="createrIdentityId",
    )
    """Identity of who created the account. In lists of users."""
    modifier: str | None = None
    """Author of the last change of the account. In lists of users."""
    gmt_create: int | None = None
    """Time when the account was created. In milliseconds since 1970."""
    gmt_modified: int | None = None
    """Time when the account was changed last. In milliseconds since 1970."""

    @property
    def last_login_time_at(self) -> datetime | None:
        """`last_login_time` as a datetime in UTC."""
        return moment(self.last_login_time)

    @property
    def gmt_create_at(self) -> datetime | None:
        """`gmt_create` as a datetime in UTC."""
        return moment(self.gmt_create)

    @property
    def gmt_modified_at(self) -> datetime | None:
        """`gmt_modified` as a datetime in UTC."""
        return moment(self.gmt_modified)


class UserDevicePage(BareListModel):
    """Devices of a user, in an envelope of their own."""

    wire_bare_list: ClassVar[str] = "data"
    code: int | None = None
    """200 on success."""
    message: str | None = None
    """Outcome in English."""
    devices: list[UserDevice] | None = Field(default=None, validation_alias="data", serialization_alias="data")
    """Devices of the user."""


class UserDevice(Model):
    """A device that is bound to a user."""

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
    category_image: str | None = None
    """Address of the picture of the product."""
    product_model: str | None = None
    """Model of the product."""
    nick_name: str | None = None
    """Nickname of the device."""
    net_type: OpenStr[NetType] | None = None
    """Way in which devices of a product reach the network, in the form that most operations use."""
    thing_type: OpenStr[ThingType] | None = None
    """Kind of a thing."""
    status: OpenInt[DeviceStatus] | None = None
    """Connection state of a device."""
    owned: OpenInt[Ownership] | None = None
    """Relation of a user to a device."""
    logic_type: str | None = None
    """Not explained by the documents."""


class DeviceUnbindResult(OutcomeModel):
    """Result of unbinding one device."""

    wire_success: ClassVar[Success] = Success((True,), field="success", message="message")
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    iot_id: str | None = None
    """Device id; unique on the platform."""
    success: bool | None = None
    """True if the device is unbound."""
    message: str | None = None
    """Why the unbinding failed."""


class DeviceBindingPage(Model):
    """A page of bindings of a device."""

    total: int | None = None
    """Number of all bindings."""
    bindings: list[DeviceBinding] | None = Field(
        default=None, validation_alias="accountDevList", serialization_alias="accountDevList"
    )
    """Bindings of the page."""


class DeviceBinding(Model):
    """A binding of a device to an account."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    product_name: str | None = None
    """Name of the product."""
    nick_name: str | None = None
    """Nickname that the user gave the device."""
    owned: OpenInt[Ownership] | None = None
    """Relation of a user to a device."""
    identity_id: str | None = None
    """Identity of the user on the platform."""


class DeviceMigrationResult(OutcomeModel):
    """Result for a device that was to be moved to another region."""

    wire_success: ClassVar[Success] = Success((True,), field="succeed", code="resultCode")
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    succeed: bool | None = None
    """True if the move succeeded."""
    result_code: OpenStr[DeviceMigrationResultCode] | None = None
    """Outcome of moving a device to another region."""


class DeviceToBind(Model):
    """A device to bind; if all fields are given, iot_id counts.

    Pass iot_id, or product_key with device_name.
    """

    wire_rules: ClassVar[tuple[Rule, ...]] = (AtLeastOne(("iot_id",), ("product_key", "device_name")),)
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    iot_id: str | None = None
    """Device id; unique on the platform."""


class DeviceBindResult(OutcomeModel):
    """Result for a device that was to be bound."""

    wire_success: ClassVar[Success] = Success((0, 2, 3, 4, 5), field="bindCode")
    iot_id: str | None = None
    """Device id; unique on the platform."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    bind_code: OpenInt[DeviceBindCode] | None = None
    """Outcome of binding a device, which depends on how the product is shared."""
