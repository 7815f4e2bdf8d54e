"""Tests that run examples/mirror.py beside a sandbox with many devices, while much goes wrong."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from feiyan import AppClient, DeviceStatus, FileTokenStore
from feiyan_sandbox import Sandbox
from tests.devices.fleet import add_device, add_devices, report_quietly, truth, unbind
from tests.end_to_end.programs import Example, environment

DEVICES = 1000


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(idle_close=60) as sandbox:
        yield sandbox


def sign_in(sandbox: Sandbox, folder: Path) -> None:
    """Do what examples/sign_in.py does."""
    settings = {name: value for name, value in sandbox.app_settings.items() if name != "iot_token"}
    with AppClient(**settings, token_store=FileTokenStore(folder)) as app:
        app.sign_in(sandbox.auth_code)


def agreed(sandbox: Sandbox, file: Path, seconds: float = 90.0) -> bool:
    """Wait until the file has what the sandbox has; return False if it does not within so many seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if _read(file) == truth(sandbox):
            return True
        time.sleep(0.2)
    return False


def _read(file: Path) -> Any:
    try:
        state = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # not written yet, or being written
        return None
    for device in state.values():
        device["values"] = {name: value for name, value in device["values"].items() if value is not None}
    return state


def test_mirror_and_sandbox_agree_whatever_happens(sandbox: Sandbox, tmp_path: Path) -> None:
    """After restarts of the broker, a session that somebody else took over, and bindings that came and went."""
    iot_ids = add_devices(sandbox, DEVICES)
    sign_in(sandbox, tmp_path)
    file = tmp_path / "state.json"
    variables = environment(sandbox, "app_key", "app_secret", "base_url", "mqtt_url")
    variables["PYTHONUNBUFFERED"] = "1"

    def happen(what: Callable[[], object]) -> None:
        what()
        assert agreed(sandbox, file), what.__name__

    def changes_are_pushed() -> None:
        for iot_id in iot_ids[:100]:
            sandbox.post_properties(iot_id, {"LightSwitch": 1})
        sandbox.set_status(iot_ids[0], DeviceStatus.OFFLINE)

    def the_broker_restarts(mode: int = 2) -> None:
        sandbox.broker.stop()
        report_quietly(sandbox, iot_ids[-100:], {"LightSwitch": 1, "WorkMode": mode})
        sandbox.broker.start()

    def the_broker_restarts_again_and_again() -> None:
        for mode in range(3):
            the_broker_restarts(mode)
            time.sleep(0.5)

    def bindings_change() -> None:
        unbind(sandbox, iot_ids[1])
        sandbox.post_properties(add_device(sandbox, "late"), {"LightSwitch": 1})

    with Example("mirror.py", tmp_path, variables=variables, timeout=200) as example:
        happen(changes_are_pushed)
        happen(the_broker_restarts)
        happen(the_broker_restarts_again_and_again)
        happen(bindings_change)
        sandbox.sign_in_elsewhere()
        assert example.says("SessionEnded")
        report_quietly(sandbox, iot_ids[:10], {"WorkMode": 3})
        sandbox.set_status(iot_ids[0], DeviceStatus.ONLINE)
        happen(lambda: sign_in(sandbox, tmp_path))
        example.interrupt()
        status, output, errors = example.end()
    assert (status, errors.strip()) == (1, "")
    assert output.count("SessionEnded") == 0
    assert "Traceback" not in output


def test_a_second_run_begins_with_the_state_of_the_first(sandbox: Sandbox, tmp_path: Path) -> None:
    """While the platform answers nothing, the file has the last known state."""
    sign_in(sandbox, tmp_path)
    file, variables = tmp_path / "state.json", environment(sandbox, "app_key", "app_secret", "base_url", "mqtt_url")
    for run in range(2):
        with Example("mirror.py", tmp_path, variables=variables) as example:
            assert agreed(sandbox, file), run
            example.interrupt()
            example.end()
        file.unlink()
        sandbox.inject("not_json", path="/uc/listBindingByAccount", times=None)
        sandbox.inject("not_json", path="/thing/properties/get", times=None)
