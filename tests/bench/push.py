"""The push channel: messages from the bytes of a connection to typed objects."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import time
from collections.abc import Awaitable, Callable, Iterator
from multiprocessing.connection import Connection
from typing import Any
from urllib.parse import urlsplit

import aiomqtt

from feiyan import AsyncAppClient, ChannelOptions, DeviceCredentials
from feiyan.messages import CHANNEL_PROTOCOL
from feiyan_runtime import mqtt_credentials
from feiyan_sandbox import Sandbox
from tests.bench.rounds import Effort, a_second, by_work
from tests.bench.table import Row

MESSAGES = 3000


def receiving(effort: Effort) -> Iterator[Row]:
    """Receive messages of a sandbox, which has a process of its own."""
    messages = effort.times(MESSAGES)
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    broker = context.Process(target=_push_when_asked, args=(there,), daemon=True)
    broker.start()
    there.close()
    settings, device = here.recv()
    credentials = DeviceCredentials(device["productKey"], device["deviceName"], device["deviceSecret"], "bench")

    def measured(receive: Callable[..., Any]) -> float:
        seconds: float = asyncio.run(receive(here, messages, settings, credentials))
        return seconds

    rounds = [[measured(_as_objects), measured(_as_json)] for _ in range(effort.rounds + 1)]
    here.send(0)
    broker.join()
    ours, other = map(a_second, by_work(rounds))
    yield Row(
        "MQTT bytes to typed objects, against bare aiomqtt with `json.loads`", "messages/s", ours, other, at_least=1.0
    )


def _push_when_asked(pipe: Connection) -> None:
    """Run a sandbox, and let a device report as often as the other end asks."""
    with Sandbox() as sandbox:
        light = next(device["iotId"] for device in sandbox.devices if device["deviceName"] == "light010")
        pipe.send((sandbox.app_settings, sandbox.devices[0]))
        while times := pipe.recv():
            for number in range(times):
                sandbox.broker.publish_properties(light, {"PowerSwitch": number % 2})


async def _as_objects(
    pipe: Connection, messages: int, settings: dict[str, Any], credentials: DeviceCredentials
) -> float:
    options = ChannelOptions(inbox=2 * MESSAGES)
    async with AsyncAppClient(**settings) as app, app.channel(credentials, options=options) as channel:
        await anext(channel)  # Connected
        return await _processor_seconds(lambda: anext(channel), pipe, messages)


async def _as_json(pipe: Connection, messages: int, settings: dict[str, Any], credentials: DeviceCredentials) -> float:
    url = urlsplit(settings["mqtt_url"])
    login = mqtt_credentials(
        product_key=credentials.product_key,
        device_name=credentials.device_name,
        device_secret=credentials.device_secret,
        client_id=credentials.client_id,
        timestamp_ms=int(time.time() * 1000),
    )
    bind = CHANNEL_PROTOCOL.bind(credentials.client_id, settings["iot_token"])
    async with aiomqtt.Client(
        url.hostname or "", url.port or 0, identifier=login.client_id, username=login.username, password=login.password
    ) as client:
        await client.subscribe([(topic, 1) for topic in CHANNEL_PROTOCOL.subscriptions(credentials)])
        await client.publish(CHANNEL_PROTOCOL.address(bind, credentials), bind.payload(), qos=1)
        received = aiter(client.messages)
        await anext(received)  # the answer to bind

        async def receive() -> Any:
            return json.loads((await anext(received)).payload)

        return await _processor_seconds(receive, pipe, messages)


async def _processor_seconds(receive: Callable[[], Awaitable[Any]], pipe: Connection, messages: int) -> float:
    """Return the seconds of processor time that a message takes."""
    started = time.process_time()
    pipe.send(messages)
    for _ in range(messages):
        await receive()
    return (time.process_time() - started) / messages
