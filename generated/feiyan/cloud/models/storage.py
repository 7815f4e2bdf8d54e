# Generated from spec/observed.yaml and services/cloud/storage.yaml by `python -m generator generate`. Change the spec, not this file.
"""Objects of the storage service."""

from __future__ import annotations

from pydantic import AliasChoices, Field

from feiyan.enums import (
    FreePlanClaim,
    LiveOrderStatus,
    PlanPaymentStatus,
    StorageExpiry,
    StorageLifecycle,
    StorageOrderStatus,
    StorageOrderType,
    StoragePlanType,
)
from feiyan_runtime import Model, OpenInt


class BoundStorageOrder(Model):
    """An order of a storage plan that was bound to an administrator."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    identity_id: str | None = None
    """Identity of the user on the platform."""
    commodity_code: str | None = None
    """Code of the plan."""
    specification: str | None = None
    """Specification of the plan."""
    copies: int | None = None
    """Number of copies of the plan that were bought."""
    price: str | None = None
    """Price of the order. In yuan."""
    user_name: str | None = Field(default=None, repr=False)
    """Name of the buyer; may be a phone number."""
    user_id: str | None = None
    """Id of the buyer."""
    order_id: str | None = None
    """Id of the order."""


class FreeStoragePlan(Model):
    """The storage plan that comes free with a camera."""

    type: OpenInt[StoragePlanType] | None = None
    """Kind of recording of a storage plan."""
    lifecycle: OpenInt[StorageLifecycle] | None = None
    """Time for which the cloud keeps a recording. In days."""
    months: int | None = None
    """Duration of the service. In months."""
    consumed: OpenInt[FreePlanClaim] | None = None
    """Claim state of the free storage plan."""
    start_time: str | None = None
    """Start of the service as yyyy-MM-dd HH:mm:ss; may be empty."""
    end_time: str | None = None
    """End of the service as yyyy-MM-dd HH:mm:ss; may be empty."""
    expired: OpenInt[StorageExpiry] | None = None
    """State of the service."""
    start_time_utc: str | None = Field(
        default=None, validation_alias="startTimeUTC", serialization_alias="startTimeUTC"
    )
    """Start of the service in UTC as yyyy-MM-ddTHH:mm:ssZ; may be empty; the hour may have one digit."""
    end_time_utc: str | None = Field(default=None, validation_alias="endTimeUTC", serialization_alias="endTimeUTC")
    """End of the service in UTC as yyyy-MM-ddTHH:mm:ssZ; may be empty; the hour may have one digit."""
    remain_quota: int | None = None
    """Remaining part of the gifted quota. In months."""


class StoragePlan(Model):
    """A storage plan on sale."""

    commodity_name: str | None = None
    """Name of the plan."""
    commodity_code: str | None = None
    """Code of the plan."""
    specification: str | None = None
    """Specification of the plan."""
    record_type: OpenInt[StoragePlanType] | None = None
    """Kind of recording of a storage plan."""
    price: str | None = None
    """Price of the plan. In yuan."""
    lifecycle: int | None = None
    """Time for which the cloud keeps a recording. In days."""
    months: int | None = None
    """Duration of the service. In months."""


class StoragePlanAvailability(Model):
    """Availability of a storage plan for a camera."""

    available: bool | None = None
    """True if the plan can be bought."""


class PlacedStorageOrder(Model):
    """A storage order just placed."""

    order_id: str | None = None
    """Id of the order."""


class StorageOrder(Model):
    """An order of a storage plan."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    identity_id: str | None = None
    """Identity of the user on the platform."""
    commodity_code: str | None = None
    """Code of the plan."""
    specification: str | None = None
    """Specification of the plan."""
    copies: int | None = None
    """Number of copies of the plan that were bought."""
    price: str | None = None
    """Price of the order. In yuan."""
    user_name: str | None = Field(default=None, repr=False)
    """Name of the buyer as given when buying; may be a phone number."""
    user_id: str | None = None
    """Id of the buyer."""
    order_id: str | None = None
    """Id of the order; the order is paid under it."""
    out_order_no: str | None = None
    """Settlement number of the order, in the Alibaba Cloud account."""
    status: OpenInt[StorageOrderStatus] | None = None
    """State of a storage order."""
    payment_status: OpenInt[PlanPaymentStatus] | None = None
    """Payment state of an order of a plan."""
    record_type: OpenInt[StoragePlanType] | None = None
    """Kind of recording of a storage plan."""
    order_type: OpenInt[StorageOrderType] | None = None
    """Kind of a storage order, paid for or free."""
    start_time: str | None = None
    """Start of the plan as yyyy-MM-dd HH:mm:ss; the seconds may have one digit."""
    end_time: str | None = None
    """End of the plan as yyyy-MM-dd HH:mm:ss; the seconds may have one digit."""
    start_time_utc: str | None = Field(
        default=None, validation_alias="startTimeUTC", serialization_alias="startTimeUTC"
    )
    """Start of the plan in UTC as yyyy-MM-ddTHH:mm:ssZ."""
    end_time_utc: str | None = Field(default=None, validation_alias="endTimeUTC", serialization_alias="endTimeUTC")
    """End of the plan in UTC as yyyy-MM-ddTHH:mm:ssZ."""


class StorageOrderPage(Model):
    """A page of storage orders."""

    page_no: int | None = None
    """Number of this page, from 0."""
    page_size: int | None = None
    """Number of orders in a page."""
    page_count: int | None = None
    """Count of all pages."""
    total: int | None = None
    """Count of all orders."""
    orders: list[StorageOrder] | None = Field(
        default=None, validation_alias="orderList", serialization_alias="orderList"
    )
    """The orders of this page."""


class EnabledStorageOrder(Model):
    """An order of a storage plan that was put into effect."""

    order_id: str | None = None
    """Id of the order."""
    commodity_code: str | None = None
    """Code of the plan."""
    specification: str | None = None
    """Specification of the plan."""
    copies: int | None = None
    """Number of copies of the plan that were bought."""
    start_time: int | str | None = None
    """Start of the plan, in milliseconds since 1970 or as yyyy-MM-dd HH:mm:ss."""
    end_time: int | str | None = None
    """End of the plan, in milliseconds since 1970 or as yyyy-MM-dd HH:mm:ss."""
    start_time_str: str | None = None
    """Start of the plan as yyyy-MM-dd HH:mm:ss."""
    end_time_str: str | None = None
    """End of the plan as yyyy-MM-dd HH:mm:ss."""
    expired: OpenInt[StorageExpiry] | None = None
    """State of the plan."""
    payment_status: OpenInt[PlanPaymentStatus] | None = None
    """Payment state of an order of a plan."""
    price: str | None = None
    """Price of the order. In yuan."""
    commodity_type: OpenInt[StoragePlanType] | None = None
    """Kind of recording of a storage plan."""
    start_time_utc: str | None = Field(
        default=None, validation_alias="startTimeUTC", serialization_alias="startTimeUTC"
    )
    """Start of the plan in UTC as yyyy-MM-ddTHH:mm:ssZ."""
    end_time_utc: str | None = Field(default=None, validation_alias="endTimeUTC", serialization_alias="endTimeUTC")
    """End of the plan in UTC as yyyy-MM-ddTHH:mm:ssZ."""
    user_name: str | None = Field(default=None, repr=False)
    """Name of the buyer as given when buying; may be a phone number."""


class StorageOrderState(Model):
    """An order of a storage plan after it was moved or its status was set; from iot_id on only after the latter."""

    order_id: str | None = None
    """Id of the order."""
    commodity_code: str | None = None
    """Code of the plan."""
    specification: str | None = Field(
        default=None,
        validation_alias=AliasChoices("specification", "specificattion"),
        serialization_alias="specification",
    )
    """Specification of the plan."""
    copies: int | None = None
    """Number of copies of the plan that were bought."""
    start_time: str | None = None
    """Start of the plan as yyyy-MM-dd HH:mm:ss."""
    end_time: str | None = None
    """End of the plan as yyyy-MM-dd HH:mm:ss."""
    start_time_utc: str | None = Field(
        default=None, validation_alias="startTimeUTC", serialization_alias="startTimeUTC"
    )
    """Start of the plan in UTC as yyyy-MM-ddTHH:mm:ssZ."""
    end_time_utc: str | None = Field(default=None, validation_alias="endTimeUTC", serialization_alias="endTimeUTC")
    """End of the plan in UTC as yyyy-MM-ddTHH:mm:ssZ."""
    expired: OpenInt[StorageExpiry] | None = None
    """State of the plan: running, ended or frozen."""
    payment_status: OpenInt[PlanPaymentStatus] | None = None
    """Payment state of an order of a plan."""
    price: str | None = None
    """Price of the order. In yuan."""
    commodity_type: OpenInt[StoragePlanType] | None = None
    """Kind of recording of a storage plan."""
    iot_id: str | None = None
    """Device id; unique on the platform."""
    identity_id: str | None = None
    """Identity of the user on the platform."""
    status: OpenInt[StorageExpiry] | None = None
    """State of the order: running, ended or frozen."""
    pre_consume: int | None = None
    """Time that was used up. In seconds."""
    out_order_no: str | None = None
    """Settlement number of the order, in the Alibaba Cloud account."""
    order_type: OpenInt[StorageOrderType] | None = None
    """Kind of a storage order, paid for or free."""
    user_name: str | None = Field(default=None, repr=False)
    """Name of the buyer as given when buying; may be a phone number."""


class LivePlan(Model):
    """A live-sharing plan on sale."""

    commodity_name: str | None = None
    """Name of the plan."""
    commodity_code: str | None = None
    """Code of the plan."""
    months: int | None = None
    """Duration of the service. In months."""
    quota: int | None = None
    """Most live streams that can be watched at the same time."""
    price: str | None = None
    """Price of the plan. In yuan."""


class LiveOrder(Model):
    """An order of a live-sharing plan."""

    identity_id: str | None = None
    """Identity of the device's administrator on the platform."""
    order_id: str | None = None
    """Id of the order."""
    out_order_no: str | None = None
    """Number of the order at Alibaba Cloud."""
    commodity_name: str | None = None
    """Name of the plan."""
    commodity_code: str | None = None
    """Code of the plan."""
    copies: int | None = None
    """Number of copies of the plan that were bought."""
    start_time: str | None = None
    """Start of the plan as yyyy-MM-dd HH:mm:ss."""
    end_time: str | None = None
    """End of the plan as yyyy-MM-dd HH:mm:ss."""
    start_time_utc: str | None = Field(
        default=None, validation_alias="startTimeUTC", serialization_alias="startTimeUTC"
    )
    """Start of the plan in UTC as yyyy-MM-ddTHH:mm:ssZ."""
    end_time_utc: str | None = Field(default=None, validation_alias="endTimeUTC", serialization_alias="endTimeUTC")
    """End of the plan in UTC as yyyy-MM-ddTHH:mm:ssZ."""
    status: OpenInt[LiveOrderStatus] | None = None
    """State of a live-sharing order."""
    payment_status: OpenInt[PlanPaymentStatus] | None = None
    """Payment state of an order of a plan."""
    price: str | None = None
    """Price of the order. In yuan."""
    user_name: str | None = Field(default=None, repr=False)
    """Nickname of the user; may be a phone number."""
    user_id: str | None = None
    """Id of the user."""
    months: int | None = None
    """Duration of the service. In months."""


class LiveOrderPage(Model):
    """A page of live-sharing orders."""

    page_no: int | None = None
    """Number of this page, from 0."""
    page_size: int | None = None
    """Number of orders in a page."""
    page_count: int | None = None
    """Count of all pages."""
    total: int | None = None
    """Count of all orders."""
    orders: list[LiveOrder] | None = Field(default=None, validation_alias="orderList", serialization_alias="orderList")
    """The orders of this page."""
