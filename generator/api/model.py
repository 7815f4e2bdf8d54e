"""The API that a spec promises: every fact that users of the Python client can see, read once.

`generator.python` prints it, `generator.diff` compares two of it, `generator.lint` asks it what cannot be printed.
`place` is where a thing is written in the spec, for messages; it is no part of what is compared.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from generator.api.types import PythonType
from generator.spec.bundle import bundle
from generator.spec.load import Located, Spec, SpecError

ANY_ERROR = "ApiError"
"""The class of every error of the platform; also that of a code to which nobody has given a closer one yet."""


def as_json(value: Any) -> str:
    """Return a value of the spec as text; the order of keys does not matter."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def folded(*texts: str) -> str:
    """Return texts on one line."""
    return " ".join(" ".join(texts).split())


@dataclass(frozen=True, slots=True)
class Origin:
    """The place in the documents that describes a thing, or the public code in which it was seen."""

    document: str = ""
    section: str = ""
    title: str = ""
    seen: str = ""

    def __str__(self) -> str:
        return folded("seen in", self.seen) if self.seen else folded(self.document, self.section, self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A parameter, a field of a class, or the data of an answer."""

    place: Located = field(compare=False, repr=False)
    wire: str
    """The name on the wire; of what is sent to a topic, with the names above it."""
    name: str
    """In Python."""
    kind: PythonType
    """The type in Python, with what it needs imported."""
    may_be_none: bool
    required: bool
    """Parameters: callers give it. Fields: it is always there."""
    default: Any = None
    """What is sent where callers leave it out; None where nothing is."""
    told_default: Any = None
    """What the platform takes where nothing comes; None where that is not told."""
    json: str = ""
    """The type on the wire."""
    limits: tuple[tuple[str, Any], ...] = ()
    """Limits by their keyword, those of what it holds with the keys that lead there: `items.maxLength`."""
    unit: str = ""
    aliases: tuple[str, ...] = ()
    is_secret: bool = False
    is_deprecated: bool = False
    text: str = ""
    """What the spec says of it."""
    class_text: str = ""
    """What its class says of itself, for docstrings of values of which the spec says nothing more."""
    inner_text: str = ""
    """What the spec says of its items."""

    @property
    def type(self) -> str:
        """The type with whole names: `list[feiyan.app.models.things.Thing]`."""
        return self.kind.whole


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule across parameters or fields, in Python names.

    `alternatives` are those of a rule that asks for one of them; else `needed` are needed where `trigger` is given, or
    where it has one of the `values`.
    """

    kind: str
    alternatives: tuple[tuple[str, ...], ...] = ()
    trigger: str = ""
    values: tuple[str | int, ...] = ()
    needed: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The rule as a sentence."""
        if self.kind == "atLeastOne":
            return f"Give {', or '.join(map(' with '.join, self.alternatives))}."
        then = " and ".join(self.needed)
        if self.kind == "requiredWith":
            return f"Give {then} with {self.trigger}."
        return f"Give {then} where {self.trigger} is {' or '.join(map(str, self.values))}."

    @property
    def meaning(self) -> tuple[object, ...]:
        """What it asks for, however it is written."""
        alternatives = frozenset(map(frozenset, self.alternatives))
        return self.kind, alternatives, self.trigger, frozenset(map(as_json, self.values)), frozenset(self.needed)

    def renamed(self, names: Mapping[str, str]) -> Rule:
        """Return the rule in new names."""

        def now(one: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(names.get(name, name) for name in one)

        return replace(
            self,
            alternatives=tuple(map(now, self.alternatives)),
            trigger=names.get(self.trigger, self.trigger),
            needed=now(self.needed),
        )

    def asks_for(self, other: Rule) -> bool:
        """Tell whether all that keeps this rule keeps the other one of its kind."""
        if self.alternatives:
            return all(any({*one} <= {*mine} for one in other.alternatives) for mine in self.alternatives)
        return {*map(as_json, other.values)} <= {*map(as_json, self.values)} and {*other.needed} <= {*self.needed}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """The way in which a method pages, in Python names."""

    settings: tuple[tuple[str, str], ...]
    """x-pagination as it is written, its values as JSON."""
    style: str
    parameters: tuple[tuple[str, str], ...]
    """The parameters of the method by the keys of x-pagination that name them."""
    defaults: tuple[tuple[str, Any], ...]
    """The values with which the first page is asked for, by parameter."""
    item: PythonType
    attributes: tuple[tuple[str, str], ...]
    """The attributes of a page, or of an item, that hold `items`, `total`, `more` and `time`."""
    first: int = 1
    ascending: Any = None
    """The value of the parameter `ascending` with which times ascend; None where that is True."""


@dataclass(frozen=True, slots=True)
class OlderVersion:
    """An older version of an operation, and what differs in it."""

    version: str
    text: str
    """All that the spec says of it, as JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A method of a service."""

    place: Located = field(compare=False, repr=False)
    id: str
    """Empty where nobody has named the method yet."""
    side: str
    service: str
    method: str
    path: str
    version: str
    older: tuple[OlderVersion, ...]
    timeout: int | None
    """In milliseconds; None where the limit is not known."""
    auth: str
    """Empty where it is not told."""
    is_idempotent: bool | None
    """None where it is not told."""
    is_deprecated: bool
    role: str
    """What the operation does for the token or the session of its side; mostly empty."""
    paging: Paging | None
    parameters: tuple[Value, ...]
    rules: tuple[Rule, ...]
    answer: Value
    answer_is_described: bool
    """Whether the answer's text is that of the data, with their limits, and not of the answer as a whole."""
    summary: str
    description: str
    origin: Origin
    examples: str

    @property
    def python(self) -> str:
        """The method as users reach it: `cloud.things.get_info`; the path, where it has no name yet."""
        return f"{self.side}.{self.service}.{self.method}" if self.id else self.path

    @property
    def names(self) -> dict[str, str]:
        """The names of the parameters in Python, by those on the wire."""
        return {one.wire: one.name for one in self.parameters}

    @property
    def text(self) -> str:
        """Everything that is said of it as a whole."""
        return folded(self.summary, self.description)

    @property
    def item(self) -> str:
        """The type of an item where the method returns pages, with whole names; else empty."""
        return self.paging.item.whole if self.paging else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Class:
    """A model, or the class of messages of a topic."""

    place: Located = field(compare=False, repr=False)
    module: str
    """Empty where the spec does not tell."""
    name: str
    fields: tuple[Value, ...]
    rules: tuple[Rule, ...] = ()
    bare_list: str = ""
    """The field to which an answer's bare list belongs, as on the wire; mostly empty."""
    text: str
    base: str = ""
    """The class of this client that it is one of, too, with its module; mostly none."""
    more_text: str = ""
    """Of a message: what is said of it after the summary."""

    @property
    def python(self) -> str:
        """With its module: `feiyan.cloud.models.things.ThingInfo`."""
        return f"{self.module}.{self.name}" if self.module else self.name

    @property
    def names(self) -> dict[str, str]:
        """The names of the fields in Python, by those on the wire."""
        return {one.wire: one.name for one in self.fields}


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an enumeration. `name` is empty where nobody has given one yet."""

    name: str
    value: Any
    text: str

    @property
    def json(self) -> str:
        """The value as JSON."""
        return as_json(self.value)

    def python(self, enum: str) -> str:
        """The member as users reach it: by its name, or else by its value."""
        return f"{enum}.{self.name}" if self.name else f"{enum}({self.json})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Enum:
    """An enumeration."""

    place: Located = field(compare=False, repr=False)
    name: str
    base: str
    """`int` or `str`."""
    members: tuple[Member, ...]
    text: str

    @property
    def python(self) -> str:
        """With its module."""
        return f"feiyan.enums.{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorCode:
    """A row of the error dictionary."""

    place: Located = field(compare=False, repr=False)
    name: str
    """Empty where nobody has given one yet."""
    code: int | str
    error_class: str
    may_retry: bool
    is_deprecated: bool
    domain: str
    message: str | None
    meaning: str
    remedy: str
    also: tuple[tuple[str, str], ...]
    """Further messages, and what they mean."""
    seen: str
    """Where a code was seen that no document has; else empty."""

    @property
    def python(self) -> str:
        """The constant; where it has no name yet, how users reach a code by its number."""
        return f"feiyan.codes.{self.name}" if self.name else f"feiyan.codes.BY_CODE[{as_json(self.code)}]"

    @property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """All that is said of it, by what it says."""
        also = as_json([{"meaning": meaning, "message": message} for message, meaning in self.also])
        said = {
            "domain": self.domain,
            "message": self.message or "",
            "meaning": self.meaning,
            "remedy": self.remedy,
            "also": also if self.also else "",
            "seen": self.seen,
        }
        return tuple((key, text) for key, text in said.items() if text)


@dataclass(frozen=True, slots=True)
class Given:
    """A value that callers give for a message that is sent."""

    name: str


@dataclass(frozen=True, slots=True)
class Constant:
    """A value that a message that is sent has by itself."""

    value: Any


MESSAGE_ID = Given("message_id")
"""The id that each message gets."""

Content = Given | Constant | tuple[tuple[str, "Content"], ...]
"""What is sent in a place of a message: a value, or an object of such places by their names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic of MQTT messages, and the message on it."""

    place: Located = field(compare=False, repr=False)
    name: str
    """The constant."""
    address: str
    head: tuple[str, ...]
    """The levels of the address up to the last one that a connection fills in; all topics have the same."""
    end: str
    """The rest of the address."""
    parameters: tuple[tuple[str, str], ...]
    """What a connection fills in, by the names on the wire, with what is said of it."""
    is_sent: bool
    messages: tuple[str, ...]
    """The classes of its messages, without their module."""
    body: tuple[str, ...]
    """The properties of the payload that may hold what the message says."""
    content: Content
    """What a message that is sent has; empty for one that is received."""
    replies: tuple[str, ...]
    """The classes of what answers a message that is sent."""
    binding: str
    """What a message does for the user of a connection; mostly empty."""
    origin: Origin
    examples: str

    @property
    def python(self) -> str:
        """The constant with its module."""
        return f"feiyan.messages.Topic.{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A data centre."""

    place: Located = field(compare=False, repr=False)
    id: str
    url: str
    text: str

    @property
    def name(self) -> str:
        """The constant."""
        return self.id.upper().replace("-", "_")

    @property
    def python(self) -> str:
        """The constant with its class."""
        return f"feiyan.Region.{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service: the documentation of a class of methods."""

    place: Located = field(compare=False, repr=False)
    python: str
    """Its side and its name: `cloud.things`."""
    text: str
    origin: Origin


@dataclass(frozen=True, kw_only=True)
class Api:
    """All that a spec promises; each thing by what users know it by.

    `errors` and `topics` are None where the source does not say.
    """

    spec: Spec = field(compare=False, repr=False)
    """The spec from which it was read."""
    operations: dict[str, Operation]
    classes: dict[str, Class]
    enums: dict[str, Enum]
    regions: dict[str, Region]
    """The first is that of clients which are told no other."""
    services: dict[str, Service]
    title: str
    documents: str
    """Which documents the spec follows."""
    errors: dict[str, ErrorCode] | None
    topics: dict[str, Topic] | None
    mqtt_endpoint: str

    @cached_property
    def document(self) -> dict[str, Any] | None:
        """The bundled OpenAPI document; None where the spec, perhaps of another age, cannot be bundled."""
        try:
            return bundle(self.spec)
        except (SpecError, LookupError, TypeError, AttributeError, ValueError, RecursionError):
            return None
