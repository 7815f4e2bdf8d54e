"""The home service: devices in homes and rooms."""

from __future__ import annotations

import json
from typing import Any

from feiyan_sandbox.handlers.bindings import binding_detail
from feiyan_sandbox.handlers.homes import find_home, find_room
from feiyan_sandbox.handlers.paging import numbered_page
from feiyan_sandbox.handlers.registry import Call, answers
from feiyan_sandbox.world import Binding, Device, Refusal, World, codes


@answers("app.homes.listDevices")
def list_devices(call: Call) -> dict[str, Any]:
    return _page(call, [one for one in _own_devices(call) if _is_wanted(call, one)])


@answers("app.homes.listRoomDevices")
def list_room_devices(call: Call) -> dict[str, Any]:
    room = find_room(call)
    return _page(call, [one for one in _own_devices(call) if one.room == room.id])


@answers("app.homes.listElements")
def list_elements(call: Call) -> dict[str, Any]:
    """Return the devices of a home; the sandbox has no control groups."""
    home, kind = find_home(call), call.params.get("elementType", "DEVICE")
    found = _page(call, [one for one in _own_devices(call) if one.home == home.id and kind == "DEVICE"])
    elements = [{**item, "elementId": item["iotId"], "elementType": "DEVICE"} for item in found["items"]]
    return {**found, "items": elements}


@answers("app.homes.moveDevices")
def move_devices(call: Call) -> None:
    home = find_home(call)
    room = find_room(call).id if call.params.get("roomId") else ""
    for device in [_own_device(call, one["iotId"]) for one in call.params["deviceList"]]:
        device.home, device.room = home.id, room


@answers("app.homes.setRoomDevices")
def set_room_devices(call: Call) -> None:
    """Let a room have these devices and no others, which stay in the home."""
    home, room = find_home(call), find_room(call)
    devices = [_own_device(call, iot_id) for iot_id in call.params["iotIdList"]]
    for device in _own_devices(call):
        if device.room == room.id:
            device.room = ""
    for device in devices:
        device.home, device.room = home.id, room.id


@answers("app.users.listSharedDevices")
def list_shared_devices(call: Call) -> dict[str, Any]:
    return _page(
        call, [call.world.devices[one.iot_id] for one in call.world.bindings_of(call.identity_id) if not one.owned]
    )


def _is_wanted(call: Call, device: Device) -> bool:
    params, product = call.params, call.world.products[device.product_key]
    asked = {
        "homeId": device.home,
        "roomId": device.room,
        "productKey": device.product_key,
        "categoryKey": product.category_key,
        "deviceNodeType": product.node_type,
    }
    excluded = {"excludedHomeId": device.home, "excludedRoomId": device.room}
    return all(params.get(name) in {None, "", value} for name, value in asked.items()) and not any(
        params.get(name) == value for name, value in excluded.items()
    )


def _own_devices(call: Call) -> list[Device]:
    return [call.world.devices[one.iot_id] for one in call.world.bindings_of(call.identity_id) if one.owned]


def _own_device(call: Call, iot_id: str) -> Device:
    if not call.world.binding(call.identity_id, iot_id).owned:
        raise Refusal(codes.PARAMETER_ERROR, f"iotId: the user does not own {iot_id}")
    return call.world.devices[iot_id]


def _page(call: Call, devices: list[Device]) -> dict[str, Any]:
    found = numbered_page(devices, call.params, "items")
    bindings = {one.iot_id: one for one in call.world.bindings_of(call.identity_id)}
    return {**found, "items": [_placed(call, device, bindings[device.iot_id]) for device in found["items"]]}


def _placed(call: Call, device: Device, binding: Binding) -> dict[str, Any]:
    """Return the facts about a device, its place, and the properties that were asked for."""
    world = call.world
    home = world.homes.get(device.home)
    room = home.rooms.get(device.room) if home else None
    subs = [one.iot_id for one in world.devices.values() if one.gateway == device.iot_id]
    facts = {
        **binding_detail(world, binding),
        "myRole": "OWNED" if binding.owned else "SHARED",
        "propertyList": _properties(world, device, call.params.get("propertyIdentifiers") or []),
        "subDeviceIotIdList": subs,
    }
    if home:
        facts |= {"homeId": home.id, "homeName": home.name}
    if room:
        facts |= {"roomId": room.id, "roomName": room.name}
    return facts


def _properties(world: World, device: Device, identifiers: list[str]) -> list[dict[str, Any]]:
    """Return the properties that the model has among these; values are text."""
    known = world.model_of(device).properties
    found = []
    for identifier in identifiers:
        if identifier in known:
            sample = device.properties.get(identifier)
            facts: dict[str, Any] = {
                "identifier": identifier,
                "name": known[identifier].name,
                "dataType": known[identifier].type.name.upper(),
            }
            if sample:
                value = sample.value if isinstance(sample.value, str) else json.dumps(sample.value)
                facts |= {"value": value, "latestUpdateMillis": sample.collected_at}
            found.append(facts)
    return found
