"""Pass each unexplained difference to the module that edits the spec for it, or leave it to a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.audit import Compared, Fact, FactKind, Pair, is_older
from generator.documents import REFERENCE, DocumentFile, Edition
from generator.importing.decisions import Decisions
from generator.importing.error_changes import ErrorChanges
from generator.importing.field_changes import FieldChanges
from generator.importing.operation_changes import OperationChanges
from generator.importing.yaml_edit import Edit
from generator.spec.load import Located, Spec
from generator.spec.schema import ROOT, TOPICS

_TOLD_BY_ITS_OWN = {FactKind.TYPE, FactKind.AUTH, FactKind.TIMEOUT}
"""Kinds of facts that are ignored for an operation that the spec has from another document in the same version."""


@dataclass
class Dispatch:
    """Collector of the decisions about one comparison."""

    spec: Spec
    sources: Sequence[DocumentFile]
    compared: Compared
    decisions: Decisions = field(default_factory=Decisions)

    @cached_property
    def superseded(self) -> dict[tuple[str, str], Pair]:
        """The operations with an older version in a document than in the spec."""
        return {(pair.source.label, pair.path): pair for pair in self.compared.pairs if pair.is_superseded}

    @cached_property
    def _foreign(self) -> set[tuple[str, str]]:
        """The operations on a page that the spec has from the reference in the same version."""
        return {
            (pair.source.label, pair.path)
            for pair in self.compared.pairs
            if not pair.is_home and pair.source.name != REFERENCE and pair.record.api_version == pair.version
        }

    def take(self, facts: Sequence[Fact]) -> None:
        """Decide about all facts, except those about older versions."""
        operations = OperationChanges(self.spec, self.sources, self.compared, self.decisions)
        fields = FieldChanges(self.spec, self.compared, facts, self.decisions)
        errors = ErrorChanges(self.decisions)
        takes: dict[FactKind, Callable[[Fact, Located, Any], None]] = {
            FactKind.OPERATION_LACKING: operations.lacking,
            FactKind.OPERATION_ADDED: operations.gone,
            FactKind.VERSION: operations.head,
            FactKind.TIMEOUT: operations.head,
            FactKind.AUTH: operations.head,
            FactKind.SECTION: operations.head,
            FactKind.TITLE: operations.head,
            FactKind.DEPRECATED: operations.back,
            FactKind.FIELD_ADDED: fields.gone,
            FactKind.FIELD_LACKING: fields.lacking,
            FactKind.SHAPE: fields.data,
            FactKind.TYPE: fields.type,
            FactKind.REQUIRED: fields.requirement,
            FactKind.ENUM: fields.value,
            FactKind.ERROR_LACKING: errors.lacking,
            FactKind.ERROR_ADDED: errors.gone,
            FactKind.ERROR_MESSAGE: errors.differs,
            FactKind.ERROR_DOMAIN: errors.differs,
            FactKind.EDITION: self._edition,
        }
        operations.take_homes()
        for fact in facts:
            if (fact.source, fact.path) in self.superseded:
                continue
            take = takes.get(fact.kind)
            if take is None or fact.found is None:
                self.decisions.leave(fact)
            elif fact.kind in _TOLD_BY_ITS_OWN and (fact.source, fact.path) in self._foreign:
                self.decisions.leave(fact, "the spec has it from the reference")
            else:
                take(fact, fact.found.place, fact.found.printed)
        fields.tell_renames()

    def _edition(self, fact: Fact, info: Located, date: str) -> None:
        """Change the edition that the spec follows; an older one is ignored."""
        source = next(one for one in self.sources if one.document.edition == Edition(fact.line, date))
        if is_older(self.spec, source):
            problem = (
                f"{fact.what}, which is newer: import it into an empty folder with --into, or import single pages of it"
            )
            self.decisions.refuse(source, fact.line, problem)
            return
        files = [file for file in (ROOT, TOPICS) if file in self.spec.files]
        edits = [Edit(file, ("info", "version"), date) for file in files]
        self.decisions.change(fact, f"the edition is now that of {date}, was that of {info.value['version']}", edits)
