"""The package in the repository is complete and up to date."""

from __future__ import annotations

import ast
import inspect
import json
import re
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from generator.api import naming
from generator.api.naming import UnsafeError
from generator.python.view import OperationView, Package, ServiceView

GENERATED = Path(__file__).parents[3] / "generated"
CHINESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
TITLE = re.compile(r"Section\s+[0-9.]+\s+\([^()]*(\([^()]*\)[^()]*)*\)\.")
IN_CHINESE = re.compile(r"\b(?:meaning|remedy)_zh=\"[^\"]*\"")


def methods(package: Package) -> Iterator[tuple[ServiceView, OperationView]]:
    """Yield every operation and its service."""
    for side in package.sides:
        for service in side.services:
            for operation in service.operations:
                yield service, operation


def class_of(service: ServiceView, *, prefix: str = "") -> Any:
    return getattr(import_module(service.module), f"{prefix}{service.class_name}")


def test_every_operation_has_a_method_in_both_worlds(real_package: Package) -> None:
    """Sync and async methods take the same parameters, all by keyword."""
    for service, operation in methods(real_package):
        sync, asynchronous = (
            inspect.signature(getattr(class_of(service, prefix=prefix), operation.method)) for prefix in ("", "Async")
        )
        assert sync.parameters == asynchronous.parameters
        names = [name for name in sync.parameters if name not in {"self", "options"}]
        assert names == [parameter.name for parameter in operation.parameters]
        assert all(sync.parameters[name].kind is inspect.Parameter.KEYWORD_ONLY for name in names)


def test_only_methods_that_wait_are_coroutines(real_package: Package) -> None:
    """Async methods are awaited, but for those that return pages, which are iterated."""
    for service, operation in methods(real_package):
        method = inspect.unwrap(getattr(class_of(service, prefix="Async"), operation.method))
        assert inspect.iscoroutinefunction(method) == (operation.page_item is None)


def test_every_method_is_reached_from_the_clients(real_package: Package) -> None:
    """Services are attributes of the client and of its `with_envelope`."""
    feiyan = import_module("feiyan")
    for side in real_package.sides:
        for prefix in ("", "Async"):
            client = getattr(feiyan, f"{prefix}{side.class_name}Client")
            envelopes = getattr(import_module(f"feiyan.{side.name}._envelopes"), f"{prefix}{side.class_name}Envelopes")
            for service in side.services:
                assert service.name in vars(client)
                assert service.name in vars(envelopes)


def test_docstrings_name_path_version_and_source(real_package: Package) -> None:
    """A reader finds the operation in the platform's documents, or where else it was seen."""
    for service, operation in methods(real_package):
        for prefix in ("", "Async"):
            text = " ".join((getattr(class_of(service, prefix=prefix), operation.method).__doc__ or "").split())
            seen = f"Not documented; seen in use: {operation.seen}."
            source = seen if operation.seen else f"Section {operation.section} ("
            assert f"POST {operation.path}, version {operation.version}. {source}" in text
            for parameter in operation.parameters:
                assert f" {parameter.name}: " in text
            assert (" Returns: " in text) == (operation.result != "None" and operation.page_item is None)


def test_docstrings_say_which_operations_need_no_token(real_package: Package, real_document: dict[str, Any]) -> None:
    """A caller without a token knows what can be called."""
    for service, operation in methods(real_package):
        post = real_document["paths"][operation.path]["post"]
        auth = (post if post["operationId"] == operation.id else post["x-also"])["x-auth"]
        text = " ".join(getattr(class_of(service), operation.method).__doc__.split())
        assert ("Needs no token." in text) == (auth == "none")
        assert ("A signed-in user is optional." in text) == (auth == "optional-user")


def test_every_member_of_an_enumeration_is_documented(real_package: Package) -> None:
    """Each value has a sentence under it, where editors look."""
    tree = ast.parse((GENERATED / "feiyan" / "enums.py").read_text(encoding="utf-8"))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    assert len(classes) == len(real_package.enums)
    for node in classes:
        members = getattr(import_module("feiyan.enums"), node.name)
        assert issubclass(members, Enum)
        _, *body = node.body
        assert [type(each) for each in body] == [ast.Assign, ast.Expr] * len(members)
        assert all(ast.literal_eval(each.value).endswith(".") for each in body if isinstance(each, ast.Expr))


def test_every_field_is_documented(real_package: Package) -> None:
    """Every field of a model has a sentence."""
    for module in real_package.models:
        for model in module.models:
            assert all(len(field.doc) > len('""""""') for field in model.fields), model.name


def test_the_packaged_document_is_the_bundle(real_files: dict[str, str], real_document: dict[str, Any]) -> None:
    """`feiyan/openapi.json` is the bundled spec."""
    packaged = json.loads(real_files["feiyan/openapi.json"])
    assert packaged == json.loads(json.dumps(real_document))


def test_a_diff_of_the_packaged_document_can_be_read(real_files: dict[str, str], real_document: dict[str, Any]) -> None:
    """Each path, each schema and each other member of the document begins a line, and no line has two."""
    names = (
        *real_document.keys(),
        *real_document["paths"].keys(),
        *real_document["components"].keys(),
        *real_document["components"]["schemas"].keys(),
    )
    lines = [line for line in real_files["feiyan/openapi.json"].splitlines() if line.startswith('"')]
    assert [line.partition(":")[0] for line in sorted(lines)] == sorted(f'"{name}"' for name in names)


def test_chinese_stands_in_section_titles_only(real_files: dict[str, str]) -> None:
    """Generated code is English; Chinese are the titles of sections, to search for them, and what `_zh` holds."""
    for name, text in real_files.items():
        if name.endswith(".py"):
            assert not CHINESE.search(IN_CHINESE.sub("", TITLE.sub("", text))), name


def test_everything_exported_exists() -> None:
    """Each name of `feiyan` can be imported, and `dir` shows it."""
    feiyan = import_module("feiyan")
    assert sorted(set(feiyan.__all__)) == feiyan.__all__ == dir(feiyan)
    for name in feiyan.__all__:
        value = getattr(feiyan, name)
        assert isinstance(value, str) if name == "__version__" else value.__name__ == name
    with pytest.raises(AttributeError, match="module 'feiyan' has no attribute 'nothing'"):
        feiyan.nothing  # noqa: B018


def test_names_that_generated_code_imports_are_taken(real_files: dict[str, str]) -> None:
    """No component can hide a class that a generated module imports from elsewhere."""
    for name, text in real_files.items():
        if not name.endswith(".py"):
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ImportFrom) and not (node.module or "").startswith("feiyan."):
                for alias in node.names:
                    with pytest.raises(UnsafeError):
                        naming.class_name(alias.name)


def test_the_reference_lists_every_operation(real_files: dict[str, str], real_package: Package) -> None:
    """One row an operation, with method, path, version and section, or where it was seen."""
    rows = real_files["REFERENCE.md"].splitlines()
    for _, operation in methods(real_package):
        source = f"seen in use: {operation.seen}" if operation.seen else operation.section
        source += "".join(f", [page]({url})" for url in operation.pages)
        start = f"| `{operation.method}` | `{operation.path}` | {operation.version} | {source} | "
        assert sum(row.startswith(start) for row in rows) == 1
