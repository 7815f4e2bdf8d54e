"""Compare the table of an operation with its example, and both with what the spec had to decide.

Where they do not say the same there is a tension, which is not a difference: the spec follows one voice. It tells that
a row of corrections still has a subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.api.resolved_schema import ResolvedSchema, SchemaField
from generator.api.rules import names_in
from generator.audit.compare_fields import PartComparison
from generator.audit.facts import Fact, FactKind, Part
from generator.documents import Json, printed_types


def tensions(part: PartComparison) -> Iterator[Fact]:
    """Yield everything in which a table, an example and the spec's choice between them do not say the same."""
    structured = {row.name for row in part.rows if printed_types.is_structured(row.type)}
    root = part.schema.types if part.schema is not None else frozenset()
    if not part.rows or not part.in_example or structured or "array" in root or len(part.by_name) < len(part.fields):
        yield _tension(part, FactKind.SHAPE, "", "the shape is not told by the table alone")
    no_data_row = part.part is Part.RESPONSE and "data" not in part.in_table
    if no_data_row or not part.in_example <= part.in_table:
        yield _tension(part, FactKind.SHAPE, "", "the table lacks data, or what the example has in it")
    for one in part.fields:
        if one.schema.aliases or len(_spelled(part, one)) > 1:
            yield _tension(part, FactKind.SPELLING, one.path, "several spellings")
        if not (one.names & part.in_table and one.names & part.in_example) or len(part.by_name[one.name]) > 1:
            yield _tension(part, FactKind.FIELD_ADDED, one.path, "absent in the table or in the example")
        if one.schema.properties() or one.schema.items or one.names & structured:
            yield _tension(part, FactKind.SHAPE, one.path, "the shape is not told by the table alone")
        if len(one.schema.value_types) != 1:
            yield _tension(part, FactKind.TYPE, one.path, "several types in the spec")
        if one.schema.enum:
            yield _tension(part, FactKind.ENUM, one.path, "an enumeration in the spec")
    for name in sorted(part.in_example - part.by_name.keys()):
        yield _tension(part, FactKind.FIELD_ADDED, name, "in the example, part of a free-form value in the spec")
    yield from _rule_tensions(part)
    if part.shown.present and part.schema is not None:
        yield from _value_tensions(part, part.shown.value, part.schema, "")


def _spelled(part: PartComparison, one: SchemaField) -> frozenset[str]:
    return part.spellings.get(one.name.lower(), frozenset())


def _rule_tensions(part: PartComparison) -> Iterator[Fact]:
    rules = list(part.schema.ruled) if part.schema is not None and part.part is Part.REQUEST else []
    if rules:
        for name in sorted({"", *(name for rule in rules for name in names_in(rule))}):
            yield _tension(part, FactKind.REQUIRED, name, "a rule in the spec")


def _value_tensions(part: PartComparison, value: Json, schema: ResolvedSchema, where: str) -> Iterator[Fact]:
    """Examples against tables: a value of another type than the row of its name has."""
    if isinstance(value, list):
        for item in value:
            yield from _value_tensions(part, item, schema.items or schema.bare_list or schema, where)
    elif isinstance(value, dict):
        for name, member in value.items():
            own, child = schema.member(name) or (name, schema)
            yield from _value_tensions(part, member, child, f"{where}.{own}" if where else own)
    rows = [row for row in part.rows if where and row.name.rpartition(".")[2] == where.rpartition(".")[2]]
    kind = printed_types.json_type(value)
    other = any(kind not in (printed_types.table_types(row.type) or ()) for row in rows)
    if other or part.fills_its_place(value) or printed_types.is_no_date(value):
        yield _tension(part, FactKind.TYPE, where, "another type in the example than in the table")


def _tension(part: PartComparison, kind: FactKind, name: str, what: str) -> Fact:
    return part.pair.fact(kind, part.part, name, what, tension=True)
