"""Replace the files of a spec all together, so that an import that is interrupted can be finished.

All files are written beside the old ones first, as `openapi.new`. Then a list of them is put into the folder,
`unfinished-import.yaml`: as long as it is there, every command refuses the folder. Then each takes its place, and the
list goes. Stopped before the list is there, an import has changed nothing; after that, the next one finishes it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from generator.importing.ledger import RefusedError
from generator.spec.load import UNFINISHED_IMPORT


def read(path: Path) -> str:
    """Read a text, its line ends as they are."""
    return path.read_bytes().decode("utf-8")


def replace_files(folder: Path, before: Mapping[str, str], after: Mapping[str, str]) -> None:
    """Write the files of `after` that differ from those of `before`.

    RefusedError where nothing was written, or where the next import has to finish it; the message says which.
    """
    changed = [name for name, text in after.items() if before.get(name) != text]
    for name in changed:
        if _text(folder / name) != before.get(name):
            raise RefusedError([f"{folder / name}:1: it was changed during the import: run it again"])
    listed = {name: _digest(before.get(name)) for name in changed}
    try:
        for name in changed:
            _write(folder / name, after[name])
        if changed:
            _write(folder / UNFINISHED_IMPORT, json.dumps(listed, indent=1) + "\n")
            _new(folder / UNFINISHED_IMPORT).replace(folder / UNFINISHED_IMPORT)
    except OSError as error:
        raise RefusedError([f"{error.filename or folder}:1: cannot be written: {error.strerror}"]) from error
    finally:
        if not (folder / UNFINISHED_IMPORT).exists():
            for name in (*changed, UNFINISHED_IMPORT):
                with suppress(OSError):
                    _new(folder / name).unlink()
    finish(folder)


def finish(folder: Path) -> list[str]:
    """Put in place what an import has written beside the files, and return those that took their place.

    RefusedError where a file has changed since, or where one cannot be replaced.
    """
    if not (folder / UNFINISHED_IMPORT).exists():
        return []
    listed: dict[str, str] = json.loads(read(folder / UNFINISHED_IMPORT))
    waiting = [name for name in listed if _new(folder / name).exists()]
    for name in waiting:
        path, new = folder / name, _new(folder / name)
        if _digest(_text(path)) != listed[name]:
            raise RefusedError([
                f"{path}:1: it was changed after an import was interrupted that has left {new.name} to take its place: "
                f"merge the two, then remove {new.name}"
            ])  # fmt: skip
    try:
        for name in waiting:
            _new(folder / name).replace(folder / name)
        (folder / UNFINISHED_IMPORT).unlink()
    except OSError as error:
        problem = f"{error.filename}:1: cannot be replaced: {error.strerror}; the next import finishes this one"
        raise RefusedError([problem]) from error
    return waiting


def _new(path: Path) -> Path:
    return path.with_suffix(".new")


def _text(path: Path) -> str | None:
    return read(path) if path.exists() else None


def _write(path: Path, text: str) -> None:
    """Write a text beside the file that it is for."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _new(path).write_bytes(text.encode("utf-8"))
    if path.exists():
        shutil.copymode(path, _new(path))


def _digest(text: str | None) -> str:
    """Return what tells a text from another; '' for a file that is not there."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest() if text is not None else ""
