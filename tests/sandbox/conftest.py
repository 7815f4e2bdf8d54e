"""Sandboxes for tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from feiyan_sandbox import Sandbox
from feiyan_sandbox.pytest_plugin import feiyan_sandbox
from tests.sandbox.caller import Caller

__all__ = ["feiyan_sandbox"]


@pytest.fixture
def caller(feiyan_sandbox: Sandbox) -> Iterator[Caller]:
    with Caller(feiyan_sandbox) as caller:
        yield caller
