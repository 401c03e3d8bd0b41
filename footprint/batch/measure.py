"""How large the sheets of a spreadsheet are, before anything makes room for them.

A sheet is laid out as a rectangle up to its last cell, and two short lines may place that in the millionth row of the
sixteen-thousandth column.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_NUMBER = re.compile(r"[0-9]{1,7}")
_ROW = "{*}row"
_CELL = "{*}c"
_TABLE = "{*}table"
_ODS_ROW = "{*}table-row"
_ODS_CELLS = ("{*}table-cell", "{*}covered-table-cell")

_Event: TypeAlias = "tuple[str, etree._Element]"


def measured_xlsx(sheet: bytes) -> int:
    """Cells of a sheet's part, from the first to the last that holds something.

    Raises:
        ValueError: it can't be read.
    """
    rows = columns = row = column = 0
    for event, element in _events(sheet, (_ROW, _CELL)):
        if _local(element) == "row":
            if event == "start":
                row, column = _number(element.get("r"), row + 1), 0
        elif event == "end":
            row, column = _place(element.get("r"), row, column + 1)
            if len(element):
                rows, columns = max(rows, row), max(columns, column)
        _forget(event, element)
    return rows * columns


def measured_ods(content: bytes) -> int:
    """Cells of all sheets of a document, from the first to the last that holds something.

    Raises:
        ValueError: it can't be read, or has sheets within sheets.
    """
    cells = rows = columns = row = column = depth = 0
    for event, element in _events(content, (_TABLE, _ODS_ROW, *_ODS_CELLS)):
        match _local(element), event:
            case "table", "start":
                depth += 1
                rows = columns = row = 0
            case "table", _:
                depth -= 1
                cells += rows * columns
            case "table-row", "start":
                row += _repeated(element, "number-rows-repeated")
                column = 0
            case _, "end" if _local(element) != "table-row":
                column += _repeated(element, "number-columns-repeated")
                if len(element) or any(etree.QName(one).localname == "value-type" for one in element.attrib):
                    rows, columns = max(rows, row), max(columns, column)
            case _:
                pass
        if depth > 1:
            raise ValueError("a sheet within a sheet")
        _forget(event, element)
    return cells


def _events(part: bytes, tags: tuple[str, ...]) -> Iterator[_Event]:
    """Starts and ends of these elements; no entity is expanded."""
    try:
        yield from etree.iterparse(
            io.BytesIO(part), events=("start", "end"), tag=tags, resolve_entities=False, no_network=True, load_dtd=False
        )
    except etree.XMLSyntaxError as error:
        raise ValueError("not well-formed") from error


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


def _forget(event: str, element: etree._Element) -> None:
    """Let go of a cell or row that was looked at; what is kept of it says that it was there."""
    if event == "end" and _local(element) in {"row", "table-row"}:
        parent = element.getparent()
        element.clear()
        if parent is not None:
            parent.remove(element)


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


def _repeated(element: etree._Element, name: str) -> int:
    values = (str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name)
    return max((_number(one, 1) for one in values), default=1)
