"""Read parameters, fields and answers; references are followed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from generator.api import naming, rules
from generator.api.model import TICKS, Rule, Value, folded
from generator.api.types import Import, PythonType, Types, is_component, is_enum, is_model, kinds
from generator.spec.load import Located, Spec

T = TypeVar("T")

_LIMITS = ("minimum", "maximum", "minItems", "maxItems", "minLength", "maxLength", "enum", "const")
_NOTHING = PythonType("None", nullable=True)


class Values:
    """Read the values of a spec; raise UnsafeError or SpecError if one cannot be read."""

    def __init__(self, spec: Spec, types: Types) -> None:
        self._spec = spec
        self._types = types

    def parameters(self, params: Located | None, with_defaults: set[str]) -> tuple[Value, ...]:
        """Read the parameters of a method; those in `with_defaults` are optional, however they are documented."""
        if params is None or "properties" not in params.value:
            return ()
        required = params.value.get("required", [])
        return tuple(
            self._parameter(wire, place, required=wire in required and wire not in with_defaults)
            for wire, place in (params / "properties").items()
        )

    def fields(self, place: Located) -> tuple[Value, ...]:
        """Read the fields of an object; a required one with a default or a constant value need not be given."""
        required = place.value.get("required", [])
        return tuple(
            self._field(wire, child, place, required=wire in required) for wire, child in (place / "properties").items()
        )

    def given_field(self, path: Sequence[str], place: Located) -> Value:
        """Read a value that a caller passes in a request, at a path of its payload."""
        name = self._named(place, naming.field_name, path[-1])
        return self._value(".".join(path), name, place, self._types.given(place), required=True, may_be_none=False)

    def answer(self, data: Located | None, place: Located) -> Value:
        """Read the data of an answer at `place`; the text describes the data, or else the whole answer."""
        description = folded(place.value.get("description", ""))
        if data is None:
            return Value(
                place=place, wire="", name="", kind=_NOTHING, may_be_none=False, required=True, text=description
            )
        kind = self._types.read(data)
        text = None if data.get("description") else description
        return self._value("", "", data, kind, required=True, may_be_none=kind.nullable, text=text)

    def rules(self, place: Located, names: Mapping[str, str]) -> tuple[Rule, ...]:
        """Read the rules across the properties of an object."""
        read = []
        for rule in place.value.get("x-rules", []):
            if unknown := rules.names_in(rule) - names.keys():
                raise naming.UnsafeError(f"x-rules names {min(unknown)!r}, which is not a property")
            read.append(rules.read(rule, names))
        return tuple(read)

    def _parameter(self, wire: str, place: Located, *, required: bool) -> Value:
        name = self._named(place, naming.parameter_name, wire)
        default = self._sent(place) if required else None
        is_needed = required and default is None
        kind = self._types.given(place)
        if kind.text == "int" and self._keywords(place).get("x-unit") in TICKS:
            kind = PythonType("int | datetime", kind.imports | {Import("datetime", "datetime")}, kind.nullable)
        return self._value(wire, name, place, kind, may_be_none=False, required=is_needed, default=default)

    def _field(self, wire: str, place: Located, owner: Located, *, required: bool) -> Value:
        name, kind = self._named(place, naming.field_name, wire), self._types.held(place, owner)
        default, may_be_none = self._sent(place) if required else None, kind.nullable or not required
        return self._value(wire, name, place, kind, required=required, may_be_none=may_be_none, default=default)

    def _sent(self, place: Located) -> Any:
        """Return the value that is sent if callers give none to a required property, or None."""
        keywords = self._keywords(place)
        return keywords.get("default", keywords.get("const"))

    def _named(self, place: Located, make: Callable[[str, str | None], str], wire: str) -> str:
        try:
            return make(wire, self._keywords(place).get("x-name"))
        except naming.UnsafeError as error:
            raise self._spec.error(place, str(error)) from None

    def _value(
        self,
        wire: str,
        name: str,
        place: Located,
        kind: PythonType,
        *,
        required: bool,
        may_be_none: bool,
        default: Any = None,
        text: str | None = None,
    ) -> Value:
        keywords = self._keywords(place)
        own, of_class = self._texts(place)
        return Value(
            place=place,
            wire=wire,
            name=name,
            kind=kind,
            may_be_none=may_be_none,
            required=required,
            default=default,
            documented_default=keywords.get("default"),
            json=self._json(place),
            limits=tuple(self._limits(place)),
            unit=keywords.get("x-unit", ""),
            aliases=tuple(keywords.get("x-aliases", ())),
            formerly=tuple(keywords.get("x-formerly", ())),
            is_secret=bool(keywords.get("x-secret")),
            is_deprecated=bool(keywords.get("deprecated")),
            text=folded(own) if text is None else text,
            class_text=folded(of_class),
            inner_text=folded(*self._inner_texts(place)),
        )

    def _keywords(self, place: Located) -> dict[str, Any]:
        """Return the keywords of a schema, with those that it inherits through its references."""
        keywords: dict[str, Any] = {}
        for found in self._spec.chain(place):
            if isinstance(found.value, dict):
                keywords = {**found.value, **keywords}
        return keywords

    def _texts(self, place: Located) -> tuple[str, str]:
        """Return the description of a value, and that of its class."""
        own = ""
        for found in self._spec.chain(place):
            if not isinstance(found.value, dict):
                break
            text = found.value.get("description", "")
            if _is_class(found):
                return own, text
            own = own or text
        return own, ""

    def _json(self, place: Located) -> str:
        found = self._spec.resolve(place)
        schema = found.value
        if not isinstance(schema, dict) or not schema:
            return "any"
        options = found.get("oneOf") or found.get("anyOf")
        if options:
            return " or ".join(map(self._json, options))
        text = " or ".join(kinds(schema)) or "object"
        if "format" in schema:
            text += f" ({schema['format']})"
        for key in ("items", "additionalProperties"):
            if key in schema and schema[key] is not True:
                text += f" of {self._json(found / key)}"
        return text

    def _limits(self, place: Located, head: str = "") -> Iterator[tuple[str, Any]]:
        """Yield the limits of a value, and limits and defaults of its items, without the values of enumerations."""
        keywords = self._keywords(place)
        is_class = _is_class(self._spec.resolve(place))
        for key in (*_LIMITS, *(["default"] if head else [])):
            if key in keywords and not (is_class and key == "enum"):
                yield f"{head}{key}", keywords[key]
        for child in self._inner(place):
            yield from self._limits(child, f"{head}{child.pointer[-1]}.")

    def _inner_texts(self, place: Located) -> Iterator[str]:
        """Yield the descriptions of the items of a value."""
        for child in self._inner(place):
            own, _ = self._texts(child)
            yield own
            yield from self._inner_texts(child)

    def _inner(self, place: Located) -> Iterator[Located]:
        found = self._spec.resolve(place)
        for key in ("items", "additionalProperties"):
            if isinstance(found.value, dict) and isinstance(found.value.get(key), dict):
                yield found / key


def _is_class(place: Located) -> bool:
    return is_component(place) and (is_enum(place.value) or is_model(place.value))
