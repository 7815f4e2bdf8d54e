"""Messages about devices as the documents have them, one function a topic."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from feiyan_runtime import ENVELOPE_VERSION

_FIRST_ID = 157_355_878_660_810_192


class PushedDevice(NamedTuple):
    """A device as messages name it."""

    iot_id: str
    product_key: str
    name: str

    @property
    def ids(self) -> dict[str, str]:
        """Its ids, under the names on the wire."""
        return {"iotId": self.iot_id, "productKey": self.product_key, "deviceName": self.name}

    def prefixed_ids(self, prefix: str) -> dict[str, str]:
        """The same with a prefix: subIotId."""
        return {prefix + name[0].upper() + name[1:]: value for name, value in self.ids.items()}


@dataclass(frozen=True, slots=True)
class Push:
    """A message that has no id yet. `topic` is what follows /app/down/ in it; the content stands under `key`."""

    topic: str
    content: Mapping[str, Any]
    key: str = "params"

    def message(self, number: int) -> dict[str, Any]:
        """The whole, as the n-th message."""
        method = self.topic.replace("/", ".")
        return {"id": str(_FIRST_ID + number), "version": ENVELOPE_VERSION, self.key: self.content, "method": method}


def as_json(message: Mapping[str, Any]) -> bytes:
    """A message's bytes."""
    return json.dumps(message, separators=(",", ":")).encode()


def properties_push(device: PushedDevice, items: Mapping[str, Any], *, time_ms: int) -> Push:
    """Properties changed. `items` has their new values."""
    changed = {name: {"time": time_ms, "value": value} for name, value in items.items()}
    return Push("thing/properties", {**device.ids, "items": changed})


def event_push(
    device: PushedDevice, identifier: str, value: Mapping[str, Any], *, name: str, event_type: str, time_ms: int
) -> Push:
    """An event was reported. `value` is what it carries."""
    about = {"identifier": identifier, "name": name, "type": event_type}
    return Push("thing/events", {**about, **device.ids, "value": value, "time": time_ms})


def status_push(device: PushedDevice, status: int, *, time_ms: int) -> Push:
    """The connection state changed."""
    return Push("thing/status", {**device.ids, "status": {"time": time_ms, "value": status}})


def sub_device_push(
    device: PushedDevice, status: int, *, gateway: PushedDevice, old_gateway: PushedDevice | None
) -> Push:
    """Adding a sub-device to a gateway ended. `old_gateway` is the one that had it, if one did."""
    old_ids = old_gateway.prefixed_ids("oldGw") if old_gateway else {}
    content = {"status": status, **device.prefixed_ids("sub"), **old_ids, **gateway.prefixed_ids("newGw")}
    return Push("thing/topo/add/status", content, key="param")


def upgrade_push(iot_id: str, *, step: int, status: int, src_version: str, dest_version: str, description: str) -> Push:
    """A firmware upgrade progressed."""
    versions = {"srcVersion": src_version, "destVersion": dest_version}
    progress = {"step": step, "desc": description, "upgradeStatus": status}
    return Push("ota/device/forward", {"iotId": iot_id, **versions, **progress})
