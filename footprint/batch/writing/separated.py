"""`summary.csv`: for whoever opens it with a double click.

Spreadsheets take the separators of the system's language: a semicolon and a decimal comma in French, a comma and a
point in English; and they take the file for UTF-8 only where it begins with a byte order mark. Programs read
`results.jsonl`, which is the same everywhere.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from heapq import merge
from typing import IO, TYPE_CHECKING

from footprint.batch.applicants import BadRow
from footprint.batch.writing.cells import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from footprint.batch.writing.cells import Cell
    from footprint.batch.writing.columns import Column
    from footprint.batch.writing.values import Line
    from footprint.locale import Translator

NAME = "summary.csv"


def write_separated(
    file: IO[bytes],
    columns: Sequence[Column],
    lines: Iterable[Line],
    bad_rows: Sequence[BadRow],
    *,
    note: str,
    words: Translator,
) -> None:
    """Write a line for each row of the list, in its order; of one that can't be used the reason alone.

    Args:
        file: to write to.
        columns: see there.
        lines: in the order of the list.
        bad_rows: likewise.
        note: head of the column in which the reason stands.
        words: the language.
    """
    is_french = words.language == "fr"
    text = io.TextIOWrapper(file, "utf-8-sig", newline="", write_through=True)
    try:
        out = csv.writer(text, delimiter=";" if is_french else ",", quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
        out.writerow([harmless(one.title) for one in columns])
        rows: Iterable[Line | BadRow] = merge(lines, bad_rows, key=_row)
        for one in rows:
            cells = (
                _bad(one, columns, note, words) if isinstance(one, BadRow) else [each.value(one) for each in columns]
            )
            out.writerow([_shown(cell, comma=is_french) for cell in cells])
    finally:
        text.detach()


def _row(one: Line | BadRow) -> int:
    return one.row


def _bad(one: BadRow, columns: Sequence[Column], note: str, words: Translator) -> list[Cell]:
    """The row's number, which every summary begins with, and the reason."""
    said = words.say(one.reason)
    return [one.row, *(said if each.title == note else None for each in columns[1:])]


def _shown(cell: Cell, *, comma: bool) -> str:
    match cell:
        case None:
            return ""
        case str():
            return harmless(cell)
        case float():
            shown = f"{cell:.4f}".rstrip("0").rstrip(".")
            return shown.replace(".", ",") if comma else shown
        case date():
            return cell.isoformat()
        case _:
            return str(cell)
