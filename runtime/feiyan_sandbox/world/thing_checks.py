"""Checks of values that apps send against the thing model of their device, with the platform's codes and messages.

The client's own checks decide what a type allows, but for what the wire is not the same as Python: a bool is sent as 0
or 1, an item of an enumeration by its number. Steps are not checked, as nothing shows that the platform refuses what is
off step. `observed.yaml` of the spec says where each code was seen; where no code is known, 460 stands for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from feiyan import InvalidValueError, ThingModel
from feiyan_devices import (
    ArrayType,
    BoolType,
    DataType,
    EnumType,
    FloatType,
    IntType,
    NumberType,
    Service,
    StructType,
    TextType,
)
from feiyan_sandbox.world.codes import (
    BOOL_INVALID,
    FLOAT_INVALID,
    INT_INVALID,
    PARAMETER_ERROR,
    PARAMETER_NOT_IN_MODEL,
    PROPERTY_NOT_FOUND,
    TEXT_INVALID,
    Refusal,
    dictionary_message,
)


def check_items(model: ThingModel, items: Mapping[str, Any]) -> None:
    """Raise Refusal unless apps may set these properties to these values."""
    for name, value in items.items():
        found = model.properties.get(name)
        if found is None:
            raise Refusal(PROPERTY_NOT_FOUND, name)
        if not found.is_writable:
            raise _assumed(f"{name}: the property can be read only")
        _check(found.type, value, name)


def check_arguments(model: ThingModel, identifier: str, args: Mapping[str, Any]) -> Service:
    """Return a service that apps may invoke with these arguments; any may be left out. Raises Refusal otherwise."""
    service = model.services.get(identifier)
    if service is None:
        raise _assumed(f"identifier: the device has no service {identifier}")
    _check(service.input, args, identifier)
    return service


def _check(type_: DataType, value: Any, at: str) -> None:
    if isinstance(type_, StructType) and isinstance(value, dict) and not type_.is_open:
        for name, inner in value.items():
            if name not in type_.members:
                raise Refusal(PARAMETER_NOT_IN_MODEL, message=f"tsl parse: params not exist -> {at}.{name}")
            _check(type_.members[name].type, inner, f"{at}.{name}")
    elif isinstance(type_, ArrayType) and isinstance(value, list) and _has_room(type_, value, at):
        for index, inner in enumerate(value):
            _check(type_.item, inner, f"{at}[{index}]")
    elif not _is_sent_so(type_, value) or _problem(type_, value, at):
        raise _refusal(type_, value, at)


def _has_room(type_: ArrayType, value: list[Any], at: str) -> bool:
    return not _problem(replace(type_, item=DataType(name="")), [None] * len(value), at)


def _is_sent_so(type_: DataType, value: Any) -> bool:
    """Return False for what the client's check turns into something else: True into 1, a label into its number."""
    match type_:
        case BoolType():
            return not isinstance(value, bool)
        case EnumType():
            return not isinstance(value, str)
    return True


def _problem(type_: DataType, value: Any, at: str) -> str:
    """Return the reason why a value is not allowed, whatever its step; empty if there is none."""
    try:
        (replace(type_, step=None) if isinstance(type_, NumberType) else type_).check(value, at)
    except InvalidValueError as error:
        return str(error)
    return ""


def _refusal(type_: DataType, value: Any, at: str) -> Refusal:
    is_int = isinstance(value, int) and not isinstance(value, bool)
    match type_:
        case IntType():
            found = f"int value is {_beyond(type_, value)}" if is_int else "data type is not int"
            return Refusal(INT_INVALID, message=f"tsl parse: {found} -> {at}")
        case FloatType():
            beyond = _beyond(type_, value) if is_int or isinstance(value, float) else ""
            found = f"float value is {beyond}" if beyond else "data type is not float"
            return Refusal(FLOAT_INVALID, message=f"tsl parse: {found} -> {at}", is_assumed=bool(beyond))
        case BoolType():
            found = "bool specs error" if is_int else "value of bool type must be int"
            return Refusal(BOOL_INVALID, message=f"tsl parse: {found} -> {at}")
        case TextType() if not isinstance(value, str):
            return Refusal(TEXT_INVALID, message=f"tsl parse: data type is not string -> {at}")
        case TextType(length=length) if length and len(value) > length:
            found = f"string length bigger than max length {length}"
            return Refusal(TEXT_INVALID, message=f"tsl parse: {found} -> {at}")
        case EnumType() if isinstance(value, str):
            return _assumed(f"{at}: an item of an enumeration is sent by its number")
    return _assumed(_problem(type_, value, at))


def _beyond(type_: NumberType, value: float) -> str:
    if type_.minimum is not None and value < type_.minimum:
        return f"smaller than min {type_.minimum}"
    return f"bigger than max {type_.maximum}" if type_.maximum is not None and value > type_.maximum else ""


def _assumed(reason: str) -> Refusal:
    message = f"{dictionary_message(PARAMETER_ERROR)}: {reason}"
    return Refusal(PARAMETER_ERROR, message=message, is_assumed=True)
