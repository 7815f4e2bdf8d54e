"""Read the JSON of a thing model (TSL), as leniently as products need it.

Lists may be null or missing, limits may be numbers, texts, empty or nonsense, and types may be ones that nobody
documents. The pages 358843 and 88250 of the platform's help centre have the format; page 96243 says how function
blocks name their properties.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from feiyan_devices._errors import InvalidModelError, shown
from feiyan_devices._json import MAX_DEPTH, number, whole_number
from feiyan_devices._types import (
    ArrayType,
    BoolType,
    DataType,
    DateType,
    EnumType,
    FloatType,
    IntType,
    Parameter,
    StructType,
    TextType,
)

_SECTIONS = ("properties", "events", "services", "functionBlocks")
_HEADS = ("schema", "profile", "functionBlockId")  # what a model of nothing still has
_WRAPPINGS = 6  # texts and envelopes around a model


class ParameterFacts(NamedTuple):
    """The facts from which a Parameter is made."""

    identifier: str
    name: str
    type: DataType
    description: str
    required: bool


def unwrapped(tsl: object) -> Mapping[str, Any]:
    """Return the JSON object of a model, which may come as text, as a typed answer, or in an envelope.

    Raise InvalidModelError if there is none.
    """
    found = tsl
    for _ in range(_WRAPPINGS):
        if isinstance(found, str | bytes | bytearray):
            found = _parsed(found)
        elif callable(to_wire := getattr(found, "to_wire", None)):
            found = to_wire()
        elif not isinstance(found, Mapping):
            if (found := getattr(found, "data", None)) is None:
                break
        elif any(name in found for name in (*_SECTIONS, *_HEADS)):
            return found
        elif found.get("data") is not None:
            found = found["data"]
        else:
            break
    raise InvalidModelError(
        f"{shown(tsl)} is not a thing model: expected a JSON object that has {', '.join(_SECTIONS[:3])}, or one of them"
    )


def _parsed(text: str | bytes | bytearray) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidModelError(f"{shown(text)} is not a thing model: it is not valid JSON ({error})") from None


def blocks(tsl: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the parts of a model with the names of their function blocks; that of the default block is empty."""
    yield text(tsl, "functionBlockId"), tsl
    for block in entries(tsl, "functionBlocks", key="functionBlockId"):
        yield text(block, "functionBlockId"), block


def product_key(tsl: Mapping[str, Any]) -> str | None:
    """Return the key of the product that a model belongs to."""
    profile = tsl.get("profile")
    return text(profile, "productKey") or None if isinstance(profile, Mapping) else None


def entries(part: Mapping[str, Any], section: str, *, key: str = "identifier") -> Iterator[Mapping[str, Any]]:
    """Yield the entries of a list that have an identifier."""
    for one in _listed(part.get(section)):
        if isinstance(one, Mapping) and text(one, key):
            yield one


def identifier(entry: Mapping[str, Any], block: str) -> str:
    """Return the identifier of an entry, with that of its function block."""
    own = text(entry, "identifier")
    return f"{block}:{own}" if block else own


def text(entry: Mapping[str, Any], key: str) -> str:
    """Return a text of an entry; "" if there is none."""
    found = entry.get(key)
    return found if isinstance(found, str) else ""


def parameter(entry: Mapping[str, Any], block: str = "", depth: int = 0) -> ParameterFacts:
    """Return the facts of a property, a member, an input or an output."""
    return ParameterFacts(
        identifier(entry, block),
        text(entry, "name"),
        _data_type(entry.get("dataType"), depth),
        text(entry, "desc"),
        entry.get("required") is True,
    )


def parameters(entry: Mapping[str, Any], section: str) -> Iterator[Parameter]:
    """Yield inputs or outputs. Some lists have bare names, of which the types are not known."""
    for one in _listed(entry.get(section)):
        if isinstance(one, str) and one:
            yield Parameter(one, "", DataType(name=""))
        elif isinstance(one, Mapping) and text(one, "identifier"):
            yield Parameter(*parameter(one))


def _data_type(entry: object, depth: int) -> DataType:
    """Read a data type; one that is not known, or is nested too deeply, passes its values as they are."""
    if not isinstance(entry, Mapping) or depth > MAX_DEPTH:
        return DataType(name="")
    name, specs = text(entry, "type").strip(), entry.get("specs")
    found = specs if isinstance(specs, Mapping) else {}
    match name.lower():
        case "bool":
            labels = {bool(item): label for item, label in _items(found) if item in {0, 1}}
            return BoolType(name=name, labels=labels)
        case "int":
            return IntType(name=name, **_units(found), **_range(found))
        case "float" | "double":
            return FloatType(name=name, **_units(found), **_range(found))
        case "text":
            return TextType(name=name, length=_limit(found.get("length")))
        case "date":
            return DateType(name=name)
        case "enum":
            return EnumType(name=name, items=dict(_items(found)))
        case "array":
            return ArrayType(name=name, item=_data_type(found.get("item"), depth + 1), size=_limit(found.get("size")))
        case "struct":
            members = (one for one in _listed(specs) if isinstance(one, Mapping) and text(one, "identifier"))
            found_members = StructType.of(Parameter(*parameter(one, depth=depth + 1)) for one in members).members
            return StructType(name=name, members=found_members, is_open=not found_members)
    return DataType(name=name, **_units(found))


def _items(specs: Mapping[Any, Any]) -> Iterator[tuple[int, str]]:
    for key, label in specs.items():
        item = None if isinstance(key, float) else whole_number(key)
        if item is not None:
            yield item, label if isinstance(label, str) else ""


def _units(specs: Mapping[str, Any]) -> dict[str, Any]:
    return {"unit": text(specs, "unit"), "unit_name": text(specs, "unitName")}


def _range(specs: Mapping[str, Any]) -> dict[str, Any]:
    low, high, step = (number(specs.get(name)) for name in ("min", "max", "step"))
    if low is not None and high is not None and low > high:
        low = high = None  # nothing would be allowed
    return {"minimum": low, "maximum": high, "step": step if step and step > 0 else None}


def _limit(found: object) -> int | None:
    limit = whole_number(found)
    return limit if limit and limit > 0 else None


def _listed(found: object) -> Sequence[Any]:
    return found if isinstance(found, Sequence) and not isinstance(found, str | bytes) else ()
