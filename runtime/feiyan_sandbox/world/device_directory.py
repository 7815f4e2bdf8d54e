"""Lookups of devices and users for the broker, under the gateway's lock."""

from __future__ import annotations

from contextlib import AbstractContextManager

from feiyan_sandbox.world.state import World


class WorldDirectory:
    """A directory of the devices and users of a world. `lock` guards the world and must be reentrant."""

    def __init__(self, world: World, lock: AbstractContextManager[object]) -> None:
        self._world = world
        self._lock = lock

    def secret_of(self, product_key: str, device_name: str) -> str | None:
        with self._lock:
            app = self._world.app_devices.get(device_name)
            if app is not None and app.product_key == product_key:
                return app.secret
            names = product_key, device_name
            devices = self._world.devices.values()
            return next((device.secret for device in devices if (device.product_key, device.name) == names), None)

    def identity_of(self, iot_token: str) -> str | None:
        with self._lock:
            return self._world.sessions.identity_of(iot_token)

    def users_of(self, iot_id: str) -> set[str]:
        with self._lock:
            return {binding.identity_id for binding in self._world.bindings if binding.iot_id == iot_id}

    def names_of(self, iot_id: str) -> tuple[str, str]:
        with self._lock:
            device = self._world.devices[iot_id]
            return device.product_key, device.name
