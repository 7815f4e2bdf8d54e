"""Connections to the broker, from login to disconnect, with malformed data and with TLS."""

from __future__ import annotations

import errno
import json
import logging
import shutil
import socket
import struct
import subprocess
import time
from asyncio.selector_events import BaseSelectorEventLoop
from collections.abc import Iterator
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

import pytest

from feiyan_sandbox.broker import Broker, EndRecord
from feiyan_sandbox.broker.packets import publish
from feiyan_sandbox.world import Clock
from tests.sandbox.listener import (
    ANN,
    DEVICE_NAME,
    LAMP,
    PRODUCT_KEY,
    Listener,
    Neighbours,
    account_request,
    bound_listener,
)

NAMES = (PRODUCT_KEY, DEVICE_NAME)
BASE = f"/sys/{PRODUCT_KEY}/{DEVICE_NAME}/app"
CONNECT_WITHOUT_USER = bytes.fromhex("10 0e 0004 4d515454 04 02 003c 0002 6964")
PINGREQ, PINGRESP = bytes.fromhex("c000"), bytes.fromhex("d000")


class Wire:
    """A raw socket, for data that no client library sends."""

    def __init__(self, broker: Broker) -> None:
        url = urlsplit(broker.url)
        self._login = [text.encode() for text in Listener(broker).login]
        self._socket = socket.create_connection((url.hostname or "", url.port or 0), timeout=5)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def log_in(self, *, keep_alive: int = 0) -> None:
        """Log in with the same credentials as a listener. The keep-alive is in seconds."""
        head = bytes.fromhex("0004 4d515454 04 c2") + keep_alive.to_bytes(2)
        body = head + b"".join(len(text).to_bytes(2) + text for text in self._login)
        self.send(bytes((0x10, len(body) & 0x7F | 0x80, len(body) >> 7)) + body)
        assert self.receive(4) == bytes.fromhex("20020000")

    def listen_for_ann(self, broker: Broker, *, qos: int = 1) -> None:
        """Log in, subscribe, and bind to Ann."""
        self.log_in()
        topic = f"{BASE}/down/thing/#".encode()
        subscription = b"\x00\x01" + len(topic).to_bytes(2) + topic + bytes((qos,))
        self.send(bytes((0x82, len(subscription))) + subscription)
        request = json.dumps(account_request({"iotToken": "token-of-ann"})).encode()
        self.send(publish(f"{BASE}/up/account/bind", request, packet_id=None))
        broker.wait_until(lambda: ANN in broker.connections.values())

    def reset(self) -> None:
        """Reset the TCP connection."""
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._socket.close()

    def send(self, data: bytes) -> None:
        self._socket.sendall(data)

    def receive(self, length: int) -> bytes:
        return self._socket.recv(length)

    def is_closed(self) -> bool:
        """Return whether the broker closes the connection, after any data that it sends before."""
        try:
            while self.receive(4096):
                pass
        except TimeoutError:
            return False
        except ConnectionResetError:
            pass
        return True


@pytest.fixture
def wire(broker: Broker) -> Iterator[Wire]:
    with Wire(broker) as wire:
        yield wire


@pytest.mark.parametrize("data", [b"GET / HTTP/1.1\r\n\r\n", b"\x00\x00", PINGREQ, b"\x10\xff\xff\xff\xff\x01"])
def test_a_stranger_is_cut_off(wire: Wire, data: bytes) -> None:
    wire.send(data)
    assert wire.is_closed()


def test_a_second_login_on_a_connection_ends_it(broker: Broker, wire: Wire) -> None:
    wire.log_in()
    wire.send(CONNECT_WITHOUT_USER)
    assert wire.is_closed()
    assert broker.ends == [EndRecord(*NAMES, "protocol error: expected one CONNECT, as the first packet")]


def test_packets_behind_a_refused_login_are_not_read(broker: Broker, wire: Wire) -> None:
    wire.send(CONNECT_WITHOUT_USER + CONNECT_WITHOUT_USER)
    assert wire.is_closed()
    assert len(broker.logins) == 1


def test_a_client_that_falls_silent_is_cut_off(broker: Broker, wire: Wire) -> None:
    """The limit is 1.5 times the client's keep-alive, counted from its last packet."""
    wire.log_in(keep_alive=1)
    wire.send(PINGREQ)
    assert wire.receive(2) == PINGRESP
    heard_at = time.monotonic()
    assert wire.is_closed()
    assert time.monotonic() - heard_at > 1.4
    assert broker.ends == [EndRecord(*NAMES, "the client was silent for too long")]


def test_a_client_that_does_not_log_in_is_cut_off(broker: Broker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("feiyan_sandbox.broker.mqtt_connection.LOGIN_TIMEOUT", 0.05)
    with Wire(broker) as wire:
        assert wire.is_closed()


def test_a_client_that_has_gone_is_forgotten(broker: Broker) -> None:
    with Wire(broker) as wire:
        wire.log_in()
    broker.wait_until(lambda: not broker.connections)


def test_a_broker_can_be_started_again(broker: Broker) -> None:
    """A second start and a second stop have no effect."""
    url = broker.url
    broker.start()
    broker.stop()
    broker.stop()
    assert repr(broker) == "Broker(stopped)"
    with pytest.raises(ConnectionRefusedError):
        Listener(broker).log_in()
    broker.start()
    assert (broker.url, repr(broker)) == (url, f"Broker({url!r})")
    with Listener(broker):
        assert broker.connections == {NAMES: None}


def test_a_broker_that_was_never_started_has_no_address() -> None:
    with pytest.raises(RuntimeError):
        _ = Broker(Neighbours(), clock=Clock()).url


def test_a_taken_port_is_an_error(broker: Broker) -> None:
    taken = urlsplit(broker.url).port or 0
    with pytest.raises(OSError, match="in use"):
        Broker(Neighbours(), clock=Clock(), port=taken).start()


def test_a_lack_of_open_files_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The broker accepts connections again after a failed accept."""
    accept = BaseSelectorEventLoop.sock_accept
    troubles = [OSError(errno.EMFILE, "Too many open files")]

    async def accept_after_trouble(
        loop: BaseSelectorEventLoop, listening: socket.socket
    ) -> tuple[socket.socket, object]:
        if troubles:
            raise troubles.pop()
        return await accept(loop, listening)

    monkeypatch.setattr(BaseSelectorEventLoop, "sock_accept", accept_after_trouble)
    with Broker(Neighbours(), clock=Clock()) as broker, Listener(broker):
        assert broker.connections == {NAMES: None}
    assert not troubles


def test_stopping_does_not_wait_for_clients(broker: Broker, wire: Wire) -> None:
    """Neither a silent client nor one that stops reading delays it."""
    with Wire(broker) as deaf:
        deaf.listen_for_ann(broker)
        for _ in range(20):
            broker.publish("thing/properties", bytes(1_000_000))
        began = time.monotonic()
        broker.stop()
        assert time.monotonic() - began < 1
    assert broker.ends == [EndRecord(*NAMES, "the broker was stopped")]


@pytest.mark.parametrize("qos", [0, 1])
def test_a_client_that_vanishes_in_a_burst_is_nothing_to_log(
    broker: Broker, caplog: pytest.LogCaptureFixture, qos: int
) -> None:
    with Wire(broker) as wire:
        wire.listen_for_ann(broker, qos=qos)
        for number in range(1000):
            if number == 10:
                wire.reset()
            broker.publish("thing/properties", bytes(10_000))
    broker.wait_until(lambda: not broker.connections)
    assert caplog.records == []


def test_nothing_is_printed_or_logged(
    broker: Broker, wire: Wire, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.INFO)
    wire.send(b"GET / HTTP/1.1\r\n\r\n")
    assert wire.is_closed()
    with bound_listener(broker, "token-of-ann") as listener:
        broker.restart()
        assert listener.ended.wait(5)
    broker.stop()
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


def test_waiting_for_what_does_not_happen_ends(broker: Broker) -> None:
    with pytest.raises(TimeoutError):
        broker.wait_until(lambda: broker.logins, timeout=0.01)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Create a certificate for 127.0.0.1 and its key."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl, which makes the certificate, is not installed")
    folder = tmp_path_factory.mktemp("tls")
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=sandbox -addext subjectAltName=IP:127.0.0.1"
    subprocess.run([*command.split(), "-out", certificate, "-keyout", key], check=True, capture_output=True)
    return certificate, key


@pytest.fixture
def tls_broker(certificate: tuple[Path, Path]) -> Iterator[Broker]:
    with Broker(Neighbours(), clock=Clock(), tls=certificate) as broker:
        yield broker


def test_apps_are_served_over_tls(tls_broker: Broker, certificate: tuple[Path, Path]) -> None:
    assert tls_broker.url.startswith("mqtts://127.0.0.1:")
    with bound_listener(tls_broker, "token-of-ann", certificate=certificate[0]) as listener:
        tls_broker.publish_status(LAMP, 1)
        assert listener.next().topic == "thing/status"
        tls_broker.drop_connections()
        assert listener.ended.wait(5)


def test_a_client_without_tls_is_cut_off(tls_broker: Broker) -> None:
    with Wire(tls_broker) as wire:
        wire.send(CONNECT_WITHOUT_USER)
        assert wire.is_closed()
    assert tls_broker.logins == []


def test_stopping_does_not_wait_for_tls(tls_broker: Broker, certificate: tuple[Path, Path]) -> None:
    """Neither an unfinished handshake nor a missing close_notify delays it."""
    with Wire(tls_broker) as wire, Listener(tls_broker, certificate=certificate[0]):
        began = time.monotonic()
        tls_broker.stop()
        assert time.monotonic() - began < 1
        assert wire.is_closed()
