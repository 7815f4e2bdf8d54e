"""Records of the calls that reached the gateway."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Any

from feiyan_sandbox.gateway.envelope import known_params
from feiyan_sandbox.gateway.fault_kinds import FaultKind


@dataclass(frozen=True, slots=True)
class Record:
    """A call that reached the gateway.

    `operation` is the operationId, empty where there is none at `path`. `code` is what the call was answered with: the
    envelope's code, the HTTP status of an answer that is no envelope, None where no answer was sent. `processed` says
    whether the operation was carried out, `fault` which kind of fault hit the call, `connection` from which port the
    caller had connected: calls with the same one came over the same connection.
    """

    path: str
    operation: str
    code: int | None
    processed: bool
    fault: FaultKind | None
    connection: int
    body: bytes = field(repr=False)

    @property
    def params(self) -> dict[str, Any] | None:
        """The parameters that the call carried, whether they were right or not; None where they cannot be read."""
        return known_params(self.body)

    def as_json(self) -> dict[str, Any]:
        """The same as plain values."""
        return {
            "path": self.path,
            "operation": self.operation,
            "code": self.code,
            "processed": self.processed,
            "params": self.params,
            "fault": self.fault,
            "connection": self.connection,
        }


class CallLog:
    """The last calls, `limit` of them at most, and how many there were in all."""

    def __init__(self, limit: int) -> None:
        self._last: deque[Record] = deque(maxlen=limit)
        self._counts: Counter[tuple[str, bool]] = Counter()

    def add(self, record: Record) -> None:
        """Another call."""
        self._last.append(record)
        self._counts[record.path, record.processed] += 1

    def last(self, path: str | None = None, *, after: int = 0) -> list[Record]:
        """The calls that are still known, of one path if it is given, but for the first `after` that there were."""
        known = [record for record in self._last if path in {None, record.path}]
        forgotten = self.count(path) - len(known)
        return known[max(0, after - forgotten) :]

    def count(self, path: str | None = None, *, processed: bool | None = None) -> int:
        """Return the number of calls, of one path if it is given; only those that were processed, or were not."""
        return sum(
            number
            for (called, carried_out), number in self._counts.items()
            if path in {None, called} and processed in {None, carried_out}
        )
