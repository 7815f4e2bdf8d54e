"""Data types of thing models: which values go out, and how those that come in are read.

The platform's documents give the types, but not every limit. Where they are silent, a check refuses only what no
reading of them allows, and what cannot be read is kept as it came:

- A date goes out as a string of milliseconds. A naive datetime is refused, as the platform could not know its time
  zone.
- `length` of a text counts bytes or characters: a text is refused if it is too long in both ways of counting.
- `step` counts from `min`, with a tolerance for the fractions that floats cannot hold.
- A struct may be sent in part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any, ClassVar

from feiyan_devices._errors import InvalidValueError, shown
from feiyan_devices._json import exact_float, from_json_text, is_int, number, plain, size_in_bytes, whole_number
from feiyan_devices._values import EnumItem, Struct, hint

MAX_TEXT = 10_240
"""Maximum size of a text in bytes."""

MAX_ITEMS = 512
"""Maximum number of items of an array whose model gives no `size`."""

_MILLISECONDS = re.compile(r"-?[0-9]{1,15}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LISTED = 12  # items of an enumeration that a message lists


@dataclass(frozen=True, kw_only=True)
class DataType:
    """A data type of the model. This class stands for a type that is not known: its values pass as they are.

    Attributes:
        name: Name of the type in the model, such as "int".
        unit: Symbol of the unit, such as "%", or "".
        unit_name: Name of the unit in the model's language, or "".

    """

    name: str
    unit: str = ""
    unit_name: str = ""

    @property
    def allowed(self) -> str:
        """Describe the values that `check` accepts."""
        return "pass a JSON value"

    def check(self, value: Any, at: str) -> Any:
        """Return the wire's form of a value; raise InvalidValueError, with the path `at`, if it is not allowed."""
        return plain(value, lambda: InvalidValueError(at, value, self.allowed))

    def read(self, value: Any) -> Any:
        """Return the Python form of what the wire has, or what came if it cannot be read; never fail."""
        return value

    def label(self, value: Any) -> str | None:
        """Return the label of a value that was read; None if the model gives it none."""
        return None


@dataclass(frozen=True, kw_only=True)
class BoolType(DataType):
    """A bool: 0 or 1 on the wire. `labels` are those of False and True."""

    labels: Mapping[bool, str] = field(default_factory=dict)

    @property
    def allowed(self) -> str:
        return "pass True or False"

    def check(self, value: Any, at: str) -> int:
        if not isinstance(value, int) or value not in {0, 1}:
            raise InvalidValueError(at, value, self.allowed)
        return int(value)

    def read(self, value: Any) -> Any:
        if isinstance(value, str) and value.strip().lower() in {"true", "false"}:
            return value.strip().lower() == "true"
        found = number(value)
        return bool(found) if found in {0, 1} else value

    def label(self, value: Any) -> str | None:
        return self.labels.get(value) if isinstance(value, bool) else None


@dataclass(frozen=True, kw_only=True)
class NumberType(DataType):
    """A number within `minimum` and `maximum`, at a multiple of `step` from `minimum`; None is no limit."""

    minimum: int | float | None = None
    maximum: int | float | None = None
    step: int | float | None = None
    kind: ClassVar[str] = "a number"

    @property
    def allowed(self) -> str:
        low, high = self.minimum, self.maximum
        if low is not None and high is not None:
            limits = f" from {low} to {high}"
        elif low is not None:
            limits = f" of at least {low}"
        else:
            limits = f" of at most {high}" if high is not None else ""
        step = f", in steps of {self.step}" if self.step else ""
        unit = f" ({shown(self.unit)[1:-1]})" if self.unit else ""
        return f"pass {self.kind}{limits}{step}{unit}"

    def _fits(self, value: float) -> bool:
        low, high = self.minimum, self.maximum
        return (low is None or value >= low) and (high is None or value <= high) and self._is_on_step(value)

    def _is_on_step(self, value: float) -> bool:
        if not self.step:
            return True
        base = self.minimum or 0
        if isinstance(value, int) and isinstance(base, int) and isinstance(self.step, int):
            return (value - base) % self.step == 0
        try:
            steps = (value - base) / self.step
            return abs(steps - round(steps)) <= max(1e-6, 1e-9 * abs(steps))
        except OverflowError:  # a difference that no float holds is on any step, as far as can be told
            return True


@dataclass(frozen=True, kw_only=True)
class IntType(NumberType):
    """A whole number. A float is refused, even one without a fraction, as is a bool and a text."""

    kind: ClassVar[str] = "an int"

    def check(self, value: Any, at: str) -> int:
        if not is_int(value) or not self._fits(value):
            raise InvalidValueError(at, value, self.allowed)
        return int(value)

    def read(self, value: Any) -> Any:
        found = whole_number(value)
        return value if found is None else found


@dataclass(frozen=True, kw_only=True)
class FloatType(NumberType):
    """A float or double. An int goes out as a float, which keeps its decimal place: 26 as 26.0."""

    kind: ClassVar[str] = "a finite float"

    def check(self, value: Any, at: str) -> float:
        wire = exact_float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
        if wire is None or not self._fits(wire):
            raise InvalidValueError(at, value, self.allowed)
        return wire

    def read(self, value: Any) -> Any:
        found = number(value)
        exact = None if found is None else exact_float(found)
        return value if exact is None else exact


@dataclass(frozen=True, kw_only=True)
class TextType(DataType):
    """A text of at most `length`; None is no limit but the platform's own."""

    length: int | None = None

    @property
    def allowed(self) -> str:
        limit = f" of at most {self.length} characters" if self.length else ""
        return f"pass a str{limit}, of at most {max(MAX_TEXT, self.length or 0)} bytes in UTF-8"

    def check(self, value: Any, at: str) -> str:
        text = str.__str__(value) if isinstance(value, str) else None
        if text is None or not self._fits(text):
            raise InvalidValueError(at, value, self.allowed)
        return text

    def _fits(self, text: str) -> bool:
        if self.length and len(text) > self.length:
            return False
        size = size_in_bytes(text)
        return size is not None and size <= max(MAX_TEXT, self.length or 0)


@dataclass(frozen=True, kw_only=True)
class DateType(DataType):
    """A point in time: a string of milliseconds since 1970 on the wire, an aware datetime in UTC in Python."""

    @property
    def allowed(self) -> str:
        return "pass a datetime with a time zone, or a str of milliseconds since 1970"

    def check(self, value: Any, at: str) -> str:
        if isinstance(value, datetime) and value.utcoffset() is not None:
            wire = str((value - _EPOCH) // timedelta(milliseconds=1))
        elif isinstance(value, str) and _MILLISECONDS.fullmatch(value):
            wire = str.__str__(value)
        else:
            raise InvalidValueError(at, value, self.allowed)
        if not isinstance(self.read(wire), datetime):
            raise InvalidValueError(at, value, f"{self.allowed}, between the years 1 and 9999 in UTC")
        return wire

    def read(self, value: Any) -> Any:
        found = whole_number(value)
        if found is None:
            return value
        try:
            return _EPOCH + timedelta(milliseconds=found)
        except OverflowError:
            return value


@dataclass(frozen=True, kw_only=True)
class EnumType(DataType):
    """An enumeration: `items` are the labels by number. Without items that can be read, any int is allowed."""

    items: Mapping[int, str] = field(default_factory=dict)

    @cached_property
    def _numbers(self) -> Mapping[str, tuple[int, ...]]:
        found: dict[str, tuple[int, ...]] = {}
        for item, label in self.items.items():
            found[label] = (*found.get(label, ()), item)
        return found

    @property
    def allowed(self) -> str:
        if not self.items:
            return "pass an int"
        listed = [f"{item} ({shown(label)[1:-1]})" if label else str(item) for item, label in self.items.items()]
        more = f", ... ({len(listed)} in all)" if len(listed) > _LISTED else ""
        return f"pass the number or the label of an item: {', '.join(listed[:_LISTED])}{more}"

    def check(self, value: Any, at: str) -> int:
        if is_int(value) and (not self.items or value in self.items):
            return int(value)
        numbers = self._numbers.get(value, ()) if isinstance(value, str) and value else ()
        if len(numbers) == 1:
            return numbers[0]
        several = f"{' and '.join(map(str, numbers))} have this label: pass the number" if numbers else self.allowed
        raise InvalidValueError(at, value, several)

    def read(self, value: Any) -> Any:
        found = whole_number(value)
        return value if found is None else EnumItem(found, self.items.get(found))

    def label(self, value: Any) -> str | None:
        return value.label if isinstance(value, EnumItem) else None


@dataclass(frozen=True, kw_only=True)
class ArrayType(DataType):
    """An array of at most `size` items of one type."""

    item: DataType
    size: int | None = None

    @property
    def allowed(self) -> str:
        return f"pass a list of at most {self.size or MAX_ITEMS} items"

    def check(self, value: Any, at: str) -> list[Any]:
        if not isinstance(value, list | tuple) or len(value) > (self.size or MAX_ITEMS):
            raise InvalidValueError(at, value, self.allowed)
        return [self.item.check(item, f"{at}[{index}]") for index, item in enumerate(value)]

    def read(self, value: Any) -> Any:
        found = from_json_text(value)
        if found == {} and isinstance(value, str):  # a text that says "unset"
            return []
        return [self.item.read(item) for item in found] if isinstance(found, list | tuple) else value


@dataclass(frozen=True)
class Parameter:
    """A named value: a property, a member of a struct, an input or an output.

    Attributes:
        identifier: Name on the wire.
        name: Name for people, in the language of the model.
        type: Type of its values.
        description: Text of the model, often "".
        required: True if the model calls it mandatory. Nothing has to be sent because of that.

    """

    identifier: str
    name: str
    type: DataType
    description: str = ""
    required: bool = False

    @property
    def unit(self) -> str:
        """Symbol of the unit, such as "%", or ""."""
        return self.type.unit


@dataclass(frozen=True, kw_only=True)
class StructType(DataType):
    """A structure of named members. Values may leave members out, and have no others.

    Attributes:
        members: Members by identifier.
        is_open: True if the model does not say which members there are: any are allowed.

    """

    members: Mapping[str, Parameter]
    is_open: bool = False

    @classmethod
    def of(cls, parameters: Iterable[Parameter]) -> StructType:
        """Return the structure that has these members; of two with one identifier, the first."""
        members: dict[str, Parameter] = {}
        for one in parameters:
            members.setdefault(one.identifier, one)
        return cls(name="struct", members=members)

    @property
    def allowed(self) -> str:
        if self.is_open:
            return "pass a mapping that JSON can hold"
        return (
            f"pass a mapping with members among {shown(', '.join(self.members))[1:-1]}" if self.members else "pass {}"
        )

    def check(self, value: Any, at: str) -> dict[str, Any]:
        if not isinstance(value, Mapping):
            raise InvalidValueError(at, value, self.allowed)
        if self.is_open:
            return dict(super().check(value, at))
        wire = {}
        for name, inner in value.items():
            member = self._member(name, inner, at)
            wire[member.identifier] = member.type.check(inner, f"{at}.{name}")
        return wire

    def _member(self, name: Any, value: Any, at: str) -> Parameter:
        if not isinstance(name, str) or name not in self.members:
            unknown = f"there is no such member{hint(name, self.members)}"
            raise InvalidValueError(f"{at}.{name}", value, f"{unknown}; {self.allowed}")
        return self.members[name]

    def read(self, value: Any) -> Any:
        found = from_json_text(value)
        if found == [] and isinstance(value, str):  # a text that says "unset"
            return Struct()
        return Struct(read_members(self.members, found)) if isinstance(found, Mapping) else value


def read_members(members: Mapping[str, Parameter], values: Mapping[Any, Any]) -> dict[Any, Any]:
    """Read the values of named members; those that the model does not have are kept as they came."""
    return {name: members[name].type.read(inner) if name in members else inner for name, inner in values.items()}
