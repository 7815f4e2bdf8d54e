"""Faults that tests inject into the broker's messages."""

from __future__ import annotations

import threading
from typing import Literal, NamedTuple, TypeAlias

from feiyan_sandbox.broker.account_requests import TOKEN_REFUSED

Duplicate: TypeAlias = Literal["message", "redelivery"]
"""Ways to send a push twice: as two messages with the same content, or as one packet sent again with DUP."""

Damage: TypeAlias = Literal["cut", "missing comma"]
"""Ways to make a push invalid JSON: without its second half, or without its last comma as in some documents."""


class PushFault(NamedTuple):
    """The faults of one push."""

    delay: float
    duplicate: Duplicate | None
    damage: Damage | None


class PushFaults:
    """The current faults. Some last until they are turned off, others hit the next messages. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._delay = 0.0
        self._duplicate: Duplicate | None = None
        self._damage: list[Damage] = []
        self._bind_refusals: list[int] = []

    def delay(self, seconds: float) -> None:
        """Delay every push by this many seconds. 0 turns it off."""
        with self._lock:
            self._delay = seconds

    def duplicate(self, how: Duplicate | None) -> None:
        """Send every push twice. None turns it off."""
        with self._lock:
            self._duplicate = how

    def damage_next(self, how: Damage) -> None:
        """Damage the next push, or the one after those already marked for damage."""
        with self._lock:
            self._damage.append(how)

    def refuse_binds(self, count: int, code: int = TOKEN_REFUSED) -> None:
        """Refuse the next `count` bind requests with a code."""
        with self._lock:
            self._bind_refusals += [code] * count

    def take_push(self) -> PushFault:
        """Return the faults for the next push, and use them up."""
        with self._lock:
            return PushFault(self._delay, self._duplicate, self._damage.pop(0) if self._damage else None)

    def take_bind_refusal(self) -> int | None:
        """Return the code with which to refuse the next bind request, or None to accept it."""
        with self._lock:
            return self._bind_refusals.pop(0) if self._bind_refusals else None


def damaged(payload: bytes, how: Damage | None) -> bytes:
    """Return the payload after damage."""
    match how:
        case "cut":
            return payload[: len(payload) // 2]
        case "missing comma":
            before, _, behind = payload.rpartition(b",")
            return before + behind
        case _:
            return payload
