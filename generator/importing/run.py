"""One import: rounds of comparing and merging in a copy of the spec, until the documents have nothing new to say."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.audit.compare import Compared, compare
from generator.audit.explain import CORRECTIONS, explain, reasons
from generator.audit.outdated import Outdated, outdated
from generator.audit.report import counted
from generator.audit.sources import Source
from generator.importing.changes import Changes
from generator.importing.intake import take_in
from generator.importing.ledger import Change, Open, RefusedError
from generator.importing.merging import accepted, merge
from generator.importing.placing import place, read
from generator.importing.refits import refits
from generator.importing.sheet import GONE, Edit, SheetError
from generator.importing.trails import Trails
from generator.progress import progress
from generator.spec.load import Spec, SpecError

ROUNDS = 8
"""A change can bring another into view, an example that no longer fits for instance; more rounds are a fault."""

SKELETON = Path(__file__).parent / "skeleton"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import found, and the files as they are to be."""

    changes: tuple[Change, ...]
    open: tuple[Open, ...]
    contradictions: tuple[Change, ...]
    settled: tuple[Outdated, ...]
    notes: tuple[str, ...]
    before: dict[str, str]
    after: dict[str, str]

    @property
    def changed(self) -> list[str]:
        """The files that are to be written."""
        return sorted(name for name, text in self.after.items() if self.before.get(name) != text)

    @property
    def left(self) -> int:
        """How many differences are left for a person to decide."""
        return len(self.open) + len(self.contradictions)

    @property
    def count(self) -> str:
        """The last line of the output."""
        return (
            f"{counted(len(self.changes), 'change')} in {counted(len(self.changed), 'file')}, "
            f"{self.left} left to decide, {counted(len(self.settled), 'correction')} settled"
        )

    def lines(self) -> Iterator[str]:
        """What a maintainer reads."""
        for change in self.changes:
            yield str(change)
        for one in self.settled:
            yield f"settled: {one}"
        for contradiction in self.contradictions:
            yield f"for you to decide: {contradiction}; the documents say something else of it elsewhere"
        for left in self.open:
            yield f"for you to decide: {left}"
        yield from self.notes


def run(folder: Path, documents: Sequence[Path], *, settle: bool = False, begin: bool = False) -> Outcome:
    """What documents bring to a spec; nothing is written. `begin` begins with a skeleton where the folder is empty.

    RefusedError where a document cannot be imported, SpecError where the spec cannot be read.
    """
    with progress("reading the documents"):
        sources = take_in(documents)
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "spec"
        is_new = begin and not (folder.is_dir() and any(folder.iterdir()))
        spec = _copied(SKELETON if is_new else folder, copy)
        before = {} if is_new else _texts(copy)
        changes: list[Change] = []
        trails = Trails()
        for number in range(1, ROUNDS + 1):
            with progress(f"comparing, round {number}"):
                compared, settled, made = _compare(spec, sources)
            if made.ledger.refused:
                raise RefusedError(sorted(set(made.ledger.refused)))
            wanted = [*made.ledger.made, *refits(spec, compared), *_requirements(made)]
            kept, contradictions, edits = accepted(wanted)
            if not edits:
                kept, _, edits = accepted([*kept, *trails.changes(spec, compared)])
            changes += [change for change in kept if change.what]
            if not edits:
                break
            with progress(f"merging, round {number}"):
                merged = _merged(spec, edits)
            trails.follow(spec, merged)
            spec = merged
        else:
            raise RefusedError([f"the documents contradict themselves: after {ROUNDS} rounds there is still to change"])
        if settle and settled:
            merge(copy, spec.files, list(_without(spec, settled)))
        return Outcome(
            changes=tuple(changes),
            open=tuple(made.ledger.open),
            contradictions=tuple(contradictions),
            settled=tuple(settled),
            notes=tuple(_notes(made, compared)),
            before=before,
            after=_texts(copy),
        )


def write(folder: Path, outcome: Outcome) -> None:
    """Put the files in place; RefusedError where that cannot be done."""
    place(folder, outcome.before, outcome.after)


def _copied(folder: Path, copy: Path) -> Spec:
    """Copy the files of a spec; SpecError names those of the folder itself."""
    spec = Spec.load(folder)
    for name in spec.files:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, copy / name)
    return replace(spec, folder=copy)


def _texts(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): read(path) for path in sorted(folder.rglob("*.yaml"))}


def _compare(spec: Spec, sources: Sequence[Source]) -> tuple[Compared, list[Outdated], Changes]:
    """What a round finds; rows of corrections that no longer apply explain nothing any more."""
    compared, rows = compare(spec, sources), list(reasons(spec))
    settled = list(outdated(compared.facts, rows, compared.parts))
    past = {(one.row.file, one.row.line) for one in settled}
    _, left = explain(compared.facts, [row for row in rows if (row.file, row.line) not in past])
    made = Changes(spec, sources, compared)
    made.take(left)
    return compared, settled, made


def _requirements(made: Changes) -> Iterator[Change]:
    if edits := tuple(made.ledger.requirements()):
        yield Change("", "", edits)


def _merged(spec: Spec, edits: Sequence[Edit]) -> Spec:
    """The spec with edits made; RefusedError where it would not be sound any more."""
    try:
        return spec.reread(merge(spec.folder, spec.files, edits))
    except SheetError as error:
        raise RefusedError([str(error)]) from error
    except SpecError as error:
        problems = [str(problem).removeprefix(f"{spec.folder}/") for problem in error.problems]
        raise RefusedError([f"the spec would not be sound any more: {problem}" for problem in problems]) from error


def _without(spec: Spec, rows: Sequence[Outdated]) -> Iterator[Edit]:
    places = {spec.line(one): one.pointer for one in spec.root(CORRECTIONS) / "corrections"}
    return (Edit(CORRECTIONS, places[row.row.line], GONE) for row in rows)


def _notes(made: Changes, compared: Compared) -> Iterator[str]:
    yield from compared.notes
    for (name, other), fields in made.ledger.not_judged.items():
        yield f"not judged: {', '.join(fields)} of {name}: {other} has it too, and is not in the documents"
    for (document, path), pair in made.superseded.items():
        if pair.older is None:
            yield (
                f"{document}:{pair.record.line}: {path}: not merged: it is version {pair.record.api_version} here, "
                f"the spec has {pair.version}"
            )
