"""Sessions of users: created by signing in, renewed before they expire, stored until a renewal is refused."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Protocol, Self, TypeGuard

from feiyan_runtime._answer import missing_data, result_of
from feiyan_runtime._core import Core
from feiyan_runtime._errors import (
    ApiError,
    AuthenticationError,
    InvalidParameterError,
    NotFoundError,
    ProtocolError,
    SessionExpiredError,
    TransportError,
)
from feiyan_runtime._flow import Exclusive, Flow
from feiyan_runtime._operation import Operation, Options
from feiyan_runtime._renewal import RenewedToken
from feiyan_runtime._retry import Retry
from feiyan_runtime._stores import TokenStore

REFRESH_TOKEN_INVALID = 2401
SERVICE_NOT_FOUND = 404

ONCE = Options(timeout=25.0, retry=Retry(attempts=1))
"""Options of the calls that create, renew and end a session: a single attempt with a long timeout, because a refresh
token may be used up even if the answer is lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UserSession:
    """The session of a signed-in user.

    identity_id: the platform's id of the user.
    iot_token: token that the user's calls carry; never shown.
    refresh_token: token that renews the session; never shown.
    iot_token_ends_at, refresh_token_ends_at: the times when the tokens expire, in seconds since 1970.
    obtained_at: the time when the session was created or last renewed, in seconds since 1970.
    expired: True if the renewal was refused, so that the user has to sign in again.
    """

    identity_id: str
    iot_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    iot_token_ends_at: float
    refresh_token_ends_at: float
    obtained_at: float = field(default_factory=time.time)
    expired: bool = False

    @property
    def value(self) -> str:
        """Alias of `iot_token`."""
        return self.iot_token

    @property
    def ends_at(self) -> float:
        """Alias of `iot_token_ends_at`."""
        return self.iot_token_ends_at

    def to_record(self) -> dict[str, Any]:
        """Return the session as plain values that JSON can encode; they contain the tokens."""
        return {
            "identityId": self.identity_id,
            "iotToken": self.iot_token,
            "refreshToken": self.refresh_token,
            "iotTokenEndsAt": self.iot_token_ends_at,
            "refreshTokenEndsAt": self.refresh_token_ends_at,
            "obtainedAt": self.obtained_at,
            "expired": self.expired,
        }

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        """Return the session of a record that `to_record` returned."""
        return cls(
            identity_id=str(record["identityId"]),
            iot_token=str(record["iotToken"]),
            refresh_token=str(record["refreshToken"]),
            iot_token_ends_at=float(record["iotTokenEndsAt"]),
            refresh_token_ends_at=float(record["refreshTokenEndsAt"]),
            obtained_at=float(record["obtainedAt"]),
            expired=bool(record["expired"]),
        )


class SessionData(Protocol):
    """The answer of the operations that create and renew a session."""

    @property
    def identity_id(self) -> str | None: ...
    @property
    def iot_token(self) -> str | None: ...
    @property
    def iot_token_expire(self) -> int | None:
        """Lifetime in seconds."""

    @property
    def refresh_token(self) -> str | None: ...
    @property
    def refresh_token_expire(self) -> int | None:
        """Lifetime in seconds."""


@dataclass(frozen=True, slots=True)
class SessionOperations:
    """The operations that create, renew and end a session."""

    create: Operation[Any]
    refresh: Operation[Any]
    invalidate: Operation[Any]


class SessionTokens(RenewedToken[UserSession]):
    """Token source of app clients whose user signs in.

    After the platform has refused to renew the session, every call that needs it fails immediately, in all clients that
    share the store, until there is a new session.
    """

    field = "iotToken"
    needs = "a signed-in user: sign in, or pass session or iot_token"
    kind = UserSession
    lock = 30.0

    def __init__(
        self,
        operations: SessionOperations,
        *,
        given: UserSession | None,
        store: TokenStore,
        key: str,
        jitter: float | None = None,
    ) -> None:
        super().__init__(store, key, jitter=jitter)
        self._operations = operations
        self._given = given

    @property
    def identity(self) -> str:
        """Identity id of the session's user; empty if nobody is signed in."""
        return self._cached.identity_id if self._cached else ""

    def session(self, core: Core) -> Flow[UserSession | None]:
        """Return the current session, renewed if it is due, or None if nobody is signed in."""
        yield from self.current(core)
        return self._cached

    def sign_in(self, core: Core, auth_code: str, account_type: str) -> Flow[UserSession]:
        """Create a session from an authorization code and use it."""
        request = {"authCode": auth_code, "accountType": account_type, "appKey": core.signer.app_key}
        session = yield from self._fetch(core, self._operations.create, request)
        yield from self.use(core, session)
        return session

    def sign_out(self, core: Core) -> Flow[None]:
        """End the session and delete it from the store."""
        yield Exclusive(self._with_lock(core, partial(self._end, core)))

    def use(self, core: Core, session: UserSession) -> Flow[None]:
        """Use a session from now on."""
        yield Exclusive(self._with_lock(core, partial(self._use, core, session)))

    def current(self, core: Core) -> Flow[str | None]:
        if self._given is not None:
            yield Exclusive(self._with_lock(core, partial(self._take_given, core)))
        return (yield from super().current(core))

    def _use(self, core: Core, session: UserSession) -> Flow[None]:
        self._given = None
        yield from self._save(core, session)

    def _take_given(self, core: Core) -> Flow[None]:
        """Store the session that the client was given, unless the store has a later one of the same user."""
        given = self._given
        if given is not None:
            stored = yield from super()._load()
            if stored is None or stored.identity_id != given.identity_id or stored.ends_at < given.ends_at:
                yield from self._save(core, given)
            self._given = None

    def _end(self, core: Core) -> Flow[None]:
        yield from self._take_given(core)
        session = yield from super()._load()
        if session is not None and not session.expired:
            try:
                # known clients send either the refresh token or the iotToken
                request = {**_identity_request(session), "iotToken": session.iot_token}
                yield from core.call(self._operations.invalidate, {"request": request}, ONCE)
            except AuthenticationError as error:
                if error.gateway_message is not None:
                    raise  # the gateway refused the call, not the session
        self._cached = self._unsaved = None
        yield from self._ask(partial(self._store.delete, self._key))

    def _load(self) -> Flow[UserSession | None]:
        session = yield from super()._load()
        if session is not None and session.expired:
            raise self._expired()
        return session

    def _obtain_or_cached(self, core: Core, refused: str | None) -> Flow[str | None]:
        if self._cached is None:
            return None
        return (yield from super()._obtain_or_cached(core, refused))

    def _is_valid(self, stored: UserSession, now: float) -> bool:
        return not stored.expired and super()._is_valid(stored, now)

    def _renew(self, core: Core, stored: UserSession | None, refused: str | None) -> Flow[UserSession | None]:
        if stored is None:
            return None
        try:
            session = yield from self._fetch(core, self._operations.refresh, _identity_request(stored))
        except (TransportError, ProtocolError, ApiError) as error:
            if _is_refusal(error):
                yield from self._save(core, replace(stored, expired=True))
                raise self._expired(error) from error
            if not self._is_usable(stored, core, refused):
                raise
            self._pause(core)
            return stored
        yield from self._save(core, session)
        return session

    def _fetch(self, core: Core, operation: Operation[Any], request: Mapping[str, str]) -> Flow[UserSession]:
        began = core.timer()
        envelope = yield from core.call(operation, {"request": request}, ONCE)
        data: SessionData = result_of(operation, envelope)
        if not (data.identity_id and data.iot_token and data.refresh_token) or data.iot_token_expire is None:
            raise missing_data("the answer has no session", operation, envelope)
        asked_at = core.clock() - (core.timer() - began)  # by a clock that the call may have adjusted
        return UserSession(
            identity_id=data.identity_id,
            iot_token=data.iot_token,
            refresh_token=data.refresh_token,
            iot_token_ends_at=asked_at + data.iot_token_expire,
            refresh_token_ends_at=asked_at + (data.refresh_token_expire or data.iot_token_expire),
            obtained_at=asked_at,
        )

    def _expired(self, cause: ApiError | None = None) -> SessionExpiredError:
        refresh = self._operations.refresh
        return SessionExpiredError(
            cause.code if cause else REFRESH_TOKEN_INVALID,
            "the session cannot be renewed: sign in again",
            operation=refresh.name,
            path=refresh.path,
            request_id=cause.request_id if cause else None,
            known=cause.known if cause else None,
        )


def _identity_request(session: UserSession) -> dict[str, str]:
    return {"refreshToken": session.refresh_token, "identityId": session.identity_id}


def _is_refusal(error: TransportError | ProtocolError | ApiError) -> TypeGuard[ApiError]:
    """Return True if the platform refused the refresh token, and not the call itself."""
    refusals = AuthenticationError, InvalidParameterError, NotFoundError
    return isinstance(error, refusals) and error.gateway_message is None and error.code != SERVICE_NOT_FOUND
