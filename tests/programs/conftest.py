"""The fixture of a sandbox."""

from __future__ import annotations

from feiyan_sandbox.pytest_plugin import feiyan_sandbox

__all__ = ["feiyan_sandbox"]
