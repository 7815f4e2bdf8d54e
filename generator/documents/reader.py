"""Read a document in any of the known layouts."""

from __future__ import annotations

from pathlib import Path

from generator.documents.html import is_html, page_text
from generator.documents.lines import number_lines
from generator.documents.records import Document
from generator.documents.reference import is_reference, read_reference
from generator.documents.web_page import is_web_page, read_web_page
from generator.files import FileRefusedError, read_limited

LARGEST = 5_000_000
"""Maximum size of a document in bytes; the API reference has 650 000."""


class DocumentError(ValueError):
    """A file is not one of the platform's documents; the message names it and what was expected."""


def read(path: Path, name: str | None = None) -> Document:
    """Read the document in a file; `name` identifies it in messages, by default the name of the file."""
    return read_text(text_of(path), name or path.name)


def text_of(path: Path) -> str:
    """Return the text of a file, converted if it is HTML."""
    try:
        text = read_limited(path, LARGEST, "a document").decode("utf-8-sig")
    except FileRefusedError as error:
        raise DocumentError(f"{path}: {error}") from error
    except UnicodeDecodeError as error:
        raise DocumentError(f"{path}: cannot be read as UTF-8 text: {error.reason}") from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return page_text(text) if is_html(text) else text


def read_text(text: str, name: str) -> Document:
    """Read the text of a document; `name` identifies it in messages."""
    lines = number_lines(text)
    if is_reference(lines):
        return read_reference(lines, name)
    if is_web_page(lines):
        return read_web_page(lines, name)
    raise DocumentError(
        f"{name}: not a document of the platform; expected the API reference (tab-separated rows such as "
        "'路径<TAB>/some/path' or '错误码<TAB>...') or the user service's page ('定义描述' above 'path 版本 ...')"
    )
