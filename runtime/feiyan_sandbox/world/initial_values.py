"""Values that devices have reported before the sandbox starts."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from feiyan import InvalidValueError, ThingModel
from feiyan_devices import (
    ArrayType,
    BoolType,
    DataType,
    DateType,
    EnumType,
    FloatType,
    IntType,
    NumberType,
    StructType,
)
from feiyan_sandbox.world.state import Device, Sample, World

CREATED_AT = 1_500_017_648_000
CONNECTED_AT = 1_517_923_297_000
"""Times at which the devices of the initial state were created and went online, in milliseconds since 1970."""


def start_with(world: World, device: Device, values: Mapping[str, Any], *, at: int = CONNECTED_AT) -> None:
    """Record values that a device reported in the past, but for those that its model does not have or allow."""
    properties = world.model_of(device).properties
    batch_id = world.batch_id()
    for name, value in values.items():
        if name in properties and _is_allowed(properties[name].type, value):
            device.record(Sample(name, value, batch_id, at, at))


def likely_values(model: ThingModel, random: Random) -> dict[str, Any]:
    """Return a value for each property of a model, as the wire has it, but for dates: nobody has set one."""
    properties = model.properties.items()
    return {name: _likely(one.type, random) for name, one in properties if not isinstance(one.type, DateType)}


def _is_allowed(type_: DataType, value: Any) -> bool:
    try:
        type_.check(value, "")
    except InvalidValueError:
        return False
    return True


def _likely(type_: DataType, random: Random) -> Any:
    match type_:
        case BoolType():
            return random.randrange(2)
        case EnumType(items=items):
            return random.choice(sorted(items)) if items else 0
        case IntType():
            return int(_on_step(type_, random))
        case FloatType():
            return float(_on_step(type_, random))
        case ArrayType():
            return []
        case StructType(members=members):
            return {name: _likely(member.type, random) for name, member in members.items()}
    return ""


def _on_step(type_: NumberType, random: Random) -> float:
    """Return a number near the middle of the range."""
    low, step = type_.minimum or 0, type_.step or 1
    steps = int(((low if type_.maximum is None else type_.maximum) - low) / step)
    return round(low + step * random.randint(steps * 2 // 5, steps * 3 // 5), 6)
