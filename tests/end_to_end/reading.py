"""A comparison of models with the JSON from which they were parsed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import AliasChoices, TypeAdapter

from feiyan_runtime import BareListModel, Model

_ANYTHING: TypeAdapter[Any] = TypeAdapter(Any)


def differences(read: Any, printed: Any, where: str = "data") -> Iterator[str]:
    """Yield the fields that differ between a model and its JSON, by name and by value.

    A number may have been parsed from a string or the reverse, and a boolean from 0 or 1. A field that the model
    does not document counts as a difference even though it is kept.
    """
    if isinstance(read, BareListModel) and isinstance(printed, list):
        printed = {read.wire_bare_list: printed}
    match read, printed:
        case Model(), dict():
            yield from _fields(read, printed, where)
        case dict(), dict():
            if read.keys() != printed.keys():
                yield f"{where}: {sorted(read)} was read from {sorted(printed)}"
            for name in read.keys() & printed.keys():
                yield from differences(read[name], printed[name], f"{where}.{name}")
        case list(), list():
            if len(read) != len(printed):
                yield f"{where}: {len(read)} items were read from {len(printed)}"
            for index, (one, other) in enumerate(zip(read, printed, strict=False)):
                yield from differences(one, other, f"{where}.{index}")
        case _:
            encoded = _ANYTHING.dump_python(
                read, mode="json", by_alias=True, exclude_unset=True, context={"secrets": True}
            )
            if not _same(encoded, printed):
                yield f"{where}: {encoded!r} was read from {printed!r}"


def _fields(read: Model, printed: dict[str, Any], where: str) -> Iterator[str]:
    type(read).model_rebuild()  # a model that was only read inside another one has not resolved its aliases yet
    unread = dict(printed)
    for name, field in type(read).model_fields.items():
        alias = field.validation_alias or name
        spellings = alias.choices if isinstance(alias, AliasChoices) else [alias]
        given = [spelling for spelling in spellings if isinstance(spelling, str) and spelling in unread]
        if (name in read.model_fields_set) != bool(given):
            yield f"{where}.{name}: {given or 'nothing'} was read as {getattr(read, name)!r}"
        elif given:
            yield from differences(getattr(read, name), unread.pop(given[0]), f"{where}.{given[0]}")
    for name in unread:
        yield f"{where}.{name}: no field of {type(read).__name__} reads it"


def _same(value: Any, printed: Any) -> bool:
    if isinstance(value, bool):
        return value is printed or (type(printed) is int and value == printed)
    if isinstance(value, int | float) and isinstance(printed, str):
        return float(printed) == value
    if isinstance(value, str) and isinstance(printed, int | float):
        return value == str(printed)
    return bool(value == printed)
