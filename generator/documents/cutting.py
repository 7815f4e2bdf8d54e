"""Join the blocks of an example that a page break has split.

In the text, some split blocks have additional closing brackets, so that each looks complete; these are removed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.documents.lines import Line
from generator.documents.records import Repair

_STRING = re.compile(r'"(?:\\.|[^"\\\n])*+"?')
_CLOSERS = re.compile(r"(?<![\s}\]])[\s}\]]*+\Z")
_ONLY_CLOSERS = re.compile(r"[\s}\],]*\Z")


def join_blocks(blocks: Sequence[Sequence[Line]]) -> tuple[list[Line], tuple[Repair, ...]]:
    """Return the lines of all blocks as one example, and the repairs that joined them."""
    joined = list(blocks[0])
    repairs: list[Repair] = []
    for index, block in enumerate(blocks[1:], 1):
        repairs.append(Repair(block[0].number, "joined to the block before it"))
        rest = [line for later in blocks[index:] for line in later]
        if _same_name(joined[-1].text, block[0].text):
            repairs.append(Repair(block[0].number, "a line repeated after the cut"))
            block = block[1:]
        elif not _ONLY_CLOSERS.match(block[0].text):
            count = _added_closers(_text(joined), _text(rest))
            if count:
                repairs.append(Repair(joined[-1].number, f"took away {count} closing brackets before the cut"))
                joined = _without_closers(joined, count)
        joined.extend(block)
    return joined, tuple(repairs)


def _added_closers(before: str, after: str) -> int:
    """Count the added brackets at the end of a block: all after a comma, otherwise as many as the rest closes."""
    closers = _CLOSERS.search(before)
    found = sum(not character.isspace() for character in closers.group()) if closers else 0
    if before.rstrip("}] \t\n").endswith(","):
        return found
    _, open_before = _balance(before)
    closed_after, _ = _balance(after)
    return min(found, max(0, closed_after - open_before))


def _balance(text: str) -> tuple[int, int]:
    """Count the brackets that a text closes without opening them, and those that it leaves open."""
    closed = opened = 0
    for character in _STRING.sub("", text):
        if character in "{[":
            opened += 1
        elif character in "}]":
            closed, opened = (closed, opened - 1) if opened else (closed + 1, opened)
    return closed, opened


def _without_closers(lines: list[Line], count: int) -> list[Line]:
    """Return the lines without the last closing brackets."""
    kept = list(lines)
    while count:
        text = kept[-1].text.rstrip()
        if not text:
            kept.pop()
            continue
        kept[-1] = replace(kept[-1], text=text[:-1])
        count -= 1
    return kept


def _same_name(last: str, first: str) -> bool:
    """Return whether two lines open the same member: `"items": [` and `items: [`."""
    plain = first.replace('"', "").strip()
    return plain.endswith(("{", "[")) and len(plain) > 1 and plain == last.replace('"', "").strip()


def _text(lines: Sequence[Line]) -> str:
    return "\n".join(line.text for line in lines)
