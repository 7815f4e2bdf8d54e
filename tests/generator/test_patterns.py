"""No pattern takes more than linear time: a document or a spec may come from a stranger."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.generator.patterns import Used, patterns, texts

SIZE = 4000
"""Characters of a text; the longest line of the documents has a quarter of that."""

QUICK = 0.004
"""Seconds of CPU time that any pattern may take for such a text; a linear one takes a tenth of that."""


class TooLongError(Exception):
    """A pattern has not come to an end."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Stop what takes more CPU time."""

    def stop(*_: object) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def taken(used: Used, text: str) -> float:
    """Return the least CPU time of three."""
    times = []
    for _ in range(3):
        began = time.process_time()
        getattr(used.pattern, used.method)(text)
        times.append(time.process_time() - began)
        if times[-1] < QUICK:
            break
    return min(times)


@pytest.mark.parametrize("used", patterns(), ids=lambda used: f"{used.name}.{used.method}")
def test_a_pattern_takes_linear_time(used: Used) -> None:
    """Four times the text takes about four times as long, not sixteen, whichever of its characters it repeats."""
    for short, long in zip(texts(used, SIZE, 300), texts(used, 4 * SIZE, 300), strict=True):
        try:
            with at_most(2.0):
                if (first := taken(used, short)) > QUICK:
                    assert taken(used, long) < 8 * first, f"{short[:100]!r}..."
        except TooLongError:
            pytest.fail(f"{used.pattern.pattern} does not come to an end with {short[:100]!r}...")
