"""Answers to callers: the gateway's own, and those that faults replace or damage."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http.client import responses
from typing import TYPE_CHECKING, NamedTuple

from starlette.responses import HTMLResponse, Response

from feiyan_sandbox.gateway import envelope
from feiyan_sandbox.gateway.faults import Fault
from feiyan_sandbox.gateway.http_connection import connection_of, wait_for_disconnect
from feiyan_sandbox.world import codes

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_CHUNK_SIZE = 64 * 1024


class Answer(NamedTuple):
    """An answer ready to be sent. All but `send` goes into the call's record."""

    send: ASGIApp
    code: int | None
    processed: bool = False
    is_assumed: bool = False


def in_envelope(content: Mapping[str, object], status: int, headers: Mapping[str, str]) -> Response:
    """Return a JSON response with the gateway's headers."""
    return Response(json.dumps(content), status, headers, "application/json; charset=utf-8")


def replacement_answer(fault: Fault, request_id: str, headers: Mapping[str, str]) -> Answer | None:
    """Return the answer that a fault sends instead of processing the call, or None if the call is to be processed."""
    retry_after = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
    match fault.kind:
        case "code":
            message = fault.message or codes.dictionary_message(fault.code)
            content = envelope.failure(request_id, fault.code, message, fault.data)
            return Answer(in_envelope(content, 200, headers), fault.code)
        case "rate_limit" | "throttle":
            code = codes.TOO_MANY_REQUESTS
            content = envelope.failure(request_id, code, codes.dictionary_message(code))
            return Answer(in_envelope(content, code, {**headers, **retry_after}), code)
        case "http_status":
            return Answer(_page(fault.status, retry_after), fault.status)
        case "not_json":
            return Answer(_page(200, {}), 200)
        case "empty":
            return Answer(Response(b"", 200, headers), 200)
        case "raw":
            given = [(_bytes(name), _bytes(value)) for name, value in fault.headers.items()]
            return Answer(_RawBytes(_raw_response(fault.status, given, _bytes(fault.body))), fault.status)
        case "reset_before":
            return Answer(Reset(), None)
        case _:
            return None


def damaged_answer(fault: Fault, answer: Response) -> ASGIApp:
    """Return the answer to a processed call as a fault delays, damages or drops it."""
    whole = bytes(answer.body)
    half = whole[: len(whole) // 2]
    match fault.kind:
        case "delay":
            return _Delayed(answer, fault.seconds)
        case "wrong_type":
            answer.headers["content-type"] = "text/plain; charset=utf-8"
        case "huge":
            return _Padded(answer, fault.size)
        case "cut_json":
            answer.body, answer.headers["content-length"] = half, str(len(half))
        case "truncate":
            return _RawBytes(_raw_response(answer.status_code, answer.raw_headers, half))
        case "reset_after":
            return Reset()
    return answer


def _page(status: int, headers: Mapping[str, str]) -> Response:
    title = f"{status} {responses.get(status, '')}"
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"
    return HTMLResponse(page, status, headers)


def _raw_response(status: int, headers: Iterable[tuple[bytes, bytes]], body: bytes) -> bytes:
    lines = [f"HTTP/1.1 {status} {responses.get(status, '')}".encode(), *(b": ".join(header) for header in headers)]
    return b"\r\n".join([*lines, b"", body])


def _bytes(text: bytes | str) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")


class Reset:
    """A connection reset instead of an answer."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        connection_of(scope).reset()
        await wait_for_disconnect(receive)


@dataclass(frozen=True, slots=True)
class _RawBytes:
    """Raw bytes, after which the connection is closed."""

    written: bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        connection_of(scope).end(self.written)
        await wait_for_disconnect(receive)


@dataclass(frozen=True, slots=True)
class _Delayed:
    """A delayed answer. Nothing is sent if the caller disconnects first."""

    answer: ASGIApp
    seconds: float

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await asyncio.wait_for(wait_for_disconnect(receive), self.seconds)
        except TimeoutError:
            await self.answer(scope, receive, send)


@dataclass(frozen=True, slots=True)
class _Padded:
    """An answer followed by trailing spaces, which are produced while they are sent."""

    answer: Response
    size: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [header for header in self.answer.raw_headers if header[0] != b"content-length"]
        await send({"type": "http.response.start", "status": self.answer.status_code, "headers": headers})
        await send({"type": "http.response.body", "body": self.answer.body, "more_body": True})
        left = self.size - len(self.answer.body)
        while left > 0 and not connection_of(scope).is_closing:
            await send({"type": "http.response.body", "body": b" " * min(left, _CHUNK_SIZE), "more_body": True})
            left -= _CHUNK_SIZE
            await asyncio.sleep(0)  # let other calls be answered
        await send({"type": "http.response.body"})
