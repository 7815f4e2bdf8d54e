"""Programs of others, unchanged, against the sandbox. The platform's own Python client is in tests/sandbox."""

from __future__ import annotations

import hmac
import json
import os
import queue
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from paho.mqtt import client as paho
from paho.mqtt.enums import CallbackAPIVersion

from feiyan import AppClient, CloudClient
from feiyan_sandbox import Liberty, Sandbox
from tests.channel.certificates import PROGRAM, Authority, serving
from tests.programs.tls_front import tls_front

HERE = Path(__file__).parent
NODE_PACKAGE = os.environ.get("FEIYAN_NODE_PACKAGES", "") and Path(os.environ["FEIYAN_NODE_PACKAGES"]).absolute()
NEEDS_SESSION = "run `nox -s programs`, which installs it"
TIMEOUT = 10.0

MOWER = {
    "properties": [],
    "services": [
        {
            "identifier": "device_protobuf_sync_service",
            "inputData": [{"identifier": "content", "dataType": {"type": "text", "specs": {"length": "10240"}}}],
        }
    ],
}
"""A product with the service through which PyMammotion sends commands."""


def run(*command: str | Path, **variables: str) -> dict[str, Any]:
    """Run a program without the proxies of this machine and return the JSON that it prints."""
    inherited = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, env=inherited | variables)
    assert done.returncode == 0, done.stderr[-2000:]
    content: dict[str, Any] = json.loads(done.stdout)
    return content


def test_the_calls_that_the_guide_names_are_there(feiyan_sandbox: Sandbox) -> None:
    """docs/programs.md names methods of the app client; those of one service follow the first without its name."""
    text = (HERE.parents[1] / "docs" / "programs.md").read_text(encoding="utf-8")
    with AppClient(**feiyan_sandbox.app_settings) as app:
        owner: Any = app
        for path in re.findall(r"`((?:app)?\.[a-z_.]+)\(\)`", text):
            *names, method = path.removeprefix("app").strip(".").split(".")
            owner = owner if path.startswith(".") else getattr(app, names[0]) if names else app
            assert callable(getattr(owner, method)), path


# --- PyMammotion -----------------------------------------------------------------------------------------------------


@pytest.mark.skipif(find_spec("pymammotion") is None, reason=f"PyMammotion is not installed: {NEEDS_SESSION}")
@pytest.mark.skipif(PROGRAM is None, reason="openssl, which makes certificates, is not installed")
def test_the_gateway_of_pymammotion(tmp_path: Path) -> None:
    """It signs in from an authorization code, registers for MQTT, lists and reads devices, and renews its session."""
    from pymammotion.const import APP_KEY, APP_SECRET

    authority = Authority(tmp_path)
    context = serving(*authority.certificate_for("IP:127.0.0.1", "DNS:sdk.openaccount.aliyun.com"))
    settings = {"app_key": APP_KEY, "app_secret": APP_SECRET}
    with Sandbox(**settings, products={"mower": MOWER}, devices={"mower": 1}) as sandbox:
        target = urlsplit(sandbox.base_url)
        mower = next(device["iotId"] for device in sandbox.devices if device["deviceName"] == "mower001")
        with AppClient(**sandbox.app_settings) as app:
            own = [device.iot_id for device in app.users.list_devices()]
        own_calls = len(sandbox.calls)
        with tls_front((str(target.hostname), int(target.port or 0)), context) as port:
            program = [sys.executable, HERE / "pymammotion_calls.py", f"127.0.0.1:{port}", sandbox.auth_code, mower]
            told = run(*program, SSL_CERT_FILE=str(authority.certificate))
        assert told["devices"] == told["devices after a renewal"] == own
        assert told["iotToken"] == sandbox.iot_token
        assert told["deviceName"]
        calls = sandbox.calls[own_calls:]
        assert {call.code for call in calls} == {200}
        taken = {call.path: set(call.liberties) for call in calls}
        assert taken.pop("/api/prd/connect.json") == {Liberty.FORM_IN_QUERY}
        assert taken.pop("/api/prd/loginbyoauth.json") == set()
        always = {Liberty.REQUEST_ID_IN_QUERY, Liberty.TIMESTAMP_IN_NANOSECONDS}
        assert all(always <= liberties for liberties in taken.values())


# --- The npm package aliyun-api-gateway ------------------------------------------------------------------------------


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
@pytest.mark.skipif(not NODE_PACKAGE, reason=f"the npm package aliyun-api-gateway is not installed: {NEEDS_SESSION}")
def test_the_npm_package(feiyan_sandbox: Sandbox) -> None:
    """It lists devices without any liberty, and tells the gateway's reason when its secret is wrong."""
    with AppClient(**feiyan_sandbox.app_settings) as app:
        count = app.users.list_devices().total()
    own_calls = len(feiyan_sandbox.calls)
    arguments = (feiyan_sandbox.base_url, feiyan_sandbox.app_key, feiyan_sandbox.app_secret, feiyan_sandbox.iot_token)
    folder = Path(NODE_PACKAGE) / "node_modules" / "aliyun-api-gateway"
    told = run("node", HERE / "aliyun_api_gateway_calls.js", folder, *arguments)
    assert (told["answer"]["code"], told["answer"]["id"], told["answer"]["data"]["total"]) == (200, "from-node", count)
    assert told["refused"]["code"] == 401
    assert "Invalid Signature, Server StringToSign:`POST" in told["refused"]["message"]
    assert [call.liberties for call in feiyan_sandbox.calls[own_calls:]] == [(), ()]


# --- A bridge over paho ----------------------------------------------------------------------------------------------


class Bridge:
    """An MQTT client that logs in and binds as public bridges do: with HMAC-SHA1 and seconds."""

    def __init__(self, sandbox: Sandbox, bind: Callable[[str], dict[str, Any]]) -> None:
        self.messages: queue.Queue[tuple[str, dict[str, Any]]] = queue.Queue()
        self.bind = bind
        device = sandbox.devices[0]
        self.key, self.name = device["productKey"], device["deviceName"]
        self.base = f"/sys/{self.key}/{self.name}/app"
        client_id, timestamp = f"{self.key}&{self.name}", str(int(time.time()))
        signed = f"clientId{client_id}deviceName{self.name}productKey{self.key}timestamp{timestamp}"
        password = hmac.new(device["deviceSecret"].encode(), signed.encode(), "sha1").hexdigest()
        parameters = f"securemode=2,signmethod=hmacsha1,ext=1,_ss=1,timestamp={timestamp}"
        self.mqtt = paho.Client(CallbackAPIVersion.VERSION2, f"{client_id}|{parameters}|")
        self.mqtt.username_pw_set(f"{self.name}&{self.key}", password)
        self.mqtt.on_connect = lambda *_: self.mqtt.subscribe(f"{self.base}/down/#")
        self.mqtt.on_subscribe = lambda *_: self.mqtt.publish(
            f"{self.base}/up/account/bind", json.dumps(bind(sandbox.iot_token))
        )
        self.mqtt.on_message = lambda _client, _data, message: self.messages.put(
            (message.topic.removeprefix(f"{self.base}/down/"), json.loads(message.payload))
        )
        url = urlsplit(sandbox.mqtt_url)
        self.mqtt.connect(str(url.hostname), int(url.port or 0))
        self.mqtt.loop_start()

    def __enter__(self) -> Bridge:
        return self

    def __exit__(self, *_: object) -> None:
        self.mqtt.disconnect()
        self.mqtt.loop_stop()

    def next(self) -> tuple[str, dict[str, Any]]:
        """Return the next message: the end of its topic, and its content."""
        return self.messages.get(timeout=TIMEOUT)


def as_pymammotion_binds(token: str) -> dict[str, Any]:
    return {"id": "msgid1", "version": "1.0", "request": {"clientId": "a&b"}, "params": {"iotToken": token}}


def as_the_android_sdk_binds(token: str) -> dict[str, Any]:
    system = {"version": "1.0", "time": str(time.time_ns() // 1_000_000)}
    return {"id": "1", "system": system, "request": {"clientId": "a&b"}, "params": {"iotToken": token}}


@pytest.mark.parametrize("bind", [as_pymammotion_binds, as_the_android_sdk_binds])
def test_a_bridge_over_mqtt(feiyan_sandbox: Sandbox, bind: Callable[[str], dict[str, Any]]) -> None:
    """It binds, and hears of a property, and of a device that is unbound from its user."""
    with Bridge(feiyan_sandbox, bind) as bridge:
        topic, reply = bridge.next()
        assert (topic, reply["code"]) == ("account/bind_reply", 200)
        light = next(one["iotId"] for one in feiyan_sandbox.devices if one["deviceName"] == "light010")
        feiyan_sandbox.post_properties(light, {"PowerSwitch": 1})
        topic, content = bridge.next()
        assert (topic, content["params"]["items"]["PowerSwitch"]["value"]) == ("thing/properties", 1)
        with CloudClient(**feiyan_sandbox.settings) as cloud:
            cloud.users.unbind_device(identity_id=feiyan_sandbox.session["identityId"], iot_id=light)
        topic, content = bridge.next()
        assert (topic, content["params"]["identifier"]) == ("_thing/event/notify", "awss.BindNotify")
        assert content["params"]["value"]["operation"] == "Unbind"
    assert feiyan_sandbox.broker.logins[-1].refusal is None
