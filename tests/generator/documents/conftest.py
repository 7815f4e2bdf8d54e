"""Small documents to read, and the real ones if they are available."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from generator.documents import Document, OperationRecord, folder, read, read_text

ReadText = Callable[[str], Document]
ReadOne = Callable[[str], OperationRecord]

HEAD = """\
## 6.1.1. 开灯

Switches a lamp.

路径	/lamp/switch
版本号	1.0.2
协议	HTTP,HTTPS
请求方法	POST
是否需要用户身份鉴权	是
超时时间	3000
"""


def _balanced(document: Document) -> Document:
    """Every line is placed, unplaced or blank, and nothing is two of these."""
    assert sum(document.placed.values()) + len(document.unplaced) + document.blank == document.line_count
    return document


@pytest.fixture
def read_document() -> ReadText:
    """Read a small document, without the common indentation."""
    return lambda text: _balanced(read_text(dedent(text), "small.txt"))


@pytest.fixture
def read_lamp(read_document: ReadText) -> ReadOne:
    """Read the only operation of a document with the usual head and the given text below it."""

    def read_operation(text: str) -> OperationRecord:
        document = read_document(HEAD + dedent(text))
        assert document.unplaced == ()
        (operation,) = document.operations
        return operation

    return read_operation


@pytest.fixture
def lamp_head() -> str:
    """Return the head of an operation in the reference."""
    return HEAD


def _real(index: int) -> Document:
    found = folder.at_hand()
    if len(found) != 2:
        pytest.skip(folder.lacking())
    return _balanced(read(found[index]))


@pytest.fixture(scope="session")
def real_reference() -> Document:
    """The API reference itself."""
    return _real(0)


@pytest.fixture(scope="session")
def real_web_page() -> Document:
    """The page of the user service itself."""
    return _real(1)
