# Generated from spec/observed.yaml and services/app/users.yaml by `python -m generator generate`. Change the spec, not this file.
"""Devices and scenes bound to and shared with the signed-in user; virtual users; the push channel.

Section 6.6 (用户服务).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from feiyan.app.models.users import (
    BoundDevice,
    BoundDevicePage,
    DeviceBinding,
    DeviceBindingPage,
    DeviceMove,
    DeviceReference,
    DeviceShareState,
    DeviceUnbinding,
    GatewaySubDevice,
    GatewaySubDevicePage,
    SharedDevice,
    SharedDevicePage,
    ShareQrCode,
    ShareQrCodeBinding,
    ShareRecord,
    ShareRecordPage,
    SubDeviceBinding,
    SubDeviceBindingPage,
    ThirdPartyDevice,
    ThirdPartyDevicePage,
    UserProfile,
    VirtualUser,
    VirtualUserAttribute,
    VirtualUserPage,
)
from feiyan.enums import (
    NodeType,
    Ownership,
    PushDeviceType,
    ShareAnswer,
    ShareNoticeGrouping,
    ShareRecipientAttribute,
    SubDeviceListLanguage,
    ThingType,
    VirtualUserUpdateType,
)
from feiyan_runtime import AsyncPages, AsyncService, AtLeastOne, Operation, Options, PagePaging, Pages, SyncService

LIST_THIRD_PARTY_DEVICES: Final[Operation[ThirdPartyDevicePage]] = Operation(
    name="app.users.listThirdPartyDevices",
    path="/device/thirdsupport/get",
    version="1.0.6",
    timeout=3.0,
    result=ThirdPartyDevicePage,
    idempotent=True,
    parameters={"page_no": "pageNo", "page_size": "pageSize", "channel": "channel"},
    paging=PagePaging(page="page_no", size="page_size", items_at="devices", total_at="total"),
)

LIST_DEVICES: Final[Operation[BoundDevicePage]] = Operation(
    name="app.users.listDevices",
    path="/uc/listBindingByAccount",
    version="1.0.8",
    timeout=8.0,
    result=BoundDevicePage,
    idempotent=True,
    parameters={
        "thing_type": "thingType",
        "node_type": "nodeType",
        "page_no": "pageNo",
        "page_size": "pageSize",
        "owned": "owned",
        "group_id": "groupId",
        "is_sub_device": "isSubDevice",
    },
    paging=PagePaging(page="page_no", size="page_size", items_at="devices", total_at="total"),
)

LIST_DEVICE_BINDINGS: Final[Operation[DeviceBindingPage]] = Operation(
    name="app.users.listDeviceBindings",
    path="/uc/listBindingByDev",
    version="1.0.6",
    timeout=3.0,
    result=DeviceBindingPage,
    idempotent=True,
    parameters={"iot_id": "iotId", "page_no": "pageNo", "page_size": "pageSize", "owned": "owned"},
    paging=PagePaging(page="page_no", size="page_size", items_at="bindings", total_at="total"),
)

REORDER_DEVICES: Final[Operation[None]] = Operation(
    name="app.users.reorderDevices",
    path="/uc/sortDevices",
    version="1.0.6",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"group_id": "groupId", "moves": "sortDeviceDTOList"},
)

CREATE_SHARE_QR_CODE: Final[Operation[ShareQrCode]] = Operation(
    name="app.users.createShareQrCode",
    path="/uc/generateShareQrCode",
    version="1.0.6",
    timeout=3.0,
    result=ShareQrCode,
    parameters={"iot_ids": "iotIdList", "scene_ids": "sceneIdList", "group_id": "groupId"},
)

BIND_BY_SHARE_QR_CODE: Final[Operation[ShareQrCodeBinding]] = Operation(
    name="app.users.bindByShareQrCode",
    path="/uc/scanBindByShareQrCode",
    version="1.0.8",
    timeout=10.0,
    result=ShareQrCodeBinding,
    idempotent=True,
    parameters={"qr_key": "qrKey"},
)

SHARE_DEVICES: Final[Operation[None]] = Operation(
    name="app.users.shareDevices",
    path="/uc/shareDevicesAndScenes",
    version="1.0.8",
    timeout=10.0,
    result=None,
    optional=True,
    parameters={
        "iot_ids": "iotIdList",
        "scene_ids": "sceneIdList",
        "group_id": "groupId",
        "account_attr": "accountAttr",
        "account_attr_type": "accountAttrType",
        "phone_location_code": "mobileLocationCode",
        "target_identity_id": "targetIdentityId",
        "auto_accept": "autoAccept",
    },
    rules=(
        AtLeastOne(("iot_ids",), ("scene_ids",)),
        AtLeastOne(("target_identity_id",), ("account_attr", "account_attr_type")),
    ),
)

LIST_SHARE_NOTICES: Final[Operation[ShareRecordPage]] = Operation(
    name="app.users.listShareNotices",
    path="/uc/getShareNoticeList",
    version="1.0.9",
    timeout=3.0,
    result=ShareRecordPage,
    idempotent=True,
    parameters={"page_no": "pageNo", "page_size": "pageSize", "group_by": "groupBy"},
    paging=PagePaging(page="page_no", size="page_size", items_at="records", total_at="total"),
)

LIST_SHARE_RECORDS: Final[Operation[ShareRecordPage]] = Operation(
    name="app.users.listShareRecords",
    path="/living/user/device/shared/record/query",
    version="1.0.0",
    timeout=6.0,
    result=ShareRecordPage,
    idempotent=True,
    parameters={"batch_id": "batchId", "page_no": "pageNo", "page_size": "pageSize"},
    paging=PagePaging(page="page_no", size="page_size", items_at="records", total_at="total"),
)

CANCEL_SHARE: Final[Operation[None]] = Operation(
    name="app.users.cancelShare",
    path="/uc/cancelShare",
    version="1.0.7",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"record_ids": "recordIdList", "batch_id": "batchId"},
    rules=(AtLeastOne(("record_ids",), ("batch_id",)),),
)

CONFIRM_SHARE: Final[Operation[None]] = Operation(
    name="app.users.confirmShare",
    path="/uc/confirmShare",
    version="1.0.7",
    timeout=15.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"record_ids": "recordIdList", "agree": "agree", "batch_id": "batchId"},
    rules=(AtLeastOne(("record_ids",), ("batch_id",)),),
)

SET_DEVICE_NICKNAME: Final[Operation[None]] = Operation(
    name="app.users.setDeviceNickname",
    path="/uc/setDeviceNickName",
    version="1.0.6",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"group_id": "groupId", "iot_id": "iotId", "nick_name": "nickName"},
)

UNBIND_DEVICE: Final[Operation[DeviceUnbinding | None]] = Operation(
    name="app.users.unbindDevice",
    path="/uc/unbindAccountAndDev",
    version="1.0.9",
    timeout=15.0,
    result=DeviceUnbinding,
    optional=True,
    idempotent=True,
    parameters={"iot_id": "iotId", "home_id": "homeId", "unbind_sub_device": "unbindSubdevice"},
)

GET_BINDING: Final[Operation[BoundDevice]] = Operation(
    name="app.users.getBinding",
    path="/uc/getByAccountAndDev",
    version="1.0.6",
    timeout=3.0,
    result=BoundDevice,
    idempotent=True,
    parameters={"iot_id": "iotId"},
)

UNBIND_DEVICE_FROM_USER: Final[Operation[None]] = Operation(
    name="app.users.unbindDeviceFromUser",
    path="/uc/unbindByManager",
    version="1.0.6",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={
        "target_identity_id": "targetIdentityId",
        "iot_ids": "iotIdList",
        "scene_ids": "sceneIdList",
        "group_id": "groupId",
    },
)

LIST_SUB_DEVICE_BINDINGS: Final[Operation[SubDeviceBindingPage]] = Operation(
    name="app.users.listSubDeviceBindings",
    path="/living/device/subdevice/query",
    version="1.0.0",
    timeout=10.0,
    result=SubDeviceBindingPage,
    idempotent=True,
    parameters={
        "iot_id": "iotId",
        "product_key": "productKey",
        "device_name": "deviceName",
        "page_no": "pageNo",
        "page_size": "pageSize",
        "language": "lang",
    },
    paging=PagePaging(page="page_no", size="page_size", items_at="devices", total_at="total"),
)

DELETE_ALL_SHARE_NOTICES: Final[Operation[None]] = Operation(
    name="app.users.deleteAllShareNotices",
    path="/uc/clearShareNoticeList",
    version="1.0.6",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
)

QUERY_SHARE_STATES: Final[Operation[list[DeviceShareState]]] = Operation(
    name="app.users.queryShareStates",
    path="/living/user/device/shared/batch/get",
    version="1.0.0",
    timeout=5.0,
    result=list[DeviceShareState],
    idempotent=True,
    parameters={"target_identity_id": "targetIdentityId", "devices": "deviceList"},
)

BIND_PUSH_CHANNEL: Final[Operation[None]] = Operation(
    name="app.users.bindPushChannel",
    path="/uc/bindPushChannel",
    version="1.0.6",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"device_id": "deviceId", "device_type": "deviceType"},
)

UNBIND_PUSH_CHANNEL: Final[Operation[None]] = Operation(
    name="app.users.unbindPushChannel",
    path="/uc/unbindPushChannel",
    version="1.0.6",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"device_id": "deviceId"},
)

LIST_SUB_DEVICES: Final[Operation[GatewaySubDevicePage]] = Operation(
    name="app.users.listSubDevices",
    path="/subdevices/list",
    version="1.0.6",
    timeout=3.0,
    result=GatewaySubDevicePage,
    idempotent=True,
    parameters={"iot_id": "iotId", "page_no": "pageNo", "page_size": "pageSize"},
    paging=PagePaging(page="page_no", size="page_size", items_at="devices", total_at="total"),
)

CREATE_VIRTUAL_USER: Final[Operation[VirtualUser]] = Operation(
    name="app.users.createVirtualUser",
    path="/uc/virtual/user/create",
    version="1.0.6",
    timeout=15.0,
    result=VirtualUser,
    parameters={
        "attributes": "attrList",
        "user_id": "userId",
        "user_type": "userType",
        "origin": "origin",
        "scene_id": "sceneId",
    },
)

DELETE_VIRTUAL_USER: Final[Operation[VirtualUser]] = Operation(
    name="app.users.deleteVirtualUser",
    path="/uc/virtual/user/delete",
    version="1.0.6",
    timeout=15.0,
    result=VirtualUser,
    idempotent=True,
    parameters={"virtual_user_id": "virtualUserId", "user_id": "userId", "user_type": "userType", "origin": "origin"},
)

UPDATE_VIRTUAL_USER: Final[Operation[VirtualUser]] = Operation(
    name="app.users.updateVirtualUser",
    path="/uc/virtual/user/update",
    version="1.0.6",
    timeout=15.0,
    result=VirtualUser,
    parameters={
        "virtual_user_id": "virtualUserId",
        "op_type": "opType",
        "attributes": "attrList",
        "user_id": "userId",
        "user_type": "userType",
        "origin": "origin",
    },
)

LIST_VIRTUAL_USERS: Final[Operation[VirtualUserPage]] = Operation(
    name="app.users.listVirtualUsers",
    path="/uc/virtual/user/list",
    version="1.0.6",
    timeout=15.0,
    result=VirtualUserPage,
    idempotent=True,
    parameters={
        "page_no": "pageNo",
        "page_size": "pageSize",
        "user_id": "userId",
        "user_type": "userType",
        "origin": "origin",
        "scene_id": "sceneId",
    },
    paging=PagePaging(page="page_no", size="page_size", items_at="users", total_at="total"),
)

GET_VIRTUAL_USER: Final[Operation[VirtualUser]] = Operation(
    name="app.users.getVirtualUser",
    path="/uc/virtual/user/query",
    version="1.0.6",
    timeout=15.0,
    result=VirtualUser,
    idempotent=True,
    parameters={"virtual_user_id": "virtualUserId", "user_id": "userId", "user_type": "userType", "origin": "origin"},
)

LIST_SHARED_DEVICES: Final[Operation[SharedDevicePage]] = Operation(
    name="app.users.listSharedDevices",
    path="/living/user/device/shared/query",
    version="1.0.2",
    timeout=5.0,
    result=SharedDevicePage,
    idempotent=True,
    parameters={"property_identifiers": "propertyIdentifiers", "page_no": "pageNo", "page_size": "pageSize"},
    paging=PagePaging(page="page_no", size="page_size", items_at="items", total_at="total"),
)

REORDER_SHARED_DEVICES: Final[Operation[None]] = Operation(
    name="app.users.reorderSharedDevices",
    path="/living/user/device/shared/reorder",
    version="1.0.0",
    timeout=5.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={
        "iot_id": "iotId",
        "product_key": "productKey",
        "device_name": "deviceName",
        "target_order": "targetOrder",
    },
    rules=(AtLeastOne(("iot_id",), ("product_key", "device_name")),),
)

GET_PROFILE: Final[Operation[UserProfile]] = Operation(
    name="app.users.getProfile",
    path="/living/user/profile/get",
    version="1.0.0",
    timeout=5.0,
    result=UserProfile,
    idempotent=True,
)

UNREGISTER: Final[Operation[None]] = Operation(
    name="app.users.unregister",
    path="/account/unregister",
    version="1.0.6",
    timeout=25.0,
    result=None,
    optional=True,
    idempotent=True,
)


class Users(SyncService):
    """Devices and scenes bound to and shared with the signed-in user; virtual users; the push channel.

    Section 6.6 (用户服务).
    """

    def list_third_party_devices(
        self,
        *,
        page_no: int = 1,
        page_size: int = 20,
        channel: str,
        options: Options | None = None,
    ) -> Pages[ThirdPartyDevice, ThirdPartyDevicePage]:
        """List the user's devices that a third-party platform supports, page by page.

        Args:
            page_no: Page number. At least 1.
            page_size: Number of devices in a page.
            channel: The platform: TmallGenie, Echo, GoogleHome or IFTTT; several have commas between.

        POST /device/thirdsupport/get, version 1.0.6. Not documented; seen in use: The platform's help page 457163,
        a stored copy.
        """
        return self._pages(
            LIST_THIRD_PARTY_DEVICES,
            options,
            page_no=page_no,
            page_size=page_size,
            channel=channel,
        )

    def list_devices(
        self,
        *,
        thing_type: ThingType | str | None = None,
        node_type: NodeType | str | None = None,
        page_no: int = 1,
        page_size: int = 100,
        owned: Ownership | int | None = None,
        group_id: str | None = None,
        is_sub_device: bool | None = None,
        options: Options | None = None,
    ) -> Pages[BoundDevice, BoundDevicePage]:
        """List the devices that are bound to the user.

        Args:
            thing_type: Kind of the devices to list.
            node_type: Place in the network of the devices to list.
            page_no: Page number. At least 1.
            page_size: Number of devices in a page. 1 to 100.
            owned: Relation of the user to the devices to list; all devices if absent.
            group_id: Id of the space whose devices are listed, such as a home or a room.
            is_sub_device: True to list sub-devices of gateways, false to list directly connected devices; all
                devices if absent. Sub-devices that were bound before 2020-01-08 are not known as such.

        POST /uc/listBindingByAccount, version 1.0.8. Section 6.6.1 (获取用户绑定的设备列表). Published at
        <https://help.aliyun.com/document_detail/177890.html> and
        <https://help.aliyun.com/document_detail/159474.html> and
        <https://help.aliyun.com/document_detail/129778.html>.
        """
        return self._pages(
            LIST_DEVICES,
            options,
            thing_type=thing_type,
            node_type=node_type,
            page_no=page_no,
            page_size=page_size,
            owned=owned,
            group_id=group_id,
            is_sub_device=is_sub_device,
        )

    def list_device_bindings(
        self,
        *,
        iot_id: str,
        page_no: int = 1,
        page_size: int = 100,
        owned: Ownership | int | None = None,
        options: Options | None = None,
    ) -> Pages[DeviceBinding, DeviceBindingPage]:
        """List the bindings of a device to users.

        Args:
            iot_id: Device id; unique on the platform.
            page_no: Page number. At least 1.
            page_size: Number of bindings in a page. 1 to 100.
            owned: Kind of the bindings to list; all if absent.

        POST /uc/listBindingByDev, version 1.0.6. Section 6.6.2 (根据设备获取绑定关系). Published at
        <https://help.aliyun.com/document_detail/177897.html> and
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.2.
        """
        return self._pages(
            LIST_DEVICE_BINDINGS,
            options,
            iot_id=iot_id,
            page_no=page_no,
            page_size=page_size,
            owned=owned,
        )

    def reorder_devices(
        self,
        *,
        group_id: str | None = None,
        moves: Sequence[DeviceMove],
        options: Options | None = None,
    ) -> None:
        """Change the order of devices in the user's list.

        Args:
            group_id: Id of the space that the devices are in, such as a home.
            moves: Devices whose place changes.

        POST /uc/sortDevices, version 1.0.6. Section 6.6.3 (设备列表排序). Published at
        <https://help.aliyun.com/document_detail/177892.html> and
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.2.
        """
        return self._call(
            REORDER_DEVICES,
            options,
            group_id=group_id,
            moves=moves,
        )

    def create_share_qr_code(
        self,
        *,
        iot_ids: Sequence[str] | None = None,
        scene_ids: Sequence[str] | None = None,
        group_id: str | None = None,
        options: Options | None = None,
    ) -> ShareQrCode:
        """Create a QR code that shares devices and scenes.

        The code is valid for 30 minutes. Several devices can be shared by one code.

        Args:
            iot_ids: Ids of the devices to share; an empty list for none.
            scene_ids: Ids of the scenes to share; an empty list for none.
            group_id: Id of the space that devices and scenes are in, such as a home.

        Returns:
            The key of the QR code.

        POST /uc/generateShareQrCode, version 1.0.6. Section 6.6.4 (生成分享用的二维码). Published at
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.2.
        """
        return self._call(
            CREATE_SHARE_QR_CODE,
            options,
            iot_ids=iot_ids,
            scene_ids=scene_ids,
            group_id=group_id,
        )

    def bind_by_share_qr_code(
        self,
        *,
        qr_key: str,
        options: Options | None = None,
    ) -> ShareQrCodeBinding:
        """Bind the devices or scenes that a scanned QR code shares.

        The user becomes an ordinary member, not an administrator. For apps that use homes; others send a version
        before 1.0.7, or get 460. An app that uses homes gets 28806 for such a version.

        Args:
            qr_key: Key that was read from the QR code.

        Returns:
            The devices that were bound.

        POST /uc/scanBindByShareQrCode, version 1.0.8. Section 6.6.5 (通过扫描二维码绑定设备). Published at
        <https://help.aliyun.com/document_detail/129778.html>.
        """
        return self._call(
            BIND_BY_SHARE_QR_CODE,
            options,
            qr_key=qr_key,
        )

    def share_devices(
        self,
        *,
        iot_ids: Sequence[str] | None = None,
        scene_ids: Sequence[str] | None = None,
        group_id: str | None = None,
        account_attr: str | None = None,
        account_attr_type: ShareRecipientAttribute | str | None = None,
        phone_location_code: str | None = None,
        target_identity_id: str | None = None,
        auto_accept: bool | None = None,
        options: Options | None = None,
    ) -> None:
        """Share devices and scenes with another user.

        The recipient is found by phone number, by e-mail address or by identity. For users of your own account
        system the platform usually knows neither number nor address: keep their identities and share by these.

        Pass iot_ids, or scene_ids. Pass target_identity_id, or account_attr with account_attr_type.

        Args:
            iot_ids: Ids of the devices to share. Not empty if scene_ids is. At most 20 items.
            scene_ids: Ids of the scenes to share. Not empty if iot_ids is.
            group_id: Id of the space that devices and scenes are in, such as a home.
            account_attr: Phone number or e-mail address of the recipient, as account_attr_type says.
            account_attr_type: Attribute by which the recipient of a share is found.
            phone_location_code: Country calling code of the phone number, without the plus sign, such as 86.
            target_identity_id: Identity of the recipient on the platform.
            auto_accept: True to have the share accepted automatically, where the platform has enabled that for the
                app; elsewhere recipients accept by hand.

        POST /uc/shareDevicesAndScenes, version 1.0.8. Section 6.6.6 (设备分享给指定的用户). Published at
        <https://help.aliyun.com/document_detail/129778.html>.
        """
        return self._call(
            SHARE_DEVICES,
            options,
            iot_ids=iot_ids,
            scene_ids=scene_ids,
            group_id=group_id,
            account_attr=account_attr,
            account_attr_type=account_attr_type,
            phone_location_code=phone_location_code,
            target_identity_id=target_identity_id,
            auto_accept=auto_accept,
        )

    def list_share_notices(
        self,
        *,
        page_no: int = 1,
        page_size: int = 20,
        group_by: ShareNoticeGrouping | str | None = None,
        options: Options | None = None,
    ) -> Pages[ShareRecord, ShareRecordPage]:
        """List the shares that the user sent or received.

        Args:
            page_no: Page number. At least 1.
            page_size: Number of notices in a page; at most 200, and more is read as 200.
            group_by: Grouping of share notices. Default: NONE.

        POST /uc/getShareNoticeList, version 1.0.9. Section 6.6.7 (获取共享通知列表). Published at
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.7.
        """
        return self._pages(
            LIST_SHARE_NOTICES,
            options,
            page_no=page_no,
            page_size=page_size,
            group_by=group_by,
        )

    def list_share_records(
        self,
        *,
        batch_id: str,
        page_no: int = 1,
        page_size: int = 20,
        options: Options | None = None,
    ) -> Pages[ShareRecord, ShareRecordPage]:
        """List the shares of a batch.

        Args:
            batch_id: Id of the batch.
            page_no: Page number. At least 1.
            page_size: Number of shares in a page. At most 20.

        POST /living/user/device/shared/record/query, version 1.0.0. Section 6.6.8 (查询设备分享记录). Published at
        <https://help.aliyun.com/document_detail/177918.html> and
        <https://help.aliyun.com/document_detail/129778.html>.
        """
        return self._pages(
            LIST_SHARE_RECORDS,
            options,
            batch_id=batch_id,
            page_no=page_no,
            page_size=page_size,
        )

    def cancel_share(
        self,
        *,
        record_ids: Sequence[str] | None = None,
        batch_id: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Cancel shares that the user sent.

        Possible until the recipient accepts (2085) or rejects (2082). Cancelling a share a second time is an error.

        Pass record_ids, or batch_id.

        Args:
            record_ids: Ids of the shares to cancel.
            batch_id: Id of a batch; cancels all shares of it.

        POST /uc/cancelShare, version 1.0.7. Section 6.6.9 (发起者取消分享). Published at
        <https://help.aliyun.com/document_detail/129778.html>.
        """
        return self._call(
            CANCEL_SHARE,
            options,
            record_ids=record_ids,
            batch_id=batch_id,
        )

    def confirm_share(
        self,
        *,
        record_ids: Sequence[str] | None = None,
        agree: ShareAnswer | int,
        batch_id: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Accept or reject shares that the user received.

        Rejecting a share a second time is an error.

        Pass record_ids, or batch_id.

        Args:
            record_ids: Ids of the shares to accept or reject. At most 10 items.
            agree: Answer of the recipient to a share.
            batch_id: Id of a batch; accepts or rejects all shares of it.

        POST /uc/confirmShare, version 1.0.7. Section 6.6.10 (被分享者同意或拒绝分享). Published at
        <https://help.aliyun.com/document_detail/129778.html>.
        """
        return self._call(
            CONFIRM_SHARE,
            options,
            record_ids=record_ids,
            agree=agree,
            batch_id=batch_id,
        )

    def set_device_nickname(
        self,
        *,
        group_id: str | None = None,
        iot_id: str,
        nick_name: str,
        options: Options | None = None,
    ) -> None:
        """Set the nickname of a device.

        Args:
            group_id: Id of the space that the device is in, such as a home.
            iot_id: Device id; unique on the platform.
            nick_name: New nickname of the device.

        POST /uc/setDeviceNickName, version 1.0.6. Section 6.6.11 (设置设备昵称). Published at
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.2.
        """
        return self._call(
            SET_DEVICE_NICKNAME,
            options,
            group_id=group_id,
            iot_id=iot_id,
            nick_name=nick_name,
        )

    def unbind_device(
        self,
        *,
        iot_id: str,
        home_id: str | None = None,
        unbind_sub_device: bool | None = None,
        options: Options | None = None,
    ) -> DeviceUnbinding | None:
        """Unbind a device from the user.

        If the user is not the administrator of the device, only this user is unbound. If the user is, all users of
        the device are; for a gateway, you choose whether the devices behind it are unbound too.

        Args:
            iot_id: Device id; unique on the platform.
            home_id: Id of the home.
            unbind_sub_device: True to unbind the sub-devices too. For gateways.

        Returns:
            The device is unbound.

        POST /uc/unbindAccountAndDev, version 1.0.9. Section 6.6.12 (解绑用户和设备). Published at
        <https://help.aliyun.com/document_detail/177922.html> and
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.2.
        """
        return self._call(
            UNBIND_DEVICE,
            options,
            iot_id=iot_id,
            home_id=home_id,
            unbind_sub_device=unbind_sub_device,
        )

    def get_binding(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> BoundDevice:
        """Get the binding of a device to the user.

        The answer is an empty object if the device is not bound to the user.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The device as the user has it; without any field if it is not bound to the user.

        POST /uc/getByAccountAndDev, version 1.0.6. Section 6.6.13 (查询用户和设备的关系). Published at
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.2.
        """
        return self._call(
            GET_BINDING,
            options,
            iot_id=iot_id,
        )

    def unbind_device_from_user(
        self,
        *,
        target_identity_id: str,
        iot_ids: Sequence[str] | None = None,
        scene_ids: Sequence[str] | None = None,
        group_id: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Unbind devices and scenes from another user as their administrator.

        The signed-in user must be the administrator of the device, the scene or the home.

        Args:
            target_identity_id: Identity of the user to unbind, an ordinary member of the device, scene or home.
            iot_ids: Ids of the devices to unbind.
            scene_ids: Ids of the scenes to unbind.
            group_id: Id of the space that devices and scenes are in, such as a home.

        POST /uc/unbindByManager, version 1.0.6. Section 6.6.14 (管理员解绑设备). Published at
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.2.
        """
        return self._call(
            UNBIND_DEVICE_FROM_USER,
            options,
            target_identity_id=target_identity_id,
            iot_ids=iot_ids,
            scene_ids=scene_ids,
            group_id=group_id,
        )

    def list_sub_device_bindings(
        self,
        *,
        iot_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        page_no: int = 1,
        page_size: int = 20,
        language: SubDeviceListLanguage | str,
        options: Options | None = None,
    ) -> Pages[SubDeviceBinding, SubDeviceBindingPage]:
        """List the devices behind a gateway and whether they are bound to users.

        Name the device by iot_id, or by product_key with device_name.

        Args:
            iot_id: Device id of the gateway.
            product_key: Key of the gateway's product; part of the device certificate.
            device_name: Name of the gateway; unique within its product; part of the device certificate.
            page_no: Page number. At least 1.
            page_size: Number of sub-devices in a page. 1 to 20.
            language: Language of the answer.

        POST /living/device/subdevice/query, version 1.0.0. Section 6.6.15 (查询网关下子设备的绑定关系). Published at
        <https://help.aliyun.com/document_detail/129778.html>.
        """
        return self._pages(
            LIST_SUB_DEVICE_BINDINGS,
            options,
            iot_id=iot_id,
            product_key=product_key,
            device_name=device_name,
            page_no=page_no,
            page_size=page_size,
            language=language,
        )

    def delete_all_share_notices(
        self,
        *,
        options: Options | None = None,
    ) -> None:
        """Delete all share notices, sent and received.

        POST /uc/clearShareNoticeList, version 1.0.6. Section 6.6.16 (清空共享消息列表). Published at
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.2.
        """
        return self._call(
            DELETE_ALL_SHARE_NOTICES,
            options,
        )

    def query_share_states(
        self,
        *,
        target_identity_id: str,
        devices: Sequence[DeviceReference],
        options: Options | None = None,
    ) -> list[DeviceShareState]:
        """Query whether devices are shared with a user.

        For the administrator of the devices.

        Args:
            target_identity_id: Identity of the user in question.
            devices: Devices in question. At most 50 items.

        Returns:
            State of the sharing of each device with the user.

        POST /living/user/device/shared/batch/get, version 1.0.0. Section 6.6.17 (管理员批量查询设备和目标用户的被分享关系). Published
        at <https://help.aliyun.com/document_detail/177927.html> and
        <https://help.aliyun.com/document_detail/129778.html>.
        """
        return self._call(
            QUERY_SHARE_STATES,
            options,
            target_identity_id=target_identity_id,
            devices=devices,
        )

    def bind_push_channel(
        self,
        *,
        device_id: str,
        device_type: PushDeviceType | str,
        options: Options | None = None,
    ) -> None:
        """Bind the push channel of a phone to the user.

        Args:
            device_id: Id of the phone in the push channel; not an iotId.
            device_type: System of a phone that receives push messages.

        POST /uc/bindPushChannel, version 1.0.6. Section 6.6.18 (绑定push通道). Published at
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.2.
        """
        return self._call(
            BIND_PUSH_CHANNEL,
            options,
            device_id=device_id,
            device_type=device_type,
        )

    def unbind_push_channel(
        self,
        *,
        device_id: str,
        options: Options | None = None,
    ) -> None:
        """Unbind the push channel of a phone from the user.

        Args:
            device_id: Id of the phone in the push channel; not an iotId.

        POST /uc/unbindPushChannel, version 1.0.6. Section 6.6.19 (解绑Push通道). Published at
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.2.
        """
        return self._call(
            UNBIND_PUSH_CHANNEL,
            options,
            device_id=device_id,
        )

    def list_sub_devices(
        self,
        *,
        iot_id: str,
        page_no: int = 1,
        page_size: int = 20,
        options: Options | None = None,
    ) -> Pages[GatewaySubDevice, GatewaySubDevicePage]:
        """List the devices behind a gateway that is bound to the user.

        Args:
            iot_id: Device id of the gateway.
            page_no: Page number. At least 1.
            page_size: Number of sub-devices in a page. There is no limit, but keep it under 100: long answers may
                fail.

        POST /subdevices/list, version 1.0.6. Section 6.6.20 (获取网关的子设备列表). Published at
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.2.
        """
        return self._pages(
            LIST_SUB_DEVICES,
            options,
            iot_id=iot_id,
            page_no=page_no,
            page_size=page_size,
        )

    def create_virtual_user(
        self,
        *,
        attributes: Sequence[VirtualUserAttribute] | None = None,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        scene_id: str | None = None,
        options: Options | None = None,
    ) -> VirtualUser:
        """Create a virtual user under the signed-in user.

        Args:
            attributes: Attributes of the virtual user; none if absent.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.
            scene_id: Id of the scenario in which the virtual user is used; not an id of app.scenes.

        Returns:
            The new virtual user.

        POST /uc/virtual/user/create, version 1.0.6. Section 6.6.21 (创建虚拟用户). Published at
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.4.
        """
        return self._call(
            CREATE_VIRTUAL_USER,
            options,
            attributes=attributes,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
            scene_id=scene_id,
        )

    def delete_virtual_user(
        self,
        *,
        virtual_user_id: str,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> VirtualUser:
        """Delete a virtual user of the signed-in user.

        Args:
            virtual_user_id: Id of the virtual user.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        Returns:
            The deleted virtual user.

        POST /uc/virtual/user/delete, version 1.0.6. Section 6.6.22 (删除虚拟用户). Published at
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.4.
        """
        return self._call(
            DELETE_VIRTUAL_USER,
            options,
            virtual_user_id=virtual_user_id,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    def update_virtual_user(
        self,
        *,
        virtual_user_id: str,
        op_type: VirtualUserUpdateType | int,
        attributes: Sequence[VirtualUserAttribute],
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> VirtualUser:
        """Add, change or delete attributes of a virtual user.

        Args:
            virtual_user_id: Id of the virtual user.
            op_type: Change to make to the attributes of a virtual user.
            attributes: Attributes to add, change or delete.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        Returns:
            The virtual user.

        POST /uc/virtual/user/update, version 1.0.6. Section 6.6.23 (更新虚拟用户信息). Published at
        <https://help.aliyun.com/document_detail/177935.html> and
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.4.
        """
        return self._call(
            UPDATE_VIRTUAL_USER,
            options,
            virtual_user_id=virtual_user_id,
            op_type=op_type,
            attributes=attributes,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    def list_virtual_users(
        self,
        *,
        page_no: int = 1,
        page_size: int = 20,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        scene_id: str | None = None,
        options: Options | None = None,
    ) -> Pages[VirtualUser, VirtualUserPage]:
        """List the virtual users of the signed-in user.

        Args:
            page_no: Page number. At least 1.
            page_size: Number of virtual users in a page.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.
            scene_id: Id of the scenario in which the virtual users are used; not an id of app.scenes.

        POST /uc/virtual/user/list, version 1.0.6. Section 6.6.24 (查询虚拟用户列表). Published at
        <https://help.aliyun.com/document_detail/177930.html> and
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.4.
        """
        return self._pages(
            LIST_VIRTUAL_USERS,
            options,
            page_no=page_no,
            page_size=page_size,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
            scene_id=scene_id,
        )

    def get_virtual_user(
        self,
        *,
        virtual_user_id: str,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> VirtualUser:
        """Get a virtual user of the signed-in user.

        Args:
            virtual_user_id: Id of the virtual user.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        Returns:
            The virtual user.

        POST /uc/virtual/user/query, version 1.0.6. Section 6.6.25 (查询虚拟用户详情). Published at
        <https://help.aliyun.com/document_detail/177936.html> and
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.4.
        """
        return self._call(
            GET_VIRTUAL_USER,
            options,
            virtual_user_id=virtual_user_id,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    def list_shared_devices(
        self,
        *,
        property_identifiers: Sequence[str] | None = None,
        page_no: int = 1,
        page_size: int = 50,
        options: Options | None = None,
    ) -> Pages[SharedDevice, SharedDevicePage]:
        """List the devices that were shared with the user.

        Args:
            property_identifiers: Identifiers of the properties whose state is wanted.
            page_no: Page number. At least 1.
            page_size: Number of devices in a page. 1 to 50.

        POST /living/user/device/shared/query, version 1.0.2. Section 6.6.26 (查询用户下被分享的设备列表). Published at
        <https://help.aliyun.com/document_detail/177937.html>.
        """
        return self._pages(
            LIST_SHARED_DEVICES,
            options,
            property_identifiers=property_identifiers,
            page_no=page_no,
            page_size=page_size,
        )

    def reorder_shared_devices(
        self,
        *,
        iot_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        target_order: int,
        options: Options | None = None,
    ) -> None:
        """Move a shared device to a place in the user's list.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Id of the device; it goes before product_key and device_name if all are given.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            target_order: New place of the device, from 0.

        POST /living/user/device/shared/reorder, version 1.0.0. Section 6.6.27 (移动被分享设备的顺序).
        """
        return self._call(
            REORDER_SHARED_DEVICES,
            options,
            iot_id=iot_id,
            product_key=product_key,
            device_name=device_name,
            target_order=target_order,
        )

    def get_profile(
        self,
        *,
        options: Options | None = None,
    ) -> UserProfile:
        """Get the user's present home and the number of devices shared with the user.

        Returns:
            The user's profile.

        POST /living/user/profile/get, version 1.0.0. Section 6.6.28 (获取用户运行态数据). Published at
        <https://help.aliyun.com/document_detail/177939.html>.
        """
        return self._call(
            GET_PROFILE,
            options,
        )

    def unregister(
        self,
        *,
        options: Options | None = None,
    ) -> None:
        """Close the account of the signed-in user.

        POST /account/unregister, version 1.0.6. Section 6.6.29 (注销账号).
        """
        return self._call(
            UNREGISTER,
            options,
        )


class AsyncUsers(AsyncService):
    """Devices and scenes bound to and shared with the signed-in user; virtual users; the push channel.

    Section 6.6 (用户服务).
    """

    def list_third_party_devices(
        self,
        *,
        page_no: int = 1,
        page_size: int = 20,
        channel: str,
        options: Options | None = None,
    ) -> AsyncPages[ThirdPartyDevice, ThirdPartyDevicePage]:
        """List the user's devices that a third-party platform supports, page by page.

        Args:
            page_no: Page number. At least 1.
            page_size: Number of devices in a page.
            channel: The platform: TmallGenie, Echo, GoogleHome or IFTTT; several have commas between.

        POST /device/thirdsupport/get, version 1.0.6. Not documented; seen in use: The platform's help page 457163,
        a stored copy.
        """
        return self._pages(
            LIST_THIRD_PARTY_DEVICES,
            options,
            page_no=page_no,
            page_size=page_size,
            channel=channel,
        )

    def list_devices(
        self,
        *,
        thing_type: ThingType | str | None = None,
        node_type: NodeType | str | None = None,
        page_no: int = 1,
        page_size: int = 100,
        owned: Ownership | int | None = None,
        group_id: str | None = None,
        is_sub_device: bool | None = None,
        options: Options | None = None,
    ) -> AsyncPages[BoundDevice, BoundDevicePage]:
        """List the devices that are bound to the user.

        Args:
            thing_type: Kind of the devices to list.
            node_type: Place in the network of the devices to list.
            page_no: Page number. At least 1.
            page_size: Number of devices in a page. 1 to 100.
            owned: Relation of the user to the devices to list; all devices if absent.
            group_id: Id of the space whose devices are listed, such as a home or a room.
            is_sub_device: True to list sub-devices of gateways, false to list directly connected devices; all
                devices if absent. Sub-devices that were bound before 2020-01-08 are not known as such.

        POST /uc/listBindingByAccount, version 1.0.8. Section 6.6.1 (获取用户绑定的设备列表). Published at
        <https://help.aliyun.com/document_detail/177890.html> and
        <https://help.aliyun.com/document_detail/159474.html> and
        <https://help.aliyun.com/document_detail/129778.html>.
        """
        return self._pages(
            LIST_DEVICES,
            options,
            thing_type=thing_type,
            node_type=node_type,
            page_no=page_no,
            page_size=page_size,
            owned=owned,
            group_id=group_id,
            is_sub_device=is_sub_device,
        )

    def list_device_bindings(
        self,
        *,
        iot_id: str,
        page_no: int = 1,
        page_size: int = 100,
        owned: Ownership | int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[DeviceBinding, DeviceBindingPage]:
        """List the bindings of a device to users.

        Args:
            iot_id: Device id; unique on the platform.
            page_no: Page number. At least 1.
            page_size: Number of bindings in a page. 1 to 100.
            owned: Kind of the bindings to list; all if absent.

        POST /uc/listBindingByDev, version 1.0.6. Section 6.6.2 (根据设备获取绑定关系). Published at
        <https://help.aliyun.com/document_detail/177897.html> and
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.2.
        """
        return self._pages(
            LIST_DEVICE_BINDINGS,
            options,
            iot_id=iot_id,
            page_no=page_no,
            page_size=page_size,
            owned=owned,
        )

    async def reorder_devices(
        self,
        *,
        group_id: str | None = None,
        moves: Sequence[DeviceMove],
        options: Options | None = None,
    ) -> None:
        """Change the order of devices in the user's list.

        Args:
            group_id: Id of the space that the devices are in, such as a home.
            moves: Devices whose place changes.

        POST /uc/sortDevices, version 1.0.6. Section 6.6.3 (设备列表排序). Published at
        <https://help.aliyun.com/document_detail/177892.html> and
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.2.
        """
        return await self._call(
            REORDER_DEVICES,
            options,
            group_id=group_id,
            moves=moves,
        )

    async def create_share_qr_code(
        self,
        *,
        iot_ids: Sequence[str] | None = None,
        scene_ids: Sequence[str] | None = None,
        group_id: str | None = None,
        options: Options | None = None,
    ) -> ShareQrCode:
        """Create a QR code that shares devices and scenes.

        The code is valid for 30 minutes. Several devices can be shared by one code.

        Args:
            iot_ids: Ids of the devices to share; an empty list for none.
            scene_ids: Ids of the scenes to share; an empty list for none.
            group_id: Id of the space that devices and scenes are in, such as a home.

        Returns:
            The key of the QR code.

        POST /uc/generateShareQrCode, version 1.0.6. Section 6.6.4 (生成分享用的二维码). Published at
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.2.
        """
        return await self._call(
            CREATE_SHARE_QR_CODE,
            options,
            iot_ids=iot_ids,
            scene_ids=scene_ids,
            group_id=group_id,
        )

    async def bind_by_share_qr_code(
        self,
        *,
        qr_key: str,
        options: Options | None = None,
    ) -> ShareQrCodeBinding:
        """Bind the devices or scenes that a scanned QR code shares.

        The user becomes an ordinary member, not an administrator. For apps that use homes; others send a version
        before 1.0.7, or get 460. An app that uses homes gets 28806 for such a version.

        Args:
            qr_key: Key that was read from the QR code.

        Returns:
            The devices that were bound.

        POST /uc/scanBindByShareQrCode, version 1.0.8. Section 6.6.5 (通过扫描二维码绑定设备). Published at
        <https://help.aliyun.com/document_detail/129778.html>.
        """
        return await self._call(
            BIND_BY_SHARE_QR_CODE,
            options,
            qr_key=qr_key,
        )

    async def share_devices(
        self,
        *,
        iot_ids: Sequence[str] | None = None,
        scene_ids: Sequence[str] | None = None,
        group_id: str | None = None,
        account_attr: str | None = None,
        account_attr_type: ShareRecipientAttribute | str | None = None,
        phone_location_code: str | None = None,
        target_identity_id: str | None = None,
        auto_accept: bool | None = None,
        options: Options | None = None,
    ) -> None:
        """Share devices and scenes with another user.

        The recipient is found by phone number, by e-mail address or by identity. For users of your own account
        system the platform usually knows neither number nor address: keep their identities and share by these.

        Pass iot_ids, or scene_ids. Pass target_identity_id, or account_attr with account_attr_type.

        Args:
            iot_ids: Ids of the devices to share. Not empty if scene_ids is. At most 20 items.
            scene_ids: Ids of the scenes to share. Not empty if iot_ids is.
            group_id: Id of the space that devices and scenes are in, such as a home.
            account_attr: Phone number or e-mail address of the recipient, as account_attr_type says.
            account_attr_type: Attribute by which the recipient of a share is found.
            phone_location_code: Country calling code of the phone number, without the plus sign, such as 86.
            target_identity_id: Identity of the recipient on the platform.
            auto_accept: True to have the share accepted automatically, where the platform has enabled that for the
                app; elsewhere recipients accept by hand.

        POST /uc/shareDevicesAndScenes, version 1.0.8. Section 6.6.6 (设备分享给指定的用户). Published at
        <https://help.aliyun.com/document_detail/129778.html>.
        """
        return await self._call(
            SHARE_DEVICES,
            options,
            iot_ids=iot_ids,
            scene_ids=scene_ids,
            group_id=group_id,
            account_attr=account_attr,
            account_attr_type=account_attr_type,
            phone_location_code=phone_location_code,
            target_identity_id=target_identity_id,
            auto_accept=auto_accept,
        )

    def list_share_notices(
        self,
        *,
        page_no: int = 1,
        page_size: int = 20,
        group_by: ShareNoticeGrouping | str | None = None,
        options: Options | None = None,
    ) -> AsyncPages[ShareRecord, ShareRecordPage]:
        """List the shares that the user sent or received.

        Args:
            page_no: Page number. At least 1.
            page_size: Number of notices in a page; at most 200, and more is read as 200.
            group_by: Grouping of share notices. Default: NONE.

        POST /uc/getShareNoticeList, version 1.0.9. Section 6.6.7 (获取共享通知列表). Published at
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.7.
        """
        return self._pages(
            LIST_SHARE_NOTICES,
            options,
            page_no=page_no,
            page_size=page_size,
            group_by=group_by,
        )

    def list_share_records(
        self,
        *,
        batch_id: str,
        page_no: int = 1,
        page_size: int = 20,
        options: Options | None = None,
    ) -> AsyncPages[ShareRecord, ShareRecordPage]:
        """List the shares of a batch.

        Args:
            batch_id: Id of the batch.
            page_no: Page number. At least 1.
            page_size: Number of shares in a page. At most 20.

        POST /living/user/device/shared/record/query, version 1.0.0. Section 6.6.8 (查询设备分享记录). Published at
        <https://help.aliyun.com/document_detail/177918.html> and
        <https://help.aliyun.com/document_detail/129778.html>.
        """
        return self._pages(
            LIST_SHARE_RECORDS,
            options,
            batch_id=batch_id,
            page_no=page_no,
            page_size=page_size,
        )

    async def cancel_share(
        self,
        *,
        record_ids: Sequence[str] | None = None,
        batch_id: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Cancel shares that the user sent.

        Possible until the recipient accepts (2085) or rejects (2082). Cancelling a share a second time is an error.

        Pass record_ids, or batch_id.

        Args:
            record_ids: Ids of the shares to cancel.
            batch_id: Id of a batch; cancels all shares of it.

        POST /uc/cancelShare, version 1.0.7. Section 6.6.9 (发起者取消分享). Published at
        <https://help.aliyun.com/document_detail/129778.html>.
        """
        return await self._call(
            CANCEL_SHARE,
            options,
            record_ids=record_ids,
            batch_id=batch_id,
        )

    async def confirm_share(
        self,
        *,
        record_ids: Sequence[str] | None = None,
        agree: ShareAnswer | int,
        batch_id: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Accept or reject shares that the user received.

        Rejecting a share a second time is an error.

        Pass record_ids, or batch_id.

        Args:
            record_ids: Ids of the shares to accept or reject. At most 10 items.
            agree: Answer of the recipient to a share.
            batch_id: Id of a batch; accepts or rejects all shares of it.

        POST /uc/confirmShare, version 1.0.7. Section 6.6.10 (被分享者同意或拒绝分享). Published at
        <https://help.aliyun.com/document_detail/129778.html>.
        """
        return await self._call(
            CONFIRM_SHARE,
            options,
            record_ids=record_ids,
            agree=agree,
            batch_id=batch_id,
        )

    async def set_device_nickname(
        self,
        *,
        group_id: str | None = None,
        iot_id: str,
        nick_name: str,
        options: Options | None = None,
    ) -> None:
        """Set the nickname of a device.

        Args:
            group_id: Id of the space that the device is in, such as a home.
            iot_id: Device id; unique on the platform.
            nick_name: New nickname of the device.

        POST /uc/setDeviceNickName, version 1.0.6. Section 6.6.11 (设置设备昵称). Published at
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.2.
        """
        return await self._call(
            SET_DEVICE_NICKNAME,
            options,
            group_id=group_id,
            iot_id=iot_id,
            nick_name=nick_name,
        )

    async def unbind_device(
        self,
        *,
        iot_id: str,
        home_id: str | None = None,
        unbind_sub_device: bool | None = None,
        options: Options | None = None,
    ) -> DeviceUnbinding | None:
        """Unbind a device from the user.

        If the user is not the administrator of the device, only this user is unbound. If the user is, all users of
        the device are; for a gateway, you choose whether the devices behind it are unbound too.

        Args:
            iot_id: Device id; unique on the platform.
            home_id: Id of the home.
            unbind_sub_device: True to unbind the sub-devices too. For gateways.

        Returns:
            The device is unbound.

        POST /uc/unbindAccountAndDev, version 1.0.9. Section 6.6.12 (解绑用户和设备). Published at
        <https://help.aliyun.com/document_detail/177922.html> and
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.2.
        """
        return await self._call(
            UNBIND_DEVICE,
            options,
            iot_id=iot_id,
            home_id=home_id,
            unbind_sub_device=unbind_sub_device,
        )

    async def get_binding(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> BoundDevice:
        """Get the binding of a device to the user.

        The answer is an empty object if the device is not bound to the user.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The device as the user has it; without any field if it is not bound to the user.

        POST /uc/getByAccountAndDev, version 1.0.6. Section 6.6.13 (查询用户和设备的关系). Published at
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.2.
        """
        return await self._call(
            GET_BINDING,
            options,
            iot_id=iot_id,
        )

    async def unbind_device_from_user(
        self,
        *,
        target_identity_id: str,
        iot_ids: Sequence[str] | None = None,
        scene_ids: Sequence[str] | None = None,
        group_id: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Unbind devices and scenes from another user as their administrator.

        The signed-in user must be the administrator of the device, the scene or the home.

        Args:
            target_identity_id: Identity of the user to unbind, an ordinary member of the device, scene or home.
            iot_ids: Ids of the devices to unbind.
            scene_ids: Ids of the scenes to unbind.
            group_id: Id of the space that devices and scenes are in, such as a home.

        POST /uc/unbindByManager, version 1.0.6. Section 6.6.14 (管理员解绑设备). Published at
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.2.
        """
        return await self._call(
            UNBIND_DEVICE_FROM_USER,
            options,
            target_identity_id=target_identity_id,
            iot_ids=iot_ids,
            scene_ids=scene_ids,
            group_id=group_id,
        )

    def list_sub_device_bindings(
        self,
        *,
        iot_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        page_no: int = 1,
        page_size: int = 20,
        language: SubDeviceListLanguage | str,
        options: Options | None = None,
    ) -> AsyncPages[SubDeviceBinding, SubDeviceBindingPage]:
        """List the devices behind a gateway and whether they are bound to users.

        Name the device by iot_id, or by product_key with device_name.

        Args:
            iot_id: Device id of the gateway.
            product_key: Key of the gateway's product; part of the device certificate.
            device_name: Name of the gateway; unique within its product; part of the device certificate.
            page_no: Page number. At least 1.
            page_size: Number of sub-devices in a page. 1 to 20.
            language: Language of the answer.

        POST /living/device/subdevice/query, version 1.0.0. Section 6.6.15 (查询网关下子设备的绑定关系). Published at
        <https://help.aliyun.com/document_detail/129778.html>.
        """
        return self._pages(
            LIST_SUB_DEVICE_BINDINGS,
            options,
            iot_id=iot_id,
            product_key=product_key,
            device_name=device_name,
            page_no=page_no,
            page_size=page_size,
            language=language,
        )

    async def delete_all_share_notices(
        self,
        *,
        options: Options | None = None,
    ) -> None:
        """Delete all share notices, sent and received.

        POST /uc/clearShareNoticeList, version 1.0.6. Section 6.6.16 (清空共享消息列表). Published at
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.2.
        """
        return await self._call(
            DELETE_ALL_SHARE_NOTICES,
            options,
        )

    async def query_share_states(
        self,
        *,
        target_identity_id: str,
        devices: Sequence[DeviceReference],
        options: Options | None = None,
    ) -> list[DeviceShareState]:
        """Query whether devices are shared with a user.

        For the administrator of the devices.

        Args:
            target_identity_id: Identity of the user in question.
            devices: Devices in question. At most 50 items.

        Returns:
            State of the sharing of each device with the user.

        POST /living/user/device/shared/batch/get, version 1.0.0. Section 6.6.17 (管理员批量查询设备和目标用户的被分享关系). Published
        at <https://help.aliyun.com/document_detail/177927.html> and
        <https://help.aliyun.com/document_detail/129778.html>.
        """
        return await self._call(
            QUERY_SHARE_STATES,
            options,
            target_identity_id=target_identity_id,
            devices=devices,
        )

    async def bind_push_channel(
        self,
        *,
        device_id: str,
        device_type: PushDeviceType | str,
        options: Options | None = None,
    ) -> None:
        """Bind the push channel of a phone to the user.

        Args:
            device_id: Id of the phone in the push channel; not an iotId.
            device_type: System of a phone that receives push messages.

        POST /uc/bindPushChannel, version 1.0.6. Section 6.6.18 (绑定push通道). Published at
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.2.
        """
        return await self._call(
            BIND_PUSH_CHANNEL,
            options,
            device_id=device_id,
            device_type=device_type,
        )

    async def unbind_push_channel(
        self,
        *,
        device_id: str,
        options: Options | None = None,
    ) -> None:
        """Unbind the push channel of a phone from the user.

        Args:
            device_id: Id of the phone in the push channel; not an iotId.

        POST /uc/unbindPushChannel, version 1.0.6. Section 6.6.19 (解绑Push通道). Published at
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.2.
        """
        return await self._call(
            UNBIND_PUSH_CHANNEL,
            options,
            device_id=device_id,
        )

    def list_sub_devices(
        self,
        *,
        iot_id: str,
        page_no: int = 1,
        page_size: int = 20,
        options: Options | None = None,
    ) -> AsyncPages[GatewaySubDevice, GatewaySubDevicePage]:
        """List the devices behind a gateway that is bound to the user.

        Args:
            iot_id: Device id of the gateway.
            page_no: Page number. At least 1.
            page_size: Number of sub-devices in a page. There is no limit, but keep it under 100: long answers may
                fail.

        POST /subdevices/list, version 1.0.6. Section 6.6.20 (获取网关的子设备列表). Published at
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.2.
        """
        return self._pages(
            LIST_SUB_DEVICES,
            options,
            iot_id=iot_id,
            page_no=page_no,
            page_size=page_size,
        )

    async def create_virtual_user(
        self,
        *,
        attributes: Sequence[VirtualUserAttribute] | None = None,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        scene_id: str | None = None,
        options: Options | None = None,
    ) -> VirtualUser:
        """Create a virtual user under the signed-in user.

        Args:
            attributes: Attributes of the virtual user; none if absent.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.
            scene_id: Id of the scenario in which the virtual user is used; not an id of app.scenes.

        Returns:
            The new virtual user.

        POST /uc/virtual/user/create, version 1.0.6. Section 6.6.21 (创建虚拟用户). Published at
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.4.
        """
        return await self._call(
            CREATE_VIRTUAL_USER,
            options,
            attributes=attributes,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
            scene_id=scene_id,
        )

    async def delete_virtual_user(
        self,
        *,
        virtual_user_id: str,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> VirtualUser:
        """Delete a virtual user of the signed-in user.

        Args:
            virtual_user_id: Id of the virtual user.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        Returns:
            The deleted virtual user.

        POST /uc/virtual/user/delete, version 1.0.6. Section 6.6.22 (删除虚拟用户). Published at
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.4.
        """
        return await self._call(
            DELETE_VIRTUAL_USER,
            options,
            virtual_user_id=virtual_user_id,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    async def update_virtual_user(
        self,
        *,
        virtual_user_id: str,
        op_type: VirtualUserUpdateType | int,
        attributes: Sequence[VirtualUserAttribute],
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> VirtualUser:
        """Add, change or delete attributes of a virtual user.

        Args:
            virtual_user_id: Id of the virtual user.
            op_type: Change to make to the attributes of a virtual user.
            attributes: Attributes to add, change or delete.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        Returns:
            The virtual user.

        POST /uc/virtual/user/update, version 1.0.6. Section 6.6.23 (更新虚拟用户信息). Published at
        <https://help.aliyun.com/document_detail/177935.html> and
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.4.
        """
        return await self._call(
            UPDATE_VIRTUAL_USER,
            options,
            virtual_user_id=virtual_user_id,
            op_type=op_type,
            attributes=attributes,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    def list_virtual_users(
        self,
        *,
        page_no: int = 1,
        page_size: int = 20,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        scene_id: str | None = None,
        options: Options | None = None,
    ) -> AsyncPages[VirtualUser, VirtualUserPage]:
        """List the virtual users of the signed-in user.

        Args:
            page_no: Page number. At least 1.
            page_size: Number of virtual users in a page.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.
            scene_id: Id of the scenario in which the virtual users are used; not an id of app.scenes.

        POST /uc/virtual/user/list, version 1.0.6. Section 6.6.24 (查询虚拟用户列表). Published at
        <https://help.aliyun.com/document_detail/177930.html> and
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.4.
        """
        return self._pages(
            LIST_VIRTUAL_USERS,
            options,
            page_no=page_no,
            page_size=page_size,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
            scene_id=scene_id,
        )

    async def get_virtual_user(
        self,
        *,
        virtual_user_id: str,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> VirtualUser:
        """Get a virtual user of the signed-in user.

        Args:
            virtual_user_id: Id of the virtual user.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        Returns:
            The virtual user.

        POST /uc/virtual/user/query, version 1.0.6. Section 6.6.25 (查询虚拟用户详情). Published at
        <https://help.aliyun.com/document_detail/177936.html> and
        <https://help.aliyun.com/document_detail/129778.html>. Also documented in version 1.0.4.
        """
        return await self._call(
            GET_VIRTUAL_USER,
            options,
            virtual_user_id=virtual_user_id,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    def list_shared_devices(
        self,
        *,
        property_identifiers: Sequence[str] | None = None,
        page_no: int = 1,
        page_size: int = 50,
        options: Options | None = None,
    ) -> AsyncPages[SharedDevice, SharedDevicePage]:
        """List the devices that were shared with the user.

        Args:
            property_identifiers: Identifiers of the properties whose state is wanted.
            page_no: Page number. At least 1.
            page_size: Number of devices in a page. 1 to 50.

        POST /living/user/device/shared/query, version 1.0.2. Section 6.6.26 (查询用户下被分享的设备列表). Published at
        <https://help.aliyun.com/document_detail/177937.html>.
        """
        return self._pages(
            LIST_SHARED_DEVICES,
            options,
            property_identifiers=property_identifiers,
            page_no=page_no,
            page_size=page_size,
        )

    async def reorder_shared_devices(
        self,
        *,
        iot_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        target_order: int,
        options: Options | None = None,
    ) -> None:
        """Move a shared device to a place in the user's list.

        Pass iot_id, or product_key with device_name.

        Args:
            iot_id: Id of the device; it goes before product_key and device_name if all are given.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            target_order: New place of the device, from 0.

        POST /living/user/device/shared/reorder, version 1.0.0. Section 6.6.27 (移动被分享设备的顺序).
        """
        return await self._call(
            REORDER_SHARED_DEVICES,
            options,
            iot_id=iot_id,
            product_key=product_key,
            device_name=device_name,
            target_order=target_order,
        )

    async def get_profile(
        self,
        *,
        options: Options | None = None,
    ) -> UserProfile:
        """Get the user's present home and the number of devices shared with the user.

        Returns:
            The user's profile.

        POST /living/user/profile/get, version 1.0.0. Section 6.6.28 (获取用户运行态数据). Published at
        <https://help.aliyun.com/document_detail/177939.html>.
        """
        return await self._call(
            GET_PROFILE,
            options,
        )

    async def unregister(
        self,
        *,
        options: Options | None = None,
    ) -> None:
        """Close the account of the signed-in user.

        POST /account/unregister, version 1.0.6. Section 6.6.29 (注销账号).
        """
        return await self._call(
            UNREGISTER,
            options,
        )
