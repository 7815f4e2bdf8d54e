"""Tests of what a user sees who has not installed an extra: each error names the command that installs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

APP = "feiyan.AppClient(app_key='k', app_secret='s', iot_token='t', base_url='http://127.0.0.1:9', mqtt_url='mqtt://x')"
SIGN_IN = "sign_in_with_password(login_id='a', password='b', public_key='c', country='CN')"

LAMP = str(ROOT / "tests" / "devices" / "models" / "lamp.json")

PROGRAMS = {
    "mqtt": [
        f"{APP}.channel().__enter__()",
        f"{APP}.channel(on_message=print).__enter__()",
        f"asyncio.run({APP.replace('App', 'AsyncApp')}.channel().__aenter__())",
        f"asyncio.run({APP.replace('AppClient', 'AsyncAppClient.create')[:-1]}, services=('channel',)))",
    ],
    "login": [f"feiyan.AppClient(app_key='k', app_secret='s', base_url='http://127.0.0.1:9').{SIGN_IN}"],
    "redis": ["feiyan.RedisTokenStore('redis://127.0.0.1:9/0')"],
    "sandbox": ["feiyan_sandbox.Sandbox()", "runpy.run_module('feiyan_sandbox', run_name='__main__')"],
    "tsl": [f"feiyan_devices.__main__.generate(pathlib.Path({LAMP!r}), None, 'A')"],
    "cli": ["runpy.run_module('feiyan', run_name='__main__')"],
}
"""Uses of each extra."""

PACKAGES = {
    "mqtt": "aiomqtt",
    "login": "cryptography",
    "redis": "redis",
    "sandbox": "starlette",
    "tsl": "jinja2",
    "cli": "click",
}
"""A package that each extra brings."""

SCRIPT = """
import asyncio, pathlib, runpy, sys
sys.modules[{package!r}] = None  # as if it were not installed
import feiyan, feiyan_devices.__main__, feiyan_sandbox
try:
    {program}
except (feiyan.ConfigurationError, ModuleNotFoundError) as error:
    sys.exit(str(error))
"""


@pytest.mark.parametrize(
    ("extra", "program"), [(extra, program) for extra, programs in PROGRAMS.items() for program in programs]
)
def test_a_missing_extra_is_named_in_one_line(extra: str, program: str) -> None:
    """Sync, async and as a command: with the command that installs it, and without a traceback."""
    script = SCRIPT.format(package=PACKAGES[extra], program=program)
    paths = os.pathsep.join(str(ROOT / folder) for folder in ("generated", "runtime"))
    environment = os.environ | {"PYTHONPATH": paths}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert f"install it with `pip install 'feiyan-client[{extra}]'`" in done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
