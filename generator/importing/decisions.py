"""Collect what an import makes of differences: changes, questions to a person, and reasons to refuse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.audit import Fact
from generator.documents import DocumentFile
from generator.importing.yaml_edit import GONE, Edit
from generator.spec.load import Located
from generator.spec.schema import Place


class RefusedError(ValueError):
    """Documents that cannot be imported; each problem names its file and line."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class SpecChange:
    """One thing that the documents newly say, and the edits that say it in the spec."""

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
class Ledger:
    """Collects what one comparison asks for."""

    made: list[SpecChange] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    not_judged: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """Fields that may be gone, by their object and an operation that has it and is not in the documents."""
    _required: dict[tuple[str, Place], tuple[Located, list[str]]] = field(default_factory=dict)

    def change(self, fact: Fact, what: str, edits: Sequence[Edit]) -> None:
        """A change that a difference asks for."""
        self.made.append(SpecChange(f"{fact.document}:{fact.line}: {fact.where}".rstrip(": "), what, tuple(edits)))

    def leave(self, fact: Fact, why: str = "") -> None:
        """A difference that is left for a person."""
        self.open.append(Open(fact, why))

    def refuse(self, source: DocumentFile, line: int, what: str) -> None:
        """A reason to import nothing."""
        self.refused.append(f"{source.path}:{line}: {what}")

    def needed(self, owner: Located) -> list[str]:
        """The names that an object requires, to be changed."""
        written = list(owner.value.get("required", ()))
        return self._required.setdefault((owner.file, owner.pointer), (owner, written))[1]

    def requirements(self) -> Iterator[Edit]:
        """The lists of required names that have changed."""
        for owner, names in self._required.values():
            if names != list(owner.value.get("required", ())):
                yield Edit(owner.file, (*owner.pointer, "required"), names or GONE, ("description", "type"))


def keyword_problem(name: str) -> str:
    """Say why a name that is a Python keyword is refused."""
    return (
        f"{name} is a word of Python and cannot be taken over as it is: "
        "add it to the spec with an x-name of its own, then import again"
    )
