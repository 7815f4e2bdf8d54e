"""The ASGI application of the gateway: all steps of a call in order."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from email.utils import formatdate
from typing import TYPE_CHECKING

from starlette.requests import Request

from feiyan_sandbox import handlers
from feiyan_sandbox.gateway import checks, envelope
from feiyan_sandbox.gateway.answers import Answer, Reset, damaged_answer, in_envelope, replacement_answer
from feiyan_sandbox.gateway.call_records import CallLog, Record
from feiyan_sandbox.gateway.checks import GatewayRefusal
from feiyan_sandbox.gateway.faults import Fault, Faults
from feiyan_sandbox.gateway.parameters import check_parameters
from feiyan_sandbox.gateway.signature import Received
from feiyan_sandbox.handlers import (
    ACCOUNT_OPERATIONS,
    Call,
    DocumentedOperation,
    account_refusal,
    answer_account,
    documented_operations,
)
from feiyan_sandbox.world import REGION, Liberties, Liberty, Refusal, User, World, codes, identifier

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send


class Gateway:
    """The ASGI application behind `RequestLimits`. It handles one call at a time while it holds `lock`."""

    def __init__(self, world: World, *, app_key: str, app_secret: str, strict: bool, records: int) -> None:
        self.calls = CallLog(records)
        self.faults = Faults()
        self.lock = threading.RLock()
        self._world = world
        self._app_key = app_key
        self._app_secret = app_secret
        self._strict = strict
        self._nonces = checks.Nonces()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        body = await request.body()
        query = scope["query_string"].decode("latin-1")
        region = scope.get("feiyan.region", REGION)
        received = Received(request.method, scope["path"], query, request.headers, body, region)
        with self.lock:
            fault = self.faults.take(received.path)
            liberties = Liberties(strict=self._strict)
            answer = self._respond(received, fault, liberties)
            self.calls.add(_record(received, fault, answer, liberties, scope))
        await answer.send(scope, receive, send)

    def _respond(self, received: Received, fault: Fault | None, liberties: Liberties) -> Answer:
        now_ms = self._world.clock.now_ms() + (self._apply_before(received, fault) if fault else 0)
        gateway_id = identifier("request", self._world.number("request"))
        headers = {"Date": formatdate(now_ms / 1000, usegmt=True), "X-Ca-Request-Id": gateway_id}
        if fault and fault.kind == "code" and received.path in ACCOUNT_OPERATIONS:
            refused = account_refusal(fault.code, fault.message or codes.dictionary_message(fault.code))
            return Answer(in_envelope(refused, 200, headers), fault.code)
        if fault and (
            replacement := replacement_answer(fault, envelope.known_id(received.body) or gateway_id, headers)
        ):
            return replacement
        status = 200
        code, is_assumed = codes.SUCCESS, False
        try:
            if received.path in ACCOUNT_OPERATIONS:
                content = self._answer_account(received, now_ms, liberties)
            else:
                content = self._answer(received, now_ms, liberties)
        except Refusal as refusal:
            code, is_assumed = refusal.code, refusal.is_assumed
            if isinstance(refusal, GatewayRefusal):
                status = refusal.code
                headers["X-Ca-Error-Message"] = _header_value(refusal.reason)
            content = envelope.failure(envelope.known_id(received.body) or gateway_id, code, refusal.message)
        response = in_envelope(content, status, headers)
        send = damaged_answer(fault, response) if fault else response
        return Answer(
            send, None if isinstance(send, Reset) else code, processed=code == codes.SUCCESS, is_assumed=is_assumed
        )

    def _answer(self, received: Received, now_ms: int, liberties: Liberties) -> dict[str, object]:
        documented = checks.find_operation(received, documented_operations())
        self._verify(received, now_ms, liberties)
        call = envelope.read_envelope(received.body, liberties)
        operation = documented.resolve(call.cloud_token)
        envelope.check_version(call, operation, liberties)
        user = self._authenticate(operation, call, received.region)
        params = check_parameters(operation, call.params, liberties)
        data = handlers.answer(Call(self._world, operation, params, user, liberties, received.region))
        return envelope.success(call.id, data)

    def _answer_account(self, received: Received, now_ms: int, liberties: Liberties) -> dict[str, object]:
        checks.check_method(received)
        self._verify(received, now_ms, liberties)
        form = received.form
        field = ACCOUNT_OPERATIONS[received.path].field
        if field not in form and field in received.parameters and liberties.allow(Liberty.FORM_IN_QUERY):
            form = received.parameters
        return answer_account(self._world, received.path, form, received.header("vid"), liberties)

    def _authenticate(self, operation: DocumentedOperation, call: envelope.CallEnvelope, region: str) -> User | None:
        """Check the token of a call and return the signed-in user, or None for calls without one."""
        if operation.token == "iotToken":
            return self._world.signed_in(call.iot_token, region, optional=operation.auth == "optional-user")
        if operation.token == "cloudToken":
            self._world.tokens.check(call.cloud_token)  # the documents require it on every call
        return None

    def _verify(self, received: Received, now_ms: int, liberties: Liberties) -> None:
        checks.check_query(received, liberties)
        checks.check_app_key(received, self._app_key)
        checks.check_body(received)
        checks.check_timestamp(received, now_ms, liberties)
        checks.check_signature(received, self._app_secret, liberties)
        self._nonces.use(received, self._world.clock.now_ms())
        checks.check_stage(received)

    def _apply_before(self, received: Received, fault: Fault) -> int:
        """Apply a fault before the call is processed, and return the clock skew for this call in milliseconds."""
        match fault.kind:
            case "expire_token":
                self._world.tokens.expire()
            case "expire_session":
                self._world.sessions.expire()
            case "nonce_used":
                self._nonces.mark_used(received, self._world.clock.now_ms())
            case "skew":
                return round(fault.seconds * 1000)
        return 0


@dataclass(frozen=True, slots=True)
class InRegion:
    """An ASGI application that serves another one in a region."""

    application: ASGIApp
    region: str

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.application({**scope, "feiyan.region": self.region}, receive, send)


def _record(received: Received, fault: Fault | None, answer: Answer, liberties: Liberties, scope: Scope) -> Record:
    operation = documented_operations().get(received.path) or ACCOUNT_OPERATIONS.get(received.path)
    return Record(
        path=received.path,
        operation=operation.name if operation else "",
        code=answer.code,
        processed=answer.processed,
        is_assumed=answer.is_assumed,
        liberties=liberties.taken,
        fault=fault.kind if fault else None,
        connection=scope["client"][1] if scope["client"] else 0,
        body=received.body,
    )


def _header_value(text: str) -> str:
    """Return text that is safe in a header: without control characters, encoded as UTF-8."""
    printable = "".join(character for character in text if character.isprintable())
    return printable.strip().encode().decode("latin-1")
