"""Retries of failed calls: which are safe, and how long to wait before them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from http import HTTPStatus
from typing import TypeAlias

from feiyan_runtime._backoff import backoff
from feiyan_runtime._errors import ApiError, ConfigurationError, ProtocolError, RateLimitedError, TransportError

_PASSING = frozenset({429, 500, 502, 503, 504})

Failure: TypeAlias = TransportError | ProtocolError | ApiError


@dataclass(frozen=True, slots=True)
class Retry:
    """Repeats calls where that is safe and may help.

    An idempotent operation is repeated after a lost connection, a timeout, and codes 429, 500, 502, 503 and 504, also
    where a proxy answers them; any other only where nothing can have happened: the connection was refused, or the
    platform answered 429. Where an answer says how long to wait (`Retry-After`), the wait is no shorter.

    attempts: how often a call is sent at most; 1 never repeats.
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

    def delay(self, attempt: int, error: Failure, *, idempotent: bool, chance: float) -> float | None:
        """Seconds to wait before attempt `attempt` + 1, or None to give up. `chance` is from 0 to 1."""
        if attempt >= self.attempts or not _may_repeat(error, idempotent or self.retry_writes):
            return None
        drawn = backoff(attempt - 1, initial=self.wait_initial, maximum=self.wait_max, chance=chance)
        return max(drawn, _asked_for(error))


def _may_repeat(error: Failure, idempotent: bool) -> bool:
    if isinstance(error, TransportError):
        return idempotent or not error.sent
    if is_rate_limit(error):
        return True
    return idempotent and (error.status if isinstance(error, ProtocolError) else error.code) in _PASSING


def is_rate_limit(error: Failure) -> bool:
    """Return whether a failure says "too many requests", be it the platform's or a proxy's."""
    if isinstance(error, ProtocolError):
        return error.status == HTTPStatus.TOO_MANY_REQUESTS
    return isinstance(error, RateLimitedError)


def _asked_for(error: Failure) -> float:
    return 0.0 if isinstance(error, TransportError) else error.retry_after or 0.0
