"""The pytest fixture `feiyan_sandbox`: starts a new sandbox for each test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from feiyan_sandbox import Sandbox


@pytest.fixture
def feiyan_sandbox() -> Iterator[Sandbox]:
    """Start a sandbox for one test. `CloudClient(**feiyan_sandbox.settings)` connects to it.

    `AppClient(**feiyan_sandbox.app_settings)` connects to it as the signed-in user.
    """
    from feiyan_sandbox import Sandbox  # import the server only for tests that use it

    with Sandbox() as sandbox:
        yield sandbox
