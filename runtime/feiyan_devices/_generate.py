"""Write the typed classes of a product from its thing model.

Everything in a model is data: its names become Python names by `naming`, or are replaced, and its texts stand in
docstrings and literals only.
"""

from __future__ import annotations

import builtins
import keyword
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from feiyan_devices import naming
from feiyan_devices._generate_view import Enum, Item, Kind, Method, Module, Named, Struct
from feiyan_devices._model import Property, Service, ThingModel
from feiyan_devices._product import AsyncProduct, Product
from feiyan_devices._types import (
    ArrayType,
    BoolType,
    DataType,
    DateType,
    EnumType,
    FloatType,
    IntType,
    NumberType,
    Parameter,
    StructType,
    TextType,
)
from feiyan_runtime import NamedIntEnum

_TEMPLATES = Path(__file__).parent / "templates"
_OWN_METHODS = "thing.service.property."  # `get` and `set`, which every device has
_IMPORTED = {
    "Any",
    "AsyncProduct",
    "ClassVar",
    "EnumValue",
    "Mapping",
    "NamedIntEnum",
    "Product",
    "TypedDict",
    "TypedProduct",
    "Unpack",
    "Value",
    "annotations",
    "datetime",
}
_TYPES = {"bool", "dict", "float", "int", "list", "object", "str"}
_RESERVED_CLASSES = frozenset(dir(builtins)) | _IMPORTED
_RESERVED_ATTRIBUTES = frozenset(
    {*dir(Product), *dir(AsyncProduct), "device", "set", "confirm", "self", *_TYPES, *_IMPORTED}
)
_RESERVED_ARGUMENTS = frozenset({"self", "args", "result"}) | _TYPES | _IMPORTED
_RESERVED_ITEMS = frozenset({*dir(NamedIntEnum), "mro", "name", "value"})
_PLAIN = {BoolType: "bool", IntType: "int", FloatType: "float", TextType: "str", DateType: "datetime", EnumType: "int"}


def source(model: ThingModel, name: str) -> str:
    """Return the source of a module with the typed classes of a product.

    Args:
        model: The thing model of the product.
        name: Name for the classes; made a name in CapWords if it is none.

    """
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    return environment.get_template("product.py.jinja").render(module=_Builder(model, name).module)


class _Builder:
    """Makes the module of a model, and keeps the names that are taken."""

    def __init__(self, model: ThingModel, name: str) -> None:
        own = _class_name(name, "Device")
        if own in _RESERVED_CLASSES:
            own = f"{own}Device"
        key = naming.without_controls(model.product_key or "")
        self._classes = {own, f"Async{own}", f"{own}Values", f"{own}Properties"}
        self._enums: dict[tuple[str, tuple[tuple[int, str], ...]], str] = {}
        self._structs: dict[tuple[Named, ...], str] = {}
        self.module = Module(
            own,
            naming.literal(model.product_key),
            naming.docstring(
                f"{own}: properties and services of the product{f' {key}' if key else ''}.",
                "Written from its thing model by `python -m feiyan_devices generate`; write it again instead of "
                "changing it.",
                indent=0,
            ),
            (
                Kind("", "", "", naming.docstring(f"A device of a sync client: `{own}(client.device(iot_id))`.")),
                Kind(
                    "Async",
                    "async ",
                    "await ",
                    naming.docstring(f"A device of an async client: `Async{own}(await client.device(iot_id))`."),
                ),
            ),
        )
        self._attributes = {*_RESERVED_ATTRIBUTES}
        for one in model.properties.values():
            self._add_property(one)
        for service in model.services.values():
            if not service.method.startswith(_OWN_METHODS):
                self.module.services.append(self._method(service))

    def _add_property(self, one: Property) -> None:
        enum = self._enum(one)
        identifier = naming.literal(one.identifier)
        annotation = enum or self._annotation(one.type, one.identifier, one.name)
        name = self._attribute(one.identifier, "property")
        named = Named(name, identifier, annotation, _doc(one, with_items=not enum), enum)
        if one.is_readable:
            self.module.readable.append(named)
        if one.is_writable:
            self.module.settable.append(named)

    def _method(self, service: Service) -> Method:
        name = self._attribute(service.identifier, "service")
        args = self._args(service)
        result = ""
        if service.output.members:
            result = self._struct(service.output, f"{service.identifier}_Result", f"Answer of {service.identifier}.")
        documented = "\n".join(["Args:", *(naming.bullet(arg.name, arg.doc) for arg in args if arg.doc)])
        text = _joined(service.name or service.identifier, service.description)
        return Method(
            name,
            naming.literal(service.identifier),
            f"{result} | None" if result else "None",
            naming.docstring(text, indent=8, blocks=(documented,) if "\n" in documented else ()),
            tuple(args),
            bool(result),
        )

    def _args(self, service: Service) -> list[Named]:
        args: list[Named] = []
        for one in service.input.members.values():
            enum = self._enum(one, service.identifier)
            annotation = enum or self._annotation(one.type, f"{service.identifier}_{one.identifier}", one.name)
            taken = {*_RESERVED_ARGUMENTS, *self._classes, *(arg.name for arg in args)}
            name = _unique(_variable(one.identifier, "argument"), taken)
            args.append(Named(name, naming.literal(one.identifier), annotation, _text(one, with_items=not enum)))
        return args

    def _enum(self, one: Parameter, within: str = "") -> str:
        """Return the class of an enumeration; empty if this is none, or has no items."""
        if not isinstance(one.type, EnumType) or not one.type.items:
            return ""
        key = one.identifier, tuple(one.type.items.items())
        if key not in self._enums:
            name = self._class(one.identifier, within)
            self._enums[key] = name
            doc = naming.docstring(naming.without_controls(one.name) or naming.without_controls(one.identifier) or name)
            self.module.enums.append(Enum(name, doc, tuple(_items(one.type))))
        return self._enums[key]

    def _annotation(self, type_: DataType, identifier: str, text: str) -> str:
        match type_:
            case ArrayType(item=item):
                return f"list[{self._annotation(item, f'{identifier}Item', text)}]"
            case StructType(members=members) if members:
                return self._struct(type_, identifier, text or identifier)
        return _PLAIN.get(type(type_), "dict[str, Any]" if isinstance(type_, StructType) else "Any")

    def _struct(self, type_: StructType, identifier: str, text: str) -> str:
        members = tuple(
            Named(
                name,
                naming.literal(name),
                self._annotation(one.type, f"{identifier}_{name}", one.name),
                _doc(one, with_items=True),
            )
            for name, one in type_.members.items()
        )
        if members not in self._structs:
            name = self._class(identifier)
            self._structs[members] = name
            used = set(re.findall(r"\w+", " ".join(one.annotation for one in members)))
            is_class = all(naming.is_name(one.name) and one.name not in used for one in members)
            doc = naming.docstring(naming.without_controls(text) or name, indent=4 if is_class else 0)
            self.module.structs.append(Struct(name, doc, members, is_class))
        return self._structs[members]

    def _class(self, identifier: str, within: str = "") -> str:
        name = _class_name(identifier, "Value")
        if within and name in self._classes:
            name = _class_name(f"{within}_{identifier}", "Value")
        name = _unique(name, {*_RESERVED_CLASSES, *self._classes, *self._attributes})
        self._classes.add(name)
        return name

    def _attribute(self, identifier: str, kind: str) -> str:
        name = _unique(_variable(identifier, kind), {*self._attributes, *self._classes})
        self._attributes.add(name)
        return name


def _variable(identifier: str, kind: str) -> str:
    name = naming.snake_case(naming.words(identifier))
    return name if naming.is_name(name) or keyword.iskeyword(name) else f"{kind}_{name}".rstrip("_")


def _class_name(identifier: str, otherwise: str) -> str:
    parts = naming.words(identifier).split("_")
    name = "".join(part[:1].upper() + part[1:] for part in parts)
    return name if naming.is_name(name) else naming.words(f"{otherwise}{name}")


def _items(type_: EnumType) -> Iterator[Item]:
    taken = {*_RESERVED_ITEMS}
    for number, label in type_.items.items():
        name = _unique(_item_name(label, number), taken)
        taken.add(name)
        text = naming.without_controls(label)
        yield Item(name, number, "" if name in {text, text.upper()} or not text else naming.docstring(text))


def _item_name(label: str, number: int) -> str:
    name = naming.words(label).upper()
    if naming.is_name(name):
        return name
    return f"ITEM_{number}" if number >= 0 else f"ITEM_MINUS_{-number}"


def _unique(name: str, taken: Iterable[str]) -> str:
    """Return a name that is not taken, and no keyword, by adding to it."""
    used = set(taken)
    if name not in used and not keyword.iskeyword(name):
        return name
    found, count = f"{name}_", 2
    while found in used:
        found, count = f"{name}_{count}", count + 1
    return found


def _doc(one: Parameter, *, with_items: bool) -> str:
    text = _text(one, with_items=with_items)
    return naming.docstring(text) if text else ""


def _text(one: Parameter, *, with_items: bool) -> str:
    """Return name, description and limits of a value, in the language of the model."""
    return _joined(one.name, one.description, _limits(one.type, with_items=with_items))


def _limits(type_: DataType, *, with_items: bool) -> str:
    match type_:
        case NumberType(minimum=low, maximum=high, unit=unit):
            limits = "" if low is None and high is None else f"{_or_nothing(low)} .. {_or_nothing(high)}"
            inner = f"{limits} {unit}".strip()
        case EnumType(items=items) if with_items:
            inner = ", ".join(f"{number}: {label}" for number, label in items.items())
        case BoolType(labels=labels):
            inner = ", ".join(f"{value}: {label}" for value, label in labels.items())
        case TextType(length=length):
            inner = f"<= {length}" if length else ""
        case _:
            inner = ""
    return f"({inner})" if inner else ""


def _or_nothing(limit: float | None) -> str:
    return "" if limit is None else str(limit)


def _joined(*texts: Any) -> str:
    return naming.without_controls(" ".join(filter(None, texts)))
