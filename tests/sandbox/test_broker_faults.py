"""Faults of the broker on demand."""

from __future__ import annotations

import json
import time

import pytest

from feiyan_sandbox.broker import AccountRecord, Broker, EndRecord
from tests.sandbox.listener import ANN, DEVICE_NAME, LAMP, PRODUCT_KEY, Listener, bound_listener

NAMES = (PRODUCT_KEY, DEVICE_NAME)


def test_all_connections_are_dropped(broker: Broker, ann: Listener) -> None:
    """They are closed when the method returns, and the broker accepts new ones."""
    broker.drop_connections()
    assert broker.connections == {}
    assert broker.ends == [EndRecord(*NAMES, "the broker dropped it")]
    assert ann.ended.wait(5)
    with Listener(broker):
        assert broker.connections == {NAMES: None}


def test_a_restarted_broker_has_the_same_address_and_no_connections(broker: Broker, ann: Listener) -> None:
    url = broker.url
    broker.restart()
    assert (broker.url, broker.connections) == (url, {})
    assert ann.ended.wait(5)
    with Listener(broker):
        assert broker.connections == {NAMES: None}


def test_the_next_requests_to_bind_are_refused(broker: Broker, ann: Listener) -> None:
    ann.unbind()
    broker.refuse_binds(2)
    broker.refuse_binds(code=500)
    assert [ann.bind("token-of-ann")["code"] for _ in range(4)] == [2043, 2043, 500, 200]
    assert broker.account_requests[-2:] == [
        AccountRecord("bind", *NAMES, None, 500),
        AccountRecord("bind", *NAMES, ANN, 200),
    ]


def test_pushes_are_delayed(broker: Broker, ann: Listener) -> None:
    """Later pushes do not overtake delayed ones, and replies are not delayed."""
    began = time.monotonic()
    broker.delay_pushes(0.3)
    broker.publish("x", b"1")
    broker.publish("x", b"2")
    broker.delay_pushes(0)
    broker.publish("x", b"3")
    assert ann.bind("token-of-ann")["code"] == 200
    assert [ann.next().payload for _ in range(3)] == [b"1", b"2", b"3"]
    assert time.monotonic() - began >= 0.3


def test_delayed_pushes_do_not_outlive_the_broker(broker: Broker, ann: Listener) -> None:
    broker.delay_pushes(60)
    broker.publish("x", b"1")
    broker.restart()
    broker.delay_pushes(0)
    with bound_listener(broker, "token-of-ann") as listener:
        broker.publish("x", b"2")
        assert listener.next().payload == b"2"


def test_pushes_come_as_two_messages(broker: Broker, ann: Listener) -> None:
    """Both have the same content, including the message id."""
    broker.duplicate_pushes()
    message_id = broker.publish_status(LAMP, 1)
    first, second = ann.next(), ann.next()
    assert first.content["id"] == second.content["id"] == message_id
    assert first.packet_id != second.packet_id
    assert not second.again
    broker.duplicate_pushes(None)
    broker.publish("x", b"")
    broker.publish("y", b"")
    assert [ann.next().topic, ann.next().topic] == ["x", "y"]


def test_pushes_come_as_redelivered_packets(broker: Broker, ann: Listener) -> None:
    """The second packet has the DUP flag, and one acknowledgement is enough."""
    broker.duplicate_pushes("redelivery")
    broker.publish_status(LAMP, 1)
    first, second = ann.next(), ann.next()
    assert first[:3] == second[:3]
    assert (first.again, second.again) == (False, True)
    assert ann.bind("token-of-ann")["code"] == 200
    assert len(broker.deliveries) == 1


def test_the_next_push_is_cut(broker: Broker, ann: Listener) -> None:
    broker.damage_next_push()
    broker.publish("x", b"0123456789")
    broker.publish("x", b"0123456789")
    assert [ann.next().payload, ann.next().payload] == [b"01234", b"0123456789"]


def test_the_next_push_lacks_a_comma(broker: Broker, ann: Listener) -> None:
    """The missing comma is the one before `method`, as in some documents."""
    broker.damage_next_push("missing comma")
    broker.publish_event(LAMP, "Overheated", {"celsius": 93})
    broker.publish_status(LAMP, 1)
    damaged = ann.next().payload
    with pytest.raises(json.JSONDecodeError, match="Expecting ',' delimiter"):
        json.loads(damaged)
    assert json.loads(damaged.replace(b'"method"', b',"method"'))["method"] == "thing.events"
    assert ann.next().content["method"] == "thing.status"
