"""Renewal of tokens: one caller renews, all others use the result, across the processes that share a store."""

from __future__ import annotations

import random
import uuid
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from copy import copy
from functools import partial
from typing import Any, Generic, Protocol, Self, TypeGuard, TypeVar

from feiyan_runtime._core import Core
from feiyan_runtime._errors import ConfigurationError, FeiyanError, TokenStoreError
from feiyan_runtime._events import LOGGER
from feiyan_runtime._flow import Exclusive, Flow, Wait
from feiyan_runtime._records import UnreadableRecordError
from feiyan_runtime._stores import TokenStore, in_store

MAX_RENEWAL_MARGIN = 300.0
"""A token is renewed this many seconds before it expires, or a tenth of its lifetime if that is less. Jitter adds up to
half as much, so that not all clients renew it at once."""

RENEWAL_PAUSE = 30.0
"""Seconds until the next attempt after a renewal or a store failed; meanwhile the current token is used if it is still
valid."""

LOCK_TIMEOUT_FACTOR = 2
"""A client waits for a lock this many times the lifetime of a lock."""

LIVE_TOKEN_LOCK_TIMEOUT = 2.0
"""Seconds that a client waits while another one renews a token that is still valid; then it uses the current one."""

LOCK_POLL_INTERVAL = 0.02
"""Seconds between two attempts to acquire a lock or to load the new token."""

STORE_CACHE_TTL = 1.0
"""Seconds for which a loaded token is used before the store is read again."""


class StoredToken(Protocol):
    """A token that can be stored."""

    @property
    def value(self) -> str: ...
    @property
    def obtained_at(self) -> float: ...
    @property
    def ends_at(self) -> float: ...
    def to_record(self) -> dict[str, Any]: ...
    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self: ...


StoredTokenT = TypeVar("StoredTokenT", bound=StoredToken)
T = TypeVar("T")


class _StoreLock:
    """A lock of one key of a store, which is released whatever happens."""

    def __init__(self, store: TokenStore, key: str, seconds: float) -> None:
        self._store = store
        self._key = key
        self._owner = uuid.uuid4().hex
        self._seconds = seconds
        self._is_held = False
        self._is_released = False

    def acquire(self) -> bool:
        """Acquire the lock; return False if another owner holds it."""
        self._is_held = True  # perhaps: a caller that is cancelled during try_lock cannot know
        self._is_held = self._store.try_lock(self._key, self._owner, self._seconds)
        if self._is_released:
            self.release()
        return self._is_held

    def release(self) -> None:
        """Release the lock, even while `acquire` still runs in its thread."""
        self._is_released = True
        if self._is_held:
            self._store.unlock(self._key, self._owner)


class RenewedToken(ABC, Generic[StoredTokenT]):
    """Base class of token sources that renew their token.

    Callers that waited for a renewal share its result or its error, so a thousand calls do not wait for a thousand
    timeouts in turn. If a token cannot be renewed because the platform or the store fails, it is used for as long as
    it is valid.
    """

    kind: type[StoredTokenT]

    lock: float
    """Seconds until the lock of an owner that died expires, if the store cannot detect that; longer than a renewal."""

    replaces_unreadable: bool
    """True if a record that cannot be read counts as absent, because the client obtains another token by itself."""

    def __init__(self, store: TokenStore, key: str, *, jitter: float | None = None) -> None:
        if not isinstance(store, TokenStore):
            raise ConfigurationError(f"token_store: expected a TokenStore, got {type(store).__name__}")
        self._store = store
        self._key = key
        self._jitter = random.random() if jitter is None else jitter
        self._cached: StoredTokenT | None = None
        self._cached_until = 0.0
        self._parsed: tuple[Mapping[str, Any], StoredTokenT] | None = None
        self._unreadable = ""
        self._unsaved: StoredTokenT | None = None
        self._paused_until = 0.0
        self._failures = 0
        self._failure: FeiyanError | None = None

    @property
    def store(self) -> TokenStore:
        """The store that this client shares with others."""
        return self._store

    @abstractmethod
    def _renew(self, core: Core, stored: StoredTokenT | None, refused: str | None) -> Flow[StoredTokenT | None]:
        """Return a new token instead of the stored one. Called with the lock held."""

    def current(self, core: Core) -> Flow[str | None]:
        stored = self._cached
        if not self._store.blocking or core.timer() >= self._cached_until:
            stored = yield from self._lookup(core)
        if stored is not None and self._is_before_renewal(stored, core.clock()):
            return stored.value
        return (yield from self._obtain_or_cached(core, refused=None))

    def renewed(self, core: Core, refused: str) -> Flow[str | None]:
        return (yield from self._obtain_or_cached(core, refused))

    def _lookup(self, core: Core) -> Flow[StoredTokenT | None]:
        """Return the stored token, or the cached one if the store fails."""
        cached = self._cached
        if cached is not None:  # other callers use the cached token meanwhile
            self._cached_until = core.timer() + STORE_CACHE_TTL
        try:
            stored = yield from self._load()
            if self._unsaved is not None:
                yield Exclusive(self._with_lock(core, partial(self._save_again, core), meanwhile=self._load))
        except TokenStoreError as error:
            if cached is None:
                raise
            self._cached_until = core.timer() + RENEWAL_PAUSE
            LOGGER.warning("%s; the client continues with its current token", error)
            return cached
        self._cached_until = max(self._cached_until, core.timer() + STORE_CACHE_TTL)
        return stored

    def _obtain_or_cached(self, core: Core, refused: str | None) -> Flow[str | None]:
        try:
            value: str | None = yield Exclusive(self._obtain(core, refused, self._failures))
        except TokenStoreError as error:
            cached = self._cached
            if not self._is_usable(cached, core, refused):
                raise
            self._pause(core)
            LOGGER.warning("%s; the client continues with its current token", error)
            return cached.value
        return value

    def _obtain(self, core: Core, refused: str | None, failures: int) -> Flow[str | None]:
        """Return a token other than the refused one.

        `failures` is the number of failed renewals when the call began to wait.
        """
        stored = yield from self._load()
        if self._is_fresh(stored, core, refused):
            return stored.value
        if self._failure is not None and self._failures > failures:
            raise copy(self._failure)
        try:
            stored = yield from self._with_lock(
                core,
                partial(self._replace, core, refused),
                meanwhile=partial(self._replaced, core, refused, core.timer() + LIVE_TOKEN_LOCK_TIMEOUT),
            )
        except FeiyanError as error:
            self._failure = copy(error)  # without the frames that the original error references
            self._failures += 1
            raise
        return stored.value if stored else None

    def _replace(self, core: Core, refused: str | None) -> Flow[StoredTokenT | None]:
        stored = yield from self._load()  # it may have been saved just before the lock was acquired
        if not self._is_fresh(stored, core, refused):
            stored = yield from self._renew(core, stored, refused)
        return stored

    def _replaced(self, core: Core, refused: str | None, wait_until: float) -> Flow[StoredTokenT | None]:
        """Return the token that another client stored, or after a while the current one if it is still valid."""
        stored = yield from self._load()
        if self._is_fresh(stored, core, refused):
            return stored
        if core.timer() >= wait_until and self._is_usable(stored, core, refused):
            self._pause(core)
            return stored
        return None

    def _with_lock(
        self, core: Core, work: Callable[[], Flow[T]], *, meanwhile: Callable[[], Flow[T | None]] | None = None
    ) -> Flow[T]:
        """Run `work` with the lock held, unless `meanwhile` returns a result before the lock is acquired."""
        store_lock = _StoreLock(self._store, self._key, self.lock)
        give_up_at = core.timer() + LOCK_TIMEOUT_FACTOR * self.lock
        try:
            while not (yield from self._ask(store_lock.acquire)):
                if core.timer() >= give_up_at:
                    raise TokenStoreError(
                        f"{self._store!r}: another client has held the lock for {LOCK_TIMEOUT_FACTOR * self.lock:.0f} s"
                    )
                yield Wait(LOCK_POLL_INTERVAL)
                if meanwhile is not None and (early := (yield from meanwhile())) is not None:
                    return early
            result = yield from work()
        except GeneratorExit:  # after which a generator may not yield
            store_lock.release()
            raise
        except BaseException:
            yield from self._ask(store_lock.release)
            raise
        yield from self._ask(store_lock.release)
        return result

    def _is_fresh(self, stored: StoredTokenT | None, core: Core, refused: str | None) -> TypeGuard[StoredTokenT]:
        """Return True if a token can be used and need not be renewed yet."""
        return self._is_usable(stored, core, refused) and self._is_before_renewal(stored, core.clock())

    def _is_usable(self, stored: StoredTokenT | None, core: Core, refused: str | None) -> TypeGuard[StoredTokenT]:
        return stored is not None and stored.value != refused and self._is_valid(stored, core.clock())

    def _is_valid(self, stored: StoredTokenT, now: float) -> bool:
        return now < stored.ends_at

    def _is_before_renewal(self, stored: StoredTokenT, now: float) -> bool:
        margin = min(MAX_RENEWAL_MARGIN, (stored.ends_at - stored.obtained_at) / 10)
        renew_at = stored.ends_at - margin * (1 + self._jitter / 2)
        return self._is_valid(stored, now) and now < max(renew_at, self._paused_until)

    def _pause(self, core: Core) -> None:
        """Use the current token for a while, because it could not be renewed."""
        self._paused_until = core.clock() + RENEWAL_PAUSE

    def _load(self) -> Flow[StoredTokenT | None]:
        try:
            stored = yield from self._read()
        except UnreadableRecordError as error:
            if not self.replaces_unreadable:
                raise
            if str(error) != self._unreadable:
                self._unreadable = str(error)
                LOGGER.warning("%s; the client replaces it", error)
            stored = None
        unsaved = self._unsaved
        if unsaved is not None and (stored is None or stored.obtained_at <= unsaved.obtained_at):
            stored = unsaved
        else:
            self._unsaved = None
        self._cached = stored
        return stored

    def _read(self) -> Flow[StoredTokenT | None]:
        record = yield from self._ask(partial(self._store.load, self._key))
        if record is None:
            return None
        parsed = self._parsed
        if parsed is None or parsed[0] != record:
            try:
                parsed = self._parsed = dict(record), self.kind.from_record(record)
            except (TokenStoreError, TypeError, ValueError) as error:
                raise UnreadableRecordError(
                    f"{self._store!r}: the record {self._key!r} cannot be read ({error}): delete it"
                ) from None
        return parsed[1]

    def _save(self, core: Core, stored: StoredTokenT) -> Flow[None]:
        """Store a new token. If the store fails, the client uses the token and tries to store it again later."""
        self._cached = self._unsaved = stored
        self._cached_until = core.timer() + STORE_CACHE_TTL
        try:
            yield from self._ask(partial(self._store.save, self._key, stored.to_record()))
        except TokenStoreError as error:
            self._cached_until = core.timer() + RENEWAL_PAUSE
            LOGGER.warning("%s; the client continues with a token that is not stored yet", error)
        else:
            self._cached, self._unsaved = stored, None

    def _save_again(self, core: Core) -> Flow[StoredTokenT | None]:
        """Store a token that could not be stored before, unless another client stored a later one."""
        yield from self._load()
        if self._unsaved is not None:
            yield from self._save(core, self._unsaved)
        return self._cached

    def _ask(self, function: Callable[[], T]) -> Flow[T]:
        return in_store(self._store, function)
