"""A report on names in a terminal: a row a network, aligned, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Group

from footprint.report import labels, sections
from footprint.report.drawn import bars
from footprint.report.folded import folded
from footprint.report.lines import GAP, MARKS, Text, grouped, heading, indented, line
from footprint.report.page import Pair
from footprint.report.phrases import ended, joined
from footprint.report.terminal_sheet import mandate, record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.report.ledger import Ledger, Spot, Unclear

WIDEST_PLACE = 20
WIDEST_NAME = 32


def names_report(shown: Ledger, words: Translator, width: int, command: str) -> Group:
    """The whole report, no line longer than the width."""
    return Group(
        *_head(shown, words),
        *_brief(shown, words, width),
        *_claims(shown, words, width),
        *_own(shown, words, width),
        *_held(shown, words, width),
        *_unclear(shown, words, width),
        *sections.domains(shown.domains, words),
        *sections.likenesses(shown.alike, words),
        *_unseen(shown, words),
        *record(shown.record, words),
        *sections.hints(shown.hints, words),
        *folded(shown, words),
        *sections.steps(_next(shown, command), words, width),
    )


def _head(shown: Ledger, words: Translator) -> Iterator[RenderableType]:
    yield line(shown.who, joined(one.text for one in shown.given if one.text != shown.who))
    yield Text(shown.line, "bold")
    yield Text(shown.asked)
    yield Text()
    yield Text(" ".join(ended(one) for one in shown.notices), "dim")
    yield from mandate(shown.mandate, words)


def _brief(shown: Ledger, words: Translator, width: int) -> Iterator[RenderableType]:
    if shown.bars:
        yield from bars((shown.bars,), words, width)
    if shown.brief:
        yield Text()
    yield from (Text(one) for one in shown.brief)
    if shown.shapes:
        yield Text()
        yield Text(joined(f"{MARKS[one.name]} {one.value}".replace(" ", "\xa0") for one in shown.shapes), "dim")


def _claims(shown: Ledger, words: Translator, width: int) -> Iterator[RenderableType]:
    yield from heading(words.say(labels.CLAIM_NEXT))
    if not shown.claims:
        yield indented(Text(words.say(labels.NOTHING_FREE)))
    columns = _columns(shown.first, (one.bare for one in shown.first))
    for one in shown.first:
        state = joined((one.state, words.say(labels.KEY_NETWORK) if one.key else ""))
        yield from _row(one, state, one.action.href, columns, width)
    if shown.also:
        yield indented(line(words.say(labels.ALSO_FREE), ", ".join(one.text for one in shown.also)))
    yield from (indented(Text(one, "dim")) for one in shown.caveats)


def _own(shown: Ledger, words: Translator, width: int) -> Iterator[RenderableType]:
    """Those with the same proof together, which is said once."""
    yield from heading(words.say(shown.voice.own))
    if not shown.own:
        yield indented(Text(words.say(shown.voice.none)))
    columns = _columns(shown.own, (one.name.text for one in shown.own))
    for note, same in grouped(shown.own, lambda one: one.note).items():
        *above, last = same
        for one in above:
            yield from _row(one, one.state, "", columns, width)
        if above:
            yield from _row(last, last.state, "", columns, width)
            yield indented(Text(note, "dim"), 3)
        else:
            yield from _row(last, last.state, note, columns, width)


def _held(shown: Ledger, words: Translator, width: int) -> Iterator[RenderableType]:
    yield from heading(words.say(labels.SOMEONES_OWN))
    note = shown.voice.held if shown.held else labels.NOTHING_HELD
    yield indented(Text(words.say(note), "dim" if shown.held else ""))
    columns = _columns(shown.held, (name for one in shown.held for name in one.name.text.split(", ")))
    for one in shown.held:
        yield from _row(one, one.state, one.note, columns, width)


def _unclear(shown: Ledger, words: Translator, width: int) -> Iterator[RenderableType]:
    every = [one for group in shown.unclear if not group.walled for one in group.spots]
    columns = _columns(every, (one.bare for one in every))
    if shown.unclear:
        yield from heading(words.say(labels.HOLD_UNKNOWN))
    for group in shown.unclear:
        if group.walled:
            yield indented(line(f"{MARKS['unseen']} {group.reason}", ", ".join(_places(group))))
            continue
        yield indented(Text(group.reason, "dim"))
        for one in group.spots:
            yield from _row(one, "", one.action.href, columns, width)


def _places(group: Unclear) -> Iterable[str]:
    """The networks alone: all that is to be said of them is that they ask for a login."""
    return dict.fromkeys(one.place for one in group.spots)


def _unseen(shown: Ledger, words: Translator) -> Iterator[RenderableType]:
    barred = (Pair(words.say(labels.BARRED), joined(shown.barred)),) if shown.barred else ()
    yield from sections.unseen(shown.missed, ((labels.ACCOUNTS, barred),), words)


def _next(shown: Ledger, command: str) -> Iterator[tuple[str, Message]]:
    if command and not shown.own:
        yield f"{command} --url https://…", labels.TELL_APART
    if command:
        yield f"{command} -o names.html", labels.KEEP
    yield "footprint networks github", labels.HOW_ASKED


def _columns(spots: Iterable[Spot], names: Iterable[str]) -> tuple[int, int]:
    """Width of the places, with their marks, and of the names."""
    place = max((cell_len(one.place) for one in spots), default=0)
    return 2 + min(WIDEST_PLACE, place), min(WIDEST_NAME, max(map(cell_len, names), default=0))


def _row(one: Spot, state: str, detail: str, columns: tuple[int, int], width: int) -> Iterator[RenderableType]:
    """Place, name and state, aligned, further names under the first; what does not fit on the line stands below."""
    place, name = columns
    first, *others = one.name.text.split(", ")
    head = _padded(f"{MARKS[one.shape]} {one.place}", place) + GAP + _padded(first, name)
    beside, below = _fitting(head, list(filter(None, (state, detail))), width)
    yield indented(Text.assemble(head, *((GAP + part, "dim") for part in beside)))
    yield from (indented(Text(other), 1 + place + len(GAP)) for other in others)
    yield from (indented(Text(part, "dim"), 3) for part in below)


def _fitting(head: str, parts: list[str], width: int) -> tuple[list[str], list[str]]:
    """What fits on a line after its head, and the rest."""
    for most in range(len(parts), 0, -1):
        if cell_len(GAP.join((head, *parts[:most]))) < width:
            return parts[:most], parts[most:]
    return [], parts


def _padded(text: str, cells: int) -> str:
    return text + " " * (cells - cell_len(text))
