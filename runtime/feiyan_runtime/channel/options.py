"""Options of a channel."""

from __future__ import annotations

import ssl
from dataclasses import dataclass

from feiyan_runtime._errors import ConfigurationError
from feiyan_runtime.channel.credentials import SIGN_METHODS, SignMethod

MAX_KEEPALIVE = 65_535


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelOptions:
    """Options of a channel. Invalid values raise ConfigurationError.

    timeout: timeout of connecting, of subscribing and of binding, in seconds each.
    keepalive: seconds after which an idle connection is tested; the platform accepts 30 to 1200.
    wait_initial, wait_max: seconds to wait before reconnecting: the wait is drawn at random between 0 and
        `wait_initial`, which doubles with each failure up to `wait_max`.
    settled: seconds after which a connection counts as stable.
    takeovers, eviction_wait_initial: after this many connections in a row that the platform closed before they were
        stable, another client seems to use the same credentials; the waits then start at `eviction_wait_initial`
        seconds and grow.
    rebind: seconds after which the channel binds its connection to the user again: the platform's reply tells if the
        user has signed in elsewhere.
    inbox, inbox_bytes: number of messages that are queued for the consumer, and their total size in bytes; beyond that
        the oldest are dropped, and `Dropped` is added to the stream.
    packet_bytes: maximum size of a message's packet in bytes; a larger one ends the connection before it is received.
    sign_method: hash function of the login's signature, "hmacsha256" or "hmacsha1".
    tls: SSL context that checks the platform's certificate, such as `ssl.create_default_context(cafile="own-ca.pem")`;
        None uses the system's certificates.
    """

    timeout: float = 10.0
    keepalive: int = 60
    wait_initial: float = 1.0
    wait_max: float = 60.0
    settled: float = 10.0
    takeovers: int = 3
    eviction_wait_initial: float = 30.0
    rebind: float = 60.0
    inbox: int = 10_000
    inbox_bytes: int = 16 * 1024 * 1024
    packet_bytes: int = 1024 * 1024
    sign_method: SignMethod = "hmacsha256"
    tls: ssl.SSLContext | None = None

    def __post_init__(self) -> None:
        for name in ("timeout", "keepalive", "takeovers", "rebind", "inbox", "inbox_bytes", "packet_bytes"):
            if not getattr(self, name) > 0:
                raise ConfigurationError(f"{name}: {getattr(self, name)!r} is not greater than 0")
        for name in ("wait_initial", "wait_max", "settled", "eviction_wait_initial"):
            if not getattr(self, name) >= 0:
                raise ConfigurationError(f"{name}: {getattr(self, name)!r} is less than 0")
        if self.keepalive > MAX_KEEPALIVE:
            raise ConfigurationError(f"keepalive: {self.keepalive!r} is greater than {MAX_KEEPALIVE}")
        if self.sign_method not in SIGN_METHODS:
            raise ConfigurationError(
                f"sign_method: expected one of {', '.join(SIGN_METHODS)}, got {self.sign_method!r}"
            )
