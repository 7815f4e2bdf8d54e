"""Number lines, and record which of them were understood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.documents.records import LineKind, UnplacedLine

FENCE = "```"
_NUMBERED_HEADING = re.compile(r"#{1,6}\s+\d+(\.\d+)+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document; `fenced` lines are between two fences, and a fence itself is not fenced."""

    number: int
    text: str
    fenced: bool = False

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    @property
    def is_fence(self) -> bool:
        return not self.fenced and self.text.startswith(FENCE)

    @property
    def is_page_mark(self) -> bool:
        return not self.fenced and self.text.strip() == "---"


def number_lines(text: str) -> tuple[Line, ...]:
    """Return the numbered lines of a text; the heading of a section ends an unclosed fence."""
    texts = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    lines = []
    inside = False
    for number, line in enumerate(texts, 1):
        if line.startswith(FENCE):
            inside = not inside
            lines.append(Line(number, line))
            continue
        if inside and _NUMBERED_HEADING.match(line):
            inside = False
        lines.append(Line(number, line, inside))
    return tuple(lines)


class Account:
    """Record of the kind of each line; a line without a kind is unplaced."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._kinds: dict[int, LineKind] = {}
        self._reasons: dict[int, str] = {}

    def place(self, line: Line, kind: LineKind) -> None:
        """Record the kind of a line; a line has only one."""
        if line.number in self._kinds:
            raise ValueError(f"line {line.number} is {self._kinds[line.number]} and cannot also be {kind}")
        self._kinds[line.number] = kind

    def place_all(self, lines: Iterable[Line], kind: LineKind) -> None:
        """Record the same kind for all lines that are not blank."""
        for line in lines:
            if not line.blank:
                self.place(line, kind)

    def refuse(self, line: Line, reason: str) -> None:
        """Record why a line was not understood."""
        self._reasons[line.number] = reason

    def withdraw(self, line: Line, reason: str) -> None:
        """Record that a line which seemed to be understood was not."""
        self._kinds.pop(line.number, None)
        self.refuse(line, reason)

    @property
    def placed(self) -> Mapping[LineKind, int]:
        return Counter(self._kinds.values())

    @property
    def unplaced(self) -> tuple[UnplacedLine, ...]:
        return tuple(
            UnplacedLine(line.number, line.text, self._reasons.get(line.number, "belongs to no known part"))
            for line in self._lines
            if not line.blank and line.number not in self._kinds
        )

    @property
    def blank(self) -> int:
        return sum(line.blank for line in self._lines)
