"""Operations as clients know them, and options that a caller may set for one call."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, Literal, TypeVar, get_origin

from pydantic import TypeAdapter

from feiyan_runtime._envelope import Envelope, any_answer
from feiyan_runtime._errors import ConfigurationError, InvalidParameterError
from feiyan_runtime._paging import Paging
from feiyan_runtime._retry import Retry
from feiyan_runtime._rules import Rule

UNKNOWN_TIMEOUT = 25.0
"""Seconds for operations of which no limit is known: the longest that is documented."""

_PATH = re.compile(r"/[!\"$->@-~]*")

ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True)
class Options:
    """Settings of one call; what is None stays as the client has it.

    timeout: seconds to wait for the answer.
    api_version: version of the operation to call in place of the current one.
    language: language of localized messages, such as "en-US".
    retry: when to repeat the call.
    """

    timeout: float | None = None
    api_version: str | None = None
    language: str | None = None
    retry: Retry | None = None

    def __post_init__(self) -> None:
        check_timeout(self.timeout)


@dataclass(frozen=True, eq=False)
class Operation(Generic[ResultT]):
    """A documented operation.

    `timeout` is in seconds, the server's own limit. `parameters` maps Python names to wire names; `result` is the type
    of `data`, or None where the operation answers nothing but success; with `optional`, `data` may be null.
    `auth` says whether the call carries a token.
    """

    name: str
    path: str
    version: str
    timeout: float
    result: Any = None
    optional: bool = False
    auth: Literal["none", "optional", "required"] = "required"
    idempotent: bool = False
    parameters: Mapping[str, str] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    paging: Paging | None = None

    @cached_property
    def answer(self) -> TypeAdapter[Envelope[ResultT]]:
        """Reads the bytes of a successful answer."""
        if self.result is None or self.result is Any:
            return any_answer()
        return TypeAdapter(Envelope[self.result])  # type: ignore[name-defined]

    @property
    def answers_list(self) -> bool:
        """True where `data` is a list."""
        return get_origin(self.result) is list


def check_timeout(timeout: float | None) -> None:
    """Refuse what is no time to wait."""
    if timeout is not None and not 0 < timeout < math.inf:
        raise ConfigurationError(f"timeout: {timeout!r} is no positive number of seconds")


def untyped(path: str, version: str) -> Operation[Any]:
    """An operation of which nothing but its path is known."""
    if not _PATH.fullmatch(path):
        raise InvalidParameterError.before_sending(
            "path starts with / and is visible ASCII without ? and #", operation=path, parameters=["path"]
        )
    return Operation(name=path, path=path, version=version, timeout=UNKNOWN_TIMEOUT, result=Any, auth="optional")
