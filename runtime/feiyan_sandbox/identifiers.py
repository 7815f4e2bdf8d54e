"""Identifiers that are the same in every run."""

from __future__ import annotations

from hashlib import sha256


def identifier(kind: str, number: int, length: int = 32) -> str:
    """What looks random and stands for the n-th thing of a kind."""
    return sha256(f"{kind} {number}".encode()).hexdigest()[:length]
