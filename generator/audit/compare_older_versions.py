"""Compare the older page with `x-older-versions`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.compare_fields import PartComparison
from generator.audit.facts import Fact, FactKind


def compare_older(part: PartComparison, present: PartComparison | None) -> Iterator[Fact]:
    """Yield the mistakes in `x-older-versions` about the version that the document describes.

    `present` is the same part of the operation in the document that the spec follows: a field that is missing there is
    not a difference between the versions.
    """
    file = part.pair.operation.file
    shown = part.in_table | part.in_example
    for name in part.without:
        if name.rpartition(".")[2] in shown:
            what = f"{part.part} field {name} is in the document, but under without in x-older-versions"
            yield part.fact(FactKind.FIELD_LACKING, name, what, 0, f"correct it in spec/{file}, or {part.pair.explain}")
    for name in sorted(part.also - shown):
        what = f"{part.part} field {name} is not in the document, but under also in x-older-versions"
        yield part.fact(FactKind.FIELD_ADDED, name, what, 0, f"correct it in spec/{file}, or {part.pair.explain}")
    known = present.documented if present is not None else frozenset[str]()
    for one in part.fields:
        if shown and one.names & known and not part.lacks(one) and not one.names & (shown | part.in_words):
            what = f"{part.part} field {one.path} is not in the document, nor under without in x-older-versions"
            yield part.fact(
                FactKind.FIELD_ADDED, one.path, what, 0, f"correct it in spec/{file}, or {part.pair.explain}"
            )
