"""The files on disk against the files that the spec gives.

Only what the lock lists is the generator's: nothing else is removed or written over. New content is staged beside the
old and takes its place in one step, so that a file is never half of one and half of the other. The lock is widened
before the first file changes and narrowed after the last, so that a run that is killed in between leaves a folder that
the next one puts right.
"""

from __future__ import annotations

import difflib
import itertools
import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.freshness import CACHES
from generator.python.render import LOCK

_STAGED = ".feiyan-new"
"""The ending of a file that is to take the place of another."""

_LONGEST = 300
"""Characters of a line that a diff shows."""


class OutputError(Exception):
    """The folder cannot be written to."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What writing did."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    foreign: tuple[str, ...]
    """What is there and not the generator's: it is left alone."""
    unchanged: int


def write(files: dict[str, str], folder: Path) -> Changes:
    """Write what differs and remove what the spec no longer gives; OutputError where that is not ours to do."""
    present = {name for name in _present(folder) if not name.endswith(_STAGED)}
    if present and LOCK not in present:
        raise OutputError(f"{folder}: holds files but no {LOCK}, so they are not the generator's: nothing was written")
    wanted = {name: text.encode() for name, text in files.items()}
    own = (_listed(folder / LOCK, wanted) | {LOCK}) & present
    differing = [name for name, content in wanted.items() if _read(_inside(folder, name)) != content]
    for name in differing:
        if name in present - own:
            raise OutputError(f"{folder / name}: is not in {LOCK}, so it is not the generator's: nothing was written")
    removed = sorted(own - wanted.keys())
    _put(folder, {name: wanted[name] for name in differing}, removed, _lock({*own, *wanted}), wanted[LOCK])
    foreign = tuple(sorted(present - own - wanted.keys()))
    return Changes(tuple(differing), tuple(removed), foreign, len(files) - len(differing))


def _put(folder: Path, changed: dict[str, bytes], removed: list[str], interim: bytes, lock: bytes) -> None:
    """Put files in place and remove some; until the last, the interim lock lists those before and those after."""
    for path in folder.rglob(f"*{_STAGED}"):  # of a run that was killed
        path.unlink()
    others = [name for name in changed if name != LOCK]
    try:
        for name in others:
            _stage(folder / name, changed[name])
        if others or removed:
            replace(folder / LOCK, interim)
        for name in others:
            with naming(folder / name):
                _staged(folder / name).replace(folder / name)
    finally:
        for name in others:
            with suppress(OSError):
                _staged(folder / name).unlink()
    for name in removed:
        with naming(folder / name):
            (folder / name).unlink()
    if changed or removed:
        replace(folder / LOCK, lock)


def replace(path: Path, content: bytes) -> None:
    """Give a file new content in one step."""
    try:
        _stage(path, content)
        with naming(path):
            _staged(path).replace(path)
    finally:
        with suppress(OSError):
            _staged(path).unlink()


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Name the file in what the system says: a full disk has no name for it."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}") from error


def _stage(path: Path, content: bytes) -> None:
    staged = _staged(path)
    with naming(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        staged.write_bytes(content)
        if path.exists():
            shutil.copymode(path, staged)


def _staged(path: Path) -> Path:
    return path.with_name(f"{path.name}{_STAGED}")


def _lock(names: Iterable[str]) -> bytes:
    return json.dumps({"files": sorted(names)}, indent=2).encode() + b"\n"


def _listed(lock: Path, wanted: Iterable[str]) -> set[str]:
    """Return what a lock lists; where it lists nothing, as those of old, only what is there under a wanted name."""
    try:
        files = json.loads(lock.read_bytes())["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return set(wanted)
    return {name for name in files if isinstance(name, str)} if isinstance(files, list) else set(wanted)


def differences(files: dict[str, str], folder: Path) -> Iterator[str]:
    """A unified diff for each file that is not what the spec gives."""
    for name in sorted({*files, *_present(folder)}):
        found, wanted = _read(folder / name), files.get(name)
        if found == (None if wanted is None else wanted.encode()):
            continue
        heads = (
            f"--- on disk: {name if found is not None else 'nothing'}",
            f"+++ from the spec: {name if wanted is not None else 'nothing'}",
        )
        before = (found or b"").decode(errors="backslashreplace").split("\n")
        after = (wanted or "").split("\n")
        changes = itertools.islice(difflib.unified_diff(before, after, n=2, lineterm=""), 2, None)
        yield "\n".join([*heads, *(_shown(line) for line in changes)])


def _present(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not CACHES.intersection(path.relative_to(folder).parts)
    )


def _inside(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise OutputError(f"{name} would be written outside {folder}")
    return path


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _shown(line: str) -> str:
    line = line.replace("\r", "\\r")
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}… ({len(line)} characters)"
