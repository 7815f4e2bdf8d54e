"""Types of the methods that return whole envelopes.

A service that is created with `enveloped=True` returns envelopes from the same methods. These functions change nothing
at run time; they give type checkers the changed return types.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from typing import Any, ParamSpec, TypeVar, cast

from feiyan_runtime._async_services import AsyncPages
from feiyan_runtime._envelope import Envelope
from feiyan_runtime._sync import Pages

P = ParamSpec("P")
T = TypeVar("T")


def enveloped(method: Callable[P, T]) -> Callable[P, Envelope[T]]:
    return cast("Callable[P, Envelope[T]]", method)


def enveloped_pages(method: Callable[P, Pages[Any, T]]) -> Callable[P, Iterator[Envelope[T]]]:
    return cast("Callable[P, Iterator[Envelope[T]]]", method)


def async_enveloped(method: Callable[P, Coroutine[Any, Any, T]]) -> Callable[P, Coroutine[Any, Any, Envelope[T]]]:
    return cast("Callable[P, Coroutine[Any, Any, Envelope[T]]]", method)


def async_enveloped_pages(method: Callable[P, AsyncPages[Any, T]]) -> Callable[P, AsyncIterator[Envelope[T]]]:
    return cast("Callable[P, AsyncIterator[Envelope[T]]]", method)
