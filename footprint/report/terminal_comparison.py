"""What changed between two profiles, in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Group
from rich.table import Table

from footprint.message import msg, nmsg
from footprint.report import labels
from footprint.report.comparison import NUMBERS, compared
from footprint.report.console import drawn
from footprint.report.lines import Text, grouped, heading, indented, line
from footprint.report.phrases import ended, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from footprint.comparing import Comparison
    from footprint.locale import Translator
    from footprint.report.changes import Bunch, Item
    from footprint.report.comparison import Compared, Moved, Row

ROOMY = 76
"""Columns from which on the two numbers stand beside their name."""
SHORTENED = msg("Shortened for the terminal; --format md has every name, with its address.")
LISTED = 12
"""Names that are listed of those of which the same is true; Markdown and JSON have them all."""


def terminal_comparison(comparison: Comparison, words: Translator, *, width: int, colour: bool) -> str:
    """The whole of it, no line longer than the width."""
    shown = compared(comparison, words)
    return drawn(lambda columns: Group(*_report(shown, words, columns)), width=width, colour=colour)


def _report(shown: Compared, words: Translator, width: int) -> Iterator[RenderableType]:
    yield line(shown.who, joined(one.text for one in shown.given if one.text != shown.who))
    yield Text(shown.line, "bold")
    if shown.verdict:
        yield Text(shown.verdict)
    yield Text()
    yield Text(" ".join(ended(one) for one in shown.notices), "dim")
    yield from _numbers(shown, words, width)
    yield from _indicators(shown, words)
    for part in shown.parts:
        yield from heading(part.title)
        yield from (one for bunch in part.bunches for one in _bunch(bunch, words))
    if any(_is_shortened(bunch) for part in shown.parts for bunch in part.bunches):
        yield from (Text(), Text(words.say(SHORTENED), "dim"))


def _numbers(shown: Compared, words: Translator, width: int) -> Iterator[RenderableType]:
    for title, rows in ((NUMBERS, shown.dimensions), (labels.FACETS, shown.facets)):
        if rows:
            yield from heading(words.say(title))
            yield from _table(rows, shown.columns, width)


def _table(rows: Iterable[Row], columns: tuple[str, str], width: int) -> Iterator[RenderableType]:
    """Name, both numbers and the difference on one line; where it is narrow, the numbers below their name."""
    if width < ROOMY:
        for one in rows:
            yield indented(line(one.title, f"{one.before} → {one.after}"))
            if one.said:
                yield indented(Text(one.said, "dim"), 3)
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(4):
        table.add_column(overflow="fold")
    table.add_row("", *(Text(one, "dim") for one in columns), "")
    for one in rows:
        table.add_row(Text(one.title), Text(one.before, "bold"), Text(one.after, "bold"), Text(one.said, "dim"))
    yield indented(table)


def _indicators(shown: Compared, words: Translator) -> Iterator[RenderableType]:
    if shown.indicators:
        yield from heading(words.say(labels.INDICATORS))
    for one in shown.indicators:
        yield from _indicator(one, words)


def _indicator(one: Moved, words: Translator) -> Iterator[RenderableType]:
    states = one.after if one.before == one.after else f"{one.before} → {one.after}"
    yield indented(line(one.title, joined((states, one.why))))
    if one.said_before and one.said_after:
        yield indented(Text(words.say(msg("Then: {sentence}", sentence=one.said_before)), "dim"), 3)
        yield indented(Text(words.say(msg("Now: {sentence}", sentence=one.said_after)), "dim"), 3)
    else:
        yield indented(Text(one.said_before or one.said_after, "dim"), 3)


def _is_shortened(bunch: Bunch) -> bool:
    """Is something left out of it: a name, or where one leads?"""
    return len(bunch.items) > LISTED or any(one.name.href not in {"", one.name.text} for one in bunch.items)


def _bunch(bunch: Bunch, words: Translator) -> Iterator[RenderableType]:
    """Names of which the same is true on one line; what has more to say on lines of its own."""
    yield indented(Text(bunch.title, "bold"))
    short = [
        one for one in bunch.items if not one.below and cell_len(one.name.text) <= ROOMY // 2 and not one.name.href
    ]
    for said, same in grouped(short, lambda one: one.said).items():
        yield indented(line(_names(same, words), said), 3)
    for one in bunch.items:
        if one not in short:
            yield indented(line(one.name.text, one.said), 3)
            yield from (indented(Text(below, "dim"), 5) for below in one.below)


def _names(items: list[Item], words: Translator) -> str:
    names = [one.name.text for one in items[:LISTED]]
    further = len(items) - len(names)
    if further > 0:
        names.append(words.say(nmsg("and {n} more", "and {n} more", n=further)))
    return ", ".join(names)
