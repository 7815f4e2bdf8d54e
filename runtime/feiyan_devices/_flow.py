"""Flows of devices and mirrors: generators that yield steps, which a sync and an async driver carry out.

So what is called, in which order, and what follows from the answers is written once. The async driver is in
`_async_flow`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

if TYPE_CHECKING:
    from feiyan_runtime.channel.inbox import Inbox

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Call:
    """Call a method of a client: the result is what it returns, or what it returns when it is awaited."""

    function: Callable[[], Any]


@dataclass(frozen=True, slots=True)
class ReadAll:
    """Read all pages of a list; the result is a list of the items."""

    pages: Any


@dataclass(frozen=True, slots=True)
class InThread:
    """Call a function that may read or write a file, or takes long; the async driver calls it in a thread."""

    function: Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Pause:
    """Sleep for some seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Next:
    """Wait for the next item of an inbox; the result is None after so many seconds without one, or if it is closed."""

    inbox: Inbox[Any]
    seconds: float


@dataclass(frozen=True, slots=True)
class Idle:
    """Wait until the mirror has other things to do than in a version of its plan, for so many seconds at most."""

    version: int
    seconds: float | None


Step: TypeAlias = Call | ReadAll | InThread | Pause | Next | Idle

Flow: TypeAlias = Generator[Step, Any, T]

Wait: TypeAlias = Callable[[Idle], Any]
"""Function of a mirror that carries out `Idle`."""


def run(flow: Flow[T], wait: Wait | None = None) -> T:
    """Run a flow with the methods of a sync client."""
    try:
        step = next(flow)
        while True:
            try:
                outcome = _perform(step, wait)
            except Exception as error:
                step = flow.throw(error)
            else:
                step = flow.send(outcome)
    except StopIteration as stop:
        result: T = stop.value
        return result
    finally:
        flow.close()


def _perform(step: Step, wait: Wait | None) -> Any:
    match step:
        case Call() | InThread():
            return step.function()
        case ReadAll():
            return list(step.pages)
        case Pause():
            return time.sleep(step.seconds)
        case Next():
            with suppress(StopIteration):
                return step.inbox.get_in_thread(step.seconds)
        case Idle():
            assert wait is not None
            return wait(step)
