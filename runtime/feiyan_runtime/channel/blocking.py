"""The same channel for programs without an event loop: it runs in a thread of its own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, wait
from contextlib import suppress
from types import TracebackType
from typing import Self

from feiyan_runtime._events import LOGGER
from feiyan_runtime._messages import ChannelMessage
from feiyan_runtime.channel.channel import Channel
from feiyan_runtime.channel.events import ChannelEvent, ChannelState

OnMessage = Callable[[ChannelMessage | ChannelEvent], object]

LOOK_AGAIN = 1.0
"""Seconds between two looks of who waits for a message at whether the thread still runs."""


class BlockingChannel:
    """The messages of the devices of a signed-in user, as an iterator that waits for each; use it in a `with` block.

    With a callback, every message is given to it in the channel's thread instead; what it raises is logged, and the
    next message comes.
    """

    def __init__(self, make: Callable[[], Channel], on_message: OnMessage | None) -> None:
        self._make = make
        self._on_message = on_message
        self._channel: Channel | None = None
        self._loop: asyncio.AbstractEventLoop
        self._task: asyncio.Task[None] | None = None
        self._closing = False
        self._started = threading.Event()
        self._ended = threading.Event()
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="feiyan-channel", daemon=True)

    @property
    def state(self) -> ChannelState:
        """Where the channel is."""
        return ChannelState.CLOSED if self._channel is None else self._channel.state

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.state}>" if self._channel is None else repr(self._channel)

    def __enter__(self) -> Self:
        """Connect. Returns when messages arrive, or when it has to be tried again; raises what cannot be mended."""
        self._thread.start()
        try:
            self._started.wait()
            if self._channel is None:
                self.join()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> ChannelMessage | ChannelEvent:
        if self._channel is None:
            raise RuntimeError("the channel is not open: use it in a with block")
        coming = _next(self._channel)
        try:
            message = asyncio.run_coroutine_threadsafe(coming, self._loop)
        except RuntimeError:  # the loop has ended
            coming.close()
            raise StopIteration from None
        try:
            while not wait([message], LOOK_AGAIN).done:
                if not self._thread.is_alive():
                    raise StopIteration
            return message.result()
        except (StopAsyncIteration, CancelledError):
            raise StopIteration from None
        finally:
            message.cancel()

    def join(self, timeout: float | None = None) -> None:
        """Wait until the channel ends, or for so many seconds; raises what ended it."""
        self._ended.wait(timeout)
        if self._error is not None:
            raise self._error

    def close(self) -> None:
        """Unbind, disconnect, and end the stream and the thread; takes a few seconds at most."""
        if not self._closing:
            self._closing = True
            if self._task is not None:
                with suppress(RuntimeError):  # the loop has ended by itself
                    self._loop.call_soon_threadsafe(self._task.cancel)
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join()

    def _run(self) -> None:
        try:
            with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:  # what aiomqtt needs everywhere
                runner.run(self._main())
        except asyncio.CancelledError:
            pass  # that is how `close` ends it
        except BaseException as error:  # raised where somebody waits for it
            self._error = error
        finally:
            self._ended.set()
            self._started.set()

    async def _main(self) -> None:
        self._loop, self._task = asyncio.get_running_loop(), asyncio.current_task()
        if self._closing:
            return
        async with self._make() as self._channel:
            self._started.set()
            if self._on_message is None:
                await self._watch(self._channel)
            else:
                await self._pass_on(self._channel, self._on_message)

    async def _watch(self, channel: Channel) -> None:
        """Tell when the channel ends by itself, and stay for those who read what is left."""
        try:
            await channel.join()
        except Exception as error:
            self._error = error
        self._ended.set()
        await asyncio.Event().wait()

    async def _pass_on(self, channel: Channel, on_message: OnMessage) -> None:
        async for message in channel:
            try:
                on_message(message)
            except Exception:
                LOGGER.exception("the callback failed on %r", message)


async def _next(channel: Channel) -> ChannelMessage | ChannelEvent:
    return await anext(channel)
