"""Encoding and decoding of MQTT packets, valid and invalid."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feiyan_sandbox.broker import packets as mqtt
from feiyan_sandbox.broker.mqtt_connection import is_filter, matches

CONNECT = bytes.fromhex("10 14 0004 4d515454 04 c2 003c 0002 6964 0001 75 0001 70")
SUBSCRIBE = bytes.fromhex("82 0a 0007 0001 61 01 0001 62 00")
UNSUBSCRIBE = bytes.fromhex("a2 08 0008 0001 61 0001 62")
PUBLISH = bytes.fromhex("32 07 0001 74 0009 6869")
ALL = CONNECT + SUBSCRIBE + UNSUBSCRIBE + PUBLISH + bytes.fromhex("40 02 0009 c0 00 e0 00")

PACKETS = [
    mqtt.Connect("id", "u", b"p", keep_alive=60),
    mqtt.Subscribe(7, (("a", 1), ("b", 0))),
    mqtt.Unsubscribe(8, ("a", "b")),
    mqtt.Publish("t", b"hi", packet_id=9),
    mqtt.PubAck(9),
    mqtt.PingReq(),
    mqtt.Disconnect(),
]


def decode(data: bytes) -> list[mqtt.Packet]:
    return list(mqtt.Decoder().feed(data))


def test_packets_are_read() -> None:
    assert decode(ALL) == PACKETS


@given(st.lists(st.integers(0, len(ALL))))
def test_packets_may_come_in_any_pieces(cuts: list[int]) -> None:
    decoder = mqtt.Decoder()
    found: list[mqtt.Packet] = []
    edges = [0, *sorted(cuts), len(ALL)]
    for start, end in pairwise(edges):
        found += decoder.feed(ALL[start:end])
    assert found == PACKETS


def test_a_message_of_qos_0_has_no_packet_id() -> None:
    assert decode(bytes.fromhex("30 05 0001 74 6869")) == [mqtt.Publish("t", b"hi", packet_id=None)]


def test_a_will_is_passed_over() -> None:
    with_will = bytes.fromhex("10 17 0004 4d515454 04 c6 0000 0002 6964 0000 0000 0001 75 0000")
    assert decode(with_will) == [mqtt.Connect("id", "u", b"", keep_alive=0)]


def test_a_login_may_lack_user_name_and_password() -> None:
    assert decode(bytes.fromhex("10 0e 0004 4d515454 04 02 003c 0002 6964")) == [mqtt.Connect("id", None, None, 60)]


@given(st.text(max_size=300), st.binary(max_size=40_000), st.none() | st.integers(1, 0xFFFF))
def test_a_message_that_is_written_is_read_again(topic: str, payload: bytes, packet_id: int | None) -> None:
    assert decode(mqtt.publish(topic, payload, packet_id=packet_id)) == [mqtt.Publish(topic, payload, packet_id)]


def test_only_a_message_that_is_sent_again_is_marked_so() -> None:
    first, again = (mqtt.publish("t", b"", packet_id=1, again=again) for again in (False, True))
    assert (first[0], again[0], first[1:]) == (0x32, 0x3A, again[1:])


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("00 00", id="reserved type"),
        pytest.param("f0 00", id="reserved type 15"),
        pytest.param("20 02 00 00", id="a packet of servers"),
        pytest.param("c1 00", id="flags of a packet without any"),
        pytest.param("80 06 0007 0001 61 01", id="a subscription without its flags"),
        pytest.param("34 05 0001 74 0009", id="QoS 2"),
        pytest.param("36 05 0001 74 0009", id="QoS 3"),
        pytest.param("32 03 0001 74", id="no packet id"),
        pytest.param("32 05 0009 74 0009", id="a text longer than its packet"),
        pytest.param("32 05 0001 ff 0009", id="a text that is not UTF-8"),
        pytest.param("c0 ff ff ff ff 01", id="a length of five bytes"),
        pytest.param("32 ff ff ff 7f", id="256 MiB"),
        pytest.param("47", id="the first byte of HTTP"),
    ],
)
def test_other_bytes_than_mqtt_are_refused(data: str) -> None:
    with pytest.raises(mqtt.MalformedPacketError):
        decode(bytes.fromhex(data))


@pytest.mark.parametrize("name", ["0004 4d515454 05", "0004 4d515454 03", "0006 4d5149736470 03"])
def test_another_version_is_told_from_garbage(name: str) -> None:
    body = bytes.fromhex(name) + bytes.fromhex("02 003c 0002 6964")
    with pytest.raises(mqtt.ProtocolVersionError):
        decode(bytes((0x10, len(body))) + body)


@pytest.mark.parametrize(
    ("topic_filter", "topic", "matching"),
    [
        ("a/b", "a/b", True),
        ("a/b", "a/b/c", False),
        ("a/+", "a/b", True),
        ("a/+", "a/b/c", False),
        ("a/+", "a", False),
        ("a/+/c", "a/b/c", True),
        ("a/+/c", "a/b/d", False),
        ("a/#", "a/b/c", True),
        ("a/#", "a", True),
        ("a/#", "b", False),
        ("a/+/#", "a/b/c/d", True),
        ("a/+/#", "a", False),
    ],
)
def test_filters_match_as_mqtt_says(topic_filter: str, topic: str, matching: bool) -> None:
    assert matches(topic_filter, topic) is matching


@pytest.mark.parametrize(
    ("topic_filter", "well_formed"),
    [
        ("a/b", True),
        ("a/+/b", True),
        ("a/+", True),
        ("a/#", True),
        ("#", True),
        ("a/#/b", False),
        ("a/b#", False),
        ("a/b+", False),
        ("a+/b", False),
        ("a/+#", False),
    ],
)
def test_a_wildcard_is_a_whole_level(topic_filter: str, well_formed: bool) -> None:
    assert is_filter(topic_filter) is well_formed
