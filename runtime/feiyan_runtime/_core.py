"""The call flow: from a method's arguments to its result, without I/O."""

from __future__ import annotations

import logging
import os
import random
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Generic, Protocol, TypeVar

from feiyan_runtime._answer import GATEWAY_MESSAGE, Answer, hide_echo, read_answer
from feiyan_runtime._circuit import Circuit
from feiyan_runtime._clock import GatewayClock
from feiyan_runtime._clock import prepare as prepare_dates
from feiyan_runtime._envelope import Envelope, any_answer, params_body, request_body
from feiyan_runtime._errors import (
    SUCCESS,
    UNAUTHORIZED,
    ApiError,
    AuthenticationError,
    ErrorCode,
    InvalidParameterError,
    ProtocolError,
    RateLimitedError,
    SignatureError,
    TransportError,
)
from feiyan_runtime._events import Event, EventDispatcher, EventKind
from feiyan_runtime._flow import Flow, RunInThread, Send, Wait
from feiyan_runtime._operation import Operation, Options, given_options
from feiyan_runtime._rate_limit import RateLimiter
from feiyan_runtime._records import prepare as prepare_records
from feiyan_runtime._retry import Failure, Retry, is_rate_limit
from feiyan_runtime._signing import Signer, new_nonce
from feiyan_runtime._texts import MAX_ID, hide, secrets_in, shown
from feiyan_runtime._token_refusals import refuses_token

T = TypeVar("T")

TOO_MANY_REQUESTS = 429

_USUAL = frozenset({None, "", "success"})
_USUAL_ID = re.compile(r"[\w-]{0,64}+", re.ASCII)

NETWORK_ALLOWANCE = 2.0
"""Seconds allowed for the network, on top of the server's own limit for the operation."""

MAX_TIMEOUT = 24 * 60 * 60.0
"""Longest time in seconds that an answer is waited for; operating systems take no timeouts of any length."""

MIN_ATTEMPT_TIME = 0.1
"""Seconds that must be left of a call's `Retry.timeout` for a retry to be worthwhile."""


class TokenSource(Protocol):
    """The source of the token that a client's calls carry."""

    field: str
    """Name of the token in the envelope."""

    needs: str
    """Advice on what to pass if there is no token."""

    @property
    def base_url(self) -> str:
        """URL of the gateway that the token is for; empty for the client's own."""

    def current(self, core: Core) -> Flow[str | None]:
        """Return a token that is valid as far as is known, or None if there is none."""

    def renewed(self, core: Core, refused: str) -> Flow[str | None]:
        """Return another token instead of one that the gateway refused, or None if it cannot be renewed."""


@dataclass(frozen=True, eq=False)
class Core:
    """State and settings that all calls of a client share."""

    signer: Signer
    tokens: TokenSource | None
    error_code: Callable[[int | str], ErrorCode | None]
    retry: Retry = field(default_factory=Retry)
    timeout: float | None = None
    language: str | None = None
    events: EventDispatcher = field(default_factory=EventDispatcher)
    circuit: Circuit = field(default_factory=Circuit)
    limiter: RateLimiter | None = None
    clock: GatewayClock = field(default_factory=GatewayClock)
    timer: Callable[[], float] = time.monotonic

    def prepare(self) -> None:
        """Import and build what a call may need beside its operation: to read tokens, errors and dates."""
        prepare_records()
        any_answer()
        self.error_code(SUCCESS)
        prepare_dates()

    def call(
        self,
        operation: Operation[T],
        params: Mapping[str, object],
        options: Options | None = None,
        base_url: str | None = None,
    ) -> Flow[Envelope[T]]:
        """Call an operation: sign, send and parse; renew a refused token once, and retry if that is safe.

        `base_url` is the gateway to call: by default the one that the token is for, with "" the client's own.
        """
        return _Call(self, operation, params, given_options(options), base_url).run()


class _Call(Generic[T]):
    """One call, with all its attempts."""

    def __init__(
        self,
        core: Core,
        operation: Operation[T],
        params: Mapping[str, object],
        options: Options,
        base_url: str | None,
    ) -> None:
        _check_rules(operation, params)
        params = operation.in_ticks(params)
        self._core = core
        self._operation = operation
        self._params = params
        self._wire = params_body(params, operation.parameters, operation=operation.name, path=operation.path)
        self._options = options
        self._retry = options.retry or core.retry
        self._ends_at = core.timer() + self._retry.timeout
        self._base_url = base_url
        self._source = core.tokens if operation.auth != "none" else None
        self._token: str | None = None
        self._refused_token: str | None = None
        self._id = os.urandom(16).hex()
        self._timestamp = 0.0
        self._date: str | None = None
        self._request_number = 1
        self._attempt = 1  # does not count requests with another token or timestamp
        self._adjusted = False

    def run(self) -> Flow[Envelope[T]]:
        if not self._operation.is_ready:
            yield RunInThread(self._operation.prepare)
        if self._source:
            self._token = yield from self._source.current(self._core_for_token())
            if self._token is None and self._operation.auth == "required":
                raise self._not_sent(AuthenticationError, UNAUTHORIZED, f"the call needs {self._source.needs}")
        while True:
            try:
                return (yield from self._send(self._request_body()))
            except (TransportError, ProtocolError, ApiError) as error:
                self._emit("error", str(error))
                delay = yield from self._retry_delay(error)
                if delay is None:
                    raise
                if delay:
                    yield Wait(delay)
                if self._core.timer() >= self._ends_at:  # a renewal takes time, and a wait may take longer than planned
                    raise
                self._request_number += 1

    def _send(self, body: bytes) -> Flow[Envelope[T]]:
        core, operation = self._core, self._operation
        if core.limiter is not None:
            own = yield from core.limiter.admit(core.timer, self._ends_at)
            if own:
                reason = f"{core.limiter.limit} leaves no turn for the call within its time"
                raise self._not_sent(RateLimitedError, TOO_MANY_REQUESTS, reason, retry_after=own)
        sent_at = core.timer()
        if sent_at >= core.circuit.check_at:
            yield from core.circuit.check(sent_at)
        if pause := core.circuit.wait(sent_at):
            reason = f"too many requests were refused; the client sends nothing for {pause:.1f} s"
            raise self._not_sent(RateLimitedError, TOO_MANY_REQUESTS, reason, retry_after=pause)
        self._timestamp = core.clock()
        headers = core.signer.headers(operation.path, body, nonce=new_nonce(), timestamp_ms=int(self._timestamp * 1000))
        if self._options.headers:
            headers.update(self._options.headers)
        self._emit("request")
        try:
            answer: Answer = yield Send(
                operation.name, operation.path, headers, body, self._timeout(sent_at), self._gateway()
            )
        except (TransportError, ProtocolError) as error:
            hide(error, self._secrets())
            raise
        self._date = answer.headers.get("date")
        refused = GATEWAY_MESSAGE in answer.headers
        signed = core.signer.signed_string(operation.path, headers) if refused else ""
        try:
            envelope = read_answer(operation, answer, core.error_code, signed=signed, secrets=self._secrets)
        except (ProtocolError, ApiError) as error:
            if is_rate_limit(error):
                core.circuit.limited(sent_at, core.timer(), error.retry_after)
            else:
                core.circuit.passed(sent_at)
            if core.circuit.has_news:
                yield from core.circuit.tell(core.timer())
            raise
        core.circuit.passed(sent_at)
        if core.circuit.has_news:
            yield from core.circuit.tell(core.timer())
        if not self._is_usual(envelope):
            hide_echo(envelope, self._secrets)
        if core.events.enabled:
            request_id = shown(str(envelope.id), MAX_ID)
            self._emit("response", f"request id {request_id}", seconds=core.timer() - sent_at)
        return envelope.with_headers(answer.headers)

    def _is_usual(self, envelope: Envelope[T]) -> bool:
        """Return True if an answer has nothing beside its data that may repeat a secret. It takes hardly any time."""
        request_id = envelope.id or ""
        return (
            envelope.message in _USUAL
            and envelope.localized_message is None
            and _USUAL_ID.fullmatch(request_id) is not None
            and (self._token is None or self._token not in request_id)
            and self._core.signer.app_secret not in request_id
            and (not request_id or request_id.encode() not in self._wire)
        )

    def _adjust_clock(self, error: Failure) -> bool:
        """Adjust the clock if the gateway refused the timestamp; return True if that explains the refusal."""
        message = error.gateway_message if isinstance(error, ApiError) else None
        if self._adjusted or not message or isinstance(error, SignatureError) or "timestamp" not in message.lower():
            return False
        self._adjusted = self._core.clock.adjust(self._date, self._timestamp)
        if self._adjusted:
            self._emit("clock_adjusted", f"the gateway's clock is {self._core.clock.offset:+.0f} s from this machine's")
        return self._adjusted

    def _renew_token(self, error: Failure) -> Flow[bool]:
        """Renew the token if it was refused; return True if there is another one."""
        if not (self._source and self._token) or self._refused_token or not self._token_is_refused(error):
            return False
        self._refused_token = self._token
        fresh = yield from self._source.renewed(self._core_for_token(), self._refused_token)
        if fresh is None:
            return False
        self._token = fresh
        self._emit("token_refresh")
        return True

    def _token_is_refused(self, error: Failure) -> bool:
        if self._source is None or not isinstance(error, ApiError) or error.gateway_message is not None:
            return False
        return refuses_token(error.code, error.message, field=self._source.field, params=self._params)

    def _retry_delay(self, error: Failure) -> Flow[float | None]:
        """Return the seconds to wait before the call is sent again, or None if it has failed for good."""
        if self._adjust_clock(error) or (yield from self._renew_token(error)):
            return 0.0
        delay = self._retry.delay(self._attempt, error, idempotent=self._operation.idempotent, jitter=random.random())
        if delay is None or self._core.timer() + delay + MIN_ATTEMPT_TIME > self._ends_at:
            return None
        level = logging.WARNING if self._attempt == 1 else logging.DEBUG
        self._emit("retry", type(error).__name__, seconds=delay, level=level)
        self._attempt += 1
        return delay

    def _core_for_token(self) -> Core:
        """Return the core for the requests that get a token for this call, which have its timeout."""
        return replace(self._core, timeout=self._options.timeout) if self._options.timeout else self._core

    def _gateway(self) -> str:
        if self._base_url is not None:
            return self._base_url
        return self._core.tokens.base_url if self._core.tokens else ""

    def _timeout(self, now: float) -> float:
        timeout = self._options.timeout or self._core.timeout or self._operation.timeout + NETWORK_ALLOWANCE
        timeout = min(timeout, MAX_TIMEOUT)
        return timeout if self._request_number == 1 else min(timeout, max(MIN_ATTEMPT_TIME, self._ends_at - now))

    def _request_body(self) -> bytes:
        system = {"apiVer": self._options.api_version or self._operation.version}
        if self._source and self._token:
            system[self._source.field] = self._token
        if language := self._options.language or self._core.language:
            system["language"] = language
        return request_body(self._id, system, self._wire)

    def _secrets(self) -> set[str]:
        tokens = {token for token in (self._token, self._refused_token) if token}
        given = (self._options.headers or {}).values()
        return {self._core.signer.app_secret, *given} | tokens | secrets_in(self._params)

    def _not_sent(self, kind: type[ApiError], code: int, reason: str, *, retry_after: float | None = None) -> ApiError:
        operation = self._operation
        message = f"not sent: {reason}"
        return kind(code, message, operation=operation.name, path=operation.path, retry_after=retry_after)

    def _emit(
        self, kind: EventKind, detail: str = "", *, seconds: float | None = None, level: int = logging.DEBUG
    ) -> None:
        events, operation = self._core.events, self._operation
        if events.enabled or level > logging.DEBUG:
            events.emit(Event(kind, operation.name, operation.path, self._request_number, seconds, detail), level)


def _check_rules(operation: Operation[Any], params: Mapping[str, object]) -> None:
    for rule in operation.rules:
        if problem := rule.problem(params):
            message, names = problem
            raise InvalidParameterError.before_sending(
                message, operation=operation.name, path=operation.path, parameters=names
            )
