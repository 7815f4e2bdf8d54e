"""Compare the numbers in descriptions and limits of the spec with those that the documents print.

Codes of errors are left out, and so are numbers in examples such as "such as 08:30".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from generator.api.types import is_component
from generator.audit.compare_fields import PartComparison
from generator.audit.compare_operations import Pair
from generator.audit.facts import Fact, FactKind, Found, Part, Property
from generator.spec.index import error_rows
from generator.spec.load import Located, Spec

LIMITS = ("minimum", "maximum", "exclusiveMinimum", "minLength", "maxLength", "minItems", "maxItems")

_NUMBER = re.compile(r"(?<![\w.-])\d[\d,]{0,20}+(?:\.\d{1,20})?(?![\w.]{0,40}\w)")
_PRINTED = re.compile(r"\d+(?:\.\d+)?")
_INSTANCE = re.compile(r"(?:such as|for example|written like|: 0\.\d)[^;.]*+(?:\.\d[^;.]*+)*+", re.IGNORECASE)
"""An example in a description: its numbers are no facts."""

_TRIVIAL = {"0", "1", "1970"}
"""Numbers that begin or end something, and the year from which times count."""


def compare_numbers(spec: Spec, pairs: Sequence[Pair], parts: Sequence[PartComparison]) -> Iterator[Fact]:
    """Yield the numbers of the spec that no document prints in the section, or where its object occurs."""
    codes = {"200", *(str(row.value["code"]) for row in error_rows(spec))}
    of_path: dict[str, set[str]] = {}
    for pair in pairs:
        of_path.setdefault(pair.path, set()).update(_printed(pair))
    of_object: dict[tuple[str, tuple[str | int, ...]], set[str]] = {}
    for part in parts:
        for one in part.fields:
            if is_component(one.owner):
                of_object.setdefault((one.owner.file, one.owner.pointer), set()).update(of_path[part.pair.path])
    for pair in pairs:
        if pair.is_home:
            texts = [pair.operation.value.get("summary", ""), pair.operation.value.get("description", "")]
            for number in sorted(_said(*texts) - of_path[pair.path] - codes):
                yield _fact(pair, Part.TEXT, "", number, pair.operation)
    for part in parts:
        if not part.pair.is_home:
            continue
        for one in part.fields:
            known = of_object.get((one.owner.file, one.owner.pointer), set()) | of_path[part.pair.path] | codes
            place = one.schema.place
            for number in sorted(_of_schema(place.value) - known):
                subject = (
                    (one.owner.file, one.owner.pointer, f"{one.name} {number}") if is_component(one.owner) else None
                )
                yield _fact(part.pair, part.part, one.path, number, place, subject)


def _fact(pair: Pair, part: Part, field: str, number: str, place: Located, subject: Property | None = None) -> Fact:
    about = f"{field} has" if field else "the operation has"
    what = f"{about} the number {number} in spec/{place.file}, which its section does not print"
    remedy = f"remove it, or {pair.explain}"
    return pair.fact(FactKind.NUMBER, part, field, what, remedy=remedy, subject=subject, found=Found(place, number))


def _printed(pair: Pair) -> set[str]:
    record = pair.record
    rows = (*record.request_rows, *record.response_rows)
    return set(
        _numbers(record.title, record.description, *(f"{row.name} {row.example} {row.description}" for row in rows))
    )


def _numbers(*texts: str) -> Iterator[str]:
    for text in texts:
        yield from map(_plain, _PRINTED.findall(text))


def _of_schema(schema: Any) -> set[str]:
    """Return the numbers in the description and the limits of a field."""
    if not isinstance(schema, dict):
        return set()
    limits = {_plain(str(schema[key]).removeprefix("-")) for key in LIMITS if key in schema}
    return (_said(schema.get("description", "")) | limits) - _TRIVIAL


def _said(*texts: str) -> set[str]:
    return {
        _plain(match.replace(",", "")) for text in texts for match in _NUMBER.findall(_INSTANCE.sub("", text))
    } - _TRIVIAL


def _plain(number: str) -> str:
    """Return a number without zeros before it."""
    return number.lstrip("0") if number.lstrip("0")[:1].isdigit() else number
