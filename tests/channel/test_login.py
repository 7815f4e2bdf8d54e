"""Login of a channel, and the credentials that it is computed from."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import time
from pathlib import Path
from typing import Any

import pytest

from feiyan import (
    AppClient,
    AuthenticationError,
    ChannelOptions,
    ConfigurationError,
    Connected,
    DeviceCredentials,
    Disconnected,
    FileTokenStore,
    MemoryTokenStore,
)
from feiyan_runtime import mqtt_credentials
from feiyan_sandbox import Sandbox
from tests.channel.scripted_broker import ScriptedBroker
from tests.channel.support import ANN, BOB, PHONE, Reader, SyncReader, settings_for, settings_of

REGISTRATION = "/app/aepauth/handle"


def expected_password(device: DeviceCredentials, timestamp: str, method: str) -> bytes:
    """Return the password by the documented rule: the signature of each name and its value, sorted by name."""
    values = {
        "clientId": device.client_id,
        "deviceName": device.device_name,
        "productKey": device.product_key,
        "timestamp": timestamp,
    }
    content = "".join(name + values[name] for name in sorted(values))
    digest = {"hmacsha256": hashlib.sha256, "hmacsha1": hashlib.sha1}[method]
    return hmac.digest(device.device_secret.encode(), content.encode(), digest).hex().encode()


# --- The login -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["hmacsha256", "hmacsha1"])
def test_the_login_is_the_documented_one(broker: ScriptedBroker, reading: type[Reader], method: Any) -> None:
    """Client id, user name and password as they stand in the packet; secure mode 3 is TCP without TLS."""
    began = int(time.time() * 1000)
    options = ChannelOptions(sign_method=method, keepalive=90)
    with reading(settings_for(broker), credentials=PHONE, options=options):
        (login,) = broker.logins
    match = re.fullmatch(rf"bridge\|securemode=3,signmethod={method},timestamp=(\d+)\|", login.client_id)
    assert match
    assert began <= int(match[1]) <= time.time() * 1000
    assert login.username == "phone-1&a1App4Kd9Qw"
    assert login.password == expected_password(PHONE, match[1], method)
    assert login.keep_alive == 90


def test_a_login_over_tls_says_so() -> None:
    login = mqtt_credentials(
        product_key="pk", device_name="dn", device_secret="secret", client_id="c", timestamp_ms=1_700_000_000_000
    )
    assert login.client_id == "c|securemode=2,signmethod=hmacsha256,timestamp=1700000000000|"
    assert login.username == "dn&pk"
    # printf clientIdcdeviceNamednproductKeypktimestamp1700000000000 | openssl dgst -sha256 -hmac secret
    assert login.password == "f1186d9a998fa296492eb6d4612f9cf9608495b7b19add4d57c76bfbc341b584"


def test_each_connection_has_a_timestamp_of_its_own(sandbox: Sandbox, reading: type[Reader]) -> None:
    """A login is good for minutes, a channel lives for months."""
    with reading(sandbox.app_settings) as reader:
        for _ in range(3):
            reader.until(Connected)
            sandbox.broker.drop_connections()
        reader.until(Connected)
    stamps = [login.client_id for login in sandbox.broker.logins]
    assert [login.refusal for login in sandbox.broker.logins] == [None] * 4
    assert len(set(stamps)) == 4


def test_the_login_goes_by_the_gateways_clock(sandbox: Sandbox, reading: type[Reader]) -> None:
    """A machine whose clock is an hour off is let in: its client has learnt the time from the gateway."""
    sandbox.advance(3600)
    with reading(sandbox.app_settings) as reader:
        assert reader.next() == Connected(sandbox.mqtt_url)
        (login,) = sandbox.broker.logins
    stamp = re.search(r"timestamp=(\d+)", login.client_id)
    assert stamp
    assert abs(int(stamp[1]) / 1000 - time.time() - 3600) < 5


def test_a_client_id_is_made_of_the_device_name_where_none_is_given(broker: ScriptedBroker) -> None:
    device = DeviceCredentials("a1App4Kd9Qw", "phone-1", "9b1deb4d")
    requests = []
    broker.on_bind = lambda app, request: (requests.append(request), app.reply("bind", request))
    with SyncReader(settings_for(broker), credentials=device):
        assert broker.logins[0].client_id.startswith("phone-1|")
    assert requests[0]["request"] == {"clientId": "phone-1"}


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"product_key": ""}, "product_key"),
        ({"device_name": ""}, "device_name"),
        ({"device_secret": ""}, "device_secret"),
        ({"client_id": "a|b"}, "client_id"),
        ({"client_id": "c" * 70_000}, "client_id"),
        ({"client_id": None}, "client_id"),
        ({"device_name": "d" * 70_000}, "device_name"),
        ({"device_name": "a/b"}, "device_name"),
        ({"product_key": "+"}, "product_key"),
        ({"product_key": 7}, "product_key"),
        ({"device_secret": "\ud800"}, "device_secret"),
    ],
)
def test_credentials_that_cannot_be_used_are_refused(changed: dict[str, str], name: str) -> None:
    parts = {"product_key": "pk", "device_name": "dn", "device_secret": "s", "client_id": "c", **changed}
    with pytest.raises(ConfigurationError, match=f"^{name}: "):
        DeviceCredentials(**parts)


# --- Credentials that the client makes -------------------------------------------------------------------------------


def registrations(sandbox: Sandbox) -> list[dict[str, str]]:
    """Return the app's part of each request for credentials."""
    return [json.loads(call.body)["params"]["authInfo"] for call in sandbox.calls if call.path == REGISTRATION]


def test_credentials_are_made_once_for_a_client(sandbox: Sandbox, reading: type[Reader]) -> None:
    """A second channel uses those of the first."""
    with reading(sandbox.app_settings) as reader:
        reader.reopen()
        assert reader.next() == Connected(sandbox.mqtt_url)
    assert len({login.username for login in sandbox.broker.logins}) == 1
    assert [login.refusal for login in sandbox.broker.logins] == [None, None]
    assert len(registrations(sandbox)) == 1


def test_credentials_outlive_the_program(sandbox: Sandbox, reading: type[Reader], tmp_path: Path) -> None:
    """Another client with the same store uses them, and asks for none."""
    settings = settings_of(sandbox, ANN)
    for _ in range(2):
        with reading({**settings, "token_store": FileTokenStore(tmp_path)}) as reader:
            assert reader.next() == Connected(sandbox.mqtt_url)
    assert len({login.username for login in sandbox.broker.logins}) == 1
    assert len(registrations(sandbox)) == 1


def test_each_user_has_credentials_of_its_own(sandbox: Sandbox, reading: type[Reader]) -> None:
    """Two users of one store do not take over each other's connection."""
    store = MemoryTokenStore()
    settings = {"ann": settings_of(sandbox, ANN), "bob": settings_of(sandbox, BOB)}
    with (
        reading({**settings["ann"], "token_store": store, "user": "ann"}),
        reading({**settings["bob"], "token_store": store, "user": "bob"}),
    ):
        assert sorted(sandbox.broker.connections.values()) == sorted([ANN, BOB])
        assert sandbox.broker.ends == []
    first, second = registrations(sandbox)
    assert first["deviceSn"] != second["deviceSn"]
    assert first["clientId"] != second["clientId"]


def test_credentials_that_the_platform_forgot_are_made_anew(reading: type[Reader], tmp_path: Path) -> None:
    """New credentials are obtained with the client id and the serial number of before."""
    asked = []
    ports = {}
    for _ in range(2):
        with Sandbox(**ports) as sandbox:
            ports = {
                "port": int(sandbox.base_url.rpartition(":")[2]),
                "mqtt_port": int(sandbox.mqtt_url.rpartition(":")[2]),
            }
            with reading({**settings_of(sandbox, ANN), "token_store": FileTokenStore(tmp_path)}) as reader:
                assert reader.next() == Connected(sandbox.mqtt_url)
            refusals = [login.refusal is None for login in sandbox.broker.logins]
            asked += registrations(sandbox)
    assert refusals == [False, True]
    assert len(asked) == 2
    assert asked[0]["deviceSn"] == asked[1]["deviceSn"]
    assert asked[0]["clientId"] == asked[1]["clientId"]


def test_credentials_go_with_the_session(sandbox: Sandbox, reading: type[Reader], tmp_path: Path) -> None:
    """Signing out deletes the device secret of the user, and not that of another user of the store."""
    store = FileTokenStore(tmp_path / "tokens")
    settings = {user: {**settings_of(sandbox, user), "token_store": store, "user": user} for user in (ANN, BOB)}
    for user in (ANN, BOB):
        with reading(settings[user]):
            pass
    ann, bob = (AppClient(**{**settings[user], "session": None}) for user in (ANN, BOB))
    for client, left in ((ann, 2), (bob, 0)):
        with client:
            client.sign_out()
        records = [path.read_text() for path in store_folder(tmp_path)]
        assert len(records) == left
        assert sum("deviceSecret" in record for record in records) == left / 2


def store_folder(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "tokens").glob("*.json"))


def test_keys_do_not_show_whose_they_are(sandbox: Sandbox, reading: type[Reader]) -> None:
    """A key shows the kind of the record, but neither the app key nor the user."""
    store = MemoryTokenStore()
    with reading({**settings_of(sandbox, ANN), "token_store": store, "user": "ann"}):
        keys = list(store._records)
    assert sorted(key.partition(":")[0] for key in keys) == ["mqtt-credentials", "session"]
    assert not any(name in key for key in keys for name in (sandbox.app_key, ANN, "ann"))


@pytest.mark.parametrize("code", [2, 4, 5])
def test_credentials_that_are_refused_are_made_anew_once(
    sandbox: Sandbox, broker: ScriptedBroker, reading: type[Reader], code: int
) -> None:
    """Then opening fails, be it the client id, the password or the permission that is refused."""
    broker.login_code = code
    with (
        pytest.raises(AuthenticationError, match="refused the login"),
        reading({**sandbox.app_settings, "mqtt_url": broker.url}),
    ):
        pass
    assert (len(broker.logins), len(registrations(sandbox))) == (2, 2)


def test_given_credentials_that_are_refused_end_it_at_once(
    sandbox: Sandbox, reading: type[Reader], lamp: dict[str, str]
) -> None:
    """The wrong secret of a device that there is."""
    wrong = DeviceCredentials(lamp["productKey"], lamp["deviceName"], "wrong-secret", "bridge")
    with (
        pytest.raises(AuthenticationError, match="refused the login"),
        reading(sandbox.app_settings, credentials=wrong),
    ):
        pass
    assert [login.refusal for login in sandbox.broker.logins] == ["wrong password"]
    assert registrations(sandbox) == []


def test_given_credentials_are_used(sandbox: Sandbox, reading: type[Reader], lamp: dict[str, str]) -> None:
    """The client makes none then."""
    given = DeviceCredentials(lamp["productKey"], lamp["deviceName"], lamp["deviceSecret"], "bridge")
    with reading(sandbox.app_settings, credentials=given) as reader:
        assert reader.next() == Connected(sandbox.mqtt_url)
        assert list(sandbox.broker.connections) == [(lamp["productKey"], lamp["deviceName"])]
    assert registrations(sandbox) == []


def test_a_refusal_may_pass_for_a_channel_that_was_connected(broker: ScriptedBroker, reading: type[Reader]) -> None:
    """Credentials that were good are tried again, with pauses."""
    with reading(settings_for(broker), credentials=PHONE) as reader:
        reader.until(Connected)
        broker.login_code = 5
        broker.drop()
        reader.until(Disconnected)
        assert "refused the login" in reader.until(Disconnected).reason
        broker.login_code = 0
        reader.until(Connected)


def test_refusals_without_end_end_a_channel_that_was_connected(broker: ScriptedBroker, reading: type[Reader]) -> None:
    """The iteration raises the error of the login after three refusals."""
    with reading(settings_for(broker), credentials=PHONE) as reader:
        reader.until(Connected)
        broker.login_code = 5
        broker.drop()
        with pytest.raises(AuthenticationError, match="refused the login"):
            reader.rest()
        assert len(broker.logins) == 1 + 4


def test_a_platform_that_is_not_available_is_tried_again(broker: ScriptedBroker, reading: type[Reader]) -> None:
    """Its return code says nothing about the credentials."""
    broker.login_code = 3
    with reading(settings_for(broker), credentials=PHONE) as reader:
        for _ in range(5):
            reader.until(Disconnected)
        broker.login_code = 0
        reader.until(Connected)


def test_nobody_is_registered_before_the_user_signs_in(sandbox: Sandbox, reading: type[Reader]) -> None:
    settings = {name: value for name, value in sandbox.app_settings.items() if name != "iot_token"}
    with pytest.raises(AuthenticationError, match="sign in"), reading(settings):
        pass
    assert sandbox.calls == []
    assert sandbox.broker.logins == []
