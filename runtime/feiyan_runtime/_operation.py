"""Operations, and the options of a single call."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, get_origin

from feiyan_runtime._built_once import built_once
from feiyan_runtime._envelope import Envelope, adapter, any_answer
from feiyan_runtime._errors import ConfigurationError, InvalidParameterError
from feiyan_runtime._paging import Paging
from feiyan_runtime._retry import Retry
from feiyan_runtime._rules import Rule
from feiyan_runtime._signing import UNSIGNED_HEADERS
from feiyan_runtime._success import Success
from feiyan_runtime._times import ticks

if TYPE_CHECKING:
    from pydantic import TypeAdapter

UNKNOWN_TIMEOUT = 25.0
"""Seconds for operations without a documented limit: the longest limit that is documented."""

_SIGNATURE = "x-ca-signature"
_OWN_HEADERS = UNSIGNED_HEADERS | {
    "accept-encoding", "connection", "content-encoding", "content-length", "cookie", "expect", "host", "keep-alive",
    "proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "user-agent",
    "x-ca-key", "x-ca-nonce", "x-ca-stage", "x-ca-timestamp",
}  # fmt: skip
"""Headers that the client sends or that change how a request is read; those that begin with _SIGNATURE are more."""

_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_HEADER_VALUE = re.compile(r"[!-~]([ \t]*[!-~])*+|")
_PATH = re.compile(r"/[!\"$->@-~]*")

ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True)
class Options:
    """Settings of one call; a setting that is None is the client's.

    timeout: seconds to wait for each answer.
    api_version: version of the operation to call instead of the current one.
    language: language of localized messages, such as "en-US"; it takes effect on the app side only.
    retry: when and how often to retry the call.
    headers: additional headers of the requests, by name; never those that the client sends itself or that are signed.
    """

    timeout: float | None = None
    api_version: str | None = None
    language: str | None = None
    retry: Retry | None = None
    headers: Mapping[str, str] | None = field(default=None, repr=False, hash=False)

    def __post_init__(self) -> None:
        check_timeout(self.timeout)
        check_retry(self.retry)
        if self.headers is not None:
            object.__setattr__(self, "headers", additional_headers(self.headers))


@dataclass(frozen=True, eq=False)
class Operation(Generic[ResultT]):
    """A documented operation.

    `timeout` is the server's own limit, in seconds. `parameters` maps Python names to wire names. `result` is the type
    of `data`, or None if the operation returns no data; with `optional`, `data` may be null. `auth` tells if the call
    carries a token. `success` is set if `data` tells whether the call succeeded. `times` names the parameters that are
    points in time, each with its ticks a second.
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
    success: Success | None = None
    times: Mapping[str, int] = field(default_factory=dict)

    @built_once
    def answer(self) -> TypeAdapter[Envelope[ResultT]]:
        """Adapter that parses the bytes of a successful answer."""
        if self.result is None or self.result is Any:
            return any_answer()
        return adapter(Envelope[self.result])  # type: ignore[name-defined]

    def prepare(self) -> None:
        """Build `answer`."""
        self.answer  # noqa: B018 - it is built when it is asked for

    @property
    def is_ready(self) -> bool:
        """True once `answer` is built, which takes some 20 ms the first time."""
        return "answer" in vars(self) or (self.result is Any and any_answer.cache_info().currsize > 0)

    def in_ticks(self, params: Mapping[str, object]) -> Mapping[str, object]:
        """Return the parameters with datetimes as numbers; raise InvalidParameterError for one without time zone."""
        if not self.times:
            return params
        converted = {}
        for name, a_second in self.times.items():
            if isinstance(time := params.get(name), datetime):
                try:
                    converted[name] = ticks(time, a_second)
                except ValueError as error:
                    raise InvalidParameterError.before_sending(
                        f"{name}: {error}", operation=self.name, path=self.path, parameters=[name]
                    ) from None
        return {**params, **converted}

    @property
    def answers_list(self) -> bool:
        """True if `data` is a list."""
        return get_origin(self.result) is list


def additional_headers(headers: Mapping[str, str]) -> Mapping[str, str]:
    """Return headers by lower-case name; raise ConfigurationError for those of the client, and what HTTP forbids."""
    found = {}
    for name, value in headers.items():
        if not isinstance(name, str) or not _HEADER_NAME.fullmatch(name):
            raise ConfigurationError(f"headers: {name!r} is not the name of a header")
        if (lower := name.lower()) in _OWN_HEADERS or lower.startswith(_SIGNATURE):
            raise ConfigurationError(f"headers: {name} is set by the client, and cannot be given")
        if not isinstance(value, str) or not _HEADER_VALUE.fullmatch(value):
            raise ConfigurationError(f"headers: the value of {name} is not visible ASCII in one line")
        found[lower] = value
    return found


def check_timeout(timeout: float | None) -> None:
    """Raise ConfigurationError unless the timeout is None or a positive number of seconds."""
    if timeout is not None and not (isinstance(timeout, int | float) and 0 < timeout < math.inf):
        raise ConfigurationError(f"timeout: {timeout!r} is not a positive number of seconds")


def check_retry(retry: Retry | None) -> None:
    """Raise ConfigurationError unless the setting is None or a `Retry`."""
    if retry is not None and not isinstance(retry, Retry):
        raise ConfigurationError(f"retry: expected a Retry, such as Retry(attempts=3), got {type(retry).__name__}")


_NO_OPTIONS = Options()


def given_options(options: Options | None) -> Options:
    """Return the options of a call, without any setting if there are none.

    Raises:
        ConfigurationError: They are of another type.

    """
    if options is None:
        return _NO_OPTIONS
    if not isinstance(options, Options):
        raise ConfigurationError(f"options: expected Options, such as Options(timeout=5), got {type(options).__name__}")
    return options


def untyped(path: str, version: str) -> Operation[Any]:
    """Return an operation of which only the path and the version are known."""
    if not _PATH.fullmatch(path):
        raise InvalidParameterError.before_sending(
            "path: expected visible ASCII that starts with /, without ? and #", operation=path, parameters=["path"]
        )
    return Operation(name=path, path=path, version=version, timeout=UNKNOWN_TIMEOUT, result=Any, auth="optional")
