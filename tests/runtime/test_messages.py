"""Messages of the long connection: what is read of them, whatever comes, and what is sent."""

from __future__ import annotations

import copy
import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

import feiyan
from feiyan import (
    AccountBind,
    AccountBound,
    AccountReply,
    AccountUnbind,
    AccountUnbound,
    ChannelMessage,
    ConfigurationError,
    DeviceBound,
    DeviceStatus,
    DeviceUnbound,
    MalformedMessage,
    OtaProgress,
    PropertiesChanged,
    StatusChanged,
    SubDeviceAdded,
    SubDeviceAdditionStatus,
    ThingEvent,
    UnknownMessage,
    UpgradeFailure,
    UpgradeStatus,
)
from feiyan.messages import MESSAGES, ChangedProperty, Topic, read_message, subscriptions
from tests.runtime.test_exports import modules_after

HEAD = "/sys/a1App/app-1/"
SPEC = YAML(typ="safe").load((Path(__file__).parents[2] / "spec" / "asyncapi.yaml").read_text(encoding="utf-8"))
TOKEN = "hush-hush-token"


def examples() -> list[Any]:
    """Every example of every message: its topic, the class and the payload."""
    found = []
    for channel in SPEC["channels"].values():
        named = ((name, SPEC["components"]["messages"][name]) for name in channel["messages"])
        end = channel["address"].partition("{deviceName}/")[2]
        for name, message in named:
            for number, example in enumerate(message["examples"]):
                values = (end, getattr(feiyan, message["name"]), example["payload"], message.get("x-body"))
                found.append(pytest.param(*values, id=f"{name}-{number}"))
    return found


def inside(payload: dict[str, Any], places: str | list[str]) -> Any:
    """Return the value at the first of the places that the payload has."""
    for place in [places] if isinstance(places, str) else places:
        found: Any = payload
        for key in place.split("."):
            found = found.get(key) if isinstance(found, dict) else None
        if found is not None:
            return found
    return None


def receive(topic: str, payload: Any) -> ChannelMessage:
    """Return the message of a payload on a topic."""
    return read_message(f"{HEAD}{topic}", json.dumps(payload).encode())


def pushed(topic: str, **params: Any) -> Any:
    """A message on a topic, with the given fields."""
    return receive(topic, {"id": "1", "version": "1.0", "params": params})


# --- What the spec documents -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("end", "kind", "payload", "body"), examples())
def test_every_example_is_read_or_sent(end: str, kind: Any, payload: dict[str, Any], body: str | None) -> None:
    """A received message has all fields of its payload; a sent one is built from its fields."""
    if issubclass(kind, ChannelMessage):
        message = receive(end, payload)
        assert type(message) is kind
        assert (message.topic, message.message_id) == (f"{HEAD}{end}", payload["id"])
        said = message.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude={"topic", "message_id"})
        assert said == (inside(payload, body) if body else payload)
        assert message.model_extra == {}
    else:
        token = {"iot_token": payload["params"]["iotToken"]} if payload["params"] else {}
        request = kind(message_id=payload["id"], client_id=payload["request"]["clientId"], **token)
        assert json.loads(request.payload()) == payload
        assert request.topic == end


def test_a_consumer_tells_messages_apart() -> None:
    """The code that the documentation shows."""
    said: list[Any] = []
    for message in (
        pushed(Topic.THING_PROPERTIES, deviceName="lamp-07", items={"on": {"time": 5, "value": 1}}),
        pushed(Topic.THING_STATUS, deviceName="lamp-07", status={"time": 6, "value": 3}),
    ):
        match message:
            case PropertiesChanged():
                said += [(message.device_name, name, one.value, one.time) for name, one in message.items.items()]
            case StatusChanged(device_name=name, status=status):
                said.append((name, status.value, status.time))
    assert said == [("lamp-07", "on", 1, 5), ("lamp-07", DeviceStatus.OFFLINE, 6)]


def test_a_message_can_be_made_by_hand() -> None:
    """Users test their own code with messages that no platform sent."""
    topic = f"{HEAD}{Topic.THING_PROPERTIES}"
    made = PropertiesChanged(topic=topic, message_id="1", items={"on": ChangedProperty(value=1, time=5)})
    assert made == pushed(Topic.THING_PROPERTIES, items={"on": {"value": 1, "time": 5}})


@pytest.mark.parametrize("place", ["params.value", "value"])
@pytest.mark.parametrize(
    ("operation", "kind"), [("Bind", DeviceBound), (None, DeviceBound), ("Unbind", DeviceUnbound), ("Reset", None)]
)
def test_a_binding_is_told_by_its_operation(
    place: str, operation: str | None, kind: type[ChannelMessage] | None
) -> None:
    """Two messages of a topic, in either of the forms that public programs read; others stay as they came."""
    value = {"iotId": "ap", "owned": 1} | ({"operation": operation} if operation else {})
    body = {"identifier": "awss.BindNotify", "value": value}
    message = receive(Topic.DEVICE_BINDING, {"id": "1", "params": body} if place == "params.value" else body)
    assert type(message) is (kind or UnknownMessage)
    if isinstance(message, DeviceBound | DeviceUnbound):
        assert message.iot_id == "ap"


def test_another_notice_is_unknown() -> None:
    notice = {"identifier": "awss.OtherNotify", "value": {"iotId": "ap", "operation": "Bind"}}
    assert type(receive(Topic.DEVICE_BINDING, notice)) is UnknownMessage


# --- Habits of the platform ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["param", "params"])
def test_the_odd_key_of_one_message_is_read_both_ways(key: str) -> None:
    """The topology message has its content under `param`, all others under `params`."""
    message = receive(Topic.THING_TOPO_ADD_STATUS, {"id": "1", key: {"status": 1, "subDeviceName": "s"}})
    assert isinstance(message, SubDeviceAdded)
    assert (message.status, message.sub_device_name) == (SubDeviceAdditionStatus.BOUND_ELSEWHERE, "s")


@pytest.mark.parametrize(
    ("wire", "step"),
    [
        (-1, UpgradeFailure.UPGRADE_FAILED),
        ("-4", UpgradeFailure.FLASHING_FAILED),
        (0, 0),
        (1, 1),
        ("50", 50),
        (100, 100),
        (-9, -9),
    ],
)
def test_a_step_is_a_failure_or_a_number(wire: int | str, step: int) -> None:
    """Percent and failures share a field; 0, which is neither, and failures that nobody knows are plain numbers."""
    message = pushed(Topic.OTA_DEVICE_FORWARD, step=wire, upgradeStatus=1)
    assert isinstance(message, OtaProgress)
    assert message.step == step
    assert type(message.step) is type(step)
    assert message.upgrade_status is UpgradeStatus.UPGRADING


def test_numbers_in_quotes_are_read() -> None:
    """A number may come as text, and a text as a number, in the envelope too."""
    message = receive(Topic.THING_STATUS, {"id": 7, "params": {"iotId": 5, "status": {"time": "9", "value": "1"}}})
    assert isinstance(message, StatusChanged)
    assert (message.message_id, message.iot_id, message.status.time) == ("7", "5", 9)
    assert message.status.value is DeviceStatus.ONLINE


def test_an_unknown_state_is_a_plain_number() -> None:
    """A platform that learns a new state breaks nobody."""
    assert pushed(Topic.THING_STATUS, status={"value": 5}).status.value == 5


def test_unlisted_fields_are_kept() -> None:
    """An undocumented field is available under the wire's name."""
    message = pushed(Topic.THING_PROPERTIES, items={}, gmtCreate=5, _traceId="t")
    assert message.model_extra == {"gmtCreate": 5, "_traceId": "t"}
    assert message.gmtCreate == 5


def test_fields_of_the_wire_do_not_pass_for_the_envelope() -> None:
    """A device cannot say on what topic its message came, nor what its id is."""
    names = {"topic": "/other", "message_id": "9", "messageId": "8"}
    message = receive(Topic.THING_PROPERTIES, {"id": "1", "params": {"items": {}, **names}})
    assert (message.topic, message.message_id) == (f"{HEAD}{Topic.THING_PROPERTIES}", "1")
    assert message.model_extra == names


def test_the_device_is_that_of_the_payload() -> None:
    """The topic has the product key and name of the connection, the message those of the device."""
    message = pushed(Topic.THING_EVENTS, productKey="a1Lamp", deviceName="lamp-07")
    assert isinstance(message, ThingEvent)
    assert (message.product_key, message.device_name) == ("a1Lamp", "lamp-07")


@pytest.mark.parametrize(("topic", "reply"), [("bind", AccountBound), ("unbind", AccountUnbound)])
def test_a_reply_has_code_message_and_id(topic: str, reply: type[AccountReply]) -> None:
    """Both replies have the same fields, and each its class."""
    message = receive(f"app/down/account/{topic}_reply", {"id": "b", "code": "200", "message": "success"})
    assert type(message) is reply
    assert isinstance(message, AccountReply)
    assert (message.message_id, message.id, message.code, message.message) == ("b", "b", 200, "success")


def test_a_repeated_delivery_is_the_same_message() -> None:
    """A message that is delivered twice has the same id, and is equal."""
    first, again, other = (
        receive(Topic.THING_STATUS, {"id": number, "params": {"status": {"value": 1}}}) for number in ("1", "1", "2")
    )
    assert first.message_id == again.message_id != other.message_id
    assert first == again != other


@pytest.mark.parametrize("kind", ["typed", "unknown", "malformed"])
def test_messages_are_values(kind: str) -> None:
    """A message can be copied, and stored and taken out again, with its topic and id."""
    topic = {"typed": Topic.THING_STATUS, "unknown": "app/down/new", "malformed": Topic.THING_EVENTS}[kind]
    message = receive(topic, {"id": "1", "params": {"status": {"value": 1}} if kind == "typed" else None})
    for other in (copy.deepcopy(message), pickle.loads(pickle.dumps(message))):
        assert other == message
        assert (other.topic, other.message_id) == (message.topic, "1")


# --- What cannot be read ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "topic",
    [
        f"{HEAD}app/down/_thing/event/notify",
        f"{HEAD}app/down/thing/properties/",
        f"{HEAD}app/up/account/bind",
        "/sys/a1App/app/down/thing/properties",
        f"/other{HEAD}app/down/thing/properties",
        "/ext/x/y/app/down/thing/properties",
        "app/down/thing/properties",
        "",
    ],
)
def test_a_topic_that_nobody_knows_is_an_unknown_message(topic: str) -> None:
    """The consumer gets topic, bytes, and the id where there is one."""
    payload = b'{"id": "5", "params": {"items": {}}}'
    assert read_message(topic, payload) == UnknownMessage(topic=topic, message_id="5", payload=payload)


def test_an_unknown_message_may_be_anything() -> None:
    """A payload that is not JSON is delivered unchanged."""
    message = read_message("/x", b"\x00\xff")
    assert isinstance(message, UnknownMessage)
    assert (message.payload, message.message_id) == (b"\x00\xff", None)


@pytest.mark.parametrize(
    ("payload", "problem"),
    [
        (b"", "payload: Invalid JSON: EOF while parsing a value at line 1 column 0"),
        (b'{"id":"5" "params":{}}', "payload: Invalid JSON: expected `,` or `}` at line 1 column 11"),
        (b"\xff\xfe", "payload: Invalid JSON: expected value at line 1 column 1"),
        (b"[]", "payload: Input should be an object"),
        (b'{"id":"5"}', "params: Field required"),
        (b'{"id":"5","param":{"items":{}}}', "params: Field required"),
        (b'{"id":"5","params":null}', "params: Input should be an object"),
        (b'{"id":"5","params":{}}', "params.items: Field required"),
        (b'{"id":"5","params":{"items":[]}}', "params.items: Input should be an object"),
        (b'{"id":"5","params":{"items":{"on":1}}}', "params.items.on: Input should be an object"),
        (b'{"id":{},"params":{"items":{}}}', "id: Input should be a valid string"),
    ],
)
def test_a_broken_payload_is_a_malformed_message(payload: bytes, problem: str) -> None:
    """The consumer gets the topic, the bytes, the problem and its place."""
    topic = f"{HEAD}{Topic.THING_PROPERTIES}"
    message = read_message(topic, payload)
    message_id = "5" if payload.startswith((b'{"id":"5",', b'{"id":"5"}')) else None
    assert message == MalformedMessage(
        topic=topic, message_id=message_id, payload=payload, expected="PropertiesChanged", problem=problem
    )


@pytest.mark.parametrize("topic", MESSAGES)
@pytest.mark.parametrize("depth", [500, 50_000])
def test_nesting_without_end_breaks_nothing(topic: str, depth: int) -> None:
    """A payload that is nothing but brackets is malformed, however many they are."""
    for opening in (b"[", b'{"params":', b'{"params":{"items":'):
        assert isinstance(read_message(f"{HEAD}{topic}", opening * depth), MalformedMessage)


NAMES = st.sampled_from(
    ["id", "params", "param", "items", "status", "value", "time", "code", "step", "iotId", "topic", "method"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(NAMES | st.text(), inner),
    max_leaves=12,
)
BODIES = st.fixed_dictionaries({}, optional=dict.fromkeys(("id", "params", "param", "code"), VALUES))


@pytest.mark.parametrize("digits", [4299, 4301, 100_000])
def test_numbers_without_end_break_nothing(digits: int) -> None:
    """A number that Python does not read makes a message malformed."""
    for number in (b"9" * digits, b"1e" + b"9" * digits, b"0." + b"9" * digits):
        message = read_message(f"{HEAD}{Topic.THING_STATUS}", b'{"params":{"status":{"value":1,"x":%b}}}' % number)
        assert isinstance(message, StatusChanged | MalformedMessage)
        assert repr(message)


@given(topic=st.sampled_from([*Topic, "app/down/new"]), payload=st.binary())
def test_no_bytes_raise(topic: str, payload: bytes) -> None:
    """Any bytes on any topic become a message that shows them."""
    message = read_message(f"{HEAD}{topic}", payload)
    assert isinstance(message, UnknownMessage | MalformedMessage)
    assert message.payload == payload
    assert repr(message)


@given(topic=st.sampled_from([*Topic, "app/down/new"]), payload=VALUES | BODIES)
def test_no_json_raises(topic: str, payload: Any) -> None:
    """Any JSON becomes a message of its topic, or a MalformedMessage with the problem, or an UnknownMessage."""
    message = receive(topic, payload)
    assert isinstance(message, (*MESSAGES.get(topic, ()), UnknownMessage, MalformedMessage))
    if topic not in {Topic.DEVICE_BINDING, "app/down/new"}:
        assert not isinstance(message, UnknownMessage) or topic.startswith("app/up/")
    assert message.topic == f"{HEAD}{topic}"
    assert repr(message)


@given(topic=st.text(), payload=st.binary())
def test_no_topic_raises(topic: str, payload: bytes) -> None:
    """A message is delivered whatever its topic is."""
    assert read_message(topic, payload).topic == topic


# --- What is shown ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("topic", [Topic.THING_PROPERTIES, Topic.THING_EVENTS, "app/down/new"])
@pytest.mark.parametrize(
    "payload",
    [
        {"iotToken": TOKEN},
        {"params": {"deviceSecret": TOKEN, "items": {}}},
        {"params": {"items": {"wifiPassword": {"value": TOKEN}}, "value": {"wifiPassword": TOKEN}}},
        {"params": {"items": {"account": {"value": {"password": TOKEN}}}, "value": {"a": [{"password": TOKEN}]}}},
    ],
)
def test_no_repr_shows_a_token(topic: str, payload: Any) -> None:
    """Values with the name of a secret are masked in the repr of every kind of message."""
    message = receive(topic, payload)
    assert TOKEN not in repr(message) + str(message)


def test_a_cut_payload_shows_no_token() -> None:
    """Half a secret at the end of a payload that broke off is not shown either."""
    message = read_message(f"{HEAD}{Topic.THING_STATUS}", f'{{"params":{{"iotToken":"{TOKEN}'.encode())
    assert isinstance(message, MalformedMessage)
    assert TOKEN not in repr(message)
    assert '"iotToken":"***' in repr(message)


@pytest.mark.parametrize("kind", ["unknown", "malformed"])
def test_a_long_payload_is_cut(kind: str) -> None:
    """A repr shows how a payload begins and how long it is; the message has all of it."""
    payload = b"0123456789" * 100_000
    message = read_message(f"{HEAD}{Topic.THING_STATUS if kind == 'malformed' else 'x'}", payload)
    assert isinstance(message, UnknownMessage | MalformedMessage)
    assert message.payload == payload
    assert "…" in repr(message)
    assert "(1000000 bytes)" in repr(message)
    assert len(repr(message)) < 600


def test_a_short_payload_is_shown() -> None:
    """The repr contains the details that a maintainer needs."""
    shown = repr(read_message("/x", b'{"a":1}'))
    assert shown.startswith("UnknownMessage(topic='/x', message_id=None, ")
    assert shown.endswith("""payload='{"a":1}')""")


def test_problems_show_no_values() -> None:
    """The problem is described without the invalid value."""
    message = pushed(Topic.THING_STATUS, status={"value": TOKEN, "time": TOKEN})
    assert isinstance(message, MalformedMessage)
    assert message.problem.startswith("params.status.time: ")
    assert TOKEN not in message.problem


# --- What is sent ----------------------------------------------------------------------------------------------------


def test_a_request_knows_where_it_goes_and_what_answers_it() -> None:
    """A channel sends any request without knowing which it is."""
    for request, end, reply in (
        (AccountBind(client_id="c", iot_token=TOKEN), "bind", AccountBound),
        (AccountUnbind(client_id="c"), "unbind", AccountUnbound),
    ):
        topic = request.topic.of(product_key="a1App", device_name="app-1")
        assert topic == f"{HEAD}app/up/account/{end}"
        answer = receive(f"app/down/account/{end}_reply", {"id": request.message_id, "code": 200})
        assert type(answer) is request.reply is reply
        assert answer.message_id == request.message_id


def test_each_request_has_an_id_of_its_own() -> None:
    """Requests have different ids by default."""
    assert AccountUnbind(client_id="c").message_id != AccountUnbind(client_id="c").message_id


def test_a_request_does_not_show_its_token() -> None:
    """The token is in the payload only."""
    request = AccountBind(client_id="c", iot_token=TOKEN)
    assert TOKEN.encode() in request.payload()
    assert TOKEN not in repr(request) + str(request)


def test_a_payload_is_the_shortest_json() -> None:
    """UTF-8, without blanks."""
    request = AccountUnbind(message_id="1", client_id="灯")
    assert request.payload() == '{"id":"1","version":"1.0","request":{"clientId":"灯"},"params":{}}'.encode()


# --- Topics ----------------------------------------------------------------------------------------------------------


def test_a_connection_subscribes_to_all_documented_topics() -> None:
    """Each topic that messages come on, and both of replies."""
    topics = subscriptions(product_key="a1App", device_name="app-1")
    assert topics == tuple(f"{HEAD}{topic}" for topic in Topic if topic.startswith("app/down/"))
    assert len(topics) == 8
    assert [type(read_message(topic, b"")) for topic in topics] == [MalformedMessage] * 8


@pytest.mark.parametrize("level", ["", "+", "#", "a/b", "a+", "\x00"])
def test_wildcards_and_slashes_in_names_of_topics_are_refused(level: str) -> None:
    """A device name cannot widen a subscription or lead to another's topic."""
    with pytest.raises(ConfigurationError, match=r"^device_name: "):
        Topic.ACCOUNT_BIND.of(product_key="a1App", device_name=level)
    with pytest.raises(ConfigurationError, match=r"^product_key: "):
        subscriptions(product_key=level, device_name="app-1")


def test_braces_in_a_name_are_no_placeholders() -> None:
    """Names are filled in as they are."""
    topic = Topic.ACCOUNT_BIND.of(product_key="{device_name}", device_name="{0}")
    assert topic == "/sys/{device_name}/{0}/app/up/account/bind"


# --- Cost ------------------------------------------------------------------------------------------------------------


def test_messages_bring_no_service() -> None:
    """Importing a message imports the module of messages, and neither clients nor models of services."""
    modules = {name for name in modules_after("from feiyan import PropertiesChanged") if name.startswith("feiyan.")}
    assert modules == {"feiyan.enums", "feiyan.messages"}
