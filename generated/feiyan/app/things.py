# Generated from spec/observed.yaml and services/app/things.yaml by `python -m generator generate`. Change the spec, not this file.
"""Devices of the signed-in user: state, properties, events, services.

Section 6.4 (物的模型服务).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any, Final

from pydantic import Field

from feiyan.app.models.things import (
    LatestThingEvent,
    LocalAccess,
    PastValue,
    PropertyHistory,
    PropertySnapshot,
    ServiceInvocation,
)
from feiyan.cloud.models.things import (
    PropertySample,
    PropertySamplePage,
    ThingEvent,
    ThingEventPage,
    ThingInfo,
    ThingStatus,
    Tsl,
)
from feiyan.enums import DeviceResetTaskState, ThirdPartyUserType, TimelineOrder
from feiyan_runtime import (
    UNKNOWN_TIMEOUT,
    AsyncPages,
    AsyncService,
    AtLeastOne,
    OpenStr,
    Operation,
    Options,
    Pages,
    RequiredWith,
    SyncService,
    TimePaging,
    UnknownStr,
)

LIST_PROPERTY_HISTORY: Final[Operation[PropertyHistory]] = Operation(
    name="app.things.listPropertyHistory",
    path="/thing/property/timeline/get",
    version="1.0.2",
    timeout=UNKNOWN_TIMEOUT,
    result=PropertyHistory,
    idempotent=True,
    parameters={
        "iot_id": "iotId",
        "identifier": "identifier",
        "start": "start",
        "end": "end",
        "page_size": "pageSize",
        "ascending": "ordered",
    },
    paging=TimePaging(
        start="start", end="end", ascending="ascending", size="page_size", items_at="items", time_at="timestamp"
    ),
    times={"start": 1000, "end": 1000},
)

QUERY_LOCAL_ACCESS: Final[Operation[LocalAccess]] = Operation(
    name="app.things.queryLocalAccess",
    path="/alcs/device/accessInfo/get",
    version="1.0.0",
    timeout=UNKNOWN_TIMEOUT,
    result=LocalAccess,
    idempotent=True,
    parameters={"iot_ids": "iotIdList"},
)

GET_INFO: Final[Operation[ThingInfo]] = Operation(
    name="app.things.getInfo",
    path="/thing/info/get",
    version="1.0.4",
    timeout=3.0,
    result=ThingInfo,
    idempotent=True,
    parameters={"iot_id": "iotId"},
)

LIST_PROPERTY_TIMELINE: Final[Operation[PropertySamplePage]] = Operation(
    name="app.things.listPropertyTimeline",
    path="/living/device/property/timeline/get",
    version="1.0.0",
    timeout=10.0,
    result=PropertySamplePage,
    idempotent=True,
    parameters={
        "iot_id": "iotId",
        "identifier": "identifier",
        "start": "start",
        "end": "end",
        "page_size": "limit",
        "order": "order",
        "origin": "origin",
        "user_type": "userType",
        "user_id": "userId",
    },
    paging=TimePaging(
        start="start",
        end="end",
        ascending="order",
        size="page_size",
        items_at="items",
        ascending_is="asc",
        time_at="timestamp",
    ),
    times={"start": 1000, "end": 1000},
)

LIST_EVENT_TIMELINE: Final[Operation[ThingEventPage]] = Operation(
    name="app.things.listEventTimeline",
    path="/living/device/event/timeline/get",
    version="1.0.0",
    timeout=10.0,
    result=ThingEventPage,
    idempotent=True,
    parameters={
        "iot_id": "iotId",
        "identifier": "identifier",
        "event_type": "eventType",
        "start": "start",
        "end": "end",
        "page_size": "limit",
        "order": "order",
        "origin": "origin",
        "user_type": "userType",
        "user_id": "userId",
    },
    paging=TimePaging(
        start="start",
        end="end",
        ascending="order",
        size="page_size",
        items_at="items",
        ascending_is="asc",
        time_at="timestamp",
    ),
    times={"start": 1000, "end": 1000},
)

SET_PROPERTIES: Final[Operation[None]] = Operation(
    name="app.things.setProperties",
    path="/thing/properties/set",
    version="1.0.5",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={
        "iot_id": "iotId",
        "items": "items",
        "user_id": "userId",
        "user_type": "userType",
        "origin": "origin",
        "product_key": "productKey",
        "device_name": "deviceName",
    },
    rules=(
        AtLeastOne(("iot_id",), ("product_key", "device_name")),
        RequiredWith("device_name", ("product_key",)),
    ),
)

QUERY_LATEST_EVENTS: Final[Operation[list[LatestThingEvent]]] = Operation(
    name="app.things.queryLatestEvents",
    path="/thing/events/get",
    version="1.0.4",
    timeout=3.0,
    result=list[LatestThingEvent],
    idempotent=True,
    parameters={"iot_id": "iotId", "origin": "origin", "user_type": "userType", "user_id": "userId"},
)

GET_TSL: Final[Operation[Tsl]] = Operation(
    name="app.things.getTsl",
    path="/thing/tsl/get",
    version="1.0.4",
    timeout=3.0,
    result=Tsl,
    idempotent=True,
    parameters={"iot_id": "iotId", "origin": "origin", "user_type": "userType", "user_id": "userId"},
)

GET_TSL_BY_PRODUCT: Final[Operation[Tsl]] = Operation(
    name="app.things.getTslByProduct",
    path="/thing/tsl/getByProducyKey",
    version="1.0.4",
    timeout=3.0,
    result=Tsl,
    idempotent=True,
    parameters={"product_key": "productKey", "device_name": "deviceName"},
)

GET_PROPERTIES: Final[Operation[dict[str, PropertySnapshot]]] = Operation(
    name="app.things.getProperties",
    path="/thing/properties/get",
    version="1.0.4",
    timeout=3.0,
    result=dict[str, PropertySnapshot],
    idempotent=True,
    parameters={"iot_id": "iotId", "origin": "origin", "user_type": "userType", "user_id": "userId"},
)

INVOKE_SERVICE: Final[Operation[ServiceInvocation | None]] = Operation(
    name="app.things.invokeService",
    path="/thing/service/invoke",
    version="1.0.5",
    timeout=7.0,
    result=ServiceInvocation,
    optional=True,
    parameters={
        "iot_id": "iotId",
        "identifier": "identifier",
        "args": "args",
        "origin": "origin",
        "user_type": "userType",
        "user_id": "userId",
    },
)

GET_STATUS: Final[Operation[ThingStatus]] = Operation(
    name="app.things.getStatus",
    path="/thing/status/get",
    version="1.0.5",
    timeout=3.0,
    result=ThingStatus,
    auth="optional",
    idempotent=True,
    parameters={"iot_id": "iotId", "origin": "origin", "user_type": "userType", "user_id": "userId"},
)

RESET: Final[Operation[str]] = Operation(
    name="app.things.reset",
    path="/living/device/reset",
    version="1.0.1",
    timeout=5.0,
    result=str,
    parameters={"iot_id": "iotId", "offline_reset": "offlineReset"},
)

GET_RESET_TASK_STATE: Final[Operation[OpenStr[DeviceResetTaskState]]] = Operation(
    name="app.things.getResetTaskState",
    path="/living/device/reset/task/state/get",
    version="1.0.0",
    timeout=5.0,
    result=Annotated[DeviceResetTaskState | UnknownStr, Field(union_mode="left_to_right")],
    idempotent=True,
    parameters={"task_id": "taskId"},
)

SET_EXTENDED_PROPERTY: Final[Operation[None]] = Operation(
    name="app.things.setExtendedProperty",
    path="/thing/extended/property/set",
    version="1.0.4",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"iot_id": "iotId", "data_key": "dataKey", "data_value": "dataValue"},
)

GET_EXTENDED_PROPERTY: Final[Operation[str]] = Operation(
    name="app.things.getExtendedProperty",
    path="/thing/extended/property/get",
    version="1.0.4",
    timeout=3.0,
    result=str,
    idempotent=True,
    parameters={"iot_id": "iotId", "data_key": "dataKey"},
)

DELETE_EXTENDED_PROPERTY: Final[Operation[None]] = Operation(
    name="app.things.deleteExtendedProperty",
    path="/thing/extended/property/delete",
    version="1.0.0",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"iot_id": "iotId", "data_key": "dataKey"},
)


class Things(SyncService):
    """Devices of the signed-in user: state, properties, events, services.

    Section 6.4 (物的模型服务).
    """

    def list_property_history(
        self,
        *,
        iot_id: str,
        identifier: str,
        start: int | datetime,
        end: int | datetime,
        page_size: int = 200,
        ascending: bool = True,
        options: Options | None = None,
    ) -> Pages[PastValue, PropertyHistory]:
        """List the values that a property had, in the older form.

        Programs of today use app.things.list_property_timeline.

        Args:
            iot_id: Device id; unique on the platform.
            identifier: Identifier of the property.
            start: Start of the window. A datetime with a time zone, or milliseconds since 1970.
            end: End of the window. A datetime with a time zone, or milliseconds since 1970.
            page_size: Number of values to return. At most 200.
            ascending: True for the oldest value first.

        POST /thing/property/timeline/get, version 1.0.2. Not documented; seen in use: an integration of robot
        vacuums of Zaco and iLife for Home Assistant (with the fields that it reads); Hotata for Home Assistant,
        const.py; apps of the platform's demo, class EnvConfigure.
        """
        return self._pages(
            LIST_PROPERTY_HISTORY,
            options,
            iot_id=iot_id,
            identifier=identifier,
            start=start,
            end=end,
            page_size=page_size,
            ascending=ascending,
        )

    def query_local_access(
        self,
        *,
        iot_ids: Sequence[str],
        options: Options | None = None,
    ) -> LocalAccess:
        """Query the keys with which apps reach devices in the local network, without the cloud.

        Args:
            iot_ids: Ids of the devices.

        Returns:
            The keys of each device.

        POST /alcs/device/accessInfo/get, version 1.0.0. Not documented; seen in use: the platform's SDK for
        Android, classes CloudUtils, AlcsAuthHttpRequest and AlcsClientAuthValue, in published apps; AigoSmart for
        Home Assistant, analysis/REVERSE_ENGINEERING.md.
        """
        return self._call(
            QUERY_LOCAL_ACCESS,
            options,
            iot_ids=iot_ids,
        )

    def get_info(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> ThingInfo:
        """Get the basic facts about a device.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The device.

        POST /thing/info/get, version 1.0.4. Section 6.4.1 (获取物的基本信息). Published at
        <https://help.aliyun.com/document_detail/129777.html>.
        """
        return self._call(
            GET_INFO,
            options,
            iot_id=iot_id,
        )

    def list_property_timeline(
        self,
        *,
        iot_id: str,
        identifier: str,
        start: int | datetime,
        end: int | datetime,
        page_size: int = 20,
        order: TimelineOrder | str = "asc",
        origin: str | None = None,
        user_type: ThirdPartyUserType | str | None = None,
        user_id: str | None = None,
        options: Options | None = None,
    ) -> Pages[PropertySample, PropertySamplePage]:
        """List the values that one property of a device had in a time window.

        Data of at most the last 7 days can be read.

        Args:
            iot_id: Device id; unique on the platform.
            identifier: Identifier of the property in the device's model.
            start: Start of the window. A datetime with a time zone, or milliseconds since 1970.
            end: End of the window. A datetime with a time zone, or milliseconds since 1970.
            page_size: Maximum number of values to return. The operations for events and for the cloud allow no more
                than 200.
            order: Order in time.
            origin: Origin of the call, such as TmallGenie.
            user_type: Kind of the third-party account.
            user_id: Id of the third-party account.

        POST /living/device/property/timeline/get, version 1.0.0. Section 6.4.2 (获取物的属性timeline数据). Published at
        <https://help.aliyun.com/document_detail/177837.html> and
        <https://help.aliyun.com/document_detail/129777.html>.
        """
        return self._pages(
            LIST_PROPERTY_TIMELINE,
            options,
            iot_id=iot_id,
            identifier=identifier,
            start=start,
            end=end,
            page_size=page_size,
            order=order,
            origin=origin,
            user_type=user_type,
            user_id=user_id,
        )

    def list_event_timeline(
        self,
        *,
        iot_id: str,
        identifier: str,
        event_type: str,
        start: int | datetime,
        end: int | datetime,
        page_size: int = 200,
        order: TimelineOrder | str = "asc",
        origin: str | None = None,
        user_type: ThirdPartyUserType | str | None = None,
        user_id: str | None = None,
        options: Options | None = None,
    ) -> Pages[ThingEvent, ThingEventPage]:
        """List the reports of one event of a device in a time window.

        Events of at most the last 7 days can be read.

        Args:
            iot_id: Device id; unique on the platform.
            identifier: Identifier of the event in the device's model.
            event_type: Type of the event in the device's model, such as info, error or block.
            start: Start of the window. A datetime with a time zone, or milliseconds since 1970.
            end: End of the window. A datetime with a time zone, or milliseconds since 1970.
            page_size: Maximum number of reports to return. At most 200.
            order: Order in time.
            origin: Origin of the call, such as TmallGenie.
            user_type: Kind of the third-party account.
            user_id: Id of the third-party account.

        POST /living/device/event/timeline/get, version 1.0.0. Section 6.4.3 (获取物的事件timeline数据). Published at
        <https://help.aliyun.com/document_detail/177839.html> and
        <https://help.aliyun.com/document_detail/129777.html>.
        """
        return self._pages(
            LIST_EVENT_TIMELINE,
            options,
            iot_id=iot_id,
            identifier=identifier,
            event_type=event_type,
            start=start,
            end=end,
            page_size=page_size,
            order=order,
            origin=origin,
            user_type=user_type,
            user_id=user_id,
        )

    def set_properties(
        self,
        *,
        iot_id: str | None = None,
        items: Mapping[str, Any],
        user_id: str | None = None,
        user_type: ThirdPartyUserType | str | None = None,
        origin: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Set properties of a device.

        Pass iot_id, or product_key with device_name. Pass product_key with device_name.

        Args:
            iot_id: Device id; unique on the platform.
            items: New values by property identifier.
            user_id: Id of the third-party account.
            user_type: Kind of the third-party account.
            origin: Origin of the call, such as TmallGenie.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        POST /thing/properties/set, version 1.0.5. Section 6.4.4 (设置物的属性). Published at
        <https://help.aliyun.com/document_detail/177844.html> and
        <https://help.aliyun.com/document_detail/129777.html>.
        """
        return self._call(
            SET_PROPERTIES,
            options,
            iot_id=iot_id,
            items=items,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
            product_key=product_key,
            device_name=device_name,
        )

    def query_latest_events(
        self,
        *,
        iot_id: str,
        origin: str | None = None,
        user_type: ThirdPartyUserType | str | None = None,
        user_id: str | None = None,
        options: Options | None = None,
    ) -> list[LatestThingEvent]:
        """Query the latest report of every event of a device.

        Events that the device has never reported are left out.

        Args:
            iot_id: Device id; unique on the platform.
            origin: Origin of the call, such as TmallGenie.
            user_type: Kind of the third-party account.
            user_id: Id of the third-party account.

        Returns:
            The latest reports.

        POST /thing/events/get, version 1.0.4. Section 6.4.5 (获取物的事件). Published at
        <https://help.aliyun.com/document_detail/177845.html> and
        <https://help.aliyun.com/document_detail/129777.html>.
        """
        return self._call(
            QUERY_LATEST_EVENTS,
            options,
            iot_id=iot_id,
            origin=origin,
            user_type=user_type,
            user_id=user_id,
        )

    def get_tsl(
        self,
        *,
        iot_id: str,
        origin: str | None = None,
        user_type: ThirdPartyUserType | str | None = None,
        user_id: str | None = None,
        options: Options | None = None,
    ) -> Tsl:
        """Get the thing model (TSL) of a device, which defines its properties, events and services.

        Args:
            iot_id: Device id; unique on the platform.
            origin: Origin of the call, such as TmallGenie.
            user_type: Kind of the third-party account.
            user_id: Id of the third-party account.

        Returns:
            The model of the device.

        POST /thing/tsl/get, version 1.0.4. Section 6.4.6 (根据设备ID获取物的模板). Published at
        <https://help.aliyun.com/document_detail/177847.html> and
        <https://help.aliyun.com/document_detail/129777.html>.
        """
        return self._call(
            GET_TSL,
            options,
            iot_id=iot_id,
            origin=origin,
            user_type=user_type,
            user_id=user_id,
        )

    def get_tsl_by_product(
        self,
        *,
        product_key: str,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> Tsl:
        """Get the thing model (TSL) of a product.

        It defines the properties, events and services of the product's devices.

        Args:
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        Returns:
            The model of the product.

        POST /thing/tsl/getByProducyKey, version 1.0.4. Section 6.4.7 (根据产品Key获取物的模板). Published at
        <https://help.aliyun.com/document_detail/177848.html>.
        """
        return self._call(
            GET_TSL_BY_PRODUCT,
            options,
            product_key=product_key,
            device_name=device_name,
        )

    def get_properties(
        self,
        *,
        iot_id: str,
        origin: str | None = None,
        user_type: ThirdPartyUserType | str | None = None,
        user_id: str | None = None,
        options: Options | None = None,
    ) -> dict[str, PropertySnapshot]:
        """Get the last known value of every property of a device.

        Args:
            iot_id: Device id; unique on the platform.
            origin: Origin of the call, such as TmallGenie.
            user_type: Kind of the third-party account.
            user_id: Id of the third-party account.

        Returns:
            The last known values by property identifier.

        POST /thing/properties/get, version 1.0.4. Section 6.4.8 (获取物的属性). Published at
        <https://help.aliyun.com/document_detail/177868.html> and
        <https://help.aliyun.com/document_detail/129777.html>.
        """
        return self._call(
            GET_PROPERTIES,
            options,
            iot_id=iot_id,
            origin=origin,
            user_type=user_type,
            user_id=user_id,
        )

    def invoke_service(
        self,
        *,
        iot_id: str,
        identifier: str,
        args: Mapping[str, Any],
        origin: str | None = None,
        user_type: ThirdPartyUserType | str | None = None,
        user_id: str | None = None,
        options: Options | None = None,
    ) -> ServiceInvocation | None:
        """Invoke a service of a device, synchronous or asynchronous.

        Args:
            iot_id: Device id; unique on the platform.
            identifier: Identifier of the service in the device's model.
            args: Arguments by identifier, as the device's model defines them.
            origin: Origin of the call, such as TmallGenie.
            user_type: Kind of the third-party account.
            user_id: Id of the third-party account.

        Returns:
            The service was invoked.

        POST /thing/service/invoke, version 1.0.5. Section 6.4.9 (调用物的服务). Published at
        <https://help.aliyun.com/document_detail/177869.html> and
        <https://help.aliyun.com/document_detail/129777.html>.
        """
        return self._call(
            INVOKE_SERVICE,
            options,
            iot_id=iot_id,
            identifier=identifier,
            args=args,
            origin=origin,
            user_type=user_type,
            user_id=user_id,
        )

    def get_status(
        self,
        *,
        iot_id: str,
        origin: str | None = None,
        user_type: ThirdPartyUserType | str | None = None,
        user_id: str | None = None,
        options: Options | None = None,
    ) -> ThingStatus:
        """Get the connection state of a device.

        Args:
            iot_id: Device id; unique on the platform.
            origin: Origin of the call, such as TmallGenie.
            user_type: Kind of the third-party account.
            user_id: Id of the third-party account.

        Returns:
            The connection state.

        POST /thing/status/get, version 1.0.5. Section 6.4.10 (获取物的连接状态). Published at
        <https://help.aliyun.com/document_detail/129777.html>. A signed-in user is optional.
        """
        return self._call(
            GET_STATUS,
            options,
            iot_id=iot_id,
            origin=origin,
            user_type=user_type,
            user_id=user_id,
        )

    def reset(
        self,
        *,
        iot_id: str,
        offline_reset: bool | None = None,
        options: Options | None = None,
    ) -> str:
        """Start a task that resets a device to its factory settings.

        Deletes the device's history and its last known values in the cloud, and notifies the device. The task runs
        in the background; app.things.get_reset_task_state tells how it stands.

        Args:
            iot_id: Device id; unique on the platform.
            offline_reset: True if the device may be reset while it is offline.

        Returns:
            Id of the task.

        POST /living/device/reset, version 1.0.1. Section 6.4.11 (执行恢复出厂设置任务). Published at
        <https://help.aliyun.com/document_detail/129777.html>.
        """
        return self._call(
            RESET,
            options,
            iot_id=iot_id,
            offline_reset=offline_reset,
        )

    def get_reset_task_state(
        self,
        *,
        task_id: str,
        options: Options | None = None,
    ) -> OpenStr[DeviceResetTaskState]:
        """Get the state of a task that resets a device to its factory settings.

        Args:
            task_id: Id of the task that app.things.reset answered.

        Returns:
            The state of the task.

        POST /living/device/reset/task/state/get, version 1.0.0. Section 6.4.12 (查询恢复出厂设置任务的执行状态). Published at
        <https://help.aliyun.com/document_detail/129777.html>.
        """
        return self._call(
            GET_RESET_TASK_STATE,
            options,
            task_id=task_id,
        )

    def set_extended_property(
        self,
        *,
        iot_id: str,
        data_key: str,
        data_value: str,
        options: Options | None = None,
    ) -> None:
        """Set an extended property of a device.

        Args:
            iot_id: Device id; unique on the platform.
            data_key: Identifier of the extended property.
            data_value: New value of the extended property.

        POST /thing/extended/property/set, version 1.0.4. Section 6.4.13 (设置设备扩展信息). Published at
        <https://help.aliyun.com/document_detail/177873.html>.
        """
        return self._call(
            SET_EXTENDED_PROPERTY,
            options,
            iot_id=iot_id,
            data_key=data_key,
            data_value=data_value,
        )

    def get_extended_property(
        self,
        *,
        iot_id: str,
        data_key: str,
        options: Options | None = None,
    ) -> str:
        """Get the value of an extended property of a device.

        Args:
            iot_id: Device id; unique on the platform.
            data_key: Identifier of the extended property.

        Returns:
            Value of the extended property.

        POST /thing/extended/property/get, version 1.0.4. Section 6.4.14 (获取设备扩展信息). Published at
        <https://help.aliyun.com/document_detail/177874.html>.
        """
        return self._call(
            GET_EXTENDED_PROPERTY,
            options,
            iot_id=iot_id,
            data_key=data_key,
        )

    def delete_extended_property(
        self,
        *,
        iot_id: str,
        data_key: str,
        options: Options | None = None,
    ) -> None:
        """Delete an extended property of a device.

        Args:
            iot_id: Device id; unique on the platform.
            data_key: Identifier of the extended property.

        POST /thing/extended/property/delete, version 1.0.0. Section 6.4.15 (删除设备扩展属性信息).
        """
        return self._call(
            DELETE_EXTENDED_PROPERTY,
            options,
            iot_id=iot_id,
            data_key=data_key,
        )


class AsyncThings(AsyncService):
    """Devices of the signed-in user: state, properties, events, services.

    Section 6.4 (物的模型服务).
    """

    def list_property_history(
        self,
        *,
        iot_id: str,
        identifier: str,
        start: int | datetime,
        end: int | datetime,
        page_size: int = 200,
        ascending: bool = True,
        options: Options | None = None,
    ) -> AsyncPages[PastValue, PropertyHistory]:
        """List the values that a property had, in the older form.

        Programs of today use app.things.list_property_timeline.

        Args:
            iot_id: Device id; unique on the platform.
            identifier: Identifier of the property.
            start: Start of the window. A datetime with a time zone, or milliseconds since 1970.
            end: End of the window. A datetime with a time zone, or milliseconds since 1970.
            page_size: Number of values to return. At most 200.
            ascending: True for the oldest value first.

        POST /thing/property/timeline/get, version 1.0.2. Not documented; seen in use: an integration of robot
        vacuums of Zaco and iLife for Home Assistant (with the fields that it reads); Hotata for Home Assistant,
        const.py; apps of the platform's demo, class EnvConfigure.
        """
        return self._pages(
            LIST_PROPERTY_HISTORY,
            options,
            iot_id=iot_id,
            identifier=identifier,
            start=start,
            end=end,
            page_size=page_size,
            ascending=ascending,
        )

    async def query_local_access(
        self,
        *,
        iot_ids: Sequence[str],
        options: Options | None = None,
    ) -> LocalAccess:
        """Query the keys with which apps reach devices in the local network, without the cloud.

        Args:
            iot_ids: Ids of the devices.

        Returns:
            The keys of each device.

        POST /alcs/device/accessInfo/get, version 1.0.0. Not documented; seen in use: the platform's SDK for
        Android, classes CloudUtils, AlcsAuthHttpRequest and AlcsClientAuthValue, in published apps; AigoSmart for
        Home Assistant, analysis/REVERSE_ENGINEERING.md.
        """
        return await self._call(
            QUERY_LOCAL_ACCESS,
            options,
            iot_ids=iot_ids,
        )

    async def get_info(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> ThingInfo:
        """Get the basic facts about a device.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The device.

        POST /thing/info/get, version 1.0.4. Section 6.4.1 (获取物的基本信息). Published at
        <https://help.aliyun.com/document_detail/129777.html>.
        """
        return await self._call(
            GET_INFO,
            options,
            iot_id=iot_id,
        )

    def list_property_timeline(
        self,
        *,
        iot_id: str,
        identifier: str,
        start: int | datetime,
        end: int | datetime,
        page_size: int = 20,
        order: TimelineOrder | str = "asc",
        origin: str | None = None,
        user_type: ThirdPartyUserType | str | None = None,
        user_id: str | None = None,
        options: Options | None = None,
    ) -> AsyncPages[PropertySample, PropertySamplePage]:
        """List the values that one property of a device had in a time window.

        Data of at most the last 7 days can be read.

        Args:
            iot_id: Device id; unique on the platform.
            identifier: Identifier of the property in the device's model.
            start: Start of the window. A datetime with a time zone, or milliseconds since 1970.
            end: End of the window. A datetime with a time zone, or milliseconds since 1970.
            page_size: Maximum number of values to return. The operations for events and for the cloud allow no more
                than 200.
            order: Order in time.
            origin: Origin of the call, such as TmallGenie.
            user_type: Kind of the third-party account.
            user_id: Id of the third-party account.

        POST /living/device/property/timeline/get, version 1.0.0. Section 6.4.2 (获取物的属性timeline数据). Published at
        <https://help.aliyun.com/document_detail/177837.html> and
        <https://help.aliyun.com/document_detail/129777.html>.
        """
        return self._pages(
            LIST_PROPERTY_TIMELINE,
            options,
            iot_id=iot_id,
            identifier=identifier,
            start=start,
            end=end,
            page_size=page_size,
            order=order,
            origin=origin,
            user_type=user_type,
            user_id=user_id,
        )

    def list_event_timeline(
        self,
        *,
        iot_id: str,
        identifier: str,
        event_type: str,
        start: int | datetime,
        end: int | datetime,
        page_size: int = 200,
        order: TimelineOrder | str = "asc",
        origin: str | None = None,
        user_type: ThirdPartyUserType | str | None = None,
        user_id: str | None = None,
        options: Options | None = None,
    ) -> AsyncPages[ThingEvent, ThingEventPage]:
        """List the reports of one event of a device in a time window.

        Events of at most the last 7 days can be read.

        Args:
            iot_id: Device id; unique on the platform.
            identifier: Identifier of the event in the device's model.
            event_type: Type of the event in the device's model, such as info, error or block.
            start: Start of the window. A datetime with a time zone, or milliseconds since 1970.
            end: End of the window. A datetime with a time zone, or milliseconds since 1970.
            page_size: Maximum number of reports to return. At most 200.
            order: Order in time.
            origin: Origin of the call, such as TmallGenie.
            user_type: Kind of the third-party account.
            user_id: Id of the third-party account.

        POST /living/device/event/timeline/get, version 1.0.0. Section 6.4.3 (获取物的事件timeline数据). Published at
        <https://help.aliyun.com/document_detail/177839.html> and
        <https://help.aliyun.com/document_detail/129777.html>.
        """
        return self._pages(
            LIST_EVENT_TIMELINE,
            options,
            iot_id=iot_id,
            identifier=identifier,
            event_type=event_type,
            start=start,
            end=end,
            page_size=page_size,
            order=order,
            origin=origin,
            user_type=user_type,
            user_id=user_id,
        )

    async def set_properties(
        self,
        *,
        iot_id: str | None = None,
        items: Mapping[str, Any],
        user_id: str | None = None,
        user_type: ThirdPartyUserType | str | None = None,
        origin: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Set properties of a device.

        Pass iot_id, or product_key with device_name. Pass product_key with device_name.

        Args:
            iot_id: Device id; unique on the platform.
            items: New values by property identifier.
            user_id: Id of the third-party account.
            user_type: Kind of the third-party account.
            origin: Origin of the call, such as TmallGenie.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        POST /thing/properties/set, version 1.0.5. Section 6.4.4 (设置物的属性). Published at
        <https://help.aliyun.com/document_detail/177844.html> and
        <https://help.aliyun.com/document_detail/129777.html>.
        """
        return await self._call(
            SET_PROPERTIES,
            options,
            iot_id=iot_id,
            items=items,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
            product_key=product_key,
            device_name=device_name,
        )

    async def query_latest_events(
        self,
        *,
        iot_id: str,
        origin: str | None = None,
        user_type: ThirdPartyUserType | str | None = None,
        user_id: str | None = None,
        options: Options | None = None,
    ) -> list[LatestThingEvent]:
        """Query the latest report of every event of a device.

        Events that the device has never reported are left out.

        Args:
            iot_id: Device id; unique on the platform.
            origin: Origin of the call, such as TmallGenie.
            user_type: Kind of the third-party account.
            user_id: Id of the third-party account.

        Returns:
            The latest reports.

        POST /thing/events/get, version 1.0.4. Section 6.4.5 (获取物的事件). Published at
        <https://help.aliyun.com/document_detail/177845.html> and
        <https://help.aliyun.com/document_detail/129777.html>.
        """
        return await self._call(
            QUERY_LATEST_EVENTS,
            options,
            iot_id=iot_id,
            origin=origin,
            user_type=user_type,
            user_id=user_id,
        )

    async def get_tsl(
        self,
        *,
        iot_id: str,
        origin: str | None = None,
        user_type: ThirdPartyUserType | str | None = None,
        user_id: str | None = None,
        options: Options | None = None,
    ) -> Tsl:
        """Get the thing model (TSL) of a device, which defines its properties, events and services.

        Args:
            iot_id: Device id; unique on the platform.
            origin: Origin of the call, such as TmallGenie.
            user_type: Kind of the third-party account.
            user_id: Id of the third-party account.

        Returns:
            The model of the device.

        POST /thing/tsl/get, version 1.0.4. Section 6.4.6 (根据设备ID获取物的模板). Published at
        <https://help.aliyun.com/document_detail/177847.html> and
        <https://help.aliyun.com/document_detail/129777.html>.
        """
        return await self._call(
            GET_TSL,
            options,
            iot_id=iot_id,
            origin=origin,
            user_type=user_type,
            user_id=user_id,
        )

    async def get_tsl_by_product(
        self,
        *,
        product_key: str,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> Tsl:
        """Get the thing model (TSL) of a product.

        It defines the properties, events and services of the product's devices.

        Args:
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        Returns:
            The model of the product.

        POST /thing/tsl/getByProducyKey, version 1.0.4. Section 6.4.7 (根据产品Key获取物的模板). Published at
        <https://help.aliyun.com/document_detail/177848.html>.
        """
        return await self._call(
            GET_TSL_BY_PRODUCT,
            options,
            product_key=product_key,
            device_name=device_name,
        )

    async def get_properties(
        self,
        *,
        iot_id: str,
        origin: str | None = None,
        user_type: ThirdPartyUserType | str | None = None,
        user_id: str | None = None,
        options: Options | None = None,
    ) -> dict[str, PropertySnapshot]:
        """Get the last known value of every property of a device.

        Args:
            iot_id: Device id; unique on the platform.
            origin: Origin of the call, such as TmallGenie.
            user_type: Kind of the third-party account.
            user_id: Id of the third-party account.

        Returns:
            The last known values by property identifier.

        POST /thing/properties/get, version 1.0.4. Section 6.4.8 (获取物的属性). Published at
        <https://help.aliyun.com/document_detail/177868.html> and
        <https://help.aliyun.com/document_detail/129777.html>.
        """
        return await self._call(
            GET_PROPERTIES,
            options,
            iot_id=iot_id,
            origin=origin,
            user_type=user_type,
            user_id=user_id,
        )

    async def invoke_service(
        self,
        *,
        iot_id: str,
        identifier: str,
        args: Mapping[str, Any],
        origin: str | None = None,
        user_type: ThirdPartyUserType | str | None = None,
        user_id: str | None = None,
        options: Options | None = None,
    ) -> ServiceInvocation | None:
        """Invoke a service of a device, synchronous or asynchronous.

        Args:
            iot_id: Device id; unique on the platform.
            identifier: Identifier of the service in the device's model.
            args: Arguments by identifier, as the device's model defines them.
            origin: Origin of the call, such as TmallGenie.
            user_type: Kind of the third-party account.
            user_id: Id of the third-party account.

        Returns:
            The service was invoked.

        POST /thing/service/invoke, version 1.0.5. Section 6.4.9 (调用物的服务). Published at
        <https://help.aliyun.com/document_detail/177869.html> and
        <https://help.aliyun.com/document_detail/129777.html>.
        """
        return await self._call(
            INVOKE_SERVICE,
            options,
            iot_id=iot_id,
            identifier=identifier,
            args=args,
            origin=origin,
            user_type=user_type,
            user_id=user_id,
        )

    async def get_status(
        self,
        *,
        iot_id: str,
        origin: str | None = None,
        user_type: ThirdPartyUserType | str | None = None,
        user_id: str | None = None,
        options: Options | None = None,
    ) -> ThingStatus:
        """Get the connection state of a device.

        Args:
            iot_id: Device id; unique on the platform.
            origin: Origin of the call, such as TmallGenie.
            user_type: Kind of the third-party account.
            user_id: Id of the third-party account.

        Returns:
            The connection state.

        POST /thing/status/get, version 1.0.5. Section 6.4.10 (获取物的连接状态). Published at
        <https://help.aliyun.com/document_detail/129777.html>. A signed-in user is optional.
        """
        return await self._call(
            GET_STATUS,
            options,
            iot_id=iot_id,
            origin=origin,
            user_type=user_type,
            user_id=user_id,
        )

    async def reset(
        self,
        *,
        iot_id: str,
        offline_reset: bool | None = None,
        options: Options | None = None,
    ) -> str:
        """Start a task that resets a device to its factory settings.

        Deletes the device's history and its last known values in the cloud, and notifies the device. The task runs
        in the background; app.things.get_reset_task_state tells how it stands.

        Args:
            iot_id: Device id; unique on the platform.
            offline_reset: True if the device may be reset while it is offline.

        Returns:
            Id of the task.

        POST /living/device/reset, version 1.0.1. Section 6.4.11 (执行恢复出厂设置任务). Published at
        <https://help.aliyun.com/document_detail/129777.html>.
        """
        return await self._call(
            RESET,
            options,
            iot_id=iot_id,
            offline_reset=offline_reset,
        )

    async def get_reset_task_state(
        self,
        *,
        task_id: str,
        options: Options | None = None,
    ) -> OpenStr[DeviceResetTaskState]:
        """Get the state of a task that resets a device to its factory settings.

        Args:
            task_id: Id of the task that app.things.reset answered.

        Returns:
            The state of the task.

        POST /living/device/reset/task/state/get, version 1.0.0. Section 6.4.12 (查询恢复出厂设置任务的执行状态). Published at
        <https://help.aliyun.com/document_detail/129777.html>.
        """
        return await self._call(
            GET_RESET_TASK_STATE,
            options,
            task_id=task_id,
        )

    async def set_extended_property(
        self,
        *,
        iot_id: str,
        data_key: str,
        data_value: str,
        options: Options | None = None,
    ) -> None:
        """Set an extended property of a device.

        Args:
            iot_id: Device id; unique on the platform.
            data_key: Identifier of the extended property.
            data_value: New value of the extended property.

        POST /thing/extended/property/set, version 1.0.4. Section 6.4.13 (设置设备扩展信息). Published at
        <https://help.aliyun.com/document_detail/177873.html>.
        """
        return await self._call(
            SET_EXTENDED_PROPERTY,
            options,
            iot_id=iot_id,
            data_key=data_key,
            data_value=data_value,
        )

    async def get_extended_property(
        self,
        *,
        iot_id: str,
        data_key: str,
        options: Options | None = None,
    ) -> str:
        """Get the value of an extended property of a device.

        Args:
            iot_id: Device id; unique on the platform.
            data_key: Identifier of the extended property.

        Returns:
            Value of the extended property.

        POST /thing/extended/property/get, version 1.0.4. Section 6.4.14 (获取设备扩展信息). Published at
        <https://help.aliyun.com/document_detail/177874.html>.
        """
        return await self._call(
            GET_EXTENDED_PROPERTY,
            options,
            iot_id=iot_id,
            data_key=data_key,
        )

    async def delete_extended_property(
        self,
        *,
        iot_id: str,
        data_key: str,
        options: Options | None = None,
    ) -> None:
        """Delete an extended property of a device.

        Args:
            iot_id: Device id; unique on the platform.
            data_key: Identifier of the extended property.

        POST /thing/extended/property/delete, version 1.0.0. Section 6.4.15 (删除设备扩展属性信息).
        """
        return await self._call(
            DELETE_EXTENDED_PROPERTY,
            options,
            iot_id=iot_id,
            data_key=data_key,
        )
