"""The topics of the long connection: what comes on them, and what is sent to them.

Specs of all ages are read: a message that has no name yet is called after its key.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.api import naming, prose
from generator.api.types import MESSAGES_MODULE, is_model, kinds
from generator.diff.facts import Class, Topic, Value
from generator.diff.values import Values, as_json, folded, origin
from generator.spec.index import message_schemas, references
from generator.spec.load import Located, Spec
from generator.spec.schema import TOPICS, Place

_HEAD = f"{MESSAGES_MODULE}."
_ID = "id"


@dataclass(frozen=True, slots=True)
class _Use:
    """A message on a topic."""

    operation: Located
    channel: Located
    message: Located
    is_sent: bool
    replies: tuple[Located, ...] = ()


class Messages:
    """Reads `asyncapi.yaml`."""

    def __init__(self, spec: Spec, values: Values) -> None:
        self._spec = spec
        self._values = values

    @property
    def endpoint(self) -> str:
        """Where the long connection goes; empty where the spec does not say."""
        server = self._spec.root(TOPICS).value.get("servers", {}).get("platform")
        return f"{server['protocol']}://{server['host']}" if server else ""

    def topics(self) -> Iterator[Topic]:
        """Every topic."""
        uses: dict[Place, list[_Use]] = {}
        for use in self._uses():
            uses.setdefault(use.channel.pointer, []).append(use)
        for of_channel in uses.values():
            use, messages = of_channel[0], [one.message for one in of_channel]
            yield Topic(
                python=f"{_HEAD}Topic.{naming.snake_case(str(use.channel.pointer[-1])).upper()}",
                address=use.channel.value["address"],
                is_sent=use.is_sent,
                messages=tuple(sorted(_class_of(message) for message in messages)),
                body=", ".join(sorted({", ".join(self._keys(message)) for message in messages})),
                constants=as_json([dict(self._constants(self._payload(one))) for one in messages if use.is_sent]),
                replies=tuple(sorted(map(_class_of, use.replies))),
                binding=use.operation.value.get("x-binding", "") if use.is_sent else "",
                text=folded(use.operation.value.get("summary", ""), use.operation.value.get("description", "")),
                origin=origin(use.operation.value),
                examples=as_json([message.value.get("examples", []) for message in messages]),
            )

    def classes(self) -> Iterator[Class]:
        """The classes of messages, the bases that they share, and the objects that they hold."""
        uses = list({use.message.pointer: use for use in self._uses()}.values())
        bodies = {use.message.pointer: self._body(use) for use in uses if not use.is_sent}
        count = Counter(body.pointer for body in bodies.values())
        for use in uses:
            text = folded(use.message.value.get("summary", ""), use.message.value.get("description", ""))
            base = ""
            if use.is_sent:
                fields = tuple(self._given(self._payload(use.message)))
            else:
                body = bodies[use.message.pointer]
                fields = self._fields(body)
                base = f"{_HEAD}{body.pointer[-1]}" if count[body.pointer] > 1 else ""
            yield Class(_class_of(use.message), fields, (), "", text, base)
        held = {body.pointer for body in bodies.values() if count[body.pointer] > 1}
        held |= self._held(bodies.values())
        for _, place in message_schemas(self._spec):
            if place.pointer in held:
                text = folded(place.value.get("description", ""))
                yield Class(f"{_HEAD}{place.pointer[-1]}", self._fields(place), (), "", text)

    def _uses(self) -> Iterator[_Use]:
        for _, operation in (self._spec.root(TOPICS) / "operations").items():
            reply = operation.get("reply")
            answers = tuple(map(self._spec.resolve, reply / "messages")) if reply else ()
            is_sent = operation.value["action"] == "send"
            for message in map(self._spec.resolve, operation / "messages"):
                yield _Use(operation, self._spec.resolve(operation / "channel"), message, is_sent, answers)
            if reply:
                for message in answers:
                    yield _Use(operation, self._spec.resolve(reply / "channel"), message, is_sent=False)

    def _payload(self, message: Located) -> Located:
        return self._spec.resolve(message / "payload")

    def _keys(self, message: Located) -> tuple[str, ...]:
        """The properties of the payload that may hold the body."""
        if not (key := message.value.get("x-body")):
            return ()
        place = self._payload(message) / "properties" / key
        return (key, *(prose.annotation(self._spec, place, "x-aliases") or ()))

    def _body(self, use: _Use) -> Located:
        payload, key = self._payload(use.message), use.message.value.get("x-body")
        return self._spec.resolve(payload / "properties" / key) if key else payload

    def _fields(self, place: Located) -> tuple[Value, ...]:
        return self._values.fields(place) if is_model(place.value) else ()

    def _given(self, payload: Located) -> Iterator[Value]:
        """What callers give for a message that is sent; the id is made for each, constants go out by themselves."""
        for path, child in self._leaves(payload):
            schema = self._spec.resolve(child).value
            if path != (_ID,) and isinstance(schema, dict) and "const" not in schema and not _is_empty(schema):
                yield self._values.given_field(path, child)

    def _constants(self, payload: Located) -> Iterator[tuple[str, Any]]:
        for path, child in self._leaves(payload):
            schema = self._spec.resolve(child).value
            if isinstance(schema, dict) and "const" in schema:
                yield ".".join(path), schema["const"]

    def _leaves(self, place: Located, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Located]]:
        if not is_model(place.value):
            return
        for wire, child in (place / "properties").items():
            found = self._spec.resolve(child)
            if is_model(found.value):
                yield from self._leaves(found, (*path, wire))
            else:
                yield (*path, wire), child

    def _held(self, places: Iterable[Located]) -> set[Place]:
        """The named objects of this file that objects hold."""
        held: set[Place] = set()
        left = list(places)
        while left:
            for reference in references(left.pop()):
                found = self._spec.resolve(reference)
                if found.file == TOPICS and is_model(found.value) and found.pointer not in held:
                    held.add(found.pointer)
                    left.append(found)
        return held


def _class_of(message: Located) -> str:
    key = str(message.pointer[-1])
    return f"{_HEAD}{message.value.get('name', key[:1].upper() + key[1:])}"


def _is_empty(schema: dict[str, Any]) -> bool:
    return kinds(schema) == ["object"] and "additionalProperties" not in schema
