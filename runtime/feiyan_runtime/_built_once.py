"""Properties and schemas that are built when they are first needed: by one thread at a time, also after a fork."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from feiyan_runtime._fork import reset_after_fork

if TYPE_CHECKING:
    from pydantic import BaseModel

T = TypeVar("T")


class _Building:
    """Lock of all that is built. A child has a new one: a thread of the parent may hold its copy for ever."""

    def __init__(self) -> None:
        self.after_fork()
        reset_after_fork(self)

    def after_fork(self) -> None:
        self.lock = threading.RLock()


_building = _Building()


def complete(kind: type[BaseModel]) -> None:
    """Build the schema of a class of models. Older versions of pydantic fail if several threads do so at once."""
    if not kind.__pydantic_complete__:
        with _building.lock:
            kind.model_rebuild()


class built_once(Generic[T]):  # noqa: N801 - a decorator, like `cached_property`, whose lock outlives a fork
    """Decorator of a method that becomes a property, which is kept in the instance."""

    def __init__(self, build: Callable[[Any], T]) -> None:
        self._build = build
        self._name = build.__name__
        self.__doc__ = build.__doc__

    def __get__(self, instance: Any, owner: type | None = None) -> T:
        if instance is None:
            return self  # type: ignore[return-value]
        kept = vars(instance)
        with _building.lock:
            if self._name not in kept:
                kept[self._name] = self._build(instance)
        value: T = kept[self._name]
        return value
