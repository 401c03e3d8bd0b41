"""Cells that no spreadsheet runs (OWASP, CSV Injection)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from footprint.report.clean import clean

if TYPE_CHECKING:
    from datetime import date

Cell: TypeAlias = "str | int | float | date | None"

LONGEST = 32_767
"""Characters that a cell of a spreadsheet can hold (Excel specifications and limits)."""
_FORMULA = re.compile(r"""(^|[;,"|])(\s*)(?=[=+\-@＝＋－＠])""")  # noqa: RUF001 (these too are taken for formulas)
"""Where a formula would begin: at the start of the cell, and where another separator would start a new one."""


def text(value: str) -> str:
    """Outside text for any cell: one line, nothing that acts on a screen, and no more than a cell holds."""
    return clean(value)[:LONGEST]


def harmless(value: str) -> str:
    """Outside text for a file of separated values, where nothing else says that it is text: an apostrophe does."""
    return _FORMULA.sub(r"\1'\2", text(value))[:LONGEST]
