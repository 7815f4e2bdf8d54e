"""Events of a client's calls, for the logger `feiyan` and for the callback `on_event`.

They are logged by `feiyan.calls` at DEBUG level, but for the first retry of a call, which is a warning. A program that
has not set up logging sees none of them, but the warnings of the logger `feiyan`, such as a callback that failed.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from feiyan_runtime._errors import ConfigurationError, called

LOGGER = logging.getLogger("feiyan")
CALLS = LOGGER.getChild("calls")
CALLS.addHandler(logging.NullHandler())  # without any handler, Python would print a warning to standard error
LEVELS = ("debug", "info", "warning", "error")

EventKind: TypeAlias = Literal["request", "response", "error", "retry", "token_refresh", "clock_adjusted"]


@dataclass(frozen=True, slots=True)
class Event:
    """A step of a call: something that a client did or decided. It contains no parameters, no data and no secrets.

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


def log_as_asked() -> None:
    """Log at the level that FEIYAN_LOG names: on standard error, unless the program has set up its logging.

    Raises:
        ConfigurationError: There is no such level.

    """
    asked = os.environ.get("FEIYAN_LOG", "").lower()
    if not asked:
        return
    if asked not in LEVELS:
        raise ConfigurationError(f"FEIYAN_LOG: expected one of {', '.join(LEVELS)}, got {asked!r}")
    LOGGER.setLevel(asked.upper())
    if not LOGGER.hasHandlers():
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        LOGGER.addHandler(handler)


class EventDispatcher:
    """Dispatcher of events to the logger and to `on_event`. Check `enabled` before creating an event."""

    def __init__(self, on_event: OnEvent | None = None) -> None:
        self._on_event = on_event

    @property
    def enabled(self) -> bool:
        """True if anything receives events."""
        return self._on_event is not None or CALLS.isEnabledFor(logging.DEBUG)

    def emit(self, event: Event, level: int = logging.DEBUG) -> None:
        """Log an event and pass it to `on_event`; an exception raised there is logged and does not affect the call."""
        CALLS.log(level, "%s", event)
        if self._on_event is not None:
            try:
                self._on_event(event)
            except Exception:
                LOGGER.exception("on_event failed on %r", event)
