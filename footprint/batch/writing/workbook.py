"""`summary.xlsx`: people, rows that can't be used, and what each column means. Nothing in it is coloured by merit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, TYPE_CHECKING, Protocol, cast

from footprint.batch.writing.cells import text
from footprint.batch.writing.columns import Form
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from footprint.batch.applicants import BadRow
    from footprint.batch.writing.cells import Cell
    from footprint.batch.writing.columns import Column
    from footprint.batch.writing.values import Line
    from footprint.locale import Translator

NAME = "summary.xlsx"
_FROZEN = 3
"""Columns that stay in sight: row, reference, name."""


class _Format(Protocol):
    """How a cell looks; XlsxWriter has no types."""


class _Sheet(Protocol):
    """What is used of a sheet of XlsxWriter's."""

    def write_string(self, row: int, col: int, string: str, cell_format: _Format, /) -> int: ...
    def write_number(self, row: int, col: int, number: float, cell_format: _Format, /) -> int: ...
    def write_datetime(self, row: int, col: int, date: datetime, cell_format: _Format, /) -> int: ...
    def write_blank(self, row: int, col: int, blank: None, cell_format: _Format, /) -> int: ...
    def set_column(self, first: int, last: int, width: float, /) -> int: ...
    def freeze_panes(self, row: int, col: int, /) -> None: ...
    def repeat_rows(self, first: int, /) -> None: ...
    def set_landscape(self) -> None: ...


class _Book(Protocol):
    """Likewise of a workbook."""

    def add_worksheet(self, name: str, /) -> _Sheet: ...
    def add_format(self, properties: dict[str, object], /) -> _Format: ...
    def set_properties(self, properties: dict[str, object], /) -> None: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class _Looks:
    head: _Format
    wrapped: _Format
    by_form: dict[Form, _Format]


def write_workbook(
    file: IO[bytes],
    columns: Sequence[Column],
    lines: Iterable[Line],
    bad_rows: Sequence[BadRow],
    *,
    now: datetime,
    words: Translator,
    room: Path,
) -> None:
    """Write the workbook, a row at a time.

    Args:
        file: to write to.
        columns: see there.
        lines: in the order of the list.
        bad_rows: likewise.
        now: day that the file is said to be of, so that the same batch gives the same bytes.
        words: the language.
        room: folder for what is not yet packed.
    """
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]  # pyright: ignore[reportMissingTypeStubs]

    options = {
        "constant_memory": True,  # rows go to disk as they come
        "tmpdir": str(room),
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    book = cast("_Book", Workbook(file, options))  # see _Sheet
    book.set_properties({"created": now.replace(tzinfo=None), "title": words.say(msg("Summary of a batch"))})
    looks = _looks(book, words)
    _people(book.add_worksheet(words.say(msg("People"))), columns, lines, looks)
    _bad_rows(book.add_worksheet(words.say(msg("Rows not used"))), bad_rows, looks, words)
    _explained(book.add_worksheet(words.say(msg("Columns"))), columns, looks, words)
    book.close()


def _looks(book: _Book, words: Translator) -> _Looks:
    day = "dd/mm/yyyy" if words.language == "fr" else "yyyy-mm-dd"
    top: dict[str, object] = {"valign": "top"}
    return _Looks(
        head=book.add_format({"bold": True, "text_wrap": True, "bottom": 1, **top}),
        wrapped=book.add_format({"text_wrap": True, **top}),
        by_form={
            Form.TEXT: book.add_format({"text_wrap": True, "num_format": "@", **top}),
            Form.NUMBER: book.add_format({"num_format": "0", **top}),
            Form.SHARE: book.add_format({"num_format": "0%", **top}),
            Form.DATE: book.add_format({"num_format": day, **top}),
        },
    )


def _people(sheet: _Sheet, columns: Sequence[Column], lines: Iterable[Line], looks: _Looks) -> None:
    for place, one in enumerate(columns):
        sheet.set_column(place, place, one.width)
    sheet.freeze_panes(1, _FROZEN)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    _head(sheet, [one.title for one in columns], looks)
    for row, line in enumerate(lines, 1):
        for place, one in enumerate(columns):
            _put(sheet, row, place, one.value(line), looks.by_form[one.form])


def _bad_rows(sheet: _Sheet, bad_rows: Sequence[BadRow], looks: _Looks, words: Translator) -> None:
    sheet.set_column(0, 0, 8)
    sheet.set_column(1, 1, 100)
    sheet.freeze_panes(1, 0)
    _head(sheet, [words.say(msg("Row")), words.say(msg("Why it can't be used"))], looks)
    for row, one in enumerate(bad_rows, 1):
        _put(sheet, row, 0, one.row, looks.by_form[Form.NUMBER])
        _put(sheet, row, 1, words.say(one.reason), looks.wrapped)


def _explained(sheet: _Sheet, columns: Sequence[Column], looks: _Looks, words: Translator) -> None:
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 100)
    sheet.freeze_panes(1, 0)
    _head(sheet, [words.say(msg("Column")), words.say(msg("What it means"))], looks)
    order = msg(
        "People stand in the order of the list. Nothing here ranks them, and what could not be seen speaks neither for "
        "nor against anybody."
    )
    rows = [*((one.title, one.about) for one in columns), ("", words.say(order))]
    for row, (title, about) in enumerate(rows, 1):
        _put(sheet, row, 0, title, looks.wrapped)
        _put(sheet, row, 1, about, looks.wrapped)


def _head(sheet: _Sheet, titles: Sequence[str], looks: _Looks) -> None:
    for place, title in enumerate(titles):
        _put(sheet, 0, place, title, looks.head)


def _put(sheet: _Sheet, row: int, place: int, cell: Cell, form: _Format) -> None:
    """Each type by its own method: what is text stays text, whatever it begins with."""
    match cell:
        case None:
            sheet.write_blank(row, place, None, form)
        case str():
            sheet.write_string(row, place, text(cell), form)
        case date():
            sheet.write_datetime(row, place, datetime(cell.year, cell.month, cell.day), form)  # noqa: DTZ001 (a day)
        case _:
            sheet.write_number(row, place, cell, form)
