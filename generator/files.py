"""Read files that may come from strangers: regular ones, up to a size. Name files that cannot be written."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class FileRefusedError(Exception):
    """A file is not read; the message is the reason, without the name of the file."""


class OutputError(Exception):
    """A file or folder cannot be written."""


def read_limited(path: Path, limit: int, what: str, *, follows_links: bool = True) -> bytes:
    """Return the content of a regular file; a pipe might never end, and a link may lead out of its folder.

    Raise FileRefusedError if it is of another kind, has more than `limit` bytes, or cannot be read. `what` stands in
    the message: "a bundle".
    """
    try:
        found = path.stat() if follows_links else path.lstat()
        if not stat.S_ISREG(found.st_mode):
            raise FileRefusedError("not a regular file")
        if found.st_size > limit:
            raise FileRefusedError(f"too large: {found.st_size} bytes, but {what} may have {limit}")
        with path.open("rb") as file:
            content = file.read(limit + 1)  # some have more than their size, as those in /proc
    except OSError as error:
        raise FileRefusedError(f"cannot be read: {error.strerror}") from error
    if len(content) > limit:
        raise FileRefusedError(f"too large: more than {limit} bytes, but {what} may have {limit}")
    return content


@contextmanager
def naming_errors(path: Path) -> Iterator[None]:
    """Raise an OSError as an OutputError that names the file: the system does not, for example if the disk is full."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror or error}") from error
