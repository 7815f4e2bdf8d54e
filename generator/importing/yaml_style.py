"""Format YAML in the style of the spec: small values on one line, others in blocks indented by two."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.spec.yaml_reader import is_string

WIDTH = 120

_PLAIN = re.compile(r"(?:\$|[^\W_])(?: ?[^\s:#,\[\]{}\"'`|>&*!%@])*|[./][\w./~-]*+#?[\w./~-]*+")
_AIRY = ("paths", "schemas", "errors")
"""Keys whose entries are separated by blank lines."""
_TALL = ("properties", "x-older-versions", "without", "differs")
"""Keys whose entries are on separate lines, even if they are short."""


def flow(value: Any) -> str:
    """Format a value on one line."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{scalar(key)}: {flow(child)}' for key, child in value.items())}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(flow, value))}]"
    return scalar(value)


def scalar(value: Any) -> str:
    """Format a string, a number, a boolean or null, for use in any place."""
    if not isinstance(value, str):
        return json.dumps(value)
    if not value.isprintable():
        return f'"{"".join(map(_escaped, value))}"'
    if _PLAIN.fullmatch(value) and is_string(value):
        return value
    return "'{}'".format(value.replace("'", "''"))


def _escaped(character: str) -> str:
    """Escape a character for double quotes."""
    if character.isprintable() and character not in '"\\':
        return character
    return f"\\U{ord(character):08X}"


def entry(key: str, value: Any, indent: int) -> list[str]:
    """Format the lines of an entry of a block mapping; the first has no indent."""
    name = scalar(key)
    is_reference = isinstance(value, Mapping) and set(value) == {"$ref"}
    if is_reference or (_is_small(key, value) and indent + len(name) + 2 + len(flow(value)) <= WIDTH):
        return [f"{name}: {flow(value)}"]
    if not _is_collection(value):
        return [f"{name}: {scalar(value)}"]
    inner = indent + 2 if isinstance(value, Mapping) else indent
    margin = " " * (inner - indent)
    return [f"{name}:", *(margin + line if line else line for line in block(value, inner, key))]


def item(value: Any, indent: int, spread: bool = False) -> list[str]:
    """Format the lines of an item of a block list; the first has no indent. `spread` items never fit on one line."""
    if not _is_collection(value) or (not spread and _fits_item(value) and indent + 2 + len(flow(value)) <= WIDTH):
        return [f"- {flow(value)}"]
    first, *rest = block(value, indent + 2)
    return [f"- {first}", *(f"  {line}" if line else line for line in rest)]


def block(value: Any, indent: int, key: str = "") -> list[str]:
    """Format the lines of a collection without its indent; `key` is its own key."""
    if not value or not _is_collection(value):
        return [flow(value)]
    lines: list[str] = []
    for part in _parts(value, indent, spread=key in _TALL):
        lines += ["", *part] if key in _AIRY and len(part) > 1 else part
    return lines


def _parts(value: Any, indent: int, *, spread: bool) -> Iterator[list[str]]:
    if isinstance(value, Mapping):
        for key, child in value.items():
            yield entry(key, child, indent)
    else:
        for child in value:
            yield item(child, indent, spread)


def _is_collection(value: Any) -> bool:
    return isinstance(value, Mapping | Sequence) and not isinstance(value, str)


def _is_small(key: str, value: Any) -> bool:
    """Return whether a value may be on one line: not a map of schemas, a list of objects or anything deep."""
    if not _is_collection(value):
        return True
    if key in _TALL:
        return False
    if key in ("examples", "allOf"):
        return bool(value) and not any(map(_is_collection, value))
    if isinstance(value, Mapping):
        return all(map(_is_brief, value.values()))
    return not any(map(_is_collection, value))


def _is_brief(value: Any) -> bool:
    """Return whether a value can be part of a line: a scalar, a list of scalars, a plain schema."""
    if isinstance(value, Mapping):
        return not set(value) - {"$ref", "type", "format"}
    return not _is_collection(value) or not any(map(_is_collection, value))


def _fits_item(value: Any) -> bool:
    """Return whether an item may be on one line: it only contains scalars and lists of them."""
    if isinstance(value, Mapping):
        return set(value) != {"$ref"} and not any(isinstance(child, Mapping) for child in value.values())
    return not any(map(_is_collection, value))
