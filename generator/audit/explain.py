"""Find the corrections and rows of `observed.yaml` that explain facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.audit.facts import Fact, FactKind, Part
from generator.documents import Row
from generator.documents.words import has_word, letters
from generator.spec.corrections import corrections
from generator.spec.index import operations
from generator.spec.load import Spec
from generator.spec.schema import OBSERVED

EXPLAINED_BY = {
    FactKind.OPERATION_LACKING: {"extra"},
    FactKind.OPERATION_ADDED: {"missing", "observed"},
    FactKind.HEAD_LOST: {"missing", "observed"},
    FactKind.PATH: {"name"},
    FactKind.SECTION: {"name"},
    FactKind.TITLE: {"name"},
    FactKind.VERSION: {"version"},
    FactKind.TIMEOUT: {"unit"},
    FactKind.AUTH: {"required"},
    FactKind.FIELD_LACKING: {"name", "extra", "shape"},
    FactKind.FIELD_ADDED: {"missing", "name", "shape", "observed"},
    FactKind.SPELLING: {"name"},
    FactKind.OTHER_NAME: {"name"},
    FactKind.PLACE: {"shape", "extra"},
    FactKind.TYPE: {"type", "shape"},
    FactKind.SHAPE: {"shape", "type", "missing"},
    FactKind.REQUIRED: {"required"},
    FactKind.ENUM: {"enum", "type", "name"},
    FactKind.OBLIGATION: {"required"},
    FactKind.NUMBER: {"missing", "observed", "unit"},
    FactKind.ERROR_LACKING: {"extra"},
    FactKind.ERROR_ADDED: {"missing"},
    FactKind.ERROR_DOMAIN: {"name"},
    FactKind.ERROR_MESSAGE: {"name", "missing"},
    FactKind.ERROR_EXAMPLE: {"name", "missing"},
    FactKind.TOPIC_LACKING: {"extra"},
    FactKind.TOPIC_ADDED: {"missing"},
    FactKind.DIRECTION: {"name"},
    FactKind.REPLY: {"name", "missing", "extra"},
    FactKind.DEPRECATED: {"extra"},
    FactKind.EDITION: set(),
    FactKind.UNREAD: set(),
}
"""Kinds of corrections that can explain each kind of fact."""

_OF_THE_WHOLE = {FactKind.SHAPE, FactKind.PLACE}
_AS_DECIDED = {FactKind.PATH, FactKind.SECTION, FactKind.TITLE, FactKind.VERSION}
_AS_QUOTED = _AS_DECIDED | {FactKind.ENUM, FactKind.REQUIRED, FactKind.AUTH, FactKind.ERROR_EXAMPLE, FactKind.NUMBER}
_BY_QUOTING = {FactKind.FIELD_LACKING, FactKind.PLACE}
_OWN = re.compile(r"(table|header|description|text|examples?|request|response|user-service)\b[^/]*")
_INSIDE = re.compile(rf"{_OWN.pattern}|sibling .*")
"""Sources within the documents."""
_TOKENS = {"cloudToken", "iotToken"}


@dataclass(frozen=True, slots=True)
class Reason:
    """A row that explains a fact: a correction, a row of `observed.yaml`, or a field of an older version."""

    file: str
    line: int
    path: str
    part: str
    field: str
    kind: str
    decision: str
    says: Mapping[str, str]

    def explains(self, fact: Fact) -> bool:
        """Return whether the row is about the place of a fact, and of a matching kind."""
        if self.path == fact.path and self.kind == f"older:{fact.document}:{fact.older}":
            return bool(fact.name) and has_word(self.decision, fact.name)
        if self.path != fact.path or self.part != fact.part:
            return False
        if fact.topic and self.field.partition(".")[0] != fact.topic:
            return False
        if fact.kind in _AS_DECIDED and not has_word(self.decision, fact.written):
            return False
        if fact.kind in _AS_QUOTED and not self._quotes(fact):
            return False
        if fact.kind is FactKind.OTHER_NAME and all(map(_INSIDE.fullmatch, self.says)):
            return False
        return self.kind in EXPLAINED_BY[fact.kind] and self._is_about(fact)

    def _is_about(self, fact: Fact) -> bool:
        if fact.part is Part.HEADER:
            return self.field in ("", fact.field) or (fact.kind is FactKind.AUTH and self.field in _TOKENS)
        if self.kind == "name" and fact.kind is FactKind.FIELD_LACKING and self.field.rpartition(".")[2] == fact.name:
            return False
        if self.field in ("", "data") and (fact.field in ("", "data") or fact.kind in _OF_THE_WHOLE):
            return True
        if self.field and _is_end(self.field, fact.field):
            return True
        if self.kind == "shape" and fact.kind in _OF_THE_WHOLE and fact.field.startswith(f"{self.field}."):
            return True
        if fact.kind is FactKind.FIELD_ADDED and self._is_above(fact):
            return any(has_word(text, fact.name) for source, text in self.says.items() if not _OWN.fullmatch(source))
        return fact.kind in _BY_QUOTING and any(has_word(text, fact.name) for text in self.own.values())

    def _quotes(self, fact: Fact) -> bool:
        """Return whether the row quotes the value that the document has instead of that of the spec."""
        if fact.found is None:
            return True
        printed = fact.found.printed
        if fact.kind is FactKind.ERROR_EXAMPLE:
            return any(letters(printed) in letters(text) for text in self.says.values())
        if fact.kind is FactKind.NUMBER:
            return any(has_word(text, str(printed)) for text in (*self.says.values(), self.decision))
        word = str(printed) if not isinstance(printed, Row) else "required" if printed.required else "optional"
        return any(has_word(text, word) for text in self.own.values())

    def _is_above(self, fact: Fact) -> bool:
        return not self.field or fact.field.startswith(f"{self.field}.")

    @property
    def own(self) -> dict[str, str]:
        """Quotations from the operation's own section, without siblings and other sources."""
        return {source: text for source, text in self.says.items() if _OWN.fullmatch(source)}

    def __str__(self) -> str:
        return f"spec/{self.file}:{self.line}: {self.field or 'the whole'} ({self.kind}): {self.decision}"


def reasons(spec: Spec) -> Iterator[Reason]:
    """Yield every row."""
    for row in corrections(spec):
        yield Reason(
            file=row.file,
            line=spec.line(row),
            path=row.value["path"],
            part=row.value["part"],
            field=row.value["field"],
            kind=row.value["kind"],
            decision=row.value["decision"],
            says={source: str(text) for source, text in row.value["says"].items()},
        )
    for row in spec.root(OBSERVED) / "fields" if OBSERVED in spec.files else ():
        for name in row.value["field"].split(", "):
            yield Reason(
                OBSERVED, spec.line(row), row.value["path"], row.value["part"], name, "observed",
                row.value["seen"], {},
            )  # fmt: skip
    for path, operation in operations(spec):
        for item in operation.get("x-older-versions") or ():
            for sentence in item.get("differs") or ():
                yield Reason(
                    operation.file, spec.line(sentence), path, "", "",
                    f"older:{item.value['document']}:{item.value['version']}", sentence.value, {},
                )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Explained:
    """A difference and the row that explains it."""

    fact: Fact
    reason: Reason


def explain(facts: Sequence[Fact], rows: Sequence[Reason]) -> tuple[list[Explained], list[Fact]]:
    """Return the differences that a row explains, and those that no row explains.

    A row about a property of an object applies wherever the object occurs; an unexplained one is reported once.
    """
    of_path: dict[str, list[Reason]] = {}
    for row in rows:
        of_path.setdefault(row.path, []).append(row)
    differences = [fact for fact in facts if not fact.is_inconsistent]
    found = [next((row for row in of_path.get(fact.path, ()) if row.explains(fact)), None) for fact in differences]
    shared = {fact.subject: row for fact, row in zip(differences, found, strict=True) if fact.subject and row}
    explained: list[Explained] = []
    left: dict[object, Fact] = {}
    for fact, direct in zip(differences, found, strict=True):
        reason = direct or (shared.get(fact.subject) if fact.subject else None)
        if reason is not None:
            explained.append(Explained(fact, reason))
        else:
            left.setdefault(fact.subject or fact, fact)
    return explained, list(left.values())


def _is_end(one: str, other: str) -> bool:
    """Return whether one dotted name is the end of the other."""
    return f".{one}".endswith(f".{other}") or f".{other}".endswith(f".{one}")
