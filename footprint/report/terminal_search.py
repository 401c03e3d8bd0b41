"""How a search finds the candidate, in a terminal: side by side where there is room, then place by place; traces."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.table import Table

from footprint.message import nmsg
from footprint.report import labels
from footprint.report.lines import GAP, MARKS, Text, heading, indented, line
from footprint.report.phrases import joined, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.text import Text as RichText

    from footprint.locale import Translator
    from footprint.report.page import Page
    from footprint.report.search import Cell, Comparison, Listing, Pebble, Place, Search

NARROW = 64
"""Columns under which engines stand one below the other."""
NEWEST = 12
"""Traces that are listed; a page or a file has them all."""


def searches(shown: Page, words: Translator) -> Iterator[RenderableType]:
    """What was searched for, and what every engine showed."""
    found = shown.search
    if found.is_empty:
        return
    yield from heading(words.say(labels.SEARCH))
    yield from (indented(Text(said, "dim")) for said in found.kin)
    for place, one in enumerate(found.questions):
        yield from ((Text(),) if place or found.kin else ())
        yield indented(line(one.aim, one.query))
        if one.compared is not None:
            yield indented(Text(words.say(labels.SIDE_BY_SIDE), "dim"), 3)
            yield indented(SideBySide(one.compared), 3)
        yield from (row for listing in one.listings for row in _listing(listing))
    yield from _others(found, words)


def numbers(shown: Page, words: Translator) -> Iterator[RenderableType]:
    """Every number with what was seen, how it is made and what would change it."""
    yield from heading(words.say(labels.NUMBERS))
    for entry in (one for chapter in shown.chapters for one in chapter.entries):
        yield indented(line(entry.title, joined((entry.value, entry.range))))
        yield indented(Text(entry.sentence), 3)
        said = ((labels.FORMULA, entry.formula), (labels.GAIN, entry.gain))
        yield from (indented(Text(named(words, words.say(name), text), "dim"), 3) for name, text in said if text)
        # A proof is one result of a list: the list itself is told once.
        for told in dict.fromkeys(joined((proof.link.text, proof.outcome, proof.time)) for proof in entry.proofs):
            yield indented(Text(told, "dim"), 3)


def traces(shown: Page, words: Translator) -> Iterator[RenderableType]:
    """The newest traces; nothing where there are none."""
    if shown.traces.rows:
        yield from all_traces(shown, words)


def all_traces(shown: Page, words: Translator) -> Iterator[RenderableType]:
    """The newest traces, or that there are none."""
    rows = shown.traces.rows
    yield from heading(words.say(labels.TRACES))
    yield indented(Text(words.say(labels.TRACES_NOTE if rows else labels.NO_TRACE), "dim"))
    if not rows:
        return
    yield indented(Text(shown.traces.span))
    yield Text()
    yield from (row for one in rows[:NEWEST] for row in _trace(one))
    if further := len(rows) - NEWEST if len(rows) > NEWEST else 0:
        yield indented(Text(words.say(nmsg("and {n} more", "and {n} more", n=further)), "dim"))


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A column an engine, or an engine below the other where columns do not fit."""

    shown: Comparison

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        """See rich."""
        every = (cell for row in self.shown.rows for cell in row.cells)
        widest = max((cell_len(_cell(one).plain) for one in every), default=0)
        widths = [max(cell_len(one), widest) for one in self.shown.engines]
        fits = options.max_width >= NARROW and sum(widths) + len(GAP) * len(widths) + 2 <= options.max_width
        yield from (_table(self.shown, widths),) if fits else _below(self.shown)


def _table(shown: Comparison, widths: Sequence[int]) -> Table:
    table = Table.grid(padding=(0, len(GAP), 0, 0))
    table.show_header = True
    table.add_column(justify="right")
    for name, width in zip(shown.engines, widths, strict=True):
        table.add_column(Text(name, "bold"), width=width)
    for row in shown.rows:
        table.add_row(Text(row.rank, "dim"), *map(_cell, row.cells))
    return table


def _below(shown: Comparison) -> Iterator[RenderableType]:
    """Neighbouring places of which the same is true are told together."""
    for name, cells in shown.columns:
        yield Text(name, "bold")
        runs = _runs([(row.rank, cell) for row, cell in zip(shown.rows, cells, strict=True) if cell.word])
        yield indented(Text(joined(f"{ranks}\u00a0{_cell(cell).plain}" for ranks, cell in runs) or "\u2014"), 2)


def _runs(every: Sequence[tuple[str, Cell]]) -> Iterator[tuple[str, Cell]]:
    for cell, same in groupby(every, key=lambda one: one[1]):
        yield _span([rank for rank, _ in same]), cell


def _span(ranks: Sequence[str]) -> str:
    return ranks[0] if len(ranks) == 1 else f"{ranks[0]}\u2013{ranks[-1]}"


def _cell(one: Cell) -> RichText:
    if not one.word:
        return Text("\u2014", "dim")
    known = one.shape in {"disc", "half"}
    said = one.word.replace(" ", "\u00a0")
    return Text(f"{MARKS[one.shape]}\u00a0{said}", "cyan" if known else "dim")


def _listing(one: Listing) -> Iterator[RenderableType]:
    """What one engine showed, and where a person sees the same."""
    yield indented(line(joined((one.engine, one.query)), " ".join(filter(None, (one.said, one.note)))), 3)
    if said := joined((one.asked, one.link.href)):
        yield indented(Text(said, "dim"), 5)
    if one.places:
        yield indented(_places(one.places), 5)


def _places(places: Iterable[Place]) -> Table:
    """What is the candidate's or about them by itself; of the rest neighbours together, by their domains."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for shared, same in groupby(places, key=_alike):
        rows = list(same)
        if shared is None:
            for one in rows:
                table.add_row(Text(one.rank, "dim"), Text(MARKS[one.shape], "cyan"), _known(one))
        else:
            shape, whose = shared
            domains = ", ".join(_repeated(one.domain for one in rows))
            table.add_row(
                Text(_span([one.rank for one in rows]), "dim"), Text(MARKS[shape], "dim"), line(whose, domains)
            )
    return table


def _repeated(domains: Iterable[str]) -> Iterator[str]:
    """Each domain once, with how often it stands there."""
    for domain, times in Counter(domains).items():
        yield domain if times == 1 else f"{domain} (\u00d7\u00a0{times})"


def _alike(one: Place) -> tuple[str, str] | None:
    """What neighbours have in common; what is the candidate's stands by itself."""
    return None if one.link.text else (one.shape, one.whose)


def _known(one: Place) -> RichText:
    address = one.link.href if one.link.href != one.link.text else ""
    return Text.assemble((one.whose, "bold"), GAP, one.link.text, *((GAP, (address, "dim")) if address else ()))


def _others(found: Search, words: Translator) -> Iterator[RenderableType]:
    is_below = bool(found.questions)
    for title, note, listings in (
        (labels.SMALL, labels.SMALL_NOTE, found.small),
        (labels.ENTRIES, None, found.entries),
    ):
        if listings:
            yield from ((Text(),) if is_below else ())
            is_below = True
            yield indented(Text(words.say(title), "bold"))
        if listings and note is not None:
            yield indented(Text(words.say(note), "dim"), 3)
        yield from (row for one in listings for row in _listing(one))
    if found.by_hand:
        yield from ((Text(),) if is_below else ())
        yield indented(Text(words.say(labels.BY_HAND), "bold"))
        yield indented(Text(words.say(labels.BY_HAND_NOTE), "dim"), 3)
    for one in found.by_hand:
        yield indented(line(one.aim, one.query), 3)
        yield from (indented(Text(named(words, each.text, each.href), "dim"), 5) for each in one.links)
    if found.left:
        yield Text()
        yield indented(Text(words.say(labels.LEFT), "bold"))
    yield from (indented(Text(named(words, one.name, one.value)), 3) for one in found.left)


def _trace(one: Pebble) -> Iterator[RenderableType]:
    address = one.link.href if one.link.href != one.link.text else ""
    yield indented(line(joined((one.when, one.kind)), one.link.text))
    if said := joined((one.site, one.archived, address)):
        yield indented(Text(said, "dim"), 3)
