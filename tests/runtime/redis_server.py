"""A real Redis for tests."""

from __future__ import annotations

import shutil
import socket
import subprocess
from pathlib import Path

PROGRAM = shutil.which("redis-server")


class RedisServer:
    """A Redis of its own, on a free port of this machine, that writes nothing to the disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self.port = _free_port()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Start it, with nothing in it, on the port that it had before; commands are answered when this returns."""
        assert PROGRAM
        settings = {"port": self.port, "bind": "127.0.0.1", "save": "", "dir": self._folder}
        command = [PROGRAM, *(word for name, value in settings.items() for word in (f"--{name}", str(value)))]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert self._process.stdout
        assert any(b"Ready to accept connections" in line for line in self._process.stdout), "redis-server ended"

    def signal(self, number: int) -> None:
        """Send it a signal, such as SIGSTOP to freeze it."""
        assert self._process
        self._process.send_signal(number)

    def stop(self) -> None:
        """End it at once."""
        if self._process is not None:
            with self._process as process:
                process.kill()
            self._process = None

    def __enter__(self) -> RedisServer:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port
