"""The thing service of both sides: devices with their properties, events and services."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from feiyan_sandbox.handlers.examples import documented_example
from feiyan_sandbox.handlers.paging import page, window
from feiyan_sandbox.handlers.registry import Call, answers
from feiyan_sandbox.world import (
    ONLINE,
    REGION,
    TENANT_ID,
    Device,
    Event,
    Product,
    Refusal,
    Sample,
    check_arguments,
    check_items,
    codes,
)


@answers("app.things.getInfo")
@answers("cloud.things.getInfo")
def get_info(call: Call) -> dict[str, Any]:
    return _info(call.world.device(call.params))


@answers("cloud.things.list")
def list_things(call: Call) -> dict[str, Any]:
    product = call.world.product(call.params["productKey"])
    wanted = product.key, call.params["status"]
    devices = [device for device in call.world.devices.values() if (device.product_key, device.status) == wanted]
    items = page(devices, call.params["currentPage"], call.params["pageSize"])
    return {"totalNum": len(devices), "items": [_info(device) for device in items]}


@answers("app.things.getStatus")
@answers("cloud.things.getStatus")
def get_status(call: Call) -> dict[str, Any]:
    device = call.world.device(call.params)
    return {"status": device.status, "time": device.status_since}


@answers("cloud.things.getRegion")
def get_region(call: Call) -> str:
    call.world.device(call.params)
    return REGION


@answers("app.things.getTsl")
@answers("cloud.things.getTsl")
def get_tsl(call: Call) -> dict[str, Any]:
    device = call.world.device(call.params)
    return _tsl(call.world.product(device.product_key), device.name)


@answers("app.things.getTslByProduct")
def get_tsl_by_product(call: Call) -> dict[str, Any]:
    return _tsl(call.world.product(call.params["productKey"]), call.params.get("deviceName", ""))


@answers("app.things.getProperties")
def get_snapshots(call: Call) -> dict[str, Any]:
    samples = call.world.device(call.params).properties.values()
    return {sample.identifier: {"value": sample.value, "time": sample.collected_at} for sample in samples}


@answers("cloud.things.getProperties")
def get_properties(call: Call) -> list[dict[str, Any]]:
    device = call.world.device(call.params)
    return [_property(device, sample) for sample in device.properties.values()]


@answers("app.things.setProperties")
@answers("cloud.things.setProperties")
def set_properties(call: Call) -> None:
    device, items = _online(call), call.params["items"]
    check_items(call.world.model_of(device), items)
    call.world.report_properties(device, items)


@answers("app.things.listPropertyTimeline")
@answers("cloud.things.listPropertyTimeline")
def list_property_timeline(call: Call) -> dict[str, Any]:
    device = call.world.device(call.params)
    samples = [sample for sample in device.samples if sample.identifier == call.params["identifier"]]
    within = window(samples, call.params, call.operation.paging, time=lambda sample: sample.collected_at)
    return {"items": [_sample(device, sample) for sample in within], "timestamp": call.world.clock.now_ms()}


@answers("app.things.listEventTimeline")
@answers("cloud.things.listEventTimeline")
def list_event_timeline(call: Call) -> dict[str, Any]:
    device = call.world.device(call.params)
    wanted = call.params["identifier"], call.params["eventType"]
    events = [event for event in device.events if (event.identifier, event.type) == wanted]
    within = window(events, call.params, call.operation.paging, time=lambda event: event.collected_at)
    return {"items": [_event(device, event) for event in within], "timestamp": call.world.clock.now_ms()}


@answers("app.things.queryLatestEvents")
def query_latest_events(call: Call) -> list[dict[str, Any]]:
    """Return the last report of each event."""
    latest = {event.identifier: event for event in call.world.device(call.params).events}
    return [
        {"identifier": event.identifier, "time": event.collected_at, "type": event.type, "value": event.body}
        for event in latest.values()
    ]


@answers("app.things.invokeService")
def invoke_service(call: Call) -> dict[str, Any]:
    return {"data": _invoke(call), "messageId": call.world.number("message")}


@answers("cloud.things.invokeService")
def invoke_service_of_project(call: Call) -> dict[str, Any] | None:
    return _invoke(call) or None


@answers("cloud.things.sendCustomMessage")
def send_custom_message(call: Call) -> Any:
    _online(call)
    return documented_example(call)


def _online(call: Call) -> Device:
    device = call.world.device(call.params)
    if device.status != ONLINE:
        raise Refusal(codes.DEVICE_OFFLINE)
    return device


def _invoke(call: Call) -> dict[str, Any]:
    """Let a device carry out a service, and return its outputs."""
    device, args = _online(call), call.params["args"]
    service = check_arguments(call.world.model_of(device), call.params["identifier"], args)
    answer = device.answers.get(service.identifier)
    return dict(answer(args)) if answer else {}


def _tsl(product: Product, device_name: str) -> dict[str, Any]:
    profile = product.model.tsl.get("profile")
    return {
        **product.model.tsl,
        "profile": {
            **(profile if isinstance(profile, Mapping) else {}),
            "productKey": product.key,
            "deviceName": device_name,
        },
        "link": f"/sys/{product.key}/{device_name}/thing/",
    }


def _info(device: Device) -> dict[str, Any]:
    return {
        "iotId": device.iot_id,
        "productKey": device.product_key,
        "name": device.name,
        "deviceKey": device.name,
        "deviceSecret": device.secret,
        "status": device.status,
        "statusLast": device.status_before,
        "activeTime": device.active_at,
        "gmtCreate": device.created_at,
        "gmtModified": device.status_since,
        "thingType": "DEVICE",
        "region": REGION,
        "firmwareVersion": device.firmware,
        "ownerDomain": device.product_key,
        "rbacTenantId": TENANT_ID,
        "tenantId": 7,
        "mac": None,
        "netAddress": None,
        "nickname": device.nickname or None,
        "sdkVersion": None,
        "sn": None,
        "offset": None,
        "limit": None,
    }


def _property(device: Device, sample: Sample) -> dict[str, Any]:
    return {
        "iotId": device.iot_id,
        "attribute": sample.identifier,
        "value": sample.value,
        "batchId": sample.batch_id,
        "gmtModified": sample.modified_at,
    }


def _sample(device: Device, sample: Sample) -> dict[str, Any]:
    return {
        "iotid": device.iot_id,
        "property": sample.identifier,
        "data": sample.value,
        "batchId": sample.batch_id,
        "modifytime": sample.modified_at,
        "timestamp": sample.collected_at,
        "group": None,
    }


def _event(device: Device, event: Event) -> dict[str, Any]:
    return {
        "iotId": device.iot_id,
        "eventCode": event.identifier,
        "eventName": event.name,
        "eventType": event.type,
        "eventBody": event.body,
        "batchId": event.batch_id,
        "timestamp": event.collected_at,
    }
