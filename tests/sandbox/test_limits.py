"""Limits of size, number and time of requests to the sandbox's servers, and flat memory beyond them."""

from __future__ import annotations

import gzip
import json
import os
import resource
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from itertools import repeat
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from feiyan_sandbox import Sandbox
from feiyan_sandbox.broker import Broker
from feiyan_sandbox.broker import packets as mqtt
from feiyan_sandbox.gateway import MAX_CONNECTIONS, MAX_HEAD_SIZE
from feiyan_sandbox.gateway.request_limits import MAX_BODY_SIZE, MAX_HEADERS
from feiyan_sandbox.world import Records, shortened
from feiyan_sandbox.world.seeds import CLOUD_TOKEN
from tests.sandbox.caller import Caller
from tests.sandbox.listener import ANN, LAMP, Listener, bound_listener
from tests.sandbox.test_broker_connections import PINGREQ, Wire

ROOT = Path(__file__).parents[2]
POST = b"POST /kit/debug/ping HTTP/1.1\r\nHost: x\r\n"
CHUNKED = POST + b"transfer-encoding: chunked\r\n\r\n"
MEGABYTE = 1 << 20
MEMORY = 60 * MEGABYTE
"""Bytes by which an attack may let the sandbox grow; most attacks send several times as many."""


def length(size: int) -> bytes:
    return POST + b"content-length: %d\r\n\r\n" % size


def connected(url: str) -> socket.socket:
    address = urlsplit(url)
    return socket.create_connection((address.hostname or "", address.port or 0), timeout=15)


def ask(url: str, parts: Iterable[bytes]) -> bytes:
    """Send the parts of a request, be it cut off or not, and return what is answered until the connection ends."""
    answer = bytearray()
    with connected(url) as peer:
        with suppress(ConnectionError):
            for part in parts:
                peer.sendall(part)
        with suppress(OSError):
            peer.shutdown(socket.SHUT_WR)
        with suppress(ConnectionError):
            while received := peer.recv(65536):
                answer += received
    return bytes(answer)


def cut_off(send: Callable[[bytes], object], data: bytes, pause: float = 0.0) -> bool:
    """Send data again and again, and return whether the connection is ended by the other side."""
    try:
        for _ in range(200 if pause else 100_000):
            send(data)
            time.sleep(pause)
    except ConnectionError:
        return True
    return False


def status_of(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


# --- Requests --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "status"),
    [
        ([length(MAX_BODY_SIZE + 1), bytes(MAX_BODY_SIZE + 1)], 413),
        ([length(10_000_000), bytes(10_000_000)], 413),
        ([POST + b"expect: 100-continue\r\ncontent-length: 9999999999\r\n\r\n"], 413),
        ([CHUNKED, b"%x\r\n" % 5_000_000, bytes(5_000_000), b"\r\n0\r\n\r\n"], 413),
        ([POST + b"x: " + b"a" * MAX_HEAD_SIZE + b"\r\n\r\n"], 431),
        ([POST + b"x: ", *repeat(b"a" * 65536, 30)], 431),
        ([POST, *repeat(b"x: a\r\n", MAX_HEADERS + 1), b"\r\n"], 431),
        ([b"POST /" + b"a" * 3 * MAX_HEAD_SIZE + b" HTTP/1.1\r\nHost: x\r\n\r\n"], 431),
        ([CHUNKED + b"1;", *repeat(b"a" * 65536, 30)], 431),
        ([CHUNKED + b"1\r\na\r\n0\r\n", *repeat(b"x: a\r\n", 50_000)], 431),
        ([POST + b"content-length: " + b"1" * 5000 + b"\r\n\r\n"], 400),
        ([POST + b"transfer-encoding: gzip, chunked\r\n\r\n"], 501),
        ([b"\x16\x03\x01\x02\x00" + bytes(100_000)], 400),
    ],
)
def test_a_request_beyond_a_limit_is_told_which(feiyan_sandbox: Sandbox, parts: list[bytes], status: int) -> None:
    """The answer reaches its sender, who is still sending, and nothing is recorded."""
    assert status_of(ask(feiyan_sandbox.base_url, parts)) == status
    assert feiyan_sandbox.calls == []


def test_a_client_reads_that_its_body_is_too_large(caller: Caller) -> None:
    """An ordinary client gets an envelope with the code 413, and its connection can be used again."""
    answer = caller.post("/kit/debug/ping", bytes(3 * MAX_BODY_SIZE))
    assert (answer.status_code, answer.json()["code"]) == (413, 413)
    assert answer.headers["x-ca-error-message"] == f"the body has more than {MAX_BODY_SIZE} bytes"
    assert caller.post("/kit/debug/ping", b"{}").status_code == 200


def test_the_largest_body_is_taken(caller: Caller) -> None:
    """A body of exactly the limit is parsed."""
    body = caller.body("1.0.0", {"input": "hello"})
    answer = caller.post("/kit/debug/ping", body + b" " * (MAX_BODY_SIZE - len(body)))
    assert answer.json()["code"] == 200


def test_the_control_endpoint_has_the_same_limits(feiyan_sandbox: Sandbox) -> None:
    """Its faults come in bodies too."""
    with httpx.Client(trust_env=False) as client:
        answer = client.post(f"{feiyan_sandbox.base_url}/_sandbox/faults", json={"kind": "x" * MAX_BODY_SIZE})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "request_",
    [
        b"POST /kit/debug/ping HTTP/1.0\r\n\r\n",
        POST + b"connection: upgrade, close\r\nupgrade: websocket\r\n\r\n",
        POST + b"connection: upgrade, http2-settings, close\r\nupgrade: h2c\r\nhttp2-settings: x\r\n\r\n",
        POST
        + b"connection: close\r\ncontent-encoding: gzip\r\ncontent-length: 22\r\n\r\n"
        + gzip.compress(b"{}", mtime=0),
        b"OPTIONS * HTTP/1.1\r\nHost: x\r\nconnection: close\r\n\r\n",
        b"CONNECT a:1 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ],
)
def test_other_requests_are_answered_like_calls(
    feiyan_sandbox: Sandbox, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, request_: bytes
) -> None:
    """They are refused for what they lack, and nothing is printed or logged about them."""
    assert status_of(ask(feiyan_sandbox.base_url, [request_])) in {401, 404}
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("gateway.http_connection.HEAD_TIMEOUT", b""),
        ("gateway.http_connection.HEAD_TIMEOUT", POST),
        ("gateway.http_connection.HEAD_TIMEOUT", b"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n" + POST),
        ("gateway.request_limits.BODY_TIMEOUT", length(100)),
        ("gateway.request_limits.BODY_TIMEOUT", CHUNKED),
    ],
)
def test_a_request_that_drips_is_told_of_the_time(monkeypatch: pytest.MonkeyPatch, name: str, sent: bytes) -> None:
    """Bytes that keep coming do not extend the time, neither in the head nor in the body."""
    monkeypatch.setattr(f"feiyan_sandbox.{name}", 0.3)
    with Sandbox() as sandbox, connected(sandbox.base_url) as peer:
        peer.settimeout(0.05)
        peer.sendall(sent)
        answer = b""
        drop = b"1\r\na\r\n" if sent == CHUNKED else b"a"
        for _ in range(200):
            with suppress(TimeoutError):
                if not (received := peer.recv(65536)):
                    break
                answer += received
            with suppress(ConnectionError):
                peer.sendall(drop if sent else b"")
        else:
            pytest.fail("the connection was not closed")
    assert b"HTTP/1.1 408 Request Timeout\r\n" in answer


def test_a_client_that_reads_no_answers_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """A flood of pipelined requests stops when its answers are not read, and the connection is reset in time."""
    monkeypatch.setattr("feiyan_sandbox.gateway.http_connection.ANSWER_TIMEOUT", 0.3)
    with Sandbox() as sandbox, connected(sandbox.base_url) as peer:
        assert cut_off(peer.sendall, (POST + b"\r\n") * 1000)


def test_too_many_connections_make_room(monkeypatch: pytest.MonkeyPatch, caller: Caller) -> None:
    """A new one takes the place of the one that has waited longest, so that calls are answered under attack."""
    monkeypatch.setattr("feiyan_sandbox.gateway.http_connection.MAX_CONNECTIONS", 10)
    with ExitStack() as stack:
        peers = [stack.enter_context(connected(caller.sandbox.base_url)) for _ in range(30)]
        for peer in peers:
            peer.sendall(b"POST /kit")
        assert caller.post("/kit/debug/ping", b"{}").status_code == 200
        assert status_of(peers[0].recv(65536)) == 503
        peers[-1].sendall(b"/debug/ping HTTP/1.1\r\n\r\n")
        assert status_of(peers[-1].recv(65536)) == 400  # HTTP/1.1 without Host


def test_messages_about_a_call_are_short(caller: Caller) -> None:
    """Neither a wrong parameter, nor an unknown path, nor a long form makes a long message or header."""
    body = caller.body("1.0.2", {"iotId": ["x" * 500_000]}, token=CLOUD_TOKEN)
    wrong = caller.post("/cloud/thing/info/get", body)
    unknown = caller.post("/" + "x" * 10_000, b"{}")
    form = caller.post(
        "/kit/debug/ping", b"a=" + b"x" * 500_000, secret="wrong", content_type="application/x-www-form-urlencoded"
    )
    assert wrong.json()["code"] == 460
    assert len(wrong.content) < 3000
    for answer in (unknown, form):
        assert 0 < len(answer.headers["x-ca-error-message"]) < 5000


def test_a_parameter_that_is_wrong_in_every_item_is_refused_soon(caller: Caller) -> None:
    """Of 300,000 wrong items one is told, and the others are not looked at."""
    names: Any = [{}] * 300_000
    params = {"productKey": "a1", "deviceNames": names}
    answer = caller.post("/thing/device/name/upload", caller.body("1.0.1", params, token=CLOUD_TOKEN))
    assert len(answer.content) < 3000


@pytest.mark.parametrize("depth", [90, 101, 500, 900, 950, 2000, 100_000])
@pytest.mark.parametrize("nested", ['{"a":', "["])
def test_deep_values_are_refused_before_they_are_kept(caller: Caller, depth: int, nested: str) -> None:
    """A value that could not be written again, in an answer or a push, is refused before its type is looked at."""
    value = nested * depth + "1" + ("]" if nested == "[" else "}") * depth
    params = f'{{"iotId":"{caller.sandbox.devices[0]["iotId"]}","items":{{"PowerSwitch":{value}}}}}'
    body = caller.body("1.0.2", {}, token=CLOUD_TOKEN).replace(b'"params": {}', b'"params": ' + params.encode())
    answer = caller.post("/cloud/thing/properties/set", body)
    assert (answer.status_code, answer.json()["code"]) == (200, 6308 if depth == 90 else 400)
    assert not caller.sandbox.calls[-1].processed


@pytest.mark.parametrize("value", [[], {}, [[]], 1, True, "2.0", "\ud800"])
@pytest.mark.parametrize("name", ["id", "version", "request", "params"])
def test_an_envelope_of_any_types_is_answered(caller: Caller, name: str, value: Any) -> None:
    """The answer is an envelope, whatever a field holds."""
    envelope = json.loads(caller.body("1.0.0", {"input": "hello"})) | {name: value}
    answer = caller.post("/kit/debug/ping", json.dumps(envelope).encode())
    assert (answer.status_code, answer.json()["code"] in {200, 400, 460}) == (200, True)


def test_the_number_of_pending_faults_is_limited(feiyan_sandbox: Sandbox) -> None:
    """Faults that nothing meets do not pile up."""
    url = f"{feiyan_sandbox.base_url}/_sandbox/faults"
    with httpx.Client(trust_env=False) as client:
        answers = [client.post(url, json=[{"kind": "empty"}] * 6000) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 400]
    assert answers[1].json() == {"error": "more than 10000 pending faults: clear them first"}


# --- Records ---------------------------------------------------------------------------------------------------------


def test_records_are_bounded_in_number_and_in_bytes() -> None:
    """The oldest make room, and one that is too large alone is not kept."""
    records: Records[int] = Records(3)
    for number in range(5):
        records.add(number)
    assert list(records) == [2, 3, 4]
    records.add(5, 20 * MEGABYTE)
    records.add(6, 20 * MEGABYTE)
    assert list(records) == [6]
    records.add(7, 40 * MEGABYTE)
    assert list(records) == []


def test_a_long_text_is_shortened_and_tells_its_length() -> None:
    """A text within the limit stays as it is."""
    assert shortened("a" * 10, 10) == "a" * 10
    assert shortened("a" * 11, 10) == "aaaaaaaaaa... (11 characters)"


def test_unknown_paths_are_counted_together(caller: Caller) -> None:
    """A million of them take no memory: only those that are still recorded are told apart."""
    for number in range(3):
        caller.post(f"/unknown/{number}", b"{}")
    assert (caller.sandbox.count("/unknown/1"), caller.sandbox.count("")) == (0, 3)
    assert [call.path for call in caller.sandbox.calls] == [f"/unknown/{number}" for number in range(3)]


def test_the_oldest_nonces_are_forgotten(monkeypatch: pytest.MonkeyPatch, caller: Caller) -> None:
    """Their number is bounded, and the latest are still refused."""
    monkeypatch.setattr("feiyan_sandbox.gateway.checks.MAX_NONCES", 2)
    body = caller.body("1.0.0", {"input": "hello"})
    answers = [caller.post("/kit/debug/ping", body, x_ca_nonce=nonce) for nonce in ("a", "b", "c", "c", "a")]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 401, 200]


# --- MQTT ------------------------------------------------------------------------------------------------------------


def frame(first: int, body: bytes) -> bytes:
    size, head = len(body), bytearray((first,))
    while size > 0x7F:
        head.append(size & 0x7F | 0x80)
        size >>= 7
    return bytes(head) + bytes((size,)) + body


def text(content: str) -> bytes:
    return len(content).to_bytes(2) + content.encode()


def subscription(names: Iterable[str]) -> bytes:
    return frame(0x82, b"\0\1" + b"".join(text(name) + b"\1" for name in names))


@pytest.mark.parametrize(
    "packet",
    [
        pytest.param(frame(0x10, bytes(mqtt.MAX_LOGIN_SIZE + 1)), id="a login as large as a message"),
        pytest.param(b"\x32\xff\xff\xff\x7f", id="a message of 256 MiB"),
        pytest.param(frame(0x30, text("t" * (mqtt.MAX_TOPIC_SIZE + 1))), id="a long topic"),
        pytest.param(subscription(["t" * (mqtt.MAX_TOPIC_SIZE + 1)]), id="a long filter"),
        pytest.param(subscription(map(str, range(100_000))), id="100,000 filters"),
        pytest.param(frame(0xA2, b"\0\1" + text("t") * 100_000), id="100,000 filters to remove"),
        pytest.param(b"\x82\x02\0\1", id="no filter"),
    ],
)
def test_a_packet_beyond_a_limit_is_refused(packet: bytes) -> None:
    """The error tells what is too large."""
    with pytest.raises(mqtt.MalformedPacketError):
        list(mqtt.Decoder().feed(packet))


def test_subscriptions_are_limited(ann: Listener) -> None:
    """A filter too many is not granted, and one that is there already is."""
    granted = [ann.subscribe(f"down/{number}") for number in range(mqtt.MAX_FILTERS)]
    assert (granted[0], granted[-1], ann.subscribe("down/0")) == (1, 128, 1)


def test_a_login_that_drips_is_cut_off(broker: Broker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes that keep coming do not extend the time to log in."""
    monkeypatch.setattr("feiyan_sandbox.broker.mqtt_connection.LOGIN_TIMEOUT", 0.3)
    with Wire(broker) as wire:
        wire.send(b"\x10\xff\x7f")
        assert cut_off(wire.send, b"\0", pause=0.05)


def test_a_packet_that_drips_is_no_sign_of_life(broker: Broker) -> None:
    """A client with a keep-alive is cut off although its bytes keep coming."""
    with Wire(broker) as wire:
        wire.log_in(keep_alive=1)
        wire.send(b"\x32\xff\x7f")
        assert cut_off(wire.send, b"\0", pause=0.05)
    assert [end.reason for end in broker.ends] == ["the client was silent for too long"]


def test_a_session_without_keep_alive_ends_some_day(broker: Broker, monkeypatch: pytest.MonkeyPatch) -> None:
    """The longest keep-alive also holds for clients that want none."""
    monkeypatch.setattr("feiyan_sandbox.broker.mqtt_connection.MAX_KEEP_ALIVE", 0.1)
    with Wire(broker) as wire:
        wire.log_in(keep_alive=0)
        assert wire.is_closed()


def test_a_client_that_reads_no_acknowledgements_is_cut_off(broker: Broker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing more is read from a client that does not read."""
    monkeypatch.setattr("feiyan_sandbox.broker.mqtt_connection.WRITE_TIMEOUT", 0.3)
    with Wire(broker) as wire:
        wire.log_in()
        assert cut_off(wire.send, PINGREQ * 50_000)
    assert [end.reason for end in broker.ends] == ["the client did not take what was sent"]


@pytest.mark.parametrize("qos", [0, 1])
def test_a_client_that_falls_too_far_behind_is_cut_off(broker: Broker, qos: int) -> None:
    """Messages wait for a client up to a number of bytes."""
    with Wire(broker) as wire:
        wire.listen_for_ann(broker, qos=qos)
        for _ in range(100):
            broker.publish("thing/properties", bytes(1_000_000), ANN)
        broker.wait_until(lambda: broker.ends)
    assert [end.reason for end in broker.ends] == ["messages of more than 67108864 bytes wait for the client"]


def test_too_many_apps_make_room(broker: Broker, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new one takes the place of the oldest that has not logged in; those that have stay."""
    monkeypatch.setattr("feiyan_sandbox.broker.mqtt_server.MAX_CONNECTIONS", 5)
    with ExitStack() as stack:
        ann = stack.enter_context(bound_listener(broker, "token-of-ann"))
        wires = [stack.enter_context(Wire(broker)) for _ in range(20)]
        assert wires[0].is_closed()
        broker.publish_status(LAMP, 1)
        assert ann.next().topic == "thing/status"


def test_a_request_to_bind_is_limited(ann: Listener) -> None:
    """A larger one is refused before it is parsed."""
    reply = ann.request("bind", b"[" * 100_000)
    assert (reply["code"], reply["message"].rpartition(": ")[2]) == (460, "the message has more than 16384 bytes")


def test_records_of_the_broker_hold_short_texts(broker: Broker) -> None:
    """Neither a long client id nor a long topic is recorded as a whole."""
    with Wire(broker) as wire:
        wire.send(frame(0x10, bytes.fromhex("0004 4d515454 04 02 003c") + text("x" * 10_000)))
        assert wire.is_closed()
    with Wire(broker) as wire:
        wire.log_in()
        wire.send(frame(0x30, text("y" * 1000)))
        assert wire.is_closed()
    assert len(repr(broker.logins[:1])) < 2000
    assert len(broker.ends[0].reason) < 700


# --- Memory ----------------------------------------------------------------------------------------------------------


class Attacked:
    """A sandbox in a process of its own, whose memory is measured."""

    def __init__(self, process: subprocess.Popen[str], ready: dict[str, Any]) -> None:
        self.base_url: str = ready["base_url"]
        self.mqtt_url: str = ready["mqtt_url"]
        self._process = process
        self.before = self.memory()

    def memory(self) -> int:
        pages = int(Path(f"/proc/{self._process.pid}/statm").read_text().split()[1])
        return pages * resource.getpagesize()

    def connections(self) -> int:
        return len(list(Path(f"/proc/{self._process.pid}/fd").iterdir()))


@pytest.fixture
def attacked() -> Iterator[Attacked]:
    if not Path("/proc/self/statm").exists():
        pytest.skip("the system does not tell how much memory a process uses")
    paths = os.pathsep.join(str(ROOT / folder) for folder in ("generated", "runtime"))
    command = [sys.executable, "-m", "feiyan_sandbox"]
    environment = os.environ | {"PYTHONPATH": paths}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=environment) as process:
        try:
            assert process.stdout
            assert process.stderr
            yield Attacked(process, json.loads(process.stdout.readline()))
            process.terminate()
            assert process.stderr.read() == ""
        finally:
            process.kill()


def bodies_of_10_mb(url: str) -> None:
    for _ in range(60):
        ask(url, [length(10_000_000), bytes(10_000_000)])


def bodies_of_1_mb(url: str) -> None:
    for _ in range(150):
        ask(url, [length(MAX_BODY_SIZE), b"[" * MAX_BODY_SIZE])


def endless_chunks(url: str) -> None:
    chunk = b"%x\r\n" % MEGABYTE + bytes(MEGABYTE) + b"\r\n"
    with connected(url) as peer:
        peer.sendall(CHUNKED)
        assert cut_off(peer.sendall, chunk)


def unknown_paths(url: str) -> None:
    requests = b"".join(b"GET /%05d%s HTTP/1.1\r\nHost: x\r\n\r\n" % (n, b"x" * 15_000) for n in range(1000))
    for _ in range(3):
        ask(url, [requests])


def packed_bodies(url: str) -> None:
    packed = gzip.compress(bytes(100 * MEGABYTE))
    for _ in range(20):
        ask(url, [POST + b"content-encoding: gzip\r\ncontent-length: %d\r\n\r\n" % len(packed), packed])


def slow_bodies(url: str) -> None:
    with ExitStack() as stack:
        for _ in range(500):
            with suppress(ConnectionError):
                stack.enter_context(connected(url)).sendall(length(MAX_BODY_SIZE) + bytes(MAX_BODY_SIZE - 1))


@pytest.mark.parametrize(
    "attack",
    [bodies_of_10_mb, bodies_of_1_mb, endless_chunks, unknown_paths, packed_bodies],
    ids=lambda attack: attack.__name__,
)
def test_requests_of_strangers_take_bounded_memory(attacked: Attacked, attack: Callable[[str], None]) -> None:
    """Nothing is signed, and what is remembered of it is bounded."""
    attack(attacked.base_url)
    assert attacked.memory() - attacked.before < MEMORY


def test_bodies_that_do_not_end_take_bounded_memory(attacked: Attacked) -> None:
    """500 connections with all but a byte of the largest body: what is buffered is bounded for all together."""
    slow_bodies(attacked.base_url)
    assert attacked.memory() - attacked.before < 5 * MEMORY


def test_a_thousand_slow_connections_do_not_stay(attacked: Attacked) -> None:
    """They are never more than the limit, and calls are answered in the meantime."""
    with ExitStack() as stack:
        for _ in range(1000):
            stack.enter_context(connected(attacked.base_url)).sendall(b"POST /kit")
        assert status_of(ask(attacked.base_url, [POST + b"\r\n"])) == 401
        assert attacked.connections() < MAX_CONNECTIONS + 50
    assert attacked.memory() - attacked.before < MEMORY


def test_a_thousand_apps_that_do_not_log_in_do_not_stay(attacked: Attacked) -> None:
    """Each has sent all of a login but its end."""
    with ExitStack() as stack:
        for _ in range(1000):
            with suppress(ConnectionError):
                stack.enter_context(connected(attacked.mqtt_url)).sendall(b"\x10\xff\x7f" + bytes(16_000))
        ask(attacked.mqtt_url, [PINGREQ])
        assert attacked.connections() < MAX_CONNECTIONS + 50
    assert attacked.memory() - attacked.before < MEMORY


def test_refused_logins_take_bounded_memory(attacked: Attacked) -> None:
    """A will, a long name, or a wrong password leaves a short record."""
    login = bytes.fromhex("0004 4d515454 04 c6 0000") + text("i" * 5000) + text("will") + text("w" * 3000)
    packet = frame(0x10, login + text("u" * 5000) + text("p" * 1000))
    for _ in range(2000):
        assert ask(attacked.mqtt_url, [packet]) == mqtt.connack(mqtt.IDENTIFIER_REJECTED)
    assert attacked.memory() - attacked.before < MEMORY / 4


def test_floods_of_an_app_leave_no_records(broker: Broker) -> None:
    """Messages that mean nothing to the broker are acknowledged and forgotten."""
    with bound_listener(broker, "token-of-ann") as listener:
        for _ in range(200):
            listener.publish("up/any", bytes(500_000))
        assert listener.unbind()["code"] == 200
    assert [record.action for record in broker.account_requests] == ["bind", "unbind"]
    assert broker.deliveries == []
