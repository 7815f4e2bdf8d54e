"""The thing model of a product: its properties, events and services."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from feiyan_devices import _tsl
from feiyan_devices._errors import InvalidValueError, shown
from feiyan_devices._types import Parameter, StructType
from feiyan_devices._values import Struct, hint


@dataclass(frozen=True)
class Property(Parameter):
    """A property of a product.

    Attributes:
        access: Access of apps: "r", "rw" or "w"; "" if the model does not say it.

    """

    access: str = ""

    @property
    def is_readable(self) -> bool:
        """False if the model says that the property can be set only."""
        return self.access != "w"

    @property
    def is_writable(self) -> bool:
        """False if the model says that the property can be read only."""
        return self.access != "r"


@dataclass(frozen=True)
class Event:
    """An event that devices of a product report.

    Attributes:
        identifier: Name on the wire.
        name: Name for people, in the language of the model.
        kind: Kind of the event, such as "info", "alert" or "error".
        output: What a report contains.
        description: Text of the model, often "".
        method: Name of the method on the wire. The event of "thing.event.property.post" stands for pushed properties.

    """

    identifier: str
    name: str
    kind: str
    output: StructType
    description: str = ""
    method: str = ""

    def read(self, values: Any) -> Any:
        """Return the content of a report as Python values, as `ThingModel.read` does."""
        return self.output.read(values)


@dataclass(frozen=True)
class Service:
    """A service that devices of a product offer.

    Attributes:
        identifier: Name on the wire.
        name: Name for people, in the language of the model.
        input: Arguments; any may be left out.
        output: What the service returns.
        is_async: True if the device answers later; False if the call waits for it.
        description: Text of the model, often "".
        method: Name of the method on the wire. Those of "thing.service.property." are the platform's own, `set` and
            `get`.

    """

    identifier: str
    name: str
    input: StructType
    output: StructType
    is_async: bool = False
    description: str = ""
    method: str = ""

    def check(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return arguments as the wire takes them, as `ThingModel.check` does.

        Raises:
            InvalidValueError: The service does not take such an argument.

        """
        return self.input.check(values, self.identifier)

    def read(self, values: Any) -> Any:
        """Return the result of a call as Python values, as `ThingModel.read` does."""
        return self.output.read(values)


@dataclass(frozen=True)
class ThingModel:
    """The thing model (TSL) of a product: what its devices can tell and do.

    Identifiers are the wire's. Those of a function block begin with the block and a colon: "Battery:Level".

    Attributes:
        product_key: Key of the product; None if the model does not have it.
        properties: Properties by identifier.
        events: Events by identifier.
        services: Services by identifier.
        tsl: The model as it came.

    """

    product_key: str | None
    properties: Mapping[str, Property]
    events: Mapping[str, Event]
    services: Mapping[str, Service]
    tsl: Mapping[str, Any] = field(repr=False)

    @classmethod
    def from_tsl(cls, tsl: object) -> ThingModel:
        """Read a model.

        Types that are not known are kept as such; limits that cannot be read are no limits.

        Args:
            tsl: The model as JSON text, as a mapping, or as what `get_tsl` returned. It may stand in `data`, as in the
                answer of a call, and may have function blocks.

        Raises:
            InvalidModelError: This is not a thing model.

        """
        found = _tsl.unwrapped(tsl)
        properties: dict[str, Property] = {}
        events: dict[str, Event] = {}
        services: dict[str, Service] = {}
        for block, part in _tsl.blocks(found):
            for one in _tsl.entries(part, "properties"):
                new = Property(*_tsl.parameter(one, block), access=_tsl.text(one, "accessMode").strip().lower())
                properties.setdefault(new.identifier, new)
            for one in _tsl.entries(part, "events"):
                event = _event(one, block)
                events.setdefault(event.identifier, event)
            for one in _tsl.entries(part, "services"):
                service = _service(one, block)
                services.setdefault(service.identifier, service)
        return cls(_tsl.product_key(found), properties, events, services, found)

    def check(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return values of properties as the wire takes them.

        Takes bool, int, float, str; an aware datetime for a date; the number or the label of an item for an enum;
        mappings and lists for structs and arrays. What the wire has already is taken as well, but a type is never
        turned into another: "15" is refused where an int belongs.

        Args:
            values: Values by the identifiers of their properties.

        Raises:
            InvalidValueError: There is no such property, it can be read only, or the value does not fit its type.

        """
        if not isinstance(values, Mapping):
            raise InvalidValueError("properties", values, "pass a mapping of values by identifier")
        return {name: self._writable(name, value).type.check(value, name) for name, value in values.items()}

    def read(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return values of properties, as the platform or a device sent them, as Python values.

        Gives bool, int, float and str; an aware datetime in UTC for a date, an `EnumItem` for an enum, a `Struct` for a
        struct, a list for an array. Reads numbers and JSON that came as text. What is not in the model, or cannot be
        read by it, is kept as it came; so nothing is lost, and nothing raised.
        """
        found = StructType(name="struct", members=self.properties).read(values)
        return dict(found) if isinstance(found, Struct) else found

    def _writable(self, name: Any, value: Any) -> Property:
        found = self.properties.get(name) if isinstance(name, str) else None
        if found is None:
            raise InvalidValueError(str(name), value, f"there is no such property{hint(name, self.properties)}")
        if not found.is_writable:
            raise InvalidValueError(name, value, "the property can be read only")
        return found

    def __repr__(self) -> str:
        counts = f"properties: {len(self.properties)}, events: {len(self.events)}, services: {len(self.services)}"
        return f"<{type(self).__name__} of {shown(self.product_key)}, {counts}>"


def _event(entry: Mapping[str, Any], block: str) -> Event:
    output = StructType.of(_tsl.parameters(entry, "outputData"))
    return Event(
        _tsl.identifier(entry, block),
        _tsl.text(entry, "name"),
        _tsl.text(entry, "type"),
        output,
        _tsl.text(entry, "desc"),
        _tsl.text(entry, "method"),
    )


def _service(entry: Mapping[str, Any], block: str) -> Service:
    return Service(
        _tsl.identifier(entry, block),
        _tsl.text(entry, "name"),
        StructType.of(_tsl.parameters(entry, "inputData")),
        StructType.of(_tsl.parameters(entry, "outputData")),
        _tsl.text(entry, "callType") == "async",
        _tsl.text(entry, "desc"),
        _tsl.text(entry, "method"),
    )
