"""Stops a client that the platform limits again and again, before the platform blocks the account."""

from __future__ import annotations

from feiyan_runtime._backoff import backoff

LIMIT = 5
"""So many answers "too many requests" in a row, of all calls of a client, stop it for a while."""

FIRST_PAUSE = 1.0
"""Seconds that the client stops for then."""

LONGEST_PAUSE = 60.0
"""Seconds that the client stops for at most, unless the platform asks for more."""


class Circuit:
    """Counts refusals for too many requests, and says how long to send nothing.

    After a pause one call goes out to try, and the others wait for what becomes of it, as long as the pause was, before
    another one tries. Each pause and each such wait is twice as long as the one before, until a call is answered
    something else. Calls that were sent before a pause began tell nothing of it. Times are of a monotonic clock.
    Without a lock: threads that come at the same moment may lose a count or both go out to try, which harms nothing.
    """

    def __init__(self) -> None:
        self._refusals = 0
        self._step: int | None = None
        self._stopped_at = float("-inf")
        self._goes_on_at = 0.0

    def wait(self, now: float) -> float:
        """Seconds until a call may be sent, 0 for this one."""
        if now < self._goes_on_at:
            return self._goes_on_at - now
        step = self._step
        if step is not None:
            self._goes_on_at = now + _pause(step)  # this call tries; the others wait
            self._step = step + 1
        return 0.0

    def passed(self, sent_at: float) -> None:
        """A call was answered something else."""
        if sent_at > self._stopped_at:
            self._refusals = 0
            self._step = None
            self._goes_on_at = 0.0

    def limited(self, sent_at: float, now: float, retry_after: float | None) -> None:
        """A call was refused for too many requests; the platform may have said for how many seconds."""
        if sent_at > self._stopped_at:
            self._refusals += 1
            if self._refusals >= LIMIT:
                step = self._step = self._step or 0
                self._stopped_at = now
                self._goes_on_at = now + _pause(step)
        if self._step is not None:
            self._goes_on_at = max(self._goes_on_at, now + (retry_after or 0.0))


def _pause(step: int) -> float:
    return backoff(step, initial=FIRST_PAUSE, maximum=LONGEST_PAUSE)
