"""The session of an app's user: made by signing in, renewed ahead of its end, kept until its renewal is refused."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Protocol, Self, TypeGuard

from feiyan_runtime._answer import lacking, result_of
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
"""Options of the calls that make, renew and end a session: one patient try.

A refresh token whose answer is lost may be used up.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class UserSession:
    """A signed-in user.

    identity_id: who it is.
    iot_token: what calls carry.
    refresh_token: what the session is renewed with.
    iot_token_ends_at, refresh_token_ends_at: when they end, in seconds since 1970.
    obtained_at: when the session was made or last renewed, in seconds since 1970.
    expired: whether its renewal was refused, so that the user has to sign in again.
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
        """The same as `iot_token`."""
        return self.iot_token

    @property
    def ends_at(self) -> float:
        """The same as `iot_token_ends_at`."""
        return self.iot_token_ends_at

    def to_record(self) -> dict[str, Any]:
        """The session as plain values."""
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
        """A session from what `to_record` gave."""
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
    """The answer of the operations that make and renew a session."""

    @property
    def identity_id(self) -> str | None: ...
    @property
    def iot_token(self) -> str | None: ...
    @property
    def iot_token_expire(self) -> int | None:
        """Life in seconds."""

    @property
    def refresh_token(self) -> str | None: ...
    @property
    def refresh_token_expire(self) -> int | None:
        """Life in seconds."""


@dataclass(frozen=True, slots=True)
class SessionOperations:
    """The operations that a session lives by."""

    create: Operation[Any]
    refresh: Operation[Any]
    invalidate: Operation[Any]


class SessionTokens(RenewedToken[UserSession]):
    """The token source of app clients whose user signs in.

    Once the platform refuses to renew the session, every call that needs it fails at once, in all clients that share
    the store, until there is another session.
    """

    field = "iotToken"
    needs = "a signed-in user: sign in, or give session or iot_token"
    kind = UserSession
    lock = 30.0

    def __init__(
        self,
        operations: SessionOperations,
        *,
        given: UserSession | None,
        store: TokenStore,
        key: str,
        chance: float | None = None,
    ) -> None:
        super().__init__(store, key, chance=chance)
        self._operations = operations
        self._given = given

    @property
    def identity(self) -> str:
        """The user whose session it is; empty while nobody is signed in."""
        return self._known.identity_id if self._known else ""

    def session(self, core: Core) -> Flow[UserSession | None]:
        """The session in use, renewed if that is due."""
        yield from self.current(core)
        return self._known

    def sign_in(self, core: Core, auth_code: str, account_type: str) -> Flow[UserSession]:
        """Make a session from an authorization code and use it."""
        request = {"authCode": auth_code, "accountType": account_type, "appKey": core.signer.app_key}
        session = yield from self._fetch(core, self._operations.create, request)
        yield from self.use(core, session)
        return session

    def sign_out(self, core: Core) -> Flow[None]:
        """End the session and forget it."""
        yield Exclusive(self._in_turn(core, partial(self._end, core)))

    def use(self, core: Core, session: UserSession) -> Flow[None]:
        """Use a session from now on."""
        yield Exclusive(self._in_turn(core, partial(self._use, core, session)))

    def current(self, core: Core) -> Flow[str | None]:
        if self._given is not None:
            yield Exclusive(self._in_turn(core, partial(self._take_given, core)))
        return (yield from super().current(core))

    def _use(self, core: Core, session: UserSession) -> Flow[None]:
        self._given = None
        yield from self._save(core, session)

    def _take_given(self, core: Core) -> Flow[None]:
        """Keep the session that the client was given, unless the store has a later one of the same user."""
        given = self._given
        if given is not None:
            kept = yield from super()._load()
            if kept is None or kept.identity_id != given.identity_id or kept.ends_at < given.ends_at:
                yield from self._save(core, given)
            self._given = None

    def _end(self, core: Core) -> Flow[None]:
        yield from self._take_given(core)
        session = yield from super()._load()
        if session is not None and not session.expired:
            try:
                request = {**_identified(session), "iotToken": session.iot_token}  # clients differ in which they send
                yield from core.call(self._operations.invalidate, {"request": request}, ONCE)
            except AuthenticationError as error:
                if error.gateway_message is not None:
                    raise  # the call was refused, not the session
        self._known = self._unsaved = None
        yield from self._ask(partial(self._store.delete, self._key))

    def _load(self) -> Flow[UserSession | None]:
        session = yield from super()._load()
        if session is not None and session.expired:
            raise self._expired()
        return session

    def _obtained(self, core: Core, refused: str | None) -> Flow[str | None]:
        if self._known is None:
            return None
        return (yield from super()._obtained(core, refused))

    def _lives(self, kept: UserSession, now: float) -> bool:
        return not kept.expired and super()._lives(kept, now)

    def _renew(self, core: Core, kept: UserSession | None, refused: str | None) -> Flow[UserSession | None]:
        if kept is None:
            return None
        try:
            session = yield from self._fetch(core, self._operations.refresh, _identified(kept))
        except (TransportError, ProtocolError, ApiError) as error:
            if _is_refusal(error):
                yield from self._save(core, replace(kept, expired=True))
                raise self._expired(error) from error
            if not self._is_usable(kept, core, refused):
                raise
            self._pause(core)
            return kept
        yield from self._save(core, session)
        return session

    def _fetch(self, core: Core, operation: Operation[Any], request: Mapping[str, str]) -> Flow[UserSession]:
        began = core.timer()
        envelope = yield from core.call(operation, {"request": request}, ONCE)
        data: SessionData = result_of(operation, envelope)
        if not (data.identity_id and data.iot_token and data.refresh_token) or data.iot_token_expire is None:
            raise lacking("the answer has no session", operation, envelope)
        asked_at = core.clock() - (core.timer() - began)  # by a clock that the call may have corrected
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


def _identified(session: UserSession) -> dict[str, str]:
    return {"refreshToken": session.refresh_token, "identityId": session.identity_id}


def _is_refusal(error: TransportError | ProtocolError | ApiError) -> TypeGuard[ApiError]:
    """Return whether the platform refused what a session is renewed with, and not the call itself."""
    refusals = AuthenticationError, InvalidParameterError, NotFoundError
    return isinstance(error, refusals) and error.gateway_message is None and error.code != SERVICE_NOT_FOUND
