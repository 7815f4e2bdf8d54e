"""The channel: keeps a connection for as long as the program runs, and brings what devices report as they report it."""

from __future__ import annotations

import asyncio
import random
from collections import OrderedDict
from contextlib import suppress
from types import TracebackType
from typing import Self

from feiyan_runtime._backoff import backoff
from feiyan_runtime._errors import (
    UNAUTHORIZED,
    AuthenticationError,
    ConfigurationError,
    ProtocolError,
    RateLimitedError,
    ServerError,
    TokenStoreError,
    TransportError,
)
from feiyan_runtime._events import LOGGER
from feiyan_runtime._messages import ChannelMessage
from feiyan_runtime.channel.authenticator import Authenticator
from feiyan_runtime.channel.channel_events import (
    ChannelEvent,
    ChannelState,
    Connected,
    Disconnected,
    Gap,
)
from feiyan_runtime.channel.connection import (
    ChannelConnection,
    ConnectionEnded,
    ConnectionLost,
    LoginRefused,
    Untrusted,
)
from feiyan_runtime.channel.endpoint import Endpoint
from feiyan_runtime.channel.inbox import Inbox
from feiyan_runtime.channel.mqtt_client import LONGEST_FAREWELL
from feiyan_runtime.channel.options import ChannelOptions
from feiyan_runtime.channel.protocol import ChannelProtocol

LONGEST_EVICTION_WAIT = 600.0
"""Seconds."""

LEAST_EVICTION_SHARE = 0.5
"""The share of a pause after an eviction that chance leaves, so that each is longer than the one before."""

REFUSALS = 3
"""So many logins in a row may be refused to a channel that was connected before."""

SILENCES = 2
"""Keep-alives after which a connection that died in silence is noticed: one until it is tested, one for the answer."""

MARGIN = 3.0
"""Seconds by which a loss may precede what tells of it: looks are seconds apart, and messages are on their way for a
while."""

REMEMBERED = 1000
"""Among so many messages one that comes again is recognised."""

_PASSING = (ConnectionLost, OSError, TransportError, ProtocolError, RateLimitedError, ServerError, TokenStoreError)


class Channel:
    """The messages of the devices of a signed-in user, as an async iterator; use it in an `async with` block.

    It connects, subscribes and binds the connection to the user; when the connection is lost it does so again, and says
    so in the stream: `Disconnected`, `Connected`, `Gap`. It ends, with the error, when the platform refuses credentials
    or user for good. Messages come in the order in which they arrived.
    """

    def __init__(
        self, authenticator: Authenticator, url: str, protocol: ChannelProtocol, options: ChannelOptions
    ) -> None:
        self._authenticator = authenticator
        self._url = url
        self._protocol = protocol
        self._options = options
        self._inbox: Inbox[ChannelMessage | ChannelEvent] = Inbox(options.inbox)
        self._seen: OrderedDict[tuple[str, str, bytes], None] = OrderedDict()
        self._state = ChannelState.CONNECTING
        self._first_outcome = asyncio.Event()
        self._closing = asyncio.Event()
        self._supervisor: asyncio.Task[None] | None = None
        self._error: Exception | None = None
        self._endpoint = ""
        self._bound_at: float | None = None
        self._heard_at = 0.0
        self._gap_since: float | None = None
        self._failures = 0
        self._takeovers = 0
        self._refusals = 0
        self._was_connected = False

    @property
    def state(self) -> ChannelState:
        """The state of the channel."""
        return self._state

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._endpoint or self._url} {self._state}>"

    async def __aenter__(self) -> Self:
        """Connect. Returns when messages arrive, or when it has to be tried again; raises what cannot be mended."""
        if self._supervisor is not None:
            raise RuntimeError("a channel is opened once: make another one")
        self._supervisor = asyncio.create_task(self._supervise())
        try:
            await self._first_outcome.wait()
        except BaseException:
            await self.aclose()
            raise
        if self._error is not None:
            await self.aclose()
            raise self._error
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> ChannelMessage | ChannelEvent:
        self._opened()
        return await self._inbox.get()

    async def join(self) -> None:
        """Wait until the channel ends; raises what ended it."""
        await asyncio.wait([self._opened()])
        if self._error is not None:
            raise self._error

    async def aclose(self) -> None:
        """Unbind, disconnect, and end the stream; takes a few seconds at most."""
        self._closing.set()
        if self._supervisor is not None:
            if self._state is ChannelState.CONNECTED:
                await asyncio.wait([self._supervisor], timeout=2 * LONGEST_FAREWELL)
            self._supervisor.cancel()
            await asyncio.wait([self._supervisor])

    def _opened(self) -> asyncio.Task[None]:
        if self._supervisor is None:
            raise RuntimeError("the channel is not open: use it in an async with block")
        return self._supervisor

    async def _supervise(self) -> None:
        try:
            while not self._closing.is_set():
                self._state = ChannelState.CONNECTING
                try:
                    await self._stay_connected()
                except _PASSING as error:
                    self._check(error)
                    if not self._has_other_credentials(error):
                        await self._pause(error)
        except Exception as error:
            LOGGER.debug("channel: ended: %s", error)
            self._error = error
        finally:
            self._state = ChannelState.CLOSED
            self._inbox.close(self._error)
            self._first_outcome.set()

    async def _stay_connected(self) -> None:
        """Keep one connection until it is lost, which raises, or the channel closes."""
        self._bound_at = None
        device = await self._authenticator.credentials(
            anew=self._authenticator.makes_credentials and self._refusals > 0
        )
        endpoint = Endpoint.of(self._url, device.product_key)
        self._endpoint = str(endpoint)
        connection = ChannelConnection(
            self._authenticator,
            device,
            endpoint,
            self._protocol,
            self._options,
            on_bound=self._bound,
            on_message=self._received,
        )
        await connection.run(self._closing)

    def _bound(self) -> None:
        self._state = ChannelState.CONNECTED
        self._was_connected = True
        self._refusals = 0
        self._bound_at, self._heard_at = self._authenticator.core.timer(), self._authenticator.core.clock()
        LOGGER.debug("channel: connected to %s", self._endpoint)
        self._inbox.put(Connected(self._endpoint))
        if self._gap_since is not None:
            self._inbox.put(Gap(self._gap_since))
            self._gap_since = None
        self._first_outcome.set()

    def _received(self, message: ChannelMessage, payload: bytes) -> None:
        self._heard_at = self._authenticator.core.clock()
        if message.message_id is not None:
            seen = (message.topic, message.message_id, payload)
            message.redelivered = seen in self._seen
            self._seen[seen] = None
            if len(self._seen) > REMEMBERED:
                self._seen.popitem(last=False)
        self._inbox.put(message)

    def _check(self, error: Exception) -> None:
        """Give up where nothing suggests that what fails now will not fail later."""
        if isinstance(error, Untrusted) and not self._was_connected:
            raise ConfigurationError(str(error)) from error
        if isinstance(error, LoginRefused):
            self._refusals += 1
            allowed = REFUSALS if self._was_connected else int(self._authenticator.makes_credentials)
            if self._refusals > allowed:
                raise AuthenticationError(UNAUTHORIZED, str(error), operation="channel.login") from error

    def _has_other_credentials(self, error: Exception) -> bool:
        """Return whether the login was refused for the first time, and other credentials can be made at once."""
        return isinstance(error, LoginRefused) and self._refusals == 1 and self._authenticator.makes_credentials

    async def _pause(self, error: Exception) -> None:
        """Wait before the next connection: longer after each failure, and much longer after evictions."""
        options, core, reason = self._options, self._authenticator.core, str(error) or type(error).__name__
        lived = None if self._bound_at is None else core.timer() - self._bound_at
        if lived is not None and self._gap_since is None:
            self._gap_since = max(self._heard_at, core.clock() - SILENCES * options.keepalive) - MARGIN
        settled = lived is not None and lived >= options.settled
        self._failures = 1 if settled else self._failures + 1
        self._takeovers = self._takeovers + 1 if isinstance(error, ConnectionEnded) and not settled else 0
        evicted = self._takeovers >= options.takeovers
        if evicted:
            pause = backoff(
                self._takeovers - options.takeovers,
                initial=options.eviction_wait_initial,
                maximum=LONGEST_EVICTION_WAIT,
                chance=random.random(),
                least=LEAST_EVICTION_SHARE,
            )
            reason += "; another connection with the same credentials seems to take over"
        else:
            pause = backoff(
                self._failures - 1, initial=options.wait_initial, maximum=options.wait_max, chance=random.random()
            )
        self._state = ChannelState.WAITING
        LOGGER.debug("channel: disconnected: %s; again in %.1f s", reason, pause)
        self._inbox.put(Disconnected(reason, evicted, pause))
        self._first_outcome.set()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._closing.wait(), pause)
