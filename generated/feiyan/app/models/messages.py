# Generated from spec/observed.yaml and services/app/messages.yaml by `python -m generator generate`. Change the spec, not this file.
"""Objects of the messages service."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from pydantic import Field

from feiyan.enums import (
    MessageDeviceType,
    MessagePushType,
    MessageReadState,
    MessageSortOrder,
    MessageTarget,
    MessageType,
)
from feiyan_runtime import BareListModel, GivenInt, GivenStr, Model, OpenInt, OpenStr, RequestModel, moment


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

    @property
    def gmt_modified_at(self) -> datetime | None:
        """`gmt_modified` as a datetime in UTC."""
        return moment(self.gmt_modified)


class PushRecordFilter(Model):
    """The pushed messages to query."""

    type: GivenStr[MessagePushType] | None = None
    """Way in which messages are pushed."""
    message_type: GivenStr[MessageType] | None = None
    """Type of the messages; without it, all."""
    start_create_time: int | None = None
    """Start of the time window in which the messages were made. In milliseconds since 1970."""
    end_create_time: int | None = None
    """End of the time window in which the messages were made. In milliseconds since 1970."""
    min_id: int | None = None
    """Id above which the messages are wanted."""
    max_id: int | None = None
    """Id below which the messages are wanted."""
    page_no: int | None = None
    """Page number. At least 1."""
    page_size: int | None = None
    """Number of messages in a page. At most 100."""
    sort_type: GivenInt[MessageSortOrder] | None = None
    """Order of messages by the time they were made."""
    is_read: GivenInt[MessageReadState] | None = None
    """Read state of the messages."""
    iot_id: str | None = None
    """Device id; unique on the platform."""
    gateway_id: str | None = None
    """Id of a gateway, for its messages and those of its sub-devices."""

    @property
    def start_create_time_at(self) -> datetime | None:
        """`start_create_time` as a datetime in UTC."""
        return moment(self.start_create_time)

    @property
    def end_create_time_at(self) -> datetime | None:
        """`end_create_time` as a datetime in UTC."""
        return moment(self.end_create_time)


class PushRecordPage(Model):
    """A page of pushed messages."""

    total: int | None = None
    """Number of all such messages."""
    page_no: int | None = None
    """Page number. At least 1."""
    page_size: int | None = None
    """Number of messages in a page."""
    messages: list[PushRecord] | None = Field(default=None, validation_alias="data", serialization_alias="data")
    """The messages."""


class PushRecord(Model):
    """A message that was pushed to a user."""

    id: int | None = None
    """Id of the message."""
    gmt_create: int | None = None
    """Time at which the message was made. In milliseconds since 1970."""
    gmt_modified: int | None = None
    """Time at which the record was last changed. In milliseconds since 1970."""
    app_key: int | None = None
    """Key of the app."""
    title: str | None = None
    """Title of the message."""
    body: str | None = None
    """Text of the message."""
    message_type: OpenStr[MessageType] | None = None
    """Subject of a message."""
    is_read: OpenInt[MessageReadState] | None = None
    """Read state of a message."""
    ext_data: MessageExtension | None = None
    """Further data of a message beside its text; the application defines it."""

    @property
    def gmt_create_at(self) -> datetime | None:
        """`gmt_create` as a datetime in UTC."""
        return moment(self.gmt_create)

    @property
    def gmt_modified_at(self) -> datetime | None:
        """`gmt_modified` as a datetime in UTC."""
        return moment(self.gmt_modified)


class MessageCountRequest(Model):
    """Selection of the messages to count."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    event_id: str | None = None
    """Id of the alarm event."""
    type: GivenStr[MessagePushType] | None = None
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
    type: GivenStr[MessagePushType]
    """Way in which messages are pushed."""


class MessageUpdate(RequestModel):
    """Selection of the messages to mark as read."""

    key_id: str | None = None
    """Id of a message in its string form."""
    key_ids: list[str] | None = None
    """Ids of the messages in their string form. At most 10 items."""
    is_read: int = 1
    """The new read state; always 1, read. Default: 1."""
    type: GivenStr[MessagePushType]
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

    @property
    def gmt_create_at(self) -> datetime | None:
        """`gmt_create` as a datetime in UTC."""
        return moment(self.gmt_create)

    @property
    def gmt_modified_at(self) -> datetime | None:
        """`gmt_modified` as a datetime in UTC."""
        return moment(self.gmt_modified)


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

    @property
    def gmt_create_at(self) -> datetime | None:
        """`gmt_create` as a datetime in UTC."""
        return moment(self.gmt_create)

    @property
    def gmt_modified_at(self) -> datetime | None:
        """`gmt_modified` as a datetime in UTC."""
        return moment(self.gmt_modified)
