"""Fixtures for a sandbox with clients."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.end_to_end.drivers import Drivers, open_drivers


@pytest.fixture(scope="session")
def shared_drivers() -> Iterator[Drivers]:
    """Start a sandbox with clients that all calls without side effects share."""
    with open_drivers() as drivers:
        yield drivers


@pytest.fixture
def own_drivers() -> Iterator[Drivers]:
    """Start a sandbox with clients for calls with side effects."""
    with open_drivers() as drivers:
        yield drivers
