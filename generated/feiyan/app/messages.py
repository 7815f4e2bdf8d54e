# Generated from spec/observed.yaml and services/app/messages.yaml by `python -m generator generate`. Change the spec, not this file.
"""Messages to the user and which devices may send them.

Section 6.7 (消息服务).
"""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Final

from pydantic import Field

from feiyan.app.models.messages import (
    AlarmNotice,
    Message,
    MessageCountRequest,
    MessageCounts,
    MessageDeletion,
    MessagePage,
    MessageRecordFilter,
    MessageRecords,
    MessageTimeZone,
    MessageUpdate,
    PushRecordFilter,
    PushRecordPage,
)
from feiyan.enums import (
    AlarmNoticeMode,
    MessagePushType,
    MessageReadState,
    MessageSortOrder,
    MessageType,
    UserAlarmNoticeMode,
)
from feiyan_runtime import (
    UNKNOWN_TIMEOUT,
    AsyncPages,
    AsyncService,
    OpenStr,
    Operation,
    Options,
    Pages,
    SyncService,
    TokenPaging,
    UnknownStr,
)

QUERY_RECORDS: Final[Operation[MessageRecords]] = Operation(
    name="app.messages.queryRecords",
    path="/message/center/record/query",
    version="1.0.6",
    timeout=UNKNOWN_TIMEOUT,
    result=MessageRecords,
    idempotent=True,
    parameters={"request_dto": "requestDTO"},
)

QUERY_PUSH_RECORDS: Final[Operation[PushRecordPage]] = Operation(
    name="app.messages.queryPushRecords",
    path="/message/center/push/record/query",
    version="1.0.1",
    timeout=UNKNOWN_TIMEOUT,
    result=PushRecordPage,
    idempotent=True,
    parameters={"request_dto": "requestDTO"},
)

COUNT: Final[Operation[MessageCounts]] = Operation(
    name="app.messages.count",
    path="/message/center/record/messagetype/count",
    version="1.0.6",
    timeout=3.0,
    result=MessageCounts,
    idempotent=True,
    parameters={"request": "requestDTO"},
)

LIST: Final[Operation[MessagePage]] = Operation(
    name="app.messages.list",
    path="/message/center/query/push/message",
    version="1.0.1",
    timeout=3.0,
    result=MessagePage,
    idempotent=True,
    parameters={
        "next_token": "nextToken",
        "page_size": "maxResults",
        "type": "type",
        "start_create_time": "startCreateTime",
        "end_create_time": "endCreateTime",
        "sort_type": "sortType",
        "message_type": "messageType",
        "iot_id": "iotId",
        "iot_ids": "iotIds",
        "id": "id",
        "is_read": "isRead",
        "event_type": "eventType",
    },
    paging=TokenPaging(token="next_token", size="page_size", items_at="messages", next_at="next_token", first=0),
    times={"start_create_time": 1000, "end_create_time": 1000},
)

DELETE: Final[Operation[int]] = Operation(
    name="app.messages.delete",
    path="/message/center/record/delete",
    version="1.0.8",
    timeout=3.0,
    result=int,
    idempotent=True,
    parameters={"request": "requestDTO"},
)

SET_READ: Final[Operation[int]] = Operation(
    name="app.messages.setRead",
    path="/message/center/record/modify",
    version="1.0.10",
    timeout=3.0,
    result=int,
    idempotent=True,
    parameters={"request": "requestDTO"},
)

SET_SHARED_DEVICE_NOTICE: Final[Operation[None]] = Operation(
    name="app.messages.setSharedDeviceNotice",
    path="/message/center/device/notice/sharing/config/set",
    version="1.0.0",
    timeout=10.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={
        "target_identity_id": "targetId",
        "iot_id": "iotId",
        "event_id": "eventId",
        "notice_enabled": "noticeEnabled",
    },
)

QUERY_SHARED_DEVICE_NOTICES: Final[Operation[list[AlarmNotice]]] = Operation(
    name="app.messages.querySharedDeviceNotices",
    path="/message/center/device/notice/sharing/config/list",
    version="1.0.0",
    timeout=10.0,
    result=list[AlarmNotice],
    idempotent=True,
    parameters={"iot_id": "iotId", "target_identity_id": "identityId"},
)

QUERY_DEVICE_NOTICES: Final[Operation[list[AlarmNotice]]] = Operation(
    name="app.messages.queryDeviceNotices",
    path="/message/center/device/notice/list",
    version="1.0.6",
    timeout=15.0,
    result=list[AlarmNotice],
    idempotent=True,
    parameters={"iot_id": "iotId"},
)

SET_DEVICE_NOTICE: Final[Operation[None]] = Operation(
    name="app.messages.setDeviceNotice",
    path="/message/center/device/notice/set",
    version="1.0.6",
    timeout=15.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"iot_id": "iotId", "event_id": "eventId", "notice_enabled": "noticeEnabled"},
)

SET_GLOBAL_DEVICE_NOTICE: Final[Operation[None]] = Operation(
    name="app.messages.setGlobalDeviceNotice",
    path="/message/center/device/global/notice/set",
    version="1.0.7",
    timeout=15.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"iot_id": "iotId", "notice_mode": "noticeMode"},
)

GET_GLOBAL_DEVICE_NOTICE: Final[Operation[OpenStr[AlarmNoticeMode]]] = Operation(
    name="app.messages.getGlobalDeviceNotice",
    path="/message/center/device/global/notice/get",
    version="1.0.7",
    timeout=15.0,
    result=Annotated[AlarmNoticeMode | UnknownStr, Field(union_mode="left_to_right")],
    idempotent=True,
    parameters={"iot_id": "iotId"},
)

SET_USER_NOTICE: Final[Operation[None]] = Operation(
    name="app.messages.setUserNotice",
    path="/living/message/device/notice/user/config/set",
    version="1.0.0",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"notice_mode": "noticeMode"},
)

GET_USER_NOTICE: Final[Operation[OpenStr[UserAlarmNoticeMode]]] = Operation(
    name="app.messages.getUserNotice",
    path="/living/message/device/notice/user/config/get",
    version="1.0.0",
    timeout=3.0,
    result=Annotated[UserAlarmNoticeMode | UnknownStr, Field(union_mode="left_to_right")],
    idempotent=True,
)

SET_GLOBAL_SHARED_DEVICE_NOTICE: Final[Operation[None]] = Operation(
    name="app.messages.setGlobalSharedDeviceNotice",
    path="/living/device/global/notice/sharing/config/set",
    version="1.0.0",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"target_identity_id": "targetIdentityId", "iot_id": "iotId", "notice_mode": "noticeMode"},
)

GET_GLOBAL_SHARED_DEVICE_NOTICE: Final[Operation[OpenStr[AlarmNoticeMode]]] = Operation(
    name="app.messages.getGlobalSharedDeviceNotice",
    path="/living/device/global/notice/sharing/config/get",
    version="1.0.0",
    timeout=3.0,
    result=Annotated[AlarmNoticeMode | UnknownStr, Field(union_mode="left_to_right")],
    idempotent=True,
    parameters={"target_identity_id": "targetIdentityId", "iot_id": "iotId"},
)

GET_TIME_ZONE: Final[Operation[MessageTimeZone]] = Operation(
    name="app.messages.getTimeZone",
    path="/message/center/timezone/query",
    version="1.0.0",
    timeout=3.0,
    result=MessageTimeZone,
    idempotent=True,
    parameters={"iot_id": "iotId"},
)

SET_TIME_ZONE: Final[Operation[int]] = Operation(
    name="app.messages.setTimeZone",
    path="/message/center/timezone/add",
    version="1.0.0",
    timeout=3.0,
    result=int,
    idempotent=True,
    parameters={"iot_ids": "iotIdList", "time_zone": "timeZone"},
)

DELETE_TIME_ZONE: Final[Operation[int]] = Operation(
    name="app.messages.deleteTimeZone",
    path="/message/center/timezone/delete",
    version="1.0.0",
    timeout=3.0,
    result=int,
    idempotent=True,
    parameters={"iot_id": "iotId"},
)

DELETE_ALL: Final[Operation[None]] = Operation(
    name="app.messages.deleteAll",
    path="/message/center/message/alldelete",
    version="1.0.1",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"iot_ids": "iotIds"},
)

SET_ALL_READ: Final[Operation[None]] = Operation(
    name="app.messages.setAllRead",
    path="/message/center/message/allupdate",
    version="1.0.0",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
)


class Messages(SyncService):
    """Messages to the user and which devices may send them.

    Section 6.7 (消息服务).
    """

    def query_records(
        self,
        *,
        request_dto: MessageRecordFilter,
        options: Options | None = None,
    ) -> MessageRecords:
        """Query messages of a kind, one page a call, in the older form.

        Programs of today use app.messages.list.

        Args:
            request_dto: The messages to list.

        Returns:
            A page of messages.

        POST /message/center/record/query, version 1.0.6. Not documented; seen in use: the platform's own app,
        package com.aliyun.iot, class APIConfig (1.0.7, with parameters); a home app, package com.juhao.home, class
        NoticeActivity (1.0.6, with the fields that it reads); an app over a web bridge, package
        wendu.dsbridge.net.api.iot, class IotApi (1.0.6).
        """
        return self._call(
            QUERY_RECORDS,
            options,
            request_dto=request_dto,
        )

    def query_push_records(
        self,
        *,
        request_dto: PushRecordFilter,
        options: Options | None = None,
    ) -> PushRecordPage:
        """Query the messages that were pushed to the user, one page a call, in the older form.

        The page about it recommends app.messages.list.

        Args:
            request_dto: The pushed messages to query.

        Returns:
            A page of messages.

        POST /message/center/push/record/query, version 1.0.1. Not documented; seen in use: The platform's help page
        171373, a stored copy without marks of what is required.
        """
        return self._call(
            QUERY_PUSH_RECORDS,
            options,
            request_dto=request_dto,
        )

    def count(
        self,
        *,
        request: MessageCountRequest,
        options: Options | None = None,
    ) -> MessageCounts:
        """Count the messages of the user by type.

        Args:
            request: Selection of the messages to count.

        Returns:
            The counts.

        POST /message/center/record/messagetype/count, version 1.0.6. Section 6.7.1 (统计用户的消息记录数量). Published at
        <https://help.aliyun.com/document_detail/129779.html>.
        """
        return self._call(
            COUNT,
            options,
            request=request,
        )

    def list(
        self,
        *,
        next_token: int = 0,
        page_size: int = 100,
        type: MessagePushType | str,
        start_create_time: int | datetime | None = None,
        end_create_time: int | datetime | None = None,
        sort_type: MessageSortOrder | int | None = None,
        message_type: MessageType | str | None = None,
        iot_id: str | None = None,
        iot_ids: Sequence[str] | None = None,
        id: int | None = None,
        is_read: MessageReadState | int | None = None,
        event_type: int | None = None,
        options: Options | None = None,
    ) -> Pages[Message, MessagePage]:
        """List the messages that were pushed to the user.

        Without iot_id and iot_ids the messages of all devices of the user are listed.

        Args:
            next_token: Position to list from, as an answer told it; 0 for the start.
            page_size: Maximum number of messages to return. 1 to 100.
            type: Way in which messages are pushed.
            start_create_time: Start of the time window in which the messages were made; a window spans at most 7
                days. A datetime with a time zone, or milliseconds since 1970.
            end_create_time: End of the time window in which the messages were made; a window spans at most 7 days.
                A datetime with a time zone, or milliseconds since 1970.
            sort_type: Order of messages by the time they were made.
            message_type: Type of the messages to list.
            iot_id: Id of the device to list the messages of.
            iot_ids: Ids of the devices to list the messages of.
            id: Id of the one message to list.
            is_read: Read state of the messages to list.
            event_type: Type of the alarm event, for messages of cameras.

        POST /message/center/query/push/message, version 1.0.1. Section 6.7.2 (查询消息推送记录).
        """
        return self._pages(
            LIST,
            options,
            next_token=next_token,
            page_size=page_size,
            type=type,
            start_create_time=start_create_time,
            end_create_time=end_create_time,
            sort_type=sort_type,
            message_type=message_type,
            iot_id=iot_id,
            iot_ids=iot_ids,
            id=id,
            is_read=is_read,
            event_type=event_type,
        )

    def delete(
        self,
        *,
        request: MessageDeletion,
        options: Options | None = None,
    ) -> int:
        """Delete messages of the user.

        At most 10 messages can be deleted at once.

        Args:
            request: Selection of the messages to delete.

        Returns:
            Number of deleted messages.

        POST /message/center/record/delete, version 1.0.8. Section 6.7.3 (删除用户的消息记录). Published at
        <https://help.aliyun.com/document_detail/177944.html>.
        """
        return self._call(
            DELETE,
            options,
            request=request,
        )

    def set_read(
        self,
        *,
        request: MessageUpdate,
        options: Options | None = None,
    ) -> int:
        """Mark messages of the user as read.

        Only the read state can be changed, of at most 10 messages at once.

        Args:
            request: Selection of the messages to mark.

        Returns:
            Number of updated messages.

        POST /message/center/record/modify, version 1.0.10. Section 6.7.4 (更新当前用户的消息记录). Published at
        <https://help.aliyun.com/document_detail/177946.html>.
        """
        return self._call(
            SET_READ,
            options,
            request=request,
        )

    def set_shared_device_notice(
        self,
        *,
        target_identity_id: str,
        iot_id: str,
        event_id: str,
        notice_enabled: bool,
        options: Options | None = None,
    ) -> None:
        """Turn one alarm of a shared device on or off for a user that it is shared with.

        For the owner of the device.

        Args:
            target_identity_id: Identity of the user that the device is shared with.
            iot_id: Device id; unique on the platform.
            event_id: Id of the alarm event.
            notice_enabled: True to push the alarm to the user.

        POST /message/center/device/notice/sharing/config/set, version 1.0.0. Section 6.7.5 (设置共享设备告警提醒). Published
        at <https://help.aliyun.com/document_detail/177947.html>.
        """
        return self._call(
            SET_SHARED_DEVICE_NOTICE,
            options,
            target_identity_id=target_identity_id,
            iot_id=iot_id,
            event_id=event_id,
            notice_enabled=notice_enabled,
        )

    def query_shared_device_notices(
        self,
        *,
        iot_id: str,
        target_identity_id: str,
        options: Options | None = None,
    ) -> builtins.list[AlarmNotice]:
        """Query the alarms of a shared device and whether they are on for a user that it is shared with.

        Only the owner of the device may call this. Only alarms that are set up to be pushed to apps are returned.

        Args:
            iot_id: Device id; unique on the platform.
            target_identity_id: Identity of the user that the device is shared with.

        Returns:
            The alarms.

        POST /message/center/device/notice/sharing/config/list, version 1.0.0. Section 6.7.6 (拉取指定用户共享设备的告警消息开关配置).
        Published at <https://help.aliyun.com/document_detail/177948.html>.
        """
        return self._call(
            QUERY_SHARED_DEVICE_NOTICES,
            options,
            iot_id=iot_id,
            target_identity_id=target_identity_id,
        )

    def query_device_notices(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> builtins.list[AlarmNotice]:
        """Query the alarms of a device and whether they are on.

        Only alarms that are set up to be pushed to apps are returned.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The alarms.

        POST /message/center/device/notice/list, version 1.0.6. Section 6.7.7 (拉取设备对应的告警配置列表). Published at
        <https://help.aliyun.com/document_detail/177949.html>.
        """
        return self._call(
            QUERY_DEVICE_NOTICES,
            options,
            iot_id=iot_id,
        )

    def set_device_notice(
        self,
        *,
        iot_id: str,
        event_id: str,
        notice_enabled: bool,
        options: Options | None = None,
    ) -> None:
        """Turn one alarm of a device on or off for the user.

        Applies to the calling user only, who need not be the administrator of the device.

        Args:
            iot_id: Device id; unique on the platform.
            event_id: Id of the alarm event.
            notice_enabled: True to push the alarm to the user.

        POST /message/center/device/notice/set, version 1.0.6. Section 6.7.8 (设置设备告警提醒配置). Published at
        <https://help.aliyun.com/document_detail/177950.html>.
        """
        return self._call(
            SET_DEVICE_NOTICE,
            options,
            iot_id=iot_id,
            event_id=event_id,
            notice_enabled=notice_enabled,
        )

    def set_global_device_notice(
        self,
        *,
        iot_id: str,
        notice_mode: AlarmNoticeMode | str,
        options: Options | None = None,
    ) -> None:
        """Set the mode in which all alarms of a device reach the user.

        Sets every alarm that the device has now. An alarm that the product's owner adds later is on until it is
        set.

        Args:
            iot_id: Device id; unique on the platform.
            notice_mode: Mode in which alarms reach a user.

        POST /message/center/device/global/notice/set, version 1.0.7. Section 6.7.9 (设置设备告警全局提醒配置). Published at
        <https://help.aliyun.com/document_detail/177951.html>.
        """
        return self._call(
            SET_GLOBAL_DEVICE_NOTICE,
            options,
            iot_id=iot_id,
            notice_mode=notice_mode,
        )

    def get_global_device_notice(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> OpenStr[AlarmNoticeMode]:
        """Get the mode in which all alarms of a device reach the user.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The mode.

        POST /message/center/device/global/notice/get, version 1.0.7. Section 6.7.10 (获取设备告警全局提醒配置). Published at
        <https://help.aliyun.com/document_detail/177952.html>.
        """
        return self._call(
            GET_GLOBAL_DEVICE_NOTICE,
            options,
            iot_id=iot_id,
        )

    def set_user_notice(
        self,
        *,
        notice_mode: UserAlarmNoticeMode | str,
        options: Options | None = None,
    ) -> None:
        """Set the mode in which the alarms of all devices reach the user.

        Changes the setting of every device of the user.

        Args:
            notice_mode: Mode in which the alarms reach the user; MESSAGE_AND_NOTICE until a mode is set.

        POST /living/message/device/notice/user/config/set, version 1.0.0. Section 6.7.11 (设置用户维度的设备告警提醒配置).
        """
        return self._call(
            SET_USER_NOTICE,
            options,
            notice_mode=notice_mode,
        )

    def get_user_notice(
        self,
        *,
        options: Options | None = None,
    ) -> OpenStr[UserAlarmNoticeMode]:
        """Get the mode in which the alarms of all devices reach the user.

        Returns:
            The mode; MESSAGE_AND_NOTICE if the user never set one.

        POST /living/message/device/notice/user/config/get, version 1.0.0. Section 6.7.12 (获取用户维度的设备告警提醒配置).
        Published at <https://help.aliyun.com/document_detail/177954.html>.
        """
        return self._call(
            GET_USER_NOTICE,
            options,
        )

    def set_global_shared_device_notice(
        self,
        *,
        target_identity_id: str,
        iot_id: str,
        notice_mode: AlarmNoticeMode | str,
        options: Options | None = None,
    ) -> None:
        """Set the mode in which all alarms of a shared device reach a user that it is shared with.

        For the owner of the device.

        Args:
            target_identity_id: Identity of the user that the device is shared with.
            iot_id: Device id; unique on the platform.
            notice_mode: Mode in which the alarms reach the user; MESSAGE_AND_NOTICE until a mode is set.

        POST /living/device/global/notice/sharing/config/set, version 1.0.0. Section 6.7.13 (设置共享设备全量告警提醒配置).
        """
        return self._call(
            SET_GLOBAL_SHARED_DEVICE_NOTICE,
            options,
            target_identity_id=target_identity_id,
            iot_id=iot_id,
            notice_mode=notice_mode,
        )

    def get_global_shared_device_notice(
        self,
        *,
        target_identity_id: str,
        iot_id: str,
        options: Options | None = None,
    ) -> OpenStr[AlarmNoticeMode]:
        """Get the mode in which all alarms of a shared device reach a user that it is shared with.

        Args:
            target_identity_id: Identity of the user that the device is shared with.
            iot_id: Device id; unique on the platform.

        Returns:
            The mode; MESSAGE_AND_NOTICE if none was ever set.

        POST /living/device/global/notice/sharing/config/get, version 1.0.0. Section 6.7.14 (获取共享设备的告警提醒配置).
        Published at <https://help.aliyun.com/document_detail/177956.html>.
        """
        return self._call(
            GET_GLOBAL_SHARED_DEVICE_NOTICE,
            options,
            target_identity_id=target_identity_id,
            iot_id=iot_id,
        )

    def get_time_zone(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> MessageTimeZone:
        """Get the time zone of the times in pushed messages of a device.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The time zone.

        POST /message/center/timezone/query, version 1.0.0. Section 6.7.15 (查询用户App消息推送时间的时区). Published at
        <https://help.aliyun.com/document_detail/190225.html>.
        """
        return self._call(
            GET_TIME_ZONE,
            options,
            iot_id=iot_id,
        )

    def set_time_zone(
        self,
        *,
        iot_ids: Sequence[str],
        time_zone: str,
        options: Options | None = None,
    ) -> int:
        """Set the time zone of the times in pushed messages of devices.

        Only times that a message template of the console writes with TIME_UTIL are converted.

        Args:
            iot_ids: Ids of the devices. 1 to 30 items.
            time_zone: The time zone, written like GMT+08:00.

        Returns:
            Number of settings that were made.

        POST /message/center/timezone/add, version 1.0.0. Section 6.7.16 (设置用户App消息推送时间的时区). Published at
        <https://help.aliyun.com/document_detail/190099.html>.
        """
        return self._call(
            SET_TIME_ZONE,
            options,
            iot_ids=iot_ids,
            time_zone=time_zone,
        )

    def delete_time_zone(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> int:
        """Delete the time zone of the times in pushed messages of a device.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            Result of the deletion; 1 in the known answer.

        POST /message/center/timezone/delete, version 1.0.0. Section 6.7.17 (删除用户App消息推送时间的时区). Published at
        <https://help.aliyun.com/document_detail/190228.html>.
        """
        return self._call(
            DELETE_TIME_ZONE,
            options,
            iot_id=iot_id,
        )

    def delete_all(
        self,
        *,
        iot_ids: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> None:
        """Delete all messages of the user, or all those of some devices.

        Args:
            iot_ids: Ids of the devices to delete the messages of; all devices if absent. At most 64 items.

        POST /message/center/message/alldelete, version 1.0.1. Section 6.7.18 (全量删除用户的消息记录).
        """
        return self._call(
            DELETE_ALL,
            options,
            iot_ids=iot_ids,
        )

    def set_all_read(
        self,
        *,
        options: Options | None = None,
    ) -> None:
        """Mark all messages of the user as read.

        POST /message/center/message/allupdate, version 1.0.0. Section 6.7.19 (全量更新用户的消息记录为已读). Published at
        <https://help.aliyun.com/document_detail/204832.html>.
        """
        return self._call(
            SET_ALL_READ,
            options,
        )


class AsyncMessages(AsyncService):
    """Messages to the user and which devices may send them.

    Section 6.7 (消息服务).
    """

    async def query_records(
        self,
        *,
        request_dto: MessageRecordFilter,
        options: Options | None = None,
    ) -> MessageRecords:
        """Query messages of a kind, one page a call, in the older form.

        Programs of today use app.messages.list.

        Args:
            request_dto: The messages to list.

        Returns:
            A page of messages.

        POST /message/center/record/query, version 1.0.6. Not documented; seen in use: the platform's own app,
        package com.aliyun.iot, class APIConfig (1.0.7, with parameters); a home app, package com.juhao.home, class
        NoticeActivity (1.0.6, with the fields that it reads); an app over a web bridge, package
        wendu.dsbridge.net.api.iot, class IotApi (1.0.6).
        """
        return await self._call(
            QUERY_RECORDS,
            options,
            request_dto=request_dto,
        )

    async def query_push_records(
        self,
        *,
        request_dto: PushRecordFilter,
        options: Options | None = None,
    ) -> PushRecordPage:
        """Query the messages that were pushed to the user, one page a call, in the older form.

        The page about it recommends app.messages.list.

        Args:
            request_dto: The pushed messages to query.

        Returns:
            A page of messages.

        POST /message/center/push/record/query, version 1.0.1. Not documented; seen in use: The platform's help page
        171373, a stored copy without marks of what is required.
        """
        return await self._call(
            QUERY_PUSH_RECORDS,
            options,
            request_dto=request_dto,
        )

    async def count(
        self,
        *,
        request: MessageCountRequest,
        options: Options | None = None,
    ) -> MessageCounts:
        """Count the messages of the user by type.

        Args:
            request: Selection of the messages to count.

        Returns:
            The counts.

        POST /message/center/record/messagetype/count, version 1.0.6. Section 6.7.1 (统计用户的消息记录数量). Published at
        <https://help.aliyun.com/document_detail/129779.html>.
        """
        return await self._call(
            COUNT,
            options,
            request=request,
        )

    def list(
        self,
        *,
        next_token: int = 0,
        page_size: int = 100,
        type: MessagePushType | str,
        start_create_time: int | datetime | None = None,
        end_create_time: int | datetime | None = None,
        sort_type: MessageSortOrder | int | None = None,
        message_type: MessageType | str | None = None,
        iot_id: str | None = None,
        iot_ids: Sequence[str] | None = None,
        id: int | None = None,
        is_read: MessageReadState | int | None = None,
        event_type: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[Message, MessagePage]:
        """List the messages that were pushed to the user.

        Without iot_id and iot_ids the messages of all devices of the user are listed.

        Args:
            next_token: Position to list from, as an answer told it; 0 for the start.
            page_size: Maximum number of messages to return. 1 to 100.
            type: Way in which messages are pushed.
            start_create_time: Start of the time window in which the messages were made; a window spans at most 7
                days. A datetime with a time zone, or milliseconds since 1970.
            end_create_time: End of the time window in which the messages were made; a window spans at most 7 days.
                A datetime with a time zone, or milliseconds since 1970.
            sort_type: Order of messages by the time they were made.
            message_type: Type of the messages to list.
            iot_id: Id of the device to list the messages of.
            iot_ids: Ids of the devices to list the messages of.
            id: Id of the one message to list.
            is_read: Read state of the messages to list.
            event_type: Type of the alarm event, for messages of cameras.

        POST /message/center/query/push/message, version 1.0.1. Section 6.7.2 (查询消息推送记录).
        """
        return self._pages(
            LIST,
            options,
            next_token=next_token,
            page_size=page_size,
            type=type,
            start_create_time=start_create_time,
            end_create_time=end_create_time,
            sort_type=sort_type,
            message_type=message_type,
            iot_id=iot_id,
            iot_ids=iot_ids,
            id=id,
            is_read=is_read,
            event_type=event_type,
        )

    async def delete(
        self,
        *,
        request: MessageDeletion,
        options: Options | None = None,
    ) -> int:
        """Delete messages of the user.

        At most 10 messages can be deleted at once.

        Args:
            request: Selection of the messages to delete.

        Returns:
            Number of deleted messages.

        POST /message/center/record/delete, version 1.0.8. Section 6.7.3 (删除用户的消息记录). Published at
        <https://help.aliyun.com/document_detail/177944.html>.
        """
        return await self._call(
            DELETE,
            options,
            request=request,
        )

    async def set_read(
        self,
        *,
        request: MessageUpdate,
        options: Options | None = None,
    ) -> int:
        """Mark messages of the user as read.

        Only the read state can be changed, of at most 10 messages at once.

        Args:
            request: Selection of the messages to mark.

        Returns:
            Number of updated messages.

        POST /message/center/record/modify, version 1.0.10. Section 6.7.4 (更新当前用户的消息记录). Published at
        <https://help.aliyun.com/document_detail/177946.html>.
        """
        return await self._call(
            SET_READ,
            options,
            request=request,
        )

    async def set_shared_device_notice(
        self,
        *,
        target_identity_id: str,
        iot_id: str,
        event_id: str,
        notice_enabled: bool,
        options: Options | None = None,
    ) -> None:
        """Turn one alarm of a shared device on or off for a user that it is shared with.

        For the owner of the device.

        Args:
            target_identity_id: Identity of the user that the device is shared with.
            iot_id: Device id; unique on the platform.
            event_id: Id of the alarm event.
            notice_enabled: True to push the alarm to the user.

        POST /message/center/device/notice/sharing/config/set, version 1.0.0. Section 6.7.5 (设置共享设备告警提醒). Published
        at <https://help.aliyun.com/document_detail/177947.html>.
        """
        return await self._call(
            SET_SHARED_DEVICE_NOTICE,
            options,
            target_identity_id=target_identity_id,
            iot_id=iot_id,
            event_id=event_id,
            notice_enabled=notice_enabled,
        )

    async def query_shared_device_notices(
        self,
        *,
        iot_id: str,
        target_identity_id: str,
        options: Options | None = None,
    ) -> builtins.list[AlarmNotice]:
        """Query the alarms of a shared device and whether they are on for a user that it is shared with.

        Only the owner of the device may call this. Only alarms that are set up to be pushed to apps are returned.

        Args:
            iot_id: Device id; unique on the platform.
            target_identity_id: Identity of the user that the device is shared with.

        Returns:
            The alarms.

        POST /message/center/device/notice/sharing/config/list, version 1.0.0. Section 6.7.6 (拉取指定用户共享设备的告警消息开关配置).
        Published at <https://help.aliyun.com/document_detail/177948.html>.
        """
        return await self._call(
            QUERY_SHARED_DEVICE_NOTICES,
            options,
            iot_id=iot_id,
            target_identity_id=target_identity_id,
        )

    async def query_device_notices(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> builtins.list[AlarmNotice]:
        """Query the alarms of a device and whether they are on.

        Only alarms that are set up to be pushed to apps are returned.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The alarms.

        POST /message/center/device/notice/list, version 1.0.6. Section 6.7.7 (拉取设备对应的告警配置列表). Published at
        <https://help.aliyun.com/document_detail/177949.html>.
        """
        return await self._call(
            QUERY_DEVICE_NOTICES,
            options,
            iot_id=iot_id,
        )

    async def set_device_notice(
        self,
        *,
        iot_id: str,
        event_id: str,
        notice_enabled: bool,
        options: Options | None = None,
    ) -> None:
        """Turn one alarm of a device on or off for the user.

        Applies to the calling user only, who need not be the administrator of the device.

        Args:
            iot_id: Device id; unique on the platform.
            event_id: Id of the alarm event.
            notice_enabled: True to push the alarm to the user.

        POST /message/center/device/notice/set, version 1.0.6. Section 6.7.8 (设置设备告警提醒配置). Published at
        <https://help.aliyun.com/document_detail/177950.html>.
        """
        return await self._call(
            SET_DEVICE_NOTICE,
            options,
            iot_id=iot_id,
            event_id=event_id,
            notice_enabled=notice_enabled,
        )

    async def set_global_device_notice(
        self,
        *,
        iot_id: str,
        notice_mode: AlarmNoticeMode | str,
        options: Options | None = None,
    ) -> None:
        """Set the mode in which all alarms of a device reach the user.

        Sets every alarm that the device has now. An alarm that the product's owner adds later is on until it is
        set.

        Args:
            iot_id: Device id; unique on the platform.
            notice_mode: Mode in which alarms reach a user.

        POST /message/center/device/global/notice/set, version 1.0.7. Section 6.7.9 (设置设备告警全局提醒配置). Published at
        <https://help.aliyun.com/document_detail/177951.html>.
        """
        return await self._call(
            SET_GLOBAL_DEVICE_NOTICE,
            options,
            iot_id=iot_id,
            notice_mode=notice_mode,
        )

    async def get_global_device_notice(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> OpenStr[AlarmNoticeMode]:
        """Get the mode in which all alarms of a device reach the user.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The mode.

        POST /message/center/device/global/notice/get, version 1.0.7. Section 6.7.10 (获取设备告警全局提醒配置). Published at
        <https://help.aliyun.com/document_detail/177952.html>.
        """
        return await self._call(
            GET_GLOBAL_DEVICE_NOTICE,
            options,
            iot_id=iot_id,
        )

    async def set_user_notice(
        self,
        *,
        notice_mode: UserAlarmNoticeMode | str,
        options: Options | None = None,
    ) -> None:
        """Set the mode in which the alarms of all devices reach the user.

        Changes the setting of every device of the user.

        Args:
            notice_mode: Mode in which the alarms reach the user; MESSAGE_AND_NOTICE until a mode is set.

        POST /living/message/device/notice/user/config/set, version 1.0.0. Section 6.7.11 (设置用户维度的设备告警提醒配置).
        """
        return await self._call(
            SET_USER_NOTICE,
            options,
            notice_mode=notice_mode,
        )

    async def get_user_notice(
        self,
        *,
        options: Options | None = None,
    ) -> OpenStr[UserAlarmNoticeMode]:
        """Get the mode in which the alarms of all devices reach the user.

        Returns:
            The mode; MESSAGE_AND_NOTICE if the user never set one.

        POST /living/message/device/notice/user/config/get, version 1.0.0. Section 6.7.12 (获取用户维度的设备告警提醒配置).
        Published at <https://help.aliyun.com/document_detail/177954.html>.
        """
        return await self._call(
            GET_USER_NOTICE,
            options,
        )

    async def set_global_shared_device_notice(
        self,
        *,
        target_identity_id: str,
        iot_id: str,
        notice_mode: AlarmNoticeMode | str,
        options: Options | None = None,
    ) -> None:
        """Set the mode in which all alarms of a shared device reach a user that it is shared with.

        For the owner of the device.

        Args:
            target_identity_id: Identity of the user that the device is shared with.
            iot_id: Device id; unique on the platform.
            notice_mode: Mode in which the alarms reach the user; MESSAGE_AND_NOTICE until a mode is set.

        POST /living/device/global/notice/sharing/config/set, version 1.0.0. Section 6.7.13 (设置共享设备全量告警提醒配置).
        """
        return await self._call(
            SET_GLOBAL_SHARED_DEVICE_NOTICE,
            options,
            target_identity_id=target_identity_id,
            iot_id=iot_id,
            notice_mode=notice_mode,
        )

    async def get_global_shared_device_notice(
        self,
        *,
        target_identity_id: str,
        iot_id: str,
        options: Options | None = None,
    ) -> OpenStr[AlarmNoticeMode]:
        """Get the mode in which all alarms of a shared device reach a user that it is shared with.

        Args:
            target_identity_id: Identity of the user that the device is shared with.
            iot_id: Device id; unique on the platform.

        Returns:
            The mode; MESSAGE_AND_NOTICE if none was ever set.

        POST /living/device/global/notice/sharing/config/get, version 1.0.0. Section 6.7.14 (获取共享设备的告警提醒配置).
        Published at <https://help.aliyun.com/document_detail/177956.html>.
        """
        return await self._call(
            GET_GLOBAL_SHARED_DEVICE_NOTICE,
            options,
            target_identity_id=target_identity_id,
            iot_id=iot_id,
        )

    async def get_time_zone(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> MessageTimeZone:
        """Get the time zone of the times in pushed messages of a device.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The time zone.

        POST /message/center/timezone/query, version 1.0.0. Section 6.7.15 (查询用户App消息推送时间的时区). Published at
        <https://help.aliyun.com/document_detail/190225.html>.
        """
        return await self._call(
            GET_TIME_ZONE,
            options,
            iot_id=iot_id,
        )

    async def set_time_zone(
        self,
        *,
        iot_ids: Sequence[str],
        time_zone: str,
        options: Options | None = None,
    ) -> int:
        """Set the time zone of the times in pushed messages of devices.

        Only times that a message template of the console writes with TIME_UTIL are converted.

        Args:
            iot_ids: Ids of the devices. 1 to 30 items.
            time_zone: The time zone, written like GMT+08:00.

        Returns:
            Number of settings that were made.

        POST /message/center/timezone/add, version 1.0.0. Section 6.7.16 (设置用户App消息推送时间的时区). Published at
        <https://help.aliyun.com/document_detail/190099.html>.
        """
        return await self._call(
            SET_TIME_ZONE,
            options,
            iot_ids=iot_ids,
            time_zone=time_zone,
        )

    async def delete_time_zone(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> int:
        """Delete the time zone of the times in pushed messages of a device.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            Result of the deletion; 1 in the known answer.

        POST /message/center/timezone/delete, version 1.0.0. Section 6.7.17 (删除用户App消息推送时间的时区). Published at
        <https://help.aliyun.com/document_detail/190228.html>.
        """
        return await self._call(
            DELETE_TIME_ZONE,
            options,
            iot_id=iot_id,
        )

    async def delete_all(
        self,
        *,
        iot_ids: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> None:
        """Delete all messages of the user, or all those of some devices.

        Args:
            iot_ids: Ids of the devices to delete the messages of; all devices if absent. At most 64 items.

        POST /message/center/message/alldelete, version 1.0.1. Section 6.7.18 (全量删除用户的消息记录).
        """
        return await self._call(
            DELETE_ALL,
            options,
            iot_ids=iot_ids,
        )

    async def set_all_read(
        self,
        *,
        options: Options | None = None,
    ) -> None:
        """Mark all messages of the user as read.

        POST /message/center/message/allupdate, version 1.0.0. Section 6.7.19 (全量更新用户的消息记录为已读). Published at
        <https://help.aliyun.com/document_detail/204832.html>.
        """
        return await self._call(
            SET_ALL_READ,
            options,
        )
