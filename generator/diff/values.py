"""From schemas of a spec to values: references are followed, so that it does not matter where a schema is written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from generator.api import naming, prose
from generator.api.types import ENUMS_MODULE, PythonType, Types, is_component, is_enum, is_model, kinds
from generator.diff.facts import Rule, Value
from generator.spec.load import Located, Spec

T = TypeVar("T")

_LIMITS = ("minimum", "maximum", "minItems", "maxItems", "minLength", "maxLength", "enum", "const")


def as_json(value: Any) -> str:
    """A value of the spec as text; the order of keys does not matter."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def folded(*texts: str) -> str:
    """Texts on one line."""
    return " ".join(" ".join(texts).split())


def origin(value: dict[str, Any]) -> str:
    """Where an operation or a topic is documented, or was seen."""
    if doc := value.get("x-doc"):
        return folded(doc["document"], doc.get("section", ""), doc["title"])
    return folded("seen in", value["x-seen"]) if "x-seen" in value else ""


class Values:
    """Reads parameters and fields: schemas with their references followed."""

    def __init__(self, spec: Spec, *, is_bundle: bool) -> None:
        self._spec = spec
        self._types = _Types(spec)
        self._is_bundle = is_bundle

    def parameter(self, wire: str, place: Located, *, required: bool, is_paging: bool = False) -> Value:
        """A value that a caller passes; those that page have defaults of their own."""
        name = self._name(naming.parameter_name, wire, place)
        default = prose.annotation(self._spec, place, "default") if required and not is_paging else None
        return self._value(
            wire,
            name,
            place,
            self._given(place),
            may_be_none=False,
            required=required and not is_paging and default is None,
            default="" if default is None else as_json(default),
        )

    def field(self, wire: str, place: Located, *, required: bool) -> Value:
        """A value that the platform sends."""
        name = self._name(naming.field_name, wire, place)
        kind = self._read(place)
        return self._value(wire, name, place, kind, required=required, may_be_none=kind.nullable or not required)

    def given_field(self, path: Sequence[str], place: Located) -> Value:
        """A value that a caller passes as a field of a message, at a path of its payload."""
        name = self._name(naming.field_name, path[-1], place)
        return self._value(".".join(path), name, place, self._given(place), required=True, may_be_none=False)

    def fields(self, place: Located) -> tuple[Value, ...]:
        """The fields of an object."""
        required = place.value.get("required", [])
        return tuple(
            self.field(wire, child, required=wire in required) for wire, child in (place / "properties").items()
        )

    def answer(self, data: Located | None, description: str) -> Value:
        """The data of an answer; `description` is that of the answer, for data that have none of their own."""
        if data is None:
            return Value("", "", "None", False, True, "", "", "", "", "", (), False, False, folded(description))
        kind = self._read(data)
        value = self._value("", "", data, kind, required=True, may_be_none=kind.nullable)
        return value if data.get("description") else replace(value, text=folded(description))

    def type_of(self, place: Located) -> str:
        """The type of a value that the platform sends, with whole names."""
        return self._whole(self._read(place))

    def module(self, place: Located) -> str:
        """The module of a named object, and a dot; a bundle does not tell."""
        if self._is_bundle:
            return ""
        return self._checked(place, lambda: f"{self._types.module(place)}.")

    def rules(self, place: Located, names: Mapping[str, str]) -> tuple[Rule, ...]:
        """The rules across the properties of an object."""
        return tuple(self._rule(place, rule, dict(names)) for rule in place.value.get("x-rules", []))

    def _checked(self, place: Located, make: Callable[[], T]) -> T:
        """What is made of a place; SpecError where a name there is none."""
        try:
            return make()
        except naming.UnsafeError as error:
            raise self._spec.error(place, str(error)) from None

    def _read(self, place: Located) -> PythonType:
        return self._checked(place, lambda: self._types.read(place))

    def _given(self, place: Located) -> PythonType:
        return self._checked(place, lambda: self._types.given(place))

    def _name(self, make: Callable[[str, str | None], str], wire: str, place: Located) -> str:
        return self._checked(place, lambda: make(wire, prose.annotation(self._spec, place, "x-name")))

    def _value(
        self,
        wire: str,
        name: str,
        place: Located,
        kind: PythonType,
        *,
        required: bool,
        may_be_none: bool,
        default: str = "",
    ) -> Value:
        said = self._said(place)
        return Value(
            wire=wire,
            name=name,
            type=self._whole(kind),
            may_be_none=may_be_none,
            required=required,
            default=default,
            told_default=as_json(said["default"]) if "default" in said else "",
            json=self._json(place),
            limits=", ".join(self._limits(place)),
            unit=said.get("x-unit", ""),
            aliases=tuple(said.get("x-aliases", ())),
            is_secret=bool(said.get("x-secret")),
            is_deprecated=bool(prose.annotation(self._spec, place, "deprecated")),
            text=folded(*self._texts(place)),
        )

    def _whole(self, kind: PythonType) -> str:
        modules = {one.name: one.module for one in kind.imports if one.module.startswith("feiyan.")}
        if self._is_bundle:
            modules = {name: module for name, module in modules.items() if module == ENUMS_MODULE}
        if not modules:
            return kind.text
        names = "|".join(modules)
        return re.sub(rf"\b({names})\b", lambda match: f"{modules[match[0]]}.{match[0]}", kind.text)

    def _said(self, place: Located) -> dict[str, Any]:
        """The keywords of a schema, and of what it refers to those that it does not say itself.

        What an enumeration or an object says of itself belongs to its class.
        """
        said: dict[str, Any] = {}
        for found in self._spec.chain(place):
            if not isinstance(found.value, dict) or _is_class(found):
                break
            said = {**found.value, **said}
        return said

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

    def _limits(self, place: Located, head: str = "") -> Iterator[str]:
        """The limits of a value and of what it holds, with the defaults of that."""
        said = self._said(place)
        for key in (*_LIMITS, *(["default"] if head else [])):
            if key in said:
                yield f"{head}{key} {as_json(said[key])}"
        for child in self._inner(place):
            yield from self._limits(child, f"{head}{child.pointer[-1]}.")

    def _texts(self, place: Located) -> Iterator[str]:
        """What is said of a value, then of its items."""
        if text := self._said(place).get("description"):
            yield text
        for child in self._inner(place):
            yield from self._texts(child)

    def _inner(self, place: Located) -> Iterator[Located]:
        found = self._spec.resolve(place)
        for key in ("items", "additionalProperties"):
            if isinstance(found.value, dict) and isinstance(found.value.get(key), dict):
                yield found / key

    def _rule(self, place: Located, rule: dict[str, Any], names: dict[str, str]) -> Rule:
        if unknown := prose.rule_names(rule) - names.keys():
            raise self._spec.error(place, f"x-rules names {', '.join(sorted(unknown))}, which is no property")
        ((kind, value),) = rule.items()
        if kind == "atLeastOne":
            every = frozenset(frozenset(names[wire] for wire in one) for one in prose.alternatives(value))
            return Rule(kind, every, "", frozenset(), frozenset(), prose.rule_text(rule, names))
        return Rule(
            kind,
            frozenset(),
            names[value["with"] if kind == "requiredWith" else value["parameter"]],
            frozenset(map(as_json, value.get("in", ()))),
            frozenset(names[wire] for wire in value["then"]),
            prose.rule_text(rule, names),
        )


class _Types(Types):
    """Types of specs that are not finished, or not sound: an object that has no name yet is any object."""

    def _model(self, place: Located) -> PythonType:
        return super()._model(place) if is_component(place) else _OBJECT


_OBJECT = PythonType("dict[str, Any]")


def _is_class(place: Located) -> bool:
    return is_component(place) and (is_enum(place.value) or is_model(place.value))
