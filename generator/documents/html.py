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

_DEFINITION = "定义描述"
_HEADINGS = {f"h{depth}": "#" * depth for depth in range(1, 7)}
_BLOCKS = {"p", "div", "section", "article", "main", "ul", "ol", "dl", "dt", "dd", "table", "body", "header", "footer"}
_SILENT = {"script", "style", "head", "nav", "button", "svg"}


def is_html(text: str) -> bool:
    """Return whether a text begins like an HTML page."""
    return _BEGINNING.match(text) is not None


def page_text(text: str) -> str:
    """Return the text of a page: tables as rows of cells, code as examples; lines keep their numbers if possible."""
    page = _Page()
    page.feed(_tidy(text))
    page.close()
    page.end_line()
    is_web_page = any(line.text == _DEFINITION for line in page.lines)
    printed: list[str] = []
    for line in page.lines:
        rows = line.in_web_page() if is_web_page else line.in_reference()
        printed += [""] * (line.number - 1 - len(printed))
        printed += rows
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
    code: list[str] = field(default_factory=list)

    def in_reference(self) -> list[str]:
        if self.code:
            return ["```", *self.code, "```"]
        return ["\t".join(self.cells)] if self.cells else [f"{self.depth} {self.text}".strip()]

    def in_web_page(self) -> list[str]:
        if self.code:
            return [f"    {line}" for line in self.code]
        return [" ".join(filter(None, self.cells))] if self.cells else [self.text]


class _Page(HTMLParser):
    """Parser that collects the lines of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[_Line] = []
        self._text: list[str] = []
        self._number = 1
        self._depth = ""
        self._cells: list[str] | None = None
        self._in_code = False
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "pre":
            self.end_line()
            self._in_code = True
        elif tag == "tr":
            self.end_line()
            self._cells = []
        elif tag in ("td", "th") and self._cells is not None:
            self._take_text()
        elif tag == "br":
            self._text.append("\n" if self._in_code else " ")
        elif self._cells is None and (tag in _BLOCKS or tag in _HEADINGS or tag == "li"):
            self.end_line()
            self._depth = _HEADINGS.get(tag, "")
            self._number = self.getpos()[0]

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "pre":
            code = "".join(self._text).strip("\n").split("\n")
            self._text, self._in_code = [], False
            self.lines.append(_Line(self._number, code=code))
        elif tag in ("td", "th") and self._cells is not None:
            self._cells.append(self._take_text())
        elif tag == "tr" and self._cells is not None:
            if any(self._cells):
                self.lines.append(_Line(self._number, cells=self._cells))
            self._cells = None
        elif self._cells is None and (tag in _BLOCKS or tag in _HEADINGS or tag == "li"):
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

    def _take_text(self) -> str:
        text = " ".join("".join(self._text).split())
        self._text = []
        return text
