"""The two specs of a comparison: each a git revision, a folder or a bundle.

The work tree is read and never written: a revision is unpacked into a temporary folder.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator import REPOSITORY
from generator.api import naming
from generator.api.types import COMMON
from generator.diff import quick_yaml
from generator.spec.bundle import bundle
from generator.spec.load import INTERRUPTED, UNFINISHED_IMPORT, Located, Problem, Spec, SpecError, fragment
from generator.spec.schema import OBSERVED, ROOT, TODO

VERSION_FILE = "runtime/feiyan_runtime/_version.py"
_CORRECTIONS = re.compile(r"(?:.*\.)?corrections\.yaml")
"""They say nothing to users of the client. Older revisions have a single file of them."""

_VERSION = re.compile(r'^__version__ = "([^"]*)"$', re.MULTILINE)
_COMPONENTS = "#/components/schemas/"
_NO_BUNDLE = "no bundle such as `python -m generator bundle` writes"


class SourceError(Exception):
    """What was given is no spec."""


@dataclass(frozen=True, slots=True)
class Source:
    """A spec and what is known of where it comes from."""

    label: str
    spec: Spec
    version: str | None
    """Of the distribution, where the source is a revision that has one; else that of the work tree."""
    unfinished: int = 0
    """How many places have x-todo."""
    is_bundle: bool = False

    def bundled(self) -> Source:
        """The same spec with no more than a bundle says."""
        if self.is_bundle:
            return self
        return replace(self, spec=_taken_apart(self.label, bundle(self.spec)), is_bundle=True)


@contextmanager
def opened(argument: str | None, spec: Path) -> Iterator[Source]:
    """The spec that an argument names, or without one the work tree's; while it is open, problems have their lines.

    `spec` is the folder of the work tree's spec: revisions are those of its repository.
    """
    path = Path(argument or "")
    if argument is None:
        yield folder(spec, "the work tree")
    elif argument and path.is_dir():
        yield folder(path)
    elif path.is_file():
        spec_of = _bundle(path)
        yield Source(argument, spec_of, work_tree_version(), _unfinished(spec_of), is_bundle=True)
    else:
        with tempfile.TemporaryDirectory() as place:
            yield _revision(argument, spec, Path(place))


def folder(path: Path, label: str = "") -> Source:
    """The spec of a folder."""
    spec = _read(path, str(path))
    return Source(label or str(path), spec, work_tree_version(), _unfinished(spec))


def work_tree_version() -> str | None:
    """The version that the work tree's runtime has."""
    path = REPOSITORY / VERSION_FILE
    return _version(path.read_text(encoding="utf-8")) if path.is_file() else None


@dataclass
class _QuickSpec(Spec):
    """A spec that follows each reference once, and names its files as a reader of the report does."""

    label: str = ""
    _tails: dict[tuple[str, str], tuple[Located, ...]] = field(default_factory=dict)

    def chain(self, place: Located) -> Iterator[Located]:
        reference = place.value.get("$ref") if isinstance(place.value, dict) else None
        if not isinstance(reference, str):
            yield from super().chain(place)
            return
        key = place.file, reference
        if key not in self._tails:
            _, *tail = super().chain(place)
            self._tails[key] = tuple(tail)
        yield place
        yield from self._tails[key]

    def problem(self, place: Located, message: str) -> None:
        self.problems.append(self._problem(place, message))

    def error(self, place: Located, message: str) -> SpecError:
        return SpecError([self._problem(place, message)])

    def _problem(self, place: Located, message: str) -> Problem:
        return Problem(f"{self.label}/{place.file}", self.line(place), message)


@dataclass
class _BundledSpec(_QuickSpec):
    """A spec out of a bundle, where a place is known by its keys."""

    def _problem(self, place: Located, message: str) -> Problem:
        return Problem(self.label, 1, f"{'.'.join(map(str, place.pointer)) or 'the document'}: {message}")


def _read(path: Path, label: str) -> Spec:
    if not (path / ROOT).is_file():
        raise SourceError(f"{label}: there is no {ROOT}: this folder holds no spec")
    if (path / UNFINISHED_IMPORT).exists():
        raise SourceError(f"{label}/{UNFINISHED_IMPORT}: {INTERRUPTED}")
    spec = _QuickSpec(path, label=label)
    for file in sorted(path.rglob("*.yaml")):
        name = file.relative_to(path).as_posix()
        if is_compared(name):
            spec.files[name] = _loaded(_text(file, f"{label}/{name}"), f"{label}/{name}")
    return spec


def is_compared(name: str) -> bool:
    """Return whether a file of a spec can say anything to users of the client."""
    return _CORRECTIONS.fullmatch(name) is None


def _text(path: Path, label: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SpecError([Problem(label, 1, f"not UTF-8: {error.reason}")]) from None


def _unfinished(spec: Spec) -> int:
    """How many objects have x-todo."""
    count, waiting = 0, [*spec.files.values()]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            count += TODO in value
            waiting += [child for key, child in value.items() if key != "examples"]
        elif isinstance(value, list):
            waiting += value
    return count


def _loaded(text: str, label: str) -> Any:
    try:
        return quick_yaml.load(text)
    except quick_yaml.InvalidYamlError as error:
        raise SpecError([Problem(label, error.line, f"not YAML: {error.reason}")]) from None


# --- Bundles -------------------------------------------------------------------------------------------------------


def _bundle(path: Path) -> Spec:
    text = _text(path, str(path))
    try:
        return _taken_apart(str(path), json.loads(text) if path.suffix == ".json" else _loaded(text, str(path)))
    except json.JSONDecodeError as error:
        raise SpecError([Problem(str(path), error.lineno, f"not JSON: {error.msg}")]) from None
    except RecursionError:
        raise SpecError([Problem(str(path), 1, "nested too deeply")]) from None


def _taken_apart(label: str, document: Any) -> Spec:
    """A bundle in the files of a spec."""
    paths = document.get("paths") if isinstance(document, dict) else None
    if not isinstance(paths, dict) or "openapi" not in document:
        raise SourceError(f"{label}: {_NO_BUNDLE}: it has no openapi and paths")
    spec = _BundledSpec(Path(), label=label)
    links = {}
    for path, item in paths.items():
        if not isinstance(item, dict) or not isinstance(item.get("post"), dict):
            elsewhere = isinstance(item, dict) and "$ref" in item
            why = "its paths stand in other files: give the folder" if elsewhere else f"{path} has no post"
            raise SourceError(f"{label}: {_NO_BUNDLE}: {why}")
        side, service = _home(spec, path, item["post"])
        is_observed = "x-seen" in item["post"]
        file = OBSERVED if is_observed else f"services/{side}/{service}.yaml"
        content = spec.files.setdefault(file, {"paths": {}} | ({"fields": []} if is_observed else {}))
        content["paths"][path] = _relinked(item, f"{'../' * file.count('/')}{COMMON}")
        links[path] = {"$ref": f"{file}#{fragment(('paths', path))}"}
    spec.files[COMMON] = {"components": document.get("components", {})}
    spec.files[ROOT] = {key: value for key, value in document.items() if key != "components"} | {"paths": links}
    return spec


def _home(spec: Spec, path: str, operation: dict[str, Any]) -> tuple[str, str]:
    """Side and service of an operation: by its name, or by its tag where it has none yet."""
    tags = operation.get("tags")
    if TODO in operation and "operationId" not in operation and tags and isinstance(tags, list):
        side, _, service = str(tags[0]).partition(".")
        return side, service
    try:
        return naming.operation_names(operation.get("operationId", ""))[:2]
    except naming.UnsafeError as error:
        raise spec.error(Located("", ("paths", path, "post"), operation), str(error)) from None


def _relinked(value: Any, common: str) -> Any:
    """A path item whose references lead to the components in their file."""
    if isinstance(value, list):
        return [_relinked(child, common) for child in value]
    if not isinstance(value, dict):
        return value
    made = {key: _relinked(child, common) for key, child in value.items()}
    reference = made.get("$ref")
    if isinstance(reference, str) and reference.startswith(_COMPONENTS):
        made["$ref"] = f"{common}{reference}"
    if made.keys() == {"schema", "example"}:  # the example for tools, made of those of params and data
        del made["example"]
    return made


# --- Revisions -----------------------------------------------------------------------------------------------------


def _revision(name: str, spec: Path, place: Path) -> Source:
    top = _git(spec.resolve().parent, "rev-parse", "--show-toplevel")
    if top.returncode:
        raise SourceError(f"{name}: no folder, no file, and here is no repository: {top.stderr.decode().strip()}")
    repository = Path(top.stdout.decode().rstrip("\n"))
    commit = _git(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if commit.returncode:
        is_shallow = _git(repository, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        why = ", or one that this shallow clone lacks: `git fetch --unshallow`" if is_shallow else ""
        raise SourceError(f"{name}: no folder, no file and no revision of git{why}")
    identity, inside = commit.stdout.decode().strip(), spec.resolve().relative_to(repository).as_posix()
    archive = _git(repository, "archive", "--format=tar", identity, "--", inside)
    if archive.returncode:
        raise SourceError(f"{name}: this revision has no {inside}/")
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as packed:
        packed.extractall(place, filter="data")
    version = _version(_git(repository, "show", f"{identity}:{VERSION_FILE}").stdout.decode(errors="replace"))
    label = name if identity.startswith(name) else f"{name} ({identity[:7]})"
    found = _read(place / inside, f"{name}:{inside}")
    return Source(label, found, version or work_tree_version(), _unfinished(found))


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise SourceError("git is not installed: give folders or bundles") from None


def _version(text: str) -> str | None:
    found = _VERSION.search(text)
    return found[1] if found else None
