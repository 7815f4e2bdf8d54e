"""Compose the texts of docstrings from the model; they are wrapped later."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.api import naming
from generator.api.model import Class, ErrorCode, Operation, Origin, Value

DEPRECATED = "Deprecated: no longer documented."

UNITS = {
    "ms": "In milliseconds.",
    "s": "In seconds.",
    "day": "In days.",
    "month": "In months.",
    "byte": "In bytes.",
    "yuan": "In yuan.",
    "epoch-ms": "In milliseconds since 1970.",
    "epoch-s": "In seconds since 1970.",
}

_TOKENS = {"none": "Needs no token.", "optional-user": "A signed-in user is optional."}
"""Sentences for operations that do not need the token of their side, by `x-auth`."""

_OPERATION = re.compile(r"\b((?:app|cloud)\.[a-z]+\.)([a-z][A-Za-z]*)\b")


def in_python(text: str, names: Mapping[str, str]) -> str:
    """Replace wire names in a text by those in `names`, and operation ids by the names of methods."""
    if camel := [wire for wire, name in names.items() if wire != name and not wire.islower()]:
        words = "|".join(re.escape(wire) for wire in sorted(camel, key=len, reverse=True))
        text = re.sub(rf"(?<![\w/.])(?:{words})(?![\w/])", lambda match: names[match[0]], text)
    return _OPERATION.sub(lambda match: f"{match[1]}{naming.snake_case(match[2])}", text)


def of_value(value: Value, names: Mapping[str, str]) -> str:
    """Return the description, limits, unit and default of a value; `names` are those of its siblings."""
    parts = [naming.plain(in_python(value.text or value.class_text, names)), _limits(dict(value.limits))]
    if value.unit:
        is_time = "datetime" in value.kind.text
        parts.append(f"A datetime with a time zone, or {UNITS[value.unit][3:]}" if is_time else UNITS[value.unit])
    if value.is_deprecated:
        parts.append(DEPRECATED)
    if value.documented_default is not None:
        parts.append(f"Default: {naming.plain(str(value.documented_default))}.")
    return " ".join(filter(None, parts))


def of_class(one: Class) -> list[str]:
    """Return the description of a class and the rules across its fields."""
    return [in_python(one.text, one.names), *(rule.text for rule in one.rules)]


def of_operation(operation: Operation) -> list[str]:
    """Return the description of an operation and the rules across its parameters."""
    summary, description = (in_python(text, operation.names) for text in (operation.summary, operation.description))
    rules = " ".join(rule.text for rule in operation.rules)
    return [summary, DEPRECATED if operation.is_deprecated else "", description, rules]


def of_answer(operation: Operation) -> str:
    """Return the description of an answer."""
    if operation.answer_is_described:
        return of_value(operation.answer, operation.names)
    return naming.plain(in_python(operation.answer.text, operation.names))


def source_of(operation: Operation) -> str:
    """Return the sentence about where an operation is documented, in which versions, and which token it needs."""
    parts = [f"POST {operation.path}, version {operation.version}. {of_origin(operation.origin)}"]
    parts.append(_TOKENS.get(operation.auth, ""))
    if operation.older:
        parts.append(f"Also documented in version {' and '.join(one.version for one in operation.older)}.")
    return " ".join(filter(None, parts))


def of_origin(origin: Origin) -> str:
    """Return the sentence about where something is documented, or in which code it was seen."""
    if origin.seen:
        return f"Not documented; seen in use: {origin.seen}."
    section = f"Section {origin.section} ({origin.title})."
    if not origin.section:
        section = f"On the page of the {origin.document.replace('-', ' ')} ({origin.title})."
    pages = " and ".join(f"<{url}>" for url in origin.urls)
    return f"{section} Published at {pages}." if pages else section


def of_error(error: ErrorCode) -> list[str]:
    """Return the description of an error code."""
    seen = of_origin(Origin(seen=error.seen)) if error.seen else ""
    return [naming.plain(error.meaning), DEPRECATED if error.is_deprecated else "", seen]


def _limits(limits: Mapping[str, object]) -> str:
    for low, high, unit in (
        ("minimum", "maximum", ""),
        ("minItems", "maxItems", " items"),
        ("minLength", "maxLength", " characters"),
    ):
        if text := _range(limits.get(low), limits.get(high)):
            return f"{text}{unit.removesuffix('s') if text.endswith(' 1') else unit}."
    return ""


def _range(low: object, high: object) -> str:
    if high is None:
        return f"At least {low}" if low else ""
    return f"At most {high}" if low is None else f"{low} to {high}"
