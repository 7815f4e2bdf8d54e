"""Answers to callers: the gateway's own, and those that faults send instead of it or spoil."""

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
from feiyan_sandbox.gateway.http_connection import connection_of, ended
from feiyan_sandbox.world import codes

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_PIECE = 64 * 1024


class Answer(NamedTuple):
    """An answer that can be sent; `code` and `processed` go to the call's record."""

    send: ASGIApp
    code: int | None
    processed: bool = False


def in_envelope(content: Mapping[str, object], status: int, headers: Mapping[str, str]) -> Response:
    """The answer of the gateway itself."""
    return Response(json.dumps(content), status, headers, "application/json; charset=utf-8")


def in_place(fault: Fault, request_id: str, headers: Mapping[str, str]) -> Answer | None:
    """Return the answer to a call that is not processed; None for a fault that lets it be processed."""
    retry_after = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
    match fault.kind:
        case "code":
            message = fault.message or codes.dictionary_message(fault.code)
            content = envelope.failure(request_id, fault.code, message, fault.data)
            return Answer(in_envelope(content, 200, headers), fault.code)
        case "rate_limit":
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
            return Answer(_Last(_written(fault.status, given, _bytes(fault.body))), fault.status)
        case "reset_before":
            return Answer(Reset(), None)
        case _:
            return None


def spoiled(fault: Fault, answer: Response) -> ASGIApp:
    """Return what a fault makes of the answer to a call that was processed."""
    whole = bytes(answer.body)
    half = whole[: len(whole) // 2]
    match fault.kind:
        case "delay":
            return _Late(answer, fault.seconds)
        case "wrong_type":
            answer.headers["content-type"] = "text/plain; charset=utf-8"
        case "huge":
            return _Padded(answer, fault.size)
        case "cut_json":
            answer.body, answer.headers["content-length"] = half, str(len(half))
        case "truncate":
            return _Last(_written(answer.status_code, answer.raw_headers, half))
        case "reset_after":
            return Reset()
    return answer


def _page(status: int, headers: Mapping[str, str]) -> Response:
    title = f"{status} {responses.get(status, '')}"
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"
    return HTMLResponse(page, status, headers)


def _written(status: int, headers: Iterable[tuple[bytes, bytes]], body: bytes) -> bytes:
    lines = [f"HTTP/1.1 {status} {responses.get(status, '')}".encode(), *(b": ".join(header) for header in headers)]
    return b"\r\n".join([*lines, b"", body])


def _bytes(text: bytes | str) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")


class Reset:
    """No answer: the connection is reset."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        connection_of(scope).reset()
        await ended(receive)


@dataclass(frozen=True, slots=True)
class _Last:
    """Bytes after which the connection ends."""

    written: bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        connection_of(scope).end(self.written)
        await ended(receive)


@dataclass(frozen=True, slots=True)
class _Late:
    """An answer that takes time. A caller that does not wait for it is not answered."""

    answer: ASGIApp
    seconds: float

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await asyncio.wait_for(ended(receive), self.seconds)
        except TimeoutError:
            await self.answer(scope, receive, send)


@dataclass(frozen=True, slots=True)
class _Padded:
    """An answer with blanks behind it, made as they are sent."""

    answer: Response
    size: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [header for header in self.answer.raw_headers if header[0] != b"content-length"]
        await send({"type": "http.response.start", "status": self.answer.status_code, "headers": headers})
        await send({"type": "http.response.body", "body": self.answer.body, "more_body": True})
        left = self.size - len(self.answer.body)
        while left > 0 and not connection_of(scope).is_closing:
            await send({"type": "http.response.body", "body": b" " * min(left, _PIECE), "more_body": True})
            left -= _PIECE
            await asyncio.sleep(0)  # other calls are answered meanwhile
        await send({"type": "http.response.body"})
