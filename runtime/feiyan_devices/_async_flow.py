"""The driver that runs flows in an event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, TypeVar

from feiyan_devices._flow import Call, Flow, Idle, InThread, Next, Pause, ReadAll, Step

T = TypeVar("T")


async def run(flow: Flow[T], wait: Callable[[Idle], Awaitable[None]] | None = None) -> T:
    """Run a flow with the methods of an async client."""
    try:
        step = next(flow)
        while True:
            try:
                outcome = await _perform(step, wait)
            except Exception as error:
                step = flow.throw(error)
            else:
                step = flow.send(outcome)
    except StopIteration as stop:
        result: T = stop.value
        return result
    finally:
        flow.close()


async def _perform(step: Step, wait: Callable[[Idle], Awaitable[None]] | None) -> Any:
    match step:
        case Call():
            return await step.function()
        case ReadAll():
            return [item async for item in step.pages]
        case InThread():
            return await asyncio.to_thread(step.function)
        case Pause():
            return await asyncio.sleep(step.seconds)
        case Next():
            with suppress(TimeoutError, StopAsyncIteration):
                async with asyncio.timeout(step.seconds):
                    return await step.inbox.get()
        case Idle():
            assert wait is not None
            return await wait(step)
