"""A call from its arrival to its answer: every step in order."""

from __future__ import annotations

import json
import threading
from email.utils import formatdate
from typing import TYPE_CHECKING, NamedTuple

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from feiyan_sandbox import checks, envelope, handlers
from feiyan_sandbox.documents import Operation, operations
from feiyan_sandbox.identifiers import identifier
from feiyan_sandbox.parameters import check_parameters
from feiyan_sandbox.refusal import GatewayRefusal, Refusal
from feiyan_sandbox.signature import Received
from feiyan_sandbox.state import User, World

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send


class Record(NamedTuple):
    """A call that reached the gateway, and the code it was answered with."""

    path: str
    code: int


class Gateway:
    """The ASGI application. It handles one call at a time; `lock` is held meanwhile."""

    def __init__(self, world: World, *, app_key: str, app_secret: str) -> None:
        self.calls: list[Record] = []
        self.lock = threading.Lock()
        self._world = world
        self._app_key = app_key
        self._app_secret = app_secret
        self._nonces = checks.Nonces()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            body = await request.body()
        except ClientDisconnect:
            return
        query = scope["query_string"].decode("latin-1")
        received = Received(request.method, scope["path"], query, request.headers, body)
        with self.lock:
            response = self._respond(received)
        await response(scope, receive, send)

    def _respond(self, received: Received) -> Response:
        gateway_id = identifier("request", self._world.number("request"))
        headers = {"Date": formatdate(self._world.clock.now_ms() / 1000, usegmt=True), "X-Ca-Request-Id": gateway_id}
        status = 200
        code = envelope.SUCCESS
        try:
            answer = self._answer(received)
        except Refusal as refusal:
            code = refusal.code
            if isinstance(refusal, GatewayRefusal):
                status = refusal.code
                headers["X-Ca-Error-Message"] = _header_value(refusal.reason)
            answer = envelope.failure(envelope.known_id(received.body) or gateway_id, refusal)
        self.calls.append(Record(received.path, code))
        return Response(json.dumps(answer), status, headers, "application/json; charset=utf-8")

    def _answer(self, received: Received) -> dict[str, object]:
        operation = self._verify(received)
        call = envelope.read_envelope(received.body)
        envelope.check_version(call, operation)
        user = self._authenticate(operation, call)
        check_parameters(operation, call.params)
        return envelope.success(call.id, handlers.answer(self._world, operation, call.params, user))

    def _authenticate(self, operation: Operation, call: envelope.Envelope) -> User | None:
        """The signed-in user, where an app calls."""
        if operation.auth == "none":
            return None
        if operation.side == "app":
            return self._world.signed_in(call.iot_token, optional=operation.auth == "optional-user")
        self._world.tokens.check(call.cloud_token)  # the documents ask for it with every call, whoever the user is
        return None

    def _verify(self, received: Received) -> Operation:
        now_ms = self._world.clock.now_ms()
        operation = checks.find_operation(received, operations())
        checks.check_app_key(received, self._app_key)
        checks.check_body(received)
        checks.check_timestamp(received, now_ms)
        checks.check_signature(received, self._app_secret)
        self._nonces.use(received, now_ms)
        checks.check_stage(received)
        return operation


def _header_value(text: str) -> str:
    """What a caller sent, made safe to stand in a header: without control characters, in UTF-8."""
    printable = "".join(character for character in text if character.isprintable())
    return printable.strip().encode().decode("latin-1")
