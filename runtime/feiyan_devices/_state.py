"""State of a device as it was last told: shared by sync and async devices, without any call."""

from __future__ import annotations

import html
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from feiyan_devices._errors import InvalidValueError
from feiyan_devices._model import Event, Property, Service, ThingModel
from feiyan_devices._values import hint
from feiyan_runtime._tables import html_rows
from feiyan_runtime._texts import HIDDEN, is_secret, masked_value, shown
from feiyan_runtime._times import moment, ticks

if TYPE_CHECKING:
    from feiyan_runtime.channel.inbox import Inbox

property_ = property  # `Reading` has a field of that name
_ONLINE = 1
_MAX_AHEAD = 86_400_000
"""Milliseconds. A time that is further ahead comes from a wrong clock, and orders nothing."""
_MAX_UNKNOWN = 1000
"""Number of values that are kept of a device although its model does not have them, together with those that it has."""


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


class Watcher(Protocol):
    """Follower of the state of a device."""

    @property
    def is_pushed(self) -> bool:
        """True while pushes are received."""

    @property
    def available(self) -> bool:
        """True while the platform is reached."""

    def subscribe(self) -> Inbox[Any]:
        """Return an inbox with all changes from now on."""

    def changed(self, device: DeviceState, told: Iterable[tuple[str, Any, int | None]]) -> list[str]:
        """Merge values into a device, and tell of those that are new."""


class DeviceState:
    """Facts, model and last known values of a device.

    `device["PowerSwitch"]` is the `Reading` of a property; one that the model has and that was never reported has the
    value None. Iterating gives the identifiers of all that have a reading or are in the model.
    """

    def __init__(self, iot_id: str, info: Info, model: ThingModel) -> None:
        self.iot_id = iot_id
        self.info = info
        self.model = model
        self.is_stale = False
        self._raw: dict[str, tuple[Any, int | None]] = {}
        self._reports = 0
        self._watcher: Watcher | None = None

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
    def available(self) -> bool:
        """True if the device is online, and the platform can be reached by what keeps its state up to date."""
        return self.online and (self._watcher is None or self._watcher.available)

    @property
    def properties(self) -> dict[str, Reading]:
        """Readings of all properties by identifier."""
        return {identifier: self[identifier] for identifier in self}

    def __getitem__(self, identifier: str) -> Reading:
        if identifier not in self._raw and identifier not in self.model.properties:
            raise KeyError(f"{identifier!r} is not a property of the device{hint(identifier, self)}")
        return self.reading(identifier, self._raw.get(identifier))

    def __contains__(self, identifier: object) -> bool:
        return identifier in self.model.properties or identifier in self._raw

    def __iter__(self) -> Iterator[str]:
        return iter({**self.model.properties, **self._raw})

    def __repr__(self) -> str:
        names = " ".join(shown(name) for name in (self.name, self.iot_id) if name)
        return f"<{type(self).__name__} {names} of {self.model.product_key}>"

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

    def reading(self, identifier: str, raw: tuple[Any, int | None] | None) -> Reading:
        """Return a value as the wire has it, with its time, as the reading of a property."""
        known = self.model.properties.get(identifier)
        if raw is None:
            return Reading(None, None, known)
        value, at = raw
        return Reading(known.type.read(value) if known else value, moment(at), known)

    @property
    def reports(self) -> int:
        """Number of times that new values were told."""
        return self._reports

    @property
    def is_pushed(self) -> bool:
        """True while a mirror receives what the device reports."""
        return self._watcher is not None and self._watcher.is_pushed

    def watch(self, watcher: Watcher | None) -> None:
        """Let a mirror follow the device, or no longer."""
        self._watcher = watcher

    def news(self) -> Inbox[Any] | None:
        """Return an inbox with the changes from now on; None if no mirror has the device."""
        return None if self._watcher is None else self._watcher.subscribe()

    def take(self, told: Iterable[tuple[str, Any, int | None]]) -> list[str]:
        """Merge values, and let the mirror of the device tell of those that are new."""
        return self.merge(told) if self._watcher is None else self._watcher.changed(self, told)

    def merge(self, told: Iterable[tuple[str, Any, int | None]]) -> list[str]:
        """Take values with their times in milliseconds since 1970; return the identifiers of those that are new.

        A value that is older than the one before is ignored.
        """
        new = []
        for identifier, value, at in told:
            before = self._raw.get(identifier)
            if before is not None and is_older(at, before[1]):
                continue
            if before is None and len(self._raw) >= _MAX_UNKNOWN and identifier not in self.model.properties:
                continue
            if before != (value, at):
                self._raw[identifier] = (value, at)
                new.append(identifier)
        self._reports += bool(new)
        return new

    def as_told(self) -> tuple[tuple[str, Any, int | None], ...]:
        """Return the last known values as `merge` takes them."""
        return tuple((identifier, value, at) for identifier, (value, at) in self._raw.copy().items())

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


def is_older(at: int | None, before: int | None) -> bool:
    """Return True if a time in milliseconds since 1970 is known to be before another one."""
    return at is not None and before is not None and at < before < time.time() * 1000 + _MAX_AHEAD


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
