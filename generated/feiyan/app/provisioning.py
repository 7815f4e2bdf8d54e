# Generated from spec/observed.yaml and services/app/provisioning.yaml by `python -m generator generate`. Change the spec, not this file.
"""Bringing devices into the network and binding them.

Section 6.9 (配网服务).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from feiyan.app.models.provisioning import (
    BindableDevice,
    CipherDevice,
    DiscoveredDevice,
    DiscoveredDevicePage,
    LocalDevice,
    NewlyBoundDevice,
    ProvisioningToken,
    TokenDevice,
)
from feiyan.enums import ProductStatusEnv
from feiyan_runtime import (
    UNKNOWN_TIMEOUT,
    AsyncPages,
    AsyncService,
    Operation,
    Options,
    PagePaging,
    Pages,
    RequiredWith,
    SyncService,
)

BIND_BY_DEVICE_TOKEN: Final[Operation[str]] = Operation(
    name="app.provisioning.bindByDeviceToken",
    path="/awss/enrollee/user/bind",
    version="1.0.2",
    timeout=UNKNOWN_TIMEOUT,
    result=str,
    idempotent=True,
    parameters={"product_key": "productKey", "device_name": "deviceName", "token": "token", "group_ids": "groupIds"},
)

BIND_SUB_DEVICE: Final[Operation[str]] = Operation(
    name="app.provisioning.bindSubDevice",
    path="/awss/subdevice/bind",
    version="1.0.2",
    timeout=UNKNOWN_TIMEOUT,
    result=str,
    idempotent=True,
    parameters={"product_key": "productKey", "device_name": "deviceName", "group_ids": "groupIds"},
)

BIND_CELLULAR_DEVICE: Final[Operation[str]] = Operation(
    name="app.provisioning.bindCellularDevice",
    path="/awss/gprs/user/bind",
    version="1.0.2",
    timeout=UNKNOWN_TIMEOUT,
    result=str,
    idempotent=True,
    parameters={"product_key": "productKey", "device_name": "deviceName", "group_ids": "groupIds"},
)

LIST_DISCOVERED_DEVICES: Final[Operation[DiscoveredDevicePage]] = Operation(
    name="app.provisioning.listDiscoveredDevices",
    path="/awss/enrollee/list/get",
    version="1.0.7",
    timeout=3.0,
    result=DiscoveredDevicePage,
    idempotent=True,
    parameters={
        "page_size": "pageSize",
        "page_no": "pageNum",
        "group_id": "groupId",
        "product_status_env": "productStatusEnv",
    },
    paging=PagePaging(page="page_no", size="page_size", items_at="items", total_at="total"),
)

FILTER_DISCOVERED_DEVICES: Final[Operation[list[BindableDevice]]] = Operation(
    name="app.provisioning.filterDiscoveredDevices",
    path="/awss/enrollee/product/filter",
    version="1.0.9",
    timeout=15.0,
    result=list[BindableDevice],
    idempotent=True,
    parameters={"iot_devices": "iotDevices", "product_status_env": "productStatusEnv"},
)

GET_DEVICE_BY_TOKEN: Final[Operation[TokenDevice]] = Operation(
    name="app.provisioning.getDeviceByToken",
    path="/awss/token/check",
    version="1.0.10",
    timeout=3.0,
    result=TokenDevice,
    idempotent=True,
    parameters={"token": "token", "product_key": "productKey", "device_name": "deviceName"},
    rules=(RequiredWith("device_name", ("product_key",)),),
)

BIND_BY_TOKEN: Final[Operation[NewlyBoundDevice]] = Operation(
    name="app.provisioning.bindByToken",
    path="/awss/token/user/bind",
    version="1.0.8",
    timeout=15.0,
    result=NewlyBoundDevice,
    idempotent=True,
    parameters={
        "product_key": "productKey",
        "device_name": "deviceName",
        "token": "token",
        "origin": "origin",
        "user_id": "userId",
        "user_type": "userType",
        "group_ids": "groupIds",
        "home_id": "homeId",
    },
)

BIND_BY_TIME_WINDOW: Final[Operation[NewlyBoundDevice]] = Operation(
    name="app.provisioning.bindByTimeWindow",
    path="/awss/time/window/user/bind",
    version="1.0.8",
    timeout=15.0,
    result=NewlyBoundDevice,
    idempotent=True,
    parameters={"product_key": "productKey", "device_name": "deviceName", "group_ids": "groupIds", "home_id": "homeId"},
)

GET_CIPHER: Final[Operation[str]] = Operation(
    name="app.provisioning.getCipher",
    path="/awss/cipher/get",
    version="1.0.8",
    timeout=3.0,
    result=str,
    idempotent=True,
    parameters={"device_info_for_cipher": "deviceInfoForCipher"},
)

PERMIT_SUB_DEVICES: Final[Operation[None]] = Operation(
    name="app.provisioning.permitSubDevices",
    path="/thing/gateway/permit",
    version="1.0.6",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"iot_id": "iotId", "product_key": "productKey", "time": "time"},
)

REMOVE_SUB_DEVICE: Final[Operation[None]] = Operation(
    name="app.provisioning.removeSubDevice",
    path="/thing/topo/remove",
    version="1.0.6",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"iot_id": "iotId", "sub_iot_id": "subIotid"},
)

CREATE_TOKEN: Final[Operation[ProvisioningToken]] = Operation(
    name="app.provisioning.createToken",
    path="/living/awss/token/create",
    version="1.0.0",
    timeout=3.0,
    result=ProvisioningToken,
    parameters={"bssid": "bssid", "home_id": "homeId"},
)

UNBIND_SUB_DEVICE: Final[Operation[None]] = Operation(
    name="app.provisioning.unbindSubDevice",
    path="/awss/subdevice/unbind",
    version="1.0.7",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"product_key": "productKey", "device_name": "deviceName", "home_id": "homeId"},
)


class Provisioning(SyncService):
    """Bringing devices into the network and binding them.

    Section 6.9 (配网服务).
    """

    def bind_by_device_token(
        self,
        *,
        product_key: str,
        device_name: str,
        token: str,
        group_ids: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> str:
        """Bind a device to the user by the token that the device shows, in the older form.

        For devices in a Wi-Fi or Ethernet network. Programs of today use app.provisioning.bind_by_token.

        Args:
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            token: Token that the device shows in the local network.
            group_ids: Ids of groups that the device is to be in.

        Returns:
            Id of the device.

        POST /awss/enrollee/user/bind, version 1.0.2. Not documented; seen in use: class DeviceBindBusiness of the
        platform's demo for Android; the platform's demo for iOS in public apps (IMSDeviceServerErrorDomain); a
        treadmill app, package com.kingsmith.aliiot; apps that send 1.0.3, class BindAndUseActivity.
        """
        return self._call(
            BIND_BY_DEVICE_TOKEN,
            options,
            product_key=product_key,
            device_name=device_name,
            token=token,
            group_ids=group_ids,
        )

    def bind_sub_device(
        self,
        *,
        product_key: str,
        device_name: str,
        group_ids: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> str:
        """Bind a sub-device of a gateway to the user, in the older form.

        For Zigbee and the like. Programs of today use app.provisioning.bind_by_time_window.

        Args:
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            group_ids: Ids of groups that the device is to be in.

        Returns:
            Id of the device.

        POST /awss/subdevice/bind, version 1.0.2. Not documented; seen in use: class DeviceBindBusiness of the
        platform's demo for Android; the platform's demo for iOS in public apps (IMSDeviceServerErrorDomain); apps
        of gateways, class ATDeviceBindBusiness.
        """
        return self._call(
            BIND_SUB_DEVICE,
            options,
            product_key=product_key,
            device_name=device_name,
            group_ids=group_ids,
        )

    def bind_cellular_device(
        self,
        *,
        product_key: str,
        device_name: str,
        group_ids: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> str:
        """Bind a device with a mobile connection to the user, in the older form.

        Programs of today use app.provisioning.bind_by_time_window.

        Args:
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            group_ids: Ids of groups that the device is to be in.

        Returns:
            Id of the device.

        POST /awss/gprs/user/bind, version 1.0.2. Not documented; seen in use: class DeviceBindBusiness of the
        platform's demo for Android; the platform's demo for iOS in public apps (IMSDeviceServerErrorDomain); apps
        of the demo, class BindAndUseActivity.
        """
        return self._call(
            BIND_CELLULAR_DEVICE,
            options,
            product_key=product_key,
            device_name=device_name,
            group_ids=group_ids,
        )

    def list_discovered_devices(
        self,
        *,
        page_size: int = 20,
        page_no: int = 1,
        group_id: str | None = None,
        product_status_env: ProductStatusEnv | str | None = None,
        options: Options | None = None,
    ) -> Pages[DiscoveredDevice, DiscoveredDevicePage]:
        """List devices that other devices or routers have found and that wait to be connected to the network.

        Args:
            page_size: Number of devices in a page. 1 to 20.
            page_no: Page number, from 1. At least 1.
            group_id: Id of the space.
            product_status_env: State of the products to find.

        POST /awss/enrollee/list/get, version 1.0.7. Section 6.9.1 (获取设备发现列表). Published at
        <https://help.aliyun.com/document_detail/178004.html> and
        <https://help.aliyun.com/document_detail/129780.html>.
        """
        return self._pages(
            LIST_DISCOVERED_DEVICES,
            options,
            page_size=page_size,
            page_no=page_no,
            group_id=group_id,
            product_status_env=product_status_env,
        )

    def filter_discovered_devices(
        self,
        *,
        iot_devices: Sequence[LocalDevice],
        product_status_env: ProductStatusEnv | str | None = None,
        options: Options | None = None,
    ) -> list[BindableDevice]:
        """Filter devices that the app found locally down to those that are not yet bound to a user.

        Args:
            iot_devices: The devices that the app found.
            product_status_env: State of the products to find.

        Returns:
            The devices that are left, each with its product.

        POST /awss/enrollee/product/filter, version 1.0.9. Section 6.9.2 (本地发现设备列表信息过滤). Published at
        <https://help.aliyun.com/document_detail/178005.html>.
        """
        return self._call(
            FILTER_DISCOVERED_DEVICES,
            options,
            iot_devices=iot_devices,
            product_status_env=product_status_env,
        )

    def get_device_by_token(
        self,
        *,
        token: str,
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> TokenDevice:
        """Get the device that reported a token.

        Pass product_key with device_name.

        Args:
            token: Token of the device.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; goes with product_key.

        Returns:
            The device.

        POST /awss/token/check, version 1.0.10. Section 6.9.3 (根据token查询设备的证书信息). Published at
        <https://help.aliyun.com/document_detail/178006.html>.
        """
        return self._call(
            GET_DEVICE_BY_TOKEN,
            options,
            token=token,
            product_key=product_key,
            device_name=device_name,
        )

    def bind_by_token(
        self,
        *,
        product_key: str,
        device_name: str,
        token: str,
        origin: str | None = None,
        user_id: str | None = None,
        user_type: str | None = None,
        group_ids: Sequence[str] | None = None,
        home_id: str | None = None,
        options: Options | None = None,
    ) -> NewlyBoundDevice:
        """Bind a device to the signed-in user, proven by a token.

        For apps that use homes; others send a version before 1.0.8, or get 460. An app that uses homes gets 28806
        for such a version.

        Args:
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            token: Token that the device reported to the platform; app.provisioning.create_token makes one.
            origin: Business that the call comes from.
            user_id: Id of the user.
            user_type: Type of the user.
            group_ids: Ids of the spaces that the device belongs to.
            home_id: Id of the home that the device belongs to; apps that use homes give it.

        Returns:
            The bound device.

        POST /awss/token/user/bind, version 1.0.8. Section 6.9.4 (基于token方式设备绑定). Published at
        <https://help.aliyun.com/document_detail/178007.html>.
        """
        return self._call(
            BIND_BY_TOKEN,
            options,
            product_key=product_key,
            device_name=device_name,
            token=token,
            origin=origin,
            user_id=user_id,
            user_type=user_type,
            group_ids=group_ids,
            home_id=home_id,
        )

    def bind_by_time_window(
        self,
        *,
        product_key: str,
        device_name: str,
        group_ids: Sequence[str] | None = None,
        home_id: str | None = None,
        options: Options | None = None,
    ) -> NewlyBoundDevice:
        """Bind a device to the signed-in user within a time after the device was switched on.

        The window is open for 1800 seconds, counted from when the device got power. For apps that use homes; others
        send a version before 1.0.8, or get 460. An app that uses homes gets 28806 for such a version.

        Args:
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            group_ids: Ids of the spaces that the device belongs to.
            home_id: Id of the home that the device belongs to; apps that use homes give it.

        Returns:
            The bound device.

        POST /awss/time/window/user/bind, version 1.0.8. Section 6.9.5 (基于时间窗口方式的绑定设备). Published at
        <https://help.aliyun.com/document_detail/178008.html>.
        """
        return self._call(
            BIND_BY_TIME_WINDOW,
            options,
            product_key=product_key,
            device_name=device_name,
            group_ids=group_ids,
            home_id=home_id,
        )

    def get_cipher(
        self,
        *,
        device_info_for_cipher: CipherDevice,
        options: Options | None = None,
    ) -> str:
        """Get a key for a device.

        Args:
            device_info_for_cipher: Identification of the device and the kind of key.

        Returns:
            The key.

        POST /awss/cipher/get, version 1.0.8. Section 6.9.6 (获取密钥). Published at
        <https://help.aliyun.com/document_detail/178009.html>.
        """
        return self._call(
            GET_CIPHER,
            options,
            device_info_for_cipher=device_info_for_cipher,
        )

    def permit_sub_devices(
        self,
        *,
        iot_id: str,
        product_key: str | None = None,
        time: int,
        options: Options | None = None,
    ) -> None:
        """Set the time for which a gateway lets sub-devices join.

        Args:
            iot_id: Id of the gateway.
            product_key: Key of the product whose devices may join.
            time: Time for which sub-devices may join; 0 is for ever, 65535 is not at all. 0 to 65535. In seconds.

        POST /thing/gateway/permit, version 1.0.6. Section 6.9.7 (网关接入子设备).
        """
        return self._call(
            PERMIT_SUB_DEVICES,
            options,
            iot_id=iot_id,
            product_key=product_key,
            time=time,
        )

    def remove_sub_device(
        self,
        *,
        iot_id: str,
        sub_iot_id: str,
        options: Options | None = None,
    ) -> None:
        """Remove a sub-device from the network topology of a gateway.

        Args:
            iot_id: Id of the gateway.
            sub_iot_id: Id of the sub-device.

        POST /thing/topo/remove, version 1.0.6. Section 6.9.8 (解除子设备网络拓扑). Published at
        <https://help.aliyun.com/document_detail/178011.html>.
        """
        return self._call(
            REMOVE_SUB_DEVICE,
            options,
            iot_id=iot_id,
            sub_iot_id=sub_iot_id,
        )

    def create_token(
        self,
        *,
        bssid: str | None = None,
        home_id: str | None = None,
        options: Options | None = None,
    ) -> ProvisioningToken:
        """Create a token for binding a device.

        Args:
            bssid: BSSID of the access point; for one-click provisioning.
            home_id: Id of the home.

        Returns:
            The token.

        POST /living/awss/token/create, version 1.0.0. Section 6.9.9 (请求下发Token). Published at
        <https://help.aliyun.com/document_detail/181397.html>.
        """
        return self._call(
            CREATE_TOKEN,
            options,
            bssid=bssid,
            home_id=home_id,
        )

    def unbind_sub_device(
        self,
        *,
        product_key: str,
        device_name: str,
        home_id: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Unbind a sub-device from the signed-in user.

        If the user is the administrator of the sub-device, its topology with the gateway is removed too.

        Args:
            product_key: Key of the sub-device's product; part of the device certificate.
            device_name: Name of the sub-device; unique within its product; part of the device certificate.
            home_id: Id of the home.

        POST /awss/subdevice/unbind, version 1.0.7. Section 6.9.10 (解绑子设备).
        """
        return self._call(
            UNBIND_SUB_DEVICE,
            options,
            product_key=product_key,
            device_name=device_name,
            home_id=home_id,
        )


class AsyncProvisioning(AsyncService):
    """Bringing devices into the network and binding them.

    Section 6.9 (配网服务).
    """

    async def bind_by_device_token(
        self,
        *,
        product_key: str,
        device_name: str,
        token: str,
        group_ids: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> str:
        """Bind a device to the user by the token that the device shows, in the older form.

        For devices in a Wi-Fi or Ethernet network. Programs of today use app.provisioning.bind_by_token.

        Args:
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            token: Token that the device shows in the local network.
            group_ids: Ids of groups that the device is to be in.

        Returns:
            Id of the device.

        POST /awss/enrollee/user/bind, version 1.0.2. Not documented; seen in use: class DeviceBindBusiness of the
        platform's demo for Android; the platform's demo for iOS in public apps (IMSDeviceServerErrorDomain); a
        treadmill app, package com.kingsmith.aliiot; apps that send 1.0.3, class BindAndUseActivity.
        """
        return await self._call(
            BIND_BY_DEVICE_TOKEN,
            options,
            product_key=product_key,
            device_name=device_name,
            token=token,
            group_ids=group_ids,
        )

    async def bind_sub_device(
        self,
        *,
        product_key: str,
        device_name: str,
        group_ids: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> str:
        """Bind a sub-device of a gateway to the user, in the older form.

        For Zigbee and the like. Programs of today use app.provisioning.bind_by_time_window.

        Args:
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            group_ids: Ids of groups that the device is to be in.

        Returns:
            Id of the device.

        POST /awss/subdevice/bind, version 1.0.2. Not documented; seen in use: class DeviceBindBusiness of the
        platform's demo for Android; the platform's demo for iOS in public apps (IMSDeviceServerErrorDomain); apps
        of gateways, class ATDeviceBindBusiness.
        """
        return await self._call(
            BIND_SUB_DEVICE,
            options,
            product_key=product_key,
            device_name=device_name,
            group_ids=group_ids,
        )

    async def bind_cellular_device(
        self,
        *,
        product_key: str,
        device_name: str,
        group_ids: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> str:
        """Bind a device with a mobile connection to the user, in the older form.

        Programs of today use app.provisioning.bind_by_time_window.

        Args:
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            group_ids: Ids of groups that the device is to be in.

        Returns:
            Id of the device.

        POST /awss/gprs/user/bind, version 1.0.2. Not documented; seen in use: class DeviceBindBusiness of the
        platform's demo for Android; the platform's demo for iOS in public apps (IMSDeviceServerErrorDomain); apps
        of the demo, class BindAndUseActivity.
        """
        return await self._call(
            BIND_CELLULAR_DEVICE,
            options,
            product_key=product_key,
            device_name=device_name,
            group_ids=group_ids,
        )

    def list_discovered_devices(
        self,
        *,
        page_size: int = 20,
        page_no: int = 1,
        group_id: str | None = None,
        product_status_env: ProductStatusEnv | str | None = None,
        options: Options | None = None,
    ) -> AsyncPages[DiscoveredDevice, DiscoveredDevicePage]:
        """List devices that other devices or routers have found and that wait to be connected to the network.

        Args:
            page_size: Number of devices in a page. 1 to 20.
            page_no: Page number, from 1. At least 1.
            group_id: Id of the space.
            product_status_env: State of the products to find.

        POST /awss/enrollee/list/get, version 1.0.7. Section 6.9.1 (获取设备发现列表). Published at
        <https://help.aliyun.com/document_detail/178004.html> and
        <https://help.aliyun.com/document_detail/129780.html>.
        """
        return self._pages(
            LIST_DISCOVERED_DEVICES,
            options,
            page_size=page_size,
            page_no=page_no,
            group_id=group_id,
            product_status_env=product_status_env,
        )

    async def filter_discovered_devices(
        self,
        *,
        iot_devices: Sequence[LocalDevice],
        product_status_env: ProductStatusEnv | str | None = None,
        options: Options | None = None,
    ) -> list[BindableDevice]:
        """Filter devices that the app found locally down to those that are not yet bound to a user.

        Args:
            iot_devices: The devices that the app found.
            product_status_env: State of the products to find.

        Returns:
            The devices that are left, each with its product.

        POST /awss/enrollee/product/filter, version 1.0.9. Section 6.9.2 (本地发现设备列表信息过滤). Published at
        <https://help.aliyun.com/document_detail/178005.html>.
        """
        return await self._call(
            FILTER_DISCOVERED_DEVICES,
            options,
            iot_devices=iot_devices,
            product_status_env=product_status_env,
        )

    async def get_device_by_token(
        self,
        *,
        token: str,
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> TokenDevice:
        """Get the device that reported a token.

        Pass product_key with device_name.

        Args:
            token: Token of the device.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; goes with product_key.

        Returns:
            The device.

        POST /awss/token/check, version 1.0.10. Section 6.9.3 (根据token查询设备的证书信息). Published at
        <https://help.aliyun.com/document_detail/178006.html>.
        """
        return await self._call(
            GET_DEVICE_BY_TOKEN,
            options,
            token=token,
            product_key=product_key,
            device_name=device_name,
        )

    async def bind_by_token(
        self,
        *,
        product_key: str,
        device_name: str,
        token: str,
        origin: str | None = None,
        user_id: str | None = None,
        user_type: str | None = None,
        group_ids: Sequence[str] | None = None,
        home_id: str | None = None,
        options: Options | None = None,
    ) -> NewlyBoundDevice:
        """Bind a device to the signed-in user, proven by a token.

        For apps that use homes; others send a version before 1.0.8, or get 460. An app that uses homes gets 28806
        for such a version.

        Args:
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            token: Token that the device reported to the platform; app.provisioning.create_token makes one.
            origin: Business that the call comes from.
            user_id: Id of the user.
            user_type: Type of the user.
            group_ids: Ids of the spaces that the device belongs to.
            home_id: Id of the home that the device belongs to; apps that use homes give it.

        Returns:
            The bound device.

        POST /awss/token/user/bind, version 1.0.8. Section 6.9.4 (基于token方式设备绑定). Published at
        <https://help.aliyun.com/document_detail/178007.html>.
        """
        return await self._call(
            BIND_BY_TOKEN,
            options,
            product_key=product_key,
            device_name=device_name,
            token=token,
            origin=origin,
            user_id=user_id,
            user_type=user_type,
            group_ids=group_ids,
            home_id=home_id,
        )

    async def bind_by_time_window(
        self,
        *,
        product_key: str,
        device_name: str,
        group_ids: Sequence[str] | None = None,
        home_id: str | None = None,
        options: Options | None = None,
    ) -> NewlyBoundDevice:
        """Bind a device to the signed-in user within a time after the device was switched on.

        The window is open for 1800 seconds, counted from when the device got power. For apps that use homes; others
        send a version before 1.0.8, or get 460. An app that uses homes gets 28806 for such a version.

        Args:
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            group_ids: Ids of the spaces that the device belongs to.
            home_id: Id of the home that the device belongs to; apps that use homes give it.

        Returns:
            The bound device.

        POST /awss/time/window/user/bind, version 1.0.8. Section 6.9.5 (基于时间窗口方式的绑定设备). Published at
        <https://help.aliyun.com/document_detail/178008.html>.
        """
        return await self._call(
            BIND_BY_TIME_WINDOW,
            options,
            product_key=product_key,
            device_name=device_name,
            group_ids=group_ids,
            home_id=home_id,
        )

    async def get_cipher(
        self,
        *,
        device_info_for_cipher: CipherDevice,
        options: Options | None = None,
    ) -> str:
        """Get a key for a device.

        Args:
            device_info_for_cipher: Identification of the device and the kind of key.

        Returns:
            The key.

        POST /awss/cipher/get, version 1.0.8. Section 6.9.6 (获取密钥). Published at
        <https://help.aliyun.com/document_detail/178009.html>.
        """
        return await self._call(
            GET_CIPHER,
            options,
            device_info_for_cipher=device_info_for_cipher,
        )

    async def permit_sub_devices(
        self,
        *,
        iot_id: str,
        product_key: str | None = None,
        time: int,
        options: Options | None = None,
    ) -> None:
        """Set the time for which a gateway lets sub-devices join.

        Args:
            iot_id: Id of the gateway.
            product_key: Key of the product whose devices may join.
            time: Time for which sub-devices may join; 0 is for ever, 65535 is not at all. 0 to 65535. In seconds.

        POST /thing/gateway/permit, version 1.0.6. Section 6.9.7 (网关接入子设备).
        """
        return await self._call(
            PERMIT_SUB_DEVICES,
            options,
            iot_id=iot_id,
            product_key=product_key,
            time=time,
        )

    async def remove_sub_device(
        self,
        *,
        iot_id: str,
        sub_iot_id: str,
        options: Options | None = None,
    ) -> None:
        """Remove a sub-device from the network topology of a gateway.

        Args:
            iot_id: Id of the gateway.
            sub_iot_id: Id of the sub-device.

        POST /thing/topo/remove, version 1.0.6. Section 6.9.8 (解除子设备网络拓扑). Published at
        <https://help.aliyun.com/document_detail/178011.html>.
        """
        return await self._call(
            REMOVE_SUB_DEVICE,
            options,
            iot_id=iot_id,
            sub_iot_id=sub_iot_id,
        )

    async def create_token(
        self,
        *,
        bssid: str | None = None,
        home_id: str | None = None,
        options: Options | None = None,
    ) -> ProvisioningToken:
        """Create a token for binding a device.

        Args:
            bssid: BSSID of the access point; for one-click provisioning.
            home_id: Id of the home.

        Returns:
            The token.

        POST /living/awss/token/create, version 1.0.0. Section 6.9.9 (请求下发Token). Published at
        <https://help.aliyun.com/document_detail/181397.html>.
        """
        return await self._call(
            CREATE_TOKEN,
            options,
            bssid=bssid,
            home_id=home_id,
        )

    async def unbind_sub_device(
        self,
        *,
        product_key: str,
        device_name: str,
        home_id: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Unbind a sub-device from the signed-in user.

        If the user is the administrator of the sub-device, its topology with the gateway is removed too.

        Args:
            product_key: Key of the sub-device's product; part of the device certificate.
            device_name: Name of the sub-device; unique within its product; part of the device certificate.
            home_id: Id of the home.

        POST /awss/subdevice/unbind, version 1.0.7. Section 6.9.10 (解绑子设备).
        """
        return await self._call(
            UNBIND_SUB_DEVICE,
            options,
            product_key=product_key,
            device_name=device_name,
            home_id=home_id,
        )
