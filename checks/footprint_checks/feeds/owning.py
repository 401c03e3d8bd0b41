"""Whose a feed is: the site's it was found from, or somebody else's."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from footprint.extract.domain import registrable

if TYPE_CHECKING:
    from footprint.extract.feed import Feed

SHARED = frozenset(
    {
        "beehiiv.com", "bandcamp.com", "bearblog.dev", "blog4ever.com", "blogg.se", "canalblog.com", "centerblog.net",
        "dreamwidth.org", "eklablog.com", "free.fr", "ghost.io", "hashnode.dev", "home.blog", "hypotheses.org",
        "itch.io", "jimdofree.com", "kessel.media", "livejournal.com", "mataroa.blog", "medium.com", "micro.blog",
        "neocities.org", "ning.com", "over-blog.com", "overblog.com", "pagesperso-orange.fr", "posthaven.com",
        "prose.sh", "silvrback.com", "skyrock.com", "squarespace.com", "substack.com", "surge.sh", "svbtle.com",
        "tumblr.com", "typepad.com", "typepad.fr", "unblog.fr", "weebly.com", "wordpress.com", "write.as",
    }
)  # fmt: skip
"""Domains under which everybody has a host of their own, and which the public suffix list does not tell of."""
SERVICES = frozenset({"feedburner.com", "feedblitz.com", "follow.it", "feedpress.me", "feedpress.com", "rss.app"})
"""Services that carry the feeds of others; what they carry says whose it is."""

_NOWHERE = re.compile(
    r"(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1\]|example\.(?:com|org|net)|(?:your|my)-?(?:site|domain)\.\w+)"
)
"""Where software that was never told its address believes to be."""
_OF_ONE = re.compile(r"^/(?:~|%7[eE]|@|u/|users?/|people/|members?/|blogs?/)[^/]+/?")
_NAME = 4
"""Letters of a title that is told from a word that any title may hold."""
_MANY = 3
"""Distinct authors, or sources, from which a feed of others' posts is a collection and no one's links."""


def owner(url: str) -> str:
    """The part of an address's host that is one owner's: the registered one, or a host under a shared domain."""
    domain = registrable(url)
    return host_of(url).removeprefix("www.") if domain in SHARED else domain


def host_of(url: str) -> str:
    """The host of an address, lower case; empty when there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def is_same_owner(one: str, other: str) -> bool:
    """Do both addresses lie under one owner's name?"""
    return owner(one) == owner(other) != ""


def folder(url: str) -> str:
    """The page's own folder: what lies under its address; of a user's page on a shared host, all that is theirs."""
    path = urlsplit(url).path
    of_one = _OF_ONE.match(path)
    if of_one is not None:
        return urljoin(url, f"{of_one[0].rstrip('/')}/")
    is_file = "." in path.rpartition("/")[2]
    return urljoin(url, path.rpartition("/")[0] + "/" if is_file else path.rstrip("/") + "/")


def is_of_one(url: str) -> bool:
    """Is it a user's page on a host of many (`/~camille/`)?"""
    return urlsplit(url).path.lower().startswith(("/~", "/%7e"))


def lies_under(feed: Feed, page_url: str) -> bool:
    """Does the feed belong to the page's folder, by its own address or by the page it names as its own?

    A post that stands in a feed of one author belongs to it as well.
    """
    own = _place(folder(page_url))
    if any(f"{_place(one).rstrip('/')}/".startswith(own) for one in (feed.url, feed.site) if one):
        return True
    authors = {one.author for one in feed.entries}
    is_listed = any(_place(one.url).rstrip("/") == _place(page_url).rstrip("/") for one in feed.entries)
    return is_listed and len(authors) == 1 and "" not in authors


def is_own(feed: Feed, page_url: str, *, title: str = "") -> bool:
    """Is the feed the site's own, by where it lies, the site that it names, and where its posts are?

    A feed at the site's own address is somebody else's when its posts and the site that it names are, or when it
    collects the posts of several others. One at another address is the site's own when it names the site, or when most
    of its posts lie there. A site that moved may leave its old address in its feed: then its title tells, beside the
    page's.
    """
    own = owner(page_url)
    site, posts = _owner_of_site(feed, page_url), _owners_of_posts(feed, page_url)
    most_own = 2 * posts[own] > posts.total()
    if owner(feed.url) == own:
        if not posts.total() or most_own:
            return True
        return (site in {own, ""} or _is_called(feed, title)) and not _is_collection(feed, own)
    if site == own:
        return not posts.total() or most_own or not _is_collection(feed, own)
    return most_own


def _is_called(feed: Feed, title: str) -> bool:
    """Has the feed the page's title, or the name of the site in it?"""
    name = feed.title.casefold().strip()
    return len(name) >= _NAME and name in title.casefold()


def _owner_of_site(feed: Feed, page_url: str) -> str:
    """The owner of the site that a feed names; empty where it names none, or a place that is nobody's."""
    if not feed.site or _NOWHERE.fullmatch(host_of(feed.site)) or owner(feed.site) in SERVICES:
        return ""
    return _own_name(feed.site, page_url) or owner(feed.site)


def _owners_of_posts(feed: Feed, page_url: str) -> Counter[str]:
    hosts = Counter(host_of(one.url) for one in feed.entries if one.url)
    found: Counter[str] = Counter()
    samples = {host_of(one.url): one.url for one in feed.entries if one.url}
    for host, count in hosts.items():
        if not _NOWHERE.fullmatch(host) and owner(samples[host]) not in SERVICES:
            found[_own_name(samples[host], page_url) or owner(samples[host])] += count
    return found


def _own_name(url: str, page_url: str) -> str:
    """The page's owner, where a shared domain writes the same name as a folder: `medium.com/@camille`."""
    domain, own = registrable(url), owner(page_url)
    if domain not in SHARED or registrable(page_url) != domain:
        return ""
    name = own.partition(".")[0]
    first = urlsplit(url).path.strip("/").partition("/")[0].lstrip("@").lower()
    return own if name and first == name else ""


def _is_collection(feed: Feed, own: str) -> bool:
    """Does it gather the posts of several others, as a planet does? Links of one's own choice have one author."""
    others = [one for one in feed.entries if one.url and owner(one.url) != own]
    authors = {one.author for one in others if one.author}
    sources = {owner(one.source) for one in others if one.source}
    return max(len(authors), len(sources)) >= _MANY


def _place(url: str) -> str:
    """An address without what does not matter when folders are compared."""
    bare = url.partition("#")[0].partition("://")[2]
    return bare.removeprefix("www.").replace("%7e", "~").replace("%7E", "~")
