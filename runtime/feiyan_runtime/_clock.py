"""The local clock, adjusted to the gateway's."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC

MIN_ADJUSTMENT = 60.0
"""Seconds. The gateway accepts timestamps for 15 minutes, so a smaller difference cannot be why it refused one."""


class GatewayClock:
    """The local clock, adjusted once the gateway refuses a timestamp; `offset` is the adjustment in seconds."""

    def __init__(self, local: Callable[[], float] = time.time) -> None:
        self._local = local
        self.offset = 0.0

    def __call__(self) -> float:
        """Return the seconds since 1970."""
        return self._local() + self.offset

    def adjust(self, date: str | None, refused: float) -> bool:
        """Adjust the clock to a `Date` header; return False if the difference is too small to matter.

        `refused` is the time that the gateway refused; another call may have adjusted the clock since then.
        """
        theirs = seconds_of(date)
        if theirs is None or abs(theirs - refused) < MIN_ADJUSTMENT:
            return False
        self.offset = theirs - self._local()
        return True


def prepare() -> None:
    """Import the parser of dates, which few calls need, and which takes 10 ms."""
    import email.utils  # noqa: F401


def seconds_of(date: str | None) -> float | None:
    """Return the seconds since 1970 of an HTTP date, or None if it is not one."""
    if not date:
        return None
    from email.utils import parsedate_to_datetime  # see `prepare`

    try:
        parsed = parsedate_to_datetime(date)
        seconds = (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
    return seconds if seconds >= 0 else None
