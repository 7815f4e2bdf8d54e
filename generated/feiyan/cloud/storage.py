# Generated from spec/observed.yaml and services/cloud/storage.yaml by `python -m generator generate`. Change the spec, not this file.
"""Cloud storage and live-sharing plans of cameras, and their orders.

Section 7.5 (视频服务云存储购买).
"""

from __future__ import annotations

from typing import Final

from feiyan.cloud.models.storage import (
    BoundStorageOrder,
    EnabledStorageOrder,
    FreeStoragePlan,
    LiveOrder,
    LiveOrderPage,
    LivePlan,
    PlacedStorageOrder,
    StorageOrder,
    StorageOrderPage,
    StorageOrderState,
    StoragePlan,
    StoragePlanAvailability,
)
from feiyan.enums import SettableStorageStatus
from feiyan_runtime import AsyncPages, AsyncService, Operation, Options, PagePaging, Pages, SyncService

BIND_ORDER: Final[Operation[BoundStorageOrder]] = Operation(
    name="cloud.storage.bindOrder",
    path="/vision/customer/cloudstorage/bind/order",
    version="1.0.0",
    timeout=3.0,
    result=BoundStorageOrder,
    auth="optional",
    parameters={
        "iot_id": "iotId",
        "order_id": "orderId",
        "user_name": "userName",
        "user_id": "userId",
        "enable_default_plan": "enableDefaultPlan",
        "pre_record_duration": "preRecordDuration",
        "record_duration": "recordDuration",
        "event_record_prolong": "eventRecordProlong",
        "max_record_file_duration": "maxRecordFileDuration",
    },
)

GET_FREE_PLAN: Final[Operation[FreeStoragePlan]] = Operation(
    name="cloud.storage.getFreePlan",
    path="/vision/customer/freecloudstorage/get",
    version="1.0.1",
    timeout=3.0,
    result=FreeStoragePlan,
    auth="optional",
    idempotent=True,
    parameters={"iot_id": "iotId"},
)

CLAIM_FREE_PLAN: Final[Operation[FreeStoragePlan]] = Operation(
    name="cloud.storage.claimFreePlan",
    path="/vision/customer/freecloudstorage/consume",
    version="1.0.4",
    timeout=3.0,
    result=FreeStoragePlan,
    auth="optional",
    parameters={
        "iot_id": "iotId",
        "enable_default_plan": "enableDefaultPlan",
        "immediate_use": "immediateUse",
        "pre_record_duration": "preRecordDuration",
        "record_duration": "recordDuration",
        "quota": "quota",
        "event_record_prolong": "eventRecordProlong",
    },
)

QUERY_PLANS: Final[Operation[list[StoragePlan]]] = Operation(
    name="cloud.storage.queryPlans",
    path="/vision/customer/cloudstorage/commodity/query",
    version="1.0.4",
    timeout=3.0,
    result=list[StoragePlan],
    auth="optional",
    idempotent=True,
)

CHECK_PLAN: Final[Operation[StoragePlanAvailability]] = Operation(
    name="cloud.storage.checkPlan",
    path="/vision/customer/cloudstorage/commodity/check",
    version="1.0.3",
    timeout=3.0,
    result=StoragePlanAvailability,
    auth="optional",
    idempotent=True,
    parameters={"iot_id": "iotId", "commodity_code": "commodityCode", "specification": "specification"},
)

BUY_PLAN: Final[Operation[PlacedStorageOrder]] = Operation(
    name="cloud.storage.buyPlan",
    path="/vision/customer/cloudstorage/commodity/buy",
    version="1.0.7",
    timeout=10.0,
    result=PlacedStorageOrder,
    auth="optional",
    parameters={
        "iot_id": "iotId",
        "user_name": "userName",
        "commodity_code": "commodityCode",
        "specification": "specification",
        "copies": "copies",
        "enable_default_plan": "enableDefaultPlan",
        "immediate_use": "immediateUse",
        "pre_record_duration": "preRecordDuration",
        "record_duration": "recordDuration",
        "event_record_prolong": "eventRecordProlong",
        "max_record_file_duration": "maxRecordFileDuration",
    },
)

GET_ORDER: Final[Operation[StorageOrder]] = Operation(
    name="cloud.storage.getOrder",
    path="/vision/customer/cloudstorage/order/get",
    version="1.0.6",
    timeout=3.0,
    result=StorageOrder,
    auth="optional",
    idempotent=True,
    parameters={"iot_id": "iotId", "order_id": "orderId", "device_no_owner": "deviceNoOwner"},
)

LIST_ORDERS: Final[Operation[StorageOrderPage]] = Operation(
    name="cloud.storage.listOrders",
    path="/vision/customer/cloudstorage/order/query",
    version="1.0.6",
    timeout=3.0,
    result=StorageOrderPage,
    auth="optional",
    idempotent=True,
    parameters={"iot_id": "iotId", "page_no": "pageNo", "page_size": "pageSize", "device_no_owner": "deviceNoOwner"},
    paging=PagePaging(page="page_no", size="page_size", items_at="orders", total_at="total", first=0),
)

ENABLE_FREE_PLAN: Final[Operation[FreeStoragePlan]] = Operation(
    name="cloud.storage.enableFreePlan",
    path="/vision/customer/freecloudstorage/enable",
    version="1.0.0",
    timeout=3.0,
    result=FreeStoragePlan,
    auth="optional",
    idempotent=True,
    parameters={"iot_id": "iotId"},
)

ENABLE_PLAN: Final[Operation[EnabledStorageOrder]] = Operation(
    name="cloud.storage.enablePlan",
    path="/vision/customer/cloudstorage/commodity/enable",
    version="1.0.0",
    timeout=3.0,
    result=EnabledStorageOrder,
    auth="optional",
    idempotent=True,
    parameters={"iot_id": "iotId", "order_id": "orderId"},
)

TRANSFER_PLAN: Final[Operation[StorageOrderState | None]] = Operation(
    name="cloud.storage.transferPlan",
    path="/vision/customer/cloudstorage/transfer",
    version="1.0.1",
    timeout=3.0,
    result=StorageOrderState,
    optional=True,
    auth="optional",
    parameters={
        "src_iot_id": "srcIotId",
        "src_order_id": "srcOrderId",
        "dst_iot_id": "dstIotId",
        "enable_default_plan": "enableDefaultPlan",
        "immediate_use": "immediateUse",
        "support_cross_identity_transfer": "supportCrossIdentityTransfer",
        "pre_record_duration": "preRecordDuration",
        "record_duration": "recordDuration",
        "event_record_prolong": "eventRecordProlong",
        "user_name": "userName",
        "user_id": "userId",
    },
)

SET_ORDER_STATUS: Final[Operation[StorageOrderState]] = Operation(
    name="cloud.storage.setOrderStatus",
    path="/vision/customer/cloudstorage/status/set",
    version="1.0.1",
    timeout=3.0,
    result=StorageOrderState,
    auth="optional",
    idempotent=True,
    parameters={"iot_id": "iotId", "order_id": "orderId", "status": "status", "device_no_owner": "deviceNoOwner"},
)

QUERY_LIVE_PLANS: Final[Operation[list[LivePlan]]] = Operation(
    name="cloud.storage.queryLivePlans",
    path="/vision/customer/streaming/commodity/query",
    version="1.0.0",
    timeout=3.0,
    result=list[LivePlan],
    auth="optional",
    idempotent=True,
)

CREATE_LIVE_ORDER: Final[Operation[LiveOrder]] = Operation(
    name="cloud.storage.createLiveOrder",
    path="/vision/customer/streaming/order/create",
    version="1.0.0",
    timeout=3.0,
    result=LiveOrder,
    auth="optional",
    parameters={
        "iot_id": "iotId",
        "commodity_code": "commodityCode",
        "copies": "copies",
        "user_name": "userName",
        "user_id": "userId",
        "immediate_use": "immediateUse",
    },
)

PAY_LIVE_ORDER: Final[Operation[LiveOrder]] = Operation(
    name="cloud.storage.payLiveOrder",
    path="/vision/customer/streaming/order/pay",
    version="1.0.0",
    timeout=10.0,
    result=LiveOrder,
    auth="optional",
    parameters={"iot_id": "iotId", "order_id": "orderId"},
)

GET_LIVE_ORDER: Final[Operation[LiveOrder]] = Operation(
    name="cloud.storage.getLiveOrder",
    path="/vision/customer/streaming/order/get",
    version="1.0.0",
    timeout=3.0,
    result=LiveOrder,
    auth="optional",
    idempotent=True,
    parameters={"iot_id": "iotId", "order_id": "orderId"},
)

LIST_LIVE_ORDERS: Final[Operation[LiveOrderPage]] = Operation(
    name="cloud.storage.listLiveOrders",
    path="/vision/customer/streaming/order/query",
    version="1.0.0",
    timeout=3.0,
    result=LiveOrderPage,
    auth="optional",
    idempotent=True,
    parameters={"iot_id": "iotId", "page_no": "pageNo", "page_size": "pageSize"},
    paging=PagePaging(page="page_no", size="page_size", items_at="orders", total_at="total", first=0),
)

ENABLE_LIVE_ORDER: Final[Operation[LiveOrder]] = Operation(
    name="cloud.storage.enableLiveOrder",
    path="/vision/customer/streaming/order/enable",
    version="1.0.0",
    timeout=3.0,
    result=LiveOrder,
    auth="optional",
    idempotent=True,
    parameters={"iot_id": "iotId", "order_id": "orderId"},
)

SET_FREE_PLAN_STATUS: Final[Operation[FreeStoragePlan]] = Operation(
    name="cloud.storage.setFreePlanStatus",
    path="/vision/customer/freecloudstorage/status/set",
    version="1.0.0",
    timeout=3.0,
    result=FreeStoragePlan,
    auth="optional",
    idempotent=True,
    parameters={"iot_id": "iotId", "status": "status"},
)

CHECK_FREE_PLAN: Final[Operation[None]] = Operation(
    name="cloud.storage.checkFreePlan",
    path="/vision/customer/freestorage/quota/check",
    version="1.0.0",
    timeout=3.0,
    result=None,
    optional=True,
    auth="optional",
    idempotent=True,
    parameters={"iot_id": "iotId"},
)


class Storage(SyncService):
    """Cloud storage and live-sharing plans of cameras, and their orders.

    Section 7.5 (视频服务云存储购买).
    """

    def bind_order(
        self,
        *,
        iot_id: str,
        order_id: str,
        user_name: str | None = None,
        user_id: str | None = None,
        enable_default_plan: bool | None = None,
        pre_record_duration: int | None = None,
        record_duration: int | None = None,
        event_record_prolong: bool | None = None,
        max_record_file_duration: int | None = None,
        options: Options | None = None,
    ) -> BoundStorageOrder:
        """Bind an order of a storage plan to the administrator of the camera.

        Args:
            iot_id: Device id; unique on the platform.
            order_id: Id of the order.
            user_name: Name of the buyer, such as a phone number; the platform keeps it and gives it back.
            user_id: Id of the buyer, such as an identity; the platform keeps it and gives it back.
            enable_default_plan: True to set up the default plans, for recording all the time and on events.
            pre_record_duration: Time before an event that is recorded with it. 0 to 5. In seconds.
            record_duration: Length of the recording of an event. 0 to 30. In seconds.
            event_record_prolong: True to record until the event ends; otherwise for at most 30 seconds.
            max_record_file_duration: Most time in one file of a continuous recording. 600 to 3600. In seconds.

        Returns:
            The order.

        POST /vision/customer/cloudstorage/bind/order, version 1.0.0. Not documented; seen in use: The platform's
        help page 457259, a stored copy; the answer may have more fields. A signed-in user is optional.
        """
        return self._call(
            BIND_ORDER,
            options,
            iot_id=iot_id,
            order_id=order_id,
            user_name=user_name,
            user_id=user_id,
            enable_default_plan=enable_default_plan,
            pre_record_duration=pre_record_duration,
            record_duration=record_duration,
            event_record_prolong=event_record_prolong,
            max_record_file_duration=max_record_file_duration,
        )

    def get_free_plan(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> FreeStoragePlan:
        """Get the free storage plan of a camera.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The free plan and whether it was claimed.

        POST /vision/customer/freecloudstorage/get, version 1.0.1. Section 7.5.1 (查询免费的云存储套餐详情). Published at
        <https://help.aliyun.com/document_detail/177867.html> and
        <https://help.aliyun.com/document_detail/129744.html>. A signed-in user is optional.
        """
        return self._call(
            GET_FREE_PLAN,
            options,
            iot_id=iot_id,
        )

    def claim_free_plan(
        self,
        *,
        iot_id: str,
        enable_default_plan: bool | None = None,
        immediate_use: bool | None = None,
        pre_record_duration: int | None = None,
        record_duration: int | None = None,
        quota: int | None = None,
        event_record_prolong: bool | None = None,
        options: Options | None = None,
    ) -> FreeStoragePlan:
        """Claim the free storage plan of a camera.

        cloud.storage.check_free_plan tells beforehand whether the camera can have one.

        Args:
            iot_id: Device id; unique on the platform.
            enable_default_plan: True to set up the default plans for continuous (24/7) and event recording.
                Default: False.
            immediate_use: True: the plan starts at once; false: when the plan before it has ended. Default: False.
            pre_record_duration: Length of the part of an event recording before the event. 0 to 5. In seconds.
            record_duration: Length of an event recording. 0 to 30. In seconds.
            quota: Amount of the gifted quota to use. In months.
            event_record_prolong: True: further triggers during a recording lengthen it until the event ends; false:
                each event is recorded for a fixed time within 30 seconds.

        Returns:
            The claimed plan.

        POST /vision/customer/freecloudstorage/consume, version 1.0.4. Section 7.5.2 (领取免费的云存储套餐). Published at
        <https://help.aliyun.com/document_detail/129744.html>. A signed-in user is optional.
        """
        return self._call(
            CLAIM_FREE_PLAN,
            options,
            iot_id=iot_id,
            enable_default_plan=enable_default_plan,
            immediate_use=immediate_use,
            pre_record_duration=pre_record_duration,
            record_duration=record_duration,
            quota=quota,
            event_record_prolong=event_record_prolong,
        )

    def query_plans(
        self,
        *,
        options: Options | None = None,
    ) -> list[StoragePlan]:
        """Query the storage plans on sale.

        Returns:
            The plans.

        POST /vision/customer/cloudstorage/commodity/query, version 1.0.4. Section 7.5.3 (查询云存储套餐列表). Published at
        <https://help.aliyun.com/document_detail/177882.html>. A signed-in user is optional.
        """
        return self._call(
            QUERY_PLANS,
            options,
        )

    def check_plan(
        self,
        *,
        iot_id: str,
        commodity_code: str,
        specification: str,
        options: Options | None = None,
    ) -> StoragePlanAvailability:
        """Check whether a storage plan can be bought for a camera.

        For a code or specification that is not valid, the answer has code 460 and still carries data, whose
        available is false.

        Args:
            iot_id: Device id; unique on the platform.
            commodity_code: Code of the plan, from cloud.storage.query_plans.
            specification: Specification of the plan, from cloud.storage.query_plans.

        Returns:
            Availability of the plan.

        POST /vision/customer/cloudstorage/commodity/check, version 1.0.3. Section 7.5.4 (查询云存储套餐是否可以购买). Published
        at <https://help.aliyun.com/document_detail/177884.html>. A signed-in user is optional.
        """
        return self._call(
            CHECK_PLAN,
            options,
            iot_id=iot_id,
            commodity_code=commodity_code,
            specification=specification,
        )

    def buy_plan(
        self,
        *,
        iot_id: str,
        user_name: str,
        commodity_code: str,
        specification: str,
        copies: int,
        enable_default_plan: bool | None = None,
        immediate_use: bool | None = None,
        pre_record_duration: int | None = None,
        record_duration: int | None = None,
        event_record_prolong: bool | None = None,
        max_record_file_duration: int | None = None,
        options: Options | None = None,
    ) -> PlacedStorageOrder:
        """Buy a storage plan for a camera.

        The order is paid automatically; code 100111 means that the balance of the paying account is too low.

        Args:
            iot_id: Device id; unique on the platform.
            user_name: The buyer, as a phone number, an identityId or an id of your own account system; the cloud
                only keeps it and gives it back with the order.
            commodity_code: Code of the plan, from cloud.storage.query_plans.
            specification: Specification of the plan, from cloud.storage.query_plans.
            copies: Number of copies of the plan to buy.
            enable_default_plan: True to set up the default plans for continuous (24/7) and event recording.
            immediate_use: True: the plan starts at once; false: when the plan before it has ended.
            pre_record_duration: Length of the part of an event recording before the event. 0 to 5. In seconds.
            record_duration: Length of an event recording. 0 to 30. In seconds.
            event_record_prolong: True: further triggers during a recording lengthen it until the event ends; false:
                each event is recorded for a fixed time within 30 seconds.
            max_record_file_duration: Longest file of a continuous recording. 600 to 3600. In seconds.

        Returns:
            The new order.

        POST /vision/customer/cloudstorage/commodity/buy, version 1.0.7. Section 7.5.5 (购买云存储套餐). A signed-in user
        is optional.
        """
        return self._call(
            BUY_PLAN,
            options,
            iot_id=iot_id,
            user_name=user_name,
            commodity_code=commodity_code,
            specification=specification,
            copies=copies,
            enable_default_plan=enable_default_plan,
            immediate_use=immediate_use,
            pre_record_duration=pre_record_duration,
            record_duration=record_duration,
            event_record_prolong=event_record_prolong,
            max_record_file_duration=max_record_file_duration,
        )

    def get_order(
        self,
        *,
        iot_id: str,
        order_id: str,
        device_no_owner: bool | None = None,
        options: Options | None = None,
    ) -> StorageOrder:
        """Get an order of a storage plan.

        Args:
            iot_id: Device id; unique on the platform.
            order_id: Id of the order.
            device_no_owner: True if the device has no administrator at present.

        Returns:
            The order.

        POST /vision/customer/cloudstorage/order/get, version 1.0.6. Section 7.5.6 (获取云存储套餐的订单详情). Published at
        <https://help.aliyun.com/document_detail/177886.html>. A signed-in user is optional. Also documented in
        version 1.0.5.
        """
        return self._call(
            GET_ORDER,
            options,
            iot_id=iot_id,
            order_id=order_id,
            device_no_owner=device_no_owner,
        )

    def list_orders(
        self,
        *,
        iot_id: str,
        page_no: int = 0,
        page_size: int = 50,
        device_no_owner: bool | None = None,
        options: Options | None = None,
    ) -> Pages[StorageOrder, StorageOrderPage]:
        """List the orders of a camera's storage plans, page by page.

        Args:
            iot_id: Device id; unique on the platform.
            page_no: Page number, from 0. Default: 0.
            page_size: Number of orders in a page. At most 50.
            device_no_owner: True if the device has no administrator at present.

        POST /vision/customer/cloudstorage/order/query, version 1.0.6. Section 7.5.7 (查询云存储套餐的订单列表). Published at
        <https://help.aliyun.com/document_detail/177887.html>. A signed-in user is optional. Also documented in
        version 1.0.5.
        """
        return self._pages(
            LIST_ORDERS,
            options,
            iot_id=iot_id,
            page_no=page_no,
            page_size=page_size,
            device_no_owner=device_no_owner,
        )

    def enable_free_plan(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> FreeStoragePlan:
        """Put the free storage plan of a camera into effect at once.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The free plan.

        POST /vision/customer/freecloudstorage/enable, version 1.0.0. Section 7.5.8 (设置免费云存储套餐立即生效). Published at
        <https://help.aliyun.com/document_detail/177889.html>. A signed-in user is optional.
        """
        return self._call(
            ENABLE_FREE_PLAN,
            options,
            iot_id=iot_id,
        )

    def enable_plan(
        self,
        *,
        iot_id: str,
        order_id: str,
        options: Options | None = None,
    ) -> EnabledStorageOrder:
        """Put a bought storage plan into effect at once.

        Args:
            iot_id: Device id; unique on the platform.
            order_id: Id of the order that bought the plan.

        Returns:
            The order of the plan.

        POST /vision/customer/cloudstorage/commodity/enable, version 1.0.0. Section 7.5.9 (设置云存储套餐立即生效). Published
        at <https://help.aliyun.com/document_detail/177891.html>. A signed-in user is optional.
        """
        return self._call(
            ENABLE_PLAN,
            options,
            iot_id=iot_id,
            order_id=order_id,
        )

    def transfer_plan(
        self,
        *,
        src_iot_id: str,
        src_order_id: str,
        dst_iot_id: str,
        enable_default_plan: bool | None = None,
        immediate_use: bool | None = None,
        support_cross_identity_transfer: bool | None = None,
        pre_record_duration: int | None = None,
        record_duration: int | None = None,
        event_record_prolong: bool | None = None,
        user_name: str | None = None,
        user_id: str | None = None,
        options: Options | None = None,
    ) -> StorageOrderState | None:
        """Move a bought storage plan from one camera to another.

        Both cameras must belong to the same administrator account, unless support_cross_identity_transfer is true.

        Args:
            src_iot_id: Id of the device that gives the plan away.
            src_order_id: Id of the order that bought the plan.
            dst_iot_id: Id of the device that gets the plan.
            enable_default_plan: True to set up the default plans for continuous (24/7) and event recording.
            immediate_use: True: the plan starts at once; false: when the plan before it has ended.
            support_cross_identity_transfer: True to let the plan go to a camera of another account.
            pre_record_duration: Length of the part of an event recording before the event. 0 to 5. In seconds.
            record_duration: Length of an event recording. 0 to 30. In seconds.
            event_record_prolong: True: further triggers during a recording lengthen it until the event ends; false:
                each event is recorded for a fixed time within 30 seconds.
            user_name: Name of the buyer, as a phone number, an identityId or an id of your own account system; the
                cloud only keeps it and gives it back with the order.
            user_id: Id of the buyer, kept like user_name.

        Returns:
            The order of the plan; an answer may have an empty string instead.

        POST /vision/customer/cloudstorage/transfer, version 1.0.1. Section 7.5.10 (用户云存套餐转移). Published at
        <https://help.aliyun.com/document_detail/177893.html>. A signed-in user is optional. Also documented in
        version 1.0.0.
        """
        return self._call(
            TRANSFER_PLAN,
            options,
            src_iot_id=src_iot_id,
            src_order_id=src_order_id,
            dst_iot_id=dst_iot_id,
            enable_default_plan=enable_default_plan,
            immediate_use=immediate_use,
            support_cross_identity_transfer=support_cross_identity_transfer,
            pre_record_duration=pre_record_duration,
            record_duration=record_duration,
            event_record_prolong=event_record_prolong,
            user_name=user_name,
            user_id=user_id,
        )

    def set_order_status(
        self,
        *,
        iot_id: str,
        order_id: str,
        status: SettableStorageStatus | int,
        device_no_owner: bool | None = None,
        options: Options | None = None,
    ) -> StorageOrderState:
        """Set the status of a bought storage plan; it can only be frozen.

        Args:
            iot_id: Device id; unique on the platform.
            order_id: Id of the order that bought the plan.
            status: Status that a storage plan can be set to.
            device_no_owner: True to freeze the order although no user is bound to the device any more; otherwise
                the device needs an administrator, who bought the plan.

        Returns:
            The order of the plan.

        POST /vision/customer/cloudstorage/status/set, version 1.0.1. Section 7.5.11 (设置用户的云存储套餐状态). Published at
        <https://help.aliyun.com/document_detail/177894.html>. A signed-in user is optional. Also documented in
        version 1.0.0.
        """
        return self._call(
            SET_ORDER_STATUS,
            options,
            iot_id=iot_id,
            order_id=order_id,
            status=status,
            device_no_owner=device_no_owner,
        )

    def query_live_plans(
        self,
        *,
        options: Options | None = None,
    ) -> list[LivePlan]:
        """Query the live-sharing plans on sale.

        Returns:
            The plans.

        POST /vision/customer/streaming/commodity/query, version 1.0.0. Section 7.5.12 (查询直播分享套餐列表). Published at
        <https://help.aliyun.com/document_detail/190251.html>. A signed-in user is optional.
        """
        return self._call(
            QUERY_LIVE_PLANS,
            options,
        )

    def create_live_order(
        self,
        *,
        iot_id: str,
        commodity_code: str,
        copies: int,
        user_name: str | None = None,
        user_id: str | None = None,
        immediate_use: bool | None = None,
        options: Options | None = None,
    ) -> LiveOrder:
        """Order a live-sharing plan for a camera.

        cloud.storage.pay_live_order pays the order.

        Args:
            iot_id: Device id; unique on the platform.
            commodity_code: Code of the plan, from cloud.storage.query_live_plans.
            copies: Number of copies of the plan to buy. 1 to 60.
            user_name: Nickname of the user; may be a phone number.
            user_id: Id of the user: an identityId or one of your own accounts.
            immediate_use: True: the plan starts at once; false: when the plan before it has ended.

        Returns:
            The new order.

        POST /vision/customer/streaming/order/create, version 1.0.0. Section 7.5.13 (创建直播分享套餐订单). Published at
        <https://help.aliyun.com/document_detail/190252.html>. A signed-in user is optional.
        """
        return self._call(
            CREATE_LIVE_ORDER,
            options,
            iot_id=iot_id,
            commodity_code=commodity_code,
            copies=copies,
            user_name=user_name,
            user_id=user_id,
            immediate_use=immediate_use,
        )

    def pay_live_order(
        self,
        *,
        iot_id: str,
        order_id: str,
        options: Options | None = None,
    ) -> LiveOrder:
        """Pay an order of a live-sharing plan.

        The payment may still be under way when the answer comes.

        Args:
            iot_id: Device id; unique on the platform.
            order_id: Id of the order.

        Returns:
            The order.

        POST /vision/customer/streaming/order/pay, version 1.0.0. Section 7.5.14 (支付直播分享套餐订单). A signed-in user is
        optional.
        """
        return self._call(
            PAY_LIVE_ORDER,
            options,
            iot_id=iot_id,
            order_id=order_id,
        )

    def get_live_order(
        self,
        *,
        iot_id: str,
        order_id: str,
        options: Options | None = None,
    ) -> LiveOrder:
        """Get an order of a live-sharing plan.

        Args:
            iot_id: Device id; unique on the platform.
            order_id: Id of the order.

        Returns:
            The order.

        POST /vision/customer/streaming/order/get, version 1.0.0. Section 7.5.15 (查询直播分享套餐订单). A signed-in user is
        optional.
        """
        return self._call(
            GET_LIVE_ORDER,
            options,
            iot_id=iot_id,
            order_id=order_id,
        )

    def list_live_orders(
        self,
        *,
        iot_id: str,
        page_no: int = 0,
        page_size: int = 100,
        options: Options | None = None,
    ) -> Pages[LiveOrder, LiveOrderPage]:
        """List the orders of a camera's live-sharing plans, page by page.

        Args:
            iot_id: Device id; unique on the platform.
            page_no: Page number, from 0.
            page_size: Number of orders in a page. At most 100.

        POST /vision/customer/streaming/order/query, version 1.0.0. Section 7.5.16 (查询直播分享套餐订单列表). A signed-in user
        is optional.
        """
        return self._pages(
            LIST_LIVE_ORDERS,
            options,
            iot_id=iot_id,
            page_no=page_no,
            page_size=page_size,
        )

    def enable_live_order(
        self,
        *,
        iot_id: str,
        order_id: str,
        options: Options | None = None,
    ) -> LiveOrder:
        """Put an order of a live-sharing plan into effect at once.

        Args:
            iot_id: Device id; unique on the platform.
            order_id: Id of the order.

        Returns:
            The order.

        POST /vision/customer/streaming/order/enable, version 1.0.0. Section 7.5.17 (使直播分享套餐订单立即生效). A signed-in
        user is optional.
        """
        return self._call(
            ENABLE_LIVE_ORDER,
            options,
            iot_id=iot_id,
            order_id=order_id,
        )

    def set_free_plan_status(
        self,
        *,
        iot_id: str,
        status: SettableStorageStatus | int,
        options: Options | None = None,
    ) -> FreeStoragePlan:
        """Set the status of the free storage plan of a camera; it can only be frozen.

        Args:
            iot_id: Device id; unique on the platform.
            status: Status that a storage plan can be set to.

        Returns:
            The free plan.

        POST /vision/customer/freecloudstorage/status/set, version 1.0.0. Section 7.5.18 (设置用户的免费云存储套餐状态). Published
        at <https://help.aliyun.com/document_detail/201345.html>. A signed-in user is optional.
        """
        return self._call(
            SET_FREE_PLAN_STATUS,
            options,
            iot_id=iot_id,
            status=status,
        )

    def check_free_plan(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> None:
        """Check whether a camera can have a free storage plan.

        A user can claim the plan of a camera once only. Up to three users can claim one for the same camera, which
        leaves room for cameras that were returned or exchanged.

        Args:
            iot_id: Device id; unique on the platform.

        POST /vision/customer/freestorage/quota/check, version 1.0.0. Section 7.5.19 (检查设备是否可以领用免费云存储). A signed-in
        user is optional.
        """
        return self._call(
            CHECK_FREE_PLAN,
            options,
            iot_id=iot_id,
        )


class AsyncStorage(AsyncService):
    """Cloud storage and live-sharing plans of cameras, and their orders.

    Section 7.5 (视频服务云存储购买).
    """

    async def bind_order(
        self,
        *,
        iot_id: str,
        order_id: str,
        user_name: str | None = None,
        user_id: str | None = None,
        enable_default_plan: bool | None = None,
        pre_record_duration: int | None = None,
        record_duration: int | None = None,
        event_record_prolong: bool | None = None,
        max_record_file_duration: int | None = None,
        options: Options | None = None,
    ) -> BoundStorageOrder:
        """Bind an order of a storage plan to the administrator of the camera.

        Args:
            iot_id: Device id; unique on the platform.
            order_id: Id of the order.
            user_name: Name of the buyer, such as a phone number; the platform keeps it and gives it back.
            user_id: Id of the buyer, such as an identity; the platform keeps it and gives it back.
            enable_default_plan: True to set up the default plans, for recording all the time and on events.
            pre_record_duration: Time before an event that is recorded with it. 0 to 5. In seconds.
            record_duration: Length of the recording of an event. 0 to 30. In seconds.
            event_record_prolong: True to record until the event ends; otherwise for at most 30 seconds.
            max_record_file_duration: Most time in one file of a continuous recording. 600 to 3600. In seconds.

        Returns:
            The order.

        POST /vision/customer/cloudstorage/bind/order, version 1.0.0. Not documented; seen in use: The platform's
        help page 457259, a stored copy; the answer may have more fields. A signed-in user is optional.
        """
        return await self._call(
            BIND_ORDER,
            options,
            iot_id=iot_id,
            order_id=order_id,
            user_name=user_name,
            user_id=user_id,
            enable_default_plan=enable_default_plan,
            pre_record_duration=pre_record_duration,
            record_duration=record_duration,
            event_record_prolong=event_record_prolong,
            max_record_file_duration=max_record_file_duration,
        )

    async def get_free_plan(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> FreeStoragePlan:
        """Get the free storage plan of a camera.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The free plan and whether it was claimed.

        POST /vision/customer/freecloudstorage/get, version 1.0.1. Section 7.5.1 (查询免费的云存储套餐详情). Published at
        <https://help.aliyun.com/document_detail/177867.html> and
        <https://help.aliyun.com/document_detail/129744.html>. A signed-in user is optional.
        """
        return await self._call(
            GET_FREE_PLAN,
            options,
            iot_id=iot_id,
        )

    async def claim_free_plan(
        self,
        *,
        iot_id: str,
        enable_default_plan: bool | None = None,
        immediate_use: bool | None = None,
        pre_record_duration: int | None = None,
        record_duration: int | None = None,
        quota: int | None = None,
        event_record_prolong: bool | None = None,
        options: Options | None = None,
    ) -> FreeStoragePlan:
        """Claim the free storage plan of a camera.

        cloud.storage.check_free_plan tells beforehand whether the camera can have one.

        Args:
            iot_id: Device id; unique on the platform.
            enable_default_plan: True to set up the default plans for continuous (24/7) and event recording.
                Default: False.
            immediate_use: True: the plan starts at once; false: when the plan before it has ended. Default: False.
            pre_record_duration: Length of the part of an event recording before the event. 0 to 5. In seconds.
            record_duration: Length of an event recording. 0 to 30. In seconds.
            quota: Amount of the gifted quota to use. In months.
            event_record_prolong: True: further triggers during a recording lengthen it until the event ends; false:
                each event is recorded for a fixed time within 30 seconds.

        Returns:
            The claimed plan.

        POST /vision/customer/freecloudstorage/consume, version 1.0.4. Section 7.5.2 (领取免费的云存储套餐). Published at
        <https://help.aliyun.com/document_detail/129744.html>. A signed-in user is optional.
        """
        return await self._call(
            CLAIM_FREE_PLAN,
            options,
            iot_id=iot_id,
            enable_default_plan=enable_default_plan,
            immediate_use=immediate_use,
            pre_record_duration=pre_record_duration,
            record_duration=record_duration,
            quota=quota,
            event_record_prolong=event_record_prolong,
        )

    async def query_plans(
        self,
        *,
        options: Options | None = None,
    ) -> list[StoragePlan]:
        """Query the storage plans on sale.

        Returns:
            The plans.

        POST /vision/customer/cloudstorage/commodity/query, version 1.0.4. Section 7.5.3 (查询云存储套餐列表). Published at
        <https://help.aliyun.com/document_detail/177882.html>. A signed-in user is optional.
        """
        return await self._call(
            QUERY_PLANS,
            options,
        )

    async def check_plan(
        self,
        *,
        iot_id: str,
        commodity_code: str,
        specification: str,
        options: Options | None = None,
    ) -> StoragePlanAvailability:
        """Check whether a storage plan can be bought for a camera.

        For a code or specification that is not valid, the answer has code 460 and still carries data, whose
        available is false.

        Args:
            iot_id: Device id; unique on the platform.
            commodity_code: Code of the plan, from cloud.storage.query_plans.
            specification: Specification of the plan, from cloud.storage.query_plans.

        Returns:
            Availability of the plan.

        POST /vision/customer/cloudstorage/commodity/check, version 1.0.3. Section 7.5.4 (查询云存储套餐是否可以购买). Published
        at <https://help.aliyun.com/document_detail/177884.html>. A signed-in user is optional.
        """
        return await self._call(
            CHECK_PLAN,
            options,
            iot_id=iot_id,
            commodity_code=commodity_code,
            specification=specification,
        )

    async def buy_plan(
        self,
        *,
        iot_id: str,
        user_name: str,
        commodity_code: str,
        specification: str,
        copies: int,
        enable_default_plan: bool | None = None,
        immediate_use: bool | None = None,
        pre_record_duration: int | None = None,
        record_duration: int | None = None,
        event_record_prolong: bool | None = None,
        max_record_file_duration: int | None = None,
        options: Options | None = None,
    ) -> PlacedStorageOrder:
        """Buy a storage plan for a camera.

        The order is paid automatically; code 100111 means that the balance of the paying account is too low.

        Args:
            iot_id: Device id; unique on the platform.
            user_name: The buyer, as a phone number, an identityId or an id of your own account system; the cloud
                only keeps it and gives it back with the order.
            commodity_code: Code of the plan, from cloud.storage.query_plans.
            specification: Specification of the plan, from cloud.storage.query_plans.
            copies: Number of copies of the plan to buy.
            enable_default_plan: True to set up the default plans for continuous (24/7) and event recording.
            immediate_use: True: the plan starts at once; false: when the plan before it has ended.
            pre_record_duration: Length of the part of an event recording before the event. 0 to 5. In seconds.
            record_duration: Length of an event recording. 0 to 30. In seconds.
            event_record_prolong: True: further triggers during a recording lengthen it until the event ends; false:
                each event is recorded for a fixed time within 30 seconds.
            max_record_file_duration: Longest file of a continuous recording. 600 to 3600. In seconds.

        Returns:
            The new order.

        POST /vision/customer/cloudstorage/commodity/buy, version 1.0.7. Section 7.5.5 (购买云存储套餐). A signed-in user
        is optional.
        """
        return await self._call(
            BUY_PLAN,
            options,
            iot_id=iot_id,
            user_name=user_name,
            commodity_code=commodity_code,
            specification=specification,
            copies=copies,
            enable_default_plan=enable_default_plan,
            immediate_use=immediate_use,
            pre_record_duration=pre_record_duration,
            record_duration=record_duration,
            event_record_prolong=event_record_prolong,
            max_record_file_duration=max_record_file_duration,
        )

    async def get_order(
        self,
        *,
        iot_id: str,
        order_id: str,
        device_no_owner: bool | None = None,
        options: Options | None = None,
    ) -> StorageOrder:
        """Get an order of a storage plan.

        Args:
            iot_id: Device id; unique on the platform.
            order_id: Id of the order.
            device_no_owner: True if the device has no administrator at present.

        Returns:
            The order.

        POST /vision/customer/cloudstorage/order/get, version 1.0.6. Section 7.5.6 (获取云存储套餐的订单详情). Published at
        <https://help.aliyun.com/document_detail/177886.html>. A signed-in user is optional. Also documented in
        version 1.0.5.
        """
        return await self._call(
            GET_ORDER,
            options,
            iot_id=iot_id,
            order_id=order_id,
            device_no_owner=device_no_owner,
        )

    def list_orders(
        self,
        *,
        iot_id: str,
        page_no: int = 0,
        page_size: int = 50,
        device_no_owner: bool | None = None,
        options: Options | None = None,
    ) -> AsyncPages[StorageOrder, StorageOrderPage]:
        """List the orders of a camera's storage plans, page by page.

        Args:
            iot_id: Device id; unique on the platform.
            page_no: Page number, from 0. Default: 0.
            page_size: Number of orders in a page. At most 50.
            device_no_owner: True if the device has no administrator at present.

        POST /vision/customer/cloudstorage/order/query, version 1.0.6. Section 7.5.7 (查询云存储套餐的订单列表). Published at
        <https://help.aliyun.com/document_detail/177887.html>. A signed-in user is optional. Also documented in
        version 1.0.5.
        """
        return self._pages(
            LIST_ORDERS,
            options,
            iot_id=iot_id,
            page_no=page_no,
            page_size=page_size,
            device_no_owner=device_no_owner,
        )

    async def enable_free_plan(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> FreeStoragePlan:
        """Put the free storage plan of a camera into effect at once.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The free plan.

        POST /vision/customer/freecloudstorage/enable, version 1.0.0. Section 7.5.8 (设置免费云存储套餐立即生效). Published at
        <https://help.aliyun.com/document_detail/177889.html>. A signed-in user is optional.
        """
        return await self._call(
            ENABLE_FREE_PLAN,
            options,
            iot_id=iot_id,
        )

    async def enable_plan(
        self,
        *,
        iot_id: str,
        order_id: str,
        options: Options | None = None,
    ) -> EnabledStorageOrder:
        """Put a bought storage plan into effect at once.

        Args:
            iot_id: Device id; unique on the platform.
            order_id: Id of the order that bought the plan.

        Returns:
            The order of the plan.

        POST /vision/customer/cloudstorage/commodity/enable, version 1.0.0. Section 7.5.9 (设置云存储套餐立即生效). Published
        at <https://help.aliyun.com/document_detail/177891.html>. A signed-in user is optional.
        """
        return await self._call(
            ENABLE_PLAN,
            options,
            iot_id=iot_id,
            order_id=order_id,
        )

    async def transfer_plan(
        self,
        *,
        src_iot_id: str,
        src_order_id: str,
        dst_iot_id: str,
        enable_default_plan: bool | None = None,
        immediate_use: bool | None = None,
        support_cross_identity_transfer: bool | None = None,
        pre_record_duration: int | None = None,
        record_duration: int | None = None,
        event_record_prolong: bool | None = None,
        user_name: str | None = None,
        user_id: str | None = None,
        options: Options | None = None,
    ) -> StorageOrderState | None:
        """Move a bought storage plan from one camera to another.

        Both cameras must belong to the same administrator account, unless support_cross_identity_transfer is true.

        Args:
            src_iot_id: Id of the device that gives the plan away.
            src_order_id: Id of the order that bought the plan.
            dst_iot_id: Id of the device that gets the plan.
            enable_default_plan: True to set up the default plans for continuous (24/7) and event recording.
            immediate_use: True: the plan starts at once; false: when the plan before it has ended.
            support_cross_identity_transfer: True to let the plan go to a camera of another account.
            pre_record_duration: Length of the part of an event recording before the event. 0 to 5. In seconds.
            record_duration: Length of an event recording. 0 to 30. In seconds.
            event_record_prolong: True: further triggers during a recording lengthen it until the event ends; false:
                each event is recorded for a fixed time within 30 seconds.
            user_name: Name of the buyer, as a phone number, an identityId or an id of your own account system; the
                cloud only keeps it and gives it back with the order.
            user_id: Id of the buyer, kept like user_name.

        Returns:
            The order of the plan; an answer may have an empty string instead.

        POST /vision/customer/cloudstorage/transfer, version 1.0.1. Section 7.5.10 (用户云存套餐转移). Published at
        <https://help.aliyun.com/document_detail/177893.html>. A signed-in user is optional. Also documented in
        version 1.0.0.
        """
        return await self._call(
            TRANSFER_PLAN,
            options,
            src_iot_id=src_iot_id,
            src_order_id=src_order_id,
            dst_iot_id=dst_iot_id,
            enable_default_plan=enable_default_plan,
            immediate_use=immediate_use,
            support_cross_identity_transfer=support_cross_identity_transfer,
            pre_record_duration=pre_record_duration,
            record_duration=record_duration,
            event_record_prolong=event_record_prolong,
            user_name=user_name,
            user_id=user_id,
        )

    async def set_order_status(
        self,
        *,
        iot_id: str,
        order_id: str,
        status: SettableStorageStatus | int,
        device_no_owner: bool | None = None,
        options: Options | None = None,
    ) -> StorageOrderState:
        """Set the status of a bought storage plan; it can only be frozen.

        Args:
            iot_id: Device id; unique on the platform.
            order_id: Id of the order that bought the plan.
            status: Status that a storage plan can be set to.
            device_no_owner: True to freeze the order although no user is bound to the device any more; otherwise
                the device needs an administrator, who bought the plan.

        Returns:
            The order of the plan.

        POST /vision/customer/cloudstorage/status/set, version 1.0.1. Section 7.5.11 (设置用户的云存储套餐状态). Published at
        <https://help.aliyun.com/document_detail/177894.html>. A signed-in user is optional. Also documented in
        version 1.0.0.
        """
        return await self._call(
            SET_ORDER_STATUS,
            options,
            iot_id=iot_id,
            order_id=order_id,
            status=status,
            device_no_owner=device_no_owner,
        )

    async def query_live_plans(
        self,
        *,
        options: Options | None = None,
    ) -> list[LivePlan]:
        """Query the live-sharing plans on sale.

        Returns:
            The plans.

        POST /vision/customer/streaming/commodity/query, version 1.0.0. Section 7.5.12 (查询直播分享套餐列表). Published at
        <https://help.aliyun.com/document_detail/190251.html>. A signed-in user is optional.
        """
        return await self._call(
            QUERY_LIVE_PLANS,
            options,
        )

    async def create_live_order(
        self,
        *,
        iot_id: str,
        commodity_code: str,
        copies: int,
        user_name: str | None = None,
        user_id: str | None = None,
        immediate_use: bool | None = None,
        options: Options | None = None,
    ) -> LiveOrder:
        """Order a live-sharing plan for a camera.

        cloud.storage.pay_live_order pays the order.

        Args:
            iot_id: Device id; unique on the platform.
            commodity_code: Code of the plan, from cloud.storage.query_live_plans.
            copies: Number of copies of the plan to buy. 1 to 60.
            user_name: Nickname of the user; may be a phone number.
            user_id: Id of the user: an identityId or one of your own accounts.
            immediate_use: True: the plan starts at once; false: when the plan before it has ended.

        Returns:
            The new order.

        POST /vision/customer/streaming/order/create, version 1.0.0. Section 7.5.13 (创建直播分享套餐订单). Published at
        <https://help.aliyun.com/document_detail/190252.html>. A signed-in user is optional.
        """
        return await self._call(
            CREATE_LIVE_ORDER,
            options,
            iot_id=iot_id,
            commodity_code=commodity_code,
            copies=copies,
            user_name=user_name,
            user_id=user_id,
            immediate_use=immediate_use,
        )

    async def pay_live_order(
        self,
        *,
        iot_id: str,
        order_id: str,
        options: Options | None = None,
    ) -> LiveOrder:
        """Pay an order of a live-sharing plan.

        The payment may still be under way when the answer comes.

        Args:
            iot_id: Device id; unique on the platform.
            order_id: Id of the order.

        Returns:
            The order.

        POST /vision/customer/streaming/order/pay, version 1.0.0. Section 7.5.14 (支付直播分享套餐订单). A signed-in user is
        optional.
        """
        return await self._call(
            PAY_LIVE_ORDER,
            options,
            iot_id=iot_id,
            order_id=order_id,
        )

    async def get_live_order(
        self,
        *,
        iot_id: str,
        order_id: str,
        options: Options | None = None,
    ) -> LiveOrder:
        """Get an order of a live-sharing plan.

        Args:
            iot_id: Device id; unique on the platform.
            order_id: Id of the order.

        Returns:
            The order.

        POST /vision/customer/streaming/order/get, version 1.0.0. Section 7.5.15 (查询直播分享套餐订单). A signed-in user is
        optional.
        """
        return await self._call(
            GET_LIVE_ORDER,
            options,
            iot_id=iot_id,
            order_id=order_id,
        )

    def list_live_orders(
        self,
        *,
        iot_id: str,
        page_no: int = 0,
        page_size: int = 100,
        options: Options | None = None,
    ) -> AsyncPages[LiveOrder, LiveOrderPage]:
        """List the orders of a camera's live-sharing plans, page by page.

        Args:
            iot_id: Device id; unique on the platform.
            page_no: Page number, from 0.
            page_size: Number of orders in a page. At most 100.

        POST /vision/customer/streaming/order/query, version 1.0.0. Section 7.5.16 (查询直播分享套餐订单列表). A signed-in user
        is optional.
        """
        return self._pages(
            LIST_LIVE_ORDERS,
            options,
            iot_id=iot_id,
            page_no=page_no,
            page_size=page_size,
        )

    async def enable_live_order(
        self,
        *,
        iot_id: str,
        order_id: str,
        options: Options | None = None,
    ) -> LiveOrder:
        """Put an order of a live-sharing plan into effect at once.

        Args:
            iot_id: Device id; unique on the platform.
            order_id: Id of the order.

        Returns:
            The order.

        POST /vision/customer/streaming/order/enable, version 1.0.0. Section 7.5.17 (使直播分享套餐订单立即生效). A signed-in
        user is optional.
        """
        return await self._call(
            ENABLE_LIVE_ORDER,
            options,
            iot_id=iot_id,
            order_id=order_id,
        )

    async def set_free_plan_status(
        self,
        *,
        iot_id: str,
        status: SettableStorageStatus | int,
        options: Options | None = None,
    ) -> FreeStoragePlan:
        """Set the status of the free storage plan of a camera; it can only be frozen.

        Args:
            iot_id: Device id; unique on the platform.
            status: Status that a storage plan can be set to.

        Returns:
            The free plan.

        POST /vision/customer/freecloudstorage/status/set, version 1.0.0. Section 7.5.18 (设置用户的免费云存储套餐状态). Published
        at <https://help.aliyun.com/document_detail/201345.html>. A signed-in user is optional.
        """
        return await self._call(
            SET_FREE_PLAN_STATUS,
            options,
            iot_id=iot_id,
            status=status,
        )

    async def check_free_plan(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> None:
        """Check whether a camera can have a free storage plan.

        A user can claim the plan of a camera once only. Up to three users can claim one for the same camera, which
        leaves room for cameras that were returned or exchanged.

        Args:
            iot_id: Device id; unique on the platform.

        POST /vision/customer/freestorage/quota/check, version 1.0.0. Section 7.5.19 (检查设备是否可以领用免费云存储). A signed-in
        user is optional.
        """
        return await self._call(
            CHECK_FREE_PLAN,
            options,
            iot_id=iot_id,
        )
