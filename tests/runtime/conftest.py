"""A gateway over real HTTP whose answers each test writes, and clients that call it."""

from __future__ import annotations

import json
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from feiyan import AsyncCloudClient, CloudClient
from feiyan_runtime import FileTokenStore, MemoryTokenStore, RedisTokenStore, TokenStore
from tests.runtime.redis_server import PROGRAM, RedisServer
from tests.runtime.support import APP_KEY, APP_SECRET, ONCE, PROJECT_ID
from tests.runtime.users import ALL, SyncUser


@dataclass(frozen=True)
class Request:
    """A request as it arrived; `connection` is the client's port."""

    path: str
    headers: dict[str, str]
    body: bytes
    connection: int

    @property
    def envelope(self) -> dict[str, Any]:
        return json.loads(self.body)

    @property
    def token(self) -> str | None:
        return self.envelope["request"].get("cloudToken")


@dataclass
class Reply:
    """Response of the gateway. A header that is None is omitted, even one that every response has.

    With `cut` the connection ends after half of the response; with `closing` it ends after it, without announcing that
    in a header.
    """

    content: bytes = b""
    status: int = 200
    headers: dict[str, str | None] = field(default_factory=dict)
    cut: bool = False
    closing: bool = False


def success(data: Any = None) -> Reply:
    return Reply(json.dumps({"code": 200, "data": data, "message": "success", "id": "request-1"}).encode())


def failure(code: int, message: str = "failed", **more: Any) -> Reply:
    return Reply(json.dumps({"code": code, "message": message, "id": "request-1", **more}).encode())


class _Server(ThreadingHTTPServer):
    closed: threading.Semaphore

    def shutdown_request(self, request: Any) -> None:
        super().shutdown_request(request)
        self.closed.release()


class Gateway:
    """Gives out tokens, each of which ends the one before, and answers other calls as `script` says.

    `closed` is released with each connection that the gateway has closed. Calls of the path `held` hang, those for
    tokens too.
    """

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.script: Callable[[Request], Reply] = lambda _: success()
        self.reached = threading.Event()
        self.released = threading.Event()
        self.held: str | None = None
        self.valid: str | None = None
        self._count = 0
        self._lock = threading.Lock()
        self.closed = threading.Semaphore(0)
        self._server = _Server(("127.0.0.1", 0), self._handler(), bind_and_activate=False)
        self._server.closed = self.closed
        self._server.request_queue_size = 128
        self._server.daemon_threads = False
        self._server.server_bind()
        self._server.server_activate()
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def count(self, path: str) -> int:
        """Return the number of requests for a path."""
        return sum(request.path == path for request in self.requests)

    def hang(self, request: Request) -> Reply:
        """Do not answer before the test ends or releases the gateway; `reached` tells that the request is there."""
        self.reached.set()
        self.released.wait(10)
        return success()

    def __enter__(self) -> Gateway:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.released.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def answer(self, request: Request) -> Reply:
        if request.path == self.held:
            self.hang(request)
        with self._lock:
            self.requests.append(request)
            if request.path == "/cloud/token" or (
                request.path == "/cloud/token/refresh" and request.envelope["params"]["cloudToken"] == self.valid
            ):
                self._count += 1
                self.valid = f"token-{self._count}"
                return success({"cloudToken": self.valid, "expireIn": 7_200_000})
            if request.token != self.valid:
                return failure(401, "request auth error")
        return self.script(request)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        gateway = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 10
            wbufsize = -1

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                headers = {name.lower(): value for name, value in self.headers.items()}
                reply = gateway.answer(Request(self.path, headers, body, self.client_address[1]))
                self.send_response_only(reply.status)
                always = {"content-type": "application/json", "date": formatdate(usegmt=True)}
                for name, value in {**always, **reply.headers}.items():
                    if value is not None:
                        self.send_header(name, value)
                self.send_header("content-length", str(len(reply.content)))
                self.end_headers()
                self.close_connection = self.close_connection or reply.cut or reply.closing
                try:
                    self.wfile.write(reply.content[: len(reply.content) // 2] if reply.cut else reply.content)
                    self.wfile.flush()
                except ConnectionError:  # the client did not wait
                    self.close_connection = True

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Say nothing."""

        return Handler


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    with Gateway() as running:
        yield running


@pytest.fixture
def settings(gateway: Gateway) -> dict[str, Any]:
    """Settings of a client that calls the gateway and never repeats."""
    return {
        "app_key": APP_KEY,
        "app_secret": APP_SECRET,
        "project_id": PROJECT_ID,
        "base_url": gateway.url,
        "retry": ONCE,
    }


@pytest.fixture
def make_client(settings: dict[str, Any]) -> Iterator[Callable[..., CloudClient]]:
    """Makes sync clients and closes them."""
    with ExitStack() as stack:
        yield lambda **more: stack.enter_context(CloudClient(**{**settings, **more}))


@pytest.fixture
def client(make_client: Callable[..., CloudClient]) -> CloudClient:
    return make_client()


@pytest.fixture
def make_async_client(settings: dict[str, Any]) -> Callable[..., AsyncCloudClient]:
    """Makes async clients; the test closes them in its loop."""
    return lambda **more: AsyncCloudClient(**{**settings, **more})


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """A Redis that the tests share, each under keys of its own."""
    if PROGRAM is None:
        pytest.skip("there is no redis-server on this machine")
    with RedisServer(tmp_path_factory.mktemp("redis")) as server:
        yield server


@pytest.fixture(params=["memory", "file", "redis"])
def make_store(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], TokenStore]:
    """Opens the same store, as each process that shares it does; the one in memory is there only once."""
    if request.param == "memory":
        store = MemoryTokenStore()
        return lambda: store
    if request.param == "file":
        return lambda: FileTokenStore(tmp_path / "tokens")
    server, prefix = request.getfixturevalue("redis_server"), f"{uuid.uuid4()}:"
    return lambda: RedisTokenStore(server.url, prefix=prefix)


@pytest.fixture
def store(make_store: Callable[[], TokenStore]) -> TokenStore:
    return make_store()


@pytest.fixture(params=["sync", "async", "aiohttp"])
def user(request: pytest.FixtureRequest, settings: dict[str, Any]) -> SyncUser:
    """Uses a client: sync and async over connections of its own, and over a session of aiohttp."""
    return ALL[request.param](settings)


@pytest.fixture(params=ALL)
def any_user(request: pytest.FixtureRequest, settings: dict[str, Any]) -> SyncUser:
    """Uses a client, over every HTTP library."""
    return ALL[request.param](settings)
