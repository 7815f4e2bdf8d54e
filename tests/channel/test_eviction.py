"""Two programs with the same credentials: one connection at a time has them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from feiyan import ChannelOptions, Connected, DeviceCredentials, Disconnected
from feiyan_runtime.channel.channel import MAX_EVICTION_WAIT
from feiyan_sandbox import Sandbox
from tests.channel.scripted_broker import ScriptedBroker
from tests.channel.support import PHONE, Reader, settings_for

SHARED = ChannelOptions(
    timeout=2.0, wait_initial=0.02, wait_max=0.05, settled=60.0, takeovers=3, eviction_wait_initial=0.1
)


@pytest.fixture
def shared(lamp: dict[str, str]) -> DeviceCredentials:
    return DeviceCredentials(lamp["productKey"], lamp["deviceName"], lamp["deviceSecret"], "bridge")


def test_two_channels_with_the_same_credentials_do_not_fight_for_ever(
    sandbox: Sandbox, reading: type[Reader], shared: DeviceCredentials
) -> None:
    """Each channel reports an eviction from the third loss in a row on, and waits longer each time."""
    with (
        reading(sandbox.app_settings, credentials=shared, options=SHARED) as one,
        reading(sandbox.app_settings, credentials=shared, options=SHARED) as other,
    ):
        losses = [[reader.until(Disconnected) for _ in range(6)] for reader in (one, other)]
        logins = len(sandbox.broker.logins)
    for told in losses:
        assert [loss.evicted for loss in told] == [False, False, True, True, True, True]
        pauses = [loss.retry_in for loss in told[2:]]
        assert pauses == sorted(pauses)
        assert pauses[0] >= 0.05
        assert pauses[-1] >= 8 * 0.05
        assert all("another connection" in loss.reason for loss in told[2:])
    assert {end.reason for end in sandbox.broker.ends[:6]} == {"another login with the same device"}
    assert logins <= 2 * 7 + 2


def test_being_evicted_before_the_connection_is_bound_counts_too(broker: ScriptedBroker, reading: type[Reader]) -> None:
    """The other one may be quick."""
    broker.on_bind = lambda app, _: app.drop("another login with the same device")
    with reading(settings_for(broker), credentials=PHONE, options=SHARED) as reader:
        assert [reader.until(Disconnected).evicted for _ in range(4)] == [False, False, True, True]


def test_refused_binds_are_no_evictions(broker: ScriptedBroker, reading: type[Reader]) -> None:
    """It is the channel that ends such a connection."""
    broker.on_bind = lambda app, request: app.reply("bind", request, code=500)
    with reading(settings_for(broker), credentials=PHONE, options=SHARED) as reader:
        assert not any(reader.until(Disconnected).evicted for _ in range(6))


def test_outages_are_no_evictions(sandbox: Sandbox, reading: type[Reader], shared: DeviceCredentials) -> None:
    """However many there are: a broker that is gone for a moment is not somebody else."""
    with reading(sandbox.app_settings, credentials=shared, options=SHARED) as reader:
        for _ in range(6):
            reader.until(Connected)
            sandbox.broker.stop()
            losses = [reader.until(Disconnected) for _ in range(2)]
            sandbox.broker.start()
            assert [loss.evicted for loss in losses] == [False, False]


def test_losses_of_connections_that_lasted_are_no_evictions(
    sandbox: Sandbox, reading: type[Reader], shared: DeviceCredentials
) -> None:
    with reading(sandbox.app_settings, credentials=shared, options=replace(SHARED, settled=0.0)) as reader:
        for _ in range(6):
            reader.until(Connected)
            sandbox.broker.drop_connections()
            assert not reader.until(Disconnected).evicted


def test_a_pause_has_a_limit(sandbox: Sandbox, reading: type[Reader], shared: DeviceCredentials) -> None:
    """The wait is limited, and a channel that waits closes immediately."""
    options = replace(SHARED, takeovers=1, eviction_wait_initial=1e9)
    with reading(sandbox.app_settings, credentials=shared, options=options) as reader:
        reader.until(Connected)
        sandbox.broker.drop_connections()
        loss = reader.until(Disconnected)
        assert loss.evicted
        assert MAX_EVICTION_WAIT / 2 <= loss.retry_in <= MAX_EVICTION_WAIT
