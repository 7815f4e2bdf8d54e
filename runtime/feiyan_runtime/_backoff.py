"""The pause before a further try: twice as long each time, up to a limit, and shortened at random."""

from __future__ import annotations

_DOUBLINGS = 64  # beyond any pause that makes sense, and far from overflow


def backoff(step: int, *, initial: float, maximum: float, chance: float = 1.0, least: float = 0.0) -> float:
    """Return the seconds to wait after `step` pauses before this one.

    Args:
        step: 0 for the first pause.
        initial: Seconds of the first pause; each further one doubles it.
        maximum: Limit of that doubling, in seconds.
        chance: A number drawn from 0 to 1; 1 is the whole pause.
        least: The share of the pause that remains however chance falls, from 0 to 1.

    """
    whole = min(maximum, initial * 2.0 ** min(step, _DOUBLINGS))
    return whole * (least + (1.0 - least) * chance)
