"""Read an example as a value: JSON, repaired if needed, or the call in an example in Java."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from generator.documents.cutting import join_blocks
from generator.documents.lenient import UnreadableError, read_lenient
from generator.documents.lines import Line
from generator.documents.records import Example, JavaCall, Json, Repair

_JAVA = re.compile(r"\bIoTApiRequest\b|\.putParam\(")
_JAVA_PATH = re.compile(r"\.postBody\(\s*\"[^\"]*\",\s*\"([^\"]*)\"")
_JAVA_VERSION = re.compile(r"\.setApiVer\(\"([^\"]*)\"\)")
_JAVA_PARAM = re.compile(r"\.putParam\(\"([^\"]*)\",\s*+((?:(?!\);|\.putParam\().)*+)\);")


def read_example(blocks: Sequence[Sequence[Line]]) -> Example | None:
    """Return the example in one block, or in several if a page break has split it; None if there is none."""
    blocks = [block for block in map(_trimmed, blocks) if block]
    if not blocks:
        return None
    lines = [line for block in blocks for line in block]
    first, text = lines[0].number, "\n".join(line.text for line in lines)
    if _JAVA.search(text):
        return Example(first, text, problem="is written in Java", java=_java_call(text))
    if len(blocks) > 1 and all(_is_whole(block) for block in blocks):
        repairs = tuple(Repair(block[0].number, "one more example, not read") for block in blocks[1:])
        return Example(first, text, value=json.loads(_text(blocks[0])), repairs=repairs)
    joined, repairs = join_blocks(blocks)
    return _read_json(joined, repairs, text)


def _read_json(lines: Sequence[Line], repairs: tuple[Repair, ...], text: str) -> Example:
    first = lines[0].number
    joined = _text(lines)
    try:
        return Example(first, text, value=_strict(joined), repairs=repairs)
    except ValueError:
        pass
    try:
        value, repairs_made = read_lenient(joined)
    except UnreadableError as error:
        return Example(first, text, problem=f"line {_line_at(lines, error.offset)}: {error.what}", repairs=repairs)
    repairs += tuple(Repair(_line_at(lines, offset), what) for offset, what in repairs_made)
    return Example(first, text, value=value, repairs=tuple(sorted(repairs, key=lambda repair: repair.line)))


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


def _line_at(lines: Sequence[Line], offset: int) -> int:
    """Return the line number of an offset into the joined text."""
    index = _text(lines).count("\n", 0, offset)
    return lines[index].number


def _trimmed(block: Sequence[Line]) -> Sequence[Line]:
    """Return a block without blank lines at its start and end."""
    full = [index for index, line in enumerate(block) if not line.blank]
    return block[full[0] : full[-1] + 1] if full else ()
