"""State of a device as it was last told: shared by sync and async devices, without any call."""

from __future__ import annotations

import html
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from feiyan_devices._errors import InvalidValueError
from feiyan_devices._model import Event, Property, Service, ThingModel
from feiyan_devices._values import hint
from feiyan_runtime._tables import html_rows
from feiyan_runtime._texts import HIDDEN, is_secret, masked_value, shown
from feiyan_runtime._times import moment, ticks

property_ = property  # `Reading` has a field of that name
_ONLINE = 1


class Info(Protocol):
    """The facts about a device that `get_info` returns on both sides."""

    @property
    def product_key(self) -> str | None: ...
    @property
    def name(self) -> str | None: ...
    @property
    def nick_name(self) -> str | None: ...
    @property
    def status(self) -> int | None: ...


@dataclass(frozen=True)
class Reading:
    """The value of a property at a time.

    Attributes:
        value: The value as its model gives it; None if there is none yet.
        time: Time at which it was collected, in UTC; None if that is not known.
        property: The property; None if the model does not have it, as is so with the platform's own, `_sys_...`.

    """

    value: Any
    time: datetime | None = None
    property: Property | None = None

    def __repr__(self) -> str:
        is_hidden = self.property is not None and is_secret(self.property.identifier)
        return f"Reading({HIDDEN if is_hidden else repr(masked_value(self.value))}, {self.time})"

    @property_
    def unit(self) -> str:
        """Symbol of the unit, such as "%", or ""."""
        return self.property.unit if self.property else ""

    @property_
    def label(self) -> str | None:
        """Label of the value, in the language of the model; None if it has none."""
        return self.property.type.label(self.value) if self.property else None

    @property_
    def is_writable(self) -> bool:
        """True if the property can be set."""
        return self.property is not None and self.property.is_writable


@dataclass(frozen=True)
class Report:
    """A report of an event.

    Attributes:
        identifier: Identifier of the event.
        values: Content of the report, as the model gives it.
        time: Time at which it was collected, in UTC; None if that is not known.

    """

    identifier: str
    values: Any
    time: datetime | None = None


class DeviceState:
    """Facts, model and last known values of a device.

    `device["PowerSwitch"]` is the `Reading` of a property; one that the model has and that was never reported has the
    value None. Iterating gives the identifiers of all that have a reading or are in the model.
    """

    def __init__(self, iot_id: str, info: Info, model: ThingModel) -> None:
        self.iot_id = iot_id
        self.info = info
        self.model = model
        self._raw: dict[str, tuple[Any, int | None]] = {}

    @property
    def name(self) -> str | None:
        """Name of the device; unique within its product."""
        return self.info.name

    @property
    def nick_name(self) -> str | None:
        """Name that the user gave the device."""
        return self.info.nick_name

    @property
    def online(self) -> bool:
        """True if the device was connected to the platform when that was last asked."""
        return self.info.status == _ONLINE

    @property
    def properties(self) -> dict[str, Reading]:
        """Readings of all properties by identifier."""
        return {identifier: self[identifier] for identifier in self}

    def __getitem__(self, identifier: str) -> Reading:
        known = self.model.properties.get(identifier)
        if identifier not in self._raw:
            if known is None:
                raise KeyError(f"{identifier!r} is not a property of the device{hint(identifier, self)}")
            return Reading(None, None, known)
        raw, at = self._raw[identifier]
        return Reading(known.type.read(raw) if known else raw, moment(at), known)

    def __contains__(self, identifier: object) -> bool:
        return identifier in self.model.properties or identifier in self._raw

    def __iter__(self) -> Iterator[str]:
        return iter({**self.model.properties, **self._raw})

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.iot_id} of {self.model.product_key}>"

    def _repr_html_(self) -> str:
        """Return the device with its last known readings as a table, for notebooks. Nothing is asked for it."""
        state = "online" if self.online else "offline"
        title = html.escape(shown(f"{self.nick_name or self.name or self.iot_id}, {state}"))
        head = ("identifier", "name", "value", "unit", "time")
        return f"<p><b>{title}</b></p>{html_rows(head, map(self._cells, self))}"

    def _cells(self, identifier: str) -> tuple[object, ...]:
        reading = self[identifier]
        name = reading.property.name if reading.property else ""
        value = "" if reading.value is None else reading.label or reading.value
        shown_value = HIDDEN if value and is_secret(identifier) else value
        return identifier, name, shown_value, reading.unit, str(reading.time or "")

    def merge(self, told: Iterable[tuple[str, Any, int | None]]) -> list[str]:
        """Take values with their times in milliseconds since 1970; return the identifiers of those that are new.

        A value that is older than the one before is ignored.
        """
        new = []
        for identifier, value, at in told:
            before = self._raw.get(identifier)
            if before is not None and at is not None and before[1] is not None and at < before[1]:
                continue
            if before != (value, at):
                self._raw[identifier] = (value, at)
                new.append(identifier)
        return new

    def shows(self, wire: Mapping[str, Any]) -> bool:
        """Return True if the last known values are those that were sent, of properties that can be read."""
        sent = self.model.read(wire).items()
        return all(self[name].value == value for name, value in sent if self.model.properties[name].is_readable)

    def lacks(self, identifiers: Iterable[str]) -> bool:
        """Return True if the model lacks one of the properties, so that it may be out of date."""
        return any(identifier not in self.model.properties for identifier in identifiers)

    def service(self, identifier: str) -> Service:
        """Return a service of the model; raise InvalidValueError if there is none."""
        if identifier in self.model.services:
            return self.model.services[identifier]
        raise InvalidValueError(
            "service", identifier, f"there is no such service{hint(identifier, self.model.services)}"
        )

    def event(self, identifier: str) -> Event:
        """Return an event of the model; raise InvalidValueError if there is none."""
        if identifier in self.model.events:
            return self.model.events[identifier]
        raise InvalidValueError("event", identifier, f"there is no such event{hint(identifier, self.model.events)}")


def told(answer: Any) -> Iterator[tuple[str, Any, int | None]]:
    """Yield identifier, value and time of each property in what `get_properties` returned on either side."""
    if isinstance(answer, Mapping):
        for identifier, snapshot in answer.items():
            yield identifier, snapshot.value, snapshot.time
    else:
        for one in answer or ():
            if one.attribute is not None:
                yield one.attribute, one.value, one.gmt_modified


def window(start: datetime | int, end: datetime | int | None) -> dict[str, int]:
    """Return a time window as the timelines take it; it ends now if no end is given."""
    return {
        "start": _milliseconds("start", start),
        "end": int(time.time() * 1000) if end is None else _milliseconds("end", end),
    }


def _milliseconds(name: str, value: datetime | int) -> int:
    if isinstance(value, datetime) and value.utcoffset() is not None:
        return ticks(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise InvalidValueError(name, value, "pass a datetime with a time zone, or milliseconds since 1970")
