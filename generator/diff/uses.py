"""Find the operations and messages that use a class or an enumeration."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

from generator.api.model import Api, Value
from generator.diff import python_types


@dataclass(slots=True)
class Use:
    """The operations and messages that take a class or enumeration, and those that return it; in Python names."""

    given: set[str] = field(default_factory=set)
    read: set[str] = field(default_factory=set)

    @property
    def is_given(self) -> bool:
        return bool(self.given)

    @property
    def is_read(self) -> bool:
        """True if something returns it, or if nothing uses it."""
        return bool(self.read) or not self.given

    def users_of(self, name: str) -> tuple[str, ...]:
        """Return everything that uses a class, except itself."""
        return tuple(sorted((self.given | self.read) - {name}))


def uses(api: Api) -> dict[str, Use]:
    """Return the uses of each class and enumeration."""
    found = {name: Use() for name in (*api.classes, *api.enums)}
    inner = {name: set(_known(found, one.fields)) for name, one in api.classes.items()}
    for operation in api.operations.values():
        for name in _reached(_known(found, operation.parameters), inner):
            found[name].given.add(operation.python)
        for name in _reached(_known(found, [operation.answer]), inner):
            found[name].read.add(operation.python)
    for topic in (api.topics or {}).values():
        for message in map(message_class, topic.messages):
            for name in _reached([message], inner):
                (found[name].given if topic.is_sent else found[name].read).add(message)
    return found


def message_class(name: str) -> str:
    """Return the class of a message with its module."""
    return f"feiyan.messages.{name}"


def _known(known: Container[str], values: Iterable[Value]) -> Iterator[str]:
    for value in values:
        yield from (name for name in python_types.names(value.type) if name in known)


def _reached(start: Iterable[str], inner: dict[str, set[str]]) -> set[str]:
    """Return everything that can be reached from `start`, including itself."""
    reached: set[str] = set()
    left = [*start]
    while left:
        name = left.pop()
        if name not in reached:
            reached.add(name)
            left += inner.get(name, ())
    return reached
