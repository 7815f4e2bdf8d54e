"""The home service: homes and their rooms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from feiyan_sandbox.handlers.paging import numbered_page
from feiyan_sandbox.handlers.registry import Call, answers
from feiyan_sandbox.world import ONLINE, Device, Home, Refusal, Room, World, codes, identifier


@answers("app.homes.create")
def create(call: Call) -> str:
    world, name = call.world, call.params["name"]
    _check_name(world.homes.values(), name)
    home = Home(identifier("home", world.number("home"), 40), name, world.clock.now_ms())
    world.homes[home.id] = home
    world.current_home = home.id
    return home.id


@answers("app.homes.delete")
def delete(call: Call) -> None:
    """Delete a home, which unbinds its devices."""
    home = find_home(call)
    if len(call.world.homes) == 1:
        raise Refusal(codes.TOO_FEW_HOMES)
    iot_ids = {one.iot_id for one in call.world.devices.values() if one.home == home.id}
    call.world.unbind([one for one in call.world.bindings if one.owned and one.iot_id in iot_ids])
    del call.world.homes[home.id]
    if call.world.current_home == home.id:
        call.world.current_home = next(iter(call.world.homes))


@answers("app.homes.update")
def update(call: Call) -> None:
    home = find_home(call)
    name = call.params.get("name", home.name)
    _check_name(call.world.homes.values(), name, except_for=home)
    home.name = name


@answers("app.homes.setCurrent")
def set_current(call: Call) -> None:
    call.world.current_home = find_home(call).id


@answers("app.homes.get")
def get(call: Call) -> dict[str, Any]:
    home = find_home(call)
    devices = [one for one in call.world.devices.values() if one.home == home.id]
    return {**_summary(call.world, home), "roomCnt": len(home.rooms), **_counts(devices)}


@answers("app.homes.list")
def list_homes(call: Call) -> dict[str, Any]:
    return numbered_page([_summary(call.world, home) for home in call.world.homes.values()], call.params, "data")


@answers("app.homes.createRoom")
def create_room(call: Call) -> str:
    world, name, rooms = call.world, call.params["name"], find_home(call).rooms
    _check_name(rooms.values(), name)
    room_id = identifier("room", world.number("room"), 40)
    rooms[room_id] = Room(room_id, name, world.clock.now_ms(), call.params.get("backgroudImage"))
    return room_id


@answers("app.homes.deleteRoom")
def delete_room(call: Call) -> None:
    room = find_room(call)
    del find_home(call).rooms[room.id]
    for device in call.world.devices.values():
        if device.room == room.id:
            device.room = ""


@answers("app.homes.updateRoom")
def update_room(call: Call) -> None:
    room = find_room(call)
    name = call.params.get("name", room.name)
    _check_name(find_home(call).rooms.values(), name, except_for=room)
    room.name, room.image = name, call.params.get("backgroudImage", room.image)


@answers("app.homes.getRoom")
def get_room(call: Call) -> dict[str, Any]:
    return _room_detail(call.world, find_room(call))


@answers("app.homes.listRooms")
def list_rooms(call: Call) -> dict[str, Any]:
    return numbered_page(
        [_room_detail(call.world, room) for room in find_home(call).rooms.values()], call.params, "items"
    )


def find_home(call: Call) -> Home:
    """Return the home that a call names. Raises Refusal if it does not exist."""
    home = call.world.homes.get(call.params["homeId"])
    if home is None:
        raise Refusal(codes.PARAMETER_ERROR, f"homeId: home {call.params['homeId']} does not exist")
    return home


def find_room(call: Call) -> Room:
    """Return the room that a call names, of the home that it names. Raises Refusal if it does not exist."""
    room = find_home(call).rooms.get(call.params["roomId"])
    if room is None:
        raise Refusal(codes.PARAMETER_ERROR, f"roomId: room {call.params['roomId']} does not exist in this home")
    return room


def _check_name(existing: Iterable[Home | Room], name: str, *, except_for: Home | Room | None = None) -> None:
    if any(other.name == name for other in existing if other is not except_for):
        raise Refusal(codes.DUPLICATE_NAME)


def _counts(devices: list[Device]) -> dict[str, Any]:
    return {"deviceCnt": len(devices), "deviceOnlineCnt": sum(one.status == ONLINE for one in devices)}


def _summary(world: World, home: Home) -> dict[str, Any]:
    facts = {"homeId": home.id, "name": home.name, "createMillis": home.created_at}
    return {**facts, "myRole": "ADMIN", "currentHome": home.id == world.current_home}


def _room_detail(world: World, room: Room) -> dict[str, Any]:
    devices = [one for one in world.devices.values() if one.room == room.id]
    detail = {"roomId": room.id, "name": room.name, "createMillis": room.created_at, **_counts(devices)}
    return detail if room.image is None else {**detail, "backgroudImage": room.image}
