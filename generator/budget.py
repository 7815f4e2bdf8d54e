"""Limit the CPU time and the memory of a process that reads files of strangers.

The readers have limits that name the file and the line. This one holds where they overlook something.
"""

from __future__ import annotations

import signal
from contextlib import suppress
from types import FrameType

SECONDS = 60
"""Maximum CPU time of a command; the longest one, an import of all documents, takes about 10 seconds."""

MEMORY = 4 * 2**30
"""Maximum address space in bytes; the largest command uses about a tenth."""


class BudgetError(BaseException):
    """The CPU time is used up. Nothing that handles an Exception may handle this one."""


def limit() -> None:
    """Limit this process; systems that cannot do that, such as Windows, run without limits."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, most))
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGPROF, _stop)
        signal.setitimer(signal.ITIMER_PROF, SECONDS, 1)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    signal.setitimer(signal.ITIMER_PROF, 0)
    raise BudgetError(f"stopped after {SECONDS} seconds of CPU time: the input is too large or too complex")
