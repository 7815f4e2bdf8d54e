"""The call flow, without I/O.

A flow is a generator: it yields what is to be done (`Send`, `Wait`, `Alone`) and receives what came of it. The sync and
the async client run the same flows, each with a driver of a few lines; nothing of the protocol stands there.
"""

from __future__ import annotations

import random
import time
import uuid
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeAlias, TypeVar

from feiyan_runtime._answer import GATEWAY_MESSAGE, Answer, read_answer
from feiyan_runtime._envelope import Envelope, params_body, request_body
from feiyan_runtime._errors import (
    ApiError,
    AuthenticationError,
    ErrorCode,
    InvalidParameterError,
    ProtocolError,
    TransportError,
)
from feiyan_runtime._operation import Operation, Options
from feiyan_runtime._retry import Failure, Retry
from feiyan_runtime._signing import Signer

T = TypeVar("T")

TOKEN_REFUSED = frozenset({401, 20017})
"""Codes that may mean that the token is no longer valid."""

NETWORK_ALLOWANCE = 2.0
"""Seconds that an answer may take on the way, beyond the server's own limit for the operation."""


@dataclass(frozen=True, slots=True)
class Send:
    """Post a signed request; answered by an `Answer`, or a TransportError is thrown in."""

    operation: str
    path: str
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    timeout: float


@dataclass(frozen=True, slots=True)
class Wait:
    """Let time pass."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Alone:
    """Run a flow while no client of this process and kind runs one for the same key; answered by its result."""

    flow: Flow[Any]
    key: str


Flow: TypeAlias = Generator[Send | Wait | Alone, Any, T]


class TokenSource(Protocol):
    """Where a client's calls get their token from."""

    field: str
    """Name of the token in the envelope."""

    needs: str
    """What to give where a token is missing."""

    def current(self, core: Core) -> Flow[str | None]:
        """A token that is valid as far as is known, or None where there is none."""

    def renewed(self, core: Core, refused: str) -> Flow[str | None]:
        """A token in place of one that the gateway refused, or None where it cannot be renewed."""


@dataclass(frozen=True, eq=False)
class Core:
    """What all calls of a client share."""

    signer: Signer
    tokens: TokenSource | None
    error_code: Callable[[int | str], ErrorCode | None]
    retry: Retry = field(default_factory=Retry)
    timeout: float | None = None
    language: str | None = None
    clock: Callable[[], float] = time.time

    def call(
        self, operation: Operation[T], params: Mapping[str, object], options: Options | None = None
    ) -> Flow[Envelope[T]]:
        """Call an operation: sign, send, read; renew the token once if it is refused, repeat where that is safe."""
        options = options or Options()
        retry = options.retry or self.retry
        _check_rules(operation, params)
        wire = params_body(params, operation.parameters, operation=operation.name)
        source = self.tokens if operation.auth != "none" else None
        token = (yield from source.current(self)) if source else None
        if source and token is None and operation.auth == "required":
            raise AuthenticationError(401, f"not sent: the call needs {source.needs}", operation=operation.name)
        renewed = False
        attempt = 1
        body = self._body(operation, wire, token, options)
        while True:
            try:
                return (yield from self._attempt(operation, body, options))
            except (TransportError, ProtocolError, ApiError) as error:
                if source and token and not renewed and _token_refused(error):
                    renewed = True
                    fresh = yield from source.renewed(self, token)
                    if fresh is None:
                        raise
                    body = self._body(operation, wire, fresh, options)
                    continue
                delay = retry.delay(attempt, error, idempotent=operation.idempotent, chance=random.random())
                if delay is None:
                    raise
                yield Wait(delay)
                attempt += 1

    def _attempt(self, operation: Operation[T], body: bytes, options: Options) -> Flow[Envelope[T]]:
        headers = self.signer.headers(
            operation.path, body, nonce=str(uuid.uuid4()), timestamp_ms=int(self.clock() * 1000)
        )
        timeout = options.timeout or self.timeout or operation.timeout + NETWORK_ALLOWANCE
        answer: Answer = yield Send(operation.name, operation.path, headers, body, timeout)
        refused = GATEWAY_MESSAGE in answer.headers
        signed = self.signer.signed_string(operation.path, headers) if refused else ""
        return read_answer(operation, answer, self.error_code, signed=signed)

    def _body(self, operation: Operation[Any], wire: bytes, token: str | None, options: Options) -> bytes:
        system = {"apiVer": options.api_version or operation.version}
        if self.tokens and token:
            system[self.tokens.field] = token
        if language := options.language or self.language:
            system["language"] = language
        return request_body(uuid.uuid4().hex, system, wire)


def _check_rules(operation: Operation[Any], params: Mapping[str, object]) -> None:
    for rule in operation.rules:
        if problem := rule.problem(params):
            message, names = problem
            raise InvalidParameterError.before_sending(message, operation=operation.name, parameters=names)


def _token_refused(error: Failure) -> bool:
    return isinstance(error, AuthenticationError) and error.gateway_message is None and error.code in TOKEN_REFUSED
