"""The time of day as the gateway has it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC
from email.utils import parsedate_to_datetime

SMALLEST_CORRECTION = 60.0
"""Seconds. A smaller difference is no reason for the gateway to refuse a timestamp: it takes those of 15 minutes."""


class GatewayClock:
    """The machine's clock, set by the gateway's once that refuses a timestamp; `offset` is by how many seconds."""

    def __init__(self, local: Callable[[], float] = time.time) -> None:
        self._local = local
        self.offset = 0.0

    def __call__(self) -> float:
        """Seconds since 1970."""
        return self._local() + self.offset

    def correct(self, date: str | None, refused: float) -> bool:
        """Go by a `Date` header from now on; false where that changes nothing that matters.

        `refused` is the time that the gateway did not take; another call may have set the clock since it was told.
        """
        theirs = seconds_of(date)
        if theirs is None or abs(theirs - refused) < SMALLEST_CORRECTION:
            return False
        self.offset = theirs - self._local()
        return True


def seconds_of(date: str | None) -> float | None:
    """The seconds since 1970 of an HTTP date, or None where it is none."""
    if not date:
        return None
    try:
        parsed = parsedate_to_datetime(date)
        seconds = (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
    return seconds if seconds >= 0 else None
