"""Options of a channel, checked when they are made."""

from __future__ import annotations

import ssl
from dataclasses import dataclass

from feiyan_runtime._errors import ConfigurationError
from feiyan_runtime.channel.credentials import SIGN_METHODS, SignMethod

LONGEST_KEEPALIVE = 65_535


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelOptions:
    """Options of a channel.

    timeout: seconds for each of connecting, subscribing and binding.
    keepalive: seconds after which a silent connection is tested; the platform takes 30 to 1200.
    wait_initial, wait_max: seconds to wait before reconnecting: the wait is drawn at random between 0 and
        `wait_initial`, which doubles with each failure up to `wait_max`.
    settled: seconds after which a connection counts as stable.
    takeovers, eviction_wait_initial: after this many connections in a row that the platform closed before they were
        stable, another client seems to use the same credentials; the waits then start at `eviction_wait_initial`
        seconds and grow.
    inbox: how many messages are kept for the consumer; beyond that the oldest are dropped, and `Dropped` says so.
    sign_method: how the login is signed.
    tls: how the platform's certificate is checked, such as `ssl.create_default_context(cafile="own-ca.pem")`.
    """

    timeout: float = 10.0
    keepalive: int = 60
    wait_initial: float = 1.0
    wait_max: float = 60.0
    settled: float = 10.0
    takeovers: int = 3
    eviction_wait_initial: float = 30.0
    inbox: int = 10_000
    sign_method: SignMethod = "hmacsha256"
    tls: ssl.SSLContext | None = None

    def __post_init__(self) -> None:
        for name in ("timeout", "keepalive", "takeovers", "inbox"):
            if not getattr(self, name) > 0:
                raise ConfigurationError(f"{name}: {getattr(self, name)!r} is not above 0")
        for name in ("wait_initial", "wait_max", "settled", "eviction_wait_initial"):
            if not getattr(self, name) >= 0:
                raise ConfigurationError(f"{name}: {getattr(self, name)!r} is below 0")
        if self.keepalive > LONGEST_KEEPALIVE:
            raise ConfigurationError(f"keepalive: {self.keepalive!r} is above {LONGEST_KEEPALIVE}")
        if self.sign_method not in SIGN_METHODS:
            raise ConfigurationError(f"sign_method: {self.sign_method!r} is none of {', '.join(SIGN_METHODS)}")
