"""The devices and users of the world, as the broker looks them up: in the gateway's turn."""

from __future__ import annotations

from contextlib import AbstractContextManager

from feiyan_sandbox.world.state import World


class WorldDirectory:
    """The devices and users of a world. `lock` is the one that guards it; who holds it may ask, too."""

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
