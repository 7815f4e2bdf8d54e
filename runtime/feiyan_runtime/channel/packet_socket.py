"""Socket of an MQTT connection that checks the head of each packet before the body is received.

paho receives whatever length a packet announces, and a byte at a time where it reads heads. This socket refuses what no
MQTT 3.1.1 broker sends to a client that subscribes with QoS 1, and receives many small packets at once.
"""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass
from time import monotonic

RECEIVE_SIZE = 4096
"""Number of bytes to receive at once where packets are small. Their messages are read in one turn of the event loop."""

MAX_REPLY = 1024
"""Limit of the size of a packet that is no message, in bytes: the longest has one byte for each subscription."""

MAX_UNANSWERED = 10_000
"""Number of messages whose acknowledgements may wait because the broker does not receive them."""

_CONNACK, _PUBLISH, _PUBACK, _SUBACK, _PINGRESP = 0x20, 0x30, 0x40, 0x90, 0xD0
_REPLIES = frozenset({_CONNACK, _PUBACK, _SUBACK, _PINGRESP})
_QOS, _AT_LEAST_ONCE = 0x06, 0x02
_MAX_LENGTH_BITS = 28


class RefusedPacket(Exception):  # noqa: N818 - what the broker did, not what failed here
    """The broker sent a packet that a client does not have to take; the connection cannot be used any further."""


class PacketSocket:
    """A socket with the methods that paho uses. Receiving raises RefusedPacket before the body of a refused packet.

    `max_packet` is the limit of a message in bytes, `max_seconds` that of the time until a packet has come to its end:
    paho takes any byte for a sign of life.
    """

    def __init__(self, sock: socket.socket, max_packet: int, max_seconds: float) -> None:
        self._sock = sock
        self._max_packet = max_packet
        self._max_seconds = max_seconds
        self._began_at = 0.0
        self._buffer = b""
        self._position = 0
        self._has_received = False
        self._kind = 0
        self._length = self._length_bits = 0
        self._body_left = 0
        self._unanswered = 0
        self._refusal: RefusedPacket | None = None

    def recv(self, size: int) -> bytes:
        """Receive one byte of a packet's head, or up to `size` bytes of its body."""
        if self._body_left:
            data = self._receive(min(size, self._body_left))
            self._body_left -= len(data)
        else:
            data = self._receive(1)
            if data:
                self._check_head(data[0])
        return data

    def send(self, data: bytes | bytearray) -> int:
        """Send some of the data, and return how much."""
        sent = self._sock.send(data)
        if self._unanswered and sent == len(data):
            self._unanswered -= 1
        return sent

    def pending(self) -> int:
        """Return the number of bytes that can be read although the operating system announces none.

        aiomqtt asks for it after each packet, and leaves the rest to the next turn of the event loop if it is 0.
        """
        left = len(self._buffer) - self._position
        if not left:
            self._has_received = False
        return left + (self._sock.pending() if isinstance(self._sock, ssl.SSLSocket) else 0)

    def fileno(self) -> int:
        """Return the number of the socket's file."""
        return self._sock.fileno()

    def setblocking(self, blocking: bool) -> None:
        """Let receiving and sending wait, or raise BlockingIOError."""
        self._sock.setblocking(blocking)

    def settimeout(self, seconds: float | None) -> None:
        """Set the timeout of receiving and sending."""
        self._sock.settimeout(seconds)

    def do_handshake(self) -> None:
        """Do nothing: the handshake was done when the socket was wrapped."""

    def close(self) -> None:
        """Close the socket."""
        self._sock.close()

    def _receive(self, size: int) -> bytes:
        if self._position == len(self._buffer):
            if self._refusal is not None:
                raise self._refusal
            if (self._kind or self._body_left) and monotonic() - self._began_at > self._max_seconds:
                self._refuse(f"a packet that did not end within {self._max_seconds:g} s")
            if self._unanswered > MAX_UNANSWERED:
                self._refuse(f"{self._unanswered} messages, and receives no acknowledgement of them")
            if self._has_received:
                raise BlockingIOError  # others have a turn before more is received
            self._has_received = True
            if size >= RECEIVE_SIZE:
                return self._sock.recv(size)
            self._buffer, self._position = self._sock.recv(RECEIVE_SIZE), 0
        data = self._buffer[self._position : self._position + size]
        self._position += len(data)
        return data

    def _check_head(self, byte: int) -> None:
        if not self._kind:
            self._check_kind(byte)
            self._kind, self._length, self._length_bits = byte, 0, 0
            self._began_at = monotonic()
            return
        self._length |= (byte & 0x7F) << self._length_bits
        self._length_bits += 7
        limit = self._max_packet if self._kind & 0xF0 == _PUBLISH else MAX_REPLY
        if self._length > limit:
            self._refuse(f"a packet of more than {limit} bytes")
        if byte < 0x80:
            self._kind, self._body_left = 0, self._length
        elif self._length_bits >= _MAX_LENGTH_BITS:
            self._refuse("a packet whose length is malformed")

    def _check_kind(self, byte: int) -> None:
        if byte & 0xF0 == _PUBLISH:
            if byte & _QOS == _AT_LEAST_ONCE:
                self._unanswered += 1
            elif byte & _QOS:
                self._refuse("a message of a QoS that was not asked for")
        elif byte not in _REPLIES:
            self._refuse(f"a packet of the kind 0x{byte:02x}, which no client expects")

    def _refuse(self, what: str) -> None:
        self._buffer, self._position = b"", 0
        self._refusal = RefusedPacket(f"the broker sent {what}")
        raise self._refusal


@dataclass(frozen=True)
class PacketSockets:
    """Substitute for paho's SSL context, which wraps a connected socket in a PacketSocket, with or without TLS.

    A handshake that fails closes the socket; paho, which does the handshake later, would leave it open.
    """

    tls: ssl.SSLContext | None
    max_packet: int
    max_seconds: float
    check_hostname: bool = True
    """Tells paho that it need not compare the certificate with the host name."""

    def wrap_socket(self, sock: socket.socket, *, server_hostname: str | None = None, **_: object) -> PacketSocket:
        """Wrap a socket that is connected; with TLS, do the handshake."""
        # packets are small, and each has a caller that waits for it
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self.tls is not None:
            sock = self.tls.wrap_socket(sock, server_hostname=server_hostname)
        return PacketSocket(sock, self.max_packet, self.max_seconds)
