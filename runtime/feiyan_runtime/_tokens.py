"""The cloud token: fetched once for a project, renewed before its end, shared through a store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, Self

from feiyan_runtime._answer import lacking, result_of
from feiyan_runtime._core import Core
from feiyan_runtime._errors import (
    ApiError,
    ProtocolError,
    RateLimitedError,
    ServerError,
    TransportError,
)
from feiyan_runtime._flow import Flow
from feiyan_runtime._operation import Operation, Options
from feiyan_runtime._renewal import RenewedToken
from feiyan_runtime._stores import TokenStore

ANSWER_TIMEOUT = 5.0
LONGEST_RENEWAL = 8.0
SHORTEST_RENEWAL = 1.0
"""Seconds: a renewal ends before its lock does, however patient the client is otherwise. Where it took long to hear
that a token cannot be renewed, there is a moment left to make one."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token and, in seconds since 1970, when it was obtained and when it ends."""

    value: str = field(repr=False)
    obtained_at: float
    ends_at: float

    def to_record(self) -> dict[str, Any]:
        return {"value": self.value, "obtainedAt": self.obtained_at, "endsAt": self.ends_at}

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        return cls(str(record["value"]), float(record["obtainedAt"]), float(record["endsAt"]))


class TokenData(Protocol):
    """The answer of the operations that make and renew a cloud token."""

    @property
    def cloud_token(self) -> str | None: ...
    @property
    def expire_in(self) -> int | None:
        """Life in milliseconds."""

    @property
    def expires_in(self) -> int | None:
        """Life in seconds."""


class CloudTokens(RenewedToken[Token]):
    """The token source of cloud clients. Making a token kills the one before, so one is made only where none can be
    renewed.
    """

    field = "cloudToken"
    needs = "a cloud token"
    kind = Token
    lock = 10.0

    def __init__(
        self,
        create: Operation[Any],
        refresh: Operation[Any],
        *,
        project_id: str,
        store: TokenStore,
        key: str,
        chance: float | None = None,
    ) -> None:
        super().__init__(store, key, chance=chance)
        self._create = create
        self._refresh = refresh
        self._project_id = project_id

    def _renew(self, core: Core, kept: Token | None, refused: str | None) -> Flow[Token]:
        seconds = LONGEST_RENEWAL
        if kept is not None and core.clock() < kept.ends_at:
            began = core.timer()
            try:
                return (yield from self._fetch(core, self._refresh, {"cloud_token": kept.value}, seconds))
            except (TransportError, ProtocolError, RateLimitedError, ServerError):
                if kept.value == refused:
                    raise
                self._pause(core)
                return kept
            except ApiError:
                seconds = max(SHORTEST_RENEWAL, seconds - (core.timer() - began))
        request = {"grant_type": "project", "project_id": self._project_id}
        return (yield from self._fetch(core, self._create, request, seconds))

    def _fetch(self, core: Core, operation: Operation[Any], params: dict[str, str], seconds: float) -> Flow[Token]:
        began = core.timer()
        retry = replace(core.retry, timeout=min(core.retry.timeout, seconds))
        envelope = yield from core.call(operation, params, Options(timeout=min(ANSWER_TIMEOUT, seconds), retry=retry))
        data: TokenData = result_of(operation, envelope)
        life = _seconds(data)
        if not data.cloud_token or life is None:
            raise lacking("the answer has no token or no end of it", operation, envelope)
        asked_at = core.clock() - (core.timer() - began)  # by a clock that the call may have corrected
        token = Token(data.cloud_token, obtained_at=asked_at, ends_at=asked_at + life)
        yield from self._save(core, token)
        return token


class GivenToken:
    """The token source of app clients that were given a token, which they cannot renew, or none."""

    field = "iotToken"
    needs = "a signed-in user: give iot_token"

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
        return data.expire_in / 1000
    return data.expires_in
