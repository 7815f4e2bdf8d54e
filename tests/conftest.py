"""Fixtures for all tests."""

from __future__ import annotations

import signal

import pytest

from feiyan_runtime import MemoryTokenStore

# What a shell starts in the background ignores Control-C, and so do its children: programs that tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def process_store(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a new token store, so that it does not see the token of another sandbox on the same port."""
    monkeypatch.setattr("feiyan_runtime._settings.PROCESS_STORE", MemoryTokenStore())
