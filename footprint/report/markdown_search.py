"""How a search finds the candidate, and their traces, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.report import labels
from footprint.report.commonmark import cells, escaped, evidence, heading, link, proof, table
from footprint.report.phrases import DOT, joined, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.locale import Translator
    from footprint.report.page import Page
    from footprint.report.search import Comparison, Listing, Place, Search


def searches(shown: Page, words: Translator) -> Iterator[str]:
    """What was searched for, and what every engine showed."""
    found = shown.search
    if found.is_empty:
        return
    yield from heading(words.say(labels.SEARCH))
    yield from (row for said in found.kin for row in (escaped(said), ""))
    for one in found.questions:
        yield from heading(named(words, one.aim, one.query), level=3)
        if one.compared is not None:
            yield from (escaped(words.say(labels.SIDE_BY_SIDE)), "")
            yield from _compared(one.compared, words)
        yield from (row for listing in one.listings for row in _listing(listing, words))
    yield from _others(found, words)


def traces(shown: Page, words: Translator) -> Iterator[str]:
    """All traces; nothing where there are none."""
    if shown.traces.rows:
        yield from all_traces(shown, words)


def all_traces(shown: Page, words: Translator) -> Iterator[str]:
    """All traces, or that there are none."""
    rows = shown.traces.rows
    yield from heading(words.say(labels.TRACES))
    yield from (escaped(words.say(labels.TRACES_NOTE if rows else labels.NO_TRACE)), "")
    yield from (escaped(shown.traces.span), "")
    yield from table(
        words,
        (labels.DATE, labels.KIND, labels.TITLE, labels.SITE),
        (
            (escaped(one.when), escaped(one.kind), link(one.link), escaped(joined((one.site, one.archived))))
            for one in rows
        ),
    )
    yield from evidence(((one.link.text, one.proofs) for one in rows), words)


def _compared(shown: Comparison, words: Translator) -> Iterator[str]:
    titles = (words.say(labels.PLACE), *shown.engines)
    yield from cells(
        map(escaped, titles),
        ((escaped(row.rank), *(escaped(one.word or "\u2014") for one in row.cells)) for row in shown.rows),
    )


def _listing(one: Listing, words: Translator) -> Iterator[str]:
    yield f"**{escaped(joined((one.engine, one.query)))}** {escaped(one.said)} {escaped(one.note)}".rstrip()
    yield DOT.join(filter(None, (escaped(one.asked), link(one.link))))
    yield ""
    if one.places and one.places[0].rank:
        rows = ((escaped(place.rank), _result(place), escaped(place.whose)) for place in one.places)
        yield from table(words, (labels.RANK, labels.RESULT, labels.WHOSE), rows)
    else:
        yield from (f"- {_result(place)}{DOT}{escaped(place.whose)}" for place in one.places)
        yield ""
    yield from (f"- {proof(each)}" for each in one.proofs)
    yield ""


def _result(one: Place) -> str:
    return DOT.join(filter(None, (link(one.link), escaped(one.domain))))


def _others(found: Search, words: Translator) -> Iterator[str]:
    if found.small:
        yield from heading(words.say(labels.SMALL), level=3)
        yield from (escaped(words.say(labels.SMALL_NOTE)), "")
    yield from (row for one in found.small for row in _listing(one, words))
    if found.entries:
        yield from heading(words.say(labels.ENTRIES), level=3)
    yield from (row for one in found.entries for row in _listing(one, words))
    if found.by_hand:
        yield from heading(words.say(labels.BY_HAND), level=3)
        yield from (escaped(words.say(labels.BY_HAND_NOTE)), "")
    for one in found.by_hand:
        yield f"- {escaped(named(words, one.aim, one.query))}{DOT}{DOT.join(map(link, one.links))}"
    if found.left:
        yield from heading(words.say(labels.LEFT), level=3)
    yield from (f"- {escaped(named(words, one.name, one.value))}" for one in found.left)
