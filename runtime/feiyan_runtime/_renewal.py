"""A token that one renews and all use: in a client, in a process, and across processes that share a store."""

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
from feiyan_runtime._stores import TokenStore, in_store

LONGEST_MARGIN = 300.0
"""A token is renewed this many seconds before its end, or a tenth of its life if that is less; up to half as much
earlier by chance, so that not everybody wants to renew it at once."""

RENEWAL_PAUSE = 30.0
"""Seconds for which a token that still lives is used after it could not be renewed, or its store failed, before the
next try."""

LOCK_TIMEOUT_FACTOR = 2
"""A client waits for a lock this many times as long as one lasts."""

LIVE_TOKEN_LOCK_TIMEOUT = 2.0
"""Seconds that a client waits for somebody else to renew a token that still lives; then it goes on with that."""

LOCK_POLL_INTERVAL = 0.02
"""Seconds between two attempts to take a lock, or to load what its owner brought."""

STORE_CACHE_TTL = 1.0
"""Seconds for which the token that a store gave is used without asking the store again."""


class Kept(Protocol):
    """A token as a store keeps it."""

    @property
    def value(self) -> str: ...
    @property
    def obtained_at(self) -> float: ...
    @property
    def ends_at(self) -> float: ...
    def to_record(self) -> dict[str, Any]: ...
    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self: ...


KeptT = TypeVar("KeptT", bound=Kept)
T = TypeVar("T")


class _Turn:
    """The right to change what is kept under a key: taken from a store, and given back whatever happens."""

    def __init__(self, store: TokenStore, key: str, seconds: float) -> None:
        self._store = store
        self._key = key
        self._owner = uuid.uuid4().hex
        self._seconds = seconds
        self._is_held = False
        self._is_over = False

    def take(self) -> bool:
        """Take it, unless somebody else has it."""
        self._is_held = True  # perhaps: who gives up in the middle cannot know
        self._is_held = self._store.try_lock(self._key, self._owner, self._seconds)
        if self._is_over:
            self.end()
        return self._is_held

    def end(self) -> None:
        """Give it back, also while `take` still runs in its thread."""
        self._is_over = True
        if self._is_held:
            self._store.unlock(self._key, self._owner)


class RenewedToken(ABC, Generic[KeptT]):
    """The base of token sources that renew.

    Whoever waited for a renewal uses its result, or fails as it failed: a thousand calls do not wait for a thousand
    timeouts in turn. A token that still lives is used where it cannot be renewed, be it that the platform does not
    answer or that the store does not.
    """

    kind: type[KeptT]

    lock: float
    """Seconds that a lock lasts whose owner died, where the store cannot tell; more than a renewal takes."""

    def __init__(self, store: TokenStore, key: str, *, chance: float | None = None) -> None:
        if not isinstance(store, TokenStore):
            raise ConfigurationError(f"token_store: give a TokenStore, not {type(store).__name__}")
        self._store = store
        self._key = key
        self._early = random.random() if chance is None else chance
        self._known: KeptT | None = None
        self._known_until = 0.0
        self._unsaved: KeptT | None = None
        self._paused_until = 0.0
        self._failures = 0
        self._failure: FeiyanError | None = None

    @abstractmethod
    def _renew(self, core: Core, kept: KeptT | None, refused: str | None) -> Flow[KeptT | None]:
        """Another token in place of the one that is kept. Runs while nobody else renews."""

    def current(self, core: Core) -> Flow[str | None]:
        kept = self._known
        if not self._store.blocking or core.timer() >= self._known_until:
            kept = yield from self._looked_up(core)
        if kept is not None and self._serves(kept, core.clock()):
            return kept.value
        return (yield from self._obtained(core, refused=None))

    def renewed(self, core: Core, refused: str) -> Flow[str | None]:
        return (yield from self._obtained(core, refused))

    def _looked_up(self, core: Core) -> Flow[KeptT | None]:
        """Return what is kept, or what is known of it where the store fails."""
        known = self._known
        if known is not None:  # the others go on with it meanwhile
            self._known_until = core.timer() + STORE_CACHE_TTL
        try:
            kept = yield from self._load()
            if self._unsaved is not None:
                yield Exclusive(self._in_turn(core, partial(self._save_again, core), meanwhile=self._load))
        except TokenStoreError as error:
            if known is None:
                raise
            self._known_until = core.timer() + RENEWAL_PAUSE
            LOGGER.warning("%s; the client goes on with the token it has", error)
            return known
        self._known_until = max(self._known_until, core.timer() + STORE_CACHE_TTL)
        return kept

    def _obtained(self, core: Core, refused: str | None) -> Flow[str | None]:
        try:
            value: str | None = yield Exclusive(self._obtain(core, refused, self._failures))
        except TokenStoreError as error:
            known = self._known
            if not self._is_usable(known, core, refused):
                raise
            self._pause(core)
            LOGGER.warning("%s; the client goes on with the token it has", error)
            return known.value
        return value

    def _obtain(self, core: Core, refused: str | None, failures: int) -> Flow[str | None]:
        """A token other than the refused one. `failures` is how many there were when the call began to wait."""
        kept = yield from self._load()
        if self._is_good(kept, core, refused):
            return kept.value
        if self._failure is not None and self._failures > failures:
            raise copy(self._failure)
        try:
            kept = yield from self._in_turn(
                core,
                partial(self._replace, core, refused),
                meanwhile=partial(self._replaced, core, refused, core.timer() + LIVE_TOKEN_LOCK_TIMEOUT),
            )
        except FeiyanError as error:
            self._failure = copy(error)  # without the frames that the error itself holds on to
            self._failures += 1
            raise
        return kept.value if kept else None

    def _replace(self, core: Core, refused: str | None) -> Flow[KeptT | None]:
        kept = yield from self._load()  # it may have come just before the turn did
        if not self._is_good(kept, core, refused):
            kept = yield from self._renew(core, kept, refused)
        return kept

    def _replaced(self, core: Core, refused: str | None, patient_until: float) -> Flow[KeptT | None]:
        """Return what somebody else brought; after a moment the token that still lives, if it does."""
        kept = yield from self._load()
        if self._is_good(kept, core, refused):
            return kept
        if core.timer() >= patient_until and self._is_usable(kept, core, refused):
            self._pause(core)
            return kept
        return None

    def _in_turn(
        self, core: Core, work: Callable[[], Flow[T]], *, meanwhile: Callable[[], Flow[T | None]] | None = None
    ) -> Flow[T]:
        """Do work while nobody else changes what is kept, unless `meanwhile` has a result before its turn comes."""
        turn = _Turn(self._store, self._key, self.lock)
        give_up_at = core.timer() + LOCK_TIMEOUT_FACTOR * self.lock
        try:
            while not (yield from self._ask(turn.take)):
                if core.timer() >= give_up_at:
                    raise TokenStoreError(
                        f"{self._store!r}: somebody has held the lock for {LOCK_TIMEOUT_FACTOR * self.lock:.0f} s"
                    )
                yield Wait(LOCK_POLL_INTERVAL)
                if meanwhile is not None and (early := (yield from meanwhile())) is not None:
                    return early
            result = yield from work()
        except GeneratorExit:  # after which nothing may be yielded
            turn.end()
            raise
        except BaseException:
            yield from self._ask(turn.end)
            raise
        yield from self._ask(turn.end)
        return result

    def _is_good(self, kept: KeptT | None, core: Core, refused: str | None) -> TypeGuard[KeptT]:
        """Return whether a token may be used, and need not be renewed."""
        return self._is_usable(kept, core, refused) and self._serves(kept, core.clock())

    def _is_usable(self, kept: KeptT | None, core: Core, refused: str | None) -> TypeGuard[KeptT]:
        return kept is not None and kept.value != refused and self._lives(kept, core.clock())

    def _lives(self, kept: KeptT, now: float) -> bool:
        return now < kept.ends_at

    def _serves(self, kept: KeptT, now: float) -> bool:
        margin = min(LONGEST_MARGIN, (kept.ends_at - kept.obtained_at) / 10)
        renew_at = kept.ends_at - margin * (1 + self._early / 2)
        return self._lives(kept, now) and now < max(renew_at, self._paused_until)

    def _pause(self, core: Core) -> None:
        """Go on for a while with a token that lives and could not be renewed."""
        self._paused_until = core.clock() + RENEWAL_PAUSE

    def _load(self) -> Flow[KeptT | None]:
        record = yield from self._ask(partial(self._store.load, self._key))
        try:
            kept = None if record is None else self.kind.from_record(record)
        except (KeyError, TypeError, ValueError):
            raise TokenStoreError(f"{self._store!r} has something else under {self._key!r}: delete it") from None
        unsaved = self._unsaved
        if unsaved is not None and (kept is None or kept.obtained_at <= unsaved.obtained_at):
            kept = unsaved
        else:
            self._unsaved = None
        self._known = kept
        return kept

    def _save(self, core: Core, kept: KeptT) -> Flow[None]:
        """Keep a new token. Where the store fails the client goes on with it, and tries again to keep it."""
        self._known = self._unsaved = kept
        self._known_until = core.timer() + STORE_CACHE_TTL
        try:
            yield from self._ask(partial(self._store.save, self._key, kept.to_record()))
        except TokenStoreError as error:
            self._known_until = core.timer() + RENEWAL_PAUSE
            LOGGER.warning("%s; the client goes on with a token that is not kept yet", error)
        else:
            self._known, self._unsaved = kept, None

    def _save_again(self, core: Core) -> Flow[KeptT | None]:
        """Keep a token that could not be kept, unless somebody else kept a later one."""
        yield from self._load()
        if self._unsaved is not None:
            yield from self._save(core, self._unsaved)
        return self._known

    def _ask(self, function: Callable[[], T]) -> Flow[T]:
        return in_store(self._store, function)
