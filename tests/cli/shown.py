"""The commands that docs/command.md shows, run against a sandbox, with their real output."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from feiyan_cli.sandbox import environment
from feiyan_sandbox import Sandbox

ROOT = Path(__file__).parents[2]

LAMP = "aD12ef8KkWYrT19EiNJJ001082"

SHOWN = {
    "ops": ("feiyan ops bind device cloud", "feiyan ops 绑定设备", "feiyan ops 7.3.6"),
    "describe": ("feiyan describe cloud.things.set_properties",),
    "call": (
        f"feiyan call cloud.things.set_properties --iot-id {LAMP} --items '{{\"PowerSwitch\": 1}}'",
        f"feiyan call cloud.things.get_status --iot-id {LAMP} --json",
        "feiyan call cloud.things.list --product-key a1U2xTzUZI8 --status unknown",
    ),
    "devices": (
        "feiyan devices",
        "feiyan set light010 PowerSwitch=on",
        "feiyan get light010 PowerSwitch --json",
        "feiyan get light10",
    ),
    "error": ("feiyan error 0xC420", "feiyan error wifi 5G"),
    "lang": ("feiyan --lang zh error 101601+60101", "feiyan --lang zh ops 7.3.6"),
}
"""Commands by the block of the page in which they stand."""

_TIME = re.compile(r"20\d\d-\d\d-\d\d(?P<gap>[ T])\d\d:\d\d:\d\d(?:\.\d+)?(?P<zone>\+00:00|)")
"""Times, which are others in each run."""

MAX_LINES, MAX_WIDTH = 30, 118
"""Limits of what is shown of an output."""


def transcript(name: str) -> list[str]:
    """Return a block of the page: each command with its output."""
    with Sandbox() as sandbox, TemporaryDirectory() as config:
        variables = {**environment(sandbox), "FEIYAN_CONFIG": config}
        return [line for command in SHOWN[name] for line in _transcript(command, variables)]


def _transcript(command: str, variables: dict[str, str]) -> list[str]:
    printed = _TIME.sub(r"2026-01-01\g<gap>12:00:00\g<zone>", run(command, variables)).splitlines()
    cut = [line if len(line) <= MAX_WIDTH else f"{line[: MAX_WIDTH - 1].rstrip()}…" for line in printed]
    return [f"$ {command}", *cut[:MAX_LINES], *(["…"] if len(cut) > MAX_LINES else [])]


def run(command: str, variables: dict[str, str]) -> str:
    """Run a command; return what it prints, errors included."""
    paths = os.pathsep.join(str(ROOT / folder) for folder in ("generated", "runtime"))
    program, *arguments = shlex.split(command)
    assert program == "feiyan"
    done = subprocess.run(
        [sys.executable, "-m", "feiyan", *arguments],
        env=os.environ | variables | {"PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8", "COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout
