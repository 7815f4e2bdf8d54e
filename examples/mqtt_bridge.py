"""Mirror the user's devices to a local MQTT broker, where Home Assistant discovers them. Needs the extra `mqtt`.

    python examples/mqtt_bridge.py HOST PORT           the user of FEIYAN_IOT_TOKEN
    python examples/mqtt_bridge.py HOST PORT FOLDER    the user whose session sign_in.py stored in FOLDER

Each property of a device is a topic, feiyan/IOT_ID/PROPERTY, and one that can be set takes values at
feiyan/IOT_ID/PROPERTY/set. FEIYAN_APP_KEY and FEIYAN_APP_SECRET identify the app. With FEIYAN_IOT_TOKEN, set
FEIYAN_REGION as well, or FEIYAN_BASE_URL and FEIYAN_MQTT_URL. The session in FOLDER knows its region.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from typing import Any

from aiomqtt import Client, MqttError, Will

from feiyan import (
    AsyncAppClient,
    AsyncDevice,
    AsyncDevices,
    AvailabilityChanged,
    DeviceAdded,
    DeviceRemoved,
    DeviceRenamed,
    Dropped,
    FeiyanError,
    FileTokenStore,
    OnlineChanged,
    PropertyChanged,
    SessionEnded,
)
from feiyan_devices import BoolType, Change, DataType, EnumType, IntType, NumberType, Property, Reading, TextType

PREFIX = "feiyan"
BRIDGE = f"{PREFIX}/available"
RECONNECT = 5.0
"""Seconds until the broker is tried again."""


def slug(identifier: str) -> str:
    """Return an identifier without what a topic or an id of Home Assistant cannot have, such as ":"."""
    return re.sub(r"[^A-Za-z0-9_-]", "_", identifier)


def topic(device: AsyncDevice, *parts: str) -> str:
    return "/".join((PREFIX, slug(device.iot_id), *map(slug, parts)))


def connection(device: AsyncDevice) -> str:
    """Return the topic that says whether a device is online."""
    return f"{BRIDGE}/{slug(device.iot_id)}"


def options(enum: EnumType) -> dict[str, int]:
    """Return the numbers of an enumeration by what users see: its labels, or numbers where those are not distinct."""
    labels = {label: number for number, label in enum.items.items() if label}
    return labels if len(labels) == len(enum.items) else {str(number): number for number in enum.items}


def state(reading: Reading) -> str:
    """Return a value as a payload; "None" stands for one that is not known."""
    value = reading.value
    if reading.property and isinstance(reading.property.type, EnumType):
        value = next((text for text, number in options(reading.property.type).items() if number == value), value)
    if isinstance(value, bool):
        return "ON" if value else "OFF"
    return str(value) if value is None or isinstance(value, int | float | str) else json.dumps(value, default=str)


def parsed(kind: DataType, payload: str) -> Any:
    """Return the value in a command; the thing model checks it afterwards."""
    if isinstance(kind, BoolType):
        return {"ON": True, "OFF": False}.get(payload, payload)
    if isinstance(kind, EnumType):
        return options(kind).get(payload, payload)
    try:
        return json.loads(payload) if isinstance(kind, NumberType) else payload
    except ValueError:
        return payload


def component(device: AsyncDevice, one: Property) -> dict[str, Any] | None:
    """Return what Home Assistant shows a property as, in the terms of its MQTT discovery; None for structures."""
    match one.type:
        case BoolType():
            kind: dict[str, Any] = {"platform": "switch" if one.is_writable else "binary_sensor"}
        case NumberType(minimum=int() | float() as low, maximum=int() | float() as high) if (
            one.is_writable and low < high
        ):
            kind = {
                "platform": "number",
                "min": low,
                "max": high,
                "step": one.type.step or (1 if isinstance(one.type, IntType) else 0.01),
            }
        case EnumType() if one.is_writable and one.type.items:
            kind = {"platform": "select", "options": [*options(one.type)]}
        case NumberType() | EnumType() | TextType():
            kind = {"platform": "sensor"}
        case _:
            return None
    if one.unit and isinstance(one.type, NumberType):
        kind["unit_of_measurement"] = one.unit
    if kind["platform"] not in ("sensor", "binary_sensor"):
        kind["command_topic"] = topic(device, one.identifier, "set")
    return {
        **kind,
        "name": one.name or one.identifier,
        "unique_id": slug(f"{device.iot_id}_{one.identifier}"),
        "state_topic": topic(device, one.identifier),
    }


def discovery(device: AsyncDevice) -> dict[str, Any]:
    """Return the announcement of a device with all its properties."""
    shown = {
        slug(one.identifier): component(device, one) for one in device.model.properties.values() if one.is_readable
    }
    return {
        "device": {
            "identifiers": [device.iot_id],
            "name": device.nick_name or device.name,
            "model": device.model.product_key,
        },
        "origin": {"name": "feiyan-client"},
        "availability": [{"topic": BRIDGE}, {"topic": connection(device)}],
        "availability_mode": "all",
        "components": {name: found for name, found in shown.items() if found},
    }


class Bridge:
    """The devices of a mirror on a broker, while both are connected."""

    def __init__(self, devices: AsyncDevices, broker: Client) -> None:
        self._devices = devices
        self._broker = broker

    async def run(self) -> None:
        changes = self._devices.changes()
        await self._broker.subscribe(f"{PREFIX}/+/+/set")
        await self._show_all()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._obey())
            async for change in changes:
                await self._follow(change)

    async def _follow(self, change: Change[AsyncDevice]) -> None:
        match change:
            case PropertyChanged():
                await self._publish(topic(change.device, change.identifier), state(change.reading))
            case OnlineChanged():
                await self._publish_online(change.device)
            case DeviceAdded() | DeviceRenamed():
                await self._show(change.device)
            case DeviceRemoved():
                await self._publish(self._announcement(change.device), "")
            case AvailabilityChanged():
                await self._publish(BRIDGE, "online" if change.available else "offline")
            case SessionEnded():
                print("the session is over, sign in again:", change.reason, file=sys.stderr, flush=True)
            case Dropped():
                await self._show_all()

    async def _obey(self) -> None:
        """Set what is asked for; what cannot be set is told, and the value stays."""
        async for message in self._broker.messages:
            _, iot_id, name, _ = message.topic.value.split("/")
            try:
                device = next(one for one in self._devices if slug(one.iot_id) == iot_id)
                wanted = next(one for one in device.model.properties.values() if slug(one.identifier) == name)
            except StopIteration:
                continue
            try:
                payload = message.payload.decode() if isinstance(message.payload, bytes) else str(message.payload)
                await device.set({wanted.identifier: parsed(wanted.type, payload)})
            except (FeiyanError, UnicodeDecodeError) as error:
                print(device.name, error, file=sys.stderr, flush=True)
                await self._publish(topic(device, wanted.identifier), state(device[wanted.identifier]))

    async def _show_all(self) -> None:
        for device in self._devices:
            await self._show(device)
        await self._publish(BRIDGE, "online" if self._devices.available else "offline")

    async def _show(self, device: AsyncDevice) -> None:
        await self._publish(self._announcement(device), json.dumps(discovery(device)))
        await self._publish_online(device)
        for identifier, reading in device.properties.items():
            await self._publish(topic(device, identifier), state(reading))

    async def _publish_online(self, device: AsyncDevice) -> None:
        await self._publish(connection(device), "online" if device.online else "offline")

    def _announcement(self, device: AsyncDevice) -> str:
        return f"homeassistant/device/{slug(device.iot_id)}/config"

    async def _publish(self, topic: str, payload: str) -> None:
        await self._broker.publish(topic, payload, qos=1, retain=True)


async def bridge(app: AsyncAppClient, host: str, port: int) -> None:
    """Mirror until cancelled; a broker that is away is tried again."""
    will = Will(BRIDGE, "offline", qos=1, retain=True)
    async with app, app.devices() as devices:
        while True:
            try:
                async with Client(host, port, will=will) as broker:
                    print(f"{len(devices)} devices are mirrored to {host}:{port}", flush=True)
                    await Bridge(devices, broker).run()
            except* MqttError as errors:
                print(f"{host}:{port}:", errors.exceptions[0], file=sys.stderr, flush=True)
            await asyncio.sleep(RECONNECT)


def client(folder: str | None) -> AsyncAppClient:
    if folder is None:
        return AsyncAppClient.from_env()
    return AsyncAppClient.from_env(token_store=FileTokenStore(folder), mqtt_url=None)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit("usage: mqtt_bridge.py HOST PORT [FOLDER]")
    try:
        asyncio.run(bridge(client(sys.argv[3] if sys.argv[3:] else None), sys.argv[1], int(sys.argv[2])))
    except (FeiyanError, ValueError) as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        pass
