"""What a profile shows of that which a rule asks for: pure, and never more certain than what was seen."""

from __future__ import annotations

import re
from datetime import date, timedelta
from math import inf
from typing import TYPE_CHECKING, assert_never
from urllib.parse import urlsplit

from footprint.batch.policy.model import (
    AccountsRule,
    ConfidenceRule,
    CoverageRule,
    FigureRule,
    HeldRule,
    IndicatorRule,
    UnseenRule,
)
from footprint.batch.policy.sight import ABSENT, Sight, exactly
from footprint.exhibit import Standing
from footprint.finding import Absent, Excluded, Inconclusive, Informative, Manual, Reason, Scored
from footprint.rubric.curve import LogNormal, Points

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from footprint.batch.policy.model import Rule
    from footprint.exhibit import Account, Timeline
    from footprint.profile import Profile
    from footprint.rubric import Curve, Rubric

_COUNTS = frozenset({"posts", "last_365", "months_active", "longest_gap_days", "tags_distinct", "domains_distinct"})
"""Figures that can only grow with what a feed no longer carries."""
_WINDOWS = {"last_30": 30, "last_90": 90}
"""Figures of so many days: whole where the feed goes back so far, whatever it lacks beyond."""
_NOT_THERE = frozenset({Standing.FREE, Standing.INVALID, Standing.OTHER})
"""What rules out that the candidate holds a name."""


def sights(  # noqa: PLR0911 (one return a kind of rule)
    rule: Rule, profile: Profile, rubric: Rubric
) -> tuple[Sight, ...]:
    """What was seen of a measure: once, or in each place where the behaviour may show."""
    match rule:
        case IndicatorRule():
            return (_indicator(rule.indicator, profile, rubric),)
        case FigureRule():
            return tuple(_figures(rule.figure, profile))
        case HeldRule():
            return (_held(rule.networks or _key(rubric), profile),)
        case AccountsRule():
            return (_attributed(rule.networks or _key(rubric), profile),)
        case CoverageRule():
            return (_coverage(rule.dimension, profile),)
        case ConfidenceRule():
            sure = profile.index.confidence
            return (Sight(high=1, reason=Reason.TOO_FEW) if sure is None else exactly(sure),)
        case UnseenRule():
            return (_unseen_count(rule.reasons, profile),)
        case _:
            assert_never(rule)


def falls(curve: Curve) -> bool | None:
    """Does less count for more? None where too much counts for less again."""
    match curve:
        case LogNormal():
            return True
        case Points():
            scores = [score for _, score in curve.at]
            return False if scores == sorted(scores) else True if scores == sorted(scores, reverse=True) else None
        case _:
            return False


def _indicator(name: str, profile: Profile, rubric: Rubric) -> Sight:
    """Its measure, from the worst for the score to the best; nothing counts as the worst, as in the score."""
    found = next((one for one in profile.indicators if one.id == name), None)
    rule = rubric.indicators.get(name)
    if found is None or rule is None:
        return Sight(reason=Reason.NOT_IN_RUBRIC)
    falling = falls(rule.curve)
    match found.status:
        case Scored(value, low, high):
            return _between((value, low, high), Reason.PARTIAL, falling=falling)
        case Absent():
            return ABSENT if falling else exactly(0)
        case Inconclusive(reason, low, high):
            worst, best = (inf, 0.0) if falling else (0.0, inf)
            ends = (worst if low is None else low, best if high is None else high)
            return _between(ends, reason, falling=falling)
        case Excluded(reason):
            return Sight(reason=reason)
        case Informative() | Manual():
            return Sight(reason=Reason.NOT_OBSERVABLE)


def _between(ends: tuple[float | None, ...], reason: Reason, *, falling: bool | None) -> Sight:
    """From end to end; where too much counts for less again, the ends of the score are not those of the measure."""
    told = [one for one in ends if one is not None]
    if min(told) == max(told):
        return exactly(told[0])
    return Sight(reason=reason) if falling is None else Sight(min(told), max(told), reason)


def _figures(name: str, profile: Profile) -> Iterator[Sight]:
    """One sight a feed of the candidate's own, and one more where another feed may have been hidden."""
    inside = {one.url for one in profile.accounts if one.standing is Standing.ATTRIBUTED and not _has_host(one.url)}
    inside -= {one.url for one in profile.sources}
    own = [one for one in profile.timelines if one.page not in inside]
    yield from (_figure(name, one, profile.date.date()) for one in own)
    hidden = _hidden(profile, has_feed=bool(own))
    if hidden is not None:
        yield Sight(reason=hidden)
    elif not own:
        yield ABSENT


def _has_host(url: str) -> bool:
    """Does a network give the account a host of its own, as `camille.wordpress.com`? Its feed is one's own then."""
    return urlsplit(url).path in {"", "/"}


def _figure(name: str, feed: Timeline, today: date) -> Sight:
    figures = feed.figures
    value: float | None = getattr(figures, name)
    if feed.posts and not figures.posts:
        return Sight(reason=Reason.NOT_OBSERVABLE)  # a profile that was written before there were figures
    if value is None:
        return Sight(reason=Reason.TOO_FEW) if figures.posts else ABSENT
    if name == "days_since_last":
        return Sight(0, value, Reason.PARTIAL) if figures.undated else exactly(value)
    if not figures.window_truncated or _reaches(feed, name, today):
        return exactly(value)
    if name in _COUNTS or name in _WINDOWS:
        return Sight(value, inf, Reason.PARTIAL)
    return Sight(reason=Reason.PARTIAL) if name == "median_gap_days" else exactly(value)


def _reaches(feed: Timeline, name: str, today: date) -> bool:
    """Does the feed carry all of the days that a figure is of?"""
    days = _WINDOWS.get(name)
    if days is None or not feed.complete_from:
        return False
    return date.fromisoformat(feed.complete_from) <= today - timedelta(days=days)


def _hidden(profile: Profile, *, has_feed: bool) -> Reason | None:
    """Why a further feed may be there that was not seen; None when all places were seen.

    What a hidden feed could bring widens the bounds of freshness, unless that is already at its best: then cadence is
    asked, which has no best. A feed that ends early widens cadence as well, and says nothing of a further one.
    """
    if not profile.complete:
        return Reason.DEADLINE
    shut = next((one.shut for one in profile.trails if one.shut is not None), None)
    if shut is not None:
        return shut
    found = {one.id: one.status for one in profile.indicators}
    exists, fresh = found.get("pub.exists"), found.get("pub.fresh")
    asked = [exists] if not has_feed else [exists, fresh]
    if isinstance(fresh, Scored) and fresh.value <= 0:
        asked.append(found.get("pub.cadence"))
    for one in asked:
        match one:
            case Absent():
                continue
            case Scored(value, low, high) if {low, high} <= {None, value}:
                if not has_feed and value >= 1:
                    return Reason.PARTIAL  # there is a feed, and it is not among those shown
                continue
            case Inconclusive(reason) | Excluded(reason):
                return reason
            case _:
                return Reason.PARTIAL
    return None


def _key(rubric: Rubric) -> tuple[str, ...]:
    return (*rubric.key_networks, *rubric.named_networks)


def _held(networks: Sequence[str], profile: Profile) -> Sight:
    names = frozenset(map(_plain, profile.subject.names_to_protect))
    if not names:
        return Sight(high=len(networks), reason=Reason.NOT_DECLARED)
    return _counted(networks, profile, lambda one: bool(_spellings(one.handle) & names))


def _attributed(networks: Sequence[str], profile: Profile) -> Sight:
    return _counted(networks, profile, lambda _: True)


def _counted(networks: Sequence[str], profile: Profile, counts: Callable[[Account], bool]) -> Sight:
    """Networks on which an attributed account counts, and on how many more one may, for all that was seen."""
    held, unseen = 0, list[Reason]()
    for network in dict.fromkeys(networks):
        here = [one for one in profile.accounts if one.network == network]
        if any(one.standing is Standing.ATTRIBUTED and counts(one) for one in here):
            held += 1
        elif (why := _unseen(here)) is not None or not profile.complete:
            unseen.append(why or Reason.DEADLINE)
    return Sight(held, held + len(unseen), unseen[0] if unseen else None)


def _unseen(here: Sequence[Account]) -> Reason | None:
    """Why the name may be theirs there all the same; an account that nothing ties to anybody may be anybody's."""
    others = [one for one in here if one.standing is not Standing.ATTRIBUTED]
    if not others:
        return Reason.NOT_OBSERVABLE
    open_ones = [one for one in others if one.standing not in _NOT_THERE]
    return (open_ones[0].reason or Reason.NOT_ATTRIBUTED) if open_ones else None


def _spellings(handle: str) -> frozenset[str]:
    """A handle without its server, and the first label of one that is a domain."""
    name = handle.removeprefix("@").partition("@")[0]
    return frozenset({_plain(name), _plain(name.partition(".")[0])})


def _plain(name: str) -> str:
    """Networks differ in case and in the signs between words that they allow."""
    return re.sub(r"[\W_]", "", name.casefold())


def _unseen_count(reasons: Sequence[Reason], profile: Profile) -> Sight:
    count = sum(not reasons or one.reason in reasons for one in profile.unseen)
    return exactly(count) if profile.complete else Sight(count, inf, Reason.DEADLINE)


def _coverage(dimension: str | None, profile: Profile) -> Sight:
    if dimension is None:
        return exactly(profile.index.coverage)
    found = next((one for one in profile.dimensions if one.id == dimension), None)
    return Sight(high=1, reason=Reason.NOT_IN_RUBRIC) if found is None else exactly(found.coverage)
