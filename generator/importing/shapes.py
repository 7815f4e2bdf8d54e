"""Convert a tree of members to schemas and examples, in the conventions of the spec."""

from __future__ import annotations

import json
import os.path
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from typing import Any

from generator.api.resolved_schema import ResolvedSchema
from generator.api.types import COMMON
from generator.documents import printed_types
from generator.importing.trees import ABSENT, TreeMember, item_type, json_types
from generator.importing.yaml_edit import Edit
from generator.spec.index import components, operations
from generator.spec.load import Located, Spec
from generator.spec.schema import TODO

SAMPLES: dict[str, Any] = {"string": "text", "integer": 1, "number": 1.5, "boolean": True}
_WIDE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
_SENTENCE = 10
"""Number of wide characters that make a text a sentence of the document, which is not copied."""


@dataclass
class Shapes:
    """Builder of schemas for a file of the spec; it collects the components that they need."""

    spec: Spec
    file: str
    _components: dict[str, Any] = field(default_factory=dict)
    _handed_out: set[str] = field(default_factory=set)

    def schema(self, member: TreeMember, hint: str) -> dict[str, Any]:
        """Return the schema of a member; `hint` is the prefix for the name of a component that it needs."""
        kind = _kind(member)
        if shared := self._shared(member.name, kind):
            return {"$ref": shared}
        if kind == "array":
            made = self._list(member, hint)
        elif kind == "object" and member.members:
            return self._object(member, hint)
        elif kind == "object":
            made = {"type": "object", "additionalProperties": True}
        elif kind == "integer" and member.row is not None and printed_types.is_long(member.row.type):
            made = {"type": "integer", "format": "int64"}
        else:
            made = {"type": kind} if kind else {}
        if member.value is None and kind:
            made["type"] = [kind, "null"]
        return made | {TODO: ["description", *(() if kind else ("type",))]}

    def edits(self) -> list[Edit]:
        """Return the edits for the components that were collected since the last call."""
        new = self._components.keys() - self._handed_out
        self._handed_out |= new
        made = self._components.items()
        return [Edit(self.file, ("components", "schemas", name), schema) for name, schema in made if name in new]

    def params(self, member: TreeMember, hint: str) -> dict[str, Any]:
        """Return the schema of params, with its example."""
        required = [name for name, child in member.members.items() if child.row is not None and child.row.required]
        properties = {name: self.schema(child, hint) for name, child in member.members.items()}
        made: dict[str, Any] = {"type": "object"}
        if required:
            made["required"] = required
        if properties:
            made["properties"] = properties
        example = {
            name: fitting(child)
            for name, child in member.members.items()
            if child.value is not ABSENT or name in required
        }
        return made | {"examples": [example]}

    def data(self, member: TreeMember, hint: str) -> dict[str, Any]:
        """Return the schema of data, with its example."""
        return self.schema(member, hint) | {"examples": [fitting(member)]}

    def _list(self, member: TreeMember, hint: str) -> dict[str, Any]:
        if member.members:
            return {"type": "array", "items": self._object(member, hint)}
        values = member.value if isinstance(member.value, list) else []
        kinds = {printed_types.json_type(value) for value in values}
        kind = item_type(member.row) if not kinds else next(iter(kinds)) if len(kinds) == 1 else None
        return {"type": "array", "items": {"type": kind} if kind and kind != "array" else {}}

    def _object(self, member: TreeMember, hint: str) -> dict[str, Any]:
        """Return a reference to a component: an existing one with the same members, or a new one."""
        if known := self._alike(member):
            return {"$ref": known}
        name = self._free_name(member.name, hint)
        self._components[name] = {}  # reserves the name: an object within it gets another one
        self._components[name] = {
            "type": "object",
            "properties": {key: self.schema(child, hint) for key, child in member.members.items()},
            TODO: ["description"],
        }
        return {"$ref": f"#/components/schemas/{name}"}

    def _alike(self, member: TreeMember) -> str:
        known = self._by_members.get(frozenset(member.members))
        return self._reference(known, str(known.pointer[-1])) if known is not None else ""

    @cached_property
    def _by_members(self) -> dict[frozenset[str], Located]:
        """Return the first component of the file or of all files that has these members."""
        found: dict[frozenset[str], Located] = {}
        for _, place in components(self.spec):
            if place.file in (self.file, COMMON):
                found.setdefault(frozenset(place.value.get("properties", ())), place)
        return found

    @cached_property
    def _names(self) -> set[str]:
        return {known for known, _ in components(self.spec)}

    def _free_name(self, name: str, hint: str) -> str:
        word = "" if name in ("data", "params") else re.sub(r"[^A-Za-z0-9]", "", name)
        stem = f"{hint}{word[:1].upper()}{word[1:]}" or "Thing"
        numbered = (f"{stem}{number if number > 1 else ''}" for number in count(1))
        return next(made for made in numbered if made not in self._names and made not in self._components)

    def _shared(self, name: str, kind: str) -> str:
        """Return the target that most properties of a name refer to, in the file or as a field of common.yaml."""
        place = self._shared_fields.get(name)
        if place is None or kind not in ResolvedSchema(self.spec, place).types | {""}:
            return ""
        return self._reference(place, str(place.pointer[-1]))

    @cached_property
    def _shared_fields(self) -> dict[str, Located]:
        everywhere: dict[str, Counter[str]] = {}
        for file in {place.file for _, place in operations(self.spec)}:
            _count(self.spec.root(file).value, everywhere)
        common = self.spec.root(COMMON) / "components" / "schemas"
        shared = ((name, target) for name, target in _agreed(everywhere) if COMMON in target)
        found = {name: common / target.rpartition("/")[2] for name, target in shared}
        here: dict[str, Counter[str]] = {}
        if self.file in self.spec.files:
            _count(self.spec.root(self.file).value, here)
        for name, target in _agreed(here):
            place = self.spec.resolve(Located(self.file, (), {"$ref": target}))
            if here[name].total() > 1 and not ResolvedSchema(self.spec, place).types & {"object", "array"}:
                found[name] = place
        return found

    def _reference(self, place: Located, name: str) -> str:
        file = os.path.relpath(place.file, os.path.dirname(self.file)) if place.file != self.file else ""  # noqa: PTH120
        return f"{file}#/components/schemas/{name}"


def _agreed(uses: Mapping[str, Counter[str]]) -> Iterator[tuple[str, str]]:
    """Return the names of which most properties refer to the same target and none to another, with the target."""
    for name, counted in uses.items():
        targets = [target for target in counted if target]
        if len(targets) == 1 and counted[targets[0]] * 2 > counted.total():
            yield name, targets[0]


def _count(value: Any, uses: dict[str, Counter[str]]) -> None:
    """Count the targets that the properties of each name refer to; '' stands for an inline schema."""
    if isinstance(value, dict):
        for name, schema in value.get("properties", {}).items() if isinstance(value.get("properties"), dict) else ():
            target = schema.get("$ref", "") if isinstance(schema, dict) else ""
            uses.setdefault(name, Counter())[target] += 1
        for child in value.values():
            _count(child, uses)
    elif isinstance(value, list):
        for child in value:
            _count(child, uses)


def _kind(member: TreeMember) -> str:
    """Return the type of a member: the only possible one, or string if that is possible, or ''."""
    kinds = json_types(member)
    return next(iter(kinds)) if len(kinds) == 1 else "string" if "string" in kinds else ""


def fitting(member: TreeMember) -> Any:
    """Return the value of a member for an example: as printed if its type is right, else one of the right type."""
    kind, value = _kind(member), member.value
    if value is None and not member.members:
        return None
    if isinstance(value, dict | list):
        return clean(value)
    if (
        value is not ABSENT
        and (not kind or printed_types.json_type(value) == kind)
        and not printed_types.is_placeholder(value)
    ):
        return clean(value)
    printed = converted(member.row.example, kind) if member.row is not None else None
    if printed is not None:
        return clean(printed)
    if kind == "array":
        return []
    if kind == "object" or member.members:
        return {name: fitting(child) for name, child in member.members.items()}
    return SAMPLES.get(kind, "text")


def converted(text: str, kind: str) -> Any:
    """Read the example in a table as a value of a type; None if it is not one."""
    if kind == "string":
        return text or None
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if printed_types.json_type(value) == kind else None


def clean(value: Any) -> Any:
    """Return a value of a document without its sentences."""
    if isinstance(value, dict):
        return {key: clean(child) for key, child in value.items()}
    if isinstance(value, list):
        return [clean(child) for child in value]
    if isinstance(value, str) and len(_WIDE.findall(value)) > _SENTENCE:
        return "text"
    return value
