"""The project's cloud token: one lives at a time."""

from __future__ import annotations

from feiyan_sandbox.world.clock import Clock
from feiyan_sandbox.world.codes import INVALID_CLOUD_TOKEN, REQUEST_AUTH_ERROR, Refusal
from feiyan_sandbox.world.identifiers import identifier


class CloudTokens:
    """Makes tokens, renews them and tells whether one is good."""

    def __init__(self, clock: Clock, *, lifetime_ms: int, first: str) -> None:
        self.lifetime_ms = lifetime_ms
        self._clock = clock
        self._made = 0
        self._live = first
        self._ends_at = clock.now_ms() + lifetime_ms

    def create(self) -> str:
        """A new token; the one before is dead."""
        self._made += 1
        self._live = identifier("cloud token", self._made)
        self._ends_at = self._clock.now_ms() + self.lifetime_ms
        return self._live

    def refresh(self, token: str) -> str:
        """A new token with a new life in place of the live one, which is dead then."""
        self.check(token)
        return self.create()

    def check(self, token: str | None) -> None:
        """Refuse a token that is missing, unknown, replaced or at its end."""
        if token is None:
            raise Refusal(REQUEST_AUTH_ERROR, "request.cloudToken is missing")
        if token != self._live or self._clock.now_ms() >= self._ends_at:
            raise Refusal(INVALID_CLOUD_TOKEN)

    def expire(self) -> None:
        """End the live token now."""
        self._ends_at = self._clock.now_ms()
