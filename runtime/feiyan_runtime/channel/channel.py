"""The channel: a stream of messages over an MQTT connection that is reopened whenever it is lost."""

from __future__ import annotations

import asyncio
import random
import ssl
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
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
from feiyan_runtime._event_loop import running_loop
from feiyan_runtime._events import LOGGER
from feiyan_runtime._frames import drop_locals
from feiyan_runtime._messages import ChannelMessage
from feiyan_runtime._texts import shown
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
from feiyan_runtime.channel.mqtt_client import CLOSE_TIMEOUT, KEEPALIVES_UNTIL_LOST
from feiyan_runtime.channel.options import ChannelOptions
from feiyan_runtime.channel.protocol import ChannelProtocol

MAX_EVICTION_WAIT = 600.0
"""Limit of the wait after an eviction, in seconds."""

MIN_EVICTION_SHARE = 0.5
"""Share of the wait after an eviction that is exempt from jitter, so that each wait is longer than the one before."""

MAX_REFUSED_LOGINS = 3
"""Number of consecutive refused logins that a channel tolerates after it was connected once."""

DETECTION_MARGIN = 3.0
"""Seconds by which a connection may have been lost before it was detected: checks are seconds apart, and messages take
time to arrive."""

DUPLICATE_WINDOW = 1000
"""Number of recent messages among which duplicates are detected."""

_TRANSIENT = (ConnectionLost, OSError, TransportError, ProtocolError, RateLimitedError, ServerError, TokenStoreError)


@dataclass(frozen=True, slots=True)
class _Received:
    """A message as it was received. It is parsed when it is taken: in the inbox it takes no more than its bytes."""

    topic: str
    payload: bytes
    repeated: bool


class Channel:
    """Async iterator over the messages of a signed-in user's devices. Use it in an `async with` block.

    The channel connects, subscribes and binds the connection to the user. When the connection is lost, it reconnects
    and reports that in the stream: `Disconnected`, `Connected`, `Gap`. When the platform refuses the credentials or the
    user permanently, or the session of the user is over, the stream ends with the error. Messages are yielded in the
    order in which they were received.
    """

    def __init__(
        self, authenticator: Authenticator, url: Callable[[], str], protocol: ChannelProtocol, options: ChannelOptions
    ) -> None:
        self._authenticator = authenticator
        self._url = url
        self._protocol = protocol
        self._options = options
        self._inbox: Inbox[_Received | ChannelEvent] = Inbox(options.inbox, options.inbox_bytes)
        self._seen: OrderedDict[bytes, None] = OrderedDict()
        self._tls = options.tls
        self._state = ChannelState.CONNECTING
        self._first_outcome = asyncio.Event()
        self._closing = asyncio.Event()
        self._supervisor: asyncio.Task[None] | None = None
        self._error: Exception | None = None
        self._endpoint = ""
        self._bound_at: float | None = None
        self._last_received_at = 0.0
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
        return f"<{type(self).__name__} {self._endpoint or 'endpoint not known yet'} {self._state}>"

    async def __aenter__(self) -> Self:
        """Connect. Return once the channel is connected, or waits to reconnect; raise an error that is permanent."""
        if self._supervisor is not None:
            raise RuntimeError("a channel is opened once: create another one")
        running_loop()
        self._supervisor = asyncio.create_task(self._supervise())
        self._supervisor.add_done_callback(self._end)
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
        self._require_open()
        return self._read(await self._inbox.get())

    def next_in_thread(self, timeout: float) -> ChannelMessage | ChannelEvent | None:
        """Return the next message in another thread than the event loop's, or None after so many seconds without one.

        Raise the error that ended the channel, or StopIteration, once all messages are read.
        """
        item = self._inbox.get_in_thread(timeout)
        return None if item is None else self._read(item)

    async def join(self) -> None:
        """Wait until the channel has ended; raise the error that ended it."""
        await asyncio.wait([self._require_open()])
        if self._error is not None:
            raise self._error

    async def aclose(self) -> None:
        """Unbind, disconnect, and end the stream, within a few seconds."""
        self._closing.set()
        if self._supervisor is not None:
            if self._state is ChannelState.CONNECTED:
                await asyncio.wait([self._supervisor], timeout=2 * CLOSE_TIMEOUT)
            self._supervisor.cancel()
            await asyncio.wait([self._supervisor])

    def _read(self, item: _Received | ChannelEvent) -> ChannelMessage | ChannelEvent:
        if not isinstance(item, _Received):
            return item
        message = self._protocol.read(item.topic, item.payload)
        if item.repeated and message.message_id is not None:
            message.redelivered = True
        return message

    def _require_open(self) -> asyncio.Task[None]:
        if self._supervisor is None:
            raise RuntimeError("the channel is not open: use it in an async with block")
        return self._supervisor

    async def _supervise(self) -> None:
        try:
            while not self._closing.is_set():
                self._state = ChannelState.CONNECTING
                try:
                    await self._stay_connected()
                except _TRANSIENT as error:
                    self._check(error)
                    if not self._has_other_credentials(error):
                        await self._pause(error)
        except Exception as error:
            LOGGER.debug("channel: ended: %s", shown(str(error)))
            drop_locals(error)
            self._error = error

    def _end(self, _: object) -> None:
        self._state = ChannelState.CLOSED
        self._inbox.close(self._error)
        self._first_outcome.set()

    async def _stay_connected(self) -> None:
        """Hold one connection until the channel is closed; raise if the connection is lost before."""
        self._bound_at = None
        device = await self._authenticator.credentials(
            replace=self._authenticator.makes_credentials and self._refusals > 0
        )
        endpoint = Endpoint.of(self._url(), device.product_key)
        self._endpoint = str(endpoint)
        await asyncio.to_thread(self._prepare, endpoint)
        connection = ChannelConnection(
            self._authenticator,
            device,
            endpoint,
            self._protocol,
            self._options,
            self._tls if endpoint.tls else None,
            on_bound=self._bound,
            on_message=self._received,
            on_dropped=self._inbox.put,
        )
        await connection.run(self._closing)

    def _prepare(self, endpoint: Endpoint) -> None:
        """Do what would block the event loop for too long."""
        self._protocol.build_schemas()
        if endpoint.tls and self._tls is None:
            self._tls = ssl.create_default_context()

    def _bound(self) -> None:
        self._state = ChannelState.CONNECTED
        self._was_connected = True
        self._refusals = 0
        self._bound_at, self._last_received_at = self._authenticator.core.timer(), self._authenticator.core.clock()
        LOGGER.debug("channel: connected to %s", self._endpoint)
        self._inbox.put(Connected(self._endpoint))
        if self._gap_since is not None:
            self._inbox.put(Gap(self._gap_since))
            self._gap_since = None
        self._first_outcome.set()

    def _received(self, topic: str, payload: bytes) -> None:
        """Queue a message as it was received; it is read when it is taken."""
        self._last_received_at = self._authenticator.core.clock()
        hashed = blake2b(topic.encode(), digest_size=16)
        hashed.update(payload)
        digest = hashed.digest()
        repeated = digest in self._seen
        self._seen[digest] = None
        if len(self._seen) > DUPLICATE_WINDOW:
            self._seen.popitem(last=False)
        self._inbox.put(_Received(topic, payload, repeated), len(topic) + len(payload))

    def _check(self, error: Exception) -> None:
        """Raise an error that reconnecting cannot fix."""
        if isinstance(error, Untrusted) and not self._was_connected:
            raise ConfigurationError(str(error)) from error
        if isinstance(error, LoginRefused):
            self._refusals += 1
            allowed = MAX_REFUSED_LOGINS if self._was_connected else int(self._authenticator.makes_credentials)
            if self._refusals > allowed:
                raise AuthenticationError(UNAUTHORIZED, str(error), operation="channel.login") from error

    def _has_other_credentials(self, error: Exception) -> bool:
        """Return True if the login was refused for the first time and new credentials can be obtained immediately."""
        return isinstance(error, LoginRefused) and self._refusals == 1 and self._authenticator.makes_credentials

    async def _pause(self, error: Exception) -> None:
        """Wait before reconnecting, longer after each failure, and much longer after evictions."""
        options, core, reason = self._options, self._authenticator.core, shown(str(error))
        reason = reason or type(error).__name__
        lifetime = None if self._bound_at is None else core.timer() - self._bound_at
        if lifetime is not None and self._gap_since is None:
            self._gap_since = (
                max(self._last_received_at, core.clock() - KEEPALIVES_UNTIL_LOST * options.keepalive) - DETECTION_MARGIN
            )
        settled = lifetime is not None and lifetime >= options.settled
        self._failures = 1 if settled else self._failures + 1
        self._takeovers = self._takeovers + 1 if isinstance(error, ConnectionEnded) and not settled else 0
        evicted = self._takeovers >= options.takeovers
        if evicted:
            wait = backoff(
                self._takeovers - options.takeovers,
                initial=options.eviction_wait_initial,
                maximum=MAX_EVICTION_WAIT,
                jitter=random.random(),
                minimum_share=MIN_EVICTION_SHARE,
            )
            reason += "; another connection with the same credentials seems to take over"
        else:
            wait = backoff(
                self._failures - 1, initial=options.wait_initial, maximum=options.wait_max, jitter=random.random()
            )
        self._state = ChannelState.WAITING
        LOGGER.debug("channel: disconnected: %s; reconnecting in %.1f s", reason, wait)
        self._inbox.put(Disconnected(reason, evicted, wait))
        self._first_outcome.set()
        with suppress(TimeoutError):
            async with asyncio.timeout(wait):
                await self._closing.wait()
