"""When a failed call is repeated, and how long to wait before."""

from __future__ import annotations

from dataclasses import dataclass

from feiyan_runtime._errors import ApiError, RateLimitedError, TransportError

_PASSING = frozenset({429, 500, 503})
_DOUBLINGS = 64  # beyond any wait that makes sense, and far from overflow


@dataclass(frozen=True, slots=True)
class Retry:
    """Repeats calls where that is safe and may help.

    An idempotent operation is repeated after a lost connection, a timeout, and codes 429, 500 and 503; any other only
    where nothing can have happened: the connection was refused, or the platform answered 429.

    attempts: how often a call is sent at most; 1 never repeats.
    wait: seconds before the first repetition at most; doubled for each further one, drawn at random from 0 up.
    longest_wait: limit of that doubling, in seconds.
    """

    attempts: int = 3
    wait: float = 0.5
    longest_wait: float = 8.0

    def delay(self, attempt: int, error: TransportError | ApiError, *, idempotent: bool, chance: float) -> float | None:
        """Seconds to wait before attempt `attempt` + 1, or None to give up. `chance` is from 0 to 1."""
        if attempt >= self.attempts or not _may_repeat(error, idempotent):
            return None
        return chance * min(self.longest_wait, self.wait * 2.0 ** min(attempt - 1, _DOUBLINGS))


def _may_repeat(error: TransportError | ApiError, idempotent: bool) -> bool:
    if isinstance(error, TransportError):
        return idempotent or not error.sent
    return isinstance(error, RateLimitedError) or (idempotent and error.code in _PASSING)
