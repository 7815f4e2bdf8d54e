"""Collect the patterns of the generator, and make texts that are hard for them."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import random
import re
from collections.abc import Iterator
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]  # the only parser of patterns; it is not documented
from typing import Any, NamedTuple

import generator
from generator.spec import schema

METHODS = {
    **dict.fromkeys(("search", "finditer", "findall", "sub", "split"), "search"),
    **dict.fromkeys(("match", "fullmatch"), ""),
}
"""Methods of a pattern, and the method that takes as long; the empty ones are their own."""


class Used(NamedTuple):
    """A pattern and the method by which texts are compared with it."""

    name: str
    pattern: re.Pattern[str]
    method: str


def patterns() -> list[Used]:
    """Return all patterns in the modules of the generator and in the schemas of the spec's files."""
    found = list(_in_schemas())
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__"):
            found += _in_module(module.name)
    return list({(one.pattern, one.method): one for one in found}.values())


def _in_module(name: str) -> Iterator[Used]:
    """Yield the patterns that a module compiles or gives to a function of `re`."""
    module = importlib.import_module(name)
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    compiled = {key: value for key, value in vars(module).items() if isinstance(value, re.Pattern)}
    used: dict[str, set[str]] = {key: set() for key in compiled}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in METHODS:
            used.get(node.value.id, set()).add(METHODS[node.attr] or node.attr)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            whole = ast.unparse(node.func)
            if whole.startswith("re.") and node.func.attr in METHODS and isinstance(node.args[0], ast.Constant):
                text = node.args[0].value
                yield Used(f"{name}:{node.lineno}", re.compile(text), METHODS[node.func.attr] or node.func.attr)
    for key, pattern in compiled.items():
        for method in sorted(used[key]) or ["fullmatch", "search"]:
            yield Used(f"{name}.{key}", pattern, method)


def _in_schemas() -> Iterator[Used]:
    """Yield the patterns of the schemas, which the validator searches for."""
    waiting: list[Any] = [schema.shape(file) for file in (*schema.NAMED_FILES, "services/x/y.yaml", "x.yaml")]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if isinstance(value.get("pattern"), str):
                yield Used("a pattern of the schema", re.compile(value["pattern"]), "search")
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value


def texts(used: Used, size: int, count: int) -> Iterator[str]:
    """Yield texts of about `size` characters: a piece or a part of what matches, repeated, and an end."""
    draw = random.Random(used.pattern.pattern)
    parsed = _parser.parse(used.pattern.pattern, used.pattern.flags)
    pieces = sorted({*_pieces(parsed), *" \t\na0.-\"'<>"})
    for piece in pieces:
        yield piece * (size // len(piece)) + "\x00"
    for _ in range(count):
        text = _sample(parsed, draw, pieces)
        begin, end = sorted(draw.randrange(len(text) + 1) for _ in range(2))
        repeated = text[begin:end] or "".join(draw.choices(pieces, k=draw.randint(1, 3)))
        rest = draw.choice(("", text[end:])) + "".join(draw.choices([*pieces, "\x00"], k=draw.randint(0, 3)))
        yield text[:begin] + repeated * (size // len(repeated)) + rest


def _pieces(parsed: Any) -> Iterator[str]:
    """Yield the characters of a pattern, and those that follow each other as one text."""
    run = ""
    for operation, value in parsed:
        kind = str(operation)
        if kind == "LITERAL":
            run += chr(value)
            yield chr(value)
            continue
        if len(run) > 1:
            yield run
        run = ""
        if kind == "NOT_LITERAL":
            yield chr(value)
        elif kind == "IN":
            yield from _of_class(value)
        else:
            for inner in _inner(value):
                yield from _pieces(inner)
    if len(run) > 1:
        yield run


def _inner(value: Any) -> Iterator[Any]:
    if isinstance(value, _parser.SubPattern):
        yield value
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _inner(one)


def _of_class(members: Any) -> Iterator[str]:
    for kind, value in members:
        match str(kind):
            case "LITERAL":
                yield chr(value)
            case "RANGE":
                yield from (chr(value[0]), chr(value[1]))
            case "CATEGORY":
                yield from {"DIGIT": "0", "SPACE": " \t\n", "WORD": "a0_"}.get(str(value).rpartition("_")[2], "")


def _sample(parsed: Any, draw: random.Random, pieces: list[str]) -> str:
    """Return a text that matches, but for what lies ahead or behind."""
    made = ""
    for operation, value in parsed:
        match str(operation):
            case "LITERAL":
                made += chr(value)
            case "NOT_LITERAL" | "ANY":
                made += draw.choice(pieces)
            case "IN":
                is_negated = str(value[0][0]) == "NEGATE"
                made += draw.choice(pieces if is_negated else [*_of_class(value)] or pieces)
            case "BRANCH":
                made += _sample(draw.choice(value[1]), draw, pieces)
            case "SUBPATTERN":
                made += _sample(value[3], draw, pieces)
            case "ATOMIC_GROUP":
                made += _sample(value, draw, pieces)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                least, most, inner = value
                for _ in range(draw.randint(least, min(int(most), least + 3))):
                    made += _sample(inner, draw, pieces)
    return made
