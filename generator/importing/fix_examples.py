"""Fix the examples that no longer match their schemas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.api.resolved_schema import ResolvedSchema
from generator.audit import Compared, Part
from generator.documents import printed_types
from generator.importing.decisions import SpecChange
from generator.importing.shapes import SAMPLES, converted, fitting
from generator.importing.trees import ABSENT, TreeMember, tree_of
from generator.importing.yaml_edit import Edit
from generator.spec.index import data_schema, operations, params_schema
from generator.spec.load import Spec
from generator.spec.schema import Place


def example_fixes(spec: Spec, compared: Compared) -> Iterator[SpecChange]:
    """Yield the changes that make examples match their schemas: types, and required fields."""
    shown = {(part.pair.path, part.part): part for part in compared.parts if not part.pair.is_superseded}
    for path, operation in operations(spec):
        for part, place in ((Part.REQUEST, params_schema(operation)), (Part.RESPONSE, data_schema(operation))):
            if place is None:
                continue
            known = shown.get((path, part))
            member = tree_of(known) if known is not None else None
            for index, example in enumerate(place.value.get("examples", ())):
                pointer = (*place.pointer, "examples", index)
                misfits = _misfits(ResolvedSchema(spec, place), example, pointer, member)
                if edits := tuple(Edit(place.file, at, new) for at, new in misfits):
                    names = ", ".join(".".join(str(key) for key in edit.place[len(pointer) :]) for edit in edits)
                    yield SpecChange(path, f"the {part} example is adapted: {names}", edits)


def _misfits(
    schema: ResolvedSchema, value: Any, pointer: Place, member: TreeMember | None
) -> Iterator[tuple[Place, Any]]:
    types = schema.value_types
    if types and value is not None and not printed_types.is_of(value, types):
        yield pointer, _replacement(sorted(types)[0], value, member)
    elif schema.enum and value not in schema.enum and value in SAMPLES.values():
        yield pointer, schema.enum[0]
    elif isinstance(value, list) and schema.items is not None:
        for index, child in enumerate(value):
            yield from _misfits(schema.items, child, (*pointer, index), member)
    elif isinstance(value, dict):
        for name in sorted(schema.required - value.keys()):
            child_member, found = _inner(member, name), schema.member(name)
            yield (*pointer, name), _sample(found[1] if found is not None else None, child_member)
        for name, child in value.items():
            if found := schema.member(name):
                yield from _misfits(found[1], child, (*pointer, name), _inner(member, name))


def _sample(schema: ResolvedSchema | None, member: TreeMember | None) -> Any:
    """Choose a value for a missing field: that of the document if it is allowed, else one that the schema allows."""
    types = sorted(schema.value_types) if schema is not None else []
    value = _replacement(types[0] if types else "string", ABSENT, member)
    allowed = schema.enum if schema is not None else ()
    return value if not allowed or value in allowed else allowed[0]


def _inner(member: TreeMember | None, name: str) -> TreeMember | None:
    return member.members.get(name) if member is not None else None


def _replacement(kind: str, value: Any, member: TreeMember | None) -> Any:
    """Choose a value of a type: that of the document, the existing one converted to the type, or a sample."""
    shown = fitting(member) if member is not None and member.value is not ABSENT else None
    if shown is not None and printed_types.json_type(shown) == kind:
        return shown
    said = converted(str(value), kind) if value is not ABSENT and not isinstance(value, dict | list) else None
    return said if said is not None else {"array": [], "object": {}}.get(kind, SAMPLES.get(kind, "text"))
