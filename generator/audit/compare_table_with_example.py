"""Compare the table of an operation with its example, and both with the decisions of the spec.

If they disagree, this is an inconsistency in the document, not a difference: the spec follows one of the two. It shows
that a correction still applies.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.api.resolved_schema import ResolvedSchema, SchemaField
from generator.api.rules import names_in
from generator.audit.compare_fields import PartComparison
from generator.audit.facts import Fact, FactKind, Part
from generator.documents import Json, printed_types


def tensions(part: PartComparison) -> Iterator[Fact]:
    """Yield everything in which a table, an example and the choice of the spec disagree."""
    structured = {row.name for row in part.rows if printed_types.is_structured(row.type)}
    root = part.schema.types if part.schema is not None else frozenset()
    if not part.rows or not part.in_example or structured or "array" in root or len(part.by_name) < len(part.fields):
        yield _tension(part, FactKind.SHAPE, "", "the table alone does not define the shape")
    no_data_row = part.part is Part.RESPONSE and "data" not in part.in_table
    if no_data_row or not part.in_example <= part.in_table:
        yield _tension(part, FactKind.SHAPE, "", "the table lacks data, or a field of it that the example has")
    for one in part.fields:
        if one.schema.aliases or len(_spelled(part, one)) > 1:
            yield _tension(part, FactKind.SPELLING, one.path, "several spellings")
        if not (one.names & part.in_table and one.names & part.in_example) or len(part.by_name[one.name]) > 1:
            yield _tension(part, FactKind.FIELD_ADDED, one.path, "missing in the table or in the example")
        if one.schema.properties() or one.schema.items or one.names & structured:
            yield _tension(part, FactKind.SHAPE, one.path, "the table alone does not define the shape")
        if len(one.schema.value_types) != 1:
            yield _tension(part, FactKind.TYPE, one.path, "several types in the spec")
        if one.schema.enum:
            yield _tension(part, FactKind.ENUM, one.path, "an enumeration in the spec")
    for name in sorted(part.in_example - part.by_name.keys()):
        yield _tension(part, FactKind.FIELD_ADDED, name, "in the example, but part of a free-form value in the spec")
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
    """Yield the values of an example with another type than their row in the table."""
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
        yield _tension(part, FactKind.TYPE, where, "the types in table and example differ")


def _tension(part: PartComparison, kind: FactKind, name: str, what: str) -> Fact:
    return part.pair.fact(kind, part.part, name, what, is_inconsistent=True)
