"""One MQTT connection of a client: packets, subscriptions, acknowledgements, keep-alive.

Subscriptions and unacknowledged messages end with the connection. CONNACK reports this to clients that ask for a
persistent session (its flag "session present" is 0).
"""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from feiyan_sandbox.broker import packets as mqtt

if TYPE_CHECKING:
    from asyncio import Transport

MAX_IN_FLIGHT = 1000
"""Maximum number of unacknowledged messages; further messages wait in a queue."""

MAX_WAITING_BYTES = 64 << 20
"""Bytes of messages that may wait for a client, acknowledgements included; one that falls further behind is dropped."""

LOGIN_TIMEOUT = 10.0
"""Seconds within which a client must log in."""

MAX_KEEP_ALIVE = 1200
"""Seconds of the longest keep-alive. It is also that of clients that ask for a longer one, or for none."""

WRITE_TIMEOUT = 30.0
"""Seconds within which a client must take what was sent; nothing more is read from it or sent to it meanwhile."""

WRITE_SIZE = 64 << 10
"""Bytes written at once, if so many are there. Many small writes to a client that does not read are slow in asyncio."""

HIGHEST_QOS = 1


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message to the client. `twice` sends its packet a second time, marked as a duplicate."""

    topic: str
    payload: bytes
    delivered: Callable[[], None]
    twice: bool = False

    @property
    def size(self) -> int:
        """About how many bytes it takes while it waits."""
        return len(self.payload) + len(self.topic) + 400


class MqttConnection(asyncio.Protocol, ABC):
    """The MQTT protocol of a connection; subclasses implement the reactions. Only for use in its event loop."""

    def __init__(self) -> None:
        self.ended = asyncio.Event()
        self.end_reason = "the client closed it"
        self.logged_in = False
        self._decoder = mqtt.Decoder()
        self._filters: dict[str, int] = {}
        self._waiting: deque[tuple[Outgoing, int]] = deque()
        self._in_flight: dict[int, Outgoing] = {}
        self._waiting_bytes = 0
        self._unwritten = bytearray()
        self._last_packet_id = 0
        self._max_silence = LOGIN_TIMEOUT
        self._transport: Transport
        self._last_received_at: float
        self._keep_alive_timer: asyncio.TimerHandle
        self._write_timer: asyncio.TimerHandle | None = None

    @abstractmethod
    def log_in(self, packet: mqtt.Connect) -> int:
        """Check a login and return the return code for CONNACK."""

    @abstractmethod
    def may_subscribe(self, topic_filter: str) -> bool:
        """Return whether the client may subscribe to a valid topic filter."""

    @abstractmethod
    def receive(self, packet: mqtt.Publish) -> None:
        """Handle a message, which has already been acknowledged."""

    @abstractmethod
    def lost(self) -> None:
        """Handle the end of the connection; `end_reason` says why it ended."""

    def send(self, message: Outgoing) -> None:
        """Send a message, after all waiting ones, if the client has subscribed to its topic."""
        granted = [qos for topic_filter, qos in self._filters.items() if matches(topic_filter, message.topic)]
        if not granted or self._transport.is_closing():
            return
        self._waiting.append((message, max(granted)))
        self._waiting_bytes += message.size
        self._send_waiting()
        if self._waiting_bytes > MAX_WAITING_BYTES:
            self.drop(f"messages of more than {MAX_WAITING_BYTES} bytes wait for the client")

    def drop(self, reason: str) -> None:
        """Abort the connection."""
        if not self._transport.is_closing():
            self.end_reason = reason
        self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("Transport", transport)
        self._last_received_at = asyncio.get_running_loop().time()
        self._check_keep_alive()

    def connection_lost(self, exc: Exception | None) -> None:
        self._keep_alive_timer.cancel()
        if self._write_timer:
            self._write_timer.cancel()
        self.lost()
        self.ended.set()

    def pause_writing(self) -> None:
        loop = asyncio.get_running_loop()
        self._write_timer = loop.call_later(WRITE_TIMEOUT, self.drop, "the client did not take what was sent")
        self._transport.pause_reading()

    def resume_writing(self) -> None:
        if self._write_timer:
            self._write_timer.cancel()
            self._write_timer = None
        self._transport.resume_reading()
        self._send_waiting()

    def data_received(self, data: bytes) -> None:
        try:
            for packet in self._decoder.feed(data):  # only a whole packet is a sign of life
                self._last_received_at = asyncio.get_running_loop().time()
                self._take(packet)
                if self._transport.is_closing():
                    return
        except mqtt.ProtocolVersionError:
            self._refuse(mqtt.BAD_PROTOCOL_VERSION)
        except mqtt.MalformedPacketError as error:
            self.drop(f"protocol error: {error}")

    def _take(self, packet: mqtt.Packet) -> None:
        if isinstance(packet, mqtt.Connect) == self.logged_in:
            raise mqtt.MalformedPacketError("expected one CONNECT, as the first packet")
        match packet:
            case mqtt.Connect():
                self._handle_connect(packet)
            case mqtt.Publish():
                if packet.packet_id is not None:
                    self._write(mqtt.puback(packet.packet_id))
                self.receive(packet)
            case mqtt.PubAck():
                if message := self._in_flight.pop(packet.packet_id, None):
                    self._waiting_bytes -= message.size
                    message.delivered()
                    self._send_waiting()
            case mqtt.Subscribe():
                granted = [self._subscribe(topic_filter, qos) for topic_filter, qos in packet.filters]
                self._write(mqtt.suback(packet.packet_id, granted))
            case mqtt.Unsubscribe():
                for topic_filter in packet.filters:
                    self._filters.pop(topic_filter, None)
                self._write(mqtt.unsuback(packet.packet_id))
            case mqtt.PingReq():
                self._write(mqtt.PINGRESP)
            case mqtt.Disconnect():
                self._close()

    def _handle_connect(self, packet: mqtt.Connect) -> None:
        return_code = self.log_in(packet)
        if return_code != mqtt.ACCEPTED:
            self._refuse(return_code)
            return
        self.logged_in = True
        self._write(mqtt.connack(return_code))
        self._keep_alive_timer.cancel()
        self._max_silence = min(packet.keep_alive or MAX_KEEP_ALIVE, MAX_KEEP_ALIVE) * 1.5
        self._check_keep_alive()

    def _refuse(self, return_code: int) -> None:
        self._write(mqtt.connack(return_code))
        self._close()

    def _close(self) -> None:
        """Close the connection when the client has taken what was sent, and at the latest after `WRITE_TIMEOUT`."""
        self._flush()
        self._transport.close()
        if not self._write_timer:
            self._write_timer = asyncio.get_running_loop().call_later(WRITE_TIMEOUT, self._transport.abort)

    def _subscribe(self, topic_filter: str, qos: int) -> int:
        is_full = len(self._filters) >= mqtt.MAX_FILTERS and topic_filter not in self._filters
        if is_full or not (is_filter(topic_filter) and self.may_subscribe(topic_filter)):
            return mqtt.NOT_GRANTED
        self._filters[topic_filter] = min(qos, HIGHEST_QOS)
        return self._filters[topic_filter]

    def _send_waiting(self) -> None:
        while self._waiting and len(self._in_flight) < MAX_IN_FLIGHT and not self._write_timer:
            message, qos = self._waiting.popleft()
            if not qos:
                self._waiting_bytes -= message.size
                self._write(mqtt.publish(message.topic, message.payload, packet_id=None))
                message.delivered()
                continue
            packet_id = self._next_packet_id()
            self._in_flight[packet_id] = message
            self._write(mqtt.publish(message.topic, message.payload, packet_id=packet_id))
            if message.twice:
                self._write(mqtt.publish(message.topic, message.payload, packet_id=packet_id, again=True))

    def _write(self, packet: bytes) -> None:
        """Write a packet, together with those of the same turn of the event loop."""
        if not self._unwritten:
            asyncio.get_running_loop().call_soon(self._flush)
        self._unwritten += packet
        if len(self._unwritten) >= WRITE_SIZE:
            self._flush()

    def _flush(self) -> None:
        if self._unwritten and not self._transport.is_closing():  # asyncio logs a warning for later writes
            self._transport.write(bytes(self._unwritten))
        self._unwritten.clear()

    def _next_packet_id(self) -> int:
        while True:
            self._last_packet_id = self._last_packet_id % 0xFFFF + 1
            if self._last_packet_id not in self._in_flight:
                return self._last_packet_id

    def _check_keep_alive(self) -> None:
        """Drop the connection if the client has been silent for too long, or else schedule the next check."""
        loop = asyncio.get_running_loop()
        silence_ends = self._last_received_at + self._max_silence
        if loop.time() < silence_ends:
            self._keep_alive_timer = loop.call_at(silence_ends, self._check_keep_alive)
        else:
            self.drop("the client was silent for too long")


def is_filter(topic_filter: str) -> bool:
    """Return whether a topic filter is valid: each wildcard is a whole level, and # is the last one."""
    *levels, last = topic_filter.split("/")
    return all("#" not in level and ("+" not in level or level == "+") for level in levels) and (
        last in {"#", "+"} or not {"#", "+"} & set(last)
    )


def matches(topic_filter: str, topic: str) -> bool:
    """Return whether a topic filter matches a topic."""
    if topic_filter == topic:
        return True
    wanted, levels = topic_filter.split("/"), topic.split("/")
    if wanted[-1] == "#":
        wanted.pop()
        levels = levels[: len(wanted)]
    return len(wanted) == len(levels) and all(want in {"+", level} for want, level in zip(wanted, levels, strict=True))
