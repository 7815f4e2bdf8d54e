"""Read `x-pagination`: the parameters and fields that a method pages with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.api import dotted, naming
from generator.api.model import Paging, Value, as_json
from generator.api.types import Types
from generator.spec.index import annotation
from generator.spec.load import Located, Spec

KEYS = {
    "page": {"style", "page", "size", "first", "items", "total", "more"},
    "offset": {"style", "offset", "size", "items", "total", "more"},
    "time": {"style", "start", "end", "ascending", "ascending-is", "size", "items", "time"},
    "token": {"style", "token", "size", "first", "next", "items"},
}
"""The keys of each style."""

OPTIONAL_KEYS = {"total", "more", "ascending-is"}

PARAMETERS = ("page", "offset", "start", "end", "ascending", "token", "size")
"""Keys whose values are names of parameters."""

_GIVEN = {"start", "end"}
"""Keys of parameters that callers pass; the others have defaults."""

_DEFAULT_SIZE = 20
"""Size of a page if neither a default nor a maximum is documented."""


def with_defaults(settings: Mapping[str, Any]) -> set[str]:
    """Return the wire names of the parameters for which the method has defaults."""
    return {settings[key] for key in PARAMETERS if key in settings and key not in _GIVEN}


def read(
    spec: Spec, types: Types, settings: Mapping[str, Any], parameters: tuple[Value, ...], data: Located | None
) -> Paging:
    """Read the settings of an operation; raise UnsafeError if they name something that does not exist."""
    by_wire = {one.wire: one for one in parameters}
    for key in PARAMETERS:
        if key in settings and settings[key] not in by_wire:
            raise naming.UnsafeError(f"x-pagination: {key} {settings[key]!r} is not a parameter")
    if data is None or not parameters:
        raise naming.UnsafeError("x-pagination needs both params and data")
    items = spec.resolve(_walked(spec, data, settings["items"])[-1])
    if "items" not in items.value:
        raise naming.UnsafeError(f"x-pagination: items {settings['items']!r} is not a list")
    page, item = spec.resolve(data), spec.resolve(items / "items")
    attributes = {
        key: _attribute(spec, page, settings[key]) for key in ("items", "total", "more", "next") if settings.get(key)
    }
    if "time" in settings:
        attributes["time"] = _attribute(spec, item, settings["time"])
    return Paging(
        settings=tuple(sorted((key, as_json(one)) for key, one in settings.items())),
        style=settings["style"],
        parameters=tuple((key, by_wire[settings[key]].name) for key in PARAMETERS if key in settings),
        defaults=tuple(_defaults(settings, by_wire)),
        item=types.read(items / "items"),
        attributes=tuple(attributes.items()),
        first=settings.get("first", 1),
        ascending=settings.get("ascending-is"),
    )


def _defaults(settings: Mapping[str, Any], parameters: Mapping[str, Value]) -> list[tuple[str, Any]]:
    """Return the values that request the first page, by Python names."""
    size = parameters[settings["size"]]
    page_size = size.documented_default or dict(size.limits).get("maximum") or _DEFAULT_SIZE
    defaults = {"size": page_size}
    match settings["style"]:
        case "page" | "token" as style:
            defaults[style] = settings["first"]
        case "offset":
            defaults["offset"] = 0
        case "time":
            defaults["ascending"] = settings.get("ascending-is", True)
    return [(parameters[settings[key]].name, value) for key, value in defaults.items()]


def _walked(spec: Spec, place: Located, name: str) -> list[Located]:
    if (walked := dotted.walk(spec, place, name)) is None:
        raise naming.UnsafeError(f"x-pagination names {name!r}, which is not in the data")
    return walked


def _attribute(spec: Spec, place: Located, name: str) -> str:
    """Convert a dotted wire name to the attributes of the classes."""
    _, *fields = _walked(spec, place, name)
    return ".".join(naming.field_name(str(one.pointer[-1]), annotation(spec, one, "x-name")) for one in fields)
