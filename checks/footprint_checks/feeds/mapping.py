"""What a list of a site's addresses says of its posts: which are listed, which of them a feed leaves out, and when.

Nothing is guessed in a blog's favour: a list proves a feed whole only when it names every post of the feed and no other
address that might be a post; and a date comes from an address alone, for what a site map dates is the last change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from footprint.extract.entry import FIRST_YEAR
from footprint.extract.feed import Entry
from footprint_checks.feeds.found import name_of, spelled
from footprint_checks.feeds.ranking import is_of_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from footprint.extract.sitemap import Listed

MOST_ADDED = 1_000
"""Posts taken from a list of addresses."""
LEAST = 3
"""Posts that make a site map a substitute for a feed."""

_DATED = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")
_DATED_IN_ONE = re.compile(r"/((?:19|20)\d{2})(\d{2})(\d{2})(?=[/_-])")
_BLOGLIKE = re.compile(
    r"(?i)/(?:blog(?:ue)?|posts?|articles?|journal|billets?|carnet|chroniques?|notes|actualites?|news|p|writing|essays|"
    r"(?:19|20)\d{2}/(?:\d{2}/)?)/?[^/?#]+/?(?:[^/?#]+/?)?$"
)
_PAGED = re.compile(r"(?i)/page/?\d+|[?&]paged?=\d+|/(?:19|20)\d{2}(?:/\d{1,2}){0,2}/?$|/archives?/?$")
_OF_POSTS = re.compile(r"(?i)(?:^|[/_.-])(?:posts-post|posts?|articles?|blog|billets?|entries)(?:[_.-]|$)")
_OF_OTHERS = re.compile(
    r"(?i)posts-(?!post)|[/_.-](?:tags?|categor\w+|authors?|users?|pages?|products?|taxonom\w+|image|video)s?(?:[_.-]|$)"
)


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a site, from one or several lists.

    Attributes:
        listed: in the order of the lists.
        are_posts: the list is one of posts by its own name.
        is_partial: some list was not read, or is not complete by its own form.
    """

    listed: tuple[Listed, ...]
    are_posts: bool = False
    is_partial: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """A feed beside a list of its site's addresses.

    Attributes:
        older: posts that the feed leaves out, newest first, with the day that their addresses give.
        is_whole: with these, no post is missing.
        covered_from: with these, no post from this day on is missing; None when that can't be told.
    """

    older: tuple[Entry, ...] = ()
    is_whole: bool = False
    covered_from: date | None = None


def is_of_posts(url: str) -> bool:
    """Is it, by its name, a site map of posts and of nothing else?"""
    path = urlsplit(url).path
    return bool(_OF_POSTS.search(path)) and not _OF_OTHERS.search(path)


def compared(known: Sequence[Entry], addresses: Addresses) -> Compared:
    """What a list adds to the posts of a feed."""
    names = {name_of(one) for one in known if one.url}
    listed = {spelled(one.url): one for one in addresses.listed}
    if addresses.is_partial or len(names) < len(known) or not names <= listed.keys():
        return Compared()
    depth = min((_depth(one.url) for one in known), default=1)
    unknown = [one for name, one in listed.items() if name not in names and _may_be_post(one.url, addresses, depth)]
    dated = [(day, one) for one in unknown if (day := day_in(one.url)) is not None]
    undated = [one for one in unknown if day_in(one.url) is None]
    if any(one.changed is None for one in undated):
        return Compared()
    last = max((one.changed.date() for one in undated if one.changed is not None), default=None)
    kept = sorted(((day, one.url) for day, one in dated if last is None or day > last), reverse=True)[:MOST_ADDED]
    older = tuple(_entry(place, url, day) for place, (day, url) in enumerate(kept))
    if last is None:
        is_all = len(kept) == len(dated)
        return Compared(older, is_whole=is_all, covered_from=None if is_all else kept[-1][0])
    return Compared(older, covered_from=last + timedelta(days=1))


def posts_of(addresses: Addresses, page_url: str) -> tuple[Entry, ...]:
    """The posts of a site that has no feed, newest first; each with its day, else the day of its last change."""
    found = [
        (day, one.url)
        for one in addresses.listed
        if (addresses.are_posts or day_in(one.url) is not None or _BLOGLIKE.search(urlsplit(one.url).path))
        and spelled(one.url) != spelled(page_url)
        and not _is_listing(one.url)
        and (day := day_in(one.url) or (one.changed.date() if one.changed else None)) is not None
    ]
    newest = sorted(found, reverse=True)[:MOST_ADDED]
    return tuple(_entry(place, url, day) for place, (day, url) in enumerate(newest)) if len(newest) >= LEAST else ()


def day_in(url: str) -> date | None:
    """The day that an address holds; None when it holds none, or only a month."""
    path = urlsplit(url).path
    found = _DATED.search(path) or _DATED_IN_ONE.search(path)
    if found is None:
        return None
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
    return day if day.year >= FIRST_YEAR else None


def _entry(place: int, url: str, day: date) -> Entry:
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return Entry(place, url, "", moment, is_whole=False)


def _may_be_post(url: str, addresses: Addresses, depth: int) -> bool:
    """Might it be a post: as deep in the site as those that are known, and no page of a list?"""
    if _depth(url) == 0 or _is_listing(url):
        return False
    return addresses.are_posts or _depth(url) >= depth


def _is_listing(url: str) -> bool:
    parts = urlsplit(url)
    return is_of_part("", f"{url.rstrip('/')}/") or bool(_PAGED.search(f"{parts.path}?{parts.query}".rstrip("?")))


def _depth(url: str) -> int:
    return len([one for one in urlsplit(url).path.split("/") if one])
