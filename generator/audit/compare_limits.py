"""Compare the limits that sections print, and the versions that a field came with, with what the spec says of them.

What counts is whether the number stands in the description, a limit or the values of the field, of those inside it or
of its namesakes in the other part, or in what is said of the operation. What people have still to write is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.api.resolved_schema import SchemaField
from generator.audit.compare_fields import PartComparison
from generator.audit.compare_operations import Pair
from generator.audit.facts import Fact, FactKind, Found, Part
from generator.documents.numerals import chinese_numbers, english_numbers
from generator.spec.schema import TODO

_LIMIT = re.compile(r"(?:[最至]多|不(?:[得可能])?超过|至少|上限|不少于|不[大小]于|最[大小]|范围)([^。；;，,]{0,18}+)")
_WITHIN = re.compile(r"(?<![\d.])(\d{1,9})\s?[^\d\s。；;，,]{0,2}以[内下]")
_SINCE = re.compile(r"(?<![\d.])(\d{1,4}(?:\.\d{1,4}){1,3})\s?版本(?:新增|开始|起|及以[上后])")
_DIGITS = re.compile(r"(?<![A-Za-z0-9_.])\d{1,9}(?![\d.A-Za-z])")
_TOLD = re.compile(r"\d{1,9}(?:\.\d{1,9}){0,4}")
_TRIVIAL = {"0", "1"}


def compare_limits(pairs: Sequence[Pair], parts: Sequence[PartComparison]) -> Iterator[Fact]:
    """Yield the limits and first versions in descriptions of documents that the spec does not tell."""
    fields: dict[tuple[str, int], list[SchemaField]] = {}
    for part in parts:
        fields.setdefault(_key(part.pair), []).extend(part.fields)
    for pair in pairs:
        yield from _of_text(
            pair, Part.REQUEST, "", pair.record.description, pair.record.line, fields.get(_key(pair), [])
        )
    for part in parts:
        for row in part.rows:
            if found := part.fields_of(row.name):
                first, names = found[0], {one.name for one in found}
                inside = tuple(f"{one.path}." for one in found)
                alike = [
                    one for one in fields[_key(part.pair)] if one.name in names or f"{one.path}.".startswith(inside)
                ]
                yield from _of_text(part.pair, part.part, first.path, row.description, row.line, alike)


def _key(pair: Pair) -> tuple[str, int]:
    return pair.source.label, pair.record.line


def _of_text(pair: Pair, part: Part, field: str, text: str, line: int, fields: Sequence[SchemaField]) -> Iterator[Fact]:
    printed = _limits(text)
    if not printed or _is_unwritten(pair, fields):
        return
    for number in sorted(printed - _told(pair, fields)):
        about = f"{part} field {field}" if field else "the operation"
        what = f"the section prints {number} as a limit or a first version of {about}, which the spec does not tell"
        remedy = f"tell it in spec/{pair.operation.file}, or {pair.explain}"
        found = Found(pair.operation, number)
        yield pair.fact(FactKind.LIMIT, part, field, what, line=line, remedy=remedy, found=found)


def _limits(text: str) -> set[str]:
    phrases = _LIMIT.findall(text)
    found = {number for one in phrases for number in (*_DIGITS.findall(one), *chinese_numbers(one))}
    return (found | {*_WITHIN.findall(text)} | {*_SINCE.findall(text)}) - _TRIVIAL


def _told(pair: Pair, fields: Sequence[SchemaField]) -> set[str]:
    """Return the numbers that the spec tells of fields, and of their operation."""
    operation = pair.operation.value
    texts = [operation.get("summary", ""), operation.get("description", ""), str(pair.older or "")]
    texts += [str(part.value) for one in fields for part in one.schema.parts()]
    texts += [str(one.owner.value.get("description", "")) for one in fields]
    text = " ".join(texts).replace(",", "")
    return {*_TOLD.findall(text), *english_numbers(text)}


def _is_unwritten(pair: Pair, fields: Sequence[SchemaField]) -> bool:
    """Return whether people have still to write what an import could not."""
    values = [part.value for one in fields for part in one.schema.parts()]
    return TODO in pair.operation.value or any(TODO in value for value in values)
