"""What operations answer. Those that keep state have a handler; all others answer their documented example."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from feiyan_sandbox.documents import Operation
from feiyan_sandbox.handlers import homes, products, sessions, things, tokens, users
from feiyan_sandbox.handlers.examples import documented_example
from feiyan_sandbox.handlers.registry import Call, find
from feiyan_sandbox.state import User, World

__all__ = ["answer", "homes", "products", "sessions", "things", "tokens", "users"]


def answer(world: World, operation: Operation, params: Mapping[str, Any], user: User | None) -> Any:
    """The data that answers a call."""
    handler = find(operation.name) or documented_example
    return handler(Call(world, operation, params, user))
