"""Exponential backoff with jitter."""

from __future__ import annotations

_DOUBLINGS = 64  # more than any sensible wait needs, and far from overflow


def backoff(step: int, *, initial: float, maximum: float, jitter: float = 1.0, minimum_share: float = 0.0) -> float:
    """Return the seconds to wait before a retry.

    Args:
        step: Number of waits before this one: 0 for the first.
        initial: Upper bound of the first wait, in seconds; it doubles with each step.
        maximum: Limit of that doubling, in seconds.
        jitter: A random number from 0 to 1; 1 waits the full bound.
        minimum_share: Share of the bound that is always waited, from 0 to 1.

    """
    bound = min(maximum, initial * 2.0 ** min(step, _DOUBLINGS))
    return bound * (minimum_share + (1.0 - minimum_share) * jitter)
