"""The module of a product, as its template prints it: every name, annotation and docstring is decided."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Kind:
    """Words in which sync and async classes differ."""

    prefix: str
    async_: str
    await_: str
    doc: str


@dataclass(frozen=True)
class Item:
    """An item of an enumeration."""

    name: str
    number: int
    doc: str


@dataclass(frozen=True)
class Enum:
    """A class of an enumeration."""

    name: str
    doc: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Named:
    """A property, an argument or a member, as the template prints it; `identifier` is a literal."""

    name: str
    identifier: str
    annotation: str
    doc: str
    enum: str = ""


@dataclass(frozen=True)
class Struct:
    """A TypedDict; `is_class` is False if its members are no names of Python."""

    name: str
    doc: str
    members: tuple[Named, ...]
    is_class: bool


@dataclass(frozen=True)
class Method:
    """A method that invokes a service."""

    name: str
    identifier: str
    annotation: str
    doc: str
    args: tuple[Named, ...]
    result: bool


@dataclass
class Module:
    """The module of a product."""

    name: str
    product_key: str
    doc: str
    kinds: tuple[Kind, ...] = ()
    enums: list[Enum] = field(default_factory=list)
    structs: list[Struct] = field(default_factory=list)
    readable: list[Named] = field(default_factory=list)
    settable: list[Named] = field(default_factory=list)
    services: list[Method] = field(default_factory=list)

    @property
    def bases(self) -> list[str]:
        """Names that the module imports from `feiyan_devices`."""
        kinds = {"EnumValue" if one.enum else "Value" for one in self.readable}
        return sorted({"AsyncProduct", "Product", "TypedProduct", *kinds})

    @property
    def imports(self) -> list[str]:
        """Imports from the standard library, one a line."""
        named = [*self.readable, *self.settable, *(arg for one in self.services for arg in one.args)]
        named += [member for one in self.structs for member in one.members]
        words = set(re.findall(r"\w+", " ".join(one.annotation for one in named)))
        from_typing = [
            *(["Any"] if "Any" in words else []),
            *(["ClassVar"] if self.settable else []),
            *(["TypedDict"] if self.structs or self.settable else []),
            *(["Unpack"] if self.settable else []),
        ]
        return [
            *(["from collections.abc import Mapping"] if self.settable else []),
            *(["from datetime import datetime"] if "datetime" in words else []),
            *([f"from typing import {', '.join(from_typing)}"] if from_typing else []),
        ]
