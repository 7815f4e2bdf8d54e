"""The devices of a mirror, and what is known of the readings of each."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from feiyan_devices._device_flows import ClientDevice
from feiyan_devices._source import Facts
from feiyan_devices._state import DeviceState
from feiyan_devices._values import hint
from feiyan_runtime._texts import shown

DeviceT = TypeVar("DeviceT", bound=ClientDevice)


class Named(Protocol):
    """A device, or facts about one, with the names that people know it by."""

    @property
    def name(self) -> str | None: ...
    @property
    def nick_name(self) -> str | None: ...


@dataclass(slots=True, eq=False)
class Entry(Generic[DeviceT]):
    """A device, and what is known of its readings. Times are those of the mirror's clock.

    Attributes:
        device: The device.
        facts: What the list told of it, with the last connection state.
        stale_at: Time from which on the properties may be out of date.
        status_at: Time of the last push of the connection state.
        status_time: Time of that state in milliseconds since 1970, as the platform told it; None if it did not.
        turn: Time of the last reading by turns; the first is drawn at random, so that not all are read at once.
        is_missing: True if the last list did not have the device.
        waits_for: Kinds of jobs that have to be tried once before the device is shown.

    """

    device: DeviceT
    facts: Facts
    stale_at: float = -math.inf
    status_at: float = -math.inf
    status_time: int | None = None
    turn: float | None = None
    is_missing: bool = False
    waits_for: set[type] = field(default_factory=set)

    @property
    def product(self) -> str:
        """Key of its model: that of its product, or the id of the device if that is not known."""
        return self.facts.product_key or self.device.iot_id

    def next_turn(self, now: float, interval: float) -> float:
        """Return the time of the next reading by turns, of which there is one an interval."""
        if self.turn is None:
            self.turn = now + interval * (random.random() - 1)
        self.turn += interval * max(1, math.ceil((now - self.turn) / interval))
        return self.turn


class Directory(Generic[DeviceT]):
    """The entries of all devices, by device id."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry[DeviceT]] = {}

    def __iter__(self) -> Iterator[Entry[DeviceT]]:
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, iot_id: str) -> Entry[DeviceT] | None:
        """Return the entry of a device."""
        return self._entries.get(iot_id)

    def add(self, entry: Entry[DeviceT]) -> None:
        """Add a device."""
        self._entries[entry.device.iot_id] = entry

    def remove(self, entry: Entry[DeviceT]) -> None:
        """Remove a device."""
        del self._entries[entry.device.iot_id]

    def shown(self) -> list[Entry[DeviceT]]:
        """Return those that are shown."""
        return [entry for entry in self if not entry.waits_for]

    def shows(self, device: DeviceState) -> bool:
        """Return True if a device is shown."""
        entry = self._entries.get(device.iot_id)
        return entry is not None and entry.device is device and not entry.waits_for

    def of_product(self, key: str) -> list[Entry[DeviceT]]:
        """Return those with the model of a key."""
        return [entry for entry in self if entry.product == key]

    def about(self, message: Any) -> Entry[DeviceT] | None:
        """Return the entry of the device that a message is about."""
        if message.iot_id is not None:
            return self._entries.get(message.iot_id)
        names = message.product_key, message.device_name
        return next((entry for entry in self if (entry.facts.product_key, entry.facts.name) == names), None)

    def find(self, key: str) -> DeviceT:
        """Return the shown device with an id, a device name, or a nickname that no other has. Raises KeyError."""
        entry = self._entries.get(key)
        if entry is not None and not entry.waits_for:
            return entry.device
        return self._entries[iot_id_of({one.device.iot_id: one.device for one in self.shown()}, key)].device


def iot_id_of(devices: Mapping[str, Named], key: str, *, advice: str = "") -> str:
    """Return the id of the device with an id, a device name, or a nickname that no other has.

    Raises:
        KeyError: There is none, or more than one; the message has the advice, and the nearest name.

    """
    if key in devices:
        return key
    for attribute in ("name", "nick_name"):
        ids = [iot_id for iot_id, device in devices.items() if getattr(device, attribute) == key]
        if len(ids) == 1:
            return ids[0]
        if ids:
            several = shown(", ".join(ids))
            raise KeyError(f"{shown(str(key))!r} is the name of several devices: take the id of one: {several}")
    names = [name for iot_id, one in devices.items() for name in (one.name, one.nick_name, iot_id) if name]
    raise KeyError(f"there is no device {shown(str(key))!r}{advice}{hint(key, names)}")
