"""Read the error dictionary: tables of codes with different headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.documents.cells import plain
from generator.documents.lines import Account, Line
from generator.documents.records import ErrorRow, LineKind
from generator.documents.tables import split_tabs

_CODE_HEADINGS = ("错误码", "结果码", "error code")
_FIELDS = {
    "错误信息": "message",
    "公版App上的提示文案": "message",
    "App展示的提示文案": "message",
    "描述": "description",
    "说明": "description",
    "错误描述": "description",
    "错误码说明": "description",
    "error message": "message",
    "error description": "description",
    "可尝试解决方法": "remedy",
    "解决办法": "remedy",
    "设备所处状态": "state",
    "配置失败原因": "state",
}
_CODE_WITH_HEX = re.compile(r"(\S+)\s*\((0x[0-9A-Fa-f]+)\)")
_SENTENCE_END = ("。", ".", "；")


def read_errors(body: Sequence[Line], account: Account) -> list[ErrorRow]:
    """Return the rows of all error tables of a chapter; the title of a table is the heading above it."""
    rows: list[ErrorRow] = []
    title = ""
    headings: list[str] = []
    for line in body:
        if line.blank:
            continue
        cells = split_tabs(line.text)
        if line.is_page_mark:
            account.place(line, LineKind.PAGE_MARK)
        elif line.text.startswith("#"):
            title, headings = line.text.strip("# "), []
            account.place(line, LineKind.PART_HEADING)
        elif len(cells) == 1:
            account.place(line, LineKind.ERROR_DICTIONARY)
        elif is_error_heading(cells):
            headings = cells
            account.place(line, LineKind.TABLE_HEADING)
        elif len(cells) != len(headings):
            account.refuse(line, f"{len(cells)} cells under {len(headings)} headings of an error table")
        elif not cells[0] and not (rows and rows[-1].table == title):
            account.refuse(line, "row of an error table without a code")
        else:
            rows.append(_row(line, title, headings, cells, rows))
            account.place(line, LineKind.ERROR_ROW)
    return _with_states_in_place(rows)


def is_error_heading(cells: Sequence[str]) -> bool:
    """Return whether a row has the headings of an error table."""
    return len(cells) > 1 and cells[0].lower() in _CODE_HEADINGS and any(cell.lower() in _FIELDS for cell in cells)


def is_error_column(text: str) -> bool:
    """Return whether a text is the heading of a column of an error table."""
    return text.lower() in _CODE_HEADINGS or text in _FIELDS or text.lower() in _FIELDS


def error_row(line: int, table: str, headings: Sequence[str], cells: Sequence[str]) -> ErrorRow:
    """Return a row of an error table with a title and headings."""
    code, hexadecimal = _code(cells[0])
    known = {name: _FIELDS.get(name) or _FIELDS.get(name.lower()) for name in headings}
    texts = {known[name]: plain(cell) for name, cell in zip(headings, cells, strict=True) if known[name]}
    return ErrorRow(
        line=line,
        table=table,
        code=code,
        hex=hexadecimal,
        message=texts.get("message", ""),
        description=texts.get("description", ""),
        remedy=texts.get("remedy", ""),
        state=texts.get("state", ""),
    )


def _row(line: Line, title: str, headings: list[str], cells: list[str], before: list[ErrorRow]) -> ErrorRow:
    """Return a row; without a code, it belongs to the code of the row before it."""
    row = error_row(line.number, title, headings, cells)
    return row if cells[0] else replace(row, code=before[-1].code, hex=before[-1].hex)


def _code(cell: str) -> tuple[str, str | None]:
    match = _CODE_WITH_HEX.fullmatch(cell)
    return (match.group(1), match.group(2)) if match else (cell, None)


def _with_states_in_place(rows: list[ErrorRow]) -> list[ErrorRow]:
    """Return the rows with swapped columns corrected.

    In a group of rows that share a state, the columns of state and description can be swapped. The rows then have the
    description as their state and no description; in the first row of the group, the state is in the column of the
    description, and the following cells are shifted by one column.
    """
    corrected = list(rows)
    for index, row in enumerate(rows):
        if row.state and not row.description:
            corrected[index] = replace(row, state="", description=row.state)
            first = rows[index - 1] if index else row
            if first.description and not first.state and not first.description.endswith(_SENTENCE_END):
                corrected[index - 1] = replace(
                    first, state=first.description, description=first.message, message=first.remedy, remedy=""
                )
    return corrected
