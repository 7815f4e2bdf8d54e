# Generated from spec/services/app/feedback.yaml by `python -m generator generate`. Change the spec, not this file.
"""Feedback of users and the answers to it.

Section 6.13 (飞燕意见反馈).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from feiyan.app.models.feedback import FeedbackDeviceError, FeedbackPage, FeedbackTopic
from feiyan.enums import FeedbackReplyType, FeedbackType
from feiyan_runtime import (
    AsyncPages,
    AsyncService,
    AtLeastOne,
    Operation,
    Options,
    PagePaging,
    Pages,
    Success,
    SyncService,
)

CREATE: Final[Operation[int]] = Operation(
    name="app.feedback.create",
    path="/feedback/add",
    version="1.0.3",
    timeout=3.0,
    result=int,
    parameters={
        "mobile_system": "mobileSystem",
        "app_version": "appVersion",
        "type": "type",
        "product_key": "productKey",
        "content": "content",
        "iot_id": "iotId",
        "mobile_model": "mobileModel",
        "contact": "contact",
        "topic": "topic",
        "nick_name": "nickName",
        "oss_object_name": "ossObjectName",
        "device_name": "deviceName",
        "mobile_log_file_id": "mobileLogFileId",
        "device_log_file_id": "deviceLogFileId",
        "device_error_index_id": "deviceErrorIndexId",
        "app_error_index_id": "appErrorIndexId",
        "errors": "errors",
    },
    rules=(AtLeastOne(("iot_id",), ("product_key",)),),
)

ADD_REPLY: Final[Operation[int]] = Operation(
    name="app.feedback.addReply",
    path="/feedback/reply/add",
    version="1.0.0",
    timeout=3.0,
    result=int,
    parameters={
        "topic_id": "topicid",
        "type": "type",
        "content": "content",
        "mobile_system": "mobileSystem",
        "mobile_model": "mobileModel",
        "app_version": "appVersion",
    },
)

CHECK_UNREAD: Final[Operation[bool]] = Operation(
    name="app.feedback.checkUnread",
    path="/feedback/redpoint/get",
    version="1.0.0",
    timeout=3.0,
    result=bool,
    idempotent=True,
)

LIST: Final[Operation[FeedbackPage]] = Operation(
    name="app.feedback.list",
    path="/feedbacklist/querybyuid",
    version="1.0.0",
    timeout=3.0,
    result=FeedbackPage,
    idempotent=True,
    parameters={"page_size": "pageSize", "page_no": "pageNo"},
    paging=PagePaging(page="page_no", size="page_size", items_at="entries", total_at="total"),
)

GET: Final[Operation[FeedbackTopic]] = Operation(
    name="app.feedback.get",
    path="/feedback/getbytopicId",
    version="1.0.1",
    timeout=3.0,
    result=FeedbackTopic,
    idempotent=True,
    parameters={"topic_id": "feedbackTopicId"},
)

SET_REPLIES_READ: Final[Operation[bool]] = Operation(
    name="app.feedback.setRepliesRead",
    path="/feedback/reply/status/readable/update",
    version="1.0.0",
    timeout=3.0,
    result=bool,
    idempotent=True,
    parameters={"topic_id": "feedbackTopicId"},
    success=Success((True,)),
)


class Feedback(SyncService):
    """Feedback of users and the answers to it.

    Section 6.13 (飞燕意见反馈).
    """

    def create(
        self,
        *,
        mobile_system: str,
        app_version: str,
        type: FeedbackType | int,
        product_key: str | None = None,
        content: str,
        iot_id: str | None = None,
        mobile_model: str,
        contact: str,
        topic: str,
        nick_name: str | None = None,
        oss_object_name: str | None = None,
        device_name: str | None = None,
        mobile_log_file_id: str | None = None,
        device_log_file_id: str | None = None,
        device_error_index_id: str | None = None,
        app_error_index_id: str | None = None,
        errors: Sequence[FeedbackDeviceError] | None = None,
        options: Options | None = None,
    ) -> int:
        """Submit feedback.

        Pass iot_id, or product_key.

        Args:
            mobile_system: System of the phone, such as Android.
            app_version: Version of the app.
            type: Subject of feedback; up to 3 it is a device, from 101 the phone.
            product_key: Key of the device's product; part of the device certificate.
            content: Text of the feedback.
            iot_id: Device id; unique on the platform.
            mobile_model: Model of the phone.
            contact: Contact of the user, such as a phone number.
            topic: Topic of the feedback.
            nick_name: Nickname of the device.
            oss_object_name: Name of the OSS object with the log that belongs to the feedback.
            device_name: Name of the device; unique within its product; part of the device certificate.
            mobile_log_file_id: Id of the file with the phone's log that belongs to the feedback; supported from
                0115 on.
            device_log_file_id: Id of the file with the device's log that belongs to the feedback.
            device_error_index_id: Id of the batch of the device's error logs that belong to the feedback.
            app_error_index_id: Id of the batch of the app's error logs that belong to the feedback.
            errors: Errors of the device.

        Returns:
            Id of the feedback.

        POST /feedback/add, version 1.0.3. Section 6.13.1 (提交意见反馈).
        """
        return self._call(
            CREATE,
            options,
            mobile_system=mobile_system,
            app_version=app_version,
            type=type,
            product_key=product_key,
            content=content,
            iot_id=iot_id,
            mobile_model=mobile_model,
            contact=contact,
            topic=topic,
            nick_name=nick_name,
            oss_object_name=oss_object_name,
            device_name=device_name,
            mobile_log_file_id=mobile_log_file_id,
            device_log_file_id=device_log_file_id,
            device_error_index_id=device_error_index_id,
            app_error_index_id=app_error_index_id,
            errors=errors,
        )

    def add_reply(
        self,
        *,
        topic_id: int,
        type: FeedbackReplyType | int,
        content: str,
        mobile_system: str,
        mobile_model: str,
        app_version: str,
        options: Options | None = None,
    ) -> int:
        """Add further feedback to feedback that was submitted before.

        Args:
            topic_id: Id of the feedback to add to.
            type: Author of a reply to feedback.
            content: Text of the reply.
            mobile_system: System of the phone.
            mobile_model: Model of the phone.
            app_version: Version of the app.

        Returns:
            Id of the reply.

        POST /feedback/reply/add, version 1.0.0. Section 6.13.2 (新增意见反馈). Published at
        <https://help.aliyun.com/document_detail/178053.html>.
        """
        return self._call(
            ADD_REPLY,
            options,
            topic_id=topic_id,
            type=type,
            content=content,
            mobile_system=mobile_system,
            mobile_model=mobile_model,
            app_version=app_version,
        )

    def check_unread(
        self,
        *,
        options: Options | None = None,
    ) -> bool:
        """Tell whether the feedback menu should show a red dot, because there is something new in it.

        Returns:
            True to show the red dot.

        POST /feedback/redpoint/get, version 1.0.0. Section 6.13.3 (是否显示小红点). Published at
        <https://help.aliyun.com/document_detail/178054.html>.
        """
        return self._call(
            CHECK_UNREAD,
            options,
        )

    def list(
        self,
        *,
        page_size: int = 200,
        page_no: int = 1,
        options: Options | None = None,
    ) -> Pages[FeedbackTopic, FeedbackPage]:
        """List the feedback of the signed-in user.

        Args:
            page_size: Number of entries of feedback in a page. At most 200.
            page_no: Page number. At least 1.

        POST /feedbacklist/querybyuid, version 1.0.0. Section 6.13.4 (查询意见反馈列表). Published at
        <https://help.aliyun.com/document_detail/178055.html>.
        """
        return self._pages(
            LIST,
            options,
            page_size=page_size,
            page_no=page_no,
        )

    def get(
        self,
        *,
        topic_id: int,
        options: Options | None = None,
    ) -> FeedbackTopic:
        """Get feedback with the replies to it.

        Args:
            topic_id: Id of the feedback.

        Returns:
            The feedback.

        POST /feedback/getbytopicId, version 1.0.1. Section 6.13.5 (查询意见反馈信息). Published at
        <https://help.aliyun.com/document_detail/178056.html>.
        """
        return self._call(
            GET,
            options,
            topic_id=topic_id,
        )

    def set_replies_read(
        self,
        *,
        topic_id: int,
        options: Options | None = None,
    ) -> bool:
        """Mark all replies to feedback as read.

        Call this when the user opens the feedback.

        Args:
            topic_id: Id of the feedback.

        Returns:
            True if the replies were marked.

        POST /feedback/reply/status/readable/update, version 1.0.0. Section 6.13.6 (批量更新反馈回复状态). Published at
        <https://help.aliyun.com/document_detail/178057.html>.
        """
        return self._call(
            SET_REPLIES_READ,
            options,
            topic_id=topic_id,
        )


class AsyncFeedback(AsyncService):
    """Feedback of users and the answers to it.

    Section 6.13 (飞燕意见反馈).
    """

    async def create(
        self,
        *,
        mobile_system: str,
        app_version: str,
        type: FeedbackType | int,
        product_key: str | None = None,
        content: str,
        iot_id: str | None = None,
        mobile_model: str,
        contact: str,
        topic: str,
        nick_name: str | None = None,
        oss_object_name: str | None = None,
        device_name: str | None = None,
        mobile_log_file_id: str | None = None,
        device_log_file_id: str | None = None,
        device_error_index_id: str | None = None,
        app_error_index_id: str | None = None,
        errors: Sequence[FeedbackDeviceError] | None = None,
        options: Options | None = None,
    ) -> int:
        """Submit feedback.

        Pass iot_id, or product_key.

        Args:
            mobile_system: System of the phone, such as Android.
            app_version: Version of the app.
            type: Subject of feedback; up to 3 it is a device, from 101 the phone.
            product_key: Key of the device's product; part of the device certificate.
            content: Text of the feedback.
            iot_id: Device id; unique on the platform.
            mobile_model: Model of the phone.
            contact: Contact of the user, such as a phone number.
            topic: Topic of the feedback.
            nick_name: Nickname of the device.
            oss_object_name: Name of the OSS object with the log that belongs to the feedback.
            device_name: Name of the device; unique within its product; part of the device certificate.
            mobile_log_file_id: Id of the file with the phone's log that belongs to the feedback; supported from
                0115 on.
            device_log_file_id: Id of the file with the device's log that belongs to the feedback.
            device_error_index_id: Id of the batch of the device's error logs that belong to the feedback.
            app_error_index_id: Id of the batch of the app's error logs that belong to the feedback.
            errors: Errors of the device.

        Returns:
            Id of the feedback.

        POST /feedback/add, version 1.0.3. Section 6.13.1 (提交意见反馈).
        """
        return await self._call(
            CREATE,
            options,
            mobile_system=mobile_system,
            app_version=app_version,
            type=type,
            product_key=product_key,
            content=content,
            iot_id=iot_id,
            mobile_model=mobile_model,
            contact=contact,
            topic=topic,
            nick_name=nick_name,
            oss_object_name=oss_object_name,
            device_name=device_name,
            mobile_log_file_id=mobile_log_file_id,
            device_log_file_id=device_log_file_id,
            device_error_index_id=device_error_index_id,
            app_error_index_id=app_error_index_id,
            errors=errors,
        )

    async def add_reply(
        self,
        *,
        topic_id: int,
        type: FeedbackReplyType | int,
        content: str,
        mobile_system: str,
        mobile_model: str,
        app_version: str,
        options: Options | None = None,
    ) -> int:
        """Add further feedback to feedback that was submitted before.

        Args:
            topic_id: Id of the feedback to add to.
            type: Author of a reply to feedback.
            content: Text of the reply.
            mobile_system: System of the phone.
            mobile_model: Model of the phone.
            app_version: Version of the app.

        Returns:
            Id of the reply.

        POST /feedback/reply/add, version 1.0.0. Section 6.13.2 (新增意见反馈). Published at
        <https://help.aliyun.com/document_detail/178053.html>.
        """
        return await self._call(
            ADD_REPLY,
            options,
            topic_id=topic_id,
            type=type,
            content=content,
            mobile_system=mobile_system,
            mobile_model=mobile_model,
            app_version=app_version,
        )

    async def check_unread(
        self,
        *,
        options: Options | None = None,
    ) -> bool:
        """Tell whether the feedback menu should show a red dot, because there is something new in it.

        Returns:
            True to show the red dot.

        POST /feedback/redpoint/get, version 1.0.0. Section 6.13.3 (是否显示小红点). Published at
        <https://help.aliyun.com/document_detail/178054.html>.
        """
        return await self._call(
            CHECK_UNREAD,
            options,
        )

    def list(
        self,
        *,
        page_size: int = 200,
        page_no: int = 1,
        options: Options | None = None,
    ) -> AsyncPages[FeedbackTopic, FeedbackPage]:
        """List the feedback of the signed-in user.

        Args:
            page_size: Number of entries of feedback in a page. At most 200.
            page_no: Page number. At least 1.

        POST /feedbacklist/querybyuid, version 1.0.0. Section 6.13.4 (查询意见反馈列表). Published at
        <https://help.aliyun.com/document_detail/178055.html>.
        """
        return self._pages(
            LIST,
            options,
            page_size=page_size,
            page_no=page_no,
        )

    async def get(
        self,
        *,
        topic_id: int,
        options: Options | None = None,
    ) -> FeedbackTopic:
        """Get feedback with the replies to it.

        Args:
            topic_id: Id of the feedback.

        Returns:
            The feedback.

        POST /feedback/getbytopicId, version 1.0.1. Section 6.13.5 (查询意见反馈信息). Published at
        <https://help.aliyun.com/document_detail/178056.html>.
        """
        return await self._call(
            GET,
            options,
            topic_id=topic_id,
        )

    async def set_replies_read(
        self,
        *,
        topic_id: int,
        options: Options | None = None,
    ) -> bool:
        """Mark all replies to feedback as read.

        Call this when the user opens the feedback.

        Args:
            topic_id: Id of the feedback.

        Returns:
            True if the replies were marked.

        POST /feedback/reply/status/readable/update, version 1.0.0. Section 6.13.6 (批量更新反馈回复状态). Published at
        <https://help.aliyun.com/document_detail/178057.html>.
        """
        return await self._call(
            SET_REPLIES_READ,
            options,
            topic_id=topic_id,
        )
