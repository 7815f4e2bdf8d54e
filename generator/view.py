"""What the templates print: names, types, literals and docstrings, all decided."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Import:
    """`from module import name`, or `import name` where there is no module."""

    module: str
    name: str


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an enumeration."""

    name: str
    value: str
    doc: str


@dataclass(frozen=True, slots=True)
class Enum:
    """An enumeration."""

    name: str
    base: str
    doc: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a model: `name: annotation default`."""

    name: str
    annotation: str
    default: str
    doc: str


@dataclass(frozen=True, slots=True)
class Model:
    """A model."""

    name: str
    base: str
    doc: str
    bare_list: str | None
    rules: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class ModelsModule:
    """A module of models."""

    module: str
    file: str
    doc: str
    source: str
    imports: tuple[Import, ...]
    models: tuple[Model, ...]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a method: `name: annotation default`."""

    name: str
    annotation: str
    default: str


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation and the method that calls it."""

    id: str
    method: str
    constant: str
    path: str
    version: str
    section: str
    summary: str
    doc: str
    parameters: tuple[Parameter, ...]
    data: str
    """Type of the data."""
    result: str
    """The same, written as a method of the class may: `builtins.list` where another method is called `list`."""
    page_item: str | None
    """Type of an item where the method returns pages."""
    settings: tuple[tuple[str, str], ...]
    """Keyword arguments of the descriptor."""


@dataclass(frozen=True, slots=True)
class Service:
    """A service: one class of methods, sync and async."""

    side: str
    name: str
    class_name: str
    module: str
    file: str
    summary: str
    doc: str
    source: str
    imports: tuple[Import, ...]
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class TokenOperations:
    """The operations that make and renew a side's token: constants of a service's module."""

    service: str
    create: str
    refresh: str


@dataclass(frozen=True, slots=True)
class Side:
    """A side of the platform: one client, sync and async."""

    name: str
    class_name: str
    services: tuple[Service, ...]
    tokens: TokenOperations | None
    """None where callers bring the token of a signed-in user."""


@dataclass(frozen=True, slots=True)
class Region:
    """A data centre."""

    constant: str
    id: str
    url: str
    doc: str


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """An entry of the error dictionary."""

    code: int | str
    constant: str
    error_class: str
    meaning: str
    arguments: tuple[tuple[str, str], ...]
    doc: str


@dataclass(frozen=True, slots=True)
class Package:
    """The whole generated package."""

    title: str
    version: str
    doc: str
    enums: tuple[Enum, ...]
    models: tuple[ModelsModule, ...]
    sides: tuple[Side, ...]
    regions: tuple[Region, ...]
    errors: tuple[ErrorCode, ...]
    error_classes: tuple[str, ...]
    corrections: tuple[tuple[str, int], ...]
    """How many rows of each kind corrections.yaml has."""

    @property
    def operations(self) -> int:
        return sum(len(service.operations) for side in self.sides for service in side.services)

    @property
    def model_count(self) -> int:
        return sum(len(module.models) for module in self.models)
