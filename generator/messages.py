"""The messages of the long connection: from the topics of `asyncapi.yaml` to one module of the package."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol, TypeVar

from generator import naming, prose
from generator.operations import payloads, topic_address
from generator.shape import TOPICS, Place
from generator.spec import Located, Spec
from generator.types import MESSAGES_MODULE, Types, is_component, is_model, kinds
from generator.view import Field, Import, Message, MessagesModule, Model, Request, Topic

T = TypeVar("T")
Identity = tuple[str, Place]


class Guarded(Protocol):
    """Gives what `make` makes of a place; None, and a problem noted, where it cannot."""

    def __call__(self, place: Located, make: Callable[[Located], T]) -> T | None: ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What messages and the rest of the package are built with.

    `model` makes a model of a named object, `source` says where an operation is described.
    """

    spec: Spec
    types: Types
    guarded: Guarded
    model: Callable[[Located], tuple[Model, frozenset[Import]]]
    source: Callable[[Located], str]


_ID = "id"
_BASE = "ChannelMessage"
_LEVEL = re.compile(r"[A-Za-z0-9_]+|\{[A-Za-z][A-Za-z0-9]*\}")
_OF_EVERY_MESSAGE = {"message_id", "redelivered", "topic", "wire_body"}
_OF_EVERY_REQUEST = {"content", "message_id", "payload", "reply", "topic"}
_GIVEN_TO = {"bind": 2, "unbind": 1}
"""How many values a channel has for the request: the id of the client and, to bind, the token of the user."""
_IMPORTED = {
    "": ("re",),
    "collections.abc": ("Mapping",),
    "dataclasses": ("dataclass", "field"),
    "enum": ("StrEnum",),
    "typing": ("Any", "ClassVar", "Final"),
    "feiyan_runtime": (_BASE, "ChannelProtocol", "ChannelRequest", "read_as", "whole_topic"),
}


def messages_module(tools: Tools) -> MessagesModule | None:
    """The module of messages, or None where the spec has no topics."""
    return _Builder(tools).module() if TOPICS in tools.spec.files else None


@dataclass(frozen=True, slots=True)
class _Use:
    """A message on a topic, and the operation that documents it; what is sent has a reply."""

    channel: Located
    address: str
    message: Located
    payload: Located
    operation: Located
    reply: _Use | None = None

    @property
    def name(self) -> str:
        """The class of the message; it is checked where the class is made."""
        return str(self.message.value["name"])

    @property
    def constant(self) -> str:
        """The name of the topic."""
        return naming.constant_name(naming.snake_case(str(self.channel.pointer[-1])).upper())


@dataclass(frozen=True, slots=True)
class _Body:
    """The object that has the fields of a message, and the keys of the envelope under which it may stand."""

    place: Located
    keys: tuple[str, ...]

    @property
    def identity(self) -> Identity:
        return self.place.file, self.place.pointer


@dataclass(frozen=True, slots=True)
class _Head:
    """What all topics begin with: their levels up to the last one that a connection fills in."""

    levels: tuple[str, ...]
    channel: Located

    @property
    def names(self) -> dict[str, str]:
        """The levels that are filled in, with their Python names."""
        wires = [level[1:-1] for level in self.levels if level.startswith("{")]
        if len(set(wires)) < len(wires):
            raise naming.UnsafeError("a parameter stands in the address twice")
        return {wire: naming.parameter_name(wire) for wire in wires}

    @property
    def text(self) -> str:
        """The head with Python names in braces."""
        names = self.names
        return "".join(f"/{{{names[level[1:-1]]}}}" if level.startswith("{") else f"/{level}" for level in self.levels)

    @property
    def pattern(self) -> str:
        """A regular expression for it."""
        return "".join("/[^/]+" if level.startswith("{") else f"/{level}" for level in self.levels)


class _Builder:
    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._spec = tools.spec
        self._imports = {Import(module, name) for module, names in _IMPORTED.items() for name in names}
        self._models: dict[Identity, Model] = {}
        self._bases: dict[Identity, Message] = {}

    def module(self) -> MessagesModule | None:
        guarded = self._tools.guarded
        operations = self._spec.root(TOPICS) / "operations"
        exchanges = [guarded(operation, self._use) for _, operation in operations.items()]
        uses = [use for exchange in exchanges if exchange for use in (exchange, exchange.reply) if use]
        topics = [guarded(use.channel, partial(self._topic, use)) for use in uses]
        messages = self._received([use for use in uses if not use.reply])
        requests = [guarded(use.message, partial(self._request, use, use.reply)) for use in uses if use.reply]
        head = self._head(uses)
        about = head and guarded(head.channel, partial(self._about, head))
        if not head or not about:
            return None
        module = MessagesModule(
            imports=tuple(sorted(self._imports, key=lambda needed: (needed.module, needed.name))),
            head=naming.literal(f"{head.text}/"),
            head_pattern=naming.literal(f"{head.pattern}/"),
            levels=tuple(head.names.values()),
            topic_doc=naming.docstring(f"What a topic ends with, after {head.text}/."),
            of_doc=naming.docstring("The whole topic of a connection.", indent=8, blocks=(about,)),
            subscriptions_doc=naming.docstring(
                "What a connection subscribes to: all topics on which documented messages come.", blocks=(about,)
            ),
            topics=tuple(filter(None, topics)),
            models=tuple(self._models.values()),
            messages=(*self._bases.values(), *messages),
            requests=tuple(filter(None, requests)),
        )
        if [request.binding for request in module.binding] not in ([], [*_GIVEN_TO]):
            self._spec.problem(operations, "x-binding: one request binds, and after it one unbinds")
        self._unique("topics", [topic.constant for topic in module.topics])
        self._unique("classes", [*module.names, *(model.name for model in module.models)])
        return module

    def _unique(self, what: str, names: Sequence[str]) -> None:
        for name, count in Counter(names).items():
            if count > 1:
                self._spec.problem(self._spec.root(TOPICS), f"{name} is the name of several {what}")

    # --- Topics --------------------------------------------------------------------------------------------------

    def _use(self, operation: Located) -> _Use:
        reply = operation.get("reply")
        if (operation.value["action"] == "send") != (reply is not None):
            raise naming.UnsafeError("what is sent has a reply, and what is received has none")
        use = self._only(operation, operation)
        return replace(use, reply=self._only(reply, operation)) if reply else use

    def _only(self, place: Located, operation: Located) -> _Use:
        """The message of an operation or of a reply."""
        address, (payload, *others) = topic_address(self._spec, place), payloads(self._spec, place)
        if others:
            raise naming.UnsafeError("two messages on one topic cannot be told apart")
        channel, message = self._spec.resolve(place / "channel"), self._spec.resolve(place / "messages" / 0)
        return _Use(channel, address, message, self._spec.resolve(payload), operation)

    def _topic(self, use: _Use, channel: Located) -> Topic:
        summary = naming.plain(use.message.value["summary"])
        return Topic(
            constant=use.constant,
            end=naming.literal(_split(channel)[1]),
            address=use.address,
            is_sent=use.reply is not None,
            message=use.name,
            section=str(use.operation.value["x-doc"]["section"]),
            summary=summary,
            doc=naming.docstring(f"{summary} {'Takes' if use.reply else 'Gives'} {use.name}."),
        )

    def _head(self, uses: Sequence[_Use]) -> _Head | None:
        heads: dict[tuple[str, ...], _Head] = {}
        for use in uses:
            if split := self._tools.guarded(use.channel, _split):
                heads.setdefault(split[0], _Head(split[0], use.channel))
        for other in [*heads.values()][1:]:
            self._spec.problem(other.channel, "topics begin alike, up to the last of their parameters")
        return next(iter(heads.values()), None)

    def _about(self, head: _Head, channel: Located) -> str:
        """What docstrings say of the parameters of a topic."""
        parameters = channel / "parameters"
        described = {name: self._spec.resolve(parameters / wire).value for wire, name in head.names.items()}
        arguments = [naming.bullet(name, value["description"]) for name, value in described.items()]
        error = naming.bullet("ConfigurationError", "One of these is empty, or cannot stand in a topic.")
        return "\n".join(["Args:", *arguments, "", "Raises:", error])

    def _doc(self, use: _Use) -> str:
        text, source = use.message.value, self._tools.source(use.operation)
        return naming.docstring(text["summary"], text.get("description", ""), f"On topic {use.address}. {source}")

    # --- What is received ----------------------------------------------------------------------------------------

    def _received(self, uses: Sequence[_Use]) -> list[Message]:
        guarded = self._tools.guarded
        bodies = [(use, body) for use in uses if (body := guarded(use.message, partial(self._body, use.payload)))]
        count = Counter(body.identity for _, body in bodies)
        made = [
            guarded(use.message, partial(self._message, use, body, count[body.identity] > 1)) for use, body in bodies
        ]
        return [message for message in made if message]

    def _body(self, payload: Located, message: Located) -> _Body:
        key = message.value.get("x-body")
        if key is None:
            return _Body(payload, ())
        if not is_model(payload.value) or key not in payload.value["properties"]:
            raise naming.UnsafeError(f"x-body names {key!r}, which is no property of the payload")
        place = payload / "properties" / key
        return _Body(self._spec.resolve(place), (key, *(prose.annotation(self._spec, place, "x-aliases") or ())))

    def _message(self, use: _Use, body: _Body, shared: bool, _: Located) -> Message:
        """The class of what comes on a topic; where several have the same fields, a base of theirs has them."""
        fields, base = self._fields(body.place), _BASE
        if shared:
            base = naming.class_name(str(body.place.pointer[-1]))
            doc = naming.docstring(body.place.value.get("description", ""))
            self._bases[body.identity] = Message(base, _BASE, doc, "", fields)
            fields = ()
        keys = ", ".join(map(naming.literal, body.keys))
        keys = f"({keys},)" if len(body.keys) == 1 else keys and f"({keys})"
        return Message(naming.class_name(use.name), base, self._doc(use), keys, fields)

    def _fields(self, place: Located) -> tuple[Field, ...]:
        if not is_model(place.value) or not is_component(place):
            raise naming.UnsafeError("what a message says is a named object with properties")
        made = self._model(place)
        for field in made.fields:
            if field.name in _OF_EVERY_MESSAGE:
                raise self._spec.error(place, f"{field.name} is a name of every message: give another by x-name")
        for part in self._inner(place, {(place.file, place.pointer)}):
            self._models[part.file, part.pointer] = self._model(part)
        return made.fields

    def _model(self, place: Located) -> Model:
        model, imports = self._tools.model(place)
        if model.bare_list or model.rules:
            raise self._spec.error(place, "x-bare-list and x-rules mean nothing in a message")
        self._need(imports)
        return model

    def _inner(self, place: Located, seen: set[Identity]) -> Iterator[Located]:
        """The named objects of `asyncapi.yaml` that an object holds."""
        schema = place.value
        children = [child for _, child in (place / "properties").items()] if "properties" in schema else []
        children += [place / key for key in ("items", "additionalProperties") if key in schema]
        children += [option for key in ("oneOf", "anyOf") if key in schema for option in place / key]
        for child in map(self._spec.resolve, children):
            identity = child.file, child.pointer
            if child.file != TOPICS or identity in seen or not isinstance(child.value, dict):
                continue
            seen.add(identity)
            if is_model(child.value) and is_component(child):
                yield child
            yield from self._inner(child, seen)

    # --- What is sent --------------------------------------------------------------------------------------------

    def _request(self, use: _Use, reply: _Use, _: Located) -> Request:
        if not is_model(use.payload.value) or _ID not in use.payload.value["properties"]:
            raise naming.UnsafeError(f"a request is an object with {_ID}, which its answer repeats")
        fields: dict[str, Field] = {}
        content = self._object(use.payload, fields, {_ID: "self.message_id"}, ())
        name = naming.class_name(use.name)
        binding = use.operation.value.get("x-binding", "")
        if binding and len(fields) != _GIVEN_TO[binding]:
            raise naming.UnsafeError(f"callers give {_GIVEN_TO[binding]} of the fields of a request to {binding}")
        return Request(name, self._doc(use), use.constant, reply.name, tuple(fields.values()), content, binding)

    def _object(
        self, place: Located, fields: dict[str, Field], known: dict[str, str], above: tuple[Identity, ...]
    ) -> str:
        """An object of a request as Python source; what a caller gives becomes a field."""
        identity = place.file, place.pointer
        if identity in above:
            raise self._spec.error(place, "a request cannot hold itself")
        required = place.value.get("required", [])
        entries = []
        for wire, child in (place / "properties").items():
            if wire not in required:
                raise self._spec.error(child, f"{wire} is to be required: a request is sent whole")
            value = known.get(wire) or self._value(wire, child, fields, (*above, identity))
            entries.append(f"{naming.literal(wire)}: {value}")
        return f"{{{', '.join(entries)}}}"

    def _value(self, wire: str, place: Located, fields: dict[str, Field], above: tuple[Identity, ...]) -> str:
        found = self._spec.resolve(place)
        if isinstance(found.value, dict):
            if "const" in found.value:
                return naming.literal(found.value["const"])
            if is_model(found.value):
                return self._object(found, fields, {}, above)
            if kinds(found.value) == ["object"] and "additionalProperties" not in found.value:
                return "{}"
        name = naming.field_name(wire, prose.annotation(self._spec, place, "x-name"))
        if name in fields or name in _OF_EVERY_REQUEST:
            raise self._spec.error(place, f"{name} is a name of the request already: give another by x-name")
        kind = self._tools.types.given(place)
        if any(needed.module == MESSAGES_MODULE for needed in kind.imports):
            raise self._spec.error(place, f"{wire}: an object in a request is sent whole, neither null nor in a list")
        self._need(kind.imports)
        default = "= field(repr=False)" if prose.annotation(self._spec, place, "x-secret") else ""
        fields[name] = Field(name, kind.found, default, naming.docstring(prose.describe(self._spec, place, {})))
        return f"self.{name}"

    def _need(self, imports: frozenset[Import]) -> None:
        self._imports |= {needed for needed in imports if needed.module != MESSAGES_MODULE}


def _split(channel: Located) -> tuple[tuple[str, ...], str]:
    """The levels of a topic up to the last one that a connection fills in, and the rest of it."""
    address = channel.value["address"]
    first, *levels = address.split("/")
    filled = [number for number, level in enumerate(levels, 1) if level.startswith("{")]
    if first or not all(map(_LEVEL.fullmatch, levels)) or not filled or filled[-1] == len(levels):
        raise naming.UnsafeError(f"{address!r} is no topic: /its/{{parameters}}/and/an/end")
    return tuple(levels[: filled[-1]]), "/".join(levels[filled[-1] :])
