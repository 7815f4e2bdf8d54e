"""Devices instead of JSON: thing models (TSL) that check what goes out and read what comes in.

It knows no operation of the platform; the clients of the generated package `feiyan` hand theirs to it. Names are
imported when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from feiyan_devices._async_device import AsyncDevice
    from feiyan_devices._async_devices import AsyncChanges, AsyncDevices
    from feiyan_devices._changes import (
        AvailabilityChanged,
        Change,
        DeviceAdded,
        DeviceRemoved,
        DeviceRenamed,
        EventReported,
        OnlineChanged,
        PropertyChanged,
        SessionEnded,
    )
    from feiyan_devices._device import Device
    from feiyan_devices._devices import AnyDevices, Changes, Devices, OnChange
    from feiyan_devices._errors import InvalidModelError, InvalidValueError, NotConfirmedError
    from feiyan_devices._keep import Keep
    from feiyan_devices._model import Event, Property, Service, ThingModel
    from feiyan_devices._models import ThingModels
    from feiyan_devices._product import AsyncProduct, EnumValue, Product, TypedProduct, Value
    from feiyan_devices._source import DeviceMessages, Facts, bound_devices, devices_of_products
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
    "_async_devices": "AsyncChanges AsyncDevices",
    "_changes": (
        "AvailabilityChanged Change DeviceAdded DeviceRemoved DeviceRenamed EventReported OnlineChanged "
        "PropertyChanged SessionEnded"
    ),
    "_device": "Device",
    "_devices": "AnyDevices Changes Devices OnChange",
    "_errors": "InvalidModelError InvalidValueError NotConfirmedError",
    "_keep": "Keep",
    "_model": "Event Property Service ThingModel",
    "_models": "ThingModels",
    "_product": "AsyncProduct EnumValue Product TypedProduct Value",
    "_source": "DeviceMessages Facts bound_devices devices_of_products",
    "_state": "Reading Report",
    "_types": (
        "ArrayType BoolType DataType DateType EnumType FloatType IntType NumberType Parameter StructType TextType"
    ),
    "_values": "EnumItem Struct",
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names.split()}

__all__ = [
    "AnyDevices",
    "ArrayType",
    "AsyncChanges",
    "AsyncDevice",
    "AsyncDevices",
    "AsyncProduct",
    "AvailabilityChanged",
    "BoolType",
    "Change",
    "Changes",
    "DataType",
    "DateType",
    "Device",
    "DeviceAdded",
    "DeviceMessages",
    "DeviceRemoved",
    "DeviceRenamed",
    "Devices",
    "EnumItem",
    "EnumType",
    "EnumValue",
    "Event",
    "EventReported",
    "Facts",
    "FloatType",
    "IntType",
    "InvalidModelError",
    "InvalidValueError",
    "Keep",
    "NotConfirmedError",
    "NumberType",
    "OnChange",
    "OnlineChanged",
    "Parameter",
    "Product",
    "Property",
    "PropertyChanged",
    "Reading",
    "Report",
    "Service",
    "SessionEnded",
    "Struct",
    "StructType",
    "TextType",
    "ThingModel",
    "ThingModels",
    "TypedProduct",
    "Value",
    "bound_devices",
    "devices_of_products",
]


def __getattr__(name: str) -> Any:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"feiyan_devices.{module}"), name)
    return value


def __dir__() -> list[str]:
    return __all__
