"""Lifecycle of a channel, from opening to closing without leftovers."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from feiyan import AppClient, AsyncAppClient, ChannelState, ClientClosedError, Connected, Disconnected
from feiyan.messages import PropertiesChanged
from feiyan_sandbox import Sandbox
from feiyan_sandbox.broker import packets as mqtt
from tests.channel.certificates import Authority
from tests.channel.scripted_broker import ScriptedBroker
from tests.channel.support import ANN, ENDED, PATIENCE, PHONE, QUICK, Reader, others_ended, settings_for, settings_of
from tests.runtime.support import eventually

PATIENT = replace(QUICK, timeout=PATIENCE)


@contextmanager
def lasting_less_than(seconds: float) -> Iterator[None]:
    began = time.monotonic()
    yield
    assert time.monotonic() - began < seconds


# --- Giving up -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("packet", [mqtt.Connect, mqtt.Subscribe, mqtt.Publish])
def test_giving_up_while_it_opens_leaves_nothing(broker: ScriptedBroker, packet: type) -> None:
    """Cancelling during login, subscription or bind ends the channel immediately, without a socket or a task."""
    broker.deaf_to.add(packet)

    async def scenario() -> None:
        async with AsyncAppClient(**settings_for(broker)) as app:
            opening = asyncio.create_task(app.channel(PHONE, options=PATIENT).__aenter__())
            await asyncio.to_thread(broker.wait_for, packet)
            with lasting_less_than(1):
                opening.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await opening
                await asyncio.to_thread(broker.wait_until, lambda: not broker.open)
                await others_ended()

    asyncio.run(scenario())


def test_giving_up_while_the_name_is_resolved_leaves_nothing(
    broker: ScriptedBroker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection is made later still, by a thread that nobody can stop; then it is closed."""
    asked, go_on = threading.Event(), threading.Event()
    resolve = socket.getaddrinfo

    def getaddrinfo(*args: Any, **more: Any) -> Any:
        asked.set()
        go_on.wait(PATIENCE)
        return resolve(*args, **more)

    async def scenario() -> None:
        async with AsyncAppClient(**settings_for(broker)) as app:
            opening = asyncio.create_task(app.channel(PHONE, options=PATIENT).__aenter__())
            await asyncio.to_thread(asked.wait, PATIENCE)
            with lasting_less_than(1):
                opening.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await opening
            assert broker.made == 0
            go_on.set()
            await asyncio.to_thread(broker.wait_until, lambda: broker.made == broker.ended == 1)
            await others_ended()

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    asyncio.run(scenario())


def test_closing_in_the_moment_of_opening_ends_it(broker: ScriptedBroker) -> None:
    """Opening does not wait for ever for a connection that nobody makes any more."""

    async def scenario() -> None:
        async with AsyncAppClient(**settings_for(broker)) as app, asyncio.timeout(PATIENCE):
            channel = app.channel(PHONE, options=PATIENT)
            await asyncio.gather(channel.__aenter__(), channel.aclose())
            assert channel.state is ChannelState.CLOSED
            with pytest.raises(StopAsyncIteration):
                await anext(channel)
            await others_ended()

    asyncio.run(scenario())


def test_giving_up_a_message_loses_none(sandbox: Sandbox, lamp: dict[str, str]) -> None:
    """A step that was cancelled takes nothing with it; the channel stays as it is."""

    async def scenario() -> None:
        async with AsyncAppClient(**sandbox.app_settings) as app, app.channel(options=QUICK) as channel:
            assert await anext(channel) == Connected(sandbox.mqtt_url)
            for _ in range(3):
                with pytest.raises(TimeoutError):
                    await asyncio.wait_for(anext(channel), 0.01)
            for number in range(5):
                sandbox.broker.publish_properties(lamp["iotId"], {"Number": number})
            numbers = [(await anext(channel)).items["Number"].value for _ in range(5)]
            assert numbers == list(range(5))

    asyncio.run(scenario())


def test_a_cancelled_program_takes_its_leave(sandbox: Sandbox) -> None:
    """Cancelled while it reads: the connection is unbound and closed, and no task is left."""

    async def scenario() -> None:
        reached = asyncio.Event()

        async def program() -> None:
            async with AsyncAppClient(**sandbox.app_settings) as app, app.channel(options=QUICK) as channel:
                async for _ in channel:
                    reached.set()

        running = asyncio.create_task(program())
        await reached.wait()
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        await others_ended()

    asyncio.run(scenario())
    assert sandbox.broker.connections == {}
    assert [request.action for request in sandbox.broker.account_requests] == ["bind", "unbind"]


# --- Closing ---------------------------------------------------------------------------------------------------------


def test_leaving_raises_what_the_block_raised(sandbox: Sandbox, reading: type[Reader]) -> None:
    with pytest.raises(ZeroDivisionError), reading(sandbox.app_settings) as reader:
        raise ZeroDivisionError
    assert reader.state is ChannelState.CLOSED
    assert eventually(lambda: not sandbox.broker.connections)


def test_a_closed_channel_ends(sandbox: Sandbox, reading: type[Reader]) -> None:
    """Received messages can still be read, unless the thread has ended; closing again does nothing."""
    with reading(sandbox.app_settings) as reader:
        reader.until(Connected)
        reader.close()
        assert reader.state is ChannelState.CLOSED
        with lasting_less_than(1):
            reader.close()
        assert reader.next() is ENDED
        assert reader.next() is ENDED
    assert [request.action for request in sandbox.broker.account_requests] == ["bind", "unbind"]


def test_closing_ends_a_program_that_waits(sandbox: Sandbox, reading: type[Reader]) -> None:
    """Closing ends an iteration in another thread or task."""
    with reading(sandbox.app_settings) as reader:
        reader.until(Connected)
        rest: list[Any] = []
        waiting = threading.Thread(target=lambda: rest.append(reader.rest()))
        waiting.start()
        reader.close()
        waiting.join(PATIENCE)
    assert rest == [[]]


def test_closing_does_not_wait_for_a_broker_that_hangs(broker: ScriptedBroker, reading: type[Reader]) -> None:
    """A few seconds at most, and the connection is closed all the same."""
    with reading(settings_for(broker), credentials=PHONE, options=PATIENT) as reader:
        reader.until(Connected)
        broker.deaf_to |= {mqtt.Publish, mqtt.Disconnect}
        with lasting_less_than(4):
            reader.close()
        broker.wait_until(lambda: not broker.open)


def test_closing_does_not_wait_for_a_connection(reading: type[Reader], broker: ScriptedBroker) -> None:
    """Closing does not wait for a reconnect that the broker does not answer."""
    with reading(settings_for(broker), credentials=PHONE, options=PATIENT) as reader:
        reader.until(Connected)
        broker.deaf_to.add(mqtt.Connect)
        broker.drop()
        reader.until(Disconnected)
        broker.wait_until(lambda: broker.made == 2 and broker.open)
        with lasting_less_than(1):
            reader.close()
        broker.wait_until(lambda: not broker.open)


def test_closing_does_not_wait_for_a_pause(sandbox: Sandbox, reading: type[Reader]) -> None:
    sandbox.broker.stop()
    with reading(sandbox.app_settings, options=replace(QUICK, wait_initial=1e6, wait_max=1e6)) as reader:
        reader.until(Disconnected)
        with lasting_less_than(1):
            reader.close()


def test_a_handshake_that_hangs_takes_as_long_as_the_timeout(
    reading: type[Reader], broker: ScriptedBroker, authority: Authority
) -> None:
    """A server that takes connections and says nothing: it is tried again."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings = {**settings_for(broker), "mqtt_url": f"mqtts://127.0.0.1:{silent.getsockname()[1]}"}
        options = replace(QUICK, timeout=0.2, tls=authority.trusting())
        with lasting_less_than(3), reading(settings, credentials=PHONE, options=options) as reader:
            assert "timed out" in reader.until(Disconnected).reason
            reader.until(Disconnected)


# --- The client ------------------------------------------------------------------------------------------------------


def test_a_channel_outlives_its_client_until_it_needs_it(sandbox: Sandbox, reading: type[Reader]) -> None:
    """Messages arrive and connections are made again; a token cannot be renewed any more."""
    with reading(settings_of(sandbox, ANN)) as reader:
        reader.until(Connected)
        reader.close_client()
        sandbox.broker.publish("thing/properties", {"id": "1", "params": {"items": {}}})
        reader.until(PropertiesChanged)
        sandbox.broker.drop_connections()
        reader.until(Connected)
        sandbox.expire_sessions()
        sandbox.broker.drop_connections()
        with pytest.raises(ClientClosedError):
            reader.rest()


def test_a_client_has_several_channels(sandbox: Sandbox, lamp: dict[str, str]) -> None:
    """Each channel with its own credentials receives all messages."""

    async def scenario() -> None:
        async with AsyncAppClient(**sandbox.app_settings) as app:
            devices = sandbox.devices[:3]
            given = [
                type(PHONE)(device["productKey"], device["deviceName"], device["deviceSecret"]) for device in devices
            ]
            async with (
                app.channel(given[0]) as first,
                app.channel(given[1]) as second,
                app.channel(given[2]) as third,
            ):
                await app.things.set_properties(iot_id=lamp["iotId"], items={"PowerSwitch": 1})
                for channel in (first, second, third):
                    assert isinstance(await anext(channel), Connected)
                    assert isinstance(await anext(channel), PropertiesChanged)

    asyncio.run(scenario())


# --- Misuse ----------------------------------------------------------------------------------------------------------


def test_a_channel_that_is_not_open_says_so(sandbox: Sandbox) -> None:
    """It neither waits for ever nor ends as if nothing had come."""

    async def scenario() -> None:
        async with AsyncAppClient(**sandbox.app_settings) as app:
            with pytest.raises(RuntimeError, match="async with"):
                await anext(app.channel())
            with pytest.raises(RuntimeError, match="async with"):
                await app.channel().join()
            await app.channel().aclose()

    asyncio.run(scenario())
    with AppClient(**sandbox.app_settings) as client:
        with pytest.raises(RuntimeError, match="with block"):
            next(client.channel())
        with pytest.raises(RuntimeError, match="with block"):
            client.channel().join()
        client.channel().close()


def test_a_channel_is_opened_once(sandbox: Sandbox) -> None:
    async def scenario() -> None:
        async with AsyncAppClient(**sandbox.app_settings) as app, app.channel() as channel:
            with pytest.raises(RuntimeError, match="opened once"):
                await channel.__aenter__()
            await channel.aclose()
            with pytest.raises(RuntimeError, match="opened once"):
                await channel.__aenter__()

    asyncio.run(scenario())
    with AppClient(**sandbox.app_settings) as client:
        with client.channel() as channel, pytest.raises(RuntimeError, match="opened once"):
            channel.__enter__()
        with pytest.raises(RuntimeError, match="opened once"):
            channel.__enter__()


def test_a_repr_tells_where_a_channel_is(sandbox: Sandbox, reading: type[Reader]) -> None:
    with reading(sandbox.app_settings) as reader:
        assert repr(reader.channel) == f"<Channel {sandbox.mqtt_url} connected>"
    assert repr(reader.channel) == f"<Channel {sandbox.mqtt_url} closed>"
