"""The two specs of a comparison: each a git revision, a folder or a bundle.

The work tree is read and never written: of a revision, the files are read as git keeps them.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator import REPOSITORY
from generator.api import naming
from generator.api.types import COMMON
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
LARGEST_ARCHIVE = 2 * LARGEST_SPEC
"""Bytes of a revision's folder, other files and what tells them apart included."""
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


def read_source(argument: str | None, spec: Path) -> Source:
    """Read the spec that an argument names, or without one the work tree's.

    `spec` is the folder of the work tree's spec: revisions are those of its repository.
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
    """The spec of a folder."""
    spec = _read(path, str(path))
    return Source(label or str(path), spec, work_tree_version(), _unfinished(spec))


def work_tree_version() -> str | None:
    """The version that the work tree's runtime has."""
    path = REPOSITORY / VERSION_FILE
    return _version(path.read_text(encoding="utf-8")) if path.is_file() else None


def _read(path: Path, label: str) -> Spec:
    files = {file.relative_to(path).as_posix(): file for file in sorted(path.rglob("*.yaml"))}
    return _of_texts(files, label)


def _of_texts(files: Mapping[str, bytes | Path], label: str) -> Spec:
    if ROOT not in files:
        raise SourceError(f"{label}: there is no {ROOT}: this folder holds no spec")
    if UNFINISHED_IMPORT in files:
        raise SourceError(f"{label}/{UNFINISHED_IMPORT}: {INTERRUPTED}")
    return Spec.of_texts({name: file for name, file in files.items() if is_compared(name)}, label)


def is_compared(name: str) -> bool:
    """Return whether a file of a spec can say anything to users of the client."""
    return _CORRECTIONS.fullmatch(name) is None


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


# --- Bundles -------------------------------------------------------------------------------------------------------


def _bundle(path: Path) -> Spec:
    if (size := path.stat().st_size) > LARGEST:
        raise SourceError(f"{path}: {size} bytes are too many: a bundle may have {LARGEST}")
    try:
        text = path.read_text(encoding="utf-8")
        return _taken_apart(str(path), json.loads(text) if path.suffix == ".json" else read_yaml(text).value)
    except UnicodeDecodeError as error:
        raise SpecError([Problem(str(path), 1, f"not UTF-8: {error.reason}")]) from None
    except InvalidYamlError as error:
        raise SpecError([Problem(str(path), line, reason) for line, reason in error.problems]) from None
    except json.JSONDecodeError as error:
        raise SpecError([Problem(str(path), error.lineno, f"not JSON: {error.msg}")]) from None
    except RecursionError:
        raise SpecError([Problem(str(path), 1, "nested too deeply")]) from None


def _taken_apart(label: str, document: Any) -> Spec:
    """A bundle in the files of a spec."""
    paths = document.get("paths") if isinstance(document, dict) else None
    if not isinstance(paths, dict) or "openapi" not in document:
        raise SourceError(f"{label}: {_NO_BUNDLE}: it has no openapi and paths")
    spec = Spec(label=label, is_bundle=True)
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


def _revision(name: str, spec: Path) -> Source:
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
    archive = _archive(repository, identity, inside)
    if not archive:
        raise SourceError(f"{name}: this revision has no {inside}/")
    if len(archive) > LARGEST_ARCHIVE:
        raise SourceError(f"{name}: {inside}/ is too large: more than {LARGEST_ARCHIVE} bytes")
    version = _version(_git(repository, "show", f"{identity}:{VERSION_FILE}").stdout.decode(errors="replace"))
    label = name if identity.startswith(name) else f"{name} ({identity[:7]})"
    found = _of_texts(_unpacked(archive, inside, f"{name}:{inside}"), f"{name}:{inside}")
    return Source(label, found, version or work_tree_version(), _unfinished(found))


def _archive(repository: Path, identity: str, inside: str) -> bytes:
    """Return a folder of a revision as git packs it, or as much of it as shows that it is too large."""
    command = ["git", "-C", str(repository), "archive", "--format=tar", identity, "--", inside]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        packed = process.stdout.read(LARGEST_ARCHIVE + 1) if process.stdout is not None else b""
        if len(packed) > LARGEST_ARCHIVE:
            process.kill()
    return packed if len(packed) > LARGEST_ARCHIVE or not process.returncode else b""


def _unpacked(archive: bytes, inside: str, label: str) -> dict[str, bytes]:
    """Return the YAML files of a folder that git has packed; nothing follows a link in it."""
    found: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
        for member in packed:
            name = member.name.removeprefix(f"{inside}/")
            if not name.endswith(".yaml") or member.isdir():
                continue
            content = packed.extractfile(member) if member.isreg() else None
            if content is None:
                raise SpecError([Problem(f"{label}/{name}", 1, "not a regular file")])
            found[name] = content.read()
    return dict(sorted(found.items()))


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise SourceError("git is not installed: give folders or bundles") from None


def _version(text: str) -> str | None:
    found = _VERSION.search(text)
    return found[1] if found else None
