"""A sandbox with one connected client, to inject faults between the two."""

from __future__ import annotations

import asyncio
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, NamedTuple

import httpx

from feiyan import (
    AppClient,
    AsyncAppClient,
    AsyncCloudClient,
    CloudClient,
    Event,
    FeiyanError,
    MemoryTokenStore,
    Options,
    UserSession,
)
from feiyan.app.homes import CREATE
from feiyan.app.things import GET_INFO as GET_OWN_INFO
from feiyan.cloud.products import CREATE_DEVICES
from feiyan.cloud.things import GET_INFO
from feiyan_runtime import Operation
from feiyan_sandbox import Fault, Sandbox
from tests.end_to_end.fault_table import RETRY, Cell, Kind, Side, Situation

TLS = ssl.create_default_context()
"""A shared context: creating one takes longer than most calls, none of which use TLS."""

LIGHT, IOT_ID = "a1U2xTzUZI8", "aD12ef8KkWYrT19EiNJJ001082"


class Call(NamedTuple):
    """An operation and a function that calls it. With an async client the function returns an awaitable."""

    operation: Operation[Any]
    by: Callable[[Any, Options], Any]


CLOUD: dict[Kind, Call] = {
    "read": Call(GET_INFO, lambda cloud, options: cloud.things.get_info(iot_id=IOT_ID, options=options)),
    "write": Call(
        CREATE_DEVICES,
        lambda cloud, options: cloud.products.create_devices(product_key=LIGHT, amount=1, options=options),
    ),
}
APP: dict[Kind, Call] = {
    "read": Call(GET_OWN_INFO, lambda app, options: app.things.get_info(iot_id=IOT_ID, options=options)),
    "write": Call(CREATE, lambda app, options: app.homes.create(name="Summer house", options=options)),
}


class Scene:
    """A sandbox and a client that already has a connection and a token."""

    def __init__(self, sandbox: Sandbox, way: str, side: Side) -> None:
        self.sandbox = sandbox
        self._calls = CLOUD if side == "cloud" else APP
        self._sent: list[str] = []
        self._repair_on_retry = False
        self._open = ExitStack()
        settings = {**settings_of(sandbox, side), "retry": RETRY, "on_event": self._on_event}
        self._client: Any
        self._wait: Callable[[Any], Any]
        if way == "sync":
            http = self._open.enter_context(httpx.Client(verify=TLS))
            self._client = (CloudClient if side == "cloud" else AppClient)(**settings, http_client=http)
            self._wait = lambda result: result
        else:
            async_http = httpx.AsyncClient(verify=TLS)
            self._client = (AsyncCloudClient if side == "cloud" else AsyncAppClient)(**settings, http_client=async_http)
            self._wait = self._open.enter_context(asyncio.Runner()).run
            self._open.callback(lambda: self._wait(async_http.aclose()))
        self.call("read")

    def close(self) -> None:
        self._open.close()

    def call(self, kind: Kind, options: Options | None = None) -> FeiyanError | None:
        """Call the operation of a kind, and return the error that it raises, or None."""
        try:
            self._wait(self._calls[kind].by(self._client, options or Options()))
        except FeiyanError as error:
            return error
        return None

    def sent(self, kind: Kind) -> int:
        """Return how often the client has sent calls of a kind."""
        return self._sent.count(self._calls[kind].operation.path)

    def arrived(self, kind: Kind, *, processed: bool | None = None) -> int:
        """Return how many calls of a kind have reached the gateway."""
        return self.sandbox.count(self._calls[kind].operation.path, processed=processed)

    def inject(self, cell: Cell) -> None:
        """Inject the fault of a cell."""
        match cell.row.cause:
            case Fault() as fault:
                path = self._calls[cell.kind].operation.path
                self.sandbox.inject(fault, path=path, times=None if cell.always else 1)
            case Situation.CLOSED_WHILE_IDLE:
                self.sandbox.stop()
                self.sandbox.start()
            case Situation.NO_SERVER_LISTENS:
                self.sandbox.stop()
                self._repair_on_retry = not cell.always

    def repair(self) -> None:
        """Remove the fault."""
        self.sandbox.clear_faults()
        self.sandbox.start()

    def _on_event(self, event: Event) -> None:
        if event.kind == "request":
            self._sent.append(event.path)
        if event.kind == "retry" and self._repair_on_retry:
            self.repair()


@contextmanager
def scene(way: str, side: Side) -> Iterator[Scene]:
    """Start a scene whose sandbox keeps its port over restarts."""
    with socket.socket() as held:  # bound, so that nobody takes the port while the sandbox is stopped
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", 0))
        with Sandbox(port=held.getsockname()[1]) as sandbox:
            opened = Scene(sandbox, way, side)
            try:
                yield opened
            finally:
                opened.close()


def settings_of(sandbox: Sandbox, side: Side) -> dict[str, Any]:
    """Return the settings of a client of a side."""
    if side == "cloud":
        return {**sandbox.settings, "token_store": MemoryTokenStore()}
    if side == "token":
        return sandbox.app_settings
    settings = {name: value for name, value in sandbox.app_settings.items() if name != "iot_token"}
    return {**settings, "session": session_of(sandbox)}


def session_of(sandbox: Sandbox) -> UserSession:
    """Return the session of the signed-in user."""
    answered, now = sandbox.session, time.time()
    return UserSession(
        identity_id=answered["identityId"],
        iot_token=answered["iotToken"],
        refresh_token=answered["refreshToken"],
        iot_token_ends_at=now + answered["iotTokenExpire"],
        refresh_token_ends_at=now + answered["refreshTokenExpire"],
    )
