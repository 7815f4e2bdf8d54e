"""Token store in files, for the processes of one machine."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from feiyan_runtime._errors import ConfigurationError, TokenStoreError
from feiyan_runtime._fork import reset_after_fork
from feiyan_runtime._frames import private
from feiyan_runtime._records import MAX_RECORD_SIZE, UnreadableRecordError, parse
from feiyan_runtime._stores import TokenStore

if TYPE_CHECKING:
    from filelock import BaseFileLock

T = TypeVar("T")

POSIX = os.name == "posix"

MAX_TEMPORARY_AGE = 60.0
"""Seconds after which a temporary file belongs to a process that died while it wrote."""

SHARING_TIMEOUT = 2.0
"""Seconds for which Windows may refuse to replace a file because another process is reading it."""

_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH

_OPEN_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a FIFO opens at once, and is refused then
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class FileTokenStore(TokenStore):
    """Token store in files that only their owner can read, for the processes of one machine.

    Files are replaced atomically, and are on the disk when `save` returns. A lock ends with its process.

    Args:
        folder: Folder of the files, which nobody else may be able to write; it is created, with its parents, if it does
            not exist. "~" stands for the home folder.

    Raises:
        ConfigurationError: The folder cannot be used; the message says why.

    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        import filelock  # used here only; imported before a process can fork

        self._lock_type = filelock.FileLock
        self._is_soft = not issubclass(filelock.FileLock, filelock.UnixFileLock | filelock.WindowsFileLock)
        self._timeout = filelock.Timeout
        try:
            if not os.fspath(folder):
                raise ValueError("an empty path")
            self._folder = Path(folder).expanduser().absolute()
            self._check_folder()
        except (OSError, RuntimeError, TypeError, ValueError) as error:
            raise ConfigurationError(f"token_store: {folder!s} cannot be used: {error}") from None
        self._locks: dict[tuple[str, str], BaseFileLock] = {}
        reset_after_fork(self)

    def __repr__(self) -> str:
        return f"FileTokenStore({str(self._folder)!r})"

    def after_fork(self) -> None:
        """Drop the parent's locks, which filelock has closed in this process."""
        self._locks = {}

    def load(self, key: str) -> dict[str, Any] | None:
        path = self._path(key, "json")
        with self._translate_errors("read", path):
            self._check_folder()
            try:
                text = _read(path)
            except FileNotFoundError:
                return None
            return parse(text)

    @private
    def save(self, key: str, record: Mapping[str, Any]) -> None:
        path = self._path(key, "json")
        with self._translate_errors("write", path):
            self._make_folder()
            self._remove_leftovers(path)
            handle, name = tempfile.mkstemp(dir=self._folder, prefix=path.stem, suffix=".new")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    if POSIX:
                        os.fchmod(file.fileno(), 0o600)  # whatever the umask is
                    json.dump(dict(record), file)
                    file.flush()
                    os.fsync(file.fileno())
                _patiently(lambda: Path(name).replace(path))
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
            _sync(self._folder)

    def delete(self, key: str) -> None:
        path = self._path(key, "json")
        with self._translate_errors("delete", path):
            self._check_folder()
            self._remove_leftovers(path)
            try:
                _patiently(path.unlink)
            except FileNotFoundError:
                return
            _sync(self._folder)

    def try_lock(self, key: str, owner: str, seconds: float) -> bool:
        if (key, owner) in self._locks:
            return True
        path = self._path(key, "lock")
        with self._translate_errors("lock", path):
            self._make_folder()
            with suppress(FileNotFoundError):
                if not stat.S_ISREG(path.lstat().st_mode):
                    raise OSError("it is not a regular file: delete it")
            lock = self._lock_type(path, mode=0o600, thread_local=False)
            try:
                lock.acquire(blocking=False)
            except self._timeout:
                if self._is_soft:
                    _remove_abandoned(path, seconds)
                return False
            self._locks[key, owner] = lock
            return True

    def unlock(self, key: str, owner: str) -> None:
        lock = self._locks.pop((key, owner), None)
        if lock is not None:
            lock.release()

    def _path(self, key: str, suffix: str) -> Path:
        name = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self._folder / f"{name}.{suffix}"

    def _make_folder(self) -> None:
        """Create the folder and its parents for their owner alone, whatever the umask is."""
        missing = []
        folder = self._folder
        while not folder.exists():
            missing.append(folder)
            folder = folder.parent
        for folder in reversed(missing):
            with suppress(FileExistsError):  # another process was faster
                folder.mkdir(mode=0o700)
                folder.chmod(0o700)
                _sync(folder.parent)
        self._check_folder()

    def _check_folder(self) -> None:
        """Raise an OSError if the folder exists and others can put files of theirs into it, or it is not a folder."""
        with suppress(FileNotFoundError):  # it is created with the first file
            status = self._folder.stat()
            if not stat.S_ISDIR(status.st_mode):
                raise NotADirectoryError(f"{self._folder} is not a folder")
            if POSIX and not {status.st_uid, self._folder.lstat().st_uid} <= {0, os.geteuid()}:
                raise PermissionError(f"{self._folder} belongs to another user: use another folder")
            if POSIX and status.st_mode & _OTHERS_MAY_WRITE:
                raise PermissionError(f"others can write {self._folder}: chmod go-w, or use another folder")
        for parent in self._folder.resolve().parents if POSIX else ():
            with suppress(FileNotFoundError):
                mode = parent.stat().st_mode
                if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
                    raise PermissionError(f"others can replace folders in {parent}: chmod o-w, or use another folder")

    def _remove_leftovers(self, path: Path) -> None:
        """Delete what processes that died in `save` left of a record; it may hold a token."""
        for leftover in self._folder.glob(f"{path.stem}*.new"):
            with suppress(OSError):
                if time.time() - leftover.lstat().st_mtime > MAX_TEMPORARY_AGE:
                    leftover.unlink()

    @contextmanager
    def _translate_errors(self, what: str, path: Path) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise TokenStoreError(f"cannot {what} {path}: {error.strerror or error}") from error
        except UnreadableRecordError as error:
            raise UnreadableRecordError(
                f"{path} is damaged ({error}): delete it, then sign in again or let the client fetch a new token"
            ) from None


def _read(path: Path) -> bytes:
    """Return the content of a regular file, up to a little more than a record may have."""
    with os.fdopen(_patiently(lambda: _open(path)), "rb") as file:
        _check_readable(os.fstat(file.fileno()))
        return file.read(MAX_RECORD_SIZE + 1)


def _open(path: Path) -> int:
    _check_readable(path.lstat())  # says what is wrong; the flags hold whatever takes its place after that
    return os.open(path, _OPEN_FLAGS)


def _check_readable(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableRecordError("it is not a regular file")


def _remove_abandoned(path: Path, seconds: float) -> None:
    """Delete a soft lock whose process died before it wrote its id into it.

    On systems without file locks a lock is a file with the id of its process. filelock removes it if that process is
    gone, but not if it is empty.
    """
    with suppress(OSError):
        status = path.lstat()
        if status.st_size == 0 and time.time() - status.st_mtime > seconds:
            path.unlink()


def _sync(folder: Path) -> None:
    """Flush a folder to the disk, on systems that support it."""
    if POSIX:
        handle = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):
                os.fsync(handle)
        finally:
            os.close(handle)


def _patiently(work: Callable[[], T]) -> T:
    """Do something with a file; on Windows, try for a while, as it is refused while another process has it open."""
    ends_at = time.monotonic() + SHARING_TIMEOUT
    while True:
        try:
            return work()
        except PermissionError:
            if sys.platform != "win32" or time.monotonic() > ends_at:
                raise
            time.sleep(0.01)
