"""What one profile knows to be there or to be missing, and what it could not see: else nothing may be called gone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from footprint.comparing.values import Answer, EvidenceChange, Turn, UnseenChange
from footprint.exhibit import SearchStatus, Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from footprint.exhibit import Unseen
    from footprint.finding import Evidence, Reason
    from footprint.message import Message
    from footprint.profile import Profile

SPEAKING = (SearchStatus.OK, SearchStatus.EMPTY)
"""Answers of a search engine from which something can be told."""

_GONE = ("404", "410")
_ANSWERED = "answer"
"""How evidence calls an answer of the DNS."""


class _Placed(Protocol):
    @property
    def url(self) -> str: ...


class _Proved(Protocol):
    @property
    def evidence(self) -> tuple[Evidence, ...]: ...


@dataclass(frozen=True, slots=True)
class Sight:
    """One profile, asked about places.

    Attributes:
        answers: the candidate's evidence and that of others who speak of them, by the question; never a stranger's.
        gone: addresses that said there is nothing.
        missed: addresses that could not be seen.
        shown: addresses of which something was seen.
    """

    answers: Mapping[str, Evidence]
    gone: frozenset[str]
    missed: frozenset[str]
    shown: frozenset[str]


def sight(profile: Profile) -> Sight:
    """What a profile saw, and what not."""
    answers: dict[str, Evidence] = {}
    for one in _evidence(profile):
        answers.setdefault(one.exchange, one)
    own = [one for one in profile.accounts if one.standing is Standing.ATTRIBUTED]
    told: tuple[_Placed, ...] = (*profile.sources, *profile.activities, *profile.traces)
    return Sight(
        answers=answers,
        gone=frozenset(one.url for one in answers.values() if _is_gone(one)),
        missed=frozenset((*(one.link for one in profile.unseen), *(one.url for one in own if one.reason is not None))),
        shown=frozenset(
            (
                *(one.url for one in told),
                *(one.page for one in profile.timelines),
                *(one.link for one in profile.searches if one.status in SPEAKING),
            )
        ),
    )


def turn(url: str, then: Sight, now: Sight, *, is_new: bool) -> Turn:
    """What became of a place that only one of the two profiles shows: the second where it is new."""
    other = then if is_new else now
    if url in other.gone:
        return Turn.APPEARED if is_new else Turn.WENT
    if url in other.missed:
        return Turn.SEEN if is_new else Turn.UNSEEN
    return Turn.MET if is_new else Turn.MISSED


def evidence(then: Sight, now: Sight) -> tuple[EvidenceChange, ...]:
    """The questions that both asked, and that were answered otherwise."""
    both = ((then.answers[name], one) for name, one in now.answers.items() if name in then.answers)
    changes = ((before, after, _turn(before, after)) for before, after in both)
    return tuple(
        EvidenceChange(after.url, _answer(before), _answer(after), what)
        for before, after, what in changes
        if what is not None
    )


def unseen(old: Profile, new: Profile, then: Sight, now: Sight) -> tuple[UnseenChange, ...]:
    """What one of the two could not see, and what both could not, for another reason."""
    return tuple(_unseen(old, new, then, now))


def _unseen(old: Profile, new: Profile, then: Sight, now: Sight) -> Iterator[UnseenChange]:
    before, after = _missed(old), _missed(new)
    for (what, link), reason in after.items():
        was = before.get((what, link))
        if was is None:
            yield UnseenChange(what, link, None, reason, Turn.UNSEEN if link in then.shown else Turn.MET)
        elif was is not reason:
            yield UnseenChange(what, link, was, reason, Turn.CHANGED)
    for (what, link), reason in before.items():
        if (what, link) not in after:
            yield UnseenChange(what, link, reason, None, Turn.SEEN if link in now.shown else Turn.MISSED)


def _missed(profile: Profile) -> dict[tuple[Message, str], Reason]:
    found: dict[tuple[Message, str], Reason] = {}
    for one in profile.unseen:
        found.setdefault(_named(one), one.reason)
    return found


def _named(one: Unseen) -> tuple[Message, str]:
    return one.what, one.link


def _evidence(profile: Profile) -> Iterator[Evidence]:
    """All that may be told: nothing of accounts and domains that are not the candidate's.

    What a search showed is told place by place, so its answers are left out here.
    """
    asked = {each.exchange for one in profile.searches for each in one.evidence}
    own = [one for one in profile.accounts if one.standing is Standing.ATTRIBUTED]
    holders: tuple[_Proved, ...] = (
        *profile.indicators,
        *profile.sources,
        *own,
        *profile.timelines,
        *profile.activities,
        *profile.traces,
        *profile.edges,
        *profile.details,
    )
    theirs = {each.exchange for one in own for each in one.evidence}
    foreign = {each.exchange for one in profile.accounts for each in one.evidence} - theirs
    for holder in holders:
        yield from (one for one in holder.evidence if one.exchange not in asked | foreign)


def _turn(before: Evidence, after: Evidence) -> Turn | None:
    match _answered(before), _answered(after):
        case True, True:
            same = (before.sha256, _told(before)) == (after.sha256, _told(after))
            return None if same else Turn.CHANGED
        case True, False:
            return Turn.WENT if _is_gone(after) else Turn.UNSEEN
        case False, True:
            return Turn.APPEARED if _is_gone(before) else Turn.SEEN
        case _:
            return None


def _told(one: Evidence) -> str:
    """What the DNS answered, which has no hash."""
    return one.excerpt if one.outcome == _ANSWERED else ""


def _answered(one: Evidence) -> bool:
    return one.outcome == _ANSWERED or (one.outcome.isdecimal() and one.outcome.startswith("2"))


def _is_gone(one: Evidence) -> bool:
    return one.outcome in _GONE


def _answer(one: Evidence) -> Answer:
    return Answer(one.time, one.outcome, one.sha256)
