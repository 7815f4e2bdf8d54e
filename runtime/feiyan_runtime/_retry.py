"""When a failed call is repeated, and how long to wait before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from feiyan_runtime._errors import ApiError, ConfigurationError, ProtocolError, RateLimitedError, TransportError

_PASSING = frozenset({429, 500, 502, 503, 504})
_DOUBLINGS = 64  # beyond any wait that makes sense, and far from overflow

Failure: TypeAlias = TransportError | ProtocolError | ApiError


@dataclass(frozen=True, slots=True)
class Retry:
    """Repeats calls where that is safe and may help.

    An idempotent operation is repeated after a lost connection, a timeout, and codes 429, 500, 502, 503 and 504, also
    where a proxy answers them; any other only where nothing can have happened: the connection was refused, or the
    platform answered 429.

    attempts: how often a call is sent at most; 1 never repeats.
    wait: seconds before the first repetition at most; doubled for each further one, drawn at random from 0 up.
    longest_wait: limit of that doubling, in seconds.
    """

    attempts: int = 3
    wait: float = 0.5
    longest_wait: float = 8.0

    def __post_init__(self) -> None:
        if self.attempts < 1:
            raise ConfigurationError(f"attempts: {self.attempts!r} is less than 1")
        if not (self.wait >= 0 and self.longest_wait >= 0):
            raise ConfigurationError("wait and longest_wait are no negative numbers of seconds")

    def delay(self, attempt: int, error: Failure, *, idempotent: bool, chance: float) -> float | None:
        """Seconds to wait before attempt `attempt` + 1, or None to give up. `chance` is from 0 to 1."""
        if attempt >= self.attempts or not _may_repeat(error, idempotent):
            return None
        return chance * min(self.longest_wait, self.wait * 2.0 ** min(attempt - 1, _DOUBLINGS))


def _may_repeat(error: Failure, idempotent: bool) -> bool:
    if isinstance(error, TransportError):
        return idempotent or not error.sent
    if isinstance(error, ProtocolError):
        return idempotent and error.status in _PASSING
    return isinstance(error, RateLimitedError) or (idempotent and error.code in _PASSING)
