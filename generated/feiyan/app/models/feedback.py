# Generated from spec/services/app/feedback.yaml by `python -m generator generate`. Change the spec, not this file.
"""Objects of the feedback service."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from feiyan.enums import FeedbackReadState, FeedbackReplyType, FeedbackSignSecretType, FeedbackType
from feiyan_runtime import GivenInt, Model, OpenInt, RequestModel, moment


class FeedbackDeviceError(RequestModel):
    """An error of a device, signed by the device."""

    error: FeedbackDeviceErrorDetail
    """Details of an error of a device."""
    time: int | None = None
    """Time at which the error happened, as a timestamp."""
    sign: str
    """Signature."""
    sign_secret_type: GivenInt[FeedbackSignSecretType] = 0
    """Secret that a device signed with. Default: 0."""


class FeedbackDeviceErrorDetail(Model):
    """Details of an error of a device."""

    code_version: str = Field(validation_alias="codeVer", serialization_alias="codeVer")
    """Version of the device's error codes."""
    state: int
    """State of the device at present."""
    code: int
    """Error code."""
    error_message: str | None = Field(default=None, validation_alias="errMsg", serialization_alias="errMsg")
    """Error message."""


class FeedbackPage(Model):
    """One page of feedback."""

    total: int | None = None
    """Number of all entries of feedback."""
    entries: list[FeedbackTopic] | None = Field(default=None, validation_alias="data", serialization_alias="data")
    """The feedback of the page."""
    page_size: int | None = None
    """Number of entries of feedback in a page."""
    page_id: int | None = None
    """Number of the page, if given."""


class FeedbackTopic(Model):
    """Feedback of a user; with the replies to it if it is fetched by its id."""

    mobile_system: str | None = None
    """System of the phone."""
    app_version: str | None = None
    """Version of the app."""
    type: OpenInt[FeedbackType] | None = None
    """Subject of feedback; up to 3 it is a device, from 101 the phone."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    content: str | None = None
    """Text of the feedback."""
    iot_id: str | None = None
    """Device id; unique on the platform."""
    mobile_model: str | None = None
    """Model of the phone."""
    contact: str | None = Field(default=None, repr=False)
    """Contact of the user."""
    topic: str | None = None
    """Topic of the feedback."""
    device_name: str | None = Field(default=None, validation_alias="devicename", serialization_alias="devicename")
    """Name of the device; unique within its product; part of the device certificate."""
    gmt_modified: int | None = None
    """Time at which the record was last changed. In milliseconds since 1970."""
    gmt_create: int | None = None
    """Time at which the record was made. In milliseconds since 1970."""
    id: int | None = None
    """Id of the feedback."""
    reply_status: OpenInt[FeedbackReadState] | None = None
    """Read state of feedback."""
    gmt_last_feedback: int | None = None
    """Time at which the user last added to the feedback. In milliseconds since 1970."""
    last_feedback: str | None = None
    """Text that the user last added."""
    gmt_last_reply: int | None = None
    """Time at which the feedback was last replied to. In milliseconds since 1970."""
    last_reply: str | None = None
    """Text of the last reply."""
    feedback_status: int | None = None
    """State of the feedback, a number such as 0."""
    tags: str | None = None
    """Tags of the feedback."""
    uid: str | None = None
    """Id of the user."""
    tenant_id: str | None = None
    """Id of the tenant."""
    isolation_id: str | None = None
    """Id of the isolation scope."""
    class_name: str | None = Field(default=None, validation_alias="class", serialization_alias="class")
    """Name of the platform's class for the record."""
    replies: list[FeedbackReply] | None = Field(
        default=None, validation_alias="feedBackReplyList", serialization_alias="feedBackReplyList"
    )
    """Replies and what the user added; only if the feedback is fetched by its id."""

    @property
    def gmt_modified_at(self) -> datetime | None:
        """`gmt_modified` as a datetime in UTC."""
        return moment(self.gmt_modified)

    @property
    def gmt_create_at(self) -> datetime | None:
        """`gmt_create` as a datetime in UTC."""
        return moment(self.gmt_create)

    @property
    def gmt_last_feedback_at(self) -> datetime | None:
        """`gmt_last_feedback` as a datetime in UTC."""
        return moment(self.gmt_last_feedback)

    @property
    def gmt_last_reply_at(self) -> datetime | None:
        """`gmt_last_reply` as a datetime in UTC."""
        return moment(self.gmt_last_reply)


class FeedbackReply(Model):
    """A reply to feedback, or what the user added to it."""

    id: int | None = None
    """Id of the reply."""
    app_version: str | None = None
    """Version of the app."""
    type: OpenInt[FeedbackReplyType] | None = None
    """Author of a reply to feedback."""
    content: str | None = None
    """Text of the reply."""
    gmt_create: int | None = None
    """Time at which the reply was made. In milliseconds since 1970."""
    topic_id: int | None = Field(default=None, validation_alias="topicid", serialization_alias="topicid")
    """Id of the feedback."""
    mobile_system: str | None = None
    """System of the phone."""
    gmt_modified: int | None = None
    """Time at which the reply was last changed. In milliseconds since 1970."""
    uid: str | None = None
    """Id of the user."""
    class_name: str | None = Field(default=None, validation_alias="class", serialization_alias="class")
    """Name of the platform's class for the record."""

    @property
    def gmt_create_at(self) -> datetime | None:
        """`gmt_create` as a datetime in UTC."""
        return moment(self.gmt_create)

    @property
    def gmt_modified_at(self) -> datetime | None:
        """`gmt_modified` as a datetime in UTC."""
        return moment(self.gmt_modified)
