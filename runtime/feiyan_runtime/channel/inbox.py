"""A bounded queue that never holds up who fills it: when it is full the oldest goes, and the reader is told."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Dropped:
    """Messages were dropped here, because they came faster than they were taken: read the state of things anew.

    count: how many, with what the channel said of itself in between.
    """

    count: int


class Inbox(Generic[T]):
    """Filled and read within one event loop."""

    def __init__(self, size: int) -> None:
        self._items: deque[T] = deque()
        self._size = size
        self._dropped = 0
        self._changed = asyncio.Event()
        self._closed = False
        self._error: BaseException | None = None

    def put(self, item: T) -> None:
        """Add an item, in place of the oldest where there is no room."""
        if len(self._items) >= self._size:
            self._items.popleft()
            self._dropped += 1
        self._items.append(item)
        self._changed.set()

    async def get(self) -> T | Dropped:
        """The next item. Raises the error that the inbox was closed with, or StopAsyncIteration, once it is empty."""
        while True:
            if self._dropped:
                count, self._dropped = self._dropped, 0
                return Dropped(count)
            if self._items:
                return self._items.popleft()
            if self._error is not None:
                raise self._error
            if self._closed:
                raise StopAsyncIteration
            self._changed.clear()
            await self._changed.wait()

    def close(self, error: BaseException | None = None) -> None:
        """Take no more items."""
        self._closed = True
        self._error = self._error or error
        self._changed.set()
