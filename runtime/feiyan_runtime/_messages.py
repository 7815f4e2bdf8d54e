"""Messages of the MQTT connection: the bases of the generated ones, and how they are read and sent."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar
from uuid import uuid4

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError, create_model

from feiyan_runtime._errors import ConfigurationError
from feiyan_runtime._model import Model
from feiyan_runtime._secrets import HIDDEN, excerpt, is_secret, masked

_EXCERPT = 200
_HOLDER = re.compile(r"""["'](\w+)\\*["']\s*:\s*(?=[\[{])""")
_NO_LEVEL = re.compile(r"[/+#\x00]|\A\Z")


class ChannelMessage(Model):
    """A message that came over the MQTT connection."""

    wire_body: ClassVar[tuple[str, ...]] = ()
    """Keys of the envelope under one of which the fields stand; none where they are the envelope's own."""

    topic: str = Field(default="", validation_alias="$topic")
    """The topic it came on. What product key and device name stand in it are those of the connection, not those of the
    device that the message is about."""
    message_id: str | None = Field(default=None, validation_alias="$message_id")
    """The id that its sender gave it. The platform delivers at least once: a message with the id of an earlier one is
    that message again."""
    redelivered: bool = Field(default=False, validation_alias="$redelivered")
    """True where the channel has brought the very same message before."""


class UnknownMessage(ChannelMessage):
    """A message on a topic that no document has."""

    payload: bytes
    """The bytes that came, as they came."""

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        return _with_excerpt(super().__repr_args__(), self.payload)


class MalformedMessage(ChannelMessage):
    """A message whose payload is not what its topic documents."""

    payload: bytes
    """The bytes that came, as they came."""
    problem: str
    """The problem, and where it is; shows no values."""

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        return _with_excerpt(super().__repr_args__(), self.payload)


@dataclass(frozen=True, kw_only=True)
class ChannelRequest:
    """A message to the platform, which answers it with the id of the request."""

    topic: ClassVar[StrEnum]
    """The topic that it is sent to."""
    reply: ClassVar[type[ChannelMessage]]
    """The message that answers it."""

    message_id: str = field(default_factory=lambda: uuid4().hex)
    """Id of the request; the answer repeats it."""

    def content(self) -> dict[str, Any]:
        """The payload before it is encoded."""
        raise NotImplementedError

    def payload(self) -> bytes:
        """Return the bytes that are sent."""
        return json.dumps(self.content(), ensure_ascii=False, separators=(",", ":")).encode()


def read_as(kind: type[ChannelMessage] | None, topic: str, payload: bytes) -> ChannelMessage:
    """The message that came on a topic whose messages are of a kind, or on one that nobody knows.

    Raises nothing: what is no message of the kind is a `MalformedMessage`.
    """
    if kind is None:
        return UnknownMessage(topic=topic, message_id=_message_id(payload), payload=payload)
    try:
        message = _read(kind, payload)
    except ValidationError as error:
        problem, message_id = _problem(error), _message_id(payload)
        return MalformedMessage(topic=topic, message_id=message_id, payload=payload, problem=problem)
    message.topic = topic
    return message


def whole_topic(head: str, end: str, **levels: str) -> str:
    """A topic by its end and its head, in which the levels are filled in.

    ConfigurationError where a level is empty, or has a character that means something in topics.
    """
    for name, level in levels.items():
        if _NO_LEVEL.search(level):
            raise ConfigurationError(f"{name}: {level!r} cannot stand in a topic")
    return f"{head.format(**levels)}{end}"


class _Head(BaseModel):
    """The part of every envelope that is read."""

    model_config = ConfigDict(coerce_numbers_to_str=True, defer_build=True)

    id: str | None = None


class _MessageEnvelope(_Head):
    """An envelope around a message."""

    body: ChannelMessage


@cache
def _message_envelope(kind: type[ChannelMessage]) -> type[_MessageEnvelope]:
    body = Field(validation_alias=AliasChoices(*kind.wire_body))
    return create_model(kind.__name__, __base__=_MessageEnvelope, body=(kind, body))


def _read(kind: type[ChannelMessage], payload: bytes) -> ChannelMessage:
    # by alias only: a field of the wire that is called like an attribute stays a field that no document lists
    if not kind.wire_body:
        message = kind.model_validate_json(payload, by_alias=True, by_name=False)
        message.message_id = _message_id(payload)
        return message
    envelope = _message_envelope(kind).model_validate_json(payload, by_alias=True, by_name=False)
    envelope.body.message_id = envelope.id
    return envelope.body


def _message_id(payload: bytes) -> str | None:
    try:
        return _Head.model_validate_json(payload).id
    except ValidationError:
        return None


def _problem(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    return masked(f"{'.'.join(map(str, first['loc']))[:_EXCERPT] or 'payload'}: {first['msg']}")


def _with_excerpt(shown: Iterable[tuple[str | None, Any]], payload: bytes) -> list[tuple[str | None, Any]]:
    """The arguments of a repr with the beginning of the payload in place of all of it."""
    begin = payload[: 8 * _EXCERPT].decode("utf-8", "replace")
    rest = f"… ({len(payload)} bytes)" if len(begin) > _EXCERPT else ""
    for holder in _HOLDER.finditer(begin):
        if is_secret(holder[1]):
            begin = f"{begin[: holder.end()]}{HIDDEN}"
            break
    return [(name, excerpt(begin, _EXCERPT) + rest if name == "payload" else value) for name, value in shown]
