"""Events of a channel: it tells of itself in the stream, between the messages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from feiyan_runtime.channel.inbox import Dropped


class ChannelState(StrEnum):
    """The states of a channel."""

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
