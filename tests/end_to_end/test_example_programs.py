"""Tests of the examples that are whole programs: reports, scenes, batches, workers, services, bridges."""

from __future__ import annotations

import csv
import getpass
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Self
from xml.etree import ElementTree

import httpx
import pytest
from paho.mqtt import client as paho
from paho.mqtt.enums import CallbackAPIVersion

from feiyan import AppClient, CloudClient, DeviceStatus
from feiyan_sandbox import Sandbox
from tests.channel import mosquitto
from tests.end_to_end.programs import PYTHONPATH, ROOT, TIMEOUT, Example, environment
from tests.runtime import redis_server

LIGHTS = "a1U2xTzUZI8"
"""The key of the product that most devices of the sandbox have."""

CLOUD = ("app_key", "app_secret", "project_id", "base_url")
APP = ("app_key", "app_secret", "iot_token", "base_url")


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


def run(sandbox: Sandbox, settings: tuple[str, ...], name: str, *arguments: str | Path) -> tuple[int, str, str]:
    """Run an example to its end; return its exit status, its output and its errors."""
    with Example(name, *arguments, variables=environment(sandbox, *settings)) as example:
        return example.end()


class TestFleetReport:
    def test_every_device_is_in_the_table_and_in_the_chart(self, sandbox: Sandbox, tmp_path: Path) -> None:
        """The table has each device once, and the widths of the bars are as the counts."""
        status, output, errors = run(sandbox, CLOUD, "fleet_report.py", tmp_path / "new")
        assert (status, errors.strip()) == (0, "")
        with (tmp_path / "new" / "devices.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert sorted(row["iot_id"] for row in rows) == sorted(device["iotId"] for device in sandbox.devices)
        counts = Counter(row["status"] for row in rows)
        assert f"{len(rows)} devices" in output
        assert f"{counts['online']} online" in output

        chart = ElementTree.parse(tmp_path / "new" / "devices.svg")
        widths: Counter[str] = Counter()
        for bar in chart.iterfind("{*}rect"):
            widths[bar.attrib["fill"]] += float(bar.attrib["width"])
        legend = {text.attrib["fill"]: (text.text or "")[2:] for text in chart.iterfind("{*}text[@fill]")}
        total = sum(widths.values())
        assert {legend[colour]: round(width / total * len(rows)) for colour, width in widths.items()} == counts

    def test_names_of_products_are_escaped(self, sandbox: Sandbox, tmp_path: Path) -> None:
        """A product whose name is markup is text in the chart, and a cell of the table."""
        sandbox.inject(
            "code",
            path="/cloud/thing/productList/get",
            code=200,
            data=[{"productKey": LIGHTS, "name": '<x a="'}],
        )
        status, _, errors = run(sandbox, CLOUD, "fleet_report.py", tmp_path)
        assert (status, errors.strip()) == (0, "")
        texts = [text.text or "" for text in ElementTree.parse(tmp_path / "devices.svg").iterfind("{*}text")]
        assert texts[0].startswith('<x a="')
        assert (tmp_path / "devices.csv").read_text(encoding="utf-8-sig").splitlines()[1].startswith('"<x a=""",')


class TestCreateScene:
    def test_the_scene_switches_each_device_and_the_automation_runs_it(self, sandbox: Sandbox) -> None:
        """Run, the scene switches each light of the home off; the automation has a timer that runs the scene."""
        status, output, errors = run(sandbox, APP, "create_scene.py", "LightSwitch")
        assert (status, errors) == (0, "")
        scene, automation = (call.params for call in sandbox.calls if call.path == "/living/scene/create")
        scene_id = automation["actions"][0]["params"]["sceneId"]
        assert f"scene {scene_id} switches" in output
        assert automation["triggers"]["items"][0]["params"]["cron"] == "0 23 * * *"

        with AppClient(**sandbox.app_settings) as app:
            home = next(home for home in app.homes.list() if home.current_home)
            listed = app.users.list_devices(group_id=home.home_id)
            lights = [sandbox.device(str(one.iot_id)) for one in listed if one.product_key == LIGHTS]
            assert {action["params"]["iotId"] for action in scene["actions"]} == {light.iot_id for light in lights}
            for light in lights:
                light.report(LightSwitch=1)
            app.scenes.invoke(scene_id=scene_id)
        assert [light.properties["LightSwitch"] for light in lights] == [0] * len(lights)
        assert len(lights) > 1

    def test_without_such_a_switch_nothing_is_created(self, sandbox: Sandbox) -> None:
        status, output, errors = run(sandbox, APP, "create_scene.py", "Siren")
        assert (status, output) == (1, "")
        assert errors == "My home: no device has a Siren that can be switched off\n"
        assert sandbox.count("/living/scene/create") == 0


class TestBindDevices:
    USER = "5091op618500614829ee12fae93ba653a5928119"
    BIND = "/living/cloud/user/binding/device/batch/bind"

    def test_failed_rows_are_left_for_the_next_run(self, sandbox: Sandbox, tmp_path: Path) -> None:
        """Of three batches one fails as a whole and one has an unknown device: the rest is bound, those are listed."""
        names = [device["deviceName"] for device in sandbox.devices if device["productKey"] == LIGHTS]
        listed = [*names, "nobody", *(f"none{number:02}" for number in range(20))]
        path = tmp_path / "devices.csv"
        path.write_text("product_key,device_name\n" + "".join(f"{LIGHTS},{name}\n" for name in [*listed, names[0]]))
        sandbox.inject("code", path=self.BIND, code=10117, message="no such user", times=1)
        status, output, errors = run(sandbox, CLOUD, "bind_devices.py", self.USER, path)
        lines = dict(line.split("  ", 1) for line in output.splitlines())
        assert status == 1
        assert len(lines) == len(listed)
        assert all(lines[name].startswith("NOT BOUND  cloud.users.bindDevices") for name in names[:20])
        assert all(lines[name].startswith("bound  sharing") for name in names[20:])
        assert lines["nobody"] == "NOT BOUND  invalid_device"
        left = path.with_suffix(".left.csv")
        assert errors == f"41 of 46 devices are not bound: see {left}\n"

        status, output, errors = run(sandbox, CLOUD, "bind_devices.py", self.USER, left)
        assert (status, output.count("NOT BOUND"), output.count("  bound  ")) == (1, 21, 20)
        with CloudClient(**sandbox.settings) as cloud:
            bound = {device.device_name for device in cloud.users.list_devices(identity_id=self.USER)}
        assert bound >= {*names}

    def test_when_all_are_bound_it_ends_well(self, sandbox: Sandbox, tmp_path: Path) -> None:
        path = tmp_path / "devices.csv"
        path.write_text(f"\ufeffdevice_name,product_key\nlight002,{LIGHTS}\n", encoding="utf-8")
        ended = run(sandbox, CLOUD, "bind_devices.py", self.USER, path)
        assert ended == (0, "light002  bound  sharing_bound_as_admin\n", "")
        assert not path.with_suffix(".left.csv").exists()

    @pytest.mark.parametrize(
        ("text", "error"), [("name\nx\n", "there is no column 'product_key'"), (None, "No such file")]
    )
    def test_a_file_that_cannot_be_read_is_named(
        self, text: str | None, error: str, sandbox: Sandbox, tmp_path: Path
    ) -> None:
        path = tmp_path / "devices.csv"
        if text is not None:
            path.write_text(text)
        status, output, errors = run(sandbox, CLOUD, "bind_devices.py", self.USER, path)
        assert (status, output, errors.count("\n")) == (1, "", 1)
        assert error in errors
        assert path.name in errors


class TestSharedToken:
    def test_all_processes_use_one_token(self, sandbox: Sandbox, tmp_path: Path) -> None:
        """One token is made, four processes use it, one device that fails stops no other."""
        if redis_server.PROGRAM is None:
            pytest.skip("there is no redis-server on this machine")
        with CloudClient(**sandbox.settings) as cloud:
            online = len([*cloud.things.list(product_key=LIGHTS, status=DeviceStatus.ONLINE)])
        sandbox.inject("code", path="/cloud/thing/properties/get", code=6205, message="device not found", times=1)
        with redis_server.RedisServer(tmp_path) as redis:
            status, output, errors = run(sandbox, CLOUD, "shared_token.py", redis.url, LIGHTS)
        assert (status, errors) == (0, "")
        assert sandbox.count("/cloud/token") == 2  # one of this test's client
        assert [output.count(text) for text in ("\n", "PowerSwitch", "device not found")] == [online, online - 1, 1]

    def test_without_a_redis_the_error_is_one_line(self, sandbox: Sandbox) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
        status, output, errors = run(sandbox, CLOUD, "shared_token.py", f"redis://127.0.0.1:{port}/0", LIGHTS)
        assert (status, output, errors.count("\n")) == (1, "", 1)
        assert str(port) in errors


class TestWebService:
    @pytest.fixture
    def url(self, sandbox: Sandbox) -> Iterator[str]:
        pytest.importorskip("fastapi")
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
        url = f"http://127.0.0.1:{port}"
        with Example("web_service.py", str(port), variables=environment(sandbox, *CLOUD)):
            until = time.monotonic() + 30
            while time.monotonic() < until:
                try:
                    httpx.get(f"{url}/docs", trust_env=False)
                except httpx.ConnectError:
                    time.sleep(0.05)
                else:
                    break
            yield url

    def test_requests_share_a_client(self, sandbox: Sandbox, url: str) -> None:
        """A device is read and set; values are checked, errors of the platform get a status, one token serves all."""
        device = f"{url}/devices/{sandbox.devices[0]['iotId']}"
        with httpx.Client(trust_env=False, timeout=30) as http:
            assert http.put(f"{device}/properties", json={"LightSwitch": True}).status_code == 204
            shown = http.get(device).json()
            assert (shown["name"], shown["online"], shown["properties"]["LightSwitch"]) == ("light001", True, True)
            refused = http.put(f"{device}/properties", json={"LightSwitch": "yes"})
            assert (refused.status_code, refused.json()["error"]) == (422, "InvalidValueError")
            assert http.get(f"{url}/devices/none").status_code == 404
            sandbox.set_status(sandbox.devices[0]["iotId"], DeviceStatus.OFFLINE)
            assert http.put(f"{device}/properties", json={"LightSwitch": True}).status_code == 409
        assert sandbox.count("/cloud/token") == 1


class Broker:
    """A mosquitto that lets everybody on this machine in, and what was last said on each of its topics."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            self.port = taken.getsockname()[1]
        self._settings = folder / "mosquitto.conf"
        self._settings.write_text(f"listener {self.port} 127.0.0.1\nallow_anonymous true\nuser {getpass.getuser()}\n")
        self._said: dict[str, str] = {}
        self._news = threading.Condition()

    def __enter__(self) -> Self:
        self.start()
        self._listener = paho.Client(CallbackAPIVersion.VERSION2)
        self._listener.on_message = lambda *event: self._hear(event[2])
        self._listener.on_connect = lambda *_: self._listener.subscribe("#", 1)
        self._listener.reconnect_delay_set(1, 1)
        self._listener.connect("127.0.0.1", self.port)
        self._listener.loop_start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.disconnect()
        self._listener.loop_stop()
        self.stop()

    def start(self) -> None:
        assert mosquitto.PROGRAM
        self._process = subprocess.Popen([mosquitto.PROGRAM, "-c", self._settings], stderr=subprocess.PIPE)
        assert self._process.stderr
        assert any(b" running" in line for line in self._process.stderr), "mosquitto ended"

    def stop(self) -> None:
        with self._process as process:
            process.terminate()
        self._said.clear()

    def publish(self, topic: str, payload: str) -> None:
        self._listener.publish(topic, payload, 1)

    def says(self, topic: str, payload: str | None = None) -> str:
        """Wait until this, or anything, is the last message on a topic, and return it."""
        with self._news:
            is_said = self._news.wait_for(
                lambda: self._said.get(topic) == payload if payload is not None else topic in self._said, 30
            )
            assert is_said, (topic, self._said.get(topic))
            return self._said[topic]

    def _hear(self, message: paho.MQTTMessage) -> None:
        with self._news:
            self._said[message.topic] = message.payload.decode()
            self._news.notify_all()


class TestMqttBridge:
    LAMP = "light010"

    @pytest.fixture
    def broker(self, tmp_path: Path) -> Iterator[Broker]:
        if mosquitto.PROGRAM is None:
            pytest.skip("there is no mosquitto on this machine")
        with Broker(tmp_path) as broker:
            yield broker

    def bridge(self, sandbox: Sandbox, broker: Broker) -> Example:
        return Example(
            "mqtt_bridge.py", "127.0.0.1", str(broker.port), variables=environment(sandbox, *APP, "mqtt_url")
        )

    def test_devices_are_discovered_followed_and_set(self, sandbox: Sandbox, broker: Broker) -> None:
        """Home Assistant is told of each property with its kind; values, commands and connections go both ways."""
        device = sandbox.device(self.LAMP)
        topic = f"feiyan/{device.iot_id}"
        with self.bridge(sandbox, broker) as example:
            assert example.says("devices are mirrored")
            found = json.loads(broker.says(f"homeassistant/device/{device.iot_id}/config"))
            kinds = {name: one["platform"] for name, one in found["components"].items()}
            assert kinds.items() >= {"PowerSwitch": "switch", "Brightness": "number", "WorkMode": "select"}.items()
            assert kinds["LightVolt"] == "sensor"
            assert found["components"]["Brightness"]["max"] == 100
            assert found["components"]["PowerSwitch"]["state_topic"] == f"{topic}/PowerSwitch"
            assert "command_topic" not in found["components"]["LightVolt"]
            assert {one["topic"] for one in found["availability"]} == {
                "feiyan/available",
                f"feiyan/available/{device.iot_id}",
            }
            broker.says("feiyan/available", "online")

            device.report(Brightness=40, WorkMode=2, PowerSwitch=1)
            broker.says(f"{topic}/Brightness", "40")
            broker.says(f"{topic}/WorkMode", "cinema")
            broker.says(f"{topic}/PowerSwitch", "ON")

            for name, payload in (("Brightness", "70"), ("WorkMode", "night"), ("PowerSwitch", "OFF")):
                broker.publish(found["components"][name]["command_topic"], payload)
                broker.says(f"{topic}/{name}", payload)
            with AppClient(**sandbox.app_settings) as app:
                values = {name: one.value for name, one in app.things.get_properties(iot_id=device.iot_id).items()}
            assert values.items() >= {"Brightness": 70, "WorkMode": 3, "PowerSwitch": 0}.items()

            device.go_offline()
            broker.says(f"feiyan/available/{device.iot_id}", "offline")
        broker.says("feiyan/available", "offline")

    def test_a_forbidden_value_is_reported_and_the_old_one_stays(self, sandbox: Sandbox, broker: Broker) -> None:
        device = sandbox.device(self.LAMP)
        topic = f"feiyan/{device.iot_id}/Brightness"
        with self.bridge(sandbox, broker) as example:
            device.report(Brightness=40)
            broker.says(topic, "40")
            for payload in ("700", "bright", "", "NaN", "{", "[1]"):
                broker.publish(f"{topic}/set", payload)
            broker.publish(f"{topic}/set", "41")
            broker.says(topic, "41")
            example.interrupt()
            status, _, errors = example.end()
        assert status == 0
        assert errors.count("Brightness: ") == 6

    def test_it_comes_back_with_the_broker(self, sandbox: Sandbox, broker: Broker) -> None:
        """A broker that was away and kept nothing is told everything again, with what happened in between."""
        device = sandbox.device(self.LAMP)
        with self.bridge(sandbox, broker):
            broker.says("feiyan/available", "online")
            broker.stop()
            device.report(Brightness=55)
            broker.start()
            broker.says(f"feiyan/{device.iot_id}/Brightness", "55")
            broker.says(f"homeassistant/device/{device.iot_id}/config")


COMMANDS = re.findall(
    r"^feiyan (sandbox -- .+)$", (ROOT / "docs" / "examples.md").read_text(encoding="utf-8"), re.MULTILINE
)
"""Commands of the page, without `feiyan`."""


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_of_the_page_run_examples_in_a_sandbox(command: str, tmp_path: Path) -> None:
    """They need nothing else: the sandbox is started for them, and names app, project and user."""
    program = [sys.executable if word == "python" else word for word in command.split()]
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    variables = {"PYTHONPATH": PYTHONPATH, "FEIYAN_CONFIG": str(tmp_path / "config")}
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "feiyan", *program],
        cwd=tmp_path,
        env=os.environ | variables | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        if "watch.py" in command:  # it runs until Ctrl-C
            assert "connected to" in process.stdout.readline()
            process.send_signal(signal.SIGTERM)
            return
        assert process.stdout.read()
        assert process.wait(TIMEOUT) == 0
    if "fleet_report.py" in command:
        assert {path.name for path in (tmp_path / "report").iterdir()} == {"devices.csv", "devices.svg"}


@pytest.mark.parametrize(
    ("name", "arguments", "line"),
    [
        ("fleet_report.py", (), "usage: fleet_report.py FOLDER"),
        ("fleet_report.py", ("x",), "FEIYAN_APP_KEY"),
        ("create_scene.py", (), "usage: create_scene.py PROPERTY"),
        ("create_scene.py", ("x",), "FEIYAN_APP_KEY"),
        ("bind_devices.py", ("x",), "usage: bind_devices.py IDENTITY_ID DEVICES.csv"),
        ("shared_token.py", ("x",), "usage: shared_token.py REDIS_URL PRODUCT_KEY"),
        ("shared_token.py", ("redis://127.0.0.1:1/0", "x"), "FEIYAN_APP_KEY"),
        ("mqtt_bridge.py", ("x",), "usage: mqtt_bridge.py HOST PORT [FOLDER]"),
        ("mqtt_bridge.py", ("x", "1883"), "FEIYAN_APP_KEY"),
        ("mirror.py", (), "usage: mirror.py FOLDER"),
        ("web_service.py", ("x",), "usage: web_service.py [PORT]"),
        ("web_service.py", (), "FEIYAN_APP_KEY"),
    ],
)
def test_a_missing_argument_or_setting_is_named_in_one_line(
    name: str, arguments: tuple[str, ...], line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The example exits with 1 and prints no traceback."""
    if name == "web_service.py":
        pytest.importorskip("fastapi")
    monkeypatch.chdir(tmp_path)
    with Example(name, *arguments, variables={}) as example:
        status, output, errors = example.end()
    assert (status, output, errors.count("\n")) == (1, "", 1)
    assert line in errors
