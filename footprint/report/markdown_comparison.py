"""What changed between two profiles, as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from footprint.report import labels
from footprint.report.commonmark import cells, escaped, heading, link
from footprint.report.comparison import DIFFERENCE, NUMBERS, TITLE, compared
from footprint.report.phrases import DOT, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.comparing import Comparison
    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.report.changes import Item
    from footprint.report.comparison import Compared, Moved, Row

_GAP = re.compile(r"\n{3,}")


def markdown_comparison(comparison: Comparison, words: Translator) -> str:
    """The whole of it; nothing from outside can open a tag, a link or a column."""
    lines = _report(compared(comparison, words), words)
    return _GAP.sub("\n\n", "\n".join(lines)).strip() + "\n"


def _report(shown: Compared, words: Translator) -> Iterator[str]:
    yield f"# {escaped(joined((words.say(TITLE), shown.who)))}"
    yield from ("", DOT.join(link(one) for one in shown.given))
    yield from ("", f"**{escaped(shown.line)}**", "", escaped(shown.verdict), "")
    yield from (f"- {escaped(one)}" for one in shown.notices)
    yield from _numbers(NUMBERS, labels.DIMENSION, shown.dimensions, shown.columns, words)
    yield from _numbers(labels.FACETS, labels.FACET, shown.facets, shown.columns, words)
    if shown.indicators:
        yield from heading(words.say(labels.INDICATORS))
        yield from _table(labels.NAME_ALIKE, labels.WHY, shown.columns, map(_indicator, shown.indicators), words)
    for part in shown.parts:
        yield from heading(part.title)
        for bunch in part.bunches:
            yield from heading(bunch.title, level=3)
            yield from (row for one in bunch.items for row in _item(one))


def _numbers(
    title: Message, first: Message, rows: tuple[Row, ...], columns: tuple[str, str], words: Translator
) -> Iterator[str]:
    if rows:
        yield from heading(words.say(title))
        each = ((one.title, one.before, one.after, one.said) for one in rows)
        yield from _table(first, DIFFERENCE, columns, each, words)


def _table(
    first: Message, last: Message, columns: tuple[str, str], rows: Iterator[tuple[str, ...]], words: Translator
) -> Iterator[str]:
    titles = words.say(first), *columns, words.say(last)
    yield from cells(map(escaped, titles), (tuple(map(escaped, row)) for row in rows))


def _indicator(one: Moved) -> tuple[str, ...]:
    then, now = one.said_before, one.said_after
    return f"{one.title} ({one.id})", joined((one.before, then)), joined((one.after, now)), one.why


def _item(one: Item) -> Iterator[str]:
    said = f"{DOT}{escaped(one.said)}" if one.said else ""
    yield f"- {link(one.name)}{said}"
    yield from (f"  - {escaped(below)}" for below in one.below)
