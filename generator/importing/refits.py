"""Keeps the spec's examples true to schemas that have changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.audit import wire
from generator.audit.compare import Compared
from generator.audit.facts import Part
from generator.audit.schemas import Schema
from generator.importing.ledger import Change
from generator.importing.shapes import SAMPLES, converted, fitting
from generator.importing.sheet import Edit
from generator.importing.trees import ABSENT, Member, tree_of
from generator.spec.index import data_schema, operations, params_schema
from generator.spec.load import Spec
from generator.spec.schema import Place


def refits(spec: Spec, compared: Compared) -> Iterator[Change]:
    """What has to change in examples so that they are what their schemas say: types, and what is required."""
    shown = {(part.pair.path, part.part): part for part in compared.parts if not part.pair.is_superseded}
    for path, operation in operations(spec):
        for part, place in ((Part.REQUEST, params_schema(operation)), (Part.RESPONSE, data_schema(operation))):
            if place is None:
                continue
            known = shown.get((path, part))
            member = tree_of(known) if known is not None else None
            for index, example in enumerate(place.value.get("examples", ())):
                pointer = (*place.pointer, "examples", index)
                misfits = _misfits(Schema(spec, place), example, pointer, member)
                if edits := tuple(Edit(place.file, at, new) for at, new in misfits):
                    names = ", ".join(".".join(str(key) for key in edit.place[len(pointer) :]) for edit in edits)
                    yield Change(path, f"the {part} example follows: {names}", edits)


def _misfits(schema: Schema, value: Any, pointer: Place, member: Member | None) -> Iterator[tuple[Place, Any]]:
    types = schema.value_types
    if types and value is not None and not wire.is_of(value, types):
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


def _sample(schema: Schema | None, member: Member | None) -> Any:
    """A value for what an example lacks: the document's where it is possible, else one that the schema allows."""
    types = sorted(schema.value_types) if schema is not None else []
    value = _replacement(types[0] if types else "string", ABSENT, member)
    allowed = schema.enum if schema is not None else ()
    return value if not allowed or value in allowed else allowed[0]


def _inner(member: Member | None, name: str) -> Member | None:
    return member.members.get(name) if member is not None else None


def _replacement(kind: str, value: Any, member: Member | None) -> Any:
    """A value of a type: that of the document, or the one that was there said in the type, or a sample."""
    shown = fitting(member) if member is not None and member.value is not ABSENT else None
    if shown is not None and wire.json_type(shown) == kind:
        return shown
    said = converted(str(value), kind) if value is not ABSENT and not isinstance(value, dict | list) else None
    return said if said is not None else {"array": [], "object": {}}.get(kind, SAMPLES.get(kind, "text"))
