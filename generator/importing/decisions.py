"""Collect the decisions of an import about differences: changes, questions to people, and reasons to refuse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.audit import Fact
from generator.documents import DocumentFile
from generator.importing.yaml_edit import GONE, Edit
from generator.spec.load import Located
from generator.spec.schema import Place


class RefusedError(ValueError):
    """Documents cannot be imported; each problem names its file and line."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class SpecChange:
    """A change of the documents, and the edits that merge it into the spec."""

    where: str
    what: str
    edits: tuple[Edit, ...]

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(frozen=True, slots=True)
class Open:
    """A difference that only a person can decide."""

    fact: Fact
    why: str

    def __str__(self) -> str:
        return f"{self.fact}{f' ({self.why})' if self.why else ''}"


@dataclass
class Decisions:
    """The decisions about one comparison."""

    made: list[SpecChange] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    not_judged: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """Fields that may be removed, by their object and an operation that uses it but is not in the documents."""
    _required: dict[tuple[str, Place], tuple[Located, list[str]]] = field(default_factory=dict)

    def change(self, fact: Fact, what: str, edits: Sequence[Edit]) -> None:
        """Add the change for a difference."""
        self.made.append(SpecChange(f"{fact.source}:{fact.line}: {fact.where}".rstrip(": "), what, tuple(edits)))

    def leave(self, fact: Fact, why: str = "") -> None:
        """Leave a difference to a person."""
        self.open.append(Open(fact, why))

    def refuse(self, source: DocumentFile, line: int, what: str) -> None:
        """Add a reason to import nothing."""
        self.refused.append(f"{source.path}:{line}: {what}")

    def needed(self, owner: Located) -> list[str]:
        """Return the list of required names of an object, to be changed."""
        written = list(owner.value.get("required", ()))
        return self._required.setdefault((owner.file, owner.pointer), (owner, written))[1]

    def requirements(self) -> Iterator[Edit]:
        """Yield the edits of changed lists of required names."""
        for owner, names in self._required.values():
            if names != list(owner.value.get("required", ())):
                yield Edit(owner.file, (*owner.pointer, "required"), names or GONE, ("description", "type"))


def keyword_problem(name: str) -> str:
    """Return the message that a name is a Python keyword."""
    return (
        f"{name} is a Python keyword and cannot be imported as it is: "
        "add it to the spec with an x-name, then import again"
    )
