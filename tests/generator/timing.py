"""Measure whether something takes linear time: CPU time, which does not depend on how busy the machine is."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

HANGS = 5.0
"""Seconds of CPU time after which a call is given up."""


class _HangsError(BaseException):
    """A call has not come to an end."""


@contextmanager
def _stopping() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise _HangsError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, HANGS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def assert_linear(act: Callable[[str], object], short: str, long: str, quick: float) -> None:
    """Check that four times the text takes about four times as long, not sixteen.

    What takes less than `quick` seconds is not looked at further; the least of three times counts.
    """
    try:
        with _stopping():
            if (first := _taken(act, short, quick)) < quick:
                return
            assert _taken(act, long, 8 * first) < 8 * first, f"{short[:100]!r}..."
    except _HangsError:
        pytest.fail(f"does not come to an end with {short[:100]!r}...")


def _taken(act: Callable[[str], object], text: str, enough: float) -> float:
    times = []
    for _ in range(3):
        began = time.process_time()
        act(text)
        times.append(time.process_time() - began)
        if times[-1] < enough:
            break
    return min(times)
