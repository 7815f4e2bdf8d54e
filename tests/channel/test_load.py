"""Many messages, and readers that are slow."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from feiyan import AppClient, ChannelMessage, Connected, Dropped
from feiyan.messages import PropertiesChanged
from feiyan_sandbox import Sandbox
from feiyan_sandbox.broker import packets as mqtt
from tests.channel.scripted_broker import PATIENCE, ScriptedBroker
from tests.channel.support import PHONE, QUICK, Reader, number_in, settings_for

ROOT = Path(__file__).parents[2]

MANY = 20_000
AHEAD = 2000
"""Number of messages that may be in transit to the reader."""

GROWTH = 4 * 1024
"""KiB by which the memory of a reader may grow in the second half: a fraction of what its messages would take."""


def test_a_reader_that_falls_behind_is_told_how_much_it_missed(
    sandbox: Sandbox, reading: type[Reader], lamp: dict[str, str]
) -> None:
    """The oldest are dropped; what came and what is said to be missing are all, and the order is kept."""
    with reading(sandbox.app_settings, options=replace(QUICK, inbox=50)) as reader:
        for number in range(1000):
            sandbox.broker.publish_properties(lamp["iotId"], {"Number": number})
        sandbox.broker.wait_until(lambda: len(sandbox.broker.deliveries) == 1000)
        items: list[Any] = []
        while not items or getattr(items[-1], "items", {}).get("Number", None) is None or number_in(items[-1]) < 999:
            items.append(reader.next())
    numbers = [number_in(item) for item in items if isinstance(item, PropertiesChanged)]
    dropped = [item.count for item in items if isinstance(item, Dropped)]
    assert dropped
    assert numbers == sorted(numbers)
    assert len(numbers) + sum(dropped) + sum(isinstance(item, Connected) for item in items) == 1 + 1000
    for before, item, behind in zip(items, items[1:], items[2:], strict=False):
        if isinstance(item, Dropped) and isinstance(before, PropertiesChanged):
            assert number_in(behind) == number_in(before) + item.count + 1


@pytest.mark.parametrize("how", ["nobody reads", "a callback hangs"])
def test_a_slow_reader_does_not_hold_up_the_keep_alive(broker: ScriptedBroker, how: str) -> None:
    """The connection is tested, and stays, while messages wait."""
    released = threading.Event()
    hang = (lambda _: released.wait(PATIENCE)) if how == "a callback hangs" else None
    options = replace(QUICK, keepalive=1)
    with (
        AppClient(**settings_for(broker)) as app,
        app.channel(PHONE, options=options, on_message=hang),
    ):
        broker.push("thing/status", b"{}")
        for count in (1, 2):
            broker.wait_until(lambda: sum(isinstance(packet, mqtt.PingReq) for packet in broker.packets) >= count)  # noqa: B023 - asked within this turn
        released.set()
        assert broker.made == 1
        assert broker.ended == 0


def test_a_callback_that_hangs_does_not_hold_up_closing(sandbox: Sandbox) -> None:
    """A few seconds at most; it may go on until it returns, and gets nothing more."""
    began, released = threading.Event(), threading.Event()
    calls = []

    def hang(message: Any) -> None:
        calls.append(message)
        began.set()
        released.wait(PATIENCE)

    with AppClient(**sandbox.app_settings) as app, app.channel(options=QUICK, on_message=hang) as channel:
        sandbox.broker.publish("thing/status", b"{}")
        assert began.wait(PATIENCE)
        closed_at = time.monotonic()
        channel.close()
        assert time.monotonic() - closed_at < 5
        assert sandbox.broker.connections == {}
        released.set()
        channel.join(PATIENCE)
    assert len(calls) == 1


def test_the_messages_of_each_device_keep_their_order(sandbox: Sandbox, reading: type[Reader]) -> None:
    """The order of each device is kept while four devices report at once."""
    each = 250
    devices = [device["iotId"] for device in sandbox.devices[:4]]

    def report(iot_id: str) -> None:
        for number in range(each):
            sandbox.broker.publish(
                "thing/properties",
                {"id": f"{iot_id}-{number}", "params": {"iotId": iot_id, "items": {"Number": {"value": number}}}},
            )

    with reading(sandbox.app_settings) as reader:
        threads = [threading.Thread(target=report, args=(iot_id,)) for iot_id in devices]
        for thread in threads:
            thread.start()
        came: dict[str, list[int]] = {}
        for _ in range(4 * each):
            message = reader.until(ChannelMessage)
            came.setdefault(message.iot_id, []).append(number_in(message))
        for thread in threads:
            thread.join()
    assert came == {iot_id: list(range(each)) for iot_id in devices}


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system does not tell how much memory is used")
@pytest.mark.parametrize("form", ["sync", "async"])
def test_20_000_messages_arrive_and_memory_stays_flat(sandbox: Sandbox, lamp: dict[str, str], form: str) -> None:
    """Another process receives 20,000 typed messages in order, with bounded memory."""
    paths = os.pathsep.join(str(ROOT / folder) for folder in ("generated", "runtime"))
    certificate = [lamp["productKey"], lamp["deviceName"], lamp["deviceSecret"]]
    with subprocess.Popen(
        [
            sys.executable,
            Path(__file__).with_name("consumer.py"),
            json.dumps([form, sandbox.app_settings, certificate, MANY]),
        ],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
    ) as consumer:
        try:
            assert consumer.stdout
            lines = []
            published = 0
            for line in consumer.stdout:
                lines.append(json.loads(line))
                while published < min(MANY, lines[-1]["numbers"] + AHEAD):
                    sandbox.broker.publish_properties(lamp["iotId"], {"Number": published})
                    published += 1
        finally:
            consumer.kill()
    last = lines[-1]
    assert (last["numbers"], last["out of turn"], last["others"]) == (MANY, 0, {"Connected": 1})
    memory = [line["memory"] for line in lines if line["numbers"] >= MANY // 2]
    assert max(memory) - memory[0] < GROWTH
