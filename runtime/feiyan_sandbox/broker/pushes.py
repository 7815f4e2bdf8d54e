"""Messages about devices in the documented formats, one function per topic."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from feiyan_runtime import ENVELOPE_VERSION

_FIRST_ID = 157_355_878_660_810_192


class PushedDevice(NamedTuple):
    """The ids of a device in messages."""

    iot_id: str
    product_key: str
    name: str

    @property
    def ids(self) -> dict[str, str]:
        """The ids by their names in JSON."""
        return {"iotId": self.iot_id, "productKey": self.product_key, "deviceName": self.name}

    def prefixed_ids(self, prefix: str) -> dict[str, str]:
        """Return the ids by prefixed names, such as subIotId."""
        return {prefix + name[0].upper() + name[1:]: value for name, value in self.ids.items()}


@dataclass(frozen=True, slots=True)
class Push:
    """A message without its id. `topic` is the part after /app/down/; `key` is the field that holds the content."""

    topic: str
    content: Mapping[str, Any]
    key: str = "params"

    def message(self, number: int) -> dict[str, Any]:
        """Return the complete message. Its id depends on its number."""
        method = self.topic.replace("/", ".")
        return {"id": str(_FIRST_ID + number), "version": ENVELOPE_VERSION, self.key: self.content, "method": method}


def as_json(message: Mapping[str, Any]) -> bytes:
    """Return a message as JSON bytes."""
    return json.dumps(message, separators=(",", ":")).encode()


def properties_push(device: PushedDevice, items: Mapping[str, Any], *, time_ms: int) -> Push:
    """Return the message about new property values."""
    changed = {name: {"time": time_ms, "value": value} for name, value in items.items()}
    return Push("thing/properties", {**device.ids, "items": changed})


def event_push(
    device: PushedDevice, identifier: str, value: Mapping[str, Any], *, name: str, event_type: str, time_ms: int
) -> Push:
    """Return the message about an event. `value` holds its output parameters."""
    about = {"identifier": identifier, "name": name, "type": event_type}
    return Push("thing/events", {**about, **device.ids, "value": value, "time": time_ms})


def binding_push(device: PushedDevice, identity_id: str, operation: str, *, owned: bool) -> Push:
    """Return the message about a device that was bound to a user or unbound, as public programs read it."""
    about = {**device.ids, "identityId": identity_id, "owned": int(owned), "operation": operation}
    return Push("_thing/event/notify", {"identifier": "awss.BindNotify", "value": about})


def status_push(device: PushedDevice, status: int, *, time_ms: int) -> Push:
    """Return the message about a new connection state."""
    return Push("thing/status", {**device.ids, "status": {"time": time_ms, "value": status}})


def sub_device_push(
    device: PushedDevice, status: int, *, gateway: PushedDevice, old_gateway: PushedDevice | None
) -> Push:
    """Return the message about the result of adding a sub-device. `old_gateway` is its previous gateway, if any."""
    old_ids = old_gateway.prefixed_ids("oldGw") if old_gateway else {}
    content = {"status": status, **device.prefixed_ids("sub"), **old_ids, **gateway.prefixed_ids("newGw")}
    return Push("thing/topo/add/status", content, key="param")


def upgrade_push(iot_id: str, *, step: int, status: int, src_version: str, dest_version: str, description: str) -> Push:
    """Return the message about the progress of a firmware upgrade."""
    versions = {"srcVersion": src_version, "destVersion": dest_version}
    progress = {"step": step, "desc": description, "upgradeStatus": status}
    return Push("ota/device/forward", {"iotId": iot_id, **versions, **progress})
