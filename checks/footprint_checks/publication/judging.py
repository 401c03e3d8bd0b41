"""From posts to findings: the best channel counts, indicator by indicator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.exhibit import Unseen
from footprint.extract.domain import registrable
from footprint.finding import Attribution, Finding, Instead, Method, Reason, evidence
from footprint_checks.publication import crafting, wording
from footprint_checks.publication.concluding import conclude
from footprint_checks.publication.craft import Craft, craft
from footprint_checks.publication.tally import (
    ENOUGH,
    MOST_A_DAY,
    Measure,
    Tally,
    Weight,
    tally,
)
from footprint_checks.publication.timeline import in_vain, pages, timeline, without_posts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from footprint.exhibit import Exhibit
    from footprint.finding import Evidence
    from footprint.message import Message
    from footprint_checks.feeds.looking import Channel
    from footprint_checks.publication.observation import Outlet, Publication
    from footprint_checks.publication.tally import Counted

_INSIDE = 0.5
"""What a blog inside a network is worth, where 1 is one of one's own (scoring, D1)."""
_WEEK = 7.0


@dataclass(frozen=True, slots=True)
class _Read:
    """A channel, its outlet and its posts."""

    outlet: Outlet
    channel: Channel
    tally: Tally
    craft: Craft


@dataclass(frozen=True, slots=True)
class _Rule:
    """How one indicator is read.

    Attributes:
        indicator: its id.
        measure: of one channel.
        limit: the best measure there can be, for what was not seen.
        inside: the best one inside a network.
        better: picks the better of several measures.
        counted: the posts that prove it.
        sentence: of a channel whose measure counts.
        nothing: the measure of a channel that shows nothing; None where no measure says that.
        remedy: what the person can do.
        instead: counterfactual, by the channel and its measure, which are None for nothing at all.
        is_few: what there is of a channel is too little to be judged.
    """

    indicator: str
    measure: Callable[[_Read], Measure]
    limit: float
    inside: float
    better: Callable[[Iterable[float]], float]
    nothing: float | None
    counted: Callable[[_Read], Sequence[Counted]]
    sentence: Callable[[_Read, float], Message]
    remedy: Message
    instead: Callable[[_Read | None, float | None], Instead | None]
    is_few: Callable[[_Read], bool] = lambda _: False


def judge(seen: Publication, now: datetime) -> Iterator[Finding | Exhibit]:
    """Findings, a timeline for each channel, and what was not seen."""
    reads = tuple(_read(outlet, channel, now) for outlet in seen.outlets for channel in outlet.looked.channels)
    for rule in _RULES:
        yield _finding(rule, seen, reads)
    yield from (timeline(one.outlet, one.channel, one.tally, one.craft, now) for one in reads)
    yield from (without_posts(one, one.looked.empty[0], now) for one in seen.outlets if _is_empty(one))
    yield from (in_vain(one) for one in seen.outlets if one.looked.steps and not _has_feed(one))
    yield from _unseen(seen)


def _is_empty(one: Outlet) -> bool:
    """Is there a feed, and no post in it?"""
    return bool(one.looked.empty) and not one.looked.channels


def _has_feed(one: Outlet) -> bool:
    """Was a feed found there, be it one that another place had led to before?"""
    return bool(one.looked.found_after or one.looked.empty)


def _read(outlet: Outlet, channel: Channel, now: datetime) -> _Read:
    posts = tally(channel, now, outlet.posts)
    own = {registrable(one) for one in (outlet.url, channel.url, channel.pages[0].feed.site)}
    return _Read(outlet, channel, posts, craft(posts, own))


def _finding(rule: _Rule, seen: Publication, reads: tuple[_Read, ...]) -> Finding:
    measures = [(one, rule.measure(one)) for one in reads]
    few = Reason.TOO_FEW if any(map(rule.is_few, reads)) else Reason.PARTIAL
    status, counts = conclude(
        seen, measures, limit=rule.limit, inside=rule.inside, better=rule.better, nothing=rule.nothing, reason=few
    )
    if counts is None:
        asked = tuple(evidence(one.looked.asked[0]) for one in seen.outlets if one.looked.asked)
        return Finding(
            rule.indicator,
            status,
            wording.without(status, seen, tuple((one.channel, one.tally) for one in reads)),
            evidence=(*_pages(reads), *asked),
            attribution=_attribution(one.attribution for one in seen.outlets),
            method=Method.API if reads else Method.HEURISTIC,
            remedy=rule.remedy,
            instead=rule.instead(None, None),
        )
    read, value = counts
    return Finding(
        rule.indicator,
        status,
        rule.sentence(read, value),
        evidence=_proof(rule, read),
        attribution=read.outlet.attribution,
        method=Method.HTML if any(one.article for one in read.tally.of(Weight.SURE)) else Method.API,
        remedy=rule.remedy,
        instead=rule.instead(read, value),
    )


def _exists(read: _Read) -> Measure:
    whole = read.tally.exists()
    if read.outlet.is_own:
        return whole
    return Measure(*(None if one is None else one * _INSIDE for one in (whole.value, whole.worst, whole.best)))


def _proof(rule: _Rule, read: _Read) -> tuple[Evidence, ...]:
    """The posts that prove a number, at most three; for a count over time, the pages it was counted on."""
    posts = rule.counted(read)[:ENOUGH]
    return tuple(proof for one in posts for proof in _post(one)) or _pages((read,))


def _post(one: Counted) -> Iterator[Evidence]:
    """Its place in the feed, and its page where that was read."""
    yield evidence(one.page.exchange, where=f"entry[{one.entry.place}].published", excerpt=one.entry.title)
    if one.read is not None and one.article is not None:
        yield evidence(one.read.exchange, where="article", excerpt=one.article.content.opening)


def _pages(reads: Iterable[_Read]) -> tuple[Evidence, ...]:
    return tuple(one for read in reads for one in pages(read.channel))


def _attribution(levels: Iterable[Attribution]) -> Attribution:
    """As sure as the least sure place that was looked at."""
    return Attribution.LIKELY if Attribution.LIKELY in set(levels) else Attribution.CONFIRMED


def _unseen(seen: Publication) -> Iterator[Unseen]:
    """What stayed unseen beyond a page that did not answer, which the accounts check tells of."""
    for one in seen.outlets:
        reason, asked = one.looked.reason, len(one.looked.asked)
        is_told = one.is_own and (one.looked.is_page_unseen or asked == 1)
        if reason is not None and not is_told:
            yield Unseen(wording.posts_on(one), reason, wording.why_unseen(one), one.url)


_RULES = (
    _Rule(
        "pub.exists",
        measure=_exists,
        limit=1.0,
        inside=_INSIDE,
        better=max,
        nothing=0.0,
        counted=lambda read: read.tally.of(Weight.SURE),
        sentence=lambda read, value: wording.exists(read.channel, read.tally, value),
        remedy=wording.PUBLISH,
        instead=lambda _, __: Instead(wording.with_three_posts(), 1.0),
    ),
    _Rule(
        "pub.fresh",
        measure=lambda read: read.tally.fresh(),
        limit=0.0,
        inside=0.0,
        better=min,
        nothing=None,
        counted=lambda read: [one for one in read.tally.of(Weight.SURE) if one.day is not None][:1],
        sentence=lambda read, value: wording.fresh(read.channel, read.tally, value),
        remedy=wording.REFRESH,
        instead=lambda _, value: None if value is not None and value <= _WEEK else wording.fresher(value, _WEEK),
    ),
    _Rule(
        "pub.cadence",
        measure=lambda read: read.tally.cadence(),
        limit=MOST_A_DAY * 365 / 12,
        inside=MOST_A_DAY * 365 / 12,
        better=max,
        nothing=0.0,
        counted=lambda _: (),
        sentence=lambda read, value: wording.cadence(read.channel, read.tally, value),
        remedy=wording.KEEP_PACE,
        instead=lambda _, value: wording.oftener(value),
    ),
    _Rule(
        "pub.regular",
        measure=lambda read: read.tally.regular(),
        limit=12.0,
        inside=12.0,
        better=max,
        nothing=0.0,
        counted=lambda _: (),
        sentence=lambda read, value: wording.regular(read.channel, read.tally, value),
        remedy=wording.KEEP_PACE,
        instead=lambda _, value: wording.more_regular(value),
    ),
    _Rule(
        "pub.craft",
        measure=lambda read: read.craft.measure,
        limit=1.0,
        inside=1.0,
        better=max,
        nothing=0.0,
        counted=lambda read: read.craft.posts,
        sentence=lambda read, value: crafting.sentence(read.channel, read.craft, value),
        remedy=crafting.REMEDY,
        instead=lambda read, value: None if read is None or value is None else crafting.instead(read.craft, value),
        is_few=lambda read: read.craft.is_few,
    ),
)
"""Module-level, for it is a table of rules, and holds no state."""
