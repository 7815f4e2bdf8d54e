# Generated from spec/observed.yaml and services/app/messages.yaml by `python -m generator generate`. Change the spec, not this file.
"""Objects of the messages service."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from feiyan.enums import MessageDeviceType, MessagePushType, MessageReadState, MessageTarget, MessageType
from feiyan_runtime import BareListModel, Model, OpenInt, OpenStr, RequestModel


class MessageRecordFilter(Model):
    """The messages to list."""

    type: str
    """Group of messages, NOTICE or MESSAGE."""
    message_type: str
    """Kind of messages, such as device, share or announcement."""
    page_no: int | None = None
    """Page number. At least 1."""
    page_size: int | None = None
    """Number of messages on a page."""
    sort_type: int | None = None
    """Order of the messages; programs send 2."""
    min_id: int | None = None
    """Id from which the messages are wanted."""
    max_id: int | None = None
    """Id up to which the messages are wanted."""


class MessageRecords(Model):
    """A page of messages."""

    records: list[MessageRecord] | None = Field(default=None, validation_alias="data", serialization_alias="data")
    """The messages."""


class MessageRecord(Model):
    """A message to the user."""

    title: str | None = None
    """Title of the message."""
    body: str | None = None
    """Text of the message."""
    message_type: str | None = None
    """Kind of the message, such as device, share or announcement."""
    gmt_modified: int | None = None
    """Time of the message. In milliseconds since 1970."""


class MessageCountRequest(Model):
    """Selection of the messages to count."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    event_id: str | None = None
    """Id of the alarm event."""
    type: OpenStr[MessagePushType] | None = None
    """Way in which the messages are pushed; NOTICE is recommended. Best given: the other operations on messages
    require it.
    """


class MessageCounts(Model):
    """Numbers of messages by type."""

    share: int | None = None
    """Number of messages about shared devices."""
    device: int | None = None
    """Number of messages of devices."""
    announcement: int | None = None
    """Number of announcements."""


class MessageDeletion(Model):
    """Selection of the messages to delete."""

    key_ids: list[str] | None = None
    """Ids of the messages in their string form. At most 10 items."""
    type: OpenStr[MessagePushType]
    """Way in which messages are pushed."""


class MessageUpdate(RequestModel):
    """Selection of the messages to mark as read."""

    key_id: str | None = None
    """Id of a message in its string form."""
    key_ids: list[str] | None = None
    """Ids of the messages in their string form. At most 10 items."""
    is_read: int = 1
    """The new read state; always 1, read. Default: 1."""
    type: OpenStr[MessagePushType]
    """Way in which messages are pushed."""


class MessagePage(BareListModel):
    """One stretch of messages."""

    wire_bare_list: ClassVar[str] = "data"
    next_token: int | None = None
    """Position up to which messages were read; 0 if there are no more."""
    max_results: int | None = None
    """Maximum number of messages that are returned."""
    messages: list[Message] | None = Field(default=None, validation_alias="data", serialization_alias="data")
    """The messages."""


class Message(Model):
    """A message that was pushed to a user."""

    id: int | None = None
    """Id of the message."""
    key_id: str | None = None
    """Id of the message in its string form."""
    gmt_create: int | None = None
    """Time at which the message was made. In milliseconds since 1970."""
    gmt_modified: int | None = None
    """Time at which the record was last changed. In milliseconds since 1970."""
    message_id: str | None = None
    """Id that the push channel gave the message."""
    type: OpenStr[MessagePushType] | None = None
    """Way in which messages are pushed."""
    device_type: OpenStr[MessageDeviceType] | None = None
    """Kind of phones that a message was pushed to."""
    target: OpenStr[MessageTarget] | None = None
    """Target that a message was pushed to."""
    target_value: str | None = None
    """Id of the target."""
    title: str | None = None
    """Title of the message."""
    body: str | None = None
    """Text of the message."""
    is_read: OpenInt[MessageReadState] | None = None
    """Read state of a message."""
    message_type: OpenStr[MessageType] | None = None
    """Subject of a message."""
    tag: int | None = None
    """Tag of the message."""
    event_id: str | None = None
    """Id of the event that caused the message."""
    iot_id: str | None = None
    """Device id; unique on the platform."""
    gateway_id: str | None = None
    """Id of the gateway that the device is behind."""
    ext_data: MessageExtension | None = None
    """Further data of a message beside its text; the application defines it."""


class MessageExtension(Model):
    """Further data of a message beside its text; the application defines it."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    product_name: str | None = None
    """Name of the device's product."""
    category_id: int | None = None
    """Id of the product's category."""
    icon: str | None = None
    """Address of the message's icon."""
    nick_name: str | None = None
    """Nickname of the device."""
    ext_param: str | None = None
    """Further parameters that the application defines."""


class AlarmNotice(Model):
    """An alarm of a device and whether it is on."""

    event_id: str | None = None
    """Id of the alarm event."""
    event_name: str | None = None
    """Name of the alarm event."""
    notice_enabled: bool | None = None
    """True if the alarm is pushed; true also if it was never set."""


class MessageTimeZone(Model):
    """Time zone of the times in pushed messages of a device."""

    gmt_create: int | None = None
    """Time at which the setting was made. In milliseconds since 1970."""
    gmt_modified: int | None = None
    """Time at which the setting was last changed. In milliseconds since 1970."""
    target_value: str | None = None
    """Id of the user."""
    iot_id: str | None = None
    """Device id; unique on the platform."""
    time_zone: str | None = None
    """The time zone, written like GMT+08:00."""
