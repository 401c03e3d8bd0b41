"""The profile in a terminal: bars, evidence, what to claim, what was not seen."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.table import Table

from footprint.exhibit import Hold
from footprint.report import labels
from footprint.report.compose import page
from footprint.report.drawn import bars
from footprint.report.lines import GAP, MARKS, Text, ended, grouped, heading, indented, line
from footprint.report.phrases import joined, named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.console import RenderableType
    from rich.text import Text as RichText

    from footprint.locale import Translator
    from footprint.profile import Profile
    from footprint.report.page import Claim, Exposed, Highlight, Page, Publication, Row

NARROWEST = 40
SPARKS = " ▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class Terminal:
    """Renders for a terminal, or for a pipe when it has no colour.

    Attributes:
        width: in columns.
        colour: whether colours may be sent; nothing is told by colour alone.
    """

    width: int = 80
    colour: bool = False

    def __call__(self, profile: Profile, words: Translator) -> str:
        """The whole report, no line longer than the width."""
        console = Console(
            file=StringIO(),
            width=max(self.width, NARROWEST),
            force_terminal=self.colour,
            color_system="standard" if self.colour else None,
            no_color=not self.colour,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
            _environ={},  # the command line has read the environment; nothing here may
        )
        shown = page(profile, words)
        with console.capture() as captured:
            console.print(_report(shown, words, console.width))
        return "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"


def _report(shown: Page, words: Translator, width: int) -> Group:
    parts: tuple[Callable[[Page, Translator], Iterable[RenderableType]], ...] = (
        _strongest,
        _levers,
        _publication,
        _accounts,
        _exposure,
        _domains,
        _alike,
        _search,
        _unseen,
        _hints,
        _next,
    )
    return Group(
        *_head(shown),
        *bars((shown.bars, shown.facets), words, width),
        *(line for part in parts for line in part(shown, words)),
    )


def _head(shown: Page) -> Iterator[RenderableType]:
    given = joined(one.text for one in shown.given if one.text != shown.who)
    yield line(shown.who, given)
    yield Text(shown.line, "bold")
    if shown.verdict:
        yield Text(shown.verdict)
    yield Text()
    yield Text(" ".join(ended(one) for one in shown.notices), "dim")


def _strongest(shown: Page, words: Translator) -> Iterator[RenderableType]:
    yield from _highlights(words.say(labels.STRONGEST), shown.strongest)


def _levers(shown: Page, words: Translator) -> Iterator[RenderableType]:
    yield from _highlights(words.say(labels.LEVERS), shown.levers)


def _highlights(title: str, found: tuple[Highlight, ...]) -> Iterator[RenderableType]:
    if found:
        yield from heading(title)
    for one in found:
        yield indented(line(one.title, one.sentence))
        if one.link.text:
            yield indented(Text(one.link.text, "dim"), 3)


def _publication(shown: Page, words: Translator) -> Iterator[RenderableType]:
    if shown.publications or shown.sites:
        yield from heading(words.say(labels.PUBLICATION))
    for site in shown.sites:
        yield indented(Text(joined((site.title, site.link.text))))
    for one in shown.publications:
        yield indented(line(one.title, one.feed.text))
        yield indented(Text.assemble((_spark(one), "cyan"), GAP, one.summary), 3)


def _spark(one: Publication) -> str:
    """A column a month; a month with any post shows at least the smallest."""
    top = len(SPARKS) - 1
    return "".join("·" if column.height == 0 else SPARKS[max(1, column.height * top // 100)] for column in one.columns)


def _accounts(shown: Page, words: Translator) -> Iterator[RenderableType]:
    if shown.groups:
        yield from heading(words.say(labels.ACCOUNTS))
    for group in shown.groups:
        mark = MARKS[group.shape]
        if group.shape == "disc":
            yield indented(Text(f"{mark} {group.title}", "bold"))
            yield from (indented(_owned(row), 3) for row in group.rows)
        else:
            names = ", ".join(_account(row) for row in group.rows)
            yield indented(line(f"{mark} {group.title}", names))


def _owned(row: Row) -> RichText:
    return Text.assemble(_account(row), GAP, (joined(row.marks), "dim"), GAP, (row.proof, "dim"))


def _account(row: Row) -> str:
    return f"{row.network} {row.handle.text}"


def _exposure(shown: Page, words: Translator) -> Iterator[RenderableType]:
    for group in shown.exposed:
        yield from heading(group.title)
        if group.note:
            yield indented(Text(group.note, "dim"))
        if group.hold == Hold.FREE:
            yield from _claims(group, words)
        else:
            yield indented(Text(", ".join(_claimed(one, words) for one in group.claims)))


def _claims(group: Exposed, words: Translator) -> Iterator[RenderableType]:
    """What can be claimed, with the sign-up links; those that say the same together."""
    for note, claims in grouped(group.claims, lambda one: one.note).items():
        yield indented(Text(note, "dim"))
        yield from (indented(line(_claimed(one, words), one.link.href), 3) for one in claims)


def _claimed(one: Claim, words: Translator) -> str:
    tags = joined((one.state, words.say(labels.KEY_NETWORK) if one.key else ""))
    return f"{one.network} {one.handle} ({tags})"


def _domains(shown: Page, words: Translator) -> Iterator[RenderableType]:
    if shown.domains:
        yield from heading(words.say(labels.DOMAINS))
    for group in shown.domains:
        yield indented(Text(group.title, "bold"))
        for note, same in grouped(group.rows, lambda one: one.note).items():
            yield indented(line(", ".join(one.name for one in same), note), 3)
            if group.hold == Hold.FREE:
                links = dict.fromkeys(one.link.href for one in same if one.link.href)
                yield from (indented(Text(href, "dim"), 5) for href in links)


def _alike(shown: Page, words: Translator) -> Iterator[RenderableType]:
    if shown.alike:
        yield from heading(words.say(labels.LOOKALIKES))
        yield indented(Text(words.say(labels.LOOKALIKES_NOTE), "dim"))
    for group in shown.alike:
        yield indented(line(group.title, group.summary))
        for state, same in grouped(group.rows, lambda one: one.state).items():
            names = ", ".join(f"{one.where} {one.name}".strip() for one in same)
            yield indented(line(state, names), 3)


def _search(shown: Page, words: Translator) -> Iterator[RenderableType]:
    if shown.searches:
        yield from heading(words.say(labels.SEARCH))
    for one in shown.searches:
        yield indented(line(one.asked, one.summary))
        if one.link.href and not one.results:
            yield indented(Text(one.link.href, "dim"), 3)


def _unseen(shown: Page, words: Translator) -> Iterator[RenderableType]:
    if shown.missed or shown.silent or shown.hidden:
        yield from heading(words.say(labels.UNSEEN))
    for (reason, note), same in grouped(shown.missed, lambda one: (one.reason, one.note)).items():
        yield indented(line(joined(one.what.text for one in same), reason))
        yield indented(Text(note, "dim"), 3)
    for title, pairs in ((labels.ACCOUNTS, shown.silent), (labels.INDICATORS, shown.hidden)):
        if pairs:
            yield indented(Text(words.say(title), "bold"))
        yield from (indented(Text(named(words, one.name, one.value)), 3) for one in pairs)


def _hints(shown: Page, words: Translator) -> Iterator[RenderableType]:
    if shown.hints:
        yield from heading(words.say(labels.HINTS))
    yield from (indented(Text(one)) for one in shown.hints)


def _next(shown: Page, words: Translator) -> Iterator[RenderableType]:
    chosen = next((one.id for one in (*shown.levers, *shown.strongest)), "pub.exists")
    yield from heading(words.say(labels.NEXT))
    table = Table.grid(padding=(0, 3, 0, 0))
    table.add_row(Text(f"footprint explain {chosen}"), Text(words.say(labels.EXPLAIN), "dim"))
    table.add_row(Text("footprint audit … -o report.html"), Text(words.say(labels.OPEN), "dim"))
    yield indented(table)
