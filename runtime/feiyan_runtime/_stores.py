"""Stores of tokens and sessions, with the locks that let one of their clients renew at a time."""

from __future__ import annotations

import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from feiyan_runtime._flow import Flow, RunInThread
from feiyan_runtime._fork import reset_after_fork

T = TypeVar("T")


class TokenStore(ABC):
    """Base class of stores, which keep small JSON objects under keys. Clients that share a store share their tokens.

    Derive from this class to keep tokens and sessions elsewhere. Methods may block, are called from several threads,
    and raise `TokenStoreError` if they fail.
    """

    blocking: ClassVar[bool] = True
    """True if the methods do I/O. Async clients then call them in threads, and a client calls `load` at most once per
    second unless it needs another token."""

    @abstractmethod
    def load(self, key: str) -> dict[str, Any] | None:
        """Return the object under a key, or None if there is none. What it returns is checked before it is used."""

    @abstractmethod
    def save(self, key: str, record: Mapping[str, Any]) -> None:
        """Store an object under a key; it replaces the one before.

        `lifetime` in the object is the number of seconds after which it is worth nothing, so that the store may delete
        it.
        """

    @abstractmethod
    def delete(self, key: str) -> None:
        """Delete the object under a key; do nothing if there is none."""

    @abstractmethod
    def try_lock(self, key: str, owner: str, seconds: float) -> bool:
        """Acquire the lock of a key for `owner`, without waiting; return False if another owner holds it.

        The lock ends with `unlock`, or with the owner's process if the store detects that, otherwise after `seconds`.
        Acquiring a lock that `owner` already holds returns True.
        """

    @abstractmethod
    def unlock(self, key: str, owner: str) -> None:
        """Release the lock of a key; do nothing if `owner` does not hold it."""


def in_store(store: TokenStore, function: Callable[[], T]) -> Flow[T]:
    """Call a method of a store, in a thread if it may block an event loop."""
    if not store.blocking:
        return function()
    result: T = yield RunInThread(function)
    return result


@dataclass(frozen=True, slots=True)
class _Lock:
    owner: str
    ends_at: float


class MemoryTokenStore(TokenStore):
    """Token store in the memory of this process. Safe to share among clients and threads."""

    blocking = False

    def __init__(self) -> None:
        self._records: dict[str, dict[str, Any]] = {}
        self.after_fork()
        reset_after_fork(self)

    def __repr__(self) -> str:
        return "MemoryTokenStore()"

    def after_fork(self) -> None:
        """Drop the locks, whose owners are threads of the parent process."""
        self._locks: dict[str, _Lock] = {}
        self._guard = threading.Lock()

    def load(self, key: str) -> dict[str, Any] | None:
        record = self._records.get(key)
        return None if record is None else dict(record)

    def save(self, key: str, record: Mapping[str, Any]) -> None:
        self._records[key] = dict(record)

    def delete(self, key: str) -> None:
        self._records.pop(key, None)

    def try_lock(self, key: str, owner: str, seconds: float) -> bool:
        now = time.monotonic()
        with self._guard:
            held = self._locks.get(key)
            if held is not None and held.owner != owner and now < held.ends_at:
                return False
            self._locks[key] = _Lock(owner, now + seconds)
            return True

    def unlock(self, key: str, owner: str) -> None:
        with self._guard:
            held = self._locks.get(key)
            if held is not None and held.owner == owner:
                del self._locks[key]
