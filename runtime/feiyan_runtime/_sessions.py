"""Sessions of users: created by signing in, renewed before they expire, stored until a renewal is refused."""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Protocol, Self, TypeAlias, TypeGuard

from feiyan_runtime._answer import missing_data, result_of
from feiyan_runtime._core import Core
from feiyan_runtime._envelope import Envelope
from feiyan_runtime._errors import (
    ApiError,
    AuthenticationError,
    ConfigurationError,
    InvalidParameterError,
    ProtocolError,
    SessionExpiredError,
    TokenStoreError,
    TransportError,
)
from feiyan_runtime._events import LOGGER
from feiyan_runtime._flow import Exclusive, Flow, Wait
from feiyan_runtime._frames import private
from feiyan_runtime._operation import Operation, Options
from feiyan_runtime._records import (
    RECORD,
    Flag,
    Name,
    Secret,
    Time,
    UnreadableRecordError,
    Url,
    bounded_lifetime,
    read,
    stored,
    to_record,
)
from feiyan_runtime._renewal import RenewedToken
from feiyan_runtime._retry import BUSY_CODES, TRANSIENT_CODES, Retry
from feiyan_runtime._stores import TokenStore
from feiyan_runtime._token_refusals import IOT_TOKEN, USER_NOT_FOUND

REFRESH_TOKEN_INVALID = 2401

ONCE = Options(timeout=25.0, retry=Retry(attempts=1))
"""Options of the calls that create, renew and end a session: a single attempt with a long timeout, because a refresh
token may be used up even if the answer is lost."""

WHEN_BUSY = Retry(attempts=4, timeout=4.0)
"""Retries of these calls while the platform is busy with another call for the same user, which uses up nothing. Their
`timeout` keeps a renewal shorter than the lifetime of its lock."""


@stored
@dataclass(frozen=True, slots=True, kw_only=True)
class UserSession:
    """The session of a signed-in user.

    identity_id: the platform's id of the user.
    iot_token: token that the user's calls carry; never shown.
    refresh_token: token that renews the session; never shown.
    iot_token_ends_at, refresh_token_ends_at: the times when the tokens expire, in seconds since 1970.
    obtained_at: the time when the session was created or last renewed, in seconds since 1970.
    expired: True if the renewal was refused, so that the user has to sign in again.
    base_url, mqtt_url: the gateway and the MQTT endpoint of the region in which the user signed in; None for those of
        the client.
    """

    __pydantic_config__ = RECORD

    identity_id: Name
    iot_token: Secret = field(repr=False)
    refresh_token: Secret = field(repr=False)
    iot_token_ends_at: Time
    refresh_token_ends_at: Time
    obtained_at: Time = field(default_factory=time.time)
    expired: Flag = False
    base_url: Url | None = None
    mqtt_url: Url | None = None

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
        return to_record(self, lifetime=max(self.ends_at, self.refresh_token_ends_at) - self.obtained_at)

    @classmethod
    @private
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        """Return the session of a record that `to_record` returned.

        Raises:
            TokenStoreError: The record is not one of a session; the message names the field and the reason.

        """
        return read(cls, record)


OnSession: TypeAlias = Callable[[UserSession], None]


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

    field = IOT_TOKEN
    needs = "a signed-in user: sign in, or pass session or iot_token"
    kind = UserSession
    lock = 30.0
    replaces_unreadable = False  # only the user can bring another session

    def __init__(
        self,
        operations: SessionOperations,
        *,
        given: UserSession | None,
        store: TokenStore,
        key: str,
        on_session: OnSession | None = None,
        jitter: float | None = None,
    ) -> None:
        super().__init__(store, key, jitter=jitter)
        self._operations = operations
        self._on_session = on_session
        self._known: UserSession | None = None
        self._news: deque[UserSession] = deque()
        self._given = None if given is None else checked(given)

    @property
    def identity(self) -> str:
        """Identity id of the session's user; empty if nobody is signed in."""
        return self._cached.identity_id if self._cached else ""

    @property
    def base_url(self) -> str:
        """URL of the gateway of the session's region; empty for the client's own."""
        return (self._cached.base_url or "") if self._cached else ""

    @property
    def mqtt_url(self) -> str:
        """URL of the MQTT endpoint of the session's region; empty for the client's own."""
        return (self._cached.mqtt_url or "") if self._cached else ""

    def session(self, core: Core) -> Flow[UserSession | None]:
        """Return the current session, renewed if it is due, or None if nobody is signed in."""
        yield from self.current(core)
        return self._cached

    def sign_in(
        self, core: Core, auth_code: str, account_type: str, *, base_url: str = "", mqtt_url: str = ""
    ) -> Flow[UserSession]:
        """Create a session from an authorization code and use it.

        `base_url` and `mqtt_url` are the endpoints of the user's region; empty for those of the client.
        """
        request = {"authCode": auth_code, "accountType": account_type, "appKey": core.signer.app_key}
        made = yield from self._fetch(core, self._operations.create, request, base_url)
        session = replace(made, base_url=base_url or None, mqtt_url=mqtt_url or None)
        yield from self._telling(Exclusive(self._with_lock(core, partial(self._start, core, session))))
        return session

    def sign_out(self, core: Core, forget: Callable[[str], Flow[None]] | None = None) -> Flow[None]:
        """End the session and delete it from the store; `forget` deletes what else is stored of a user, by identity."""
        yield Exclusive(self._with_lock(core, partial(self._end, core, forget)))

    def use(self, core: Core, session: UserSession) -> Flow[None]:
        """Use a session from now on."""
        session = self._known = checked(session)
        yield Exclusive(self._with_lock(core, partial(self._start, core, session)))

    def current(self, core: Core) -> Flow[str | None]:
        try:
            if self._given is not None:
                yield Exclusive(self._with_lock(core, partial(self._take_given, core)))
            return (yield from super().current(core))
        finally:
            self._tell()

    def renewed(self, core: Core, refused: str) -> Flow[str | None]:
        try:
            return (yield from super().renewed(core, refused))
        finally:
            self._tell()

    def _telling(self, step: Exclusive) -> Flow[None]:
        try:
            yield step
        finally:
            self._tell()

    def _start(self, core: Core, session: UserSession) -> Flow[None]:
        self._given = None
        yield from self._save(core, session)

    def _take_given(self, core: Core) -> Flow[None]:
        """Store the session that the client was given, unless the store has a later one of the same user."""
        given = self._given
        if given is not None:
            stored = yield from self._stored()
            if stored is None or stored.identity_id != given.identity_id or stored.ends_at < given.ends_at:
                self._known = given
                yield from self._save(core, given)
            self._given = None

    def _end(self, core: Core, forget: Callable[[str], Flow[None]] | None) -> Flow[None]:
        yield from self._take_given(core)
        identity = self.identity
        session = yield from self._stored()
        if session is not None:
            identity = session.identity_id
        if session is not None and not session.expired:
            try:
                # known clients send either the refresh token or the iotToken
                request = {**_identity_request(session), "iotToken": session.iot_token}
                yield from core.call(self._operations.invalidate, {"request": request}, ONCE, session.base_url or "")
            except AuthenticationError as error:
                if error.gateway_message is not None:
                    raise  # the gateway refused the call, not the session
        if identity and forget is not None:
            yield from forget(identity)
        self._cached = self._unsaved = self._known = None
        yield from self._ask(partial(self._store.delete, self._key))

    def _load(self) -> Flow[UserSession | None]:
        session = yield from super()._load()
        if session is not None:
            self._note(session)
            if session.expired:
                raise self._expired()
        return session

    def _save(self, core: Core, stored: UserSession) -> Flow[None]:
        yield from super()._save(core, stored)
        self._note(stored, is_new=True)

    def _note(self, session: UserSession, *, is_new: bool = False) -> None:
        """Remember to tell of a session that is not the known one; the one that is found first is no news."""
        known, self._known = self._known, session
        is_same = known is not None and (known.iot_token, known.expired) == (session.iot_token, session.expired)
        if self._on_session and not is_same and (known or is_new or session.expired):
            self._news.append(session)

    def _tell(self) -> None:
        """Tell the program the news, while the client holds no lock: it may call the client."""
        while self._on_session and self._news:
            try:
                session = self._news.popleft()
            except IndexError:  # another thread was faster
                return
            try:
                self._on_session(session)
            except Exception:
                LOGGER.exception("on_session failed")

    def _stored(self) -> Flow[UserSession | None]:
        """Return the stored session; a record that cannot be read is replaced or deleted next, and counts as absent."""
        try:
            return (yield from super()._load())
        except UnreadableRecordError:
            return self._cached

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
            renewed = yield from self._fetch(
                core, self._operations.refresh, _identity_request(stored), stored.base_url or ""
            )
        except (TransportError, ProtocolError, ApiError) as error:
            if _is_refusal(error):
                yield from self._save(core, replace(stored, expired=True))
                raise self._expired(error) from error
            if not self._is_usable(stored, core, refused):
                raise
            self._pause(core)
            return stored
        session = replace(renewed, base_url=stored.base_url, mqtt_url=stored.mqtt_url)
        yield from self._save(core, session)
        return session

    def _fetch(
        self, core: Core, operation: Operation[Any], request: Mapping[str, str], base_url: str
    ) -> Flow[UserSession]:
        envelope, began = yield from self._ask_platform(core, operation, request, base_url)
        data: SessionData = result_of(operation, envelope)
        if not (data.identity_id and data.iot_token and data.refresh_token) or data.iot_token_expire is None:
            raise missing_data("the answer has no session", operation, envelope)
        asked_at = core.clock() - (core.timer() - began)  # by a clock that the call may have adjusted
        record = {
            "identityId": data.identity_id,
            "iotToken": data.iot_token,
            "refreshToken": data.refresh_token,
            "iotTokenEndsAt": asked_at + bounded_lifetime(data.iot_token_expire),
            "refreshTokenEndsAt": asked_at + bounded_lifetime(data.refresh_token_expire or data.iot_token_expire),
            "obtainedAt": asked_at,
        }
        try:
            return UserSession.from_record(record)
        except TokenStoreError as error:
            raise missing_data(f"the answer has no session that can be used: {error}", operation, envelope) from None

    def _ask_platform(
        self, core: Core, operation: Operation[Any], request: Mapping[str, str], base_url: str
    ) -> Flow[tuple[Envelope[Any], float]]:
        """Return the answer to a call, which is sent again while the platform is busy, and the time of the request."""
        attempt, until = 1, core.timer() + WHEN_BUSY.timeout
        while True:
            began = core.timer()
            try:
                return (yield from core.call(operation, {"request": request}, ONCE, base_url)), began
            except ApiError as error:
                delay = WHEN_BUSY.delay(attempt, error, idempotent=False, jitter=random.random())
                if error.code not in BUSY_CODES or delay is None or core.timer() + delay > until:
                    raise
            yield Wait(delay)
            attempt += 1

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


def checked(session: UserSession) -> UserSession:
    """Return a session that can be stored. Raises ConfigurationError."""
    if not isinstance(session, UserSession):
        raise ConfigurationError(f"session: expected a UserSession, got {type(session).__name__}")
    try:
        return UserSession.from_record(session.to_record())
    except (TokenStoreError, TypeError, ArithmeticError) as error:
        raise ConfigurationError(f"session: {error}") from None


def _identity_request(session: UserSession) -> dict[str, str]:
    return {"refreshToken": session.refresh_token, "identityId": session.identity_id}


def _is_refusal(error: TransportError | ProtocolError | ApiError) -> TypeGuard[ApiError]:
    """Return True if the platform refused the refresh token, and not the call itself."""
    if not isinstance(error, ApiError) or error.gateway_message is not None or error.code in TRANSIENT_CODES:
        return False
    return error.code == USER_NOT_FOUND or isinstance(error, (AuthenticationError, InvalidParameterError))
