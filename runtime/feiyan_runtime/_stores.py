"""Stores of tokens and sessions, and the locks by which those who share them take turns."""

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
from feiyan_runtime._fork import renew_after_fork

try:
    import fcntl
except ModuleNotFoundError:  # Windows
    fcntl = None  # type: ignore[assignment]

T = TypeVar("T")


class TokenStore(ABC):
    """Keeps small JSON objects under keys. Clients that share a store share tokens and sessions.

    To keep them elsewhere, derive from this class. Methods may block and are called by several threads; what fails
    raises `TokenStoreError`.
    """

    blocking: ClassVar[bool] = True
    """True where methods do I/O. Async clients call them in threads then, and no client calls `load` more than once a
    second unless it needs another token."""

    @abstractmethod
    def load(self, key: str) -> dict[str, Any] | None:
        """Return what is kept under a key, or None."""

    @abstractmethod
    def save(self, key: str, record: Mapping[str, Any]) -> None:
        """Keep an object under a key, in place of the one before."""

    @abstractmethod
    def delete(self, key: str) -> None:
        """Keep nothing under a key."""

    @abstractmethod
    def try_lock(self, key: str, owner: str, seconds: float) -> bool:
        """Make `owner` the only one to renew what is under a key; false, without waiting, while another one is.

        The lock ends with `unlock`, with the owner's process if that can be told, or else after so many seconds.
        """

    @abstractmethod
    def unlock(self, key: str, owner: str) -> None:
        """End the owner's lock, if it still holds one."""


def in_store(store: TokenStore, function: Callable[[], T]) -> Flow[T]:
    """Do something with a store."""
    if not store.blocking:
        return function()
    result: T = yield RunInThread(function)
    return result


@dataclass(frozen=True, slots=True)
class _Lock:
    owner: str
    ends_at: float


class MemoryTokenStore(TokenStore):
    """Keeps everything in this process. Safe to share among clients and threads."""

    blocking = False

    def __init__(self) -> None:
        self._records: dict[str, dict[str, Any]] = {}
        self.after_fork()
        renew_after_fork(self)

    def after_fork(self) -> None:
        """Forget the locks, whose owners are threads of the parent."""
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
    """Keeps everything in files that only their owner may read. For the processes of one machine.

    An object is written as a whole or not at all, and is on the disk when `save` returns. A lock ends with its process.

    Args:
        folder: Where to keep the files; made if it is not there.

    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        if fcntl is None:
            raise ConfigurationError("token_store: FileTokenStore needs POSIX file locks; use another store")
        try:
            self._folder = Path(folder).expanduser().absolute()
            is_folder = S_ISDIR(self._folder.stat().st_mode)
        except FileNotFoundError:
            is_folder = True  # it will be one
        except (OSError, RuntimeError, ValueError) as error:
            raise ConfigurationError(f"token_store: {os.fspath(folder)} cannot be used: {error}") from None
        if not is_folder:
            raise ConfigurationError(f"token_store: {self._folder} is no folder")
        self._locks: dict[tuple[str, str], int] = {}
        renew_after_fork(self)

    def __repr__(self) -> str:
        return f"FileTokenStore({str(self._folder)!r})"

    def after_fork(self) -> None:
        """Let go of the parent's locks, which would otherwise last as long as the child."""
        for handle in self._locks.values():
            os.close(handle)
        self._locks = {}

    def load(self, key: str) -> dict[str, Any] | None:
        path = self._path(key, "json")
        with self._failing("read", path):
            try:
                text = path.read_text(encoding="utf-8")
            except FileNotFoundError:
                return None
            record = json.loads(text)
            if not isinstance(record, dict):
                raise ValueError("it is no JSON object")  # noqa: TRY004 - the file is at fault, no argument
            return record

    def save(self, key: str, record: Mapping[str, Any]) -> None:
        path = self._path(key, "json")
        with self._failing("write", path):
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
        with self._failing("delete", path):
            path.unlink(missing_ok=True)

    def try_lock(self, key: str, owner: str, seconds: float) -> bool:
        if (key, owner) in self._locks:
            return True
        path = self._path(key, "lock")
        with self._failing("lock", path):
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
        """Bring the names of the files to the disk, on file systems that can."""
        handle = os.open(self._folder, os.O_RDONLY)
        try:
            with suppress(OSError):
                os.fsync(handle)
        finally:
            os.close(handle)

    @contextmanager
    def _failing(self, what: str, path: Path) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise TokenStoreError(f"cannot {what} {path}: {error.strerror or error}") from error
        except ValueError as error:
            raise TokenStoreError(f"{path} is damaged ({error}): delete it, and sign in or fetch anew") from None
