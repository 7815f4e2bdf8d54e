"""Compare Python types: which of two accepts more values."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

ANY = "Any"
_MODULE = re.compile(r"(?<![\w.])feiyan(?:\.[a-z_][a-z0-9_]*+)*+\.(?=[A-Z])")
_LISTS = ("list", "Sequence")
_PLAIN = {"Int": ("int",), "Str": ("str",), "Enum": ("int", "str")}
_OPEN = {f"{prefix}{kind}": plain for prefix in ("Open", "Given") for kind, plain in _PLAIN.items()}
"""Plain types that an open enumeration accepts besides its members."""


@dataclass(frozen=True, slots=True)
class TypePart:
    """One alternative of a type, and the types in its brackets."""

    name: str
    inner: tuple[Type, ...] = ()


Type = frozenset[TypePart]


class Relation(Enum):
    """The relation of a new type to an old one."""

    SAME = auto()
    RESTATED = auto()
    """Accepts the same values, but is written differently."""
    WIDER = auto()
    NARROWER = auto()
    OTHER = auto()


@cache
def parsed(annotation: str) -> Type:
    """Return a type as its alternatives; an open enumeration is its members or plain values."""
    return frozenset(_parts(ast.parse(annotation, mode="eval").body))


def shown(annotation: str) -> str:
    """Return a type without the modules of its classes."""
    return _MODULE.sub("", annotation)


def relation(old: str, new: str, bases: Mapping[str, str]) -> Relation:
    """Return the relation of a new type to an old one; `bases` has the base types of enumerations."""
    if parsed(old) == parsed(new):
        return Relation.SAME
    wider = _covers(parsed(new), parsed(old), bases)
    narrower = _covers(parsed(old), parsed(new), bases)
    if wider and narrower:
        return Relation.RESTATED
    return Relation.WIDER if wider else Relation.NARROWER if narrower else Relation.OTHER


def is_wrapped(old: str, new: str) -> bool:
    """Return whether one type is a list of the other."""
    return any(
        many == frozenset({TypePart(name, (one,))})
        for name in _LISTS
        for one, many in ((parsed(old), parsed(new)), (parsed(new), parsed(old)))
    )


def names(annotation: str) -> frozenset[str]:
    """Return every name in a type."""
    return frozenset(_names(parsed(annotation)))


def _names(of: Type) -> Iterator[str]:
    for part in of:
        yield part.name
        for inner in part.inner:
            yield from _names(inner)


def _parts(node: ast.expr) -> Iterator[TypePart]:
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            yield from _parts(left)
            yield from _parts(right)
        case ast.Subscript(value=value, slice=inner):
            name = ast.unparse(value)
            arguments = inner.elts if isinstance(inner, ast.Tuple) else [inner]
            if name in _OPEN:
                yield from (TypePart(ast.unparse(one)) for one in arguments)
                yield from map(TypePart, _OPEN[name])
            else:
                yield TypePart(name, tuple(frozenset(_parts(one)) for one in arguments))
        case _:
            yield TypePart(ast.unparse(node))


def _covers(wide: Type, narrow: Type, bases: Mapping[str, str]) -> bool:
    """Return whether the wide type accepts every value of the narrow one."""
    return all(any(_takes(one, part, bases) for one in wide) for part in narrow)


def _takes(wide: TypePart, narrow: TypePart, bases: Mapping[str, str]) -> bool:
    if wide.name == ANY:
        return True
    if wide.name == narrow.name:
        return len(wide.inner) == len(narrow.inner) and all(
            _covers(*pair, bases) for pair in zip(wide.inner, narrow.inner, strict=True)
        )
    plain = bases.get(narrow.name, narrow.name)
    return wide.name == plain or (wide.name == "float" and plain == "int")
