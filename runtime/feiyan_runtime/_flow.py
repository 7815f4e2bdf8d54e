"""Flows and the steps that they yield.

A flow is a generator: it yields what is to be done and receives what came of it. The sync and the async client run the
same flows, each with a driver of a few lines; nothing of the protocol stands there.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Send:
    """Post a signed request; answered by an `Answer`, or a TransportError is thrown in."""

    operation: str
    path: str
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    timeout: float


@dataclass(frozen=True, slots=True)
class Wait:
    """Let time pass."""

    seconds: float


@dataclass(frozen=True, slots=True)
class RunInThread:
    """Call a function that may take a moment: in a thread, where waiting would hold up an event loop."""

    function: Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Exclusive:
    """Run a flow while the client runs no other one of these, to its end even if the caller gives up."""

    flow: Flow[Any]


Flow: TypeAlias = Generator[Send | Wait | RunInThread | Exclusive, Any, T]
