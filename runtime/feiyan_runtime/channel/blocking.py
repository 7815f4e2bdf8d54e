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
from feiyan_runtime.channel.channel_events import ChannelEvent, ChannelState
from feiyan_runtime.channel.mqtt_client import LONGEST_FAREWELL

OnMessage = Callable[[ChannelMessage | ChannelEvent], object]

THREAD_POLL_INTERVAL = 1.0
"""Seconds between two looks of who waits for a message at whether the thread still runs."""


class BlockingChannel:
    """The messages of the devices of a signed-in user, as an iterator that waits for each; use it in a `with` block.

    With a callback, every message is given to it in another thread instead; what it raises is logged, and the next
    message comes.
    """

    def __init__(self, make: Callable[[], Channel], on_message: OnMessage | None) -> None:
        self._make = make
        self._on_message = on_message
        self._channel: Channel | None = None
        self._loop: asyncio.AbstractEventLoop
        self._task: asyncio.Task[None] | None = None
        self._closing = False
        self._asking = threading.Lock()
        self._answering = True  # until the loop ends: what it is asked later would be lost in it
        self._started = threading.Event()
        self._ended = threading.Event()
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="feiyan-channel", daemon=True)
        self._caller = threading.Thread(target=self._call_back, name="feiyan-channel-callback", daemon=True)

    @property
    def state(self) -> ChannelState:
        """The state of the channel."""
        return ChannelState.CLOSED if self._channel is None else self._channel.state

    def __repr__(self) -> str:
        return repr(self._channel) if self._channel else f"<{type(self).__name__} {self.state}>"

    def __enter__(self) -> Self:
        """Connect. Returns when messages arrive, or when it has to be tried again; raises what cannot be mended."""
        if self._thread.ident is not None:
            raise RuntimeError("a channel is opened once: make another one")
        self._thread.start()
        try:
            self._started.wait()
            if self._channel is None and self._error is not None:
                raise self._error
            if self._on_message is not None:
                self._caller.start()
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
        channel = self._opened()
        with self._asking:
            if not self._answering:
                raise StopIteration
            message = asyncio.run_coroutine_threadsafe(_next(channel), self._loop)
        try:
            while not wait([message], THREAD_POLL_INTERVAL).done:
                if not self._thread.is_alive():
                    raise StopIteration
            return message.result()
        except (StopAsyncIteration, CancelledError):
            raise StopIteration from None
        finally:
            message.cancel()

    def join(self, timeout: float | None = None) -> None:
        """Wait until the channel ends and the callback has had everything, or for so many seconds; raises what ended
        it.
        """
        self._opened()
        if self._on_message is None:
            self._ended.wait(timeout)
        else:
            self._caller.join(timeout)
        if self._error is not None:
            raise self._error

    def close(self) -> None:
        """Unbind, disconnect, and end the stream and the threads; takes a few seconds at most."""
        if not self._closing:
            self._closing = True
            if self._task is not None:
                with suppress(RuntimeError):  # the loop has ended by itself
                    self._loop.call_soon_threadsafe(self._task.cancel)
        for thread, patience in ((self._thread, None), (self._caller, LONGEST_FAREWELL)):
            if thread.is_alive() and thread is not threading.current_thread():
                thread.join(patience)

    def _opened(self) -> Channel:
        if self._channel is None:
            raise RuntimeError("the channel is not open: use it in a with block")
        return self._channel

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
        try:
            async with self._make() as self._channel:
                self._started.set()
                try:
                    await self._channel.join()
                except Exception as error:
                    self._error = error
                self._ended.set()
                await asyncio.Event().wait()  # for those who read what is left
        finally:
            with self._asking:
                self._answering = False

    def _call_back(self) -> None:
        """Give every message to the callback: not in the thread of the loop, which a slow one would hold up."""
        assert self._on_message
        try:
            for message in self:
                try:
                    self._on_message(message)
                except Exception:
                    LOGGER.exception("the callback failed on %r", message)
        except BaseException as error:  # it ended the channel, or wants to end the program
            self._error = error


async def _next(channel: Channel) -> ChannelMessage | ChannelEvent:
    return await anext(channel)
