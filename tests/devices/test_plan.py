"""Plans of mirrors."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from feiyan_devices._plan import ModelOf, Plan, Task, ValuesOf

JOBS = [Task.LIST, Task.KEEP, ModelOf("p"), *(ValuesOf(str(number)) for number in range(4))]


def test_a_job_is_given_out_when_it_is_due() -> None:
    """The one that has been due for longest comes first; one that is planned twice, at the earlier time, once."""
    plan = Plan()
    plan.at(Task.LIST, 2)
    plan.at(Task.KEEP, 3)
    plan.at(Task.KEEP, 1)
    plan.at(Task.KEEP, 4)
    assert (plan.next(), plan.take(0.5)) == (1, None)
    assert [plan.take(9), plan.take(9), plan.take(9)] == [Task.KEEP, Task.LIST, None]
    assert plan.next() == math.inf


def test_a_job_that_is_being_done_waits() -> None:
    """A job that is planned meanwhile is given out once the first is done: nothing is read twice at the same time."""
    plan = Plan()
    plan.at(Task.LIST, 1)
    assert plan.take(1) is Task.LIST
    plan.at(Task.LIST, 1)
    assert (plan.take(2), plan.next(), plan.due(Task.LIST)) == (None, math.inf, 1)
    version = plan.version
    plan.done(Task.LIST)
    assert plan.version > version
    assert plan.take(2) is Task.LIST


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["at", "take", "done"]), st.sampled_from(JOBS), st.integers(0, 20))))
def test_a_plan_is_as_if_it_were_searched(steps: list[tuple[str, Task | ModelOf | ValuesOf, int]]) -> None:
    """Whatever is planned, taken and done: the next job is the earliest of those that are not being done."""
    plan = Plan()
    due: dict[object, int] = {}
    busy: set[object] = set()
    for step, job, when in steps:
        free = {one: time for one, time in due.items() if one not in busy}
        assert plan.next() == min(free.values(), default=math.inf)
        if step == "at":
            plan.at(job, when)
            due[job] = min(when, due.get(job, when))
        elif step == "take":
            taken = plan.take(when)
            if taken is None:
                assert min(free.values(), default=math.inf) > when
            else:
                assert free[taken] == min(free.values()) <= when
                del due[taken]
                busy.add(taken)
        else:
            plan.done(job)
            busy.discard(job)


def test_a_plan_does_not_grow_by_being_changed() -> None:
    """Jobs that are moved again and again leave nothing behind."""
    plan = Plan()
    for number in range(10_000):
        plan.at(ValuesOf(str(number % 10)), -number)
    assert len(plan._queue) < 200
