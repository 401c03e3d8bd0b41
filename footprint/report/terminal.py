"""The profile in a terminal: bars, evidence, what to claim, what was not seen."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, TypeVar

from rich.cells import cell_len
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as RichText

from footprint.exhibit import Hold
from footprint.report import labels
from footprint.report.compose import page
from footprint.report.phrases import joined, named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from rich.console import JustifyMethod, OverflowMethod, RenderableType
    from rich.containers import Lines

    from footprint.locale import Translator
    from footprint.profile import Profile
    from footprint.report.page import Bar, Claim, Exposed, Highlight, Page, Publication, Row

One = TypeVar("One")
Key = TypeVar("Key")

CELLS = 20
"""Width of a bar."""
ROOMY = 40
"""Columns that must be left for a dimension's sentence to stand beside its bar."""
NARROWEST = 40

MARKS: Mapping[str, str] = {"disc": "●", "half": "◐", "square": "■", "ring": "○", "unseen": "?", "cross": "×"}  # noqa: RUF001 (a shape, not a letter)
GAP = "  "
SPARKS = " ▁▂▃▄▅▆▇█"

_JOINED: Mapping[int, str] = {0xA0: "\ue0a0", 0x202F: "\ue02f"}
"""A letter of private use in place of each no-break space, while lines are made."""
_PARTED: Mapping[int, str] = {0xE0A0: "\xa0", 0xE02F: "\u202f"}


class Text(RichText):
    """Text that is never parted at a no-break space, which rich takes for any other space."""

    def wrap(
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,
        tab_size: int = 8,
        no_wrap: bool | None = None,
    ) -> Lines:
        """The lines; see rich."""
        held = self.copy()
        held.plain = held.plain.translate(_JOINED)
        lines = held.wrap(console, width, justify=justify, overflow=overflow, tab_size=tab_size, no_wrap=no_wrap)
        for line in lines:
            line.plain = line.plain.translate(_PARTED)
        return lines


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
        *_bars(shown, words, width),
        *(line for part in parts for line in part(shown, words)),
    )


def _head(shown: Page) -> Iterator[RenderableType]:
    given = joined(one.text for one in shown.given if one.text != shown.who)
    yield _line(shown.who, given)
    yield Text(shown.line, "bold")
    if shown.verdict:
        yield Text(shown.verdict)
    yield Text()
    yield Text(" ".join(_ended(one) for one in shown.notices), "dim")


def _bars(shown: Page, words: Translator, width: int) -> Iterator[RenderableType]:
    every = (*shown.bars, *shown.facets)
    names = max((cell_len(one.title) for one in every), default=0)
    bands = max((cell_len(_band(one)) for one in every), default=0)
    taken = CELLS + 3 + bands + 4 * len(GAP)
    columns = (min(names, width - taken), CELLS, 3, bands)
    beside = width - taken - names >= ROOMY
    for bars in (shown.bars, shown.facets):
        yield from ([Text()] if bars else [])
        yield from (_bar(bar, columns, beside=beside) for bar in bars)
    yield Text()
    yield Text(words.say(labels.LEGEND_TERMINAL), "dim")


def _bar(bar: Bar, columns: tuple[int, ...], *, beside: bool) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    for width in columns:
        table.add_column(width=width, overflow="fold")
    score = Text(bar.score if bar.published else "", "bold", justify="right")
    cells: list[RenderableType] = [Text(bar.title), _drawn(bar), score, Text(_band(bar))]
    known = bar.published or (bar.low, bar.high) != (0, 100)  # else the hatched bar says it all
    note = GAP.join(filter(None, (bar.note, bar.doubt if known else "")))
    if beside:
        table.add_column()
        table.add_row(*cells, Text(note, "dim"))
        return _indented(table)
    table.add_row(*cells)
    return Group(_indented(table), *((_indented(Text(note, "dim"), 3),) if note else ()))


def _band(bar: Bar) -> str:
    return bar.band if bar.published else bar.score


def _drawn(bar: Bar) -> RichText:
    full = _cells(bar.full)
    unseen = max(_cells(bar.high) - full, 0)
    return Text.assemble(("█" * full, "cyan"), ("▒" * unseen, "yellow"), ("░" * (CELLS - full - unseen), "dim"))


def _cells(points: int) -> int:
    """Whole cells of a bar, rounded half up."""
    return (points * CELLS + 50) // 100


def _strongest(shown: Page, words: Translator) -> Iterator[RenderableType]:
    yield from _highlights(words.say(labels.STRONGEST), shown.strongest)


def _levers(shown: Page, words: Translator) -> Iterator[RenderableType]:
    yield from _highlights(words.say(labels.LEVERS), shown.levers)


def _highlights(title: str, found: tuple[Highlight, ...]) -> Iterator[RenderableType]:
    if found:
        yield from _heading(title)
    for one in found:
        yield _indented(_line(one.title, one.sentence))
        if one.link.text:
            yield _indented(Text(one.link.text, "dim"), 3)


def _publication(shown: Page, words: Translator) -> Iterator[RenderableType]:
    if shown.publications or shown.sites:
        yield from _heading(words.say(labels.PUBLICATION))
    for site in shown.sites:
        yield _indented(Text(joined((site.title, site.link.text))))
    for one in shown.publications:
        yield _indented(_line(one.title, one.feed.text))
        yield _indented(Text.assemble((_spark(one), "cyan"), GAP, one.summary), 3)


def _spark(one: Publication) -> str:
    """A column a month; a month with any post shows at least the smallest."""
    top = len(SPARKS) - 1
    return "".join("·" if column.height == 0 else SPARKS[max(1, column.height * top // 100)] for column in one.columns)


def _accounts(shown: Page, words: Translator) -> Iterator[RenderableType]:
    if shown.groups:
        yield from _heading(words.say(labels.ACCOUNTS))
    for group in shown.groups:
        mark = MARKS[group.shape]
        if group.shape == "disc":
            yield _indented(Text(f"{mark} {group.title}", "bold"))
            yield from (_indented(_owned(row), 3) for row in group.rows)
        else:
            names = ", ".join(_account(row) for row in group.rows)
            yield _indented(_line(f"{mark} {group.title}", names))


def _owned(row: Row) -> RichText:
    return Text.assemble(_account(row), GAP, (joined(row.marks), "dim"), GAP, (row.proof, "dim"))


def _account(row: Row) -> str:
    return f"{row.network} {row.handle.text}"


def _exposure(shown: Page, words: Translator) -> Iterator[RenderableType]:
    for group in shown.exposed:
        yield from _heading(group.title)
        if group.note:
            yield _indented(Text(group.note, "dim"))
        if group.hold == Hold.FREE:
            yield from _claims(group, words)
        else:
            yield _indented(Text(", ".join(_claimed(one, words) for one in group.claims)))


def _claims(group: Exposed, words: Translator) -> Iterator[RenderableType]:
    """What can be claimed, with the sign-up links; those that say the same together."""
    for note, claims in _grouped(group.claims, lambda one: one.note).items():
        yield _indented(Text(note, "dim"))
        yield from (_indented(_line(_claimed(one, words), one.link.href), 3) for one in claims)


def _claimed(one: Claim, words: Translator) -> str:
    tags = joined((one.state, words.say(labels.KEY_NETWORK) if one.key else ""))
    return f"{one.network} {one.handle} ({tags})"


def _domains(shown: Page, words: Translator) -> Iterator[RenderableType]:
    if shown.domains:
        yield from _heading(words.say(labels.DOMAINS))
    for group in shown.domains:
        yield _indented(Text(group.title, "bold"))
        for note, same in _grouped(group.rows, lambda one: one.note).items():
            yield _indented(_line(", ".join(one.name for one in same), note), 3)
            if group.hold == Hold.FREE:
                links = dict.fromkeys(one.link.href for one in same if one.link.href)
                yield from (_indented(Text(href, "dim"), 5) for href in links)


def _alike(shown: Page, words: Translator) -> Iterator[RenderableType]:
    if shown.alike:
        yield from _heading(words.say(labels.LOOKALIKES))
        yield _indented(Text(words.say(labels.LOOKALIKES_NOTE), "dim"))
    for group in shown.alike:
        yield _indented(_line(group.title, group.summary))
        for state, same in _grouped(group.rows, lambda one: one.state).items():
            names = ", ".join(f"{one.where} {one.name}".strip() for one in same)
            yield _indented(_line(state, names), 3)


def _search(shown: Page, words: Translator) -> Iterator[RenderableType]:
    if shown.searches:
        yield from _heading(words.say(labels.SEARCH))
    for one in shown.searches:
        yield _indented(_line(one.asked, one.summary))
        if one.link.href and not one.results:
            yield _indented(Text(one.link.href, "dim"), 3)


def _unseen(shown: Page, words: Translator) -> Iterator[RenderableType]:
    if shown.missed or shown.silent or shown.hidden:
        yield from _heading(words.say(labels.UNSEEN))
    for (reason, note), same in _grouped(shown.missed, lambda one: (one.reason, one.note)).items():
        yield _indented(_line(joined(one.what.text for one in same), reason))
        yield _indented(Text(note, "dim"), 3)
    for title, pairs in ((labels.ACCOUNTS, shown.silent), (labels.INDICATORS, shown.hidden)):
        if pairs:
            yield _indented(Text(words.say(title), "bold"))
        yield from (_indented(Text(named(words, one.name, one.value)), 3) for one in pairs)


def _hints(shown: Page, words: Translator) -> Iterator[RenderableType]:
    if shown.hints:
        yield from _heading(words.say(labels.HINTS))
    yield from (_indented(Text(one)) for one in shown.hints)


def _next(shown: Page, words: Translator) -> Iterator[RenderableType]:
    chosen = next((one.id for one in (*shown.levers, *shown.strongest)), "pub.exists")
    yield from _heading(words.say(labels.NEXT))
    table = Table.grid(padding=(0, 3, 0, 0))
    table.add_row(Text(f"footprint explain {chosen}"), Text(words.say(labels.EXPLAIN), "dim"))
    table.add_row(Text("footprint audit … -o report.html"), Text(words.say(labels.OPEN), "dim"))
    yield _indented(table)


def _grouped(every: Iterable[One], key: Callable[[One], Key]) -> dict[Key, list[One]]:
    """Those that say the same together, in the order in which each was first said."""
    found: dict[Key, list[One]] = {}
    for one in every:
        found.setdefault(key(one), []).append(one)
    return found


def _line(name: str, said: str) -> RichText:
    return Text.assemble((name, "bold"), GAP, said)


def _heading(title: str) -> Iterator[RenderableType]:
    yield Text()
    yield Text(title, "bold underline")


def _indented(shown: RenderableType, columns: int = 1) -> RenderableType:
    return Padding(shown, (0, 0, 0, columns))


def _ended(sentence: str) -> str:
    """The sentence with a full stop, so that several can follow each other."""
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."
