"""Flows and the steps that they yield.

A flow is a generator that yields steps and receives their results. The sync and the async client run the same flows,
each with a driver of a few lines that knows nothing of the protocol.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class Send:
    """Post a signed request; the result is an `Answer`, or a TransportError is thrown into the flow.

    `base_url` is the gateway to send it to; empty for the client's own.
    """

    operation: str
    path: str
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    timeout: float
    base_url: str = ""


@dataclass(frozen=True, slots=True)
class Wait:
    """Sleep for some seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class RunInThread:
    """Call a function that may block; the async driver calls it in a thread."""

    function: Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Exclusive:
    """Run a flow under the lock of the client, to its end even if the caller is cancelled."""

    flow: Flow[Any]


Flow: TypeAlias = Generator[Send | Wait | RunInThread | Exclusive, Any, T]
