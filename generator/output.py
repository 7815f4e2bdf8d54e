"""The files on disk against the files that the spec gives."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_IGNORED = {"__pycache__", ".mypy_cache", ".ruff_cache"}


@dataclass(frozen=True, slots=True)
class Changes:
    """What writing did."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


def write(files: dict[str, str], folder: Path) -> Changes:
    """Write what differs and remove what the spec no longer gives."""
    written = []
    for name, text in files.items():
        path = _inside(folder, name)
        if _read(path) != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            written.append(name)
    removed = [name for name in _present(folder) if name not in files]
    for name in removed:
        (folder / name).unlink()
    return Changes(tuple(written), tuple(removed), len(files) - len(written))


def differences(files: dict[str, str], folder: Path) -> Iterator[str]:
    """A unified diff for each file that is not what the spec gives."""
    for name in sorted({*files, *_present(folder)}):
        found, wanted = _read(folder / name), files.get(name)
        if found == wanted:
            continue
        lines = difflib.unified_diff(
            (found or "").splitlines(keepends=True),
            (wanted or "").splitlines(keepends=True),
            f"on disk: {name}" if found is not None else "on disk: nothing",
            f"from the spec: {name}" if wanted is not None else "from the spec: nothing",
            n=2,
        )
        yield "".join(lines)


def _present(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not _IGNORED.intersection(path.parts)
    )


def _inside(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise RuntimeError(f"{name} would be written outside {folder}")
    return path


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        return ""
