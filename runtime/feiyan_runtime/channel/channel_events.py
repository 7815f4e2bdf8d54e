"""Events of a channel, which it adds to the stream between the messages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from feiyan_runtime.channel.inbox import Dropped


class ChannelState(StrEnum):
    """The states of a channel."""

    CONNECTING = "connecting"
    CONNECTED = "connected"
    """Logged in and bound; messages are received."""
    WAITING = "waiting"
    """The connection was lost or could not be opened; the channel waits before it reconnects."""
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Connected:
    """The channel is connected; messages are received from here on.

    endpoint: URL of the platform's MQTT endpoint.
    """

    endpoint: str


@dataclass(frozen=True, slots=True)
class Disconnected:
    """The connection was lost or could not be opened; no messages are received until the next `Connected`.

    reason: the cause, as text.
    evicted: True if another connection with the same credentials seems to replace this one repeatedly.
    retry_in: seconds until the channel reconnects.
    """

    reason: str
    evicted: bool
    retry_in: float


@dataclass(frozen=True, slots=True)
class Gap:
    """Messages may have been missed before this point: read the state of the devices again.

    since: the earliest time when the last connection may have been lost, in seconds since 1970.
    """

    since: float


ChannelEvent: TypeAlias = Connected | Disconnected | Gap | Dropped
