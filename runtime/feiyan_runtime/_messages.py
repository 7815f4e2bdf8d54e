"""Base classes of the generated MQTT messages, and the functions that parse and encode them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar
from uuid import uuid4

from pydantic import AliasChoices, AliasPath, BaseModel, ConfigDict, Field, ValidationError, create_model
from pydantic_core import from_json

from feiyan_runtime._errors import ConfigurationError
from feiyan_runtime._model import Model
from feiyan_runtime._texts import HIDDEN, excerpt, is_secret, shown

_EXCERPT = 200
_HOLDER = re.compile(r"""["'](\w+)\\*["']\s*:\s*(?=[\[{])""")
_INVALID_LEVEL = re.compile(r"[/+#\x00]|\A\Z")


class ChannelMessage(Model):
    """A message that was received over the MQTT connection."""

    wire_body: ClassVar[tuple[str, ...]] = ()
    """Names in the envelope, with dots between levels, one of which leads to the fields; empty if the fields are in the
    envelope itself."""
    wire_when: ClassVar[Mapping[str, tuple[str | None, ...]]] = {}
    """Values that tell the message from others on its topic, by names beside the fields; None stands for no value."""

    topic: str = Field(default="", validation_alias="$topic")
    """Topic of the message. Its product key and device name are those of the connection, not those of the device that
    the message is about."""
    message_id: str | None = Field(default=None, validation_alias="$message_id")
    """Id of the message, set by its sender. The platform delivers at least once: a message with the id of an earlier
    one is a duplicate."""
    redelivered: bool = Field(default=False, validation_alias="$redelivered")
    """True if the channel has delivered the same message before."""


class UnknownMessage(ChannelMessage):
    """A message that is not documented: its topic is not, or none of the topic's messages fits it."""

    payload: bytes
    """Payload as it was received."""

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        return _with_excerpt(super().__repr_args__(), self.payload)


class MalformedMessage(ChannelMessage):
    """A message whose payload does not match the documented type of its topic."""

    payload: bytes
    """Payload as it was received."""
    expected: str = ""
    """Name of the class of the topic's messages."""
    problem: str
    """Path of the invalid field and the problem, without any value."""

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        return _with_excerpt(super().__repr_args__(), self.payload)


@dataclass(frozen=True, kw_only=True)
class ChannelRequest:
    """A message to the platform, which replies with the same message id."""

    topic: ClassVar[StrEnum]
    """Topic to publish the request on."""
    reply: ClassVar[type[ChannelMessage]]
    """Type of the reply."""

    message_id: str = field(default_factory=lambda: uuid4().hex)
    """Id of the request; the reply has the same."""

    def content(self) -> dict[str, Any]:
        """Return the payload as plain values."""
        raise NotImplementedError

    def payload(self) -> bytes:
        """Return the payload as JSON bytes."""
        return json.dumps(self.content(), ensure_ascii=False, separators=(",", ":")).encode()


def read_as(kinds: Sequence[type[ChannelMessage]], topic: str, payload: bytes) -> ChannelMessage:
    """Parse a message as the one of `kinds` that it is, or as an `UnknownMessage` if it is none of them.

    Never raises: a payload that does not match its kind becomes a `MalformedMessage`.
    """
    kind = _kind(kinds, payload)
    if kind is None:
        return UnknownMessage(topic=topic, message_id=_message_id(payload), payload=payload)
    try:
        message = _read(kind, payload)
    except ValidationError as error:
        problem, message_id = _problem(error), _message_id(payload)
        return MalformedMessage(
            topic=topic, message_id=message_id, payload=payload, expected=kind.__name__, problem=problem
        )
    message.topic = topic
    return message


def whole_topic(head: str, end: str, **levels: str) -> str:
    """Return the topic of a head such as "/sys/{product_key}/{device_name}" with its levels filled in, and an end.

    Raises:
        ConfigurationError: A level is empty or contains a character that is special in topics.

    """
    for name, level in levels.items():
        if _INVALID_LEVEL.search(level):
            raise ConfigurationError(
                f"{name}: {level!r} cannot be a level of a topic: expected a non-empty string without /, + and #"
            )
    return f"{head.format(**levels)}{end}"


def _kind(kinds: Sequence[type[ChannelMessage]], payload: bytes) -> type[ChannelMessage] | None:
    """Return the kind whose values a payload has; the first one if the payload cannot be read."""
    if len(kinds) == 1 and not kinds[0].wire_when:
        return kinds[0]
    try:
        content = from_json(payload)
    except ValueError:
        return kinds[0] if kinds else None
    return next((kind for kind in kinds if _has_values(kind, content)), None)


def _has_values(kind: type[ChannelMessage], content: Any) -> bool:
    """Return whether an envelope has the values of a kind beside the fields of the message."""
    for body in kind.wire_body:
        *above, _ = body.split(".")
        beside = _value(content, above)
        if isinstance(beside, dict) and all(
            _folded(_value(beside, name.split("."))) in {_folded(value) for value in values}
            for name, values in kind.wire_when.items()
        ):
            return True
    return False


def _value(content: Any, names: Iterable[str]) -> Any:
    for name in names:
        content = content.get(name) if isinstance(content, dict) else None
    return content


def _folded(value: Any) -> str | None:
    """Return a text for comparison, or None for anything else: programs ignore the case of such values."""
    return value.casefold() if isinstance(value, str) else None


class _Head(BaseModel):
    """The fields that every envelope has."""

    model_config = ConfigDict(coerce_numbers_to_str=True, hide_input_in_errors=True, defer_build=True)

    id: str | None = None


class _MessageEnvelope(_Head):
    """An envelope with a message in it."""

    body: ChannelMessage


@cache
def _message_envelope(kind: type[ChannelMessage]) -> type[_MessageEnvelope]:
    body = Field(validation_alias=AliasChoices(*(AliasPath(*name.split(".")) for name in kind.wire_body)))
    return create_model(kind.__name__, __base__=_MessageEnvelope, body=(kind, body))


def _read(kind: type[ChannelMessage], payload: bytes) -> ChannelMessage:
    # by alias only: a wire field that happens to have an attribute's name stays an undocumented field
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
    return shown(f"{shown('.'.join(map(str, first['loc'])), _EXCERPT) or 'payload'}: {first['msg']}")


def _with_excerpt(fields: Iterable[tuple[str | None, Any]], payload: bytes) -> list[tuple[str | None, Any]]:
    """Return the arguments of a repr with the payload shortened to its first characters."""
    begin = payload[: 8 * _EXCERPT].decode("utf-8", "replace")
    rest = f"… ({len(payload)} bytes)" if len(begin) > _EXCERPT else ""
    for holder in _HOLDER.finditer(begin):
        if is_secret(holder[1]):
            begin = f"{begin[: holder.end()]}{HIDDEN}"
            break
    return [(name, excerpt(begin, _EXCERPT) + rest if name == "payload" else value) for name, value in fields]
