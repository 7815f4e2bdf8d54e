"""Read a schema of the spec with its references followed and its alternatives merged."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.api import rules
from generator.api.types import is_component, kinds
from generator.spec.load import Located, Spec
from generator.spec.schema import Place

_ALTERNATIVES = ("allOf", "oneOf", "anyOf")


@dataclass(frozen=True)
class ResolvedSchema:
    """A schema with everything it refers to; it allows what any of its alternatives allows."""

    spec: Spec
    place: Located

    def parts(self) -> tuple[Located, ...]:
        """Return every mapping that describes the value itself."""
        return self._parts

    @cached_property
    def _parts(self) -> tuple[Located, ...]:
        waiting, seen = deque([self.place]), dict[tuple[str, Place], Located]()
        while waiting:
            for found in self.spec.chain(waiting.popleft()):
                if not isinstance(found.value, dict) or (found.file, found.pointer) in seen:
                    continue
                seen[found.file, found.pointer] = found
                for key in _ALTERNATIVES:
                    if key in found.value:
                        waiting.extend(found / key)
        return tuple(seen.values())

    @cached_property
    def types(self) -> frozenset[str]:
        """The JSON types it allows; empty if it allows any."""
        named = {kind for part in self.parts() for kind in kinds(part.value)}
        return frozenset(named)

    @property
    def value_types(self) -> frozenset[str]:
        """The types without null."""
        return self.types - {"null"}

    @property
    def enum(self) -> tuple[Any, ...]:
        return tuple(value for part in self.parts() for value in part.value.get("enum", ()))

    @property
    def is_int64(self) -> bool:
        return any(part.value.get("format") == "int64" for part in self.parts())

    @cached_property
    def aliases(self) -> frozenset[str]:
        return frozenset(alias for part in self.parts() for alias in part.value.get("x-aliases", ()))

    @property
    def required(self) -> frozenset[str]:
        """The properties that always have to be given, by `required` or by a rule."""
        named = {name for part in self.parts() for name in part.value.get("required", ())}
        return frozenset(named | {name for rule in self.ruled for name in rules.always_needed(rule)})

    @property
    def is_deprecated(self) -> bool:
        return any(part.value.get("deprecated", False) for part in self.parts())

    @property
    def ruled(self) -> Iterator[dict[str, Any]]:
        """The rules across its properties."""
        for part in self.parts():
            yield from part.value.get("x-rules", ())

    def properties(self) -> dict[str, tuple[ResolvedSchema, Located]]:
        """Return every property with the object that has it, by name."""
        return self._properties

    @cached_property
    def _properties(self) -> dict[str, tuple[ResolvedSchema, Located]]:
        found: dict[str, tuple[ResolvedSchema, Located]] = {}
        for part in self.parts():
            for name, child in (part / "properties").items() if "properties" in part.value else ():
                found.setdefault(name, (ResolvedSchema(self.spec, child), part))
        return found

    def member(self, name: str) -> tuple[str, ResolvedSchema] | None:
        """Return the property with a name or alias, and its own name; None if there is none."""
        properties = self.properties()
        if name in properties:
            return name, properties[name][0]
        return next(((own, child) for own, (child, _) in properties.items() if name in child.aliases), None)

    @cached_property
    def items(self) -> ResolvedSchema | None:
        """The schema of list items if it is a list or one of its alternatives is; otherwise None."""
        found = next((part / "items" for part in self.parts() if "items" in part.value), None)
        return ResolvedSchema(self.spec, found) if found is not None else None

    @property
    def within_lists(self) -> ResolvedSchema:
        """The innermost items of nested lists; itself if it is not a list or has properties."""
        schema = self
        while (items := schema.items) is not None and not schema.properties():
            schema = items
        return schema

    @property
    def values(self) -> ResolvedSchema | None:
        """The schema of the values of a map, if it is known."""
        for part in self.parts():
            if isinstance(part.value.get("additionalProperties"), dict):
                return ResolvedSchema(self.spec, part / "additionalProperties")
        return None

    @property
    def bare_list(self) -> ResolvedSchema | None:
        """The property that receives an answer that is a bare list."""
        name = next((part.value["x-bare-list"] for part in self.parts() if "x-bare-list" in part.value), None)
        return self.properties()[name][0] if name else None

    @property
    def holder(self) -> Located:
        """The place to add a property: the object with the other properties, or the last part if there is none."""
        parts = self.parts()
        return next((part for part in parts if "properties" in part.value), parts[-1])

    @property
    def enumeration(self) -> Located | None:
        """The part that lists its values; None if there is no such part or several."""
        lists = [part for part in self.parts() if "enum" in part.value]
        return lists[0] if len(lists) == 1 else None

    @property
    def is_free(self) -> bool:
        """True if it allows properties that it does not list."""
        if any(part.value.get("additionalProperties") for part in self.parts()):
            return True
        return not self.types and not self.properties() and self.items is None

    @property
    def component(self) -> Located | None:
        """The component that it is, or that it is a list of."""
        named = next((part for part in self.parts() if is_component(part) and "properties" in part.value), None)
        return named or (self.items.component if self.items else None)


@dataclass(frozen=True)
class SchemaField:
    """A property at any depth of a schema; `path` is its dotted path, `owner` the object that has it."""

    path: str
    name: str
    schema: ResolvedSchema
    required: bool
    owner: Located

    @property
    def names(self) -> frozenset[str]:
        """Every name that documents use for it."""
        return self.schema.aliases | {self.name}


def schema_fields(schema: ResolvedSchema | None) -> Iterator[SchemaField]:
    """Yield every property of a schema, at any depth; an object that contains itself is entered once."""
    if schema is not None:
        yield from _fields(schema, "", frozenset())


def _fields(schema: ResolvedSchema, prefix: str, above: frozenset[tuple[str, Any]]) -> Iterator[SchemaField]:
    here = {(part.file, part.pointer) for part in schema.parts()}
    if here & above:
        return
    above |= {place for place in here if len(place[1]) == 3}
    for child in (schema.items, schema.values):
        if child is not None:
            yield from _fields(child, prefix, above)
    required = schema.required
    for name, (child, owner) in schema.properties().items():
        yield SchemaField(f"{prefix}{name}", name, child, name in required, owner)
        yield from _fields(child, f"{prefix}{name}.", above)
