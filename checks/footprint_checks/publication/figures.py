"""What the posts of a channel add up to, in plain figures.

A post is a distinct link. Its date is the one of publication, else of the last change; posts without a date that can
be believed, and those of the future, stay out of every window and gap. What the feed can't tell is None, never 0.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import timedelta
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from footprint.exhibit import Figures
from footprint.extract.content import Content
from footprint.extract.domain import registrable
from footprint.extract.feed import FeedKind
from footprint.extract.language import language_of
from footprint.extract.readability import lix
from footprint.message import msg, nmsg
from footprint_checks.publication.posts import Weight, is_taken_over
from footprint_checks.publication.tally import MONTHS, YEAR, month_of, months_until

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from footprint.message import Message
    from footprint_checks.feeds.looking import Channel
    from footprint_checks.publication.posts import Counted
    from footprint_checks.publication.tally import Tally

_DAY = timedelta(days=1)
_SILENCE = timedelta(days=180)
"""A gap from which a blog that goes on has come back."""
_BURST = timedelta(days=7)
_BURST_POSTS = 5
"""Posts within a week that are a burst when they are most of what there is."""
_CLOCKWORK = 8
"""Gaps of one length, to the minute, from which a program is at work."""
_SLACK = timedelta(minutes=1) / _DAY


def figures(channel: Channel, seen: Tally, now: datetime) -> Figures:
    """Count the posts of a channel.

    Args:
        channel: the feed with its older pages.
        seen: the same posts, weighed.
        now: moment of the audit.
    """
    posts = [one for one in seen.posts if _is_told(one, channel)]
    entries = [one.entry for one in posts]
    texts = [one.words for one in entries if one.content != Content()]
    moments = sorted(one.published for one in entries if one.published is not None and one.published <= now)
    gaps = _gaps(moments)
    taken = sum(is_taken_over(one.page, one.entry) for one in posts)
    months = frozenset(months_until(now.date()))
    outward = [_outward(one, channel) for one in posts if _shows_links(one)]
    return Figures(
        posts=len(entries),
        undated=sum(one.published is None for one in entries),
        future=sum(one.published is not None and one.published > now for one in entries),
        last_30=_since(moments, now, timedelta(days=30)),
        last_90=_since(moments, now, timedelta(days=90)),
        last_365=_since(moments, now, YEAR),
        first_date=moments[0].date().isoformat() if moments else "",
        last_date=moments[-1].date().isoformat() if moments else "",
        days_since_last=(now - moments[-1]).days if moments else None,
        median_gap_days=round(median(gaps), 2) if gaps else None,
        longest_gap_days=round(max(gaps), 2) if gaps else None,
        window_truncated=seen.is_partial,
        title_length_median=_middle([len(one.title) for one in entries if one.title]),
        words_median=_middle(texts) if any(texts) else None,
        words_median_page=_middle([one.article.content.words for one in posts if one.article is not None]),
        links_median=_middle([len(urls) for urls in outward]),
        tags_distinct=len({tag.casefold() for one in entries for tag in one.tags}),
        domains_distinct=len({registrable(url) for urls in outward for url in urls}),
        near_duplicates=len(seen.of(Weight.REPEAT)) - taken,
        reposts=taken,
        months_active=len({month_of(one.date()) for one in moments} & months),
        language=language_of((one.content.opening for one in posts), channel.pages[0].feed.language),
        lix_median=_readability(posts),
        notes=tuple(_notes(moments, now)),
    )


def _is_told(one: Counted, channel: Channel) -> bool:
    """Is it a post of the feed, or one whose day another list of the site's tells?"""
    of_list = one.page.feed.kind is FeedKind.SITEMAP and channel.kind is not FeedKind.SITEMAP
    return not of_list or one.day is not None


def _gaps(moments: Iterable[datetime]) -> list[float]:
    """Days between consecutive posts."""
    return [(later - earlier) / _DAY for earlier, later in pairwise(moments)]


def _since(moments: Iterable[datetime], now: datetime, window: timedelta) -> int:
    return sum(now - one <= window for one in moments)


def _middle(counts: Sequence[int]) -> float | None:
    return float(median(counts)) if counts else None


def _shows_links(one: Counted) -> bool:
    """Can its links be told: from the whole text, or from a description that keeps its markup and is not cut?"""
    return one.is_known or (one.content.blocks > 0 and not one.content.is_cut)


def _outward(one: Counted, channel: Channel) -> tuple[str, ...]:
    """Its links to other people's domains."""
    own = {registrable(each) for each in (channel.url, channel.pages[0].feed.site, one.entry.url)}
    return tuple(url for url in one.content.links if registrable(url) not in own)


def _readability(posts: Iterable[Counted]) -> float | None:
    """Of the posts that are long enough to tell, the middle one."""
    found = (lix(one.content.words, one.content.sentences, one.content.long_words) for one in posts)
    known = [one for one in found if one is not None]
    return round(median(known), 1) if known else None


def _notes(moments: Sequence[datetime], now: datetime) -> Iterator[Message]:
    """What stands out in the rhythm of the last two years."""
    recent = [one for one in moments if now - one <= MONTHS * timedelta(days=31)]
    yield from _return(moments, now)
    yield from _burst(recent)
    yield from _clockwork(recent)


def _return(moments: Sequence[datetime], now: datetime) -> Iterator[Message]:
    """Posts again, after a silence of half a year or more."""
    for earlier, later in reversed(tuple(pairwise(moments))):
        if later - earlier >= _SILENCE:
            if now - later <= _SILENCE:
                day = later.date().isoformat()
                yield msg("came back on {day:date} after {days} days of silence", day=day, days=(later - earlier).days)
            return


def _burst(moments: Sequence[datetime]) -> Iterator[Message]:
    """Most posts within one week."""
    # They are in order, so that a week's last one is found without looking at all of them.
    weeks = [bisect_right(moments, start + _BURST) - place for place, start in enumerate(moments)]
    most = max(weeks, default=0)
    if most >= _BURST_POSTS and 2 * most > len(moments):
        yield nmsg(
            "{n} post of {total} in one week, from {day:date} on",
            "{n} posts of {total} in one week, from {day:date} on",
            n=most,
            total=len(moments),
            day=moments[weeks.index(most)].date().isoformat(),
        )


def _clockwork(moments: Sequence[datetime]) -> Iterator[Message]:
    """Posts at equal distances: nobody writes so."""
    gaps = _gaps(moments)
    if len(gaps) >= _CLOCKWORK and max(gaps) - min(gaps) <= _SLACK < max(gaps):
        yield msg("posts appear like clockwork, every {hours:.1f} hours", hours=round(24 * median(gaps), 1))
