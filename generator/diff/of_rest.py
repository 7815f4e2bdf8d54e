"""What changed of error codes, topics, regions and services."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.diff import matching
from generator.diff.changes import Change, Place
from generator.diff.facts import ErrorCode, Region, Service, Surface, Topic, shown
from generator.diff.of_values import Names

_ANY_ERROR = "ApiError"
"""What every error of the platform is."""


def error_changes(old: Mapping[str, ErrorCode], new: Mapping[str, ErrorCode]) -> Iterator[Change]:
    """What changed of the error dictionary."""
    pairs = matching.errors(old, new)
    for one in pairs.removed:
        yield Change("error-removed", _error(one), one.code)
    for one in pairs.added:
        yield Change("error-added", _error(one), one.code)
    for one, other in pairs.both:
        is_closer = one.error_class == _ANY_ERROR
        yield from _differing(
            _error(other),
            other.code,
            ("error-renamed", one.python, other.python),
            ("error-code-changed", one.code, other.code),
            ("error-class-closer" if is_closer else "error-class-changed", one.error_class, other.error_class),
            ("error-retry-changed", _RETRY[one.may_retry], _RETRY[other.may_retry]),
            ("text-changed", _texts(one, other), _texts(other, one)),
        )


def topic_changes(old: Mapping[str, Topic], new: Mapping[str, Topic], names: Names) -> Iterator[Change]:
    """What changed of the topics; their messages are classes."""
    pairs = matching.topics(old, new)
    for one in pairs.removed:
        yield Change("topic-removed", _topic(one), one.python)
    for one in pairs.added:
        yield Change("topic-added", _topic(one), one.python)
    for one, other in pairs.both:
        before = {names.known.get(message, message) for message in one.messages}
        if before != {*other.messages}:
            yield Change("topic-messages-changed", _topic(other), other.python, _listed(one), _listed(other))
        yield from _differing(
            _topic(other),
            other.python,
            ("topic-renamed", one.python, other.python),
            ("topic-address-changed", one.address, other.address),
            ("topic-direction-changed", _DIRECTION[one.is_sent], _DIRECTION[other.is_sent]),
            ("topic-body-changed", one.body, other.body),
            ("topic-constants-changed", one.constants, other.constants),
            ("text-changed", one.text, other.text),
            ("source-changed", one.origin, other.origin),
            ("examples-changed", one.examples, other.examples),
        )


def region_changes(old: Mapping[str, Region], new: Mapping[str, Region]) -> Iterator[Change]:
    """What changed of the regions."""
    pairs = matching.regions(old, new)
    for one in pairs.removed:
        yield Change("region-removed", Place(one.python), one.id, old=one.url)
    for one in pairs.added:
        yield Change("region-added", Place(one.python), one.id, new=one.url)
    for one, other in pairs.both:
        yield from _differing(
            Place(other.python),
            other.id,
            ("region-url-changed", one.url, other.url),
            ("text-changed", one.text, other.text),
        )


def service_changes(old: Mapping[str, Service], new: Mapping[str, Service]) -> Iterator[Change]:
    """What changed of what services say of themselves; a new or removed one shows by its operations."""
    for name in sorted(old.keys() & new.keys()):
        yield from _differing(Place(name), name, ("text-changed", old[name].text, new[name].text))


def whole_changes(old: Surface, new: Surface) -> Iterator[Change]:
    """What changed of the spec as a whole."""
    yield from _differing(
        Place("feiyan"),
        "",
        ("documents-changed", old.documents, new.documents),
        ("mqtt-endpoint-changed", old.mqtt_endpoint, new.mqtt_endpoint),
    )


_RETRY = ("no", "may succeed later")
_DIRECTION = ("received", "sent")


def _differing(place: Place, name: str, *facts: tuple[str, str, str]) -> Iterator[Change]:
    for rule, before, after in facts:
        if before != after:
            yield Change(rule, place, name, before, after)


def _texts(one: ErrorCode, other: ErrorCode) -> str:
    """The texts of a code that another row does not have."""
    return "; ".join(f"{key}: {text}" for key, text in one.texts if (key, text) not in other.texts)


def _listed(topic: Topic) -> str:
    return ", ".join(map(shown, topic.messages))


def _error(one: ErrorCode) -> Place:
    return Place(one.python)


def _topic(one: Topic) -> Place:
    return Place(one.python, path=one.address, document=one.origin)
