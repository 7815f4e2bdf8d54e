"""Records of the calls that reached the gateway."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from feiyan_sandbox.gateway.envelope import known_params
from feiyan_sandbox.gateway.fault_kinds import FaultKind
from feiyan_sandbox.world import Liberty, Records


@dataclass(frozen=True, slots=True)
class Record:
    """A call that reached the gateway.

    `operation` is the operationId, or "" if no operation has this `path`. `code` is the code of the answer's envelope,
    the HTTP status of an answer without an envelope, or None if no answer was sent. `processed` is true if the
    operation was carried out. `is_assumed` is true if nothing shows with which code the platform refuses such a call,
    and the sandbox decided for one. `liberties` are what the call took beyond the documents. `fault` is the kind of
    fault that hit the call. `connection` is the caller's port: calls with the same port came over the same connection.
    """

    path: str
    operation: str
    code: int | None
    processed: bool
    is_assumed: bool
    liberties: tuple[Liberty, ...]
    fault: FaultKind | None
    connection: int
    body: bytes = field(repr=False)

    @property
    def params(self) -> dict[str, Any] | None:
        """The parameters of the call, valid or not, or None if they cannot be read."""
        return known_params(self.body)

    def as_json(self) -> dict[str, Any]:
        """Return the record as plain values."""
        return {
            "path": self.path,
            "operation": self.operation,
            "code": self.code,
            "processed": self.processed,
            "is_assumed": self.is_assumed,
            "params": self.params,
            "liberties": list(self.liberties),
            "fault": self.fault,
            "connection": self.connection,
        }


class CallLog:
    """A log of the last `limit` calls that also counts all calls.

    It counts the calls to each documented path, and those to all other paths together.
    """

    def __init__(self, limit: int) -> None:
        self._last: Records[Record] = Records(limit)
        self._counts: Counter[tuple[str, bool]] = Counter()

    def add(self, record: Record) -> None:
        """Add the record of a call."""
        self._last.add(record, len(record.path) + len(record.body))
        self._counts[record.path if record.operation else "", record.processed] += 1

    def last(self, path: str | None = None, *, after: int = 0) -> list[Record]:
        """Return the recorded calls, or those to one path, without the first `after` calls ever made."""
        known = [record for record in self._last if path in {None, record.path}]
        forgotten = max(0, self.count(path) - len(known))
        return known[max(0, after - forgotten) :]

    def count(self, path: str | None = None, *, processed: bool | None = None) -> int:
        """Return the number of calls, optionally only those to one path, and only processed or unprocessed ones.

        The path "" stands for all paths without an operation.
        """
        return sum(
            number
            for (called, carried_out), number in self._counts.items()
            if path in {None, called} and processed in {None, carried_out}
        )
