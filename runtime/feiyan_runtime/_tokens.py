"""The cloud token: fetched once for a project, renewed before its end, shared through a store."""

from __future__ import annotations

import threading
from copy import copy
from dataclasses import dataclass, field
from typing import Any, Protocol

from feiyan_runtime._answer import result_of
from feiyan_runtime._errors import (
    SUCCESS,
    ApiError,
    FeiyanError,
    ProtocolError,
    RateLimitedError,
    ServerError,
    TransportError,
)
from feiyan_runtime._flow import Alone, Core, Flow
from feiyan_runtime._operation import Operation

LONGEST_MARGIN = 300.0
"""A token is renewed this many seconds before its end, or a tenth of its life if that is less."""

RENEWAL_PAUSE = 30.0
"""Seconds for which a token that still lives is used after it could not be renewed, before the next try."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token and, in seconds since 1970, when it was obtained and when it ends."""

    value: str = field(repr=False)
    obtained_at: float
    ends_at: float

    @property
    def renew_at(self) -> float:
        """When to renew it, in seconds since 1970."""
        return self.ends_at - min(LONGEST_MARGIN, (self.ends_at - self.obtained_at) / 10)


class TokenStore(Protocol):
    """Where tokens are kept. Clients that share a store share their tokens."""

    def load(self, key: str) -> Token | None:
        """The token under a key, or None."""

    def save(self, key: str, token: Token) -> None:
        """Keep a token under a key."""


class MemoryTokenStore:
    """Keeps tokens in this process. Safe to share among clients and threads."""

    def __init__(self) -> None:
        self._tokens: dict[str, Token] = {}
        self._lock = threading.Lock()

    def load(self, key: str) -> Token | None:
        with self._lock:
            return self._tokens.get(key)

    def save(self, key: str, token: Token) -> None:
        with self._lock:
            self._tokens[key] = token


PROCESS_STORE = MemoryTokenStore()
"""Where clients keep their tokens that were given no other store: those of one project in a process share one."""


class TokenData(Protocol):
    """What the operations that make and renew a cloud token answer."""

    @property
    def cloud_token(self) -> str | None: ...
    @property
    def expire_in(self) -> int | None:
        """Life in milliseconds."""

    @property
    def expires_in(self) -> int | None:
        """Life in seconds."""


class CloudTokens:
    """The token source of cloud clients.

    Making a token kills the one before, so a token is made only where none can be renewed; whoever waited for a
    renewal uses its result, or fails as it failed: a thousand calls do not wait for a thousand timeouts in turn.
    """

    field = "cloudToken"
    needs = "a cloud token"

    def __init__(
        self,
        create: Operation[Any],
        refresh: Operation[Any],
        *,
        project_id: str,
        store: TokenStore,
        key: str,
    ) -> None:
        self._create = create
        self._refresh = refresh
        self._project_id = project_id
        self._store = store
        self._key = key
        self._paused_until = 0.0
        self._failures = 0
        self._failure: FeiyanError | None = None

    def current(self, core: Core) -> Flow[str | None]:
        token = self._store.load(self._key)
        if token is not None and self._serves(token, core.clock()):
            return token.value
        return (yield from self._obtained(core, refused=None))

    def renewed(self, core: Core, refused: str) -> Flow[str | None]:
        return (yield from self._obtained(core, refused))

    def _obtained(self, core: Core, refused: str | None) -> Flow[str]:
        value: str = yield Alone(self._obtain(core, refused, self._failures), self._key)
        return value

    def _obtain(self, core: Core, refused: str | None, failures: int) -> Flow[str]:
        """A token other than the refused one. `failures` is how many there were when the call began to wait."""
        token = self._store.load(self._key)
        if token is not None and token.value != refused and self._serves(token, core.clock()):
            return token.value
        if self._failure is not None and self._failures > failures:
            raise copy(self._failure)
        try:
            return (yield from self._renew(core, token, refused))
        except FeiyanError as error:
            self._failure = copy(error)  # without the frames that the error itself holds on to
            self._failures += 1
            raise

    def _renew(self, core: Core, token: Token | None, refused: str | None) -> Flow[str]:
        now = core.clock()
        if token is not None and now < token.ends_at:
            try:
                return (yield from self._fetch(core, self._refresh, {"cloud_token": token.value}))
            except (TransportError, ProtocolError, RateLimitedError, ServerError):
                if token.value == refused:
                    raise
                self._paused_until = now + RENEWAL_PAUSE
                return token.value
            except ApiError:
                pass
        return (yield from self._fetch(core, self._create, {"grant_type": "project", "project_id": self._project_id}))

    def _serves(self, token: Token, now: float) -> bool:
        return now < token.renew_at or now < min(self._paused_until, token.ends_at)

    def _fetch(self, core: Core, operation: Operation[Any], params: dict[str, object]) -> Flow[str]:
        asked_at = core.clock()
        envelope = yield from core.call(operation, params)
        data: TokenData = result_of(operation, envelope)
        life = _seconds(data)
        if not data.cloud_token or life is None:
            raise ProtocolError(
                "the answer has no token or no end of it",
                operation=operation.name,
                status=SUCCESS,
                request_id=envelope.id,
            )
        self._store.save(self._key, Token(data.cloud_token, obtained_at=asked_at, ends_at=asked_at + life))
        return data.cloud_token


class GivenToken:
    """The token source of app clients: the token of a signed-in user that the caller has, or none."""

    field = "iotToken"
    needs = "a signed-in user: give iot_token"

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
