"""Events of a client's calls, for the logger `feiyan` at DEBUG level and for the callback `on_event`."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from feiyan_runtime._errors import called

LOGGER = logging.getLogger("feiyan")

EventKind: TypeAlias = Literal["request", "response", "error", "retry", "token_refresh", "clock_adjusted"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a client did or decided. It holds no parameters, no data and no secrets.

    kind: "request" before a request is sent, "response" after a successful one was received, "error" after a failure,
        "retry" before the wait for the next attempt, "token_refresh" after the token was replaced, "clock_adjusted"
        after the client's clock was set to the gateway's.
    operation, path: the operation that was called.
    attempt: the number of the request within the call, from 1; a decision has the number of the request before it.
    seconds: how long the response took; for "retry", how long the client waits.
    detail: the request id, the error message or the reason.
    """

    kind: EventKind
    operation: str
    path: str
    attempt: int = 1
    seconds: float | None = None
    detail: str = ""

    def __str__(self) -> str:
        text = f"{called(self.operation, self.path)} #{self.attempt} {self.kind}"
        if self.seconds is not None:
            text += f" {'in' if self.kind == 'retry' else 'after'} {self.seconds:.3f} s"
        return f"{text}: {self.detail}" if self.detail else text


OnEvent: TypeAlias = Callable[[Event], None]


class EventDispatcher:
    """Passes events on; `enabled` lets callers skip making them where nobody listens."""

    def __init__(self, on_event: OnEvent | None = None) -> None:
        self._on_event = on_event

    @property
    def enabled(self) -> bool:
        """True where anybody listens."""
        return self._on_event is not None or LOGGER.isEnabledFor(logging.DEBUG)

    def emit(self, event: Event) -> None:
        """Log an event and pass it to `on_event`; an exception raised there is logged and does not affect the call."""
        LOGGER.debug("%s", event)
        if self._on_event is not None:
            try:
                self._on_event(event)
            except Exception:
                LOGGER.exception("on_event failed on %r", event)
