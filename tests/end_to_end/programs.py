"""Runs the examples, each in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from feiyan_sandbox import Sandbox

ROOT = Path(__file__).parents[2]

TIMEOUT = 60.0
"""Seconds until an example is killed."""

PYTHONPATH = os.pathsep.join([str(ROOT / "generated"), str(ROOT / "runtime")])
"""Import path of the packages for child processes."""


def environment(sandbox: Sandbox, *settings: str) -> dict[str, str]:
    """Return the environment variables from which clients take their settings."""
    values = {**sandbox.settings, **sandbox.app_settings}
    return {f"FEIYAN_{name.upper()}": values[name] for name in settings or values}


class Example:
    """An example in its own process."""

    def __init__(self, name: str, *arguments: str | Path, variables: dict[str, str], timeout: float = TIMEOUT) -> None:
        others = {name: value for name, value in os.environ.items() if not name.startswith(("FEIYAN_", "PYTHON"))}
        self._process = subprocess.Popen(
            [sys.executable, ROOT / "examples" / name, *arguments],
            env={**others, "PYTHONPATH": PYTHONPATH, **variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._kill_timer = threading.Timer(timeout, self._process.kill)
        self._kill_timer.start()

    def __enter__(self) -> Example:
        return self

    def __exit__(self, *_: object) -> None:
        with self._process:
            self._process.kill()
        self._kill_timer.cancel()

    def says(self, text: str) -> bool:
        """Return whether a later line of the output contains the text."""
        assert self._process.stdout
        return any(text in line for line in self._process.stdout)

    def interrupt(self) -> None:
        """Press Ctrl-C."""
        self._process.send_signal(signal.SIGINT)

    def end(self) -> tuple[int, str, str]:
        """Return the exit status and the rest of the output."""
        assert self._process.stdout
        assert self._process.stderr
        output, errors = self._process.stdout.read(), self._process.stderr.read()
        return self._process.wait(), output, errors
