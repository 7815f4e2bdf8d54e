"""What all tests share."""

from __future__ import annotations

import pytest

from feiyan_runtime import MemoryTokenStore


@pytest.fixture(autouse=True)
def process_store(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test finds the token of another one that had the same port."""
    monkeypatch.setattr("feiyan_runtime._settings.PROCESS_STORE", MemoryTokenStore())
