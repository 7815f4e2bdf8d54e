"""Short ways to write a thing model (TSL) in Python, in the format of the platform: limits are texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]


def tsl(
    product_key: str, properties: Iterable[Json], events: Iterable[Json] = (), services: Iterable[Json] = ()
) -> Json:
    """Return a model."""
    return {
        "schema": "https://iotx-tsl.oss-ap-southeast-1.aliyuncs.com/schema.json",
        "profile": {"productKey": product_key},
        "properties": list(properties),
        "events": list(events),
        "services": list(services),
    }


def rw(identifier: str, name: str, data_type: Json, *, required: bool = False) -> Json:
    """Return a property that apps can set."""
    return {**_named(identifier, name), "accessMode": "rw", "required": required, "dataType": data_type}


def r(identifier: str, name: str, data_type: Json) -> Json:
    """Return a property that apps can only read."""
    return {**_named(identifier, name), "accessMode": "r", "required": False, "dataType": data_type}


def event(identifier: str, name: str, kind: str, *outputs: Json) -> Json:
    """Return an event; `kind` is "info", "alert" or "error"."""
    return {
        **_named(identifier, name),
        "type": kind,
        "required": False,
        "method": f"thing.event.{identifier}.post",
        "outputData": list(outputs),
    }


def service(
    identifier: str, name: str, inputs: Iterable[Json] = (), outputs: Iterable[Json] = (), *, is_async: bool = True
) -> Json:
    """Return a service."""
    return {
        **_named(identifier, name),
        "callType": "async" if is_async else "sync",
        "required": False,
        "method": f"thing.service.{identifier}",
        "inputData": list(inputs),
        "outputData": list(outputs),
    }


def part(identifier: str, name: str, data_type: Json) -> Json:
    """Return an input, an output, or a member of a struct."""
    return {**_named(identifier, name), "dataType": data_type}


def boolean(off: str = "off", on: str = "on") -> Json:
    return {"type": "bool", "specs": {"0": off, "1": on}}


def enum(*labels: str, first: int = 0) -> Json:
    """Return an enumeration whose items are numbered from `first`."""
    return {"type": "enum", "specs": {str(number): label for number, label in enumerate(labels, first)}}


def integer(low: int, high: int, unit: str = "", step: int = 1) -> Json:
    return {"type": "int", "specs": _limits(low, high, step, unit)}


def decimal(low: float, high: float, unit: str = "", step: float = 0.1, kind: str = "float") -> Json:
    """Return a float, or a double."""
    return {"type": kind, "specs": _limits(low, high, step, unit)}


def text(length: int) -> Json:
    return {"type": "text", "specs": {"length": str(length)}}


def date() -> Json:
    return {"type": "date", "specs": {}}


def struct(*members: Json) -> Json:
    return {"type": "struct", "specs": list(members)}


def array(item: Mapping[str, Any], size: int) -> Json:
    return {"type": "array", "specs": {"size": str(size), "item": dict(item)}}


def _named(identifier: str, name: str) -> Json:
    return {"identifier": identifier, "name": name}


def _limits(low: float, high: float, step: float, unit: str) -> Json:
    return {"min": str(low), "max": str(high), "step": str(step), "unit": unit}
