"""From the differences that the audit does not explain to the edits that end them, or to a word to a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.audit.compare import Compared
from generator.audit.editions import is_older
from generator.audit.facts import Fact, Kind
from generator.audit.operations import Pair
from generator.audit.sources import REFERENCE, Source
from generator.documents import Edition
from generator.importing.ledger import Ledger
from generator.importing.of_errors import OfErrors
from generator.importing.of_fields import OfFields
from generator.importing.of_operations import OfOperations
from generator.importing.sheet import Edit
from generator.spec.load import Located, Spec
from generator.spec.schema import ROOT, TOPICS

_TOLD_BY_ITS_OWN = {Kind.TYPE, Kind.AUTH, Kind.TIMEOUT}
"""What a document cannot change of an operation that the spec has from another in the same version."""


@dataclass
class Changes:
    """What one comparison asks for, in its ledger."""

    spec: Spec
    sources: Sequence[Source]
    compared: Compared
    ledger: Ledger = field(default_factory=Ledger)

    @cached_property
    def superseded(self) -> dict[tuple[str, str], Pair]:
        """The operations that a document describes in an older version than the spec has."""
        return {(pair.source.name, pair.path): pair for pair in self.compared.pairs if pair.is_superseded}

    @cached_property
    def _foreign(self) -> set[tuple[str, str]]:
        """The operations on a page that the spec has from the reference, in the same version."""
        return {
            (pair.source.name, pair.path)
            for pair in self.compared.pairs
            if not pair.is_home and pair.source.name != REFERENCE and pair.record.api_version == pair.version
        }

    def take(self, facts: Sequence[Fact]) -> None:
        """Find the edits for every fact, but for those about older versions."""
        operations = OfOperations(self.spec, self.sources, self.compared, self.ledger)
        fields = OfFields(self.spec, self.compared, facts, self.ledger)
        errors = OfErrors(self.ledger)
        takes: dict[Kind, Callable[[Fact, Located, Any], None]] = {
            Kind.OPERATION_LACKING: operations.lacking,
            Kind.OPERATION_ADDED: operations.gone,
            Kind.VERSION: operations.head,
            Kind.TIMEOUT: operations.head,
            Kind.AUTH: operations.head,
            Kind.SECTION: operations.head,
            Kind.TITLE: operations.head,
            Kind.DEPRECATED: operations.back,
            Kind.FIELD_ADDED: fields.gone,
            Kind.FIELD_LACKING: fields.lacking,
            Kind.SHAPE: fields.data,
            Kind.TYPE: fields.type,
            Kind.REQUIRED: fields.requirement,
            Kind.ENUM: fields.value,
            Kind.ERROR_LACKING: errors.lacking,
            Kind.ERROR_ADDED: errors.gone,
            Kind.ERROR_MESSAGE: errors.differs,
            Kind.ERROR_DOMAIN: errors.differs,
            Kind.EDITION: self._edition,
        }
        operations.take_homes()
        for fact in facts:
            if (fact.document, fact.path) in self.superseded:
                continue
            take = takes.get(fact.kind)
            if take is None or fact.found is None:
                self.ledger.leave(fact)
            elif fact.kind in _TOLD_BY_ITS_OWN and (fact.document, fact.path) in self._foreign:
                self.ledger.leave(fact, "the spec has it from the reference")
            else:
                take(fact, fact.found.place, fact.found.printed)
        fields.tell_renames()

    def _edition(self, fact: Fact, info: Located, date: str) -> None:
        """The edition that the spec follows; what an older one says is no news."""
        source = next(one for one in self.sources if one.document.edition == Edition(fact.line, date))
        if is_older(self.spec, source):
            problem = f"{fact.what}, which is newer: import it into an empty folder with --into, or single pages of it"
            self.ledger.refuse(source, fact.line, problem)
            return
        files = [file for file in (ROOT, TOPICS) if file in self.spec.files]
        edits = [Edit(file, ("info", "version"), date) for file in files]
        self.ledger.change(fact, f"the edition is now that of {date}, was that of {info.value['version']}", edits)
