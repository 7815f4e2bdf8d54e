"""Edit a YAML text; everything that an edit does not change stays the same, byte for byte."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from typing import Any

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from generator.importing import yaml_style
from generator.spec.schema import Place
from generator.spec.yaml_reader import InvalidYamlError, nodes, read_yaml


class Gone(Enum):
    """Value of an edit that removes something."""

    GONE = auto()


GONE = Gone.GONE

APPEND = 10**6
"""Index after the end of any list."""

FIRST = -1
"""Value of `after` for an edit before all items of a list."""


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit: sets the value of a place, whether it exists or not.

    An index after the end of a list appends. A new entry is inserted after the first existing key (or item) in `after`,
    or at the end if there is none.
    """

    file: str
    place: Place
    value: Any
    after: tuple[str | int, ...] = ()


class YamlEditError(ValueError):
    """An edit would have another effect than it should; nothing is written."""


def edited(text: str, edits: Sequence[Edit]) -> str:
    """Return the text after all edits; places refer to the text before them."""
    target = _EditedText(text)
    wanted = _load(text)
    for edit in edits:
        target.add(edit)
    for edit in _in_safe_order(edits):
        _apply(wanted, edit)
    made = target.text()
    try:
        read = _load(made)
    except InvalidYamlError as error:
        raise YamlEditError(f"{edits[0].file}:1: an edit would produce invalid YAML: {error}") from error
    if read != wanted:
        raise YamlEditError(f"{edits[0].file}:1: an edit would change more than it should: {_mismatch(read, wanted)}")
    return made


def _load(text: str) -> Any:
    return copy.deepcopy(read_yaml(text).value)


def _in_safe_order(edits: Sequence[Edit]) -> list[Edit]:
    """Sort removals of items last and from the end, so that other places do not change."""
    gone: list[Edit] = []
    new_items: list[Edit] = []
    rest: list[Edit] = []
    for edit in edits:
        if edit.value is GONE and isinstance(edit.place[-1], int):
            gone.append(edit)
        elif edit.after and isinstance(edit.after[0], int):
            new_items.append(edit)
        else:
            rest.append(edit)
    new_items.sort(key=lambda edit: edit.after[0], reverse=True)
    return rest + new_items + sorted(gone, key=lambda edit: [str(key).rjust(9) for key in edit.place], reverse=True)


def _apply(data: Any, edit: Edit) -> None:
    """Apply an edit to the data."""
    *parents, last = edit.place
    for key in parents:
        data = data[key]
    if edit.value is GONE:
        del data[last]
    elif isinstance(data, list) and edit.after:
        data.insert(int(edit.after[0]) + 1, copy.deepcopy(edit.value))
    elif isinstance(data, list) and int(last) >= len(data):
        data.append(copy.deepcopy(edit.value))
    else:
        data[last] = copy.deepcopy(edit.value)


def _mismatch(made: Any, wanted: Any, where: str = "") -> str:
    if isinstance(made, dict) and isinstance(wanted, dict):
        for key in [*wanted, *made]:
            if made.get(key, GONE) != wanted.get(key, GONE):
                return _mismatch(made.get(key), wanted.get(key), f"{where}.{key}")
    if isinstance(made, list) and isinstance(wanted, list):
        for index, (one, other) in enumerate(zip(made, wanted, strict=False)):
            if one != other:
                return _mismatch(one, other, f"{where}.{index}")
    return f"{where}: {str(made)[:200]!r} instead of {str(wanted)[:200]!r}"


@dataclass
class _PendingEdits:
    """Edits of the children of a collection: new values by key, and new children with the key before them."""

    changed: dict[str | int, Any]
    added: list[tuple[str | int | None, str, Any]]


class _EditedText:
    """A text with its nodes and pending edits."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._root: Node = nodes(text)
        self._pending: dict[Place, _PendingEdits] = {}
        self._known: dict[int, dict[str | int, Node]] = {}

    def add(self, edit: Edit) -> None:
        """Add a pending edit."""
        *parents, last = edit.place
        parent: Node = self._root
        for key in parents:
            parent = self._inner(parent)[key]
        for count in range(len(parents) + 1):
            self._pending.setdefault(tuple(parents[:count]), _PendingEdits({}, []))
        pending = self._pending[tuple(parents)]
        if last in self._inner(parent) and not (isinstance(parent, SequenceNode) and edit.after):
            pending.changed[last] = edit.value
        elif edit.value is not GONE:
            after = next((key for key in edit.after if key == FIRST or key in self._inner(parent)), None)
            pending.added.append((after, str(last), edit.value))

    def _inner(self, node: Node) -> dict[str | int, Node]:
        """Return the children of a node, by key."""
        if id(node) not in self._known:
            self._known[id(node)] = {key: child for key, _, child in _children(node)}
        return self._known[id(node)]

    def text(self) -> str:
        """Return the text with all pending edits applied."""
        backwards: list[str] = []
        rest = len(self._text)
        innermost_last = reversed([*self._splices(self._root, ())])  # before other insertions at the same place
        for start, end, new in sorted(innermost_last, key=lambda splice: splice[:2], reverse=True):
            backwards += (self._text[end:rest], new)
            rest = start
        return "".join([self._text[:rest], *reversed(backwards)])

    # --- Block collections ---------------------------------------------------------------------------------------

    def _splices(self, node: Node, place: Place) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, replacement) for each edited span of a block collection; the spans do not overlap."""
        pending = self._pending[place]
        children = list(_children(node))
        indent = node.start_mark.column
        for key, first, child in children:
            if pending.changed.get(key) is GONE:
                yield self._without(children, first, child)
            elif key not in pending.changed and (*place, key) not in self._pending:
                continue
            elif key not in pending.changed and not _is_flow(child):
                yield from self._splices(child, (*place, key))
            else:
                if key in pending.changed:
                    lines = self._lines(node, key, pending.changed[key], indent)
                else:
                    lines = self._rendered_entry(node, key, child, (*place, key), indent)
                dash = 0 if isinstance(node, MappingNode) else 2
                yield first.start_mark.index, self._end(child), _indented(lines, indent)[dash:]
        yield from self._insertions(node, pending, children, indent)

    def _insertions(
        self, node: Node, pending: _PendingEdits, children: list[tuple[str | int, Node, Node]], indent: int
    ) -> Iterator[tuple[int, int, str]]:
        gap = "\n" * self._gap(children)
        at: dict[int, str] = {}
        for after, key, value in pending.added:
            new = " " * indent + _indented(self._lines(node, key, value, indent), indent)
            if after == FIRST:
                place, new = self._above(children[0][1]), new + gap
            else:
                target = next((child for known, _, child in children if known == after), children[-1][2])
                place, new = self._line_end(self._end(target)), gap + new
            at[place] = at.get(place, "") + new
        yield from ((end, end, new) for end, new in at.items())

    def _gap(self, children: list[tuple[str | int, Node, Node]]) -> int:
        """Count the line ends between two entries: two if a blank line separates them."""
        for (_, _, before), (_, first, _) in pairwise(children):
            between = self._text[self._end(before) : first.start_mark.index]
            return 2 if "\n\n" in between.replace(" ", "") else 1
        if not children:
            return 1
        above = self._text[: children[0][1].start_mark.index].rstrip(" ")
        return 2 if above.endswith("\n\n") else 1

    def _without(self, children: list[tuple[str | int, Node, Node]], first: Node, child: Node) -> tuple[int, int, str]:
        """Find the span of an entry with its line end and the blank lines after it, or before it if it is the last."""
        start = self._text.rfind("\n", 0, first.start_mark.index) + 1
        end = self._line_end(self._end(child)) + 1
        if child is children[-1][2]:
            while self._text[:start].endswith("\n\n"):
                start -= 1
        else:
            while self._text[end : end + 1] == "\n":
                end += 1
        return start, min(end, len(self._text)), ""

    def _lines(self, node: Node, key: str | int, value: Any, indent: int) -> list[str]:
        if isinstance(node, MappingNode):
            return yaml_style.entry(str(key), value, indent)
        spread = any(isinstance(child, MappingNode) and not _is_flow(child) for child in node.value)
        return yaml_style.item(value, indent, spread)

    # --- Flow collections ----------------------------------------------------------------------------------------

    def _rendered_entry(self, node: Node, key: str | int, child: Node, place: Place, indent: int) -> list[str]:
        """Render an entry with a value in flow style after its edits; in block style if the line gets too long."""
        if not child.value:
            added = [(name, value) for _, name, value in self._pending[place].added]
            made = dict(added) if isinstance(child, MappingNode) else [value for _, value in added]
            return self._lines(node, key, made, indent)
        head = f"{yaml_style.scalar(key)}:" if isinstance(node, MappingNode) else "-"
        line = f"{head} {self._rendered(child, place)}"
        if indent + len(line) <= yaml_style.WIDTH or not _is_collection(child):
            return [line]
        parts = list(self._flow_parts(child, place))
        dash, margin = ("- ", "") if isinstance(child, SequenceNode) else ("", "  ")
        if isinstance(node, MappingNode):
            return [head, *(f"{margin}{dash}{part}" for part in parts)]
        return [f"- {dash}{parts[0]}", *(f"  {dash}{part}" for part in parts[1:])]

    def _rendered(self, node: Node, place: Place) -> str:
        """Render a node in flow style after its edits."""
        if place not in self._pending:
            return self._text[node.start_mark.index : self._end(node)]
        parts = ", ".join(self._flow_parts(node, place))
        return f"{{{parts}}}" if isinstance(node, MappingNode) else f"[{parts}]"

    def _flow_parts(self, node: Node, place: Place) -> Iterator[str]:
        pending = self._pending.get(place, _PendingEdits({}, []))
        added = list(pending.added)
        is_mapping = isinstance(node, MappingNode)
        for one in [one for one in added if one[0] == FIRST]:
            added.remove(one)
            yield self._flow_entry(is_mapping, one)
        for key, first, child in _children(node):
            head = f"{self._text[first.start_mark.index : first.end_mark.index]}: " if is_mapping else ""
            if pending.changed.get(key) is not GONE:
                value = pending.changed.get(key)
                yield head + (
                    yaml_style.flow(value) if key in pending.changed else self._rendered(child, (*place, key))
                )
            for one in [one for one in added if one[0] == key]:
                added.remove(one)
                yield self._flow_entry(is_mapping, one)
        for one in added:
            yield self._flow_entry(is_mapping, one)

    @staticmethod
    def _flow_entry(is_mapping: bool, added: tuple[str | int | None, str, Any]) -> str:
        _, key, value = added
        return f"{yaml_style.scalar(key)}: {yaml_style.flow(value)}" if is_mapping else yaml_style.flow(value)

    # --- Ends ----------------------------------------------------------------------------------------------------

    def _end(self, node: Node) -> int:
        """Find the end of a node, without the blank lines and comments that the parser includes."""
        if not isinstance(node, ScalarNode) and not _is_flow(node):
            children = list(_children(node))
            if children:
                return self._end(children[-1][2])
        end = int(node.end_mark.index)
        while end > node.start_mark.index and self._text[end - 1].isspace():
            end -= 1
        return end

    def _above(self, first: Node) -> int:
        """Find the start of the line of an entry, or of the comments above it."""
        start = self._text.rfind("\n", 0, first.start_mark.index) + 1
        while (above := self._text.rfind("\n", 0, start - 1) + 1) < start:
            if not self._text[above:start].lstrip().startswith("#"):
                break
            start = above
        return start

    def _line_end(self, index: int) -> int:
        """Find the end of the line, after a comment that follows the value."""
        found = self._text.find("\n", index)
        return len(self._text) if found < 0 else found


def _indented(lines: list[str], indent: int) -> str:
    """Indent all lines except the first."""
    first, *rest = lines
    return "\n".join([first, *(" " * indent + line if line else line for line in rest)])


def _children(node: Node) -> Iterator[tuple[str | int, Node, Node]]:
    """Yield the key, the first node and the value of each entry."""
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield key.value, key, value
    elif isinstance(node, SequenceNode):
        for index, value in enumerate(node.value):
            yield index, value, value


def _is_flow(node: Node) -> bool:
    return isinstance(node, MappingNode | SequenceNode) and bool(node.flow_style)


def _is_collection(node: Node) -> bool:
    return isinstance(node, MappingNode | SequenceNode)
