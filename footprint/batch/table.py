"""From the bytes of a list to its lines, in whatever form they are.

Told by what stands in them, not by a file's name, so that a list may come through a pipe: CSV in the separators and
encodings that spreadsheets write, .xlsx, .ods, JSON with an object a line, or a list of objects.
"""

from __future__ import annotations

import codecs
import json
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from footprint.batch.cells import text_of
from footprint.errors import ConfigError
from footprint.extract.text import decoded
from footprint.message import msg
from footprint.tabular import OLE, ZIP, csv_lines, json_of, separator_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from footprint.message import Message
    from footprint.web.exchange import Json

LARGEST = 20_000_000
"""Bytes of a list."""
MOST = 100_000
"""Lines of a list."""
COLUMNS = 200
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FOREIGN = ("<", "%PDF", "{\\rtf")
"""How a page, a PDF and a text document begin."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something.

    Attributes:
        number: as a spreadsheet or an editor counts, from 1; in a JSON list that of the entry.
        cells: a text each, in the columns' order; None for what is no text. Several things in one are on lines of their
            own.
        fault: why it can't be read; None if it can.
    """

    number: int
    cells: tuple[str | None, ...]
    fault: Message | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A list as it was written.

    Attributes:
        lines: one at least; of a file with columns the first may hold their names.
        names: of the columns, where the form names them itself (JSON); None otherwise.
        remarks: how it was read.
    """

    lines: tuple[Line, ...]
    names: tuple[str, ...] | None
    remarks: tuple[Message, ...]


def read_table(data: bytes, where: str, *, is_known: Callable[[str], bool], sheet: str | None = None) -> Table:
    """Read a list.

    Args:
        data: the file.
        where: its name, for what is said about it.
        is_known: is this the name of a column?
        sheet: which one of a spreadsheet; the first if None.

    Raises:
        ConfigError: it is no list, too large, or empty.
    """
    if len(data) > LARGEST:
        raise ConfigError(msg("{where}: larger than {mb} MB; split the list", where=where, mb=LARGEST // 1_000_000))
    if data.startswith(OLE):
        raise ConfigError(
            msg(
                "{where}: an old .xls file, or one with a password; save it as .xlsx, .ods or CSV, without", where=where
            )
        )
    if data.startswith(ZIP):
        from footprint.batch.workbook import read_workbook

        rows, remarks = read_workbook(data, where, sheet)
        return _table((Line(number, tuple(cells)) for number, cells in rows), None, remarks, where)
    if sheet is not None:
        raise ConfigError(msg("{where}: only spreadsheets have sheets; leave --sheet out", where=where))
    text, remarks = _text(data, where)
    match text.lstrip()[:1]:
        case "[":
            return _objects(_entries(json_of(text, where)), where, remarks)
        case "{":
            return _objects(_json_lines(text), where, remarks)
        case _:
            lines = csv_lines(text, separator_of(text, is_known), where)
            return _table((Line(number, tuple(cells)) for number, cells in lines), None, remarks, where)


def _table(lines: Iterable[Line], names: tuple[str, ...] | None, remarks: tuple[Message, ...], where: str) -> Table:
    kept = tuple(islice(lines, MOST + 1))
    if len(kept) > MOST:
        raise ConfigError(msg("{where}: more than {most} lines; split the list", where=where, most=MOST))
    if not kept:
        raise ConfigError(
            msg("{where}: there is nobody in it; write one person a line, under a line of titles", where=where)
        )
    if max(len(names) if names else 0, *(len(one.cells) for one in kept)) > COLUMNS:
        raise ConfigError(
            msg("{where}: more than {most} columns; keep those that are needed", where=where, most=COLUMNS)
        )
    return Table(kept, names, remarks)


def _text(data: bytes, where: str) -> tuple[str, tuple[Message, ...]]:
    """The text, and how it was read where that may be wrong.

    Raises:
        ConfigError: it is none.
    """
    marked = next((charset for mark, charset in _MARKS if data.startswith(mark)), None)
    remarks: tuple[Message, ...] = ()
    try:
        text = data.decode(marked or "utf-8")
    except UnicodeDecodeError as error:
        if marked is not None:
            raise ConfigError(msg("{where}: it is cut off or damaged; save it again", where=where)) from error
        text, remarks = decoded(data), (_guessed(data, error.start, where),)
    if "\0" in text or text.lstrip().startswith(_FOREIGN):
        raise ConfigError(
            msg("{where}: this is no list; give it as CSV, .xlsx, .ods or JSON with an object a line", where=where)
        )
    return text, remarks


def _guessed(data: bytes, start: int, where: str) -> Message:
    line = data.count(b"\n", 0, start) + 1
    return msg(
        "{where}: not in UTF-8, so it is read as windows-1252; look whether the accents of line {line} are right, "
        "and save it in UTF-8 if not",
        where=where,
        line=str(line),
    )


def _entries(read: Json) -> Iterator[tuple[int, Json | Message]]:
    yield from enumerate(read if isinstance(read, list) else [read], start=1)


def _json_lines(text: str) -> Iterator[tuple[int, Json | Message]]:
    """A value a line; only line feeds end one, since a text may hold the other ends. Else the whole is one object."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    values = [(number, _json(line)) for number, line in lines[: MOST + 1]]
    whole = _json(text) if not isinstance(values[0][1], dict) else None
    yield from [(values[0][0], whole)] if isinstance(whole, dict) else values


def _json(line: str) -> Json | Message:
    try:
        read: Json = json.loads(line)
    except (ValueError, RecursionError):
        return msg("not valid JSON; look for a missing comma or quotation mark")
    return read


def _objects(values: Iterable[tuple[int, Json | Message]], where: str, remarks: tuple[Message, ...]) -> Table:
    """The columns are all keys, in the order in which they come."""
    read = list(islice(values, MOST + 1))
    names: dict[str, None] = {}
    for _, value in read:
        if isinstance(value, dict) and len(names) <= COLUMNS:
            names.update(dict.fromkeys(value))
    lines = (_object(number, value, names) for number, value in read if value not in ({}, None))
    return _table(lines, tuple(names), remarks, where)


def _object(number: int, value: Json | Message, names: Iterable[str]) -> Line:
    match value:
        case dict():
            return Line(number, tuple(_cell(value.get(one)) for one in names))
        case None | bool() | int() | float() | str() | list():
            return Line(number, (), msg("this is nobody; write an object, such as {example}", example=_EXAMPLE))
        case fault:
            return Line(number, (), fault)


_EXAMPLE = '{"handle": "@camille"}'


def _cell(value: Json) -> str | None:
    match value:
        case list():
            said = [None if isinstance(one, list | dict) else text_of(one) for one in value]
            return None if None in said else "\n".join(filter(None, said))
        case dict():
            return None
        case scalar:
            return text_of(scalar)
