"""Accounts in Markdown: whose they are, what the candidate's own say and show, and who names whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.report import labels
from footprint.report.commonmark import escaped, heading, link, proof
from footprint.report.phrases import DOT, joined, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.locale import Translator
    from footprint.report.page import Page
    from footprint.report.roster import Fact, Row


def accounts(shown: Page, words: Translator) -> Iterator[str]:
    """All about accounts."""
    if not shown.accounts.is_empty:
        yield from heading(words.say(labels.ACCOUNTS))
    for group in shown.accounts.groups:
        yield from heading(joined((group.title, group.count)), level=3)
        for row in group.rows:
            yield _account(row)
            yield from (f"  - {line}" for line in _opened(row, words))
            yield from (f"  - {escaped(row.verdict)}{DOT}{proof(each)}" for each in row.proofs)
    yield from _contested(shown, words)
    yield from _mentions(shown, words)
    yield from _ties(shown, words)


def _account(row: Row) -> str:
    said = joined((row.niche, *row.marks, row.proof))
    return f"- **{escaped(row.network)}** {link(row.handle)}{DOT}{escaped(said)} {link(row.action)}".rstrip()


def _opened(row: Row, words: Translator) -> Iterator[str]:
    """What an account says of its holder, and what happens there."""
    yield from (_fact(one, words) for one in row.card)
    if row.life:
        yield escaped(row.life.line)
        yield from (_fact(one, words) for one in row.life.facts)
        yield from map(escaped, row.life.notes)
        yield from map(proof, row.life.proofs)


def _fact(one: Fact, words: Translator) -> str:
    return f"{escaped(named(words, one.name, ''))}{DOT.join(map(link, one.said))}"


def _contested(shown: Page, words: Translator) -> Iterator[str]:
    """What is named by the candidate's places, and not taken for theirs."""
    if shown.accounts.contested:
        yield from heading(words.say(labels.CONTESTED), level=3)
    for one in shown.accounts.contested:
        yield f"- {link(one.link)}{DOT}{escaped(one.note)}"
        yield from (f"  - {proof(each)}" for each in one.proofs)


def _mentions(shown: Page, words: Translator) -> Iterator[str]:
    if shown.accounts.mentions:
        yield from heading(words.say(labels.MENTIONED), level=3)
        yield from (escaped(words.say(labels.MENTIONED_NOTE)), "")
    for one in shown.accounts.mentions:
        yield f"- {DOT.join(filter(None, (link(one.link), link(one.page), escaped(one.spot))))}"
    if shown.accounts.unlisted:
        yield f"- {escaped(shown.accounts.unlisted)}"


def _ties(shown: Page, words: Translator) -> Iterator[str]:
    if shown.accounts.ties:
        yield from heading(words.say(labels.EDGES), level=3)
    for one in shown.accounts.ties:
        yield f"- {link(one.place)}"
        for tie in one.names:
            yield f"  - → {DOT.join(filter(None, (link(tie.link), escaped(tie.spot))))}"
            yield from (f"    - {proof(each)}" for each in tie.proofs)
