"""Tracebacks without the values of locals, which hold tokens and parameters of calls.

Crash reporters print them. An exception that leaves a client keeps the lines of its traceback.
"""

from __future__ import annotations

import inspect
import sys
import traceback
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from typing_extensions import deprecated

FunctionT = TypeVar("FunctionT", bound=Callable[..., Any])
KindT = TypeVar("KindT", bound=type)


def drop_locals(error: BaseException, until: BaseException | None = None) -> None:
    """Drop the locals of the frames that an exception has left, and of those of the exceptions behind it.

    `until` is the exception that was being handled before: it is the caller's.
    """
    rest: list[BaseException | None] = [error]
    seen = {id(until)}
    while rest:
        one = rest.pop()
        if one is not None and id(one) not in seen:
            seen.add(id(one))
            traceback.clear_frames(one.__traceback__)
            rest += [one.__cause__, one.__context__]
            if isinstance(one, BaseExceptionGroup):
                rest += one.exceptions


def private(function: FunctionT) -> FunctionT:
    """Decorate a function whose arguments may be secret: exceptions leave it without locals."""
    if inspect.iscoroutinefunction(inspect.unwrap(function)):

        @wraps(function)
        async def call_async(*args: Any, **kwargs: Any) -> Any:
            outer = sys.exception()
            try:
                return await function(*args, **kwargs)
            except BaseException as error:
                del args, kwargs
                drop_locals(error, outer)
                raise

        return cast("FunctionT", call_async)

    @wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        outer = sys.exception()
        try:
            return function(*args, **kwargs)
        except BaseException as error:
            del args, kwargs
            drop_locals(error, outer)
            raise

    return cast("FunctionT", call)


def private_constructor(kind: KindT) -> KindT:
    """Decorate a class whose constructor takes secrets."""
    setattr(kind, "__init__", private(vars(kind)["__init__"]))  # noqa: B010 - which mypy takes for an override
    return kind


class PrivateMethods:
    """Base class of classes whose public methods take secrets: those of derived classes are private."""

    def __init_subclass__(cls, **settings: Any) -> None:
        super().__init_subclass__(**settings)
        for name, member in vars(cls).copy().items():
            if name.startswith("_") and name != "__init__":
                continue
            if isinstance(member, classmethod):
                setattr(cls, name, classmethod(private(member.__func__)))
            elif inspect.isfunction(member):
                setattr(cls, name, private(_warning_caller(member)))


def _warning_caller(method: Callable[..., Any]) -> Callable[..., Any]:
    """Return a method that, if it is deprecated, warns at the place that calls the private method around it."""
    message = getattr(method, "__deprecated__", None)
    return method if message is None else deprecated(message, stacklevel=2)(inspect.unwrap(method))
