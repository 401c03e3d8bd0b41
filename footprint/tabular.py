"""What lists that people hand over have in common: lines, separators, and names of columns.

Lists of applicants (`footprint.batch`) and of search results (`footprint.search`) are read with it.
"""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from itertools import chain, islice
from typing import TYPE_CHECKING

from footprint.errors import ConfigError
from footprint.extract.text import plain
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from footprint.web.exchange import Json

ZIP = b"PK\x03\x04"
"""How a ZIP file begins, such as .xlsx and .ods."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an OLE compound file begins: .xls, and what is protected by a password."""
LONGEST_NAME = 60
"""Characters of a column's name, or of what an error repeats."""
_SEPARATORS = (";", ",", "\t")
_UNUSED = "\x1f"
"""Separates nothing: for a list of one column, in which a cell may hold several things with commas."""
_END = "\x1e"
"""Stands after the last line. Where it does not come back alone, a quotation mark before it was never closed."""
_LOOKED_AT = 20
"""Records by which a separator is told."""
_HEAD = 100_000
"""Characters that these are looked for in; fewer than the longest value of CSV has."""


def csv_lines(text: str, separator: str, where: str) -> Iterator[tuple[int, list[str]]]:
    """The records that hold something, each with the number of the line on which it begins.

    Raises:
        ConfigError: a quotation mark is never closed, or a value is longer than any is.
    """
    reader = csv.reader(_lines(text), delimiter=separator)
    number = begins = 1
    try:
        for cells in reader:
            number, begins = begins, reader.line_num + 1
            if cells == [_END]:
                return
            if any(map(str.strip, cells)) and not (number == 1 and _told_separator(cells[0]) is not None):
                yield number, cells
    except csv.Error as error:
        raise ConfigError(
            msg("{at}: this can't be read as CSV; save it again from your spreadsheet", at=f"{where}:{begins}")
        ) from error
    raise ConfigError(
        msg("{at}: a quotation mark opens here that is never closed; close it, or double it", at=f"{where}:{number}")
    )


def separator_of(text: str, is_known: Callable[[str], bool]) -> str:
    """What separates the values: as the first line says, else what makes the best table of the first lines.

    Args:
        text: of the file.
        is_known: is this the name of a column?
    """
    first = next((one for one in text[:_HEAD].splitlines() if one.strip()), "")
    told = _told_separator(first)
    return told or max((_UNUSED, *_SEPARATORS), key=lambda one: _fit(text, one, is_known))


def folded(name: str) -> str:
    """The name of a column without accents and capitals."""
    decomposed = unicodedata.normalize("NFKD", name[:LONGEST_NAME]).casefold()
    return "".join(one for one in decomposed if not unicodedata.combining(one)).strip()


def shown(value: str) -> str:
    """What an error repeats: short, and nothing that a terminal would act on."""
    line = plain(value)
    return line if len(line) <= LONGEST_NAME else line[: LONGEST_NAME - 1] + "…"


def json_of(text: str, where: str) -> Json:
    """The value.

    Raises:
        ConfigError: it is not valid.
    """
    try:
        read: Json = json.loads(text)
    except (ValueError, RecursionError) as error:
        at = f"{where}:{error.lineno}" if isinstance(error, json.JSONDecodeError) else where
        raise ConfigError(
            msg("{at}: not valid JSON; look there for a missing comma or quotation mark", at=at)
        ) from error
    return read


def _lines(text: str) -> Iterator[str]:
    return chain(io.StringIO(text.replace(_END, " "), newline=""), (_END,))


def _told_separator(line: str) -> str | None:
    """The separator, where this is the line by which Excel is told it, such as `sep=;`."""
    word = line.strip().strip('"').lower()
    if not word.startswith("sep="):
        return None
    return next((one for one in _SEPARATORS if line.strip("\r\n").strip('"')[4:5] == one), ";")


def _fit(text: str, separator: str, is_known: Callable[[str], bool]) -> tuple[int, int, int]:
    """How many names are known in one record, how many are as wide as the first, and how wide that is."""
    reader = csv.reader(_lines(text[:_HEAD]), delimiter=separator)
    records = [one for one in islice(reader, _LOOKED_AT) if any(map(str.strip, one)) and one != [_END]]
    width = len(records[0]) if records else 0
    alike = sum(len(one) == width for one in records) if width > 1 else 0
    return max((sum(map(is_known, one)) for one in records), default=0), alike, width
