"""Convert a page saved as HTML to the text that the readers of the layouts expect."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_BEGINNING = re.compile(
    r"\s*+(?><!--.*?-->\s*+)*+<(?:!doctype\s++html|html|head|body|main|article|section|div|h[1-6]|table)\b", re.I | re.S
)
_UNREAD = re.compile(r"<!--.*?(?:-->|\Z)|<[!?][^<>]*+>?", re.S)
"""Comments and declarations, complete or not."""

_NO_TAG = re.compile(r"<(?!/?[a-zA-Z](?:(?>[^<>\"']|\"[^\"<]*+\"|'[^'<]*+')*+>|[^<>]*+>))")
_ENDLESS = re.compile(r"&(?=#[xX]?[0-9a-fA-F]{8})")
"""The beginning of a reference to a character that does not exist."""

_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{1,9}\)(\S{1,300})")
_HEADINGS = {f"h{depth}": "#" * depth for depth in range(1, 7)}
_BLOCKS = {"p", "div", "section", "article", "main", "ul", "ol", "dl", "dt", "dd", "table", "body", "header"}
_SILENT = {"script", "style", "head", "nav", "button", "svg", "footer", "noscript", "template"}
_ADDRESSES = {("link", "canonical"): "href", ("meta", "og:url"): "content"}
"""Attributes of the head that hold the address of the page."""

_MOST_SPANNED = 30
"""Maximum number of columns or rows of a cell; the widest tables of the documents have six columns."""


def is_html(text: str) -> bool:
    """Return whether a text begins like an HTML page."""
    return _BEGINNING.match(text) is not None


def page_text(text: str) -> str:
    """Return the text of a page: its address, tables as tab-separated rows, code between fences.

    Lines keep their numbers if possible.
    """
    page = _Page()
    if saved_from := _SAVED_FROM.search(text, 0, 2000):
        page.address = saved_from[1]
    page.feed(_tidy(text))
    page.close()
    page.end_line()
    printed = [page.address] if page.address else []
    for line in page.lines:
        printed += [""] * (line.number - 1 - len(printed))
        printed += line.printed()
    return "\n".join(printed) + "\n"


def _tidy(text: str) -> str:
    """Return the page with nothing in it that the parser fails at, or takes more than linear time for."""
    text = _UNREAD.sub(lambda found: "\n" * found[0].count("\n"), text)
    return _ENDLESS.sub("&amp;", _NO_TAG.sub("&lt;", text))


@dataclass
class _Line:
    """A line of the page: a text with the depth of a heading, the cells of a row, or the lines of code."""

    number: int
    text: str = ""
    depth: str = ""
    cells: list[str] = field(default_factory=list)
    code: list[str] | None = None

    def printed(self) -> list[str]:
        if self.code is not None:
            return ["```", *self.code, "```"]
        return ["\t".join(self.cells)] if self.cells else [f"{self.depth} {self.text}".strip()]


class _Page(HTMLParser):
    """Parser that collects the lines of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[_Line] = []
        self.address = ""
        self._text: list[str] = []
        self._number = 1
        self._depth = ""
        self._cells: list[str] | None = None
        self._span = 1
        self._held: dict[int, int] = {}
        """The columns that cells of rows above reach into, with the number of rows that are left."""
        self._tables = 0
        self._in_cell = False
        self._in_code = False
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._read_address(tag, attrs)
        if tag == "body":
            self._silent = 0
        if tag in _SILENT:
            self._silent += 1
        elif tag == "pre" and not self._in_cell:
            self.end_line()
            self._in_code = True
        elif tag == "table":
            self._open_table()
        elif tag == "img":
            self._text.append(dict(attrs).get("alt") or "")
        elif self._in_cell and tag in ("tr", "td", "th") and self._tables > 1:
            self._text.append("<br>")
        elif tag == "tr":
            self._end_row()
            self._cells = []
        elif tag in ("td", "th") and self._cells is not None:
            self._end_cell()
            self._begin_cell(dict(attrs))
        elif self._in_cell:
            self._break_cell(tag)
        elif tag == "br":
            self._text.append("\n" if self._in_code else " ")
        elif tag in _BLOCKS or tag in _HEADINGS or tag == "li":
            self.end_line()
            self._depth = _HEADINGS.get(tag, "")
            self._number = self.getpos()[0]

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "pre" and self._in_code:
            code = "".join(self._text).strip("\n").split("\n")
            self._text, self._in_code = [], False
            self.lines.append(_Line(self._number, code=code))
        elif tag == "table":
            self._close_table()
        elif self._in_cell and self._tables > 1:
            return
        elif tag in ("td", "th") and self._in_cell:
            self._end_cell()
        elif tag == "tr":
            self._end_row()
        elif not self._in_cell and (tag in _BLOCKS or tag in _HEADINGS or tag == "li"):
            self.end_line()

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if not self._text and data.strip():
            self._number = self.getpos()[0]
        self._text.append(data)

    def end_line(self) -> None:
        """Finish a line outside of tables and code."""
        if text := self._take_text():
            self.lines.append(_Line(self._number, text, self._depth))
        self._depth = ""

    def _read_address(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        for (owner, kind), attribute in _ADDRESSES.items():
            if tag == owner and kind in (named.get("rel"), named.get("property")) and not self.address:
                self.address = " ".join((named.get(attribute) or "").split())[:300]

    # --- Tables ------------------------------------------------------------------------------------------------------

    def _open_table(self) -> None:
        self._tables += 1
        if self._tables == 1:
            self.end_line()
            self._held = {}

    def _close_table(self) -> None:
        self._tables = max(0, self._tables - 1)
        if self._tables == 0:
            self._end_row()

    def _begin_cell(self, named: dict[str, str | None]) -> None:
        """Begin a cell behind those that reach in from above; its own columns and rows stay empty but for the first."""
        self._skip_held()
        self._in_cell, self._span = True, _count(named.get("colspan"))
        if (rows := _count(named.get("rowspan"))) > 1:
            first = len(self._cells or ())
            self._held.update(dict.fromkeys(range(first, first + self._span), rows))

    def _skip_held(self) -> None:
        while self._cells is not None and self._held.get(len(self._cells), 0) > 0:
            self._cells.append("")

    def _break_cell(self, tag: str) -> None:
        """Keep apart what is in blocks of their own within a cell."""
        if tag == "li":
            self._text.append("<li>")
        elif (tag in _BLOCKS or tag == "br") and "".join(self._text[-1:]).strip() not in ("", "<li>", "<br>"):
            self._text.append("<br>")

    def _end_cell(self) -> None:
        if self._in_cell and self._cells is not None:
            self._cells += [self._take_text(), *[""] * (self._span - 1)]
        self._text, self._in_cell, self._span = [], False, 1

    def _end_row(self) -> None:
        if self._cells is not None:
            self._end_cell()
            self._skip_held()
            self._held = {column: rows - 1 for column, rows in self._held.items() if rows > 1}
            if any(self._cells):
                self.lines.append(_Line(self._number, cells=self._cells))
        self._cells, self._in_cell = None, False

    def _take_text(self) -> str:
        text = " ".join("".join(self._text).split())
        self._text = []
        return text.removesuffix("<br>").rstrip()


def _count(text: str | None) -> int:
    """Return the number of columns or rows that a cell takes."""
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 3:
        return 1
    return max(1, min(int(text), _MOST_SPANNED))
