"""Say on a terminal what takes a while; elsewhere say nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_CLEARED = "\r\x1b[K"


@contextmanager
def progress(what: str) -> Iterator[None]:
    """Show what the block does for as long as it does it, where stderr is a terminal and not that of CI."""
    terminal = sys.stderr if sys.stderr.isatty() and "CI" not in os.environ else None
    if terminal:
        print(f"{_CLEARED}{what} ...", end="", file=terminal, flush=True)
    try:
        yield
    finally:
        if terminal:
            print(_CLEARED, end="", file=terminal, flush=True)
