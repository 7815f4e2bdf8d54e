"""No pattern takes more than linear time: a document or a spec may come from a stranger."""

from __future__ import annotations

import pytest

from tests.generator.patterns import Used, patterns, texts
from tests.generator.timing import assert_linear

SIZE = 4000
"""Characters of a text; the longest line of the documents has a quarter of that."""

QUICK = 0.004
"""Seconds that any pattern may take for such a text; a linear one takes a tenth of that."""

COUNT = 300
"""Number of texts that parts of what matches are repeated in."""


@pytest.mark.parametrize("used", patterns(), ids=lambda used: f"{used.name}.{used.method}")
def test_a_pattern_takes_linear_time(used: Used) -> None:
    """Whatever piece of what it matches a text repeats, a pattern is done with it in linear time."""
    for short, long in zip(texts(used, SIZE, COUNT), texts(used, 4 * SIZE, COUNT), strict=True):
        assert_linear(getattr(used.pattern, used.method), short, long, QUICK)


def test_the_patterns_are_found() -> None:
    """Those of modules, those given to functions of `re`, and those of the schemas are among them."""
    names = {used.name.partition(":")[0] for used in patterns()}
    assert {"generator.documents.reference._HEADING", "generator.api.naming", "a pattern of the schema"} <= names
