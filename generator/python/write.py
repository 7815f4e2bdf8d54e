"""The files on disk against the files that the spec gives."""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.python.render import LOCK

_IGNORED = {"__pycache__", ".mypy_cache", ".ruff_cache"}
_LONGEST = 300
"""Characters of a line that a diff shows."""


class OutputError(Exception):
    """The folder cannot be written to."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What writing did."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


def write(files: dict[str, str], folder: Path) -> Changes:
    """Write what differs and remove what the spec no longer gives; refuse a folder that holds anything else."""
    present = _present(folder)
    if present and LOCK not in present:
        raise OutputError(f"{folder}: holds files but no {LOCK}, so they are not the generator's: nothing was written")
    written = []
    for name, text in files.items():
        path = _inside(folder, name)
        if _read(path) != text.encode():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            written.append(name)
    removed = [name for name in present if name not in files]
    for name in removed:
        (folder / name).unlink()
    return Changes(tuple(written), tuple(removed), len(files) - len(written))


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
        if path.is_file() and not _IGNORED.intersection(path.relative_to(folder).parts)
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
