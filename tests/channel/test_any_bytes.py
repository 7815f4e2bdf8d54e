"""Whatever a broker sends, the stream goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from feiyan import ChannelMessage, ChannelState, Connected, Disconnected, UnknownMessage
from feiyan.messages import MESSAGES
from feiyan_sandbox import Sandbox
from tests.channel.scripted_broker import ScriptedBroker
from tests.channel.support import PHONE, QUICK, Reader, settings_for

DOCUMENTED = [topic.removeprefix("app/down/") for topic in MESSAGES]
LEVELS = st.text(st.characters(codec="utf-8", exclude_characters="+#\0"), max_size=40)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from(["id", "params", "items", "code", "status"]), inner)
    ),
    max_leaves=8,
)
PAYLOADS = st.binary(max_size=200) | st.dictionaries(st.sampled_from(["id", "params", "param", "code"]), JSON)


def test_any_bytes_on_any_topic_are_a_message(sandbox: Sandbox, reading: type[Reader], subscribed_to_all: None) -> None:
    """As many come out as go in, in the same order, on one connection."""
    with reading(sandbox.app_settings) as reader:
        reader.until(Connected)

        @settings(max_examples=40, deadline=None)
        @given(st.lists(st.tuples(st.sampled_from(DOCUMENTED) | LEVELS, PAYLOADS), max_size=10))
        @example([(topic, b"\xff\x00") for topic in [*DOCUMENTED, "", "/", "灯"]])
        def push(messages: list[tuple[str, Any]]) -> None:
            for topic, payload in messages:
                sandbox.broker.publish(topic, payload)
            sandbox.broker.publish("end", b"end")
            came = [reader.next() for _ in range(len(messages) + 1)]
            assert all(isinstance(message, ChannelMessage) for message in came)
            assert [message.topic.partition("/app/down/")[2] for message in came] == [
                *(topic for topic, _ in messages),
                "end",
            ]
            assert isinstance(came[-1], UnknownMessage)

        push()
        assert reader.state is ChannelState.CONNECTED
    assert len(sandbox.broker.logins) == 1


def test_bytes_that_are_no_mqtt_end_the_connection_at_most(broker: ScriptedBroker, reading: type[Reader]) -> None:
    """It is made again; nothing but messages and what the channel says of itself comes out."""
    with reading(settings_for(broker), credentials=PHONE, options=replace(QUICK, wait_initial=0.001)) as reader:
        reader.until(Connected)

        @settings(max_examples=40, deadline=None)
        @given(st.binary(min_size=1, max_size=60))
        @example(b"\x30\x05\x00\x03a+b")
        @example(b"\x30\x04\x00\x02\xff\xfe")
        @example(b"\x30\x02\x00\xff")
        @example(b"\x90\x03\x00\x63\x80")
        @example(b"\x20\x02\x00\x05")
        @example(b"\xff\xff\xff\xff\xff")
        @example(b"\xe0\x00")
        def send(data: bytes) -> None:
            broker.send(data)
            reader.until(Disconnected)
            reader.until(Connected)

        send()
