"""Handlers of operations. Stateful operations have their own handler; all others return their documented example.

operations          the documented operations, from the spec in the generated client
registry            looks up the handler of an operation
bindings home_devices homes products scenes sessions sharing things tokens upgrades users
                    handlers, one module per service, or part of one
account             the account service, which has no envelopes
examples            the handler that returns the documented example
completion          fills in documented fields that an answer lacks
paging              slices lists into pages
"""

from __future__ import annotations

from typing import Any

from feiyan_sandbox.handlers import (
    bindings,
    home_devices,
    homes,
    products,
    scenes,
    sessions,
    sharing,
    things,
    tokens,
    upgrades,
    users,
)
from feiyan_sandbox.handlers.account import ACCOUNT_OPERATIONS, account_refusal, answer_account
from feiyan_sandbox.handlers.examples import documented_example
from feiyan_sandbox.handlers.operations import DocumentedOperation, documented_operations
from feiyan_sandbox.handlers.registry import Call, find_handler

__all__ = [
    "ACCOUNT_OPERATIONS",
    "Call",
    "DocumentedOperation",
    "account_refusal",
    "answer",
    "answer_account",
    "bindings",
    "documented_operations",
    "find_handler",
    "home_devices",
    "homes",
    "products",
    "scenes",
    "sessions",
    "sharing",
    "things",
    "tokens",
    "upgrades",
    "users",
]


def answer(call: Call) -> Any:
    """Return the data of the answer to a call, with every documented field."""
    handler = find_handler(call.operation.name) or documented_example
    return call.operation.completion.complete(handler(call))
