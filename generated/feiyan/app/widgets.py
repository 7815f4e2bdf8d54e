# Generated from spec/services/app/widgets.yaml by `python -m generator generate`. Change the spec, not this file.
"""Devices on the home screen of the phone.

Section 6.5 (应用与插件服务).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from feiyan.app.models.widgets import WidgetDevice, WidgetDeviceEntry, WidgetPropertyChoice
from feiyan_runtime import AsyncService, Operation, Options, SyncService

QUERY_DEVICES: Final[Operation[list[WidgetDevice]]] = Operation(
    name="app.widgets.queryDevices",
    path="/iotx/ilop/queryComponentProduct",
    version="1.0.0",
    timeout=6.0,
    result=list[WidgetDevice],
    idempotent=True,
)

UPDATE_DEVICES: Final[Operation[int]] = Operation(
    name="app.widgets.updateDevices",
    path="/iotx/ilop/updateComponentProduct",
    version="1.0.0",
    timeout=3.0,
    result=int,
    idempotent=True,
    parameters={"devices": "componentProductList"},
)

QUERY_PROPERTIES: Final[Operation[list[WidgetPropertyChoice]]] = Operation(
    name="app.widgets.queryProperties",
    path="/iotx/ilop/queryComponentProperty",
    version="1.0.3",
    timeout=3.0,
    result=list[WidgetPropertyChoice],
    idempotent=True,
    parameters={"product_key": "productKey", "query": "query", "iot_id": "iotId"},
)


class Widgets(SyncService):
    """Devices on the home screen of the phone.

    Section 6.5 (应用与插件服务).
    """

    def query_devices(
        self,
        *,
        options: Options | None = None,
    ) -> list[WidgetDevice]:
        """Query the devices of the user's widget, with the properties that the widget shows.

        Returns:
            Devices of the widget.

        POST /iotx/ilop/queryComponentProduct, version 1.0.0. Section 6.5.1 (查询用户的小组件设备列表). Published at
        <https://help.aliyun.com/document_detail/177880.html>.
        """
        return self._call(
            QUERY_DEVICES,
            options,
        )

    def update_devices(
        self,
        *,
        devices: Sequence[WidgetDeviceEntry],
        options: Options | None = None,
    ) -> int:
        """Update the list of the devices of the user's widget.

        Args:
            devices: The devices of the widget.

        Returns:
            Number as the result; presumably that of the given devices.

        POST /iotx/ilop/updateComponentProduct, version 1.0.0. Section 6.5.2 (更新用户的小组件设备列表). Published at
        <https://help.aliyun.com/document_detail/177881.html>.
        """
        return self._call(
            UPDATE_DEVICES,
            options,
            devices=devices,
        )

    def query_properties(
        self,
        *,
        product_key: str,
        query: Mapping[str, Any] | None = None,
        iot_id: str,
        options: Options | None = None,
    ) -> list[WidgetPropertyChoice]:
        """Query the properties of a device that the user's widget can show.

        Args:
            product_key: Key of the device's product; part of the device certificate.
            query: Conditions of the query; their names are not known.
            iot_id: Device id; unique on the platform.

        Returns:
            Properties of the device.

        POST /iotx/ilop/queryComponentProperty, version 1.0.3. Section 6.5.3 (查询用户小组件设备的属性列表). Published at
        <https://help.aliyun.com/document_detail/177883.html>.
        """
        return self._call(
            QUERY_PROPERTIES,
            options,
            product_key=product_key,
            query=query,
            iot_id=iot_id,
        )


class AsyncWidgets(AsyncService):
    """Devices on the home screen of the phone.

    Section 6.5 (应用与插件服务).
    """

    async def query_devices(
        self,
        *,
        options: Options | None = None,
    ) -> list[WidgetDevice]:
        """Query the devices of the user's widget, with the properties that the widget shows.

        Returns:
            Devices of the widget.

        POST /iotx/ilop/queryComponentProduct, version 1.0.0. Section 6.5.1 (查询用户的小组件设备列表). Published at
        <https://help.aliyun.com/document_detail/177880.html>.
        """
        return await self._call(
            QUERY_DEVICES,
            options,
        )

    async def update_devices(
        self,
        *,
        devices: Sequence[WidgetDeviceEntry],
        options: Options | None = None,
    ) -> int:
        """Update the list of the devices of the user's widget.

        Args:
            devices: The devices of the widget.

        Returns:
            Number as the result; presumably that of the given devices.

        POST /iotx/ilop/updateComponentProduct, version 1.0.0. Section 6.5.2 (更新用户的小组件设备列表). Published at
        <https://help.aliyun.com/document_detail/177881.html>.
        """
        return await self._call(
            UPDATE_DEVICES,
            options,
            devices=devices,
        )

    async def query_properties(
        self,
        *,
        product_key: str,
        query: Mapping[str, Any] | None = None,
        iot_id: str,
        options: Options | None = None,
    ) -> list[WidgetPropertyChoice]:
        """Query the properties of a device that the user's widget can show.

        Args:
            product_key: Key of the device's product; part of the device certificate.
            query: Conditions of the query; their names are not known.
            iot_id: Device id; unique on the platform.

        Returns:
            Properties of the device.

        POST /iotx/ilop/queryComponentProperty, version 1.0.3. Section 6.5.3 (查询用户小组件设备的属性列表). Published at
        <https://help.aliyun.com/document_detail/177883.html>.
        """
        return await self._call(
            QUERY_PROPERTIES,
            options,
            product_key=product_key,
            query=query,
            iot_id=iot_id,
        )
