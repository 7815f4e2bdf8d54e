# Generated from spec/observed.yaml and services/cloud/users.yaml by `python -m generator generate`. Change the spec, not this file.
"""Accounts of app users and the devices bound to them.

Section 7.4 (云端用户服务).
"""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from typing import Final

from feiyan.cloud.models.users import (
    Account,
    DeviceBinding,
    DeviceBindingPage,
    DeviceBindResult,
    DeviceMigrationResult,
    DeviceToBind,
    DeviceUnbindResult,
    UserDevice,
    UserDevicePage,
)
from feiyan.common import AccountRegion
from feiyan.enums import AccountRegionQueryType, NodeType
from feiyan_runtime import (
    AsyncPages,
    AsyncService,
    AtLeastOne,
    OffsetPaging,
    Operation,
    Options,
    PagePaging,
    Pages,
    RequiredIf,
    RequiredWith,
    Success,
    SyncService,
)

LIST_BY_PAGE: Final[Operation[list[Account]]] = Operation(
    name="cloud.users.listByPage",
    path="/cloud/account/queryIdentityByPage",
    version="1.0.4",
    timeout=12.0,
    result=list[Account],
    idempotent=True,
    parameters={"offset": "offset", "page_size": "count"},
    paging=OffsetPaging(offset="offset", size="page_size"),
)

GET_BY_OPEN_ID: Final[Operation[Account]] = Operation(
    name="cloud.users.getByOpenId",
    path="/cloud/account/getByOpenId",
    version="1.0.5",
    timeout=3.0,
    result=Account,
    idempotent=True,
    parameters={"open_id": "openId", "open_id_app_key": "openIdAppKey"},
)

LIST_DEVICES: Final[Operation[UserDevicePage]] = Operation(
    name="cloud.users.listDevices",
    path="/cloud/device/queryByUser",
    version="1.0.7",
    timeout=3.0,
    result=UserDevicePage,
    idempotent=True,
    parameters={
        "open_id": "openId",
        "open_id_app_key": "openIdAppKey",
        "identity_id": "identityId",
        "page_size": "limit",
        "offset": "offset",
        "is_sub_device": "isSubDevice",
        "node_type": "nodeType",
    },
    rules=(
        AtLeastOne(("open_id",), ("identity_id",)),
        RequiredWith("open_id", ("open_id_app_key",)),
    ),
    paging=OffsetPaging(offset="offset", size="page_size", items_at="devices"),
    success=Success((200,), field="code", code="code", message="message"),
)

UNBIND_DEVICE: Final[Operation[None]] = Operation(
    name="cloud.users.unbindDevice",
    path="/cloud/user/device/unbind",
    version="1.0.5",
    timeout=10.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={
        "open_id": "openId",
        "open_id_app_key": "openIdAppKey",
        "iot_id": "iotId",
        "identity_id": "identityId",
        "product_key": "productKey",
        "device_name": "deviceName",
    },
    rules=(
        AtLeastOne(("open_id",), ("identity_id",)),
        RequiredWith("open_id", ("open_id_app_key",)),
        AtLeastOne(("iot_id",), ("product_key", "device_name")),
    ),
)

UNBIND_DEVICE_FROM_ALL_USERS: Final[Operation[list[DeviceUnbindResult] | DeviceUnbindResult | str]] = Operation(
    name="cloud.users.unbindDeviceFromAllUsers",
    path="/living/cloud/user/binding/device/unbind",
    version="1.0.1",
    timeout=10.0,
    result=list[DeviceUnbindResult] | DeviceUnbindResult | str,
    idempotent=True,
    parameters={"iot_id": "iotId", "product_key": "productKey", "device_name": "deviceName"},
    rules=(AtLeastOne(("iot_id",), ("product_key", "device_name")),),
    success=Success((True,), field="success", message="message"),
)

GET_OPEN_ID: Final[Operation[str]] = Operation(
    name="cloud.users.getOpenId",
    path="/cloud/account/openId/getByIdentityId",
    version="1.0.4",
    timeout=3.0,
    result=str,
    idempotent=True,
    parameters={"identity_id": "identityId", "open_id_app_key": "openIdAppKey"},
)

LIST_DEVICE_BINDINGS: Final[Operation[DeviceBindingPage]] = Operation(
    name="cloud.users.listDeviceBindings",
    path="/living/user/device/binding/query",
    version="1.0.0",
    timeout=3.0,
    result=DeviceBindingPage,
    idempotent=True,
    parameters={"iot_id": "iotId", "page_no": "pageNo", "page_size": "pageSize"},
    paging=PagePaging(page="page_no", size="page_size", items_at="bindings", total_at="total"),
)

QUERY_BY_IDENTITY_ID: Final[Operation[list[Account]]] = Operation(
    name="cloud.users.queryByIdentityId",
    path="/cloud/account/getByIdentityId",
    version="1.0.4",
    timeout=3.0,
    result=list[Account],
    idempotent=True,
    parameters={"identity_id": "identityId"},
)

UPDATE: Final[Operation[None]] = Operation(
    name="cloud.users.update",
    path="/user/account/info/update",
    version="1.0.1",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={
        "open_id_app_key": "openIdAppKey",
        "open_id": "openId",
        "identity_id": "identityId",
        "nick_name": "nickName",
    },
    rules=(AtLeastOne(("open_id",), ("identity_id",)),),
)

GET_REGION: Final[Operation[str]] = Operation(
    name="cloud.users.getRegion",
    path="/living/cloud/user/region/get",
    version="1.0.1",
    timeout=3.0,
    result=str,
    idempotent=True,
    parameters={"phone": "phone", "phone_location_code": "phoneLocationCode", "email": "email", "open_id": "openId"},
)

LIST: Final[Operation[list[Account]]] = Operation(
    name="cloud.users.list",
    path="/cloud/account/queryidentitydescbypage",
    version="1.0.0",
    timeout=6.0,
    result=list[Account],
    idempotent=True,
    parameters={"offset": "offset", "page_size": "count"},
    paging=OffsetPaging(offset="offset", size="page_size"),
)

GET_ACCOUNT_REGION: Final[Operation[AccountRegion]] = Operation(
    name="cloud.users.getAccountRegion",
    path="/living/account/region/get",
    version="1.0.2",
    timeout=10.0,
    result=AccountRegion,
    idempotent=True,
    parameters={
        "type": "type",
        "country_code": "countryCode",
        "phone": "phone",
        "email": "email",
        "auth_code": "authCode",
        "phone_location_code": "phoneLocationCode",
    },
    rules=(
        RequiredIf("type", ("COUNTRY_CODE",), ("country_code",)),
        RequiredIf("type", ("PHONE",), ("phone",)),
        RequiredIf("type", ("EMAIL",), ("email",)),
        RequiredIf("type", ("GOOGLE_AUTHCODE", "THIRD_AUTHCODE"), ("auth_code",)),
    ),
)

MIGRATE_DEVICES: Final[Operation[list[DeviceMigrationResult]]] = Operation(
    name="cloud.users.migrateDevices",
    path="/living/cloud/device/region/distribute",
    version="1.0.0",
    timeout=5.0,
    result=list[DeviceMigrationResult],
    parameters={
        "product_key": "productKey",
        "device_names": "deviceNames",
        "binding_check": "bindingCheck",
        "push_device_region_switch": "pushDeviceRegionSwitch",
    },
)

BIND_DEVICES: Final[Operation[list[DeviceBindResult]]] = Operation(
    name="cloud.users.bindDevices",
    path="/living/cloud/user/binding/device/batch/bind",
    version="1.0.1",
    timeout=5.0,
    result=list[DeviceBindResult],
    idempotent=True,
    parameters={
        "open_id": "openId",
        "open_id_app_key": "openIdAppKey",
        "identity_id": "identityId",
        "devices": "deviceList",
        "project_id": "projectId",
    },
    rules=(
        AtLeastOne(("open_id",), ("identity_id",)),
        RequiredWith("open_id", ("open_id_app_key",)),
    ),
)


class Users(SyncService):
    """Accounts of app users and the devices bound to them.

    Section 7.4 (云端用户服务).
    """

    def list_by_page(
        self,
        *,
        offset: int = 0,
        page_size: int = 20,
        options: Options | None = None,
    ) -> Pages[Account, builtins.list[Account]]:
        """List the users of the tenant, in no stated order.

        cloud.users.list gives them in descending order.

        Args:
            offset: Position to start from in the list of users, from 0.
            page_size: Number of users to return.

        POST /cloud/account/queryIdentityByPage, version 1.0.4. Not documented; seen in use: The platform's help
        page 177896, a stored copy.
        """
        return self._pages(
            LIST_BY_PAGE,
            options,
            offset=offset,
            page_size=page_size,
        )

    def get_by_open_id(
        self,
        *,
        open_id: str,
        open_id_app_key: str,
        options: Options | None = None,
    ) -> Account:
        """Get the account that belongs to an id of a third-party account system.

        Args:
            open_id: Id of the user in a third-party account system.
            open_id_app_key: App key that the open platform issued to the account system.

        Returns:
            The account.

        POST /cloud/account/getByOpenId, version 1.0.5. Section 7.4.1 (通过三方外标查询账号信息). Published at
        <https://help.aliyun.com/document_detail/177898.html> and
        <https://help.aliyun.com/document_detail/129742.html>.
        """
        return self._call(
            GET_BY_OPEN_ID,
            options,
            open_id=open_id,
            open_id_app_key=open_id_app_key,
        )

    def list_devices(
        self,
        *,
        open_id: str | None = None,
        open_id_app_key: str | None = None,
        identity_id: str | None = None,
        page_size: int = 100,
        offset: int = 0,
        is_sub_device: bool | None = None,
        node_type: NodeType | str | None = None,
        options: Options | None = None,
    ) -> Pages[UserDevice, UserDevicePage]:
        """List the devices that are bound to a user, with their details.

        The count of all devices of the user is not available.

        Pass open_id, or identity_id. Pass open_id_app_key with open_id.

        Args:
            open_id: Id of the user in a third-party account system.
            open_id_app_key: App key that the open platform issued to the account system.
            identity_id: Identity of the user on the platform.
            page_size: Number of devices to return; since version 1.0.5. At most 100.
            offset: Number of devices to skip; since version 1.0.5.
            is_sub_device: True to list sub-devices of gateways, false to list directly connected devices.
            node_type: Place in the network of the devices to list.

        POST /cloud/device/queryByUser, version 1.0.7. Section 7.4.2 (获取用户绑定的设备列表详情). Published at
        <https://help.aliyun.com/document_detail/177899.html>. Also documented in version 1.0.6.
        """
        return self._pages(
            LIST_DEVICES,
            options,
            open_id=open_id,
            open_id_app_key=open_id_app_key,
            identity_id=identity_id,
            page_size=page_size,
            offset=offset,
            is_sub_device=is_sub_device,
            node_type=node_type,
        )

    def unbind_device(
        self,
        *,
        open_id: str | None = None,
        open_id_app_key: str | None = None,
        iot_id: str | None = None,
        identity_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Unbind a device from a user.

        Pass open_id, or identity_id. Pass open_id_app_key with open_id. Pass iot_id, or product_key with
        device_name.

        Args:
            open_id: Id of the user in a third-party account system.
            open_id_app_key: App key that the open platform issued to the account system.
            iot_id: Device id; unique on the platform.
            identity_id: Identity of the user on the platform.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        POST /cloud/user/device/unbind, version 1.0.5. Section 7.4.3 (解绑用户和设备). Published at
        <https://help.aliyun.com/document_detail/177900.html>.
        """
        return self._call(
            UNBIND_DEVICE,
            options,
            open_id=open_id,
            open_id_app_key=open_id_app_key,
            iot_id=iot_id,
            identity_id=identity_id,
            product_key=product_key,
            device_name=device_name,
        )

    def unbind_device_from_all_users(
        self,
        *,
        iot_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> builtins.list[DeviceUnbindResult] | DeviceUnbindResult | str:
        """Unbind a device from all users.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Device id; unique on the platform.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        Returns:
            Result of the unbinding; for a gateway also of its sub-devices.

        POST /living/cloud/user/binding/device/unbind, version 1.0.1. Section 7.4.4 (强制解除设备上所有绑定关系).
        """
        return self._call(
            UNBIND_DEVICE_FROM_ALL_USERS,
            options,
            iot_id=iot_id,
            product_key=product_key,
            device_name=device_name,
        )

    def get_open_id(
        self,
        *,
        identity_id: str,
        open_id_app_key: str,
        options: Options | None = None,
    ) -> str:
        """Get the id that a user has in a third-party account system.

        Args:
            identity_id: Identity of the user on the platform.
            open_id_app_key: App key that the platform issued to your own-brand app; the console shows it.

        Returns:
            Id of the user in the third-party account system.

        POST /cloud/account/openId/getByIdentityId, version 1.0.4. Section 7.4.5 (根据身份ID获取第三方Openid). Published at
        <https://help.aliyun.com/document_detail/177902.html>.
        """
        return self._call(
            GET_OPEN_ID,
            options,
            identity_id=identity_id,
            open_id_app_key=open_id_app_key,
        )

    def list_device_bindings(
        self,
        *,
        iot_id: str,
        page_no: int = 1,
        page_size: int = 20,
        options: Options | None = None,
    ) -> Pages[DeviceBinding, DeviceBindingPage]:
        """List the accounts that a device is bound to.

        Args:
            iot_id: Device id; unique on the platform.
            page_no: Page number. At least 1.
            page_size: Number of bindings in a page.

        POST /living/user/device/binding/query, version 1.0.0. Section 7.4.6 (根据设备ID查找绑定的用户). Published at
        <https://help.aliyun.com/document_detail/177903.html>.
        """
        return self._pages(
            LIST_DEVICE_BINDINGS,
            options,
            iot_id=iot_id,
            page_no=page_no,
            page_size=page_size,
        )

    def query_by_identity_id(
        self,
        *,
        identity_id: str,
        options: Options | None = None,
    ) -> builtins.list[Account]:
        """Query the accounts that belong to an identity.

        Fields without a value are left out of the answer.

        Args:
            identity_id: Identity of a user of the built-in account system; cloud.users.list lists the identities.

        Returns:
            A list with the account.

        POST /cloud/account/getByIdentityId, version 1.0.4. Section 7.4.7 (通过identityid查询账户的详细信息). Published at
        <https://help.aliyun.com/document_detail/602015.html> and
        <https://help.aliyun.com/document_detail/177904.html>.
        """
        return self._call(
            QUERY_BY_IDENTITY_ID,
            options,
            identity_id=identity_id,
        )

    def update(
        self,
        *,
        open_id_app_key: str,
        open_id: str | None = None,
        identity_id: str | None = None,
        nick_name: str,
        options: Options | None = None,
    ) -> None:
        """Change the nickname that the platform holds for a user of your own account system.

        Pass open_id, or identity_id.

        Args:
            open_id_app_key: App key that the open platform issued to the account system.
            open_id: Id of the user in your own account system.
            identity_id: Identity of the user on the platform.
            nick_name: New nickname of the user.

        POST /user/account/info/update, version 1.0.1. Section 7.4.8 (更新用户账号信息).
        """
        return self._call(
            UPDATE,
            options,
            open_id_app_key=open_id_app_key,
            open_id=open_id,
            identity_id=identity_id,
            nick_name=nick_name,
        )

    def get_region(
        self,
        *,
        phone: str | None = None,
        phone_location_code: str | None = None,
        email: str | None = None,
        open_id: str | None = None,
        options: Options | None = None,
    ) -> str:
        """Get the region in which a user registered.

        The region stays the same until the user deletes the account and registers again.

        Args:
            phone: Phone number that the user registered with.
            phone_location_code: Country calling code of the phone number, without the plus sign, such as 86.
            email: E-mail address that the user registered with.
            open_id: Id of the user in a third-party account system.

        Returns:
            Id of the region in which the user registered.

        POST /living/cloud/user/region/get, version 1.0.1. Section 7.4.9 (获取用户注册的区域). Published at
        <https://help.aliyun.com/document_detail/182302.html>.
        """
        return self._call(
            GET_REGION,
            options,
            phone=phone,
            phone_location_code=phone_location_code,
            email=email,
            open_id=open_id,
        )

    def list(
        self,
        *,
        offset: int = 0,
        page_size: int = 20,
        options: Options | None = None,
    ) -> Pages[Account, builtins.list[Account]]:
        """List the users of the tenant in descending order.

        Args:
            offset: Position to start from in the list of users, from 0.
            page_size: Number of users to return.

        POST /cloud/account/queryidentitydescbypage, version 1.0.0. Section 7.4.10 (倒序分页查询用户列表). Published at
        <https://help.aliyun.com/document_detail/195166.html> and
        <https://help.aliyun.com/document_detail/190248.html>.
        """
        return self._pages(
            LIST,
            options,
            offset=offset,
            page_size=page_size,
        )

    def get_account_region(
        self,
        *,
        type: AccountRegionQueryType | str,
        country_code: str | None = None,
        phone: str | None = None,
        email: str | None = None,
        auth_code: str | None = None,
        phone_location_code: str | None = None,
        options: Options | None = None,
    ) -> AccountRegion:
        """Get the region of an account and the endpoints that serve it.

        The account is found by country, phone number, e-mail address or an OAuth authorization code. The cloud
        calls this with its token, apps call it without any.

        Pass country_code if type is COUNTRY_CODE. Pass phone if type is PHONE. Pass email if type is EMAIL. Pass
        auth_code if type is GOOGLE_AUTHCODE or THIRD_AUTHCODE.

        Args:
            type: Key by which the account is found.
            country_code: Code of the country, such as CN: the domainAbbreviation of the list of country codes. For
                the type COUNTRY_CODE.
            phone: Phone number. For the type PHONE.
            email: E-mail address. For the type EMAIL.
            auth_code: Authorization code. For the types GOOGLE_AUTHCODE and THIRD_AUTHCODE.
            phone_location_code: Country calling code of the phone number, without the plus sign, such as 86 for
                China. For the type PHONE.

        Returns:
            The region of the account.

        POST /living/account/region/get, version 1.0.2. Section 7.4.11 (获取用户账号对应的 Region 信息). Published at
        <https://help.aliyun.com/document_detail/289082.html>.
        """
        return self._call(
            GET_ACCOUNT_REGION,
            options,
            type=type,
            country_code=country_code,
            phone=phone,
            email=email,
            auth_code=auth_code,
            phone_location_code=phone_location_code,
        )

    def migrate_devices(
        self,
        *,
        product_key: str,
        device_names: Sequence[str],
        binding_check: bool,
        push_device_region_switch: bool,
        options: Options | None = None,
    ) -> builtins.list[DeviceMigrationResult]:
        """Move devices of a product to the current region.

        Args:
            product_key: Key of the device's product; part of the device certificate.
            device_names: Names of the devices to move.
            binding_check: True to check bindings; then devices that are bound to a user are not moved.
            push_device_region_switch: True to tell the devices to switch; otherwise only their data moves.

        Returns:
            Result for each device.

        POST /living/cloud/device/region/distribute, version 1.0.0. Section 7.4.12 (批量把设备迁移到当前region). Published at
        <https://help.aliyun.com/document_detail/295999.html>.
        """
        return self._call(
            MIGRATE_DEVICES,
            options,
            product_key=product_key,
            device_names=device_names,
            binding_check=binding_check,
            push_device_region_switch=push_device_region_switch,
        )

    def bind_devices(
        self,
        *,
        open_id: str | None = None,
        open_id_app_key: str | None = None,
        identity_id: str | None = None,
        devices: Sequence[DeviceToBind],
        project_id: str,
        options: Options | None = None,
    ) -> builtins.list[DeviceBindResult]:
        """Bind up to 20 devices of the tenant to a user.

        Pass open_id, or identity_id. Pass open_id_app_key with open_id.

        Args:
            open_id: Id of the user in a third-party account system.
            open_id_app_key: App key that the open platform issued to the account system.
            identity_id: Identity of the user on the platform.
            devices: Devices to bind. At most 20 items.
            project_id: Id of the project.

        Returns:
            Result for each device.

        POST /living/cloud/user/binding/device/batch/bind, version 1.0.1. Section 7.4.13 (批量绑定设备).
        """
        return self._call(
            BIND_DEVICES,
            options,
            open_id=open_id,
            open_id_app_key=open_id_app_key,
            identity_id=identity_id,
            devices=devices,
            project_id=project_id,
        )


class AsyncUsers(AsyncService):
    """Accounts of app users and the devices bound to them.

    Section 7.4 (云端用户服务).
    """

    def list_by_page(
        self,
        *,
        offset: int = 0,
        page_size: int = 20,
        options: Options | None = None,
    ) -> AsyncPages[Account, builtins.list[Account]]:
        """List the users of the tenant, in no stated order.

        cloud.users.list gives them in descending order.

        Args:
            offset: Position to start from in the list of users, from 0.
            page_size: Number of users to return.

        POST /cloud/account/queryIdentityByPage, version 1.0.4. Not documented; seen in use: The platform's help
        page 177896, a stored copy.
        """
        return self._pages(
            LIST_BY_PAGE,
            options,
            offset=offset,
            page_size=page_size,
        )

    async def get_by_open_id(
        self,
        *,
        open_id: str,
        open_id_app_key: str,
        options: Options | None = None,
    ) -> Account:
        """Get the account that belongs to an id of a third-party account system.

        Args:
            open_id: Id of the user in a third-party account system.
            open_id_app_key: App key that the open platform issued to the account system.

        Returns:
            The account.

        POST /cloud/account/getByOpenId, version 1.0.5. Section 7.4.1 (通过三方外标查询账号信息). Published at
        <https://help.aliyun.com/document_detail/177898.html> and
        <https://help.aliyun.com/document_detail/129742.html>.
        """
        return await self._call(
            GET_BY_OPEN_ID,
            options,
            open_id=open_id,
            open_id_app_key=open_id_app_key,
        )

    def list_devices(
        self,
        *,
        open_id: str | None = None,
        open_id_app_key: str | None = None,
        identity_id: str | None = None,
        page_size: int = 100,
        offset: int = 0,
        is_sub_device: bool | None = None,
        node_type: NodeType | str | None = None,
        options: Options | None = None,
    ) -> AsyncPages[UserDevice, UserDevicePage]:
        """List the devices that are bound to a user, with their details.

        The count of all devices of the user is not available.

        Pass open_id, or identity_id. Pass open_id_app_key with open_id.

        Args:
            open_id: Id of the user in a third-party account system.
            open_id_app_key: App key that the open platform issued to the account system.
            identity_id: Identity of the user on the platform.
            page_size: Number of devices to return; since version 1.0.5. At most 100.
            offset: Number of devices to skip; since version 1.0.5.
            is_sub_device: True to list sub-devices of gateways, false to list directly connected devices.
            node_type: Place in the network of the devices to list.

        POST /cloud/device/queryByUser, version 1.0.7. Section 7.4.2 (获取用户绑定的设备列表详情). Published at
        <https://help.aliyun.com/document_detail/177899.html>. Also documented in version 1.0.6.
        """
        return self._pages(
            LIST_DEVICES,
            options,
            open_id=open_id,
            open_id_app_key=open_id_app_key,
            identity_id=identity_id,
            page_size=page_size,
            offset=offset,
            is_sub_device=is_sub_device,
            node_type=node_type,
        )

    async def unbind_device(
        self,
        *,
        open_id: str | None = None,
        open_id_app_key: str | None = None,
        iot_id: str | None = None,
        identity_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Unbind a device from a user.

        Pass open_id, or identity_id. Pass open_id_app_key with open_id. Pass iot_id, or product_key with
        device_name.

        Args:
            open_id: Id of the user in a third-party account system.
            open_id_app_key: App key that the open platform issued to the account system.
            iot_id: Device id; unique on the platform.
            identity_id: Identity of the user on the platform.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        POST /cloud/user/device/unbind, version 1.0.5. Section 7.4.3 (解绑用户和设备). Published at
        <https://help.aliyun.com/document_detail/177900.html>.
        """
        return await self._call(
            UNBIND_DEVICE,
            options,
            open_id=open_id,
            open_id_app_key=open_id_app_key,
            iot_id=iot_id,
            identity_id=identity_id,
            product_key=product_key,
            device_name=device_name,
        )

    async def unbind_device_from_all_users(
        self,
        *,
        iot_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        options: Options | None = None,
    ) -> builtins.list[DeviceUnbindResult] | DeviceUnbindResult | str:
        """Unbind a device from all users.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Device id; unique on the platform.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.

        Returns:
            Result of the unbinding; for a gateway also of its sub-devices.

        POST /living/cloud/user/binding/device/unbind, version 1.0.1. Section 7.4.4 (强制解除设备上所有绑定关系).
        """
        return await self._call(
            UNBIND_DEVICE_FROM_ALL_USERS,
            options,
            iot_id=iot_id,
            product_key=product_key,
            device_name=device_name,
        )

    async def get_open_id(
        self,
        *,
        identity_id: str,
        open_id_app_key: str,
        options: Options | None = None,
    ) -> str:
        """Get the id that a user has in a third-party account system.

        Args:
            identity_id: Identity of the user on the platform.
            open_id_app_key: App key that the platform issued to your own-brand app; the console shows it.

        Returns:
            Id of the user in the third-party account system.

        POST /cloud/account/openId/getByIdentityId, version 1.0.4. Section 7.4.5 (根据身份ID获取第三方Openid). Published at
        <https://help.aliyun.com/document_detail/177902.html>.
        """
        return await self._call(
            GET_OPEN_ID,
            options,
            identity_id=identity_id,
            open_id_app_key=open_id_app_key,
        )

    def list_device_bindings(
        self,
        *,
        iot_id: str,
        page_no: int = 1,
        page_size: int = 20,
        options: Options | None = None,
    ) -> AsyncPages[DeviceBinding, DeviceBindingPage]:
        """List the accounts that a device is bound to.

        Args:
            iot_id: Device id; unique on the platform.
            page_no: Page number. At least 1.
            page_size: Number of bindings in a page.

        POST /living/user/device/binding/query, version 1.0.0. Section 7.4.6 (根据设备ID查找绑定的用户). Published at
        <https://help.aliyun.com/document_detail/177903.html>.
        """
        return self._pages(
            LIST_DEVICE_BINDINGS,
            options,
            iot_id=iot_id,
            page_no=page_no,
            page_size=page_size,
        )

    async def query_by_identity_id(
        self,
        *,
        identity_id: str,
        options: Options | None = None,
    ) -> builtins.list[Account]:
        """Query the accounts that belong to an identity.

        Fields without a value are left out of the answer.

        Args:
            identity_id: Identity of a user of the built-in account system; cloud.users.list lists the identities.

        Returns:
            A list with the account.

        POST /cloud/account/getByIdentityId, version 1.0.4. Section 7.4.7 (通过identityid查询账户的详细信息). Published at
        <https://help.aliyun.com/document_detail/602015.html> and
        <https://help.aliyun.com/document_detail/177904.html>.
        """
        return await self._call(
            QUERY_BY_IDENTITY_ID,
            options,
            identity_id=identity_id,
        )

    async def update(
        self,
        *,
        open_id_app_key: str,
        open_id: str | None = None,
        identity_id: str | None = None,
        nick_name: str,
        options: Options | None = None,
    ) -> None:
        """Change the nickname that the platform holds for a user of your own account system.

        Pass open_id, or identity_id.

        Args:
            open_id_app_key: App key that the open platform issued to the account system.
            open_id: Id of the user in your own account system.
            identity_id: Identity of the user on the platform.
            nick_name: New nickname of the user.

        POST /user/account/info/update, version 1.0.1. Section 7.4.8 (更新用户账号信息).
        """
        return await self._call(
            UPDATE,
            options,
            open_id_app_key=open_id_app_key,
            open_id=open_id,
            identity_id=identity_id,
            nick_name=nick_name,
        )

    async def get_region(
        self,
        *,
        phone: str | None = None,
        phone_location_code: str | None = None,
        email: str | None = None,
        open_id: str | None = None,
        options: Options | None = None,
    ) -> str:
        """Get the region in which a user registered.

        The region stays the same until the user deletes the account and registers again.

        Args:
            phone: Phone number that the user registered with.
            phone_location_code: Country calling code of the phone number, without the plus sign, such as 86.
            email: E-mail address that the user registered with.
            open_id: Id of the user in a third-party account system.

        Returns:
            Id of the region in which the user registered.

        POST /living/cloud/user/region/get, version 1.0.1. Section 7.4.9 (获取用户注册的区域). Published at
        <https://help.aliyun.com/document_detail/182302.html>.
        """
        return await self._call(
            GET_REGION,
            options,
            phone=phone,
            phone_location_code=phone_location_code,
            email=email,
            open_id=open_id,
        )

    def list(
        self,
        *,
        offset: int = 0,
        page_size: int = 20,
        options: Options | None = None,
    ) -> AsyncPages[Account, builtins.list[Account]]:
        """List the users of the tenant in descending order.

        Args:
            offset: Position to start from in the list of users, from 0.
            page_size: Number of users to return.

        POST /cloud/account/queryidentitydescbypage, version 1.0.0. Section 7.4.10 (倒序分页查询用户列表). Published at
        <https://help.aliyun.com/document_detail/195166.html> and
        <https://help.aliyun.com/document_detail/190248.html>.
        """
        return self._pages(
            LIST,
            options,
            offset=offset,
            page_size=page_size,
        )

    async def get_account_region(
        self,
        *,
        type: AccountRegionQueryType | str,
        country_code: str | None = None,
        phone: str | None = None,
        email: str | None = None,
        auth_code: str | None = None,
        phone_location_code: str | None = None,
        options: Options | None = None,
    ) -> AccountRegion:
        """Get the region of an account and the endpoints that serve it.

        The account is found by country, phone number, e-mail address or an OAuth authorization code. The cloud
        calls this with its token, apps call it without any.

        Pass country_code if type is COUNTRY_CODE. Pass phone if type is PHONE. Pass email if type is EMAIL. Pass
        auth_code if type is GOOGLE_AUTHCODE or THIRD_AUTHCODE.

        Args:
            type: Key by which the account is found.
            country_code: Code of the country, such as CN: the domainAbbreviation of the list of country codes. For
                the type COUNTRY_CODE.
            phone: Phone number. For the type PHONE.
            email: E-mail address. For the type EMAIL.
            auth_code: Authorization code. For the types GOOGLE_AUTHCODE and THIRD_AUTHCODE.
            phone_location_code: Country calling code of the phone number, without the plus sign, such as 86 for
                China. For the type PHONE.

        Returns:
            The region of the account.

        POST /living/account/region/get, version 1.0.2. Section 7.4.11 (获取用户账号对应的 Region 信息). Published at
        <https://help.aliyun.com/document_detail/289082.html>.
        """
        return await self._call(
            GET_ACCOUNT_REGION,
            options,
            type=type,
            country_code=country_code,
            phone=phone,
            email=email,
            auth_code=auth_code,
            phone_location_code=phone_location_code,
        )

    async def migrate_devices(
        self,
        *,
        product_key: str,
        device_names: Sequence[str],
        binding_check: bool,
        push_device_region_switch: bool,
        options: Options | None = None,
    ) -> builtins.list[DeviceMigrationResult]:
        """Move devices of a product to the current region.

        Args:
            product_key: Key of the device's product; part of the device certificate.
            device_names: Names of the devices to move.
            binding_check: True to check bindings; then devices that are bound to a user are not moved.
            push_device_region_switch: True to tell the devices to switch; otherwise only their data moves.

        Returns:
            Result for each device.

        POST /living/cloud/device/region/distribute, version 1.0.0. Section 7.4.12 (批量把设备迁移到当前region). Published at
        <https://help.aliyun.com/document_detail/295999.html>.
        """
        return await self._call(
            MIGRATE_DEVICES,
            options,
            product_key=product_key,
            device_names=device_names,
            binding_check=binding_check,
            push_device_region_switch=push_device_region_switch,
        )

    async def bind_devices(
        self,
        *,
        open_id: str | None = None,
        open_id_app_key: str | None = None,
        identity_id: str | None = None,
        devices: Sequence[DeviceToBind],
        project_id: str,
        options: Options | None = None,
    ) -> builtins.list[DeviceBindResult]:
        """Bind up to 20 devices of the tenant to a user.

        Pass open_id, or identity_id. Pass open_id_app_key with open_id.

        Args:
            open_id: Id of the user in a third-party account system.
            open_id_app_key: App key that the open platform issued to the account system.
            identity_id: Identity of the user on the platform.
            devices: Devices to bind. At most 20 items.
            project_id: Id of the project.

        Returns:
            Result for each device.

        POST /living/cloud/user/binding/device/batch/bind, version 1.0.1. Section 7.4.13 (批量绑定设备).
        """
        return await self._call(
            BIND_DEVICES,
            options,
            open_id=open_id,
            open_id_app_key=open_id_app_key,
            identity_id=identity_id,
            devices=devices,
            project_id=project_id,
        )
