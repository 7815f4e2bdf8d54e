"""Pytest fixtures: `feiyan_sandbox`, a new sandbox for each test, and `feiyan_session_sandbox`, one for all tests.

Both are made with the arguments of `Sandbox` that `feiyan_sandbox_options` returns. Override it in a `conftest.py`:

    @pytest.fixture(scope="session")
    def feiyan_sandbox_options():
        return {"products": {"lamp": Path("lamp.json").read_text()}, "devices": {"lamp": 3}}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from feiyan_sandbox import Sandbox


@pytest.fixture(scope="session")
def feiyan_sandbox_options() -> dict[str, Any]:
    """Return arguments of `Sandbox`, for the sandboxes of the fixtures."""
    return {}


@pytest.fixture
def feiyan_sandbox(feiyan_sandbox_options: dict[str, Any]) -> Iterator[Sandbox]:
    """Start a sandbox for one test. `CloudClient(**feiyan_sandbox.settings)` connects to it.

    `AppClient(**feiyan_sandbox.app_settings)` connects to it as the signed-in user.
    """
    yield from _started(feiyan_sandbox_options)


@pytest.fixture(scope="session")
def feiyan_session_sandbox(feiyan_sandbox_options: dict[str, Any]) -> Iterator[Sandbox]:
    """Start a sandbox for all tests: it is faster, but each test sees what those before it did."""
    yield from _started(feiyan_sandbox_options)


def _started(options: dict[str, Any]) -> Iterator[Sandbox]:
    from feiyan_sandbox import Sandbox  # import the server only for tests that use it

    with Sandbox(**options) as sandbox:
        yield sandbox
