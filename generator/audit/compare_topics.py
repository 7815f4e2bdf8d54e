"""Compare the topics of the MQTT connection with `asyncapi.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from generator.api.resolved_schema import ResolvedSchema, SchemaField, schema_fields
from generator.audit.facts import Fact, FactKind, Part, explain_beside
from generator.documents import DocumentFile, Example, Json, Row, TopicRecord, printed_types
from generator.spec.index import payloads, topic_address, topics
from generator.spec.load import Located, Spec
from generator.spec.schema import TOPICS

_ACTIONS = {"up": "send", "down": "receive"}
_EXPLAIN = explain_beside(TOPICS)
_CORRECT = f"correct it in spec/{TOPICS}, or {_EXPLAIN}"
_ADD = f"add it to spec/{TOPICS}, or {_EXPLAIN}"
_REMOVE = f"remove it from spec/{TOPICS}, or {_EXPLAIN}"

_CHOICES = "可取值包括"
_NUMBERS = re.compile(r"(?<![\w.])-?\d{1,18}(?=\s*[：:])")
_RANGE = re.compile(r"\[(-?\d{1,18}),\s*(-?\d{1,18})\]")
_WORDS = re.compile(r"[A-Za-z]\w*", re.ASCII)


def compare_topics(spec: Spec, sources: Sequence[DocumentFile]) -> Iterator[Fact]:
    """Yield the differences of topics, with their direction, title, reply topic and messages."""
    known = {address: operation for address, operation in topics(spec) if "x-doc" in operation.value}
    for source in sources:
        printed = {address_as_in_spec(record.topic) for record in source.document.topics}
        for record in source.document.topics:
            address = address_as_in_spec(record.topic)
            if address in known:
                yield from _Topic(spec, source, record, address, known[address]).facts()
            else:
                what, line = f"the spec has no topic {record.title}", record.line
                yield _fact(source, line, record.section, address, FactKind.TOPIC_LACKING, "", what, _ADD)
        for address, operation in known.items():
            doc = operation.value["x-doc"]
            covered = doc["section"] in source.document.sections or source.covers(doc["section"])
            if doc["document"] == source.name and covered and address not in printed:
                what = f"the document has no such topic, but the spec has it at {doc['section']}"
                yield _fact(source, 1, doc["section"], address, FactKind.TOPIC_ADDED, "", what, _REMOVE)


def address_as_in_spec(topic: str) -> str:
    """Return a topic with its placeholders as in the spec."""
    return topic.replace("${", "{")


def _fact(
    source: DocumentFile, line: int, section: str, address: str, kind: FactKind, name: str, what: str, remedy: str,
    written: str = "",
) -> Fact:  # fmt: skip
    where = f"{address}.{name}" if name else address
    return Fact(
        source.name, line, section, "", Part.TEXT, kind, where, what, remedy, written=written, topic=address,
        label=source.label,
    )  # fmt: skip


@dataclass
class _Topic:
    """A topic in a document and its operation in the spec."""

    spec: Spec
    source: DocumentFile
    record: TopicRecord
    address: str
    operation: Located

    def facts(self) -> Iterator[Fact]:
        yield from self._compare_head()
        messages = list(self._messages())
        for message in messages:
            yield from message.compare_example()
        for row in self.record.rows:
            yield from self._compare_row(row, messages)
        named = {row.name for row in self.record.rows}
        for message in messages:
            yield from message.added(named)

    def fact(self, kind: FactKind, name: str, what: str, remedy: str, *, line: int = 0, written: str = "") -> Fact:
        """Return a fact about the topic, by default with its line."""
        record = self.record
        return _fact(self.source, line or record.line, record.section, self.address, kind, name, what, remedy, written)

    def _compare_head(self) -> Iterator[Fact]:
        record, operation = self.record, self.operation.value
        doc, reply = operation["x-doc"], self.operation.get("reply")
        answered = topic_address(self.spec, reply) if reply else ""
        for kind, name, printed, written in (
            (FactKind.SECTION, "section", record.section, doc["section"]),
            (FactKind.TITLE, "title", record.title, doc["title"]),
            (FactKind.DIRECTION, "action", _ACTIONS[record.direction], operation["action"]),
            (FactKind.REPLY, "reply topic", address_as_in_spec(record.reply_topic), answered),
        ):
            if printed != written:
                what = f"{name} is {printed or 'absent'} in the document, but {written or 'absent'} in the spec"
                yield self.fact(kind, "", what, _CORRECT, written=written)

    def _messages(self) -> Iterator[_Message]:
        yield from self._message("message", self.operation, self.record.example)
        if reply := self.operation.get("reply"):
            yield from self._message("reply", reply, self.record.reply_example)

    def _message(self, what: str, place: Located, example: Example | None) -> Iterator[_Message]:
        for payload in payloads(self.spec, place):
            yield _Message(self, what, ResolvedSchema(self.spec, payload), example)

    def _compare_row(self, row: Row, messages: Sequence[_Message]) -> Iterator[Fact]:
        """Yield the differences of comments, which name a field or a key of a map and may list values."""
        found = [one for message in messages for one in message.fields if row.name in one.names]
        if not found and not any(row.name in message.keys for message in messages):
            what = f"field {row.name} of a comment is not in the spec"
            yield self.fact(FactKind.FIELD_LACKING, row.name, what, _ADD, line=row.line)
        values = list(_values(row.description))
        if not found or not values:
            return
        one = next((one for one in found if one.schema.enum), found[0])
        if not one.schema.enum:
            listed = ", ".join(map(str, values))
            what = f"a comment lists {listed} for {one.path}, but the spec has no enumeration there"
            yield self.fact(FactKind.ENUM, one.path, what, _ADD, line=row.line)
            return
        for value in values:
            if not _takes(one.schema, value):
                what = f"a comment lists {value} for {one.path}, which is not in an enumeration"
                yield self.fact(
                    FactKind.ENUM, one.path, what, f"add the value in the spec, or {_EXPLAIN}", line=row.line
                )
        for value in one.schema.enum:
            if value is not None and value not in values:
                what = f"an enumeration has {value} for {one.path}, but the comment does not list it"
                yield self.fact(
                    FactKind.ENUM, one.path, what, f"remove the value from the spec, or {_EXPLAIN}", line=row.line
                )


@dataclass
class _Message:
    """The comparison of a message: its payload in the spec and in the document; `keys` are the names in its maps."""

    topic: _Topic
    kind: str
    schema: ResolvedSchema
    example: Example | None
    shown: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)

    @cached_property
    def fields(self) -> list[SchemaField]:
        return list(schema_fields(self.schema))

    def compare_example(self) -> Iterator[Fact]:
        if self.example is None:
            return
        if self.example.problem is not None:
            what = f"the {self.kind} example cannot be read: {self.example.problem}"
            yield self._fact(FactKind.SHAPE, "", what, _EXPLAIN)
            return
        yield from self._compare(self.example.value, self.schema, "")

    def added(self, named: set[str]) -> Iterator[Fact]:
        """Yield the fields of the spec that are neither in the example nor in a comment."""
        for one in self.fields:
            if one.path not in self.shown and not one.names & named:
                what = f"{self.kind} field {one.path} is in the spec, but in neither comment nor example"
                yield self.topic.fact(FactKind.FIELD_ADDED, one.path, what, _REMOVE)

    def _compare(self, value: Json, schema: ResolvedSchema, where: str) -> Iterator[Fact]:
        types = schema.types
        if types and not printed_types.is_of(value, types):
            kind, allowed = printed_types.json_type(value), " or ".join(sorted(types))
            what = f"{where or 'payload'} is {kind} in the {self.kind} example, but {allowed} in the spec"
            yield self._fact(FactKind.TYPE if where else FactKind.SHAPE, where, what, _CORRECT)
        elif isinstance(value, dict):
            yield from self._compare_members(value, schema, where)
        elif isinstance(value, list) and schema.items is not None:
            for item in value:
                yield from self._compare(item, schema.items, where)
        elif schema.enum and not _takes(schema, value):
            what = f"the {self.kind} example has {value!r} for {where}, which is not in an enumeration"
            yield self._fact(FactKind.ENUM, where, what, f"add the value in the spec, or {_EXPLAIN}")

    def _compare_members(self, value: Mapping[str, Json], schema: ResolvedSchema, where: str) -> Iterator[Fact]:
        for name, member in value.items():
            path = f"{where}.{name}" if where else name
            if found := schema.member(name):
                own, child = found
                path = f"{where}.{own}" if where else own
                self.shown.add(path)
                yield from self._compare(member, child, path)
            elif schema.values is not None:
                self.keys.add(name)
                yield from self._compare(member, schema.values, where)
            elif schema.is_free:
                self.keys.update((name, *printed_types.names(member)))
            else:
                what = f"{self.kind} field {path} of the example is not in the spec"
                yield self._fact(FactKind.FIELD_LACKING, path, what, _ADD)

    def _fact(self, kind: FactKind, name: str, what: str, remedy: str) -> Fact:
        line = 0
        if self.example is not None:
            last = name.rpartition(".")[2]
            line = self.topic.source.line_of(self.example, last) if last else self.example.line
        return self.topic.fact(kind, name, what, remedy, line=line)


def _values(text: str) -> Iterator[Json]:
    """Return the values that a comment lists: numbers with meanings, the ends of a range, or words."""
    _, found, listed = text.partition(_CHOICES)
    if not found:
        return
    ranges = [int(end) for pair in _RANGE.findall(listed) for end in pair]
    numbers = [int(number) for number in _NUMBERS.findall(listed)] + ranges
    yield from numbers or _WORDS.findall(listed)


def _takes(schema: ResolvedSchema, value: Json) -> bool:
    """Return whether an enumeration contains a value, or an alternative without one accepts it."""
    for part in schema.parts():
        says = part.value
        if "enum" in says:
            if value in says["enum"]:
                return True
        elif printed_types.json_type(value) in ResolvedSchema(schema.spec, part).types and "type" in says:
            low, high = says.get("minimum"), says.get("maximum")
            if not isinstance(value, int) or ((low is None or value >= low) and (high is None or value <= high)):
                return True
    return False
