"""Say in words what the model knows: the texts of docstrings, before they are wrapped."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.api import naming
from generator.api.model import Class, ErrorCode, Operation, Origin, Value

DEPRECATED = "Deprecated: the documents no longer have it."

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
"""What `x-auth` means where an operation does not need the token of its side."""

_OPERATION = re.compile(r"\b((?:app|cloud)\.[a-z]+\.)([a-z][A-Za-z]*)\b")


def in_python(text: str, names: Mapping[str, str]) -> str:
    """Write names of the wire and operations in a text as `names` and methods have them."""
    if camel := [wire for wire, name in names.items() if wire != name and not wire.islower()]:
        words = "|".join(re.escape(wire) for wire in sorted(camel, key=len, reverse=True))
        text = re.sub(rf"(?<![\w/.])(?:{words})(?![\w/])", lambda match: names[match[0]], text)
    return _OPERATION.sub(lambda match: f"{match[1]}{naming.snake_case(match[2])}", text)


def of_value(value: Value, names: Mapping[str, str]) -> str:
    """Say everything that a reader should know of a value; `names` are those of its siblings."""
    parts = [naming.plain(in_python(value.text or value.class_text, names)), _limits(dict(value.limits))]
    if value.unit:
        parts.append(UNITS[value.unit])
    if value.is_deprecated:
        parts.append(DEPRECATED)
    if value.told_default is not None:
        parts.append(f"Default: {naming.plain(str(value.told_default))}.")
    return " ".join(filter(None, parts))


def of_class(one: Class) -> list[str]:
    """Say what an object is, and what its fields ask of each other."""
    return [in_python(one.text, one.names), *(rule.text for rule in one.rules)]


def of_operation(operation: Operation) -> list[str]:
    """Say what an operation does, and what its parameters ask of each other."""
    summary, description = (in_python(text, operation.names) for text in (operation.summary, operation.description))
    rules = " ".join(rule.text for rule in operation.rules)
    return [summary, DEPRECATED if operation.is_deprecated else "", description, rules]


def of_answer(operation: Operation) -> str:
    """Say what an operation answers."""
    if operation.answer_is_described:
        return of_value(operation.answer, operation.names)
    return naming.plain(in_python(operation.answer.text, operation.names))


def source_of(operation: Operation) -> str:
    """Say where an operation is documented, in which versions, and what token it needs."""
    parts = [f"POST {operation.path}, version {operation.version}. {of_origin(operation.origin)}"]
    parts.append(_TOKENS.get(operation.auth, ""))
    if operation.older:
        parts.append(f"Also documented in version {' and '.join(one.version for one in operation.older)}.")
    return " ".join(filter(None, parts))


def of_origin(origin: Origin) -> str:
    """Say where a thing is described: in a document, or in which code it was seen."""
    if origin.seen:
        return f"In no document; seen in {origin.seen}."
    if not origin.section:
        return f"On the page of the {origin.document.replace('-', ' ')} ({origin.title})."
    return f"Section {origin.section} ({origin.title})."


def of_error(error: ErrorCode) -> list[str]:
    """Say what an error code means."""
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
