"""The sessions of signed-in users: one lives for each user."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from feiyan_sandbox.world.clock import Clock
from feiyan_sandbox.world.codes import IDENTITY_MISSING, REFRESH_TOKEN_INVALID, REQUEST_AUTH_ERROR, Refusal
from feiyan_sandbox.world.identifiers import identifier


@dataclass(frozen=True, slots=True)
class Session:
    """A user's session. Its tokens end at times in milliseconds since 1970."""

    identity_id: str
    iot_token: str
    refresh_token: str
    iot_token_ends_at: int
    refresh_token_ends_at: int


class Sessions:
    """Makes sessions, renews and ends them, and tells whom a token stands for."""

    def __init__(self, clock: Clock, *, lifetime_ms: int, refresh_lifetime_ms: int) -> None:
        self._clock = clock
        self._lifetime_ms = lifetime_ms
        self._refresh_lifetime_ms = refresh_lifetime_ms
        self._made = 0
        self._last: dict[str, Session] = {}
        self._replaced: set[str] = set()

    def create(self, identity_id: str, *, iot_token: str = "", refresh_token: str = "") -> Session:
        """A new session of a user, in place of the one before."""
        if identity_id in self._last:
            self._replaced.add(self._last[identity_id].iot_token)
        return self._start(identity_id, iot_token, refresh_token)

    def refresh(self, identity_id: str, refresh_token: str) -> Session:
        """The user's session with new tokens, each with a new life; the old ones are dead."""
        session = self._last.get(identity_id)
        now = self._clock.now_ms()
        if session is None or session.refresh_token != refresh_token or now >= session.refresh_token_ends_at:
            raise Refusal(REFRESH_TOKEN_INVALID)
        return self._start(identity_id)

    def end(self, identity_id: str, *tokens: str | None) -> None:
        """End the user's session if it has one of the tokens."""
        session = self._last.get(identity_id)
        if session is not None and not {session.iot_token, session.refresh_token}.isdisjoint(tokens):
            now = self._clock.now_ms()
            self._last[identity_id] = replace(session, iot_token_ends_at=now, refresh_token_ends_at=now)

    def last(self, identity_id: str) -> Session:
        """The last session of a user who was signed in, be it at its end."""
        return self._last[identity_id]

    def identity_of(self, iot_token: str | None) -> str | None:
        """The user whom a token stands for, or None."""
        now = self._clock.now_ms()
        for session in self._last.values():
            if session.iot_token == iot_token and now < session.iot_token_ends_at:
                return session.identity_id
        return None

    def check(self, iot_token: str | None) -> str:
        """The user whom a token stands for, or the refusal that tells what is wrong with it."""
        if iot_token is None:
            raise Refusal(REQUEST_AUTH_ERROR, "request.iotToken is missing")
        identity_id = self.identity_of(iot_token)
        if identity_id is not None:
            return identity_id
        if iot_token in self._replaced:
            raise Refusal(IDENTITY_MISSING, "the user has signed in again elsewhere")
        raise Refusal(REQUEST_AUTH_ERROR, "request.iotToken is not the token of a signed-in user")

    def expire(self) -> None:
        """End all iotTokens now; sessions can be renewed."""
        now = self._clock.now_ms()
        self._last = {user: replace(session, iot_token_ends_at=now) for user, session in self._last.items()}

    def revoke(self) -> None:
        """End all refreshTokens now; sessions live on until their iotTokens end."""
        now = self._clock.now_ms()
        self._last = {user: replace(session, refresh_token_ends_at=now) for user, session in self._last.items()}

    def answer(self, session: Session) -> dict[str, Any]:
        """A session as the platform tells it: its tokens end in so many seconds."""
        return {
            "identityId": session.identity_id,
            "iotToken": session.iot_token,
            "iotTokenExpire": self._seconds_until(session.iot_token_ends_at),
            "refreshToken": session.refresh_token,
            "refreshTokenExpire": self._seconds_until(session.refresh_token_ends_at),
        }

    def _seconds_until(self, time_ms: int) -> int:
        return max(0, -((self._clock.now_ms() - time_ms) // 1000))

    def _start(self, identity_id: str, iot_token: str = "", refresh_token: str = "") -> Session:
        self._made += 1
        now = self._clock.now_ms()
        self._last[identity_id] = Session(
            identity_id=identity_id,
            iot_token=iot_token or identifier("iotToken", self._made),
            refresh_token=refresh_token or identifier("refreshToken", self._made),
            iot_token_ends_at=now + self._lifetime_ms,
            refresh_token_ends_at=now + self._refresh_lifetime_ms,
        )
        return self._last[identity_id]
