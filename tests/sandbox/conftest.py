"""Fixtures for sandboxes and brokers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from feiyan_sandbox import Sandbox
from feiyan_sandbox.broker import Broker
from feiyan_sandbox.pytest_plugin import feiyan_sandbox, feiyan_sandbox_options, feiyan_session_sandbox
from feiyan_sandbox.world import Clock
from tests.sandbox.caller import Caller
from tests.sandbox.listener import Listener, Neighbours, bound_listener

__all__ = ["feiyan_sandbox", "feiyan_sandbox_options", "feiyan_session_sandbox"]


@pytest.fixture
def caller(feiyan_sandbox: Sandbox) -> Iterator[Caller]:
    with Caller(feiyan_sandbox) as caller:
        yield caller


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def broker(clock: Clock) -> Iterator[Broker]:
    with Broker(Neighbours(), clock=clock) as broker:
        yield broker


@pytest.fixture
def ann(broker: Broker) -> Iterator[Listener]:
    with bound_listener(broker, "token-of-ann") as listener:
        yield listener
