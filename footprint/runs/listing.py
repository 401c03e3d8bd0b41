"""Audits that are kept, as a list shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.message import msg, nmsg
from footprint.profile import Publication, Scope
from footprint.report.words import SCOPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from footprint.locale import Translator
    from footprint.store import Judgement, StoredAudit


@dataclass(frozen=True, slots=True)
class Row:
    """An audit in a list, in finished words.

    Attributes:
        id: of the audit.
        iso, day: its date, as ISO 8601 and in words.
        label: whom it is about.
        scope: what was looked at.
        rubric: by which it was judged last.
        score: the index with its range, or why there is none; empty where there can be none.
        marks: whether it was reviewed, what is disputed, how long it is kept.
    """

    id: str
    iso: str
    day: str
    label: str
    scope: str
    rubric: str
    score: str
    marks: tuple[str, ...]


def rows(kept: Iterable[StoredAudit], words: Translator) -> tuple[Row, ...]:
    """As a list shows them: the newest first. There is no order but that of time."""
    return tuple(_row(one, words) for one in reversed(tuple(kept)))


def _row(one: StoredAudit, words: Translator) -> Row:
    iso = one.date.date().isoformat()
    return Row(
        id=one.id,
        iso=iso,
        day=words.date(iso),
        label=one.label,
        scope=words.say(SCOPES[one.scope]),
        rubric=one.judgements[-1].rubric,
        score=score(one.scope, one.judgements[-1], words),
        marks=tuple(_marks(one, words)),
    )


def score(scope: Scope, judged: Judgement, words: Translator) -> str:
    """The index with its range, or why there is none; empty where there can be none."""
    if scope is not Scope.WHOLE:
        return ""
    if judged.publication is not Publication.PUBLISHED or judged.value is None:
        return words.say(msg("not published"))
    return words.say(msg("{low} to {high} · index {value}", low=judged.low, high=judged.high, value=judged.value))


def _marks(one: StoredAudit, words: Translator) -> Iterator[str]:
    disputed = len(one.dossier.disputed)
    if disputed:
        yield words.say(nmsg("{n} finding disputed", "{n} findings disputed", n=disputed))
    yield words.say(msg("reviewed") if one.dossier.reviews else msg("not reviewed"))
    yield words.say(msg("kept until {day:date}", day=one.expires.isoformat()))
