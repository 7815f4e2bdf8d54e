"""The model of the API: every fact of a spec that users of the Python client can see.

`generator.python` prints it, `generator.diff` compares two models, `generator.lint` reports what cannot be printed.
`place` is the position in the spec, for messages; comparisons ignore it.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from generator.api import naming
from generator.api.types import PythonType
from generator.spec.bundle import bundle
from generator.spec.load import Located, Spec, SpecError

ANY_ERROR = "ApiError"
"""Base class of all errors of the platform; also the class of a code without a more specific one."""


def as_json(value: Any) -> str:
    """Return a value of the spec as JSON with sorted keys."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def folded(*texts: str) -> str:
    """Join texts into one line."""
    return " ".join(" ".join(texts).split())


def _together(names: tuple[str, ...]) -> str:
    first, *rest = names
    return f"{first} with {' and '.join(rest)}" if rest else first


@dataclass(frozen=True, slots=True)
class Origin:
    """The section of a document and the pages that describe something, or the public code in which it was seen."""

    document: str = ""
    section: str = ""
    title: str = ""
    seen: str = ""
    pages: tuple[int, ...] = ()
    """Numbers of published pages."""

    @property
    def places(self) -> str:
        """The section with its document, and the pages."""
        return ", ".join([str(self), *(f"page {number}" for number in self.pages)])

    @property
    def urls(self) -> tuple[str, ...]:
        """The addresses of the pages."""
        return tuple(f"https://help.aliyun.com/document_detail/{number}.html" for number in self.pages)

    def __str__(self) -> str:
        return folded("seen in", self.seen) if self.seen else folded(self.document, self.section, self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A parameter, a field of a class, or the data of an answer."""

    place: Located = field(compare=False, repr=False)
    wire: str
    """The name on the wire; in the payload of a topic, its dotted path."""
    name: str
    """The name in Python."""
    kind: PythonType
    """The type in Python, with what it needs imported."""
    may_be_none: bool
    required: bool
    """True for a parameter that callers must pass, and for a field that is always present."""
    default: Any = None
    """Value that is sent if callers leave it out; None if nothing is sent."""
    documented_default: Any = None
    """Value that the platform assumes if none is sent; None if it is not documented."""
    json: str = ""
    """The type on the wire."""
    limits: tuple[tuple[str, Any], ...] = ()
    """Limits by keyword; nested ones with their path, such as `items.maxLength`."""
    unit: str = ""
    aliases: tuple[str, ...] = ()
    is_secret: bool = False
    is_deprecated: bool = False
    text: str = ""
    """Description in the spec."""
    class_text: str = ""
    """Description of its class, for the docstring of a value that has no description of its own."""
    inner_text: str = ""
    """Descriptions of its items."""

    @property
    def type(self) -> str:
        """The type with qualified names: `list[feiyan.app.models.things.Thing]`."""
        return self.kind.qualified


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule across parameters or fields, in Python names.

    Either at least one of the `alternatives` must be given; or the names in `needed` must be given if `trigger` is
    given, or if it has one of the `values`.
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
            return f"Pass {', or '.join(map(_together, self.alternatives))}."
        then = " and ".join(self.needed)
        if self.kind == "requiredWith":
            return f"Pass {then} with {self.trigger}."
        return f"Pass {then} if {self.trigger} is {' or '.join(map(str, self.values))}."

    @property
    def meaning(self) -> tuple[object, ...]:
        """The requirement as a value that does not depend on the order in which it is written."""
        alternatives = frozenset(map(frozenset, self.alternatives))
        return self.kind, alternatives, self.trigger, frozenset(map(as_json, self.values)), frozenset(self.needed)

    def renamed(self, names: Mapping[str, str]) -> Rule:
        """Return the rule with names replaced."""

        def now(one: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(names.get(name, name) for name in one)

        return replace(
            self,
            alternatives=tuple(map(now, self.alternatives)),
            trigger=names.get(self.trigger, self.trigger),
            needed=now(self.needed),
        )

    def asks_for(self, other: Rule) -> bool:
        """Return whether everything that satisfies this rule also satisfies another one of the same kind."""
        if self.alternatives:
            return all(any({*one} <= {*mine} for one in other.alternatives) for mine in self.alternatives)
        return {*map(as_json, other.values)} <= {*map(as_json, self.values)} and {*other.needed} <= {*self.needed}


@dataclass(frozen=True, slots=True)
class Success:
    """The values by which data tells of success, and its fields that explain a failure, in the wire's names.

    `values` are those of `field`, or of the data itself if that is empty; there are none where nothing is told.
    """

    values: tuple[bool | int | str, ...] = ()
    field: str = ""
    code: str = ""
    message: str = ""

    @property
    def text(self) -> str:
        """The values that mean success, for reports."""
        if not self.values:
            return "not told"
        told = f"{self.field or 'data'} in {as_json(list(self.values))}"
        explained = ", ".join(filter(None, (self.code, self.message)))
        return f"{told}; failures: {explained}" if explained else told


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """The paging of a method, in Python names."""

    settings: tuple[tuple[str, str], ...]
    """The entries of x-pagination, with their values as JSON."""
    style: str
    parameters: tuple[tuple[str, str], ...]
    """The parameters of the method by the keys of x-pagination that name them."""
    defaults: tuple[tuple[str, Any], ...]
    """The values that request the first page, by parameter."""
    item: PythonType
    attributes: tuple[tuple[str, str], ...]
    """The attributes of a page, or of an item, that hold `items`, `total`, `more`, `next` and `time`."""
    first: int = 1
    ascending: Any = None
    """Value of the parameter `ascending` for ascending times; None for True."""


@dataclass(frozen=True, slots=True)
class OlderVersion:
    """An older version of an operation, and its differences."""

    version: str
    text: str
    """Its entry in the spec, as JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A method of a service."""

    place: Located = field(compare=False, repr=False)
    id: str
    """Empty while the method has no name."""
    side: str
    service: str
    method: str
    path: str
    version: str
    older: tuple[OlderVersion, ...]
    timeout: int | None
    """In milliseconds; None if the limit is not known."""
    auth: str
    """Empty if the spec does not define it."""
    is_idempotent: bool | None
    """None if the spec does not define it."""
    is_deprecated: bool
    role: str
    """Role of the operation for the token or the session of its side; usually empty."""
    paging: Paging | None
    parameters: tuple[Value, ...]
    rules: tuple[Rule, ...]
    answer: Value
    success: Success
    """The way in which the data tells of success; usually none."""
    answer_is_described: bool
    """True if the text describes the data, so that limits belong to it; False if it describes the whole answer."""
    summary: str
    description: str
    origin: Origin
    examples: str

    @property
    def python(self) -> str:
        """The method as users call it, such as `cloud.things.get_info`; the path while it has no name."""
        return f"{self.side}.{self.service}.{self.method}" if self.id else self.path

    @property
    def names(self) -> dict[str, str]:
        """The Python names of the parameters, by their wire names."""
        return {one.wire: one.name for one in self.parameters}

    @property
    def text(self) -> str:
        """Summary and description."""
        return folded(self.summary, self.description)

    @property
    def item(self) -> str:
        """The type of an item with qualified names if the method returns pages; otherwise empty."""
        return self.paging.item.qualified if self.paging else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Class:
    """A model, or the class of the messages on a topic."""

    place: Located = field(compare=False, repr=False)
    module: str
    """Empty if the spec does not define it."""
    name: str
    fields: tuple[Value, ...]
    rules: tuple[Rule, ...] = ()
    bare_list: str = ""
    """Wire name of the field that receives an answer that is a bare list; usually empty."""
    success: Success = Success()
    """The way in which its objects tell of success; usually none."""
    text: str
    base: str = ""
    """Qualified name of its base class in this client; usually empty."""
    more_text: str = ""
    """Description of a message, after its summary."""
    when: tuple[tuple[str, tuple[str | None, ...]], ...] = ()
    """The fields beside the body that tell a message from the others on its topic, with the values that they have."""

    @property
    def python(self) -> str:
        """The qualified name: `feiyan.cloud.models.things.ThingInfo`."""
        return f"{self.module}.{self.name}" if self.module else self.name

    @property
    def names(self) -> dict[str, str]:
        """The Python names of the fields, by their wire names."""
        return {one.wire: one.name for one in self.fields}


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an enumeration; `name` is empty while it has none."""

    name: str
    value: Any
    text: str

    @property
    def json(self) -> str:
        """The value as JSON."""
        return as_json(self.value)

    def python(self, enum: str) -> str:
        """Return the member as users write it: by its name, or by its value if it has none."""
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
        """The qualified name."""
        return f"feiyan.enums.{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherMeaning:
    """Another meaning of an error code, told by its message."""

    message: str
    meaning: str
    remedy: str
    error_class: str
    may_retry: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorCode:
    """A row of the error dictionary."""

    place: Located = field(compare=False, repr=False)
    name: str
    """Empty while it has none."""
    code: int | str
    error_class: str
    may_retry: bool
    is_deprecated: bool
    domain: str
    message: str | None
    meaning: str
    remedy: str
    also: tuple[OtherMeaning, ...]
    """Other meanings of the code, each told by its message."""
    seen: str
    """Public code in which an undocumented code was seen; empty for documented ones."""

    @property
    def python(self) -> str:
        """The constant; while it has no name, the expression that looks it up by its number."""
        return f"feiyan.codes.{self.name}" if self.name else f"feiyan.codes.BY_CODE[{as_json(self.code)}]"

    @property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """Its texts that are not empty, by their keys."""
        also = as_json([dataclasses.asdict(one) for one in self.also])
        texts = {
            "domain": self.domain,
            "message": self.message or "",
            "meaning": self.meaning,
            "remedy": self.remedy,
            "also": also if self.also else "",
            "seen": self.seen,
        }
        return tuple((key, text) for key, text in texts.items() if text)


@dataclass(frozen=True, slots=True)
class Given:
    """A value in a request that callers pass."""

    name: str


@dataclass(frozen=True, slots=True)
class Constant:
    """A value in a request that never changes."""

    value: Any


MESSAGE_ID = Given("message_id")
"""The id that each request gets."""

Content = Given | Constant | tuple[tuple[str, "Content"], ...]
"""A value in the payload of a request, or an object of such values by their wire names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """An MQTT topic and the messages on it."""

    place: Located = field(compare=False, repr=False)
    name: str
    """Name of the constant."""
    address: str
    head: tuple[str, ...]
    """The levels of the address up to its last parameter, which all topics share."""
    end: str
    """The rest of the address."""
    parameters: tuple[tuple[str, str], ...]
    """Wire names of the parameters of the address, with their descriptions."""
    is_sent: bool
    messages: tuple[str, ...]
    """The classes of its messages, without their module."""
    body: tuple[str, ...]
    """The properties of the payload that may contain the fields of the message."""
    content: Content
    """The payload of a request; empty for a message that is received."""
    replies: tuple[str, ...]
    """The classes of the replies to a request."""
    binding: str
    """`bind` or `unbind` for the requests that do so; otherwise empty."""
    origin: Origin
    examples: str
    text: str = ""
    """Subject of the topic, where its messages tell different things; usually empty."""

    @property
    def python(self) -> str:
        """The constant with its qualified name."""
        return f"feiyan.messages.Topic.{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A data centre."""

    place: Located = field(compare=False, repr=False)
    id: str
    url: str
    text: str
    aliases: tuple[str, ...] = ()
    """Other ids under which answers name it."""

    @property
    def name(self) -> str:
        """The constant."""
        return self.id.upper().replace("-", "_")

    @property
    def python(self) -> str:
        """The constant with its class."""
        return f"feiyan.Region.{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """An operation of the account service: a form with one field."""

    place: Located = field(compare=False, repr=False)
    id: str
    path: str
    wire_field: str
    role: str
    request: PythonType
    result: PythonType

    @property
    def python(self) -> str:
        """Its constant in the module of the account service."""
        return naming.snake_case(self.id.rpartition(".")[2]).upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service: a group of operations with a description."""

    place: Located = field(compare=False, repr=False)
    python: str
    """Its side and its name: `cloud.things`."""
    text: str
    origin: Origin


@dataclass(frozen=True, kw_only=True)
class Api:
    """Everything that users can see of a spec, by Python names.

    `errors` and `topics` are None if the source does not contain them.
    """

    spec: Spec = field(compare=False, repr=False)
    """The spec from which it was read."""
    operations: dict[str, Operation]
    classes: dict[str, Class]
    enums: dict[str, Enum]
    regions: dict[str, Region]
    """The first one is the default of clients."""
    services: dict[str, Service]
    title: str
    documents: str
    """Version of the documents that the spec follows."""
    errors: dict[str, ErrorCode] | None
    topics: dict[str, Topic] | None
    forms: dict[str, Form]
    """Operations of the account service."""
    mqtt_endpoint: str

    @cached_property
    def document(self) -> dict[str, Any] | None:
        """The bundled OpenAPI document; None where the spec, perhaps of another age, cannot be bundled."""
        try:
            return bundle(self.spec)
        except (SpecError, LookupError, TypeError, AttributeError, ValueError, RecursionError):
            return None
