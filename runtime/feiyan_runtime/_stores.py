"""Stores of tokens and sessions, with the locks that let one of their clients renew at a time."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR
from typing import Any, ClassVar, TypeVar

from feiyan_runtime._errors import ConfigurationError, TokenStoreError
from feiyan_runtime._flow import Flow, RunInThread
from feiyan_runtime._fork import reset_after_fork

try:
    import fcntl
except ModuleNotFoundError:  # Windows
    fcntl = None  # type: ignore[assignment]

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
        """Return the object under a key, or None if there is none."""

    @abstractmethod
    def save(self, key: str, record: Mapping[str, Any]) -> None:
        """Store an object under a key; it replaces the one before."""

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


class FileTokenStore(TokenStore):
    """Token store in files that only their owner can read, for the processes of one machine.

    Files are replaced atomically, and are on the disk when `save` returns. A lock ends with its process.

    Args:
        folder: Folder of the files; it is created if it does not exist. "~" stands for the home folder.

    Raises:
        ConfigurationError: The folder cannot be used, or the platform has no POSIX file locks.

    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        if fcntl is None:
            raise ConfigurationError("token_store: FileTokenStore needs POSIX file locks; use another store")
        try:
            self._folder = Path(folder).expanduser().absolute()
            is_folder = S_ISDIR(self._folder.stat().st_mode)
        except FileNotFoundError:
            is_folder = True  # it is created with the first file
        except (OSError, RuntimeError, ValueError) as error:
            raise ConfigurationError(f"token_store: {os.fspath(folder)} cannot be used: {error}") from None
        if not is_folder:
            raise ConfigurationError(f"token_store: {self._folder} is not a folder")
        self._locks: dict[tuple[str, str], int] = {}
        reset_after_fork(self)

    def __repr__(self) -> str:
        return f"FileTokenStore({str(self._folder)!r})"

    def after_fork(self) -> None:
        """Close the parent's lock files; otherwise its locks would last as long as the child."""
        for handle in self._locks.values():
            os.close(handle)
        self._locks = {}

    def load(self, key: str) -> dict[str, Any] | None:
        path = self._path(key, "json")
        with self._translate_errors("read", path):
            try:
                text = path.read_text(encoding="utf-8")
            except FileNotFoundError:
                return None
            record = json.loads(text)
            if not isinstance(record, dict):
                raise ValueError("expected a JSON object")  # noqa: TRY004 - the file is at fault, not an argument
            return record

    def save(self, key: str, record: Mapping[str, Any]) -> None:
        path = self._path(key, "json")
        with self._translate_errors("write", path):
            self._make_folder()
            handle, name = tempfile.mkstemp(dir=self._folder, prefix=path.stem, suffix=".new")  # with mode 0600
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    json.dump(dict(record), file)
                    file.flush()
                    os.fsync(file.fileno())
                Path(name).replace(path)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
            self._sync_folder()

    def delete(self, key: str) -> None:
        path = self._path(key, "json")
        with self._translate_errors("delete", path):
            path.unlink(missing_ok=True)

    def try_lock(self, key: str, owner: str, seconds: float) -> bool:
        if (key, owner) in self._locks:
            return True
        path = self._path(key, "lock")
        with self._translate_errors("lock", path):
            self._make_folder()
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(handle)
                return False
            except BaseException:
                os.close(handle)
                raise
            self._locks[key, owner] = handle
            return True

    def unlock(self, key: str, owner: str) -> None:
        handle = self._locks.pop((key, owner), None)
        if handle is not None:
            fcntl.flock(handle, fcntl.LOCK_UN)
            os.close(handle)

    def _path(self, key: str, suffix: str) -> Path:
        return self._folder / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.{suffix}"

    def _make_folder(self) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def _sync_folder(self) -> None:
        """Flush the folder to the disk, on file systems that support it."""
        handle = os.open(self._folder, os.O_RDONLY)
        try:
            with suppress(OSError):
                os.fsync(handle)
        finally:
            os.close(handle)

    @contextmanager
    def _translate_errors(self, what: str, path: Path) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise TokenStoreError(f"cannot {what} {path}: {error.strerror or error}") from error
        except ValueError as error:
            raise TokenStoreError(
                f"{path} is damaged ({error}): delete it, then sign in again or let the client fetch a new token"
            ) from None
