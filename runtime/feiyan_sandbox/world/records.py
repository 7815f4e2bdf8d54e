"""Records of what happened, bounded in number and in bytes, and the texts in them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Generic, TypeVar

RecordT = TypeVar("RecordT")

MAX_RECORDS = 10_000
"""Number of records of a kind that are kept by default."""

MAX_RECORDED_BYTES = 32 << 20
"""Bytes that the records of a kind hold together; the oldest make room."""

MAX_TEXT = 500
"""Characters of a text from outside that a record or a message holds."""

_RECORD_SIZE = 400
"""Bytes that a record takes besides its contents."""


class Records(Generic[RecordT]):
    """The last records: at most `limit`, and those that fit into `MAX_RECORDED_BYTES`."""

    def __init__(self, limit: int = MAX_RECORDS) -> None:
        self._limit = limit
        self._last: deque[tuple[RecordT, int]] = deque()
        self._bytes = 0

    def add(self, record: RecordT, size: int = 0) -> None:
        """Add a record whose contents take `size` bytes, and forget the oldest ones that no longer fit."""
        self._last.append((record, size + _RECORD_SIZE))
        self._bytes += size + _RECORD_SIZE
        while self._last and (len(self._last) > self._limit or self._bytes > MAX_RECORDED_BYTES):
            self._bytes -= self._last.popleft()[1]

    def __iter__(self) -> Iterator[RecordT]:
        return (record for record, _ in self._last)


def shortened(text: str, limit: int = MAX_TEXT) -> str:
    """Return the text, or its beginning and its length if it has more than `limit` characters."""
    return text if len(text) <= limit else f"{text[:limit]}... ({len(text)} characters)"
