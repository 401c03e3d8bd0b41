"""Reads a sheet of a spreadsheet's own file: .xlsx and .ods.

What unpacks it may trust it, so it is measured first, and only what was measured is handed on: a small file may claim
a sheet of a billion cells, or unpack to gigabytes.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from contextlib import contextmanager
from difflib import get_close_matches
from typing import TYPE_CHECKING

from footprint.batch.cells import text_of
from footprint.batch.measure import measured_ods, measured_xlsx
from footprint.errors import ConfigError
from footprint.message import msg, nmsg
from footprint.tabular import shown

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping

    from python_calamine import CalamineSheet, CalamineWorkbook

    from footprint.message import Message

UNPACKED = 100_000_000
"""Bytes of its parts that are read; pictures and the like are not."""
CELLS = 5_000_000
"""Of all sheets."""
_PARTS = 2_000
_READ = (".xml", ".rels")
_ODS = "mimetype"
_PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


def read_workbook(
    data: bytes, where: str, sheet: str | None
) -> tuple[list[tuple[int, list[str]]], tuple[Message, ...]]:
    """The rows with their numbers, and how the sheet was chosen.

    Args:
        data: the file.
        where: its name.
        sheet: which one; the first that is not hidden if None.

    Raises:
        ConfigError: it is no spreadsheet, too large, damaged, or has no such sheet.
    """
    parts = _parts(data, where)
    workbook = _opened(parts, where)
    names = _sheets(workbook)
    name = _chosen(names, sheet, where)
    rows = list(_rows(_loaded(workbook, name, where)))
    if sheet is not None or len(names) == 1:
        return rows, ()
    remark = nmsg(
        "{where}: sheet “{sheet}” is read, and {n} other is not; name another with --sheet",
        "{where}: sheet “{sheet}” is read, and {n} others are not; name another with --sheet",
        n=len(names) - 1,
        where=where,
        sheet=shown(name),
    )
    return rows, (remark,)


def _parts(data: bytes, where: str) -> Mapping[str, bytes]:
    """The parts that are read, each once, unpacked within bounds.

    Raises:
        ConfigError: see `read_workbook`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            kept = [one for one in packed.infolist() if one.filename.lower().endswith(_READ) or one.filename == _ODS]
            if len(kept) > _PARTS or sum(one.file_size for one in kept) > UNPACKED:
                raise _too_large(where)
            if any(one.compress_type not in _PACKINGS for one in kept):
                raise _damaged(where)
            parts = {one.filename: packed.read(one) for one in kept}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, EOFError, OSError, KeyError) as error:
        raise _damaged(where) from error
    if _measured(parts, where) > CELLS:
        raise _too_large(where)
    return parts


def _measured(parts: Mapping[str, bytes], where: str) -> int:
    """Cells of all sheets, from the first to the last that holds something."""
    try:
        sheets = (measured_xlsx(part) for part in parts.values() if b"sheetData" in part)
        return measured_ods(parts["content.xml"]) if _ODS in parts and "content.xml" in parts else sum(sheets)
    except ValueError as error:
        raise _damaged(where) from error


def _opened(parts: Mapping[str, bytes], where: str) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name, part in parts.items():
            packed.writestr(zipfile.ZipInfo(name), part)
    file.seek(0)
    with _parsed(where):
        return CalamineWorkbook.from_filelike(file)


def _loaded(workbook: CalamineWorkbook, name: str, where: str) -> CalamineSheet:
    with _parsed(where):
        return workbook.get_sheet_by_name(name)


@contextmanager
def _parsed(where: str) -> Generator[None]:
    """What the parser can't read, it says by an error or by a panic, which is none of Python's exceptions."""
    try:
        yield
    except BaseException as error:  # a panic is no Exception; what else is none goes on
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise _damaged(where) from error
        raise


def _sheets(workbook: CalamineWorkbook) -> list[str]:
    """The names of those that people see."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return [
        one.name
        for one in workbook.sheets_metadata
        if one.typ == SheetTypeEnum.WorkSheet and one.visible == SheetVisibleEnum.Visible
    ]


def _chosen(names: list[str], sheet: str | None, where: str) -> str:
    if not names:
        raise ConfigError(msg("{where}: no sheet in it can be seen; show the one with the list", where=where))
    if sheet is None or sheet in names:
        return names[0] if sheet is None else sheet
    near = get_close_matches(sheet, names, n=1)
    if near:
        raise ConfigError(
            msg(
                "{where}: there is no sheet “{sheet}”; did you mean “{near}”?",
                where=where,
                sheet=shown(sheet),
                near=shown(near[0]),
            )
        )
    raise ConfigError(
        msg(
            "{where}: there is no sheet “{sheet}”; its sheets are {names}",
            where=where,
            sheet=shown(sheet),
            names=shown(", ".join(names)),
        )
    )


def _rows(sheet: CalamineSheet) -> Iterator[tuple[int, list[str]]]:
    """Those that hold something."""
    for number, values in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        cells = [text_of(one) for one in values]
        if any(map(str.strip, cells)):
            yield number, cells


def _too_large(where: str) -> ConfigError:
    return ConfigError(
        msg("{where}: this spreadsheet is too large; keep the list alone in it, or split it", where=where)
    )


def _damaged(where: str) -> ConfigError:
    return ConfigError(
        msg("{where}: this can't be read as a spreadsheet; save it again as .xlsx, .ods or CSV", where=where)
    )
