"""Devices instead of JSON: thing models (TSL) that check what goes out and read what comes in.

It knows no operation of the platform; the clients of the generated package `feiyan` hand theirs to it. Names are
imported when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from feiyan_devices._errors import InvalidModelError, InvalidValueError
    from feiyan_devices._model import Event, Property, Service, ThingModel
    from feiyan_devices._types import (
        ArrayType,
        BoolType,
        DataType,
        DateType,
        EnumType,
        FloatType,
        IntType,
        NumberType,
        Parameter,
        StructType,
        TextType,
    )
    from feiyan_devices._values import EnumItem, Struct

_NAMES = {
    "_errors": "InvalidModelError InvalidValueError",
    "_model": "Event Property Service ThingModel",
    "_types": (
        "ArrayType BoolType DataType DateType EnumType FloatType IntType NumberType Parameter StructType TextType"
    ),
    "_values": "EnumItem Struct",
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names.split()}

__all__ = [
    "ArrayType",
    "BoolType",
    "DataType",
    "DateType",
    "EnumItem",
    "EnumType",
    "Event",
    "FloatType",
    "IntType",
    "InvalidModelError",
    "InvalidValueError",
    "NumberType",
    "Parameter",
    "Property",
    "Service",
    "Struct",
    "StructType",
    "TextType",
    "ThingModel",
]


def __getattr__(name: str) -> Any:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"feiyan_devices.{module}"), name)
    return value


def __dir__() -> list[str]:
    return __all__
