"""The flows of a device that sync and async devices run: reading, setting, invoking, confirming."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from feiyan_devices._errors import NotConfirmedError
from feiyan_devices._flow import Call, Flow, InThread, Next, Pause
from feiyan_devices._model import ThingModel
from feiyan_devices._models import ThingModels
from feiyan_devices._state import DeviceState, Info, told

PAUSES = (0.2, 0.3, 0.5, 1.0)
"""Seconds between the readings that confirm a value; the last is repeated."""


class ClientDevice(DeviceState):
    """A device with the service `things` of a client, and the models that the client knows."""

    def __init__(self, things: Any, models: ThingModels, iot_id: str, info: Info, model: ThingModel) -> None:
        super().__init__(iot_id, info, model)
        self._things = things
        self._models = models


DeviceT = TypeVar("DeviceT", bound=ClientDevice)


def read(make: Callable[..., DeviceT], things: Any, models: ThingModels, iot_id: str) -> Flow[DeviceT]:
    """Read facts and properties of a device, and its model unless that of its product is known."""
    info = yield Call(lambda: things.get_info(iot_id=iot_id))
    model = yield InThread(lambda: models.get(info.product_key))
    if model is None:
        model = yield from read_model(things, models, iot_id, info.product_key)
    device = make(things, models, iot_id, info, model)
    yield from get(device)
    return device


def read_model(things: Any, models: ThingModels, iot_id: str, product_key: str | None) -> Flow[ThingModel]:
    """Read the model of a device, and keep it for its product."""
    tsl = yield Call(lambda: things.get_tsl(iot_id=iot_id))
    model: ThingModel = yield InThread(lambda: ThingModel.from_tsl(tsl))
    yield InThread(lambda: models.add(product_key, model))
    return model


def get(device: ClientDevice) -> Flow[None]:
    """Read all properties."""
    answer = yield Call(lambda: device._things.get_properties(iot_id=device.iot_id))
    device.take(told(answer))


def set_(device: ClientDevice, values: Mapping[str, Any], confirm: float | None) -> Flow[None]:
    """Set properties, and wait until the device shows them."""
    if device.lacks(values):
        yield from _read_model_again(device)
    wire = device.model.check(values)
    if not wire:
        return
    yield Call(lambda: device._things.set_properties(iot_id=device.iot_id, items=wire))
    if confirm is not None and not (yield from _wait(device, lambda: device.shows(wire), confirm)):
        raise NotConfirmedError(", ".join(wire), wire, confirm)


def invoke(device: ClientDevice, identifier: str, values: Mapping[str, Any], confirm: float | None) -> Flow[Any]:
    """Invoke a service, and wait until the device reports a property."""
    if identifier not in device.model.services:
        yield from _read_model_again(device)
    service = device.service(identifier)
    args = service.check(values)
    if confirm is not None and not device.is_pushed:
        yield from get(device)  # so that a report from before is not taken for one from after
    before = device.reports
    answer = yield Call(lambda: device._things.invoke_service(iot_id=device.iot_id, identifier=identifier, args=args))
    if confirm is not None and not (yield from _wait(device, lambda: device.reports != before, confirm)):
        raise NotConfirmedError(identifier, args, confirm)
    return service.read(getattr(answer, "data", answer))


def _wait(device: ClientDevice, condition: Callable[[], bool], seconds: float) -> Flow[bool]:
    """Wait until a condition is true: for pushes while a mirror receives them, by reading otherwise."""
    deadline = time.monotonic() + seconds
    pauses = iter(PAUSES)
    news = device.news()
    while True:
        is_pushed = device.is_pushed
        if not is_pushed:
            yield from get(device)
        if condition():
            return True
        left = deadline - time.monotonic()
        if left > 0 and is_pushed and news is not None:
            yield Next(news, left)
        elif left > 0:
            yield Pause(min(left, next(pauses, PAUSES[-1])))
        elif is_pushed:
            yield from get(device)  # a push may be late or lost
            return condition()
        else:
            return False


def _read_model_again(device: ClientDevice) -> Flow[None]:
    device.model = yield from read_model(device._things, device._models, device.iot_id, device.info.product_key)
