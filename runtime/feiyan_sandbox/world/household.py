"""The household of the signed-in user: two homes with rooms and devices, and a fleet if one is wanted."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from feiyan_sandbox.world.household_models import (
    AIR_CONDITIONER,
    CAMERA,
    CURTAIN,
    GATEWAY,
    LIGHT,
    LOCK,
    MOTION_SENSOR,
    SOCKET,
)
from feiyan_sandbox.world.initial_values import CONNECTED_AT, CREATED_AT, likely_values, start_with
from feiyan_sandbox.world.state import OFFLINE, ONLINE, Binding, Device, Home, Room, World

SIGNED_IN = "50a1opb2c3d4e5f60718293a4b5c6d7e8f901234"
"""The identityId of the signed-in user."""

MY_HOME, HOLIDAY_HOME = "50f5op1556f65de314b983fd5bca4f2f28101234", "c68f1a8f5f5f4a0b8e6ead2f3219a1b2"
LIVING_ROOM, BEDROOM = "50f5op1556f65de314b983fd5bca4f2f28104516", "50f5op1556f65de314b983fd5bca4f2f28104517"
HALL, KITCHEN = "50f5op1556f65de314b983fd5bca4f2f28104518", "c68f1a8f5f5f4a0b8e6ead2f3219a1b3"

_HOMES = (
    (MY_HOME, "My home", {LIVING_ROOM: "Living room", BEDROOM: "Bedroom", HALL: "Hall"}),
    (HOLIDAY_HOME, "Holiday home", {KITCHEN: "Kitchen"}),
)
_LIGHTS = (("light001", LIVING_ROOM), ("light010", BEDROOM), ("light011", HALL))
_FLEET = (LIGHT, SOCKET, AIR_CONDITIONER, MOTION_SENSOR, CURTAIN, LOCK, CAMERA)
_OFFLINE_SHARE = 0.05
_GATEWAY_ID = "edwB6TqvOW2iXnmY7TNa000100"


class _Member(NamedTuple):
    product_key: str
    name: str
    nickname: str
    iot_id: str
    room: str
    status: int = ONLINE
    gateway: str = ""


_MEMBERS = (
    _Member(AIR_CONDITIONER, "aircon001", "Air conditioner", "q8ZtW3nKcY5vUe2RbL0d000100", BEDROOM),
    _Member(LOCK, "lock001", "Front door", "Lk4uT9sXwQ7mHc1PfV6a000100", HALL),
    _Member(CAMERA, "camera001", "Doorbell", "Cm2rY8eJbN5tGz3KxD7w000100", HALL),
    _Member(SOCKET, "socket001", "Kettle", "7bvbyRItBXQk3mTPFu8Qt9X00109ea700", KITCHEN),
    _Member(SOCKET, "wt0jR7mK2bnU0pc4AHX", "Garden pump", "7bvbyRItBXQk3mTPFu8Qt9X00109ea711", KITCHEN, OFFLINE),
    _Member(GATEWAY, "gateway001", "Gateway", _GATEWAY_ID, LIVING_ROOM),
    _Member(CURTAIN, "curtain001", "Curtain", "xadqskpHGoswW8loL89h000100", LIVING_ROOM, gateway=_GATEWAY_ID),
    _Member(MOTION_SENSOR, "sensor001", "Hallway", "z8nqExampleSensor0000000101", HALL, gateway=_GATEWAY_ID),
)


def add_household(world: World, random: Random) -> None:
    """Add the homes and devices of the signed-in user."""
    for home_id, name, rooms in _HOMES:
        made = {room_id: Room(room_id, room, CREATED_AT) for room_id, room in rooms.items()}
        world.homes[home_id] = Home(home_id, name, CREATED_AT, made)
    world.current_home = MY_HOME
    for name, room in _LIGHTS:
        _move_in(world, world.device({"productKey": LIGHT, "deviceName": name}), room)
    for member in _MEMBERS:
        device = add_to_household(world, member.product_key, member.name, room=member.room, iot_id=member.iot_id)
        device.nickname, device.status, device.gateway = member.nickname, member.status, member.gateway
        start_with(world, device, likely_values(world.model_of(device), random))


def add_fleet(world: World, number: int, random: Random) -> None:
    """Add devices of the household's products, in all of its rooms; a few of them are offline."""
    rooms = [room for home in world.homes.values() for room in home.rooms]
    for index in range(number):
        product_key, room = _FLEET[index % len(_FLEET)], rooms[index % len(rooms)]
        device = add_to_household(world, product_key, f"fleet{index + 1:04}", room=room)
        device.status = OFFLINE if random.random() < _OFFLINE_SHARE else ONLINE
        start_with(world, device, likely_values(world.model_of(device), random))


def add_to_household(world: World, product_key: str, name: str, *, room: str = LIVING_ROOM, iot_id: str = "") -> Device:
    """Add an online device in a room of the signed-in user, who owns it."""
    device = world.add_device(product_key, name, iot_id=iot_id)
    device.created_at = device.active_at = CREATED_AT
    device.status, device.status_since = ONLINE, CONNECTED_AT
    _move_in(world, device, room)
    return device


def _move_in(world: World, device: Device, room: str) -> None:
    world.bindings.append(Binding(SIGNED_IN, device.iot_id, owned=True))
    device.room = room
    device.home = next(home.id for home in world.homes.values() if room in home.rooms)
