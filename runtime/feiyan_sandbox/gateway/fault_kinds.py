"""The kinds of faults and the arguments of each kind."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias, TypeGuard

from feiyan_sandbox.handlers import ACCOUNT_OPERATIONS, documented_operations

FaultKind: TypeAlias = Literal[
    "code",
    "rate_limit",
    "throttle",
    "http_status",
    "not_json",
    "empty",
    "raw",
    "reset_before",
    "expire_token",
    "expire_session",
    "nonce_used",
    "skew",
    "delay",
    "wrong_type",
    "huge",
    "cut_json",
    "truncate",
    "reset_after",
]


class ArgumentRule(NamedTuple):
    """A rule for the values of an argument: a check and its description."""

    allows: Callable[[Any], bool]
    description: str


_MAX_SECONDS = 1_000_000_000
"""Maximum number of seconds; an HTTP date cannot express times far beyond it."""


def _is_whole(value: object) -> TypeGuard[int]:
    return type(value) is int


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_json(value: object) -> bool:
    try:
        json.dumps(value, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        return False
    return True


def _is_retry_after(value: object) -> bool:
    if isinstance(value, str):
        return value.isascii() and value.isprintable() and value != ""
    return value is None or (_is_number(value) and 0 <= value <= _MAX_SECONDS)


def _is_sendable(value: object) -> bool:
    if not isinstance(value, str):
        return isinstance(value, bytes)
    try:
        value.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return False
    return True


def _is_text_map(value: object) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(text, str) and _is_sendable(text) for pair in value.items() for text in pair
    )


def _is_path(value: str) -> bool:
    return value in documented_operations() or value in ACCOUNT_OPERATIONS


_MESSAGE = ArgumentRule(lambda value: isinstance(value, str), "a string")
_RETRY_AFTER = ArgumentRule(_is_retry_after, "a number of seconds from 0, or an HTTP date as a string")
_STATUS = ArgumentRule(
    lambda value: _is_whole(value) and 200 <= value < 600 and value not in {204, 205, 304},
    "an HTTP status with a body, 200 to 599",
)

EVERY_KIND: Mapping[str, ArgumentRule] = {
    "path": ArgumentRule(
        lambda value: value is None or (isinstance(value, str) and _is_path(value)),
        "the path of an operation, or None for all paths",
    ),
    "times": ArgumentRule(
        lambda value: value is None or (_is_whole(value) and value >= 1), "a whole number from 1, or None"
    ),
}

KINDS: Mapping[FaultKind, Mapping[str, ArgumentRule]] = {
    "code": {
        "code": ArgumentRule(lambda value: _is_whole(value) and value != 0, "a whole number other than 0"),
        "message": _MESSAGE,
        "data": ArgumentRule(_is_json, "a value that JSON can represent (NaN and Infinity are not valid JSON)"),
    },
    "rate_limit": {"retry_after": _RETRY_AFTER},
    "throttle": {
        "calls_per_second": ArgumentRule(lambda value: _is_whole(value) and value >= 0, "a whole number from 0"),
        "blocks_after": ArgumentRule(lambda value: _is_whole(value) and value >= 0, "a whole number from 0"),
        "retry_after": _RETRY_AFTER,
    },
    "http_status": {"status": _STATUS, "retry_after": _RETRY_AFTER},
    "not_json": {},
    "empty": {},
    "raw": {
        "status": ArgumentRule(
            lambda value: _is_whole(value) and 100 <= value < 1000, "a whole number with three digits"
        ),
        "headers": ArgumentRule(_is_text_map, "strings by name, all of which UTF-8 can encode"),
        "body": ArgumentRule(_is_sendable, "bytes, or a string that UTF-8 can encode"),
    },
    "reset_before": {},
    "expire_token": {},
    "expire_session": {},
    "nonce_used": {},
    "skew": {
        "seconds": ArgumentRule(
            lambda value: _is_number(value) and 0 < abs(value) <= _MAX_SECONDS,
            f"a number of seconds up to {_MAX_SECONDS}, positive or negative, not 0",
        )
    },
    "delay": {
        "seconds": ArgumentRule(
            lambda value: _is_number(value) and 0 < value <= _MAX_SECONDS,
            f"a number of seconds above 0, up to {_MAX_SECONDS}",
        )
    },
    "wrong_type": {},
    "huge": {"size": ArgumentRule(lambda value: _is_whole(value) and value >= 1, "a number of bytes from 1")},
    "cut_json": {},
    "truncate": {},
    "reset_after": {},
}
