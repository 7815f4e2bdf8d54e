"""A device of an async client."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from typing import Any

from feiyan_devices import _device_flows as flows
from feiyan_devices._async_flow import run
from feiyan_devices._models import ThingModels
from feiyan_devices._state import Reading, Report, window
from feiyan_runtime._times import moment


class AsyncDevice(flows.ClientDevice):
    """A device: its facts, its model, and its properties as they were last read; see `AsyncClient.device`.

    Safe to share among tasks.
    """

    @classmethod
    async def read(cls, things: Any, models: ThingModels, iot_id: str) -> AsyncDevice:
        """Read facts and properties of a device, and its model unless that of its product is known.

        Args:
            things: The service `things` of a client.
            models: Models that are known; a new one is added.
            iot_id: Device id.

        """
        return await run(flows.read(cls, things, models, iot_id))

    async def get(self) -> dict[str, Reading]:
        """Read all properties again, and return them by identifier.

        Raises:
            ApiError: The platform refused the call, for example because the device is no longer bound.
            TransportError: No answer was received.

        """
        await run(flows.get(self))
        return self.properties

    async def set(
        self, values: Mapping[str, Any] | None = None, /, *, confirm: float | None = None, **more: Any
    ) -> None:
        """Set properties; all are checked before anything is sent. Without any, nothing is sent.

        Args:
            values: Values by identifier, for identifiers that are not Python names: `{"Battery:Mode": 1}`.
            confirm: Seconds to wait until the device shows the new values; None does not wait. A mirror that has the
                device waits for the push of them; otherwise, they are read several times.
            more: Values by identifier.

        Raises:
            InvalidValueError: The model does not allow this; nothing was sent.
            NotConfirmedError: The values were sent, but the device did not show them in time.
            ApiError: The platform refused the call.
            TransportError: No answer was received.

        """
        await run(flows.set_(self, {**(values or {}), **more}, confirm))

    async def invoke(
        self,
        identifier: str,
        values: Mapping[str, Any] | None = None,
        /,
        *,
        confirm: float | None = None,
        **more: Any,
    ) -> Any:
        """Invoke a service; its arguments are checked before anything is sent. Return what the device answered.

        Args:
            identifier: Identifier of the service.
            values: Arguments by identifier.
            confirm: Seconds to wait until the device has reported a property after the call, as for `set`; None does
                not wait.
            more: Arguments by identifier.

        Raises:
            InvalidValueError: The model does not have the service, or not with these arguments; nothing was sent.
            NotConfirmedError: The service was invoked, but the device reported nothing in time.
            ApiError: The platform refused the call, or the device failed.
            TransportError: No answer was received.

        """
        return await run(flows.invoke(self, identifier, {**(values or {}), **more}, confirm))

    async def history(
        self, identifier: str, *, start: datetime | int, end: datetime | int | None = None
    ) -> AsyncIterator[Reading]:
        """Yield the values that a property had in a time window, in the order of time; pages are read as needed.

        Args:
            identifier: Identifier of the property.
            start: Start of the window: an aware datetime, or milliseconds since 1970.
            end: End of the window; now by default.

        """
        known = self[identifier].property
        async for sample in self._things.list_property_timeline(
            iot_id=self.iot_id, identifier=identifier, **window(start, end)
        ):
            yield Reading(known.type.read(sample.data) if known else sample.data, moment(sample.modify_time), known)

    async def events(
        self, identifier: str, *, start: datetime | int, end: datetime | int | None = None
    ) -> AsyncIterator[Report]:
        """Yield the reports of an event in a time window, in the order of time; pages are read as needed.

        Args:
            identifier: Identifier of the event.
            start: Start of the window: an aware datetime, or milliseconds since 1970.
            end: End of the window; now by default.

        """
        event = self.event(identifier)
        async for report in self._things.list_event_timeline(
            iot_id=self.iot_id, identifier=identifier, event_type=event.kind, **window(start, end)
        ):
            yield Report(identifier, event.read(report.event_body), moment(report.timestamp))
