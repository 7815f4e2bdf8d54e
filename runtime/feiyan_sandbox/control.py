"""The control endpoint: lets other processes inject faults and read records.

The platform has no such endpoint. Requests to `/_sandbox` need no signature. They must come from this machine, and not
from a web page that a browser on it shows: `Host` and, if present, `Origin` must name this machine, and bodies must be
sent as `application/json`, which a page of another site cannot do unasked.

    POST   /_sandbox/faults         add a fault or a list of faults, as JSON; answers 201 and the added faults
    GET    /_sandbox/faults         list the pending faults
    DELETE /_sandbox/faults         clear all faults
    GET    /_sandbox/calls          count the calls and the processed calls, and list the last ones in order;
                                    ?path=P selects one path, ?after=N skips the first N calls
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route, Router

from feiyan_sandbox.gateway import Fault, Gateway, Record
from feiyan_sandbox.world import read_json

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

CONTROL_PATH = "/_sandbox"


class Control:
    """An ASGI application that serves the control endpoint and passes all other requests to the gateway."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        faults, calls = f"{CONTROL_PATH}/faults", f"{CONTROL_PATH}/calls"
        self._router = Router(
            [
                Route(faults, self._add, methods=["POST"]),
                Route(faults, self._pending, methods=["GET"]),
                Route(faults, self._clear, methods=["DELETE"]),
                Route(calls, self._calls, methods=["GET"]),
            ]
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not scope["path"].startswith(f"{CONTROL_PATH}/"):
            await self._gateway(scope, receive, send)
        elif error := _refusal(scope):
            await _json({"error": error}, 403)(scope, receive, send)
        else:
            await self._router(scope, receive, send)

    async def _add(self, request: Request) -> Response:
        content_type = request.headers.get("content-type", "")
        if content_type.partition(";")[0].strip().lower() != "application/json":
            error = f"content-type: expected application/json, got {content_type!r}"
            return _json({"error": error}, 415)
        try:
            faults = _faults(await request.body())
            with self._gateway.lock:
                self._gateway.faults.add(*faults)
        except ValueError as error:
            return _json({"error": str(error)}, 400)
        return _json({"faults": [fault.as_json() for fault in faults]}, 201)

    async def _pending(self, request: Request) -> Response:
        with self._gateway.lock:
            faults = self._gateway.faults.pending()
        return _json({"faults": [fault.as_json() for fault in faults]})

    async def _clear(self, request: Request) -> Response:
        with self._gateway.lock:
            self._gateway.faults.clear()
        return Response(status_code=204)

    async def _calls(self, request: Request) -> Response:
        path, after = request.query_params.get("path"), request.query_params.get("after", "0")
        if not (after.isascii() and after.isdigit() and len(after) < 20):
            return _json({"error": f"after: expected a whole number from 0, got {after!r}"}, 400)
        with self._gateway.lock:
            calls = self._gateway.calls
            count, processed = calls.count(path), calls.count(path, processed=True)
            last = calls.last(path, after=int(after))
        return StreamingResponse(_listed(count, processed, last), media_type="application/json")


def _refusal(scope: Scope) -> str:
    """Return the reason to refuse a request; empty if there is none."""
    if not (scope["client"] and _is_loopback(scope["client"][0])):
        return f"{CONTROL_PATH} only answers requests from this machine: call it at a loopback address"
    headers = Headers(scope=scope)
    host, origin = headers.get("host", ""), headers.get("origin")
    if _host(f"//{host}") != "localhost" and _address(_host(f"//{host}")) is None:
        return f"Host: expected localhost or an IP address, got {host!r}"  # a name of others may lead here, too
    if origin is not None and _host(origin) != "localhost" and not _is_loopback(_host(origin)):
        return f"Origin: {CONTROL_PATH} does not answer web pages of other machines, got {origin!r}"
    return ""


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _is_loopback(host: str) -> bool:
    address = _address(host)
    return address is not None and address.is_loopback


def _address(host: str) -> IPv4Address | IPv6Address | None:
    """Return the address that a host is, an IPv4 address even in its IPv6 form; None for a name."""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address


def _faults(body: bytes) -> list[Fault]:
    try:
        content = read_json(body)
    except ValueError:
        raise ValueError("the body is not valid JSON: expected a fault or a list of faults") from None
    given = content if isinstance(content, list) else [content]
    if not all(isinstance(arguments, dict) for arguments in given):
        raise ValueError("the body is not a fault: expected an object with a kind, or a list of such objects")
    return [Fault.of(arguments) for arguments in given]


async def _listed(count: int, processed: int, calls: list[Record]) -> AsyncIterator[str]:
    """Yield the JSON of calls in pieces, so that only one call at a time takes the memory of its parameters."""
    yield f'{{"count": {count}, "processed": {processed}, "calls": ['
    for number, call in enumerate(calls):
        yield f"{', ' if number else ''}{json.dumps(call.as_json())}"
        await asyncio.sleep(0)  # let other calls be answered
    yield "]}"


def _json(content: dict[str, Any], status: int = 200) -> Response:
    return Response(json.dumps(content), status, media_type="application/json")
