"""A limit of the calls a second that a program sets itself, for one client or for all that share a store."""

from __future__ import annotations

import math
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from feiyan_runtime._errors import ConfigurationError, TokenStoreError
from feiyan_runtime._events import LOGGER
from feiyan_runtime._flow import Flow, Wait
from feiyan_runtime._fork import reset_after_fork
from feiyan_runtime._records import RECORD, Time, read_if_readable, stored, to_record
from feiyan_runtime._stores import TokenStore, in_store

MAX_RESERVED = 0.1
"""Seconds of the shared limit that a client reserves at a time, if it makes that many calls."""

MAX_AHEAD = 600.0
"""Seconds. A reservation further in the future comes from a wrong clock, and is ignored."""

POLL_INTERVAL = 0.02
"""Seconds between two attempts to reserve."""

STORE_PAUSE = 30.0
"""Seconds for which a client keeps the limit by itself after the store failed."""

LOCK_LIFETIME = 5.0
"""Seconds until the lock of a client that died while it reserved expires."""


@dataclass(frozen=True, slots=True)
class RateLimit:
    """Limit of the calls that are sent, evenly spread over time; a call waits for its turn, within `Retry.timeout`.

    calls_per_second: maximum number of calls a second, such as 20 or 0.5; repetitions and requests for tokens count.
    shared: True limits all clients together that share a `token_store` and set the same limit.
    """

    calls_per_second: float
    shared: bool = False

    def __post_init__(self) -> None:
        rate = self.calls_per_second
        if isinstance(rate, bool) or not isinstance(rate, int | float) or not 0.001 <= rate <= 1e6:
            raise ConfigurationError("calls_per_second: expected a number from 0.001 to 1000000")

    def __str__(self) -> str:
        return f"the limit of {self.calls_per_second:g} calls a second"


@stored
@dataclass(frozen=True, slots=True, kw_only=True)
class _Reserved:
    """Record of the time up to which clients have reserved the limit, in seconds since 1970."""

    __pydantic_config__ = RECORD

    until: Time


class RateLimiter:
    """Queue of a client's calls: each has a moment of its own, one interval after the one before.

    With a shared limit, the client reserves stretches of time in the store, and gives their moments to its calls. A
    stretch is one interval long at first, and doubles as long as all its moments are used.
    """

    def __init__(
        self, limit: RateLimit, store: TokenStore | None, key: str, *, clock: Callable[[], float] = time.time
    ) -> None:
        if not isinstance(limit, RateLimit):
            raise ConfigurationError(f"rate_limit: expected a RateLimit, got {type(limit).__name__}")
        if limit.shared and store is None:
            raise ConfigurationError("rate_limit: a client with an iot_token has no store to share the limit through")
        self.limit = limit
        self._store = store
        self._key = key
        self._clock = clock
        self._interval = 1.0 / limit.calls_per_second
        self._most = max(1, int(MAX_RESERVED * limit.calls_per_second))
        self.after_fork()
        reset_after_fork(self)

    def after_fork(self) -> None:
        """Leave to the parent what it reserved."""
        self._guard = threading.Lock()
        self._reserving = threading.Lock()
        self._next = self._end = -math.inf
        self._size = 1
        self._alone_until = -math.inf if self.limit.shared else math.inf

    def admit(self, timer: Callable[[], float], until: float) -> Flow[float]:
        """Wait for the turn of a call; return 0, or the seconds that it would have to wait if that is after `until`."""
        while (moment := self._take(timer(), until)) is None:
            try:
                assert self._store is not None
                has_reserved = yield from in_store(self._store, lambda: self._reserve(timer))
            except TokenStoreError as error:
                self._alone_until = timer() + STORE_PAUSE
                LOGGER.warning("%s; the client keeps %s by itself", error, self.limit)
                continue
            if not has_reserved:
                if timer() >= until:
                    return POLL_INTERVAL
                yield Wait(POLL_INTERVAL)
        wait = moment - timer()
        if moment > until:
            return wait
        if wait > 0:
            yield Wait(wait)
        return 0.0

    def _take(self, now: float, until: float) -> float | None:
        """Return the moment of a call, which is taken unless it is after `until`; None if none is left."""
        with self._guard:
            moment = max(now, self._next)
            if now >= self._alone_until and moment + self._interval / 2 > self._end:
                return None
            if moment <= until:
                self._next = moment + self._interval
            return moment

    def _reserve(self, timer: Callable[[], float]) -> bool:
        """Reserve the next moments in the store; return False if another thread or client is doing so."""
        if not self._reserving.acquire(blocking=False):
            return False
        try:
            return self._reserve_locked(timer)
        finally:
            self._reserving.release()

    def _reserve_locked(self, timer: Callable[[], float]) -> bool:
        store, owner = self._store, uuid.uuid4().hex
        assert store is not None
        if not store.try_lock(self._key, owner, LOCK_LIFETIME):
            return False
        try:
            now = self._clock()
            begin = max(now, self._reserved_until(store, now))
            was_used = self._next + self._interval / 2 > self._end and timer() < self._end + self._interval
            self._size = min(self._most, 2 * self._size) if was_used else 1
            seconds = self._size * self._interval
            record = to_record(_Reserved(until=begin + seconds), lifetime=begin - now + seconds)
            store.save(self._key, record)
        finally:
            store.unlock(self._key, owner)
        with self._guard:
            self._next = timer() + begin - now
            self._end = self._next + seconds
        return True

    def _reserved_until(self, store: TokenStore, now: float) -> float:
        reserved = read_if_readable(_Reserved, lambda: store.load(self._key))
        return reserved.until if reserved is not None and reserved.until - now < MAX_AHEAD else now
