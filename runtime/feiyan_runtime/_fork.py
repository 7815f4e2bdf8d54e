"""Reset of objects in a forked child, whose copies hold the parent's locks and connections."""

from __future__ import annotations

import os
from typing import Protocol
from weakref import WeakSet


class ForkAware(Protocol):
    """An object with state that a child process cannot use."""

    def after_fork(self) -> None:
        """Reset the state; called in the child while it has one thread."""


_registered: WeakSet[ForkAware] = WeakSet()


def reset_after_fork(target: ForkAware) -> None:
    """Reset an object in each child process, for as long as the object exists."""
    _registered.add(target)


def _in_child() -> None:
    for target in list(_registered):
        target.after_fork()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_in_child)
