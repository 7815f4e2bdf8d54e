"""What a schema says in words: description, limits, unit, default, rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator.api import naming
from generator.spec.load import Located, Spec

_UNITS = {
    "ms": "In milliseconds.",
    "s": "In seconds.",
    "day": "In days.",
    "month": "In months.",
    "byte": "In bytes.",
    "yuan": "In yuan.",
    "epoch-ms": "In milliseconds since 1970.",
    "epoch-s": "In seconds since 1970.",
}

DEPRECATED = "Deprecated: the documents no longer have it."

_OPERATION = re.compile(r"\b((?:app|cloud)\.[a-z]+\.)([a-z][A-Za-z]*)\b")


def annotation(spec: Spec, place: Located, key: str) -> Any:
    """A keyword of a schema, or of what it refers to where it does not say itself."""
    for found in spec.chain(place):
        if isinstance(found.value, dict) and key in found.value:
            return found.value[key]
    return None


def in_python(text: str, names: Mapping[str, str]) -> str:
    """Text of the spec for a reader of Python: names of the wire and operations as `names` and methods have them."""
    if camel := [wire for wire, name in names.items() if wire != name and not wire.islower()]:
        words = "|".join(re.escape(wire) for wire in sorted(camel, key=len, reverse=True))
        text = re.sub(rf"(?<![\w/.])(?:{words})(?![\w/])", lambda match: names[match[0]], text)
    return _OPERATION.sub(lambda match: f"{match[1]}{naming.snake_case(match[2])}", text)


def describe(spec: Spec, place: Located, names: Mapping[str, str]) -> str:
    """Everything that a reader of the docstring should know of a value; `names` are those of its siblings."""
    parts = [naming.plain(in_python(annotation(spec, place, "description") or "", names)), _limits(spec, place)]
    if unit := annotation(spec, place, "x-unit"):
        parts.append(_UNITS[unit])
    if annotation(spec, place, "deprecated"):
        parts.append(DEPRECATED)
    default = annotation(spec, place, "default")
    if default is not None:
        parts.append(f"Default: {naming.plain(str(default))}.")
    return " ".join(filter(None, parts))


def _limits(spec: Spec, place: Located) -> str:
    for low, high, unit in (
        ("minimum", "maximum", ""),
        ("minItems", "maxItems", " items"),
        ("minLength", "maxLength", " characters"),
    ):
        if text := _range(annotation(spec, place, low), annotation(spec, place, high)):
            return f"{text}{unit.removesuffix('s') if text.endswith(' 1') else unit}."
    return ""


def _range(low: int | None, high: int | None) -> str:
    if high is None:
        return f"At least {low}" if low else ""
    return f"At most {high}" if low is None else f"{low} to {high}"


def rule_text(rule: dict[str, Any], names: dict[str, str]) -> str:
    """A rule of `x-rules` as a sentence."""
    kind, value = next(iter(rule.items()))
    if kind == "atLeastOne":
        return f"Give {', or '.join(' with '.join(names[wire] for wire in one) for one in alternatives(value))}."
    then = " and ".join(names[wire] for wire in value["then"])
    if kind == "requiredWith":
        return f"Give {then} with {names[value['with']]}."
    values = " or ".join(str(one) for one in value["in"])
    return f"Give {then} where {names[value['parameter']]} is {values}."


def rule_names(rule: dict[str, Any]) -> set[str]:
    """The properties that a rule is about."""
    ((kind, value),) = rule.items()
    if kind == "atLeastOne":
        return {name for names in alternatives(value) for name in names}
    return {value["with"] if kind == "requiredWith" else value["parameter"], *value["then"]}


def alternatives(value: list[Any]) -> list[tuple[str, ...]]:
    """The alternatives of `atLeastOne`, each as the names that count together."""
    return [tuple(one) if isinstance(one, list) else (one,) for one in value]
