"""What the tests of the channel share: programs that read one, sync and async, whose steps a test takes."""

from __future__ import annotations

import asyncio
import threading
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, Self, TypeVar

from feiyan import (
    AppClient,
    AsyncAppClient,
    ChannelOptions,
    ChannelState,
    DeviceCredentials,
    Disconnected,
    Gap,
)
from feiyan.messages import PropertiesChanged
from feiyan_runtime._clock import GatewayClock
from feiyan_sandbox import Sandbox
from feiyan_sandbox.world import identifier
from tests.channel.scripted_broker import PATIENCE, ScriptedBroker

T = TypeVar("T")

QUICK = ChannelOptions(timeout=2.0, wait_initial=0.05, wait_max=0.2, settled=0.0)
"""A channel that tries again at once; none of its connections counts as taken over."""

PHONE = DeviceCredentials("a1App4Kd9Qw", "phone-1", "9b1deb4d", client_id="bridge")
"""What a scripted broker knows as little as any other."""

ENDED = object()
"""What comes behind the last message."""

ANN, BOB = "50ceop3441838d879e23f01933ab455be61f1234", "5011op864b339a8099989a9eec934eb22bb61234"
"""Users of the sandbox who are not signed in at the start."""


def settings_of(sandbox: Sandbox, user: str) -> dict[str, Any]:
    """The settings of a client of another user than the sandbox's own, who signs in."""
    settings = {name: value for name, value in sandbox.app_settings.items() if name != "iot_token"}
    with AppClient(**settings) as client:
        return {**settings, "session": client.sign_in(identifier("auth code", user))}


def settings_for(broker: ScriptedBroker) -> dict[str, Any]:
    """The settings of a client that never calls its gateway."""
    return {
        "app_key": "23456789",
        "app_secret": "secret",
        "iot_token": "token",
        "base_url": "http://127.0.0.1:9",
        "mqtt_url": broker.url,
    }


def number_in(message: PropertiesChanged) -> int:
    """The value of the property Number."""
    number: int = message.items["Number"].value
    return number


def assert_gaps_are_told(items: list[Any], outages: int) -> None:
    """A stream of ascending numbers has a gap for each outage, and wherever one is missing."""
    assert sum(isinstance(item, Gap) for item in items) == outages
    assert not any(item.evicted for item in items if isinstance(item, Disconnected))
    numbered = [item for item in items if isinstance(item, PropertiesChanged | Gap)]
    for before, item, behind in zip(numbered, numbered[1:], numbered[2:], strict=False):
        if isinstance(item, Gap):
            assert isinstance(before, PropertiesChanged)
            assert isinstance(behind, PropertiesChanged)
            assert number_in(before) < number_in(behind)
        elif isinstance(before, PropertiesChanged):
            assert number_in(item) == number_in(before) + 1


async def others_ended() -> None:
    """Wait until the calling task is the only one."""
    async with asyncio.timeout(PATIENCE):
        while others := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.wait(others)


class Reader(ABC):
    """A program that reads a channel of a client of its own, for a `with` block. What it raises the test gets."""

    channel: Any

    def __init__(
        self,
        settings: dict[str, Any],
        *,
        credentials: DeviceCredentials | None = None,
        options: ChannelOptions = QUICK,
        clock: Callable[[], float] | None = None,
    ) -> None:
        self.settings = settings
        self.credentials = credentials
        self.options = options
        self.clock = clock

    def __enter__(self) -> Self:
        try:
            self.open()
        except BaseException:
            self.leave()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.close()
        finally:
            self.leave()

    @abstractmethod
    def open(self) -> None:
        """Open client and channel."""

    @abstractmethod
    def close(self) -> None:
        """Close the channel."""

    @abstractmethod
    def reopen(self) -> None:
        """Open another channel of the client in place of this one."""

    @abstractmethod
    def close_client(self) -> None:
        """Close the client, and leave the channel open."""

    @abstractmethod
    def leave(self) -> None:
        """Close the client and what the program needs."""

    @abstractmethod
    def next(self) -> Any:
        """What comes next, or `ENDED`."""

    @abstractmethod
    def call(self, function: Callable[[Any], Any]) -> Any:
        """What a call of the client gives."""

    @property
    def state(self) -> ChannelState:
        """Where the channel is."""
        return self.channel.state

    def set_clock(self, client: Any) -> None:
        """Let a client go by another clock than the machine's, if there is one."""
        if self.clock:
            client._core = replace(client._core, clock=GatewayClock(self.clock))

    def until(self, *kinds: type[T]) -> T:
        """What comes next of some kinds; the rest is passed over."""
        while not isinstance(item := self.next(), kinds):
            assert item is not ENDED
        return item

    def rest(self) -> list[Any]:
        """All that is left of a stream that ends."""
        items = []
        while (item := self.next()) is not ENDED:
            items.append(item)
        return items


class SyncReader(Reader):
    """Reads the blocking form, in another thread than the one that opened it."""

    def open(self) -> None:
        self._pool = ThreadPoolExecutor(1)
        self.client = AppClient(**self.settings)
        self.set_clock(self.client)
        self._open()

    def close(self) -> None:
        self.channel.close()

    def reopen(self) -> None:
        self.close()
        self._open()

    def close_client(self) -> None:
        self.client.close()

    def leave(self) -> None:
        self.close_client()
        self._pool.shutdown(cancel_futures=True)

    def next(self) -> Any:
        return self._pool.submit(next, self.channel, ENDED).result(PATIENCE)

    def call(self, function: Callable[[Any], T]) -> T:
        return function(self.client)

    def _open(self) -> None:
        self.channel = self.client.channel(self.credentials, options=self.options)
        self.channel.__enter__()


class AsyncReader(Reader):
    """Reads the async form, whose event loop runs in a thread. A task that a channel left behind fails the test."""

    def open(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        self._finish(self._start())

    def close(self) -> None:
        self._finish(self.channel.aclose())

    def reopen(self) -> None:
        self.close()
        self._finish(self._open())

    def close_client(self) -> None:
        self._finish(self.client.aclose())

    def leave(self) -> None:
        self.close_client()
        self._finish(others_ended())
        self._finish(self._loop.shutdown_default_executor())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def next(self) -> Any:
        return self._finish(anext(self.channel, ENDED))

    def call(self, function: Callable[[Any], Awaitable[T]]) -> T:
        return self._finish(function(self.client))

    async def _start(self) -> None:
        self.client = AsyncAppClient(**self.settings)
        self.set_clock(self.client)
        await self._open()

    async def _open(self) -> None:
        self.channel = self.client.channel(self.credentials, options=self.options)
        await self.channel.__aenter__()

    def _finish(self, work: Awaitable[T]) -> T:
        async def finished() -> T:
            async with asyncio.timeout(PATIENCE):
                return await work

        return asyncio.run_coroutine_threadsafe(finished(), self._loop).result()
