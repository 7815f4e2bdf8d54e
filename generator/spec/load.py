"""The spec as it stands on disk: its files, references between them, and where a value is written."""

from __future__ import annotations

import hashlib
import keyword
import posixpath
import re
import stat
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.spec.schema import ROOT, Place, misshapen
from generator.spec.yaml_reader import LARGEST, MOST, Document, InvalidYamlError, read_yaml

UNFINISHED_IMPORT = "unfinished-import.yaml"
"""A file that is in the folder as long as an import has put only some of its files in place."""

INTERRUPTED = "an import was interrupted: run it again, or put the folder back and remove this file and all *.new"

LARGEST_SPEC = 50_000_000
"""Bytes of all files together; there are 1.3 million."""

_FILE = re.compile(r"(?!corrections\.yaml)([a-z]+|services/([a-z]+)/([a-z][a-z0-9]*))(?:\.corrections)?\.yaml")

_NO_FILE_NAME = (
    "not the name of a spec file: NAME.yaml, or services/SIDE/SERVICE.yaml, of small letters, "
    "or NAME.corrections.yaml beside one"
)


def fragment(place: Place) -> str:
    """A place as it stands behind the # of a reference."""
    return "".join(f"/{str(key).replace('~', '~0').replace('/', '~1')}" for key in place)


def one_line(text: str) -> str:
    """Return a text that is one line wherever it is printed: what cannot be seen is escaped."""
    return text if text.isprintable() else "".join(one if one.isprintable() else ascii(one)[1:-1] for one in text)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in the spec, and where."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return one_line(f"{self.file}:{self.line}: {self.message}")


class SpecError(Exception):
    """The spec cannot be used; `problems` say why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Located:
    """A value of the spec and where it is written."""

    file: str
    pointer: Place
    value: Any

    def __truediv__(self, key: str | int) -> Located:
        return Located(self.file, (*self.pointer, key), self.value[key])

    def get(self, key: str) -> Located | None:
        """The value under a key, or None."""
        return self / key if isinstance(self.value, dict) and key in self.value else None

    def items(self) -> Iterator[tuple[Any, Located]]:
        """The entries of a mapping."""
        for key in self.value:
            yield key, self / key

    def __iter__(self) -> Iterator[Located]:
        """The items of a list."""
        for index in range(len(self.value)):
            yield self / index


@dataclass
class Spec:
    """All files of a spec. Problems found on the way are collected in `problems`."""

    folder: Path = Path()
    """Where the files are; of a spec that is not in a folder, nowhere in particular."""
    files: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    label: str = ""
    """What problems call the folder, where that is not its path; of a bundle, the bundle's name."""
    is_bundle: bool = False
    """Whether the files are parts of a bundle: a place is then named by its keys."""
    _texts: dict[str, str] = field(default_factory=dict)
    _documents: dict[str, Document] = field(default_factory=dict)
    _tails: dict[tuple[str, str], tuple[Located, ...]] = field(default_factory=dict)

    @classmethod
    def load(cls, folder: Path) -> Spec:
        """Read every YAML file under the folder; raise SpecError where one cannot be read or has not its shape."""
        spec = cls(folder)
        if not (folder / ROOT).is_file():
            raise SpecError([Problem(str(folder / ROOT), 1, "no such file: this folder holds no spec")])
        spec._read({path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.yaml"))})
        return spec

    @classmethod
    def of_texts(cls, texts: Mapping[str, bytes | Path], label: str) -> Spec:
        """Read files, given by their names, whatever they are called and whatever shape they have."""
        spec = cls(label=label)
        spec._read(texts, is_checked=False)
        return spec

    def reread(self, changed: Collection[str]) -> Spec:
        """The spec as the folder holds it now, where only some files have changed since it was read."""
        spec = Spec(self.folder)
        for name in self.files.keys() - set(changed):
            spec.files[name] = self.files[name]
            spec._texts[name], spec._documents[name] = self._texts[name], self._documents[name]
        spec._read({name: self.folder / name for name in sorted(changed)})
        spec.files = dict(sorted(spec.files.items()))
        return spec

    # --- Reading -----------------------------------------------------------------------------------------------------

    def _read(self, sources: Mapping[str, bytes | Path], *, is_checked: bool = True) -> None:
        size, values = sum(map(len, self._texts.values())), sum(one.size for one in self._documents.values())
        for name, source in sources.items():
            if name == UNFINISHED_IMPORT:
                self._refuse(name, INTERRUPTED)
            elif is_checked and not _is_file_name(name):
                self._refuse(name, _NO_FILE_NAME)
            elif (content := source if isinstance(source, bytes) else self._bytes(name, source)) is not None:
                size += len(content)
                self._raise_above(LARGEST_SPEC, size, "bytes")
                values += self._values(name, content)
                self._raise_above(MOST, values, "values")
        for name in sources if is_checked else ():
            for place, message in misshapen(name, self.files[name]) if name in self.files else ():
                self.problem(Located(name, place, None), message)
        self.raise_problems()

    def _values(self, name: str, content: bytes) -> int:
        """Read what stands in a file, and return how many values that is."""
        try:
            text = content.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
            document = read_yaml(text)
        except UnicodeDecodeError as error:
            self._refuse(name, f"not UTF-8: {error.reason}")
        except InvalidYamlError as error:
            for line, reason in error.problems:
                self._refuse(name, reason, line)
        else:
            self._texts[name], self._documents[name] = text, document
            self.files[name] = document.value
            return document.size
        return 0

    def _bytes(self, name: str, path: Path) -> bytes | None:
        """Read a file; what is no regular file, such as a pipe, might never end and is not opened."""
        try:
            found = path.stat()
            if not stat.S_ISREG(found.st_mode):
                self._refuse(name, "not a regular file")
            elif found.st_size > LARGEST:
                self._refuse(name, f"{found.st_size} bytes are too many: a file may have {LARGEST}")
            else:
                return path.read_bytes()
        except OSError as error:
            self._refuse(name, f"cannot be read: {error.strerror}")
        return None

    def _raise_above(self, limit: int, count: int, what: str) -> None:
        if count > limit:
            self._refuse("", f"more than {limit} {what} are too many for a spec")
            self.raise_problems()

    def _refuse(self, name: str, message: str, line: int = 1) -> None:
        self.problems.append(Problem(self._name(name), line, message))

    def _name(self, file: str) -> str:
        """What problems call a file."""
        return f"{self.label}/{file}".rstrip("/") if self.label else str(self.folder / file)

    # --- References --------------------------------------------------------------------------------------------------

    def root(self, file: str = ROOT) -> Located:
        """The whole of a file."""
        return Located(file, (), self.files[file])

    def resolve(self, place: Located) -> Located:
        """What a reference refers to; a place that is no reference is returned as it is."""
        tail = self._tail(place)
        return tail[-1] if tail else place

    def chain(self, place: Located) -> Iterator[Located]:
        """A place, and one after the other the places that its references lead to."""
        yield place
        yield from self._tail(place)

    def _tail(self, place: Located) -> tuple[Located, ...]:
        """The places that a reference leads to; each reference of a file is followed once."""
        if not isinstance(place.value, dict) or "$ref" not in place.value:
            return ()
        reference = place.value["$ref"]
        if not isinstance(reference, str):
            raise self.error(place, f"$ref {reference!r} is no text")
        key = place.file, reference
        if key not in self._tails:
            self._tails[key] = tuple(self._followed(place))
        return self._tails[key]

    def _followed(self, place: Located) -> Iterator[Located]:
        seen: set[tuple[str, Place]] = set()
        while isinstance(place.value, dict) and "$ref" in place.value:
            if (place.file, place.pointer) in seen:
                raise self.error(place, f"$ref {place.value['$ref']!r} leads back to itself")
            seen.add((place.file, place.pointer))
            place = self._follow(place, place.value["$ref"])
            yield place

    def _follow(self, place: Located, ref: Any) -> Located:
        if not isinstance(ref, str):
            raise self.error(place, f"$ref {ref!r} is no text")
        target, _, fragment = ref.partition("#")
        if "://" in target or target.startswith("//"):
            raise self.error(place, f"$ref {ref!r} names a network address: references stay in the spec folder")
        file = posixpath.normpath(posixpath.join(posixpath.dirname(place.file), target)) if target else place.file
        if file.startswith(("/", "../")) or file == "..":
            raise self.error(place, f"$ref {ref!r} leaves the spec folder")
        if file not in self.files:
            raise self.error(place, f"$ref {ref!r}: there is no file {file}")
        found = self.root(file)
        for part in filter(None, fragment.split("/")):
            key: str | int = part.replace("~1", "/").replace("~0", "~")
            if isinstance(found.value, list) and str(key).isdecimal():
                key = int(key)
            try:
                found = found / key
            except (KeyError, IndexError, TypeError):
                raise self.error(place, f"$ref {ref!r}: {file} has no {fragment}") from None
        return found

    # --- Problems ----------------------------------------------------------------------------------------------------

    def problem(self, place: Located, message: str) -> None:
        """Note a problem at a place."""
        self.problems.append(self._problem(place, message))

    def error(self, place: Located, message: str) -> SpecError:
        """A SpecError for one problem at a place."""
        return SpecError([self._problem(place, message)])

    def _problem(self, place: Located, message: str) -> Problem:
        if self.is_bundle:
            return Problem(self.label, 1, f"{'.'.join(map(str, place.pointer)) or 'the document'}: {message}")
        return Problem(self._name(place.file), self.line(place), message)

    def raise_problems(self) -> None:
        """Raise what was noted, if anything was."""
        if self.problems:
            problems, self.problems = self.problems, []
            raise SpecError(sorted(set(problems), key=lambda problem: (problem.file, problem.line, problem.message)))

    def line(self, place: Located) -> int:
        """The line of a place, from 1."""
        return self._documents[place.file].line(place.pointer) if place.file in self._documents else 1

    def digest(self) -> str:
        """A hash of the files, the same on every machine."""
        total = hashlib.sha256()
        for name in sorted(self.files):
            text = self._texts[name]
            total.update(f"{name}\n{len(text)}\n{text}".encode())
        return total.hexdigest()


def _is_file_name(name: str) -> bool:
    match = _FILE.fullmatch(name)
    return match is not None and not any(keyword.iskeyword(part or "") for part in match.groups())
