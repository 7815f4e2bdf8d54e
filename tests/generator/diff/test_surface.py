"""The model that is compared equals the generated package."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.api import naming
from generator.api.model import Api, Value
from generator.diff import sources
from generator.diff.python_types import shown
from generator.diff.reading import read
from generator.python.view import Field, OperationView, Package

SPEC = Path(__file__).parents[3] / "spec"


@pytest.fixture(scope="module")
def surface() -> Api:
    return read(sources.folder(SPEC))


def annotation(value: Value) -> str:
    """The annotation of a field."""
    return f"{shown(value.type)} | None" if value.may_be_none and value.type != "Any" else shown(value.type)


def as_fields(values: tuple[Value, ...]) -> list[tuple[str, str, bool]]:
    return [(value.name, annotation(value), value.required) for value in values]


def as_printed(fields: tuple[Field, ...]) -> list[tuple[str, str, bool]]:
    return [(field.name, field.annotation, "None" not in field.default) for field in fields]


def operations(package: Package) -> dict[str, OperationView]:
    return {
        f"{side.name}.{service.name}.{operation.method}": operation
        for side in package.sides
        for service in side.services
        for operation in service.operations
    }


def test_methods_are_those_of_the_client(surface: Api, real_package: Package) -> None:
    """Methods of the model and of the client have the same names, types, requirements and results."""
    made = operations(real_package)
    assert {one.python for one in surface.operations.values()} == made.keys()
    for operation in surface.operations.values():
        method = made[operation.python]
        assert [(one.name, shown(one.type), one.required) for one in operation.parameters] == [
            (one.name, one.annotation.removesuffix(" | None"), not one.default) for one in method.parameters
        ]
        assert [naming.literal(one.default) for one in operation.parameters if one.default is not None] == [
            one.default.removeprefix("= ")
            for one, of_spec in zip(method.parameters, operation.parameters, strict=True)
            if of_spec.default is not None
        ]
        assert annotation(operation.answer) == method.data
        assert shown(operation.item) == (method.page_item or "")


def test_classes_are_those_of_the_client(surface: Api, real_package: Package) -> None:
    """Classes of the model and of the client have the same modules, names and fields."""
    models = {
        f"{module.module}.{model.name}": model.fields for module in real_package.models for model in module.models
    }
    messages = real_package.messages
    assert messages is not None
    models |= {f"feiyan.messages.{model.name}": model.fields for model in messages.models}
    bases = {one.name: one.fields for one in messages.messages}
    models |= {f"feiyan.messages.{one.name}": bases.get(one.base, ()) + one.fields for one in messages.messages}
    assert {name: as_fields(one.fields) for name, one in surface.classes.items() if name in models} == {
        name: as_printed(fields) for name, fields in models.items()
    }
    requests = {f"feiyan.messages.{one.name}": one.fields for one in messages.requests}
    assert surface.classes.keys() == models.keys() | requests.keys()
    for name, fields in requests.items():
        assert [(one.name, annotation(one)) for one in surface.classes[name].fields] == [
            (one.name, one.annotation) for one in fields
        ]


def test_constants_are_those_of_the_client(surface: Api, real_package: Package) -> None:
    """Constants of the model and of the client are the same: enumerations, error codes, topics, regions."""
    assert {
        name: (one.base, [(member.name, naming.literal(member.value)) for member in one.members])
        for name, one in surface.enums.items()
    } == {
        f"feiyan.enums.{one.name}": (
            "int" if one.base == "NamedIntEnum" else "str",
            [(member.name, member.value) for member in one.members],
        )
        for one in real_package.enums
    }
    assert surface.errors is not None
    assert {one.python: (str(one.code), one.error_class) for one in surface.errors.values()} == {
        f"feiyan.codes.{one.constant}": (str(one.code), one.error_class) for one in real_package.errors
    }
    assert surface.topics is not None
    assert real_package.messages is not None
    assert {one.python: (one.address, one.is_sent, one.messages) for one in surface.topics.values()} == {
        f"feiyan.messages.Topic.{one.constant}": (one.address, one.is_sent, one.messages)
        for one in real_package.messages.topics
    }
    assert surface.regions.keys() == {f"feiyan.Region.{one.constant}" for one in real_package.regions}
