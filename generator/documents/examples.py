"""Read an example as a value: JSON, repaired if needed, or the call in an example in Java."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from generator.documents.cutting import join_blocks
from generator.documents.lenient import UnreadableError, read_lenient
from generator.documents.lines import Line
from generator.documents.records import Example, JavaCall, Json, Repair

_JAVA = re.compile(r"\bIoTApiRequest\b|\.putParam\(")
_JAVA_PATH = re.compile(r"\.postBody\(\s*\"[^\"]*\",\s*\"([^\"]*)\"")
_JAVA_VERSION = re.compile(r"\.setApiVer\(\"([^\"]*)\"\)")
_JAVA_PARAM = re.compile(r"\.putParam\(\"([^\"]*)\",\s*+((?:(?!\);|\.putParam\().)*+)\);")


DEEPEST = 100
"""Maximum depth of nested objects and lists."""

MOST_BLOCKS = 20
"""Maximum number of blocks of an example; those of the documents have up to three."""


def read_example(blocks: Sequence[Sequence[Line]]) -> Example | None:
    """Return the example in one block, or in several if a page break has split it; None if there is none."""
    blocks = [block for block in map(_trimmed, blocks) if block]
    if not blocks:
        return None
    lines = [line for block in blocks for line in block]
    first, text = lines[0].number, "\n".join(line.text for line in lines)
    if _JAVA.search(text):
        return Example(first, text, problem="is written in Java", java=_java_call(text))
    if len(blocks) > MOST_BLOCKS:
        return Example(first, text, problem=f"has more than {MOST_BLOCKS} blocks")
    try:
        return _read_blocks(blocks, text)
    except RecursionError:
        return Example(first, text, problem=_too_deep(first, text))


def _read_blocks(blocks: Sequence[Sequence[Line]], text: str) -> Example:
    if len(blocks) > 1 and all(_is_whole(block) for block in blocks):
        repairs = tuple(Repair(block[0].number, "one more example, not read") for block in blocks[1:])
        return _shallow(Example(blocks[0][0].number, text, value=json.loads(_text(blocks[0])), repairs=repairs))
    joined, repairs = join_blocks(blocks)
    return _read_json(joined, repairs, text)


def _read_json(lines: Sequence[Line], repairs: tuple[Repair, ...], text: str) -> Example:
    first = lines[0].number
    joined = _text(lines)
    try:
        value = _strict(joined)
    except ValueError:
        line_at = _line_at(lines)
        try:
            value, repairs_made = read_lenient(joined)
        except UnreadableError as error:
            return Example(first, text, problem=f"line {line_at(error.offset)}: {error.what}", repairs=repairs)
        repairs += tuple(Repair(line_at(offset), what) for offset, what in repairs_made)
        repairs = tuple(sorted(repairs, key=lambda repair: repair.line))
    return _shallow(Example(first, text, value=value, repairs=repairs))


def _shallow(example: Example) -> Example:
    """Return the example, without its value if that is nested too deeply."""
    level = [example.value]
    for _ in range(DEEPEST + 1):
        level = [child for one in level if isinstance(one, dict | list) for child in _children(one)]
    return Example(example.line, example.text, problem=_too_deep(example.line, example.text)) if level else example


def _too_deep(line: int, text: str) -> str:
    """Return the problem, with the line in which about so many brackets are open."""
    opened = 0
    for character in text:
        line += character == "\n"
        opened += (character in "{[") - (character in "}]")
        if opened > DEEPEST:
            break
    return f"line {line}: it is nested too deeply: more than {DEEPEST} levels of objects and lists"


def _children(value: dict[str, Json] | list[Json]) -> Iterable[Json]:
    return value.values() if isinstance(value, dict) else value


def _strict(text: str) -> Json:
    """Return the value of valid JSON; a duplicate name in an object is an error."""
    value: Json = json.loads(text, object_pairs_hook=_unique)
    return value


def _unique(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("duplicate name")
    return members


def _is_whole(block: Sequence[Line]) -> bool:
    try:
        return isinstance(json.loads(_text(block)), dict)
    except ValueError:
        return False


def _java_call(text: str) -> JavaCall:
    path = _JAVA_PATH.search(text)
    version = _JAVA_VERSION.search(text)
    return JavaCall(
        path=path.group(1) if path else "",
        api_version=version.group(1) if version else "",
        params={name: value.strip('"') for name, value in _JAVA_PARAM.findall(text)},
    )


def _text(lines: Sequence[Line]) -> str:
    return "\n".join(line.text for line in lines)


def _line_at(lines: Sequence[Line]) -> Callable[[int], int]:
    """Return a function that gives the line number of an offset into the joined text."""
    starts = [0, *accumulate(len(line.text) + 1 for line in lines)]
    return lambda offset: lines[min(bisect_right(starts, offset) - 1, len(lines) - 1)].number


def _trimmed(block: Sequence[Line]) -> Sequence[Line]:
    """Return a block without blank lines at its start and end."""
    full = [index for index, line in enumerate(block) if not line.blank]
    return block[full[0] : full[-1] + 1] if full else ()
