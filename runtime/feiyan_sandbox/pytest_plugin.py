"""The pytest fixture `feiyan_sandbox`: a started sandbox of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from feiyan_sandbox import Sandbox


@pytest.fixture
def feiyan_sandbox() -> Iterator[Sandbox]:
    """A started sandbox; `CloudClient(**feiyan_sandbox.settings)` calls it.

    `AppClient(**feiyan_sandbox.app_settings)` calls it for the signed-in user.
    """
    from feiyan_sandbox import Sandbox  # the fixture's server is imported by tests that use it

    with Sandbox() as sandbox:
        yield sandbox
