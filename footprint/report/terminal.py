"""The profile in a terminal: bars, evidence, what to claim, what was not seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from rich.console import Group

from footprint.exhibit import Hold
from footprint.profile import Scope
from footprint.report import labels, sections
from footprint.report.compose import page
from footprint.report.console import drawn
from footprint.report.drawn import bars
from footprint.report.folded import folded
from footprint.report.identity import identity
from footprint.report.lines import Text, grouped, heading, indented, line
from footprint.report.phrases import ended, joined
from footprint.report.register import ledger
from footprint.report.terminal_accounts import accounts
from footprint.report.terminal_blog import NEWEST, channels, details, rhythm, sites, vain
from footprint.report.terminal_identity import identity_report
from footprint.report.terminal_names import names_report
from footprint.report.terminal_search import all_traces, numbers, searches, traces
from footprint.report.terminal_sheet import interview, mandate, record, whole_sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.console import RenderableType

    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.profile import Profile
    from footprint.report.page import Claim, Highlight, Page, Pair
    from footprint.report.sheet import Sheet

FIRST = 3
"""Names to claim that are shown with their links."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """Renders for a terminal, or for a pipe when it has no colour.

    Attributes:
        width: in columns.
        colour: whether colours may be sent; nothing is told by colour alone.
        command: the command that was typed, to go on from; empty when it is not known.
    """

    width: int = 80
    colour: bool = False
    command: str = ""

    def __call__(self, profile: Profile, words: Translator) -> str:
        """The whole report, no line longer than the width."""
        return drawn(lambda width: _shown(profile, words, width, self.command), width=self.width, colour=self.colour)


def sheet_lines(shown: Sheet, words: Translator, *, width: int = 80, colour: bool = False) -> str:
    """The interview sheet for a terminal, no line longer than the width."""
    return drawn(lambda _: Group(*whole_sheet(shown, words)), width=width, colour=colour)


def _shown(profile: Profile, words: Translator, width: int, command: str) -> Group:
    match profile.scope:
        case Scope.WHOLE:
            return _report(page(profile, words), words, width, command, _WHOLE)
        case Scope.SEARCH:
            return _report(page(profile, words), words, width, command, _SEARCH)
        case Scope.IDENTITY:
            return identity_report(identity(profile, words), words, width, command)
        case Scope.BLOG:
            return _report(page(profile, words), words, width, command, _BLOG)
        case Scope.NAMES:
            return names_report(ledger(profile, words), words, width, command)


def _report(shown: Page, words: Translator, width: int, command: str, parts: tuple[_Part, ...]) -> Group:
    return Group(
        *_head(shown, words),
        *bars((shown.bars, shown.facets), words, width),
        *record(shown.record, words),
        *(line for part in parts for line in part(shown, words)),
        *sections.steps(_next(shown, command), words, width),
    )


def _head(shown: Page, words: Translator) -> Iterator[RenderableType]:
    given = joined(one.text for one in shown.given if one.text != shown.who)
    yield line(shown.who, given)
    yield Text(shown.line, "bold")
    if shown.verdict:
        yield Text(shown.verdict)
    yield from (line(one.name, one.value) for one in _figures(shown, words))
    yield Text()
    yield Text(" ".join(ended(one) for one in shown.notices), "dim")
    yield from mandate(shown.mandate, words)


def _figures(shown: Page, words: Translator) -> Iterator[Pair]:
    """What neither the line above says already, nor a section below."""
    told = {words.say(one) for one in (labels.INDEX, labels.COVERAGE, labels.CONFIDENCE)}
    told |= {one.title for chapter in shown.chapters for one in chapter.entries}
    told |= {one.name for channel in shown.publications for one in channel.figures}
    yield from (one for one in shown.figures if one.name not in told)


def _strongest(shown: Page, words: Translator) -> Iterator[RenderableType]:
    yield from _highlights(words.say(labels.STRONGEST), shown.strongest)


def _levers(shown: Page, words: Translator) -> Iterator[RenderableType]:
    yield from _highlights(words.say(labels.LEVERS), shown.levers)


def _plan(shown: Page, words: Translator) -> Iterator[RenderableType]:
    if shown.plan:
        yield from heading(words.say(labels.PLAN))
    for stage in shown.plan:
        yield indented(line(stage.title, ""))
        yield from (indented(line(one.title, one.sentence), 3) for one in stage.steps)


def _highlights(title: str, found: tuple[Highlight, ...]) -> Iterator[RenderableType]:
    if found:
        yield from heading(title)
    for one in found:
        yield indented(line(one.title, one.sentence))
        if one.link.text:
            yield indented(Text(one.link.text, "dim"), 3)


def _publication(shown: Page, words: Translator) -> Iterator[RenderableType]:
    if shown.publications or shown.sites or shown.vain:
        yield from heading(words.say(labels.PUBLICATION))
    yield from sites(shown)
    for one in shown.publications:
        yield indented(line(one.title, joined((one.kind, one.feed.text))))
        yield indented(rhythm(one), 3)
        yield from (indented(Text(note), 3) for note in one.notes)
    yield from vain(shown, words)


def _exposure(shown: Page, words: Translator) -> Iterator[RenderableType]:
    """What can be claimed; of what others hold or could not be told, only what the accounts do not say already."""
    told = {(row.network, row.handle.text) for group in shown.accounts.groups for row in group.rows}
    for group in shown.exposed:
        if group.hold == Hold.FREE:
            yield from heading(group.title)
            yield from _claims(group.claims, words)
        elif rest := [one for one in group.claims if (one.network, one.handle) not in told]:
            yield from heading(group.title)
            yield indented(Text(", ".join(_claimed(one, words) for one in rest)))


def _claims(claims: tuple[Claim, ...], words: Translator) -> Iterator[RenderableType]:
    """The first with their sign-up links, those that say the same together; the others by their names."""
    first = claims[:FIRST]
    for note, same in grouped(first, lambda one: one.note).items():
        yield indented(Text(note, "dim"))
        yield from (indented(line(_claimed(one, words), one.link.href), 3) for one in same)
    if len(claims) > FIRST:
        names = ", ".join(f"{one.network} {one.handle}" for one in claims[FIRST:])
        yield indented(line(words.say(labels.ALSO_FREE), names))


def _claimed(one: Claim, words: Translator) -> str:
    tags = joined((one.state, words.say(labels.KEY_NETWORK) if one.key else ""))
    return f"{one.network} {one.handle} ({tags})"


def _domains(shown: Page, words: Translator) -> Iterator[RenderableType]:
    yield from sections.domains(shown.domains, words)


def _alike(shown: Page, words: Translator) -> Iterator[RenderableType]:
    yield from sections.likenesses(shown.alike, words)


def _unseen(shown: Page, words: Translator) -> Iterator[RenderableType]:
    pairs = ((labels.ACCOUNTS, shown.silent), (labels.INDICATORS, shown.hidden))
    yield from sections.unseen(shown.missed, pairs, words)


def _hints(shown: Page, words: Translator) -> Iterator[RenderableType]:
    yield from sections.hints(shown.hints, words)


def _folded(shown: Page, words: Translator) -> Iterator[RenderableType]:
    yield from folded(shown, words, posts=NEWEST if shown.is_of_blog else 0)


def _next(shown: Page, command: str) -> Iterator[tuple[str, Message]]:
    marked = (one.id for one in (*shown.levers, *shown.strongest))
    every = (entry.id for chapter in shown.chapters for entry in chapter.entries)
    chosen = next(iter((*marked, *every)), "pub.exists")
    yield f"footprint explain {chosen}", labels.EXPLAIN
    if command:
        yield f"{command} -o report.html", labels.OPEN


_Part: TypeAlias = "Callable[[Page, Translator], Iterable[RenderableType]]"
_WHOLE: tuple[_Part, ...] = (
    _strongest,
    _levers,
    _plan,
    _publication,
    accounts,
    _exposure,
    _domains,
    _alike,
    searches,
    traces,
    details,
    _unseen,
    interview,
    _hints,
    _folded,
)
_BLOG: tuple[_Part, ...] = (channels, _strongest, _levers, details, _unseen, _hints, _folded)
_SEARCH: tuple[_Part, ...] = (numbers, searches, all_traces, _unseen, _hints, _folded)
"""The sections of each kind of report, in their order."""
