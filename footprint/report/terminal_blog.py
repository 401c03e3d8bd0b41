"""The blog and the site alone in a terminal: its figures and its newest posts come before the scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from footprint.report import labels
from footprint.report.channels import MARKS as CRAFTS
from footprint.report.lines import GAP, STROKES, Text, heading, indented, line
from footprint.report.phrases import joined, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType
    from rich.text import Text as RichText

    from footprint.locale import Translator
    from footprint.report.page import Page, Pair, Publication, Written

NEWEST = 10
"""Posts that are listed of a channel."""
SPARKS = " ▁▂▃▄▅▆▇█"


def channels(shown: Page, words: Translator) -> Iterator[RenderableType]:
    """Every site, and every channel with its figures and its newest posts."""
    if shown.sites:
        yield Text()
    yield from sites(shown)
    for one in shown.publications:
        yield from heading(one.title)
        yield indented(Text(joined((one.kind, one.feed.text)), "dim"))
        yield indented(rhythm(one))
        yield Text()
        yield indented(_figures(one.figures))
        yield from (indented(Text(note)) for note in one.notes)
        if one.craft:
            yield from _craft(one, words)
        if one.posts:
            yield Text()
            yield indented(_posts(one, words))
    if shown.vain:
        yield Text()
    yield from vain(shown, words)


def sites(shown: Page) -> Iterator[RenderableType]:
    """The candidate's sites, and how they are known to be theirs."""
    for one in shown.sites:
        yield indented(Text(joined((one.title, one.link.text, one.level))))
        if one.proof:
            yield indented(Text(one.proof, "dim"), 3)


def vain(shown: Page, words: Translator) -> Iterator[RenderableType]:  # noqa: ARG001 (the shape of a section)
    """The pages from which no feed was found."""
    yield from (indented(line(one.page.text, one.said)) for one in shown.vain)


def details(shown: Page, words: Translator) -> Iterator[RenderableType]:
    """What is shown and never counts."""
    if shown.details:
        yield from heading(words.say(labels.DETAILS))
    for place in shown.details:
        yield indented(Text(place.place, "bold"))
        for group in place.groups:
            yield from (indented(line(one.label, one.said), 3) for one in group.rows)
            yield indented(Text(group.limit, "dim"), 5)


def rhythm(one: Publication) -> RichText:
    """The last 24 months, a column each, and what they say."""
    return Text.assemble((_spark(one), "cyan"), GAP, one.summary)


def _spark(one: Publication) -> str:
    """A column a month; a month with any post shows at least the smallest."""
    top = len(SPARKS) - 1
    return "".join("·" if column.height == 0 else SPARKS[max(1, column.height * top // 100)] for column in one.columns)


def _craft(one: Publication, words: Translator) -> Iterator[RenderableType]:
    """How posts are made, and how the marks of each are read."""
    yield Text()
    yield indented(Text(words.say(labels.CRAFT), "bold"))
    yield indented(_figures(one.craft))
    marks = joined(f"{STROKES[shape]}\u00a0{words.say(word)}" for shape, word in CRAFTS.values())
    yield indented(Text(f"{words.say(labels.CRAFT_NOTE)} {marks}", "dim"))


def _figures(pairs: tuple[Pair, ...]) -> Table:
    table = Table.grid(padding=(0, 3, 0, 0))
    table.add_column()
    table.add_column(justify="right")
    for pair in pairs:
        table.add_row(Text(opened(pair.name)), Text(pair.value))
    return table


def _posts(one: Publication, words: Translator) -> Table:
    table = Table.grid(padding=(0, 3, 0, 0))
    for label in (labels.DATE, labels.WORDS, *((labels.CRAFT,) if one.craft else ()), labels.TITLE):
        table.add_column(
            Text(words.say(label), "dim"),
            no_wrap=label is not labels.TITLE,
            justify="right" if label is labels.WORDS else "left",
        )
    table.show_header = True
    for post in one.posts[:NEWEST]:
        marks = [Text(_marks(post))] if one.craft else []
        table.add_row(Text(post.day), Text(post.words), *marks, Text(post.link.text))
    return table


def _marks(one: Written) -> str:
    return "".join(STROKES[mark.shape] for mark in one.craft)
