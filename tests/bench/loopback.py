"""A gateway on loopback that costs less than those who call it: canned answers, from a process of its own.

Of a request it reads no more than the path and the length. `python -m tests.bench.loopback [CERTIFICATE KEY]` prints
its port, ends when its standard input does, and then prints the microseconds of processor time that a call took it.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar, cast

from feiyan import MemoryTokenStore
from generator import REPOSITORY
from tests.channel.certificates import Authority, serving

INFO = "/cloud/thing/info/get"
TOKEN = "/cloud/token"

ENVELOPE: dict[str, Any] = {
    "id": "1",
    "version": "1.0",
    "request": {"apiVer": "1.0.2", "cloudToken": "token"},
    "params": {"iotId": "x"},
}
"""Request of a peer that signs nothing."""

IMPORT_PATH = os.pathsep.join(str(REPOSITORY / folder) for folder in ("generated", "runtime", "."))
"""Import path of the packages for child processes."""

_PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")
_HEAD = "HTTP/1.1 200 OK\r\ndate: Sat, 28 Nov 2026 00:00:00 GMT\r\ncontent-type: application/json; charset=utf-8\r\n"


@dataclass
class Loopback:
    """A running gateway: its scheme, and its host with the port.

    `cost` is the microseconds of processor time that a call took it, known once it has ended.
    """

    scheme: str
    host: str
    cost: float = 0.0

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.host}"


def documented_answer(path: str) -> dict[str, Any]:
    """Return the documented answer of an operation."""
    spec = json.loads(resources.files("feiyan").joinpath("openapi.json").read_text(encoding="utf-8"))
    answer: dict[str, Any] = spec["paths"][path]["post"]["responses"]["200"]["content"]["application/json"]["example"]
    return answer


def settings(url: str) -> dict[str, Any]:
    """Return the settings of a client that calls a gateway."""
    project = {"app_key": "key", "app_secret": "secret", "project_id": "project"}
    return {**project, "base_url": url, "token_store": MemoryTokenStore()}


@contextmanager
def loopback(*, tls: bool = False) -> Iterator[Loopback]:
    """Run a gateway; with TLS, clients trust its certificate by SSL_CERT_FILE."""
    with TemporaryDirectory() as folder:
        changed: dict[str, str | None] = dict.fromkeys(_PROXIES)
        arguments: list[str | Path] = []
        if tls:
            authority = Authority(Path(folder))
            arguments = [*authority.certificate_for("DNS:localhost", "IP:127.0.0.1")]
            changed["SSL_CERT_FILE"] = str(authority.certificate)
        changed["PYTHONPATH"] = IMPORT_PATH
        command = [sys.executable, "-m", "tests.bench.loopback", *arguments]
        with (
            environment(changed),
            subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process,
        ):
            assert process.stdout
            gateway = Loopback("https" if tls else "http", f"127.0.0.1:{int(process.stdout.readline())}")
            try:
                yield gateway
            finally:
                gateway.cost = float(process.communicate()[0])


@contextmanager
def environment(changed: Mapping[str, str | None]) -> Iterator[None]:
    """Change environment variables for a while; those that are None are unset."""
    before = {name: os.environ.get(name) for name in changed}
    _change(changed)
    try:
        yield
    finally:
        _change(before)


def _change(variables: Mapping[str, str | None]) -> None:
    for name, value in variables.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


class _Connection(asyncio.Protocol):
    """Connection of the gateway's side."""

    answers: ClassVar[dict[bytes, bytes]] = {}
    calls = 0

    def __init__(self) -> None:
        self._unread = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        unread = self._unread + data
        while (end := unread.find(b"\r\n\r\n")) >= 0:
            head = unread[:end].lower()
            length = int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0])
            if len(unread) < end + 4 + length:
                break
            path = unread[:end].split(b" ", 2)[1]
            unread = unread[end + 4 + length :]
            self._transport.write(self.answers[path])
            _Connection.calls += 1
        self._unread = unread


async def _serve(arguments: list[str]) -> None:
    """Serve until the standard input ends."""
    for path in (INFO, TOKEN):
        content = json.dumps(documented_answer(path)).encode()
        head = f"{_HEAD}x-ca-request-id: 0123456789ABCDEF\r\ncontent-length: {len(content)}\r\n\r\n"
        _Connection.answers[path.encode()] = head.encode() + content
    context = serving(*map(Path, arguments)) if arguments else None
    loop = asyncio.get_running_loop()
    server = await loop.create_server(_Connection, "127.0.0.1", 0, backlog=1000, ssl=context)
    started = time.process_time()
    print(server.sockets[0].getsockname()[1], flush=True)
    ended = asyncio.Event()

    def wait_for_the_end() -> None:
        sys.stdin.read()
        loop.call_soon_threadsafe(ended.set)

    threading.Thread(target=wait_for_the_end, daemon=True).start()
    await ended.wait()
    print((time.process_time() - started) / max(1, _Connection.calls) * 1e6)


if __name__ == "__main__":
    new_loop: Callable[[], asyncio.AbstractEventLoop] = asyncio.new_event_loop
    with suppress(ImportError):
        from uvloop import new_event_loop as new_loop
    with asyncio.Runner(loop_factory=new_loop) as runner:
        runner.run(_serve(sys.argv[1:]))
