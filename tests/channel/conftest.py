"""A sandbox for each test, programs that read its channels, and certificates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

import feiyan.messages
from feiyan import AppClient, DeviceCredentials
from feiyan_sandbox import Sandbox
from tests.channel.certificates import PROGRAM, Authority
from tests.channel.scripted_broker import ScriptedBroker
from tests.channel.support import AsyncReader, Reader, SyncReader


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def broker() -> Iterator[ScriptedBroker]:
    with ScriptedBroker() as broker:
        yield broker


@pytest.fixture
def lamp(sandbox: Sandbox) -> dict[str, str]:
    """A device of the signed-in user, with its certificate."""
    with AppClient(**sandbox.app_settings) as app:
        own = next(iter(app.users.list_devices())).iot_id
    return next(device for device in sandbox.devices if device["iotId"] == own)


@pytest.fixture
def subscribed_to_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Channels ask for more than the documented topics."""

    def subscriptions(device: DeviceCredentials) -> list[str]:
        return [f"/sys/{device.product_key}/{device.device_name}/app/down/#"]

    monkeypatch.setattr(
        feiyan.messages, "CHANNEL_PROTOCOL", replace(feiyan.messages.CHANNEL_PROTOCOL, subscriptions=subscriptions)
    )


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Signs certificates that no machine trusts by itself."""
    if PROGRAM is None:
        pytest.skip("there is no openssl on this machine, which makes the certificates")
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(params=[SyncReader, AsyncReader], ids=["sync", "async"])
def reading(request: pytest.FixtureRequest) -> type[Reader]:
    """Reads a channel, sync and async."""
    return request.param
