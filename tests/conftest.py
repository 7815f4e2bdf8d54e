"""What all tests share."""

from __future__ import annotations

import signal

import pytest

from feiyan_runtime import MemoryTokenStore

# What a shell starts in the background ignores Control-C, and so do its children: programs that tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def process_store(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test finds the token of another one that had the same port."""
    monkeypatch.setattr("feiyan_runtime._settings.PROCESS_STORE", MemoryTokenStore())
