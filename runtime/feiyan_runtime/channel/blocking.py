"""Blocking channel for programs without an event loop; it runs in a thread of its own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self

from feiyan_runtime._events import LOGGER
from feiyan_runtime._frames import drop_locals
from feiyan_runtime._messages import ChannelMessage
from feiyan_runtime._texts import shown
from feiyan_runtime.channel.channel import Channel
from feiyan_runtime.channel.channel_events import ChannelEvent, ChannelState
from feiyan_runtime.channel.mqtt_client import CLOSE_TIMEOUT

OnMessage = Callable[[ChannelMessage | ChannelEvent], object]

THREAD_POLL_INTERVAL = 1.0
"""Seconds between two checks, while a caller waits for a message, that the channel's thread is still running."""


class BlockingChannel:
    """Blocking iterator over the messages of a signed-in user's devices. Use it in a `with` block.

    With a callback, each message is passed to the callback in another thread instead. Exceptions of the callback are
    logged and do not end the channel.
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
        self._caller = threading.Thread(target=self._call_back, name="feiyan-channel-callback", daemon=True)

    @property
    def state(self) -> ChannelState:
        """The state of the channel."""
        return ChannelState.CLOSED if self._channel is None else self._channel.state

    def __repr__(self) -> str:
        return repr(self._channel) if self._channel else f"<{type(self).__name__} {self.state}>"

    def __enter__(self) -> Self:
        """Connect. Return once the channel is connected, or waits to reconnect; raise an error that is permanent."""
        if self._thread.ident is not None:
            raise RuntimeError("a channel is opened once: create another one")
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
        if channel is None:
            raise StopIteration
        while (message := channel.next_in_thread(THREAD_POLL_INTERVAL)) is None:
            if not self._thread.is_alive():
                raise StopIteration
        return message

    def join(self, timeout: float | None = None) -> None:
        """Wait until the channel has ended and the callback has received all messages; raise the error that ended it.

        `timeout` is the maximum wait in seconds; None waits without limit.
        """
        self._opened()
        if self._caller.ident is None:
            self._ended.wait(timeout)
        else:
            self._caller.join(timeout)
        if self._error is not None:
            raise self._error

    def close(self) -> None:
        """Unbind, disconnect, and end the stream and the threads, within a few seconds."""
        if not self._closing:
            self._closing = True
            if self._task is not None:
                with suppress(RuntimeError):  # the loop has ended by itself
                    self._loop.call_soon_threadsafe(self._task.cancel)
        for thread, timeout in ((self._thread, None), (self._caller, CLOSE_TIMEOUT)):
            if thread.is_alive() and thread is not threading.current_thread():
                thread.join(timeout)

    def _opened(self) -> Channel | None:
        """Return the channel, once it is open; None if it was closed, or failed, before."""
        if self._thread.ident is None:
            raise RuntimeError("the channel is not open: use it in a with block")
        if self._channel is None:
            self._started.wait()
        return self._channel

    def _run(self) -> None:
        try:
            with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:  # aiomqtt needs it on every platform
                runner.run(self._main())
        except asyncio.CancelledError:
            pass  # `close` cancels it
        except BaseException as error:  # raised in the thread that waits for it
            drop_locals(error)
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
            try:
                await self._channel.join()
            except Exception as error:
                self._error = error
            self._ended.set()
            await asyncio.Event().wait()  # until `close` cancels it: joining ends before closing

    def _call_back(self) -> None:
        """Pass each message to the callback, in a thread of its own: a slow callback does not block the loop."""
        assert self._on_message
        try:
            for message in self:
                if self._closing:
                    break
                try:
                    self._on_message(message)
                except Exception:
                    LOGGER.exception("the callback failed on %s", shown(repr(message)))
        except BaseException as error:  # it ended the channel, or is to end the program
            self._error = error
