"""Mirrors of devices for async clients."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from feiyan_devices._async_device import AsyncDevice
from feiyan_devices._async_flow import run
from feiyan_devices._changes import Change
from feiyan_devices._devices import PARALLEL, AnyDevices, checked_poll
from feiyan_devices._flow import Idle
from feiyan_devices._keep import Keep
from feiyan_devices._mirror import Mirror
from feiyan_devices._models import ThingModels
from feiyan_devices._source import DeviceMessages, List
from feiyan_runtime._event_loop import running_loop
from feiyan_runtime.channel.inbox import Inbox


class AsyncDevices(AnyDevices[AsyncDevice]):
    """A mirror of the devices of an async client; see `devices` of the client. Use it in an `async with` block.

    Safe to share among the tasks of an event loop.
    """

    def __init__(
        self,
        things: Any,
        list_devices: List,
        *,
        models: ThingModels,
        poll: float,
        keep: Keep | None = None,
        messages: DeviceMessages | None = None,
        channel: Callable[[], Any] | None = None,
        token: Callable[[], Awaitable[str | None]] | None = None,
    ) -> None:
        self._mirror = Mirror(
            AsyncDevice,
            things,
            list_devices,
            models=models,
            poll=checked_poll(poll),
            keep=keep,
            messages=messages if channel else None,
            token=token,
            wake=self._wake,
        )
        self._channel = None if channel is None else _Channel(channel)
        self._news = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        """Read all devices. Return once each was read, or could not be; raise what keeps all from being read."""
        if self._tasks or self._mirror.is_closed:
            raise RuntimeError("a mirror is opened once: create another one")
        running_loop()
        try:
            await run(self._mirror.open(self._channel))
            for _ in range(PARALLEL):
                self._start(run(self._mirror.work(), self._wait))
            if self._channel is not None:
                self._start(run(self._mirror.listen(self._channel), self._wait))
            await run(self._mirror.get_ready(), self._wait)
        except BaseException:
            await self.aclose()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    def changes(self) -> AsyncChanges:
        """Return an async iterator over all changes from now on, which ends with the mirror."""
        return AsyncChanges(self._mirror.subscribe())

    async def aclose(self) -> None:
        """End the iterators over changes, and close the push channel, within a few seconds."""
        self._mirror.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._channel is not None:
            await self._channel.close()
        await run(self._mirror.save())

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.append(asyncio.create_task(work))

    def _wake(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()

    async def _wait(self, step: Idle) -> None:
        if self._mirror.version == step.version:
            with suppress(TimeoutError):
                async with asyncio.timeout(step.seconds):
                    await self._news.wait()


class AsyncChanges:
    """Async iterator over the changes of a mirror."""

    def __init__(self, inbox: Inbox[Any]) -> None:
        self._inbox = inbox

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Change[AsyncDevice]:
        change: Change[AsyncDevice] = await self._inbox.get()
        return change


class _Channel:
    """The push channel of a mirror: one after the other, as each can be opened once."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make
        self._channel: Any = None

    async def open(self) -> None:
        self._channel = await asyncio.to_thread(self._make)  # the first one imports the MQTT libraries
        await self._channel.__aenter__()

    async def next(self) -> Any:
        return await anext(self._channel, None)

    async def close(self) -> None:
        if self._channel is not None:
            await self._channel.aclose()
