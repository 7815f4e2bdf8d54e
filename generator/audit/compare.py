"""One run over several documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.audit import wire
from generator.audit.editions import compare_editions, is_older
from generator.audit.errors import compare_errors
from generator.audit.explain import explain, reasons
from generator.audit.facts import Fact, Property
from generator.audit.fields import Comparison, comparisons
from generator.audit.older import compare_older
from generator.audit.operations import Pair, compare_head, pair
from generator.audit.outdated import outdated
from generator.audit.report import Report
from generator.audit.sources import Source
from generator.audit.tensions import tensions
from generator.audit.topics import compare_topics
from generator.spec.load import Spec


@dataclass(frozen=True, slots=True)
class Compared:
    """What documents and spec say of each other, before anything is explained."""

    pairs: tuple[Pair, ...]
    parts: tuple[Comparison, ...]
    facts: tuple[Fact, ...]
    notes: tuple[str, ...]


def compare(spec: Spec, sources: Sequence[Source]) -> Compared:
    """Compare every document with the spec; of an edition that is older than the spec's only that is told."""
    editions = list(compare_editions(spec, sources))
    sources = [source for source in sources if not is_older(spec, source)]
    pairings = [pair(spec, source) for source in sources]
    pairs = [one for pairing in pairings for one in pairing.pairs]
    facts = [*editions, *compare_errors(spec, sources)]
    facts += compare_topics(spec, sources)
    facts += [fact for pairing in pairings for fact in pairing.facts]
    spellings = _spellings(sources)
    parts = [part for one in pairs for part in comparisons(spec, one, spellings)]
    facts += _compare(pairs, parts)
    return Compared(
        pairs=tuple(pairs),
        parts=tuple(parts),
        facts=tuple(sorted(dict.fromkeys(facts), key=lambda fact: (fact.document, fact.line))),
        notes=tuple(note for pairing in pairings for note in pairing.notes),
    )


def audit(spec: Spec, sources: Sequence[Source]) -> Report:
    """Compare every document with the spec, and find the reasons."""
    compared = compare(spec, sources)
    rows = list(reasons(spec))
    explained, left = explain(compared.facts, rows)
    return Report(
        documents=len(sources),
        operations=len(compared.pairs),
        explained=tuple(explained),
        unexplained=tuple(left),
        outdated=tuple(outdated(compared.facts, rows, compared.parts)),
        notes=compared.notes,
    )


def _compare(pairs: Sequence[Pair], parts: Sequence[Comparison]) -> Iterator[Fact]:
    for one in pairs:
        yield from compare_head(one)
    for part in parts:
        yield from part.facts()
        yield from tensions(part)
    documented: set[Property] = {known for part in parts for known in part.documented_properties()}
    own = {(part.pair.path, part.part): part for part in parts if part.pair.is_home}
    for part in parts:
        if part.pair.is_home:
            yield from part.added(documented.__contains__)
        elif part.pair.older is not None:
            yield from compare_older(part, own.get((part.pair.path, part.part)))


def _spellings(sources: Sequence[Source]) -> Mapping[str, frozenset[str]]:
    """Every name that the documents have, by its letters."""
    found: dict[str, set[str]] = {}
    for source in sources:
        for record in (*source.document.operations, *source.document.headless):
            printed = {row.name for row in (*record.request_rows, *record.response_rows)}
            for example in (record.request_example, record.response_example):
                printed.update(wire.names(example.value) if example else ())
            for name in printed:
                found.setdefault(name.lower(), set()).add(name)
    return {letters: frozenset(names) for letters, names in found.items()}
