"""What the posts of one channel say: whom they cite, and how they are filed."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from footprint_checks.outward import outward_domain
from footprint_checks.publication.posts import ENOUGH, Weight
from footprint_checks.publication.tally import Measure
from footprint_checks.reasons import is_missing, reason_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from footprint_checks.equipped import Stream
    from footprint_checks.publication.posts import Counted

LAST = 20
"""Posts whose links are counted, and domains from which more bring nothing (scoring, D5)."""
YEAR = timedelta(days=365)
DEFAULTS = frozenset({"uncategorized", "uncategorised", "non classé", "sans catégorie"})
"""What software files a post under when nobody does."""
_ALLOWED = 0.3
"""Share of tags used once that costs nothing."""


def cited(stream: Stream) -> dict[str, Counted]:
    """The domains of others that the last twenty posts link to, each with the first post that does."""
    found: dict[str, Counted] = {}
    for one in _last(stream):
        for url in one.content.links:
            if domain := outward_domain(url, stream.own):
                found.setdefault(domain, one)
    return found


def sources(stream: Stream) -> Measure:
    """How many domains are cited: at least those that were seen, and more where posts were not seen whole."""
    posts, count = _last(stream), float(len(cited(stream)))
    if not posts:
        return Measure(None, None, None)
    is_seen = all(one.is_known for one in posts) and (len(posts) == LAST or stream.channel.is_whole)
    return Measure(count, count, count if is_seen else max(count, float(LAST)))


def _last(stream: Stream) -> Sequence[Counted]:
    return [one for one in stream.posts if one.weight is not Weight.REPEAT][:LAST]


def filed(stream: Stream, today: date) -> tuple[Counted, ...]:
    """The posts of the last twelve months, or all that there are where these are fewer than three."""
    own = [one for one in stream.posts if one.weight is not Weight.REPEAT]
    recent = [one for one in own if one.day is not None and one.day >= today - YEAR]
    return tuple(recent if len(recent) >= ENOUGH else own)


def topics(stream: Stream, today: date) -> Measure:
    """How coherently posts are tagged: the tagged share, less the excess of tags used once.

    A feed that carries no tag at all does not say that there are none: then only pages that were read tell.
    """
    posts = filed(stream, today)
    if len(posts) < ENOUGH:
        return Measure(None, None, 1.0 if posts else None)
    carries = any(tags_of(one) for one in stream.posts if one.entry.tags)
    known = [one for one in posts if carries or one.article is not None]
    is_cut = _is_cut(stream, today)
    if len(known) < ENOUGH:
        return Measure(None, None, 1.0)
    value = coherence(known)
    is_seen = len(known) == len(posts) and not is_cut
    return Measure(value, value if is_seen else 0.0, value if is_seen else 1.0)


def coherence(posts: Sequence[Counted]) -> float:
    """The tagged share, times one less the share of tags used once beyond 0.3, in parts of 0.7 (scoring, D5)."""
    tagged = sum(bool(tags_of(one)) for one in posts) / len(posts)
    once, count = singles(posts)
    excess = max(0.0, once / count - _ALLOWED) if count else 0.0
    return round(tagged * (1 - excess / (1 - _ALLOWED)), 4)


def singles(posts: Sequence[Counted]) -> tuple[int, int]:
    """How many tags are used once, and how many there are."""
    used = Counter(tag for one in posts for tag in tags_of(one))
    return sum(number == 1 for number in used.values()), len(used)


def tags_of(one: Counted) -> frozenset[str]:
    """The tags that somebody gave it."""
    return frozenset(tag.casefold() for tag in one.tags) - DEFAULTS


def _is_cut(stream: Stream, today: date) -> bool:
    """Did an older page of the feed fail to come, which would have held posts of the last year?

    A feed that is short by itself is judged by what it has.
    """
    reaches = any(one.day is not None and one.day < today - YEAR for one in stream.posts)
    if stream.channel.is_whole or reaches:
        return False
    failed = (reason_of(one.outcome) is not None and not is_missing(one.outcome) for one in stream.outlet.looked.asked)
    return any(failed)
