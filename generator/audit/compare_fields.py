"""Compare the tables and examples of an operation with its params and its data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.api.resolved_schema import ResolvedSchema, SchemaField, schema_fields
from generator.api.rules import names_in
from generator.api.types import is_component
from generator.audit.compare_operations import Pair, returned
from generator.audit.facts import Fact, FactKind, Found, Part, Property
from generator.audit.listed_values import new_values
from generator.documents import Json, Row, printed_types
from generator.documents.shown_parts import Shown, shown_data, shown_params
from generator.spec.index import data_schema, params_schema
from generator.spec.load import Located, Spec

_REQUEST_ENVELOPE = {"id", "version", "request", "params"}
_SYSTEM = {"apiVer", "iotToken", "cloudToken", "language"}
_RESPONSE_ENVELOPE = {"id", "code", "message", "localizedMsg", "data"}
_ENVELOPE_ROWS = {"code", "message", "localizedMsg"}

_OBLIGED = re.compile(r"必须|不可为空|不能为空|不允许为空|不得为空|必填|必传|只支持填写")
"""Words of descriptions that oblige callers to give a parameter, at times or with one value only."""

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_CHOICE = re.compile(r"(?<!\s)\s++or\s++|(?:(?<!\s)\s+)?\|\s*+")
_JSON_MEMBER = re.compile(r"[\"'](\w+)[\"']\s*:")


@dataclass
class PartComparison:
    """The comparison of a part of an operation; `documented` are the names of its fields in the document."""

    spec: Spec
    pair: Pair
    part: Part
    schema: ResolvedSchema | None
    rows: tuple[Row, ...]
    shown: Shown
    spellings: Mapping[str, frozenset[str]]
    in_example: set[str] = field(default_factory=set)

    @cached_property
    def fields(self) -> list[SchemaField]:
        return list(schema_fields(self.schema))

    @cached_property
    def by_name(self) -> dict[str, list[SchemaField]]:
        found: dict[str, list[SchemaField]] = {}
        for one in self.fields:
            for name in sorted(one.names):
                found.setdefault(name, []).append(one)
        return found

    @property
    def documented(self) -> set[str]:
        return self.in_table | self.in_example | self.in_words

    @cached_property
    def in_table(self) -> set[str]:
        names = {row.name for row in self.rows}
        return names | {name.rpartition(".")[2] for name in names}

    def rows_of(self, field: str) -> list[Row]:
        """Return the rows of a field, under any of its names."""
        name = field.rpartition(".")[2]
        names = {name}.union(*(one.names for one in self.by_name.get(name, ())))
        return [row for row in self.rows if row.name.rpartition(".")[2] in names]

    @cached_property
    def in_words(self) -> set[str]:
        """Yield the names in descriptions: these are in Chinese, so that any word in Latin letters is a name."""
        texts = [self.pair.record.description, *(f"{row.description} {row.example}" for row in self.rows)]
        return set(_WORD.findall(" ".join(texts)))

    @property
    def _place(self) -> str:
        """The key of the part in a body and in `x-older-versions`."""
        return {Part.REQUEST: "params", Part.RESPONSE: "data"}[self.part]

    @cached_property
    def without(self) -> list[str]:
        return list((self.pair.older or {}).get("without", {}).get(self._place, ()))

    def lacks(self, one: SchemaField) -> bool:
        """Return whether the spec says that the documented version lacks a field."""
        return any(f"{one.path}.".startswith(f"{name}.") for name in self.without)

    @cached_property
    def also(self) -> set[str]:
        """Names that only the older version has, which the document describes."""
        return {name.rpartition(".")[2] for name in (self.pair.older or {}).get("also", {}).get(self._place, ())}

    def facts(self) -> Iterator[Fact]:
        """Yield all differences, except fields that the document lacks: these need all operations."""
        for row in self.rows:
            yield from self._compare_row(row)
        yield from self._compare_example()
        yield from self._compare_names()

    def _compare_names(self) -> Iterator[Fact]:
        """Yield the fields that table and example call by the same name, which the spec has as an alias only."""
        rows = {row.name.rpartition(".")[2]: row for row in self.rows}
        for one in self.fields:
            for name in sorted(one.schema.aliases & rows.keys() & self.in_example):
                if one.name not in self.documented and name not in {other.name for other in self.fields}:
                    what = f"table and example have {name}, the spec has it as an alias of {one.path}"
                    remedy = f"call it {name} in the spec: a sibling's name does not outweigh both"
                    yield self.fact(FactKind.OTHER_NAME, one.path, what, rows[name].line, remedy)

    # --- Tables ------------------------------------------------------------------------------------------------------

    def _compare_row(self, row: Row) -> Iterator[Fact]:
        found = self.fields_of(row.name)
        if not found:
            if row.name in self.also or (self.part is Part.RESPONSE and row.name in _ENVELOPE_ROWS):
                return
            if self.part is Part.RESPONSE and row.name == "data":
                yield from self._compare_data_row(row)
                return
            what = f"{self.part} field {row.name} ({row.type}) is not in the spec"
            place = self.schema.holder if self.schema is not None else self.pair.operation
            remedy = self._addition(row.name, self.schema)
            yield self.fact(FactKind.FIELD_LACKING, row.name, what, row.line, remedy, Found(place, row))
            return
        yield from self._compare_type(row, found)
        yield from self._compare_values(row, found)
        first = found[0]
        if (
            self.part is Part.REQUEST
            and row.required is not None
            and all(one.required != row.required for one in found)
        ):
            words = {True: "required", False: "optional"}
            table, spec = words[row.required], words[not row.required]
            what = f"request field {row.name} is {table} in the table, but {spec} in the spec"
            yield self.fact(
                FactKind.REQUIRED, first.path, what, row.line, self._correction(first), Found(first.owner, row)
            )

        is_obliged = self.part is Part.REQUEST and row.required is False and _OBLIGED.search(row.description)
        if is_obliged and not any(one.required or one.name in _ruled(one.owner) for one in found):
            what = f"request field {row.name} is optional in table and spec, but its description obliges to give it"
            yield self.fact(FactKind.OBLIGATION, first.path, what, row.line, self._correction(first))

    def _compare_type(self, row: Row, found: list[SchemaField]) -> Iterator[Fact]:
        first, allowed = found[0], printed_types.table_types(row.type)
        at_row = Found(first.schema.place, row)
        if allowed is None:
            what = f"{self.part} field {row.name} has the type {row.type!r} in the table, which the audit does not know"
            remedy = f"{self.pair.explain} if it is a misprint, or add it to generator/documents/printed_types.py"
            yield self.fact(FactKind.TYPE, first.path, what, row.line, remedy)
        elif not any(self._allows(one.schema, allowed) for one in found):
            types = " or ".join(sorted(first.schema.value_types))
            what = f"{self.part} field {first.path} is {row.type} in the table, but {types} in the spec"
            yield self.fact(FactKind.TYPE, first.path, what, row.line, self._correction(first), at_row)
        elif printed_types.is_long(row.type) and not any(self._allows_long(one.schema) for one in found):
            what = f"{self.part} field {first.path} is {row.type} in the table, but not int64 in the spec"
            yield self.fact(FactKind.TYPE, first.path, what, row.line, self._correction(first), at_row)

    def _compare_values(self, row: Row, found: list[SchemaField]) -> Iterator[Fact]:
        """Yield the values that a description lists and an enumeration lacks, if the enumeration is clear."""
        place = found[0].schema.enumeration if len(found) == 1 else None
        if place is None:
            return
        for value in new_values(row.description, found[0].schema.enum):
            what = f"the description lists {_short(value)} for {found[0].path}, which is not in an enumeration"
            remedy = f"add the value in the spec, or {self.pair.explain}"
            yield self.fact(FactKind.ENUM, found[0].path, what, row.line, remedy, Found(place, value))

    def _compare_data_row(self, row: Row) -> Iterator[Fact]:
        allowed = printed_types.table_types(row.type)
        if self.schema is None and row.type:
            what = f"the table has data ({row.type}), but the spec has none"
            found = Found(self.pair.operation, row)
            yield self.fact(FactKind.SHAPE, "", what, row.line, self._addition("data", None), found)
        elif self.schema is not None and allowed and not self._allows(self.schema, allowed):
            types = " or ".join(sorted(self.schema.value_types))
            what = f"data is {row.type} in the table, but {types} in the spec"
            yield self.fact(FactKind.SHAPE, "", what, row.line, self.pair.explain)

    def fields_of(self, name: str) -> list[SchemaField]:
        """Return the fields that a row may describe: those with its name, or with its dotted name."""
        if name in self.by_name:
            return self.by_name[name]
        return [one for one in self.fields if "." in name and f".{one.path}".endswith(f".{name}")]

    @staticmethod
    def _allows(schema: ResolvedSchema, allowed: frozenset[str]) -> bool:
        return not schema.value_types or bool(schema.value_types & allowed)

    @staticmethod
    def _allows_long(schema: ResolvedSchema) -> bool:
        return schema.is_int64 or "integer" not in schema.types

    # --- Examples ----------------------------------------------------------------------------------------------------

    def _compare_example(self) -> Iterator[Fact]:
        yield from self._compare_envelope()
        if not self.shown.present:
            return
        if self.schema is not None:
            yield from self._compare_value(self.shown.value, self.schema, "")
        elif self.shown.value not in (None, {}, ""):
            what = f"the {self.part} example has {_short(self.shown.value)}, but the spec has nothing there"
            found = Found(self.pair.operation, self.shown.value, in_example=True)
            yield self.fact(FactKind.SHAPE, "", what, self._line(""), self._addition("data", None), found)

    def _compare_envelope(self) -> Iterator[Fact]:
        example = self.shown.example
        if example is None or not isinstance(example.value, dict):
            return
        envelope = _REQUEST_ENVELOPE if self.part is Part.REQUEST else _RESPONSE_ENVELOPE
        for name in example.value:
            if name not in envelope:
                known = self.by_name.get(name)
                where = f"at {known[0].path}" if known else "nowhere"
                what = f"the {self.part} example has {name} in the envelope, but the spec has it {where}"
                kind = FactKind.PLACE if known else FactKind.FIELD_LACKING
                yield self.fact(kind, name, what, self._line(name), self.pair.explain)
        if self.part is Part.REQUEST:
            yield from self._compare_system(example.value)

    def _compare_system(self, body: Mapping[str, Json]) -> Iterator[Fact]:
        """Yield the differences of the parameters that all operations share: wrong versions and unknown names."""
        system = body.get("request")
        if not isinstance(system, dict):
            return
        for name in sorted(system.keys() - _SYSTEM):
            what = f"the request example has {name} among the system parameters, but the spec does not"
            line, remedy = self._line(name), self.pair.explain
            yield self.pair.fact(FactKind.FIELD_LACKING, Part.HEADER, name, what, line=line, remedy=remedy)
        printed = self.pair.record.api_version or self.pair.version
        version = system.get("apiVer", printed)
        if version != printed and not printed_types.is_masked(version):
            what = f"the request example has apiVer {version}, but the head has version {printed}"
            yield self.pair.fact(
                FactKind.VERSION,
                Part.HEADER,
                "x-api-version",
                what,
                line=self._line("apiVer"),
                remedy=self.pair.explain,
                written=self.pair.version,
            )

    def _compare_value(self, value: Json, schema: ResolvedSchema, where: str) -> Iterator[Fact]:
        types = schema.types
        if isinstance(value, list):
            if schema.items is None and schema.bare_list is not None:
                yield from self._compare_value(value, schema.bare_list, where)
            elif types and "array" not in types:
                yield self._wrong_type(value, schema, where)
            elif schema.items is not None:
                for item in value:
                    yield from self._compare_value(item, schema.items, where)
        elif isinstance(value, dict):
            if types and "object" not in types:
                yield self._wrong_type(value, schema, where)
            else:
                yield from self._compare_members(value, schema, where)
        elif isinstance(value, str) and types and "string" not in types and _JSON_MEMBER.search(value):
            self.in_example.update(_JSON_MEMBER.findall(value))
            yield self._wrong_type(value, schema, where)
        elif types and not self._has_type(value, types):
            if not self.fills_its_place(value):
                yield self._wrong_type(value, schema, where)
        elif schema.enum and not self._is_one_of(value, schema):
            name = where.rpartition(".")[2]
            what = (
                f"the {self.part} example has {_short(value)} for {where or self.part}, which is not in an enumeration"
            )
            remedy = f"add the value in the spec, or {self.pair.explain}"
            place = schema.enumeration
            found = Found(place, value, in_example=True) if place is not None else None
            yield self.fact(FactKind.ENUM, where, what, self._line(name), remedy, found)

    def _compare_members(self, value: Mapping[str, Json], schema: ResolvedSchema, where: str) -> Iterator[Fact]:
        for name, member in value.items():
            path = f"{where}.{name}" if where else name
            self.in_example.add(name)
            if found := schema.member(name):
                own, child = found
                yield from self._compare_value(member, child, f"{where}.{own}" if where else own)
            elif schema.values is not None:
                yield from self._compare_value(member, schema.values, where)
            elif not schema.is_free and name not in self.also:
                yield self._unknown_member(name, path, schema, member)

    def _unknown_member(self, name: str, path: str, schema: ResolvedSchema, value: Json) -> Fact:
        line = self._line(name)
        if elsewhere := self.by_name.get(name):
            what = f"the {self.part} example has {path}, but the spec has it at {elsewhere[0].path}"
            return self.fact(FactKind.PLACE, path, what, line, f"move it in the spec, or {self.pair.explain}")
        what = f"{self.part} field {path} of the example is not in the spec"
        found = Found(schema.holder, value, in_example=True)
        return self.fact(FactKind.FIELD_LACKING, path, what, line, self._addition(name, schema), found)

    def _wrong_type(self, value: Json, schema: ResolvedSchema, where: str) -> Fact:
        self.in_example.update(printed_types.names(value))
        types = " or ".join(sorted(schema.types))
        place = where or self._place
        printed = f"{printed_types.json_type(value)} in the {self.part} example ({_short(value)})"
        what = f"{place} is {printed}, but {types} in the spec"
        kind = FactKind.TYPE if where else FactKind.SHAPE
        name = where.rpartition(".")[2]
        remedy = f"correct the type in the spec, or {self.pair.explain}"
        found = Found(schema.place, value, in_example=True) if where else None
        return self.fact(kind, where, what, self._line(name or self._place), remedy, found)

    def _has_type(self, value: Json, types: frozenset[str]) -> bool:
        return printed_types.is_of(value, types) or not self.shown.typed

    def _is_one_of(self, value: Json, schema: ResolvedSchema) -> bool:
        if value is None or self.fills_its_place(value):
            return True
        if isinstance(value, str) and self.part is Part.REQUEST and _CHOICE.search(value):
            return all(self._is_one_of(one, schema) for one in _CHOICE.split(value))
        values = schema.enum if self.shown.typed else tuple(map(str, schema.enum))
        return value in values or printed_types.json_type(value) not in {printed_types.json_type(one) for one in values}

    def fills_its_place(self, value: Json) -> bool:
        return printed_types.is_masked(value) or (self.part is Part.REQUEST and printed_types.is_placeholder(value))

    # --- Fields that the document lacks ----------------------------------------------------------------------------

    def documented_properties(self) -> Iterator[Property]:
        """Return the properties of components that this part of the document has, or that a newer version has."""
        names = self.documented
        for one in self.fields:
            if is_component(one.owner) and (one.names & names or self.lacks(one)):
                yield (one.owner.file, one.owner.pointer, one.name)

    def added(self, documented: Callable[[Property], bool]) -> Iterator[Fact]:
        """Yield the fields of the spec that are neither in this part nor in another one that uses their object."""
        names = self.documented
        if not names and self.fields:
            what = f"the document does not show the {self.part}, but the spec has {len(self.fields)} fields"
            yield self.fact(FactKind.SHAPE, "", what, 0, self.pair.explain)
            return
        for one in self.fields:
            known = bool(one.names & names) or documented((one.owner.file, one.owner.pointer, one.name))
            if one.schema.is_deprecated and one.names & (self.in_table | self.in_example):
                yield returned(self.pair, self.part, one.path, one.schema.place)
            if known or one.schema.is_deprecated or self.lacks(one):
                continue
            what = f"{self.part} field {one.path} is in the spec, but in neither table nor example"
            remedy = f"remove it from spec/{one.owner.file}, or {self.pair.explain}"
            subject = (one.owner.file, one.owner.pointer, one.name) if is_component(one.owner) else None
            found = Found(one.schema.place)
            yield self.pair.fact(
                FactKind.FIELD_ADDED, self.part, one.path, what, remedy=remedy, subject=subject, found=found
            )

    # --- Facts -------------------------------------------------------------------------------------------------------

    def fact(self, kind: FactKind, name: str, what: str, line: int, remedy: str, found: Found | None = None) -> Fact:
        return self.pair.fact(kind, self.part, name, what, line=line, remedy=remedy, found=found)

    def _line(self, name: str) -> int:
        example = self.shown.example
        if example is None:
            return 0
        return self.pair.source.line_of(example, name) if name else example.line

    def _addition(self, name: str, schema: ResolvedSchema | None) -> str:
        component = schema.component if schema is not None else None
        if component is not None:
            return f"add it to {component.pointer[-1]} in spec/{component.file}, or {self.pair.explain}"
        target = f"add {self._place}" if name == self._place else f"add it to {self._place}"
        return f"{target} of {self.pair.path} in spec/{self.pair.operation.file}, or {self.pair.explain}"

    def _correction(self, one: SchemaField) -> str:
        owner = f"{one.owner.pointer[-1]} in " if is_component(one.owner) else ""
        return f"correct it in {owner}spec/{one.owner.file}, or {self.pair.explain}"


def _ruled(owner: Located) -> set[str]:
    """Return the properties of an object that its rules name."""
    return {name for rule in owner.value.get("x-rules", ()) for name in names_in(rule)}


def comparisons(spec: Spec, pair: Pair, spellings: Mapping[str, frozenset[str]]) -> Iterator[PartComparison]:
    """Return the comparisons of the request and the response of an operation."""
    record = pair.record
    for part, place, rows, shown in (
        (Part.REQUEST, params_schema(pair.operation), record.request_rows, shown_params(record.request_example)),
        (Part.RESPONSE, data_schema(pair.operation), record.response_rows, shown_data(record.response_example)),
    ):
        schema = ResolvedSchema(spec, place) if place is not None else None
        yield PartComparison(spec, pair, part, schema, rows, shown, spellings)


def _short(value: Json) -> str:
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else f"{text[:37]}..."
