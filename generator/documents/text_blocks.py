"""Cut the text of a page into blocks: texts, rows of tables and code, however the page was copied.

Rows of a table are separated by tabs (pasted from a browser, or converted from HTML), by vertical bars (Markdown, where
a cell may continue on the next lines), or by blanks; without any of these, each cell is on a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.documents.error_tables import is_error_column
from generator.documents.lines import Line
from generator.documents.page_words import Key, auth_of, key_of, part_of, required_of
from generator.documents.printed_types import table_types
from generator.documents.tables import Column, column_of, columns_of

_FENCE = re.compile(r"\s*+(`{3,}+|~{3,}+)\s*+([\w+-]*+)\s*+")
_HEADING = re.compile(r" {0,3}#{1,6}\s++(\S.*+)")
_BAR = re.compile(r"\\.|`[^`|]*+`|(\|)")
_RULE = re.compile(r":?-++:?")
_FLAT_ROW = re.compile(r"((?:- )*+)([A-Za-z]\w*+)((?: -)*+) ([A-Z][A-Za-z]*+(?: ?<[^<>]*+>)?)(?: (.*+))?", re.ASCII)
_NAME = re.compile(r"[A-Za-z_]\w*+", re.ASCII)
_FLAT_DEFINITION = re.compile(r"(/\S++) (\d++(?:\.\d++)++)(?: (.*+))?")
_FLAT_AUTH = re.compile(r"(?:(.*?) )?([是否](?:[,，].*+)?|(?:Yes|No)(?:[,.].*+)?)")
_VERSION = re.compile(r"\d++(?:\.\d++)++")
_PROTOCOLS = re.compile(r"https?(?: *[,，、/] *https?)*+", re.IGNORECASE)
_MOST_LINES = 100
"""Maximum number of lines of a row with bars."""

_MOST_WORDS = 6
"""Maximum number of words of a key of the head."""

_FEWEST_HEADINGS = 3
"""Number of headings from which a line without bars or tabs counts as the head of a table."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A line of text; `is_heading` is True if it is marked as a heading."""

    lines: tuple[Line, ...]
    text: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class RowBlock:
    """A row of a table; `is_flat` is True if nothing separates its cells, so that empty ones leave no trace."""

    lines: tuple[Line, ...]
    cells: tuple[str, ...]
    is_flat: bool = False

    @property
    def is_rule(self) -> bool:
        """Return whether the row is a line of dashes, as below the headings of a table in Markdown."""
        return any(self.cells) and all(_RULE.fullmatch(cell) for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A block of code; `lines` includes its fences, `code` does not."""

    lines: tuple[Line, ...]
    code: tuple[Line, ...]


Block = TextBlock | RowBlock | CodeBlock


def blocks_of(lines: Sequence[Line]) -> Iterator[Block]:
    """Yield the blocks of a page in order; each line that is not blank belongs to one of them."""
    return _Cutter(lines).blocks()


class _Cutter:
    """Reader of the lines of one page."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._at = 0
        self._columns: tuple[Column, ...] | None = None
        """The columns of the table without separators that the next lines may belong to."""
        self._defines = False
        """True if that table is the definition of an operation."""

    def blocks(self) -> Iterator[Block]:
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.blank:
                self._at += 1
            elif _FENCE.fullmatch(line.text):
                yield self._code()
            elif "\t" in line.text.strip():
                self._leave_table()
                yield RowBlock(self._take(1), tuple(cell.strip() for cell in line.text.split("\t")))
            elif _is_barred(line.text):
                self._leave_table()
                yield from self._barred_table()
            elif _is_open_head(line.text):
                self._leave_table()
                yield from self._open_table()
            else:
                yield self._flat_row() or self._text()

    def _take(self, count: int) -> tuple[Line, ...]:
        taken = tuple(self._lines[self._at : self._at + count])
        self._at += count
        return taken

    def _leave_table(self) -> None:
        self._columns, self._defines = None, False

    def _text(self) -> TextBlock:
        text = self._lines[self._at].text.strip()
        if part_of(text) is not None:
            self._leave_table()
        if heading := _HEADING.fullmatch(self._lines[self._at].text):
            return TextBlock(self._take(1), heading[1].rstrip("# "), is_heading=True)
        return TextBlock(self._take(1), text)

    def _code(self) -> CodeBlock:
        """Return a block of code; where its end is lost, the heading of the next part ends it."""
        self._leave_table()
        opening = _FENCE.fullmatch(self._lines[self._at].text)
        mark = opening[1] if opening else ""
        end = self._at + 1
        while end < len(self._lines):
            text = self._lines[end].text.strip()
            if text.startswith(mark) and not text.strip(mark[0]):
                lines = self._take(end + 1 - self._at)
                return CodeBlock(lines, lines[1:-1])
            if _HEADING.fullmatch(text) and part_of(text) is not None:
                break
            end += 1
        lines = self._take(end - self._at)
        return CodeBlock(lines, lines[1:])

    # --- Bars --------------------------------------------------------------------------------------------------------

    def _barred_table(self) -> Iterator[RowBlock]:
        """Yield the rows of a table with bars: each has as many cells as the first, or is cut where the next begins."""
        width = 0
        while self._at < len(self._lines) and _is_barred(self._lines[self._at].text):
            lines, cells = self._barred_row(width)
            if not width and not _is_rule(cells) and not self._is_pair(lines, cells):
                width = len(cells)
            yield RowBlock(lines, tuple(cells))

    @staticmethod
    def _is_pair(lines: Sequence[Line], cells: Sequence[str]) -> bool:
        """Return whether a row is a key and its value, each on a line of its own, so that it says no width."""
        return len(lines) == len(cells) == 2 and key_of(cells[0]) is not None

    def _barred_row(self, width: int) -> tuple[tuple[Line, ...], list[str]]:
        """Return the lines and the cells of the next row; without a width, it is the first one of its table."""
        first = _split_bars(self._lines[self._at].text)
        if _is_rule(_inner(first)):
            return self._take(1), _inner(first)
        if not width:
            return self._pair_on_lines(first) or self._first_row(first)
        opened = self._lines[self._at].text.lstrip().startswith("|")
        wanted = width + 1 + opened
        pieces, end = first, self._at + 1
        while len(pieces) < wanted and end < min(len(self._lines), self._at + _MOST_LINES):
            text = self._lines[end].text
            if _FENCE.fullmatch(text) or _HEADING.fullmatch(text) or part_of(text) is not None:
                break
            more = _split_bars(text)
            if len(pieces) + len(more) - 1 > wanted or (opened and text.lstrip().startswith("|") and len(more) > 2):
                break
            if not opened and len(more) > 2 and _NAME.fullmatch(more[0].strip()) and len(pieces) > 2:
                break
            pieces = [*pieces[:-1], f"{pieces[-1]}<br>{more[0].strip()}", *more[1:]]
            end += 1
        while end > self._at + 1 and self._lines[end - 1].blank:
            end -= 1
        return self._take(end - self._at), _inner(pieces, opened=opened)

    def _pair_on_lines(self, first: list[str]) -> tuple[tuple[Line, ...], list[str]] | None:
        """Return a key of the head and its value, if each is on a line of its own."""
        cells, key = _inner(first), key_of(_inner(first)[0])
        if len(cells) > 1 or key is None or self._at + 1 >= len(self._lines):
            return None
        below = self._lines[self._at + 1].text
        value = _inner(_split_bars(below)) if _is_barred(below) else []
        return (self._take(2), [*cells, *value]) if len(value) == 1 and _fits(key, value[0]) else None

    def _first_row(self, first: list[str]) -> tuple[tuple[Line, ...], list[str]]:
        """Return the headings, which may be on a line each."""
        cells, end = _inner(first), self._at + 1
        while len(cells) <= 1 or end > self._at + 1:
            if end >= len(self._lines):
                break
            more = _inner(_split_bars(self._lines[end].text)) if _is_barred(self._lines[end].text) else []
            if len(more) != 1 or not _is_heading(more[0]):
                break
            cells, end = [*filter(None, cells), more[0]], end + 1
        return self._take(end - self._at), cells

    def _open_table(self) -> Iterator[RowBlock]:
        """Yield the rows of a table with bars between its cells only: a row takes a line."""
        while self._at < len(self._lines) and len(cells := _split_bars(self._lines[self._at].text)) > 1:
            yield RowBlock(self._take(1), tuple(cell.strip() for cell in cells))

    # --- Neither bars nor tabs ---------------------------------------------------------------------------------------

    def _flat_row(self) -> RowBlock | None:
        """Return the row that the next line begins; None if it is text."""
        text = self._lines[self._at].text.strip()
        if _HEADING.fullmatch(self._lines[self._at].text):
            return None
        return self._flat_headings(text) or self._flat_pair(text) or self._flat_values(text)

    def _flat_headings(self, text: str) -> RowBlock | None:
        words = text.split()
        count = 1
        if len(words) == 1 and _is_heading(words[0]):
            words, count = self._headings_below()
        columns = columns_of(words) if len(words) >= _FEWEST_HEADINGS else None
        defines = len(words) >= _FEWEST_HEADINGS and key_of(words[0]) is Key.PATH and key_of(words[1]) is Key.VERSION
        if columns is None and not defines:
            return None
        if columns is None:
            words = [*words[:3], " ".join(words[3:])]  # the question in the last heading may have several words
        self._columns, self._defines = columns, columns is None
        return RowBlock(self._take(count), tuple(words), is_flat=True)

    def _headings_below(self) -> tuple[list[str], int]:
        """Return the headings that follow on a line each, and how many lines they take."""
        words, count = [], 0
        for number, line in enumerate(self._lines[self._at : self._at + 20], 1):
            if line.blank:
                continue
            if not _is_heading(line.text):
                break
            words.append(line.text.strip())
            count = number
        return words, count

    def _flat_pair(self, text: str) -> RowBlock | None:
        """Return a key of the head and its value, on the same line or on the next."""
        if self._defines or self._columns is not None:
            return None
        for at in [index for index, character in enumerate(text[:80]) if character == " "][:_MOST_WORDS]:
            key, value = key_of(text[:at]), text[at + 1 :].strip()
            if key is not None and _fits(key, value):
                return RowBlock(self._take(1), (text[:at], value), is_flat=True)
        if (key := key_of(text)) is None or key is Key.DESCRIPTION:
            return None
        below = self._below(self._at)
        value = self._lines[below].text.strip() if below > self._at else ""
        found = value if _fits(key, value) else ""
        if not found and key is not Key.AUTH:
            return None
        return RowBlock(self._take(below + 1 - self._at if found else 1), (text, found), is_flat=True)

    def _below(self, at: int) -> int:
        """Return the place of the next line that is not blank; the given place if there is none."""
        return next((index for index in range(at + 1, len(self._lines)) if not self._lines[index].blank), at)

    def _flat_values(self, text: str) -> RowBlock | None:
        """Return the row of a table whose headings were read before."""
        if self._defines and (match := _FLAT_DEFINITION.fullmatch(text)):
            path, version, rest = match[1], match[2], match[3] or ""
            auth = _FLAT_AUTH.fullmatch(rest)
            cells = (path, version, (auth[1] or "") if auth else rest, auth[2] if auth else "")
            return RowBlock(self._take(1), cells, is_flat=True)
        if self._columns is None:
            return None
        count = 1
        if _NAME.fullmatch(text):
            kind_at = self._below(self._at)
            kind = self._lines[kind_at].text.strip()
            if kind_at == self._at or table_types(kind) is None:
                return None
            text, count = f"{text} {kind}", kind_at + 1 - self._at
            answer_at = self._below(kind_at)
            if answer_at != kind_at and required_of(answer := self._lines[answer_at].text.strip()) is not None:
                text, count = f"{text} {answer}", answer_at + 1 - self._at
        match = _flat_row(text)
        if match is None:
            return None
        return RowBlock(self._take(count), tuple(_flat_cells(match, self._columns)), is_flat=True)


def is_flat_row(text: str) -> bool:
    """Return whether a line looks like a row whose cells nothing separates: a name, then a type."""
    return _flat_row(text) is not None


def _flat_row(text: str) -> re.Match[str] | None:
    match = _FLAT_ROW.fullmatch(text)
    return match if match and table_types(match[4]) is not None else None


def _flat_cells(match: re.Match[str], columns: Sequence[Column]) -> list[str]:
    """Return the cells of a row in the order of its table's headings; the rest of the line is the description."""
    marks, name, _, kind, rest = match.groups()
    required, description = "", rest or ""
    if Column.REQUIRED in columns:
        word, _, others = description.partition(" ")
        if required_of(word) is not None:
            required, description = word, others
    found = {Column.NAME: f"{marks}{name}", Column.TYPE: kind, Column.REQUIRED: required}
    cells = [found.pop(column, "") for column in columns]
    at = columns.index(Column.DESCRIPTION) if Column.DESCRIPTION in columns else len(columns) - 1
    cells[at] = description
    return cells


def _is_heading(text: str) -> bool:
    """Return whether a text is the heading of a column, in a table of parameters or of errors, or in a definition."""
    return column_of(text) is not None or key_of(text) is not None or is_error_column(text.strip())


def _fits(key: Key, value: str) -> bool:
    """Return whether a text can be the value of a key of the head."""
    match key:
        case Key.PATH:
            return value.startswith("/") and " " not in value
        case Key.VERSION:
            return _VERSION.fullmatch(value) is not None
        case Key.PROTOCOLS:
            return _PROTOCOLS.fullmatch(value) is not None
        case Key.METHOD:
            return value.isascii() and value.isalpha() and value.isupper()
        case Key.TIMEOUT:
            return value.isascii() and value.isdigit()
        case Key.AUTH | Key.CLOUD_TOKEN:
            return len(value) < 60 and auth_of(value) is not None
    return False


def _is_barred(text: str) -> bool:
    stripped = text.strip()
    return stripped.startswith("|") or (stripped.endswith("|") and not stripped.endswith("\\|"))


def _is_open_head(text: str) -> bool:
    """Return whether a line has the headings of a table, or a key and its value, with a bar between its cells only."""
    if "|" not in text:
        return False
    cells = [cell.strip() for cell in _split_bars(text)]
    is_pair = len(cells) == 2 and key_of(cells[0]) is not None
    return len(cells) > 1 and (is_pair or all(_is_heading(cell) for cell in cells[:3]))


def _split_bars(text: str) -> list[str]:
    """Return the texts between the bars of a line; escaped ones, and those in code, separate nothing."""
    pieces, start = [], 0
    for match in _BAR.finditer(text):
        if match[1]:
            pieces.append(text[start : match.start()])
            start = match.end()
    return [piece.replace("\\|", "|") for piece in (*pieces, text[start:])]


def _inner(pieces: Sequence[str], *, opened: bool = True) -> list[str]:
    """Return the cells of a row without what is before its first bar and behind its last one."""
    cells = [piece.strip().removesuffix("<br>").strip() for piece in pieces]
    if opened and len(cells) > 1 and not cells[0]:
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1].replace("<br>", "").strip():
        cells = cells[:-1]
    return [re.sub(r"^(?:<br>)+|(?:<br>)+$", "", cell).strip() for cell in cells]


def _is_rule(cells: Sequence[str]) -> bool:
    return any(cells) and all(_RULE.fullmatch(cell) for cell in cells if cell)
