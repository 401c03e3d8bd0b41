"""How large the sheets of a spreadsheet are, before anything makes room for them.

A sheet is laid out as a rectangle up to its last cell, and two short lines may place that in the millionth row of the
sixteen-thousandth column.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_NUMBER = re.compile(r"[0-9]{1,7}")


@dataclass(frozen=True, slots=True)
class _Seen:
    """The start or the end of an element.

    Attributes:
        name: without its namespace.
        is_end: has it ended?
        holds: is anything in it? Known at its end.
        attributes: without their namespaces.
    """

    name: str
    is_end: bool
    holds: bool
    attributes: Mapping[str, str]


def measured_xlsx(sheet: bytes) -> int:
    """Cells of a sheet's part, from the first to the last that holds something.

    Raises:
        ValueError: it can't be read.
    """
    rows = columns = row = column = 0
    for seen in _elements(sheet, "row", "c"):
        match seen.name, seen.is_end:
            case "row", False:
                row, column = _number(seen.attributes.get("r"), row + 1), 0
            case "c", True:
                row, column = _place(seen.attributes.get("r"), row, column + 1)
                if seen.holds:
                    rows, columns = max(rows, row), max(columns, column)
            case _:
                pass
    return rows * columns


def measured_ods(content: bytes) -> int:
    """Cells of all sheets of a document, from the first to the last that holds something.

    Raises:
        ValueError: it can't be read, or has sheets within sheets.
    """
    cells = rows = columns = row = column = depth = 0
    for seen in _elements(content, "table", "table-row", "table-cell", "covered-table-cell"):
        match seen.name, seen.is_end:
            case "table", False:
                depth += 1
                rows = columns = row = 0
            case "table", True:
                depth -= 1
                cells += rows * columns
            case "table-row", False:
                row += _number(seen.attributes.get("number-rows-repeated"), 1)
                column = 0
            case "table-cell" | "covered-table-cell", True:
                column += _number(seen.attributes.get("number-columns-repeated"), 1)
                if seen.holds or "value-type" in seen.attributes:
                    rows, columns = max(rows, row), max(columns, column)
            case _:
                pass
        if depth > 1:
            raise ValueError("a sheet within a sheet")
    return cells


def _elements(part: bytes, *names: str) -> Iterator[_Seen]:
    """Starts and ends of the elements of these names, which are let go of at once; no entity is expanded."""
    tags = tuple(f"{{*}}{one}" for one in names)
    try:
        events = etree.iterparse(
            io.BytesIO(part), events=("start", "end"), tag=tags, resolve_entities=False, no_network=True, load_dtd=False
        )
        for event, element in events:
            attributes = {etree.QName(key).localname: str(value) for key, value in element.attrib.items()}
            yield _Seen(etree.QName(element).localname, event == "end", len(element) > 0, attributes)
            parent = element.getparent()
            if event == "end":
                element.clear()
                while parent is not None and element.getprevious() is not None:
                    del parent[0]
    except etree.XMLSyntaxError as error:
        raise ValueError("not well-formed") from error


def _number(value: str | None, otherwise: int) -> int:
    if value is None:
        return otherwise
    if not _NUMBER.fullmatch(value):
        raise ValueError("not a number")
    return int(value)


def _place(value: str | None, row: int, column: int) -> tuple[int, int]:
    """Row and column of such a place as `AB12`, from 1."""
    if value is None:
        return row, column
    found = _PLACE.fullmatch(value)
    if found is None:
        raise ValueError("not a place")
    column = 0
    for one in found[1].upper():
        column = 26 * column + ord(one) - ord("A") + 1
    return int(found[2]), column
