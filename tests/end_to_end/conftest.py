"""Sandboxes with clients for tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.end_to_end.house import House, open_house


@pytest.fixture(scope="session")
def shared_house() -> Iterator[House]:
    """For calls that change nothing."""
    with open_house() as house:
        yield house


@pytest.fixture
def own_house() -> Iterator[House]:
    """For calls that change what others may look at."""
    with open_house() as house:
        yield house
