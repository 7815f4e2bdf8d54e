"""Cloud tokens: fetched once per project, renewed before they expire, shared through a store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, Self

from feiyan_runtime._answer import missing_data, result_of
from feiyan_runtime._core import Core
from feiyan_runtime._errors import (
    ApiError,
    ProtocolError,
    RateLimitedError,
    ServerError,
    TokenStoreError,
    TransportError,
)
from feiyan_runtime._flow import Flow
from feiyan_runtime._frames import private
from feiyan_runtime._operation import Operation, Options
from feiyan_runtime._records import RECORD, Secret, Time, bounded_lifetime, read, stored, to_record
from feiyan_runtime._renewal import RenewedToken
from feiyan_runtime._stores import TokenStore
from feiyan_runtime._token_refusals import IOT_TOKEN

ANSWER_TIMEOUT = 5.0
MAX_RENEWAL_TIME = 8.0
MIN_CREATION_TIME = 1.0
"""Seconds. A renewal ends before its lock expires, whatever the client's own timeouts are. If the refusal of a renewal
came late, this much time is left to create a token."""


@stored
@dataclass(frozen=True, slots=True)
class Token:
    """A token with the times when it was obtained and when it expires, in seconds since 1970."""

    __pydantic_config__ = RECORD

    value: Secret = field(repr=False)
    obtained_at: Time
    ends_at: Time

    def to_record(self) -> dict[str, Any]:
        return to_record(self, lifetime=self.ends_at - self.obtained_at)

    @classmethod
    @private
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        return read(cls, record)


class TokenData(Protocol):
    """The answer of the operations that create and renew a cloud token."""

    @property
    def cloud_token(self) -> str | None: ...
    @property
    def expire_in(self) -> int | None:
        """Lifetime in milliseconds."""

    @property
    def expires_in(self) -> int | None:
        """Lifetime in seconds."""


class CloudTokens(RenewedToken[Token]):
    """Token source of cloud clients.

    Creating a token invalidates the one before, so a token is created only if there is none that can be renewed.
    """

    field = "cloudToken"
    needs = "a cloud token"
    base_url = ""
    kind = Token
    lock = 10.0
    replaces_unreadable = True

    def __init__(
        self,
        create: Operation[Any],
        refresh: Operation[Any],
        *,
        project_id: str,
        store: TokenStore,
        key: str,
        jitter: float | None = None,
    ) -> None:
        super().__init__(store, key, jitter=jitter)
        self._create = create
        self._refresh = refresh
        self._project_id = project_id

    def _renew(self, core: Core, stored: Token | None, refused: str | None) -> Flow[Token]:
        seconds = MAX_RENEWAL_TIME
        if stored is not None and core.clock() < stored.ends_at:
            began = core.timer()
            try:
                return (yield from self._fetch(core, self._refresh, {"cloud_token": stored.value}, seconds))
            except (TransportError, ProtocolError, RateLimitedError, ServerError):
                if stored.value == refused:
                    raise
                self._pause(core)
                return stored
            except ApiError:
                seconds = max(MIN_CREATION_TIME, seconds - (core.timer() - began))
        request = {"grant_type": "project", "project_id": self._project_id}
        return (yield from self._fetch(core, self._create, request, seconds))

    def _fetch(self, core: Core, operation: Operation[Any], params: dict[str, str], seconds: float) -> Flow[Token]:
        began = core.timer()
        retry = replace(core.retry, timeout=min(core.retry.timeout, seconds))
        timeout = min(ANSWER_TIMEOUT, seconds, core.timeout or ANSWER_TIMEOUT)
        envelope = yield from core.call(operation, params, Options(timeout=timeout, retry=retry))
        data: TokenData = result_of(operation, envelope)
        life = _seconds(data)
        if not data.cloud_token or life is None:
            raise missing_data("the answer has no token or no lifetime", operation, envelope)
        asked_at = core.clock() - (core.timer() - began)  # by a clock that the call may have adjusted
        record = {"value": data.cloud_token, "obtainedAt": asked_at, "endsAt": asked_at + life}
        try:
            token = Token.from_record(record)
        except TokenStoreError as error:
            raise missing_data(f"the answer has no token that can be used: {error}", operation, envelope) from None
        yield from self._save(core, token)
        return token


class GivenToken:
    """Token source of app clients that were given a token, which they cannot renew, or none."""

    field = IOT_TOKEN
    needs = "a signed-in user: pass iot_token"
    base_url = ""
    mqtt_url = ""

    identity = ""

    def __init__(self, value: str | None) -> None:
        self._value = value

    def current(self, core: Core) -> Flow[str | None]:
        yield from ()
        return self._value

    def renewed(self, core: Core, refused: str) -> Flow[str | None]:
        yield from ()
        return None


def _seconds(data: TokenData) -> float | None:
    if data.expire_in is not None:
        return bounded_lifetime(data.expire_in, per_second=1000)
    return None if data.expires_in is None else bounded_lifetime(data.expires_in)
