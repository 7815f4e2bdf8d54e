"""Faults of the broker's messages: set by tests, taken by the messages that are sent next."""

from __future__ import annotations

import threading
from typing import Literal, NamedTuple, TypeAlias

from feiyan_sandbox.broker.account_requests import TOKEN_REFUSED

Duplicate: TypeAlias = Literal["message", "redelivery"]
"""Ways in which a push comes twice: as two messages with the same content, or as one packet sent again with DUP."""

Damage: TypeAlias = Literal["cut", "missing comma"]
"""Ways in which a push is not JSON: its second half is missing, or its last comma, as documents print some messages."""


class PushFault(NamedTuple):
    """The faults of one push."""

    delay: float
    duplicate: Duplicate | None
    damage: Damage | None


class PushFaults:
    """Faults that last until they are set back, or hit the next messages. Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._delay = 0.0
        self._duplicate: Duplicate | None = None
        self._damage: list[Damage] = []
        self._bind_refusals: list[int] = []

    def delay(self, seconds: float) -> None:
        """Every push comes this much later; 0 ends it."""
        with self._lock:
            self._delay = seconds

    def duplicate(self, how: Duplicate | None) -> None:
        """Every push comes twice; None ends it."""
        with self._lock:
            self._duplicate = how

    def damage_next(self, how: Damage) -> None:
        """The next push is no JSON, or the one behind those that are to be damaged already."""
        with self._lock:
            self._damage.append(how)

    def refuse_binds(self, count: int, code: int = TOKEN_REFUSED) -> None:
        """So many of the next requests to bind are refused with a code."""
        with self._lock:
            self._bind_refusals += [code] * count

    def take_push(self) -> PushFault:
        """Return the faults of the push that is sent now."""
        with self._lock:
            return PushFault(self._delay, self._duplicate, self._damage.pop(0) if self._damage else None)

    def take_bind_refusal(self) -> int | None:
        """The code with which to refuse the request to bind that came now, if any."""
        with self._lock:
            return self._bind_refusals.pop(0) if self._bind_refusals else None


def damaged(payload: bytes, how: Damage | None) -> bytes:
    """Return what a fault leaves of a message."""
    match how:
        case "cut":
            return payload[: len(payload) // 2]
        case "missing comma":
            before, _, behind = payload.rpartition(b",")
            return before + behind
        case _:
            return payload
