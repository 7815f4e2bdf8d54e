"""Format the report of an audit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.audit.explain import Explained
from generator.audit.facts import Fact
from generator.audit.outdated import Outdated
from generator.audit.prose import Unread, lines_of
from generator.wording import counted


@dataclass(frozen=True, slots=True)
class AuditReport:
    """The result of an audit; it is clean if everything is explained and read, and no correction is out of date."""

    documents: int
    operations: int
    explained: tuple[Explained, ...]
    unexplained: tuple[Fact, ...]
    outdated: tuple[Outdated, ...]
    unread: tuple[Unread, ...]
    notes: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        return not self.unexplained and not self.outdated and not self.unread

    def lines(self, *, with_explained: bool = False) -> Iterator[str]:
        """Yield a line for each difference, then the outdated corrections, the cells to read, and the counts."""
        if with_explained:
            for one in self.explained:
                yield f"{one.fact.source}:{one.fact.line}: explained: {one.fact.where}: {one.fact.what}"
                yield f"  by {one.reason}"
        for fact in self.unexplained:
            yield str(fact)
        yield from map(str, self.outdated)
        yield from lines_of(self.unread)
        yield from self.notes
        yield (
            f"{counted(self.documents, 'document')}, {counted(self.operations, 'operation')} compared: "
            f"{counted(len(self.explained) + len(self.unexplained), 'difference')}, {len(self.explained)} explained, "
            f"{len(self.unexplained)} not; {counted(len(self.outdated), 'correction')} out of date"
        )
