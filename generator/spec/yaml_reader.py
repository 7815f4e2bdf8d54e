"""Read YAML 1.2 as JSON values, with the line of each.

libyaml parses if PyYAML was built with it, otherwise the slower PyYAML. Plain scalars follow YAML 1.2. Values that JSON
does not have are refused, and so is text that takes too long to read: it may come from a stranger's pull request.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml
from yaml.error import MarkedYAMLError
from yaml.reader import Reader, ReaderError

LARGEST = 10_000_000
"""Maximum bytes of a text, and characters of its values with aliases expanded; the largest file has 0.4 million."""

MOST = 500_000
"""Maximum number of values in all files of a spec, with aliases expanded; they have 0.08 million."""

DEEPEST = 100
"""Maximum depth of nested mappings and lists."""

_PREFIX = "tag:yaml.org,2002:"
_TEXT, _MAPPING, _SEQUENCE = f"{_PREFIX}str", f"{_PREFIX}map", f"{_PREFIX}seq"
_PLAIN = (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("float", r"[-+]?([0-9][0-9_]*)\.[0-9_]*([eE][-+]?[0-9]+)?|[-+]?([0-9][0-9_]*)([eE][-+]?[0-9]+)"
     r"|[-+]?\.[0-9_]+([eE][-+][0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", "-+0123456789."),
    ("int", r"[-+]?0b[0-1_]+|[-+]?0o?[0-7_]+|[-+]?[0-9_]+|[-+]?0x[0-9a-fA-F_]+", "-+0123456789"),
    ("merge", r"<<", "<"),
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("timestamp", r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}"
     r":[0-9]{2}(\.[0-9]*)?([ \t]*(Z|[-+][0-9]{1,2}(:[0-9]{2})?))?", "0123456789"),
)  # fmt: skip
"""Types of plain scalars other than strings: the type, its pattern, and the possible first characters."""

Lines = tuple[int, "dict[str, Lines] | list[Lines] | None"]
"""The line of a value, from 0, and the lines of its children."""


class InvalidYamlError(ValueError):
    """A text is not valid YAML, or has values that JSON does not; each problem is a line, from 1, and a reason."""

    def __init__(self, problems: Sequence[tuple[int, str]]) -> None:
        super().__init__("\n".join(f"{line}: {reason}" for line, reason in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """A parsed YAML document: its value, the lines in it, and the number of values."""

    value: Any
    lines: Lines
    size: int

    def line(self, place: Sequence[str | int]) -> int:
        """Return the line of a place, from 1; if it does not exist, the line of its closest parent."""
        found = self.lines
        for key in place:
            try:
                found = found[1][key]  # type: ignore[index]  # a value that is not a key ends the search
            except (KeyError, IndexError, TypeError):
                break
        return found[0] + 1


@lru_cache(maxsize=256)
def read_yaml(text: str) -> YamlDocument:
    """Parse a text. Results are cached and shared: do not change them."""
    if len(text) > LARGEST:
        raise InvalidYamlError([(1, f"too large: {len(text)} characters, but a file may have {LARGEST}")])
    if strange := Reader.NON_PRINTABLE.search(text):
        line = text.count("\n", 0, strange.start()) + 1
        reason = f"unacceptable character #x{ord(strange[0]):04x}: special characters are not allowed"
        raise InvalidYamlError([(line, f"not valid YAML: {reason}")])
    loader = None
    try:
        loader = _Loader(text)
        return loader.document()
    except _BudgetError as error:
        raise InvalidYamlError([(error.line, error.reason)]) from None
    except MarkedYAMLError as error:
        raise InvalidYamlError([_described(text, error)]) from None
    except ReaderError as error:
        raise InvalidYamlError([(1, f"not valid YAML: {error.reason}")]) from None
    except RecursionError:
        raise InvalidYamlError([(1, "nested too deeply")]) from None
    finally:
        if loader is not None:
            loader.dispose()


def _described(text: str, error: MarkedYAMLError) -> tuple[int, str]:
    """Return line and reason of a parser error; the line is at most the last one."""
    mark, reason = error.problem_mark or error.context_mark, str(error.problem)
    if mark is None:
        return 1, f"not valid YAML: {reason}"
    if reason == "found undefined alias" and (name := re.compile(r"\*([^\s,\[\]{}]+)").match(text, mark.index)):
        reason += f" {name[1]!r}"
    if reason == "exceeded maximum nesting depth":
        return mark.line + 1, _TOO_DEEP
    return min(mark.line, text.count("\n")) + 1, f"not valid YAML: {reason}"


class _BudgetError(Exception):
    """A text is too expensive to read."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # libyaml is not everywhere
    """Loader that makes values of nodes in one step; PyYAML needs two because it lets nodes contain themselves."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, Any]]] = {}  # noqa: RUF012 - as the base class has it

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._has_aliases = "&" in text and "*" in text  # strings may contain these characters, too
        self._tags: dict[tuple[Any, ...], Any] = {}
        self._known: dict[int, tuple[Any, Any]] = {}
        self._problems: list[tuple[int, str]] = []
        self._depth = self._size = 0

    def document(self) -> YamlDocument:
        """Return the document; raise InvalidYamlError for values that JSON does not have."""
        node = self.get_single_node()
        if node is None:
            return YamlDocument(None, (0, None), 1)
        if self._has_aliases:
            self._size = _Expansion().size(node)
        value, inner = self._made(node)
        if self._problems:
            raise InvalidYamlError(self._problems)
        return YamlDocument(value, (node.start_mark.line, inner), self._size)

    # --- Composing ---------------------------------------------------------------------------------------------------

    def descend_resolver(self, current_node: yaml.Node | None, current_index: Any) -> None:
        """Count nodes and depth: the composer calls this before it enters a node."""
        self._depth += 1
        self._size += 1
        if self._depth > DEEPEST:
            raise _BudgetError(_line(current_node), _TOO_DEEP)
        if self._size > MOST:
            raise _BudgetError(_line(current_node), _TOO_MANY)

    def ascend_resolver(self) -> None:
        """Count depth."""
        self._depth -= 1

    def resolve(self, kind: type[yaml.Node], value: str, implicit: Any) -> Any:
        """Return the tag of a node, cached: the same texts occur often."""
        key = kind, value, implicit
        if key not in self._tags:
            self._tags[key] = super().resolve(kind, value, implicit)
        return self._tags[key]

    # --- Making values -----------------------------------------------------------------------------------------------

    def _made(self, node: yaml.Node) -> tuple[Any, Any]:
        """Return the value of a node, and the lines of its children."""
        if node.tag == _TEXT:
            return node.value, None
        if not self._has_aliases:
            return self._new(node)
        if id(node) not in self._known:
            self._known[id(node)] = self._new(node)
        return self._known[id(node)]

    def _new(self, node: yaml.Node) -> tuple[Any, Any]:
        tag = node.tag
        if tag == _MAPPING and isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        if tag == _SEQUENCE and isinstance(node, yaml.SequenceNode):
            values, lines = [], []
            for child in node.value:
                value, inner = self._made(child)
                values.append(value)
                lines.append((child.start_mark.line, inner))
            return values, lines
        try:
            value = self.construct_object(node, deep=True)
        except ValueError as error:
            return self._refuse(node, f"this value cannot be read: {error}")
        if isinstance(value, float) and not math.isfinite(value):
            return self._refuse(node, f"{value} is not allowed: NaN and Infinity are not valid JSON")
        if not isinstance(value, str | int | float | bool | None):
            return self._refuse(node, f"{value} is read as a {_kind(node, value)}: quote it")
        return value, None

    def _mapping(self, node: yaml.MappingNode) -> tuple[dict[str, Any], dict[str, Any]]:
        self.flatten_mapping(node)
        made: dict[str, Any] = {}
        lines: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, _ = self._made(key_node)
            if not isinstance(key, str):
                self._refuse(key_node, f"expected a string as key, got {key!r}: quote it")
            elif key in made:
                self._refuse(key_node, f'not valid YAML: found duplicate key "{key}"')
            else:
                value, inner = self._made(value_node)
                made[key] = value
                lines[key] = key_node.start_mark.line, inner
        return made, lines

    def _refuse(self, node: yaml.Node, reason: str) -> tuple[None, None]:
        self._problems.append((node.start_mark.line + 1, reason))
        return None, None


_TOO_DEEP = f"nested too deeply: more than {DEEPEST} levels of mappings and lists"
_TOO_MANY = f"too large: more than {MOST} values"


class _Expansion:
    """Counter of the values of a document with aliases expanded; nothing is expanded to count."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[int, int, int] | None] = {}

    def size(self, root: yaml.Node) -> int:
        """Return the number of values; raise _BudgetError if they or their characters are too many, or infinite."""
        return self._measured(root)[0]

    def _measured(self, node: yaml.Node) -> tuple[int, int, int]:
        """Return values, characters and depth."""
        if id(node) not in self._known:
            self._known[id(node)] = None
            values, characters, depth = 1, 0, 0
            for child in _children(node):
                inner = self._measured(child)
                values, characters, depth = values + inner[0], characters + inner[1], max(depth, inner[2])
            if isinstance(node, yaml.ScalarNode):
                characters = len(node.value)
            self._known[id(node)] = self._within(node, values, characters, depth + 1)
        found = self._known[id(node)]
        if found is None:
            raise _BudgetError(_line(node), "an alias refers to its own parent")
        return found

    @staticmethod
    def _within(node: yaml.Node, values: int, characters: int, depth: int) -> tuple[int, int, int]:
        if values > MOST:
            raise _BudgetError(_line(node), f"{_TOO_MANY}, with aliases expanded")
        if characters > LARGEST:
            reason = f"too large: more than {LARGEST} characters, with aliases expanded"
            raise _BudgetError(_line(node), reason)
        if depth > DEEPEST:
            raise _BudgetError(_line(node), f"{_TOO_DEEP}, with aliases expanded")
        return values, characters, depth


def _children(node: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        for pair in node.value:
            yield from pair
    elif isinstance(node, yaml.SequenceNode):
        yield from node.value


def _line(node: yaml.Node | None) -> int:
    return 1 if node is None else node.start_mark.line + 1


def _kind(node: yaml.Node, value: Any) -> str:
    """Return the name of a type that JSON does not have: that of the value, or the tag of a list or mapping."""
    return str(node.tag).removeprefix(_PREFIX) if isinstance(value, dict | list) else type(value).__name__


def _integer(loader: _Loader, node: yaml.ScalarNode) -> int:
    text = str(loader.construct_scalar(node)).replace("_", "")
    return int(text, 0) if text.lstrip("+-")[:2] in {"0b", "0o", "0x"} else int(text)


def nodes(text: str) -> yaml.Node:
    """Return the root node of a text that `read_yaml` accepts; nodes have the marks of their start and end."""
    found: yaml.Node = _Loader(text).get_single_node()
    return found


def is_string(text: str) -> bool:
    """Return whether a plain scalar is a string instead of, for example, a number."""
    return bool(_RESOLVER.resolve(yaml.ScalarNode, text, (True, False)) == _TEXT)


for _name, _pattern, _first in _PLAIN:
    _Loader.add_implicit_resolver(f"{_PREFIX}{_name}", re.compile(rf"(?:{_pattern})\Z"), list(_first.replace("\0", "")))
_Loader.yaml_implicit_resolvers[""] = [(f"{_PREFIX}null", re.compile(r"\Z"))]
_Loader.add_constructor(f"{_PREFIX}int", _integer)
_RESOLVER = _Loader("")
