"""Bars in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Group
from rich.table import Table

from footprint.report import labels
from footprint.report.lines import GAP, Text, indented
from footprint.report.phrases import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType
    from rich.text import Text as RichText

    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.report.page import Bar

CELLS = 20
"""Width of a bar."""
ROOMY = 40
"""Columns that must be left for a dimension's sentence to stand beside its bar."""


def bars(groups: tuple[tuple[Bar, ...], ...], words: Translator, width: int) -> Iterator[RenderableType]:
    """Bars that are drawn to one measure, an empty line before each group, and how to read them."""
    every = tuple(bar for group in groups for bar in group)
    names = max((cell_len(one.title) for one in every), default=0)
    bands = max((cell_len(_band(one)) for one in every), default=0)
    taken = CELLS + 3 + bands + 4 * len(GAP)
    columns = (min(names, width - taken), CELLS, 3, bands)
    beside = width - taken - names >= ROOMY
    for group in groups:
        yield from ([Text()] if group else [])
        yield from (_bar(bar, columns, beside=beside) for bar in group)
    yield Text()
    yield Text(joined(map(words.say, _legend(every))), "dim")


def _legend(every: tuple[Bar, ...]) -> Iterator[Message]:
    """How to read what is drawn, and nothing else."""
    yield labels.CELLS_SCORE
    if any(_unseen(one) for one in every):
        yield labels.CELLS_UNSEEN
    yield labels.CELLS_REST


def _bar(bar: Bar, columns: tuple[int, ...], *, beside: bool) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    for width in columns:
        table.add_column(width=width, overflow="fold")
    score = Text(bar.score if bar.published else "", "bold", justify="right")
    cells: list[RenderableType] = [Text(bar.title), drawn(bar), score, Text(_band(bar))]
    known = bar.published or (bar.low, bar.high) != (0, 100)  # else the hatched bar says it all
    note = GAP.join(filter(None, (bar.note, bar.doubt if known else "")))
    if beside:
        table.add_column()
        table.add_row(*cells, Text(note, "dim"))
        return indented(table)
    table.add_row(*cells)
    return Group(indented(table), *((indented(Text(note, "dim"), 3),) if note else ()))


def _band(bar: Bar) -> str:
    return bar.band if bar.published else bar.score


def drawn(bar: Bar) -> RichText:
    """The score, what was not seen, and the rest, in whole cells."""
    full = _cells(bar.full)
    unseen = _unseen(bar)
    return Text.assemble(("█" * full, "cyan"), ("▒" * unseen, "yellow"), ("░" * (CELLS - full - unseen), "dim"))


def _unseen(bar: Bar) -> int:
    return max(_cells(bar.high) - _cells(bar.full), 0)


def _cells(points: int) -> int:
    """Whole cells of a bar, rounded half up."""
    return (points * CELLS + 50) // 100
