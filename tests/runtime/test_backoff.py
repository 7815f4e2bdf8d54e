"""The one formula of all pauses before something is tried again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feiyan_runtime._backoff import backoff

SECONDS = st.floats(0, 1e9)
SHARE = st.floats(0, 1)


def test_pauses_double_up_to_the_maximum():
    """Each is twice the one before until the maximum, which all further ones last."""
    assert [backoff(step, initial=0.5, maximum=8.0) for step in range(7)] == [0.5, 1.0, 2.0, 4.0, 8.0, 8.0, 8.0]


def test_a_maximum_below_the_first_pause_limits_it_too():
    """No pause is longer than the maximum."""
    assert backoff(0, initial=5.0, maximum=2.0) == 2.0


@pytest.mark.parametrize(("jitter", "pause"), [(0.0, 0.0), (0.25, 1.0), (1.0, 4.0)])
def test_jitter_draws_from_nothing_to_the_whole(jitter, pause):
    """The pause is the share of it that was drawn."""
    assert backoff(2, initial=1.0, maximum=60.0, jitter=jitter) == pause


@pytest.mark.parametrize(("jitter", "pause"), [(0.0, 2.0), (0.5, 3.0), (1.0, 4.0)])
def test_a_minimum_share_is_exempt_from_jitter(jitter, pause):
    """With a minimum share of one half, jitter draws the other half."""
    assert backoff(2, initial=1.0, maximum=60.0, jitter=jitter, minimum_share=0.5) == pause


@pytest.mark.parametrize("initial", [0.0, 1e-300, 1.0, 1e300])
def test_any_number_of_steps_is_a_number_of_seconds(initial):
    """Doubling for years does not overflow."""
    assert 0 <= backoff(10**9, initial=initial, maximum=60.0) <= 60.0


@given(step=st.integers(0, 200), initial=SECONDS, maximum=SECONDS, jitter=SHARE, minimum_share=SHARE)
def test_a_pause_is_within_its_range(step, initial, maximum, jitter, minimum_share):
    """It is never longer than the whole pause, and never shorter than its minimum share."""
    whole = backoff(step, initial=initial, maximum=maximum)
    pause = backoff(step, initial=initial, maximum=maximum, jitter=jitter, minimum_share=minimum_share)
    assert whole <= maximum
    assert whole * minimum_share * (1 - 1e-9) <= pause <= whole * (1 + 1e-9)
