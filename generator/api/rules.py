"""Read `x-rules`: the rules across parameters or fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.api.model import Rule


def read(rule: Mapping[str, Any], names: Mapping[str, str]) -> Rule:
    """Read a rule; `names` maps wire names to Python names. Raise KeyError if the rule names anything else."""
    ((kind, value),) = rule.items()
    if kind == "atLeastOne":
        return Rule(kind, tuple(tuple(names[wire] for wire in one) for one in alternatives(value)))
    return Rule(
        kind,
        trigger=names[value["with"] if kind == "requiredWith" else value["parameter"]],
        values=tuple(value.get("in", ())),
        needed=tuple(names[wire] for wire in value["then"]),
    )


def names_in(rule: Mapping[str, Any]) -> set[str]:
    """Return the properties that a rule names."""
    ((kind, value),) = rule.items()
    if kind == "atLeastOne":
        return {name for names in alternatives(value) for name in names}
    return {value["with"] if kind == "requiredWith" else value["parameter"], *value["then"]}


def always_needed(rule: Mapping[str, Any]) -> set[str]:
    """Return the properties that have to be given to satisfy a rule, whatever else is given."""
    ((kind, value),) = rule.items()
    if kind != "atLeastOne":
        return set()
    return set[str].intersection(*({*names} for names in alternatives(value)))


def is_broken(rule: Mapping[str, Any], example: Mapping[str, Any]) -> bool:
    """Return whether an object breaks a rule; an empty text, list or object counts as not given."""
    given = {name for name, value in example.items() if value not in (None, "", [], {})}
    ((kind, value),) = rule.items()
    if kind == "atLeastOne":
        return not any(given >= {*names} for names in alternatives(value))
    applies = value["with"] in given if kind == "requiredWith" else example.get(value["parameter"]) in value["in"]
    return applies and not given >= {*value["then"]}


def alternatives(value: list[Any]) -> list[tuple[str, ...]]:
    """Return the alternatives of `atLeastOne`, each as a tuple of names that must be given together."""
    return [tuple(one) if isinstance(one, list) else (one,) for one in value]
