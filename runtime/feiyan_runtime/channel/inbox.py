"""Bounded queue that never blocks its producer: when it is full, the oldest item is dropped and reported."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

ITEM_OVERHEAD = 256
"""Bytes that an item is assumed to take beside its content."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Messages were dropped here, because they were received faster than they were read: read the devices' state again.

    count: number of dropped items, including events of the channel.
    """

    count: int


class Inbox(Generic[T]):
    """Queue that is bounded by number of items and by bytes.

    It is filled in an event loop, and read there or in other threads. The newest item is kept even
    if it alone has more bytes than allowed.
    """

    def __init__(self, count: int, size: int) -> None:
        self._items: deque[tuple[T, int]] = deque()
        self._max_count = count
        self._max_size = size
        self._size = 0
        self._dropped = 0
        self._changed = asyncio.Event()
        self._changed_for_threads = threading.Condition()
        self._closed = False
        self._error: BaseException | None = None

    def put(self, item: T, size: int = 0) -> None:
        """Add an item of so many bytes; drop the oldest items if the queue is full."""
        size += ITEM_OVERHEAD
        with self._changed_for_threads:
            self._items.append((item, size))
            self._size += size
            while len(self._items) > 1 and (len(self._items) > self._max_count or self._size > self._max_size):
                oldest, oldest_size = self._items.popleft()
                self._size -= oldest_size
                self._dropped += oldest.count if isinstance(oldest, Dropped) else 1
            self._changed_for_threads.notify()
        self._changed.set()

    def drain(self) -> list[T | Dropped]:
        """Remove and return all items."""
        items = []
        while (item := self._take()) is not None:
            items.append(item)
        return items

    async def get(self) -> T | Dropped:
        """Return the next item. Once the queue is empty and closed, raise its error or StopAsyncIteration."""
        while (item := self._take()) is None:
            if self._error is not None:
                raise self._error
            if self._closed:
                raise StopAsyncIteration
            self._changed.clear()
            await self._changed.wait()
        return item

    def get_in_thread(self, timeout: float) -> T | Dropped | None:
        """Return the next item, or None after so many seconds without one.

        Once the queue is empty and closed, raise its error or StopIteration.
        """
        with self._changed_for_threads:
            self._changed_for_threads.wait_for(lambda: self._items or self._dropped or self._closed, timeout)
            item = self._take()
            if item is None and self._error is not None:
                raise self._error
            if item is None and self._closed:
                raise StopIteration
            return item

    def close(self, error: BaseException | None = None) -> None:
        """End the queue; the items in it can still be read."""
        with self._changed_for_threads:
            self._closed = True
            self._error = self._error or error
            self._changed_for_threads.notify_all()
        self._changed.set()

    def _take(self) -> T | Dropped | None:
        with self._changed_for_threads:
            if self._dropped:
                count, self._dropped = self._dropped, 0
                return Dropped(count)
            if self._items:
                item, size = self._items.popleft()
                self._size -= size
                return item
            return None
