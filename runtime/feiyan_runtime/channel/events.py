"""What a channel says of itself, in the stream between the messages; and how it is set."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from feiyan_runtime._errors import ConfigurationError
from feiyan_runtime.channel.inbox import Dropped
from feiyan_runtime.channel.mqtt import SIGN_METHODS, SignMethod

LONGEST_KEEPALIVE = 65_535


class ChannelState(StrEnum):
    """Where a channel is."""

    CONNECTING = "connecting"
    CONNECTED = "connected"
    """Logged in and bound: messages arrive."""
    WAITING = "waiting"
    """The connection was lost or could not be made; the channel tries again after a pause."""
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Connected:
    """Messages arrive from here on.

    endpoint: where from.
    """

    endpoint: str


@dataclass(frozen=True, slots=True)
class Disconnected:
    """No messages arrive until the next `Connected`.

    reason: what happened.
    evicted: whether another connection with the same credentials seems to take over again and again.
    retry_in: seconds until the channel tries again.
    """

    reason: str
    evicted: bool
    retry_in: float


@dataclass(frozen=True, slots=True)
class Gap:
    """Messages may have been missed before this point: read the state of things anew.

    since: when the last connection may have been lost at the earliest, in seconds since 1970.
    """

    since: float


ChannelEvent: TypeAlias = Connected | Disconnected | Gap | Dropped


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelOptions:
    """How a channel behaves.

    timeout: seconds for each of connecting, subscribing and binding.
    keepalive: seconds after which a silent connection is tested; the platform takes 30 to 1200.
    wait, longest_wait: seconds before a connection is made again: the pause is drawn at random from 0 up to `wait`,
        which doubles with each failure up to `longest_wait`.
    settled: seconds after which a connection counts as one that lasts.
    takeovers, eviction_wait: so many connections in a row that the platform ends before they settle count as eviction
        by another one with the same credentials; the pauses grow from `eviction_wait` seconds on then.
    inbox: how many messages are kept for the consumer; beyond that the oldest are dropped, and `Dropped` says so.
    sign_method: how the login is signed.
    tls: how the platform's certificate is checked, such as `ssl.create_default_context(cafile="own-ca.pem")`.
    """

    timeout: float = 10.0
    keepalive: int = 60
    wait: float = 1.0
    longest_wait: float = 60.0
    settled: float = 10.0
    takeovers: int = 3
    eviction_wait: float = 30.0
    inbox: int = 10_000
    sign_method: SignMethod = "hmacsha256"
    tls: ssl.SSLContext | None = None

    def __post_init__(self) -> None:
        for name in ("timeout", "keepalive", "takeovers", "inbox"):
            if not getattr(self, name) > 0:
                raise ConfigurationError(f"{name}: {getattr(self, name)!r} is not above 0")
        for name in ("wait", "longest_wait", "settled", "eviction_wait"):
            if not getattr(self, name) >= 0:
                raise ConfigurationError(f"{name}: {getattr(self, name)!r} is below 0")
        if self.keepalive > LONGEST_KEEPALIVE:
            raise ConfigurationError(f"keepalive: {self.keepalive!r} is above {LONGEST_KEEPALIVE}")
        if self.sign_method not in SIGN_METHODS:
            raise ConfigurationError(f"sign_method: {self.sign_method!r} is none of {', '.join(SIGN_METHODS)}")
