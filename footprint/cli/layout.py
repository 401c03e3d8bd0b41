"""Pages of help: a title, sections of two columns, examples. Plain text that fits any terminal."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from shutil import get_terminal_size
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDEST = 100
_NARROWEST = 40
_LEFT = 28
"""Widest first column; in a section with a longer term, explanations stand below."""


@dataclass(frozen=True, slots=True)
class Section:
    """Terms and what they mean.

    Attributes:
        title: without a colon.
        rows: term and explanation.
    """

    title: str
    rows: tuple[tuple[str, str], ...]


def width() -> int:
    """Columns to fill: those of the terminal, within what is pleasant to read."""
    return max(_NARROWEST, min(_WIDEST, get_terminal_size().columns))


def page(*paragraphs: str | Section, columns: int) -> str:
    """Paragraphs and sections, one empty line between them."""
    return "\n\n".join(
        _section(one, columns) if isinstance(one, Section) else paragraph(one, columns) for one in paragraphs
    )


def paragraph(text: str, columns: int, *, indent: int = 0) -> str:
    """Lines of at most so many columns; a link or a command is never broken."""
    space = " " * indent
    return textwrap.fill(
        text,
        columns,
        initial_indent=space,
        subsequent_indent=space,
        break_long_words=False,
        break_on_hyphens=False,
    )


def table(rows: Iterable[tuple[str, ...]]) -> str:
    """Columns as wide as their widest cell; the last one is left as it is."""
    cells = tuple(rows)
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)][:-1]
    return "\n".join(
        "  ".join([*(one.ljust(wide) for one, wide in zip(row, widths, strict=False)), row[-1]]).rstrip()
        for row in cells
    )


def _section(section: Section, columns: int) -> str:
    longest = max(len(term) for term, _ in section.rows)
    row = _beside if longest <= _LEFT else _below
    return "\n".join([section.title, *(row(term, text, longest, columns) for term, text in section.rows)])


def _beside(term: str, text: str, longest: int, columns: int) -> str:
    head = f"  {term}"
    return head + paragraph(text, columns, indent=longest + 4)[len(head) :]


def _below(term: str, text: str, _: int, columns: int) -> str:
    return f"  {term}\n{paragraph(text, columns, indent=6)}"
