# Generated from spec/observed.yaml and services/app/ota.yaml by `python -m generator generate`. Change the spec, not this file.
"""Firmware updates.

Section 6.12 (OTA固件升级).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from feiyan.app.models.ota import (
    FirmwareInfo,
    OfferedUpgrade,
    OtaDevice,
    OtaFirmware,
    OtaProgress,
    UpgradableDevice,
    UpgradeInfo,
    UpgradeState,
)
from feiyan_runtime import UNKNOWN_TIMEOUT, AsyncService, AtLeastOne, Operation, Options, SyncService

QUERY_OFFERED_UPGRADES: Final[Operation[list[OfferedUpgrade]]] = Operation(
    name="app.ota.queryOfferedUpgrades",
    path="/thing/ota/listByUser",
    version="1.0.2",
    timeout=UNKNOWN_TIMEOUT,
    result=list[OfferedUpgrade],
    idempotent=True,
)

QUERY_RUNNING_UPGRADES: Final[Operation[list[UpgradeState]]] = Operation(
    name="app.ota.queryRunningUpgrades",
    path="/thing/ota/upgrade/listByUser",
    version="1.0.2",
    timeout=UNKNOWN_TIMEOUT,
    result=list[UpgradeState],
    idempotent=True,
)

GET_FIRMWARE_INFO: Final[Operation[FirmwareInfo]] = Operation(
    name="app.ota.getFirmwareInfo",
    path="/thing/ota/info/queryByUser",
    version="1.0.2",
    timeout=UNKNOWN_TIMEOUT,
    result=FirmwareInfo,
    idempotent=True,
    parameters={"iot_id": "iotId"},
)

GET_UPGRADE_INFO: Final[Operation[UpgradeInfo]] = Operation(
    name="app.ota.getUpgradeInfo",
    path="/thing/ota/info/progress/getByUser",
    version="1.0.2",
    timeout=UNKNOWN_TIMEOUT,
    result=UpgradeInfo,
    idempotent=True,
    parameters={"iot_id": "iotId"},
)

GET_UPGRADE_STATE: Final[Operation[UpgradeState]] = Operation(
    name="app.ota.getUpgradeState",
    path="/thing/ota/progress/getByUser",
    version="1.0.2",
    timeout=UNKNOWN_TIMEOUT,
    result=UpgradeState,
    idempotent=True,
    parameters={"iot_id": "iotId", "version": "version"},
)

CONFIRM_UPGRADES: Final[Operation[None]] = Operation(
    name="app.ota.confirmUpgrades",
    path="/thing/ota/batchUpgradeByUser",
    version="1.0.2",
    timeout=UNKNOWN_TIMEOUT,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"iot_ids": "iotIds"},
)

CANCEL_UPGRADE_TO: Final[Operation[None]] = Operation(
    name="app.ota.cancelUpgradeTo",
    path="/thing/ota/unupgradeByUser",
    version="1.0.2",
    timeout=UNKNOWN_TIMEOUT,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"iot_id": "iotId", "version": "version"},
)

GET_FIRMWARE: Final[Operation[OtaFirmware]] = Operation(
    name="app.ota.getFirmware",
    path="/living/ota/firmware/file/get",
    version="1.0.0",
    timeout=3.0,
    result=OtaFirmware,
    idempotent=True,
    parameters={
        "iot_id": "iotId",
        "product_key": "productKey",
        "device_name": "deviceName",
        "module_name": "moduleName",
        "current_version": "currentVersion",
    },
    rules=(AtLeastOne(("iot_id",), ("product_key", "device_name")),),
)

GET_PROGRESS: Final[Operation[OtaProgress]] = Operation(
    name="app.ota.getProgress",
    path="/living/ota/progress/get",
    version="1.0.0",
    timeout=3.0,
    result=OtaProgress,
    idempotent=True,
    parameters={
        "iot_id": "iotId",
        "product_key": "productKey",
        "device_name": "deviceName",
        "module_name": "moduleName",
        "current_version": "currentVersion",
        "firmware_version": "firmwareVersion",
    },
    rules=(AtLeastOne(("iot_id",), ("product_key", "device_name")),),
)

QUERY_ALL_PROGRESS: Final[Operation[list[OtaProgress]]] = Operation(
    name="app.ota.queryAllProgress",
    path="/living/ota/progress/list",
    version="1.0.0",
    timeout=20.0,
    result=list[OtaProgress],
    idempotent=True,
)

CONFIRM_UPGRADE: Final[Operation[None]] = Operation(
    name="app.ota.confirmUpgrade",
    path="/living/ota/confirm",
    version="1.0.0",
    timeout=25.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"devices": "devices"},
)

QUERY_UPGRADABLE_DEVICES: Final[Operation[list[UpgradableDevice]]] = Operation(
    name="app.ota.queryUpgradableDevices",
    path="/living/ota/devices/list",
    version="1.0.0",
    timeout=25.0,
    result=list[UpgradableDevice],
    idempotent=True,
)

CANCEL_UPGRADE: Final[Operation[None]] = Operation(
    name="app.ota.cancelUpgrade",
    path="/living/ota/cancel",
    version="1.0.0",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={
        "iot_id": "iotId",
        "product_key": "productKey",
        "device_name": "deviceName",
        "module_name": "moduleName",
        "firmware_version": "firmwareVersion",
    },
    rules=(AtLeastOne(("iot_id",), ("product_key", "device_name")),),
)

REPORT_PROGRESS: Final[Operation[None]] = Operation(
    name="app.ota.reportProgress",
    path="/living/ota/progress/report",
    version="1.0.0",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={
        "iot_id": "iotId",
        "product_key": "productKey",
        "device_name": "deviceName",
        "module_name": "moduleName",
        "firmware_version": "firmwareVersion",
        "step": "step",
        "description": "desc",
    },
    rules=(AtLeastOne(("iot_id",), ("product_key", "device_name")),),
)

REPORT_VERSION: Final[Operation[None]] = Operation(
    name="app.ota.reportVersion",
    path="/thing/ota/version/reportByUser",
    version="1.0.2",
    timeout=15.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"iot_id": "iotId", "version": "version"},
)


class Ota(SyncService):
    """Firmware updates.

    Section 6.12 (OTA固件升级).
    """

    def query_offered_upgrades(
        self,
        *,
        options: Options | None = None,
    ) -> list[OfferedUpgrade]:
        """Query the devices of the user for which new firmware waits, in the older form.

        Programs of today use app.ota.query_upgradable_devices.

        Returns:
            The devices.

        POST /thing/ota/listByUser, version 1.0.2. Not documented; seen in use: the platform's own app, package
        com.aliyun.iot, class APIConfig; the platform's demo for iOS in public apps (IMSDeviceServerErrorDomain); an
        app for a light mesh, package aliyun.espressif.mesh.
        """
        return self._call(
            QUERY_OFFERED_UPGRADES,
            options,
        )

    def query_running_upgrades(
        self,
        *,
        options: Options | None = None,
    ) -> list[UpgradeState]:
        """Query the upgrades of firmware that run for the devices of the user, in the older form.

        Returns:
            The state of each upgrade.

        POST /thing/ota/upgrade/listByUser, version 1.0.2. Not documented; seen in use: the platform's demo for iOS
        in public apps (IMSDeviceServerErrorDomain); an app for a light mesh, package aliyun.espressif.mesh.
        """
        return self._call(
            QUERY_RUNNING_UPGRADES,
            options,
        )

    def get_firmware_info(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> FirmwareInfo:
        """Get the firmware of a device and the one it can be upgraded to, in the older form.

        The versions are the same while there is nothing new. Programs of today use app.ota.get_firmware.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The firmware.

        POST /thing/ota/info/queryByUser, version 1.0.2. Not documented; seen in use: an app for a light mesh,
        package aliyun.espressif.mesh, class OTADeviceDetailInfo; a treadmill app, package com.kingsmith.aliiot,
        class OTADeviceDetailInfo; the settings of a camera app, class CameraInfoActivity; Hotata for Home
        Assistant, const.py.
        """
        return self._call(
            GET_FIRMWARE_INFO,
            options,
            iot_id=iot_id,
        )

    def get_upgrade_info(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> UpgradeInfo:
        """Get the firmware of a device together with the state of its upgrade, in the older form.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The firmware and the state.

        POST /thing/ota/info/progress/getByUser, version 1.0.2. Not documented; seen in use: the platform's own app,
        package com.aliyun.iot, class APIConfig; the platform's demo for iOS in public apps
        (IMSDeviceServerErrorDomain), with a recorded answer in their notes; an app for a light mesh, package
        aliyun.espressif.mesh, class OTADeviceInfo; a treadmill app, package com.kingsmith.aliiot.
        """
        return self._call(
            GET_UPGRADE_INFO,
            options,
            iot_id=iot_id,
        )

    def get_upgrade_state(
        self,
        *,
        iot_id: str,
        version: str,
        options: Options | None = None,
    ) -> UpgradeState:
        """Get the state of one upgrade of a device, in the older form.

        Args:
            iot_id: Device id; unique on the platform.
            version: Version that the device is upgraded to.

        Returns:
            The state.

        POST /thing/ota/progress/getByUser, version 1.0.2. Not documented; seen in use: the settings of a camera
        app, classes CameraInfoActivity and SettingsActivity; an app over a web bridge, package
        wendu.dsbridge.net.api.iot, class IotApi; an app of the platform's demo, class EnvConfigure; the platform's
        help page 178043, a stored copy.
        """
        return self._call(
            GET_UPGRADE_STATE,
            options,
            iot_id=iot_id,
            version=version,
        )

    def confirm_upgrades(
        self,
        *,
        iot_ids: Sequence[str],
        options: Options | None = None,
    ) -> None:
        """Start the upgrades of firmware that wait for devices, in the older form.

        Programs of today use app.ota.confirm_upgrade.

        Args:
            iot_ids: Ids of the devices.

        POST /thing/ota/batchUpgradeByUser, version 1.0.2. Not documented; seen in use: the platform's own app,
        package com.aliyun.iot, class APIConfig; the platform's demo for iOS in public apps
        (IMSDeviceServerErrorDomain); an app for a light mesh, package aliyun.espressif.mesh; a treadmill app,
        package com.kingsmith.aliiot; an app over a web bridge, package wendu.dsbridge.net.api.iot, class IotApi.
        """
        return self._call(
            CONFIRM_UPGRADES,
            options,
            iot_ids=iot_ids,
        )

    def cancel_upgrade_to(
        self,
        *,
        iot_id: str,
        version: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Cancel the upgrade of a device to a version, in the older form.

        Programs of today use app.ota.cancel_upgrade.

        Args:
            iot_id: Device id; unique on the platform.
            version: Version that the device was to be upgraded to.

        POST /thing/ota/unupgradeByUser, version 1.0.2. Not documented; seen in use: the settings of a camera app,
        class CameraInfoActivity; an app for a light mesh, package aliyun.espressif.mesh.
        """
        return self._call(
            CANCEL_UPGRADE_TO,
            options,
            iot_id=iot_id,
            version=version,
        )

    def get_firmware(
        self,
        *,
        iot_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        module_name: str | None = None,
        current_version: str | None = None,
        options: Options | None = None,
    ) -> OtaFirmware:
        """Get the firmware that a device can be upgraded to.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Id of the device; goes before product_key and device_name.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            module_name: Name of the device's module, as entered with the firmware in the console. Default: default.
            current_version: Present version in the module; if it is given, the cloud goes by it.

        Returns:
            The firmware.

        POST /living/ota/firmware/file/get, version 1.0.0. Section 6.12.1 (获取设备当前可用的固件信息). Published at
        <https://help.aliyun.com/document_detail/188280.html>.
        """
        return self._call(
            GET_FIRMWARE,
            options,
            iot_id=iot_id,
            product_key=product_key,
            device_name=device_name,
            module_name=module_name,
            current_version=current_version,
        )

    def get_progress(
        self,
        *,
        iot_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        module_name: str | None = None,
        current_version: str | None = None,
        firmware_version: str | None = None,
        options: Options | None = None,
    ) -> OtaProgress:
        """Get the progress of the firmware upgrade of a device.

        If a module and a version are given, the progress of that firmware is returned, if it exists.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Id of the device; goes before product_key and device_name.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            module_name: Name of the device's module, as entered with the firmware in the console. Default: default.
            current_version: Present version in the module; if it is given, the cloud goes by it.
            firmware_version: Version of the firmware, from app.ota.get_firmware; required for a module other than
                default.

        Returns:
            The progress.

        POST /living/ota/progress/get, version 1.0.0. Section 6.12.2 (获取固件升级进度). Published at
        <https://help.aliyun.com/document_detail/188282.html>.
        """
        return self._call(
            GET_PROGRESS,
            options,
            iot_id=iot_id,
            product_key=product_key,
            device_name=device_name,
            module_name=module_name,
            current_version=current_version,
            firmware_version=firmware_version,
        )

    def query_all_progress(
        self,
        *,
        options: Options | None = None,
    ) -> list[OtaProgress]:
        """Query the progress of the latest firmware upgrade of each device of the user.

        Only devices that ever had an upgrade task in the cloud are returned.

        Returns:
            The progress of each device.

        POST /living/ota/progress/list, version 1.0.0. Section 6.12.3 (获取用户名下设备的固件升级进度). Published at
        <https://help.aliyun.com/document_detail/188283.html>.
        """
        return self._call(
            QUERY_ALL_PROGRESS,
            options,
        )

    def confirm_upgrade(
        self,
        *,
        devices: Sequence[OtaDevice],
        options: Options | None = None,
    ) -> None:
        """Allow devices to be upgraded.

        For devices that wait for an upgrade which somebody has to confirm in the client.

        Args:
            devices: The devices to confirm. At most 20 items.

        POST /living/ota/confirm, version 1.0.0. Section 6.12.4 (确定设备允许进行升级). Published at
        <https://help.aliyun.com/document_detail/188284.html>.
        """
        return self._call(
            CONFIRM_UPGRADE,
            options,
            devices=devices,
        )

    def query_upgradable_devices(
        self,
        *,
        options: Options | None = None,
    ) -> list[UpgradableDevice]:
        """Query the devices of the user that wait to be upgraded or confirmed.

        Returns:
            The devices.

        POST /living/ota/devices/list, version 1.0.0. Section 6.12.5 (获取用户名下待升级的设备列表). Published at
        <https://help.aliyun.com/document_detail/188285.html>.
        """
        return self._call(
            QUERY_UPGRADABLE_DEVICES,
            options,
        )

    def cancel_upgrade(
        self,
        *,
        iot_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        module_name: str | None = None,
        firmware_version: str,
        options: Options | None = None,
    ) -> None:
        """Cancel the firmware upgrade of a device.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Id of the device; goes before product_key and device_name.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            module_name: Name of the device's module, as entered with the firmware in the console.
            firmware_version: Version of the firmware, from app.ota.get_firmware.

        POST /living/ota/cancel, version 1.0.0. Section 6.12.6 (取消固件升级).
        """
        return self._call(
            CANCEL_UPGRADE,
            options,
            iot_id=iot_id,
            product_key=product_key,
            device_name=device_name,
            module_name=module_name,
            firmware_version=firmware_version,
        )

    def report_progress(
        self,
        *,
        iot_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        module_name: str | None = None,
        firmware_version: str,
        step: str,
        description: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Report the progress of the firmware upgrade of a device.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Id of the device; goes before product_key and device_name.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            module_name: Name of the device's module, as entered with the firmware in the console.
            firmware_version: Version of the firmware, from app.ota.get_firmware.
            step: Progress in percent, written as digits, from -1 to 100.
            description: Description of the progress.

        POST /living/ota/progress/report, version 1.0.0. Section 6.12.7 (上报固件升级进度). Published at
        <https://help.aliyun.com/document_detail/178047.html>.
        """
        return self._call(
            REPORT_PROGRESS,
            options,
            iot_id=iot_id,
            product_key=product_key,
            device_name=device_name,
            module_name=module_name,
            firmware_version=firmware_version,
            step=step,
            description=description,
        )

    def report_version(
        self,
        *,
        iot_id: str,
        version: str,
        options: Options | None = None,
    ) -> None:
        """Report the firmware version that is in a device.

        Args:
            iot_id: Device id; unique on the platform.
            version: Version of the firmware.

        POST /thing/ota/version/reportByUser, version 1.0.2. Section 6.12.8 (上报固件版本信息).
        """
        return self._call(
            REPORT_VERSION,
            options,
            iot_id=iot_id,
            version=version,
        )


class AsyncOta(AsyncService):
    """Firmware updates.

    Section 6.12 (OTA固件升级).
    """

    async def query_offered_upgrades(
        self,
        *,
        options: Options | None = None,
    ) -> list[OfferedUpgrade]:
        """Query the devices of the user for which new firmware waits, in the older form.

        Programs of today use app.ota.query_upgradable_devices.

        Returns:
            The devices.

        POST /thing/ota/listByUser, version 1.0.2. Not documented; seen in use: the platform's own app, package
        com.aliyun.iot, class APIConfig; the platform's demo for iOS in public apps (IMSDeviceServerErrorDomain); an
        app for a light mesh, package aliyun.espressif.mesh.
        """
        return await self._call(
            QUERY_OFFERED_UPGRADES,
            options,
        )

    async def query_running_upgrades(
        self,
        *,
        options: Options | None = None,
    ) -> list[UpgradeState]:
        """Query the upgrades of firmware that run for the devices of the user, in the older form.

        Returns:
            The state of each upgrade.

        POST /thing/ota/upgrade/listByUser, version 1.0.2. Not documented; seen in use: the platform's demo for iOS
        in public apps (IMSDeviceServerErrorDomain); an app for a light mesh, package aliyun.espressif.mesh.
        """
        return await self._call(
            QUERY_RUNNING_UPGRADES,
            options,
        )

    async def get_firmware_info(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> FirmwareInfo:
        """Get the firmware of a device and the one it can be upgraded to, in the older form.

        The versions are the same while there is nothing new. Programs of today use app.ota.get_firmware.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The firmware.

        POST /thing/ota/info/queryByUser, version 1.0.2. Not documented; seen in use: an app for a light mesh,
        package aliyun.espressif.mesh, class OTADeviceDetailInfo; a treadmill app, package com.kingsmith.aliiot,
        class OTADeviceDetailInfo; the settings of a camera app, class CameraInfoActivity; Hotata for Home
        Assistant, const.py.
        """
        return await self._call(
            GET_FIRMWARE_INFO,
            options,
            iot_id=iot_id,
        )

    async def get_upgrade_info(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> UpgradeInfo:
        """Get the firmware of a device together with the state of its upgrade, in the older form.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The firmware and the state.

        POST /thing/ota/info/progress/getByUser, version 1.0.2. Not documented; seen in use: the platform's own app,
        package com.aliyun.iot, class APIConfig; the platform's demo for iOS in public apps
        (IMSDeviceServerErrorDomain), with a recorded answer in their notes; an app for a light mesh, package
        aliyun.espressif.mesh, class OTADeviceInfo; a treadmill app, package com.kingsmith.aliiot.
        """
        return await self._call(
            GET_UPGRADE_INFO,
            options,
            iot_id=iot_id,
        )

    async def get_upgrade_state(
        self,
        *,
        iot_id: str,
        version: str,
        options: Options | None = None,
    ) -> UpgradeState:
        """Get the state of one upgrade of a device, in the older form.

        Args:
            iot_id: Device id; unique on the platform.
            version: Version that the device is upgraded to.

        Returns:
            The state.

        POST /thing/ota/progress/getByUser, version 1.0.2. Not documented; seen in use: the settings of a camera
        app, classes CameraInfoActivity and SettingsActivity; an app over a web bridge, package
        wendu.dsbridge.net.api.iot, class IotApi; an app of the platform's demo, class EnvConfigure; the platform's
        help page 178043, a stored copy.
        """
        return await self._call(
            GET_UPGRADE_STATE,
            options,
            iot_id=iot_id,
            version=version,
        )

    async def confirm_upgrades(
        self,
        *,
        iot_ids: Sequence[str],
        options: Options | None = None,
    ) -> None:
        """Start the upgrades of firmware that wait for devices, in the older form.

        Programs of today use app.ota.confirm_upgrade.

        Args:
            iot_ids: Ids of the devices.

        POST /thing/ota/batchUpgradeByUser, version 1.0.2. Not documented; seen in use: the platform's own app,
        package com.aliyun.iot, class APIConfig; the platform's demo for iOS in public apps
        (IMSDeviceServerErrorDomain); an app for a light mesh, package aliyun.espressif.mesh; a treadmill app,
        package com.kingsmith.aliiot; an app over a web bridge, package wendu.dsbridge.net.api.iot, class IotApi.
        """
        return await self._call(
            CONFIRM_UPGRADES,
            options,
            iot_ids=iot_ids,
        )

    async def cancel_upgrade_to(
        self,
        *,
        iot_id: str,
        version: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Cancel the upgrade of a device to a version, in the older form.

        Programs of today use app.ota.cancel_upgrade.

        Args:
            iot_id: Device id; unique on the platform.
            version: Version that the device was to be upgraded to.

        POST /thing/ota/unupgradeByUser, version 1.0.2. Not documented; seen in use: the settings of a camera app,
        class CameraInfoActivity; an app for a light mesh, package aliyun.espressif.mesh.
        """
        return await self._call(
            CANCEL_UPGRADE_TO,
            options,
            iot_id=iot_id,
            version=version,
        )

    async def get_firmware(
        self,
        *,
        iot_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        module_name: str | None = None,
        current_version: str | None = None,
        options: Options | None = None,
    ) -> OtaFirmware:
        """Get the firmware that a device can be upgraded to.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Id of the device; goes before product_key and device_name.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            module_name: Name of the device's module, as entered with the firmware in the console. Default: default.
            current_version: Present version in the module; if it is given, the cloud goes by it.

        Returns:
            The firmware.

        POST /living/ota/firmware/file/get, version 1.0.0. Section 6.12.1 (获取设备当前可用的固件信息). Published at
        <https://help.aliyun.com/document_detail/188280.html>.
        """
        return await self._call(
            GET_FIRMWARE,
            options,
            iot_id=iot_id,
            product_key=product_key,
            device_name=device_name,
            module_name=module_name,
            current_version=current_version,
        )

    async def get_progress(
        self,
        *,
        iot_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        module_name: str | None = None,
        current_version: str | None = None,
        firmware_version: str | None = None,
        options: Options | None = None,
    ) -> OtaProgress:
        """Get the progress of the firmware upgrade of a device.

        If a module and a version are given, the progress of that firmware is returned, if it exists.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Id of the device; goes before product_key and device_name.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            module_name: Name of the device's module, as entered with the firmware in the console. Default: default.
            current_version: Present version in the module; if it is given, the cloud goes by it.
            firmware_version: Version of the firmware, from app.ota.get_firmware; required for a module other than
                default.

        Returns:
            The progress.

        POST /living/ota/progress/get, version 1.0.0. Section 6.12.2 (获取固件升级进度). Published at
        <https://help.aliyun.com/document_detail/188282.html>.
        """
        return await self._call(
            GET_PROGRESS,
            options,
            iot_id=iot_id,
            product_key=product_key,
            device_name=device_name,
            module_name=module_name,
            current_version=current_version,
            firmware_version=firmware_version,
        )

    async def query_all_progress(
        self,
        *,
        options: Options | None = None,
    ) -> list[OtaProgress]:
        """Query the progress of the latest firmware upgrade of each device of the user.

        Only devices that ever had an upgrade task in the cloud are returned.

        Returns:
            The progress of each device.

        POST /living/ota/progress/list, version 1.0.0. Section 6.12.3 (获取用户名下设备的固件升级进度). Published at
        <https://help.aliyun.com/document_detail/188283.html>.
        """
        return await self._call(
            QUERY_ALL_PROGRESS,
            options,
        )

    async def confirm_upgrade(
        self,
        *,
        devices: Sequence[OtaDevice],
        options: Options | None = None,
    ) -> None:
        """Allow devices to be upgraded.

        For devices that wait for an upgrade which somebody has to confirm in the client.

        Args:
            devices: The devices to confirm. At most 20 items.

        POST /living/ota/confirm, version 1.0.0. Section 6.12.4 (确定设备允许进行升级). Published at
        <https://help.aliyun.com/document_detail/188284.html>.
        """
        return await self._call(
            CONFIRM_UPGRADE,
            options,
            devices=devices,
        )

    async def query_upgradable_devices(
        self,
        *,
        options: Options | None = None,
    ) -> list[UpgradableDevice]:
        """Query the devices of the user that wait to be upgraded or confirmed.

        Returns:
            The devices.

        POST /living/ota/devices/list, version 1.0.0. Section 6.12.5 (获取用户名下待升级的设备列表). Published at
        <https://help.aliyun.com/document_detail/188285.html>.
        """
        return await self._call(
            QUERY_UPGRADABLE_DEVICES,
            options,
        )

    async def cancel_upgrade(
        self,
        *,
        iot_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        module_name: str | None = None,
        firmware_version: str,
        options: Options | None = None,
    ) -> None:
        """Cancel the firmware upgrade of a device.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Id of the device; goes before product_key and device_name.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            module_name: Name of the device's module, as entered with the firmware in the console.
            firmware_version: Version of the firmware, from app.ota.get_firmware.

        POST /living/ota/cancel, version 1.0.0. Section 6.12.6 (取消固件升级).
        """
        return await self._call(
            CANCEL_UPGRADE,
            options,
            iot_id=iot_id,
            product_key=product_key,
            device_name=device_name,
            module_name=module_name,
            firmware_version=firmware_version,
        )

    async def report_progress(
        self,
        *,
        iot_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        module_name: str | None = None,
        firmware_version: str,
        step: str,
        description: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Report the progress of the firmware upgrade of a device.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Id of the device; goes before product_key and device_name.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            module_name: Name of the device's module, as entered with the firmware in the console.
            firmware_version: Version of the firmware, from app.ota.get_firmware.
            step: Progress in percent, written as digits, from -1 to 100.
            description: Description of the progress.

        POST /living/ota/progress/report, version 1.0.0. Section 6.12.7 (上报固件升级进度). Published at
        <https://help.aliyun.com/document_detail/178047.html>.
        """
        return await self._call(
            REPORT_PROGRESS,
            options,
            iot_id=iot_id,
            product_key=product_key,
            device_name=device_name,
            module_name=module_name,
            firmware_version=firmware_version,
            step=step,
            description=description,
        )

    async def report_version(
        self,
        *,
        iot_id: str,
        version: str,
        options: Options | None = None,
    ) -> None:
        """Report the firmware version that is in a device.

        Args:
            iot_id: Device id; unique on the platform.
            version: Version of the firmware.

        POST /thing/ota/version/reportByUser, version 1.0.2. Section 6.12.8 (上报固件版本信息).
        """
        return await self._call(
            REPORT_VERSION,
            options,
            iot_id=iot_id,
            version=version,
        )
