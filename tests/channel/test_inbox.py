"""The bounded queue between a channel and who reads it."""

from __future__ import annotations

import asyncio

import pytest

from feiyan import Dropped
from feiyan_runtime.channel.inbox import Inbox


async def taken(inbox: Inbox[int], count: int) -> list[object]:
    return [await inbox.get() for _ in range(count)]


def test_what_goes_in_comes_out_in_order() -> None:
    async def scenario() -> None:
        inbox = Inbox[int](3)
        for number in range(3):
            inbox.put(number)
        assert await taken(inbox, 3) == [0, 1, 2]

    asyncio.run(scenario())


def test_the_oldest_go_and_the_reader_is_told_how_many() -> None:
    """`Dropped` stands once in the place of the dropped items; then the count starts again at 0."""

    async def scenario() -> None:
        inbox = Inbox[int](3)
        for number in range(8):
            inbox.put(number)
        assert await taken(inbox, 2) == [Dropped(5), 5]
        for number in range(8, 10):
            inbox.put(number)
        assert await taken(inbox, 4) == [Dropped(1), 7, 8, 9]

    asyncio.run(scenario())


def test_a_reader_waits_for_what_comes() -> None:
    async def scenario() -> None:
        inbox = Inbox[int](3)
        reading = asyncio.create_task(inbox.get())
        await asyncio.sleep(0)
        assert not reading.done()
        inbox.put(1)
        assert await reading == 1

    asyncio.run(scenario())


def test_each_item_goes_to_one_of_several_readers() -> None:
    async def scenario() -> None:
        inbox = Inbox[int](10)
        readers = [asyncio.create_task(inbox.get()) for _ in range(3)]
        await asyncio.sleep(0)
        for number in range(3):
            inbox.put(number)
        assert sorted(await asyncio.gather(*readers)) == [0, 1, 2]

    asyncio.run(scenario())


def test_a_reader_that_gives_up_takes_nothing() -> None:
    async def scenario() -> None:
        inbox = Inbox[int](3)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(inbox.get(), 0.001)
        inbox.put(1)
        assert await inbox.get() == 1

    asyncio.run(scenario())


def test_what_is_there_is_read_after_the_end() -> None:
    """Each reader then gets the end, as often as it asks."""

    async def scenario() -> None:
        inbox = Inbox[int](3)
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
        inbox = Inbox[int](3)
        waiting = asyncio.create_task(inbox.get())
        await asyncio.sleep(0)
        inbox.close(OSError("first"))
        inbox.close(ValueError("second"))
        for reading in (waiting, inbox.get()):
            with pytest.raises(OSError, match="first"):
                await reading

    asyncio.run(scenario())
