"""Reproducible ids."""

from __future__ import annotations

from hashlib import sha256


def identifier(kind: str, which: int | str, length: int = 32) -> str:
    """Return an id that looks random but depends only on the kind and on a number or name."""
    return sha256(f"{kind} {which}".encode(errors="surrogatepass")).hexdigest()[:length]
