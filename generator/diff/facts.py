"""What a spec promises to users of the Python client, apart from how its YAML is cut.

Types are written with whole names (`list[feiyan.app.models.things.Thing]`), so that a class tells one from another;
`shown` writes them as code does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

_MODULE = re.compile(r"\bfeiyan(?:\.[a-z_][a-z0-9_]*)*\.(?=[A-Z])")

ANY_ERROR = "ApiError"
"""What every error of the platform is, also one whose class nobody has chosen yet."""


def shown(annotation: str) -> str:
    """A type without the modules of its classes."""
    return _MODULE.sub("", annotation)


@dataclass(frozen=True, slots=True)
class Value:
    """A parameter, a field of a class, or the data of an answer."""

    wire: str
    """The name on the wire; of what is sent to a topic, with the names above it."""
    name: str
    """In Python."""
    type: str
    """Without the None that a value has which may be left out."""
    may_be_none: bool
    required: bool
    """Parameters: callers give it. Fields: it is always there."""
    default: str
    """What is sent where callers leave it out, as JSON; empty where nothing is."""
    told_default: str
    """What the platform takes where nothing comes, as JSON; empty where that is not told."""
    json: str
    """The type on the wire."""
    limits: str
    unit: str
    aliases: tuple[str, ...]
    is_secret: bool
    is_deprecated: bool
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule across parameters or fields, in Python names.

    `alternatives` are those of a rule that asks for one of them; else `needed` are needed where `trigger` is given, or
    where it has one of the `values`.
    """

    kind: str
    alternatives: frozenset[frozenset[str]]
    trigger: str
    values: frozenset[str]
    needed: frozenset[str]
    text: str = field(compare=False)

    def renamed(self, names: Mapping[str, str]) -> Rule:
        """The rule in new names."""

        def now(one: frozenset[str]) -> frozenset[str]:
            return frozenset(names.get(name, name) for name in one)

        return replace(
            self,
            alternatives=frozenset(map(now, self.alternatives)),
            trigger=names.get(self.trigger, self.trigger),
            needed=now(self.needed),
        )

    def asks_for(self, other: Rule) -> bool:
        """Whether all that keeps this rule keeps the other one of its kind."""
        if self.alternatives:
            return all(any(one <= mine for one in other.alternatives) for mine in self.alternatives)
        return other.values <= self.values and other.needed <= self.needed


@dataclass(frozen=True, slots=True)
class Operation:
    """A method of a service."""

    id: str
    """Empty where nobody has named the method yet."""
    python: str
    """The method as users reach it: `cloud.things.get_info`; the path, where it has no name yet."""
    side: str
    path: str
    version: str
    older: tuple[tuple[str, str], ...]
    """The older versions, each with what differs as JSON."""
    timeout: int | None
    """In milliseconds; None where the limit is not known."""
    auth: str
    """Empty where it is not told."""
    is_idempotent: bool | None
    """None where it is not told."""
    is_deprecated: bool
    role: str
    """What the operation does for the token of its side; mostly empty."""
    pagination: tuple[tuple[str, str], ...]
    item: str
    """Type of an item where the method returns pages; else empty."""
    parameters: tuple[Value, ...]
    rules: tuple[Rule, ...]
    answer: Value
    text: str
    origin: str
    examples: str


@dataclass(frozen=True, slots=True)
class Class:
    """A model, or the class of messages of a topic."""

    python: str
    """With its module: `feiyan.cloud.models.things.ThingInfo`."""
    fields: tuple[Value, ...]
    rules: tuple[Rule, ...]
    bare_list: str
    text: str
    base: str = ""
    """The class of this client that it is one of, too; mostly none."""

    @property
    def name(self) -> str:
        return self.python.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an enumeration; `value` as JSON. `name` is empty where nobody has given one yet."""

    name: str
    value: str
    text: str

    def python(self, enum: str) -> str:
        """The member as users reach it: by its name, or else by its value."""
        return f"{enum}.{self.name}" if self.name else f"{enum}({self.value})"


@dataclass(frozen=True, slots=True)
class Enum:
    """An enumeration."""

    python: str
    base: str
    """`int` or `str`."""
    members: tuple[Member, ...]
    text: str


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """A row of the error dictionary."""

    name: str
    """Empty where nobody has given one yet."""
    python: str
    """The constant; where it has no name yet, how users reach a code by its number."""
    code: str
    error_class: str
    may_retry: bool
    is_deprecated: bool
    texts: tuple[tuple[str, str], ...]
    """Domain, messages, meaning, remedy, where it was seen."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the long connection."""

    python: str
    address: str
    is_sent: bool
    messages: tuple[str, ...]
    """The classes of its messages."""
    body: str
    """The properties of the payload that may hold what the message says."""
    constants: str
    """What a message that is sent says by itself, as JSON."""
    replies: tuple[str, ...]
    """The classes of what answers a message that is sent."""
    binding: str
    """What a message does for the user of a connection; mostly empty."""
    text: str
    origin: str
    examples: str


@dataclass(frozen=True, slots=True)
class Region:
    """A data centre."""

    python: str
    id: str
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Service:
    """A service: the documentation of a class of methods."""

    python: str
    text: str


@dataclass(frozen=True)
class Surface:
    """All that a spec promises; each thing by what users know it by.

    `errors` and `topics` are None where the source does not say.
    """

    operations: dict[str, Operation]
    classes: dict[str, Class]
    enums: dict[str, Enum]
    regions: dict[str, Region]
    services: dict[str, Service]
    title: str
    documents: str
    """Which documents the spec follows."""
    errors: dict[str, ErrorCode] | None = None
    topics: dict[str, Topic] | None = None
    mqtt_endpoint: str = ""

    @cached_property
    def bases(self) -> dict[str, str]:
        """What the members of each enumeration are: `int` or `str`."""
        return {name: enum.base for name, enum in self.enums.items()}
