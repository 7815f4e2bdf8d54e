"""Replace the files of a spec in a way that an interrupted import can be finished.

First, all new files are written beside the old ones, such as `openapi.new`. Then a list of them is written to
`unfinished-import.yaml`: while it exists, every other command refuses the folder. Then each new file replaces the old
one, and the list is removed. An import that stops before the list exists has changed nothing; otherwise, the next one
finishes it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from generator.files import FileRefusedError, read_limited
from generator.importing.decisions import RefusedError
from generator.spec.load import INTERRUPTED, UNFINISHED_IMPORT, is_file_name
from generator.spec.yaml_reader import LARGEST


def read(path: Path) -> str:
    """Read a text without converting line ends."""
    return path.read_bytes().decode("utf-8")


def replace_files(folder: Path, before: Mapping[str, str], after: Mapping[str, str]) -> None:
    """Write the files of `after` that differ from those of `before`.

    Raise RefusedError if nothing was written, or if the next import has to finish; the message says which.
    """
    changed = [name for name, text in after.items() if before.get(name) != text]
    for name in changed:
        if _text(folder / name) != before.get(name):
            raise RefusedError([f"{folder / name}:1: the file was changed during the import: run the import again"])
    listed = {name: _digest(before.get(name)) for name in changed}
    try:
        for name in changed:
            _write(folder / name, after[name])
        if changed:
            _write(folder / UNFINISHED_IMPORT, json.dumps(listed, indent=1) + "\n")
            _new(folder / UNFINISHED_IMPORT).replace(folder / UNFINISHED_IMPORT)
    finally:
        if not (folder / UNFINISHED_IMPORT).exists():
            for name in (*changed, UNFINISHED_IMPORT):
                with suppress(OSError):
                    _new(folder / name).unlink()
    finish(folder)


def finish(folder: Path) -> list[str]:
    """Finish an import: replace files by the new ones beside them, and return their names.

    Raise RefusedError if a file has changed since, or cannot be replaced.
    """
    if not (folder / UNFINISHED_IMPORT).exists():
        return []
    listed = _listed(folder)
    waiting = [name for name in listed if _new(folder / name).exists()]
    for name in waiting:
        path, new = folder / name, _new(folder / name)
        if _digest(_text(path)) != listed[name]:
            raise RefusedError([
                f"{path}:1: the file was changed after an interrupted import, which left {new.name} to replace it: "
                f"merge the two, then remove {new.name}"
            ])  # fmt: skip
    try:
        for name in waiting:
            _new(folder / name).replace(folder / name)
        (folder / UNFINISHED_IMPORT).unlink()
    except OSError as error:
        problem = f"{error.filename}:1: cannot be replaced: {error.strerror}; run the import again to finish"
        raise RefusedError([problem]) from error
    return waiting


def _listed(folder: Path) -> dict[str, str]:
    """Return the files that wait, with the hashes of those that they replace."""
    path = folder / UNFINISHED_IMPORT
    try:
        listed = json.loads(read_limited(path, LARGEST, "this file", follows_links=False))
    except FileRefusedError as error:
        raise RefusedError([f"{path}:1: {error}"]) from error
    except (ValueError, RecursionError) as error:
        raise RefusedError([f"{path}:1: {INTERRUPTED}: its list cannot be read"]) from error
    is_list = isinstance(listed, dict) and all(isinstance(digest, str) for digest in listed.values())
    if not is_list or not all(map(is_file_name, listed)):
        raise RefusedError([f"{path}:1: not written by an import: remove it"])
    return dict(listed)


def _new(path: Path) -> Path:
    return path.with_suffix(".new")


def _text(path: Path) -> str | None:
    return read(path) if path.exists() else None


def _write(path: Path, text: str) -> None:
    """Write a text beside the file that it will replace; a full disk does not name the file by itself."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _new(path).write_bytes(text.encode("utf-8"))
        if path.exists():
            shutil.copymode(path, _new(path))
    except OSError as error:
        raise RefusedError([f"{_new(path)}:1: cannot be written: {error.strerror}"]) from error


def _digest(text: str | None) -> str:
    """Return the hash of a text; '' for a file that does not exist."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest() if text is not None else ""
