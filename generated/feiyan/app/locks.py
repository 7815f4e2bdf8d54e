# Generated from spec/services/app/locks.yaml by `python -m generator generate`. Change the spec, not this file.
"""Smart locks: keys, their users, events.

Section 6.14 (锁的服务).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from feiyan.app.models.locks import LockEvent, LockEventPage, LockKey, LockKeyBinding
from feiyan.app.models.users import VirtualUser
from feiyan.enums import LockKeyPermission, LockKeyType
from feiyan_runtime import AsyncPages, AsyncService, Operation, Options, PagePaging, Pages, RequiredWith, SyncService

BIND_KEY: Final[Operation[None]] = Operation(
    name="app.locks.bindKey",
    path="/lock/key/user/bind",
    version="1.0.1",
    timeout=15.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={
        "virtual_user_id": "virtualUserId",
        "lock_user_id": "lockUserId",
        "lock_user_type": "lockUserType",
        "lock_user_perm_type": "lockUserPermType",
        "iot_id": "iotId",
        "user_id": "userId",
        "user_type": "userType",
        "origin": "origin",
    },
)

UNBIND_KEY: Final[Operation[None]] = Operation(
    name="app.locks.unbindKey",
    path="/lock/key/user/unbind",
    version="1.0.1",
    timeout=15.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={
        "virtual_user_id": "virtualUserId",
        "lock_user_id": "lockUserId",
        "lock_user_type": "lockUserType",
        "iot_id": "iotId",
        "user_id": "userId",
        "user_type": "userType",
        "origin": "origin",
    },
)

QUERY_KEY_BINDINGS: Final[Operation[list[LockKeyBinding]]] = Operation(
    name="app.locks.queryKeyBindings",
    path="/lock/key/users/bindinfo/get",
    version="1.0.1",
    timeout=15.0,
    result=list[LockKeyBinding],
    idempotent=True,
    parameters={
        "virtual_user_id": "virtualUserId",
        "keys": "originalLockUsers",
        "user_id": "userId",
        "user_type": "userType",
        "origin": "origin",
    },
)

GET_KEY_BINDING: Final[Operation[LockKeyBinding | None]] = Operation(
    name="app.locks.getKeyBinding",
    path="/lock/key/user/bindinfo/get",
    version="1.0.1",
    timeout=15.0,
    result=LockKeyBinding,
    optional=True,
    idempotent=True,
    parameters={
        "virtual_user_id": "virtualUserId",
        "lock_user_id": "lockUserId",
        "lock_user_type": "lockUserType",
        "iot_id": "iotId",
        "user_id": "userId",
        "user_type": "userType",
        "origin": "origin",
    },
)

FILTER_UNBOUND_KEYS: Final[Operation[list[LockKey]]] = Operation(
    name="app.locks.filterUnboundKeys",
    path="/lock/key/user/unbind/filter",
    version="1.0.2",
    timeout=15.0,
    result=list[LockKey],
    idempotent=True,
    parameters={"user_id": "userId", "user_type": "userType", "origin": "origin", "keys": "originalLockUsers"},
)

QUERY_KEYS: Final[Operation[list[LockKeyBinding]]] = Operation(
    name="app.locks.queryKeys",
    path="/lock/key/user/bindlist/get",
    version="1.0.1",
    timeout=15.0,
    result=list[LockKeyBinding],
    idempotent=True,
    parameters={
        "virtual_user_id": "virtualUserId",
        "lock_user_type": "lockUserType",
        "lock_user_perm_type": "lockUserPermType",
        "user_id": "userId",
        "user_type": "userType",
        "origin": "origin",
    },
)

QUERY_VIRTUAL_USERS: Final[Operation[list[VirtualUser]]] = Operation(
    name="app.locks.queryVirtualUsers",
    path="/lock/dev/virtual/user/get",
    version="1.0.1",
    timeout=15.0,
    result=list[VirtualUser],
    idempotent=True,
    parameters={"iot_id": "iotId", "user_id": "userId", "user_type": "userType", "origin": "origin"},
)

DELETE_KEY: Final[Operation[None]] = Operation(
    name="app.locks.deleteKey",
    path="/lock/key/user/delete",
    version="1.0.1",
    timeout=15.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={
        "lock_user_id": "lockUserId",
        "lock_user_type": "lockUserType",
        "iot_id": "iotId",
        "user_id": "userId",
        "user_type": "userType",
        "origin": "origin",
    },
)

GET_VIRTUAL_USER: Final[Operation[VirtualUser]] = Operation(
    name="app.locks.getVirtualUser",
    path="/lock/key/virtual/user/get",
    version="1.0.1",
    timeout=15.0,
    result=VirtualUser,
    idempotent=True,
    parameters={
        "lock_user_id": "lockUserId",
        "lock_user_type": "lockUserType",
        "iot_id": "iotId",
        "user_id": "userId",
        "user_type": "userType",
        "origin": "origin",
    },
)

SET_NICKNAME: Final[Operation[None]] = Operation(
    name="app.locks.setNickname",
    path="/lock/nickname/set",
    version="1.0.1",
    timeout=15.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={
        "nick_name": "nickName",
        "iot_id": "iotId",
        "user_id": "userId",
        "user_type": "userType",
        "origin": "origin",
    },
)

LIST_EVENTS: Final[Operation[LockEventPage]] = Operation(
    name="app.locks.listEvents",
    path="/lock/event/history/query",
    version="1.0.1",
    timeout=20.0,
    result=LockEventPage,
    idempotent=True,
    parameters={
        "iot_id": "iotid",
        "events": "events",
        "start": "start",
        "end": "end",
        "lock_user_id": "lockUserId",
        "lock_user_type": "lockUserType",
        "virtual_user_id": "virtualUserId",
        "page_no": "pageNo",
        "page_size": "pageSize",
        "user_id": "userId",
        "user_type": "userType",
        "origin": "origin",
    },
    rules=(
        RequiredWith("lock_user_id", ("lock_user_type",)),
        RequiredWith("lock_user_type", ("lock_user_id",)),
    ),
    paging=PagePaging(page="page_no", size="page_size", items_at="events", total_at="total"),
    times={"start": 1000, "end": 1000},
)

SET_KEY_NICKNAME: Final[Operation[None]] = Operation(
    name="app.locks.setKeyNickname",
    path="/living/lock/key/nickname/set",
    version="1.0.0",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={
        "lock_user_id": "lockUserId",
        "lock_user_type": "lockUserType",
        "iot_id": "iotId",
        "nick_name": "nickName",
        "user_id": "userId",
        "user_type": "userType",
        "origin": "origin",
    },
)


class Locks(SyncService):
    """Smart locks: keys, their users, events.

    Section 6.14 (锁的服务).
    """

    def bind_key(
        self,
        *,
        virtual_user_id: str,
        lock_user_id: str,
        lock_user_type: LockKeyType | int,
        lock_user_perm_type: LockKeyPermission | int,
        iot_id: str,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Bind a key of a lock to a virtual user.

        Only for the administrator to whom the lock is bound.

        Args:
            virtual_user_id: Id of the virtual user, from app.users.create_virtual_user.
            lock_user_id: Id of the key; the device makes it.
            lock_user_type: Kind of a key.
            lock_user_perm_type: Permission of a key.
            iot_id: Id of the lock.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        POST /lock/key/user/bind, version 1.0.1. Section 6.14.1 (钥匙与虚拟用户绑定). Published at
        <https://help.aliyun.com/document_detail/178059.html>.
        """
        return self._call(
            BIND_KEY,
            options,
            virtual_user_id=virtual_user_id,
            lock_user_id=lock_user_id,
            lock_user_type=lock_user_type,
            lock_user_perm_type=lock_user_perm_type,
            iot_id=iot_id,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    def unbind_key(
        self,
        *,
        virtual_user_id: str,
        lock_user_id: str,
        lock_user_type: LockKeyType | int,
        iot_id: str,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Unbind a key of a lock from a virtual user.

        Only for the administrator to whom the lock is bound.

        Args:
            virtual_user_id: Id of the virtual user, from app.users.create_virtual_user.
            lock_user_id: Id of the key; the device makes it.
            lock_user_type: Kind of a key.
            iot_id: Id of the lock.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        POST /lock/key/user/unbind, version 1.0.1. Section 6.14.2 (钥匙与虚拟用户解绑).
        """
        return self._call(
            UNBIND_KEY,
            options,
            virtual_user_id=virtual_user_id,
            lock_user_id=lock_user_id,
            lock_user_type=lock_user_type,
            iot_id=iot_id,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    def query_key_bindings(
        self,
        *,
        virtual_user_id: str,
        keys: Sequence[LockKey],
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> list[LockKeyBinding]:
        """Query the bindings of the given keys to a virtual user.

        Only for the administrator to whom the lock is bound.

        Args:
            virtual_user_id: Id of the virtual user, from app.users.create_virtual_user.
            keys: The keys to look for, of one lock.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        Returns:
            The bindings; empty if there are none.

        POST /lock/key/users/bindinfo/get, version 1.0.1. Section 6.14.3 (查询虚拟用户和一批钥匙的绑定关系). Published at
        <https://help.aliyun.com/document_detail/178061.html>.
        """
        return self._call(
            QUERY_KEY_BINDINGS,
            options,
            virtual_user_id=virtual_user_id,
            keys=keys,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    def get_key_binding(
        self,
        *,
        virtual_user_id: str,
        lock_user_id: str,
        lock_user_type: LockKeyType | int,
        iot_id: str,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> LockKeyBinding | None:
        """Get the binding of a key to a virtual user.

        Only for the administrator to whom the lock is bound.

        Args:
            virtual_user_id: Id of the virtual user, from app.users.create_virtual_user.
            lock_user_id: Id of the key; the device makes it.
            lock_user_type: Kind of a key.
            iot_id: Id of the lock.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        Returns:
            The binding; empty if there is none.

        POST /lock/key/user/bindinfo/get, version 1.0.1. Section 6.14.4 (查询虚拟用户和单个钥匙的绑定关系). Published at
        <https://help.aliyun.com/document_detail/178062.html>.
        """
        return self._call(
            GET_KEY_BINDING,
            options,
            virtual_user_id=virtual_user_id,
            lock_user_id=lock_user_id,
            lock_user_type=lock_user_type,
            iot_id=iot_id,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    def filter_unbound_keys(
        self,
        *,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        keys: Sequence[LockKey],
        options: Options | None = None,
    ) -> list[LockKey]:
        """Filter keys down to those that are not bound to a virtual user.

        Only for the administrator to whom the lock is bound.

        Args:
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.
            keys: The keys to filter.

        Returns:
            The keys that are not bound.

        POST /lock/key/user/unbind/filter, version 1.0.2. Section 6.14.5 (过滤未绑定虚拟用户的钥匙信息). Published at
        <https://help.aliyun.com/document_detail/178063.html>.
        """
        return self._call(
            FILTER_UNBOUND_KEYS,
            options,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
            keys=keys,
        )

    def query_keys(
        self,
        *,
        virtual_user_id: str,
        lock_user_type: LockKeyType | int | None = None,
        lock_user_perm_type: LockKeyPermission | int | None = None,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> list[LockKeyBinding]:
        """Query the keys that are bound to a virtual user.

        Args:
            virtual_user_id: Id of the virtual user, from app.users.create_virtual_user.
            lock_user_type: Only keys of this kind.
            lock_user_perm_type: Only keys with this permission.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        Returns:
            The keys.

        POST /lock/key/user/bindlist/get, version 1.0.1. Section 6.14.6 (查询虚拟用户绑定的钥匙列表). Published at
        <https://help.aliyun.com/document_detail/178064.html>.
        """
        return self._call(
            QUERY_KEYS,
            options,
            virtual_user_id=virtual_user_id,
            lock_user_type=lock_user_type,
            lock_user_perm_type=lock_user_perm_type,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    def query_virtual_users(
        self,
        *,
        iot_id: str,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> list[VirtualUser]:
        """Query the virtual users to whom keys of a lock are bound.

        Args:
            iot_id: Id of the lock.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        Returns:
            The virtual users.

        POST /lock/dev/virtual/user/get, version 1.0.1. Section 6.14.7 (查询设备下虚拟用户列表). Published at
        <https://help.aliyun.com/document_detail/178065.html>.
        """
        return self._call(
            QUERY_VIRTUAL_USERS,
            options,
            iot_id=iot_id,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    def delete_key(
        self,
        *,
        lock_user_id: str,
        lock_user_type: LockKeyType | int,
        iot_id: str,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Delete a key of a lock.

        A key that is bound to a virtual user is unbound first, and stays unbound even if it cannot be deleted then.
        Only for the administrator to whom the lock is bound.

        Args:
            lock_user_id: Id of the key; the device makes it.
            lock_user_type: Kind of a key.
            iot_id: Id of the lock.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        POST /lock/key/user/delete, version 1.0.1. Section 6.14.8 (删除设备的钥匙信息). Published at
        <https://help.aliyun.com/document_detail/178066.html>.
        """
        return self._call(
            DELETE_KEY,
            options,
            lock_user_id=lock_user_id,
            lock_user_type=lock_user_type,
            iot_id=iot_id,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    def get_virtual_user(
        self,
        *,
        lock_user_id: str,
        lock_user_type: LockKeyType | int,
        iot_id: str,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> VirtualUser:
        """Get the virtual user to whom a key of a lock belongs.

        Args:
            lock_user_id: Id of the key; the device makes it.
            lock_user_type: Kind of a key.
            iot_id: Id of the lock.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        Returns:
            The virtual user.

        POST /lock/key/virtual/user/get, version 1.0.1. Section 6.14.9 (查询钥匙对应的虚拟用户信息). Published at
        <https://help.aliyun.com/document_detail/178067.html>.
        """
        return self._call(
            GET_VIRTUAL_USER,
            options,
            lock_user_id=lock_user_id,
            lock_user_type=lock_user_type,
            iot_id=iot_id,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    def set_nickname(
        self,
        *,
        nick_name: str,
        iot_id: str,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Set the nickname of a lock.

        Every user to whom the lock is bound can set it; all of them see it.

        Args:
            nick_name: The nickname.
            iot_id: Id of the lock.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        POST /lock/nickname/set, version 1.0.1. Section 6.14.10 (设置锁设备的昵称). Published at
        <https://help.aliyun.com/document_detail/178068.html>.
        """
        return self._call(
            SET_NICKNAME,
            options,
            nick_name=nick_name,
            iot_id=iot_id,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    def list_events(
        self,
        *,
        iot_id: str,
        events: Sequence[str] | None = None,
        start: int | datetime,
        end: int | datetime,
        lock_user_id: str | None = None,
        lock_user_type: LockKeyType | int | None = None,
        virtual_user_id: str | None = None,
        page_no: int = 1,
        page_size: int = 50,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> Pages[LockEvent, LockEventPage]:
        """List the events of a lock in a time window.

        Events do not show up at once: 90 % of them within one minute after the device reported them, all within two
        hours.

        Pass lock_user_type with lock_user_id. Pass lock_user_id with lock_user_type.

        Args:
            iot_id: Id of the lock.
            events: Identifiers, in the product's model, of the events to list; all events if absent.
            start: Start of the window. A datetime with a time zone, or milliseconds since 1970.
            end: End of the window. A datetime with a time zone, or milliseconds since 1970.
            lock_user_id: Only events of the key with this id; counts only with lock_user_type.
            lock_user_type: Kind of the key that lock_user_id names; counts only with lock_user_id.
            virtual_user_id: Only events of the keys that are bound to this virtual user, and of the key that
                lock_user_id and lock_user_type name, if given.
            page_no: Page number. At least 1.
            page_size: Number of events in a page. 1 to 50.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        POST /lock/event/history/query, version 1.0.1. Section 6.14.11 (查询锁的事件记录列表). Published at
        <https://help.aliyun.com/document_detail/178069.html>.
        """
        return self._pages(
            LIST_EVENTS,
            options,
            iot_id=iot_id,
            events=events,
            start=start,
            end=end,
            lock_user_id=lock_user_id,
            lock_user_type=lock_user_type,
            virtual_user_id=virtual_user_id,
            page_no=page_no,
            page_size=page_size,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    def set_key_nickname(
        self,
        *,
        lock_user_id: str,
        lock_user_type: LockKeyType | int,
        iot_id: str,
        nick_name: str,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Set the nickname of a key of a lock.

        Args:
            lock_user_id: Id of the key; the device makes it.
            lock_user_type: Kind of a key.
            iot_id: Id of the lock.
            nick_name: The nickname.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; TmallGenie is the only value so far.

        POST /living/lock/key/nickname/set, version 1.0.0. Section 6.14.12 (设置锁钥匙的昵称). Published at
        <https://help.aliyun.com/document_detail/178070.html>.
        """
        return self._call(
            SET_KEY_NICKNAME,
            options,
            lock_user_id=lock_user_id,
            lock_user_type=lock_user_type,
            iot_id=iot_id,
            nick_name=nick_name,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )


class AsyncLocks(AsyncService):
    """Smart locks: keys, their users, events.

    Section 6.14 (锁的服务).
    """

    async def bind_key(
        self,
        *,
        virtual_user_id: str,
        lock_user_id: str,
        lock_user_type: LockKeyType | int,
        lock_user_perm_type: LockKeyPermission | int,
        iot_id: str,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Bind a key of a lock to a virtual user.

        Only for the administrator to whom the lock is bound.

        Args:
            virtual_user_id: Id of the virtual user, from app.users.create_virtual_user.
            lock_user_id: Id of the key; the device makes it.
            lock_user_type: Kind of a key.
            lock_user_perm_type: Permission of a key.
            iot_id: Id of the lock.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        POST /lock/key/user/bind, version 1.0.1. Section 6.14.1 (钥匙与虚拟用户绑定). Published at
        <https://help.aliyun.com/document_detail/178059.html>.
        """
        return await self._call(
            BIND_KEY,
            options,
            virtual_user_id=virtual_user_id,
            lock_user_id=lock_user_id,
            lock_user_type=lock_user_type,
            lock_user_perm_type=lock_user_perm_type,
            iot_id=iot_id,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    async def unbind_key(
        self,
        *,
        virtual_user_id: str,
        lock_user_id: str,
        lock_user_type: LockKeyType | int,
        iot_id: str,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Unbind a key of a lock from a virtual user.

        Only for the administrator to whom the lock is bound.

        Args:
            virtual_user_id: Id of the virtual user, from app.users.create_virtual_user.
            lock_user_id: Id of the key; the device makes it.
            lock_user_type: Kind of a key.
            iot_id: Id of the lock.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        POST /lock/key/user/unbind, version 1.0.1. Section 6.14.2 (钥匙与虚拟用户解绑).
        """
        return await self._call(
            UNBIND_KEY,
            options,
            virtual_user_id=virtual_user_id,
            lock_user_id=lock_user_id,
            lock_user_type=lock_user_type,
            iot_id=iot_id,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    async def query_key_bindings(
        self,
        *,
        virtual_user_id: str,
        keys: Sequence[LockKey],
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> list[LockKeyBinding]:
        """Query the bindings of the given keys to a virtual user.

        Only for the administrator to whom the lock is bound.

        Args:
            virtual_user_id: Id of the virtual user, from app.users.create_virtual_user.
            keys: The keys to look for, of one lock.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        Returns:
            The bindings; empty if there are none.

        POST /lock/key/users/bindinfo/get, version 1.0.1. Section 6.14.3 (查询虚拟用户和一批钥匙的绑定关系). Published at
        <https://help.aliyun.com/document_detail/178061.html>.
        """
        return await self._call(
            QUERY_KEY_BINDINGS,
            options,
            virtual_user_id=virtual_user_id,
            keys=keys,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    async def get_key_binding(
        self,
        *,
        virtual_user_id: str,
        lock_user_id: str,
        lock_user_type: LockKeyType | int,
        iot_id: str,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> LockKeyBinding | None:
        """Get the binding of a key to a virtual user.

        Only for the administrator to whom the lock is bound.

        Args:
            virtual_user_id: Id of the virtual user, from app.users.create_virtual_user.
            lock_user_id: Id of the key; the device makes it.
            lock_user_type: Kind of a key.
            iot_id: Id of the lock.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        Returns:
            The binding; empty if there is none.

        POST /lock/key/user/bindinfo/get, version 1.0.1. Section 6.14.4 (查询虚拟用户和单个钥匙的绑定关系). Published at
        <https://help.aliyun.com/document_detail/178062.html>.
        """
        return await self._call(
            GET_KEY_BINDING,
            options,
            virtual_user_id=virtual_user_id,
            lock_user_id=lock_user_id,
            lock_user_type=lock_user_type,
            iot_id=iot_id,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    async def filter_unbound_keys(
        self,
        *,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        keys: Sequence[LockKey],
        options: Options | None = None,
    ) -> list[LockKey]:
        """Filter keys down to those that are not bound to a virtual user.

        Only for the administrator to whom the lock is bound.

        Args:
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.
            keys: The keys to filter.

        Returns:
            The keys that are not bound.

        POST /lock/key/user/unbind/filter, version 1.0.2. Section 6.14.5 (过滤未绑定虚拟用户的钥匙信息). Published at
        <https://help.aliyun.com/document_detail/178063.html>.
        """
        return await self._call(
            FILTER_UNBOUND_KEYS,
            options,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
            keys=keys,
        )

    async def query_keys(
        self,
        *,
        virtual_user_id: str,
        lock_user_type: LockKeyType | int | None = None,
        lock_user_perm_type: LockKeyPermission | int | None = None,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> list[LockKeyBinding]:
        """Query the keys that are bound to a virtual user.

        Args:
            virtual_user_id: Id of the virtual user, from app.users.create_virtual_user.
            lock_user_type: Only keys of this kind.
            lock_user_perm_type: Only keys with this permission.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        Returns:
            The keys.

        POST /lock/key/user/bindlist/get, version 1.0.1. Section 6.14.6 (查询虚拟用户绑定的钥匙列表). Published at
        <https://help.aliyun.com/document_detail/178064.html>.
        """
        return await self._call(
            QUERY_KEYS,
            options,
            virtual_user_id=virtual_user_id,
            lock_user_type=lock_user_type,
            lock_user_perm_type=lock_user_perm_type,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    async def query_virtual_users(
        self,
        *,
        iot_id: str,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> list[VirtualUser]:
        """Query the virtual users to whom keys of a lock are bound.

        Args:
            iot_id: Id of the lock.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        Returns:
            The virtual users.

        POST /lock/dev/virtual/user/get, version 1.0.1. Section 6.14.7 (查询设备下虚拟用户列表). Published at
        <https://help.aliyun.com/document_detail/178065.html>.
        """
        return await self._call(
            QUERY_VIRTUAL_USERS,
            options,
            iot_id=iot_id,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    async def delete_key(
        self,
        *,
        lock_user_id: str,
        lock_user_type: LockKeyType | int,
        iot_id: str,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Delete a key of a lock.

        A key that is bound to a virtual user is unbound first, and stays unbound even if it cannot be deleted then.
        Only for the administrator to whom the lock is bound.

        Args:
            lock_user_id: Id of the key; the device makes it.
            lock_user_type: Kind of a key.
            iot_id: Id of the lock.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        POST /lock/key/user/delete, version 1.0.1. Section 6.14.8 (删除设备的钥匙信息). Published at
        <https://help.aliyun.com/document_detail/178066.html>.
        """
        return await self._call(
            DELETE_KEY,
            options,
            lock_user_id=lock_user_id,
            lock_user_type=lock_user_type,
            iot_id=iot_id,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    async def get_virtual_user(
        self,
        *,
        lock_user_id: str,
        lock_user_type: LockKeyType | int,
        iot_id: str,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> VirtualUser:
        """Get the virtual user to whom a key of a lock belongs.

        Args:
            lock_user_id: Id of the key; the device makes it.
            lock_user_type: Kind of a key.
            iot_id: Id of the lock.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        Returns:
            The virtual user.

        POST /lock/key/virtual/user/get, version 1.0.1. Section 6.14.9 (查询钥匙对应的虚拟用户信息). Published at
        <https://help.aliyun.com/document_detail/178067.html>.
        """
        return await self._call(
            GET_VIRTUAL_USER,
            options,
            lock_user_id=lock_user_id,
            lock_user_type=lock_user_type,
            iot_id=iot_id,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    async def set_nickname(
        self,
        *,
        nick_name: str,
        iot_id: str,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Set the nickname of a lock.

        Every user to whom the lock is bound can set it; all of them see it.

        Args:
            nick_name: The nickname.
            iot_id: Id of the lock.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        POST /lock/nickname/set, version 1.0.1. Section 6.14.10 (设置锁设备的昵称). Published at
        <https://help.aliyun.com/document_detail/178068.html>.
        """
        return await self._call(
            SET_NICKNAME,
            options,
            nick_name=nick_name,
            iot_id=iot_id,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    def list_events(
        self,
        *,
        iot_id: str,
        events: Sequence[str] | None = None,
        start: int | datetime,
        end: int | datetime,
        lock_user_id: str | None = None,
        lock_user_type: LockKeyType | int | None = None,
        virtual_user_id: str | None = None,
        page_no: int = 1,
        page_size: int = 50,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> AsyncPages[LockEvent, LockEventPage]:
        """List the events of a lock in a time window.

        Events do not show up at once: 90 % of them within one minute after the device reported them, all within two
        hours.

        Pass lock_user_type with lock_user_id. Pass lock_user_id with lock_user_type.

        Args:
            iot_id: Id of the lock.
            events: Identifiers, in the product's model, of the events to list; all events if absent.
            start: Start of the window. A datetime with a time zone, or milliseconds since 1970.
            end: End of the window. A datetime with a time zone, or milliseconds since 1970.
            lock_user_id: Only events of the key with this id; counts only with lock_user_type.
            lock_user_type: Kind of the key that lock_user_id names; counts only with lock_user_id.
            virtual_user_id: Only events of the keys that are bound to this virtual user, and of the key that
                lock_user_id and lock_user_type name, if given.
            page_no: Page number. At least 1.
            page_size: Number of events in a page. 1 to 50.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; must so far be given as TmallGenie.

        POST /lock/event/history/query, version 1.0.1. Section 6.14.11 (查询锁的事件记录列表). Published at
        <https://help.aliyun.com/document_detail/178069.html>.
        """
        return self._pages(
            LIST_EVENTS,
            options,
            iot_id=iot_id,
            events=events,
            start=start,
            end=end,
            lock_user_id=lock_user_id,
            lock_user_type=lock_user_type,
            virtual_user_id=virtual_user_id,
            page_no=page_no,
            page_size=page_size,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )

    async def set_key_nickname(
        self,
        *,
        lock_user_id: str,
        lock_user_type: LockKeyType | int,
        iot_id: str,
        nick_name: str,
        user_id: str | None = None,
        user_type: str | None = None,
        origin: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Set the nickname of a key of a lock.

        Args:
            lock_user_id: Id of the key; the device makes it.
            lock_user_type: Kind of a key.
            iot_id: Id of the lock.
            nick_name: The nickname.
            user_id: Id of the Taobao account.
            user_type: Type of the account that user_id names: TAOBAO.
            origin: Origin of the call; TmallGenie is the only value so far.

        POST /living/lock/key/nickname/set, version 1.0.0. Section 6.14.12 (设置锁钥匙的昵称). Published at
        <https://help.aliyun.com/document_detail/178070.html>.
        """
        return await self._call(
            SET_KEY_NICKNAME,
            options,
            lock_user_id=lock_user_id,
            lock_user_type=lock_user_type,
            iot_id=iot_id,
            nick_name=nick_name,
            user_id=user_id,
            user_type=user_type,
            origin=origin,
        )
