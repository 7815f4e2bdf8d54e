"""The sandbox's clock."""

from __future__ import annotations

import time

TIMESTAMP_WINDOW_MS = 15 * 60 * 1000
"""Largest difference, either way, between the clock and the timestamp of a call or of an MQTT login."""


class Clock:
    """The time of day, moved ahead or back by what tests ask for."""

    def __init__(self) -> None:
        self._ahead_ms = 0

    def now_ms(self) -> int:
        """Milliseconds since 1970."""
        return time.time_ns() // 1_000_000 + self._ahead_ms

    def advance(self, seconds: float) -> None:
        """Move ahead, or back if negative."""
        self._ahead_ms += round(seconds * 1000)
