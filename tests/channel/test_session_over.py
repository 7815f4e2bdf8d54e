"""An open channel whose session the phone app ends, and a new sign-in after that."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from feiyan import AppClient, Disconnected, FileTokenStore, Gap, MemoryTokenStore, SessionExpiredError
from feiyan.messages import PropertiesChanged
from feiyan_runtime import TokenStore
from feiyan_sandbox import Sandbox
from tests.channel.support import QUICK, Reader

CALM = replace(QUICK, settled=10.0)
"""A channel that binds again only after a minute."""

RENEW = "/account/checkOrRefreshSession"


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> TokenStore:
    """A store that programs share, of one process or of several."""
    return MemoryTokenStore() if request.param == "memory" else FileTokenStore(tmp_path)


@pytest.fixture
def settings(sandbox: Sandbox, store: TokenStore) -> dict[str, Any]:
    """The settings of a client that is signed in abroad, through the store; it is told no MQTT endpoint."""
    keys = {"app_key": sandbox.app_key, "app_secret": sandbox.app_secret, "base_url": sandbox.base_url}
    return {**keys, "token_store": store}


@contextmanager
def other(settings: dict[str, Any]) -> Iterator[AppClient]:
    """Another program with the same store."""
    with AppClient(**settings) as app:
        yield app


def sign_in(settings: dict[str, Any], sandbox: Sandbox) -> None:
    with other(settings) as app:
        app.sign_in_with_oauth(sandbox.auth_code, country="DE")


def is_pushed(reader: Reader, sandbox: Sandbox, lamp: dict[str, str]) -> None:
    sandbox.post_properties(lamp["iotId"], {"PowerSwitch": 1})
    reader.until(PropertiesChanged)


def test_it_connects_to_the_endpoint_of_the_region(
    reading: type[Reader], sandbox: Sandbox, settings: dict[str, Any], lamp: dict[str, str]
) -> None:
    """The client was told none: the session knows it, in a program that found it in the store as well."""
    sign_in(settings, sandbox)
    with reading(settings, options=CALM) as reader:
        is_pushed(reader, sandbox, lamp)
        assert sandbox.broker.url.removeprefix("mqtt://") in repr(reader.channel)


def test_a_refused_call_of_another_program_ends_it(
    reading: type[Reader], sandbox: Sandbox, settings: dict[str, Any], lamp: dict[str, str]
) -> None:
    """At once, with the error that the call got; after a new sign-in, another channel goes on."""
    sign_in(settings, sandbox)
    with reading(settings, options=CALM) as reader:
        is_pushed(reader, sandbox, lamp)
        sandbox.sign_in_elsewhere()
        with other(settings) as app, pytest.raises(SessionExpiredError):
            app.users.list_devices().page()
        with pytest.raises(SessionExpiredError):
            reader.rest()
        assert sandbox.count(RENEW) == 1
        sign_in(settings, sandbox)
        reader.reopen()
        is_pushed(reader, sandbox, lamp)
    assert sandbox.count(RENEW) == 1


def test_it_finds_out_by_itself(
    reading: type[Reader], sandbox: Sandbox, settings: dict[str, Any], lamp: dict[str, str]
) -> None:
    """Nobody calls: it binds again after a while, which the platform refuses, as it does the renewal."""
    sign_in(settings, sandbox)
    with reading(settings, options=replace(CALM, rebind=0.2)) as reader:
        is_pushed(reader, sandbox, lamp)
        sandbox.sign_in_elsewhere()
        with pytest.raises(SessionExpiredError):
            reader.rest()
    assert sandbox.count(RENEW) == 1
    assert [request.code for request in sandbox.broker.account_requests][-1] == 2043


def test_binding_again_disturbs_nothing(
    reading: type[Reader], sandbox: Sandbox, settings: dict[str, Any], lamp: dict[str, str]
) -> None:
    """The connection stays, and so does the order of messages; the program sees nothing of it."""
    sign_in(settings, sandbox)
    with reading(settings, options=replace(CALM, rebind=0.01)) as reader:
        reader.next()
        for number in range(100):
            sandbox.post_properties(lamp["iotId"], {"Number": number})
        values = [reader.next().items["Number"].value for _ in range(100)]
        while len(sandbox.broker.account_requests) < 10:
            time.sleep(0.01)
    assert values == [*range(100)]
    assert len(sandbox.broker.logins) == 1


def test_a_sign_in_of_another_program_binds_it_anew(
    reading: type[Reader], sandbox: Sandbox, settings: dict[str, Any], lamp: dict[str, str]
) -> None:
    """It goes on with the new session, over the same connection and without a gap."""
    sign_in(settings, sandbox)
    with reading(settings, options=CALM) as reader:
        is_pushed(reader, sandbox, lamp)
        sign_in(settings, sandbox)
        while sum(request.action == "bind" for request in sandbox.broker.account_requests) < 2:
            time.sleep(0.01)
        sandbox.post_properties(lamp["iotId"], {"PowerSwitch": 0})
        assert not isinstance(reader.next(), Disconnected | Gap)
    assert len(sandbox.broker.logins) == 1


def test_a_platform_that_cannot_be_reached_does_not_end_it(
    reading: type[Reader], sandbox: Sandbox, settings: dict[str, Any], lamp: dict[str, str]
) -> None:
    """The token ends while the gateway is down: pushes go on, and the session is renewed later."""
    sign_in(settings, sandbox)
    sandbox.inject("reset_before", path=RENEW, times=3)
    with reading(settings, options=CALM) as reader:
        is_pushed(reader, sandbox, lamp)
        tokens = reader.client._tokens
        ended = replace(tokens._known, iot_token_ends_at=1.0)
        settings["token_store"].save(tokens._key, ended.to_record())
        while sandbox.count(RENEW) < 4:
            time.sleep(0.01)
        is_pushed(reader, sandbox, lamp)
