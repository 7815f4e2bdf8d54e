"""The spec as it stands on disk: its files, references between them, and where a value is written."""

from __future__ import annotations

import hashlib
import keyword
import math
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode
from ruamel.yaml.reader import ReaderError

from generator.spec.schema import ROOT, Place, misshapen

UNFINISHED_IMPORT = "unfinished-import.yaml"
"""A file that is in the folder as long as an import has put only some of its files in place."""

INTERRUPTED = "an import was interrupted: run it again, or put the folder back and remove this file and all *.new"

_FILE = re.compile(r"(?!corrections\.yaml)([a-z]+|services/([a-z]+)/([a-z][a-z0-9]*))(?:\.corrections)?\.yaml")


def fragment(place: Place) -> str:
    """A place as it stands behind the # of a reference."""
    return "".join(f"/{str(key).replace('~', '~0').replace('/', '~1')}" for key in place)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in the spec, and where."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


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
    """All files of a spec folder. Problems found on the way are collected in `problems`."""

    folder: Path
    files: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _nodes: dict[str, Node | None] = field(default_factory=dict)
    _targets: dict[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def load(cls, folder: Path) -> Spec:
        """Read every YAML file under the folder; raise SpecError where one cannot be read or has not its shape."""
        spec = cls(folder)
        if not (folder / ROOT).is_file():
            raise SpecError([Problem(str(folder / ROOT), 1, "no such file: this folder holds no spec")])
        for path in sorted(folder.rglob("*.yaml")):
            spec._read(path)
        spec.raise_problems()
        return spec

    def reread(self, changed: Collection[str]) -> Spec:
        """The spec as the folder holds it now, where only some files have changed since it was read."""
        spec = Spec(self.folder, {name: content for name, content in self.files.items() if name not in changed})
        for name in sorted(changed):
            spec._read(self.folder / name)
        spec.files = dict(sorted(spec.files.items()))
        spec.raise_problems()
        return spec

    def _read(self, path: Path) -> None:
        name = path.relative_to(self.folder).as_posix()
        match = _FILE.fullmatch(name)
        if name == UNFINISHED_IMPORT:
            self.problems.append(Problem(str(path), 1, INTERRUPTED))
            return
        if not match or any(keyword.iskeyword(part or "") for part in match.groups()):
            message = (
                "not the name of a spec file: NAME.yaml, or services/SIDE/SERVICE.yaml, of small letters, "
                "or NAME.corrections.yaml beside one"
            )
            self.problems.append(Problem(ascii(str(path))[1:-1], 1, message))
            return
        known = len(self.problems)
        try:
            self.files[name] = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
            self._refuse_what_json_cannot_say(self.root(name))
        except UnicodeDecodeError as error:
            self.problems.append(Problem(str(path), 1, f"not UTF-8: {error.reason}"))
        except YAMLError as error:
            self.problems.append(_yaml_problem(path, error))
        except ValueError as error:
            self.problems.append(Problem(str(path), 1, f"a value cannot be read: {error}"))
        except RecursionError:
            self.problems.append(Problem(str(path), 1, "nested too deeply, or within itself"))
        if len(self.problems) == known:
            for place, message in misshapen(name, self.files[name]):
                self.problem(Located(name, place, None), message)

    def _refuse_what_json_cannot_say(self, place: Located) -> None:
        value = place.value
        if isinstance(value, dict):
            for key, child in place.items():
                if not isinstance(key, str):
                    self.problem(child, f"the key {key!r} is no text: quote it")
                self._refuse_what_json_cannot_say(child)
        elif isinstance(value, list):
            for child in place:
                self._refuse_what_json_cannot_say(child)
        elif not isinstance(value, str | int | float | bool | None):
            self.problem(place, f"{value} is read as a {type(value).__name__}: quote it")
        elif isinstance(value, float) and not math.isfinite(value):
            self.problem(place, f"{value} is no number that JSON can say")

    def root(self, file: str = ROOT) -> Located:
        """The whole of a file."""
        return Located(file, (), self.files[file])

    def resolve(self, place: Located) -> Located:
        """What a reference refers to; a place that is no reference is returned as it is."""
        *_, last = self.chain(place)
        return last

    def chain(self, place: Located) -> Iterator[Located]:
        """A place, and one after the other the places that its references lead to."""
        seen: set[tuple[str, Place]] = set()
        yield place
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
        file = self._targets.get((place.file, target)) if target else place.file
        if file is None:
            path = (self.folder / place.file).parent / target
            try:
                file = path.resolve().relative_to(self.folder.resolve()).as_posix()
            except ValueError:
                raise self.error(place, f"$ref {ref!r} leaves the spec folder") from None
            self._targets[place.file, target] = file
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

    def problem(self, place: Located, message: str) -> None:
        """Note a problem at a place."""
        self.problems.append(Problem(str(self.folder / place.file), self.line(place), message))

    def error(self, place: Located, message: str) -> SpecError:
        """A SpecError for one problem at a place."""
        return SpecError([Problem(str(self.folder / place.file), self.line(place), message)])

    def raise_problems(self) -> None:
        """Raise what was noted, if anything was."""
        if self.problems:
            problems, self.problems = self.problems, []
            raise SpecError(sorted(set(problems), key=lambda problem: (problem.file, problem.line, problem.message)))

    def line(self, place: Located) -> int:
        """The line of a place, from 1."""
        if place.file not in self._nodes:
            self._nodes[place.file] = YAML().compose((self.folder / place.file).read_text(encoding="utf-8"))
        node = self._nodes[place.file]
        line = 0 if node is None else node.start_mark.line
        for key in place.pointer:
            found = _child(node, key)
            if found is None:
                break
            line, node = found
        return int(line) + 1

    def digest(self) -> str:
        """A hash of the files, the same on every machine."""
        total = hashlib.sha256()
        for name in sorted(self.files):
            text = (self.folder / name).read_text(encoding="utf-8")
            total.update(f"{name}\n{len(text)}\n{text}".encode())
        return total.hexdigest()


def _child(node: Node | None, key: str | int) -> tuple[int, Node] | None:
    if isinstance(node, MappingNode):
        for name, value in node.value:
            if name.value == str(key):
                return name.start_mark.line, value
    if isinstance(node, SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key].start_mark.line, node.value[key]
    return None


def _yaml_problem(path: Path, error: YAMLError) -> Problem:
    line, reason = 1, str(error)
    if isinstance(error, MarkedYAMLError) and error.problem_mark is not None:
        line, reason = error.problem_mark.line + 1, error.problem.partition(" with value ")[0]
    elif isinstance(error, ReaderError):
        line = path.read_text(encoding="utf-8").count("\n", 0, error.position) + 1
    return Problem(str(path), line, f"not YAML: {reason.partition(chr(10))[0]}")
