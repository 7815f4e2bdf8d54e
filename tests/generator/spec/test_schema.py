"""The shape of the spec's files."""

from __future__ import annotations

from generator.spec import schema


def test_a_thousand_faults_are_enough() -> None:
    """Nobody reads more, and reasons take their time."""
    content = {"components": {"schemas": {f"A{number}": 7 for number in range(2000)}}}
    assert len(list(schema.misshapen("common.yaml", content))) == 1000
