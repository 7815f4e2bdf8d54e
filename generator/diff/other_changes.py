"""Compare error codes, topics, regions and services."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.api import naming
from generator.api.model import (
    ANY_ERROR,
    Api,
    Constant,
    Content,
    ErrorCode,
    Form,
    Region,
    Service,
    Topic,
    as_json,
    folded,
)
from generator.diff import matching
from generator.diff.changes import Change, Place, differing
from generator.diff.uses import message_class
from generator.diff.value_changes import Names, marking

_FILLED_IN = re.compile(r"\{([^{}]*+)\}")
_RETRY = ("no", "may succeed later")
_DIRECTION = ("received", "sent")


def error_changes(old: Mapping[str, ErrorCode], new: Mapping[str, ErrorCode]) -> Iterator[Change]:
    """Yield the changes of the error dictionary."""
    pairs = matching.errors(old, new)
    for one in pairs.removed:
        yield Change("error-removed", _error(one), str(one.code), old=_summary(one))
    for one in pairs.added:
        yield Change("error-added", _error(one), str(one.code), new=_summary(one))
    for one, other in pairs.both:
        is_closer = one.error_class == ANY_ERROR
        yield from differing(
            _error(other),
            str(other.code),
            ("error-renamed", one.python, other.python) if one.name else ("name-given", one.name, other.name),
            ("error-code-changed", str(one.code), str(other.code)),
            ("error-class-closer" if is_closer else "error-class-changed", one.error_class, other.error_class),
            ("error-retry-changed", _RETRY[one.may_retry], _RETRY[other.may_retry]),
            ("text-changed", _texts(one, other), _texts(other, one)),
        )
        yield from marking("error", _error(other), one, other, str(other.code))


def topic_changes(old: Mapping[str, Topic], new: Mapping[str, Topic], names: Names) -> Iterator[Change]:
    """Yield the changes of topics; their messages are compared as classes."""
    pairs = matching.topics(old, new)
    taken = {one.address for one in pairs.old}
    for one in pairs.removed:
        yield Change("topic-removed", _topic(one), one.python)
    for one in pairs.added:
        yield Change("topic-added", _topic(one), one.python)
    if pairs.both:
        then, now = _parameters(pairs.old), _parameters(pairs.new)
        yield from differing(Place("feiyan.messages.Topic.of()"), "", ("topic-parameters-changed", then, now))
    described = dict(parameter for topic in pairs.old for parameter in topic.parameters)
    for wire, text in dict(parameter for topic in pairs.new for parameter in topic.parameters).items():
        place = Place(f"feiyan.messages.Topic.of({naming.snake_case(wire)}=)")
        yield from differing(place, "", ("text-changed", described.get(wire, text), text))
    for one, other in pairs.both:
        yield from _classes_of(one, other, names)
        is_taken = other.address in taken
        yield from differing(
            _topic(other),
            other.python,
            ("topic-renamed", one.python, other.python),
            ("topic-address-exchanged" if is_taken else "topic-address-changed", one.address, other.address),
            ("topic-direction-changed", _DIRECTION[one.is_sent], _DIRECTION[other.is_sent]),
            ("topic-binding-changed", one.binding, other.binding),
            ("topic-body-changed", ", ".join(one.body), ", ".join(other.body)),
            ("topic-constants-changed", _constants(one), _constants(other)),
            ("source-changed", one.origin.places, other.origin.places),
            ("examples-changed", one.examples, other.examples),
            ("text-changed", one.text, other.text),
        )


def _classes_of(old: Topic, new: Topic, names: Names) -> Iterator[Change]:
    """Yield the changes of the messages and replies on a topic."""
    for rule, before, after in (
        ("topic-messages-changed", old.messages, new.messages),
        ("topic-reply-changed", old.replies, new.replies),
    ):
        then = {names.known.get(one, one) for one in map(message_class, before)}
        if then != {*map(message_class, after)}:
            yield Change(rule, _topic(new), new.python, ", ".join(before), ", ".join(after))


def account_changes(old: Mapping[str, Form], new: Mapping[str, Form]) -> Iterator[Change]:
    """Yield the changes of the account service's operations; their objects are compared as classes."""
    for name in sorted(old.keys() | new.keys()):
        then, now = (_form(forms[name]) if name in forms else "" for forms in (old, new))
        yield from differing(Place(f"feiyan.account.{name}"), "", ("account-changed", then, now))


def region_changes(old: Mapping[str, Region], new: Mapping[str, Region]) -> Iterator[Change]:
    """Yield the changes of regions."""
    pairs = matching.regions(old, new)
    (was, *_), (is_now, *_) = old.values(), new.values()
    if was.id != is_now.id:
        yield Change("default-region-changed", Place("feiyan"), "region", was.python, is_now.python)
    for one in pairs.removed:
        yield Change("region-removed", Place(one.python), one.id, old=one.url)
    for one in pairs.added:
        yield Change("region-added", Place(one.python), one.id, new=one.url)
    for one, other in pairs.both:
        yield from differing(
            Place(other.python),
            other.id,
            ("region-url-changed", one.url, other.url),
            ("region-aliases-changed", ", ".join(one.aliases), ", ".join(other.aliases)),
            ("text-changed", one.text, other.text),
        )


def service_changes(old: Mapping[str, Service], new: Mapping[str, Service]) -> Iterator[Change]:
    """Yield the changes of the descriptions of services; added and removed ones are reported by their operations."""
    for name in sorted(old.keys() & new.keys()):
        before, after = old[name], new[name]
        yield from differing(
            Place(name),
            name,
            ("text-changed", before.text, after.text),
            ("source-changed", before.origin.places, after.origin.places),
        )


def whole_changes(old: Api, new: Api) -> Iterator[Change]:
    """Yield the changes of the spec as a whole."""
    yield from differing(
        Place("feiyan"),
        "",
        ("text-changed", old.title, new.title),
        ("documents-changed", old.documents, new.documents),
        ("mqtt-endpoint-changed", old.mqtt_endpoint, new.mqtt_endpoint),
    )


def _form(one: Form) -> str:
    return f"{one.id} at {one.path}: {one.wire_field} ({one.request.text}), {one.result.text}"


def _summary(one: ErrorCode) -> str:
    return folded(str(one.code), dict(one.texts).get("message", ""))


def _texts(one: ErrorCode, other: ErrorCode) -> str:
    """Return the texts of a code that another row does not have."""
    return "; ".join(f"{key}: {text}" for key, text in one.texts if (key, text) not in other.texts)


def _parameters(topics: Iterable[Topic]) -> str:
    """Return the parameters of `Topic.of`."""
    wires = {wire for topic in topics for wire in _FILLED_IN.findall(topic.address)}
    return ", ".join(f"{name}=" for name in sorted(map(naming.snake_case, wires)))


def _constants(topic: Topic) -> str:
    """Return the constants in a request, as JSON."""
    return as_json([dict(_fixed(topic.content))] if topic.is_sent else [])


def _fixed(content: Content, path: tuple[str, ...] = ()) -> Iterator[tuple[str, object]]:
    if isinstance(content, Constant):
        yield ".".join(path), content.value
    elif isinstance(content, tuple):
        if path and not content:
            yield ".".join(path), {}
        for wire, inner in content:
            yield from _fixed(inner, (*path, wire))


def _error(one: ErrorCode) -> Place:
    return Place(one.python)


def _topic(one: Topic) -> Place:
    return Place(one.python, path=one.address, document=str(one.origin))
