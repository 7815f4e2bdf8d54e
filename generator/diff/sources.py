"""Read the two specs of a comparison: each is a git revision, a folder or a bundle.

Nothing is checked out: the files of a revision are read from git.
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator import REPOSITORY
from generator.api import naming
from generator.api.types import COMMON
from generator.files import FileRefusedError, read_limited
from generator.spec.bundle import bundle
from generator.spec.load import (
    INTERRUPTED,
    LARGEST_SPEC,
    UNFINISHED_IMPORT,
    Located,
    Problem,
    Spec,
    SpecError,
    fragment,
)
from generator.spec.schema import OBSERVED, ROOT, TODO
from generator.spec.yaml_reader import LARGEST, InvalidYamlError, read_yaml

VERSION_FILE = "runtime/feiyan_runtime/_version.py"
LARGEST_VERSION_FILE = 100_000
"""Maximum size of the file with the version, in bytes; a larger one has none."""

_UNSEEN = re.compile(r"(?:.*\.)?(?:corrections|prose)\.yaml")
"""Names of files that users of the client do not see; older revisions have a single one."""

_VERSION = re.compile(r'^__version__ = "([^"]*)"$', re.MULTILINE)
_COMPONENTS = "#/components/schemas/"
_NOT_A_BUNDLE = "not a bundle such as `python -m generator bundle` writes"


class SourceError(Exception):
    """An argument is not a spec."""


@dataclass(frozen=True, slots=True)
class Source:
    """A spec and its origin."""

    label: str
    spec: Spec
    version: str | None
    """Version of the distribution in a revision, or else in the work tree."""
    unfinished: int = 0
    """Number of places with x-todo."""
    is_bundle: bool = False

    def bundled(self) -> Source:
        """Return the spec reduced to the contents of a bundle."""
        if self.is_bundle:
            return self
        return replace(self, spec=_split(self.label, bundle(self.spec)), is_bundle=True)


def read_source(argument: str | None, spec: Path) -> Source:
    """Read the spec that an argument names; without one, the spec of the work tree.

    `spec` is the folder of the spec in the work tree; revisions are those of its repository.
    """
    path = Path(argument or "")
    if argument is None:
        return folder(spec, "the work tree")
    if argument and path.is_dir():
        return folder(path)
    if path.is_file():
        spec_of = _bundle(path)
        return Source(argument, spec_of, work_tree_version(), _unfinished(spec_of), is_bundle=True)
    return _revision(argument, spec)


def folder(path: Path, label: str = "") -> Source:
    """Read the spec in a folder."""
    spec = _read(path, str(path))
    return Source(label or str(path), spec, work_tree_version(), _unfinished(spec))


def work_tree_version() -> str | None:
    """Return the version of the runtime in the work tree."""
    path = REPOSITORY / VERSION_FILE
    return _version(path.read_text(encoding="utf-8")) if path.is_file() else None


def _read(path: Path, label: str) -> Spec:
    return _of_texts({file.relative_to(path).as_posix(): file for file in sorted(path.rglob("*.yaml"))}, label)


def _of_texts(files: Mapping[str, bytes | Path], label: str) -> Spec:
    if ROOT not in files:
        raise SourceError(f"{label}: there is no {ROOT}: this folder does not contain a spec")
    if UNFINISHED_IMPORT in files:
        raise SourceError(f"{label}/{UNFINISHED_IMPORT}: {INTERRUPTED}")
    return Spec.of_texts({name: file for name, file in files.items() if is_compared(name)}, label)


def is_compared(name: str) -> bool:
    """Return whether users of the client see the contents of a file."""
    return _UNSEEN.fullmatch(name) is None


def _unfinished(spec: Spec) -> int:
    """Count the objects with x-todo."""
    count, waiting = 0, [*spec.files.values()]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            count += TODO in value
            waiting += [child for key, child in value.items() if key != "examples"]
        elif isinstance(value, list):
            waiting += value
    return count


# --- Bundles -------------------------------------------------------------------------------------------------------


def _bundle(path: Path) -> Spec:
    try:
        text = read_limited(path, LARGEST, "a bundle").decode()
        document = json.loads(text) if path.suffix == ".json" else read_yaml(text).value
        json.dumps(document, ensure_ascii=False, allow_nan=False).encode()
        return _split(str(path), document)
    except FileRefusedError as error:
        raise SourceError(f"{path}: {error}") from None
    except InvalidYamlError as error:
        raise SpecError([Problem(str(path), line, reason) for line, reason in error.problems]) from None
    except json.JSONDecodeError as error:
        raise SpecError([Problem(str(path), error.lineno, f"not valid JSON: {error.msg}")]) from None
    except UnicodeDecodeError as error:
        raise SpecError([Problem(str(path), 1, f"not UTF-8: {error.reason}")]) from None
    except UnicodeEncodeError:
        raise SpecError([Problem(str(path), 1, "contains half a character, which no UTF-8 can hold")]) from None
    except ValueError as error:
        raise SpecError([Problem(str(path), 1, f"a value cannot be read: {error}")]) from None
    except RecursionError:
        raise SpecError([Problem(str(path), 1, "nested too deeply")]) from None


def _split(label: str, document: Any) -> Spec:
    """Return a bundle as a spec with files."""
    paths = document.get("paths") if isinstance(document, dict) else None
    if not isinstance(paths, dict) or "openapi" not in document:
        raise SourceError(f"{label}: {_NOT_A_BUNDLE}: it lacks openapi or paths")
    spec = Spec(label=label, is_bundle=True)
    links = {}
    for path, item in paths.items():
        if not isinstance(item, dict) or not isinstance(item.get("post"), dict):
            elsewhere = isinstance(item, dict) and "$ref" in item
            why = "its paths are in other files: give the folder" if elsewhere else f"{path} has no post"
            raise SourceError(f"{label}: {_NOT_A_BUNDLE}: {why}")
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
    """Return side and service of an operation: from its name, or from its tag while it has none."""
    tags = operation.get("tags")
    if TODO in operation and "operationId" not in operation and tags and isinstance(tags, list):
        side, _, service = str(tags[0]).partition(".")
        return side, service
    try:
        return naming.operation_names(operation.get("operationId", ""))[:2]
    except naming.UnsafeError as error:
        raise spec.error(Located("", ("paths", path, "post"), operation), str(error)) from None


def _relinked(value: Any, common: str) -> Any:
    """Return a path item with references that point to the file of components."""
    if isinstance(value, list):
        return [_relinked(child, common) for child in value]
    if not isinstance(value, dict):
        return value
    made = {key: _relinked(child, common) for key, child in value.items()}
    reference = made.get("$ref")
    if isinstance(reference, str) and reference.startswith(_COMPONENTS):
        made["$ref"] = f"{common}{reference}"
    if made.keys() == {
        "schema",
        "example",
    }:  # the example for other tools, which was composed from those of params and data
        del made["example"]
    return made


# --- Revisions -----------------------------------------------------------------------------------------------------


def _revision(name: str, spec: Path) -> Source:
    top = _git(spec.resolve().parent, "rev-parse", "--show-toplevel")
    if top.returncode:
        raise SourceError(
            f"{name}: not a folder or file, and this is not a git repository: {top.stderr.decode().strip()}"
        )
    repository = Path(top.stdout.decode().rstrip("\n"))
    commit = _git(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if commit.returncode:
        is_shallow = _git(repository, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        why = "; this clone is shallow: `git fetch --unshallow` gets all revisions" if is_shallow else ""
        raise SourceError(f"{name}: not a folder, file or git revision{why}")
    identity, inside = commit.stdout.decode().strip(), spec.resolve().relative_to(repository).as_posix()
    listed = _files(repository, identity, inside)
    if not listed:
        raise SourceError(f"{name}: this revision has no {inside}/")
    files = _yaml_files(repository, listed, inside, f"{name}:{inside}")
    version = _version_of(repository, identity)
    label = name if identity.startswith(name) else f"{name} ({identity[:7]})"
    found = _of_texts(files, f"{name}:{inside}")
    return Source(label, found, version or work_tree_version(), _unfinished(found))


def _yaml_files(repository: Path, listed: Mapping[str, _File], inside: str, label: str) -> dict[str, bytes]:
    """Return the YAML files below a folder in a revision, as they were committed.

    Their kinds and sizes are checked before they are read; attributes, which the revision decides on, change nothing.
    """
    files = {name.removeprefix(f"{inside}/"): file for name, file in listed.items() if name.endswith(".yaml")}
    for name, file in files.items():
        if not file.is_regular:
            raise SpecError([Problem(f"{label}/{name}", 1, "not a regular file")])
        if file.size > LARGEST:
            reason = f"too large: {file.size} bytes, but a file may have {LARGEST}"
            raise SpecError([Problem(f"{label}/{name}", 1, reason)])
    if sum(file.size for file in files.values()) > LARGEST_SPEC:
        raise SourceError(f"{label}: too large: more than {LARGEST_SPEC} bytes")
    return dict(zip(files, _contents(repository, list(files.values())), strict=True))


def _version_of(repository: Path, identity: str) -> str | None:
    """Return the version of the distribution in a revision; None if it has none."""
    file = _files(repository, identity, VERSION_FILE).get(VERSION_FILE)
    if file is None or not file.is_regular or file.size > LARGEST_VERSION_FILE:
        return None
    return _version(_contents(repository, [file])[0].decode(errors="replace"))


@dataclass(frozen=True, slots=True)
class _File:
    """A file in a revision."""

    identity: str
    is_regular: bool
    size: int


def _files(repository: Path, identity: str, inside: str) -> dict[str, _File]:
    """Return the files below a folder in a revision by their names in the repository, sorted; or the file itself."""
    listed = _git(repository, "ls-tree", "-r", "-z", "--long", "--full-tree", identity, "--", inside).stdout
    files: dict[str, _File] = {}
    for entry in filter(None, listed.split(b"\0")):
        facts, _, name = entry.partition(b"\t")
        mode, _, blob, size = facts.split()
        files[os.fsdecode(name)] = _File(blob.decode(), mode.startswith(b"100"), int(size) if size.isdigit() else 0)
    return dict(sorted(files.items()))


def _contents(repository: Path, files: Sequence[_File]) -> list[bytes]:
    """Return the contents of files in a revision."""
    command = ["git", "-C", str(repository), "cat-file", "--batch"]
    asked = "".join(f"{file.identity}\n" for file in files).encode()
    stream = io.BytesIO(subprocess.run(command, input=asked, capture_output=True, check=True).stdout)
    contents = []
    for file in files:
        stream.readline()
        contents.append(stream.read(file.size))
        stream.read(1)
    return contents


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise SourceError("git is not installed: give folders or bundles") from None


def _version(text: str) -> str | None:
    found = _VERSION.search(text)
    return found[1] if found else None
