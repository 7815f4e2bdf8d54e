"""Tests that run `fault_table` through both clients, over sockets."""

from __future__ import annotations

import time
from typing import get_args

import pytest

from feiyan import Options, RateLimitedError, Retry
from feiyan_runtime._circuit import LIMIT
from feiyan_sandbox import Fault, FaultKind
from tests.end_to_end.fault_table import SIZE_LIMIT, TIMEOUT, Cell, Situation, cells, rows
from tests.end_to_end.scene import scene

CELLS = cells()
LASTING_READS = [cell for cell in CELLS if cell.always and cell.kind == "read" and cell.row.side != "token"]

both_ways = pytest.mark.parametrize("way", ["sync", "async"])


@pytest.fixture(autouse=True)
def size_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lower the limit, so that a too large answer can be small."""
    monkeypatch.setattr("feiyan_runtime.transport.answer_body.MAX_ANSWER_SIZE", SIZE_LIMIT)


def test_the_table_has_every_fault() -> None:
    """The table has all kinds of `Fault` and all situations."""
    causes = {row.cause.kind if isinstance(row.cause, Fault) else row.cause for row in rows()}
    assert causes == {*get_args(FaultKind), *Situation}


def test_the_table_has_no_write_that_is_done_twice() -> None:
    """No fault makes a client repeat a write that was carried out."""
    writes = [cell for cell in CELLS if cell.kind == "write"]
    assert len(writes) > 40
    assert [str(cell) for cell in writes if cell.outcome.done > 1] == []


@both_ways
@pytest.mark.parametrize("cell", CELLS, ids=str)
def test_a_call_comes_to_what_the_table_says(cell: Cell, way: str) -> None:
    """The error, the counts and the wait before a retry are those in the table."""
    kind, outcome, row = cell.kind, cell.outcome, cell.row
    late = isinstance(row.cause, Fault) and row.cause.kind == "delay"
    with scene(way, row.side) as opened:
        before = opened.sent(kind), opened.arrived(kind), opened.arrived(kind, processed=True)
        devices = len(opened.sandbox.devices)
        opened.inject(cell)
        began = time.monotonic()
        error = opened.call(kind, Options(timeout=TIMEOUT) if late else None)
        took = time.monotonic() - began
        after = opened.sent(kind), opened.arrived(kind), opened.arrived(kind, processed=True)
        assert (error and type(error)) is outcome.error
        assert [now - then for now, then in zip(after, before, strict=True)] == list(outcome[1:])
        made = outcome.done if kind == "write" and row.side == "cloud" else 0
        assert len(opened.sandbox.devices) - devices == made
        assert took >= row.waits


@both_ways
@pytest.mark.parametrize("cell", LASTING_READS, ids=str)
def test_calls_succeed_once_it_is_repaired(cell: Cell, way: str) -> None:
    """A fault that is over leaves no state in the client."""
    with scene(way, cell.row.side) as opened:
        opened.inject(cell)
        opened.call(cell.kind, Options(timeout=TIMEOUT))
        opened.repair()
        assert opened.call("read") is None
        assert opened.call("write") is None


@both_ways
def test_after_some_refusals_in_a_row_nothing_is_sent(way: str) -> None:
    """A call that may not wait fails immediately, and the error has the remaining pause."""
    with scene(way, "cloud") as opened:
        opened.sandbox.inject("rate_limit", times=None)
        before = opened.arrived("write")
        for _ in range(LIMIT):
            opened.call("write", Options(retry=Retry(attempts=1)))
        error = opened.call("write", Options(retry=Retry(attempts=1)))
        assert isinstance(error, RateLimitedError)
        assert error.retry_after is not None
        assert opened.arrived("write") - before == LIMIT
