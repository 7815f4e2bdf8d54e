"""The household of the signed-in user: two homes with rooms, devices and scenes, and a fleet if one is wanted.

Some devices are shared: with a partner, and by a neighbour. There is new firmware for two of them.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import NamedTuple

from feiyan_sandbox.world.household_models import (
    AIR_CONDITIONER,
    CAMERA,
    CURTAIN,
    GATEWAY,
    INFRARED,
    LIGHT,
    LOCK,
    SOCKET,
)
from feiyan_sandbox.world.initial_values import CONNECTED_AT, CREATED_AT, likely_values, start_with
from feiyan_sandbox.world.scenes import AUTOMATIC, MANUAL, Scene
from feiyan_sandbox.world.shares import ACCEPTED, Share
from feiyan_sandbox.world.state import OFFLINE, ONLINE, Binding, Device, Home, Room, World
from feiyan_sandbox.world.upgrades import Upgrade

SIGNED_IN = "50a1opb2c3d4e5f60718293a4b5c6d7e8f901234"
"""The identityId of the signed-in user."""

PARTNER, NEIGHBOUR = "50b2opb2c3d4e5f60718293a4b5c6d7e8f905678", "50ceop3441838d879e23f01933ab455be61f1234"
"""The identityIds of users who share devices with the signed-in user, or to whom that user does."""

MY_HOME, HOLIDAY_HOME = "50f5op1556f65de314b983fd5bca4f2f28101234", "c68f1a8f5f5f4a0b8e6ead2f3219a1b2"
LIVING_ROOM, BEDROOM = "50f5op1556f65de314b983fd5bca4f2f28104516", "50f5op1556f65de314b983fd5bca4f2f28104517"
HALL, KITCHEN = "50f5op1556f65de314b983fd5bca4f2f28104518", "c68f1a8f5f5f4a0b8e6ead2f3219a1b3"

_HOMES = (
    (MY_HOME, "My home", {LIVING_ROOM: "Living room", BEDROOM: "Bedroom", HALL: "Hall"}),
    (HOLIDAY_HOME, "Holiday home", {KITCHEN: "Kitchen"}),
)
_LIGHTS = (("light010", BEDROOM), ("light011", HALL), ("light001", LIVING_ROOM))
_FLEET = (LIGHT, SOCKET, AIR_CONDITIONER, INFRARED, CURTAIN, LOCK, CAMERA)
_OFFLINE_SHARE = 0.05
_GATEWAY_ID, _LOCK_ID = "edwB6TqvOW2iXnmY7TNa000100", "Lk4uT9sXwQ7mHc1PfV6a000100"
_SOCKET_IDS = "7bvbyRItBXQk3mTPFu8Qt9X00109ea700", "7bvbyRItBXQk3mTPFu8Qt9X00109ea711"
_CURTAIN_ID, _SENSOR_ID = "xadqskpHGoswW8loL89h000100", "z8nqExampleSensor0000000101"
_NEIGHBOURS_CAMERA_ID, _NEIGHBOURS_FAN_ID = "Cm7pL3vTgS9qWe5ZuA1y000100", "VPuHLddp6fisYryXdk0T0010db1234"
_SHARES = (
    Share("c2c481c8b90549fabe91d655adafe303", "1", _CURTAIN_ID, SIGNED_IN, PARTNER, CREATED_AT),
    Share("8a4e6b0d2c7f41938b5d9e1f3a6c7042", "2", _LOCK_ID, SIGNED_IN, PARTNER, CREATED_AT, ACCEPTED),
    Share("5f2d8c1b7a6e4903b8d4e0c9a7f31625", "3", _NEIGHBOURS_FAN_ID, NEIGHBOUR, SIGNED_IN, CREATED_AT),
    Share("1d9b7f3e5a2c48608f4e6d0b9c8a7351", "4", _NEIGHBOURS_CAMERA_ID, NEIGHBOUR, SIGNED_IN, CREATED_AT, ACCEPTED),
)


class _Member(NamedTuple):
    product_key: str
    name: str
    nickname: str
    iot_id: str
    room: str
    gateway: str = ""


_MEMBERS = (
    _Member(AIR_CONDITIONER, "aircon001", "Air conditioner", "q8ZtW3nKcY5vUe2RbL0d000100", BEDROOM),
    _Member(LOCK, "lock001", "Front door", _LOCK_ID, HALL),
    _Member(CAMERA, "camera001", "Doorbell", "Cm2rY8eJbN5tGz3KxD7w000100", HALL),
    _Member(SOCKET, "socket001", "Kettle", _SOCKET_IDS[0], KITCHEN),
    _Member(SOCKET, "wt0jR7mK2bnU0pc4AHX", "Garden pump", _SOCKET_IDS[1], KITCHEN),
    _Member(GATEWAY, "gateway001", "Gateway", _GATEWAY_ID, LIVING_ROOM),
    _Member(CURTAIN, "curtain001", "Curtain", _CURTAIN_ID, LIVING_ROOM, gateway=_GATEWAY_ID),
    _Member(INFRARED, "sensor001", "Hallway", _SENSOR_ID, HALL, gateway=_GATEWAY_ID),
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
        device.nickname, device.gateway = member.nickname, member.gateway
        start_with(world, device, likely_values(world.model_of(device), random))
    _add_shares(world)
    _add_scenes(world)
    for iot_id in _SOCKET_IDS:
        world.upgrades[iot_id] = Upgrade(iot_id, "1.0.0", "1.1.0")


def _add_shares(world: World) -> None:
    camera = world.add_device(CAMERA, "camera002", iot_id=_NEIGHBOURS_CAMERA_ID)
    camera.nickname, camera.status, camera.active_at = "Neighbour's yard", ONLINE, CREATED_AT
    world.bindings.append(Binding(NEIGHBOUR, camera.iot_id, owned=True))
    for share in _SHARES:
        batch = f"ACCOUNT_DEV_SHARE_3fbd910a-1a2b-3c4d-8e9f-09aabf5fe5b{share.batch}"
        world.shares[share.id] = replace(share, batch=batch)
        if share.status == ACCEPTED:
            world.bindings.append(Binding(share.receiver, share.iot_id, owned=False))


def _add_scenes(world: World) -> None:
    hall_light = world.device({"productKey": LIGHT, "deviceName": "light011"}).iot_id
    motion = {"iotId": _SENSOR_ID, "propertyName": "MotionAlarmState", "compareType": "==", "compareValue": 1}
    dark = {"iotId": _SENSOR_ID, "propertyName": "LightMode", "compareType": "==", "compareValue": 0}
    for scene_id, catalog, name, content in (
        (
            "7c642f6ec5034bfcbbf779035e6cd438",
            MANUAL,
            "Good night",
            {"actions": [_set(hall_light, "PowerSwitch", 0), _set(_CURTAIN_ID, "CurtainPosition", 0)]},
        ),
        (
            "c47e5fb1921e4f2db0ebb83d965049e6",
            AUTOMATIC,
            "Light in the hall",
            {
                "sceneType": "IFTTT",
                "triggers": {
                    "uri": "logical/or",
                    "items": [{"uri": "trigger/device/property", "params": motion}],
                },
                "conditions": {"uri": "logical/and", "items": [{"uri": "condition/device/property", "params": dark}]},
                "actions": [_set(hall_light, "PowerSwitch", 1)],
            },
        ),
    ):
        world.scenes[scene_id] = Scene(scene_id, MY_HOME, catalog, name, enabled=True, content=content)


def _set(iot_id: str, name: str, value: int) -> dict[str, object]:
    params = {"iotId": iot_id, "propertyName": name, "propertyValue": value}
    return {"uri": "action/device/setProperty", "params": params}


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
