"""Decide between documents of different dates about one version of an operation.

Of the copies of a page the newest speaks alone. A page and the reference are weighed together: both hold where they do
not contradict each other, and where they do, the newer one holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.audit.compare_fields import PartComparison
from generator.audit.compare_operations import Pair
from generator.audit.facts import Fact, FactKind, Part
from generator.documents import REFERENCE
from generator.spec.load import Spec
from generator.spec.schema import ROOT
from generator.wording import counted

_ADDING = {FactKind.NUMBER, FactKind.ENUM}
"""Kinds of facts that no other document contradicts: what each document prints adds up."""


def speaking(spec: Spec, pairs: Sequence[Pair]) -> tuple[list[Pair], list[Pair], list[str]]:
    """Return the pairs that are compared, newer ones behind older ones, and those that are history, with a line each.

    A page is history if the spec knows a newer one, or follows an edition of the reference that is newer and not given.
    """
    edition = str(spec.root(ROOT).value["info"]["version"])
    given = {_key(one) for one in pairs if one.source.name == REFERENCE and not one.source.is_page}
    kept, passed, notes = [], [], []
    for one in pairs:
        newest = _newest_known(one, "" if _key(one) in given else edition)
        if one.source.date and one.source.date < newest:
            what = f"not compared: this is of {one.source.date}, and a document of {newest} speaks for it"
            notes.append(f"{one.source.label}:{one.record.line}: {one.path}: {what}")
            passed.append(one)
        else:
            kept.append(one)
    return sorted(kept, key=lambda one: one.source.date), passed, notes


def _key(pair: Pair) -> tuple[str, str, str]:
    return pair.path, pair.source.name, pair.record.api_version


def _newest_known(pair: Pair, edition: str) -> str:
    """Return the date of what the spec follows instead of a page; '' if there is none in this version."""
    if not pair.source.is_page or pair.source.name != REFERENCE or pair.record.api_version != pair.version:
        return ""
    follows = pair.operation.value["x-doc"]["document"] == REFERENCE
    has_passed = any(one["document"] == REFERENCE for one in pair.operation.value.get("x-older-versions", ()))
    return max(pair.newest_page, edition if follows and not has_passed else "")


def weighed(
    pairs: Sequence[Pair], parts: Sequence[PartComparison], facts: Sequence[Fact]
) -> tuple[list[Fact], list[str]]:
    """Return the facts, and a line for each document that a newer one overrules.

    What is overruled is an inconsistency between documents, of which the spec follows one. A field that one of two
    documents leaves out is no contradiction.
    """
    of_pair = {(part.pair.source.label, part.pair.path, part.part): part for part in parts}
    alike: dict[tuple[str, str, str], list[_Voice]] = {}
    for one in pairs:
        if one.source.date:
            mine = {part: of_pair[one.source.label, one.path, part] for part in (Part.REQUEST, Part.RESPONSE)}
            alike.setdefault(_key(one), []).append(_Voice(one, mine))
    others = {
        (voice.pair.source.label, voice.pair.path): (voice, [one for one in voices if one is not voice])
        for voices in alike.values()
        if len(voices) > 1
        for voice in voices
    }
    result, lost = [], dict[tuple[str, str], list[_Voice]]()
    for fact in facts:
        key = fact.source, fact.path
        voice, rest = others.get(key, (None, []))
        by = next((one for one in rest if voice is not None and one.overrules(fact, voice)), None)
        if by is not None and not fact.is_inconsistent and fact.kind is not FactKind.FIELD_ADDED:
            lost.setdefault(key, []).append(by)
        result.append(fact if by is None else replace(fact, is_inconsistent=True))
    return result, [_told(others[key][0].pair, by) for key, by in lost.items()]


def _told(pair: Pair, by: Sequence[_Voice]) -> str:
    newer = by[0].pair.source
    what = f"{counted(len(by), 'difference')} left out: {newer.label} of {newer.date} says otherwise"
    return f"{pair.source.label}:{pair.record.line}: {pair.path}: {what}"


@dataclass(frozen=True, slots=True)
class _Voice:
    """A document with a date, and what it says of an operation."""

    pair: Pair
    parts: dict[Part, PartComparison]

    def overrules(self, fact: Fact, other: _Voice) -> bool:
        """Return whether a fact about another document is none in view of this one."""
        if fact.kind in _ADDING:
            return False
        is_absence = fact.kind is FactKind.FIELD_ADDED or (fact.kind is FactKind.SHAPE and not other.shows(fact))
        return (is_absence or other.pair.source.date < self.pair.source.date) and self.shows(fact)

    def shows(self, fact: Fact) -> bool:
        """Return whether this document states what a fact is about."""
        record = self.pair.record
        if fact.part not in self.parts:
            stated = {FactKind.TIMEOUT: record.timeout_ms is not None, FactKind.AUTH: record.auth is not None}
            return stated.get(fact.kind, fact.kind is FactKind.TITLE and bool(record.title))
        part = self.parts[fact.part]
        if not fact.name:
            return bool(part.documented)
        if fact.kind in (FactKind.REQUIRED, FactKind.OBLIGATION):
            return any(row.required is not None for row in part.rows_of(fact.field))
        return bool(set(_names(part, fact.name)) & (part.in_table | part.in_example))


def _names(part: PartComparison, name: str) -> Iterator[str]:
    yield name
    for one in part.by_name.get(name, ()):
        yield from one.names
