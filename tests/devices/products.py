"""Thing models of products of many kinds, shaped like real ones, and how to make more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from feiyan_devices import (
    ArrayType,
    BoolType,
    DataType,
    DateType,
    EnumType,
    FloatType,
    IntType,
    StructType,
    TextType,
    ThingModel,
)

FOLDER = Path(__file__).parent / "models"
KINDS = sorted(path.stem for path in FOLDER.glob("*.json"))


def text(kind: str) -> str:
    """Return the JSON of a model."""
    return (FOLDER / f"{kind}.json").read_text(encoding="utf-8")


def model(kind: str) -> ThingModel:
    return ThingModel.from_tsl(text(kind))


def model_of(**types: dict[str, Any]) -> ThingModel:
    """Return a model of properties with these data types, all of which can be set."""
    properties = [{"identifier": name, "accessMode": "rw", "dataType": one} for name, one in types.items()]
    return ThingModel.from_tsl({"properties": properties})


def of_type(type_: str, specs: Any = None) -> ThingModel:
    """Return a model of one property, P."""
    return model_of(P={"type": type_, "specs": specs})


IDENTIFIERS = st.from_regex(r"[A-Za-z][A-Za-z0-9_]{0,6}", fullmatch=True)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def _range(draw: Any, numbers: Any) -> dict[str, Any]:
    low, high = sorted((draw(numbers), draw(numbers)))
    spell = draw(st.sampled_from([str, lambda number: number]))
    specs = {"min": spell(low), "max": spell(high), "unit": "%", "step": draw(st.sampled_from(["", "0", None, "x"]))}
    for name in draw(st.sets(st.sampled_from(sorted(specs)))):
        del specs[name]
    return specs


@st.composite
def data_types(draw: Any, depth: int = 2) -> dict[str, Any]:
    """Draw the `dataType` of a property."""
    kinds = ["int", "float", "double", "bool", "text", "date", "enum", *(["array", "struct"] if depth else [])]
    kind = draw(st.sampled_from(kinds))
    specs: Any = draw(st.sampled_from([{}, None]))
    if kind == "int":
        specs = _range(draw, st.integers(-(2**31), 2**31))
    elif kind in {"float", "double"}:
        specs = _range(draw, st.floats(-1e12, 1e12))
    elif kind == "enum":
        keys = draw(st.lists(st.integers(-9, 99), unique=True, max_size=5))
        specs = {str(key): draw(st.text(max_size=4)) for key in keys}
    elif kind == "text":
        specs = {"length": draw(st.sampled_from(["", "0", None, "8", 30, "2e1"]))}
    elif kind == "array":
        specs = {"size": draw(st.sampled_from(["3", 5, ""])), "item": draw(data_types(depth=depth - 1))}
    elif kind == "struct":
        names = draw(st.lists(IDENTIFIERS | st.sampled_from(["time", "value"]), max_size=4, unique=True))
        specs = [{"identifier": name, "name": "", "dataType": draw(data_types(depth=depth - 1))} for name in names]
    return {"type": kind, "specs": specs}


def values(type_: DataType) -> st.SearchStrategy[Any]:
    """Return what `check` takes for a type."""
    match type_:
        case BoolType():
            return st.booleans()
        case EnumType(items=items):
            return st.sampled_from(sorted(items)) if items else st.integers(-100, 100)
        case IntType(minimum=low, maximum=high):
            return on_step(type_) if type_.step else st.integers(low and int(low), high and int(high))
        case FloatType(minimum=low, maximum=high):
            finite = st.floats(low, high, allow_nan=False, allow_infinity=False)
            return on_step(type_) if type_.step else finite
        case TextType(length=length):
            return st.text(st.characters(exclude_categories=["Cs"]), max_size=min(length or 40, 40))
        case DateType():
            return st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC))
        case ArrayType(item=item, size=size):
            return st.lists(values(item), max_size=min(size or 4, 4))
        case StructType(members=members):
            return st.fixed_dictionaries({}, optional={name: values(one.type) for name, one in members.items()})
    return ANY_JSON


def on_step(type_: Any) -> st.SearchStrategy[Any]:
    """Return the numbers of a type that has a range and a step."""
    steps = int((type_.maximum - type_.minimum) / type_.step)
    return st.integers(0, steps).map(lambda count: type_.minimum + count * type_.step)


def to_the_millisecond(value: Any) -> Any:
    """Return a value with the microseconds cut off in each datetime."""
    match value:
        case datetime():
            return value - timedelta(microseconds=value.microsecond % 1000)
        case dict():
            return {name: to_the_millisecond(inner) for name, inner in value.items()}
        case list():
            return [to_the_millisecond(inner) for inner in value]
    return value
