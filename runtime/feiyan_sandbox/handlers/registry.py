"""The registry of handlers by operation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from feiyan_sandbox.handlers.operations import DocumentedOperation
from feiyan_sandbox.world import REGION, Liberties, User, World


@dataclass(frozen=True, slots=True)
class Call:
    """A verified call in a region.

    `user` is the signed-in user of an app's call, `liberties` are those that the call takes.
    """

    world: World
    operation: DocumentedOperation
    params: Mapping[str, Any]
    user: User | None
    liberties: Liberties
    region: str = REGION

    @property
    def identity_id(self) -> str:
        """The identityId of the signed-in user, in an operation that needs one."""
        assert self.user is not None
        return self.user.identity_id


Handler: TypeAlias = Callable[[Call], Any]

_HANDLERS: dict[str, Handler] = {}


def answers(name: str) -> Callable[[Handler], Handler]:
    """Register the decorated function as the handler of an operation."""

    def register(handler: Handler) -> Handler:
        _HANDLERS[name] = handler
        return handler

    return register


def find_handler(name: str) -> Handler | None:
    """Return the handler of an operation, or None."""
    return _HANDLERS.get(name)
