"""Limits on requests, in size and in time, for whatever answers them.

A request beyond a limit is answered with 413, 431, 408 or 503 and leaves no record.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from feiyan_sandbox.gateway import envelope
from feiyan_sandbox.gateway.answers import in_envelope
from feiyan_sandbox.gateway.http_connection import connection_of, wait_for_disconnect

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_HEAD_SIZE = 16 << 10
"""Maximum size of a request's path, query and headers in bytes; larger ones are answered with 431."""

MAX_HEADERS = 100
"""Maximum number of a request's headers; more are answered with 431."""

MAX_BODY_SIZE = 1 << 20
"""Maximum size of a request's body in bytes; larger ones are answered with 413."""

MAX_DISCARDED = 64 << 20
"""Bytes of a body that are received and dropped so that its sender reads the answer 413, before it is cut off."""

MAX_BODIES_SIZE = 32 << 20
"""Maximum size in bytes of all bodies that are being received; a request beyond it is answered with 503."""

BODY_TIMEOUT = 10.0
"""Seconds within which a body must arrive; slower ones are answered with 408."""


class RequestLimits:
    """An ASGI application that receives requests within the limits and passes them on with their whole body."""

    def __init__(self, application: ASGIApp) -> None:
        self._application = application
        self._receiving = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            _check_head(scope)
            body = await self._body(scope, receive)
        except _TooMuch as excess:
            if excess.close:
                connection_of(scope).refuse(excess.status, excess.text)
                await wait_for_disconnect(receive)
            else:
                await _answer(excess)(scope, receive, send)
        except _Gone:
            return
        else:
            await self._application(scope, _once(body, receive), send)

    async def _body(self, scope: Scope, receive: Receive) -> bytes:
        """Return the body of a request. Raises _TooMuch, or _Gone if the caller disconnects."""
        received, body = 0, bytearray()
        try:
            async with asyncio.timeout(BODY_TIMEOUT):
                while True:
                    message = await receive()
                    if message["type"] != "http.request":
                        raise _Gone
                    part = message.get("body", b"")
                    received += len(part)
                    if received <= MAX_BODY_SIZE:
                        body += part
                        self._receiving += len(part)
                        if self._receiving > MAX_BODIES_SIZE:
                            raise _TooMuch(503, "too many bodies are being received", close=True)
                    elif received > MAX_DISCARDED:
                        break
                    if not message.get("more_body", False):
                        break
        except TimeoutError:
            raise _TooMuch(408, f"the body did not arrive within {BODY_TIMEOUT:g} s", close=True) from None
        finally:
            self._receiving -= len(body)
        if received > MAX_BODY_SIZE:
            text = f"the body has more than {MAX_BODY_SIZE} bytes"
            raise _TooMuch(413, text, close=received > MAX_DISCARDED)
        return bytes(body)


class _TooMuch(Exception):  # noqa: N818 - a result of a request, not an error of the sandbox
    """A request exceeds a limit. `close` says that the rest of it is not received."""

    def __init__(self, status: int, text: str, *, close: bool) -> None:
        super().__init__(text)
        self.status = status
        self.text = text
        self.close = close


class _Gone(Exception):  # noqa: N818 - a result of a request, not an error of the sandbox
    """The caller has disconnected."""


def _check_head(scope: Scope) -> None:
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    if len(headers) > MAX_HEADERS:
        raise _TooMuch(431, f"the request has more than {MAX_HEADERS} headers", close=True)
    size = len(scope["raw_path"]) + len(scope["query_string"]) + sum(len(name) + len(value) for name, value in headers)
    if size > MAX_HEAD_SIZE:
        raise _TooMuch(431, f"path, query and headers have more than {MAX_HEAD_SIZE} bytes", close=True)
    given = dict(headers)
    declared = given.get(b"content-length", b"0")
    if given.get(b"expect", b"").lower() == b"100-continue" and int(declared) > MAX_BODY_SIZE:
        raise _TooMuch(413, f"the body has more than {MAX_BODY_SIZE} bytes", close=True)


def _answer(excess: _TooMuch) -> Response:
    content = envelope.failure("", excess.status, excess.text)
    return in_envelope(content, excess.status, {"X-Ca-Error-Message": excess.text})


def _once(body: bytes, receive: Receive) -> Receive:
    """Return a `receive` that gives the whole body first, and then waits for the caller to disconnect."""
    whole: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive_once() -> Message:
        return whole.pop() if whole else await receive()

    return receive_once
