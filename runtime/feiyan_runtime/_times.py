"""Points in time: numbers that count from 1970 on the wire, aware datetimes in Python."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

MILLISECONDS = 1000
"""Ticks a second of most times of the platform."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICKS = {1: timedelta(seconds=1), MILLISECONDS: timedelta(milliseconds=1)}


def moment(ticks: int | None, a_second: int = MILLISECONDS) -> datetime | None:
    """Return a time as a datetime in UTC; None if there is none, or no datetime can say it."""
    try:
        return None if ticks is None else _EPOCH + ticks * _TICKS[a_second]
    except OverflowError:
        return None


def ticks(time: datetime, a_second: int = MILLISECONDS) -> int:
    """Return a datetime as the number that the wire has; raise ValueError if it has no time zone."""
    if time.utcoffset() is None:
        raise ValueError("the datetime has no time zone: pass an aware one, such as datetime.now(timezone.utc)")
    return (time - _EPOCH) // _TICKS[a_second]
