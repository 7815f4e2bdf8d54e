"""Detect without generating that nothing has to be generated.

`generate` caches one hash of everything it read and one of everything it wrote. While both still match, it would write
the same files again. The hashes cover contents, so a hand-edited generated file is noticed like an edited spec. Only
the last output within the repository is cached. `check` does not use this cache.

This module imports little: it answers in a fraction of the time that importing the other modules takes.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator import REPOSITORY, cache
from generator.files import FileRefusedError, read_limited
from generator.spec.schema import is_prose

CACHES = frozenset({"__pycache__", ".mypy_cache", ".ruff_cache"})
"""Folders in the output that other tools make: they are ignored."""

_NAME = "generate"
_SOURCES = (("generator", "*.py"), ("runtime", "*.py"), ("templates", "*"))
"""Folders and patterns of the files that determine the output; the generator may import one module of `runtime`."""

_LARGEST = 10_000_000
"""Maximum size of a file in bytes; of a larger one, which the commands refuse, only the size counts."""

_TOOLS = ("jinja2", "markupsafe", "pyyaml", "ruff")


class Freshness:
    """The state that a run of `generate` starts from; `also` are files outside the output folder that it writes."""

    def __init__(self, spec: Path, output: Path, also: Sequence[Path] = ()) -> None:
        self._output = output.resolve()
        self._also = sorted(also)
        self._before = self._of_input(spec.resolve())

    def summary(self) -> str:
        """Return the summary of the last run if nothing has changed since; otherwise an empty string."""
        known = cache.recall(_NAME) if self._is_ours() else {}
        if known.get("input") != self._before or known.get("output") != self._of_output():
            return ""
        return str(known.get("summary", ""))

    def remember(self, summary: str) -> None:
        """Cache the hashes after a run; that of the input was taken when the run began."""
        if self._is_ours():
            cache.remember(_NAME, {"input": self._before, "output": self._of_output(), "summary": summary})

    def _is_ours(self) -> bool:
        return self._output.is_relative_to(REPOSITORY)

    def _of_input(self, spec: Path) -> str:
        own = Path(__file__).resolve().parent.parent
        tools = [f"{tool} {_version(tool)}" for tool in _TOOLS]
        facts = [str(spec), str(self._output), platform.python_version(), *tools]
        read = (path for path in _files(spec, "*.yaml") if not is_prose(path.name))
        return _hash([*read, *(one for at in _SOURCES for one in _files(own / at[0], at[1]))], facts)

    def _of_output(self) -> str:
        return _hash([*_files(self._output, "*"), *self._also], [])


def _version(tool: str) -> str:
    try:
        return version(tool)
    except PackageNotFoundError:
        return ""


def _files(folder: Path, pattern: str) -> list[Path]:
    """Return everything below a folder that matches a pattern; only regular files are opened later."""
    return sorted(path for path in folder.rglob(pattern) if not CACHES.intersection(path.relative_to(folder).parts))


def _hash(paths: Iterable[Path], facts: Iterable[str]) -> str:
    total = hashlib.sha256("\n".join(facts).encode())
    for path in paths:
        try:
            content = read_limited(path, _LARGEST, "a file")
        except FileRefusedError as error:
            content = str(error).encode()
        kind = f"{path.is_file()} {path.is_dir()} {path.is_symlink()}"
        total.update(f"\n{path}\n{kind} {len(content)}\n".encode("utf-8", "surrogateescape"))
        total.update(content)
    return total.hexdigest()
