# Generated from spec/services/app/homes.yaml by `python -m generator generate`. Change the spec, not this file.
"""Homes, rooms and device groups.

Section 6.8 (空间服务).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from feiyan.app.models.homes import (
    ControlGroup,
    ControlGroupPage,
    DeviceToMove,
    GroupProduct,
    GroupProductPage,
    Home,
    HomeDetail,
    HomeDevice,
    HomeDevicePage,
    HomeElement,
    HomeElementPage,
    HomePage,
    Room,
    RoomPage,
)
from feiyan.enums import HomeElementType, NodeType
from feiyan_runtime import AsyncPages, AsyncService, AtLeastOne, Operation, Options, PagePaging, Pages, SyncService

CREATE: Final[Operation[str]] = Operation(
    name="app.homes.create",
    path="/living/home/create",
    version="1.1.0",
    timeout=10.0,
    result=str,
    parameters={"name": "name"},
)

DELETE: Final[Operation[None]] = Operation(
    name="app.homes.delete",
    path="/living/home/delete",
    version="1.0.0",
    timeout=10.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"home_id": "homeId"},
)

UPDATE: Final[Operation[None]] = Operation(
    name="app.homes.update",
    path="/living/home/update",
    version="1.1.0",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"name": "name", "home_id": "homeId"},
)

SET_CURRENT: Final[Operation[None]] = Operation(
    name="app.homes.setCurrent",
    path="/living/home/current/update",
    version="1.0.0",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"home_id": "homeId"},
)

GET: Final[Operation[HomeDetail]] = Operation(
    name="app.homes.get",
    path="/living/home/get",
    version="1.1.0",
    timeout=10.0,
    result=HomeDetail,
    idempotent=True,
    parameters={"home_id": "homeId"},
)

LIST: Final[Operation[HomePage]] = Operation(
    name="app.homes.list",
    path="/living/home/query",
    version="1.1.0",
    timeout=10.0,
    result=HomePage,
    idempotent=True,
    parameters={"page_no": "pageNo", "page_size": "pageSize"},
    paging=PagePaging(page="page_no", size="page_size", items_at="homes", total_at="total"),
)

LIST_ELEMENTS: Final[Operation[HomeElementPage]] = Operation(
    name="app.homes.listElements",
    path="/living/home/element/query",
    version="1.0.6",
    timeout=10.0,
    result=HomeElementPage,
    idempotent=True,
    parameters={
        "home_id": "homeId",
        "property_identifiers": "propertyIdentifiers",
        "page_no": "pageNo",
        "page_size": "pageSize",
        "element_type": "elementType",
    },
    paging=PagePaging(page="page_no", size="page_size", items_at="items", total_at="total"),
)

REORDER_ELEMENTS: Final[Operation[None]] = Operation(
    name="app.homes.reorderElements",
    path="/living/home/element/reorder",
    version="1.0.0",
    timeout=5.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"home_id": "homeId", "element_id": "elementId", "target_order": "targetOrder"},
)

REORDER_DEVICES: Final[Operation[None]] = Operation(
    name="app.homes.reorderDevices",
    path="/living/home/device/reorder",
    version="1.0.0",
    timeout=5.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={
        "home_id": "homeId",
        "iot_id": "iotId",
        "product_key": "productKey",
        "device_name": "deviceName",
        "target_order": "targetOrder",
    },
    rules=(AtLeastOne(("iot_id",), ("product_key", "device_name")),),
)

CREATE_ROOM: Final[Operation[str]] = Operation(
    name="app.homes.createRoom",
    path="/living/home/room/create",
    version="1.0.1",
    timeout=3.0,
    result=str,
    parameters={"home_id": "homeId", "name": "name", "background_image": "backgroudImage"},
)

DELETE_ROOM: Final[Operation[None]] = Operation(
    name="app.homes.deleteRoom",
    path="/living/home/room/delete",
    version="1.0.0",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"home_id": "homeId", "room_id": "roomId"},
)

UPDATE_ROOM: Final[Operation[None]] = Operation(
    name="app.homes.updateRoom",
    path="/living/home/room/update",
    version="1.0.1",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"home_id": "homeId", "room_id": "roomId", "name": "name", "background_image": "backgroudImage"},
)

GET_ROOM: Final[Operation[Room]] = Operation(
    name="app.homes.getRoom",
    path="/living/home/room/get",
    version="1.0.1",
    timeout=3.0,
    result=Room,
    idempotent=True,
    parameters={"home_id": "homeId", "room_id": "roomId"},
)

LIST_ROOMS: Final[Operation[RoomPage]] = Operation(
    name="app.homes.listRooms",
    path="/living/home/room/query",
    version="1.0.1",
    timeout=3.0,
    result=RoomPage,
    idempotent=True,
    parameters={"home_id": "homeId", "page_no": "pageNo", "page_size": "pageSize"},
    paging=PagePaging(page="page_no", size="page_size", items_at="items", total_at="total"),
)

LIST_ROOM_DEVICES: Final[Operation[HomeDevicePage]] = Operation(
    name="app.homes.listRoomDevices",
    path="/living/home/room/device/query",
    version="1.0.2",
    timeout=5.0,
    result=HomeDevicePage,
    idempotent=True,
    parameters={
        "page_no": "pageNo",
        "page_size": "pageSize",
        "property_identifiers": "propertyIdentifiers",
        "home_id": "homeId",
        "room_id": "roomId",
    },
    paging=PagePaging(page="page_no", size="page_size", items_at="items", total_at="total"),
)

LIST_DEVICES: Final[Operation[HomeDevicePage]] = Operation(
    name="app.homes.listDevices",
    path="/living/home/device/query",
    version="1.0.2",
    timeout=5.0,
    result=HomeDevicePage,
    idempotent=True,
    parameters={
        "node_type": "deviceNodeType",
        "product_key": "productKey",
        "category_key": "categoryKey",
        "home_id": "homeId",
        "room_id": "roomId",
        "excluded_home_id": "excludedHomeId",
        "excluded_room_id": "excludedRoomId",
        "bound_control_group": "boundControlGroup",
        "page_no": "pageNo",
        "page_size": "pageSize",
        "property_identifiers": "propertyIdentifiers",
    },
    paging=PagePaging(page="page_no", size="page_size", items_at="items", total_at="total"),
)

REORDER_ROOM_DEVICES: Final[Operation[None]] = Operation(
    name="app.homes.reorderRoomDevices",
    path="/living/home/room/device/reorder",
    version="1.0.0",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"room_id": "roomId", "target_order": "targetOrder", "iot_id": "iotId", "home_id": "homeId"},
)

REORDER_ROOMS: Final[Operation[None]] = Operation(
    name="app.homes.reorderRooms",
    path="/living/home/room/order/refresh",
    version="1.0.0",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"home_id": "homeId", "room_ids": "roomIdList"},
)

MOVE_DEVICES: Final[Operation[None]] = Operation(
    name="app.homes.moveDevices",
    path="/living/home/device/move",
    version="1.0.0",
    timeout=10.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"home_id": "homeId", "room_id": "roomId", "devices": "deviceList"},
)

SET_ROOM_DEVICES: Final[Operation[None]] = Operation(
    name="app.homes.setRoomDevices",
    path="/living/home/room/device/full/update",
    version="1.0.0",
    timeout=10.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"home_id": "homeId", "room_id": "roomId", "iot_ids": "iotIdList"},
)

CREATE_GROUP: Final[Operation[str]] = Operation(
    name="app.homes.createGroup",
    path="/living/home/controlgroup/create",
    version="1.0.3",
    timeout=15.0,
    result=str,
    parameters={
        "home_id": "homeId",
        "name": "name",
        "product_key": "productKey",
        "iot_ids": "iotIdList",
        "enable_local_control": "enableLocalControl",
    },
)

DELETE_GROUP: Final[Operation[str | None]] = Operation(
    name="app.homes.deleteGroup",
    path="/living/home/controlgroup/delete",
    version="1.0.1",
    timeout=15.0,
    result=str,
    optional=True,
    idempotent=True,
    parameters={"home_id": "homeId", "control_group_id": "controlGroupId"},
)

DELETE_GROUPS: Final[Operation[str | None]] = Operation(
    name="app.homes.deleteGroups",
    path="/living/home/controlgroup/batch/delete",
    version="1.0.1",
    timeout=15.0,
    result=str,
    optional=True,
    idempotent=True,
    parameters={"home_id": "homeId", "control_group_ids": "controlGroupIdList"},
)

UPDATE_GROUP: Final[Operation[None]] = Operation(
    name="app.homes.updateGroup",
    path="/living/home/controlgroup/update",
    version="1.0.0",
    timeout=15.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"control_group_id": "controlGroupId", "name": "name", "home_id": "homeId"},
)

GET_GROUP: Final[Operation[ControlGroup]] = Operation(
    name="app.homes.getGroup",
    path="/living/home/controlgroup/get",
    version="1.0.1",
    timeout=15.0,
    result=ControlGroup,
    idempotent=True,
    parameters={"control_group_id": "controlGroupId", "home_id": "homeId"},
)

LIST_GROUPS: Final[Operation[ControlGroupPage]] = Operation(
    name="app.homes.listGroups",
    path="/living/home/controlgroup/query",
    version="1.0.1",
    timeout=15.0,
    result=ControlGroupPage,
    idempotent=True,
    parameters={"home_id": "homeId", "page_no": "pageNo", "page_size": "pageSize"},
    paging=PagePaging(page="page_no", size="page_size", items_at="groups", total_at="total"),
)

LIST_GROUP_DEVICES: Final[Operation[HomeDevicePage]] = Operation(
    name="app.homes.listGroupDevices",
    path="/living/home/controlgroup/device/query",
    version="1.0.4",
    timeout=15.0,
    result=HomeDevicePage,
    idempotent=True,
    parameters={
        "home_id": "homeId",
        "control_group_id": "controlGroupId",
        "page_no": "pageNo",
        "page_size": "pageSize",
        "property_identifiers": "propertyIdentifiers",
    },
    paging=PagePaging(page="page_no", size="page_size", items_at="items", total_at="total"),
)

SET_GROUP_DEVICES: Final[Operation[None]] = Operation(
    name="app.homes.setGroupDevices",
    path="/living/home/controlgroup/device/full/update",
    version="1.0.0",
    timeout=10.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"home_id": "homeId", "control_group_id": "controlGroupId", "iot_ids": "iotIdList"},
)

LIST_GROUP_PRODUCTS: Final[Operation[GroupProductPage]] = Operation(
    name="app.homes.listGroupProducts",
    path="/living/home/controlgroup/product/query",
    version="1.0.1",
    timeout=5.0,
    result=GroupProductPage,
    idempotent=True,
    parameters={"home_id": "homeId", "page_no": "pageNo", "page_size": "pageSize"},
    paging=PagePaging(page="page_no", size="page_size", items_at="products", total_at="total"),
)

REORDER_GROUPS: Final[Operation[None]] = Operation(
    name="app.homes.reorderGroups",
    path="/living/home/controlgroup/reorder",
    version="1.0.0",
    timeout=5.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"home_id": "homeId", "control_group_id": "controlGroupId", "target_order": "targetOrder"},
)

SET_GROUP_PROPERTIES: Final[Operation[None]] = Operation(
    name="app.homes.setGroupProperties",
    path="/living/controlgroup/properties/set",
    version="1.0.1",
    timeout=10.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"control_group_id": "controlGroupId", "items": "items"},
)

INVOKE_GROUP_SERVICE: Final[Operation[None]] = Operation(
    name="app.homes.invokeGroupService",
    path="/living/controlgroup/service/invoke",
    version="1.0.1",
    timeout=5.0,
    result=None,
    optional=True,
    parameters={"control_group_id": "controlGroupId", "identifier": "identifier", "args": "args"},
)

PREPARE_MESH_GROUP: Final[Operation[str]] = Operation(
    name="app.homes.prepareMeshGroup",
    path="/living/home/controlgroup/mesh/preupdate",
    version="1.0.0",
    timeout=15.0,
    result=str,
    idempotent=True,
    parameters={"home_id": "homeId", "control_group_id": "controlGroupId", "iot_ids": "iotIdList"},
)


class Homes(SyncService):
    """Homes, rooms and device groups.

    Section 6.8 (空间服务).
    """

    def create(
        self,
        *,
        name: str,
        options: Options | None = None,
    ) -> str:
        """Create a home.

        A user has at most 10 homes (28809), with different names (28804). The first one takes the devices that the
        user had before.

        Args:
            name: Name of the home; Latin letters, Chinese characters, digits and spaces. 1 to 20 characters.

        Returns:
            Id of the new home.

        POST /living/home/create, version 1.1.0. Section 6.8.1 (创建家). Published at
        <https://help.aliyun.com/document_detail/177968.html> and
        <https://help.aliyun.com/document_detail/156660.html>.
        """
        return self._call(
            CREATE,
            options,
            name=name,
        )

    def delete(
        self,
        *,
        home_id: str,
        options: Options | None = None,
    ) -> None:
        """Delete a home.

        This unbinds all devices of the home. A user's last home cannot be deleted.

        Args:
            home_id: Id of the home.

        POST /living/home/delete, version 1.0.0. Section 6.8.2 (删除家). Published at
        <https://help.aliyun.com/document_detail/177970.html> and
        <https://help.aliyun.com/document_detail/156660.html>.
        """
        return self._call(
            DELETE,
            options,
            home_id=home_id,
        )

    def update(
        self,
        *,
        name: str | None = None,
        home_id: str,
        options: Options | None = None,
    ) -> None:
        """Change the name of a home.

        Args:
            name: New name of the home.
            home_id: Id of the home.

        POST /living/home/update, version 1.1.0. Section 6.8.3 (更新家的基本信息). Published at
        <https://help.aliyun.com/document_detail/177971.html>.
        """
        return self._call(
            UPDATE,
            options,
            name=name,
            home_id=home_id,
        )

    def set_current(
        self,
        *,
        home_id: str,
        options: Options | None = None,
    ) -> None:
        """Set the current home of the user.

        A new home becomes the current one automatically; call this only to choose another.

        Args:
            home_id: Id of the home.

        POST /living/home/current/update, version 1.0.0. Section 6.8.4 (设置用户当前所在的家). Published at
        <https://help.aliyun.com/document_detail/177972.html>.
        """
        return self._call(
            SET_CURRENT,
            options,
            home_id=home_id,
        )

    def get(
        self,
        *,
        home_id: str,
        options: Options | None = None,
    ) -> HomeDetail:
        """Get the details of a home.

        Args:
            home_id: Id of the home.

        Returns:
            The home.

        POST /living/home/get, version 1.1.0. Section 6.8.5 (获取家的详情). Published at
        <https://help.aliyun.com/document_detail/177973.html>.
        """
        return self._call(
            GET,
            options,
            home_id=home_id,
        )

    def list(
        self,
        *,
        page_no: int = 1,
        page_size: int = 20,
        options: Options | None = None,
    ) -> Pages[Home, HomePage]:
        """List the homes of the user.

        Args:
            page_no: Page number. At least 1.
            page_size: Number of homes in a page. 1 to 20.

        POST /living/home/query, version 1.1.0. Section 6.8.6 (获取家的列表). Published at
        <https://help.aliyun.com/document_detail/177974.html>.
        """
        return self._pages(
            LIST,
            options,
            page_no=page_no,
            page_size=page_size,
        )

    def list_elements(
        self,
        *,
        home_id: str,
        property_identifiers: Sequence[str] | None = None,
        page_no: int = 1,
        page_size: int = 20,
        element_type: HomeElementType | str | None = None,
        options: Options | None = None,
    ) -> Pages[HomeElement, HomeElementPage]:
        """List the elements of a home, which are devices and device groups.

        Args:
            home_id: Id of the home.
            property_identifiers: Identifiers of the properties to return in propertyList.
            page_no: Page number. At least 1.
            page_size: Number of elements in a page. 1 to 20.
            element_type: Only elements of this type.

        POST /living/home/element/query, version 1.0.6. Section 6.8.7 (获取家下元素（设备或者设备组）列表). Published at
        <https://help.aliyun.com/document_detail/177975.html>.
        """
        return self._pages(
            LIST_ELEMENTS,
            options,
            home_id=home_id,
            property_identifiers=property_identifiers,
            page_no=page_no,
            page_size=page_size,
            element_type=element_type,
        )

    def reorder_elements(
        self,
        *,
        home_id: str,
        element_id: str,
        target_order: int,
        options: Options | None = None,
    ) -> None:
        """Move a device or a device group to another place in the order of a home's elements.

        Args:
            home_id: Id of the home.
            element_id: Id of the device or device group to move, as the list of elements has it.
            target_order: New place of the element, from 1. At least 1.

        POST /living/home/element/reorder, version 1.0.0. Section 6.8.8 (移动家下全部设备元素（设备或设备组）顺序). Published at
        <https://help.aliyun.com/document_detail/177976.html>.
        """
        return self._call(
            REORDER_ELEMENTS,
            options,
            home_id=home_id,
            element_id=element_id,
            target_order=target_order,
        )

    def reorder_devices(
        self,
        *,
        home_id: str,
        iot_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        target_order: int,
        options: Options | None = None,
    ) -> None:
        """Move a device to another place in the order of a home's devices.

        Pass iot_id, or product_key with device_name.

        Args:
            home_id: Id of the home.
            iot_id: Id of the device; if it is given, product_key and device_name do not count.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            target_order: New place of the device, from 0.

        POST /living/home/device/reorder, version 1.0.0. Section 6.8.9 (移动家下设备的顺序). Published at
        <https://help.aliyun.com/document_detail/177978.html>.
        """
        return self._call(
            REORDER_DEVICES,
            options,
            home_id=home_id,
            iot_id=iot_id,
            product_key=product_key,
            device_name=device_name,
            target_order=target_order,
        )

    def create_room(
        self,
        *,
        home_id: str,
        name: str,
        background_image: str | None = None,
        options: Options | None = None,
    ) -> str:
        """Create a room in a home.

        The rooms of a home have different names; there are at most 20 (28808).

        Args:
            home_id: Id of the home.
            name: Name of the room; Latin letters, Chinese characters, digits and spaces. 1 to 40 characters.
            background_image: Identifier of the background image of the room, such as its URL.

        Returns:
            Id of the new room.

        POST /living/home/room/create, version 1.0.1. Section 6.8.10 (创建房间). Published at
        <https://help.aliyun.com/document_detail/177979.html>.
        """
        return self._call(
            CREATE_ROOM,
            options,
            home_id=home_id,
            name=name,
            background_image=background_image,
        )

    def delete_room(
        self,
        *,
        home_id: str,
        room_id: str,
        options: Options | None = None,
    ) -> None:
        """Delete a room of a home.

        Args:
            home_id: Id of the home.
            room_id: Id of the room.

        POST /living/home/room/delete, version 1.0.0. Section 6.8.11 (删除房间).
        """
        return self._call(
            DELETE_ROOM,
            options,
            home_id=home_id,
            room_id=room_id,
        )

    def update_room(
        self,
        *,
        home_id: str,
        room_id: str,
        name: str | None = None,
        background_image: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Change the name or the background image of a room.

        The rooms of a home have different names.

        Args:
            home_id: Id of the home.
            room_id: Id of the room.
            name: New name of the room; Latin letters, Chinese characters, digits and spaces. 1 to 40 characters.
            background_image: Identifier of the background image of the room, such as its URL.

        POST /living/home/room/update, version 1.0.1. Section 6.8.12 (更新房间的基本信息). Published at
        <https://help.aliyun.com/document_detail/177981.html>.
        """
        return self._call(
            UPDATE_ROOM,
            options,
            home_id=home_id,
            room_id=room_id,
            name=name,
            background_image=background_image,
        )

    def get_room(
        self,
        *,
        home_id: str,
        room_id: str,
        options: Options | None = None,
    ) -> Room:
        """Get the details of a room.

        Args:
            home_id: Id of the home.
            room_id: Id of the room.

        Returns:
            The room.

        POST /living/home/room/get, version 1.0.1. Section 6.8.13 (获取家下指定房间的详情信息). Published at
        <https://help.aliyun.com/document_detail/177982.html>.
        """
        return self._call(
            GET_ROOM,
            options,
            home_id=home_id,
            room_id=room_id,
        )

    def list_rooms(
        self,
        *,
        home_id: str,
        page_no: int = 1,
        page_size: int = 20,
        options: Options | None = None,
    ) -> Pages[Room, RoomPage]:
        """List the rooms of a home.

        Args:
            home_id: Id of the home.
            page_no: Page number. At least 1.
            page_size: Number of rooms in a page. 1 to 20.

        POST /living/home/room/query, version 1.0.1. Section 6.8.14 (获取家的房间列表). Published at
        <https://help.aliyun.com/document_detail/177983.html>.
        """
        return self._pages(
            LIST_ROOMS,
            options,
            home_id=home_id,
            page_no=page_no,
            page_size=page_size,
        )

    def list_room_devices(
        self,
        *,
        page_no: int = 1,
        page_size: int = 20,
        property_identifiers: Sequence[str] | None = None,
        home_id: str,
        room_id: str,
        options: Options | None = None,
    ) -> Pages[HomeDevice, HomeDevicePage]:
        """List the devices of a room.

        Args:
            page_no: Page number. At least 1.
            page_size: Number of devices in a page. 1 to 20.
            property_identifiers: Identifiers of the properties to return in propertyList.
            home_id: Id of the home.
            room_id: Id of the room.

        POST /living/home/room/device/query, version 1.0.2. Section 6.8.15 (获取房间的设备列表). Published at
        <https://help.aliyun.com/document_detail/177984.html>.
        """
        return self._pages(
            LIST_ROOM_DEVICES,
            options,
            page_no=page_no,
            page_size=page_size,
            property_identifiers=property_identifiers,
            home_id=home_id,
            room_id=room_id,
        )

    def list_devices(
        self,
        *,
        node_type: NodeType | str | None = None,
        product_key: str | None = None,
        category_key: str | None = None,
        home_id: str | None = None,
        room_id: str | None = None,
        excluded_home_id: str | None = None,
        excluded_room_id: str | None = None,
        bound_control_group: bool | None = None,
        page_no: int = 1,
        page_size: int = 20,
        property_identifiers: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> Pages[HomeDevice, HomeDevicePage]:
        """List the devices in homes, by home, room, product, category or other filters.

        Devices that others share with the user are in no home; app.users.list_devices has them.

        Args:
            node_type: Only devices with this place in the network.
            product_key: Only devices of this product.
            category_key: Only devices of products in this category.
            home_id: Only devices of this home.
            room_id: Only devices of this room.
            excluded_home_id: Only devices that are not in this home.
            excluded_room_id: Only devices that are not in this room.
            bound_control_group: Only devices that are (true) or are not (false) in a device group.
            page_no: Page number. At least 1.
            page_size: Number of devices in a page. 1 to 20.
            property_identifiers: Identifiers of the properties to return in propertyList.

        POST /living/home/device/query, version 1.0.2. Section 6.8.16 (获取家下设备列表).
        """
        return self._pages(
            LIST_DEVICES,
            options,
            node_type=node_type,
            product_key=product_key,
            category_key=category_key,
            home_id=home_id,
            room_id=room_id,
            excluded_home_id=excluded_home_id,
            excluded_room_id=excluded_room_id,
            bound_control_group=bound_control_group,
            page_no=page_no,
            page_size=page_size,
            property_identifiers=property_identifiers,
        )

    def reorder_room_devices(
        self,
        *,
        room_id: str,
        target_order: int,
        iot_id: str,
        home_id: str,
        options: Options | None = None,
    ) -> None:
        """Move a device to another place in the order of a room's devices.

        Args:
            room_id: Id of the room.
            target_order: New place of the device, from 1. At least 1.
            iot_id: Device id; unique on the platform.
            home_id: Id of the home.

        POST /living/home/room/device/reorder, version 1.0.0. Section 6.8.17 (移动房间下设备的顺序). Published at
        <https://help.aliyun.com/document_detail/177985.html>.
        """
        return self._call(
            REORDER_ROOM_DEVICES,
            options,
            room_id=room_id,
            target_order=target_order,
            iot_id=iot_id,
            home_id=home_id,
        )

    def reorder_rooms(
        self,
        *,
        home_id: str,
        room_ids: Sequence[str],
        options: Options | None = None,
    ) -> None:
        """Set the order of the rooms of a home.

        Args:
            home_id: Id of the home.
            room_ids: Ids of the rooms, in their new order.

        POST /living/home/room/order/refresh, version 1.0.0. Section 6.8.18 (调整家下房间的顺序). Published at
        <https://help.aliyun.com/document_detail/177986.html>.
        """
        return self._call(
            REORDER_ROOMS,
            options,
            home_id=home_id,
            room_ids=room_ids,
        )

    def move_devices(
        self,
        *,
        home_id: str,
        room_id: str | None = None,
        devices: Sequence[DeviceToMove],
        options: Options | None = None,
    ) -> None:
        """Move devices to another home or room.

        Args:
            home_id: Id of the home that the devices move to.
            room_id: Id of the room to move to; without it the devices are in the home but in no room.
            devices: The devices to move. At most 100 items.

        POST /living/home/device/move, version 1.0.0. Section 6.8.19 (移动家下的设备). Published at
        <https://help.aliyun.com/document_detail/177987.html>.
        """
        return self._call(
            MOVE_DEVICES,
            options,
            home_id=home_id,
            room_id=room_id,
            devices=devices,
        )

    def set_room_devices(
        self,
        *,
        home_id: str,
        room_id: str,
        iot_ids: Sequence[str],
        options: Options | None = None,
    ) -> None:
        """Set the devices of a room and their order.

        The list replaces the one before, so it adds, removes and reorders devices at once.

        Args:
            home_id: Id of the home.
            room_id: Id of the room.
            iot_ids: Ids of all devices that the room shall have, in their order.

        POST /living/home/room/device/full/update, version 1.0.0. Section 6.8.20 (房间下的设备更新). Published at
        <https://help.aliyun.com/document_detail/177988.html>.
        """
        return self._call(
            SET_ROOM_DEVICES,
            options,
            home_id=home_id,
            room_id=room_id,
            iot_ids=iot_ids,
        )

    def create_group(
        self,
        *,
        home_id: str,
        name: str,
        product_key: str,
        iot_ids: Sequence[str],
        enable_local_control: bool | None = None,
        options: Options | None = None,
    ) -> str:
        """Create a device group in a home.

        A group has 2 to 100 devices of one product, which is a light or a socket. A device is in at most one group.
        A home has at most 20 groups, with different names (28820, 28821, 28823).

        Args:
            home_id: Id of the home.
            name: Name of the group.
            product_key: Key of the product that all devices of the group belong to.
            iot_ids: Ids of the devices of the group. 2 to 100 items.
            enable_local_control: True to allow local control of the group.

        Returns:
            Id of the new device group.

        POST /living/home/controlgroup/create, version 1.0.3. Section 6.8.21 (创建设备组). Published at
        <https://help.aliyun.com/document_detail/177989.html>.
        """
        return self._call(
            CREATE_GROUP,
            options,
            home_id=home_id,
            name=name,
            product_key=product_key,
            iot_ids=iot_ids,
            enable_local_control=enable_local_control,
        )

    def delete_group(
        self,
        *,
        home_id: str,
        control_group_id: str,
        options: Options | None = None,
    ) -> str | None:
        """Delete a device group of a home.

        Args:
            home_id: Id of the home.
            control_group_id: Id of the device group.

        Returns:
            For a group of mesh devices, the instruction to delete their multicast address.

        POST /living/home/controlgroup/delete, version 1.0.1. Section 6.8.22 (删除设备组). Published at
        <https://help.aliyun.com/document_detail/177990.html>.
        """
        return self._call(
            DELETE_GROUP,
            options,
            home_id=home_id,
            control_group_id=control_group_id,
        )

    def delete_groups(
        self,
        *,
        home_id: str,
        control_group_ids: Sequence[str],
        options: Options | None = None,
    ) -> str | None:
        """Delete several device groups of a home.

        Args:
            home_id: Id of the home.
            control_group_ids: Ids of the groups.

        Returns:
            For mesh devices, the configuration that deletes their multicast addresses.

        POST /living/home/controlgroup/batch/delete, version 1.0.1. Section 6.8.23 (批量删除设备组).
        """
        return self._call(
            DELETE_GROUPS,
            options,
            home_id=home_id,
            control_group_ids=control_group_ids,
        )

    def update_group(
        self,
        *,
        control_group_id: str,
        name: str,
        home_id: str,
        options: Options | None = None,
    ) -> None:
        """Change the name of a device group.

        The device groups of a home have different names.

        Args:
            control_group_id: Id of the device group.
            name: New name of the group.
            home_id: Id of the home.

        POST /living/home/controlgroup/update, version 1.0.0. Section 6.8.24 (更新设备组的基本信息). Published at
        <https://help.aliyun.com/document_detail/177992.html>.
        """
        return self._call(
            UPDATE_GROUP,
            options,
            control_group_id=control_group_id,
            name=name,
            home_id=home_id,
        )

    def get_group(
        self,
        *,
        control_group_id: str,
        home_id: str,
        options: Options | None = None,
    ) -> ControlGroup:
        """Get the details of a device group.

        Args:
            control_group_id: Id of the device group.
            home_id: Id of the home.

        Returns:
            The group.

        POST /living/home/controlgroup/get, version 1.0.1. Section 6.8.25 (获取设备组的详情). Published at
        <https://help.aliyun.com/document_detail/177993.html>.
        """
        return self._call(
            GET_GROUP,
            options,
            control_group_id=control_group_id,
            home_id=home_id,
        )

    def list_groups(
        self,
        *,
        home_id: str,
        page_no: int = 1,
        page_size: int = 20,
        options: Options | None = None,
    ) -> Pages[ControlGroup, ControlGroupPage]:
        """List the device groups of a home.

        Args:
            home_id: Id of the home.
            page_no: Page number. At least 1.
            page_size: Number of groups in a page. 1 to 20.

        POST /living/home/controlgroup/query, version 1.0.1. Section 6.8.26 (获取设备组列表). Published at
        <https://help.aliyun.com/document_detail/177994.html>.
        """
        return self._pages(
            LIST_GROUPS,
            options,
            home_id=home_id,
            page_no=page_no,
            page_size=page_size,
        )

    def list_group_devices(
        self,
        *,
        home_id: str,
        control_group_id: str,
        page_no: int = 1,
        page_size: int = 20,
        property_identifiers: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> Pages[HomeDevice, HomeDevicePage]:
        """List the devices of a device group.

        Args:
            home_id: Id of the home.
            control_group_id: Id of the device group.
            page_no: Page number. At least 1.
            page_size: Number of devices in a page. 1 to 20.
            property_identifiers: Identifiers of the properties to return in propertyList.

        POST /living/home/controlgroup/device/query, version 1.0.4. Section 6.8.27 (获取设备组的设备列表). Published at
        <https://help.aliyun.com/document_detail/177995.html>.
        """
        return self._pages(
            LIST_GROUP_DEVICES,
            options,
            home_id=home_id,
            control_group_id=control_group_id,
            page_no=page_no,
            page_size=page_size,
            property_identifiers=property_identifiers,
        )

    def set_group_devices(
        self,
        *,
        home_id: str,
        control_group_id: str,
        iot_ids: Sequence[str],
        options: Options | None = None,
    ) -> None:
        """Set the devices of a device group and their order.

        The list replaces the one before, so it adds, removes and reorders devices at once. What
        app.homes.create_group says of a group's devices holds here too (28820, 28823).

        Args:
            home_id: Id of the home.
            control_group_id: Id of the device group.
            iot_ids: Ids of all devices that the group shall have, in their order.

        POST /living/home/controlgroup/device/full/update, version 1.0.0. Section 6.8.28 (设备组的设备更新). Published at
        <https://help.aliyun.com/document_detail/177996.html>.
        """
        return self._call(
            SET_GROUP_DEVICES,
            options,
            home_id=home_id,
            control_group_id=control_group_id,
            iot_ids=iot_ids,
        )

    def list_group_products(
        self,
        *,
        home_id: str,
        page_no: int = 1,
        page_size: int = 50,
        options: Options | None = None,
    ) -> Pages[GroupProduct, GroupProductPage]:
        """List the products whose devices can form a device group.

        Args:
            home_id: Id of the home.
            page_no: Page number. At least 1.
            page_size: Number of products in a page. 1 to 50.

        POST /living/home/controlgroup/product/query, version 1.0.1. Section 6.8.29 (获取可创建设备组的产品列表).
        """
        return self._pages(
            LIST_GROUP_PRODUCTS,
            options,
            home_id=home_id,
            page_no=page_no,
            page_size=page_size,
        )

    def reorder_groups(
        self,
        *,
        home_id: str,
        control_group_id: str,
        target_order: int,
        options: Options | None = None,
    ) -> None:
        """Move a device group to another place in the order of a home's groups.

        Args:
            home_id: Id of the home.
            control_group_id: Id of the device group.
            target_order: New place of the group, from 0.

        POST /living/home/controlgroup/reorder, version 1.0.0. Section 6.8.30 (移动家下设备组的顺序). Published at
        <https://help.aliyun.com/document_detail/177998.html>.
        """
        return self._call(
            REORDER_GROUPS,
            options,
            home_id=home_id,
            control_group_id=control_group_id,
            target_order=target_order,
        )

    def set_group_properties(
        self,
        *,
        control_group_id: str,
        items: Mapping[str, Any],
        options: Options | None = None,
    ) -> None:
        """Set properties of all devices of a device group.

        The state that the group itself has is set, too. It does not follow what a single device changes later, so
        it may differ from the state of the devices.

        Args:
            control_group_id: Id of the device group.
            items: New values by property identifier, of the types that the devices' model gives.

        POST /living/controlgroup/properties/set, version 1.0.1. Section 6.8.31 (设置设备组属性). Published at
        <https://help.aliyun.com/document_detail/178000.html>.
        """
        return self._call(
            SET_GROUP_PROPERTIES,
            options,
            control_group_id=control_group_id,
            items=items,
        )

    def invoke_group_service(
        self,
        *,
        control_group_id: str,
        identifier: str,
        args: Mapping[str, Any],
        options: Options | None = None,
    ) -> None:
        """Invoke a service of all devices of a device group.

        Args:
            control_group_id: Id of the device group.
            identifier: Identifier of the service in the devices' model.
            args: Arguments of the service, by identifier.

        POST /living/controlgroup/service/invoke, version 1.0.1. Section 6.8.32 (设备组的服务调用). Published at
        <https://help.aliyun.com/document_detail/178002.html>.
        """
        return self._call(
            INVOKE_GROUP_SERVICE,
            options,
            control_group_id=control_group_id,
            identifier=identifier,
            args=args,
        )

    def prepare_mesh_group(
        self,
        *,
        home_id: str,
        control_group_id: str,
        iot_ids: Sequence[str],
        options: Options | None = None,
    ) -> str:
        """Get the multicast address configuration that mesh devices need before they join a device group.

        What app.homes.create_group says of a group's devices holds here too (28820, 28823).

        Args:
            home_id: Id of the home.
            control_group_id: Id of the device group.
            iot_ids: Ids of the devices that are about to be updated in the group.

        Returns:
            Multicast address and the like, as the platform sends them.

        POST /living/home/controlgroup/mesh/preupdate, version 1.0.0. Section 6.8.33 (预先获取mesh设备组播地址配置).
        """
        return self._call(
            PREPARE_MESH_GROUP,
            options,
            home_id=home_id,
            control_group_id=control_group_id,
            iot_ids=iot_ids,
        )


class AsyncHomes(AsyncService):
    """Homes, rooms and device groups.

    Section 6.8 (空间服务).
    """

    async def create(
        self,
        *,
        name: str,
        options: Options | None = None,
    ) -> str:
        """Create a home.

        A user has at most 10 homes (28809), with different names (28804). The first one takes the devices that the
        user had before.

        Args:
            name: Name of the home; Latin letters, Chinese characters, digits and spaces. 1 to 20 characters.

        Returns:
            Id of the new home.

        POST /living/home/create, version 1.1.0. Section 6.8.1 (创建家). Published at
        <https://help.aliyun.com/document_detail/177968.html> and
        <https://help.aliyun.com/document_detail/156660.html>.
        """
        return await self._call(
            CREATE,
            options,
            name=name,
        )

    async def delete(
        self,
        *,
        home_id: str,
        options: Options | None = None,
    ) -> None:
        """Delete a home.

        This unbinds all devices of the home. A user's last home cannot be deleted.

        Args:
            home_id: Id of the home.

        POST /living/home/delete, version 1.0.0. Section 6.8.2 (删除家). Published at
        <https://help.aliyun.com/document_detail/177970.html> and
        <https://help.aliyun.com/document_detail/156660.html>.
        """
        return await self._call(
            DELETE,
            options,
            home_id=home_id,
        )

    async def update(
        self,
        *,
        name: str | None = None,
        home_id: str,
        options: Options | None = None,
    ) -> None:
        """Change the name of a home.

        Args:
            name: New name of the home.
            home_id: Id of the home.

        POST /living/home/update, version 1.1.0. Section 6.8.3 (更新家的基本信息). Published at
        <https://help.aliyun.com/document_detail/177971.html>.
        """
        return await self._call(
            UPDATE,
            options,
            name=name,
            home_id=home_id,
        )

    async def set_current(
        self,
        *,
        home_id: str,
        options: Options | None = None,
    ) -> None:
        """Set the current home of the user.

        A new home becomes the current one automatically; call this only to choose another.

        Args:
            home_id: Id of the home.

        POST /living/home/current/update, version 1.0.0. Section 6.8.4 (设置用户当前所在的家). Published at
        <https://help.aliyun.com/document_detail/177972.html>.
        """
        return await self._call(
            SET_CURRENT,
            options,
            home_id=home_id,
        )

    async def get(
        self,
        *,
        home_id: str,
        options: Options | None = None,
    ) -> HomeDetail:
        """Get the details of a home.

        Args:
            home_id: Id of the home.

        Returns:
            The home.

        POST /living/home/get, version 1.1.0. Section 6.8.5 (获取家的详情). Published at
        <https://help.aliyun.com/document_detail/177973.html>.
        """
        return await self._call(
            GET,
            options,
            home_id=home_id,
        )

    def list(
        self,
        *,
        page_no: int = 1,
        page_size: int = 20,
        options: Options | None = None,
    ) -> AsyncPages[Home, HomePage]:
        """List the homes of the user.

        Args:
            page_no: Page number. At least 1.
            page_size: Number of homes in a page. 1 to 20.

        POST /living/home/query, version 1.1.0. Section 6.8.6 (获取家的列表). Published at
        <https://help.aliyun.com/document_detail/177974.html>.
        """
        return self._pages(
            LIST,
            options,
            page_no=page_no,
            page_size=page_size,
        )

    def list_elements(
        self,
        *,
        home_id: str,
        property_identifiers: Sequence[str] | None = None,
        page_no: int = 1,
        page_size: int = 20,
        element_type: HomeElementType | str | None = None,
        options: Options | None = None,
    ) -> AsyncPages[HomeElement, HomeElementPage]:
        """List the elements of a home, which are devices and device groups.

        Args:
            home_id: Id of the home.
            property_identifiers: Identifiers of the properties to return in propertyList.
            page_no: Page number. At least 1.
            page_size: Number of elements in a page. 1 to 20.
            element_type: Only elements of this type.

        POST /living/home/element/query, version 1.0.6. Section 6.8.7 (获取家下元素（设备或者设备组）列表). Published at
        <https://help.aliyun.com/document_detail/177975.html>.
        """
        return self._pages(
            LIST_ELEMENTS,
            options,
            home_id=home_id,
            property_identifiers=property_identifiers,
            page_no=page_no,
            page_size=page_size,
            element_type=element_type,
        )

    async def reorder_elements(
        self,
        *,
        home_id: str,
        element_id: str,
        target_order: int,
        options: Options | None = None,
    ) -> None:
        """Move a device or a device group to another place in the order of a home's elements.

        Args:
            home_id: Id of the home.
            element_id: Id of the device or device group to move, as the list of elements has it.
            target_order: New place of the element, from 1. At least 1.

        POST /living/home/element/reorder, version 1.0.0. Section 6.8.8 (移动家下全部设备元素（设备或设备组）顺序). Published at
        <https://help.aliyun.com/document_detail/177976.html>.
        """
        return await self._call(
            REORDER_ELEMENTS,
            options,
            home_id=home_id,
            element_id=element_id,
            target_order=target_order,
        )

    async def reorder_devices(
        self,
        *,
        home_id: str,
        iot_id: str | None = None,
        product_key: str | None = None,
        device_name: str | None = None,
        target_order: int,
        options: Options | None = None,
    ) -> None:
        """Move a device to another place in the order of a home's devices.

        Pass iot_id, or product_key with device_name.

        Args:
            home_id: Id of the home.
            iot_id: Id of the device; if it is given, product_key and device_name do not count.
            product_key: Key of the device's product; part of the device certificate.
            device_name: Name of the device; unique within its product; part of the device certificate.
            target_order: New place of the device, from 0.

        POST /living/home/device/reorder, version 1.0.0. Section 6.8.9 (移动家下设备的顺序). Published at
        <https://help.aliyun.com/document_detail/177978.html>.
        """
        return await self._call(
            REORDER_DEVICES,
            options,
            home_id=home_id,
            iot_id=iot_id,
            product_key=product_key,
            device_name=device_name,
            target_order=target_order,
        )

    async def create_room(
        self,
        *,
        home_id: str,
        name: str,
        background_image: str | None = None,
        options: Options | None = None,
    ) -> str:
        """Create a room in a home.

        The rooms of a home have different names; there are at most 20 (28808).

        Args:
            home_id: Id of the home.
            name: Name of the room; Latin letters, Chinese characters, digits and spaces. 1 to 40 characters.
            background_image: Identifier of the background image of the room, such as its URL.

        Returns:
            Id of the new room.

        POST /living/home/room/create, version 1.0.1. Section 6.8.10 (创建房间). Published at
        <https://help.aliyun.com/document_detail/177979.html>.
        """
        return await self._call(
            CREATE_ROOM,
            options,
            home_id=home_id,
            name=name,
            background_image=background_image,
        )

    async def delete_room(
        self,
        *,
        home_id: str,
        room_id: str,
        options: Options | None = None,
    ) -> None:
        """Delete a room of a home.

        Args:
            home_id: Id of the home.
            room_id: Id of the room.

        POST /living/home/room/delete, version 1.0.0. Section 6.8.11 (删除房间).
        """
        return await self._call(
            DELETE_ROOM,
            options,
            home_id=home_id,
            room_id=room_id,
        )

    async def update_room(
        self,
        *,
        home_id: str,
        room_id: str,
        name: str | None = None,
        background_image: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Change the name or the background image of a room.

        The rooms of a home have different names.

        Args:
            home_id: Id of the home.
            room_id: Id of the room.
            name: New name of the room; Latin letters, Chinese characters, digits and spaces. 1 to 40 characters.
            background_image: Identifier of the background image of the room, such as its URL.

        POST /living/home/room/update, version 1.0.1. Section 6.8.12 (更新房间的基本信息). Published at
        <https://help.aliyun.com/document_detail/177981.html>.
        """
        return await self._call(
            UPDATE_ROOM,
            options,
            home_id=home_id,
            room_id=room_id,
            name=name,
            background_image=background_image,
        )

    async def get_room(
        self,
        *,
        home_id: str,
        room_id: str,
        options: Options | None = None,
    ) -> Room:
        """Get the details of a room.

        Args:
            home_id: Id of the home.
            room_id: Id of the room.

        Returns:
            The room.

        POST /living/home/room/get, version 1.0.1. Section 6.8.13 (获取家下指定房间的详情信息). Published at
        <https://help.aliyun.com/document_detail/177982.html>.
        """
        return await self._call(
            GET_ROOM,
            options,
            home_id=home_id,
            room_id=room_id,
        )

    def list_rooms(
        self,
        *,
        home_id: str,
        page_no: int = 1,
        page_size: int = 20,
        options: Options | None = None,
    ) -> AsyncPages[Room, RoomPage]:
        """List the rooms of a home.

        Args:
            home_id: Id of the home.
            page_no: Page number. At least 1.
            page_size: Number of rooms in a page. 1 to 20.

        POST /living/home/room/query, version 1.0.1. Section 6.8.14 (获取家的房间列表). Published at
        <https://help.aliyun.com/document_detail/177983.html>.
        """
        return self._pages(
            LIST_ROOMS,
            options,
            home_id=home_id,
            page_no=page_no,
            page_size=page_size,
        )

    def list_room_devices(
        self,
        *,
        page_no: int = 1,
        page_size: int = 20,
        property_identifiers: Sequence[str] | None = None,
        home_id: str,
        room_id: str,
        options: Options | None = None,
    ) -> AsyncPages[HomeDevice, HomeDevicePage]:
        """List the devices of a room.

        Args:
            page_no: Page number. At least 1.
            page_size: Number of devices in a page. 1 to 20.
            property_identifiers: Identifiers of the properties to return in propertyList.
            home_id: Id of the home.
            room_id: Id of the room.

        POST /living/home/room/device/query, version 1.0.2. Section 6.8.15 (获取房间的设备列表). Published at
        <https://help.aliyun.com/document_detail/177984.html>.
        """
        return self._pages(
            LIST_ROOM_DEVICES,
            options,
            page_no=page_no,
            page_size=page_size,
            property_identifiers=property_identifiers,
            home_id=home_id,
            room_id=room_id,
        )

    def list_devices(
        self,
        *,
        node_type: NodeType | str | None = None,
        product_key: str | None = None,
        category_key: str | None = None,
        home_id: str | None = None,
        room_id: str | None = None,
        excluded_home_id: str | None = None,
        excluded_room_id: str | None = None,
        bound_control_group: bool | None = None,
        page_no: int = 1,
        page_size: int = 20,
        property_identifiers: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> AsyncPages[HomeDevice, HomeDevicePage]:
        """List the devices in homes, by home, room, product, category or other filters.

        Devices that others share with the user are in no home; app.users.list_devices has them.

        Args:
            node_type: Only devices with this place in the network.
            product_key: Only devices of this product.
            category_key: Only devices of products in this category.
            home_id: Only devices of this home.
            room_id: Only devices of this room.
            excluded_home_id: Only devices that are not in this home.
            excluded_room_id: Only devices that are not in this room.
            bound_control_group: Only devices that are (true) or are not (false) in a device group.
            page_no: Page number. At least 1.
            page_size: Number of devices in a page. 1 to 20.
            property_identifiers: Identifiers of the properties to return in propertyList.

        POST /living/home/device/query, version 1.0.2. Section 6.8.16 (获取家下设备列表).
        """
        return self._pages(
            LIST_DEVICES,
            options,
            node_type=node_type,
            product_key=product_key,
            category_key=category_key,
            home_id=home_id,
            room_id=room_id,
            excluded_home_id=excluded_home_id,
            excluded_room_id=excluded_room_id,
            bound_control_group=bound_control_group,
            page_no=page_no,
            page_size=page_size,
            property_identifiers=property_identifiers,
        )

    async def reorder_room_devices(
        self,
        *,
        room_id: str,
        target_order: int,
        iot_id: str,
        home_id: str,
        options: Options | None = None,
    ) -> None:
        """Move a device to another place in the order of a room's devices.

        Args:
            room_id: Id of the room.
            target_order: New place of the device, from 1. At least 1.
            iot_id: Device id; unique on the platform.
            home_id: Id of the home.

        POST /living/home/room/device/reorder, version 1.0.0. Section 6.8.17 (移动房间下设备的顺序). Published at
        <https://help.aliyun.com/document_detail/177985.html>.
        """
        return await self._call(
            REORDER_ROOM_DEVICES,
            options,
            room_id=room_id,
            target_order=target_order,
            iot_id=iot_id,
            home_id=home_id,
        )

    async def reorder_rooms(
        self,
        *,
        home_id: str,
        room_ids: Sequence[str],
        options: Options | None = None,
    ) -> None:
        """Set the order of the rooms of a home.

        Args:
            home_id: Id of the home.
            room_ids: Ids of the rooms, in their new order.

        POST /living/home/room/order/refresh, version 1.0.0. Section 6.8.18 (调整家下房间的顺序). Published at
        <https://help.aliyun.com/document_detail/177986.html>.
        """
        return await self._call(
            REORDER_ROOMS,
            options,
            home_id=home_id,
            room_ids=room_ids,
        )

    async def move_devices(
        self,
        *,
        home_id: str,
        room_id: str | None = None,
        devices: Sequence[DeviceToMove],
        options: Options | None = None,
    ) -> None:
        """Move devices to another home or room.

        Args:
            home_id: Id of the home that the devices move to.
            room_id: Id of the room to move to; without it the devices are in the home but in no room.
            devices: The devices to move. At most 100 items.

        POST /living/home/device/move, version 1.0.0. Section 6.8.19 (移动家下的设备). Published at
        <https://help.aliyun.com/document_detail/177987.html>.
        """
        return await self._call(
            MOVE_DEVICES,
            options,
            home_id=home_id,
            room_id=room_id,
            devices=devices,
        )

    async def set_room_devices(
        self,
        *,
        home_id: str,
        room_id: str,
        iot_ids: Sequence[str],
        options: Options | None = None,
    ) -> None:
        """Set the devices of a room and their order.

        The list replaces the one before, so it adds, removes and reorders devices at once.

        Args:
            home_id: Id of the home.
            room_id: Id of the room.
            iot_ids: Ids of all devices that the room shall have, in their order.

        POST /living/home/room/device/full/update, version 1.0.0. Section 6.8.20 (房间下的设备更新). Published at
        <https://help.aliyun.com/document_detail/177988.html>.
        """
        return await self._call(
            SET_ROOM_DEVICES,
            options,
            home_id=home_id,
            room_id=room_id,
            iot_ids=iot_ids,
        )

    async def create_group(
        self,
        *,
        home_id: str,
        name: str,
        product_key: str,
        iot_ids: Sequence[str],
        enable_local_control: bool | None = None,
        options: Options | None = None,
    ) -> str:
        """Create a device group in a home.

        A group has 2 to 100 devices of one product, which is a light or a socket. A device is in at most one group.
        A home has at most 20 groups, with different names (28820, 28821, 28823).

        Args:
            home_id: Id of the home.
            name: Name of the group.
            product_key: Key of the product that all devices of the group belong to.
            iot_ids: Ids of the devices of the group. 2 to 100 items.
            enable_local_control: True to allow local control of the group.

        Returns:
            Id of the new device group.

        POST /living/home/controlgroup/create, version 1.0.3. Section 6.8.21 (创建设备组). Published at
        <https://help.aliyun.com/document_detail/177989.html>.
        """
        return await self._call(
            CREATE_GROUP,
            options,
            home_id=home_id,
            name=name,
            product_key=product_key,
            iot_ids=iot_ids,
            enable_local_control=enable_local_control,
        )

    async def delete_group(
        self,
        *,
        home_id: str,
        control_group_id: str,
        options: Options | None = None,
    ) -> str | None:
        """Delete a device group of a home.

        Args:
            home_id: Id of the home.
            control_group_id: Id of the device group.

        Returns:
            For a group of mesh devices, the instruction to delete their multicast address.

        POST /living/home/controlgroup/delete, version 1.0.1. Section 6.8.22 (删除设备组). Published at
        <https://help.aliyun.com/document_detail/177990.html>.
        """
        return await self._call(
            DELETE_GROUP,
            options,
            home_id=home_id,
            control_group_id=control_group_id,
        )

    async def delete_groups(
        self,
        *,
        home_id: str,
        control_group_ids: Sequence[str],
        options: Options | None = None,
    ) -> str | None:
        """Delete several device groups of a home.

        Args:
            home_id: Id of the home.
            control_group_ids: Ids of the groups.

        Returns:
            For mesh devices, the configuration that deletes their multicast addresses.

        POST /living/home/controlgroup/batch/delete, version 1.0.1. Section 6.8.23 (批量删除设备组).
        """
        return await self._call(
            DELETE_GROUPS,
            options,
            home_id=home_id,
            control_group_ids=control_group_ids,
        )

    async def update_group(
        self,
        *,
        control_group_id: str,
        name: str,
        home_id: str,
        options: Options | None = None,
    ) -> None:
        """Change the name of a device group.

        The device groups of a home have different names.

        Args:
            control_group_id: Id of the device group.
            name: New name of the group.
            home_id: Id of the home.

        POST /living/home/controlgroup/update, version 1.0.0. Section 6.8.24 (更新设备组的基本信息). Published at
        <https://help.aliyun.com/document_detail/177992.html>.
        """
        return await self._call(
            UPDATE_GROUP,
            options,
            control_group_id=control_group_id,
            name=name,
            home_id=home_id,
        )

    async def get_group(
        self,
        *,
        control_group_id: str,
        home_id: str,
        options: Options | None = None,
    ) -> ControlGroup:
        """Get the details of a device group.

        Args:
            control_group_id: Id of the device group.
            home_id: Id of the home.

        Returns:
            The group.

        POST /living/home/controlgroup/get, version 1.0.1. Section 6.8.25 (获取设备组的详情). Published at
        <https://help.aliyun.com/document_detail/177993.html>.
        """
        return await self._call(
            GET_GROUP,
            options,
            control_group_id=control_group_id,
            home_id=home_id,
        )

    def list_groups(
        self,
        *,
        home_id: str,
        page_no: int = 1,
        page_size: int = 20,
        options: Options | None = None,
    ) -> AsyncPages[ControlGroup, ControlGroupPage]:
        """List the device groups of a home.

        Args:
            home_id: Id of the home.
            page_no: Page number. At least 1.
            page_size: Number of groups in a page. 1 to 20.

        POST /living/home/controlgroup/query, version 1.0.1. Section 6.8.26 (获取设备组列表). Published at
        <https://help.aliyun.com/document_detail/177994.html>.
        """
        return self._pages(
            LIST_GROUPS,
            options,
            home_id=home_id,
            page_no=page_no,
            page_size=page_size,
        )

    def list_group_devices(
        self,
        *,
        home_id: str,
        control_group_id: str,
        page_no: int = 1,
        page_size: int = 20,
        property_identifiers: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> AsyncPages[HomeDevice, HomeDevicePage]:
        """List the devices of a device group.

        Args:
            home_id: Id of the home.
            control_group_id: Id of the device group.
            page_no: Page number. At least 1.
            page_size: Number of devices in a page. 1 to 20.
            property_identifiers: Identifiers of the properties to return in propertyList.

        POST /living/home/controlgroup/device/query, version 1.0.4. Section 6.8.27 (获取设备组的设备列表). Published at
        <https://help.aliyun.com/document_detail/177995.html>.
        """
        return self._pages(
            LIST_GROUP_DEVICES,
            options,
            home_id=home_id,
            control_group_id=control_group_id,
            page_no=page_no,
            page_size=page_size,
            property_identifiers=property_identifiers,
        )

    async def set_group_devices(
        self,
        *,
        home_id: str,
        control_group_id: str,
        iot_ids: Sequence[str],
        options: Options | None = None,
    ) -> None:
        """Set the devices of a device group and their order.

        The list replaces the one before, so it adds, removes and reorders devices at once. What
        app.homes.create_group says of a group's devices holds here too (28820, 28823).

        Args:
            home_id: Id of the home.
            control_group_id: Id of the device group.
            iot_ids: Ids of all devices that the group shall have, in their order.

        POST /living/home/controlgroup/device/full/update, version 1.0.0. Section 6.8.28 (设备组的设备更新). Published at
        <https://help.aliyun.com/document_detail/177996.html>.
        """
        return await self._call(
            SET_GROUP_DEVICES,
            options,
            home_id=home_id,
            control_group_id=control_group_id,
            iot_ids=iot_ids,
        )

    def list_group_products(
        self,
        *,
        home_id: str,
        page_no: int = 1,
        page_size: int = 50,
        options: Options | None = None,
    ) -> AsyncPages[GroupProduct, GroupProductPage]:
        """List the products whose devices can form a device group.

        Args:
            home_id: Id of the home.
            page_no: Page number. At least 1.
            page_size: Number of products in a page. 1 to 50.

        POST /living/home/controlgroup/product/query, version 1.0.1. Section 6.8.29 (获取可创建设备组的产品列表).
        """
        return self._pages(
            LIST_GROUP_PRODUCTS,
            options,
            home_id=home_id,
            page_no=page_no,
            page_size=page_size,
        )

    async def reorder_groups(
        self,
        *,
        home_id: str,
        control_group_id: str,
        target_order: int,
        options: Options | None = None,
    ) -> None:
        """Move a device group to another place in the order of a home's groups.

        Args:
            home_id: Id of the home.
            control_group_id: Id of the device group.
            target_order: New place of the group, from 0.

        POST /living/home/controlgroup/reorder, version 1.0.0. Section 6.8.30 (移动家下设备组的顺序). Published at
        <https://help.aliyun.com/document_detail/177998.html>.
        """
        return await self._call(
            REORDER_GROUPS,
            options,
            home_id=home_id,
            control_group_id=control_group_id,
            target_order=target_order,
        )

    async def set_group_properties(
        self,
        *,
        control_group_id: str,
        items: Mapping[str, Any],
        options: Options | None = None,
    ) -> None:
        """Set properties of all devices of a device group.

        The state that the group itself has is set, too. It does not follow what a single device changes later, so
        it may differ from the state of the devices.

        Args:
            control_group_id: Id of the device group.
            items: New values by property identifier, of the types that the devices' model gives.

        POST /living/controlgroup/properties/set, version 1.0.1. Section 6.8.31 (设置设备组属性). Published at
        <https://help.aliyun.com/document_detail/178000.html>.
        """
        return await self._call(
            SET_GROUP_PROPERTIES,
            options,
            control_group_id=control_group_id,
            items=items,
        )

    async def invoke_group_service(
        self,
        *,
        control_group_id: str,
        identifier: str,
        args: Mapping[str, Any],
        options: Options | None = None,
    ) -> None:
        """Invoke a service of all devices of a device group.

        Args:
            control_group_id: Id of the device group.
            identifier: Identifier of the service in the devices' model.
            args: Arguments of the service, by identifier.

        POST /living/controlgroup/service/invoke, version 1.0.1. Section 6.8.32 (设备组的服务调用). Published at
        <https://help.aliyun.com/document_detail/178002.html>.
        """
        return await self._call(
            INVOKE_GROUP_SERVICE,
            options,
            control_group_id=control_group_id,
            identifier=identifier,
            args=args,
        )

    async def prepare_mesh_group(
        self,
        *,
        home_id: str,
        control_group_id: str,
        iot_ids: Sequence[str],
        options: Options | None = None,
    ) -> str:
        """Get the multicast address configuration that mesh devices need before they join a device group.

        What app.homes.create_group says of a group's devices holds here too (28820, 28823).

        Args:
            home_id: Id of the home.
            control_group_id: Id of the device group.
            iot_ids: Ids of the devices that are about to be updated in the group.

        Returns:
            Multicast address and the like, as the platform sends them.

        POST /living/home/controlgroup/mesh/preupdate, version 1.0.0. Section 6.8.33 (预先获取mesh设备组播地址配置).
        """
        return await self._call(
            PREPARE_MESH_GROUP,
            options,
            home_id=home_id,
            control_group_id=control_group_id,
            iot_ids=iot_ids,
        )
