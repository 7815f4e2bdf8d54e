"""Encoding and decoding of MQTT 3.1.1 packets on the server side, with QoS 0 and 1 as the platform has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

FilterT = TypeVar("FilterT")

ACCEPTED, BAD_PROTOCOL_VERSION, IDENTIFIER_REJECTED, BAD_USERNAME_OR_PASSWORD, NOT_AUTHORIZED = 0, 1, 2, 4, 5
"""Return codes of CONNACK."""

NOT_GRANTED = 0x80
"""Return code of SUBACK for a filter that the client may not subscribe to."""

PINGRESP = b"\xd0\x00"

MAX_PACKET_SIZE = 1 << 20
"""Maximum size of a packet in bytes; larger packets are refused before they are read."""

MAX_LOGIN_SIZE = 16 << 10
"""Maximum size in bytes of CONNECT, which anybody may send."""

MAX_FILTERS = 100
"""Maximum number of topic filters in a packet, and of a connection's subscriptions."""

MAX_TOPIC_SIZE = 1024
"""Maximum size of a topic or a topic filter in bytes."""

_CONNECT, _PUBLISH, _PUBACK, _SUBSCRIBE, _UNSUBSCRIBE, _PINGREQ, _DISCONNECT = 1, 3, 4, 8, 10, 12, 14
_FLAGS = {_CONNECT: 0, _PUBACK: 0, _SUBSCRIBE: 2, _UNSUBSCRIBE: 2, _PINGREQ: 0, _DISCONNECT: 0}

_PROTOCOL = "MQTT", 4


class MalformedPacketError(Exception):
    """Data is not valid MQTT 3.1.1, or uses a part of it that is not supported."""


class ProtocolVersionError(MalformedPacketError):
    """A client requests another version of MQTT."""


@dataclass(frozen=True, slots=True)
class Connect:
    """CONNECT: a login. `keep_alive` is in seconds; 0 turns it off."""

    client_id: str
    username: str | None
    password: bytes | None
    keep_alive: int


@dataclass(frozen=True, slots=True)
class Publish:
    """PUBLISH: a message. `packet_id` is None if no acknowledgement is wanted (QoS 0)."""

    topic: str
    payload: bytes
    packet_id: int | None


@dataclass(frozen=True, slots=True)
class PubAck:
    """PUBACK: the acknowledgement of a message."""

    packet_id: int


@dataclass(frozen=True, slots=True)
class Subscribe:
    """SUBSCRIBE: topic filters, each with the requested QoS."""

    packet_id: int
    filters: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Unsubscribe:
    """UNSUBSCRIBE: topic filters to remove."""

    packet_id: int
    filters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PingReq:
    """PINGREQ: a keep-alive."""


@dataclass(frozen=True, slots=True)
class Disconnect:
    """DISCONNECT: the client is about to close the connection."""


Packet: TypeAlias = Connect | Publish | PubAck | Subscribe | Unsubscribe | PingReq | Disconnect


class Decoder:
    """A decoder that splits a byte stream into packets."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> Iterator[Packet]:
        """Add bytes and yield the packets that are now complete."""
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
            raise MalformedPacketError("a length field of more than four bytes")
        limit = MAX_LOGIN_SIZE if kind == _CONNECT else MAX_PACKET_SIZE
        if length > limit:
            raise MalformedPacketError(f"a packet of {length} bytes, the limit is {limit}")
        end = index + 1 + length
        if len(self._buffer) < end:
            return None
        body = bytes(self._buffer[index + 1 : end])
        del self._buffer[:end]
        return _packet(kind, flags, _Body(body))


class _Body:
    """A reader of the bytes of a packet after its length field."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def __bool__(self) -> bool:
        return self._at < len(self._data)

    def take(self, length: int) -> bytes:
        end = self._at + length
        if end > len(self._data):
            raise MalformedPacketError("a packet shorter than its fields")
        taken, self._at = self._data[self._at : end], end
        return taken

    def number(self, length: int) -> int:
        return int.from_bytes(self.take(length))

    def topic(self) -> str:
        text = self.text()
        if len(text.encode()) > MAX_TOPIC_SIZE:
            raise MalformedPacketError(f"a topic of more than {MAX_TOPIC_SIZE} bytes")
        return text

    def binary(self) -> bytes:
        return self.take(self.number(2))

    def text(self) -> str:
        try:
            return self.binary().decode()
        except UnicodeDecodeError:
            raise MalformedPacketError("a string that is not valid UTF-8") from None

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
        return Subscribe(body.number(2), tuple(_filters(body, lambda: (body.topic(), body.number(1)))))
    if kind == _UNSUBSCRIBE:
        return Unsubscribe(body.number(2), tuple(_filters(body, body.topic)))
    return PingReq() if kind == _PINGREQ else Disconnect()


def _connect(body: _Body) -> Connect:
    if (body.text(), body.number(1)) != _PROTOCOL:
        raise ProtocolVersionError
    flags, keep_alive = body.number(1), body.number(2)
    client_id = body.text()
    if flags & 0x04:  # a will, which the platform ignores
        body.binary(), body.binary()
    username = body.text() if flags & 0x80 else None
    password = body.binary() if flags & 0x40 else None
    return Connect(client_id, username, password, keep_alive)


def _publish(flags: int, body: _Body) -> Publish:
    qos = flags >> 1 & 0x03
    if qos > 1:
        raise MalformedPacketError(f"QoS {qos}, expected 0 or 1")
    topic = body.topic()
    packet_id = body.number(2) if qos else None
    return Publish(topic, body.rest(), packet_id)


def _filters(body: _Body, read: Callable[[], FilterT]) -> Iterator[FilterT]:
    for _ in range(MAX_FILTERS):
        yield read()  # MQTT demands at least one
        if not body:
            return
    raise MalformedPacketError(f"more than {MAX_FILTERS} topic filters")


def connack(return_code: int) -> bytes:
    """Return a CONNACK packet."""
    return bytes((0x20, 2, 0, return_code))


def puback(packet_id: int) -> bytes:
    """Return a PUBACK packet."""
    return b"\x40\x02" + packet_id.to_bytes(2)


def suback(packet_id: int, return_codes: Iterable[int]) -> bytes:
    """Return a SUBACK packet, with a QoS or `NOT_GRANTED` for each filter."""
    return _framed(0x90, packet_id.to_bytes(2) + bytes(return_codes))


def unsuback(packet_id: int) -> bytes:
    """Return an UNSUBACK packet."""
    return b"\xb0\x02" + packet_id.to_bytes(2)


def publish(topic: str, payload: bytes, *, packet_id: int | None, again: bool = False) -> bytes:
    """Return a PUBLISH packet: with QoS 1 if it has a packet id, marked as a duplicate if `again` is true."""
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
