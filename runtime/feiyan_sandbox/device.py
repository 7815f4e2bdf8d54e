"""A device of the sandbox, in the hands of a test: what it reports, whether it is online, what it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from feiyan import DeviceStatus, InvalidValueError, ThingModel
from feiyan_devices import Property
from feiyan_sandbox.world import Device, World, did_you_mean

T = TypeVar("T")


class SandboxDevice:
    """A device that does what a test says; see `Sandbox.device`. Values are checked by the device's thing model.

    Attributes:
        iot_id: Device id.
        name: Name of the device; unique within its product.
        product_key: Key of the product.
        model: Thing model of the product.

    """

    def __init__(self, world: World, lock: AbstractContextManager[object], device: Device) -> None:
        self._world = world
        self._lock = lock
        self._device = device
        self.iot_id = device.iot_id
        self.name = device.name
        self.product_key = device.product_key
        self.model: ThingModel = world.model_of(device)

    @property
    def online(self) -> bool:
        """True if the device is connected to the platform."""
        return self._device.status == DeviceStatus.ONLINE

    @property
    def properties(self) -> dict[str, Any]:
        """The last values by identifier, as the wire has them: a bool as 0 or 1."""
        with self._lock:
            return {name: sample.value for name, sample in self._device.properties.items()}

    def report(self, values: Mapping[str, Any] | None = None, /, *, time_ms: int | None = None, **more: Any) -> None:
        """Report values of properties, also of those that apps can only read; they are kept and pushed.

        `Sandbox.post_properties` reports values as they are, for devices that do not keep to their model.

        Args:
            values: Values by identifier, for identifiers that are not Python names: `{"Battery:Level": 5}`.
            time_ms: Time at which they were collected, in milliseconds since 1970; now by default.
            more: Values by identifier.

        Raises:
            InvalidValueError: The model does not have the property, or does not allow the value.

        """
        given = {**(values or {}), **more}
        wire = {name: self._property(name).type.check(value, name) for name, value in given.items()}
        with self._lock:
            self._world.report_properties(self._device, wire, time_ms=time_ms)

    def event(
        self, identifier: str, values: Mapping[str, Any] | None = None, /, *, time_ms: int | None = None, **more: Any
    ) -> None:
        """Report an event; it is kept and pushed, with the name and the kind that the model gives it.

        Args:
            identifier: Identifier of the event.
            values: Content by identifier.
            time_ms: Time of the event, in milliseconds since 1970; now by default.
            more: Content by identifier.

        Raises:
            InvalidValueError: The model does not have the event, or does not allow the content.

        """
        found = _found("event", identifier, self.model.events)
        body = found.output.check({**(values or {}), **more}, identifier)
        with self._lock:
            self._world.report_event(self._device, identifier, found.name, found.kind, body, time_ms=time_ms)

    def answer(
        self,
        identifier: str,
        output: Mapping[str, Any] | Callable[[Mapping[str, Any]], Mapping[str, Any]] | None = None,
        /,
        **more: Any,
    ) -> None:
        """Decide what the device answers to a service from now on. Without that, it answers nothing.

            lamp.answer("Toggle", PowerSwitch=True)
            lamp.answer("Toggle", lambda args: {"PowerSwitch": args.get("Delay") == 0})

        Args:
            identifier: Identifier of the service.
            output: Outputs by identifier, or a function that returns them for the arguments of a call, as they were
                sent. It is called in the sandbox's own thread, while that answers the call.
            more: Outputs by identifier.

        Raises:
            InvalidValueError: The model does not have the service, or does not allow the outputs.

        """
        found = _found("service", identifier, self.model.services).output
        if callable(output):
            make = output
        else:
            fixed = found.check({**(output or {}), **more}, identifier)
            make = lambda _: fixed  # noqa: E731 - a function like the one that is passed
        with self._lock:
            self._device.answers[identifier] = lambda args: found.check(make(args), identifier)

    def go_online(self) -> None:
        """Connect the device to the platform; that is pushed."""
        self._set_status(DeviceStatus.ONLINE)

    def go_offline(self) -> None:
        """Disconnect the device from the platform; that is pushed. Apps can no longer set or invoke it."""
        self._set_status(DeviceStatus.OFFLINE)

    def _set_status(self, status: DeviceStatus) -> None:
        with self._lock:
            self._world.set_status(self._device, int(status))

    def _property(self, identifier: str) -> Property:
        return _found("property", identifier, self.model.properties)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name} {self.iot_id} of {self.product_key}>"


def _found(what: str, identifier: str, known: Mapping[str, T]) -> T:
    if identifier in known:
        return known[identifier]
    raise InvalidValueError(what, identifier, f"there is no such {what}{did_you_mean(identifier, known)}")
