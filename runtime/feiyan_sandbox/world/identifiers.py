"""Identifiers that are the same in every run."""

from __future__ import annotations

from hashlib import sha256


def identifier(kind: str, which: int | str, length: int = 32) -> str:
    """Return an id that looks random, for the n-th thing of a kind or for the one of a name."""
    return sha256(f"{kind} {which}".encode(errors="surrogatepass")).hexdigest()[:length]
