"""One import: rounds of comparing and merging in a copy of the spec, until the documents have nothing new to say."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.audit.compare import Compared, compare
from generator.audit.explain import CORRECTIONS, Explained, explain, reasons
from generator.audit.outdated import Outdated, outdated
from generator.audit.sources import Source
from generator.importing.changes import Change, Changes, Open, RefusedError
from generator.importing.intake import take_in
from generator.importing.merging import accepted, merge
from generator.importing.refits import refits
from generator.importing.sheet import GONE, Edit
from generator.spec import Spec, SpecError

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
        settled = len(self.settled)
        return (
            f"{_number(len(self.changes), 'change')} in {_number(len(self.changed), 'file')}, "
            f"{self.left} left to decide, {_number(settled, 'correction')} settled"
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
    sources = take_in(documents)
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "spec"
        is_new = begin and not (folder.is_dir() and any(folder.iterdir()))
        shutil.copytree(SKELETON if is_new else folder, copy)
        before = {} if is_new else _texts(copy)
        changes: list[Change] = []
        spec = Spec.load(copy)
        for _ in range(ROUNDS):
            compared, explained, made = _compare(spec, sources)
            if made.refused:
                raise RefusedError(sorted(set(made.refused)))
            kept, contradictions, edits = accepted([*made.made, *refits(spec, compared), *_requirements(made)])
            changes += [change for change in kept if change.what]
            if not edits:
                break
            spec = _merged(spec, edits)
        else:
            raise RefusedError([f"the documents contradict themselves: after {ROUNDS} rounds there is still to change"])
        rows = _settled(spec, compared, explained)
        if settle and rows:
            merge(copy, spec.files, [_without(spec, row) for row in rows])
        return Outcome(
            tuple(changes), tuple(made.open), tuple(contradictions), tuple(rows), tuple(_notes(made, compared)),
            before, _texts(copy),
        )  # fmt: skip


def write(folder: Path, outcome: Outcome) -> None:
    """Put the files in place: all of them are written beside the old ones before the first takes its place."""
    ready: list[tuple[Path, Path]] = []
    try:
        for name in outcome.changed:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if (path.read_text(encoding="utf-8") if path.exists() else None) != outcome.before.get(name):
                raise RefusedError([f"{path}:1: it was changed during the import: run it again"])
            new = path.with_suffix(".new")
            ready.append((new, path))
            new.write_text(outcome.after[name], encoding="utf-8")
            if path.exists():
                shutil.copymode(path, new)
        for new, path in ready:
            new.replace(path)
    finally:
        for new, _ in ready:
            new.unlink(missing_ok=True)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml"))
    }


def _compare(spec: Spec, sources: Sequence[Source]) -> tuple[Compared, list[Explained], Changes]:
    compared = compare(spec, sources)
    explained, left = explain(compared.facts, list(reasons(spec)))
    made = Changes(spec, sources, compared)
    made.take(left)
    return compared, explained, made


def _requirements(made: Changes) -> Iterator[Change]:
    if edits := tuple(made.requirements()):
        yield Change("", "", edits)


def _merged(spec: Spec, edits: Sequence[Edit]) -> Spec:
    """The spec with edits made; RefusedError where it would not be sound any more."""
    changed = merge(spec.folder, spec.files, edits)
    try:
        return spec.reread(changed)
    except SpecError as error:
        problems = [str(problem).removeprefix(f"{spec.folder}/") for problem in error.problems]
        raise RefusedError([f"the spec would not be sound any more: {problem}" for problem in problems]) from error


def _settled(spec: Spec, compared: Compared, explained: Sequence[Explained]) -> list[Outdated]:
    """The rows of corrections that nothing needs any more, because the document now says what the row decided."""
    used = {one.reason.line for one in explained if one.reason.file == CORRECTIONS}
    rows = outdated(compared.facts, list(reasons(spec)), compared.parts)
    return [row for row in rows if row.row.line not in used]


def _without(spec: Spec, row: Outdated) -> Edit:
    listed = spec.root(CORRECTIONS) / "corrections"
    index = next(index for index, one in enumerate(listed) if spec.line(one) == row.row.line)
    return Edit(CORRECTIONS, ("corrections", index), GONE)


def _notes(made: Changes, compared: Compared) -> Iterator[str]:
    yield from compared.notes
    for (document, path), pair in made.superseded.items():
        if pair.older is None:
            yield (
                f"{document}:{pair.record.line}: {path}: not merged: it is version {pair.record.api_version} here, "
                f"the spec has {pair.version}"
            )
