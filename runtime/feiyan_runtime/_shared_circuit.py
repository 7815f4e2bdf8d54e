"""Circuit breaker of the clients that share a store: they pause together, and go on one after the other."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from random import random
from typing import Annotated

from pydantic import Field

from feiyan_runtime._circuit import LIMIT, Circuit, pause_of
from feiyan_runtime._errors import TokenStoreError
from feiyan_runtime._events import LOGGER
from feiyan_runtime._flow import Flow
from feiyan_runtime._records import RECORD, Flag, Name, Time, read_if_readable, stored, to_record
from feiyan_runtime._stores import TokenStore, in_store

CHECK_INTERVAL = 1.0
"""Seconds between two looks at the shared pause, unless a call is rate limited."""

JOIN_TIMEOUT = 20.0
"""Seconds within which all clients go on after a pause, each at a random moment, so that they do not meet the limit
together at once."""

STORE_PAUSE = 30.0
"""Seconds for which a client goes by its own pause after the store failed."""

MIN_EXTENSION = 0.1
"""Seconds by which a pause has to become longer for other clients to hear of it."""

LOCK_LIFETIME = 5.0
"""Seconds until the lock of a client that died while it claimed the trial call expires."""


@stored
@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Record of a pause of all clients, or of its end.

    id: changes with each record.
    began_at: time of the record, in seconds since 1970.
    seconds: length of the pause.
    step: number of pauses in a row before the next one.
    is_over: True if a call was answered after the pause.
    """

    __pydantic_config__ = RECORD

    id: Name
    began_at: Time
    seconds: Annotated[float, Field(strict=True, ge=0.0, le=86_400.0, allow_inf_nan=False)]
    step: Annotated[int, Field(strict=True, ge=0, le=1000)]
    is_over: Flag


class SharedCircuit(Circuit):
    """Circuit breaker whose pauses hold for all clients that share a store.

    The client that stops writes the pause into the store. The others read it once a second, and whenever they are rate
    limited. After the pause, the client that claims it first sends the trial call. Once that is answered, this client
    goes on at once, and each other one at a random moment, unless there is another pause by then. So clients that are
    limited together send hardly more than one would. If the store fails, each client pauses by itself.
    """

    def __init__(self, store: TokenStore, key: str, *, clock: Callable[[], float] = time.time) -> None:
        super().__init__()
        self.check_at = 0.0
        self._store = store
        self._key = key
        self._clock = clock
        self._known = ""
        self._is_joining = False
        self._unwritten: float | None = None

    def passed(self, sent_at: float) -> None:
        was_stopped = self._step is not None
        super().passed(sent_at)
        if was_stopped and self._step is None:
            self._is_joining = False
            self._unwritten = 0.0
            self.has_news = True

    def limited(self, sent_at: float, now: float, retry_after: float | None) -> None:
        before = self._resumes_at
        super().limited(sent_at, now, retry_after)
        if self._resumes_at > before + MIN_EXTENSION:
            self._unwritten = self._resumes_at - now
        self.has_news = True

    def check(self, now: float) -> Flow[None]:
        is_due = self._step is not None and now >= self._resumes_at
        if is_due:
            self._resumes_at = now + CHECK_INTERVAL  # for the other callers, until this one knows more
        self.check_at = now + CHECK_INTERVAL
        try:
            if is_due and not self._is_joining:
                pause = yield from in_store(self._store, self._claim)
                if pause is None:
                    return  # another client is about to claim it
                if pause.id == self._known:
                    self._resumes_at = now  # the next call is the trial
                    return
            else:
                pause = yield from in_store(self._store, self._load)
        except TokenStoreError as error:
            self._ignore_store(error, now)
            if is_due:
                self._resumes_at = now
            return
        self._adopt(pause, now, is_due)

    def tell(self, now: float) -> Flow[None]:
        self.has_news = False
        unwritten, self._unwritten = self._unwritten, None
        try:
            if unwritten != 0.0:
                pause = yield from in_store(self._store, self._load)
                if pause is not None and pause.id != self._known and self._remaining(pause) > 0:
                    self._adopt(pause, now, False)
                    return
            if unwritten is not None:
                yield from in_store(self._store, lambda: self._write(unwritten, self._step or 0))
                self.check_at = min(now + CHECK_INTERVAL, self._resumes_at or now + CHECK_INTERVAL)
        except TokenStoreError as error:
            self._ignore_store(error, now)

    def _adopt(self, pause: Pause | None, now: float, is_due: bool) -> None:
        """Stop or go on as the store says; `is_due` is True if this client may go on by what it knew before."""
        is_new = pause is not None and pause.id != self._known
        if pause is not None and is_new:
            self._known = pause.id
            remaining = self._remaining(pause)
            if remaining > 0:
                self._refusals, self._step, self._stopped_at = LIMIT, pause.step, now
                self._resumes_at = now + remaining
                self._is_joining = False
            elif self._step is not None and pause.is_over:
                self._is_joining = True
                self._resumes_at = now + random() * JOIN_TIMEOUT
            elif self._step is not None:  # a pause whose trial has no outcome: claim another in a moment
                self._is_joining = False
                self._resumes_at = now + CHECK_INTERVAL
        elif is_due:
            self._refusals, self._step, self._resumes_at, self._is_joining = 0, None, 0.0, False
        if self._step is not None:
            self.check_at = min(self.check_at, max(now, self._resumes_at))

    def _remaining(self, pause: Pause) -> float:
        """Return the seconds until a pause ends; a clock that differs makes it no longer than it is."""
        return 0.0 if pause.is_over else min(pause.seconds, pause.began_at + pause.seconds - self._clock())

    def _claim(self) -> Pause | None:
        """Claim the trial call after the pause that this client knows; return the record that holds from now on.

        Return None if another client is claiming it just now.
        """
        owner = uuid.uuid4().hex
        if not self._store.try_lock(self._key, owner, LOCK_LIFETIME):
            return None
        try:
            pause = self._load()
            if pause is not None and pause.id != self._known:
                if pause.is_over or self._remaining(pause) > 0:
                    return pause
                self._step = pause.step  # its trial has no outcome
            step = self._step or 0
            return self._write(pause_of(step), step + 1)
        finally:
            self._store.unlock(self._key, owner)

    def _load(self) -> Pause | None:
        return read_if_readable(Pause, lambda: self._store.load(self._key))

    def _write(self, seconds: float, step: int) -> Pause:
        """Store a pause, or the end of one if it has no length."""
        pause = Pause(id=uuid.uuid4().hex, began_at=self._clock(), seconds=seconds, step=step, is_over=seconds == 0.0)
        self._known = pause.id
        self._store.save(self._key, to_record(pause, lifetime=seconds))
        return pause

    def _ignore_store(self, error: TokenStoreError, now: float) -> None:
        self.check_at = now + STORE_PAUSE
        LOGGER.warning("%s; the client pauses by itself when it is rate limited", error)
