"""Events of a client's calls, for the logger `feiyan` at DEBUG level and for a hook."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from feiyan_runtime._errors import called

LOGGER = logging.getLogger("feiyan")

EventKind: TypeAlias = Literal["sent", "answered", "failed", "repeated", "renewed", "corrected"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a client did or decided. It holds no parameters, no data and no secrets.

    kind: "sent" before a request goes out, "answered" when a success came back, "failed" when something else did,
        "repeated" when it is to be sent again, "renewed" when a token was, "corrected" when the clock was set by the
        gateway's.
    operation, path: the operation that it is about.
    attempt: which sending of the call it is about, from 1; what is decided after one is about that one still.
    seconds: how long the answer took; before a repetition, how long the client waits.
    detail: the failure, or the reason, in words.
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
            text += f" {'in' if self.kind == 'repeated' else 'after'} {self.seconds:.3f} s"
        return f"{text}: {self.detail}" if self.detail else text


Hook: TypeAlias = Callable[[Event], None]


class EventDispatcher:
    """Passes events on; `enabled` lets callers skip making them where nobody listens."""

    def __init__(self, hook: Hook | None = None) -> None:
        self._hook = hook

    @property
    def enabled(self) -> bool:
        """True where anybody listens."""
        return self._hook is not None or LOGGER.isEnabledFor(logging.DEBUG)

    def emit(self, event: Event) -> None:
        """Log an event and give it to the hook, whose failures are logged and harm no call."""
        LOGGER.debug("%s", event)
        if self._hook is not None:
            try:
                self._hook(event)
            except Exception:
                LOGGER.exception("the hook failed on %r", event)
