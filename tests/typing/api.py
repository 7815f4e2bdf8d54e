"""Examples of the public types, for type checkers only. Nothing runs them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import assert_never, assert_type

from feiyan import (
    AggregateOperator,
    AsyncCloudClient,
    CloudClient,
    DeviceStatus,
    Envelope,
    Options,
    Region,
    Retry,
    UnknownInt,
)
from feiyan.app.models.data import AggregateExpression
from feiyan.cloud.models.products import Product
from feiyan.cloud.models.things import ThingInfo, ThingPage


def sync_calls(cloud: CloudClient) -> None:
    info = cloud.things.get_info(iot_id="x")
    assert_type(info, ThingInfo)
    assert_type(info.status, DeviceStatus | UnknownInt | None)
    assert_type(cloud.things.set_properties(iot_id="x", items={"a": 1}), None)
    for thing in cloud.things.list(product_key="k", status=DeviceStatus.ONLINE):
        assert_type(thing, ThingInfo)
    assert_type(cloud.things.list(product_key="k", status=1).page(), ThingPage)
    assert_type(cloud.products.get(product_key="k"), Product)
    assert_type(cloud.products.create_devices(product_key="k", amount=2), str)


def envelopes(cloud: CloudClient) -> None:
    envelope = cloud.with_envelope.things.get_info(iot_id="x")
    assert_type(envelope, Envelope[ThingInfo])
    assert_type(envelope.request_id, str | None)
    assert_type(envelope.headers, Mapping[str, str])
    for page in cloud.with_envelope.things.list(product_key="k", status=1):
        assert_type(page, Envelope[ThingPage])


async def async_calls(cloud: AsyncCloudClient) -> None:
    assert_type(await cloud.things.get_info(iot_id="x"), ThingInfo)
    async for thing in cloud.things.list(product_key="k", status=DeviceStatus.ONLINE):
        assert_type(thing, ThingInfo)
    assert_type(await cloud.with_envelope.things.get_info(iot_id="x"), Envelope[ThingInfo])
    task = asyncio.create_task(cloud.with_envelope.things.get_info(iot_id="x"))
    assert_type(await task, Envelope[ThingInfo])


def settings() -> None:
    with CloudClient(
        app_key="k", app_secret="s", project_id="p", region=Region.EU_CENTRAL_1, retry=Retry(attempts=1)
    ) as cloud:
        cloud.call("/cloud/thing/info/get", {"iotId": "x"}, api_version="1.0.2", options=Options(timeout=1.0))


def lists(cloud: CloudClient) -> None:
    devices = cloud.things.list(product_key="k", status=1)
    assert_type(devices.total(), int | None)
    assert_type(devices.first(), ThingInfo | None)
    assert_type(devices.limit(3).to_list(), list[ThingInfo])
    assert_type(devices.limit(3).page(), ThingPage)


async def async_lists(cloud: AsyncCloudClient) -> None:
    devices = cloud.things.list(product_key="k", status=1)
    assert_type(await devices.total(), int | None)
    assert_type(await devices.first(), ThingInfo | None)
    assert_type(await devices.limit(3).to_list(), list[ThingInfo])


def times(cloud: CloudClient, product: Product) -> None:
    assert_type(product.gmt_create, int | None)
    assert_type(product.gmt_create_at, datetime | None)
    now = datetime.now(UTC)
    cloud.things.list_property_timeline(iot_id="x", identifier="y", start=0, end=now)
    cloud.things.list_property_timeline(
        iot_id="x",
        identifier="y",
        start="0",  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        end=now,
    )


def enumerations(info: ThingInfo) -> str:
    if info.status is None:
        return "not told"
    assert_type(info.status, DeviceStatus | UnknownInt)
    number: int = info.status
    if isinstance(info.status, DeviceStatus):
        return info.status.name
    assert_type(info.status, UnknownInt)
    return f"{number}"


def every_member(status: DeviceStatus | UnknownInt) -> str:
    match status:
        case DeviceStatus.ONLINE:
            return "on"
        case DeviceStatus.OFFLINE | DeviceStatus.NOT_ACTIVATED | DeviceStatus.DISABLED:
            return "off"
        case UnknownInt():
            return f"{status:d}"
        case _:
            assert_never(status)


def a_member_is_forgotten(status: DeviceStatus | UnknownInt) -> str:
    match status:
        case DeviceStatus.ONLINE | DeviceStatus.OFFLINE | DeviceStatus.NOT_ACTIVATED | DeviceStatus.DISABLED:
            return "known"
        case _:
            assert_never(status)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def plain_values_are_passed(cloud: CloudClient, info: ThingInfo) -> None:
    cloud.things.list(product_key="k", status=1)
    if info.status is not None:
        cloud.things.list(product_key="k", status=info.status)
    AggregateExpression(op="and")
    AggregateExpression(op=AggregateOperator.AND)
    if info.status == 1 or info.status == DeviceStatus.ONLINE:
        return


def mistakes(cloud: CloudClient) -> None:
    cloud.things.get_info(iotid="x")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    cloud.things.list(status=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    cloud.products.get(product_key=1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
