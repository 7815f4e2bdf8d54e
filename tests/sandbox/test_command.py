"""Tests of the command `python -m feiyan_sandbox`."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from feiyan import AppClient, CloudClient
from feiyan_sandbox.__main__ import main

ROOT = Path(__file__).parents[2]


@contextmanager
def command(*options: str) -> Iterator[subprocess.Popen[str]]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "generated"), str(ROOT / "runtime")])}
    arguments = [sys.executable, "-m", "feiyan_sandbox", *options]
    with subprocess.Popen(
        arguments, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def ready_line(process: subprocess.Popen[str]) -> dict[str, Any]:
    assert process.stdout
    ready: dict[str, Any] = json.loads(process.stdout.readline())
    return ready


@pytest.mark.parametrize("signal_number", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_from_the_ready_line_until_a_signal(signal_number: int) -> None:
    """It prints one JSON line; a signal ends it with exit code 0 and no other output."""
    with command("--app-key", "k", "--app-secret", "s", "--project-id", "p", "--token-lifetime", "60") as process:
        ready = ready_line(process)
        settings = {name: ready[name] for name in ("base_url", "app_key", "app_secret", "project_id")}
        with CloudClient(**settings) as cloud:
            assert cloud.things.get_info(iot_id=ready["devices"][0]["iotId"]).name == ready["devices"][0]["deviceName"]
        settings = {name: ready[name] for name in ("base_url", "app_key", "app_secret", "iot_token")}
        with AppClient(**settings) as app:
            assert ready["devices"][0]["iotId"] in {device.iot_id for device in app.users.list_devices()}
        process.send_signal(signal_number)
        rest, errors = process.communicate(timeout=10)
    assert (process.returncode, rest, errors) == (0, "", "")


def test_the_ready_line_names_everything() -> None:
    """The line has both addresses, the keys, the signed-in user and the devices."""
    with command() as process:
        ready = ready_line(process)
    assert set(ready) == {
        "base_url",
        "control_url",
        "mqtt_url",
        "app_key",
        "app_secret",
        "project_id",
        "iot_token",
        "session",
        "auth_code",
        "devices",
        "products",
    }
    assert set(ready["devices"][0]) == {"iotId", "productKey", "deviceName", "deviceSecret"}
    assert ready["devices"][0]["productKey"] in ready["products"]
    assert ready["mqtt_url"].startswith("mqtt://127.0.0.1:")


def test_a_taken_port_is_reported_in_one_line() -> None:
    """The command prints no traceback and exits with 1."""
    with socket.create_server(("127.0.0.1", 0)) as taken, command("--port", str(taken.getsockname()[1])) as process:
        output, errors = process.communicate(timeout=10)
    assert process.returncode == 1
    assert output == ""
    assert errors.startswith("cannot listen on 127.0.0.1 port")
    assert errors.count("\n") == 1


def test_an_invalid_port_is_reported_in_one_line() -> None:
    """The command prints no traceback for a mistyped port."""
    with command("--port", "99999") as process:
        _, errors = process.communicate(timeout=10)
    assert process.returncode == 1
    assert errors.startswith("cannot listen on 127.0.0.1 port 99999")


def test_faults_wait_for_the_first_calls() -> None:
    """Each option adds a fault; values may contain commas, and null is None."""
    faults = (
        "kind=rate_limit,path=/cloud/thing/info/get,times=3,retry_after=Wed, 21 Oct 2026 07:28:00 GMT",
        'kind=code,code=500,message=one, two,data={"a": 1, "b": [2]}',
        "kind=http_status,status=503,times=null",
    )
    with command(*(part for fault in faults for part in ("--fault", fault))) as process:
        pending = httpx.get(f"{ready_line(process)['control_url']}/faults", trust_env=False).json()["faults"]
    assert [(fault["kind"], fault["times"]) for fault in pending] == [
        ("rate_limit", 3),
        ("code", 1),
        ("http_status", None),
    ]
    assert (pending[0]["path"], pending[0]["retry_after"]) == ("/cloud/thing/info/get", "Wed, 21 Oct 2026 07:28:00 GMT")
    assert (pending[1]["message"], pending[1]["data"]) == ("one, two", {"a": 1, "b": [2]})


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ("explode", "expected name=value, got 'explode'"),
        ("kind=explode", "kind: expected one of code, rate_limit, "),
        ("times=2", "kind: expected one of code, rate_limit, "),
        ("kind=empty,often=2", "'often': not an argument of a fault, which takes kind, path, times, "),
        (
            "kind=empty,path=/nothing",
            "path: expected the path of an operation, or None for all paths; got '/nothing'",
        ),
        ("kind=delay,seconds=soon", "seconds: expected a number of seconds above 0, up to 1000000000; got 'soon'"),
    ],
)
def test_an_invalid_fault_is_reported_in_one_line(
    fault: str, message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command exits with 2 before it serves anything."""
    monkeypatch.setattr(sys, "argv", ["feiyan_sandbox", "--fault", fault])
    with pytest.raises(SystemExit) as exit_:
        main()
    output, errors = capsys.readouterr()
    assert (exit_.value.code, output, errors.count("\n")) == (2, "", 1)
    assert errors.startswith(f"--fault {fault}: {message}")
