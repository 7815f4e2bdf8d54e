"""Write the generated files to disk, or compare them with those on disk.

Only files listed in the lock file belong to the generator: nothing else is removed or overwritten. All new files are
written to a folder of their own; then each is moved to the place of the old one. The lock file lists both old and new
files until the last one is in place, so that a run after one that was killed can clean up.
"""

from __future__ import annotations

import difflib
import itertools
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.files import OutputError, naming_errors
from generator.freshness import CACHES
from generator.python.render import LOCK
from generator.wording import one_line

STAGING = ".feiyan-new"
"""Folder in the output for the new files, before they replace the old ones; suffix of a single one."""

_LONGEST = 300
"""Number of characters of a line that a diff shows."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes that writing made."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    foreign: tuple[str, ...]
    """Files in the folder that do not belong to the generator: they are left alone."""
    unchanged: int


def write(files: dict[str, str], folder: Path) -> Changes:
    """Write files that differ and remove obsolete ones; raise OutputError if one is not the generator's."""
    present = set(_present(folder))
    if present and LOCK not in present:
        raise OutputError(
            f"{folder}: contains files but no {LOCK}, so they are not the generator's: nothing was written"
        )
    wanted = {name: text.encode() for name, text in files.items()}
    own = (_listed(folder / LOCK, wanted) | {LOCK}) & present
    differing = [name for name, content in wanted.items() if _read(_inside(folder, name)) != content]
    for name in differing:
        if name not in own and os.path.lexists(folder / name):
            raise OutputError(f"{folder / name}: is not in {LOCK}, so it is not the generator's: nothing was written")
    removed = sorted(own - wanted.keys())
    _put(folder, {name: wanted[name] for name in differing}, removed, _lock({*own, *wanted}), wanted[LOCK])
    foreign = tuple(sorted(present - own - wanted.keys()))
    return Changes(tuple(differing), tuple(removed), foreign, len(files) - len(differing))


def _put(folder: Path, changed: dict[str, bytes], removed: list[str], interim: bytes, lock: bytes) -> None:
    """Replace and remove files; until the end, the interim lock file lists both old and new ones."""
    others = [name for name in changed if name != LOCK]
    try:
        _clear(folder)
        for name in others:
            _stage(folder, name, changed[name])
        if others or removed:
            _stage(folder, LOCK, interim)
            _move(folder, LOCK)
        for name in others:
            _move(folder, name)
        for name in removed:
            with naming_errors(folder / name):
                (folder / name).unlink()
        if changed or removed:
            _stage(folder, LOCK, lock)
            _move(folder, LOCK)
    finally:
        _clear(folder)


def _stage(folder: Path, name: str, content: bytes) -> None:
    with naming_errors(folder / name):
        (folder / STAGING / name).parent.mkdir(parents=True, exist_ok=True)
    _write(folder / STAGING / name, folder / name, content)


def _move(folder: Path, name: str) -> None:
    """Put a staged file into its place."""
    with naming_errors(folder / name):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / STAGING / name).replace(folder / name)


def _clear(folder: Path) -> None:
    """Remove the folder for new files, which a run that was killed has left."""
    staging = folder / STAGING
    if staging.is_symlink() or staging.is_file():
        raise OutputError(f"{staging}: is not a folder, so it is not the generator's: nothing was written")
    if staging.is_dir():
        with naming_errors(staging):
            shutil.rmtree(staging)


def put(path: Path, content: bytes) -> None:
    """Write a file that a user asks for: a regular one is replaced, and a pipe or a device written to."""
    target = path.resolve()
    with naming_errors(path):
        if target.exists() and not target.is_file():
            target.write_bytes(content)
        else:
            replace(target, content)


def replace(path: Path, content: bytes) -> None:
    """Replace the content of a file atomically; the new one is staged beside it."""
    staged = path.with_name(f"{path.name}{STAGING}")
    try:
        _write(staged, path, content)
        with naming_errors(path):
            staged.replace(path)
    finally:
        with suppress(OSError):
            staged.unlink()


def _write(staged: Path, path: Path, content: bytes) -> None:
    """Write the content that a file will have."""
    with naming_errors(path):
        staged.write_bytes(content)
        if path.exists():
            shutil.copymode(path, staged)


def _lock(names: Iterable[str]) -> bytes:
    return json.dumps({"files": sorted(names)}, indent=2).encode() + b"\n"


def _listed(lock: Path, wanted: Iterable[str]) -> set[str]:
    """Return the files listed in the lock file; if it has no list, as in older versions, the wanted files."""
    try:
        files = json.loads(lock.read_bytes())["files"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return set(wanted)
    return {name for name in files if isinstance(name, str)} if isinstance(files, list) else set(wanted)


def differences(files: dict[str, str], folder: Path) -> Iterator[str]:
    """Yield a unified diff for each file that differs from the generated one."""
    for name in sorted({*files, *_present(folder)}):
        found, wanted = _read(folder / name), files.get(name)
        if found == (None if wanted is None else wanted.encode()):
            continue
        heads = (
            f"--- on disk: {one_line(name) if found is not None else 'nothing'}",
            f"+++ from the spec: {one_line(name) if wanted is not None else 'nothing'}",
        )
        before = (found or b"").decode(errors="backslashreplace").split("\n")
        after = (wanted or "").split("\n")
        changes = itertools.islice(difflib.unified_diff(before, after, n=2, lineterm=""), 2, None)
        yield "\n".join([*heads, *(_shown(line) for line in changes)])


def _present(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not {*CACHES, STAGING}.intersection(path.relative_to(folder).parts)
    )


def _inside(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise OutputError(f"{name} would be outside {folder}: nothing was written")
    return path


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _shown(line: str) -> str:
    return one_line(line if len(line) <= _LONGEST else f"{line[:_LONGEST]}… ({len(line)} characters)")
