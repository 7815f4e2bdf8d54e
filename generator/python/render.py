"""Render the view to files, format them, and record in the lock file what they were made from."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator import REPOSITORY
from generator.api import naming
from generator.budget import SECONDS
from generator.files import OutputError, naming_errors
from generator.python.client_settings import ClientSetting
from generator.python.view import OperationView, Package

TEMPLATES = REPOSITORY / "templates"
LOCK = "feiyan.lock.json"


@dataclass(frozen=True, slots=True)
class Kind:
    """The words that differ between sync and async code."""

    title: str
    prefix: str
    client: str
    service: str
    pages: str
    http: str
    sharers: str
    is_async: bool

    @property
    def client_module(self) -> str:
        return "_async_client" if self.is_async else "_client"

    @property
    def async_(self) -> str:
        return "async " if self.is_async else ""

    @property
    def await_(self) -> str:
        return "await " if self.is_async else ""

    @property
    def a_with(self) -> str:
        return "an `async with`" if self.is_async else "a `with`"

    def annotation(self, setting: ClientSetting) -> str:
        """Return the type of a setting in clients of this kind."""
        return (self.is_async and setting.async_annotation) or setting.annotation

    def returns(self, operation: OperationView) -> str:
        """Return the return type of a method."""
        if operation.page_item:
            return f"{self.pages}[{operation.page_item}, {operation.result}]"
        return operation.result

    def call(self, operation: OperationView) -> str:
        """Return the call in the body of a method."""
        if operation.page_item:
            return "self._pages"
        return f"{self.await_}self._call"

    def enveloped(self, operation: OperationView) -> str:
        """Return the name of the wrapper that makes a method return envelopes."""
        return f"{'async_' if self.is_async else ''}enveloped{'_pages' if operation.page_item else ''}"


KINDS = (
    Kind("Sync", "", "SyncClient", "SyncService", "Pages", "Client", "threads", is_async=False),
    Kind("Async", "Async", "AsyncClient", "AsyncService", "AsyncPages", "AsyncClient", "tasks", is_async=True),
)


def render(package: Package, document: dict[str, Any], digest: str) -> dict[str, str]:
    """Return the files of `generated/` by path; `document` is the bundled spec, `digest` the hash of the spec."""
    files = _formatted(dict(_python(package)))
    files["feiyan/openapi.json"] = _document(document)
    files["feiyan/py.typed"] = ""
    files["REFERENCE.md"] = _environment().get_template("reference.md.jinja").render(package=package).rstrip() + "\n"
    files[LOCK] = _lock(package, digest, sorted([*files, LOCK]))
    return dict(sorted(files.items()))


def coverage(package: Package) -> str:
    """Return the counts for docs/coverage.md."""
    return _environment().get_template("coverage.md.jinja").render(package=package).strip()


def _python(package: Package) -> Iterator[tuple[str, str]]:
    templates = _environment()

    def made(template: str, source: str, **values: Any) -> str:
        return templates.get_template(template).render(header=_header(source), package=package, kinds=KINDS, **values)

    exports = _exports(package)
    names = sorted(name for _, every in exports for name in every)
    yield "feiyan/__init__.py", made("package.py.jinja", "openapi.yaml", exports=exports, names=names)
    yield "feiyan/__main__.py", made("main.py.jinja", "openapi.yaml")
    yield "feiyan/enums.py", made("enums.py.jinja", "common.yaml, services/ and observed.yaml")
    yield "feiyan/codes.py", made("codes.py.jinja", "errors.yaml and observed.yaml")
    yield "feiyan/_errors.py", made("errors.py.jinja", "errors.yaml and observed.yaml")
    yield "feiyan/regions.py", made("regions.py.jinja", "openapi.yaml")
    if package.messages:
        imports = package.messages.imports
        yield "feiyan/messages.py", made("messages.py.jinja", "asyncapi.yaml", module=package.messages, imports=imports)
    for module in package.models:
        yield module.file, made("models.py.jinja", _listed(module.sources), module=module, imports=module.imports)
    for side in package.sides:
        folder = f"feiyan/{side.name}"
        source = f"services/{side.name}/"
        yield f"{folder}/__init__.py", made("side.py.jinja", source, side=side)
        yield f"{folder}/models/__init__.py", made("models_package.py.jinja", source, side=side)
        for kind in KINDS:
            file = f"{folder}/{kind.client_module}.py"
            yield file, made("client.py.jinja", source, side=side, kind=kind, imports=side.imports)
        yield f"{folder}/_envelopes.py", made("envelopes.py.jinja", source, side=side)
        for service in side.services:
            source = _listed(service.sources)
            yield service.file, made("service.py.jinja", source, service=service, imports=service.imports)


def _exports(package: Package) -> list[tuple[str, list[str]]]:
    clients = [
        (f"feiyan.{side.name}.{kind.client_module}", [f"{kind.prefix}{side.class_name}Client"])
        for side in package.sides
        for kind in KINDS
    ]
    enums = [enum.name for enum in package.enums]
    rest = (
        ("feiyan.enums", enums),
        ("feiyan.messages", package.messages.names if package.messages else []),
        ("feiyan.regions", ["Region"]),
        ("feiyan_devices", [*naming.DEVICES_EXPORTS]),
        ("feiyan_runtime", ["__version__", *naming.RUNTIME_EXPORTS]),
    )
    return [*clients, *(one for one in rest if one[1])]


def _document(document: dict[str, Any]) -> str:
    """Print each path, each schema and each other member on its own line, so that a diff shows what changed."""
    return f"{_opened(document, {'components': {'schemas': {}}, 'paths': {}})}\n"


def _opened(members: dict[str, Any], within: dict[str, Any]) -> str:
    """Print an object with one line per member, and the same for the members named in `within`."""
    lines = (
        f"{json.dumps(name, ensure_ascii=False)}:{_opened(value, within[name]) if name in within else _compact(value)}"
        for name, value in sorted(members.items())
    )
    return "{\n" + ",\n".join(lines) + "\n}"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _listed(files: tuple[str, ...]) -> str:
    return " and ".join(files)


def _header(source: str) -> str:
    return f"# Generated from spec/{source} by `python -m generator generate`. Change the spec, not this file."


@cache
def _environment() -> Environment:
    environment = jinja()
    environment.filters |= {"cell": naming.cell, "code_cell": naming.code_cell}
    return environment


def jinja(**settings: Any) -> Environment:
    """Return the environment of all templates; `settings` are passed on to Jinja."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        **settings,
    )


def _formatted(files: dict[str, str]) -> dict[str, str]:
    """Format files with ruff, and sort and merge their imports."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in files.items():
            path = root / name
            with naming_errors(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode())
        settings = ("--isolated", "--no-cache", "--quiet", "--line-length=120", "--target-version=py311")
        own = "--config=lint.isort.known-first-party=['feiyan','feiyan_devices','feiyan_runtime']"
        _ruff("check", "--select=I,F401", "--fix", own, *settings, folder)
        _ruff("format", *settings, folder)
        return {name: (root / name).read_bytes().decode() for name in files}


def _ruff(*arguments: str) -> None:
    command = [sys.executable, "-m", "ruff", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        raise OutputError(f"ruff was stopped after {SECONDS} seconds: the generated code is too large") from None
    if done.returncode:
        raise OutputError(f"ruff refused the generated code: {done.stdout}{done.stderr}".strip())


def _lock(package: Package, digest: str, files: list[str]) -> str:
    facts = {
        "spec": digest,
        "documents": package.version,
        "ruff": version("ruff"),
        "operations": len(package.paths),
        "models": package.model_count,
        "messages": len(package.messages.names) if package.messages else 0,
        "enums": len(package.enums),
        "error_codes": len(package.errors),
        "files": files,
    }
    return json.dumps(facts, indent=2) + "\n"
