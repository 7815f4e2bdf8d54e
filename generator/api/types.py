"""Map schemas of the spec to Python types."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from generator.api import naming
from generator.spec.index import operations, params_schema, references
from generator.spec.load import Located, Spec
from generator.spec.schema import ACCOUNT, OBSERVED, TOPICS

ENUMS_MODULE = "feiyan.enums"
MESSAGES_MODULE = "feiyan.messages"
ACCOUNT_MODULE = "feiyan.account"
COMMON = "common.yaml"

_SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
_TEXT_ENUM = "StrEnum"
_NUMBER_ENUM = "IntEnum"

_READ, _READ_AND_PASSED, _PASSED = "Open", "Given", "Passed"
"""Uses of a value; the first two begin the names of the types of its enumerations."""


@dataclass(frozen=True, slots=True)
class Import:
    """An import: `from module import name`, or `import name` if `module` is empty."""

    module: str
    name: str


@dataclass(frozen=True, slots=True)
class PythonType:
    """The source of a type and the imports it needs."""

    text: str
    imports: frozenset[Import] = field(default_factory=frozenset)
    nullable: bool = False

    @property
    def qualified(self) -> str:
        """The source with qualified names: `list[feiyan.app.models.things.Thing]`."""
        return _qualified(self.text, self.imports)

    @property
    def or_none(self) -> str:
        """The source of the type or None."""
        return self.text if self.text in {"Any", "None"} else f"{self.text} | None"

    @property
    def found(self) -> str:
        """The source of the type, or None if the platform may send null."""
        return self.or_none if self.nullable else self.text

    def as_value(self) -> PythonType:
        """Return the type as an expression that works at run time; an alias with arguments does not."""
        opened = re.fullmatch(r"(Open|Given)(Int|Str)\[(\w+)\]", self.text)
        if not opened:
            return self
        use, kind, enum = opened.groups()
        other = f"Unknown{kind}" if use == _READ else kind.lower()
        text = f'Annotated[{enum} | {other}, Field(union_mode="left_to_right")]'
        needed = {Import("typing", "Annotated"), Import("pydantic", "Field")}
        needed |= {Import("feiyan_runtime", other)} if use == _READ else set()
        return PythonType(text, self.imports | needed)


def models_module(file: str) -> str:
    """Return the module for the models of a spec file."""
    parts = file.removesuffix(".yaml").split("/")
    if parts[0] == "services":
        side, service = parts[1:]
        return f"feiyan.{side}.models.{service}"
    if file == TOPICS:
        return MESSAGES_MODULE
    if file == ACCOUNT:
        return ACCOUNT_MODULE
    if file != COMMON:
        raise naming.UnsafeError(f"components belong in {COMMON} or in the file of a service, not in {file}")
    return "feiyan.common"


def is_component(place: Located) -> bool:
    """Return whether a place is a component: a schema with a name."""
    return len(place.pointer) == 3 and place.pointer[:2] == ("components", "schemas")


def is_enum(schema: Any) -> bool:
    """Return whether a schema is an enumeration."""
    return isinstance(schema, dict) and "enum" in schema


def is_model(schema: Any) -> bool:
    """Return whether a schema is an object with known properties."""
    return isinstance(schema, dict) and "properties" in schema


def kinds(schema: dict[str, Any]) -> list[str]:
    """Return the JSON types that a schema allows."""
    named = schema.get("type", [])
    return named if isinstance(named, list) else [named]


def value_name_problems(schema: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the names and descriptions of the values of an enumeration."""
    values = [value for value in schema["enum"] if value is not None]
    names, texts = schema.get("x-enum-names", []), schema.get("x-enum-descriptions", [])
    if not len(values) == len(names) == len(texts):
        yield "needs one entry in x-enum-names and one in x-enum-descriptions for each value"
    if len(set(names)) < len(names):
        yield "two values have the same name"
    if len({str(value).casefold() for value in values}) < len(values):
        yield "two values differ in capital and small letters only, which are read alike"


def enum_base(schema: Any) -> str:
    """Return the base class of an enumeration."""
    return _NUMBER_ENUM if "integer" in kinds(schema) else _TEXT_ENUM


class Types:
    """Map schemas to types, of values that are read (`read`) and of values that are passed (`given`).

    `flaw` is called with all that cannot be printed. Without `modules`, classes have no module: a bundle lacks them.
    """

    def __init__(self, spec: Spec, flaw: Callable[[Located, str], object], *, modules: bool = True) -> None:
        self._spec = spec
        self._flaw = flaw
        self._modules = modules

    def read(self, place: Located) -> PythonType:
        """Return the type of a value that the platform sends."""
        return self._type(place, _READ)

    def given(self, place: Located) -> PythonType:
        """Return the type of a value that a caller passes."""
        return self._type(place, _PASSED)

    def held(self, place: Located, owner: Located) -> PythonType:
        """Return the type of a field of an object, which callers pass where the object is part of a request."""
        return self._type(place, _READ_AND_PASSED if owner.pointer[-1] in self._passed else _READ)

    def module(self, place: Located) -> str:
        """Return the module that a component belongs to."""
        return models_module(self.home(place)) if self._modules else ""

    def home(self, place: Located) -> str:
        """Return the file of a component; for an undocumented one, the file of the service that uses it."""
        if place.file != OBSERVED:
            return place.file
        name = str(place.pointer[-1])
        if name not in self._observed_homes:
            raise self._spec.error(place, f"no operation in {OBSERVED} uses {name}")
        return self._observed_homes[name]

    @cached_property
    def _observed_homes(self) -> dict[str, str]:
        return _observed_homes(self._spec)

    @cached_property
    def _passed(self) -> frozenset[str]:
        """Names of the components that are part of a request."""
        found = set[str]()
        rest = [params for _, place in operations(self._spec) if (params := params_schema(place))]
        while rest:
            for reference in references(rest.pop()):
                component = self._spec.resolve(reference)
                name = str(component.pointer[-1])
                if name not in found:
                    found.add(name)
                    rest.append(component)
        return frozenset(found)

    def _type(self, place: Located, use: str) -> PythonType:
        found = self._spec.resolve(place)
        schema = found.value
        if schema is True or schema == {}:
            return _ANY
        if not isinstance(schema, dict):
            raise self._spec.error(place, f"expected a schema, got {schema!r}")
        if is_enum(schema) and is_component(found):
            return self._enum(found, use)
        if is_model(schema):
            return self._model(found)
        if options := found.get("oneOf") or found.get("anyOf"):
            return self._union(list(options), use)
        return self._plain(found, use)

    def _enum(self, place: Located, use: str) -> PythonType:
        name = naming.class_name(str(place.pointer[-1]))
        base = enum_base(place.value)
        imports = {Import(ENUMS_MODULE, name)}
        if use == _PASSED:
            return PythonType(f"{name} | {'int' if base == _NUMBER_ENUM else 'str'}", frozenset(imports))
        opened = f"{use}Int" if base == _NUMBER_ENUM else f"{use}Str"
        imports.add(Import("feiyan_runtime", opened))
        return PythonType(f"{opened}[{name}]", frozenset(imports), nullable=None in place.value["enum"])

    def _model(self, place: Located) -> PythonType:
        if not is_component(place):
            self._flaw(place, "an object with properties needs a name: make it a component")
            return _OBJECT
        name = naming.class_name(str(place.pointer[-1]))
        return PythonType(name, frozenset({Import(self.module(place), name)}), nullable="null" in kinds(place.value))

    def _union(self, options: list[Located], use: str) -> PythonType:
        resolved = [self._spec.resolve(option) for option in options]
        kept = [option for option in resolved if option.value != {"type": "null"}]
        nullable = len(kept) < len(resolved)
        enums = {enum_base(option.value): option for option in kept if is_enum(option.value) and is_component(option)}
        if use != _PASSED and len(kept) == len(enums) == 2:
            number, text = (naming.class_name(str(enums[base].pointer[-1])) for base in (_NUMBER_ENUM, _TEXT_ENUM))
            imports = {Import(ENUMS_MODULE, number), Import(ENUMS_MODULE, text), Import("feiyan_runtime", f"{use}Enum")}
            return PythonType(f"{use}Enum[{number}, {text}]", frozenset(imports), nullable)
        plain = (
            {_NUMBER_ENUM: "int", _TEXT_ENUM: "str"}[next(iter(enums))] if use != _PASSED and len(enums) == 1 else ""
        )
        if plain in {self._type(option, use).text for option in kept}:  # values that are listed beside the members
            use = _READ_AND_PASSED
        types = [self._type(option, use) for option in kept]
        texts = dict.fromkeys(one.text for one in types if one.text != plain)
        imports_of_all = frozenset[Import]().union(*(one.imports for one in types))
        return PythonType(" | ".join(texts), imports_of_all, nullable or any(one.nullable for one in types))

    def _plain(self, place: Located, use: str) -> PythonType:
        schema = place.value
        if "allOf" in schema:
            self._flaw(place, "allOf is only supported in bodies: write out the properties")
        nullable = "null" in kinds(schema)
        named = [kind for kind in kinds(schema) if kind != "null"]
        if not named:
            return _ANY
        kind = named[0]
        if kind in _SCALARS:
            return PythonType(_SCALARS[kind], nullable=nullable)
        if kind == "array":
            items = place.get("items")
            item = self._type(items, use) if items else _ANY
            container = "Sequence" if use == _PASSED else "list"
            imports = item.imports | {Import("collections.abc", "Sequence")} if use == _PASSED else item.imports
            return PythonType(f"{container}[{item.found}]", imports, nullable)
        values = place.get("additionalProperties")
        value = self._type(values, use) if values and values.value is not True else _ANY
        container = "Mapping" if use == _PASSED else "dict"
        imports = value.imports | {Import("collections.abc", "Mapping")} if use == _PASSED else value.imports
        return PythonType(f"{container}[str, {value.found}]", imports, nullable)


_ANY = PythonType("Any", frozenset({Import("typing", "Any")}), nullable=True)
_OBJECT = PythonType("dict[str, Any]", frozenset({Import("typing", "Any")}))


@cache
def _qualified(text: str, imports: frozenset[Import]) -> str:
    modules = {one.name: one.module for one in imports if one.module.startswith("feiyan.")}
    if not modules:
        return text
    return re.sub(rf"\b({'|'.join(modules)})\b", lambda match: f"{modules[match[0]]}.{match[0]}", text)


def _observed_homes(spec: Spec) -> dict[str, str]:
    """Return the service file that each component of observed.yaml would be in if it were documented.

    This is the file of the service whose operations use the component.
    """
    homes: dict[str, str] = {}
    for _, place in operations(spec):
        if place.file == OBSERVED:
            side, service, _ = naming.operation_names(place.value["operationId"])
            _settle(spec, place, f"services/{side}/{service}.yaml", homes)
    return homes


def _settle(spec: Spec, place: Located, home: str, homes: dict[str, str]) -> None:
    for reference in references(place):
        found = spec.resolve(reference)
        name = str(found.pointer[-1])
        if found.file != OBSERVED or homes.get(name) == home:
            continue
        if name in homes:
            raise spec.error(found, f"{name} is used in {homes[name]} and in {home}: move it to common.yaml")
        homes[name] = home
        _settle(spec, found, home, homes)
