"""Channels over TLS."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from feiyan import ConfigurationError, Connected, Disconnected, UnknownMessage
from feiyan.messages import StatusChanged
from feiyan_sandbox.broker import packets as mqtt
from tests.channel.certificates import Authority, serving
from tests.channel.scripted_broker import ScriptedBroker
from tests.channel.support import PHONE, QUICK, Reader, settings_for

STATUS = b'{"id":"1","version":"1.0","params":{"status":{"value":1}}}'


def over_tls(broker: ScriptedBroker) -> dict[str, Any]:
    return {**settings_for(broker), "mqtt_url": broker.url.replace("mqtt:", "mqtts:")}


def test_an_authority_of_ones_own_is_trusted(
    broker: ScriptedBroker, reading: type[Reader], authority: Authority
) -> None:
    """Messages arrive; the login says that it is made over TLS."""
    broker.restart(tls=serving(*authority.certificate_for("IP:127.0.0.1")))
    options = replace(QUICK, tls=authority.trusting())
    with reading(over_tls(broker), credentials=PHONE, options=options) as reader:
        assert reader.next() == Connected(broker.url.replace("mqtt:", "mqtts:"))
        broker.push("thing/status", STATUS)
        reader.until(StatusChanged)
        broker.drop()
        reader.until(Connected)
    assert all("|securemode=2," in login.client_id for login in broker.logins)


def test_messages_of_any_size_arrive_in_order(
    broker: ScriptedBroker, reading: type[Reader], authority: Authority
) -> None:
    """Many small messages in one TLS record, and messages of many records, come without a pause between them."""
    broker.restart(tls=serving(*authority.certificate_for("IP:127.0.0.1")))
    sizes = [*([0, 1, 127, 128] * 50), 16_383, 16_384, 16_385, 900_000, *([5] * 3000), 500_000, 8192, 8191, 0]
    with reading(over_tls(broker), credentials=PHONE, options=replace(QUICK, tls=authority.trusting())) as reader:
        reader.until(Connected)
        broker.send_on(b"".join(mqtt.publish("t", size * b"a", packet_id=1) for size in sizes))
        assert [len(reader.until(UnknownMessage).payload) for _ in sizes] == sizes


@pytest.mark.parametrize(("name", "trusts"), [("IP:127.0.0.1", False), ("DNS:elsewhere.invalid", True)])
def test_a_certificate_that_is_not_trusted_ends_it(
    broker: ScriptedBroker, reading: type[Reader], authority: Authority, name: str, trusts: bool
) -> None:
    """An authority that nobody named, or another host's certificate: no password is sent, and nothing tried again."""
    broker.restart(tls=serving(*authority.certificate_for(name)))
    options = replace(QUICK, tls=authority.trusting() if trusts else None)
    with (
        pytest.raises(ConfigurationError, match=r"^tls: the certificate of mqtts://127.0.0.1:\d+ is not trusted: "),
        reading(over_tls(broker), credentials=PHONE, options=options),
    ):
        pass
    assert broker.packets == []


def test_a_certificate_that_is_not_trusted_may_pass_for_a_channel_that_was_connected(
    broker: ScriptedBroker, reading: type[Reader], authority: Authority
) -> None:
    """A router whose line is down answers in the platform's place."""
    own = serving(*authority.certificate_for("IP:127.0.0.1"))
    broker.restart(tls=own)
    options = replace(QUICK, tls=authority.trusting())
    with reading(over_tls(broker), credentials=PHONE, options=options) as reader:
        reader.until(Connected)
        broker.restart(tls=serving(*authority.certificate_for("DNS:router.invalid")))
        while "not trusted" not in reader.until(Disconnected).reason:
            pass
        broker.restart(tls=own)
        reader.until(Connected)


def test_a_broker_that_speaks_no_tls_is_tried_again(
    broker: ScriptedBroker, reading: type[Reader], authority: Authority
) -> None:
    options = replace(QUICK, tls=authority.trusting())
    with reading(over_tls(broker), credentials=PHONE, options=options) as reader:
        reader.until(Disconnected)
        broker.restart(tls=serving(*authority.certificate_for("IP:127.0.0.1")))
        reader.until(Connected)
