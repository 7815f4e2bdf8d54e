"""The blocking form: its thread, callbacks, interruptions."""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from feiyan import AppClient, ChannelState, Connected, Disconnected, SessionExpiredError
from feiyan.messages import PropertiesChanged
from feiyan_sandbox import Sandbox
from feiyan_sandbox.broker import packets as mqtt
from tests.channel.scripted_broker import PATIENCE, ScriptedBroker
from tests.channel.support import ANN, ENDED, PHONE, QUICK, settings_for, settings_of

ROOT = Path(__file__).parents[2]


@pytest.fixture
def app(sandbox: Sandbox) -> Iterator[AppClient]:
    with AppClient(**settings_of(sandbox, ANN)) as app:
        yield app


def push(sandbox: Sandbox, number: int) -> None:
    sandbox.broker.publish("thing/properties", {"id": str(number), "params": {"items": {"Number": {"value": number}}}})


def numbers(messages: list[Any]) -> list[int]:
    return [message.items["Number"].value for message in messages if isinstance(message, PropertiesChanged)]


def channel_threads() -> set[str]:
    return {thread.name for thread in threading.enumerate() if thread.name.startswith("feiyan-channel")}


# --- Threads ---------------------------------------------------------------------------------------------------------


def test_the_thread_ends_with_its_block(app: AppClient) -> None:
    with app.channel(options=QUICK):
        assert channel_threads() == {"feiyan-channel"}
    assert channel_threads() == set()
    with app.channel(options=QUICK, on_message=id):
        assert channel_threads() == {"feiyan-channel", "feiyan-channel-callback"}
    assert channel_threads() == set()


def test_no_thread_is_left_of_a_channel_that_could_not_be_opened(sandbox: Sandbox, app: AppClient) -> None:
    sandbox.expire_sessions()
    sandbox.revoke_sessions()
    with pytest.raises(SessionExpiredError), app.channel(options=QUICK):
        pass
    assert channel_threads() == set()


def test_a_thread_may_close_what_another_one_reads(app: AppClient) -> None:
    """A caller that waits for a message learns that the channel has ended."""
    with app.channel(options=QUICK) as channel:
        assert isinstance(next(channel), Connected)
        closing = threading.Timer(0.05, channel.close)
        closing.start()
        assert next(channel, ENDED) is ENDED
        closing.join()
        assert channel_threads() == set()
        assert channel.state is ChannelState.CLOSED


def test_a_reader_of_a_closing_channel_is_told_of_the_end(app: AppClient, caplog: pytest.LogCaptureFixture) -> None:
    """Nothing that was asked is left behind, which asyncio would complain of when it is collected."""

    def ask(channel: Iterator[Any]) -> None:
        while channel_threads():
            next(channel, None)

    for _ in range(5):
        with app.channel(options=QUICK) as channel:
            asking = [threading.Thread(target=ask, args=(channel,)) for _ in range(3)]
            for thread in asking:
                thread.start()
            channel.close()
            for thread in asking:
                thread.join(PATIENCE)
    gc.collect()
    assert caplog.records == []


def test_a_thread_that_reads_while_the_loop_is_closed_gets_the_rest_and_the_end(
    app: AppClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A read after the last step of the event loop returns what was received before, then ends at once."""
    items: queue.SimpleQueue[Any] = queue.SimpleQueue()
    close = asyncio.SelectorEventLoop.close

    def read_and_close(loop: asyncio.SelectorEventLoop) -> None:
        reader = threading.Thread(target=lambda: items.put(list(channel)), daemon=True)
        reader.start()
        reader.join(0.5)
        close(loop)

    with app.channel(options=QUICK) as channel:
        monkeypatch.setattr(asyncio.SelectorEventLoop, "close", read_and_close)
        began = time.monotonic()
        channel.close()
    (connected,) = items.get_nowait()
    assert isinstance(connected, Connected)
    assert time.monotonic() - began < 0.5


@pytest.mark.parametrize("on_message", [None, id])
def test_a_channel_that_is_closed_while_it_opens_ends(broker: ScriptedBroker, on_message: Any) -> None:
    """Opening returns, and there is nothing to read: the same as if it had been closed just after."""
    broker.deaf_to.add(mqtt.Connect)
    with AppClient(**settings_for(broker)) as app:
        channel = app.channel(PHONE, options=replace(QUICK, timeout=PATIENCE), on_message=on_message)
        reading: queue.SimpleQueue[Any] = queue.SimpleQueue()

        def close() -> None:
            broker.wait_for(mqtt.Connect)
            reader = threading.Thread(target=lambda: reading.put(list(channel)))
            reader.start()
            channel.close()
            reader.join(PATIENCE)

        closing = threading.Thread(target=close)
        closing.start()
        began = time.monotonic()
        with channel:
            assert list(channel) == []
            channel.join(PATIENCE)
        closing.join(PATIENCE)
    assert reading.get_nowait() == []
    assert channel.state is ChannelState.CLOSED
    assert time.monotonic() - began < PATIENCE / 2
    assert channel_threads() == set()


def test_closing_under_a_flood_leaves_nothing_behind(broker: ScriptedBroker, recwarn: pytest.WarningsRecorder) -> None:
    """Threads that read as it closes get the rest and the end; asyncio has nothing to complain of."""
    for _ in range(5):
        with AppClient(**settings_for(broker)) as app, app.channel(PHONE, options=QUICK) as channel:
            readers = [threading.Thread(target=lambda: [*channel]) for _ in range(4)]
            for reader in readers:
                reader.start()
            for _ in range(200):
                broker.push("thing/status", b"{}")
            channel.close()
            for reader in readers:
                reader.join(PATIENCE)
                assert not reader.is_alive()
    gc.collect()
    assert [str(warning.message) for warning in recwarn] == []


def test_threads_share_a_channel(sandbox: Sandbox, app: AppClient) -> None:
    """Each message goes to one of them, and each of them ends when it is closed."""
    got: queue.Queue[Any] = queue.Queue()
    with app.channel(options=QUICK) as channel:
        readers = [threading.Thread(target=lambda: [got.put(message) for message in channel]) for _ in range(3)]
        for reader in readers:
            reader.start()
        for number in range(30):
            push(sandbox, number)
        messages = [got.get(timeout=PATIENCE) for _ in range(31)]
    for reader in readers:
        reader.join(PATIENCE)
    assert sorted(numbers(messages)) == list(range(30))


# --- Callbacks -------------------------------------------------------------------------------------------------------


def test_a_callback_gets_everything_in_order(sandbox: Sandbox, app: AppClient) -> None:
    """The callback runs in one other thread, while the program continues."""
    got: queue.Queue[Any] = queue.Queue()
    with app.channel(options=QUICK, on_message=lambda message: got.put((threading.current_thread(), message))):
        for number in range(100):
            push(sandbox, number)
        calls = [got.get(timeout=PATIENCE) for _ in range(101)]
    assert {caller.name for caller, _ in calls} == {"feiyan-channel-callback"}
    assert isinstance(calls[0][1], Connected)
    assert numbers([message for _, message in calls]) == list(range(100))


def test_an_exception_of_a_callback_is_logged_and_the_stream_goes_on(
    sandbox: Sandbox, app: AppClient, caplog: pytest.LogCaptureFixture
) -> None:
    got: queue.Queue[Any] = queue.Queue()

    def fail(message: Any) -> None:
        got.put(message)
        raise ZeroDivisionError("of the callback")

    with app.channel(options=QUICK, on_message=fail):
        push(sandbox, 0)
        push(sandbox, 1)
        messages = [got.get(timeout=PATIENCE) for _ in range(3)]
    assert numbers(messages) == [0, 1]
    errors = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert [record.name for record in errors] == ["feiyan"] * 3
    assert "the callback failed on PropertiesChanged(" in errors[1].message
    assert "ZeroDivisionError: of the callback" in caplog.text


def test_a_callback_may_close_its_channel(sandbox: Sandbox, app: AppClient) -> None:
    """It is called no more then; the connection is unbound."""
    got = []

    def stop(message: Any) -> None:
        got.append(message)
        channel.close()

    channel = app.channel(options=QUICK, on_message=stop)
    with channel:
        channel.join(PATIENCE)
        assert channel.state is ChannelState.CLOSED
    assert [type(message) for message in got] == [Connected]
    assert [request.action for request in sandbox.broker.account_requests] == ["bind", "unbind"]


def test_joining_a_channel_with_a_callback_raises_the_error_that_ended_it(sandbox: Sandbox, app: AppClient) -> None:
    got = []
    with app.channel(options=QUICK, on_message=got.append) as channel:
        channel.join(0.01)  # returns: it runs
        sandbox.expire_sessions()
        sandbox.revoke_sessions()
        sandbox.broker.drop_connections()
        for _ in range(2):
            with pytest.raises(SessionExpiredError):
                channel.join(PATIENCE)
        assert channel.state is ChannelState.CLOSED
    assert [type(message) for message in got] == [Connected, Disconnected]


def test_a_callback_that_ends_the_program_ends_the_channel(sandbox: Sandbox, app: AppClient) -> None:
    """SystemExit of a callback is not logged as its failure; `join` raises it."""
    with app.channel(options=QUICK, on_message=lambda _: sys.exit(3)) as channel, pytest.raises(SystemExit):
        channel.join(PATIENCE)
    assert channel_threads() == set()
    assert sandbox.broker.connections == {}


def test_joining_an_iterated_channel_raises_the_error_that_ended_it_too(sandbox: Sandbox, app: AppClient) -> None:
    """A program may wait for the end in one thread and read in another: what came before is still there to be read."""
    with app.channel(options=QUICK) as channel:
        push(sandbox, 1)
        sandbox.broker.wait_until(lambda: sandbox.broker.deliveries)
        sandbox.expire_sessions()
        sandbox.revoke_sessions()
        sandbox.broker.drop_connections()
        with pytest.raises(SessionExpiredError):
            channel.join(PATIENCE)
        kinds = [type(next(channel)) for _ in range(3)]
        with pytest.raises(SessionExpiredError):
            next(channel)
    assert kinds == [Connected, PropertiesChanged, Disconnected]


def test_joining_returns_when_the_channel_is_closed(app: AppClient) -> None:
    with app.channel(options=QUICK) as channel:
        closing = threading.Timer(0.05, channel.close)
        closing.start()
        began = time.monotonic()
        channel.join(PATIENCE)
        assert time.monotonic() - began < PATIENCE / 2
        closing.join()


# --- Interruptions ---------------------------------------------------------------------------------------------------


@contextmanager
def program(settings: dict[str, Any], certificate: list[str]) -> Iterator[subprocess.Popen[str]]:
    """A program that reads a channel, in a process of its own."""
    paths = os.pathsep.join(str(ROOT / folder) for folder in ("generated", "runtime"))
    with subprocess.Popen(
        [sys.executable, Path(__file__).with_name("interrupted.py"), json.dumps([settings, certificate])],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
    ) as running:
        try:
            yield running
        finally:
            running.kill()


def test_an_interrupted_program_takes_its_leave(sandbox: Sandbox, lamp: dict[str, str]) -> None:
    """Control-C while it waits for a message: the connection is unbound, the thread has ended."""
    certificate = [lamp["productKey"], lamp["deviceName"], lamp["deviceSecret"]]
    with program(sandbox.app_settings, certificate) as running:
        assert running.stdout
        assert running.stderr
        assert [running.stdout.readline() for _ in range(2)] == ["opening\n", "Connected\n"]
        running.send_signal(signal.SIGINT)
        assert running.stdout.readline() == "1\n"
        assert running.stderr.read().endswith("KeyboardInterrupt\n")
        assert running.wait(PATIENCE) == -signal.SIGINT
    assert [request.action for request in sandbox.broker.account_requests] == ["bind", "unbind"]


def test_a_program_that_is_interrupted_while_it_opens_a_channel_ends(broker: ScriptedBroker) -> None:
    """The program ends immediately, not after the timeout of an answer."""
    broker.deaf_to.add(mqtt.Connect)
    certificate = [PHONE.product_key, PHONE.device_name, PHONE.device_secret]
    with program(settings_for(broker), certificate) as running:
        broker.wait_for(mqtt.Connect)
        running.send_signal(signal.SIGINT)
        out, error = running.communicate(timeout=PATIENCE)
        assert out == "opening\n1\n"
        assert error.endswith("KeyboardInterrupt\n")
    assert not broker.open
