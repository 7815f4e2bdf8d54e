"""Messages that the broker sends to apps, and the apps that receive them."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from feiyan_sandbox.broker import Broker, DeliveryRecord
from feiyan_sandbox.world import Clock
from tests.sandbox.listener import (
    ANN,
    BOB,
    GATEWAY,
    LAMP,
    OLD_GATEWAY,
    PHONE_2,
    SUB_DEVICE,
    Listener,
    bound_listener,
)

SPEC = Path(__file__).parents[2] / "spec" / "asyncapi.yaml"


def examples_in_spec() -> dict[str, dict[str, Any]]:
    """Return the first example of the first message about devices on each topic, by the topic after /app/down/."""
    spec = YAML(typ="safe").load(SPEC)
    examples = {}
    for channel in spec["channels"].values():
        topic = channel["address"].partition("/app/down/")[2]
        name = next(iter(channel["messages"]))
        examples[topic] = spec["components"]["messages"][name]["examples"][0]["payload"]
    return {topic: payload for topic, payload in examples.items() if topic and not topic.startswith("account/")}


def at_one_time(content: Any) -> Any:
    """Return a message with all its times set to one: the spec's examples have several."""
    if not isinstance(content, dict):
        return content
    return {name: 0 if name == "time" else at_one_time(value) for name, value in content.items()}


def test_they_are_what_the_spec_has(broker: Broker, ann: Listener) -> None:
    """A message published with an example's values equals the example and has its topic."""
    time_ms = 1_655_178_060_074
    reading = {"sensor": "base", "celsius": 93}
    message_ids = [
        broker.publish_properties(LAMP, {"brightness": 80, "colorName": "warm"}, time_ms=time_ms),
        broker.publish_event(
            LAMP, "Overheated", {"power": "off", "reading": reading}, event_type="error", time_ms=time_ms
        ),
        broker.publish_status(LAMP, 3, time_ms=time_ms),
        broker.publish_sub_device(SUB_DEVICE, gateway=GATEWAY, old_gateway=OLD_GATEWAY, status=1),
        broker.publish_ota(LAMP, step=50, description="Downloading"),
        broker.publish_binding(LAMP, ANN, "Bind"),
    ]
    messages = [ann.next() for _ in message_ids]
    assert {message.topic: at_one_time(message.content) for message in messages} == {
        topic: {**at_one_time(example), "id": message_id}
        for (topic, example), message_id in zip(examples_in_spec().items(), message_ids, strict=True)
    }


def test_each_has_an_id_of_its_own(broker: Broker, ann: Listener) -> None:
    published = [broker.publish_status(LAMP, status) for status in (1, 3, 1)]
    assert [ann.next().content["id"] for _ in published] == published
    assert len(set(published)) == 3


def test_they_are_dated_by_the_sandbox_s_clock(broker: Broker, ann: Listener, clock: Clock) -> None:
    clock.advance(3600)
    before = clock.now_ms()
    broker.publish_properties(LAMP, {"PowerSwitch": 1})
    assert before <= ann.next().content["params"]["items"]["PowerSwitch"]["time"] <= clock.now_ms()


def test_a_gateway_without_a_predecessor_is_told_alone(broker: Broker, ann: Listener) -> None:
    broker.publish_sub_device(SUB_DEVICE, gateway=GATEWAY)
    param = ann.next().content["param"]
    assert (param["status"], param["subIotId"], param["newGwIotId"]) == (0, SUB_DEVICE, GATEWAY)
    assert not any(name.startswith("old") for name in param)


def test_the_users_of_the_device_are_told(broker: Broker, ann: Listener) -> None:
    """A shared gateway's users both receive its push, only the owner that of a lamp."""
    with Listener(broker, **PHONE_2) as bob:
        bob.subscribe()
        broker.publish_status(GATEWAY, 3)
        bob.bind("token-of-bob")
        broker.publish_status(LAMP, 1)
        broker.publish_status(GATEWAY, 1)
        told = {name: [listener.next() for _ in range(n)] for name, listener, n in (("a", ann, 3), ("b", bob, 1))}
        assert [message.content["params"]["iotId"] for message in told["a"]] == [GATEWAY, LAMP, GATEWAY]
        assert told["b"][0].content == told["a"][2].content
        assert bob.hears_nothing()


def test_all_connections_of_a_user_are_told(broker: Broker, ann: Listener) -> None:
    with bound_listener(broker, "another-token-of-ann", **PHONE_2) as tablet:
        broker.publish_status(LAMP, 1)
        assert ann.next().content == tablet.next().content


def test_an_unknown_device_is_an_error(broker: Broker) -> None:
    with pytest.raises(LookupError):
        broker.publish_properties("nobody's", {})


def test_anything_can_be_published(broker: Broker, ann: Listener) -> None:
    broker.publish("thing/wifi/status/notify", {"说": "你好"})
    broker.publish("elsewhere", b"\x00\xff", identity_id=ANN)
    broker.publish("elsewhere", b"for Bob", identity_id=BOB)
    messages = ann.next(), ann.next()
    assert [(message.topic, message.payload) for message in messages] == [
        ("thing/wifi/status/notify", rb'{"\u8bf4":"\u4f60\u597d"}'),
        ("elsewhere", b"\x00\xff"),
    ]
    assert ann.hears_nothing()


def test_a_delivery_is_recorded_when_the_app_has_acknowledged_it(broker: Broker, ann: Listener) -> None:
    broker.publish("thing/status", b"1")
    broker.wait_until(lambda: broker.deliveries)
    assert broker.deliveries == [DeliveryRecord(f"{ann.base}/down/thing/status", b"1")]


def test_a_burst_comes_complete_and_in_order(broker: Broker, ann: Listener) -> None:
    """The burst has more messages than may be unacknowledged at a time."""
    numbers = range(5000)
    for number in numbers:
        broker.publish("thing/properties", str(number).encode())
    assert [int(ann.next().payload) for _ in numbers] == list(numbers)
    broker.wait_until(lambda: len(broker.deliveries) == len(numbers))


def test_many_threads_may_publish(broker: Broker, ann: Listener) -> None:
    def publish(letter: str) -> None:
        for number in range(100):
            broker.publish("x", f"{letter}{number}".encode())

    threads = [threading.Thread(target=publish, args=(letter,)) for letter in "abcd"]
    for thread in threads:
        thread.start()
    received = [ann.next().payload.decode() for _ in range(400)]
    for thread in threads:
        thread.join()
    for letter in "abcd":
        assert [text for text in received if text[0] == letter] == [f"{letter}{number}" for number in range(100)]


def test_publishing_to_a_stopped_broker_reaches_nobody(broker: Broker) -> None:
    broker.stop()
    broker.publish("thing/status", b"lost")
    broker.start()
    with bound_listener(broker, "token-of-ann") as listener:
        assert listener.hears_nothing()


@pytest.mark.parametrize(("operation", "owned"), [("Bind", True), ("Bind", False), ("Unbind", True)])
def test_one_user_is_told_of_a_binding(broker: Broker, ann: Listener, operation: Any, owned: bool) -> None:
    """The user of the binding hears of it, even if the device is no longer theirs, and no other user."""
    with bound_listener(broker, "token-of-bob", **PHONE_2) as bob:
        broker.publish_binding(LAMP, BOB, operation, owned=owned)
        about = bob.next().content["params"]["value"]
        assert (about["iotId"], about["identityId"]) == (LAMP, BOB)
        assert (about["operation"], about["owned"]) == (operation, int(owned))
        assert ann.hears_nothing()
