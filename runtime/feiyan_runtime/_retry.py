"""Retries of failed calls: when they are safe, and how long to wait before them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from http import HTTPStatus
from typing import TypeAlias

from feiyan_runtime._backoff import backoff
from feiyan_runtime._errors import ApiError, ConfigurationError, ProtocolError, RateLimitedError, TransportError

TRANSIENT_CODES = frozenset({429, 500, 502, 503, 504})

BUSY_CODES = frozenset({2152, 6618})
"""Codes of calls that had no effect because another one was in the way; the same call succeeds later."""

Failure: TypeAlias = TransportError | ProtocolError | ApiError


@dataclass(frozen=True, slots=True)
class Retry:
    """Settings for retrying failed calls.

    An idempotent operation is retried after a lost connection, a timeout and the codes 429, 500, 502, 503 and 504, even
    if a proxy answers them, unless the message tells that the same call cannot succeed later (`ErrorCode.retry`). Any
    other operation is retried only if it cannot have had an effect: the connection was refused, or the answer was 429,
    2152 or 6618. If an answer asks for a wait (`Retry-After`), the wait is at least as long.

    attempts: maximum number of times that a call is sent; 1 never retries.
    wait_initial: upper bound of the wait before the first retry, in seconds; it doubles with each further retry, and
        the wait is drawn at random between 0 and the bound.
    wait_max: limit of that doubling, in seconds.
    timeout: seconds from the start of a call after which it is not sent again, not even with another token; a retry
        that is under way by then is abandoned.
    retry_writes: True retries operations that are not idempotent like the others; their effect may then happen twice.
    """

    attempts: int = 3
    wait_initial: float = 0.5
    wait_max: float = 8.0
    timeout: float = 60.0
    retry_writes: bool = False

    def __post_init__(self) -> None:
        if self.attempts < 1:
            raise ConfigurationError(f"attempts: {self.attempts!r} is less than 1")
        if not (0 <= self.wait_initial < math.inf and 0 <= self.wait_max < math.inf):
            raise ConfigurationError("wait_initial and wait_max: expected finite numbers of seconds, 0 or more")
        if not self.timeout > 0:
            raise ConfigurationError(f"timeout: {self.timeout!r} is not a positive number of seconds")

    def delay(self, attempt: int, error: Failure, *, idempotent: bool, jitter: float) -> float | None:
        """Return the seconds to wait before attempt `attempt` + 1, or None to give up. `jitter` is from 0 to 1."""
        if attempt >= self.attempts or not _may_repeat(error, idempotent or self.retry_writes):
            return None
        drawn = backoff(attempt - 1, initial=self.wait_initial, maximum=self.wait_max, jitter=jitter)
        return max(drawn, _retry_after(error))


def _may_repeat(error: Failure, idempotent: bool) -> bool:
    if isinstance(error, TransportError):
        return idempotent or not error.sent
    if is_rate_limit(error) or (isinstance(error, ApiError) and error.code in BUSY_CODES):
        return True
    if isinstance(error, ApiError) and error.known and not error.known.retry:
        return False
    return idempotent and (error.status if isinstance(error, ProtocolError) else error.code) in TRANSIENT_CODES


def is_rate_limit(error: Failure) -> bool:
    """Return True if a failure means "too many requests", from the platform or from a proxy."""
    if isinstance(error, ProtocolError):
        return error.status == HTTPStatus.TOO_MANY_REQUESTS
    return isinstance(error, RateLimitedError)


def _retry_after(error: Failure) -> float:
    return 0.0 if isinstance(error, TransportError) else error.retry_after or 0.0
