"""Lists of devices, and the messages about them, as the clients of the generated package hand them over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from feiyan_devices._flow import Flow, ReadAll

List: TypeAlias = Callable[[], Flow[dict[str, "Facts"]]]
"""Flow that lists the devices of a mirror by device id."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts about a device that a list of devices tells.

    Attributes:
        product_key: Key of its product.
        name: Name of the device; unique within its product.
        nick_name: Name that the user gave the device.
        status: Connection state, a `DeviceStatus`.
        product_name: Name of its product, on the app side.
        owned: 1 if the user administers the device, 0 if it is shared with the user; None on the cloud side.

    """

    product_key: str | None = None
    name: str | None = None
    nick_name: str | None = None
    status: int | None = None
    product_name: str | None = None
    owned: int | None = None


class DeviceMessages(NamedTuple):
    """Classes of the messages that a push channel receives about devices.

    Attributes:
        properties: Properties of a device have new values.
        status: The connection state of a device changed.
        event: A device reported an event.
        bindings: A device came or went.

    """

    properties: type[Any]
    status: type[Any]
    event: type[Any]
    bindings: tuple[type[Any], ...]


def bound_devices(users: Any) -> List:
    """Return the list of the devices that are bound to the user of an app client's service `users`."""

    def listed() -> Flow[dict[str, Facts]]:
        return _by_id((yield ReadAll(users.list_devices())))

    return listed


def devices_of_products(
    products: Any, things: Any, product_keys: Sequence[str] | None, statuses: Sequence[int]
) -> List:
    """Return the list of the devices of products, or of all of the project, that are in one of some states."""

    def listed() -> Flow[dict[str, Facts]]:
        keys = (product_keys,) if isinstance(product_keys, str) else product_keys
        if keys is None:
            keys = [one.product_key for one in (yield ReadAll(products.list())) if one.product_key]
        found: dict[str, Facts] = {}
        for key in keys:
            for status in statuses:
                found |= _by_id((yield ReadAll(things.list(product_key=key, status=status))))
        return found

    return listed


def _by_id(items: Iterable[Any]) -> dict[str, Facts]:
    return {
        one.iot_id: Facts(
            one.product_key,
            getattr(one, "device_name", None) or getattr(one, "name", None),
            one.nick_name or None,
            one.status,
            getattr(one, "product_name", None),
            getattr(one, "owned", None),
        )
        for one in items
        if one.iot_id
    }
