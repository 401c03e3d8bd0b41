"""Accounts in a terminal: whose they are, what happens on the candidate's own, and who names whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.exhibit import Hold
from footprint.report import labels
from footprint.report.exhibits import on_servers
from footprint.report.lines import GAP, MARKS, Text, grouped, heading, indented, line
from footprint.report.phrases import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from footprint.locale import Translator
    from footprint.report.page import Page
    from footprint.report.roster import Row, Tie

STRANGERS = frozenset({"half", "square"})
"""Shapes of accounts that are not attributed."""


def accounts(shown: Page, words: Translator) -> Iterator[RenderableType]:
    """All about accounts; what can be claimed and what was not seen have sections of their own."""
    parts = (_groups, _contested, _mentions, _ties)
    lines = [line for part in parts for line in part(shown, words)]
    if lines:
        yield from heading(words.say(labels.ACCOUNTS))
    yield from lines


def _groups(shown: Page, words: Translator) -> Iterator[RenderableType]:
    """Whose they are."""
    groups = shown.accounts.groups
    told = {(one.network, one.handle) for group in shown.exposed if group.hold == Hold.FREE for one in group.claims}
    last = next((group.shape for group in reversed(groups) if group.shape in STRANGERS), None)
    for group in groups:
        rows = [row for row in group.rows if (row.network, row.handle.text) not in told]
        if group.shape == "disc":
            yield indented(Text(f"{MARKS[group.shape]} {group.title}", "bold"))
            yield from (line for row in rows for line in _owned(row))
        elif rows and group.shape != "unseen":
            yield indented(line(f"{MARKS[group.shape]} {group.title}", ", ".join(_folded(rows, words))))
            if group.shape == last:
                yield indented(Text(words.say(labels.HELD_NOTE), "dim"), 3)


def _owned(row: Row) -> Iterator[RenderableType]:
    said = Text.assemble(f"{row.network} {row.handle.text}", GAP, (joined(row.marks), "dim"), GAP, (row.proof, "dim"))
    yield indented(said, 3)
    if row.life:
        yield indented(Text(row.life.line), 5)


def _folded(rows: Iterable[Row], words: Translator) -> Iterator[str]:
    """Each account, those of one name on several servers of a network as one."""
    for (network, _), same in grouped(rows, lambda one: (one.network, one.handle.text.partition("@")[0])).items():
        yield f"{network} {on_servers(same[0].handle.text, len(same), words)}"


def _contested(shown: Page, words: Translator) -> Iterator[RenderableType]:
    """What is named by the candidate's places, and not taken for theirs."""
    if shown.accounts.contested:
        yield indented(Text(words.say(labels.CONTESTED), "bold"))
    yield from (indented(line(one.link.text, one.note), 3) for one in shown.accounts.contested)


def _mentions(shown: Page, words: Translator) -> Iterator[RenderableType]:
    found = [one.link.text for one in shown.accounts.mentions]
    if found:
        listed = ", ".join(filter(None, (*found, shown.accounts.unlisted)))
        yield indented(line(words.say(labels.MENTIONED), listed))
        yield indented(Text(words.say(labels.MENTIONED_NOTE), "dim"), 3)


def _ties(shown: Page, words: Translator) -> Iterator[RenderableType]:
    if shown.accounts.ties:
        yield indented(Text(words.say(labels.EDGES), "bold"))
    for one in shown.accounts.ties:
        yield indented(Text(f"{one.place.text} → {', '.join(map(_tied, one.names))}"), 3)


def _tied(one: Tie) -> str:
    return f"{one.link.text} ({one.spot})" if one.spot else one.link.text
