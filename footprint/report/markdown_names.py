"""A report on names as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.report import labels
from footprint.report.commonmark import closing, escaped, evidence, heading, likenesses, link, table
from footprint.report.markdown_sheet import definitions, record
from footprint.report.page import Link
from footprint.report.phrases import DOT, joined, named
from footprint.report.terms import terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.report.ledger import Ledger, Spot


def names_report(shown: Ledger, words: Translator) -> Iterator[str]:
    """The whole report, line by line."""
    parts: tuple[Callable[[Ledger, Translator], Iterable[str]], ...] = (
        _head,
        _claims,
        _own,
        _held,
        _unclear,
        _domains,
        _alike,
        _unseen,
        _evidence,
        _record,
        _closing,
    )
    yield from (line for part in parts for line in part(shown, words))


def _head(shown: Ledger, words: Translator) -> Iterator[str]:
    yield f"# {escaped(joined((words.say(labels.NAMES), shown.who)))}"
    yield from ("", DOT.join(link(one) for one in shown.given))
    yield from ("", f"**{escaped(shown.line)}**")
    yield from ("", escaped(shown.asked), "")
    yield from (f"- {escaped(one)}" for one in shown.notices)
    yield from (f"- {escaped(named(words, pair.name, pair.value))}" for pair in shown.mandate)
    yield ""
    for bar in shown.bars:
        yield escaped(named(words, bar.title, joined((bar.band, bar.stated))))
        yield from ("", escaped(bar.note))
    for one in shown.brief:
        yield from ("", escaped(one))


def _claims(shown: Ledger, words: Translator) -> Iterator[str]:
    yield from heading(words.say(labels.CLAIM_NEXT))
    if not shown.claims:
        yield escaped(words.say(labels.NOTHING_FREE))
    yield from _rows(words, labels.WHERE, labels.TO_DO, shown.first)
    if shown.also:
        yield escaped(words.say(labels.ALSO_FREE)) + DOT + ", ".join(map(link, shown.also))


def _own(shown: Ledger, words: Translator) -> Iterator[str]:
    yield from heading(words.say(shown.voice.own))
    if not shown.own:
        yield escaped(words.say(shown.voice.none))
    yield from _rows(words, labels.WHERE, labels.PROOF, shown.own)


def _held(shown: Ledger, words: Translator) -> Iterator[str]:
    yield from heading(words.say(labels.SOMEONES_OWN))
    yield from (escaped(words.say(shown.voice.held if shown.held else labels.NOTHING_HELD)), "")
    yield from _rows(words, labels.WHERE, labels.TO_DO, shown.held)


def _unclear(shown: Ledger, words: Translator) -> Iterator[str]:
    if shown.unclear:
        yield from heading(words.say(labels.HOLD_UNKNOWN))
    for group in shown.unclear:
        yield from heading(group.reason, level=3)
        if group.walled:
            yield DOT.join(_led(one) for one in group.spots)
        else:
            rows = ((*map(escaped, (one.place, one.name.text)), link(one.action)) for one in group.spots)
            yield from table(words, (labels.NETWORK, labels.HANDLE, labels.TO_DO), rows)


def _led(one: Spot) -> str:
    """The network as the link to look by hand."""
    return link(Link(one.place, one.action.href))


def _rows(words: Translator, place: Message, last: Message, spots: Iterable[Spot]) -> Iterator[str]:
    yield from table(
        words,
        (place, labels.HANDLE, labels.STATE, last),
        (
            (
                escaped(one.place),
                link(one.name),
                escaped(joined((one.state, words.say(labels.KEY_NETWORK) if one.key else ""))),
                " ".join(filter(None, (link(one.action), escaped(one.note)))),
            )
            for one in spots
        ),
    )


def _domains(shown: Ledger, words: Translator) -> Iterator[str]:
    if shown.domains:
        yield from heading(words.say(labels.DOMAINS))
    for group in shown.domains:
        yield from heading(group.title, level=3)
        rows = ((escaped(one.name), f"{escaped(one.note)} {link(one.link)}".strip()) for one in group.rows)
        yield from table(words, (labels.DOMAIN, labels.MEANING), rows)


def _alike(shown: Ledger, words: Translator) -> Iterator[str]:
    if shown.alike:
        yield from heading(words.say(labels.LOOKALIKES))
    yield from likenesses(shown.alike, words)


def _unseen(shown: Ledger, words: Translator) -> Iterator[str]:
    if shown.missed or shown.barred:
        yield from heading(words.say(labels.UNSEEN))
    for one in shown.missed:
        yield f"- **{link(one.what)}**{DOT}{escaped(one.reason)}{DOT}{escaped(one.note)}"
    if shown.barred:
        yield f"- {escaped(named(words, words.say(labels.BARRED), joined(shown.barred)))}"


def _evidence(shown: Ledger, words: Translator) -> Iterator[str]:
    """What stands behind all names and domains, once for each."""
    held = (*shown.claims, *shown.own, *shown.held, *(one for group in shown.unclear for one in group.spots))
    told = [(joined((one.place, one.name.text)), one.proofs) for one in held]
    known = {each for _, found in told for each in found}
    rows = (row for group in shown.domains for row in group.rows)
    told += [(one.name, tuple(each for each in one.proofs if each not in known)) for one in rows]
    yield from evidence(told, words)


def _closing(shown: Ledger, words: Translator) -> Iterator[str]:
    yield from closing(shown.voice.method, shown.conditions, shown.hints, words)
    yield from definitions(terms(shown, shown.voice.method, words), words)


def _record(shown: Ledger, words: Translator) -> Iterator[str]:
    yield from record(shown.record, words)
