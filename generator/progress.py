"""Show on a terminal which step is running; print nothing anywhere else."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_CLEARED = "\r\x1b[K"


@contextmanager
def progress(step: str) -> Iterator[None]:
    """Show a step while the block runs, if stderr is a terminal and this is not CI."""
    terminal = sys.stderr if sys.stderr.isatty() and "CI" not in os.environ else None
    if terminal:
        print(f"{_CLEARED}{step} ...", end="", file=terminal, flush=True)
    try:
        yield
    finally:
        if terminal:
            print(_CLEARED, end="", file=terminal, flush=True)
