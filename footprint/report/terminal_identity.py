"""The graph of identifiers in a terminal: a row an account, with its level and why; then what names what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Group
from rich.table import Table

from footprint.exhibit import Standing
from footprint.message import nmsg
from footprint.report import labels, sections
from footprint.report.exhibits import SHAPES
from footprint.report.folded import folded
from footprint.report.lines import GAP, MARKS, Text, grouped, heading, indented, line
from footprint.report.phrases import ended, joined
from footprint.report.terminal_sheet import mandate, record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.report.identity import Identity, Met, Naming

WIDEST_PLACE = 20
WIDEST_NAME = 34
WIDE = 110
"""Columns from which on the reason stands beside its account."""
LEADS = 12
"""Leads that are listed; a page or a file has them all."""


def identity_report(shown: Identity, words: Translator, width: int, command: str) -> Group:
    """The whole report, no line longer than the width."""
    return Group(
        *_head(shown, words),
        *_accounts(shown, words, width),
        *_sites(shown, words),
        *_edges(shown, words),
        *_conflicts(shown, words),
        *_leads(shown, words),
        *sections.unseen(shown.missed, ((labels.ACCOUNTS, shown.silent),), words),
        *_legend(shown, words),
        *record(shown.record, words),
        *sections.hints(shown.hints, words),
        *folded(shown, words),
        *_next(shown, words, width, command),
    )


def _head(shown: Identity, words: Translator) -> Iterator[RenderableType]:
    yield line(shown.who, joined(one.text for one in shown.given if one.text != shown.who))
    yield Text(shown.line, "bold")
    yield Text(shown.asked)
    yield Text()
    yield Text(" ".join(ended(one) for one in shown.notices), "dim")
    yield from mandate(shown.mandate, words)


def _accounts(shown: Identity, words: Translator, width: int) -> Iterator[RenderableType]:
    """Each with its reason; those that were not seen stand by their reasons in a section of their own."""
    yield from heading(words.say(labels.ACCOUNTS))
    groups = tuple(one for one in shown.groups if one.shape != SHAPES[Standing.UNKNOWN])
    if not groups:
        yield indented(Text(words.say(labels.NO_ACCOUNT)))
    columns = (
        min(WIDEST_PLACE, max((cell_len(one.network) for group in groups for one in group.rows), default=0)),
        min(WIDEST_NAME, max((cell_len(one.handle.text) for group in groups for one in group.rows), default=0)),
    )
    for group in groups:
        yield indented(Text.assemble((f"{MARKS[group.shape]} {group.title}", "bold"), GAP, str(len(group.rows))))
        shape = _table(width, columns)
        for one in group.rows:
            _row(shape, one, columns[0], beside=width >= WIDE)
        yield indented(shape, 3)
    yield from (indented(Text(one)) for one in (*shown.gone, shown.free) if one)


def _table(width: int, columns: tuple[int, int]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=1)
    if width >= WIDE:
        table.add_column(width=columns[0], overflow="fold")
        table.add_column(width=columns[1], overflow="fold")
    table.add_column(overflow="fold")
    return table


def _row(table: Table, one: Met, place: int, *, beside: bool) -> None:
    """The reason beside the account where there is room, else below."""
    why = Text(joined((one.why, one.tag)), "dim")
    level = Text(one.level or "·", "bold")
    if beside:
        table.add_row(level, Text(one.network), Text(one.handle.text), why)
        return
    table.add_row(level, line(one.network + " " * (place - cell_len(one.network)), one.handle.text))
    table.add_row("", why)


def _sites(shown: Identity, words: Translator) -> Iterator[RenderableType]:
    yield from heading(words.say(labels.SITES))
    if not shown.sites:
        yield indented(Text(words.say(labels.NO_SITE)))
    for one in shown.sites:
        yield indented(Text.assemble((one.level or "·", "bold"), GAP, (one.link.text, "bold"), GAP, one.title))
        if said := joined((one.why, one.tag)):
            yield indented(Text(said, "dim"), 4)


def _edges(shown: Identity, words: Translator) -> Iterator[RenderableType]:
    """What each place names, and where that was read."""
    yield from heading(words.say(labels.EDGES))
    if not shown.edges:
        yield indented(Text(words.say(labels.NO_EDGE)))
    for name, same in grouped(shown.edges, lambda one: one.source.text).items():
        yield indented(Text(name, "bold"))
        yield from (indented(line(f"→ {one.target.text}", one.spot), 3) for one in same)
        yield from (indented(Text(said, "dim"), 5) for said in _read(same))


def _read(same: Iterable[Naming]) -> Iterator[str]:
    """The answers in which that was read, each once."""
    found = (joined((each.link.text, each.outcome, each.time)) for one in same for each in one.proofs)
    yield from dict.fromkeys(found)


def _conflicts(shown: Identity, words: Translator) -> Iterator[RenderableType]:
    if shown.conflicts:
        yield from heading(words.say(labels.CONFLICTS))
    for one in shown.conflicts:
        yield indented(line(one.place.text, one.why))


def _leads(shown: Identity, words: Translator) -> Iterator[RenderableType]:
    if not shown.leads:
        return
    yield from heading(words.say(labels.LEADS))
    yield indented(Text(words.say(labels.LEADS_NOTE), "dim"))
    for name, same in grouped(shown.leads[:LEADS], lambda one: one.source.text).items():
        yield indented(Text(name, "bold"))
        yield from (indented(line(one.target.text, one.spot), 3) for one in same)
    further = len(shown.leads) - LEADS
    if further > 0:
        yield indented(Text(words.say(nmsg("and {n} more", "and {n} more", n=further)), "dim"))


def _legend(shown: Identity, words: Translator) -> Iterator[RenderableType]:
    yield from heading(words.say(labels.LEVELS))
    yield from (indented(line(one.name, one.value)) for one in shown.legend)


def _next(shown: Identity, words: Translator, width: int, command: str) -> Iterator[RenderableType]:
    steps: list[tuple[str, Message]] = []
    if command and not any(one.standing is Standing.ATTRIBUTED for one in shown.accounts):
        steps.append((f"{command} --url https://…", labels.TELL_OWN))
    if command:
        steps.append((f"{command} -o graph.svg -o identity.html", labels.DRAW))
    steps.append(("footprint networks github", labels.HOW_ASKED))
    yield from sections.steps(steps, words, width)
