"""The bounded queue between a channel and who reads it."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from feiyan import Dropped
from feiyan_runtime.channel.inbox import ITEM_OVERHEAD, Inbox
from tests.channel.scripted_broker import PATIENCE


def inbox_of(count: int, size: int = 1_000_000) -> Inbox[int]:
    return Inbox(count, size)


async def taken(inbox: Inbox[int], count: int) -> list[object]:
    return [await inbox.get() for _ in range(count)]


def test_messages_come_out_in_order() -> None:
    async def scenario() -> None:
        inbox = inbox_of(3)
        for number in range(3):
            inbox.put(number)
        assert await taken(inbox, 3) == [0, 1, 2]

    asyncio.run(scenario())


def test_the_oldest_go_and_the_reader_is_told_how_many() -> None:
    """`Dropped` stands once in the place of the dropped items; then the count starts again at 0."""

    async def scenario() -> None:
        inbox = inbox_of(3)
        for number in range(8):
            inbox.put(number)
        assert await taken(inbox, 2) == [Dropped(5), 5]
        for number in range(8, 10):
            inbox.put(number)
        assert await taken(inbox, 4) == [Dropped(1), 7, 8, 9]

    asyncio.run(scenario())


def test_a_reader_waits_for_what_comes() -> None:
    async def scenario() -> None:
        inbox = inbox_of(3)
        reading = asyncio.create_task(inbox.get())
        await asyncio.sleep(0)
        assert not reading.done()
        inbox.put(1)
        assert await reading == 1

    asyncio.run(scenario())


def test_each_item_goes_to_one_of_several_readers() -> None:
    async def scenario() -> None:
        inbox = inbox_of(10)
        readers = [asyncio.create_task(inbox.get()) for _ in range(3)]
        await asyncio.sleep(0)
        for number in range(3):
            inbox.put(number)
        assert sorted(await asyncio.gather(*readers)) == [0, 1, 2]

    asyncio.run(scenario())


def test_a_reader_that_gives_up_takes_nothing() -> None:
    async def scenario() -> None:
        inbox = inbox_of(3)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(inbox.get(), 0.001)
        inbox.put(1)
        assert await inbox.get() == 1

    asyncio.run(scenario())


def test_queued_messages_are_read_after_the_end() -> None:
    """Each reader then gets the end, as often as it asks."""

    async def scenario() -> None:
        inbox = inbox_of(3)
        inbox.put(1)
        inbox.close()
        assert await inbox.get() == 1
        for _ in range(2):
            with pytest.raises(StopAsyncIteration):
                await inbox.get()

    asyncio.run(scenario())


def test_an_error_is_raised_behind_what_is_there() -> None:
    """The first one, if it is closed twice."""

    async def scenario() -> None:
        inbox = inbox_of(3)
        waiting = asyncio.create_task(inbox.get())
        await asyncio.sleep(0)
        inbox.close(OSError("first"))
        inbox.close(ValueError("second"))
        for reading in (waiting, inbox.get()):
            with pytest.raises(OSError, match="first"):
                await reading

    asyncio.run(scenario())


def test_bytes_are_bounded_too() -> None:
    """The oldest go until the rest is small enough; the newest stays, however large it is."""

    async def scenario() -> None:
        inbox = inbox_of(10, size=1000 + 3 * ITEM_OVERHEAD)
        for number, size in enumerate((400, 400, 200, 300)):
            inbox.put(number, size)
        assert inbox.drain() == [Dropped(1), 1, 2, 3]
        inbox.put(4, 10)
        inbox.put(5, 10_000)
        assert inbox.drain() == [Dropped(1), 5]
        for number in range(3):
            inbox.put(number, 300)
        assert inbox.drain() == [0, 1, 2]

    asyncio.run(scenario())


def test_a_thread_waits_for_what_comes() -> None:
    """It gets nothing within its time, an item as soon as it is there, and the end behind the last."""

    async def scenario() -> None:
        inbox = inbox_of(3)
        assert await asyncio.to_thread(inbox.get_in_thread, 0.01) is None
        with ThreadPoolExecutor(2) as pool:
            readings = [pool.submit(inbox.get_in_thread, PATIENCE) for _ in range(2)]
            inbox.put(1)
            inbox.put(2)
            assert sorted(reading.result(PATIENCE) for reading in readings) == [1, 2]
            waiting = pool.submit(inbox.get_in_thread, PATIENCE)
            inbox.close(OSError("ended"))
            with pytest.raises(OSError, match="ended"):
                waiting.result(PATIENCE)

    asyncio.run(scenario())


def test_a_dropped_report_of_drops_still_counts_them() -> None:
    """A `Dropped` that is dropped itself adds its count."""

    async def scenario() -> None:
        inbox: Inbox[int | Dropped] = Inbox(2, 1_000_000)
        for item in (Dropped(5), 1, 2):
            inbox.put(item)
        assert inbox.drain() == [Dropped(5), 1, 2]

    asyncio.run(scenario())
