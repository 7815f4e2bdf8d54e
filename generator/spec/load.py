"""Load the files of a spec, follow references between them, and locate values in them."""

from __future__ import annotations

import hashlib
import keyword
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.files import FileRefusedError, read_limited
from generator.spec.schema import ROOT, Place, is_prose, misshapen
from generator.spec.yaml_reader import LARGEST, MOST, InvalidYamlError, YamlDocument, read_yaml
from generator.wording import one_line

UNFINISHED_IMPORT = "unfinished-import.yaml"
"""File that exists while an import has replaced only some of its files."""

INTERRUPTED = "an import was interrupted: run it again, or restore the folder and remove this file and all *.new"

LARGEST_SPEC = 50_000_000
"""Maximum size of all files together, in bytes; they have 1.3 million."""

_FILE = re.compile(
    r"(?!(?:corrections|prose)\.yaml)([a-z]+|services/([a-z]+)/([a-z][a-z0-9]*))(?:\.(?:corrections|prose))?\.yaml"
)

_WRONG_FILE_NAME = (
    "not the name of a spec file: expected NAME.yaml, services/SIDE/SERVICE.yaml, or NAME.corrections.yaml or "
    "NAME.prose.yaml beside one, in lower case"
)


def fragment(place: Place) -> str:
    """Return a place as the fragment of a reference, after the #."""
    return "".join(f"/{str(key).replace('~', '~0').replace('/', '~1')}" for key in place)


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem in the spec, and where it is."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return one_line(f"{self.file}:{self.line}: {self.message}")


class SpecError(Exception):
    """The spec cannot be used, because of `problems`."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Located:
    """A value of the spec, and where it is written."""

    file: str
    pointer: Place
    value: Any

    def __truediv__(self, key: str | int) -> Located:
        return Located(self.file, (*self.pointer, key), self.value[key])

    def get(self, key: str) -> Located | None:
        """Return the value under a key; None if there is none."""
        return self / key if isinstance(self.value, dict) and key in self.value else None

    def items(self) -> Iterator[tuple[Any, Located]]:
        """Yield the entries of a mapping."""
        for key in self.value:
            yield key, self / key

    def __iter__(self) -> Iterator[Located]:
        """Yield the items of a list."""
        for index in range(len(self.value)):
            yield self / index


@dataclass
class Spec:
    """The files of a spec; problems are collected in `problems` until `raise_problems`."""

    folder: Path = Path()
    """Folder of the files; meaningless for a spec that is not in a folder."""
    files: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    label: str = ""
    """Name of the folder or the bundle in problems, if it is not the path of the folder."""
    is_bundle: bool = False
    """True if the files are parts of a bundle: problems then name keys instead of lines."""
    _texts: dict[str, str] = field(default_factory=dict)
    _documents: dict[str, YamlDocument] = field(default_factory=dict)
    _tails: dict[tuple[str, str], tuple[Located, ...]] = field(default_factory=dict)

    @classmethod
    def load(cls, folder: Path) -> Spec:
        """Read the YAML files below a folder; raise SpecError if one cannot be read or has the wrong shape.

        Files of fingerprints are left out: nothing that is generated depends on them.
        """
        spec = cls(folder)
        if not (folder / ROOT).is_file():
            raise SpecError([Problem(str(folder / ROOT), 1, "no such file: this folder does not contain a spec")])
        spec._read({name: path for name, path in _yaml_files(folder) if not is_prose(name)})
        return spec

    @classmethod
    def load_prose(cls, folder: Path) -> Spec:
        """Read only the files of fingerprints below a folder, likewise."""
        prose = cls(folder)
        prose._read({name: path for name, path in _yaml_files(folder) if is_prose(name)})
        return prose

    @classmethod
    def of_texts(cls, texts: Mapping[str, bytes | Path], label: str) -> Spec:
        """Read files without checking their names or shapes."""
        spec = cls(label=label)
        spec._read(texts, is_checked=False)
        return spec

    def reread(self, changed: Collection[str]) -> Spec:
        """Return the spec after some files have changed; all others are not read again."""
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
            elif is_checked and not is_file_name(name):
                self._refuse(name, _WRONG_FILE_NAME)
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
        """Parse the content of a file, and return the number of its values."""
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
        """Read a file of the spec, which is no link: it could lead to a file that is nobody else's business."""
        try:
            return read_limited(path, LARGEST, "a file", follows_links=False)
        except FileRefusedError as error:
            self._refuse(name, str(error))
        return None

    def _raise_above(self, limit: int, count: int, what: str) -> None:
        if count > limit:
            self._refuse("", f"too large: a spec may have {limit} {what}")
            self.raise_problems()

    def _refuse(self, name: str, message: str, line: int = 1) -> None:
        self.problems.append(Problem(self._name(name), line, message))

    def _name(self, file: str) -> str:
        """Return the name of a file in problems."""
        return f"{self.label}/{file}".rstrip("/") if self.label else str(self.folder / file)

    # --- References --------------------------------------------------------------------------------------------------

    def root(self, file: str = ROOT) -> Located:
        """Return the whole content of a file."""
        return Located(file, (), self.files[file])

    def resolve(self, place: Located) -> Located:
        """Return the target of a reference; any other place is returned unchanged."""
        tail = self._tail(place)
        return tail[-1] if tail else place

    def chain(self, place: Located) -> Iterator[Located]:
        """Yield a place, then the target of its reference, then the target of that, and so on."""
        yield place
        yield from self._tail(place)

    def _tail(self, place: Located) -> tuple[Located, ...]:
        """Return the chain of targets of a reference; results are cached."""
        if not isinstance(place.value, dict) or "$ref" not in place.value:
            return ()
        reference = place.value["$ref"]
        if not isinstance(reference, str):
            raise self.error(place, f"$ref must be a string, got {reference!r}")
        key = place.file, reference
        if key not in self._tails:
            self._tails[key] = tuple(self._followed(place))
        return self._tails[key]

    def _followed(self, place: Located) -> Iterator[Located]:
        seen: set[tuple[str, Place]] = set()
        while isinstance(place.value, dict) and "$ref" in place.value:
            if (place.file, place.pointer) in seen:
                raise self.error(place, f"$ref {place.value['$ref']!r} refers back to itself")
            seen.add((place.file, place.pointer))
            place = self._follow(place, place.value["$ref"])
            yield place

    def _follow(self, place: Located, ref: Any) -> Located:
        if not isinstance(ref, str):
            raise self.error(place, f"$ref must be a string, got {ref!r}")
        target, _, fragment = ref.partition("#")
        if "://" in target or target.startswith("//"):
            raise self.error(place, f"$ref {ref!r} is a network address: references must stay within the spec folder")
        file = posixpath.normpath(posixpath.join(posixpath.dirname(place.file), target)) if target else place.file
        if file.startswith(("/", "../")) or file == "..":
            raise self.error(place, f"$ref {ref!r} points outside the spec folder")
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
        """Record a problem at a place."""
        self.problems.append(self._problem(place, message))

    def error(self, place: Located, message: str) -> SpecError:
        """Return a SpecError with one problem at a place."""
        return SpecError([self._problem(place, message)])

    def _problem(self, place: Located, message: str) -> Problem:
        if self.is_bundle:
            return Problem(self.label, 1, f"{'.'.join(map(str, place.pointer)) or 'the document'}: {message}")
        return Problem(self._name(place.file), self.line(place), message)

    def raise_problems(self) -> None:
        """Raise SpecError with the recorded problems, if there are any."""
        if self.problems:
            problems, self.problems = self.problems, []
            raise SpecError(sorted(set(problems), key=lambda problem: (problem.file, problem.line, problem.message)))

    def line(self, place: Located) -> int:
        """Return the line of a place, from 1."""
        return self._documents[place.file].line(place.pointer) if place.file in self._documents else 1

    def digest(self) -> str:
        """Return a hash of the files that is the same on every machine."""
        total = hashlib.sha256()
        for name in sorted(self.files):
            text = self._texts[name]
            total.update(f"{name}\n{len(text)}\n{text}".encode())
        return total.hexdigest()


def _yaml_files(folder: Path) -> Iterator[tuple[str, Path]]:
    return ((path.relative_to(folder).as_posix(), path) for path in sorted(folder.rglob("*.yaml")))


def is_file_name(name: str) -> bool:
    """Return whether a name is that of a file of a spec, relative to its folder."""
    match = _FILE.fullmatch(name)
    return match is not None and not any(keyword.iskeyword(part or "") for part in match.groups())
