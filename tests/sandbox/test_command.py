"""`python -m feiyan_sandbox`."""

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

import pytest

from feiyan import AppClient, CloudClient

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
    """One JSON line says all that a client needs; a signal ends it with code 0 and without a word."""
    with command("--app-key", "k", "--app-secret", "s", "--project-id", "p", "--token-lifetime", "60") as process:
        ready = ready_line(process)
        settings = {name: ready[name] for name in ("base_url", "app_key", "app_secret", "project_id")}
        with CloudClient(**settings) as cloud:
            assert cloud.things.get_info(iot_id=ready["devices"][0]["iotId"]).name == ready["devices"][0]["deviceName"]
        settings = {name: ready[name] for name in ("base_url", "app_key", "app_secret", "iot_token")}
        with AppClient(**settings) as app:
            assert app.users.list_devices().page().total == 2
        process.send_signal(signal_number)
        rest, errors = process.communicate(timeout=10)
    assert (process.returncode, rest, errors) == (0, "", "")


def test_the_ready_line_names_everything() -> None:
    """What is not there yet is null, not missing."""
    with command() as process:
        ready = ready_line(process)
    assert set(ready) == {
        "base_url",
        "mqtt_url",
        "app_key",
        "app_secret",
        "project_id",
        "iot_token",
        "devices",
        "products",
    }
    assert set(ready["devices"][0]) == {"iotId", "productKey", "deviceName", "deviceSecret"}
    assert ready["devices"][0]["productKey"] in ready["products"]
    assert ready["mqtt_url"] is None


def test_a_taken_port_is_told_in_one_line() -> None:
    """No traceback, and an exit code that is not 0."""
    with socket.create_server(("127.0.0.1", 0)) as taken, command("--port", str(taken.getsockname()[1])) as process:
        output, errors = process.communicate(timeout=10)
    assert process.returncode == 1
    assert output == ""
    assert errors.startswith("cannot listen on 127.0.0.1 port")
    assert errors.count("\n") == 1


def test_an_impossible_port_is_told_in_one_line() -> None:
    """No traceback for a slip of the finger."""
    with command("--port", "99999") as process:
        _, errors = process.communicate(timeout=10)
    assert process.returncode == 1
    assert errors.startswith("cannot listen on 127.0.0.1 port 99999")
