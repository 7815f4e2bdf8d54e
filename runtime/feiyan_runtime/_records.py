"""The reader of stored records: what comes from a store is checked before it is used."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError
from pydantic.alias_generators import to_camel

from feiyan_runtime._errors import TokenStoreError

T = TypeVar("T")

MAX_RECORD_SIZE = 1024 * 1024
"""Maximum size of a stored record in bytes."""

RECORD_MARGIN = 3600.0
"""Seconds that a store keeps a record beyond the lifetime of what it holds."""

MAX_LIFETIME = 100 * 366 * 86_400
"""Maximum lifetime of a token in seconds; a longer one is cut to it."""

RECORD = ConfigDict(alias_generator=to_camel)
"""Configuration of the dataclasses that are stored: `to_record` and `read` use their names in camel case."""

Secret: TypeAlias = Annotated[str, StringConstraints(strict=True, max_length=8192, pattern="^[!-~]+$")]
Name: TypeAlias = Annotated[str, StringConstraints(strict=True, max_length=256, pattern="^[!-~]+$")]
Url: TypeAlias = Annotated[str, StringConstraints(strict=True, max_length=256, pattern="^[a-z]{2,8}://[!-~]+$")]
Time: TypeAlias = Annotated[float, Field(strict=True, ge=0.0, le=1e12, allow_inf_nan=False)]
"""Seconds since 1970; a number of milliseconds is out of range."""
Seconds: TypeAlias = Annotated[float, Field(strict=True, ge=0.0, le=MAX_LIFETIME, allow_inf_nan=False)]
Flag: TypeAlias = Annotated[bool, Field(strict=True)]


class UnreadableRecordError(TokenStoreError):
    """A record was loaded, but it is not what is kept under its key."""


_adapter: Callable[[type], TypeAdapter[Any]] = cache(TypeAdapter)
_kinds: list[type] = []


def stored(kind: type[T]) -> type[T]:
    """Mark a dataclass as one that is stored."""
    _kinds.append(kind)
    return kind


def prepare() -> None:
    """Build the schemas of what is stored, which takes some milliseconds the first time."""
    for kind in _kinds:
        _adapter(kind)


def read(kind: type[T], record: Mapping[str, Any]) -> T:
    """Return the object of a record; `kind` is a dataclass with the configuration `RECORD`.

    Raises UnreadableRecordError, which names the field and the reason, and shows no value.
    """
    try:
        known = {name: value for name, value in dict(record).items() if isinstance(name, str)}
        result: T = _adapter(kind).validate_python(known)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"])) or "the record"
        raise UnreadableRecordError(f"{place}: {first['msg']}") from None
    except (TypeError, ValueError):
        raise UnreadableRecordError(f"expected a mapping, got {type(record).__name__}") from None
    return result


def read_if_readable(kind: type[T], load: Callable[[], Mapping[str, Any] | None]) -> T | None:
    """Return the object of the record that `load` returns; None if there is none, or none that can be read."""
    try:
        record = load()
        return None if record is None else read(kind, record)
    except UnreadableRecordError:
        return None


def to_record(stored: object, *, lifetime: float) -> dict[str, Any]:
    """Return the record of an object, as plain values that JSON can encode.

    `lifetime` is the number of seconds after which the object is worth nothing. The record has a little more, so that a
    store may delete it then.
    """
    record = _adapter(type(stored)).dump_python(stored, by_alias=True, exclude_none=True, warnings=False)
    return {**record, "lifetime": max(0.0, lifetime) + RECORD_MARGIN}


def parse(text: str | bytes) -> dict[str, Any]:
    """Return the JSON object of a text. Raises UnreadableRecordError with the reason."""
    if len(text) > MAX_RECORD_SIZE:
        raise UnreadableRecordError(f"it is larger than {MAX_RECORD_SIZE} bytes")
    try:
        record = json.loads(text, object_pairs_hook=_unique)
    except RecursionError:
        raise UnreadableRecordError("it is nested too deeply") from None
    except UnicodeDecodeError:
        raise UnreadableRecordError("it is not UTF-8") from None
    except ValueError as error:
        raise UnreadableRecordError(str(error)) from None
    if not isinstance(record, dict):
        raise UnreadableRecordError("expected a JSON object")
    return record


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        raise ValueError("a name occurs twice in it")
    return record


def bounded_lifetime(units: float, *, per_second: int = 1) -> float:
    """Return the lifetime in an answer in seconds, from 0 to `MAX_LIFETIME`."""
    return max(0, min(units, MAX_LIFETIME * per_second)) / per_second


def record_key(kind: str, *parts: str) -> str:
    """Return the key of a record. It shows the kind of the record, and of the rest only a hash."""
    text = "\0".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return f"{kind}:{hashlib.sha256(text).hexdigest()[:32]}"
