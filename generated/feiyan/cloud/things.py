# Generated from spec/services/cloud/things.yaml by `python -m generator generate`. Change the spec, not this file.
"""Devices: state, properties, events, services.

Section 7.3 (云端物的模型服务).
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Final

from pydantic import Field

from feiyan.cloud.models.things import (
    CustomMessageReceipt,
    PropertySample,
    PropertySamplePage,
    SubDevice,
    SubDevicePage,
    ThingEvent,
    ThingEventPage,
    ThingInfo,
    ThingPage,
    ThingProperty,
    ThingStatus,
    Tsl,
)
from feiyan.enums import DeviceRegion, DeviceStatus
from feiyan_runtime import (
    AsyncPages,
    AsyncService,
    AtLeastOne,
    OpenStr,
    Operation,
    Options,
    PagePaging,
    Pages,
    SyncService,
    TimePaging,
    UnknownStr,
)

GET_PROPERTIES: Final[Operation[list[ThingProperty]]] = Operation(
    name="cloud.things.getProperties",
    path="/cloud/thing/properties/get",
    version="1.0.2",
    timeout=15.0,
    result=list[ThingProperty],
    idempotent=True,
    parameters={"iot_id": "iotId", "product_key": "productKey", "device_name": "deviceName"},
    rules=(AtLeastOne(("iot_id",), ("product_key", "device_name")),),
)

GET_TSL: Final[Operation[Tsl]] = Operation(
    name="cloud.things.getTsl",
    path="/cloud/thing/tsl/get",
    version="1.0.2",
    timeout=15.0,
    result=Tsl,
    idempotent=True,
    parameters={"iot_id": "iotId", "product_key": "productKey", "device_name": "deviceName"},
    rules=(AtLeastOne(("iot_id",), ("product_key", "device_name")),),
)

INVOKE_SERVICE: Final[Operation[Any]] = Operation(
    name="cloud.things.invokeService",
    path="/cloud/thing/service/invoke",
    version="1.0.3",
    timeout=15.0,
    result=Any,
    optional=True,
    parameters={
        "iot_id": "iotId",
        "identifier": "identifier",
        "args": "args",
        "product_key": "productKey",
        "device_name": "deviceName",
    },
    rules=(AtLeastOne(("iot_id",), ("product_key", "device_name")),),
)

SET_PROPERTIES: Final[Operation[None]] = Operation(
    name="cloud.things.setProperties",
    path="/cloud/thing/properties/set",
    version="1.0.2",
    timeout=15.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"iot_id": "iotId", "items": "items", "product_key": "productKey", "device_name": "deviceName"},
    rules=(AtLeastOne(("iot_id",), ("product_key", "device_name")),),
)

GET_STATUS: Final[Operation[ThingStatus]] = Operation(
    name="cloud.things.getStatus",
    path="/cloud/thing/status/get",
    version="1.0.2",
    timeout=3.0,
    result=ThingStatus,
    idempotent=True,
    parameters={"iot_id": "iotId", "product_key": "productKey", "device_name": "deviceName"},
    rules=(AtLeastOne(("iot_id",), ("product_key", "device_name")),),
)

GET_INFO: Final[Operation[ThingInfo]] = Operation(
    name="cloud.things.getInfo",
    path="/cloud/thing/info/get",
    version="1.0.2",
    timeout=5.0,
    result=ThingInfo,
    idempotent=True,
    parameters={"iot_id": "iotId", "product_key": "productKey", "device_name": "deviceName"},
    rules=(AtLeastOne(("iot_id",), ("product_key", "device_name")),),
)

LIST: Final[Operation[ThingPage]] = Operation(
    name="cloud.things.list",
    path="/cloud/things/get",
    version="1.0.2",
    timeout=5.0,
    result=ThingPage,
    idempotent=True,
    parameters={"product_key": "productKey", "status": "status", "page_no": "currentPage", "page_size": "pageSize"},
    paging=PagePaging(page="page_no", size="page_size", items_at="items", total_at="total"),
)

LIST_EVENT_TIMELINE: Final[Operation[ThingEventPage]] = Operation(
    name="cloud.things.listEventTimeline",
    path="/cloud/thing/event/timeline/get",
    version="1.0.2",
    timeout=25.0,
    result=ThingEventPage,
    idempotent=True,
    parameters={
        "iot_id": "iotId",
        "identifier": "identifier",
        "event_type": "eventType",
        "start": "start",
        "end": "end",
        "page_size": "pageSize",
        "ordered": "ordered",
        "product_key": "productKey",
        "device_name": "deviceName",
    },
    rules=(AtLeastOne(("iot_id",), ("product_key", "device_name")),),
    paging=TimePaging(
        start="start", end="end", ascending="ordered", size="page_size", items_at="items", time_at="timestamp"
    ),
    times={"start": 1000, "end": 1000},
)

LIST_PROPERTY_TIMELINE: Final[Operation[PropertySamplePage]] = Operation(
    name="cloud.things.listPropertyTimeline",
    path="/cloud/thing/property/timeline/get",
    version="1.0.2",
    timeout=25.0,
    result=PropertySamplePage,
    idempotent=True,
    parameters={
        "iot_id": "iotId",
        "identifier": "identifier",
        "start": "start",
        "end": "end",
        "page_size": "pageSize",
        "ordered": "ordered",
        "product_key": "productKey",
        "device_name": "deviceName",
    },
    rules=(AtLeastOne(("iot_id",), ("product_key", "device_name")),),
    paging=TimePaging(
        start="start", end="end", ascending="ordered", size="page_size", items_at="items", time_at="timestamp"
    ),
    times={"start": 1000, "end": 1000},
)

LIST_SUB_DEVICES: Final[Operation[SubDevicePage]] = Operation(
    name="cloud.things.listSubDevices",
    path="/living/cloud/device/subdevice/query",
    version="1.0.0",
    timeout=10.0,
    result=SubDevicePage,
    idempotent=True,
    parameters={
        "product_key": "productKey",
        "device_name": "deviceName",
        "iot_id": "iotId",
        "page_no": "pageNo",
        "page_size": "pageSize",
    },
    paging=PagePaging(page="page_no", size="page_size", items_at="items", total_at="total"),
)

GET_REGION: Final[Operation[OpenStr[DeviceRegion]]] = Operation(
    name="cloud.things.getRegion",
    path="/living/cloud/device/region/get",
    version="1.0.1",
    timeout=10.0,
    result=Annotated[DeviceRegion | UnknownStr, Field(union_mode="left_to_right")],
    idempotent=True,
    parameters={"product_key": "productKey", "device_name": "deviceName"},
)

SEND_CUSTOM_MESSAGE: Final[Operation[CustomMessageReceipt]] = Operation(
    name="cloud.things.sendCustomMessage",
    path="/living/cloud/device/customizedmessage/notify",
    version="1.0.0",
    timeout=10.0,
    result=CustomMessageReceipt,
    parameters={
        "product_key": "productKey",
        "device_name": "deviceName",
        "iot_id": "iotId",
        "message_content": "messageContent",
    },
    rules=(AtLeastOne(("iot_id",), ("product_key", "device_name")),),
)


class Things(SyncService):
    """Devices: state, properties, events, services.

    Section 7.3 (云端物的模型服务).
    """

    def get_properties(
        self,
        *,
        iot_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> builtins.list[ThingProperty]:
        """Get the last known value of every property of a device.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Device id; unique on the platform.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        Returns:
            The properties with their values.

        POST /cloud/thing/properties/get, version 1.0.2. Section 7.3.1 (获取物的属性). Published at
        <https://help.aliyun.com/document_detail/177855.html> and
        <https://help.aliyun.com/document_detail/129741.html>.
        """
        return self._call(
            GET_PROPERTIES,
            options,
            iot_id=iot_id,
            product_key=product_key,
            device_name=device_name,
        )

    def get_tsl(
        self,
        *,
        iot_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> Tsl:
        """Get the thing model (TSL) of a device, which defines its properties, events and services.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Device id; unique on the platform.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        Returns:
            The model of the device.

        POST /cloud/thing/tsl/get, version 1.0.2. Section 7.3.2 (获取物的模板). Published at
        <https://help.aliyun.com/document_detail/177856.html> and
        <https://help.aliyun.com/document_detail/129741.html>.
        """
        return self._call(
            GET_TSL,
            options,
            iot_id=iot_id,
            product_key=product_key,
            device_name=device_name,
        )

    def invoke_service(
        self,
        *,
        iot_id: str | None = None,
        identifier: str,
        args: Mapping[str, Any],
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Invoke a service of a device.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Device id; unique on the platform.
            identifier: Identifier of the service in the device's model.
            args: Arguments by identifier, as the device's model defines them; may be empty.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        Returns:
            Answer of the device, if any; its form depends on the device.

        POST /cloud/thing/service/invoke, version 1.0.3. Section 7.3.3 (触发物的服务). Published at
        <https://help.aliyun.com/document_detail/177857.html>.
        """
        return self._call(
            INVOKE_SERVICE,
            options,
            iot_id=iot_id,
            identifier=identifier,
            args=args,
            product_key=product_key,
            device_name=device_name,
        )

    def set_properties(
        self,
        *,
        iot_id: str | None = None,
        items: Mapping[str, Any],
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Set properties of a device.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Device id; unique on the platform.
            items: New values by property identifier.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        POST /cloud/thing/properties/set, version 1.0.2. Section 7.3.4 (设置物的属性). Published at
        <https://help.aliyun.com/document_detail/177858.html>.
        """
        return self._call(
            SET_PROPERTIES,
            options,
            iot_id=iot_id,
            items=items,
            product_key=product_key,
            device_name=device_name,
        )

    def get_status(
        self,
        *,
        iot_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> ThingStatus:
        """Get the connection state of a device.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Device id; unique on the platform.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        Returns:
            The connection state.

        POST /cloud/thing/status/get, version 1.0.2. Section 7.3.5 (获取物的连接状态).
        """
        return self._call(
            GET_STATUS,
            options,
            iot_id=iot_id,
            product_key=product_key,
            device_name=device_name,
        )

    def get_info(
        self,
        *,
        iot_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> ThingInfo:
        """Get the basic facts about a device.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Device id; unique on the platform.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        Returns:
            The device.

        POST /cloud/thing/info/get, version 1.0.2. Section 7.3.6 (获取物的基本信息). Published at
        <https://help.aliyun.com/document_detail/468411.html>.
        """
        return self._call(
            GET_INFO,
            options,
            iot_id=iot_id,
            product_key=product_key,
            device_name=device_name,
        )

    def list(
        self,
        *,
        product_key: str,
        status: DeviceStatus | int,
        page_no: int = 1,
        page_size: int = 200,
        options: Options | None = None,
    ) -> Pages[ThingInfo, ThingPage]:
        """List the devices of a product that are in a given connection state, page by page.

        Args:
            product_key: Key of the device's product; part of the device certificate.
            status: Connection state of the devices to list.
            page_no: Number of the page to return.
            page_size: Number of devices in a page. 1 to 200.

        POST /cloud/things/get, version 1.0.2. Section 7.3.7 (批量获取物的列表). Published at
        <https://help.aliyun.com/document_detail/177861.html>.
        """
        return self._pages(
            LIST,
            options,
            product_key=product_key,
            status=status,
            page_no=page_no,
            page_size=page_size,
        )

    def list_event_timeline(
        self,
        *,
        iot_id: str | None = None,
        identifier: str,
        event_type: str,
        start: int | datetime,
        end: int | datetime,
        page_size: int = 20,
        ordered: bool = True,
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> Pages[ThingEvent, ThingEventPage]:
        """List the reports of one event of a device in a time window.

        Events of at most the last 7 days can be read.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Device id; unique on the platform.
            identifier: Identifier of the event in the device's model.
            event_type: Type of the event in the device's model, such as info, error or block.
            start: Start of the window. A datetime with a time zone, or milliseconds since 1970.
            end: End of the window. A datetime with a time zone, or milliseconds since 1970.
            page_size: Maximum number of reports to return. The app operation for the same data allows no more than
                200.
            ordered: True to get the oldest first, false to get the newest first.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        POST /cloud/thing/event/timeline/get, version 1.0.2. Section 7.3.8 (获取物的事件timeline数据). Published at
        <https://help.aliyun.com/document_detail/177862.html>.
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
            ordered=ordered,
            product_key=product_key,
            device_name=device_name,
        )

    def list_property_timeline(
        self,
        *,
        iot_id: str | None = None,
        identifier: str,
        start: int | datetime,
        end: int | datetime,
        page_size: int = 200,
        ordered: bool = True,
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> Pages[PropertySample, PropertySamplePage]:
        """List the values that one property of a device had in a time window.

        Values of at most the last 30 days can be read.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Device id; unique on the platform.
            identifier: Identifier of the property in the device's model.
            start: Start of the window. A datetime with a time zone, or milliseconds since 1970.
            end: End of the window. A datetime with a time zone, or milliseconds since 1970.
            page_size: Number of values to return. At most 200.
            ordered: True to get the oldest first, false to get the newest first.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        POST /cloud/thing/property/timeline/get, version 1.0.2. Section 7.3.9 (获取物的属性timeline数据).
        """
        return self._pages(
            LIST_PROPERTY_TIMELINE,
            options,
            iot_id=iot_id,
            identifier=identifier,
            start=start,
            end=end,
            page_size=page_size,
            ordered=ordered,
            product_key=product_key,
            device_name=device_name,
        )

    def list_sub_devices(
        self,
        *,
        product_key: str | None = None,
        device_name: str | None = None,
        iot_id: str | None = None,
        page_no: int = 1,
        page_size: int = 20,
        options: Options | None = None,
    ) -> Pages[SubDevice, SubDevicePage]:
        """List the sub-devices of a gateway, page by page.

        Name the gateway by iot_id, or by product_key with device_name.

        Args:
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            iot_id: Device id; unique on the platform.
            page_no: Page number. At least 1.
            page_size: Number of sub-devices in a page. At most 20.

        POST /living/cloud/device/subdevice/query, version 1.0.0. Section 7.3.10 (查询网关的子设备列表). Published at
        <https://help.aliyun.com/document_detail/177864.html>.
        """
        return self._pages(
            LIST_SUB_DEVICES,
            options,
            product_key=product_key,
            device_name=device_name,
            iot_id=iot_id,
            page_no=page_no,
            page_size=page_size,
        )

    def get_region(
        self,
        *,
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> OpenStr[DeviceRegion]:
        """Get the region that a device is in at present.

        Send this call to the server of China (Shanghai), whatever the device's region; then ask the server of the
        region in the answer about the device.

        Args:
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        Returns:
            The region.

        POST /living/cloud/device/region/get, version 1.0.1. Section 7.3.11 (获取设备当前所在的站点).
        """
        return self._call(
            GET_REGION,
            options,
            product_key=product_key,
            device_name=device_name,
        )

    def send_custom_message(
        self,
        *,
        product_key: str | None = None,
        device_name: str | None = None,
        iot_id: str | None = None,
        message_content: Mapping[str, Any],
        options: Options | None = None,
    ) -> CustomMessageReceipt:
        """Send a message of your own format to a device.

        For instance an announcement that a projector shows.

        Pass iot_id, or product_key with device_name.

        Args:
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            iot_id: Device id; unique on the platform.
            message_content: The message; the device's maker defines its fields and values.

        Returns:
            The message was sent.

        POST /living/cloud/device/customizedmessage/notify, version 1.0.0. Section 7.3.12 (向指定设备发送自定义消息).
        """
        return self._call(
            SEND_CUSTOM_MESSAGE,
            options,
            product_key=product_key,
            device_name=device_name,
            iot_id=iot_id,
            message_content=message_content,
        )


class AsyncThings(AsyncService):
    """Devices: state, properties, events, services.

    Section 7.3 (云端物的模型服务).
    """

    async def get_properties(
        self,
        *,
        iot_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> builtins.list[ThingProperty]:
        """Get the last known value of every property of a device.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Device id; unique on the platform.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        Returns:
            The properties with their values.

        POST /cloud/thing/properties/get, version 1.0.2. Section 7.3.1 (获取物的属性). Published at
        <https://help.aliyun.com/document_detail/177855.html> and
        <https://help.aliyun.com/document_detail/129741.html>.
        """
        return await self._call(
            GET_PROPERTIES,
            options,
            iot_id=iot_id,
            product_key=product_key,
            device_name=device_name,
        )

    async def get_tsl(
        self,
        *,
        iot_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> Tsl:
        """Get the thing model (TSL) of a device, which defines its properties, events and services.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Device id; unique on the platform.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        Returns:
            The model of the device.

        POST /cloud/thing/tsl/get, version 1.0.2. Section 7.3.2 (获取物的模板). Published at
        <https://help.aliyun.com/document_detail/177856.html> and
        <https://help.aliyun.com/document_detail/129741.html>.
        """
        return await self._call(
            GET_TSL,
            options,
            iot_id=iot_id,
            product_key=product_key,
            device_name=device_name,
        )

    async def invoke_service(
        self,
        *,
        iot_id: str | None = None,
        identifier: str,
        args: Mapping[str, Any],
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Invoke a service of a device.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Device id; unique on the platform.
            identifier: Identifier of the service in the device's model.
            args: Arguments by identifier, as the device's model defines them; may be empty.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        Returns:
            Answer of the device, if any; its form depends on the device.

        POST /cloud/thing/service/invoke, version 1.0.3. Section 7.3.3 (触发物的服务). Published at
        <https://help.aliyun.com/document_detail/177857.html>.
        """
        return await self._call(
            INVOKE_SERVICE,
            options,
            iot_id=iot_id,
            identifier=identifier,
            args=args,
            product_key=product_key,
            device_name=device_name,
        )

    async def set_properties(
        self,
        *,
        iot_id: str | None = None,
        items: Mapping[str, Any],
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Set properties of a device.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Device id; unique on the platform.
            items: New values by property identifier.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        POST /cloud/thing/properties/set, version 1.0.2. Section 7.3.4 (设置物的属性). Published at
        <https://help.aliyun.com/document_detail/177858.html>.
        """
        return await self._call(
            SET_PROPERTIES,
            options,
            iot_id=iot_id,
            items=items,
            product_key=product_key,
            device_name=device_name,
        )

    async def get_status(
        self,
        *,
        iot_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> ThingStatus:
        """Get the connection state of a device.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Device id; unique on the platform.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        Returns:
            The connection state.

        POST /cloud/thing/status/get, version 1.0.2. Section 7.3.5 (获取物的连接状态).
        """
        return await self._call(
            GET_STATUS,
            options,
            iot_id=iot_id,
            product_key=product_key,
            device_name=device_name,
        )

    async def get_info(
        self,
        *,
        iot_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> ThingInfo:
        """Get the basic facts about a device.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Device id; unique on the platform.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        Returns:
            The device.

        POST /cloud/thing/info/get, version 1.0.2. Section 7.3.6 (获取物的基本信息). Published at
        <https://help.aliyun.com/document_detail/468411.html>.
        """
        return await self._call(
            GET_INFO,
            options,
            iot_id=iot_id,
            product_key=product_key,
            device_name=device_name,
        )

    def list(
        self,
        *,
        product_key: str,
        status: DeviceStatus | int,
        page_no: int = 1,
        page_size: int = 200,
        options: Options | None = None,
    ) -> AsyncPages[ThingInfo, ThingPage]:
        """List the devices of a product that are in a given connection state, page by page.

        Args:
            product_key: Key of the device's product; part of the device certificate.
            status: Connection state of the devices to list.
            page_no: Number of the page to return.
            page_size: Number of devices in a page. 1 to 200.

        POST /cloud/things/get, version 1.0.2. Section 7.3.7 (批量获取物的列表). Published at
        <https://help.aliyun.com/document_detail/177861.html>.
        """
        return self._pages(
            LIST,
            options,
            product_key=product_key,
            status=status,
            page_no=page_no,
            page_size=page_size,
        )

    def list_event_timeline(
        self,
        *,
        iot_id: str | None = None,
        identifier: str,
        event_type: str,
        start: int | datetime,
        end: int | datetime,
        page_size: int = 20,
        ordered: bool = True,
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> AsyncPages[ThingEvent, ThingEventPage]:
        """List the reports of one event of a device in a time window.

        Events of at most the last 7 days can be read.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Device id; unique on the platform.
            identifier: Identifier of the event in the device's model.
            event_type: Type of the event in the device's model, such as info, error or block.
            start: Start of the window. A datetime with a time zone, or milliseconds since 1970.
            end: End of the window. A datetime with a time zone, or milliseconds since 1970.
            page_size: Maximum number of reports to return. The app operation for the same data allows no more than
                200.
            ordered: True to get the oldest first, false to get the newest first.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        POST /cloud/thing/event/timeline/get, version 1.0.2. Section 7.3.8 (获取物的事件timeline数据). Published at
        <https://help.aliyun.com/document_detail/177862.html>.
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
            ordered=ordered,
            product_key=product_key,
            device_name=device_name,
        )

    def list_property_timeline(
        self,
        *,
        iot_id: str | None = None,
        identifier: str,
        start: int | datetime,
        end: int | datetime,
        page_size: int = 200,
        ordered: bool = True,
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> AsyncPages[PropertySample, PropertySamplePage]:
        """List the values that one property of a device had in a time window.

        Values of at most the last 30 days can be read.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Device id; unique on the platform.
            identifier: Identifier of the property in the device's model.
            start: Start of the window. A datetime with a time zone, or milliseconds since 1970.
            end: End of the window. A datetime with a time zone, or milliseconds since 1970.
            page_size: Number of values to return. At most 200.
            ordered: True to get the oldest first, false to get the newest first.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        POST /cloud/thing/property/timeline/get, version 1.0.2. Section 7.3.9 (获取物的属性timeline数据).
        """
        return self._pages(
            LIST_PROPERTY_TIMELINE,
            options,
            iot_id=iot_id,
            identifier=identifier,
            start=start,
            end=end,
            page_size=page_size,
            ordered=ordered,
            product_key=product_key,
            device_name=device_name,
        )

    def list_sub_devices(
        self,
        *,
        product_key: str | None = None,
        device_name: str | None = None,
        iot_id: str | None = None,
        page_no: int = 1,
        page_size: int = 20,
        options: Options | None = None,
    ) -> AsyncPages[SubDevice, SubDevicePage]:
        """List the sub-devices of a gateway, page by page.

        Name the gateway by iot_id, or by product_key with device_name.

        Args:
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            iot_id: Device id; unique on the platform.
            page_no: Page number. At least 1.
            page_size: Number of sub-devices in a page. At most 20.

        POST /living/cloud/device/subdevice/query, version 1.0.0. Section 7.3.10 (查询网关的子设备列表). Published at
        <https://help.aliyun.com/document_detail/177864.html>.
        """
        return self._pages(
            LIST_SUB_DEVICES,
            options,
            product_key=product_key,
            device_name=device_name,
            iot_id=iot_id,
            page_no=page_no,
            page_size=page_size,
        )

    async def get_region(
        self,
        *,
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> OpenStr[DeviceRegion]:
        """Get the region that a device is in at present.

        Send this call to the server of China (Shanghai), whatever the device's region; then ask the server of the
        region in the answer about the device.

        Args:
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        Returns:
            The region.

        POST /living/cloud/device/region/get, version 1.0.1. Section 7.3.11 (获取设备当前所在的站点).
        """
        return await self._call(
            GET_REGION,
            options,
            product_key=product_key,
            device_name=device_name,
        )

    async def send_custom_message(
        self,
        *,
        product_key: str | None = None,
        device_name: str | None = None,
        iot_id: str | None = None,
        message_content: Mapping[str, Any],
        options: Options | None = None,
    ) -> CustomMessageReceipt:
        """Send a message of your own format to a device.

        For instance an announcement that a projector shows.

        Pass iot_id, or product_key with device_name.

        Args:
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            iot_id: Device id; unique on the platform.
            message_content: The message; the device's maker defines its fields and values.

        Returns:
            The message was sent.

        POST /living/cloud/device/customizedmessage/notify, version 1.0.0. Section 7.3.12 (向指定设备发送自定义消息).
        """
        return await self._call(
            SEND_CUSTOM_MESSAGE,
            options,
            product_key=product_key,
            device_name=device_name,
            iot_id=iot_id,
            message_content=message_content,
        )
