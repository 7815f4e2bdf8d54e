"""Brokers that lie, flood or freeze: the connection ends with a reason, and memory stays bounded."""

from __future__ import annotations

import json
import logging
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feiyan import AppClient, ChannelOptions, Connected, Disconnected, Dropped, UnknownMessage
from feiyan.messages import MESSAGES, AccountBound, StatusChanged
from feiyan_runtime._texts import LINE
from feiyan_runtime.channel import packet_socket
from feiyan_runtime.channel.packet_socket import MAX_REPLY, RECEIVE_SIZE, PacketSocket, RefusedPacket
from feiyan_sandbox.broker import packets as mqtt
from tests.channel.scripted_broker import PATIENCE, ScriptedBroker
from tests.channel.support import PHONE, QUICK, Reader, settings_for

ROOT = Path(__file__).parents[2]
MIB = 1024 * 1024
STATUS = b'{"id":"1","version":"1.0","params":{"status":{"value":1}}}'

REFUSED = {
    "a message of 256 MiB": (b"\x32\xff\xff\xff\x7f", f"more than {MIB} bytes"),
    "a message one byte too long": (b"\x32\x81\x80\x40", f"more than {MIB} bytes"),
    "a long SUBACK": (b"\x90\x81\x08", f"more than {MAX_REPLY} bytes"),
    "a long CONNACK": (b"\x20\xff\xff\x3f", f"more than {MAX_REPLY} bytes"),
    "a length of five bytes": (b"\x32\x80\x80\x80\x80\x01", "length is malformed"),
    "a message with QoS 2": (b"\x34\x05\x00\x01a\x00\x01", "QoS"),
    "a message with QoS 3": (b"\x36\x05\x00\x01a\x00\x01", "QoS"),
    "a CONNECT": (b"\x10\x00", "0x10"),
    "a PUBREL": (b"\x62\x02\x00\x01", "0x62"),
    "a PINGREQ": (b"\xc0\x00", "0xc0"),
    "a DISCONNECT": (b"\xe0\x00", "0xe0"),
    "a packet of the reserved kind": (b"\xf0\x00", "0xf0"),
    "a topic that is not UTF-8": (b"\x30\x04\x00\x02\xff\xfe", "UTF-8"),
}


# --- Packets ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_packet_that_no_client_has_to_take_ends_the_connection(
    broker: ScriptedBroker, reading: type[Reader], data: bytes, reason: str
) -> None:
    """Its head is enough: the reason is told while the broker stays connected, and the next connection works."""
    with reading(settings_for(broker), credentials=PHONE) as reader:
        reader.until(Connected)
        broker.send_on(data)
        assert reason in reader.until(Disconnected).reason
        reader.until(Connected)
        broker.push("thing/status", STATUS)
        reader.until(StatusChanged)


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=REFUSED)
def test_such_a_packet_ends_a_login_at_once(
    broker: ScriptedBroker, reading: type[Reader], data: bytes, reason: str
) -> None:
    """The channel does not wait for the timeout of the login."""
    with reading(settings_for(broker), credentials=PHONE, options=replace(QUICK, timeout=PATIENCE)) as reader:
        reader.until(Connected)
        broker.deaf_to.add(mqtt.Connect)
        broker.drop()
        reader.until(Disconnected)
        broker.wait_until(lambda: isinstance(broker.packets[-1], mqtt.Connect))
        broker.send_on(data)
        assert reason in reader.until(Disconnected).reason
        broker.deaf_to.clear()


def test_the_size_of_a_packet_is_an_option(broker: ScriptedBroker, reading: type[Reader]) -> None:
    """A message of exactly that size is received, one that is a byte longer ends the connection."""
    packet = mqtt.publish("t", 500 * b"a", packet_id=1)
    size = len(packet) - 3  # without the head
    for allowed, kind in ((size, UnknownMessage), (size - 1, Disconnected)):
        options = replace(QUICK, packet_bytes=allowed)
        with reading(settings_for(broker), credentials=PHONE, options=options) as reader:
            reader.until(Connected)
            broker.send_on(packet)
            assert isinstance(reader.next(), kind)


@given(
    payloads=st.lists(st.binary(max_size=3 * RECEIVE_SIZE) | st.binary(max_size=10), max_size=8),
    pieces=st.lists(st.integers(1, 2 * RECEIVE_SIZE), min_size=1, max_size=20),
    sizes=st.lists(st.integers(1, 2 * RECEIVE_SIZE), min_size=1, max_size=5),
)
def test_packets_arrive_unchanged_however_they_are_cut(
    payloads: list[bytes], pieces: list[int], sizes: list[int]
) -> None:
    """Bytes that are received in any pieces, and asked for in any sizes, are those that were sent."""
    sent = b"".join(mqtt.publish("t", payload, packet_id=None) for payload in payloads)
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.setblocking(False)
        reader = PacketSocket(ours, MIB, PATIENCE)
        came, at, turn = bytearray(), 0, 0
        while at < len(sent):
            at += theirs.send(sent[at : at + pieces[turn % len(pieces)]])
            while True:
                try:
                    came += reader.recv(sizes[turn % len(sizes)])
                except BlockingIOError:
                    if not reader.pending() and not has_more(ours):
                        break
                turn += 1
        assert came == sent


def has_more(sock: socket.socket) -> bool:
    try:
        return bool(sock.recv(1, socket.MSG_PEEK))
    except BlockingIOError:
        return False


def test_a_broker_that_takes_no_acknowledgements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Acknowledgements that cannot be sent do not pile up without end."""
    monkeypatch.setattr(packet_socket, "MAX_UNANSWERED", 100)
    ours, theirs = socket.socketpair()
    with ours, theirs:
        reader = PacketSocket(ours, MIB, PATIENCE)
        message = mqtt.publish("t", b"", packet_id=1)

        def receive(count: int) -> None:
            for _ in range(count):
                theirs.send(message)
                came = 0
                while came < len(message):
                    came += len(reader.recv(len(message)))
                    reader.pending()

        for _ in range(5):
            receive(100)
            for _ in range(100):
                reader.send(b"\x40\x02\x00\x01")
                theirs.recv(4)
        with pytest.raises(RefusedPacket, match="acknowledgement"):
            receive(102)


def test_a_packet_that_never_ends_does_not_keep_a_connection(broker: ScriptedBroker, reading: type[Reader]) -> None:
    """A broker that sends a byte from time to time is lost like one that is silent."""
    with reading(settings_for(broker), credentials=PHONE, options=replace(QUICK, keepalive=1)) as reader:
        reader.until(Connected)
        broker.deaf_to.add(mqtt.PingReq)
        broker.send_on(b"\x32\xe8\x07")
        for _ in range(80):
            broker.send_on(b"\0")
            with broker.changed:
                if broker.changed.wait_for(lambda: broker.ended, 0.1):
                    break
        reason = reader.until(Disconnected).reason
        assert "did not end within 2 s" in reason or "Keep alive timeout" in reason  # as an older paho says


# --- Subscriptions and replies ---------------------------------------------------------------------------------------


TOPICS = len(MESSAGES)


@pytest.mark.parametrize("codes", [[], [1], [1] * (TOPICS + 1), [2] * TOPICS, [0x7F] * TOPICS, [0x80] * TOPICS])
def test_a_subscription_that_is_not_granted_as_asked_is_told(
    broker: ScriptedBroker, reading: type[Reader], codes: list[int]
) -> None:
    """An answer for fewer or more topics, or with codes that mean nothing, does not count as subscribed."""
    broker.on_subscribe = lambda app, packet: app.write(mqtt.suback(packet.packet_id, codes))
    with reading(settings_for(broker), credentials=PHONE) as reader:
        assert broker.url in reader.until(Disconnected).reason
        broker.on_subscribe = None
        reader.until(Connected)


DIGITS = "9" * 5000


@pytest.mark.parametrize(
    "reply",
    [
        '{"id":%s,"code":200}' % DIGITS,  # noqa: UP031 - braces
        '{"id":null,"code":200}',
        '{"code":200}',
        '{"id":{},"code":200}',
        '{"id":"ID"}',
        '{"id":"ID","code":%s}' % DIGITS,  # noqa: UP031
        '{"id":"ID","code":%s}' % DIGITS[:4000],  # noqa: UP031
        '{"id":"ID","code":[200]}',
        '{"id":"ID","code":200,"message":{}}',
        '["ID",200]',
        "[" * 5000,
        "",
        "\xff",
    ],
    ids=lambda reply: reply[:40],
)
def test_a_reply_that_is_none_is_told_at_once(broker: ScriptedBroker, reading: type[Reader], reply: str) -> None:
    """The channel neither waits for the timeout nor takes it for success; the reason is short."""
    bind = broker.on_bind
    broker.on_bind = lambda app, request: app.push(
        "account/bind_reply", reply.replace("ID", request["id"]).encode("latin-1")
    )
    options = replace(QUICK, timeout=PATIENCE)
    with reading(settings_for(broker), credentials=PHONE, options=options) as reader:
        reason = reader.until(Disconnected).reason
        assert "expected AccountBound" in reason
        assert len(reason) < 2 * LINE
        broker.on_bind = bind
        reader.until(Connected)


def test_a_reply_with_a_long_message_gives_a_short_reason(broker: ScriptedBroker, reading: type[Reader]) -> None:
    """A refusal is told in a line, whatever the broker writes."""
    bind = broker.on_bind
    broker.on_bind = lambda app, request: app.reply("bind", request, code=500, message="no\n" * 100_000)
    with reading(settings_for(broker), credentials=PHONE) as reader:
        reason = reader.until(Disconnected).reason
        assert "500" in reason
        assert len(reason) < 2 * LINE
        assert reason.isprintable()
        broker.on_bind = bind
        reader.until(Connected)


def test_malformed_messages_on_other_topics_are_no_reply(broker: ScriptedBroker, reading: type[Reader]) -> None:
    """Messages before the reply are delivered, be they malformed or replies to other requests."""
    bind = broker.on_bind

    def push_first(app: Any, request: dict[str, Any]) -> None:
        app.push("thing/properties", b"{}")
        app.push("account/bind_reply", b'{"id":"another","code":200}')
        bind(app, request)

    broker.on_bind = push_first
    with reading(settings_for(broker), credentials=PHONE) as reader:
        items = [reader.next() for _ in range(3)]
    assert [type(item).__name__ for item in items] == ["Connected", "MalformedMessage", "AccountBound"]
    assert isinstance(items[2], AccountBound)
    assert items[2].id == "another"


# --- Floods ----------------------------------------------------------------------------------------------------------


@contextmanager
def program(how: str, broker: ScriptedBroker) -> Iterator[subprocess.Popen[str]]:
    paths = os.pathsep.join(str(ROOT / folder) for folder in ("generated", "runtime"))
    certificate = [PHONE.product_key, PHONE.device_name, PHONE.device_secret]
    with subprocess.Popen(
        [
            sys.executable,
            Path(__file__).with_name("flooded.py"),
            json.dumps([how, settings_for(broker), certificate]),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
    ) as running:
        try:
            yield running
        finally:
            running.kill()


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system does not tell how much memory is used")
@pytest.mark.parametrize(
    ("how", "content"),
    [
        ("keeps up", b'{"id":"%d","x":"' + 1_000_000 * b"a" + b'"}'),
        ("falls behind", b'{"id":"%d","x":[' + 330_000 * b"[],"),
    ],
    ids=["keeps up", "falls behind"],
)
def test_large_messages_take_bounded_memory(broker: ScriptedBroker, how: str, content: bytes) -> None:
    """300 messages of a megabyte are neither remembered nor queued as a whole, and the loss is told."""
    count = 300
    with program(how, broker) as running:
        assert running.stdin
        assert running.stdout
        before = json.loads(running.stdout.readline())["memory"]
        for number in range(count):
            broker.push("any", content.replace(b"%d", b"%d" % number))
            broker.wait_until(lambda: sum(isinstance(packet, mqtt.PubAck) for packet in broker.packets) > number)  # noqa: B023 - asked within this turn
        broker.push("thing/status", STATUS)
        broker.wait_until(lambda: sum(isinstance(packet, mqtt.PubAck) for packet in broker.packets) > count)
        running.stdin.write("\n")
        running.stdin.flush()
        last = json.loads(running.stdout.readline())
    limit = ChannelOptions().inbox_bytes // 1024 if how == "falls behind" else 0
    assert last["memory"] - before < limit + 60 * 1024
    assert last["items"]["StatusChanged"] == 1
    if how == "falls behind":
        assert last["items"]["Dropped"] == 1
    else:
        assert last["items"]["UnknownMessage"] == count


def test_messages_before_the_connection_is_bound_are_bounded_and_counted(
    broker: ScriptedBroker, reading: type[Reader]
) -> None:
    """The newest are kept; `Dropped` says how many are missing."""
    bind = broker.on_bind

    def flood_first(app: Any, request: dict[str, Any]) -> None:
        for number in range(50):
            app.push("thing/properties", b'{"id":"%d","params":{"items":{"N":{"value":%d}}}}' % (number, number))
        bind(app, request)

    broker.on_bind = flood_first
    with reading(settings_for(broker), credentials=PHONE, options=replace(QUICK, inbox=10)) as reader:
        items = [reader.next() for _ in range(11)]
    assert items[0] == Dropped(40 + 1)  # with `Connected`
    assert [item.items["N"].value for item in items[1:]] == list(range(40, 50))


# --- Log lines -------------------------------------------------------------------------------------------------------


def test_log_lines_stay_short_and_whole(broker: ScriptedBroker, caplog: pytest.LogCaptureFixture) -> None:
    """Neither a long topic nor a long message that a callback fails on makes a long line, or two."""
    caplog.set_level(logging.DEBUG, "feiyan")
    topic = "a\n\x1b[31m" + 60_000 * "b"
    failed = threading.Semaphore(0)

    def fail(_: Any) -> None:
        failed.release()
        raise ZeroDivisionError

    with AppClient(**settings_for(broker)) as app, app.channel(PHONE, options=QUICK, on_message=fail):
        broker.send_on(mqtt.publish(topic, 500_000 * b"c", packet_id=1))
        broker.push("thing/properties", b'{"params":{"items":{"a":{"value":"%s"}}}}' % (500_000 * b"d"))
        for _ in range(3):
            assert failed.acquire(timeout=PATIENCE)
    messages = [record.getMessage() for record in caplog.records if record.name.startswith("feiyan")]
    assert any("the callback failed on PropertiesChanged(" in message for message in messages)
    assert any("Received PUBLISH" in message and "bbb" in message for message in messages)
    assert max(map(len, messages)) < 2 * LINE
    assert all(message.isprintable() for message in messages)
