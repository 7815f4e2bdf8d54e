"""Bounded queue that never blocks its producer: when it is full, the oldest item is dropped and reported."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Dropped:
    """Messages were dropped here, because they were received faster than they were read: read the devices' state again.

    count: number of dropped items, including events of the channel.
    """

    count: int


class Inbox(Generic[T]):
    """Bounded queue within one event loop."""

    def __init__(self, size: int) -> None:
        self._items: deque[T] = deque()
        self._size = size
        self._dropped = 0
        self._changed = asyncio.Event()
        self._closed = False
        self._error: BaseException | None = None

    def put(self, item: T) -> None:
        """Add an item; drop the oldest if the queue is full."""
        if len(self._items) >= self._size:
            self._items.popleft()
            self._dropped += 1
        self._items.append(item)
        self._changed.set()

    async def get(self) -> T | Dropped:
        """Return the next item. Once the queue is empty and closed, raise its error or StopAsyncIteration."""
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
        """End the queue; the items in it can still be read."""
        self._closed = True
        self._error = self._error or error
        self._changed.set()
