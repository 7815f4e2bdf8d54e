"""MQTT 3.1.1 as a server speaks it: bytes to packets, packets to bytes. QoS 0 and 1, which is all the platform has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

ACCEPTED, BAD_PROTOCOL_VERSION, IDENTIFIER_REJECTED, BAD_USERNAME_OR_PASSWORD, NOT_AUTHORIZED = 0, 1, 2, 4, 5
"""Return codes of CONNACK."""

NOT_GRANTED = 0x80
"""Return code of SUBACK for a filter that may not be subscribed to."""

PINGRESP = b"\xd0\x00"

LONGEST_PACKET = 1 << 20
"""Bytes; a longer packet is refused before it is read."""

_CONNECT, _PUBLISH, _PUBACK, _SUBSCRIBE, _UNSUBSCRIBE, _PINGREQ, _DISCONNECT = 1, 3, 4, 8, 10, 12, 14
_FLAGS = {_CONNECT: 0, _PUBACK: 0, _SUBSCRIBE: 2, _UNSUBSCRIBE: 2, _PINGREQ: 0, _DISCONNECT: 0}

_PROTOCOL = "MQTT", 4


class MalformedPacketError(Exception):
    """Bytes that are not MQTT 3.1.1, or a part of it that is not served."""


class ProtocolVersionError(MalformedPacketError):
    """A client asks for another version of MQTT."""


@dataclass(frozen=True, slots=True)
class Connect:
    """A client logs in. `keep_alive` is in seconds; 0 is none."""

    client_id: str
    username: str | None
    password: bytes | None
    keep_alive: int


@dataclass(frozen=True, slots=True)
class Publish:
    """A client sends a message, without a packet id where it wants no acknowledgement."""

    topic: str
    payload: bytes
    packet_id: int | None


@dataclass(frozen=True, slots=True)
class PubAck:
    """A client has a message."""

    packet_id: int


@dataclass(frozen=True, slots=True)
class Subscribe:
    """A client wants messages: filters, each with the QoS it asks for."""

    packet_id: int
    filters: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Unsubscribe:
    """A client wants no more of some messages."""

    packet_id: int
    filters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PingReq:
    """A client is alive."""


@dataclass(frozen=True, slots=True)
class Disconnect:
    """A client takes its leave."""


Packet: TypeAlias = Connect | Publish | PubAck | Subscribe | Unsubscribe | PingReq | Disconnect


class Decoder:
    """Cuts a stream into packets."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> Iterator[Packet]:
        """Yield the packets that are complete with these bytes."""
        self._buffer += data
        while (packet := self._next()) is not None:
            yield packet

    def _next(self) -> Packet | None:
        if not self._buffer:
            return None
        kind, flags = self._buffer[0] >> 4, self._buffer[0] & 0x0F
        if kind != _PUBLISH and flags != _FLAGS.get(kind):
            raise MalformedPacketError(f"a packet of type {kind} with flags {flags}")
        length = 0
        for index in range(1, 5):
            if index >= len(self._buffer):
                return None
            length |= (self._buffer[index] & 0x7F) << 7 * (index - 1)
            if self._buffer[index] < 0x80:
                break
        else:
            raise MalformedPacketError("a length of more than four bytes")
        if length > LONGEST_PACKET:
            raise MalformedPacketError(f"a packet of {length} bytes")
        end = index + 1 + length
        if len(self._buffer) < end:
            return None
        body = bytes(self._buffer[index + 1 : end])
        del self._buffer[:end]
        return _packet(kind, flags, _Body(body))


class _Body:
    """A packet's bytes behind its length, taken from the front."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def __bool__(self) -> bool:
        return self._at < len(self._data)

    def take(self, length: int) -> bytes:
        end = self._at + length
        if end > len(self._data):
            raise MalformedPacketError("a packet that ends too early")
        taken, self._at = self._data[self._at : end], end
        return taken

    def number(self, length: int) -> int:
        return int.from_bytes(self.take(length))

    def binary(self) -> bytes:
        return self.take(self.number(2))

    def text(self) -> str:
        try:
            return self.binary().decode()
        except UnicodeDecodeError:
            raise MalformedPacketError("a text that is not UTF-8") from None

    def rest(self) -> bytes:
        return self.take(len(self._data) - self._at)


def _packet(kind: int, flags: int, body: _Body) -> Packet:
    if kind == _CONNECT:
        return _connect(body)
    if kind == _PUBLISH:
        return _publish(flags, body)
    if kind == _PUBACK:
        return PubAck(body.number(2))
    if kind == _SUBSCRIBE:
        return _subscribe(body)
    if kind == _UNSUBSCRIBE:
        return Unsubscribe(body.number(2), tuple(_texts(body)))
    return PingReq() if kind == _PINGREQ else Disconnect()


def _connect(body: _Body) -> Connect:
    if (body.text(), body.number(1)) != _PROTOCOL:
        raise ProtocolVersionError
    flags, keep_alive = body.number(1), body.number(2)
    client_id = body.text()
    if flags & 0x04:  # a will, which the platform has no use for
        body.binary(), body.binary()
    username = body.text() if flags & 0x80 else None
    password = body.binary() if flags & 0x40 else None
    return Connect(client_id, username, password, keep_alive)


def _publish(flags: int, body: _Body) -> Publish:
    qos = flags >> 1 & 0x03
    if qos > 1:
        raise MalformedPacketError(f"QoS {qos}")
    topic = body.text()
    packet_id = body.number(2) if qos else None
    return Publish(topic, body.rest(), packet_id)


def _subscribe(body: _Body) -> Subscribe:
    packet_id = body.number(2)
    filters = []
    while body:
        filters.append((body.text(), body.number(1)))
    return Subscribe(packet_id, tuple(filters))


def _texts(body: _Body) -> Iterator[str]:
    while body:
        yield body.text()


def connack(return_code: int) -> bytes:
    """The answer to a login."""
    return bytes((0x20, 2, 0, return_code))


def puback(packet_id: int) -> bytes:
    """A client's message has come."""
    return b"\x40\x02" + packet_id.to_bytes(2)


def suback(packet_id: int, return_codes: Iterable[int]) -> bytes:
    """The answer to a subscription: a QoS or `NOT_GRANTED` for each filter."""
    return _framed(0x90, packet_id.to_bytes(2) + bytes(return_codes))


def unsuback(packet_id: int) -> bytes:
    """The answer to the end of a subscription."""
    return b"\xb0\x02" + packet_id.to_bytes(2)


def publish(topic: str, payload: bytes, *, packet_id: int | None, again: bool = False) -> bytes:
    """A message, to be acknowledged if it has a packet id; `again` says that it was sent before."""
    name = topic.encode()
    header = len(name).to_bytes(2) + name
    if packet_id is None:
        return _framed(0x30, header + payload)
    return _framed(0x3A if again else 0x32, header + packet_id.to_bytes(2) + payload)


def _framed(first: int, body: bytes) -> bytes:
    frame, length = bytearray((first,)), len(body)
    while length > 0x7F:
        frame.append(length & 0x7F | 0x80)
        length >>= 7
    frame.append(length)
    return bytes(frame) + body
