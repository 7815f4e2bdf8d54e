# Generated from spec/asyncapi.yaml by `python -m generator generate`. Change the spec, not this file.
"""MQTT topics and messages: those that the platform pushes to an app, and the requests of an app.

`read_message` parses a message that was received.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar, Final

from pydantic import Field

from feiyan.enums import DeviceStatus, SubDeviceAdditionStatus, UpgradeFailure, UpgradeStatus
from feiyan_runtime import (
    ChannelMessage,
    ChannelProtocol,
    ChannelRequest,
    GivenInt,
    Model,
    OpenInt,
    moment,
    read_as,
    whole_topic,
)

_HEAD: Final = "/sys/{product_key}/{device_name}/"
_HEADS: Final = re.compile("/sys/[^/]+/[^/]+/")


class Topic(StrEnum):
    """End of a topic, after /sys/{product_key}/{device_name}/."""

    ACCOUNT_BIND = "app/up/account/bind"
    """Asks to bind the connection to a user. Takes AccountBind."""
    ACCOUNT_BIND_REPLY = "app/down/account/bind_reply"
    """Result of binding the connection to the user. Gives AccountBound."""
    ACCOUNT_UNBIND = "app/up/account/unbind"
    """Asks to unbind the connection from its user. Takes AccountUnbind."""
    ACCOUNT_UNBIND_REPLY = "app/down/account/unbind_reply"
    """Result of unbinding the connection from its user. Gives AccountUnbound."""
    THING_PROPERTIES = "app/down/thing/properties"
    """Properties of a device changed. Gives PropertiesChanged."""
    THING_EVENTS = "app/down/thing/events"
    """A device reported an event. Gives ThingEvent."""
    THING_STATUS = "app/down/thing/status"
    """The connection state of a device changed. Gives StatusChanged."""
    THING_TOPO_ADD_STATUS = "app/down/thing/topo/add/status"
    """A sub-device was added to a gateway, or could not be. Gives SubDeviceAdded."""
    OTA_DEVICE_FORWARD = "app/down/ota/device/forward"
    """A firmware upgrade progressed. Gives OtaProgress."""
    DEVICE_BINDING = "app/down/_thing/event/notify"
    """A device was bound to the user or unbound. Gives DeviceBound or DeviceUnbound."""

    def of(self, *, product_key: str, device_name: str) -> str:
        """Return the whole topic of a connection.

        Args:
            product_key: Product key under which the connection is made.
            device_name: Device name under which the connection is made.

        Raises:
            ConfigurationError: One of these is empty, or has a character that a topic cannot contain.
        """
        return whole_topic(_HEAD, self, product_key=product_key, device_name=device_name)


class ChangedProperty(Model):
    """A property's value and when the device reported it."""

    time: int | None = None
    """Time at which the value was reported. In milliseconds since 1970."""
    value: Any = None
    """The value, of the type that the device's model defines."""

    @property
    def time_at(self) -> datetime | None:
        """`time` as a datetime in UTC."""
        return moment(self.time)


class StatusSince(Model):
    """A connection state and the time since which it holds."""

    time: int | None = None
    """Time at which the state began. In milliseconds since 1970."""
    value: OpenInt[DeviceStatus]
    """Connection state of a device."""

    @property
    def time_at(self) -> datetime | None:
        """`time` as a datetime in UTC."""
        return moment(self.time)


class AccountReply(ChannelMessage):
    """Result of a request."""

    id: str | None = None
    """Id of the message; an answer repeats that of its request."""
    code: int
    """200 on success."""
    message: str | None = None
    """Outcome in English."""


class DeviceBinding(ChannelMessage):
    """A device and the user that it was bound to or unbound from."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    identity_id: str | None = None
    """Identity of the user on the platform."""
    owned: int | None = None
    """1 if the user manages the device, 0 if it is shared with the user."""
    operation: str | None = None
    """Bind or Unbind; may be absent when a device was bound."""


class AccountBound(AccountReply):
    """Result of binding the connection to the user.

    On topic /sys/{productKey}/{deviceName}/app/down/account/bind_reply. Section 6.1.2 (绑定MQTT消息通道).
    """


class AccountUnbound(AccountReply):
    """Result of unbinding the connection from its user.

    On topic /sys/{productKey}/{deviceName}/app/down/account/unbind_reply. Section 6.1.2 (解绑MQTT消息通道).
    """


class PropertiesChanged(ChannelMessage):
    """Properties of a device changed.

    On topic /sys/{productKey}/{deviceName}/app/down/thing/properties. Section 6.1.2 (设备属性变更推送).
    """

    wire_body: ClassVar[tuple[str, ...]] = ("params",)
    iot_id: str | None = None
    """Device id; unique on the platform."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    items: dict[str, ChangedProperty]
    """The changed properties by their identifiers in the device's model."""


class ThingEvent(ChannelMessage):
    """A device reported an event.

    On topic /sys/{productKey}/{deviceName}/app/down/thing/events. Section 6.1.2 (设备事件变更推送).
    """

    wire_body: ClassVar[tuple[str, ...]] = ("params",)
    identifier: str | None = None
    """Identifier of the event in the device's model."""
    name: str | None = None
    """Name of the event."""
    type: str | None = None
    """Type of the event in the device's model, such as info, error or block."""
    iot_id: str | None = None
    """Device id; unique on the platform."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    value: dict[str, Any] | None = None
    """Values that the event carries, by the identifiers of its parameters in the device's model."""
    time: int | None = None
    """Time at which the event was reported. In milliseconds since 1970."""

    @property
    def time_at(self) -> datetime | None:
        """`time` as a datetime in UTC."""
        return moment(self.time)


class StatusChanged(ChannelMessage):
    """The connection state of a device changed.

    On topic /sys/{productKey}/{deviceName}/app/down/thing/status. Section 6.1.2 (设备连接状态变更推送).
    """

    wire_body: ClassVar[tuple[str, ...]] = ("params",)
    iot_id: str | None = None
    """Device id; unique on the platform."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    status: StatusSince
    """A connection state and the time since which it holds."""


class SubDeviceAdded(ChannelMessage):
    """A sub-device was added to a gateway, or could not be.

    On topic /sys/{productKey}/{deviceName}/app/down/thing/topo/add/status. Section 6.1.2 (子设备添加结果推送).
    """

    wire_body: ClassVar[tuple[str, ...]] = ("param", "params")
    status: OpenInt[SubDeviceAdditionStatus]
    """Result of adding a sub-device."""
    sub_iot_id: str | None = None
    """Device id of the sub-device."""
    sub_product_key: str | None = None
    """Product key of the sub-device."""
    sub_device_name: str | None = None
    """Device name of the sub-device."""
    old_gw_iot_id: str | None = None
    """Device id of the earlier gateway."""
    old_gw_product_key: str | None = None
    """Product key of the earlier gateway."""
    old_gw_device_name: str | None = None
    """Device name of the earlier gateway."""
    new_gw_iot_id: str | None = None
    """Device id of the new gateway."""
    new_gw_product_key: str | None = None
    """Product key of the new gateway."""
    new_gw_device_name: str | None = None
    """Device name of the new gateway."""


class OtaProgress(ChannelMessage):
    """A firmware upgrade progressed.

    On topic /sys/{productKey}/{deviceName}/app/down/ota/device/forward. Section 6.1.2 (固件升级进度推送).
    """

    wire_body: ClassVar[tuple[str, ...]] = ("params",)
    iot_id: str | None = None
    """Device id; unique on the platform."""
    src_version: str | None = None
    """Version before the upgrade."""
    dest_version: str | None = None
    """Version after the upgrade."""
    step: GivenInt[UpgradeFailure] | None = None
    """Progress in percent, or the stage at which the upgrade failed."""
    description: str | None = Field(default=None, validation_alias="desc", serialization_alias="desc")
    """Description of the step, or of what went wrong."""
    upgrade_status: OpenInt[UpgradeStatus] | None = None
    """State of an upgrade."""


class DeviceBound(DeviceBinding):
    """A device was bound to the user.

    On topic /sys/{productKey}/{deviceName}/app/down/_thing/event/notify. Not documented; seen in use: the
    platform's SDK for Android, class IoTMqttManager and the one that reads notices, in published apps of two
    makers; Laffey Smart, package com.laffey.smart, class IndexFragment1; a public plugin over the SDK, with the
    fields of a message.
    """

    wire_body: ClassVar[tuple[str, ...]] = ("params.value", "value")
    wire_when: ClassVar[Mapping[str, tuple[str | None, ...]]] = {
        "identifier": ("awss.BindNotify",),
        "value.operation": ("Bind", None),
    }


class DeviceUnbound(DeviceBinding):
    """A device was unbound from the user.

    On topic /sys/{productKey}/{deviceName}/app/down/_thing/event/notify. Not documented; seen in use: the
    platform's SDK for Android, class IoTMqttManager and the one that reads notices, in published apps of two
    makers; Laffey Smart, package com.laffey.smart, class IndexFragment1; a public plugin over the SDK, with the
    fields of a message.
    """

    wire_body: ClassVar[tuple[str, ...]] = ("params.value", "value")
    wire_when: ClassVar[Mapping[str, tuple[str | None, ...]]] = {
        "identifier": ("awss.BindNotify",),
        "value.operation": ("Unbind",),
    }


@dataclass(frozen=True, kw_only=True)
class AccountBind(ChannelRequest):
    """Asks to bind the connection to a user.

    On topic /sys/{productKey}/{deviceName}/app/up/account/bind. Section 6.1.2 (绑定MQTT消息通道).
    """

    topic: ClassVar[Topic] = Topic.ACCOUNT_BIND
    reply: ClassVar[type[AccountBound]] = AccountBound

    client_id: str
    """Id of the client; the app chooses it."""
    iot_token: str = field(repr=False)
    """Token of the signed-in user."""

    def content(self) -> dict[str, Any]:
        """Return the payload before it is encoded."""
        return {
            "id": self.message_id,
            "version": "1.0",
            "request": {"clientId": self.client_id},
            "params": {"iotToken": self.iot_token},
        }


@dataclass(frozen=True, kw_only=True)
class AccountUnbind(ChannelRequest):
    """Asks to unbind the connection from its user.

    On topic /sys/{productKey}/{deviceName}/app/up/account/unbind. Section 6.1.2 (解绑MQTT消息通道).
    """

    topic: ClassVar[Topic] = Topic.ACCOUNT_UNBIND
    reply: ClassVar[type[AccountUnbound]] = AccountUnbound

    client_id: str
    """Id of the client; the app chooses it."""

    def content(self) -> dict[str, Any]:
        """Return the payload before it is encoded."""
        return {"id": self.message_id, "version": "1.0", "request": {"clientId": self.client_id}, "params": {}}


MESSAGES: Final[Mapping[str, tuple[type[ChannelMessage], ...]]] = {
    Topic.ACCOUNT_BIND_REPLY: (AccountBound,),
    Topic.ACCOUNT_UNBIND_REPLY: (AccountUnbound,),
    Topic.THING_PROPERTIES: (PropertiesChanged,),
    Topic.THING_EVENTS: (ThingEvent,),
    Topic.THING_STATUS: (StatusChanged,),
    Topic.THING_TOPO_ADD_STATUS: (SubDeviceAdded,),
    Topic.OTA_DEVICE_FORWARD: (OtaProgress,),
    Topic.DEVICE_BINDING: (DeviceBound, DeviceUnbound),
}
"""The classes of the messages on each topic that an app subscribes to."""


def read_message(topic: str, payload: bytes) -> ChannelMessage:
    """Return the message that was received on a topic.

    Never raises: a message that is not documented is an `UnknownMessage`, one that does not match its documentation a
    `MalformedMessage`.
    """
    head = _HEADS.match(topic)
    return read_as(MESSAGES.get(topic[head.end() :], ()) if head else (), topic, payload)


def subscriptions(*, product_key: str, device_name: str) -> tuple[str, ...]:
    """Return the topics that a connection subscribes to: all on which documented messages are received.

    Args:
        product_key: Product key under which the connection is made.
        device_name: Device name under which the connection is made.

    Raises:
        ConfigurationError: One of these is empty, or has a character that a topic cannot contain.
    """
    return tuple(Topic(end).of(product_key=product_key, device_name=device_name) for end in MESSAGES)


CHANNEL_PROTOCOL: Final = ChannelProtocol(
    bind=lambda client_id, iot_token: AccountBind(client_id=client_id, iot_token=iot_token),
    unbind=lambda client_id: AccountUnbind(client_id=client_id),
    address=lambda request, device: Topic(request.topic).of(
        product_key=device.product_key, device_name=device.device_name
    ),
    subscriptions=lambda device: subscriptions(product_key=device.product_key, device_name=device.device_name),
    read=read_message,
)
"""The functions and classes that a channel needs for topics and messages."""
