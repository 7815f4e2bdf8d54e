"""Text of the error about a package that is not installed, because an extra of this one brings it."""

from __future__ import annotations


def install_hint(error: ModuleNotFoundError, extra: str) -> str:
    """Return what is missing, and the command that installs it."""
    return f"{error}: install it with `pip install 'feiyan-client[{extra}]'`"
