"""Import documents: compare and merge in a copy of the spec, until nothing changes."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from generator.audit import Compared, Outdated, Unread, compare, lines_of, settle, unread
from generator.documents import DocumentFile
from generator.importing.atomic_write import read, replace_files
from generator.importing.decisions import Open, RefusedError, SpecChange
from generator.importing.dispatch import Dispatch
from generator.importing.fix_examples import example_fixes
from generator.importing.merging import accepted, merge
from generator.importing.older_versions import OlderVersions
from generator.importing.preflight import checked_documents
from generator.importing.yaml_edit import GONE, Edit, YamlEditError
from generator.progress import progress
from generator.spec.corrections import corrections
from generator.spec.load import Located, Spec, SpecError
from generator.spec.prose import read_confirmed
from generator.wording import counted

ROUNDS = 8
"""Maximum number of rounds: a change can cause another one, such as in an example that no longer matches."""

SKELETON = Path(__file__).parent / "skeleton"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of an import, with the new contents of files."""

    changes: tuple[SpecChange, ...]
    open: tuple[Open, ...]
    contradictions: tuple[SpecChange, ...]
    settled: tuple[Outdated, ...]
    unread: tuple[Unread, ...]
    notes: tuple[str, ...]
    before: dict[str, str]
    after: dict[str, str]

    @property
    def changed(self) -> list[str]:
        """The files to be written."""
        return sorted(name for name, text in self.after.items() if self.before.get(name) != text)

    @property
    def left(self) -> int:
        """Number of differences that are left to a person."""
        return len(self.open) + len(self.contradictions)

    @property
    def is_done(self) -> bool:
        """Return whether nothing is left to a person: no difference, and no sentence to read."""
        return not self.left and not self.unread

    @property
    def count(self) -> str:
        """The last line of the output."""
        return (
            f"{counted(len(self.changes), 'change')} in {counted(len(self.changed), 'file')}, "
            f"{self.left} left to decide, {counted(len(self.settled), 'correction')} settled"
        )

    def lines(self) -> Iterator[str]:
        """Yield the lines of the output."""
        for change in self.changes:
            yield str(change)
        for one in self.settled:
            yield f"settled: {one}"
        for contradiction in self.contradictions:
            yield f"for you to decide: {contradiction}; the documents contradict this elsewhere"
        for left in self.open:
            yield f"for you to decide: {left}"
        yield from lines_of(self.unread)
        yield from self.notes


def run(
    folder: Path, documents: Sequence[Path], *, settling: bool = False, begin: bool = False, side: str = ""
) -> Outcome:
    """Merge documents into a copy of a spec, and write nothing; with `begin`, an empty folder gets a skeleton.

    `side` is the side of new operations whose page does not tell it.

    Raise RefusedError if a document cannot be imported, and SpecError if the spec cannot be read.
    """
    with progress("reading the documents"):
        sources = checked_documents(documents, side)
    with _scratch() as scratch:
        copy = Path(scratch) / "spec"
        is_new = begin and not (folder.is_dir() and any(folder.iterdir()))
        spec = _copied(SKELETON if is_new else folder, copy)
        before = {} if is_new else _texts(copy)
        confirmed = {} if is_new else read_confirmed(replace(spec, folder=folder))
        changes: list[SpecChange] = []
        older = OlderVersions()
        for number in range(1, ROUNDS + 1):
            with progress(f"comparing, round {number}"):
                compared, past, made = _compare(spec, sources)
            if made.decisions.refused:
                raise RefusedError(sorted(set(made.decisions.refused)))
            wanted = [*made.decisions.made, *example_fixes(spec, compared), *_requirements(made)]
            kept, contradictions, edits = accepted(wanted)
            if not edits:
                kept, _, edits = accepted([*kept, *older.changes(spec, compared)])
            changes += [change for change in kept if change.what]
            if not edits:
                break
            with progress(f"merging, round {number}"):
                merged = _merged(spec, edits)
            older.follow(spec, merged)
            spec = merged
        else:
            raise RefusedError([f"the documents contradict themselves: after {ROUNDS} rounds there are still changes"])
        if settling and past:
            merge(copy, spec.files, list(_without(spec, past)))
        return Outcome(
            changes=tuple(changes),
            open=tuple(made.decisions.open),
            contradictions=tuple(contradictions),
            settled=tuple(past),
            unread=unread(compared.prose, confirmed),
            notes=tuple(_notes(made, compared)),
            before=before,
            after=_texts(copy),
        )


@contextmanager
def _scratch() -> Iterator[str]:
    """Yield a folder for copies; an error of the disk names it."""
    try:
        with tempfile.TemporaryDirectory() as scratch:
            yield scratch
    except OSError as error:
        raise RefusedError([f"{tempfile.gettempdir()}: cannot be used for copies: {error.strerror}"]) from error


def write(folder: Path, outcome: Outcome) -> None:
    """Write the files; raise RefusedError if that is not possible."""
    replace_files(folder, outcome.before, outcome.after)


def _copied(folder: Path, copy: Path) -> Spec:
    """Copy the files of a spec; a SpecError names the original files."""
    spec = Spec.load(folder)
    for name in spec.files:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, copy / name)
    return replace(spec, folder=copy)


def _texts(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): read(path) for path in sorted(folder.rglob("*.yaml"))}


def _compare(spec: Spec, sources: Sequence[DocumentFile]) -> tuple[Compared, list[Outdated], Dispatch]:
    """Compare for one round; corrections that no longer apply explain nothing."""
    compared = compare(spec, sources)
    rows, left = settle(spec, compared)
    made = Dispatch(spec, sources, compared)
    made.take(left)
    return compared, rows, made


def _requirements(made: Dispatch) -> Iterator[SpecChange]:
    if edits := tuple(made.decisions.requirements()):
        yield SpecChange("", "", edits)


def _merged(spec: Spec, edits: Sequence[Edit]) -> Spec:
    """Return the spec after edits; raise RefusedError if it would no longer be valid."""
    try:
        return spec.reread(merge(spec.folder, spec.files, edits))
    except YamlEditError as error:
        raise RefusedError([str(error)]) from error
    except SpecError as error:
        problems = [str(problem).removeprefix(f"{spec.folder}/") for problem in error.problems]
        raise RefusedError([f"the spec would no longer be valid: {problem}" for problem in problems]) from error


def _without(spec: Spec, past: Sequence[Outdated]) -> Iterator[Edit]:
    """Yield the edits that remove corrections; a file without any keeps an empty list."""
    gone = {(one.row.file, one.row.line) for one in past}
    of_file: dict[str, list[Located]] = {}
    for row in corrections(spec):
        if (row.file, spec.line(row)) in gone:
            of_file.setdefault(row.file, []).append(row)
    for file, rows in of_file.items():
        if len(rows) == len(spec.files[file]["corrections"]):
            yield Edit(file, ("corrections",), [])
        else:
            yield from (Edit(file, row.pointer, GONE) for row in rows)


def _notes(made: Dispatch, compared: Compared) -> Iterator[str]:
    yield from compared.notes
    for (name, other), fields in made.decisions.not_judged.items():
        yield f"not judged: {', '.join(fields)} of {name}: {other} also uses it, and is not in the documents"
    for (document, path), pair in made.superseded.items():
        if pair.older is None:
            yield (
                f"{document}:{pair.record.line}: {path}: not merged: this is version {pair.record.api_version}, "
                f"but the spec has {pair.version}"
            )
