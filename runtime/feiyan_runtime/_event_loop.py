"""The running event loop, which has to be asyncio's."""

from __future__ import annotations

import asyncio
from typing import Any

from feiyan_runtime._errors import ConfigurationError


def running_loop() -> asyncio.AbstractEventLoop:
    """Return the event loop that runs in this thread.

    Raises:
        ConfigurationError: There is none of asyncio, because another library runs the coroutine.

    """
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        raise ConfigurationError("an async client needs asyncio; with trio, use a sync client in a thread") from None


def forget_closed(kept: dict[asyncio.AbstractEventLoop, Any]) -> None:
    """Remove what is kept for event loops that are closed. Other threads may change the dictionary meanwhile."""
    for loop in [*kept]:
        if loop.is_closed():
            kept.pop(loop, None)
