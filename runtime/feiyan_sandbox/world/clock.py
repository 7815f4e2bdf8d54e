"""The sandbox's clock."""

from __future__ import annotations

import time

TIMESTAMP_WINDOW_MS = 15 * 60 * 1000
"""Maximum difference, in either direction, between the clock and the timestamp of a call or an MQTT login."""


class Clock:
    """The wall clock plus an offset that tests set."""

    def __init__(self) -> None:
        self._ahead_ms = 0

    def now_ms(self) -> int:
        """Return the time in milliseconds since 1970."""
        return time.time_ns() // 1_000_000 + self._ahead_ms

    def advance(self, seconds: float) -> None:
        """Move the clock forward, or back if negative."""
        self._ahead_ms += round(seconds * 1000)
