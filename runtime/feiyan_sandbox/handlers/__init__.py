"""The answers of operations: those that keep state have a handler, all others answer their documented example.

operations          the documented operations, from the spec that the generated client carries
registry            finds the handler of an operation
homes products sessions things tokens users
                    handlers, one module a service
examples            the documented example as an answer
paging              pages of lists
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from feiyan_sandbox.handlers import homes, products, sessions, things, tokens, users
from feiyan_sandbox.handlers.examples import documented_example
from feiyan_sandbox.handlers.operations import DocumentedOperation, documented_operations
from feiyan_sandbox.handlers.registry import Call, find_handler
from feiyan_sandbox.world import User, World

__all__ = [
    "DocumentedOperation",
    "answer",
    "documented_operations",
    "find_handler",
    "homes",
    "products",
    "sessions",
    "things",
    "tokens",
    "users",
]


def answer(world: World, operation: DocumentedOperation, params: Mapping[str, Any], user: User | None) -> Any:
    """Return the data that answers a call."""
    handler = find_handler(operation.name) or documented_example
    return handler(Call(world, operation, params, user))
