"""A sandbox with many devices of its user, and what a mirror of them has to show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from feiyan_devices import AnyDevices
from feiyan_sandbox import Sandbox
from feiyan_sandbox.world import ONLINE, Binding, Sample, household_models, seeds

LIGHT = household_models.LIGHT
USER = seeds.SIGNED_IN


def add_devices(sandbox: Sandbox, count: int, *, product_key: str = LIGHT, prefix: str = "fleet") -> list[str]:
    """Add devices with a value each, bind them to the user, and return their ids."""
    return [add_device(sandbox, f"{prefix}{number:04}", product_key=product_key) for number in range(count)]


def add_device(sandbox: Sandbox, name: str, *, product_key: str = LIGHT) -> str:
    """Add a device with a value, bind it to the user, and return its id."""
    world = sandbox._world
    with sandbox._gateway.lock:
        device = world.add_device(product_key, name)
        device.status = ONLINE
        now = world.clock.now_ms()
        device.record(Sample("LightSwitch", 0, world.batch_id(), now, now))
        world.bindings.append(Binding(USER, device.iot_id, owned=True))
    return device.iot_id


def unbind(sandbox: Sandbox, iot_id: str) -> None:
    """Take a device from the user."""
    with sandbox._gateway.lock:
        sandbox._world.bindings = [one for one in sandbox._world.bindings if one.iot_id != iot_id]


def report_quietly(sandbox: Sandbox, iot_ids: Iterable[str], items: dict[str, Any]) -> None:
    """Let devices report values of which no push tells."""
    world = sandbox._world
    with sandbox._gateway.lock:
        pushes, world.pushes = world.pushes, None
        for iot_id in iot_ids:
            world.report_properties(world.devices[iot_id], items)
        world.pushes = pushes


def truth(sandbox: Sandbox) -> dict[str, dict[str, Any]]:
    """Return the connection state and the values of the user's devices, by id."""
    world = sandbox._world
    with sandbox._gateway.lock:
        devices = [world.devices[one.iot_id] for one in world.bindings if one.identity_id == USER]
        return {
            device.iot_id: {
                "online": device.status == ONLINE,
                "values": {name: sample.value for name, sample in device.properties.items()},
            }
            for device in devices
        }


def shown(devices: AnyDevices[Any]) -> dict[str, dict[str, Any]]:
    """Return the same of a mirror."""
    return {
        device.iot_id: {
            "online": device.online,
            "values": {name: one.value for name, one in device.properties.items() if one.value is not None},
        }
        for device in devices
    }
