"""The envelope around every call and every answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from feiyan_runtime._errors import InvalidParameterError
from feiyan_runtime._model import Model

ENVELOPE_VERSION = "1.0"

DataT = TypeVar("DataT")


class Envelope(BaseModel, Generic[DataT]):
    """A whole answer: the outcome and the data."""

    model_config = ConfigDict(
        validate_by_name=True, extra="allow", coerce_numbers_to_str=True, hide_input_in_errors=True
    )

    code: int
    """200 on success."""
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


ANY_ANSWER: TypeAdapter[Envelope[Any]] = TypeAdapter(Envelope[Any])
"""Reads an answer whatever its data is."""


def request_body(request_id: str, system: Mapping[str, str], params: Mapping[str, object], *, operation: str) -> bytes:
    """The bytes of a call: `system` becomes `request`, the parameters `params`."""
    envelope = {"id": request_id, "version": ENVELOPE_VERSION, "request": system, "params": params}
    try:
        return _encode(envelope)
    except (TypeError, ValueError) as error:
        name = next((name for name, value in params.items() if not _encodes(value)), "params")
        raise InvalidParameterError.before_sending(
            f"{name} cannot be sent as JSON: {error}", operation=operation, parameters=[name]
        ) from error


def _encode(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_to_wire).encode()


def _to_wire(value: object) -> Any:
    if isinstance(value, Model):
        _check(value)
        return value.to_wire()
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _check(model: Model) -> None:
    given = {name: getattr(model, name) for name in type(model).model_fields}
    for rule in model.wire_rules:
        if problem := rule.problem(given):
            raise ValueError(f"{type(model).__name__}: {problem[0]}")


def _encodes(value: object) -> bool:
    try:
        _encode(value)
    except (TypeError, ValueError):
        return False
    return True
