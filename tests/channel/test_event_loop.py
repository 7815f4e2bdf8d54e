"""The channel does not block the event loop that it runs in."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import ssl
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import feiyan.messages
from feiyan import AsyncAppClient, ChannelMessage, Connected
from feiyan_runtime.channel.mqtt_client import MqttClient
from feiyan_runtime.channel.packet_socket import RECEIVE_SIZE
from tests.channel.certificates import Authority, serving
from tests.channel.support import PHONE, QUICK, settings_for

if TYPE_CHECKING:
    import pytest

    from tests.channel.scripted_broker import ScriptedBroker

ROOT = Path(__file__).parents[2]


def test_the_tls_context_is_made_once_and_in_another_thread(
    broker: ScriptedBroker, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading the system's certificates takes long; a channel that reconnects has them already."""
    made_in: list[threading.Thread] = []
    trusting = authority.trusting()

    def create_default_context() -> ssl.SSLContext:
        made_in.append(threading.current_thread())
        return trusting

    broker.restart(tls=serving(*authority.certificate_for("IP:127.0.0.1")))
    settings = {**settings_for(broker), "mqtt_url": broker.url.replace("mqtt:", "mqtts:")}

    async def scenario() -> None:
        async with AsyncAppClient(**settings) as app:
            monkeypatch.setattr(ssl, "create_default_context", create_default_context)
            async with app.channel(PHONE, options=QUICK) as channel:
                for _ in range(3):
                    while not isinstance(await anext(channel), Connected):
                        pass
                    broker.drop()

    asyncio.run(scenario())
    assert broker.made >= 3
    assert len(made_in) == 1
    assert made_in[0] is not threading.main_thread()


def test_the_schemas_of_messages_are_built_in_another_thread(
    broker: ScriptedBroker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A message of each topic is read before the connection is made, which builds the schema of its class."""
    read: list[tuple[str, threading.Thread, int]] = []
    protocol = feiyan.messages.CHANNEL_PROTOCOL

    def read_message(topic: str, payload: bytes) -> ChannelMessage:
        read.append((topic.partition("/app/down/")[2], threading.current_thread(), broker.made))
        return protocol.read(topic, payload)

    monkeypatch.setattr(feiyan.messages, "CHANNEL_PROTOCOL", replace(protocol, read=read_message))

    async def scenario() -> None:
        async with AsyncAppClient(**settings_for(broker)) as app, app.channel(PHONE, options=QUICK):
            pass

    asyncio.run(scenario())
    before = {topic for topic, thread, made in read if made == 0 and thread is not threading.main_thread()}
    assert {topic.removeprefix("app/down/") for topic in feiyan.messages.MESSAGES} <= before


PROGRAM = """
import asyncio, json, sys, threading
from feiyan import AsyncAppClient, ChannelOptions, DeviceCredentials

async def main(settings, certificate):
    imported = []
    async with AsyncAppClient(**settings) as app:
        await asyncio.to_thread(lambda: app._channel_factory().load())
        loop_thread = threading.get_ident()
        sys.addaudithook(lambda event, args: event == "import" and imported.append((threading.get_ident(), args[0])))
        async with app.channel(DeviceCredentials(*certificate)) as channel:
            await anext(channel)
        print(json.dumps([name for thread, name in imported if thread == loop_thread]))

asyncio.run(main(*json.loads(sys.argv[1])))
"""


def test_a_channel_that_was_loaded_imports_nothing_in_the_event_loop(broker: ScriptedBroker) -> None:
    """All modules are there from creating the channel until it is closed."""
    certificate = [PHONE.product_key, PHONE.device_name, PHONE.device_secret]
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps([settings_for(broker), certificate])],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(str(ROOT / folder) for folder in ("generated", "runtime"))},
    )
    assert json.loads(ran.stdout) == []


def test_a_flood_leaves_others_their_turn(broker: ScriptedBroker) -> None:
    """Small messages that come without a pause are read in portions, between which other tasks run."""
    count = 20_000

    async def scenario() -> None:
        turns_while_reading = 0
        over = False

        async def other() -> None:
            nonlocal turns_while_reading
            while not over:
                await asyncio.sleep(0)
                turns_while_reading += 1

        async with (
            AsyncAppClient(**settings_for(broker)) as app,
            app.channel(PHONE, options=replace(QUICK, inbox=2 * count)) as channel,
        ):
            assert isinstance(await anext(channel), Connected)
            packet = b"\x30\x03\x00\x01t"
            broker.send_on(packet * count)
            beside = asyncio.create_task(other())
            for _ in range(count):
                await anext(channel)
            over = True
            await beside
        assert turns_while_reading >= len(packet) * count // RECEIVE_SIZE

    asyncio.run(scenario())


def test_a_socket_that_is_closed_before_it_is_watched_is_not_watched() -> None:
    """The number of a closed socket is nobody's, or already that of another one."""
    reported: list[dict[str, object]] = []
    pending = SimpleNamespace(want_write=lambda: True, loop_write=lambda: None)

    async def scenario() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, context: reported.append(context))
        client = MqttClient(
            "localhost", 1, tls_context=None, keepalive=60, max_packet=1 << 20, on_message=lambda _topic, _payload: None
        )
        ours, theirs = socket.socketpair()
        with theirs:
            client._on_socket_register_write(pending, None, ours)
            ours.close()
            await asyncio.sleep(0)

    asyncio.run(scenario())
    assert reported == []
