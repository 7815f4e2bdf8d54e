"""Write edits to the files of a spec folder, which is a copy until everything is checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.importing import yaml_style
from generator.importing.atomic_write import read
from generator.importing.decisions import SpecChange
from generator.importing.yaml_edit import APPEND, GONE, Edit, edited


def accepted(changes: Iterable[SpecChange]) -> tuple[list[SpecChange], list[SpecChange], list[Edit]]:
    """Return the changes that do not contradict earlier ones, those that do, and the edits of the former."""
    kept: list[SpecChange] = []
    refused: list[SpecChange] = []
    found: dict[tuple[Any, ...], Edit] = {}
    for change in changes:
        known = [_key(edit) in found for edit in change.edits]
        if any(_key(edit) in found and found[_key(edit)].value != edit.value for edit in change.edits):
            refused.append(change)
            continue
        if known and all(known):
            continue
        kept.append(change)
        found.update((_key(edit), edit) for edit in change.edits)
    return kept, refused, list(found.values())


def _key(edit: Edit) -> tuple[Any, ...]:
    return (edit.file, edit.place, repr(edit.value) if edit.place[-1] == APPEND else "")


def merge(folder: Path, files: dict[str, Any], edits: Sequence[Edit]) -> set[str]:
    """Apply the edits in a folder with the contents `files`, and return the names of changed files."""
    of_file: dict[str, list[Edit]] = {}
    for edit in edits:
        of_file.setdefault(edit.file, []).append(edit)
    for file, some in of_file.items():
        path = folder / file
        if file in files:
            text = read(path)
            made = edited(text.replace("\r\n", "\n"), list(_grounded(files[file], some)))
            path.write_bytes((made.replace("\n", "\r\n") if "\r\n" in text else made).encode("utf-8"))
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_new_file(some), "utf-8")
    return set(of_file)


def _grounded(content: Any, edits: Sequence[Edit]) -> Iterator[Edit]:
    """Return the edits; those whose parent does not exist are combined into one that adds the parent."""
    brought: dict[tuple[Any, ...], Edit] = {}
    for edit in edits:
        depth = _depth(content, edit.place)
        if depth >= len(edit.place) - 1:
            yield edit
            continue
        top = edit.place[: depth + 1]
        made = brought.setdefault((edit.file, *top), Edit(edit.file, top, {}))
        _put(made.value, edit.place[depth + 1 :], edit.value)
    yield from brought.values()


def _depth(content: Any, place: Sequence[str | int]) -> int:
    """Count the keys of a place that exist."""
    for depth, key in enumerate(place):
        if key not in (range(len(content)) if isinstance(content, list) else content or ()):
            return depth
        content = content[key]
    return len(place)


def _put(data: dict[str | int, Any], place: Sequence[str | int], value: Any) -> None:
    *parents, last = place
    for key in parents:
        data = data.setdefault(key, {})
    if value is not GONE:
        data[last] = value


def _new_file(edits: Sequence[Edit]) -> str:
    content: dict[str | int, Any] = {}
    for edit in edits:
        _put(content, edit.place, edit.value)
    text = ""
    for key, value in content.items():
        text += ("\n" if text else "") + "\n".join(yaml_style.entry(str(key), value, 0)) + "\n"
    return text
