"""Compare several documents with the spec in one run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.audit.audit_report import AuditReport
from generator.audit.compare_editions import compare_editions, is_older
from generator.audit.compare_errors import compare_errors
from generator.audit.compare_fields import PartComparison, comparisons
from generator.audit.compare_numbers import compare_numbers
from generator.audit.compare_older_versions import compare_older
from generator.audit.compare_operations import Pair, compare_head, pair
from generator.audit.compare_table_with_example import tensions
from generator.audit.compare_topics import compare_topics
from generator.audit.explain import explain, reasons
from generator.audit.facts import Fact, FactKind, Part, Property
from generator.audit.outdated import outdated
from generator.audit.precedence import speaking
from generator.audit.prose import Prose, prose_of, unread
from generator.documents import DocumentFile, distinct, labelled, printed_types
from generator.spec.load import Spec
from generator.spec.prose import read_confirmed


@dataclass(frozen=True, slots=True)
class Compared:
    """The facts about documents and spec, before anything is explained."""

    pairs: tuple[Pair, ...]
    parts: tuple[PartComparison, ...]
    facts: tuple[Fact, ...]
    prose: tuple[Prose, ...]
    notes: tuple[str, ...]


def compare(spec: Spec, sources: Sequence[DocumentFile]) -> Compared:
    """Compare documents with the spec; an older edition than that of the spec is only reported as such."""
    given = distinct(labelled(sources))
    sources = given.sources
    editions = list(compare_editions(spec, sources))
    sources = [source for source in sources if not is_older(spec, source)]
    pairings = [pair(spec, source) for source in sources]
    pairs, older = speaking(spec, [one for pairing in pairings for one in pairing.pairs])
    facts = [*editions, *compare_errors(spec, sources)]
    facts += compare_topics(spec, sources)
    facts += [fact for source in sources for fact in _unread(source)]
    facts += [fact for pairing in pairings for fact in pairing.facts]
    spellings = _spellings(sources)
    parts = [part for one in pairs for part in comparisons(spec, one, spellings)]
    facts += _compare(pairs, parts)
    facts += compare_numbers(spec, pairs, parts)
    return Compared(
        pairs=tuple(pairs),
        parts=tuple(parts),
        facts=tuple(sorted(dict.fromkeys(facts), key=lambda fact: (fact.document, fact.label, fact.line))),
        prose=tuple(prose_of(spec, sources, pairs)),
        notes=(*given.left_out, *older, *(note for pairing in pairings for note in pairing.notes)),
    )


def _unread(source: DocumentFile) -> Iterator[Fact]:
    """Yield the lines that were not understood: what they say is not compared."""
    for line in source.document.unplaced:
        what = f"this line is not understood: {line.reason}: {line.text.strip()[:80]}"
        remedy = "correct it in a copy of the document"
        yield Fact(
            source.name, line.line, "", "", Part.TEXT, FactKind.UNREAD, "", what, remedy, label=source.label,
        )  # fmt: skip


def audit(spec: Spec, sources: Sequence[DocumentFile]) -> AuditReport:
    """Compare documents with the spec, find the reasons for differences, and the sentences that nobody has read."""
    confirmed = read_confirmed(spec)
    compared = compare(spec, sources)
    rows = list(reasons(spec))
    explained, left = explain(compared.facts, rows)
    return AuditReport(
        documents=len(sources),
        operations=len(compared.pairs),
        explained=tuple(explained),
        unexplained=tuple(left),
        outdated=tuple(outdated(compared.facts, rows, compared.parts)),
        unread=unread(compared.prose, confirmed),
        notes=compared.notes,
    )


def _compare(pairs: Sequence[Pair], parts: Sequence[PartComparison]) -> Iterator[Fact]:
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


def _spellings(sources: Sequence[DocumentFile]) -> Mapping[str, frozenset[str]]:
    """Return every name in the documents, by its letters in lower case."""
    found: dict[str, set[str]] = {}
    for source in sources:
        for record in (*source.document.operations, *source.document.headless):
            printed = {row.name for row in (*record.request_rows, *record.response_rows)}
            for example in (record.request_example, record.response_example):
                printed.update(printed_types.names(example.value) if example else ())
            for name in printed:
                found.setdefault(name.lower(), set()).add(name)
    return {letters: frozenset(names) for letters, names in found.items()}
