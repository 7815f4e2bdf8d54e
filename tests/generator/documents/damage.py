"""Damage a published page as copying does: lost cells, swapped columns, repeated headings, lost and moved lines."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.generator.documents.published import Page

Random = random.Random
Table = list[list[str]]


def _lose_cell(draw: Random, table: Table) -> None:
    row = draw.choice(table)
    del row[draw.randrange(len(row))]


def _empty_cell(draw: Random, table: Table) -> None:
    row = draw.choice(table)
    row[draw.randrange(len(row))] = ""


def _repeat_cell(draw: Random, table: Table) -> None:
    row = draw.choice(table)
    at = draw.randrange(len(row))
    row.insert(at, row[at])


def _swap_cells(draw: Random, table: Table) -> None:
    row = draw.choice(table)
    one, other = draw.randrange(len(row)), draw.randrange(len(row))
    row[one], row[other] = row[other], row[one]


def _swap_columns(draw: Random, table: Table) -> None:
    one, other = (draw.randrange(len(table[0])) for _ in range(2))
    for row in table:
        row[one], row[other] = row[other], row[one]


def _lose_column(draw: Random, table: Table) -> None:
    at = draw.randrange(len(table[0]))
    for row in table[draw.randrange(2) :]:
        del row[at]


def _empty_column(draw: Random, table: Table) -> None:
    at = draw.randrange(len(table[0]))
    for row in table[draw.randrange(2) :]:
        row[at] = ""


def _add_column(draw: Random, table: Table) -> None:
    at = draw.randrange(len(table[0]) + 1)
    for row in table:
        row.insert(at, "位置" if row is table[0] else draw.choice(["Body", "", "是"]))


def _lose_row(draw: Random, table: Table) -> None:
    del table[draw.randrange(len(table))]


def _repeat_row(draw: Random, table: Table) -> None:
    table.insert(draw.randrange(len(table) + 1), list(draw.choice(table)))


def _repeat_headings(draw: Random, table: Table) -> None:
    table.insert(draw.randrange(len(table) + 1), list(table[0]))


def _join_rows(draw: Random, table: Table) -> None:
    at = draw.randrange(len(table) - 1)
    table[at : at + 2] = [table[at] + table[at + 1]]


OF_TABLES: tuple[Callable[[Random, Table], None], ...] = (
    *(_lose_cell, _empty_cell, _repeat_cell, _swap_cells, _swap_columns, _lose_column, _empty_column, _add_column),
    *(_lose_row, _repeat_row, _repeat_headings, _join_rows),
)


def damaged_page(draw: Random, page: Page) -> Page:
    """Damage one or two tables of a page."""
    for _ in range(draw.choice([1, 1, 2])):
        table = draw.choice([page.head, page.request, page.request, page.request, page.response])
        if len(table) > 1 and all(table):
            width = min(map(len, table))
            if width == max(map(len, table)):
                draw.choice(OF_TABLES)(draw, table)
            else:
                draw.choice(OF_TABLES[:4])(draw, table)
    for table in (page.head, page.request, page.response):
        table[:] = [row for row in table if row] or [[""]]
    return page


def damaged_text(draw: Random, text: str) -> str:
    """Lose, repeat or swap lines of a text, or lose a separator."""
    lines = text.split("\n")
    for _ in range(draw.choice([0, 0, 1, 1, 2])):
        at, other = draw.randrange(len(lines)), draw.randrange(len(lines))
        match draw.randrange(5):
            case 0 if len(lines) > 1:
                del lines[at]
            case 1:
                lines.insert(other, lines[at])
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at] = lines[at].replace(draw.choice(["|", "\t", "<td>", "</td>", "</tr>", "```", "#"]), "", 1)
            case _:
                lines[at] = ""
    return "\n".join(lines)
