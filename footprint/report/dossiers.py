"""What people said of an audit, as sentences: in its head, and beside the indicator that it is about.

Their own words stay theirs: they are shown as given, on one line, as much of them as fits, and never as ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.dossier import Ruling
from footprint.message import msg, nmsg
from footprint.report import labels
from footprint.report.page import Pair
from footprint.report.phrases import clipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from footprint.dossier import Annotation, Dispute, Review, Ruled
    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.profile import Profile

LONGEST = 2000
"""Characters of a person's own words that are shown; the JSON has them all."""
NAME = 120
"""Characters of a name, or of a purpose."""
MOST = 50
"""Notes, disputes and reviews of each kind that are shown."""

_RULINGS: Mapping[Ruling, Message] = {
    Ruling.UPHELD: msg("the candidate is right, and the finding stays out of the score"),
    Ruling.REJECTED: msg("the finding stands, and counts"),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """What was said of one indicator.

    Attributes:
        indicator: id.
        title: of the indicator; its id where the report has no such indicator.
        is_here: the report has the indicator.
        head: what this is, and when it was said.
        text: the candidate's own words.
        ruling: what a person made of it, in one sentence; empty for a note, and until then.
        reason: why, in that person's own words; may be empty.
    """

    indicator: str
    title: str
    is_here: bool
    head: str
    text: str
    ruling: str
    reason: str


@dataclass(frozen=True, slots=True)
class Record:
    """Everything of that kind.

    Attributes:
        pairs: under which id the audit is stored, until when, and the hash of the notice.
        reviews: each in one sentence.
        left: how many more there are, in one sentence; empty when all is shown.
    """

    pairs: tuple[Pair, ...]
    disputes: tuple[Remark, ...]
    notes: tuple[Remark, ...]
    reviews: tuple[str, ...]
    left: str

    @property
    def is_empty(self) -> bool:
        """Has nobody said anything, and is nothing stored?"""
        return not (self.pairs or self.disputes or self.notes or self.reviews)


def record(profile: Profile, words: Translator) -> Record:
    """What people said of an audit since it was made."""
    kept = profile.dossier
    titles = {one.id: words.say(one.title) for one in profile.indicators}
    hidden = sum(max(0, len(one) - MOST) for one in (kept.disputes, kept.annotations, kept.reviews))
    return Record(
        pairs=tuple(_pairs(profile, words)),
        disputes=tuple(_disputed(one, titles, words) for one in kept.disputes[:MOST]),
        notes=tuple(_noted(one, titles, words) for one in kept.annotations[:MOST]),
        reviews=tuple(_reviewed(one, words) for one in kept.reviews[:MOST]),
        left=words.say(nmsg("{n} more is in the JSON.", "{n} more are in the JSON.", n=hidden)) if hidden else "",
    )


def remarks_on(found: Record) -> dict[str, tuple[Remark, ...]]:
    """What was said of each indicator: disputes, then notes."""
    every = (*found.disputes, *found.notes)
    return {name: tuple(one for one in every if one.indicator == name) for name in {one.indicator for one in every}}


def standing(profile: Profile, words: Translator) -> Iterator[str]:
    """What must be known before reading on: who has looked at this report, and what of it is disputed."""
    reviews = profile.dossier.reviews
    yield _reviewed(reviews[-1], words) if reviews else words.say(labels.NOT_REVIEWED)
    known = {one.id for one in profile.indicators}
    out = [one for one in profile.dossier.disputed if one in known]
    if out:
        said = nmsg(
            "{n} finding is disputed and out of the score.",
            "{n} findings are disputed and out of the score.",
            n=len(out),
        )
        yield words.say(said)


def _pairs(profile: Profile, words: Translator) -> Iterator[Pair]:
    kept = profile.dossier
    if kept.id:
        yield Pair(words.say(labels.STORED_AS), clipped(kept.id, NAME))
    if kept.expires is not None:
        yield Pair(words.say(labels.KEPT_UNTIL), words.date(kept.expires.isoformat(), form="long"))
    if kept.notice:
        yield Pair(words.say(labels.NOTICE_ON_FILE), clipped(kept.notice, NAME))


def _disputed(one: Dispute, titles: Mapping[str, str], words: Translator) -> Remark:
    day = one.at.date().isoformat()
    waiting = msg("Disputed by the candidate on {day:date}; out of the score until a person has ruled", day=day)
    head = waiting if one.ruled is None else msg("Disputed by the candidate on {day:date}", day=day)
    ruling = "" if one.ruled is None else _ruled(one.ruled, words)
    reason = "" if one.ruled is None else clipped(one.ruled.reason, LONGEST)
    return _remark(one, titles, words.say(head), ruling, reason)


def _noted(one: Annotation, titles: Mapping[str, str], words: Translator) -> Remark:
    return _remark(one, titles, words.say(msg("Note from the candidate, {day:date}", day=one.at.date().isoformat())))


def _remark(
    one: Dispute | Annotation, titles: Mapping[str, str], head: str, ruling: str = "", reason: str = ""
) -> Remark:
    title = titles.get(one.indicator)
    text = clipped(one.text, LONGEST)
    return Remark(one.indicator, title or clipped(one.indicator, NAME), title is not None, head, text, ruling, reason)


def _ruled(one: Ruled, words: Translator) -> str:
    said = msg(
        "Ruled on {day:date} by {by}: {ruling}.",
        day=one.at.date().isoformat(),
        by=clipped(one.by, NAME),
        ruling=words.say(_RULINGS[one.ruling]),
    )
    return words.say(said)


def _reviewed(one: Review, words: Translator) -> str:
    said = msg(
        "Reviewed by {by} on {day:date}, for this purpose: {purpose}",
        by=clipped(one.by, NAME),
        day=one.at.date().isoformat(),
        purpose=clipped(one.purpose, NAME),
    )
    return words.say(said)
