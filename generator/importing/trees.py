"""Join a table and an example to a tree of members: places come from the example, types from the table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from generator.audit import Part, PartComparison
from generator.documents import Json, Row, printed_types
from generator.documents.shown_parts import Shown
from generator.spec.schema import Place


class Absent(Enum):
    """Placeholder for a value that no example has."""

    ABSENT = auto()


ABSENT = Absent.ABSENT

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_LOOKS = str.maketrans({"0": "o", "1": "l", "i": "l", "|": "l", "_": "", ".": "", " ": "", "-": ""})
_ENVELOPE = {"code", "message", "localizedMsg", "id"}


@dataclass
class TreeMember:
    """A parameter or field: its row, if the table has one, its value in the example, and its members."""

    name: str
    value: Json | Absent = ABSENT
    row: Row | None = None
    members: dict[str, TreeMember] = field(default_factory=dict)

    def preorder(self) -> Iterator[TreeMember]:
        """Yield the member and all below it, in the order of a table."""
        yield self
        for member in self.members.values():
            yield from member.preorder()

    @property
    def line(self) -> int:
        """The line of the row; 0 if there is none."""
        return self.row.line if self.row is not None else 0

    @property
    def type(self) -> str:
        """The type in the table, or else that of the value."""
        if self.row is not None:
            return self.row.type
        return printed_types.json_type(self.value) if self.value is not ABSENT else ""


def tree_of(part: PartComparison) -> TreeMember:
    """Return the tree of a part of an operation."""
    return (params_tree if part.part is Part.REQUEST else data_tree)(part.rows, part.shown)


def params_tree(rows: Sequence[Row], shown: Shown) -> TreeMember:
    """Return the tree of the parameters."""
    root = _of_example("params", shown)
    _attach(root, rows)
    return root


def data_tree(rows: Sequence[Row], shown: Shown) -> TreeMember:
    """Return the tree of the data of an answer, without rows about the envelope, unless the data has such members."""
    root = _of_example("data", shown)
    nodes = [node.name for node in root.preorder()]
    kept = list(_without_envelope(rows, nodes))
    of_root = [row for row in kept if row.name == "data"]
    if of_root and len(of_root) >= nodes.count("data"):
        root.row = of_root[0]
        kept.remove(of_root[0])
    _attach(root, kept)
    return root


def _without_envelope(rows: Sequence[Row], nodes: Sequence[str]) -> Iterator[Row]:
    """Return the rows without those about the envelope, which come first: those for which the data has no members."""
    left = Counter(row.name for row in rows)
    for row in rows:
        if row.name in _ENVELOPE and not row.depth and left[row.name] > nodes.count(row.name):
            left[row.name] -= 1
        else:
            yield row


def _of_example(name: str, shown: Shown) -> TreeMember:
    return _of_value(name, shown.value) if shown.present else TreeMember(name)


def _of_value(name: str, value: Json) -> TreeMember:
    """Return the tree of an example; the items of a list are merged."""
    member = TreeMember(name, value)
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, dict):
            for key, child in part.items():
                made = _of_value(key, child)
                known = member.members.get(key)
                if known is None or (known.value is None and child is not None):
                    member.members[key] = made
                else:
                    known.members = {**made.members, **known.members}
    return member


def _attach(root: TreeMember, rows: Sequence[Row]) -> None:
    """Assign each row to its member: the one with its name, or the only similar one; otherwise a new one after that of
    the previous row. A row without a valid name has no member: the audit reports it.
    """
    waiting: dict[str, list[TreeMember]] = {}
    above: dict[int, TreeMember] = {}
    for member in root.preorder():
        if member is not root:
            waiting.setdefault(member.name, []).append(member)
        for child in member.members.values():
            above[id(child)] = member
    holder = root
    for row in rows:
        *parents, name = row.name.split(".")
        if found := waiting.get(name) or _alike(name, waiting):
            member = found.pop(0)
            holder = above[id(member)]
        elif not is_name(name):
            continue
        else:
            parent = parents[-1] if parents else row.parent
            named = [one for one in root.preorder() if one.name == parent]
            if row.depth == 0 and not parents and any(above_row.depth for above_row in rows):
                holder = root
            holder = named[-1] if named else holder
            member = holder.members.setdefault(name, TreeMember(name))
            above[id(member)] = holder
        if member.row is None:
            member.row = row
    _sort(root)


def _alike(name: str, waiting: Mapping[str, list[TreeMember]]) -> list[TreeMember]:
    """Return the members of the only name in an example that a row may misprint."""
    found = [members for known, members in waiting.items() if members and looks(known) == looks(name)]
    return found[0] if len(found) == 1 else []


def is_name(name: str) -> bool:
    """Return whether a text can be the name of a field."""
    return _NAME.fullmatch(name) is not None


def looks(name: str) -> str:
    """Replace similar letters in a name, so that misprints become equal."""
    return name.lower().translate(_LOOKS)


def _sort(member: TreeMember) -> None:
    """Sort members in the order of their rows; one without a row stays after its predecessor."""
    line, lines = 0, {}
    for name, child in member.members.items():
        _sort(child)
        line = lines[name] = child.line or line
    member.members = {name: member.members[name] for name in sorted(lines, key=lambda name: lines[name])}


def json_types(member: TreeMember) -> frozenset[str]:
    """Return the JSON types that both the row and the value of a member allow; none if they contradict each other."""
    printed = printed_types.table_types(member.row.type) if member.row is not None else None
    shown = _shown(member.value)
    if printed is None:
        return frozenset({shown}) if shown else frozenset({"object"} if member.members else set())
    if shown is None and member.members and "object" in printed:
        return frozenset({"object"})
    if shown is None or shown in printed:
        return frozenset({shown}) if shown else printed
    if shown == "integer" and "number" in printed:
        return frozenset({"number"})
    return frozenset()


def _shown(value: Json | Absent) -> str | None:
    """Return the type of a value, unless it is a placeholder."""
    if value is ABSENT or value is None or printed_types.is_placeholder(value) or printed_types.is_masked(value):
        return None
    return printed_types.json_type(value)


_GENERIC = re.compile(r"<\s*(\w+)\s*>")


def item_type(row: Row | None) -> str | None:
    """Return the type of list items, which a table prints in angle brackets."""
    match = _GENERIC.search(row.type) if row is not None else None
    types = printed_types.table_types(match.group(1)) if match else None
    return next(iter(types)) if types and len(types) == 1 else None


def objects_in(value: Any, names: Sequence[str], pointer: Place) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Return the objects in an example at a path of names, through lists."""
    if isinstance(value, list):
        for index, child in enumerate(value):
            yield from objects_in(child, names, (*pointer, index))
    elif isinstance(value, dict):
        if not names:
            yield pointer, value
        elif names[0] in value:
            yield from objects_in(value[names[0]], names[1:], (*pointer, names[0]))
