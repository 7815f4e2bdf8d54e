"""Circuit breaker: stops a client that is rate limited repeatedly, before the platform blocks the account."""

from __future__ import annotations

import math

from feiyan_runtime._backoff import backoff
from feiyan_runtime._flow import Flow

LIMIT = 5
"""Number of consecutive "too many requests" answers, across all calls of a client, that stop the client."""

FIRST_PAUSE = 1.0
"""Seconds of the first pause."""

MAX_PAUSE = 60.0
"""Limit of a pause in seconds, unless `Retry-After` asks for more."""


class Circuit:
    """Circuit breaker that counts "too many requests" answers and tells how long to send nothing.

    After a pause, one trial call is sent. The others wait for its outcome, for as long as the pause was, before another
    trial is sent. Each pause and each such wait is twice as long as the one before, until a call gets another answer.
    Answers to calls that were sent before a pause began are ignored. Times are of a monotonic clock, in seconds.
    There is no lock: threads that call at the same moment may lose a count or both send a trial, which is harmless.
    """

    check_at = math.inf
    """Time from which a call has to run `check` before it is sent."""

    has_news = False
    """True if `tell` has to run after an answer."""

    def __init__(self) -> None:
        self._refusals = 0
        self._step: int | None = None
        self._stopped_at = float("-inf")
        self._resumes_at = 0.0

    def wait(self, now: float) -> float:
        """Return the seconds until a call may be sent; 0 allows this call."""
        if now < self._resumes_at:
            return self._resumes_at - now
        step = self._step
        if step is not None:
            self._resumes_at = now + pause_of(step)  # this call is the trial; the others wait
            self._step = step + 1
        return 0.0

    def passed(self, sent_at: float) -> None:
        """Record a call that was not rate limited."""
        if sent_at > self._stopped_at:
            self._refusals = 0
            self._step = None
            self._resumes_at = 0.0

    def limited(self, sent_at: float, now: float, retry_after: float | None) -> None:
        """Record a call that was rate limited; `retry_after` is the wait that the platform asked for, in seconds."""
        if sent_at > self._stopped_at:
            self._refusals += 1
            if self._refusals >= LIMIT:
                step = self._step = self._step or 0
                self._stopped_at = now
                self._resumes_at = now + pause_of(step)
        if self._step is not None:
            self._resumes_at = max(self._resumes_at, now + (retry_after or 0.0))

    def check(self, now: float) -> Flow[None]:
        """Take notice of what other clients know."""
        yield from ()

    def tell(self, now: float) -> Flow[None]:
        """Let other clients know of a pause, or of its end."""
        yield from ()


def pause_of(step: int) -> float:
    """Return the seconds of a pause after so many others in a row."""
    return backoff(step, initial=FIRST_PAUSE, maximum=MAX_PAUSE)
