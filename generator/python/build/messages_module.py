"""Build the view of the module of MQTT topics and messages."""

from __future__ import annotations

from functools import partial

from generator.api import docstrings, naming
from generator.api.guard import each, guarded
from generator.api.model import Api, Class, Constant, Content, Given, Topic, Value
from generator.api.types import MESSAGES_MODULE
from generator.python import view
from generator.python.build.imports import Imports, refuse_ambiguous
from generator.python.build.models import field, model, tuple_of
from generator.spec.load import Spec
from generator.spec.schema import TOPICS

_BASE = "ChannelMessage"
_IMPORTED = {
    "": ("re",),
    "collections.abc": ("Mapping",),
    "dataclasses": ("dataclass", "field"),
    "enum": ("StrEnum",),
    "typing": ("Any", "ClassVar", "Final"),
    "feiyan_runtime": (_BASE, "ChannelProtocol", "ChannelRequest", "read_as", "whole_topic"),
}


def module(spec: Spec, api: Api) -> view.MessagesModule | None:
    """Return the view of the module of messages; None if the spec has no topics."""
    if not api.topics:
        return None
    return _Builder(spec, api, [*api.topics.values()]).module()


class _Builder:
    def __init__(self, spec: Spec, api: Api, topics: list[Topic]) -> None:
        self._spec = spec
        self._topics = topics
        self._classes = {one.name: one for one in api.classes.values() if one.module == MESSAGES_MODULE}
        self._enums = {one.name for one in api.enums.values()}
        self._imports = Imports()
        for name, words in _IMPORTED.items():
            for word in words:
                self._imports.use(name, word)

    def module(self) -> view.MessagesModule:
        spec, head = self._spec, _Head(self._topics[0])
        about = guarded(self._spec, self._topics[0].place, lambda _: head.about()) or ""
        on_topics = {name: topic for topic in self._topics for name in topic.messages}
        of_bases = {one.base.rpartition(".")[2] for one in self._classes.values() if one.base}
        bases = [self._classes[name] for name in self._classes if name in of_bases]
        received = [self._classes[name] for name, topic in on_topics.items() if not topic.is_sent]
        held = [one for name, one in self._classes.items() if name not in of_bases and name not in on_topics]
        made = view.MessagesModule(
            topics=each(spec, self._topics, self._topic),
            messages=(*each(spec, bases, self._base), *each(spec, received, partial(self._message, on_topics))),
            models=each(spec, held, partial(model, imports=self._imports)),
            requests=each(spec, [topic for topic in self._topics if topic.is_sent], self._request),
            imports=self._imports.from_others(MESSAGES_MODULE),
            head=naming.literal(f"{head.text}/"),
            head_pattern=naming.literal(f"{head.pattern}/"),
            levels=tuple(head.names.values()),
            topic_doc=naming.docstring(f"End of a topic, after {head.text}/."),
            of_doc=naming.docstring("Return the whole topic of a connection.", indent=8, blocks=(about,)),
            subscriptions_doc=naming.docstring(
                "Return the topics that a connection subscribes to: all on which documented messages are received.",
                blocks=(about,),
            ),
        )
        refuse_ambiguous(self._spec, TOPICS, made.imports, {*made.names, *(one.name for one in made.models)})
        for name in sorted(self._enums.intersection(made.names)):
            message = f"{name} is an enumeration and a message: rename one of them"
            self._spec.problem(self._spec.root(TOPICS), message)
        return made

    # --- Topics --------------------------------------------------------------------------------------------------

    def _topic(self, topic: Topic) -> view.TopicView:
        messages = [self._classes[name] for name in topic.messages]
        summary = naming.plain(topic.text or messages[0].text)
        named = " or ".join(one.name for one in messages)
        return view.TopicView(
            constant=topic.name,
            end=naming.literal(topic.end),
            address=topic.address,
            is_sent=topic.is_sent,
            messages=tuple(one.name for one in messages),
            section=topic.origin.section,
            summary=summary,
            doc=naming.docstring(f"{summary} {'Takes' if topic.is_sent else 'Gives'} {named}."),
        )

    # --- Received messages ---------------------------------------------------------------------------------------

    def _base(self, one: Class) -> view.Message:
        return view.Message(one.name, _BASE, naming.docstring(one.text), "", "", self._fields(one))

    def _message(self, topics: dict[str, Topic], one: Class) -> view.Message:
        """Return the view of a received message; fields that several messages share are in their base class."""
        topic = topics[one.name]
        base = one.base.rpartition(".")[2] or _BASE
        body = tuple_of(topic.body) if topic.body else ""
        when = _when(one) if one.when else ""
        return view.Message(one.name, base, _doc(one, topic), body, when, () if one.base else self._fields(one))

    def _fields(self, one: Class) -> tuple[view.Field, ...]:
        return tuple(field(value, one.names, self._imports) for value in one.fields)

    # --- Requests ------------------------------------------------------------------------------------------------

    def _request(self, topic: Topic) -> view.Request:
        one = self._classes[topic.messages[0]]
        return view.Request(
            name=one.name,
            doc=_doc(one, topic),
            topic=topic.name,
            reply=topic.replies[0],
            fields=tuple(map(self._given, one.fields)),
            content=_content(topic.content),
            binding=topic.binding,
        )

    def _given(self, value: Value) -> view.Field:
        kind = self._imports.of(value.kind)
        default = "= field(repr=False)" if value.is_secret else ""
        return view.Field(value.name, kind.found, default, naming.docstring(docstrings.of_value(value, {})))


class _Head:
    """The levels of topics up to the last parameter."""

    def __init__(self, topic: Topic) -> None:
        self._levels = topic.head
        self._described = dict(topic.parameters)

    @property
    def names(self) -> dict[str, str]:
        """The Python names of the parameters, by their wire names."""
        wires = [level[1:-1] for level in self._levels if level.startswith("{")]
        return {wire: naming.parameter_name(wire) for wire in wires}

    @property
    def text(self) -> str:
        """The head, with Python names in braces."""
        names = self.names
        return "".join(f"/{{{names[level[1:-1]]}}}" if level.startswith("{") else f"/{level}" for level in self._levels)

    @property
    def pattern(self) -> str:
        """A regular expression that matches it."""
        return "".join("/[^/]+" if level.startswith("{") else f"/{level}" for level in self._levels)

    def about(self) -> str:
        """Return the blocks of a docstring about the parameters."""
        arguments = [naming.bullet(name, self._described[wire]) for wire, name in self.names.items()]
        error = naming.bullet(
            "ConfigurationError", "One of these is empty, or has a character that a topic cannot contain."
        )
        return "\n".join(["Args:", *arguments, "", "Raises:", error])


def _doc(one: Class, topic: Topic) -> str:
    source = f"On topic {topic.address}. {docstrings.of_origin(topic.origin)}"
    return naming.docstring(one.text, one.more_text, source)


def _when(one: Class) -> str:
    """Return the source of the values that tell a message from others on its topic."""
    values = (f"{naming.literal(name)}: {tuple_of(allowed)}" for name, allowed in one.when)
    return f"{{{', '.join(values)}}}"


def _content(content: Content) -> str:
    """Return the source of a payload, from the attributes of the request."""
    match content:
        case Given(name=name):
            return f"self.{name}"
        case Constant(value=value):
            return naming.literal(value)
    return f"{{{', '.join(f'{naming.literal(wire)}: {_content(inner)}' for wire, inner in content)}}}"
