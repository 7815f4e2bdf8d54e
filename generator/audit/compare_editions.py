"""Compare the date of a document's edition with that of the spec."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.audit.facts import Fact, FactKind, Found, Part
from generator.documents import DocumentFile
from generator.spec.load import Spec
from generator.spec.schema import ROOT


def is_older(spec: Spec, source: DocumentFile) -> bool:
    """Return whether the edition of a document is older than the one that the spec follows."""
    edition = source.document.edition
    return edition is not None and edition.date < spec.root(ROOT).value["info"]["version"]


def compare_editions(spec: Spec, sources: Sequence[DocumentFile]) -> Iterator[Fact]:
    """Yield the documents of another edition than that of the spec; a page has no edition."""
    info = spec.root(ROOT) / "info"
    followed = info.value["version"]
    for source in sources:
        edition = source.document.edition
        if edition is not None and edition.date != followed:
            newer = f"import it, then change info.version in spec/{ROOT}"
            yield Fact(
                document=source.name,
                line=edition.line,
                section="",
                path="",
                part=Part.TEXT,
                kind=FactKind.EDITION,
                field="info.version",
                what=f"this is the edition of {edition.date}, but the spec follows that of {followed}",
                remedy="it is older: use the newer one" if is_older(spec, source) else newer,
                label=source.label,
                found=Found(info, edition.date),
            )
