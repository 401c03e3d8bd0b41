"""The graph of identifiers as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.exhibit import Standing
from footprint.report import labels
from footprint.report.commonmark import closing, escaped, evidence, heading, link, proof, table
from footprint.report.identity import METHOD
from footprint.report.markdown_sheet import definitions, record
from footprint.report.phrases import DOT, joined, named
from footprint.report.terms import terms
from footprint.report.words import STANDINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from footprint.locale import Translator
    from footprint.report.identity import Identity, Naming
    from footprint.report.page import Proof


def identity_report(shown: Identity, words: Translator) -> Iterator[str]:
    """The whole report, line by line."""
    parts: tuple[Callable[[Identity, Translator], Iterable[str]], ...] = (
        _head,
        _accounts,
        _sites,
        _edges,
        _conflicts,
        _leads,
        _unseen,
        _legend,
        _record,
        _closing,
    )
    yield from (line for part in parts for line in part(shown, words))


def _head(shown: Identity, words: Translator) -> Iterator[str]:
    yield f"# {escaped(joined((words.say(labels.IDENTITY), shown.who)))}"
    yield from ("", DOT.join(link(one) for one in shown.given))
    yield from ("", f"**{escaped(shown.line)}**")
    yield from ("", escaped(shown.asked), "")
    yield from (f"- {escaped(one)}" for one in shown.notices)
    yield from (f"- {escaped(named(words, pair.name, pair.value))}" for pair in shown.mandate)


def _accounts(shown: Identity, words: Translator) -> Iterator[str]:
    yield from heading(words.say(labels.ACCOUNTS))
    if not shown.accounts:
        yield escaped(words.say(labels.NO_ACCOUNT))
    columns = (labels.NETWORK, labels.HANDLE, labels.ATTRIBUTION, labels.LEVEL, labels.WHY)
    yield from table(
        words,
        columns,
        (
            (
                escaped(one.network),
                link(one.handle),
                escaped(joined((one.state, one.tag))),
                escaped(one.level),
                escaped(one.why),
            )
            for one in shown.accounts
        ),
    )
    yield from evidence(((joined((one.network, one.handle.text)), one.proofs) for one in shown.accounts), words)
    for said in (*shown.gone, shown.free):
        yield from (escaped(said), "")


def _sites(shown: Identity, words: Translator) -> Iterator[str]:
    yield from heading(words.say(labels.SITES))
    if not shown.sites:
        yield escaped(words.say(labels.NO_SITE))
    rows = (
        (
            link(one.link),
            escaped(one.title),
            escaped(joined((words.say(STANDINGS[Standing.ATTRIBUTED]), one.tag))),
            escaped(one.level),
            escaped(one.why),
        )
        for one in shown.sites
    )
    yield from table(words, (labels.SITE, labels.TITLE, labels.ATTRIBUTION, labels.LEVEL, labels.WHY), rows)
    yield from evidence(((one.link.text, one.proofs) for one in shown.sites), words)


def _edges(shown: Identity, words: Translator) -> Iterator[str]:
    yield from heading(words.say(labels.EDGES))
    if not shown.edges:
        yield escaped(words.say(labels.NO_EDGE))
    yield from (line for one in shown.edges for line in _edge(one))


def _edge(one: Naming) -> Iterator[str]:
    yield f"- {link(one.source)} → {link(one.target)}{DOT}{escaped(one.spot)}"
    yield from _proofs(one.proofs)


def _proofs(found: Iterable[Proof]) -> Iterator[str]:
    yield from (f"  - {proof(each)}" for each in found)


def _conflicts(shown: Identity, words: Translator) -> Iterator[str]:
    if shown.conflicts:
        yield from heading(words.say(labels.CONFLICTS))
    for one in shown.conflicts:
        yield f"- {link(one.place)}{DOT}{escaped(one.why)}"
        yield from _proofs(one.proofs)


def _leads(shown: Identity, words: Translator) -> Iterator[str]:
    if shown.leads:
        yield from heading(words.say(labels.LEADS))
        yield from (escaped(words.say(labels.LEADS_NOTE)), "")
    rows = ((link(one.target), link(one.source), escaped(one.spot)) for one in shown.leads)
    yield from table(words, (labels.NAMED, labels.NAMED_BY, labels.SPOT), rows)


def _unseen(shown: Identity, words: Translator) -> Iterator[str]:
    if shown.missed:
        yield from heading(words.say(labels.UNSEEN))
    for one in shown.missed:
        yield f"- **{link(one.what)}**{DOT}{escaped(one.reason)}{DOT}{escaped(one.note)}"


def _legend(shown: Identity, words: Translator) -> Iterator[str]:
    yield from heading(words.say(labels.LEVELS))
    yield from (f"- **{escaped(one.name)}**{DOT}{escaped(one.value)}" for one in shown.legend)


def _closing(shown: Identity, words: Translator) -> Iterator[str]:
    yield from closing(METHOD, shown.conditions, shown.hints, words)
    yield from definitions(terms(shown, METHOD, words), words)


def _record(shown: Identity, words: Translator) -> Iterator[str]:
    yield from record(shown.record, words)
