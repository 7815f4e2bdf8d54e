"""Change parameters and fields: add new ones, deprecate removed ones, and correct the others."""

from __future__ import annotations

import keyword
from collections.abc import Iterator, Sequence
from functools import cached_property, reduce
from operator import truediv
from typing import Any

from generator.api.types import is_component
from generator.audit import Compared, Fact, FactKind, Part, PartComparison
from generator.documents import Row, printed_types
from generator.importing.decisions import Decisions, keyword_problem
from generator.importing.new_operations import hint_of
from generator.importing.renames import Renames
from generator.importing.shapes import Shapes, fitting
from generator.importing.trees import ABSENT, TreeMember, is_name, json_types, looks, objects_in, tree_of
from generator.importing.yaml_edit import APPEND, GONE, Edit
from generator.spec.index import operations, references
from generator.spec.load import Located, Spec
from generator.spec.schema import TODO, Place

_SCALARS = {"string", "integer", "number", "boolean"}
_OF_A_VALUE = ("x-enum-names", "x-enum-descriptions")


class FieldChanges:
    """Editor of the params and data of operations."""

    def __init__(self, spec: Spec, compared: Compared, facts: Sequence[Fact], decisions: Decisions) -> None:
        self._spec = spec
        self._compared = compared
        self._facts = facts
        self._decisions = decisions
        self._parts = {(part.pair.source.label, part.pair.path, part.part): part for part in compared.parts}
        self._shapes: dict[str, Shapes] = {}
        self._renames = Renames(spec)
        self._targets: dict[tuple[str, Place], list[Located]] = {}

    def tell_renames(self) -> None:
        """Add a hint to the lines of new fields that may be renamed ones."""
        self._decisions.made[:] = self._renames.with_hints(self._decisions.made)

    # --- Gone --------------------------------------------------------------------------------------------------------

    def gone(self, fact: Fact, place: Located, _printed: Any) -> None:
        """Deprecate a field that is in no document; for a shared object, all documents must be given."""
        owner: Located = reduce(truediv, place.pointer[:-2], self._spec.root(place.file))
        if is_component(owner) and (others := self._users[owner.file, owner.pointer] - self._covered):
            self._decisions.not_judged.setdefault((str(owner.pointer[-1]), min(others)), []).append(fact.name)
            return
        needed = self._decisions.needed(owner)
        if fact.name in needed:
            needed.remove(fact.name)
        what = f"{fact.part} field {fact.field} is no longer in the document: deprecated"
        self._decisions.change(fact, what, [Edit(place.file, (*place.pointer, "deprecated"), True)])
        self._renames.gone(owner, place, self._parts.get((fact.source, fact.path, fact.part)), fact.field)

    # --- New ---------------------------------------------------------------------------------------------------------

    def lacking(self, fact: Fact, holder: Located, _printed: Any) -> None:
        """Add a new field; if it is in both table and example, only one of the two facts is used."""
        part = self._parts.get((fact.source, fact.path, fact.part))
        if part is not None and part.part is Part.RESPONSE and part.schema is None and self._gains_data(part):
            return  # it is added with the data
        if part is not None and (problem := self._name_problem(part, fact)):
            self._decisions.leave(fact, problem)
            return
        found = self._member(part, fact) if part is not None else None
        if part is None or found is None:
            self._decisions.leave(fact, "its place is unknown")
            return
        above, member = found
        if fact.found is not None and not fact.found.in_example:
            shown = [one.name for one in self._lacking_of(fact) if one.found is not None and one.found.in_example]
            if member.value is not ABSENT and member.name in shown:
                return  # the fact about the example has the place
            if len(above) > 1 and any(one.name == above[-1].name for one in self._lacking_of(fact)):
                return  # it is added with its object
            place = _holder(part, above)
            if place is None:
                self._decisions.leave(fact, "its place is unknown")
                return
            holder = place
        if holder.value.get("type") not in ("object", None) or "enum" in holder.value:
            self._decisions.leave(fact, f"its parent has the type {holder.value.get('type')} in the spec")
        else:
            self._add(fact, part, holder, above, member)

    def _add(
        self, fact: Fact, part: PartComparison, holder: Located, above: Sequence[TreeMember], member: TreeMember
    ) -> None:
        shapes = self._shapes.setdefault(holder.file, Shapes(self._spec, holder.file))
        order = list(above[-1].members)
        before = tuple(reversed(order[: order.index(member.name)]))
        schema = shapes.schema(member, str(holder.pointer[-1]) if is_component(holder) else hint_of(part.pair.path))
        edits = [Edit(holder.file, (*holder.pointer, "properties", member.name), schema, before)]
        edits += shapes.edits()
        if member.value is not ABSENT:
            edits += _shown_in(part, above, member, before)
        needed = ""
        if part.part is Part.REQUEST and member.row is not None and member.row.required:
            self._decisions.needed(holder).append(member.name)
            needed = ", required"
        elif part.part is Part.REQUEST and (member.row is None or member.row.required is None):
            needed = ", optional as the document does not tell"
        self._renames.new(holder, member, order, len(self._decisions.made))
        self._decisions.change(fact, f"new {fact.part} field {fact.field} ({member.type}{needed})", edits)

    def data(self, fact: Fact, operation: Located, _printed: Any) -> None:
        """Add the data of an answer that had none."""
        part = self._parts[fact.source, fact.path, fact.part]
        shapes = self._shapes.setdefault(operation.file, Shapes(self._spec, operation.file))
        data = shapes.data(tree_of(part), hint_of(part.pair.path))
        place = (*operation.pointer, "responses", "200", "content", "application/json", "schema", "allOf", APPEND)
        edits = [Edit(operation.file, place, {"properties": {"data": data}}), *shapes.edits()]
        self._decisions.change(fact, "the answer has data now", edits)

    def _gains_data(self, part: PartComparison) -> bool:
        """Return whether the document has data where the spec has none."""
        return (part.pair.source.label, part.pair.path, part.part) in self._other_shapes

    @cached_property
    def _other_shapes(self) -> set[tuple[str, str, Part]]:
        shapes = (fact for fact in self._facts if fact.kind is FactKind.SHAPE and fact.found is not None)
        return {(fact.source, fact.path, fact.part) for fact in shapes}

    # --- Changed -----------------------------------------------------------------------------------------------------

    def type(self, fact: Fact, place: Located, printed: Any) -> None:
        """Change a type, if table and example agree."""
        part = self._parts[fact.source, fact.path, fact.part]
        found = self._member(part, fact)
        kinds = json_types(found[1]) if found is not None else frozenset()
        if isinstance(printed, Row) and found is None:
            kinds = printed_types.table_types(printed.type) or frozenset()
        written = place.value.get("type")
        if len(kinds) != 1 or not kinds <= _SCALARS:
            self._decisions.leave(fact, "table and example disagree" if not kinds else "")
            return
        if not isinstance(written, str | list) or "enum" in place.value or "oneOf" in place.value:
            self._decisions.leave(fact, "its type is a component")
            return
        kind = next(iter(kinds))
        value = [kind, *(one for one in written if one == "null")] if isinstance(written, list) else kind
        edits = [Edit(place.file, (*place.pointer, "type"), value)] if value != written else []
        row = printed if isinstance(printed, Row) else found[1].row if found is not None else None
        is_long = kind == "integer" and row is not None and printed_types.is_long(row.type)
        if is_long != (place.value.get("format") == "int64"):
            edits.append(Edit(place.file, (*place.pointer, "format"), "int64" if is_long else GONE, ("type",)))
        if not edits:
            self._decisions.leave(fact, "the example contradicts table and spec")
            return
        if others := self._agreeing(place) - {fact.path}:
            self._decisions.leave(fact, f"{min(others)} uses the same field as it is in the spec")
            return
        if value != written:
            edits += _left(place, [key for key in ("description", "x-unit") if key in place.value])
        name = f"{kind} (int64)" if is_long else kind
        self._decisions.change(fact, f"{fact.part} field {fact.field} is now {name}, was {written}", edits)

    def requirement(self, fact: Fact, owner: Located, row: Row) -> None:
        """Make a parameter required or optional."""
        if others := self._requiring(owner, fact.name, required=not row.required) - {fact.path}:
            self._decisions.leave(fact, f"{min(others)} uses the same field as it is in the spec")
            return
        needed = self._decisions.needed(owner)
        if not row.required and fact.name not in needed:
            self._decisions.leave(fact, "x-rules require it")
            return
        if row.required and fact.name not in needed:
            needed.append(fact.name)
        elif not row.required:
            needed.remove(fact.name)
        self._decisions.change(
            fact, f"request field {fact.field} is now {'required' if row.required else 'optional'}", []
        )

    def value(self, fact: Fact, place: Located, value: Any) -> None:
        """Add a value to an enumeration."""
        if printed_types.json_type(value) not in {printed_types.json_type(one) for one in place.value["enum"]}:
            self._decisions.leave(fact, "its type differs from that of the known values")
            return
        edits = [Edit(place.file, (*place.pointer, "enum", APPEND), value)]
        edits += _left(place, _OF_A_VALUE)
        self._decisions.change(fact, f"new value {value!r} of {fact.field} in {place.pointer[-1]}", edits)

    # --- Places ------------------------------------------------------------------------------------------------------

    @staticmethod
    def _member(part: PartComparison, fact: Fact) -> tuple[list[TreeMember], TreeMember] | None:
        """Return the member of the document that a fact is about, after its parents."""
        tree = tree_of(part)
        row = fact.found.printed if fact.found is not None and isinstance(fact.found.printed, Row) else None
        wanted = fact.field.split(".")
        for above, member in _below([tree], tree):
            names = [one.name for one in (*above[1:], member)]
            if (row is not None and member.row is row) or (row is None and names == wanted):
                return above, member
        return None

    def _lacking_of(self, fact: Fact) -> Iterator[Fact]:
        same = self._facts_alike.get((fact.source, fact.path, fact.part, fact.kind), ())
        return (one for one in same if one is not fact)

    @cached_property
    def _facts_alike(self) -> dict[tuple[str, str, Part, FactKind], list[Fact]]:
        """Return the facts of a kind about a part in a document."""
        alike: dict[tuple[str, str, Part, FactKind], list[Fact]] = {}
        for one in self._compared.facts:
            alike.setdefault((one.source, one.path, one.part, one.kind), []).append(one)
        return alike

    def _name_problem(self, part: PartComparison, fact: Fact) -> str:
        name = fact.name
        if not is_name(name):
            return f"{name!r} is not a valid name"
        if keyword.iskeyword(name):
            self._decisions.refuse(part.pair.source, fact.line, keyword_problem(name))
        alike = next((known for known in part.by_name if looks(known) == looks(name)), None)
        return f"it looks like a misprint of {alike}" if alike else ""

    @cached_property
    def _users(self) -> dict[tuple[str, Place], set[str]]:
        """Return the operations that use each component."""
        users: dict[tuple[str, Place], set[str]] = {}
        for path, place in operations(self._spec):
            waiting, seen = [place], set[tuple[str, Place]]()
            while waiting:
                for found in self._referred(waiting.pop()):
                    if (found.file, found.pointer) not in seen:
                        seen.add((found.file, found.pointer))
                        waiting.append(found)
            for key in seen:
                users.setdefault(key, set()).add(path)
        return users

    def _referred(self, place: Located) -> list[Located]:
        """Yield the targets of the references in a place."""
        key = place.file, place.pointer
        if key not in self._targets:
            self._targets[key] = [self._spec.resolve(reference) for reference in references(place)]
        return self._targets[key]

    def _agreeing(self, place: Located) -> set[str]:
        """Return the operations whose documents have a field of a shared object with the type in the spec."""
        key = place.file, place.pointer
        return self._showing.get(key, set()) - self._differing.get(key, set())

    @cached_property
    def _differing(self) -> dict[tuple[str, Place], set[str]]:
        """Return the operations whose documents have another type for a field, by its place."""
        differing: dict[tuple[str, Place], set[str]] = {}
        for fact in self._compared.facts:
            if fact.kind is FactKind.TYPE and fact.found is not None:
                place = fact.found.place
                differing.setdefault((place.file, place.pointer), set()).add(fact.path)
        return differing

    def _requiring(self, owner: Located, name: str, *, required: bool) -> set[str]:
        """Return the operations in whose tables a parameter of an object is required, or optional."""
        parts = self._asking.get((owner.file, owner.pointer, name), ())
        return {part.pair.path for part in parts if any(row.required is required for row in part.rows_of(name))}

    @cached_property
    def _asking(self) -> dict[tuple[str, Place, str], list[PartComparison]]:
        """Return the requests that contain each parameter of an object."""
        asking: dict[tuple[str, Place, str], list[PartComparison]] = {}
        for part in self._compared.parts:
            for one in part.fields if part.part is Part.REQUEST and part.pair.is_home else ():
                asking.setdefault((one.owner.file, one.owner.pointer, one.name), []).append(part)
        return asking

    @cached_property
    def _showing(self) -> dict[tuple[str, Place], set[str]]:
        """Return the operations whose documents contain each field, by its place."""
        showing: dict[tuple[str, Place], set[str]] = {}
        for part in self._compared.parts:
            for one in part.fields if part.pair.is_home else ():
                if one.names & (part.in_table | part.in_example):
                    showing.setdefault((one.schema.place.file, one.schema.place.pointer), set()).add(part.pair.path)
        return showing

    @cached_property
    def _covered(self) -> set[str]:
        """Return the operations whose own document is given, and undocumented ones, which cannot lose a field."""
        return {pair.path for pair in self._compared.pairs if pair.is_home}


def _left(place: Located, keys: Sequence[str]) -> list[Edit]:
    """Leave keys of a schema to people."""
    todo = place.value.get(TODO, [])
    lacking = [key for key in keys if key not in todo]
    return [Edit(place.file, (*place.pointer, TODO), [*todo, *lacking])] if lacking else []


def _below(above: list[TreeMember], member: TreeMember) -> Iterator[tuple[list[TreeMember], TreeMember]]:
    for child in member.members.values():
        yield above, child
        yield from _below([*above, child], child)


def _holder(part: PartComparison, above: Sequence[TreeMember]) -> Located | None:
    """Return the object of the spec that the row of a member belongs to."""
    schema = part.schema
    for member in above[1:]:
        found = schema.member(member.name) if schema is not None else None
        if found is None:
            return None
        schema = found[1].within_lists
    return schema.within_lists.holder if schema is not None else None


def _shown_in(
    part: PartComparison, above: Sequence[TreeMember], member: TreeMember, after: tuple[str, ...]
) -> Iterator[Edit]:
    """Add a new member to the examples that contain its object."""
    if part.schema is None:
        return
    place = part.schema.place
    for index, example in enumerate(place.value.get("examples", ())):
        for pointer, _ in objects_in(example, [one.name for one in above[1:]], (*place.pointer, "examples", index)):
            yield Edit(place.file, (*pointer, member.name), fitting(member), after)
