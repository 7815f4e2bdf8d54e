"""Leftovers of a process that forked: locks that nobody will release, connections that the parent reads from."""

from __future__ import annotations

import os
from typing import Protocol
from weakref import WeakSet


class Forked(Protocol):
    """Something with a state that a child process cannot go on with."""

    def after_fork(self) -> None:
        """Begin afresh; called in the child, which has one thread then."""


_known: WeakSet[Forked] = WeakSet()


def renew_after_fork(thing: Forked) -> None:
    """Have a thing begin afresh in each child process, as long as it exists."""
    _known.add(thing)


def _in_child() -> None:
    for thing in list(_known):
        thing.after_fork()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_in_child)
