"""The plan of a mirror: what is to be read, and when."""

from __future__ import annotations

import heapq
import itertools
import math
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

_SLACK = 64


class Task(Enum):
    """Jobs of which a mirror has one each."""

    LIST = "read the list of devices"
    KEEP = "keep the state for the next run"
    PROBE = "look whether there is another session"


@dataclass(frozen=True, slots=True)
class ModelOf:
    """Read the model of a product; a device without a product has its id as the key."""

    key: str


@dataclass(frozen=True, slots=True)
class ValuesOf:
    """Read the properties of a device."""

    iot_id: str


Job: TypeAlias = Task | ModelOf | ValuesOf


class Plan:
    """Jobs, each with the time at which it is due. A job that is being done is not given out again before it is done.

    `version` changes whenever a job is to be done earlier than was planned.
    """

    def __init__(self) -> None:
        self.version = 0
        self._due: dict[Job, float] = {}
        self._busy: set[Job] = set()
        self._queue: list[tuple[float, int, Job]] = []
        self._order = itertools.count()

    def at(self, job: Job, when: float) -> None:
        """Plan a job for a time, unless it is planned for an earlier one."""
        if when < self._due.get(job, math.inf):
            self._due[job] = when
            if job not in self._busy:
                self._push(job)

    def take(self, now: float) -> Job | None:
        """Return the job that has been due for longest, or None if none is."""
        first = self._first()
        return self.start(first) if first is not None and self._due[first] <= now else None

    def start(self, job: Job) -> Job:
        """Begin a planned job."""
        del self._due[job]
        self._busy.add(job)
        return job

    def done(self, job: Job) -> None:
        """End a job; if it was planned again meanwhile, it can be taken again."""
        self._busy.discard(job)
        if job in self._due:
            self._push(job)

    def due(self, job: Job) -> float:
        """Return the time of a job; infinite if it is not planned."""
        return self._due.get(job, math.inf)

    def next(self) -> float:
        """Return the time of the next job; infinite if there is none."""
        first = self._first()
        return math.inf if first is None else self._due[first]

    def _push(self, job: Job) -> None:
        self.version += 1
        heapq.heappush(self._queue, (self._due[job], next(self._order), job))
        if len(self._queue) > 2 * len(self._due) + _SLACK:  # jobs that were moved leave their former times behind
            self._queue = [(when, next(self._order), one) for one, when in self._due.items() if one not in self._busy]
            heapq.heapify(self._queue)

    def _first(self) -> Job | None:
        while self._queue:
            when, _, job = self._queue[0]
            if job not in self._busy and self._due.get(job) == when:
                return job
            heapq.heappop(self._queue)
        return None
