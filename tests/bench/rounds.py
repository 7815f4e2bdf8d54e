"""Rounds in which works take turns, so that whatever disturbs the machine disturbs all of them alike."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

Work: TypeAlias = Callable[[], object]
AsyncWork: TypeAlias = Callable[[], Awaitable[object]]


@dataclass(frozen=True)
class Effort:
    """Number of rounds, and the share of its usual repetitions that a work has in each."""

    rounds: int = 9
    share: float = 1.0

    def times(self, usual: int) -> int:
        """Return the number of repetitions instead of the usual one."""
        return max(1, round(usual * self.share))


def processor_seconds(effort: Effort, usual: int, *works: Work) -> list[list[float]]:
    """Return for each work the seconds of processor time that it takes once: a figure for each round.

    The first round of all is a warm-up and has no figure.
    """
    times = effort.times(usual)

    def measured(work: Work) -> float:
        gc.collect()
        started = time.process_time()
        for _ in range(times):
            work()
        return (time.process_time() - started) / times

    return by_work([measured(work) for work in works] for _ in range(effort.rounds + 1))


async def processor_seconds_at_once(effort: Effort, usual: int, at_once: int, *works: AsyncWork) -> list[list[float]]:
    """Do the same with async works, of each of which so many are always under way."""
    times = effort.times(usual)

    async def measured(work: AsyncWork) -> float:
        async def one_after_the_other() -> None:
            for _ in range(times):
                await work()

        gc.collect()
        started = time.process_time()
        await asyncio.gather(*(one_after_the_other() for _ in range(at_once)))
        return (time.process_time() - started) / (times * at_once)

    return by_work([[await measured(work) for work in works] for _ in range(effort.rounds + 1)])


def by_work(rounds: Iterable[list[float]]) -> list[list[float]]:
    """Return the figures of each work instead of those of each round, without the round of warm-up."""
    _, *measured = rounds
    return [list(figures) for figures in zip(*measured, strict=True)]


def a_second(seconds: Iterable[float]) -> list[float]:
    """Return the number of works in a second of processor time."""
    return [1 / figure for figure in seconds]
