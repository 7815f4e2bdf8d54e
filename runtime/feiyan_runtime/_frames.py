"""Tracebacks without the values of locals, which hold tokens and parameters of calls.

Crash reporters print them. An exception that leaves a client keeps the lines of its traceback.
"""

from __future__ import annotations

import inspect
import sys
import traceback
import warnings
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, TypeVar, cast

from typing_extensions import deprecated

_FORMERLY = "__formerly__"

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


def renamed(**names: str) -> Callable[[FunctionT], FunctionT]:
    """Mark a public method of `PrivateMethods` as called with former names of parameters, too; each of them warns.

    `names` are the present names by the former ones.
    """

    def mark(method: FunctionT) -> FunctionT:
        setattr(method, _FORMERLY, names)
        return method

    return mark


def _warning_caller(method: Callable[..., Any]) -> Callable[..., Any]:
    """Return a method that warns at the place that calls the private method around it: if it is deprecated, or if a
    parameter is given by its former name.
    """
    message, names = getattr(method, "__deprecated__", None), getattr(method, _FORMERLY, None)
    if names:
        method = _with_former_names(inspect.unwrap(method), names, stacklevel=3 if message is None else 4)
    if message is not None:
        method = deprecated(message, stacklevel=2)(method if names else inspect.unwrap(method))
    return method


def _with_former_names(method: Callable[..., Any], names: Mapping[str, str], *, stacklevel: int) -> Callable[..., Any]:
    @wraps(method)
    def call(*args: Any, **kwargs: Any) -> Any:
        for former in names.keys() & kwargs.keys():
            now = names[former]
            if now in kwargs:
                raise TypeError(f"{method.__name__}() got {now} twice: {former} is its former name")
            warnings.warn(f"Renamed: pass `{now}` instead of `{former}`.", DeprecationWarning, stacklevel=stacklevel)
            kwargs[now] = kwargs.pop(former)
        return method(*args, **kwargs)

    return call
