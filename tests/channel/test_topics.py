"""Messages of each topic, received over real sockets."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from feiyan import (
    ChannelMessage,
    CloudClient,
    Connected,
    DeviceStatus,
    MalformedMessage,
    UnknownMessage,
)
from feiyan.cloud.models.users import DeviceToBind
from feiyan.enums import SubDeviceAdditionStatus, UpgradeFailure, UpgradeStatus
from feiyan.messages import (
    AccountBound,
    AccountUnbound,
    OtaProgress,
    PropertiesChanged,
    StatusChanged,
    SubDeviceAdded,
    ThingEvent,
    Topic,
)
from feiyan_sandbox import Sandbox
from tests.channel.support import ANN, BOB, Reader, settings_of

NOW_MS = 1_700_000_000_000


def give(sandbox: Sandbox, iot_id: str, user: str) -> None:
    """Bind a device to a user."""
    with CloudClient(**sandbox.settings) as cloud:
        cloud.users.bind_devices(project_id=sandbox.project_id, identity_id=user, devices=[DeviceToBind(iot_id=iot_id)])


def test_a_connection_is_bound_to_the_user_and_unbound_at_the_end(sandbox: Sandbox, reading: type[Reader]) -> None:
    """Both requests are answered, and the connection ends as the client wants it to."""
    with reading(sandbox.app_settings) as reader:
        (bound,) = sandbox.broker.connections.values()
        assert bound == sandbox.session["identityId"]
        assert reader.next() == Connected(sandbox.mqtt_url)
    assert [(request.action, request.code) for request in sandbox.broker.account_requests] == [
        ("bind", 200),
        ("unbind", 200),
    ]
    assert [end.reason for end in sandbox.broker.ends] == ["the client closed it"]


def test_properties_arrive(sandbox: Sandbox, reading: type[Reader], lamp: dict[str, str]) -> None:
    with reading(sandbox.app_settings) as reader:
        message_id = sandbox.broker.publish_properties(
            lamp["iotId"], {"PowerSwitch": 1, "Mode": "night"}, time_ms=NOW_MS
        )
        message = reader.until(ChannelMessage)
    assert isinstance(message, PropertiesChanged)
    assert (message.message_id, message.redelivered) == (message_id, False)
    assert (message.iot_id, message.product_key, message.device_name) == (
        lamp["iotId"],
        lamp["productKey"],
        lamp["deviceName"],
    )
    assert {name: (item.value, item.time) for name, item in message.items.items()} == {
        "PowerSwitch": (1, NOW_MS),
        "Mode": ("night", NOW_MS),
    }


def test_events_arrive(sandbox: Sandbox, reading: type[Reader], lamp: dict[str, str]) -> None:
    with reading(sandbox.app_settings) as reader:
        sandbox.broker.publish_event(
            lamp["iotId"], "Error", {"ErrorCode": 3}, name="Fault", event_type="error", time_ms=NOW_MS
        )
        message = reader.until(ChannelMessage)
    assert isinstance(message, ThingEvent)
    assert (message.identifier, message.name, message.type, message.value, message.time) == (
        "Error",
        "Fault",
        "error",
        {"ErrorCode": 3},
        NOW_MS,
    )
    assert message.iot_id == lamp["iotId"]


def test_a_status_arrives(sandbox: Sandbox, reading: type[Reader], lamp: dict[str, str]) -> None:
    with reading(sandbox.app_settings) as reader:
        sandbox.broker.publish_status(lamp["iotId"], DeviceStatus.OFFLINE, time_ms=NOW_MS)
        message = reader.until(ChannelMessage)
    assert isinstance(message, StatusChanged)
    assert (message.iot_id, message.status.value, message.status.time) == (lamp["iotId"], DeviceStatus.OFFLINE, NOW_MS)


def test_the_addition_of_a_sub_device_arrives(sandbox: Sandbox, reading: type[Reader], lamp: dict[str, str]) -> None:
    added, old = sandbox.devices[0], sandbox.devices[1]
    with reading(sandbox.app_settings) as reader:
        sandbox.broker.publish_sub_device(
            added["iotId"], gateway=lamp["iotId"], old_gateway=old["iotId"], status=SubDeviceAdditionStatus(1)
        )
        message = reader.until(ChannelMessage)
    assert isinstance(message, SubDeviceAdded)
    assert message.status is SubDeviceAdditionStatus(1)
    for device, names in (
        (added, (message.sub_iot_id, message.sub_product_key, message.sub_device_name)),
        (old, (message.old_gw_iot_id, message.old_gw_product_key, message.old_gw_device_name)),
        (lamp, (message.new_gw_iot_id, message.new_gw_product_key, message.new_gw_device_name)),
    ):
        assert names == (device["iotId"], device["productKey"], device["deviceName"])


def test_the_progress_of_an_upgrade_arrives(sandbox: Sandbox, reading: type[Reader], lamp: dict[str, str]) -> None:
    """The messages contain the progress in percent, then the failure."""
    with reading(sandbox.app_settings) as reader:
        sandbox.broker.publish_ota(lamp["iotId"], step=40, src_version="1", dest_version="2", description="half way")
        sandbox.broker.publish_ota(lamp["iotId"], step=UpgradeFailure(-2), status=UpgradeStatus(3))
        progress, failure = reader.until(OtaProgress), reader.until(OtaProgress)
    assert (progress.iot_id, progress.step, progress.upgrade_status) == (lamp["iotId"], 40, UpgradeStatus(1))
    assert (progress.src_version, progress.dest_version, progress.description) == ("1", "2", "half way")
    assert (failure.step, failure.upgrade_status) == (UpgradeFailure(-2), UpgradeStatus(3))


@pytest.mark.parametrize(("action", "kind"), [("bind", AccountBound), ("unbind", AccountUnbound)])
def test_a_reply_that_nobody_asked_for_is_a_message(
    sandbox: Sandbox, reading: type[Reader], action: str, kind: type[ChannelMessage]
) -> None:
    """The channel keeps the replies to its own requests to itself."""
    with reading(sandbox.app_settings) as reader:
        sandbox.broker.publish(f"account/{action}_reply", {"id": "1", "code": 2043, "message": "check iotToken failed"})
        message = reader.until(ChannelMessage)
        assert type(message) is kind
        assert (message.id, message.code, message.message) == ("1", 2043, "check iotToken failed")


def test_a_property_that_is_set_arrives_at_every_user_of_the_device_and_at_nobody_else(
    sandbox: Sandbox, reading: type[Reader], lamp: dict[str, str]
) -> None:
    """The signed-in user and Ann have the lamp; Bob has another device, whose message is the first that he gets."""
    other = sandbox.devices[0]["iotId"]
    give(sandbox, lamp["iotId"], ANN)
    give(sandbox, other, BOB)
    with (
        reading(sandbox.app_settings) as own,
        reading(settings_of(sandbox, ANN)) as ann,
        reading(settings_of(sandbox, BOB)) as bob,
    ):
        own.call(lambda app: app.things.set_properties(iot_id=lamp["iotId"], items={"PowerSwitch": 1}))
        bob.call(lambda app: app.things.set_properties(iot_id=other, items={"PowerSwitch": 0}))
        first = [reader.until(PropertiesChanged) for reader in (own, ann, bob)]
    assert [message.iot_id for message in first] == [lamp["iotId"], lamp["iotId"], other]
    assert [message.items["PowerSwitch"].value for message in first] == [1, 1, 0]


@pytest.mark.parametrize("how", ["cut", "missing comma"])
def test_a_damaged_payload_is_told_and_the_stream_goes_on(
    sandbox: Sandbox, reading: type[Reader], lamp: dict[str, str], how: Any
) -> None:
    with reading(sandbox.app_settings) as reader:
        sandbox.broker.damage_next_push(how)
        sandbox.broker.publish_status(lamp["iotId"], 1)
        sandbox.broker.publish_status(lamp["iotId"], 3)
        damaged, sound = reader.until(ChannelMessage), reader.until(ChannelMessage)
    assert isinstance(damaged, MalformedMessage)
    assert damaged.payload == sandbox.broker.deliveries[0].payload
    assert damaged.topic.endswith(Topic.THING_STATUS)
    assert isinstance(sound, StatusChanged)


def test_an_unknown_topic_is_told_and_the_stream_goes_on(
    sandbox: Sandbox, reading: type[Reader], lamp: dict[str, str], subscribed_to_all: None
) -> None:
    """A message on an undocumented topic is delivered: the platform may send more than was subscribed to."""
    with reading(sandbox.app_settings) as reader:
        sandbox.broker.publish("_thing/event/notify", {"id": "7", "value": "灯"})
        sandbox.broker.publish_status(lamp["iotId"], 1)
        unknown, known = reader.until(ChannelMessage), reader.until(ChannelMessage)
    assert isinstance(unknown, UnknownMessage)
    assert unknown.topic.endswith("/app/down/_thing/event/notify")
    assert (unknown.message_id, json.loads(unknown.payload)) == ("7", {"id": "7", "value": "灯"})
    assert isinstance(known, StatusChanged)


@pytest.mark.parametrize("how", ["message", "redelivery"])
def test_a_message_that_comes_twice_is_marked(
    sandbox: Sandbox, reading: type[Reader], lamp: dict[str, str], how: Any
) -> None:
    """The second message is marked as redelivered, whether it is sent again or its packet is."""
    with reading(sandbox.app_settings) as reader:
        sandbox.broker.duplicate_pushes(how)
        sandbox.broker.publish_status(lamp["iotId"], 1)
        sandbox.broker.publish_status(lamp["iotId"], 3)
        messages = [reader.until(StatusChanged) for _ in range(4)]
    assert [(message.status.value, message.redelivered) for message in messages] == [
        (1, False),
        (1, True),
        (3, False),
        (3, True),
    ]


def test_a_message_repeated_after_a_reconnect_is_marked(
    sandbox: Sandbox, reading: type[Reader], lamp: dict[str, str]
) -> None:
    """The same message on another connection, as a platform that missed its acknowledgement sends it."""
    with reading(sandbox.app_settings) as reader:
        sandbox.broker.publish_status(lamp["iotId"], 1)
        first = reader.until(StatusChanged)
        sandbox.broker.wait_until(lambda: sandbox.broker.deliveries)
        sandbox.broker.drop_connections()
        reader.until(Connected)
        sandbox.broker.publish("thing/status", sandbox.broker.deliveries[0].payload)
        again = reader.until(StatusChanged)
    assert (first.redelivered, again.redelivered) == (False, True)
    assert first.message_id == again.message_id


def test_two_reports_of_the_same_value_are_two_messages(
    sandbox: Sandbox, reading: type[Reader], lamp: dict[str, str]
) -> None:
    """Neither message is marked as redelivered, because their ids differ."""
    with reading(sandbox.app_settings) as reader:
        for _ in range(2):
            sandbox.broker.publish_status(lamp["iotId"], 1, time_ms=NOW_MS)
        messages = [reader.until(StatusChanged) for _ in range(2)]
    assert [message.redelivered for message in messages] == [False, False]


def test_a_message_arrives_at_once(sandbox: Sandbox, reading: type[Reader], lamp: dict[str, str]) -> None:
    """The median latency of 20 messages from broker to reader is below 100 ms, which users do not notice."""
    with reading(sandbox.app_settings) as reader:
        reader.until(Connected)
        took = []
        for number in range(20):
            began = time.monotonic()
            sandbox.broker.publish_properties(lamp["iotId"], {"Number": number})
            assert reader.until(PropertiesChanged).items["Number"].value == number
            took.append(time.monotonic() - began)
    assert sorted(took)[10] < 0.1
