"""Read a document in any of the known layouts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.documents.cells import plain
from generator.documents.decoding import decoded
from generator.documents.html import is_html, page_text
from generator.documents.lines import Line, number_lines
from generator.documents.page import read_page
from generator.documents.records import Document
from generator.documents.reference import is_reference, read_reference
from generator.documents.text_blocks import RowBlock, TextBlock, blocks_of
from generator.files import FileRefusedError, read_limited
from generator.wording import counted

LARGEST = 5_000_000
"""Maximum size of a document in bytes; the API reference has 650 000."""

_SHOWN = 3
"""Number of headings that a message shows of what a file has instead."""


class DocumentError(ValueError):
    """A file is not one of the platform's documents; the message names it and what was expected."""


def read(path: Path, name: str | None = None) -> Document:
    """Read the document in a file; `name` identifies it in messages, by default the name of the file."""
    return read_text(text_of(path), name or path.name)


def text_of(path: Path) -> str:
    """Return the text of a file, converted if it is HTML."""
    try:
        text = decoded(read_limited(path, LARGEST, "a document"))
    except FileRefusedError as error:
        raise DocumentError(f"{path}: {error}") from error
    except UnicodeDecodeError as error:
        raise DocumentError(f"{path}: cannot be read as {error.encoding.upper()} text: {error.reason}") from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return page_text(text) if is_html(text) else text


def read_text(text: str, name: str) -> Document:
    """Read the text of a document; `name` identifies it in messages."""
    lines = number_lines(text)
    if is_reference(lines):
        return read_reference(lines, name)
    document = read_page(lines, name)
    if document.operations or document.headless or document.page_errors:
        return document
    expected = (
        "the API reference (numbered headings, tab-separated rows such as '路径<TAB>/some/path' or '错误码<TAB>...'), "
        "or a published page (a table with 路径 or path, one below 请求参数 or Request parameters, and so on)"
    )
    raise DocumentError(f"{name}: not a document of the platform: expected {expected}; found {_found(lines)}")


def _found(lines: Sequence[Line]) -> str:
    """Return what a text has instead of an operation: its first headings and tables."""
    headings, tables, is_in_table = [], [], False
    for block in blocks_of(lines):
        if isinstance(block, TextBlock) and block.is_heading:
            headings.append(block.text[:20])
        if isinstance(block, RowBlock) and not is_in_table:
            tables.append(", ".join(plain(cell)[:20] for cell in block.cells[:4]))
        is_in_table = isinstance(block, RowBlock)
    found = [_listed(some, what) for some, what in ((headings, "heading"), (tables, "table")) if some]
    return " and ".join(found) if found else "neither headings nor tables"


def _listed(found: Sequence[str], what: str) -> str:
    return f"{counted(len(found), what)} ({'; '.join((*found[:_SHOWN], *(['...'] if found[_SHOWN:] else [])))})"
