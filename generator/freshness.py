"""Tell without generating that there is nothing to generate.

`generate` leaves behind a hash of all that it read and one of all that it wrote; as long as both are what they were, it
would write the same again. Everything is hashed by its content, so that an edit of a generated file by hand is seen
like one of the spec. Only output within the repository is remembered, and of that only the last. `check` asks nobody.

This module imports little: it answers in a fraction of the time that the others take to be imported.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator import REPOSITORY, cache

CACHES = frozenset({"__pycache__", ".mypy_cache", ".ruff_cache"})
"""Folders in the output that belong to whoever made them."""

_NAME = "generate"
_SOURCES = (("generator", "*.py"), ("runtime", "*.py"), ("templates", "*"))
"""Where what makes the output stands; of `runtime` the generator may import what makes text safe for Python."""

_TOOLS = ("jinja2", "markupsafe", "pyyaml", "ruff")


class Freshness:
    """What a run of `generate` begins with; `also` are files beside the output folder that it writes to."""

    def __init__(self, spec: Path, output: Path, also: Sequence[Path] = ()) -> None:
        self._output = output.resolve()
        self._also = sorted(also)
        self._before = self._of_input(spec.resolve())

    def summary(self) -> str:
        """Return what the last run said, if this one would find all as that left it; else nothing."""
        known = cache.recall(_NAME) if self._is_ours() else {}
        if known.get("input") != self._before or known.get("output") != self._of_output():
            return ""
        return str(known.get("summary", ""))

    def remember(self, summary: str) -> None:
        """Keep what a run has left behind; what it read is what was there when it began."""
        if self._is_ours():
            cache.remember(_NAME, {"input": self._before, "output": self._of_output(), "summary": summary})

    def _is_ours(self) -> bool:
        return self._output.is_relative_to(REPOSITORY)

    def _of_input(self, spec: Path) -> str:
        own = Path(__file__).resolve().parent.parent
        tools = [f"{tool} {_version(tool)}" for tool in _TOOLS]
        facts = [str(spec), str(self._output), platform.python_version(), *tools]
        return _hash([*_files(spec, "*.yaml"), *(one for at in _SOURCES for one in _files(own / at[0], at[1]))], facts)

    def _of_output(self) -> str:
        return _hash([*_files(self._output, "*"), *self._also], [])


def _version(tool: str) -> str:
    try:
        return version(tool)
    except PackageNotFoundError:
        return ""


def _files(folder: Path, pattern: str) -> list[Path]:
    """Return the files below a folder; of what is no regular file the name counts, nothing is opened."""
    return sorted(path for path in folder.rglob(pattern) if not CACHES.intersection(path.relative_to(folder).parts))


def _hash(paths: Iterable[Path], facts: Iterable[str]) -> str:
    total = hashlib.sha256("\n".join(facts).encode())
    for path in paths:
        content = path.read_bytes() if path.is_file() else b""
        kind = f"{path.is_file()} {path.is_dir()} {path.is_symlink()}"
        total.update(f"\n{path}\n{kind} {len(content)}\n".encode("utf-8", "surrogateescape"))
        total.update(content)
    return total.hexdigest()
