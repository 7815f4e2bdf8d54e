"""A sandbox for the tests of a module, and the command run in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from feiyan_cli.sandbox import environment
from feiyan_sandbox import Sandbox

ROOT = Path(__file__).parents[2]

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def bare(tmp_path: Path) -> Run:
    """The command without credentials, with a configuration folder of its own."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("FEIYAN_")}
    paths = os.pathsep.join(str(ROOT / folder) for folder in ("generated", "runtime"))
    variables |= {"PYTHONPATH": paths, "FEIYAN_CONFIG": str(tmp_path / "config"), "PYTHONIOENCODING": "utf-8"}

    def run(*arguments: str, text: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "feiyan", *arguments]
        return subprocess.run(
            command, env=variables | more, input=text, capture_output=True, text=True, encoding="utf-8", check=False
        )

    return run


@pytest.fixture
def feiyan(bare: Run, sandbox: Sandbox) -> Run:
    """The command with the credentials of the sandbox in its environment."""

    def run(*arguments: str, text: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        return bare(*arguments, text=text, **environment(sandbox) | more)

    return run
