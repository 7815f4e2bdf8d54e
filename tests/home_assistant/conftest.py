"""Fixtures for the integration for Home Assistant, which has a test environment of its own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from feiyan_sandbox import Sandbox

INTEGRATIONS = Path(__file__).parents[2] / "examples" / "home_assistant"

if find_spec("homeassistant"):
    sys.path.insert(0, str(INTEGRATIONS))
    import custom_components.feiyan  # before the test package imports integrations of its own  # noqa: F401

    @pytest.fixture(autouse=True)
    def find_the_integration(enable_custom_integrations: None) -> None:
        """Let Home Assistant load integrations that are not its own."""

    @pytest.fixture(autouse=True, scope="session")
    def mock_bluetooth_adapters() -> None:
        """Replace a fixture of the test package that needs libraries for Bluetooth."""


@pytest.fixture
def sandbox(socket_enabled: None) -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox
