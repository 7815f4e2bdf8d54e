"""From the differences that the audit does not explain to the edits that end them, or to a word to a person."""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.audit import wire
from generator.audit.compare import Compared
from generator.audit.errors import DOMAINS, ERRORS, FOR_PEOPLE
from generator.audit.facts import Fact, Kind, Part
from generator.audit.fields import Comparison
from generator.audit.operations import Pair
from generator.audit.sources import REFERENCE, Source
from generator.documents import ErrorRow, OperationRecord, Row
from generator.importing.arrivals import Arrivals, doc_of, hint_of
from generator.importing.shapes import Shapes, clean, fitting
from generator.importing.sheet import APPEND, GONE, Edit
from generator.importing.trees import ABSENT, Member, data_tree, json_types, params_tree
from generator.operations import operations, references
from generator.shape import TODO, Place
from generator.spec import Located, Spec
from generator.types import is_component

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_SCALARS = {"string", "integer", "number", "boolean"}
_LOOKS = str.maketrans({"0": "o", "1": "l", "i": "l", "|": "l", "_": "", ".": "", " ": "", "-": ""})
_CONSTANT = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*")
_COMPOUND = re.compile(r"\d+(?:\+\d+)+")
_OF_A_ROW = ("name", "meaning", "remedy", "error", "retry")
_OF_A_VALUE = ["x-enum-names", "x-enum-descriptions"]


class RefusedError(ValueError):
    """Documents that cannot be imported; each problem names its file and line."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that the documents newly say, and the edits that say it in the spec."""

    where: str
    what: str
    edits: tuple[Edit, ...]

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(frozen=True, slots=True)
class Open:
    """A difference that only a person can decide."""

    fact: Fact
    why: str

    def __str__(self) -> str:
        return f"{self.fact}{f' ({self.why})' if self.why else ''}"


@dataclass
class Changes:
    """What one comparison asks for."""

    spec: Spec
    sources: Sequence[Source]
    compared: Compared
    made: list[Change] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    _required: dict[tuple[str, Place], list[str]] = field(default_factory=dict)
    _codes: dict[int | str, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._source = {source.name: source for source in self.sources}
        self._parts = {(part.pair.source.name, part.pair.path, part.part): part for part in self.compared.parts}
        self._arrivals = Arrivals(self.spec, self.compared.pairs)
        self._shapes: dict[str, Shapes] = {}

    # --- Which facts -------------------------------------------------------------------------------------------------

    @cached_property
    def superseded(self) -> dict[tuple[str, str], Pair]:
        """The operations that a document describes in an older version than the spec has."""
        return {(pair.source.name, pair.path): pair for pair in self.compared.pairs if pair.is_superseded}

    def take(self, facts: Sequence[Fact]) -> None:
        """Find the edits for every fact, but for those about older versions."""
        for pair in self.compared.pairs:
            self._take_home(pair)
        for fact in facts:
            if (fact.document, fact.path) not in self.superseded:
                self._take(fact)

    def _take_home(self, pair: Pair) -> None:
        """An operation belongs to the reference as soon as that has it, to a page where its version is newer."""
        written = pair.operation.value
        is_newer = pair.record.api_version != pair.version
        if pair.is_home or pair.is_superseded or not (is_newer or pair.source.name == REFERENCE):
            return
        doc = doc_of(pair.source, pair.record.section or written["x-doc"].get("section", ""), pair.record.title)
        self._change(
            pair.source, pair.record.line, pair.path, f"{pair.source.name} describes it now",
            self._set(pair.operation, "x-doc", doc),
        )  # fmt: skip

    def _take(self, fact: Fact) -> None:
        takes: dict[Kind, Callable[[Fact, Located, Any], None]] = {
            Kind.OPERATION_LACKING: self._operation_lacking,
            Kind.OPERATION_ADDED: self._gone,
            Kind.ERROR_ADDED: self._gone,
            Kind.FIELD_ADDED: self._field_gone,
            Kind.DEPRECATED: self._back,
            Kind.VERSION: self._head,
            Kind.TIMEOUT: self._head,
            Kind.AUTH: self._head,
            Kind.SECTION: self._head,
            Kind.TITLE: self._head,
            Kind.FIELD_LACKING: self._field_lacking,
            Kind.SHAPE: self._data,
            Kind.TYPE: self._type,
            Kind.REQUIRED: self._requirement,
            Kind.ENUM: self._value,
            Kind.ERROR_LACKING: self._error_lacking,
            Kind.ERROR_MESSAGE: self._error,
            Kind.ERROR_DOMAIN: self._error,
        }
        take = takes.get(fact.kind)
        if take is None or fact.found is None:
            self.open.append(Open(fact, ""))
        else:
            take(fact, fact.found.place, fact.found.printed)

    # --- Operations --------------------------------------------------------------------------------------------------

    def _operation_lacking(self, fact: Fact, _place: Located, record: OperationRecord) -> None:
        source = self._source[fact.document]
        if not record.path:
            self.open.append(Open(fact, "its path is not known"))
            return
        self._refuse_keywords(source, record)
        file = self._arrivals.file_of(source, record)
        what = f"new operation, version {record.api_version}, in spec/{file}"
        self._change(source, record.line, record.path, what, self._arrivals.edits(source, record), record.section)

    def _head(self, fact: Fact, place: Located, printed: Any) -> None:
        key = {"section": ("x-doc", "section"), "title": ("x-doc", "title")}.get(fact.field, (fact.field,))
        value: Any = place.value
        for name in key:
            value = value.get(name)
        if len(key) == 1:
            edits = self._set(place, key[0], printed)
        else:
            edits = [Edit(place.file, (*place.pointer, *key), printed)]
        self._by(fact, f"{fact.field} is now {printed}, was {value or 'not told'}", edits)

    def _gone(self, fact: Fact, place: Located, _printed: Any) -> None:
        after = ("remedy",) if place.file == ERRORS else ("description", "summary", "tags")
        name = f"error code {place.value['code']}" if place.file == ERRORS else "the operation"
        what = f"{name} is no longer in the document: deprecated"
        self._by(fact, what, [Edit(place.file, (*place.pointer, "deprecated"), True, after)])

    def _back(self, fact: Fact, place: Located, _printed: Any) -> None:
        name = f"{fact.part} field {fact.field}" if fact.part in (Part.REQUEST, Part.RESPONSE) else "it"
        self._by(fact, f"{name} is in the document again", [Edit(place.file, (*place.pointer, "deprecated"), GONE)])

    # --- Fields ------------------------------------------------------------------------------------------------------

    def _field_gone(self, fact: Fact, place: Located, _printed: Any) -> None:
        owner = Located(place.file, place.pointer[:-2], self._at(place.file, place.pointer[:-2]))
        if is_component(owner) and (others := self._users[owner.file, owner.pointer] - self._covered):
            self.open.append(
                Open(fact, f"{owner.pointer[-1]} is that of {min(others)} too, which is not in the documents")
            )
            return
        edits = [Edit(place.file, (*place.pointer, "deprecated"), True)]
        if fact.name in owner.value.get("required", ()):
            self._needed(owner).remove(fact.name)
        self._by(fact, f"{fact.part} field {fact.field} is no longer in the document: deprecated", edits)

    def _field_lacking(self, fact: Fact, holder: Located, _printed: Any) -> None:
        part = self._parts.get((fact.document, fact.path, fact.part))
        if part is not None and part.part is Part.RESPONSE and part.schema is None and self._gains_data(part):
            return  # it comes with the data
        found = self._member(part, fact) if part is not None else None
        if part is None or found is None:
            self.open.append(Open(fact, "its place is not told"))
            return
        above, member = found
        if fact.found is not None and not fact.found.in_example:
            shown = [one.name for one in self._lacking_of(fact) if one.found is not None and one.found.in_example]
            if member.value is not ABSENT and member.name in shown:
                return  # the example tells the place: its own fact is the one to go by
            if len(above) > 1 and any(one.name == above[-1].name for one in self._lacking_of(fact)):
                return  # it comes with the object that it is in
            place = self._holder(part, above)
            if place is None:
                self.open.append(Open(fact, "its place is not told"))
                return
            holder = place
        if problem := self._name_problem(part, fact, member):
            self.open.append(Open(fact, problem))
            return
        self._add_property(fact, part, holder, above, member)

    def _add_property(
        self, fact: Fact, part: Comparison, holder: Located, above: Sequence[Member], member: Member
    ) -> None:
        if holder.value.get("type") not in ("object", None) or "enum" in holder.value:
            self.open.append(Open(fact, f"it would belong to what is {holder.value.get('type')} in the spec"))
            return
        shapes = self._shapes.setdefault(holder.file, Shapes(self.spec, holder.file))
        known = set(shapes.components)
        order = list(above[-1].members)
        before = tuple(reversed(order[: order.index(member.name)]))
        schema = shapes.schema(member, str(holder.pointer[-1]) if is_component(holder) else hint_of(part.pair.path))
        edits = [Edit(holder.file, (*holder.pointer, "properties", member.name), schema, before)]
        edits += shapes.edits(known)
        if member.value is not ABSENT:
            edits += _shown_in(part, above, member, before)
        needed = ""
        if part.part is Part.REQUEST and member.row is not None and member.row.required:
            self._needed(holder).append(member.name)
            needed = ", required"
        kind = member.row.type if member.row is not None else wire.json_type(member.value)  # type: ignore[arg-type]
        self._by(fact, f"new {fact.part} field {fact.field} ({kind}{needed})", edits)

    def _gains_data(self, part: Comparison) -> bool:
        """Whether the document has data where the spec has none."""
        return any(
            fact.kind is Kind.SHAPE and fact.found is not None
            for fact in self.compared.facts
            if (fact.document, fact.path, fact.part) == (part.pair.source.name, part.pair.path, part.part)
        )

    def _data(self, fact: Fact, operation: Located, _printed: Any) -> None:
        part = self._parts[fact.document, fact.path, fact.part]
        shapes = self._shapes.setdefault(operation.file, Shapes(self.spec, operation.file))
        known = set(shapes.components)
        tree = data_tree(part.rows, part.shown.value if part.shown.present else ABSENT)
        data = shapes.data(tree, hint_of(part.pair.path))
        place = (*operation.pointer, "responses", "200", "content", "application/json", "schema", "allOf", APPEND)
        edits = [Edit(operation.file, place, {"properties": {"data": data}})]
        edits += shapes.edits(known)
        self._by(fact, "the answer has data now", edits)

    def _type(self, fact: Fact, place: Located, printed: Any) -> None:
        part = self._parts[fact.document, fact.path, fact.part]
        found = self._member(part, fact)
        kinds = json_types(found[1]) if found is not None else frozenset()
        if isinstance(printed, Row) and found is None:
            kinds = wire.table_types(printed.type) or frozenset()
        written = place.value.get("type")
        if len(kinds) != 1 or not kinds <= _SCALARS:
            self.open.append(Open(fact, "table and example do not tell it alike" if not kinds else ""))
            return
        if not isinstance(written, str | list) or "enum" in place.value or "oneOf" in place.value:
            self.open.append(Open(fact, "its type is that of a shape with a name"))
            return
        kind = next(iter(kinds))
        value = [kind, *(one for one in written if one == "null")] if isinstance(written, list) else kind
        edits = [Edit(place.file, (*place.pointer, "type"), value)] if value != written else []
        row = printed if isinstance(printed, Row) else found[1].row if found is not None else None
        is_long = kind == "integer" and row is not None and wire.is_long(row.type)
        if is_long != (place.value.get("format") == "int64"):
            edits.append(Edit(place.file, (*place.pointer, "format"), "int64" if is_long else GONE, ("type",)))
        name = f"{kind} (int64)" if is_long else kind
        self._by(fact, f"{fact.part} field {fact.field} is now {name}, was {written}", edits)

    def _requirement(self, fact: Fact, owner: Located, row: Row) -> None:
        needed = self._needed(owner)
        if row.required and fact.name not in needed:
            needed.append(fact.name)
        elif not row.required and fact.name in needed:
            needed.remove(fact.name)
        self._by(fact, f"request field {fact.field} is now {'required' if row.required else 'optional'}", [])

    def _value(self, fact: Fact, place: Located, value: Any) -> None:
        expected = {wire.json_type(one) for one in place.value["enum"]}
        if wire.json_type(value) not in expected:
            self.open.append(Open(fact, "it is of another type than the values that are known"))
            return
        edits = [Edit(place.file, (*place.pointer, "enum", APPEND), value)]
        edits += self._with_todo(place, _OF_A_VALUE)
        self._by(fact, f"new value {value!r} of {fact.field} in {place.pointer[-1]}", edits)

    # --- Errors ------------------------------------------------------------------------------------------------------

    def _error_lacking(self, fact: Fact, listed: Located, printed: Any) -> None:
        made = self._error_row(fact, printed)
        if made is None:
            self.open.append(Open(fact, "the code or its rows are of another kind"))
            return
        known = self._codes.setdefault(made["code"], made)
        if known is not made:
            if "seen" in known and "seen" in made:
                known["seen"] += f", {made['seen']}"
            return
        same = [index for index, row in enumerate(listed.value) if row["domain"] == made["domain"]]
        after = (same[-1],) if same else ()
        what = f"new error code {made['code']} of the domain {made['domain']}: {made['message']}"
        self._by(fact, what, [Edit(listed.file, (*listed.pointer, APPEND), made, after)])

    def _error_row(self, fact: Fact, printed: Any) -> dict[str, Any] | None:
        more: dict[str, Any] = {}
        if isinstance(printed, OperationRecord):
            if printed.error_example is None or not isinstance(printed.error_example.value, dict):
                return None
            code = fact.field.removeprefix("errors.")
            section = printed.section or f"{fact.document} {printed.path}"
            domain, message = "example", printed.error_example.value.get("message")
            more = {"seen": section}
        else:
            rows: tuple[ErrorRow, ...] = printed
            code, domain = rows[0].code, DOMAINS.get(rows[0].table, "")
            message = None if domain in FOR_PEOPLE else rows[0].message or None
            if len(rows) > 1 or not domain:
                return None
            if rows[0].hex:
                more = {"hex": f"0x{rows[0].hex[2:].upper()}"}
        if not code.isdecimal() and not _COMPOUND.fullmatch(code):
            return None
        message = clean(message) if isinstance(message, str) else None
        number: int | str = int(code) if code.isdecimal() else code
        return {"code": number, "domain": domain, **more, "message": message, TODO: [*_OF_A_ROW]}

    def _error(self, fact: Fact, entry: Located, printed: Any) -> None:
        key = fact.field.rpartition(".")[2]
        value = printed or None
        what = f"error code {entry.value['code']}: {key} is now {value!r}, was {entry.value[key]!r}"
        self._by(fact, what, [Edit(entry.file, (*entry.pointer, key), value)])

    # --- Places ------------------------------------------------------------------------------------------------------

    def _member(self, part: Comparison, fact: Fact) -> tuple[list[Member], Member] | None:
        """The member of the document that a fact is about, below those that it is in."""
        tree = (params_tree if part.part is Part.REQUEST else data_tree)(
            part.rows, part.shown.value if part.shown.present else ABSENT
        )
        row = fact.found.printed if fact.found is not None and isinstance(fact.found.printed, Row) else None
        wanted = fact.field.split(".")
        for above, member in _below([tree], tree):
            names = [one.name for one in (*above[1:], member)]
            if (row is not None and member.row is row) or (row is None and names == wanted):
                return above, member
        return None

    def _holder(self, part: Comparison, above: Sequence[Member]) -> Located | None:
        schema = part.schema
        for member in above[1:]:
            found = schema.member(member.name) if schema is not None else None
            if found is None:
                return None
            schema = found[1]
            while schema.items is not None and not schema.properties():
                schema = schema.items
        while schema is not None and schema.items is not None and not schema.properties():
            schema = schema.items
        return schema.holder if schema is not None else None

    def _lacking_of(self, fact: Fact) -> Iterator[Fact]:
        for one in self.compared.facts:
            same = (one.document, one.path, one.part, one.kind) == (fact.document, fact.path, fact.part, fact.kind)
            if same and one is not fact:
                yield one

    def _name_problem(self, part: Comparison, fact: Fact, member: Member) -> str:
        name = member.name
        if not _NAME.fullmatch(name):
            return f"{name!r} is no name"
        if keyword.iskeyword(name):
            self._refuse(self._source[fact.document], fact.line, _keyword_problem(name))
        looks = name.lower().translate(_LOOKS)
        for known in part.by_name:
            if known.lower().translate(_LOOKS) == looks:
                return f"it looks like a misprint of {known}"
        return ""

    def _refuse_keywords(self, source: Source, record: OperationRecord) -> None:
        for row in (*record.request_rows, *record.response_rows):
            if keyword.iskeyword(row.name):
                self._refuse(source, row.line, _keyword_problem(row.name))

    def _refuse(self, source: Source, line: int, what: str) -> None:
        self.refused.append(f"{source.path}:{line}: {what}")

    @cached_property
    def _users(self) -> dict[tuple[str, Place], set[str]]:
        """The operations that lead to each named object."""
        users: dict[tuple[str, Place], set[str]] = {}
        for path, place in operations(self.spec):
            waiting, seen = [place], set[tuple[str, Place]]()
            while waiting:
                for reference in references(waiting.pop()):
                    found = self.spec.resolve(reference)
                    if (found.file, found.pointer) not in seen:
                        seen.add((found.file, found.pointer))
                        waiting.append(found)
            for key in seen:
                users.setdefault(key, set()).add(path)
        return users

    @cached_property
    def _covered(self) -> set[str]:
        """The operations whose own document is given; those that no document has cannot lose a field to one."""
        return {pair.path for pair in self.compared.pairs if pair.is_home}

    def _at(self, file: str, pointer: Place) -> Any:
        value = self.spec.files[file]
        for key in pointer:
            value = value[key]
        return value

    # --- Edits -------------------------------------------------------------------------------------------------------

    def _set(self, place: Located, key: str, value: Any) -> list[Edit]:
        """A key of an operation, which is no longer for people to fill in."""
        order = ("x-auth", "x-timeout-ms", "x-api-version", "tags")
        edits = [Edit(place.file, (*place.pointer, key), value, order)]
        todo = place.value.get(TODO, [])
        if key in todo:
            left = [one for one in todo if one != key]
            edits.append(Edit(place.file, (*place.pointer, TODO), left or GONE))
        return edits

    @staticmethod
    def _with_todo(place: Located, names: Sequence[str]) -> list[Edit]:
        todo = place.value.get(TODO, [])
        lacking = [name for name in names if name not in todo]
        return [Edit(place.file, (*place.pointer, TODO), [*todo, *lacking])] if lacking else []

    def _needed(self, owner: Located) -> list[str]:
        """The names that an object requires, to be changed."""
        return self._required.setdefault((owner.file, owner.pointer), list(owner.value.get("required", ())))

    def requirements(self) -> Iterator[Edit]:
        """The lists of required names that have changed."""
        for (file, pointer), names in self._required.items():
            written = self._at(file, pointer).get("required")
            if names != (written or []):
                yield Edit(file, (*pointer, "required"), names or GONE, ("description", "type"))

    def _by(self, fact: Fact, what: str, edits: Sequence[Edit]) -> None:
        self.made.append(Change(f"{fact.document}:{fact.line}: {fact.where}".rstrip(": "), what, tuple(edits)))

    def _change(
        self, source: Source, line: int, path: str, what: str, edits: Sequence[Edit], section: str = ""
    ) -> None:
        where = " ".join(filter(None, (section, path)))
        self.made.append(Change(f"{source.name}:{line}: {where}", what, tuple(edits)))


def _below(above: list[Member], member: Member) -> Iterator[tuple[list[Member], Member]]:
    for child in member.members.values():
        yield above, child
        yield from _below([*above, child], child)


def _shown_in(part: Comparison, above: Sequence[Member], member: Member, after: tuple[str, ...]) -> Iterator[Edit]:
    """What shows a new member in the spec's examples, wherever they have the object that it is in."""
    if part.schema is None:
        return
    place = part.schema.place
    for index, example in enumerate(place.value.get("examples", ())):
        for pointer in _objects(example, [one.name for one in above[1:]], (*place.pointer, "examples", index)):
            yield Edit(place.file, (*pointer, member.name), fitting(member), after)


def _objects(value: Any, names: Sequence[str], pointer: Place) -> Iterator[Place]:
    """The objects of an example at the end of a row of names; lists on the way are gone through."""
    if isinstance(value, list):
        for index, child in enumerate(value):
            yield from _objects(child, names, (*pointer, index))
    elif isinstance(value, dict):
        if not names:
            yield pointer
        elif names[0] in value:
            yield from _objects(value[names[0]], names[1:], (*pointer, names[0]))


def _keyword_problem(name: str) -> str:
    return (
        f"{name} is a word of Python and cannot be taken over as it is: "
        "add it to the spec with an x-name of its own, then import again"
    )
