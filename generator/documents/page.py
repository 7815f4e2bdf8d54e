"""Read a published page: one operation or several, in Chinese or in English, in the present or in the older layout.

In the present layout, the head of an operation is a table of keys and values below its title; in the older one it is a
row below `path`, `版本` and so on. A page can lose something on its way here. Its reader therefore believes a row only
if its cells fit their headings, and an empty part only if the example agrees.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.documents import page_words as words
from generator.documents.cells import plain
from generator.documents.error_tables import error_row, is_error_heading
from generator.documents.examples import read_example
from generator.documents.lines import Account, Line
from generator.documents.page_rows import ParameterTable
from generator.documents.page_words import Key, PagePart
from generator.documents.records import (
    Auth,
    Document,
    ErrorRow,
    Example,
    Layout,
    LineKind,
    OperationRecord,
    SharedTable,
)
from generator.documents.shown_parts import shown_data, shown_params
from generator.documents.tables import columns_of
from generator.documents.text_blocks import Block, CodeBlock, RowBlock, TextBlock, blocks_of, is_flat_row

_EXAMPLES = (PagePart.REQUEST_EXAMPLE, PagePart.RESPONSE_EXAMPLE, PagePart.ERROR_EXAMPLE)
_TABLES = (PagePart.REQUEST, PagePart.RESPONSE, PagePart.SHARED_TABLE)
_ROW_KINDS = {
    PagePart.REQUEST: LineKind.REQUEST_ROW,
    PagePart.RESPONSE: LineKind.RESPONSE_ROW,
    PagePart.SHARED_TABLE: LineKind.SHARED_ROW,
}
_EXPECTED = {PagePart.REQUEST: "名称, 类型, 是否必选", PagePart.RESPONSE: "名称, 类型, 描述"}
_SUB_TABLE = re.compile(
    r"(\w+?) ?(?:对象|列表)?的?结构|structure of (\w+)|(\w+) (?:list )?structure", re.ASCII | re.IGNORECASE
)
_CLOUD_PATH = "/cloud/"
_SIDES = {"云端API": "cloud", "客户端API": "app", "Cloud APIs": "cloud", "Client APIs": "app"}
_TOKENS = {"cloudToken": "cloud", "iotToken": "app"}
_OPENERS = '{[}],"'


def read_page(lines: Sequence[Line], name: str) -> Document:
    """Read the lines of a page; of a page in which nothing is recognised, the result has no operation."""
    return _Reader(lines, name).document()


@dataclass
class _Draft:
    """Builder of an operation from its blocks."""

    title: str
    line: Line
    values: dict[Key, str] = field(default_factory=dict)
    description: list[str] = field(default_factory=list)
    tables: dict[PagePart, ParameterTable] = field(
        default_factory=lambda: {PagePart.REQUEST: ParameterTable(), PagePart.RESPONSE: ParameterTable()}
    )
    examples: dict[PagePart, list[list[Line]]] = field(default_factory=lambda: {part: [] for part in _EXAMPLES})
    headings: dict[PagePart, Line] = field(default_factory=dict)
    """The heading of each part that the page has."""
    is_damaged: bool = False
    """True if a line of its head was not understood."""
    is_flat: bool = False
    """True if nothing separates the cells of the page: older pages of this kind have answers without a table."""

    def has(self, part: PagePart) -> bool:
        """Return whether a part has any content so far."""
        return bool(self.tables[part].rows) if part in self.tables else bool(self.examples.get(part))

    def example(self, part: PagePart) -> Example | None:
        return read_example(self.examples[part])

    def auth(self) -> Auth | None:
        """Return whether a call needs a user's identity; who needs a cloudToken needs none."""
        if words.auth_of(self.values.get(Key.CLOUD_TOKEN, "")) is Auth.YES:
            return Auth.NO
        return words.auth_of(self.values.get(Key.AUTH, ""))

    def side(self, navigation: str) -> str:
        """Return the side of the operation, as far as the page tells it: 'app', 'cloud' or ''."""
        if Key.CLOUD_TOKEN in self.values or self.values.get(Key.PATH, "").startswith(_CLOUD_PATH):
            return "cloud"
        request = self.example(PagePart.REQUEST_EXAMPLE)
        body = request.value.get("request") if request is not None and isinstance(request.value, dict) else None
        told = {_TOKENS[token] for token in (body if isinstance(body, dict) else {}) if token in _TOKENS}
        return told.pop() if len(told) == 1 else navigation

    def record(self, navigation: str) -> OperationRecord:
        """Return the operation."""
        timeout = self.values.get(Key.TIMEOUT, "")
        return OperationRecord(
            section="",
            title=self.title,
            line=self.line.number,
            path=self.values.get(Key.PATH, ""),
            api_version=self.values.get(Key.VERSION, ""),
            protocols=tuple(filter(None, re.split(r"[,，、/\s]+", self.values.get(Key.PROTOCOLS, "")))),
            method=self.values.get(Key.METHOD, ""),
            auth=self.auth(),
            timeout_ms=int(timeout) if timeout else None,
            description="\n".join(self.description),
            request_rows=self.tables[PagePart.REQUEST].rows.finished(),
            response_rows=self.tables[PagePart.RESPONSE].rows.finished(),
            request_example=self.example(PagePart.REQUEST_EXAMPLE),
            response_example=self.example(PagePart.RESPONSE_EXAMPLE),
            error_example=self.example(PagePart.ERROR_EXAMPLE),
            side=self.side(navigation),
        )


class _Reader:
    """Reader of one page."""

    def __init__(self, lines: Sequence[Line], name: str) -> None:
        self._name = name
        self._lines = lines
        self._account = Account(lines)
        self._part = PagePart.INTRODUCTION
        self._drafts: list[_Draft] = []
        self._shared: list[tuple[Line, str, ParameterTable]] = []
        self._errors: list[ErrorRow] = []
        self._error_headings: tuple[str, ...] = ()
        self._definition: tuple[Key | None, ...] = ()
        """The keys above the values of a head in the older layout."""
        self._title: tuple[Line, str] | None = None
        """The heading, or the line above the date, that the next operation may be called."""
        self._last: tuple[Line, str] | None = None
        self._date = self._number = self._side = ""
        self._is_older = False

    def document(self) -> Document:
        """Read every block and return the document."""
        for block, below in pairwise((*blocks_of(self._lines), None)):
            if block is not None:
                self._take(block, below)
        for draft in self._drafts:
            self._find_losses(draft)
        records = [draft.record(self._side) for draft in self._drafts]
        return Document(
            name=self._name,
            operations=tuple(record for record in records if record.path),
            headless=tuple(record for record in records if not record.path),
            errors=(),
            topics=(),
            tables=tuple(SharedTable(line.number, title, table.rows.finished()) for line, title, table in self._shared),
            missing=(),
            unplaced=self._account.unplaced,
            placed=self._account.placed,
            blank=self._account.blank,
            line_count=len(self._lines),
            layout=Layout.OLDER_PAGE if self._is_older else Layout.PAGE,
            page_errors=tuple(self._errors),
            page_number=self._number,
            updated=self._date,
        )

    # --- Blocks ------------------------------------------------------------------------------------------------------

    def _take(self, block: Block, below: Block | None) -> None:
        if isinstance(block, CodeBlock):
            self._take_code(block)
        elif isinstance(block, RowBlock):
            self._take_row(block)
        else:
            self._take_text(block, below)

    def _place(self, block: Block, kind: LineKind) -> None:
        self._account.place_all(block.lines, kind)

    def _refuse(self, block: Block, reason: str) -> None:
        for line in block.lines:
            if not line.blank:
                self._account.refuse(line, reason)
        if self._part is PagePart.HEAD:
            self._drafts[-1].is_damaged = True

    def _begin(self, title: str, line: Line) -> None:
        self._drafts.append(_Draft(title, line))
        self._enter(PagePart.HEAD)
        self._title = None

    def _enter(self, part: PagePart) -> None:
        self._part = part
        self._definition = ()
        self._error_headings = ()

    # --- Text --------------------------------------------------------------------------------------------------------

    def _take_text(self, block: TextBlock, below: Block | None) -> None:
        """Add a text to the part it belongs to; `below` is the next block."""
        line, text = block.lines[0], block.text
        part = words.part_of(text)
        if line.is_page_mark:
            self._account.place(line, LineKind.PAGE_MARK)
        elif words.is_date(text):
            self._take_date(block)
        elif part is None and _begins_definition(below):
            self._begin(words.heading_text(text), line)
            self._account.place(line, LineKind.HEADING)
        elif part is not None and (self._drafts or part is not PagePart.ERRORS):
            self._take_part(block, part)
        elif block.is_heading and not words.is_format(text):
            self._take_heading(block, below)
        elif self._is_table_title(block, below):
            self._enter(PagePart.SHARED_TABLE)
            self._shared.append((line, text, ParameterTable()))
            self._account.place(line, LineKind.HEADING)
        else:
            self._take_words(block)
        self._last = (line, text)
        self._number = self._number or words.number_in(text)

    def _take_date(self, block: TextBlock) -> None:
        """Read the date of the page, which stands below its title."""
        self._date = self._date or words.date_in(block.text)
        if self._title is None and self._last is not None:
            self._title = self._last
        self._place(block, LineKind.INTRODUCTION)

    def _take_part(self, block: TextBlock, part: PagePart) -> None:
        line = block.lines[0]
        if part is PagePart.HEAD:
            if not self._drafts or self._drafts[-1].values or self._part is not PagePart.HEAD:
                self._begin(words.heading_text(self._title[1]) if self._title else "", self._title_line(line))
            self._account.place(line, LineKind.PART_HEADING)
            return
        if not self._drafts:
            self._drafts.append(_Draft("", line))
        draft = self._drafts[-1]
        if part in draft.headings and part is not self._part and draft.has(part):
            if part in draft.tables:
                self._account.refuse(line, f"a second heading {block.text}, whose operation is not told")
                self._enter(PagePart.BETWEEN)
                return
        elif part in draft.headings and part in draft.tables and draft.has(part):
            self._account.place(line, LineKind.PART_HEADING)  # repeated where the page was cut
            return
        draft.headings.setdefault(part, line)
        self._enter(part)
        self._account.place(line, LineKind.PART_HEADING)

    def _take_heading(self, block: TextBlock, below: Block | None) -> None:
        """Read a heading that is no part's: the title of an operation, or of something else."""
        line = block.lines[0]
        if not words.is_general(block.text):
            self._title = (line, block.text)
        if self._part in _TABLES and isinstance(below, RowBlock) and _SUB_TABLE.fullmatch(block.text):
            self._take_words(block)
            return
        if self._part not in (PagePart.INTRODUCTION, PagePart.HEAD):
            self._enter(PagePart.BETWEEN)
        self._account.place(line, LineKind.HEADING)

    def _is_table_title(self, block: TextBlock, below: Block | None) -> bool:
        """Return whether a line is unindented text above the headings of a table behind the examples."""
        is_behind = self._part in (*_EXAMPLES, PagePart.ERRORS, PagePart.BETWEEN)
        is_title = is_behind and not block.lines[0].text.startswith(" ") and isinstance(below, RowBlock)
        return is_title and isinstance(below, RowBlock) and columns_of(below.cells) is not None

    def _take_words(self, block: TextBlock) -> None:
        """Read a text that is no heading."""
        line, text = block.lines[0], block.text
        if self._part is PagePart.INTRODUCTION:
            self._side = self._side or _SIDES.get(text, "")
            self._account.place(line, LineKind.INTRODUCTION)
        elif self._part in (PagePart.BETWEEN, PagePart.ERRORS):
            self._account.place(line, LineKind.DESCRIPTION)
        elif self._part is PagePart.HEAD:
            self._take_words_of_head(block)
        elif self._part in _TABLES:
            self._take_words_of_table(block)
        elif self._part is PagePart.EXAMPLES:
            if text[:1] in _OPENERS:
                self._begin_example_of(text)
                self._take_words(block)
            elif words.is_format(text):
                self._account.place(line, LineKind.PART_HEADING)
            else:
                self._account.refuse(line, "text between the examples")
        else:
            self._take_words_of_example(line, text)

    def _take_words_of_head(self, block: TextBlock) -> None:
        line, draft = block.lines[0], self._drafts[-1]
        key = Key.CLOUD_TOKEN if Key.CLOUD_TOKEN in self._definition else Key.AUTH
        if self._definition and key not in draft.values and words.auth_of(block.text) and block.text[:1] in "是否YN":
            draft.values[key] = block.text
            self._account.place(line, LineKind.METADATA)
        elif draft.values:
            draft.description.append(plain(block.text))
            self._account.place(line, LineKind.DESCRIPTION)
        else:
            self._refuse(block, "not a definition")

    def _take_words_of_table(self, block: TextBlock) -> None:
        line, table = block.lines[0], self._table()
        if match := _SUB_TABLE.fullmatch(words.heading_text(block.text)):
            table.enter(match[1] or match[2] or match[3])
            self._account.place(line, LineKind.TABLE_HEADING)
        elif self._part is PagePart.REQUEST and words.required_of(block.text) is not None:
            self._account.refuse(line, "an answer to what is required, apart from its row")
        elif table.rows:
            table.rows.extend_last(plain(block.text))
            self._account.place(line, _ROW_KINDS[self._part])
        elif table.has_headings or self._part is PagePart.SHARED_TABLE:
            self._account.refuse(line, "text above the rows of a table")
        elif is_flat_row(block.text):
            self._account.refuse(line, "row of a table without headings")
        else:
            self._drafts[-1].description.append(plain(block.text))
            self._account.place(line, LineKind.DESCRIPTION)

    def _take_words_of_example(self, line: Line, text: str) -> None:
        """Add a line to an example; what follows its last bracket, and is not valid JSON, comes behind the examples."""
        blocks = self._drafts[-1].examples[self._part]
        if not blocks and words.is_format(text):
            self._account.place(line, LineKind.PART_HEADING)
        elif text[:1] not in _OPENERS and (not blocks or _is_closed(blocks[-1])) and not line.text.startswith("    "):
            self._enter(PagePart.BETWEEN)
            self._account.place(line, LineKind.DESCRIPTION)
        else:
            if not blocks:
                blocks.append([])
            blocks[-1].append(line)
            self._account.place(line, LineKind.EXAMPLE)

    # --- Code --------------------------------------------------------------------------------------------------------

    def _begin_example_of(self, text: str) -> None:
        """Enter the part of an example without a heading of its own, by what is in it."""
        is_request = '"apiVer"' in text or '"params"' in text
        self._enter(PagePart.REQUEST_EXAMPLE if is_request else PagePart.RESPONSE_EXAMPLE)

    def _take_code(self, block: CodeBlock) -> None:
        if self._part is PagePart.EXAMPLES:
            self._begin_example_of("\n".join(line.text for line in block.code))
            self._take_code(block)
            self._part = PagePart.EXAMPLES
            return
        code = set(block.code)
        for line in block.lines:
            if line not in code:
                self._account.place(line, LineKind.FENCE)
            elif not line.blank:
                self._account.place(line, LineKind.EXAMPLE if self._part in _EXAMPLES else LineKind.DESCRIPTION)
        if self._part in _EXAMPLES:
            self._drafts[-1].examples[self._part].append(list(block.code))

    # --- Rows --------------------------------------------------------------------------------------------------------

    def _take_row(self, block: RowBlock) -> None:
        cells = [plain(cell).replace("\n", " ") for cell in block.cells]
        if block.is_rule or not any(cells):
            self._place(block, LineKind.TABLE_RULE)
        elif _is_definition_head(cells):
            self._take_definition_head(block, cells)
        elif cells[0].startswith("/") and self._definition:
            self._take_definition(block, cells)
        elif len(list(filter(None, cells))) <= 2 and (key := words.key_of(cells[0])) and self._has_keys(key):
            self._take_pair(block, key, " ".join(filter(None, cells[1:])))
        elif is_error_heading(cells):
            self._part = PagePart.ERRORS
            self._error_headings = tuple(cells)
            self._place(block, LineKind.TABLE_HEADING)
        elif self._part is PagePart.ERRORS and self._error_headings:
            self._take_error(block, cells)
        elif self._part in _TABLES:
            self._take_parameter(block)
        elif self._part is PagePart.INTRODUCTION:
            self._place(block, LineKind.INTRODUCTION)
        elif columns_of(cells) is not None:
            self._refuse(block, "a table of parameters below no heading such as 请求参数 or 返回数据")
        else:
            self._refuse(block, "row of an unknown table")

    def _has_keys(self, key: Key) -> bool:
        """Return whether a row of two cells may be a key and its value, here: a path begins an operation anywhere."""
        return key is Key.PATH or self._part not in _TABLES

    def _take_definition_head(self, block: RowBlock, cells: Sequence[str]) -> None:
        if not self._drafts or self._drafts[-1].values or self._part is not PagePart.HEAD:
            self._begin(words.heading_text(self._title[1]) if self._title else "", self._title_line(block.lines[0]))
        self._definition = tuple(words.key_of(cell) for cell in cells)
        self._is_older = True
        self._place(block, LineKind.TABLE_HEADING)

    def _title_line(self, line: Line) -> Line:
        return self._title[0] if self._title is not None else line

    def _take_definition(self, block: RowBlock, cells: Sequence[str]) -> None:
        """Read the values of a head in the older layout."""
        draft = self._drafts[-1]
        if draft.values:
            self._refuse(block, "a second definition below one title")
        elif len(cells) != len(self._definition):
            self._refuse(block, f"{len(cells)} cells under {len(self._definition)} headings of a definition")
        else:
            values = [
                (key, cell) for key, cell in zip(self._definition, cells, strict=True) if key is not None and cell
            ]
            problem = next(filter(None, (_problem(key, cell) for key, cell in values)), "")
            if problem:
                self._refuse(block, problem)
                return
            draft.values = {key: cell for key, cell in values if key is not Key.DESCRIPTION}
            draft.is_flat = block.is_flat
            draft.description = [cell for key, cell in values if key is Key.DESCRIPTION]
            if Key.CLOUD_TOKEN in self._definition:
                draft.values.setdefault(Key.CLOUD_TOKEN, "")
            self._place(block, LineKind.METADATA)

    def _take_pair(self, block: RowBlock, key: Key, value: str) -> None:
        """Read a key and its value in the head of the present layout."""
        if key is Key.PATH and (not self._drafts or self._drafts[-1].values or self._part is not PagePart.HEAD):
            self._begin(words.heading_text(self._title[1]) if self._title else "", self._title_line(block.lines[0]))
        if not self._drafts or self._part is not PagePart.HEAD:
            self._refuse(block, f"{key.name.lower()} of an operation without a path above it")
        elif problem := _problem(key, value):
            self._refuse(block, problem)
        elif self._drafts[-1].values.get(key, value) != value:
            self._refuse(block, f"a second {key.name.lower()} of one operation")
        else:
            if value:
                self._drafts[-1].values[key] = value
            self._place(block, LineKind.METADATA)

    def _take_error(self, block: RowBlock, cells: Sequence[str]) -> None:
        if len(cells) != len(self._error_headings) or not cells[0]:
            self._refuse(block, f"{len(cells)} cells under {len(self._error_headings)} headings of an error table")
            return
        title = self._drafts[-1].title if self._drafts else ""
        self._errors.append(error_row(block.lines[0].number, title, self._error_headings, cells))
        self._place(block, LineKind.ERROR_ROW)

    def _table(self) -> ParameterTable:
        return self._shared[-1][2] if self._part is PagePart.SHARED_TABLE else self._drafts[-1].tables[self._part]

    def _take_parameter(self, block: RowBlock) -> None:
        """Read a row, or the headings, of a table of parameters."""
        table = self._table()
        if columns_of([plain(cell) for cell in block.cells]) is not None:
            reason = table.head(block, is_request=self._part is PagePart.REQUEST)
            kind = LineKind.TABLE_HEADING
        else:
            reason, kind = table.row(block), _ROW_KINDS[self._part]
        if reason:
            self._refuse(block, reason)
        else:
            self._place(block, kind)

    # --- Losses ------------------------------------------------------------------------------------------------------

    def _find_losses(self, draft: _Draft) -> None:
        """Take back the headings of parts that have lost their table, and rows that have lost a cell."""
        for line in draft.tables[PagePart.REQUEST].silent_lines():
            self._account.withdraw(line, "the row does not say whether the parameter is required, as others do")
        for part, shown in (
            (PagePart.REQUEST, shown_params(draft.example(PagePart.REQUEST_EXAMPLE)).value),
            (PagePart.RESPONSE, shown_data(draft.example(PagePart.RESPONSE_EXAMPLE)).value),
        ):
            self._find_losses_of_table(draft, part, _names(shown))
        if not draft.values and not draft.is_damaged:
            self._account.withdraw(
                draft.line,
                "the head of the operation is lost: expected a table with 路径 (or path) and 版本号, found none",
            )

    def _find_losses_of_table(self, draft: _Draft, part: PagePart, names: Sequence[str]) -> None:
        """Compare a table with the names in its example."""
        rows = draft.tables[part].rows
        for row in rows:
            if row.name not in names and row.example in names:
                reason = f"{row.name} is no name in the example, but {row.example} is"
                self._account.withdraw(self._lines[row.line - 1], reason)
        is_told = draft.is_flat and part is PagePart.RESPONSE and part in draft.headings
        if not rows and names and not is_told:
            reason = (
                f"the table of the {part.name.lower()} is lost: expected rows below headings such as {_EXPECTED[part]}"
                f", found none, but the example has {', '.join(names[:3])}"
            )
            self._account.withdraw(draft.headings.get(part, draft.line), reason)


def _begins_definition(block: Block | None) -> bool:
    """Return whether a block begins the head of an operation in the older layout, so that its title is above it."""
    if isinstance(block, TextBlock):
        return words.part_of(block.text) is PagePart.HEAD
    return isinstance(block, RowBlock) and _is_definition_head([plain(cell) for cell in block.cells])


def _is_definition_head(cells: Sequence[str]) -> bool:
    keys = [words.key_of(cell) for cell in cells]
    return len(keys) > 2 and keys[0] is Key.PATH and Key.VERSION in keys[1:]


def _problem(key: Key, value: str) -> str:
    """Return what is wrong with a value of the head; an answer that was a picture is empty."""
    fits = {
        Key.PATH: value.startswith("/"),
        Key.VERSION: re.fullmatch(r"\d{1,9}(?:\.\d{1,9})+", value) is not None,
        Key.AUTH: not value or words.auth_of(value) is not None,
        Key.CLOUD_TOKEN: not value or words.auth_of(value) is not None,
        Key.TIMEOUT: not value or (value.isascii() and value.isdigit() and len(value) < 10),
    }
    return "" if fits.get(key, True) else f"{value[:40]!r} is no {key.name.lower().replace('_', ' ')}"


def _is_closed(lines: Sequence[Line]) -> bool:
    """Return whether an example is over: its last line ends with a bracket, and no bracket is open."""
    text = "\n".join(line.text for line in lines)
    opened = sum(text.count(one) for one in "{[") - sum(text.count(one) for one in "}]")
    return opened <= 0 and text.rstrip().endswith(("}", "]"))


def _names(value: object) -> list[str]:
    """Return the names in a value that needs a table: an object, or a list of objects."""
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, dict)), None)
    return list(value) if isinstance(value, dict) else []
