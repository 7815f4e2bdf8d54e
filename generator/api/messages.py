"""Read `asyncapi.yaml`: the MQTT topics, the messages received on them and the requests sent to them.

Older specs can be read, too: a message without a name is named after its key.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from generator.api import naming
from generator.api.guard import guarded
from generator.api.model import MESSAGE_ID, Class, Constant, Content, Given, Origin, Topic, Value, as_json, folded
from generator.api.types import MESSAGES_MODULE, is_component, is_model, kinds
from generator.api.values import Values
from generator.spec.index import annotation, payloads, topic_address
from generator.spec.load import Located, Spec
from generator.spec.schema import TOPICS, Place

Identity = tuple[str, Place]

_LEVEL = re.compile(r"[A-Za-z0-9_]+|\{[A-Za-z][A-Za-z0-9]*\}")
_ID = "id"
_OF_EVERY_MESSAGE = {"message_id", "redelivered", "topic", "wire_body", "wire_when"}
_OF_EVERY_REQUEST = {"content", "message_id", "payload", "reply", "topic"}
_BINDINGS = ["bind", "unbind"]
_FIELD_COUNT = {"bind": 2, "unbind": 1}
"""Number of fields that a channel fills in for each request: the client id and, to bind, the token of the user."""


@dataclass(frozen=True, slots=True)
class _Use:
    """A message on a topic, and the operation that documents it; a message that is sent has replies."""

    operation: Located
    channel: Located
    address: str
    message: Located
    payload: Located
    is_sent: bool
    replies: tuple[Located, ...] = ()

    @property
    def name(self) -> str:
        """The class of the message."""
        return _name_of(self.message)

    @property
    def text(self) -> str:
        return folded(self.message.value.get("summary", ""))

    @property
    def more_text(self) -> str:
        return folded(self.message.value.get("description", ""))

    @property
    def body_names(self) -> list[str]:
        """The names that may lead to the body in the payload, the usual one first; empty if the payload is the body."""
        names = self.message.value.get("x-body", [])
        return [names] if isinstance(names, str) else names

    @property
    def when(self) -> tuple[tuple[str, tuple[str | None, ...]], ...]:
        return tuple((name, tuple(values)) for name, values in sorted(self.message.value.get("x-when", {}).items()))


@dataclass(frozen=True, slots=True)
class _Sent:
    """The payload of a request: the fields that callers pass, and where each of them goes."""

    fields: tuple[Value, ...]
    content: Content


class Messages:
    """Read topics and the classes of their messages; both are empty if the spec has no topics."""

    def __init__(
        self,
        spec: Spec,
        values: Values,
        flaw: Callable[[Located, str], object],
        origin: Callable[[dict[str, Any]], Origin],
    ) -> None:
        self._spec = spec
        self._values = values
        self._flaw = flaw
        self._origin = origin

    @property
    def endpoint(self) -> str:
        """The address of the broker, with the variables of its host; empty if the spec does not define it."""
        server = self._spec.files.get(TOPICS, {}).get("servers", {}).get("platform")
        if server is None:
            return ""
        return f"{'mqtts' if server['protocol'] == 'secure-mqtt' else 'mqtt'}://{server['host']}"

    def topics(self) -> list[Topic]:
        """Read every topic."""
        read = [guarded(self._spec, uses[0].channel, partial(self._topic, uses)) for uses in self._by_channel]
        topics = [one for one in read if one]
        self._unique("topics", [one.name for one in topics])
        for one in topics[1:]:
            if one.head and topics[0].head and one.head != topics[0].head:
                self._flaw(one.place, "all topics must have the same levels up to their last parameter")
        self._check_bindings(topics)
        return [*{one.name: one for one in topics}.values()]

    def classes(self) -> list[Class]:
        """Read the base classes of messages, the messages, the objects in them, and the requests."""
        uses = [*{use.message.pointer: use for use in self._uses}.values()]
        received = [(use, body) for use in uses if not use.is_sent and (body := self._body(use))]
        count = Counter(_identity(body) for _, body in received)
        bases: dict[Identity, Class] = {}
        held: dict[Identity, Class] = {}
        messages: list[Class] = []
        for use, body in received:
            made = guarded(self._spec, use.message, partial(self._received, use, body))
            if made is None:
                continue
            identity, base = _identity(body), ""
            if count[identity] > 1:
                bases.setdefault(identity, self._base(body, made))
                base = bases[identity].python
            messages.append(self._class(use, made, base))
            held |= {_identity(part): one for part in self._inner(body, {identity}) if (one := self._object(part))}
        requests = [self._class(use, self._sent[use.message.pointer].fields) for use in uses if use.is_sent]
        classes = [*bases.values(), *messages, *held.values(), *requests]
        on_topics = [name for of_channel in self._by_channel for name in dict.fromkeys(use.name for use in of_channel)]
        self._unique("classes", on_topics + [one.name for one in (*bases.values(), *held.values())])
        return [*{one.python: one for one in classes}.values()]

    def _check_bindings(self, topics: list[Topic]) -> None:
        """Record a flaw if a channel cannot fill in the requests that bind and unbind."""
        bindings = [use for use in self._uses if use.is_sent and "x-binding" in use.operation.value]
        are_given = True
        for use in bindings:
            binding = use.operation.value["x-binding"]
            if len(self._sent[use.message.pointer].fields) != _FIELD_COUNT[binding]:
                are_given = False
                self._flaw(
                    use.message, f"a request to {binding} must have {_FIELD_COUNT[binding]} fields for callers to pass"
                )
        if are_given and [one.binding for one in topics if one.binding] not in ([], _BINDINGS):
            message = "x-binding: expected one operation with bind and after it one with unbind"
            self._flaw(self._spec.root(TOPICS) / "operations", message)

    def _unique(self, what: str, names: list[str]) -> None:
        for name, count in Counter(names).items():
            if count > 1:
                self._flaw(self._spec.root(TOPICS), f"{name} is the name of several {what}")

    # --- Topics --------------------------------------------------------------------------------------------------

    @cached_property
    def _uses(self) -> list[_Use]:
        """Every message on a topic; replies follow their request."""
        if TOPICS not in self._spec.files:
            return []
        operations = self._spec.root(TOPICS) / "operations"
        return [use for _, place in operations.items() for use in guarded(self._spec, place, self._uses_of) or ()]

    @cached_property
    def _by_channel(self) -> list[list[_Use]]:
        """The messages of each channel."""
        uses: dict[Place, list[_Use]] = {}
        for use in self._uses:
            uses.setdefault(use.channel.pointer, []).append(use)
        return [*uses.values()]

    def _uses_of(self, operation: Located) -> list[_Use]:
        is_sent, reply = operation.value["action"] == "send", operation.get("reply")
        if is_sent != (reply is not None):
            self._flaw(operation, "an operation that sends must have a reply, and one that receives must not")
        uses = [*self._on(operation, operation, is_sent=is_sent)]
        return [*uses, *self._on(reply, operation, is_sent=False)] if reply else uses

    def _on(self, place: Located, operation: Located, *, is_sent: bool) -> Iterator[_Use]:
        """Yield the messages of an operation or of a reply."""
        address = topic_address(self._spec, place)
        channel, replies = self._spec.resolve(place / "channel"), operation.get("reply")
        answers = tuple(map(self._spec.resolve, replies / "messages")) if is_sent and replies else ()
        messages = [self._spec.resolve(reference) for reference in place / "messages"]
        if len(messages) > 1 and (is_sent or not all("x-when" in one.value for one in messages)):
            self._flaw(operation, "two messages on one topic cannot be told apart: write x-when for each")
        for message, payload in zip(messages, payloads(self._spec, place), strict=True):
            yield _Use(operation, channel, address, message, self._spec.resolve(payload), is_sent, answers)

    def _topic(self, uses: list[_Use], channel: Located) -> Topic:
        use, operation = uses[0], uses[0].operation.value
        sent = self._sent.get(use.message.pointer)
        head, end = self._split(channel)
        return Topic(
            place=channel,
            name=naming.constant_name(naming.snake_case(str(channel.pointer[-1])).upper()),
            address=channel.value["address"],
            head=head,
            end=end,
            parameters=tuple(self._filled_in(channel)),
            is_sent=use.is_sent,
            messages=tuple(sorted(one.name for one in uses)),
            body=tuple(sorted({key for one in uses for key in self._keys(one)})) if len(uses) > 1 else self._keys(use),
            content=sent.content if sent else (),
            replies=tuple(sorted(map(_name_of, use.replies))),
            binding=operation.get("x-binding", "") if use.is_sent else "",
            origin=self._origin(operation),
            examples=as_json([one.message.value.get("examples", []) for one in uses]),
            text=folded(operation["summary"]) if len({one.name for one in uses}) > 1 else "",
        )

    def _split(self, channel: Located) -> tuple[tuple[str, ...], str]:
        """Return the levels of a topic up to its last parameter, and the rest of the address."""
        address = channel.value["address"]
        first, *levels = address.split("/")
        filled = [number for number, level in enumerate(levels, 1) if level.startswith("{")]
        if first or not all(map(_LEVEL.fullmatch, levels)) or not filled or filled[-1] == len(levels):
            self._flaw(channel, f"{address!r} is not a topic such as /sys/{{productKey}}/thing/event")
            return (), address
        if len({levels[number - 1] for number in filled}) < len(filled):
            self._flaw(channel, "a parameter occurs twice in the address")
        return tuple(levels[: filled[-1]]), "/".join(levels[filled[-1] :])

    def _filled_in(self, channel: Located) -> Iterator[tuple[str, str]]:
        described = channel.get("parameters")
        for level in channel.value["address"].split("/"):
            if level.startswith("{"):
                wire = level[1:-1]
                place = described.get(wire) if described else None
                if place is None:
                    self._flaw(channel, f"the parameter {wire!r} of the address is not described")
                yield wire, self._spec.resolve(place).value.get("description", "") if place else ""

    # --- Received messages ---------------------------------------------------------------------------------------

    def _keys(self, use: _Use) -> tuple[str, ...]:
        """Return the properties of the payload that may hold the body."""
        key, *others = use.body_names or [""]
        place = self._property(use.payload, key) if key else None
        return (key, *others, *(annotation(self._spec, place, "x-aliases") or ())) if place else ()

    def _property(self, place: Located, dotted: str) -> Located | None:
        """Return the property of an object that a name leads to, with dots between levels; None if there is none."""
        for name in dotted.split("."):
            found = self._spec.resolve(place)
            if name not in found.value.get("properties", {}):
                return None
            place = found / "properties" / name
        return place

    def _body(self, use: _Use) -> Located | None:
        """Return the object that has the fields of a message."""
        if not use.body_names:
            return use.payload
        key = use.body_names[0]
        if not self._keys(use):
            self._flaw(use.message, f"x-body names {key!r}, which is not a property of the payload")
            return None
        place = self._property(use.payload, key)
        return self._spec.resolve(place) if place else None

    def _received(self, use: _Use, body: Located, message: Located) -> tuple[Value, ...]:
        if not is_model(body.value) or not is_component(body):
            self._flaw(message, "the body of a message must be a component with properties")
            return ()
        naming.class_name(use.name)
        fields = self._fields(body)
        for one in fields:
            if one.name in _OF_EVERY_MESSAGE:
                self._flaw(body, f"{one.name} is an attribute of every message: set another name with x-name")
        return fields

    def _fields(self, place: Located) -> tuple[Value, ...]:
        if idle := [key for key in ("x-bare-list", "x-rules", "x-success") if key in place.value]:
            self._flaw(place, f"{' and '.join(idle)} of a message has no effect: remove it")
        return self._values.fields(place)

    def _class(self, use: _Use, fields: tuple[Value, ...], base: str = "") -> Class:
        return Class(
            place=use.message,
            module=MESSAGES_MODULE,
            name=use.name,
            fields=fields,
            text=use.text,
            more_text=use.more_text,
            base=base,
            when=use.when,
        )

    def _base(self, place: Located, fields: tuple[Value, ...]) -> Class:
        text = folded(place.value.get("description", ""))
        return Class(place=place, module=MESSAGES_MODULE, name=str(place.pointer[-1]), fields=fields, text=text)

    def _object(self, place: Located) -> Class | None:
        return guarded(self._spec, place, lambda place: self._base(place, self._fields(place)))

    def _inner(self, place: Located, seen: set[Identity]) -> Iterator[Located]:
        """Yield the components of the file that an object refers to, at any depth."""
        schema = place.value
        children = [child for _, child in (place / "properties").items()] if "properties" in schema else []
        children += [place / key for key in ("items", "additionalProperties") if key in schema]
        children += [option for key in ("oneOf", "anyOf") if key in schema for option in place / key]
        for child in map(self._spec.resolve, children):
            if child.file != TOPICS or _identity(child) in seen or not isinstance(child.value, dict):
                continue
            seen.add(_identity(child))
            if is_model(child.value) and is_component(child):
                yield child
            yield from self._inner(child, seen)

    # --- Requests ------------------------------------------------------------------------------------------------

    @cached_property
    def _sent(self) -> dict[Place, _Sent]:
        """The payloads of requests, by their message."""
        sent: dict[Place, _Sent] = {}
        for use in self._uses:
            if use.is_sent and use.message.pointer not in sent:
                made = guarded(self._spec, use.message, partial(self._request, use))
                sent[use.message.pointer] = made or _Sent((), ())
        return sent

    def _request(self, use: _Use, message: Located) -> _Sent:
        flaw = self._flaw if use.replies else _ignore  # an operation without a reply is reported elsewhere
        naming.class_name(use.name)
        if not is_model(use.payload.value) or _ID not in use.payload.value["properties"]:
            flaw(message, f"a request must be an object with the property {_ID}, which its reply repeats")
        return _Payload(self._spec, self._values, flaw).read(use.payload)


class _Payload:
    """Read the payload of a request; each value that a caller passes becomes a field."""

    def __init__(self, spec: Spec, values: Values, flaw: Callable[[Located, str], object]) -> None:
        self._spec = spec
        self._values = values
        self._flaw = flaw
        self._fields: dict[str, Value] = {}

    def read(self, place: Located) -> _Sent:
        content = self._object(place, (), ()) if is_model(place.value) else ()
        return _Sent(tuple(self._fields.values()), content)

    def _object(self, place: Located, path: tuple[str, ...], above: tuple[Identity, ...]) -> Content:
        if _identity(place) in above:
            raise self._spec.error(place, "a request cannot contain itself")
        required = place.value.get("required", [])
        entries: list[tuple[str, Content]] = []
        for wire, child in (place / "properties").items():
            if wire not in required:
                self._flaw(child, f"{wire} must be required: a request is sent with all its properties")
            if not path and wire == _ID:
                entries.append((wire, MESSAGE_ID))
            else:
                entries.append((wire, self._entry(child, (*path, wire), (*above, _identity(place)))))
        return tuple(entries)

    def _entry(self, place: Located, path: tuple[str, ...], above: tuple[Identity, ...]) -> Content:
        found = self._spec.resolve(place)
        if isinstance(found.value, dict):
            if "const" in found.value:
                return Constant(found.value["const"])
            if is_model(found.value):
                return self._object(found, path, above)
            if kinds(found.value) == ["object"] and "additionalProperties" not in found.value:
                return ()
        value = self._values.given_field(path, place)
        if value.name in self._fields or value.name in _OF_EVERY_REQUEST:
            self._flaw(place, f"{value.name} is already an attribute of the request: set another name with x-name")
        if any(needed.module == MESSAGES_MODULE for needed in value.kind.imports):
            self._flaw(place, f"{path[-1]}: an object in a request can be neither null nor in a list")
        self._fields[value.name] = value
        return Given(value.name)


def _ignore(_place: Located, _message: str) -> None:
    """Ignore a flaw."""


def _identity(place: Located) -> Identity:
    return place.file, place.pointer


def _name_of(message: Located) -> str:
    key = str(message.pointer[-1])
    return str(message.value.get("name", key[:1].upper() + key[1:]))
