"""The sessions of signed-in users. Each user has at most one valid session."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import Any

from feiyan_sandbox.world.clock import Clock
from feiyan_sandbox.world.codes import IDENTITY_MISSING, REFRESH_TOKEN_INVALID, REQUEST_AUTH_ERROR, Refusal
from feiyan_sandbox.world.identifiers import identifier
from feiyan_sandbox.world.regions import REGION

MAX_REPLACED = 10_000
"""Number of replaced iotTokens that are told from unknown ones."""


@dataclass(frozen=True, slots=True)
class Session:
    """A user's session in a region. Expiry times are in milliseconds since 1970."""

    identity_id: str
    iot_token: str
    refresh_token: str
    iot_token_ends_at: int
    refresh_token_ends_at: int
    region: str = REGION


class Sessions:
    """The sessions of all users: creates, refreshes, ends and checks them."""

    def __init__(self, clock: Clock, *, lifetime_ms: int, refresh_lifetime_ms: int) -> None:
        self._clock = clock
        self._lifetime_ms = lifetime_ms
        self._refresh_lifetime_ms = refresh_lifetime_ms
        self._made = 0
        self._last: dict[str, Session] = {}
        self._replaced: deque[str] = deque(maxlen=MAX_REPLACED)

    def create(
        self, identity_id: str, *, region: str = REGION, iot_token: str = "", refresh_token: str = ""
    ) -> Session:
        """Return a new session of a user. It replaces the previous one."""
        if identity_id in self._last:
            self._replaced.append(self._last[identity_id].iot_token)
        return self._start(identity_id, region, iot_token, refresh_token)

    def refresh(self, identity_id: str, refresh_token: str, region: str = REGION) -> Session:
        """Return the user's session with new tokens and full lifetimes. The old tokens become invalid."""
        session = self._last.get(identity_id)
        now = self._clock.now_ms()
        known = session is not None and (session.refresh_token, session.region) == (refresh_token, region)
        if session is None or not known or now >= session.refresh_token_ends_at:
            raise Refusal(REFRESH_TOKEN_INVALID)
        return self._start(identity_id, region)

    def end(self, identity_id: str, *tokens: str | None) -> None:
        """End the user's session if one of the tokens belongs to it."""
        session = self._last.get(identity_id)
        if session is not None and not {session.iot_token, session.refresh_token}.isdisjoint(tokens):
            now = self._clock.now_ms()
            self._last[identity_id] = replace(session, iot_token_ends_at=now, refresh_token_ends_at=now)

    def last(self, identity_id: str) -> Session:
        """Return the last session of a user, even if it has expired."""
        return self._last[identity_id]

    def identity_of(self, iot_token: str | None) -> str | None:
        """Return the identityId of the user whose valid token this is, or None."""
        now = self._clock.now_ms()
        for session in self._last.values():
            if session.iot_token == iot_token and now < session.iot_token_ends_at:
                return session.identity_id
        return None

    def check(self, iot_token: str | None, region: str = REGION) -> str:
        """Return the identityId of the user whose valid token this is, in a region. Raises Refusal for any other."""
        if iot_token is None:
            raise Refusal(REQUEST_AUTH_ERROR, "request.iotToken is missing")
        identity_id = self.identity_of(iot_token)
        if identity_id is not None and self._last[identity_id].region == region:
            return identity_id
        if identity_id is not None:
            raise Refusal(REQUEST_AUTH_ERROR, "request.iotToken is the token of a session in another region")
        if iot_token in self._replaced:
            raise Refusal(IDENTITY_MISSING, "the user has signed in again elsewhere")
        raise Refusal(REQUEST_AUTH_ERROR, "request.iotToken is not the token of a signed-in user")

    def expire(self) -> None:
        """Expire all iotTokens now. Sessions can still be refreshed."""
        now = self._clock.now_ms()
        self._last = {user: replace(session, iot_token_ends_at=now) for user, session in self._last.items()}

    def revoke(self) -> None:
        """Revoke all refreshTokens now. iotTokens stay valid until they expire."""
        now = self._clock.now_ms()
        self._last = {user: replace(session, refresh_token_ends_at=now) for user, session in self._last.items()}

    def answer(self, session: Session) -> dict[str, Any]:
        """Return a session in the platform's format, with the remaining lifetimes in seconds."""
        return {
            "identityId": session.identity_id,
            "iotToken": session.iot_token,
            "iotTokenExpire": self._seconds_until(session.iot_token_ends_at),
            "refreshToken": session.refresh_token,
            "refreshTokenExpire": self._seconds_until(session.refresh_token_ends_at),
        }

    def _seconds_until(self, time_ms: int) -> int:
        return max(0, -((self._clock.now_ms() - time_ms) // 1000))

    def _start(self, identity_id: str, region: str, iot_token: str = "", refresh_token: str = "") -> Session:
        self._made += 1
        now = self._clock.now_ms()
        self._last[identity_id] = Session(
            identity_id=identity_id,
            iot_token=iot_token or identifier("iotToken", self._made),
            refresh_token=refresh_token or identifier("refreshToken", self._made),
            iot_token_ends_at=now + self._lifetime_ms,
            refresh_token_ends_at=now + self._refresh_lifetime_ms,
            region=region,
        )
        return self._last[identity_id]
