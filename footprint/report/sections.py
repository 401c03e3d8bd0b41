"""Sections of a terminal's report that a whole profile and one of names have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.table import Table

from footprint.exhibit import Hold
from footprint.message import nmsg
from footprint.report import labels
from footprint.report.lines import Text, grouped, heading, indented, line
from footprint.report.phrases import joined, named, spellings
from footprint.report.words import REGISTRATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.report.page import Alike, Domains, Likenesses, Missed, Pair

LISTED = 2
"""Networks of a spelling that are named."""


def domains(groups: Iterable[Domains], words: Translator) -> Iterator[RenderableType]:
    """The domains by state; those of which the same is true together."""
    for place, group in enumerate(groups):
        yield from (() if place else heading(words.say(labels.DOMAINS)))
        yield indented(Text(group.title, "bold"))
        for note, same in grouped(group.rows, lambda one: one.note).items():
            yield indented(line(", ".join(one.name for one in same), note), 3)
            if group.hold == Hold.FREE:
                links = dict.fromkeys(one.link.href for one in same if one.link.href)
                yield from (indented(Text(href, "dim"), 5) for href in links)


def likenesses(groups: Iterable[Likenesses], words: Translator) -> Iterator[RenderableType]:
    """What looks like the name: counts, then each spelling once, however many networks have it."""
    for place, group in enumerate(groups):
        if not place:
            yield from heading(words.say(labels.LOOKALIKES))
            yield indented(Text(words.say(labels.LOOKALIKES_NOTE), "dim"))
        yield indented(line(group.title, group.summary))
        for (state, why), same in grouped(group.rows, lambda one: (one.state, _why(one, words))).items():
            yield indented(line(state, ", ".join(_spellings(same, words))), 3)
            if why:
                yield indented(Text(why, "dim"), 5)


def _why(one: Alike, words: Translator) -> str:
    """Why a domain is not known: what several have in common is said once."""
    return one.note if not one.where and one.state == words.say(REGISTRATIONS[Hold.UNKNOWN]) else ""


def _spellings(rows: list[Alike], words: Translator) -> Iterator[str]:
    """Each spelling with the networks that it was looked for on; many are only counted."""
    spelled = spellings(one.name for one in rows)
    for spelling, same in grouped(rows, lambda one: spelled[one.name]).items():
        where = tuple(dict.fromkeys(one.where for one in same if one.where))
        listed = ", ".join(where)
        if len(where) > LISTED:
            listed = words.say(nmsg("{n} network", "{n} networks", n=len(where)))
        name = same[0].name if len(same) == 1 else spelling
        yield f"{name} ({listed})" if where else name


def unseen(
    missed: Iterable[Missed], pairs: Iterable[tuple[Message, tuple[Pair, ...]]], words: Translator
) -> Iterator[RenderableType]:
    """What was not seen: places, each with what a person can do; then names by reason, under a title each."""
    shown = [*_missed(missed), *(one for title, some in pairs if some for one in _titled(title, some, words))]
    if shown:
        yield from heading(words.say(labels.UNSEEN))
    yield from shown


def _missed(missed: Iterable[Missed]) -> Iterator[RenderableType]:
    for (reason, note), same in grouped(missed, lambda one: (one.reason, one.note)).items():
        yield indented(line(joined(one.what.text for one in same), reason))
        yield indented(Text(note, "dim"), 3)


def _titled(title: Message, pairs: tuple[Pair, ...], words: Translator) -> Iterator[RenderableType]:
    yield indented(Text(words.say(title), "bold"))
    yield from (indented(Text(named(words, one.name, one.value)), 3) for one in pairs)


def hints(found: tuple[str, ...], words: Translator) -> Iterator[RenderableType]:
    """Advice to the operator."""
    if found:
        yield from heading(words.say(labels.HINTS))
    yield from (indented(Text(one)) for one in found)


def steps(found: Iterable[tuple[str, Message]], words: Translator, width: int) -> Iterator[RenderableType]:
    """Commands that may come next, and what each is for: beside it, or below where a command is long."""
    yield from heading(words.say(labels.NEXT))
    every = tuple(found)
    if max(cell_len(command) for command, _ in every) > width // 2:
        for command, purpose in every:
            yield indented(Text(command))
            yield indented(Text(words.say(purpose), "dim"), 3)
        return
    table = Table.grid(padding=(0, 3, 0, 0))
    for command, purpose in every:
        table.add_row(Text(command), Text(words.say(purpose), "dim"))
    yield indented(table)
