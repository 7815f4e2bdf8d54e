"""Devices instead of JSON: thing models (TSL) that check what goes out and read what comes in.

It knows no operation of the platform; the clients of the generated package `feiyan` hand theirs to it. Names are
imported when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from feiyan_devices._async_device import AsyncDevice
    from feiyan_devices._device import Device
    from feiyan_devices._errors import InvalidModelError, InvalidValueError, NotConfirmedError
    from feiyan_devices._model import Event, Property, Service, ThingModel
    from feiyan_devices._models import ThingModels
    from feiyan_devices._product import AsyncProduct, EnumValue, Product, TypedProduct, Value
    from feiyan_devices._state import Reading, Report
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
    "_async_device": "AsyncDevice",
    "_device": "Device",
    "_errors": "InvalidModelError InvalidValueError NotConfirmedError",
    "_model": "Event Property Service ThingModel",
    "_models": "ThingModels",
    "_product": "AsyncProduct EnumValue Product TypedProduct Value",
    "_state": "Reading Report",
    "_types": (
        "ArrayType BoolType DataType DateType EnumType FloatType IntType NumberType Parameter StructType TextType"
    ),
    "_values": "EnumItem Struct",
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names.split()}

__all__ = [
    "ArrayType",
    "AsyncDevice",
    "AsyncProduct",
    "BoolType",
    "DataType",
    "DateType",
    "Device",
    "EnumItem",
    "EnumType",
    "EnumValue",
    "Event",
    "FloatType",
    "IntType",
    "InvalidModelError",
    "InvalidValueError",
    "NotConfirmedError",
    "NumberType",
    "Parameter",
    "Product",
    "Property",
    "Reading",
    "Report",
    "Service",
    "Struct",
    "StructType",
    "TextType",
    "ThingModel",
    "ThingModels",
    "TypedProduct",
    "Value",
]


def __getattr__(name: str) -> Any:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"feiyan_devices.{module}"), name)
    return value


def __dir__() -> list[str]:
    return __all__
