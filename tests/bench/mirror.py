"""The mirror of devices: what it takes until it is ready, and what a push costs."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from statistics import median
from typing import Any

from feiyan import AppClient, AsyncAppClient
from feiyan.messages import Topic, read_message
from feiyan_runtime import Event
from feiyan_sandbox import Sandbox
from tests.bench.rounds import Effort
from tests.bench.table import Note
from tests.devices.fleet import add_devices

DEVICES = 1000
PUSHES = 5000


class _Calls:
    """Counter of the requests of a client."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, event: Event) -> None:
        self.count += event.kind == "request"


def mirroring(effort: Effort) -> Iterator[Note]:
    """Mirror the devices of a sandbox, which has a process of its own."""
    devices, pushes = effort.times(DEVICES), effort.times(PUSHES)
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    served = context.Process(target=_serve, args=(there, devices), daemon=True)
    served.start()
    there.close()
    settings = here.recv()
    opened = [_open(settings) for _ in range(effort.rounds)]
    opened_async = [asyncio.run(_open_async(settings)) for _ in range(effort.rounds)]
    with AppClient(**settings) as app, app.devices() as mirrored:
        heard = [_push(mirrored, pushes, number) for number in range(effort.rounds)]
    here.send(None)
    served.join()
    for kind, figures in (("sync", opened), ("async", opened_async)):
        calls, seconds = (median(one) for one in zip(*figures, strict=True))
        question = f"mirror of {devices:,} devices ready, {kind}"
        yield Note(question, f"{seconds:.1f} s", f"{calls:.0f} calls")
    yield Note("push from its bytes to a changed property, told to a consumer", f"{median(heard) * 1e6:.0f} µs")


def _serve(pipe: Connection, devices: int) -> None:
    with Sandbox(idle_close=60) as sandbox:
        add_devices(sandbox, devices)
        pipe.send(sandbox.app_settings)
        pipe.recv()


def _open(settings: dict[str, Any]) -> tuple[int, float]:
    calls, began = _Calls(), time.perf_counter()
    with AppClient(**settings, on_event=calls) as app, app.devices():
        return calls.count, time.perf_counter() - began


async def _open_async(settings: dict[str, Any]) -> tuple[int, float]:
    calls, began = _Calls(), time.perf_counter()
    async with AsyncAppClient(**settings, on_event=calls) as app, app.devices():
        return calls.count, time.perf_counter() - began


def _push(mirrored: Any, pushes: int, rounds: int) -> float:
    """Return the processor seconds that a push takes."""
    mirror, changes = mirrored._mirror, mirrored.changes()
    topic, iot_id = Topic.THING_PROPERTIES.of(product_key="p", device_name="d"), next(iter(mirrored)).iot_id
    now = time.time_ns() // 1_000_000 + rounds * pushes  # later than those of the rounds before
    payloads = [
        json.dumps({"params": {"iotId": iot_id, "items": {"LightSwitch": {"value": number % 2, "time": now + number}}}})
        for number in range(pushes)
    ]
    began = time.thread_time()
    for payload in payloads:
        mirror.receive(read_message(topic, payload.encode()))
        next(changes)
    return (time.thread_time() - began) / pushes
