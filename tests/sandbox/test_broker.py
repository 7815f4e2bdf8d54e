"""The broker from the view of an app: logins, topics, and bindings to users."""

from __future__ import annotations

from typing import Any

import pytest
from paho.mqtt.enums import MQTTProtocolVersion

from feiyan_sandbox.broker import AccountRecord, Broker, EndRecord
from feiyan_sandbox.world import Clock
from tests.sandbox.listener import (
    ANN,
    BOB,
    DEVICE_NAME,
    LAMP,
    PHONE_2,
    PRODUCT_KEY,
    Listener,
    Neighbours,
    account_request,
    bound_listener,
)

BAD_PROTOCOL_VERSION, BAD_CLIENT_ID, BAD_USERNAME, NOT_AUTHORIZED = 132, 133, 134, 135
"""The client library's codes for CONNACK's return codes 1, 2, 4 and 5."""

NOT_GRANTED = 0x80

NAMES = (PRODUCT_KEY, DEVICE_NAME)


class TestLogin:
    """Logins, accepted and refused."""

    def test_a_right_login_is_accepted(self, broker: Broker) -> None:
        with Listener(broker):
            assert broker.connections == {NAMES: None}
        assert [login.refusal for login in broker.logins] == [None]

    @pytest.mark.parametrize(
        ("mistake", "return_code", "reason"),
        [
            ({"secret": "another"}, NOT_AUTHORIZED, "wrong password"),
            ({"device_name": "phone-9"}, NOT_AUTHORIZED, f"no device phone-9 of product {PRODUCT_KEY}"),
            ({"timestamp": 1_655_178_001_471}, NOT_AUTHORIZED, "timestamp expired"),
            ({"username": "phone-1"}, BAD_USERNAME, "the user name is not {deviceName}&{productKey}"),
            ({"client_id": "pho|ne"}, BAD_CLIENT_ID, "the client id is not {clientId}|name=value,...|"),
            (
                {"parameters": "securemode=2,signmethod=md5"},
                BAD_CLIENT_ID,
                "signmethod is not one of hmacsha256, hmacsha1",
            ),
        ],
    )
    def test_a_wrong_login_is_refused_with_a_reason(
        self, broker: Broker, mistake: dict[str, Any], return_code: int, reason: str
    ) -> None:
        listener = Listener(broker, **mistake)
        assert listener.log_in() == return_code
        assert listener.ended.wait(5)
        listener.leave()
        assert [login.refusal for login in broker.logins] == [reason]
        assert broker.connections == {}

    def test_a_timestamp_is_judged_by_the_sandbox_s_clock(self, broker: Broker, clock: Clock) -> None:
        clock.advance(16 * 60)
        listener = Listener(broker)
        assert listener.log_in() == NOT_AUTHORIZED
        listener.leave()
        with Listener(broker, timestamp=clock.now_ms()):
            assert broker.connections == {NAMES: None}

    def test_a_broker_without_a_window_accepts_any_timestamp(self, clock: Clock) -> None:
        with Broker(Neighbours(), clock=clock, login_window_ms=None) as broker, Listener(broker, timestamp=789):
            assert broker.connections == {NAMES: None}

    def test_another_version_of_mqtt_is_refused(self, broker: Broker) -> None:
        listener = Listener(broker, protocol=MQTTProtocolVersion.MQTTv31)
        assert listener.log_in() == BAD_PROTOCOL_VERSION
        listener.leave()

    def test_a_second_login_with_the_same_device_ends_the_first(self, broker: Broker, ann: Listener) -> None:
        """The device counts, not the client id."""
        with Listener(broker, client_id="tablet") as tablet:
            assert ann.ended.wait(5)
            assert broker.connections == {NAMES: None}
            assert tablet.subscribe() == 1
            assert tablet.bind("token-of-bob")["code"] == 200
        assert broker.ends[0] == EndRecord(*NAMES, "another login with the same device")

    def test_a_refused_login_leaves_the_connection_of_the_device_alone(self, broker: Broker, ann: Listener) -> None:
        impostor = Listener(broker, secret="guessed")
        impostor.log_in()
        impostor.leave()
        broker.publish_status(LAMP, 1)
        assert ann.next().topic == "thing/status"

    def test_devices_have_connections_beside_each_other(self, broker: Broker, ann: Listener) -> None:
        with bound_listener(broker, "token-of-bob", **PHONE_2):
            assert broker.connections == {NAMES: ANN, (PRODUCT_KEY, "phone-2"): BOB}
            assert not ann.ended.is_set()


class TestTopics:
    """Topics that an app may publish or subscribe to."""

    @pytest.mark.parametrize("topic", ["down/#", "down/thing/properties", "down/+/+", "down/account/bind_reply"])
    def test_an_app_may_hear_its_own_topics(self, ann: Listener, topic: str) -> None:
        assert ann.subscribe(topic) == 1

    @pytest.mark.parametrize(
        "topic",
        ["up/#", "down", "/#", "/sys/#", f"/sys/{PRODUCT_KEY}/phone-2/app/down/#", f"/sys/{PRODUCT_KEY}/+/app/down/#"],
    )
    def test_an_app_may_not_hear_others(self, ann: Listener, topic: str) -> None:
        assert ann.subscribe(topic) == NOT_GRANTED

    @pytest.mark.parametrize(
        "topic", [f"/sys/{PRODUCT_KEY}/phone-2/app/up/account/bind", "down/thing/properties", "/somewhere"]
    )
    def test_an_app_that_sends_to_others_is_cut_off(self, broker: Broker, ann: Listener, topic: str) -> None:
        ann.publish(topic, account_request({"iotToken": "token-of-bob"}))
        assert ann.ended.wait(5)
        full_topic = topic if topic.startswith("/") else f"{ann.base}/{topic}"
        broker.wait_until(lambda: broker.ends)
        assert broker.ends == [
            EndRecord(*NAMES, f"the client published to {full_topic}, which is not one of its own topics")
        ]

    def test_an_app_may_send_what_the_broker_does_not_know(self, broker: Broker, ann: Listener) -> None:
        ann.publish("up/something/else", b"")
        assert ann.bind("token-of-ann")["code"] == 200

    def test_only_what_was_subscribed_comes(self, broker: Broker, ann: Listener) -> None:
        ann.unsubscribe("down/#")
        ann.subscribe("down/thing/status")
        broker.publish_properties(LAMP, {"PowerSwitch": 1})
        broker.publish_status(LAMP, 1)
        assert ann.next().topic == "thing/status"

    @pytest.mark.parametrize(("asked", "granted"), [(0, 0), (1, 1), (2, 1)])
    def test_messages_come_with_the_qos_that_was_granted(
        self, broker: Broker, ann: Listener, asked: int, granted: int
    ) -> None:
        ann.unsubscribe("down/#")
        assert ann.subscribe("down/thing/status", qos=asked) == granted
        broker.publish_status(LAMP, 1)
        assert bool(ann.next().packet_id) is bool(granted)


class TestBinding:
    """Bindings of connections to users."""

    def test_a_token_binds_the_connection_to_its_user(self, broker: Broker, ann: Listener) -> None:
        assert ann.bind("token-of-bob") == {"id": "request-1", "code": 200, "message": "success"}
        assert broker.connections == {NAMES: BOB}
        assert broker.account_requests[-1] == AccountRecord("bind", *NAMES, BOB, 200)

    def test_an_unknown_token_is_refused_and_changes_nothing(self, broker: Broker, ann: Listener) -> None:
        reply = ann.bind("token-of-nobody")
        assert reply == {"id": "request-1", "code": 2043, "message": "check iotToken failed"}
        assert broker.connections == {NAMES: ANN}

    def test_unbinding_ends_it(self, broker: Broker, ann: Listener) -> None:
        assert ann.unbind() == {"id": "request-1", "code": 200, "message": "success"}
        assert broker.connections == {NAMES: None}
        assert broker.account_requests[-1] == AccountRecord("unbind", *NAMES, None, 200)
        broker.publish_status(LAMP, 1)
        assert ann.hears_nothing()

    def test_the_end_of_the_connection_ends_it(self, broker: Broker, ann: Listener) -> None:
        ann.leave()
        broker.wait_until(lambda: not broker.connections)
        with Listener(broker):
            assert broker.connections == {NAMES: None}
        assert broker.ends[0] == EndRecord(*NAMES, "the client closed it")

    @pytest.mark.parametrize("action", ["bind", "unbind"])
    @pytest.mark.parametrize(
        ("payload", "detail"),
        [
            (b"{", "the message is not a JSON object"),
            (b"\xff", "the message is not a JSON object"),
            (b"[" * 10_000, "the message is not a JSON object"),
            (b"[]", "the message is not a JSON object"),
            ({**account_request({}), "id": 1}, "id: expected a non-empty string, got a number"),
            ({**account_request({}), "version": "2.0"}, 'version: expected "1.0"'),
            ({**account_request({}), "request": None}, "request: expected an object, got nothing"),
            ({**account_request({}), "request": {}}, "clientId: expected a non-empty string, got nothing"),
            ({**account_request({}), "params": []}, "params: expected an object, got a list"),
        ],
    )
    def test_a_malformed_request_is_refused(
        self, broker: Broker, ann: Listener, action: str, payload: bytes | dict[str, Any], detail: str
    ) -> None:
        reply = ann.request(action, payload)
        assert (reply["code"], reply["message"].partition(": ")[2]) == (460, detail)
        assert broker.connections == {NAMES: ANN}

    def test_a_request_to_bind_needs_a_token(self, ann: Listener) -> None:
        reply = ann.request("bind", account_request({"iotToken": ""}))
        assert (reply["id"], reply["code"]) == ("request-1", 460)

    def test_a_refused_request_s_id_is_repeated_where_it_can_be_told(self, ann: Listener) -> None:
        assert ann.request("bind", {"id": "request-7"})["id"] == "request-7"
        assert "id" not in ann.request("bind", b"{")
