"""The project's cloud token. Only one is valid at a time."""

from __future__ import annotations

from feiyan_sandbox.world.clock import Clock
from feiyan_sandbox.world.codes import INVALID_CLOUD_TOKEN, REQUEST_AUTH_ERROR, Refusal
from feiyan_sandbox.world.identifiers import identifier


class CloudTokens:
    """The issuer of cloud tokens: creates, refreshes and checks them."""

    def __init__(self, clock: Clock, *, lifetime_ms: int, first: str) -> None:
        self.lifetime_ms = lifetime_ms
        self._clock = clock
        self._made = 0
        self._live = first
        self._ends_at = clock.now_ms() + lifetime_ms

    def create(self) -> str:
        """Return a new token and invalidate the previous one."""
        self._made += 1
        self._live = identifier("cloud token", self._made)
        self._ends_at = self._clock.now_ms() + self.lifetime_ms
        return self._live

    def refresh(self, token: str) -> str:
        """Return a new token with a full lifetime and invalidate the given one, which must be valid."""
        self.check(token)
        return self.create()

    def check(self, token: str | None) -> None:
        """Raise Refusal for a token that is missing, unknown, replaced or expired."""
        if token is None:
            raise Refusal(REQUEST_AUTH_ERROR, "request.cloudToken is missing")
        if token != self._live or self._clock.now_ms() >= self._ends_at:
            raise Refusal(INVALID_CLOUD_TOKEN)

    def expire(self) -> None:
        """Expire the current token now."""
        self._ends_at = self._clock.now_ms()
