"""Connections that are lost or cannot be opened, as the consumer sees them."""

from __future__ import annotations

import logging
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from feiyan import ChannelState, Connected, Disconnected, Gap
from feiyan.messages import PropertiesChanged
from feiyan_sandbox import Sandbox
from feiyan_sandbox.broker import packets as mqtt
from tests.channel.scripted_broker import ScriptedBroker
from tests.channel.support import PATIENCE, PHONE, QUICK, Reader, assert_gaps_are_told, number_in, settings_for

RESTARTS = 10


@contextmanager
def stream_of_numbers(sandbox: Sandbox, iot_id: str) -> Iterator[None]:
    """Publishes 0, 1, 2, ... as values of a property, whether anybody listens or not, in a thread."""
    over = threading.Event()

    def publish() -> None:
        number = 0
        while not over.wait(0.001):
            sandbox.broker.publish_properties(iot_id, {"Number": number})
            number += 1

    thread = threading.Thread(target=publish)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


# --- Restarts --------------------------------------------------------------------------------------------------------


def test_ten_restarts_lose_nothing_in_silence(sandbox: Sandbox, reading: type[Reader], lamp: dict[str, str]) -> None:
    """The consumer reads on. Numbers only go up; wherever one is missing, a gap stands in its place."""
    with stream_of_numbers(sandbox, lamp["iotId"]), reading(sandbox.app_settings) as reader:
        items: list[Any] = []
        for _ in range(RESTARTS):
            items.append(reader.until(Connected))
            while not isinstance(items[-1], PropertiesChanged) or number_in(items[-1]) % 10:
                items.append(reader.next())
            sandbox.broker.restart()
            while not isinstance(items[-1], Disconnected):
                items.append(reader.next())
        items += [reader.until(Connected), reader.next(), reader.until(PropertiesChanged)]
    assert_gaps_are_told(items, RESTARTS)


def test_a_restart_is_told_in_order(sandbox: Sandbox, reading: type[Reader]) -> None:
    """Lost, there again, and since when something may be missing: a little before the last sign of life."""
    before = time.time()
    with reading(sandbox.app_settings) as reader:
        assert reader.next() == Connected(sandbox.mqtt_url)
        sandbox.broker.restart()
        lost_by = time.time()
        lost, there, gap = reader.next(), reader.next(), reader.next()
    assert isinstance(lost, Disconnected)
    assert lost.reason == f"{sandbox.mqtt_url}: the connection ended"
    assert not lost.evicted
    assert 0 <= lost.retry_in <= QUICK.wait_initial
    assert there == Connected(sandbox.mqtt_url)
    assert isinstance(gap, Gap)
    assert before - 3 <= gap.since <= lost_by - 3


def test_a_long_outage_is_one_gap(sandbox: Sandbox, reading: type[Reader]) -> None:
    """Each attempt is reported, and one gap, since the time when the last connection was lost."""
    with reading(sandbox.app_settings) as reader:
        reader.until(Connected)
        sandbox.broker.stop()
        stopped = time.time()
        attempts = [reader.until(Disconnected) for _ in range(4)]
        sandbox.broker.start()
        items = []
        while not isinstance(item := reader.next(), Gap):
            items.append(item)
    assert [type(item) for item in items if not isinstance(item, Disconnected)] == [Connected]
    assert item.since <= stopped
    assert "refused" in attempts[-1].reason


def test_pauses_grow_up_to_the_longest(sandbox: Sandbox, reading: type[Reader]) -> None:
    """Each is drawn from twice the range of the one before; after a connection that lasted it begins anew."""
    sandbox.broker.stop()
    options = replace(QUICK, wait_initial=0.01, wait_max=0.08)
    with reading(sandbox.app_settings, options=options) as reader:
        pauses = [reader.until(Disconnected).retry_in for _ in range(12)]
        sandbox.broker.start()
        reader.until(Connected)
        sandbox.broker.stop()
        first = reader.until(Disconnected).retry_in
    for number, pause in enumerate(pauses):
        assert pause <= min(0.08, 0.01 * 2**number)
    assert max(pauses) > 0.01
    assert first <= 0.01


def test_a_lost_connection_is_no_warning(
    sandbox: Sandbox, reading: type[Reader], caplog: pytest.LogCaptureFixture
) -> None:
    """The stream tells of it; a program that sets up no logging prints nothing."""
    with caplog.at_level(logging.INFO), reading(sandbox.app_settings) as reader:
        for _ in range(3):
            reader.until(Connected)
            sandbox.broker.drop_connections()
            reader.until(Disconnected)
    assert [record for record in caplog.records if record.name.startswith(("feiyan", "mqtt", "asyncio"))] == []


# --- Connections that do not come about ------------------------------------------------------------------------------


def test_a_channel_opens_where_nobody_listens_and_connects_when_somebody_does(
    sandbox: Sandbox, reading: type[Reader]
) -> None:
    """Nothing can have been missed then."""
    sandbox.broker.stop()
    with reading(sandbox.app_settings) as reader:
        lost = reader.next()
        assert isinstance(lost, Disconnected)
        assert "refused" in lost.reason
        assert reader.state in {ChannelState.WAITING, ChannelState.CONNECTING}
        sandbox.broker.start()
        reader.until(Connected)
        assert reader.state is ChannelState.CONNECTED
        sandbox.broker.drop_connections()
        assert [type(reader.next()) for _ in range(3)] == [Disconnected, Connected, Gap]
    assert reader.state is ChannelState.CLOSED


def test_an_unknown_host_is_tried_again(
    broker: ScriptedBroker, reading: type[Reader], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names are not resolved while a line is down."""
    known = []
    resolve = socket.getaddrinfo

    def getaddrinfo(host: Any, *args: Any, **more: Any) -> Any:
        if host in {"broker.invalid", b"broker.invalid"}:
            if not known:
                raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
            host = "127.0.0.1"
        return resolve(host, *args, **more)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    settings = {**settings_for(broker), "mqtt_url": broker.url.replace("127.0.0.1", "broker.invalid")}
    with reading(settings, credentials=PHONE) as reader:
        assert "not known" in reader.until(Disconnected).reason
        known.append(True)
        reader.until(Connected)


def test_a_connection_that_ends_before_the_login_is_answered_is_tried_again_at_once(
    broker: ScriptedBroker, reading: type[Reader]
) -> None:
    """The channel reconnects immediately, not after the timeout of an answer."""
    broker.dropping = True
    options = replace(QUICK, timeout=PATIENCE)
    began = time.monotonic()
    with reading(settings_for(broker), credentials=PHONE, options=options) as reader:
        for _ in range(3):
            reader.until(Disconnected)
        broker.dropping = False
        reader.until(Connected)
    assert time.monotonic() - began < PATIENCE / 2


@pytest.mark.parametrize("packet", [mqtt.Connect, mqtt.Subscribe, mqtt.Publish])
def test_a_request_that_is_not_answered_in_time_is_sent_again(
    broker: ScriptedBroker, reading: type[Reader], packet: type
) -> None:
    """A login, a subscription, a bind; the connection that was tried is closed."""
    broker.deaf_to.add(packet)
    options = replace(QUICK, timeout=0.2)
    with reading(settings_for(broker), credentials=PHONE, options=options) as reader:
        for number in range(2):
            reader.until(Disconnected)
            broker.wait_until(lambda: broker.ended > number)  # noqa: B023 - asked within this turn
        broker.deaf_to.clear()
        reader.until(Connected)


@pytest.mark.parametrize("packet", [mqtt.Subscribe, mqtt.Publish])
def test_a_connection_that_ends_in_the_middle_is_noticed_at_once(
    broker: ScriptedBroker, reading: type[Reader], packet: type
) -> None:
    """A connection that is lost while subscribing or binding is detected before the timeout of the answer."""
    broker.deaf_to.add(packet)
    options = replace(QUICK, timeout=PATIENCE)
    began = time.monotonic()

    def drop() -> None:
        broker.wait_for(packet)
        broker.deaf_to.clear()
        broker.drop()

    dropping = threading.Thread(target=drop)
    dropping.start()
    with reading(settings_for(broker), credentials=PHONE, options=options) as reader:
        reader.until(Disconnected)
        reader.until(Connected)
    dropping.join()
    assert time.monotonic() - began < PATIENCE / 2


def test_a_refused_subscription_is_told_and_tried_again(broker: ScriptedBroker, reading: type[Reader]) -> None:
    """A channel that is connected hears of everything."""
    broker.refused = ("thing/status", "thing/events")
    with reading(settings_for(broker), credentials=PHONE) as reader:
        lost = reader.until(Disconnected)
        assert "app/down/thing/status" in lost.reason
        assert "app/down/thing/events" in lost.reason
        assert "thing/properties" not in lost.reason
        broker.refused = ()
        reader.until(Connected)


# --- Silence and early messages --------------------------------------------------------------------------------------


def test_a_connection_that_died_in_silence_is_noticed_and_the_gap_begins_before_its_death(
    broker: ScriptedBroker, reading: type[Reader]
) -> None:
    """Messages sent from the first moment of silence on may be missing."""
    options = replace(QUICK, keepalive=1)
    with reading(settings_for(broker), credentials=PHONE, options=options) as reader:
        reader.until(Connected)
        broker.push("thing/status", STATUS)
        reader.next()
        broker.wait_for(mqtt.PingReq)
        broker.deaf_to.add(mqtt.PingReq)
        died = time.time()
        broker.wait_until(lambda: broker.ended)
        noticed = time.time()
        broker.deaf_to.clear()
        gap = reader.until(Gap)
    assert noticed - died < 6
    assert died - 6 < gap.since <= died


def test_messages_before_the_bind_stand_behind_the_gap(broker: ScriptedBroker, reading: type[Reader]) -> None:
    """The platform may remember who is bound, and send at once: no message stands before the gap that precedes it."""
    with reading(settings_for(broker), credentials=PHONE) as reader:
        reader.until(Connected)
        bind = broker.on_bind

        def push_first(app: Any, request: dict[str, Any]) -> None:
            app.push("thing/properties", numbered(1))
            bind(app, request)
            app.push("thing/properties", numbered(2))

        broker.on_bind = push_first
        broker.drop()
        items = [reader.next() for _ in range(5)]
    assert [type(item) for item in items] == [Disconnected, Connected, Gap, PropertiesChanged, PropertiesChanged]
    assert [number_in(item) for item in items[3:]] == [1, 2]


STATUS = b'{"id":"1","version":"1.0","params":{"status":{"value":1}}}'


def numbered(number: int) -> bytes:
    return b'{"id":"%d","version":"1.0","params":{"items":{"Number":{"value":%d}}}}' % (number, number)
