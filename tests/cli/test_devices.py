"""`feiyan devices`, `get`, `set` and `watch` against a sandbox."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from feiyan_cli.devices import _local, _property_row
from feiyan_cli.sandbox import environment
from feiyan_devices import Reading
from feiyan_sandbox import Sandbox
from tests.cli.conftest import ROOT, Run

LAMP = "light010"


@pytest.fixture
def iot_id(feiyan: Run) -> str:
    """The iot id of a lamp of the user."""
    rows = json.loads(feiyan("devices", "--json").stdout)
    return next(str(row["iot_id"]) for row in rows if row["name"] == LAMP)


def test_the_users_devices_are_listed(feiyan: Run) -> None:
    """With the names by which the other commands know them."""
    run = feiyan("devices")
    assert run.returncode == 0, run.stderr
    head, *rows = run.stdout.splitlines()
    assert head.split()[0] == "name"
    assert any(row.split()[:2] == [LAMP, "online"] for row in rows)


def test_the_projects_devices_are_listed(feiyan: Run, sandbox: Sandbox) -> None:
    """All of the project, whatever their state; `--product` names some."""
    rows = json.loads(feiyan("devices", "--side", "cloud", "--json").stdout)
    assert {one["iotId"] for one in sandbox.devices} <= {row["iot_id"] for row in rows}
    assert {row["status"] for row in rows} > {"online"}
    key = sandbox.devices[0]["productKey"]
    some = json.loads(feiyan("devices", "--side", "cloud", "--product", key, "--json").stdout)
    assert {row["product_key"] for row in some} == {key}


def test_devices_are_listed_in_one_line_around_a_sandbox(bare: Run) -> None:
    """`feiyan sandbox -- feiyan devices` needs no account, and no `feiyan` on the path."""
    run = bare("sandbox", "--", "feiyan", "devices")
    assert run.returncode == 0, run.stderr
    assert LAMP in run.stdout


@pytest.mark.parametrize("side", ["app", "cloud"])
def test_a_value_is_set_and_shown(feiyan: Run, iot_id: str, side: str) -> None:
    """On both sides, by iot id; the value that the device shows is printed."""
    for text, value in (("on", True), ("off", False), ("1", True)):
        run = feiyan("set", "--side", side, iot_id, f"LightSwitch={text}", "--json")
        assert run.returncode == 0, run.stderr
        [row] = json.loads(run.stdout)
        assert (row["property"], row["value"], row["writable"]) == ("LightSwitch", value, True)
    [row] = json.loads(feiyan("get", iot_id, "LightSwitch", "--side", side, "--json").stdout)
    assert row["value"] is True


def test_a_device_goes_by_its_name(feiyan: Run) -> None:
    """A table has a row for each property."""
    run = feiyan("get", LAMP)
    assert run.returncode == 0, run.stderr
    assert any(row.startswith("LightSwitch") for row in run.stdout.splitlines())


def test_nothing_is_waited_for_if_nobody_wants_it(feiyan: Run) -> None:
    """Then there is nothing to print."""
    run = feiyan("set", LAMP, "LightSwitch=on", "--confirm", "0")
    assert (run.returncode, run.stdout) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("get", "light10"), 5, "did you mean 'light010'?"),
        (("get", LAMP, "LigtSwitch"), 6, "did you mean 'LightSwitch'?"),
        (("set", LAMP, "LigtSwitch=on"), 6, "did you mean 'LightSwitch'?"),
        (("set", LAMP, "LightSwitch=maybe"), 6, "'maybe' is not allowed"),
        (("set", LAMP, "LightSwitch"), 2, "not PROPERTY=VALUE"),
        (("set", LAMP, "=on"), 2, "not PROPERTY=VALUE"),
        (("set", LAMP), 2, "Missing argument"),
        (("get", "--side", "cloud", "n0" * 12), 5, "there is no device"),
        (("devices", "--product", "a1"), 2, "--side cloud"),
        (("set", LAMP, "LightSwitch=" + "[" * 9000), 6, "is not allowed"),
        (("watch", "light10"), 5, "`feiyan devices` lists them; did you mean 'light010'?"),
    ],
)
def test_a_mistake_is_answered_with_the_way_out(
    feiyan: Run, arguments: tuple[str, ...], code: int, message: str
) -> None:
    """The nearest name is named, and the exit code tells what was wrong."""
    run = feiyan(*arguments)
    assert (run.returncode, run.stdout) == (code, "")
    assert message in run.stderr
    assert "Traceback" not in run.stderr


def test_secrets_are_masked() -> None:
    """A property that is named like a secret shows a mask."""
    assert _property_row("WifiPassword", Reading("hunter2"))["value"] == "***"


@contextmanager
def watching(sandbox: Sandbox, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Run `feiyan watch` until it has said that it watches."""
    paths = f"{ROOT / 'generated'}:{ROOT / 'runtime'}"
    process = subprocess.Popen(
        [sys.executable, "-m", "feiyan", "watch", *arguments],
        env={**environment(sandbox), "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert process.stderr is not None
        assert process.stderr.readline().startswith("watching ")
        yield process
    finally:
        process.kill()
        process.communicate()


def test_changes_are_printed_as_they_happen(sandbox: Sandbox, iot_id: str) -> None:
    """One line each, of the devices that are named alone; the command ends after `--limit`."""
    other = next(one["iotId"] for one in sandbox.devices if one["iotId"] != iot_id)
    with watching(sandbox, LAMP, "--limit", "1", "--json") as process:
        sandbox.post_properties(other, {"LightSwitch": 1})
        sandbox.post_properties(iot_id, {"LightSwitch": 0})
        printed, errors = process.communicate(timeout=30)
    assert process.returncode == 0, errors
    change = json.loads(printed)
    assert (change["change"], change["device"]) == ("PropertyChanged", LAMP)
    assert (change["property"], change["value"]) == ("LightSwitch", False)


def test_a_change_is_a_line_for_people(sandbox: Sandbox, iot_id: str) -> None:
    """Time, device, property, value and label."""
    with watching(sandbox, "--limit", "1") as process:
        sandbox.post_properties(iot_id, {"LightSwitch": 1})
        printed, errors = process.communicate(timeout=30)
    assert process.returncode == 0, errors
    assert printed.split()[1:5] == [LAMP, "LightSwitch", "=", "true"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
def test_ctrl_c_ends_it_in_silence(sandbox: Sandbox) -> None:
    """It is how the command is meant to end."""
    with watching(sandbox) as process:
        process.send_signal(signal.SIGINT)
        printed, errors = process.communicate(timeout=30)
    assert (process.returncode, printed, errors) == (0, "", "")


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process cannot be set")
@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+00:00", "9999-12-31T23:00:00+00:00"])
def test_a_time_at_the_end_of_the_calendar_is_printed(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    """A device may report any time, and the zone of the user may be ahead of or behind UTC."""
    for zone in ("Asia/Shanghai", "America/New_York"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert _local(moment).partition(" ")[2][:2].isdigit()
    monkeypatch.undo()
    time.tzset()
