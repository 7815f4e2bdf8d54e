"""The envelope around every call and every answer."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from feiyan_runtime._errors import InvalidParameterError
from feiyan_runtime._model import Model

ENVELOPE_VERSION = "1.0"

DataT = TypeVar("DataT")


class Envelope(BaseModel, Generic[DataT]):
    """A whole answer: the outcome and the data."""

    model_config = ConfigDict(
        validate_by_name=True, extra="allow", coerce_numbers_to_str=True, hide_input_in_errors=True, defer_build=True
    )

    code: Annotated[int | Annotated[str, Field(pattern=r"^\d+(\+\d+)+$")], Field(union_mode="left_to_right")]
    """200 on success; a string only where a code is compound, such as "101601+60101"."""
    id: str | None = None
    """Identifies the request for the platform's support."""
    message: str | None = None
    localized_message: str | None = Field(
        default=None, validation_alias="localizedMsg", serialization_alias="localizedMsg"
    )
    data: DataT | None = None

    @property
    def request_id(self) -> str | None:
        """The same as `id`."""
        return self.id


@cache
def any_answer() -> TypeAdapter[Envelope[Any]]:
    """Reads an answer whatever its data is."""
    return TypeAdapter(Envelope[Any])


def params_body(params: Mapping[str, object], wire_names: Mapping[str, str], *, operation: str) -> bytes:
    """The parameters of a call as JSON, under the wire's names; None is left out."""
    given = {name: value for name, value in params.items() if value is not None}
    try:
        return _encode({wire_names.get(name, name): value for name, value in given.items()})
    except (TypeError, ValueError) as error:
        name = next((name for name, value in given.items() if not _encodes(value)), "params")
        raise InvalidParameterError.before_sending(
            f"{name} cannot be sent: {error}", operation=operation, parameters=[name]
        ) from error


def request_body(request_id: str, system: Mapping[str, str], params: bytes) -> bytes:
    """The bytes of a call: `system` becomes `request`; `params` is from `params_body`."""
    head = _encode({"id": request_id, "version": ENVELOPE_VERSION, "request": system})
    return b'%b,"params":%b}' % (head[:-1], params)


def _encode(value: object) -> bytes:
    return _ENCODER.encode(value).encode()


def _to_wire(value: object) -> Any:
    if isinstance(value, Model):
        _check(value)
        return value.to_wire()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray, memoryview)):
        return list(value)
    hint = ": give milliseconds since 1970" if isinstance(value, datetime) else ""
    raise TypeError(f"{type(value).__name__} has no JSON form{hint}")


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_to_wire)


def _check(value: object) -> None:
    if isinstance(value, Model):
        fields = {name: getattr(value, name) for name in type(value).model_fields}
        for rule in value.wire_rules:
            if problem := rule.problem(fields):
                raise ValueError(f"{type(value).__name__}: {problem[0]}")
        value = list(fields.values())
    elif isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            _check(inner)


def _encodes(value: object) -> bool:
    try:
        _encode(value)
    except (TypeError, ValueError):
        return False
    return True
