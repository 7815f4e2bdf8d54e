"""Tests that run the examples, and the Python blocks of README and guides unchanged, against the sandbox."""

from __future__ import annotations

import ast
import asyncio
import inspect
import json
import re
import runpy
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest

from feiyan import AppClient, CloudClient, DeviceStatus
from feiyan_runtime._events import EventKind
from feiyan_sandbox import Sandbox
from tests.end_to_end.programs import PYTHONPATH, ROOT, TIMEOUT, Example, environment

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(
    r"^```python\n(?P<code>.*?)^```$(?:\n\nIt prints:\n\n```\n(?P<prints>.*?)^```$)?", re.DOTALL | re.MULTILINE
)
"""A block of Python, and its output where a second block states it."""

LIGHT = "light010"
"""The name of a device of the signed-in user."""


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


def iot_id(sandbox: Sandbox) -> str:
    return next(device["iotId"] for device in sandbox.devices if device["deviceName"] == LIGHT)


def watch(sandbox: Sandbox, *arguments: Path) -> Example:
    settings = ["app_key", "app_secret", "base_url"]
    if not arguments:
        settings += "iot_token", "mqtt_url"
    return Example("watch.py", *arguments, variables=environment(sandbox, *settings))


class TestWatch:
    def test_it_prints_what_devices_do(self, sandbox: Sandbox) -> None:
        """The output has property changes, the connection state and events, with the device's name."""
        with watch(sandbox) as example, AppClient(**sandbox.app_settings) as app:
            assert example.says("connected to")
            app.things.set_properties(iot_id=iot_id(sandbox), items={"PowerSwitch": 1})
            assert example.says(f"{LIGHT}  PowerSwitch  1")
            sandbox.set_status(iot_id(sandbox), DeviceStatus.OFFLINE)
            assert example.says(f"{LIGHT}  offline")
            sandbox.post_event(iot_id(sandbox), "Error", {"errorCode": 4})
            assert example.says(f"{LIGHT}  event  Error  {{'errorCode': 4}}")

    def test_it_reads_what_it_missed(self, sandbox: Sandbox) -> None:
        """A value set while the connection was lost is printed after the reconnect."""
        with watch(sandbox) as example, AppClient(**sandbox.app_settings) as app:
            assert example.says("connected to")
            sandbox.broker.stop()
            assert example.says("disconnected")
            app.things.set_properties(iot_id=iot_id(sandbox), items={"PowerSwitch": 1})
            sandbox.broker.start()
            assert example.says("connected to")
            assert example.says(f"{LIGHT}  PowerSwitch  1")

    def test_ctrl_c_ends_it_cleanly(self, sandbox: Sandbox) -> None:
        """The example unbinds its connection and exits with 0 and no output."""
        with watch(sandbox) as example:
            assert example.says("connected to")
            example.interrupt()
            assert example.end() == (0, "", "")
        assert sandbox.broker.account_requests[-1].action == "unbind"


class TestSignIn:
    @pytest.mark.parametrize("country", ["CN", "DE"])
    def test_watch_goes_on_with_its_session(self, sandbox: Sandbox, tmp_path: Path, country: str) -> None:
        """From an authorization code to the devices, in the region of the account, to which watch.py goes, too."""
        folder = tmp_path / "session"
        variables = environment(sandbox, "app_key", "app_secret", "base_url")
        with Example("sign_in.py", sandbox.auth_code, country, folder, variables=variables) as example:
            status, output, errors = example.end()
        assert (status, errors) == (0, "")
        url = sandbox.base_url if country == "CN" else sandbox.abroad_url
        assert f"{sandbox.session['identityId']} is signed in, at {url}" in output
        assert f"{iot_id(sandbox)}  {LIGHT}" in output
        sandbox.expire_sessions()
        with watch(sandbox, folder) as example:
            assert example.says("connected to")
            sandbox.post_properties(iot_id(sandbox), {"PowerSwitch": 1})
            assert example.says(f"{LIGHT}  PowerSwitch  1")


class TestOpenTelemetry:
    def test_each_request_is_a_span_and_each_retry_an_event(self, sandbox: Sandbox) -> None:
        """A call that succeeds the second time has two spans below the caller's, and its retry is an event of that."""
        sandbox.inject("http_status", status=503, path="/cloud/thing/info/get", times=1)
        variables = environment(sandbox, "app_key", "app_secret", "project_id", "base_url")
        with Example("opentelemetry_events.py", iot_id(sandbox), variables=variables) as example:
            status, output, errors = example.end()
        assert (status, errors) == (0, "")
        printed = list(json_values(output))
        spans = [one for one in printed if "attributes" in one and "kind" in one]
        (caller,) = (span for span in spans if span["name"] == "look at a device")
        calls = [span for span in spans if span["name"] == "cloud.things.getInfo"]
        assert [span["attributes"]["feiyan.outcome"] for span in calls] == ["error", "response"]
        assert [span["attributes"]["feiyan.attempt"] for span in calls] == [1, 2]
        assert [span["status"]["status_code"] for span in calls] == ["ERROR", "UNSET"]
        assert {span["parent_id"] for span in calls} == {caller["context"]["span_id"]}
        assert all(caller["start_time"] < span["start_time"] < span["end_time"] for span in calls)
        assert "feiyan.retry" in [event["name"] for event in caller["events"]]
        assert "feiyan.request.duration" in output
        assert sandbox.settings["app_secret"] not in output


def json_values(text: str) -> Iterator[dict[str, Any]]:
    """Yield the objects in a text, one after the other."""
    decoder, at = json.JSONDecoder(), 0
    while (at := text.find("{", at)) >= 0:
        value, at = decoder.raw_decode(text, at)
        yield value


@pytest.mark.parametrize(
    ("name", "arguments", "without", "line"),
    [
        ("opentelemetry_events.py", (), "iot_token", "usage: opentelemetry_events.py IOT_ID"),
        ("opentelemetry_events.py", ("x",), "app_key", "set the environment variable FEIYAN_APP_KEY"),
        ("watch.py", (), "app_key", "set the environment variable FEIYAN_APP_KEY"),
        ("watch.py", (), "iot_token", "the call needs a signed-in user"),
        ("watch.py", (), "mqtt_url", "mqtt_url: pass the MQTT endpoint"),
        ("watch.py", ("empty",), "iot_token", "empty: no session is stored here, run sign_in.py first"),
        ("sign_in.py", (), "iot_token", "usage: sign_in.py AUTH_CODE COUNTRY FOLDER"),
        ("sign_in.py", ("code", "CN", "empty"), "app_secret", "set the environment variable FEIYAN_APP_SECRET"),
        ("sign_in.py", ("no-code", "CN", "empty"), "iot_token", "authCode: no user of this app has it"),
    ],
)
def test_a_missing_setting_is_reported_in_one_line(
    name: str, arguments: tuple[str, ...], without: str, line: str, sandbox: Sandbox, tmp_path: Path
) -> None:
    """The example exits with 1 and prints no traceback."""
    variables = environment(sandbox)
    del variables[f"FEIYAN_{without.upper()}"]
    folders = [tmp_path / argument if argument == "empty" else argument for argument in arguments]
    with Example(name, *folders, variables=variables) as example:
        status, output, errors = example.end()
    assert (status, output, errors.count("\n")) == (1, "", 1)
    assert line in errors


def test_the_tour_shows_both_sides(sandbox: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    """The tour shows a call and its errors on the cloud side, a push on the app side, and devices."""
    steps = runpy.run_path(str(ROOT / "examples" / "tour.py"))
    steps["cloud_side"](sandbox.describe())
    steps["app_side"](sandbox.describe())
    steps["devices_side"](sandbox.describe())
    shown = capsys.readouterr().out
    assert "PowerSwitch = 1" in shown
    assert "NotFoundError: cloud.things.getInfo" in shown
    assert f"PropertiesChanged of {LIGHT}, " in shown
    assert "InvalidValueError: Brightness: 140 is not allowed" in shown
    assert "light001: Brightness = 70" in shown


class Enough(Exception):  # noqa: N818 - nothing is wrong
    """An exception that ends a block with an endless loop."""


class Block(NamedTuple):
    """A block of Python in a page.

    Above `code` are as many empty lines as stand above it in the page, so that errors name the page's.
    """

    page: str
    code: str
    prints: str | None


def python_blocks() -> Iterator[Any]:
    """Yield every block of README and guides."""
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        for found in BLOCK.finditer(text):
            line = text.count("\n", 0, found.start("code"))
            block = Block(path.name, "\n" * line + found["code"], found["prints"])
            yield pytest.param(block, id=f"{path.relative_to(ROOT).as_posix()}:{line + 1}")


def filled_in(code: str, sandbox: Sandbox) -> str:
    """Return a block with what the sandbox has instead of each "…"; its clients call the sandbox."""
    device = sandbox.devices[0]
    values = {
        **sandbox.settings,
        **sandbox.app_settings,
        "iot_id": device["iotId"],
        "iotId": device["iotId"],
        "product_key": device["productKey"],
        "device_name": device["deviceName"],
        "device_secret": device["deviceSecret"],
        "sign_in": sandbox.auth_code,
        "sign_in_with_oauth": sandbox.auth_code,
    }
    if "public_key" in code:
        values |= sandbox.password_login
    here = f", base_url={sandbox.base_url!r}"
    return re.sub(
        r'(\w+)(=|": |\()"…"',
        lambda hole: f"{hole[1]}{hole[2]}{values[hole[1]]!r}{here if hole[1] == 'app_key' else ''}",
        code,
    )


@contextmanager
def busy(sandbox: Sandbox) -> Iterator[None]:
    """Make a device report again and again once a channel is open, and close the channel if the block does not."""
    left = threading.Event()

    def report() -> None:
        while not any(sandbox.broker.connections.values()):
            if left.wait(0.01):
                return  # a block may close its channel before it is bound to the user
        for _ in range(round(TIMEOUT)):
            sandbox.post_properties(iot_id(sandbox), {"PowerSwitch": 1})
            if left.wait(1):
                return
        sandbox.expire_sessions()
        sandbox.broker.drop_connections()

    thread = threading.Thread(target=report)
    thread.start()
    try:
        yield
    finally:
        left.set()
        thread.join()


def run(block: Block, names: dict[str, Any]) -> None:
    """Run a block, and the tests that it defines."""
    compiled = compile(block.code, block.page, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    if compiled.co_flags & inspect.CO_COROUTINE:
        asyncio.run(eval(compiled, names))
    else:
        exec(compiled, names)
    for name in [name for name in names if name.startswith("test_")]:
        names[name](names["feiyan_sandbox"])


class TestPages:
    @pytest.mark.parametrize("block", [*python_blocks()])
    def test_their_blocks_run(
        self,
        block: Block,
        sandbox: Sandbox,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """Each block runs by itself and prints what the page says; one with a channel or changes prints something."""
        for name, value in {**environment(sandbox), "HOME": str(tmp_path), "PYTHONPATH": PYTHONPATH}.items():
            monkeypatch.setenv(name, value)

        def print_once(*_: object) -> None:
            raise Enough

        with CloudClient(**sandbox.settings) as cloud:
            names: dict[str, Any] = {"cloud": cloud, "feiyan_sandbox": sandbox}
            if "for message in channel:" in block.code or "in devices.changes():" in block.code:
                with busy(sandbox), pytest.raises(Enough):
                    run(block, {**names, "print": print_once})
            else:
                run(block._replace(code=filled_in(block.code, sandbox)), names)
        if block.prints is not None:
            assert capsys.readouterr().out == block.prints

    def test_the_guide_has_every_kind_of_event(self) -> None:
        text = (ROOT / "docs" / "retries-and-timeouts.md").read_text(encoding="utf-8")
        assert set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)) >= {*get_args(EventKind)}

    def test_the_guide_names_the_sandboxs_settings(self) -> None:
        """The variables that docs/sandbox.md exports call a sandbox with the ports of its command."""
        text = (ROOT / "docs" / "sandbox.md").read_text(encoding="utf-8")
        exported = dict(re.findall(r"^export (\w+)=(\S+)$", text, re.MULTILINE))
        with Sandbox() as sandbox:
            right = environment(sandbox)
        for name, option in (("FEIYAN_BASE_URL", "--port"), ("FEIYAN_MQTT_URL", "--mqtt-port")):
            port = re.search(rf" {option} (\d+)", text)
            assert port
            right[name] = f"{right[name].rpartition(':')[0]}:{port[1]}"
        assert exported == right
