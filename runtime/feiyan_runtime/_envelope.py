"""The envelope around every request and every answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache, cached_property
from typing import Annotated, Any, Generic, Self, SupportsIndex, TypeAlias, TypeVar, cast

from pydantic import ConfigDict, Field, TypeAdapter

from feiyan_runtime._built_once import complete
from feiyan_runtime._errors import InvalidParameterError
from feiyan_runtime._model import MaskedModel, Model
from feiyan_runtime._texts import HIDDEN

ENVELOPE_VERSION = "1.0"
"""The version in the envelope of every call and every MQTT request."""

DataT = TypeVar("DataT")


_Compound: TypeAlias = Annotated[str, Field(pattern=r"^[0-9]{1,20}(\+[0-9]{1,20}){1,9}$")]


class Envelope(MaskedModel, Generic[DataT]):
    """A whole answer: code, message, request id and data."""

    model_config = ConfigDict(
        validate_by_name=True, extra="allow", coerce_numbers_to_str=True, hide_input_in_errors=True, defer_build=True
    )

    code: Annotated[
        int | Annotated[str, Field(pattern=r"^[0-9]{1,20}(\+[0-9]{1,20}){1,9}$")], Field(union_mode="left_to_right")
    ]
    """200 on success; a string if the code is a compound, such as "101601+60101"."""
    id: str | None = None
    """Identifies the request for the platform's support."""
    message: str | None = None
    localized_message: str | None = Field(
        default=None, validation_alias="localizedMsg", serialization_alias="localizedMsg"
    )
    data: DataT | None = None

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """Mask `data` if it is a string, which has no field name to tell whether it is a secret."""
        for name, value in super().__repr_args__():
            yield name, HIDDEN if name == "data" and type(value) is str else value

    @property
    def request_id(self) -> str | None:
        """The same as `id`."""
        return self.id

    @cached_property
    def headers(self) -> Mapping[str, str]:
        """Headers of the HTTP response by lower-case name; several of one name are joined with commas."""
        return {}

    def __reduce_ex__(self, protocol: SupportsIndex) -> str | tuple[Any, ...]:
        """Pickle the type of the data, too: the class of an envelope of it has no name in any module."""
        args = type(self).__pydantic_generic_metadata__["args"]
        return (_unpickled, (args, self.__getstate__())) if args else super().__reduce_ex__(protocol)

    def with_headers(self, headers: Mapping[str, str]) -> Self:
        """Return this envelope with the headers of the response that it came in."""
        vars(self)["headers"] = headers
        return self


def _unpickled(args: tuple[Any, ...], state: dict[Any, Any]) -> Envelope[Any]:
    kind = cast("type[Envelope[Any]]", Envelope.__class_getitem__(args))
    envelope = kind.__new__(kind)
    envelope.__setstate__(state)
    return envelope


def adapter(kind: type[Envelope[DataT]]) -> TypeAdapter[Envelope[DataT]]:
    """Return the adapter of a kind of answer. Its errors do not show the answer."""
    complete(kind)  # an adapter takes the settings of a class, such as those of errors, only if it is complete
    return TypeAdapter(kind)


@cache
def any_answer() -> TypeAdapter[Envelope[Any]]:
    """Return the adapter that parses an answer with any data."""
    return adapter(Envelope[Any])


def params_body(
    params: Mapping[str, object], wire_names: Mapping[str, str], *, operation: str, path: str = ""
) -> bytes:
    """Return the parameters of a call as JSON, under the wire's names; those that are None are omitted."""
    given = {name: value for name, value in params.items() if value is not None}
    try:
        return _checked({wire_names.get(name, name): value for name, value in given.items()})
    except _ENCODING_ERRORS as error:
        name = next((str(name) for name, value in given.items() if not _is_encodable({name: value})), "params")
        message = f"{name} cannot be sent: {error}"
    # without the cause, which may hold all parameters
    raise InvalidParameterError.before_sending(message, operation=operation, path=path, parameters=[name])


def request_body(request_id: str, system: Mapping[str, str], params: bytes) -> bytes:
    """Return the body of a call. `system` becomes the key `request`; `params` is the result of `params_body`."""
    settings = ",".join([f'"{name}":{_ENCODER.encode(value)}' for name, value in system.items()])
    head = f'{{"id":"{request_id}","version":"{ENVELOPE_VERSION}","request":{{{settings}}},"params":'
    return b"%b%b}" % (head.encode(), params)


def _checked(params: Mapping[str, object]) -> bytes:
    content = _encode(params)
    _check_names(params)
    return content


def _encode(value: object) -> bytes:
    return _ENCODER.encode(value).encode()


def _check_names(value: object) -> None:
    """Refuse keys that are not strings: the encoder would turn them into strings, perhaps into duplicates."""
    rest = [value]
    while rest:
        inner = rest.pop()
        if isinstance(inner, _SCALARS):
            continue
        if isinstance(inner, Model):
            inner = dict(inner)
        if isinstance(inner, Mapping):
            for name in inner:
                if not isinstance(name, str):
                    raise TypeError(f"expected a string as key, got {type(name).__name__}")
            rest.extend(inner.values())
        elif isinstance(inner, Sequence):
            rest.extend(inner)


def _to_wire(value: object) -> Any:
    if isinstance(value, Model):
        _check(value)
        return value.to_wire()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray, memoryview)):
        return list(value)
    hint = "; pass milliseconds since 1970, as this is no parameter for a time" if isinstance(value, datetime) else ""
    raise TypeError(f"{type(value).__name__} cannot be converted to JSON{hint}")


_SCALARS = (str, int, float, type(None))
_ENCODING_ERRORS = (TypeError, ValueError, RecursionError)
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


def _is_encodable(params: Mapping[str, object]) -> bool:
    try:
        _checked(params)
    except _ENCODING_ERRORS:
        return False
    return True
