"""A device of a sync client."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from feiyan_devices._errors import NotConfirmedError
from feiyan_devices._model import ThingModel
from feiyan_devices._models import ThingModels
from feiyan_devices._state import DeviceState, Info, Reading, Report, told, window
from feiyan_runtime._times import moment

PAUSES = (0.2, 0.3, 0.5, 1.0)
"""Seconds between the readings that confirm a value; the last is repeated."""


class Device(DeviceState):
    """A device: its facts, its model, and its properties as they were last read; see `Client.device`.

    Safe to share among threads.
    """

    def __init__(self, things: Any, models: ThingModels, iot_id: str, info: Info, model: ThingModel) -> None:
        super().__init__(iot_id, info, model)
        self._things = things
        self._models = models

    @classmethod
    def read(cls, things: Any, models: ThingModels, iot_id: str) -> Device:
        """Read facts and properties of a device, and its model unless that of its product is known.

        Args:
            things: The service `things` of a client.
            models: Models that are known; a new one is added.
            iot_id: Device id.

        """
        info = things.get_info(iot_id=iot_id)
        model = models.get(info.product_key) or _read_model(things, models, iot_id, info)
        device = cls(things, models, iot_id, info, model)
        device.get()
        return device

    def get(self) -> dict[str, Reading]:
        """Read all properties again, and return them by identifier.

        Raises:
            ApiError: The platform refused the call, for example because the device is no longer bound.
            TransportError: No answer was received.

        """
        self.merge(told(self._things.get_properties(iot_id=self.iot_id)))
        return self.properties

    def set(self, values: Mapping[str, Any] | None = None, /, *, confirm: float | None = None, **more: Any) -> None:
        """Set properties; all are checked before anything is sent. Without any, nothing is sent.

        Args:
            values: Values by identifier, for identifiers that are not Python names: `{"Battery:Mode": 1}`.
            confirm: Seconds to wait until the device shows the new values; None does not wait. The values are read
                several times for that.
            more: Values by identifier.

        Raises:
            InvalidValueError: The model does not allow this; nothing was sent.
            NotConfirmedError: The values were sent, but the device did not show them in time.
            ApiError: The platform refused the call.
            TransportError: No answer was received.

        """
        asked = {**(values or {}), **more}
        if self.lacks(asked):
            self._read_model_again()
        wire = self.model.check(asked)
        if not wire:
            return
        self._things.set_properties(iot_id=self.iot_id, items=wire)
        if confirm is not None:
            self._confirm(wire, confirm)

    def invoke(self, identifier: str, values: Mapping[str, Any] | None = None, /, **more: Any) -> Any:
        """Invoke a service; its arguments are checked before anything is sent. Return what the device answered.

        Args:
            identifier: Identifier of the service.
            values: Arguments by identifier.
            more: Arguments by identifier.

        Raises:
            InvalidValueError: The model does not have the service, or not with these arguments; nothing was sent.
            ApiError: The platform refused the call, or the device failed.
            TransportError: No answer was received.

        """
        if identifier not in self.model.services:
            self._read_model_again()
        service = self.service(identifier)
        args = service.check({**(values or {}), **more})
        answer = self._things.invoke_service(iot_id=self.iot_id, identifier=identifier, args=args)
        return service.read(getattr(answer, "data", answer))

    def history(
        self, identifier: str, *, start: datetime | int, end: datetime | int | None = None
    ) -> Iterator[Reading]:
        """Yield the values that a property had in a time window, in the order of time; pages are read as needed.

        Args:
            identifier: Identifier of the property.
            start: Start of the window: an aware datetime, or milliseconds since 1970.
            end: End of the window; now by default.

        """
        known = self[identifier].property
        for sample in self._things.list_property_timeline(
            iot_id=self.iot_id, identifier=identifier, **window(start, end)
        ):
            yield Reading(known.type.read(sample.data) if known else sample.data, moment(sample.modify_time), known)

    def events(self, identifier: str, *, start: datetime | int, end: datetime | int | None = None) -> Iterator[Report]:
        """Yield the reports of an event in a time window, in the order of time; pages are read as needed.

        Args:
            identifier: Identifier of the event.
            start: Start of the window: an aware datetime, or milliseconds since 1970.
            end: End of the window; now by default.

        """
        event = self.event(identifier)
        for report in self._things.list_event_timeline(
            iot_id=self.iot_id, identifier=identifier, event_type=event.kind, **window(start, end)
        ):
            yield Report(identifier, event.read(report.event_body), moment(report.timestamp))

    def _confirm(self, wire: Mapping[str, Any], seconds: float) -> None:
        deadline = time.monotonic() + seconds
        pauses = iter(PAUSES)
        self.get()
        while not self.shows(wire):
            left = deadline - time.monotonic()
            if left <= 0:
                raise NotConfirmedError(wire, seconds)
            time.sleep(min(left, next(pauses, PAUSES[-1])))
            self.get()

    def _read_model_again(self) -> None:
        self.model = _read_model(self._things, self._models, self.iot_id, self.info)


def _read_model(things: Any, models: ThingModels, iot_id: str, info: Info) -> ThingModel:
    model = ThingModel.from_tsl(things.get_tsl(iot_id=iot_id))
    models.add(info.product_key, model)
    return model
