"""Read the overview chapter: prose, and the tables of parameters that all requests and answers share."""

from __future__ import annotations

from collections.abc import Sequence

from generator.documents.lines import Account, Line
from generator.documents.records import LineKind, SharedTable
from generator.documents.tables import RowReader, is_rule


def read_overview(title: str, body: Sequence[Line], account: Account) -> list[SharedTable]:
    """Return the tables of parameters; other tables, such as those of addresses, count as prose."""
    tables: list[SharedTable] = []
    table = RowReader()
    line_of_title = 0
    for line in body:
        if line.blank:
            continue
        if line.is_page_mark:
            account.place(line, LineKind.PAGE_MARK)
        elif line.text.startswith("#"):
            tables += _finished(title, line_of_title, table)
            title, line_of_title, table = line.text.strip("# "), line.number, RowReader()
            account.place(line, LineKind.PART_HEADING)
        elif is_rule(line.text):
            account.place(line, LineKind.TABLE_RULE)
        elif table.heading(line.text):
            account.place(line, LineKind.TABLE_HEADING)
        elif "\t" not in line.text or not table.has_headings:
            account.place(line, LineKind.OVERVIEW)
        elif reason := table.row(line.number, line.text):
            account.refuse(line, reason)
        else:
            account.place(line, LineKind.SHARED_ROW)
    return tables + _finished(title, line_of_title, table)


def _finished(title: str, line: int, table: RowReader) -> list[SharedTable]:
    return [SharedTable(line, title, table.rows.finished())] if table.rows else []
