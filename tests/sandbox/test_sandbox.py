"""The public object of the sandbox."""

from __future__ import annotations

import asyncio
import socket
import time

import pytest

from feiyan import AppClient, AsyncCloudClient, AuthenticationError, CloudClient, NotFoundError, SignatureError
from feiyan_sandbox import Sandbox


def test_a_client_works_with_its_settings(feiyan_sandbox: Sandbox) -> None:
    """`CloudClient(**sandbox.settings)` needs nothing else and fetches one token for all calls."""
    with CloudClient(**feiyan_sandbox.settings) as cloud:
        device = feiyan_sandbox.devices[0]
        assert cloud.things.get_info(iot_id=device["iotId"]).device_secret == device["deviceSecret"]
        assert len(list(cloud.things.list(product_key=device["productKey"], status=1, page_size=10))) == 22
    assert [call.path for call in feiyan_sandbox.calls].count("/cloud/token") == 1


def test_an_app_client_works_with_its_settings(feiyan_sandbox: Sandbox) -> None:
    """`AppClient(**sandbox.app_settings)` is signed in as the sandbox's user."""
    with AppClient(**feiyan_sandbox.app_settings) as app:
        for device in app.users.list_devices():
            assert app.things.get_status(iot_id=str(device.iot_id)).status == device.status
    with (
        AppClient(**feiyan_sandbox.app_settings | {"iot_token": "stranger"}) as app,
        pytest.raises(AuthenticationError) as error,
    ):
        app.users.list_devices().page()
    assert error.value.code == 401


def test_an_async_client_works_as_well(feiyan_sandbox: Sandbox) -> None:
    """The sandbox has its own event loop, so it can be called from another one."""

    async def names() -> list[str | None]:
        async with AsyncCloudClient(**feiyan_sandbox.settings) as cloud:
            return [product.name async for product in cloud.products.list(page_size=2)]

    assert asyncio.run(names())[:4] == ["Light", "Fan", "Infrared sensor", "Switch"]


def test_a_client_recovers_from_an_ended_token(feiyan_sandbox: Sandbox) -> None:
    """The client fetches a new token and repeats the refused call."""
    with CloudClient(**feiyan_sandbox.settings) as cloud:
        iot_id = feiyan_sandbox.devices[0]["iotId"]
        cloud.things.get_status(iot_id=iot_id)
        feiyan_sandbox.expire_tokens()
        assert cloud.things.get_status(iot_id=iot_id).status == 1
    assert 20017 in [call.code for call in feiyan_sandbox.calls]


def test_a_client_understands_refusals(feiyan_sandbox: Sandbox) -> None:
    """Refusals raise the errors that the dictionary names."""
    settings = feiyan_sandbox.settings
    with CloudClient(**settings) as cloud, pytest.raises(NotFoundError) as unknown:
        cloud.things.get_info(iot_id="none")
    assert unknown.value.code == 2063
    with CloudClient(**settings | {"app_secret": "wrong"}) as cloud, pytest.raises(SignatureError) as wrong:
        cloud.things.get_info(iot_id="none")
    assert wrong.value.differs_at is None
    with CloudClient(**settings | {"app_key": "wrong"}) as cloud, pytest.raises(AuthenticationError) as stranger:
        cloud.things.get_info(iot_id="none")
    assert stranger.value.code == 401


def test_everything_can_be_chosen() -> None:
    """The caller can choose app key, secret and project."""
    with Sandbox(app_key="k", app_secret="s", project_id="p") as sandbox, CloudClient(**sandbox.settings) as cloud:
        assert sandbox.settings == {
            "base_url": sandbox.base_url,
            "app_key": "k",
            "app_secret": "s",
            "project_id": "p",
        }
        assert [project.project_id for project in cloud.products.list_projects()] == ["p"]


def test_sandboxes_are_independent() -> None:
    """Two sandboxes have separate sockets and states."""
    with Sandbox() as one, Sandbox() as other:
        assert one.base_url != other.base_url
        one.set_status(one.devices[0]["iotId"], 3)
        with CloudClient(**other.settings) as cloud:
            assert cloud.things.get_status(iot_id=other.devices[0]["iotId"]).status == 1


def test_a_sandbox_keeps_its_state_while_it_is_stopped() -> None:
    """Stopping only closes the sockets; a second start or stop has no effect."""
    sandbox = Sandbox()
    sandbox.start()
    sandbox.start()
    iot_id = sandbox.devices[0]["iotId"]
    sandbox.set_status(iot_id, 3)
    sandbox.stop()
    sandbox.stop()
    with sandbox, CloudClient(**sandbox.settings) as cloud:
        assert cloud.things.get_status(iot_id=iot_id).status == 3


def test_a_call_that_never_ends_does_not_keep_it_from_stopping() -> None:
    """A caller that announces a body and sends none is dropped after a second."""
    with Sandbox() as sandbox:
        port = int(sandbox.base_url.rpartition(":")[2])
        caller = socket.create_connection(("127.0.0.1", port))
        caller.sendall(b"POST /cloud/token HTTP/1.1\r\nHost: sandbox\r\nContent-Length: 10\r\n\r\n{")
        time.sleep(0.05)
        started = time.monotonic()
    with caller:
        assert time.monotonic() - started < 5


def test_a_stopped_sandbox_has_no_address() -> None:
    """The error says that the sandbox is not started."""
    with pytest.raises(RuntimeError, match="not started"):
        _ = Sandbox().base_url
    assert repr(Sandbox()) == "Sandbox(stopped)"


def test_a_taken_port_is_an_error() -> None:
    """`start` raises immediately."""
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use"):
        Sandbox(port=taken.getsockname()[1]).start()


def test_no_secret_is_in_its_repr(feiyan_sandbox: Sandbox) -> None:
    """A failing test that prints the sandbox does not print the secret."""
    assert repr(feiyan_sandbox) == f"Sandbox({feiyan_sandbox.base_url!r})"


def test_devices_and_secrets_are_the_same_in_every_run() -> None:
    """Tests see no random values."""
    assert Sandbox().devices == Sandbox().devices
